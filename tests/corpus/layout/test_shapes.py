"""Where a format says that a paragraph begins, no line goes on with the one above; but where a page was pasted."""

import pytest

from synth.corpus.layout.evidence import evidence_of
from synth.corpus.layout.lines import Kind, lines_of
from synth.corpus.layout.read import read_lines
from synth.corpus.layout.shapes import paragraphs

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


def test_a_paragraph_goes_on_with_no_other():
    text = "\n".join(SHORT)
    assert all(Kind.MORE not in kinds for kinds in evidence_of(text, _told(SHORT)).allowed)
    assert evidence_of(text).allowed[1] is None or Kind.MORE in evidence_of(text).allowed[1]


def test_where_paragraphs_begin_says_nothing_else_of_lines():
    text = "\n".join(["เวทีสรุปบทเรียน", "", "ปัญหาที่พบ", *SHORT])
    told = {line.start: {"paragraph": True} for line in lines_of(text)}
    plain, begun = read_lines(text), read_lines(text, told)
    assert [line.kind for line in begun] == [line.kind for line in plain]
    assert all(one.certain <= 0.999 for one in begun)  # that is kept for what a format says
