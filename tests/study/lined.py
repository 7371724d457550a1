"""Corpora with lines, as a reader gives them that takes each line for what a test says."""

from types import SimpleNamespace

import pandas as pd

from synth.corpus.layout.bare import bare_lines
from synth.corpus.layout.headings import with_levels
from synth.corpus.layout.judging import judged
from synth.corpus.layout.lines import Kind
from synth.corpus.layout.markers import Marker, marker_of
from synth.corpus.statements import note_of
from synth.schema import TABLES, table

NOTE = """เวทีสรุปงาน
ปัจจัยความสำเร็จ
1. ผู้นำลงพื้นที่เอง
2. ทีมพบกันทุกเดือน
และจดบันทึกไว้
ปัญหา
1. งบออกช้า
ป้าแดง: ฝนตกทั้งเดือน"""
KINDS = "title heading statement statement statement statement statement statement".split()
"""What a reader took the lines for: line 5 goes on, line 6 is a heading, line 8 is a turn."""


def read(text, kinds, name="note.txt", **about):
    """Read a text as a reader would that takes its lines for `kinds`; the last kind holds for further lines."""
    lines, told = bare_lines(text)
    kinds = [*kinds, *[kinds[-1]] * len(lines)]
    made = [
        judged(line, Kind(kind), 0.9, told.get(line.start, {}), marker_of(line.text) or Marker("plain"))
        for line, kind in zip(lines, kinds, strict=False)
    ]
    note = note_of(text, name, with_levels(made, told))
    source = {"source_id": name, "cohort": "2564", "project": "ป่าชุมชน", "path": name, "title": note.title}
    source |= {"date": "", "date_note": "", "text": text, "sha256": "", **about}
    rows = [
        {"source_id": name, "told": "", **{key: getattr(line, key) for key in TABLES["lines"][1:-1]}}
        | {"end": line.start + len(line.text)}
        for line in note.lines
    ]
    return source, note.statements, note.left_out, rows


def corpus(*readings):
    names = ("sources", "statements", "left_out", "lines")
    made = {
        name: table(name, [row for one in readings for row in (one[n] if n else [one[0]])])
        for n, name in enumerate(names)
    }
    return SimpleNamespace(**made, problems=pd.DataFrame(columns=["path", "place", "problem", "what_to_do"]))
