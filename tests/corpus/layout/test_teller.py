"""Who a note says was asked answers its questions; of whom it tells, or whose heads ask nothing, does not."""

import pytest

from synth.corpus.statements import read_note

A, B = "ตอนนั้นน้ำท่วมนาหมด เลยชวนกันสานกระจาด", "ไผ่แพงมาก ต้องสั่งจากอำเภออื่น"
ASKED = ["เริ่มกลุ่มได้อย่างไร", "อุปสรรคสำคัญคืออะไร"]


@pytest.mark.parametrize(
    ("head", "headings", "speaker"),
    [
        ("สัมภาษณ์ป้าละไม ประธานกลุ่มจักสาน", ASKED, "ป้าละไม"),
        ("เรื่องเล่าจากพระมหาเอก วัดป่าห้วยลาน", ["เรื่องนี้เริ่มต้นอย่างไร", "สิ่งที่ยังไม่สำเร็จคืออะไร"], "พระมหาเอก"),
        ("ผู้ให้สัมภาษณ์: ลุงคำ อายุ 71 ปี", ASKED, "ลุงคำ"),
        # topics, nobody asked, somebody who only was there
        ("สัมภาษณ์ป้าละไม ประธานกลุ่มจักสาน", ["การเริ่มกลุ่ม", "อุปสรรคสำคัญ"], ""),
        ("ถอดบทเรียนกลุ่มจักสาน", ASKED, ""),
        ("เวทีคุยกันที่บ้านป้าละไม", ASKED, ""),
    ],
)
def test_who_answers(head, headings, speaker):
    note = f"{head}\n8 ส.ค. 2566\n\n{headings[0]}\n- {A}\n\n{headings[1]}\n- {B}\n"
    said = {row["text"]: row["speaker"] for row in read_note(note, "a.txt").statements}
    assert [said[A], said[B]] == [speaker, speaker]
