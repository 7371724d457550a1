"""Where a format says that a paragraph begins, no line goes on with the one above; but where a page was pasted."""

import pytest

from synth.corpus.layout.lines import lines_of
from synth.corpus.layout.read import read_lines
from synth.corpus.layout.shapes import paragraphs
from synth.corpus.statements import read_note

SHORT = ["รถกระบะสวนกันไม่ได้ตรงสะพานไม้ ติดอยู่เกือบ 10 นาที", "เด็กนักเรียนมาถึงก่อนผู้ใหญ่ทุกกลุ่ม", "ยายสองคนบ้านบนไม่ยอมออก"]
PAGE = [
    "ชาวบ้านเริ่มแยกขยะตั้งแต่ต้นทางกันทุกหลังคาเรือนแล้ว",
    "เพราะเห็นว่าเพื่อนบ้านทำได้จริงและขายของเก่าได้เงินกลับ",
    "มาซื้อถังใบใหม่",
    "ส่วนรถเก็บขยะยังมาไม่ตรงเวลาเหมือนเดิมทุกวันเสาร์และ",
    "อาทิตย์",
]


def _told(texts):
    return {line.start: {"paragraph": True} for line in lines_of("\n".join(texts))}


@pytest.mark.parametrize(
    ("texts", "begun"),
    [(SHORT, [0, 1, 2]), (PAGE, [0, 3]), ([SHORT[0]], [0]), (["ก" * 300, "ข" * 300, "ค" * 20], [0, 1, 2])],
)
def test_paragraphs_of_a_format(texts, begun):
    lines = lines_of("\n".join(texts))
    assert paragraphs(lines, _told(texts)) == begun
    assert paragraphs(lines, {}) == []


@pytest.mark.parametrize(
    ("lines", "statements"),
    [
        (["รถกระบะสวนกันไม่ได้ตรงสะพานไม้ ติดอยู่เกือบ 10 นาที", "เด็กนักเรียนมาถึงก่อนผู้ใหญ่ทุกกลุ่ม"], 2),
        # and so may a turn have several
        (["ป้าศรี: คลองแห้งตั้งแต่เดือนมีนาคมปีที่แล้ว", "แล้วก็ไม่มีใครมาดูเลย", "ลุงดำ: ขุดลอกกันเองสองรอบ"], None),
    ],
)
def test_a_paragraph_of_word_is_a_statement_and_no_heading(lines, statements):
    text = "\n".join(["สิ่งที่พบ", *lines])
    starts = [text.index(line) for line in lines]
    rows = read_note(text, "a.docx", {start: {"paragraph": True} for start in starts}).statements
    assert {row["section"] for row in rows} == {"สิ่งที่พบ"}
    assert statements is None or len(rows) == statements


def test_where_paragraphs_begin_says_nothing_else_of_lines():
    text = "\n".join(["เวทีสรุปบทเรียน", "", "ปัญหาที่พบ", *SHORT])
    told = {line.start: {"paragraph": True} for line in lines_of(text)}
    plain, begun = read_lines(text), read_lines(text, told)
    assert [line.kind for line in begun] == [line.kind for line in plain]
    assert all(one.certain <= 0.999 for one in begun)  # that is kept for what a person says
