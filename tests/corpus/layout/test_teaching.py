"""What one corrected note teaches: its form is read so from then on, and no other form otherwise."""

import numpy as np
import pytest

from synth.corpus.layout.evidence import evidence_of
from synth.corpus.layout.labeller import labeller
from synth.corpus.layout.lines import lines_of
from synth.corpus.layout.read import read_lines
from synth.corpus.layout.teaching import read_lessons, taught

VOICES = "๏ ลุงดำ ๏\n- ฝายพังทุกปี\n- คนเฝ้าน้อย\n๏ ป้าแดง ๏\n- ไฟมาจากข้างนอก\n- ไม่มีแนวกัน"
VOICES_NEXT = "๏ ครูนก ๏\n- ดินแข็งขึ้นทุกปี\n- ใช้ปุ๋ยมาก\n๏ ลุงเขียว ๏\n- ลูกหลานไม่อยู่\n- ไม่มีคนสอน"
SCORES = "/ ปลูกป่า 4/5\n// ต้นไม้รอดครึ่งหนึ่ง เพราะแล้งนาน\n/ ทำฝาย 3/5\n// คนมาช่วยกันเกินคาด แต่หินไม่พอ"
SCORES_NEXT = "/ เก็บขยะ 2/5\n// ทำได้แค่สองเดือน เพราะไม่มีรถ\n/ เพาะเห็ด 5/5\n// ขายได้ทุกสัปดาห์ จนผลิตไม่ทัน"
FORMS = {
    "a name between signs": (VOICES, VOICES_NEXT, ["name", "statement", "statement"] * 2),
    "a field with a score": (SCORES, SCORES_NEXT, ["form", "statement"] * 2),
}
ANOTHER = "เวทีถอดบทเรียน\n\nบทเรียนที่ได้\n1. เริ่มจากเรื่องเล็ก\n2. คุยกันทุกเดือน\n\nปัญหา\n1. งบประมาณออกช้า"


def example(text, kinds):
    return text, {}, {line.start: kind for line, kind in zip(lines_of(text), kinds, strict=True)}


def kinds_of(text, by=None):
    return [str(line.kind) for line in read_lines(text, by=by)]


@pytest.mark.parametrize(("corrected", "next_year", "kinds"), FORMS.values(), ids=FORMS.keys())
def test_a_note_of_the_same_form_comes_out_right(corrected, next_year, kinds):
    by = taught(labeller(), [example(corrected, kinds)])
    assert kinds_of(corrected, by) == kinds
    assert kinds_of(next_year, by) == kinds


def test_several_forms_are_learnt_beside_each_other_and_no_other_is_touched():
    by = taught(labeller(), [example(corrected, kinds) for corrected, _, kinds in FORMS.values()])
    assert len(by.forms) == 2
    for _, next_year, kinds in FORMS.values():
        assert kinds_of(next_year, by) == kinds
    seen = evidence_of(ANOTHER).features
    assert np.array_equal(by.scores(seen), labeller().scores(seen))


def test_notes_of_one_form_are_learnt_together():
    kinds = FORMS["a name between signs"][2]
    by = taught(labeller(), [example(VOICES, kinds), example(VOICES_NEXT, kinds)])
    assert [len(form.looks) for form in by.forms] == [2]


def test_part_of_a_note_can_be_said_and_what_cannot_be_is_passed_over():
    name = {0: "name"}
    assert kinds_of(VOICES, taught(labeller(), [(VOICES, {}, name)]))[0] == "name"
    told = {0: {"kind": "section"}}  # its format says what it is
    assert taught(labeller(), [(VOICES, told, name)]).forms == []
    assert taught(labeller(), [("", {}, {}), (VOICES, {}, {})]).forms == []


def test_twice_taught_is_the_same_and_so_is_what_a_file_carries():
    examples = [example(corrected, kinds) for corrected, _, kinds in FORMS.values()]
    by = taught(labeller(), examples)
    assert by.forms == taught(labeller(), examples).forms
    with by.as_file() as path:
        again = read_lessons(path)
    seen = evidence_of(VOICES_NEXT).features
    assert np.array_equal(again.scores(seen), by.scores(seen))
