"""No reading of a file costs the square of its lines, of what stands in one of them or of its table.

What loops over lines, days or cells is fed long input, a shape for each part of the reading: four times as much
takes no sixteen times the work, in time of this process alone and several times over.
"""

from time import process_time

import pytest

from synth.corpus.reading import read_file

LINES, TRIES, LINEAR, AT_ONCE = 500, 4, 9, 0.5
DAY = "5 มีนาคม 2567"
MAIL = "จาก: ศรี <sri@example.org>\nถึง: ทีม\nเรื่อง: ขยะ\n"


def each(line):
    """Return what makes a text of so many lines, numbered where the line has a place for it."""
    return lambda n: "".join(line.format(n=number, few=number % 7, minute=number % 60) for number in range(n))


SHAPES = {
    "days in one line": lambda n: f"{DAY} " * (3 * n),
    "days in figures in one line": lambda n: "5/3/2567 " * (3 * n),
    "days below a title": lambda n: "สรุปเวที\n" + f"{DAY} " * (3 * n),
    "days in a row of a table": lambda n: "\t".join(["วันที่"] * n) + "\n" + "\t".join([DAY] * n),
    "days, a line each": each(f"จัดเวทีเมื่อวันที่ {DAY} ที่วัด\n"),
    "days of posts": each(f"โพสต์เมื่อวันที่ {DAY} โดยแอดมิน\n"),
    "days of printing": each(f"พิมพ์เมื่อวันที่ {DAY} จากระบบ\n"),
    "the same line": each("ถังไม่พอสำหรับทุกบ้าน\n"),
    "the same heading": each("บทเรียน\n\n"),
    "headings of many looks": lambda n: "".join(f"{'[(«“*#='[i % 7] * (i % 9 + 1)} บทเรียน {i}\n\n" for i in range(n)),
    "items": each("{n}. ถังไม่พอ\n"),
    "the same number": each("1. ถังไม่พอ\n"),
    "items below items": each("{n}. ผล ได้แก่\n{n}.1 ถังไม่พอ\n"),
    "lone numbers": each("{few}.\nถังไม่พอ\n"),
    "deeper and deeper": lambda n: "".join(" " * (i % 300) + f"- ถังไม่พอ {i}\n" for i in range(n)),
    "an item that goes on": lambda n: "1. ถังไม่พอ\n" + "   และรถมาช้า\n" * n,
    "a list of contents": lambda n: "สารบัญ\n" + "ผลที่ได้ ........ 3\n" * n,
    "a list in a line": lambda n: "ปัจจัย ได้แก่ " + "".join(f"{i}) ผู้นำดี " for i in range(1, 3 * n)),
    "what semicolons part": lambda n: "ปัญหา: " + "ถังไม่พอ; " * (3 * n),
    "sentences": lambda n: "ชาวบ้านช่วยกันดูแลแปลงผักทุกเช้าค่ะ " * (3 * n),
    "votes": each("- ถังไม่พอ (5 คะแนน)\n"),
    "turns": each("ป้าศรี{few}: ถังไม่พอ\n"),
    "turns of many": each("ป้าศรี{n}: ถังไม่พอ\n"),
    "who speaks and a clock": each("ป้าศรี{n}  0:{minute:02}\nถังไม่พอ\n"),
    "clocks alone": each("ป้าศรี{few}\n09:{minute:02}\nถังไม่พอ\n"),
    "names behind": each("- ถังไม่พอ (ป้าศรี{n})\n"),
    "quotes with names": each("“น้ำมาเร็ว” — ลุงปั้น\n"),
    "quotes that never close": each("“น้ำมาเร็ว\n"),
    "arrows": each("ฝนตก -> น้ำท่วม\n"),
    "comments": each("ป้าศรี\nถังไม่พอ\nถูกใจ · ตอบกลับ · 2 วัน\n"),
    "letters": each(MAIL + "\nถังไม่พอ\n\nขอแสดงความนับถือ\nศรี\n\n"),
    "minutes": lambda n: "รายงานการประชุม\n" + "ประธานแจ้งว่า งบมาแล้ว\n" * n,
    "a table": lambda n: "ปัญหา\tทางออก\tใคร\n" + "ถังไม่พอ\tซื้อเพิ่ม\tอบต.\n" * n,
    "a wide table": lambda n: "\t".join(f"หัว{i}" for i in range(n)) + "\n" + "\t".join(["ถังไม่พอ"] * n),
    "heads apart": each("ปัญหา\tทางออก\tใคร\n\nผู้พูด\tคำพูด\n\n"),
    "rows of many lengths": lambda n: "".join("ก\t" * (i % 97) + "ข\n" for i in range(n)),
    "a table of pipes": lambda n: "| ปัญหา | ทางออก |\n|---|---|\n" + "| ถังไม่พอ | ซื้อ |\n" * n,
    "pipes in one line": lambda n: "ก | ข | " * (3 * n),
    "a form in parts": each("ส่วนที่ {n}\t\nผลที่ได้\tขยะลดลง\n"),
    "an agenda": lambda n: "เวลา\tกิจกรรม\n" + "08.30-09.00 น.\tลงทะเบียน\n" * n,
}  # fmt: skip
QUICK = ("days, a line each", "the same line", "items", "sentences", "turns", "letters", "a table")
ASKED = [pytest.param(shape, marks=() if shape in QUICK else pytest.mark.long) for shape in SHAPES]


def seconds(path, text):
    path.write_text(text, encoding="utf-8")
    began = process_time()
    assert read_file(str(path), "n", {})["readings"]
    return process_time() - began


@pytest.mark.parametrize("shape", ASKED)
def test_four_times_as_much_takes_no_sixteen_times_the_work(tmp_path, shape):
    make, path = SHAPES[shape], tmp_path / "note.txt"
    for _ in range(TRIES):
        long = seconds(path, make(4 * LINES))
        if long < AT_ONCE or long < LINEAR * seconds(path, make(LINES)):
            return
    pytest.fail(f"grows with the square: {long:.2f} s")
