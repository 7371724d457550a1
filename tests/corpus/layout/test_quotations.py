"""A name beside words in quotes says whose they are; what stands there beside a name does not."""

import pytest

from synth.corpus.layout.lines import lines_of
from synth.corpus.layout.quotations import beside_quotes
from synth.corpus.statements import read_note

A, B = "“ของขายดีขึ้นวันที่รถมา”", '"ไม่เคยคิดว่าจะพูดหน้าเวทีได้"'


@pytest.mark.parametrize(
    ("line", "speaker", "words"),
    [
        (f"{A} ลุงช้วน", "ลุงช้วน", A[1:-1]),
        (f"- {A} แม่ปุ้ม แม่น้องข้าวปั้น", "แม่ปุ้ม แม่น้องข้าวปั้น", A[1:-1]),
        (f"{A} ยายแก้ว วัย 80 ปี", "ยายแก้ว", A[1:-1]),
        (f"{A} โดย ลุงช้วน", "ลุงช้วน", A[1:-1]),
        (f"{A} ลุงปั่น กล่าว", "ลุงปั่น", f"{A} ลุงปั่น กล่าว"),
        (f"{A} ครูต้อมเล่าทิ้งท้าย", "ครูต้อม", f"{A} ครูต้อมเล่าทิ้งท้าย"),
        (f"ป้าแดง {B}", "ป้าแดง", B[1:-1]),
        (f"2. น้องฟ้า {B}", "น้องฟ้า", B[1:-1]),
        # nobody is called, something is told of somebody, or the quotes stand for a word
        (f"{A} คือคำที่ได้ยินบ่อย", "", None),
        (f"{A} ทุกคนเห็นด้วย", "", None),
        (f"{A} ลุงปั่นไม่เห็นด้วย", "", None),
        (f"ที่ประชุมตกลง {B}", "", None),
        (f"ปัญหาสำคัญ {B}", "", None),
        ("ลุงดำ “เซียน”", "", None),
    ],
)
def test_a_name_beside_quotes(line, speaker, words):
    rows = read_note(f"เสียงจากเวที\n\nช่วงเช้า\n{line}", "a.txt").statements
    assert [row["speaker"] for row in rows if words is None or row["text"] == words] == [speaker]


def test_what_the_format_tells_stays():
    [line] = lines_of(f"{A} ลุงช้วน")
    assert beside_quotes([line], {0: {"kind": "heading", "level": 1}}) == {}
