"""How sure readings of statements are: persons are, machines never; of cells as their columns hold findings."""

import pytest

from synth.corpus.certainty import EVIDENCE, Certainty, scale
from synth.corpus.layout.grids import fields_of
from synth.corpus.layout.lines import Kind, Line
from synth.corpus.statements import note_of, read_note

HEADING = Line(0, 10, "ปัญหาที่เจอ", 0, False, kind=Kind.HEADING, certain=0.99)
TOLD = Line(11, 40, "รถขยะเข้าซอยไม่ได้ในหน้าฝน", 0, False, kind=Kind.STATEMENT, certain=0.99, body=11)


def sure_of(line, heading=HEADING):
    return Certainty([heading, line]).of([line], [heading])


def in_table(*rows):
    """Return how sure the statements of a table in a Word file are, by their words."""
    lines, told, at = [], {}, 0
    for row, fields in zip(rows, fields_of([list(row) for row in rows]), strict=True):
        for cell, field in zip(row, fields, strict=True):
            told[at] = field
            lines.append(cell)
            at += len(cell) + 1
    return {row["text"]: row["certain"] for row in read_note("\n".join(lines), "n.docx", told).statements}


def test_each_piece_of_evidence_has_a_slope():
    assert len(scale()) == 1 + len(EVIDENCE)


@pytest.mark.parametrize(
    "doubtful", [{"line": TOLD._replace(certain=0.5)}, {"heading": HEADING._replace(certain=0.4)}]
)
def test_doubts_about_a_line_or_its_heading_make_a_statement_less_sure(doubtful):
    assert sure_of(**({"line": TOLD} | doubtful)) < sure_of(TOLD)


def test_what_a_person_said_is_certain_and_nothing_else():
    assert sure_of(TOLD._replace(certain=1.0), HEADING._replace(certain=1.0)) == 1.0
    note = read_note("ปัญหาที่เจอ\n1. รถขยะเข้าซอยไม่ได้\n2. ถังไม่พอ", "n.txt")
    assert max(row["certain"] for row in note.statements) < 1
    said = [line._replace(certain=1.0) for line in note.lines]
    assert {
        row["certain"] for row in note_of("ปัญหาที่เจอ\n1. รถขยะเข้าซอยไม่ได้\n2. ถังไม่พอ", "n.txt", said).statements
    } == {1.0}


def test_cells_are_as_sure_as_their_column_holds_findings():
    sure = in_table(
        ("เรื่อง", "สิ่งที่ได้เรียนรู้", "ลักษณะที่ตั้ง"),
        ("น้ำ", "ต้องขุดลอกก่อนหน้าฝนทุกปี", "ริมห้วย"),
        ("ขยะ", "แยกที่บ้านได้ผลกว่าแยกที่กองกลาง", "หน้าวัด"),
    )
    learnt = sure["ต้องขุดลอกก่อนหน้าฝนทุกปี"]
    assert 0.8 < learnt < 1
    assert all(chance < learnt for words, chance in sure.items() if words in ("ริมห้วย", "หน้าวัด"))
