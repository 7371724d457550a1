import re

import pandas as pd
import pytest

from synth.themes import reasons
from synth.themes.suggest import suggest


def test_wording_is_what_a_colleague_would_write():
    said = [text for name, text in vars(reasons).items() if name.isupper() and isinstance(text, str)]
    for text in said:
        assert not re.search("ข้อเสนอแนะ|คลัสเตอร์|เข้ารหัส|โค้ด|ธีม|ซิมิลาร์", text)
        assert re.search("[ก-ฮ]", text)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("ผู้นำตามธรรมชาติ", "ผู้นำตามธรรมชาติ"),
        ("ผู้นำ\n ตามธรรมชาติ", "ผู้นำ ตามธรรมชาติ"),
        ("ชุมชน" * 30, "ชุมชน" * 9 + "…"),
    ],
)
def test_quotes_are_cut_between_words(text, short):
    assert reasons._short(text) == short


BOOK = pd.DataFrame(
    [
        ("trust", "ความไว้วางใจ", "", "คนในชุมชนเชื่อใจกัน", "เล่าทุกเรื่องอย่างเปิดเผย"),
        ("money", "งบประมาณ", "งบประมาณ;เบิกจ่าย", "เงินที่ใช้ทำงาน", ""),
        ("season", "ฤดูกาล", "", "", ""),
    ],
    columns=["code", "name", "keywords", "definition", "example"],
)


def reason(text, code, codings=None, others=()):
    said = pd.DataFrame({"statement_id": ["s", *map(str, range(len(others)))], "text": [text, *others]})
    hints = suggest(said, codings, BOOK.assign(dimension=[f"d{n}" for n in range(3)]))
    return hints.set_index(["statement_id", "code"]).loc[("s", code), "because"]


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("การเบิกจ่ายล่าช้า", "money", "พบคำว่า เบิกจ่าย"),
        ("เงินมาช้ากว่าแผน", "money", "คำว่า เงิน อยู่ในนิยามของรหัส"),
        ("ครูแดงเปิดเผยบัญชีทุกเดือน", "trust", "คำว่า เปิดเผย อยู่ในข้อความตัวอย่างของรหัส"),
        ("ต้องสร้างความไว้วางใจก่อน", "trust", "พบคำในชื่อรหัส ความไว้วางใจ"),
        ("ฝนตกทุกวันจนถนนขาด", "season", reasons.OF_BOOK),
    ],
)
def test_with_nothing_coded_only_the_codebook_is_named(text, code, said):
    assert reason(text, code, others=["เราคุยกันทุกเช้า", "ปลูกผักข้างบ้าน"]) == said


def test_what_was_coded_is_named_where_the_word_stands_there():
    others = ["โรงเรียนประถมเลื่อนสอบปลายภาค เพราะครูเดินทางอ้อมหลายตำบลเมื่อถนนซ่อมนาน", "น้ำท่วมตลาด"]
    coded = pd.DataFrame({"statement_id": ["0", "1"], "code": ["season", "season"]})
    said = reason("ฝนตกทุกวันจนถนนขาดสองสาย ต้องอ้อมไปทางสวนยาง", "season", coded, others)
    assert said.startswith(("คำว่า ถนน", "คำว่า อ้อม"))
    assert said.endswith("อยู่ในข้อความที่ลงรหัสนี้แล้ว 1 ข้อความ")
    assert reason("ปลูกมะนาวหลังบ้าน", "season", coded, others) == reasons.OF_CODED


def test_every_pattern_has_its_english():
    said = {
        *reasons.IN_CELL.values(),
        *(value for name, value in vars(reasons).items() if name.isupper() and isinstance(value, str)),
    }
    assert said - {reasons.GROUPED} == set(reasons._ENGLISH)
    text = pd.DataFrame({"statement_id": ["s"], "text": ["เงินมาช้ากว่าแผน"]})
    assert suggest(text, None, BOOK, lang="en")["because"][0] == "เงิน: in the code's definition"
