"""What lines of one look, of one run, under one heading show together."""

import os
import subprocess
import sys

import pytest

from synth.corpus.layout.kin import looks_apart, runs, together
from synth.corpus.layout.lines import lines_of


@pytest.mark.parametrize(
    ("text", "looks", "said"),
    [
        ("1. ดี\n- คน\n- งบ\n2. ไม่ดี\n- ฝน", ["1.", "-", "-", "1.", "-"], "01101"),
        ("1. ดี\n2. คน\n3. งบ", ["1.", "1.", "1."], "222"),
        ("ดี\nคน", ["none", "-"], "00"),
    ],
)
def test_items_stand_close_together_and_headings_apart(text, looks, said):
    assert [one[len("apart=")] for one in looks_apart(lines_of(text), looks)] == list(said)


def test_lines_of_one_text_are_all_full_but_the_last():
    lines = lines_of("\n".join(["ก" * 60, "ข" * 58, "ค" * 20, "", "ง" * 60, "จ" * 20, "ฉ" * 55]))
    said = runs(lines, ["none"] * 6, [len(line.text) for line in lines])
    assert [one.split()[0] for one in said[:3]] == ["run", "run=2", "run=2"]
    assert said[4].startswith("run=1 3 True")


def test_lines_under_one_heading_show_what_most_of_them_show():
    lines = lines_of("คนที่มา\n- ลุงแดง\n- ป้าศรี\nผล\n- เราคุยกันทุกเดือน")
    shared = [[], ["b=person"], ["b=person"], [], ["b=tells"]]
    said = together(lines, ["none", "-", "-", "none", "-"], [-1, 0, 0, 0, 3], shared)
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
