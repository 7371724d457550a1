"""People's names alone over what is told say who tells it; topics, and of whom it is told, do not."""

import pytest

from synth.corpus.layout.lines import Kind, lines_of
from synth.corpus.layout.own_lines import names_alone
from synth.corpus.statements import read_note

A, B, C = "ถังเต็มทุกวันศุกร์", "คนแก่ยกถังไม่ไหว", "เด็กแยกขยะเป็นทุกคน"


@pytest.mark.parametrize(
    ("names", "speakers"),
    [
        (["ป้าแดง", "ลุงคำ", "ครูพิณ"], ["ป้าแดง", "ลุงคำ", "ครูพิณ"]),
        (["ป้าแดง", "พี่นิด ประธานกลุ่ม", "ครูพิณ"], ["ป้าแดง", "พี่นิด ประธานกลุ่ม", "ครูพิณ"]),
        (["กลุ่มครู", "กลุ่มผู้ปกครอง", "กลุ่มนักเรียน"], ["", "", ""]),
        (["ปัญหา", "สาเหตุ", "ทางออก"], ["", "", ""]),
    ],
)
def test_names_over_items(names, speakers):
    parts = [f"{name}\n   - {words}" for name, words in zip(names, (A, B, C), strict=True)]
    rows = read_note("เสียงจากเวทีเล็ก\n\n" + "\n".join(parts), "a.txt").statements
    said = {row["text"]: row["speaker"] for row in rows}
    assert [said[words] for words in (A, B, C)] == speakers


def test_of_whom_it_is_told():
    lines = lines_of("ป้าแดง\n- ป้าแดงเริ่มแยกขยะปี 60\nลุงคำ\n- ลุงคำไม่เคยขาดประชุม\nครูนิด\nพี่เอ")
    kinds = [Kind.HEADING, Kind.STATEMENT] * 2 + [Kind.HEADING] * 2
    note = [line._replace(kind=kind) for line, kind in zip(lines, kinds, strict=True)]
    assert names_alone(note, {}) == note


@pytest.mark.parametrize(
    ("title", "words", "speaks"),
    [
        ("เสียงจากวง", "ขาดเรียนยี่สิบวัน", True),
        ("บันทึกวงคุย", "หนูขาดเรียนยี่สิบวัน", True),
        ("สรุปเคสเด็ก", "ขาดเรียนยี่สิบวัน", False),
        ("กรณีศึกษาครัวเรือน", "วัณโรค ขาดยา", False),
    ],
)
def test_people_of_whom_a_note_tells_do_not_speak(title, words, speaks):
    lines = lines_of(f"{title}\n\nน้องบอล\n- {words}\nลุงหวัง\n- สามีทำร้าย")
    kinds = [Kind.TITLE, *[Kind.HEADING, Kind.STATEMENT] * 2]
    note = [
        line._replace(kind=kind, body=line.start + 2 * (kind == Kind.STATEMENT))
        for line, kind in zip(lines, kinds, strict=True)
    ]
    assert any(line.speaker for line in names_alone(note, {})) == speaks
