"""What lines of one look, of one run, under one heading show together."""

import os
import subprocess
import sys

import pytest

from synth.corpus.layout.kin import groups_of, looks_apart, runs, series, together
from synth.corpus.layout.lines import lines_of
from synth.corpus.layout.markers import markers_of


@pytest.mark.parametrize(
    ("text", "looks", "said"),
    [
        ("1. ดี\n- คน\n- งบ\n2. ไม่ดี\n- ฝน", ["1.", "-", "-", "1.", "-"], "01101"),
        ("1. ดี\n2. คน\n3. งบ", ["1.", "1.", "1."], "222"),
        ("ดี\nคน", ["none", "-"], "00"),
    ],
)
def test_items_stand_close_together_and_headings_apart(text, looks, said):
    assert [apart[len("apart=")] for apart, _ in looks_apart(lines_of(text), looks)] == list(said)


def test_headings_stand_over_other_signs():
    said = looks_apart(lines_of("■ ใต้\n• ดี\n• ไม่ดี\n■ เหนือ\n• ดี"), ["■", "•", "•", "■", "•"])
    assert [over for _, over in said] == ["over=2 2", "over=1 3", "over=1 3", "over=2 2", "over=1 3"]


@pytest.mark.parametrize(
    ("text", "shapes", "together"),
    [
        # which 2 counts on from which 1 cannot be told where all look alike
        ("1. ดี\n1. คน\n2. งบ\n2. ไม่ดี\n1. ฝน", "11111", [[0], [1, 2], [3], [4]]),
        ("1. ดี\n1) คน\n2) งบ\n2. ไม่ดี\n1) ฝน", "1))1)", [[0, 3], [1, 2], [4]]),
        ("ก. ดี\n- คน\nข. ไม่ดี", "ก-ก", [[0, 2]]),
        ("3. ดี\n- คน", "1-", [[0]]),
    ],
)
def test_lines_that_count_up_belong_together(text, shapes, together):
    said, found = series(lines_of(text), markers_of(text.split("\n")), list(shapes))
    assert found == together
    assert [bool(one) for one in said] == [any(place in one for one in found) for place in range(len(said))]


def test_lines_of_one_text_are_all_full_but_the_last():
    lines = lines_of("\n".join(["ก" * 60, "ข" * 58, "ค" * 20, "", "ง" * 60, "จ" * 20, "ฉ" * 55]))
    said = runs(lines, ["none"] * 6, [len(line.text) for line in lines])
    assert [one.split()[0] for one in said[:3]] == ["run", "run=2", "run=2"]
    assert said[4].startswith("run=1 3 True")


def test_lines_under_one_heading_show_what_most_of_them_show():
    lines = lines_of("คนที่มา\n- ลุงแดง\n- ป้าศรี\nผล\n- เราคุยกันทุกเดือน")
    shared = [[], ["b=person"], ["b=person"], [], ["b=tells"]]
    groups = groups_of(lines, ["none", "-", "-", "none", "-"], [-1, 0, 0, 0, 3])
    assert groups == [[1, 2]]
    said = together(lines, groups, shared)
    assert all("kin b=person=2" in said[place] for place in (1, 2))
    assert said[4] == []


READ = (
    "from synth.corpus.layout.evidence import evidence_of; "
    "print(evidence_of('คนที่มา\\n- ลุงแดง\\n- ป้าศรี\\nผล\\n- เราคุยกันทุกเดือน\\n- ได้ถัง 3 ใบ').features)"
)


def test_features_come_in_one_order_in_every_process():
    said = {
        subprocess.run(
            [sys.executable, "-c", READ],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
