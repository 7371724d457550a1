"""Notes that a reader took for something else in places, and a study of them."""

from study.lined import corpus, read
from synth.study import Study

TEAM = """เวทีสรุปงานป่าชุมชน
12 มกราคม 2565
สิ่งที่ทำได้ดี
1. ผู้นำลงพื้นที่เองทุกเดือน
2. ทีมงานพบกันทุกวันจันทร์
และจดบันทึกไว้ทุกครั้ง
สิ่งที่ต้องปรับ
1. งบประมาณออกช้า
2. ฝนตกจนเลื่อนกิจกรรม
ป้าแดง: อยากให้คนรุ่นใหม่มาช่วย
หน้า 1 จาก 2"""
KINDS = "title head heading statement statement statement statement statement statement statement statement".split()
"""Wrong: line 6 goes on, line 7 is a heading, line 10 is a turn, line 11 is not content."""
DOUBTS = {5: 0.4, 6: 0.3, 9: 0.45, 10: 0.42}


def noted(path, names=("2565/ป่า.txt", "2565/น้ำ.txt", "2566/อื่น.txt")):
    """Begin a study of notes of one form and one of another, each read with the same mistakes."""
    texts = [TEAM, TEAM.replace("ป้าแดง", "ลุงดำ").replace("1. ผู้นำ", "1. พวกเรา"), "บันทึกสั้น\nน้ำท่วมถนน"]
    readings = []
    for name, text in zip(names, texts, strict=True):
        source, statements, left_out, lines = read(text, KINDS, name, cohort=name[:4])
        lines = [row | {"certain": DOUBTS.get(place, 0.97)} for place, row in enumerate(lines)]
        sure = {row["start"]: row["certain"] for row in lines}
        statements = [
            row | {"certain": min(v for k, v in sure.items() if row["start"] - 3 <= k <= row["end"])}
            for row in statements
        ]
        readings.append((source, statements, left_out, lines))
    study = Study(path)
    study.add_corpus(corpus(*readings))
    return study


__all__ = ["DOUBTS", "KINDS", "TEAM", "noted"]
