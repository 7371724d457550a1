import pytest

from synth.corpus.readers.chat import read_chat
from synth.corpus.readers.chat_days import days_of
from synth.corpus.statements import read_note


def said(chat):
    document = read_chat(chat)
    note = read_note(document.text, "chat.txt", document.told)
    return [(row["speaker"], row["time"][-5:], row["text"]) for row in note.statements]


TABS = "[LINE] กลุ่มป่า\nบันทึกเมื่อ 04/12/2568 07:48\n\nศ. 28/11/2568\n"
BLANKS = "2025.05.15 วันพฤหัสบดี\n08:35 ป้าสมใจ ต้นไม้รอดเกือบหมด\n08:36 ลุงแดง ฝนมาพอดีเลยปีนี้\n"
BEGUN = [("ป้าสมใจ", "08:35", "ต้นไม้รอดเกือบหมด"), ("ลุงแดง", "08:36", "ฝนมาพอดีเลยปีนี้")]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        # tabs within and behind a message
        ("08:37 ป้าสมใจ เวรเฝ้าไฟ\tจันทร์\tลุงแดง", [("ป้าสมใจ", "08:37", "เวรเฝ้าไฟ\tจันทร์\tลุงแดง")]),
        ("08:37 ป้าสมใจ เหลือกล้าสองถุง\t", [("ป้าสมใจ", "08:37", "เหลือกล้าสองถุง")]),
        # what the chat itself says
        *((f"08:40 {line}", []) for line in (
            "ยกเลิกข้อความแล้ว", "ลุงแดง ยกเลิกข้อความ", "ลุงแดง เขียนโน้ตใหม่", "ลุงแดง สร้างโพล", "ลุงแดง รูป", "ลุงแดง ไม่ได้รับสาย",
            "ลุงแดง เปลี่ยนชื่อกลุ่มเป็น รักป่า", "ลุงแดง เพิ่ม ครูนิด เข้ากลุ่ม", "ลุงแดง added Nid to the group", "สายที่ไม่ได้รับ", "ลุงแดง ☎ 2:10",
        )),
        # what people say of notes, calls and pictures
        ("08:40 ลุงแดง เขียนโน้ตใหม่ให้หน่อยครับ", [("ลุงแดง", "08:40", "เขียนโน้ตใหม่ให้หน่อยครับ")]),
        ("08:40 ลุงแดง รูปสวยมากเลย", [("ลุงแดง", "08:40", "รูปสวยมากเลย")]),
        # a day within a message begins no day
        ("08:40 ลุงแดง ประชุมที่วัด\nนัดวันที่ 5 มกราคม 2569\n08:50 ป้าสมใจ ได้ค่ะ", [("ลุงแดง", "08:40", "ประชุมที่วัด\nนัดวันที่ 5 มกราคม 2569"), ("ป้าสมใจ", "08:50", "ได้ค่ะ")]),
    ],
)  # fmt: skip
def test_a_chat_of_a_computer(message, expected):
    assert said(BLANKS + message) == BEGUN + expected


@pytest.mark.parametrize(
    ("messages", "expected"),
    [
        # quotes within a message of several lines are written twice
        ('08:55\tแดง\t"หลานถามว่า\n""ป่าโตหรือยัง""\nจะไปดูด้วย"\n09:10\tศรี\tพามาเลย', [("แดง", "08:55", 'หลานถามว่า\n""ป่าโตหรือยัง""\nจะไปดูด้วย'), ("ศรี", "09:10", "พามาเลย")]),
        ('08:55\tแดง\t"ครูบอก ""ดีมาก""\nเจอกัน 5 มกราคม 2569\nที่ศาลา"\n09:10\tศรี\tได้ค่ะ', [("แดง", "08:55", 'ครูบอก ""ดีมาก""\nเจอกัน 5 มกราคม 2569\nที่ศาลา'), ("ศรี", "09:10", "ได้ค่ะ")]),
        # a quote that is never closed takes no other message
        ('08:55\tแดง\t"ครูบอกว่าดี\n09:10\tศรี\tได้ค่ะ', [("แดง", "08:55", "ครูบอกว่าดี"), ("ศรี", "09:10", "ได้ค่ะ")]),
        ('08:55\tแดง\t"รอด" กับ "ตาย" อย่างละครึ่ง', [("แดง", "08:55", '"รอด" กับ "ตาย" อย่างละครึ่ง')]),
        # further lines without quotes
        ("08:55\tแดง\tพรุ่งนี้\nเก็บขยะด้วย\n09:10\tศรี\tได้ค่ะ", [("แดง", "08:55", "พรุ่งนี้\nเก็บขยะด้วย"), ("ศรี", "09:10", "ได้ค่ะ")]),
    ],
)  # fmt: skip
def test_a_chat_of_a_telephone(messages, expected):
    assert said(TABS + messages) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Thu, 3/9/2026", "Thu, 10/9/2026"], ["2026-09-03", "2026-09-10"]),
        (["Thu, 9/3/2026", "Fri, 9/25/2026"], ["2026-09-03", "2026-09-25"]),
        (["Thu, 9/3/2026", "Thu, 9/10/2026"], ["2026-09-03", "2026-09-10"]),  # only the weekday tells
        (["พฤ. 03/09/2569"], ["2026-09-03"]),
        (["2569.09.03 วันพฤหัสบดี"], ["2026-09-03"]),
        (["วันพฤหัสบดีที่ 3 กันยายน 2569"], ["2026-09-03"]),
        (["Thursday, September 3, 2026"], ["2026-09-03"]),
        (["Saved on: 9/26/2026, 11:00", "นัดวันที่ 3 กันยายน 2569"], []),
    ],
)
def test_the_days_of_a_chat(lines, expected):
    assert list(days_of(lines).values()) == expected
