import multiprocessing
import os
import unicodedata

import pytest

from synth.report.charts.wrap import _face, clean, longest_piece, width, wrap
from synth.text.tokens import tokenise

NAMES = [
    "การวางแผนและออกแบบกิจกรรมให้เหมาะกับบริบท",
    "การปรับเปลี่ยนแนวคิดและการเปลี่ยนแปลงทางสังคม",
    "ต้องรู้ว่าหน่วยงานรัฐแต่ละแห่ง สนับสนุนอะไรอย่างไร ยืนยันในความต้องการจริงอย่างมีจุดยืน",
    "กลุ่มย่อยๆ (ระยะที่ 2) น้ำใจ เก็บเล็กผสมน้อย 100%",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("room", [60, 90, 170])
def test_lines_fit_and_end_between_words(name, room):
    lines = wrap(name, room, 9.5)
    assert all(width(line, 9.5) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == name.replace(" ", "")
    edges, at = set(), 0
    for token in tokenise([name])[0]:
        at += len(token.replace(" ", ""))
        edges.add(at)
    ends, at = [], 0
    for line in lines[:-1]:
        at += len(line.replace(" ", ""))
        ends.append(at)
    if longest_piece(name, 9.5) <= room:
        assert set(ends) <= edges


@pytest.mark.parametrize("text", ["ก" * 80, "ที่" * 40, "น้ำ" * 40, "x" * 90])
def test_a_run_without_words_is_cut_between_graphemes(text):
    lines = wrap(text, 60, 9.5)
    assert "".join(lines) == text
    for line in lines:
        assert width(line, 9.5) <= 60
        assert unicodedata.category(line[0]) != "Mn"
        assert line[0] != "ำ"


def test_marks_are_free():
    assert width("ที่นี่", 10) == width("ทน", 10)


def test_what_no_font_draws_is_left_out():
    assert clean("ผู้นำ\x00\ud800\n한 ดี") == "ผู้นำ ดี"
    assert wrap("", 100, 9) == [""]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_forked_process_opens_its_own_fonts():
    """Two processes that read one open font file move each other's place in it."""
    _face(False)
    child = multiprocessing.get_context("fork").Process(target=_face_is_not_inherited)
    child.start()
    child.join()
    assert child.exitcode == 0


def _face_is_not_inherited():
    os._exit(_face.cache_info().currsize)
