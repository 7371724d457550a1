"""Out and in again with texts of every kind, and what another program reads of the same file."""

import json
import os
import subprocess
import sys

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import synth
from examples import examples
from synth.exchange.refi.checking import refuse_other
from synth.exchange.refi.offsets import Way, placed, stored
from synth.exchange.refi.project import CODINGS, Project, codebook_table
from synth.exchange.refi.taking import import_refi
from synth.exchange.refi.writing import write_project
from synth.schema import TABLES
from synth.study import Study

from .making import begin, guid, said, work
from .test_writing import inside

SIGNS = st.sampled_from([*"กขที่นี่้ำ็์ะ ๆ1.abé", "e\u0301", "😀", "👩\u200d🌾", "🇹🇭", "\u200b", "\n", "\t", "\r\n", "<", "&", '"'])  # fmt: skip
TEXTS = st.lists(SIGNS, min_size=1, max_size=60).map("".join)
SLOW = settings(max_examples=examples(10), deadline=None, suppress_health_check=list(HealthCheck))


def codes(words):
    row = dict.fromkeys(TABLES["codebook"], "") | {"dimension": "ประเด็น", "retired": False}
    return codebook_table([{**row, "code": "ก", "code_id": guid("ก"), "definition": words, "include": words}])


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS, words=TEXTS, cuts=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5))
def test_every_letter_comes_back(tmp_path_factory, text, words, cuts):
    path = tmp_path_factory.mktemp("x") / "x.qdpx"
    places = {(min(a, b), max(a, b)) for a, b in cuts if a != b and max(a, b) <= len(text)}
    rows = [("ก.txt", *place, guid("ก"), "ครู <ก>", "2026-01-01T00:00:00+00:00") for place in places]
    made = Project(
        "งาน",
        codebook=codes(words),
        sources=pd.DataFrame({"source_id": ["ก.txt"], "text": [text], "title": [words]}),
        codings=pd.DataFrame(rows, columns=list(CODINGS)),
    )
    write_project(made, path)
    refuse_other(made, path, path)


@settings(max_examples=200, deadline=None)
@given(
    text=TEXTS,
    cuts=st.tuples(st.integers(0, 60), st.integers(0, 60)),
    way=st.builds(Way, st.booleans(), st.booleans(), st.booleans()),
)
def test_places_are_found_however_they_are_counted(text, cuts, way):
    raw = ("\ufeff" if way.mark else "") + text
    start, end = sorted(cuts)
    words = text[start:end]
    if (
        not words
        or end > len(text)
        or (words[0] == "\n" and text[max(0, start - 1)] == "\r")
        or words[-1] == "\r"
    ):
        return

    def count(part):
        part = part if way.pairs else part.replace("\r\n", "\n")
        return len(part.encode("utf-16-le")) // 2 if way.units else len(part)

    first = int(way.mark) + count(text[:start])
    found = placed(raw, [(first, first + count(words), "")])
    assert found[0] == stored(raw)
    if str(found[2]) == str(way):
        assert found[1] == [(len(stored(text[:start])), len(stored(text[:end])))]


@SLOW
@given(lines=st.lists(TEXTS, min_size=1, max_size=4), cut=st.tuples(st.integers(0, 9), st.integers(1, 9)))
def test_a_study_goes_out_in_and_out_the_same(tmp_path_factory, lines, cut):
    folder = tmp_path_factory.mktemp("x")
    lines = [line.replace("\r\n", "\n") for line in lines]
    with begin(folder / "a" / "study.db", ["ผู้นำตามธรรมชาติ", *lines]) as study:
        for row in study.statements().to_dict("records"):
            study.code(row["statement_id"], "trust", coder="ก")
            try:
                study.code(row["statement_id"], "ok", coder="ข", span=(cut[0], cut[0] + cut[1]))
            except ValueError:
                continue
        first = synth.write_refi(study, folder / "a.qdpx")
        before = said(study)
    with Study(folder / "b" / "study.db") as again:
        _, lost = import_refi(again, first)
        assert lost.empty
        assert said(again) == before
        assert again.check().empty
        assert inside(synth.write_refi(again, folder / "b.qdpx")) == inside(first)


QDAPY = """
import json, sys, warnings
warnings.simplefilter("ignore")
from qdapy.qdpx import read_qdpx
frag = read_qdpx(sys.argv[1], warn=False).fragments
print(json.dumps(json.loads(frag.to_json(orient="records"))))
"""


def test_another_program_reads_the_same_words(tmp_path):
    """qdaPy (AGPL) is called as a program of its own; PYTHONPATH may lead to it."""
    there = [sys.executable, "-c", "import qdapy"]
    if subprocess.run(there, capture_output=True, check=False, env=os.environ).returncode:
        pytest.skip("qdaPy is not installed")
    with work(begin(tmp_path / "study.db")) as study:
        path = synth.write_refi(study, tmp_path / "x.qdpx")
        ids = study.code_ids()
        ours = sorted((ids[code], coder, words) for _, words, code, coder in said(study))
    out = subprocess.run([sys.executable, "-c", QDAPY, str(path)], capture_output=True, text=True, check=True)
    rows = json.loads(out.stdout)
    theirs = sorted((row["codeId"], row["codedBy"], row["text"]) for row in rows)
    assert theirs == ours
