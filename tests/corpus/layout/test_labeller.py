"""What lines are: decided for the whole note at once, and the same every time."""

import numpy as np
import pytest

from synth.corpus.layout.labeller import KINDS, Labeller, labeller, read_weights, write_weights
from synth.corpus.layout.lines import Kind, Shown
from synth.corpus.layout.read import read_lines

NOTE = """สรุปเวทีคลองใส บ้านปลายนา
วันที่ 3 มีนาคม 2566 ณ ศาลากลางบ้าน
ผู้บันทึก: ฝน

วัตถุประสงค์
1. เพื่อทบทวนงานปีแรก
2. เพื่อวางแผนปีหน้า

สิ่งที่ทำได้ดี
- คนริมคลองเลิกทิ้งขยะลงน้ำ 12 หลัง
- เด็กนับปลาได้ 9 ชนิด

ติดขัดตรงไหน
- งบออกช้าไปสองเดือน
- ถังหมักไม่พอ
"""


def test_a_note_line_by_line():
    kinds = [line.kind for line in read_lines(NOTE)]
    assert kinds == ["title", "head", "head", "heading", "aside", "aside"] + 2 * [
        "heading",
        "statement",
        "statement",
    ]


def test_reading_twice_says_the_same():
    assert read_lines(NOTE) == read_lines(NOTE)


def test_chances_are_chances_and_keep_to_what_is_allowed():
    seen = [Shown(["bias"], ["blank"], []), Shown(["bias"], ["told="], [])]
    chances = labeller().probabilities(seen, [frozenset((Kind.HEADING,)), None])
    assert np.allclose(chances.sum(axis=1), 1)
    assert chances[0, KINDS.index("heading")] == pytest.approx(1)


def test_weights_come_back_from_their_file(tmp_path):
    features = {"^ปัญ": {"heading": 1.25}, "-1 blank": {"statement": -0.5}}
    steps = {("heading", "statement"): 0.75}
    write_weights(tmp_path / "w.tsv", features, steps, "from two notes")
    back = read_weights(tmp_path / "w.tsv")
    seen = [Shown(["^ปัญ"], ["blank"], []), Shown([], [], [])]
    assert np.allclose(back.scores(seen), Labeller(features, steps).scores(seen))


def test_a_note_that_would_hold_nothing_holds_its_lines():
    assert [line.kind for line in read_lines("ปัจจัยสำคัญ ได้แก่ 1) ผู้นำลงมือเอง 2) มีกติกาของกลุ่ม")] != ["title"]
