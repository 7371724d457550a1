"""No pattern's time grows with the square of a line: four times the run costs no sixteen times the work.

A run that is read at once is fine. One that takes its time is compared with a quarter of it, in time of the
process alone and several times over, so that a busy machine does not change the answer.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

LENGTH = 32_000
"""Characters of a run; the patterns that this test was written for took from one second to minutes."""
PATIENCE = 300
"""Seconds for all runs of one reader, which take some five; one that does not come back is killed."""

pytestmark = pytest.mark.long  # test_growing_patterns.py asks each pattern alone, at each commit

UNITS = [
    *(" ", "\t", "\u200b", "\u00a0", "\v", "\r", "\n", "\u200d", ".", "1", "๑", "(", ")", "[", "{", '"', "'", ":", "：", "-", "–"),
    *("<", "<v.", "</", "♪", "|", "่", "ๆ", "ฯ", "1) ", "1.", "ก", "กา ", "ก.", "# ", "#", "*", "**", "_", "`", "~", "]("),
    *(",", "=", "/", "@", "&", "a.", "เ", "น.", "09:15 ", "26 ", "ธ.ค. ", "วันที่ ", "พิมพ์ ", "1 ครั้ง ", " .", "- ", ". ", "\u200b "),
    *("x ", "! ", "> ", ": ", " :", "👍", "🌟", "\ufffd", "ก\u200b"),
]  # fmt: skip
AROUND = [
    ("", ""),
    ("", "ก"),
    ("ก", "ก"),
    ("-", "ก"),
    ("# ก", "ก"),
    ("1. ", "ก"),
    ("ก: ", "ก"),
    ("**ก", "ก"),
    ("ก (", ""),
]

READERS = {
    "note": "from synth.corpus.statements import read_note; work = lambda t: read_note(t, 'n')",
    "damage": "from synth.text.damage import damage_of as work",
    "repair": "from synth.text.repair import repair as work",
    "dates": "from synth.text.dates import read_dates; work = lambda t: read_dates('1 ม.ค. 2565' + t + '2 ม.ค. 65')",
    "guesses": "from synth.corpus.metadata import guessed_project, guessed_province\nwork = lambda t: (guessed_project(t), guessed_province(t))",
    "markdown": "from synth.corpus.readers.markdown import read; work = lambda t: read(t.encode(), P('a.md'))",
    "subtitles": "from synth.corpus.readers.subtitles import read\nwork = lambda t: read(f'00:00:01,000 --> 00:00:02,000\\n{t}\\n\\n{t}\\n00:03.000 --> 00:04.000 {t}\\nก'.encode(), P('a.srt'))",
    "chat": "from synth.corpus.readers.plain import read\nwork = lambda t: read(f'[LINE] ก\\n\\nอา. 26/12/2021\\n09:15\\tก\\t{t}\\n09:16\\t{t}\\tก\\n{t}'.encode(), P('a.txt'))",
    "chat of a computer": "from synth.corpus.readers.plain import read\nwork = lambda t: read(f'2022.03.03 Thursday\\n09:15 สมใจ ผัก\\n09:16 แดง ดี\\n09:15 สมใจ {t}'.encode(), P('a.txt'))",
    "answers": "from synth.corpus.readers.answers import read\nwork = lambda t: read(('ก;' + q(t) + '\\n1;' + q(t) + '\\n2;ข้อความยาวพอที่จะเป็นคำตอบของคนหนึ่งคน').encode(), P('a.csv'))",
    "pages of a PDF": "from synth.corpus.readers.pages import laid_out\nwork = lambda t: laid_out([[(t, 90, 510, 700, 16, False, False), ('1. ก' + t, 90, 510, 676, 16, False, True), (t, 90, 200, 652, 16, False, False)]])",
    "told pages of a PDF": "from synth.corpus.readers.structure import Block, Mark\nfrom synth.corpus.readers.tagged import laid_out_by_tags\nmark = Mark(Block((0,), 'item'), False)\nwork = lambda t: laid_out_by_tags([[(t, 90, 510, 700 - 24 * n, 16, False, False, 16, mark) for n in range(3)]])",
    "word": "import io, zipfile\nimport docx\nfrom docx.oxml.ns import qn\nfrom synth.corpus.readers.word import read\nkept = docx.Document(); kept.add_table(1, 2); whole = io.BytesIO(); kept.save(whole)\ndef work(t):\n    words = ''.join(letter for letter in t if letter >= ' ' or letter in '\\t\\r').replace('&', '&amp;').replace('<', '&lt;')\n    said = f'<w:p><w:r><w:t>{words}</w:t></w:r></w:p>'\n    packed, out = zipfile.ZipFile(whole), io.BytesIO()\n    with zipfile.ZipFile(out, 'w') as again:\n        for name in packed.namelist():\n            part = packed.read(name)\n            again.writestr(name, part.replace(b'<w:tbl>', said.encode() + b'<w:tbl>') if name == 'word/document.xml' else part)\n    read(out.getvalue(), P('a.docx'))",
    "web": "from synth.corpus.readers.web import read\nwork = lambda t: read(f'<title>{t}</title><p>{t}</p><p class=\"{t}\">ก<div id=\"{t}\" {t}'.encode(), P('a.html'))",
}
THREADS = {
    "heads, questions and names of letters": "import re\nfrom itertools import count\nfrom synth.corpus.layout.lines import lines_of\nfrom synth.corpus.layout.mail import letters\ndef work(t):\n    numbers = count()\n    letters(lines_of('From: ก <a@b.c>\\nTo: ข\\nSubject: ค\\n\\n' + re.sub('№', lambda _: str(next(numbers)), t)))",
    "note of many lines": "from synth.corpus.layout.bare import bare_lines\nwork = lambda t: bare_lines('From: ก <a@b.c>\\nTo: ข\\nSubject: ค\\n\\n' + t)",
}
OF_THREADS = [
    *("> ก\n", ">\n", "ก\n", "\n\nก\n\n", "จาก: ก\n", "From: ก\n\n", "ก: ก\n", "> 1) ก?\nก\n", "> №?\nก\n", "--\n", "ขอแสดงความนับถือ\n"),
    *("From: ก№ก\nTo: ข№ข ค№ค\nDate: 1\n\nก№ก\n\nก\n\n", "Sent: ก\n", "On Mon, 9:13 ก wrote:\n", "09:15\nก\n", "ก (ป้าศรี)\n", "ถูกใจ ตอบกลับ\n"),
    *("[ป้าศรี] ก\n", "ป้าศรี 0:04\n", "0:0:1 --> 0:0:2\nก\n", "“ก\n", "“ก”\nก\n", "ม.ค.: ก\n", "ก.ด.: ก\n", "คุณ"),
]  # fmt: skip
SCRIPT = """
import json, sys
from pathlib import Path as P
from time import process_time

AT_ONCE, TRIES, LINEAR = 0.25, 4, 10

def q(cell):
    return '"' + cell.replace('"', '""') + '"'

{work}

def seconds(run):
    began = process_time()
    try:
        work(run)
    except ValueError as error:
        assert len(error.args) == 2, error
    return process_time() - began

seconds("ชุมชน")  # what is loaded once
for head, unit, tail in json.loads(sys.stdin.read()):
    print(repr((head, unit, tail)), flush=True)
    short, long = (head + unit * (length // len(unit)) + tail for length in ({length} // 4, {length}))
    for _ in range(TRIES):
        if (taken := seconds(long)) < AT_ONCE or taken < LINEAR * seconds(short):
            break
    else:
        sys.exit("grows with the square: %.2f s" % taken)
print("done")
"""


@pytest.mark.parametrize("reader", READERS)
def test_a_run_of_any_sign_is_read(tmp_path, reader):
    series = [(head, unit, tail) for unit in UNITS for head, tail in AROUND]
    read_all(tmp_path / "out", READERS[reader], series)


@pytest.mark.parametrize("reader", THREADS)
def test_a_thread_of_any_lines_is_read(tmp_path, reader):
    read_all(tmp_path / "out", THREADS[reader], [("", unit, "") for unit in OF_THREADS])


def read_all(out, work, series):
    """Read each run in a process of its own."""
    script = SCRIPT.format(work=work, length=LENGTH)
    with out.open("w", encoding="utf-8") as file:
        done = subprocess.run(
            [sys.executable, "-c", script],
            input=json.dumps(series),
            stdout=file,
            stderr=subprocess.STDOUT,
            timeout=PATIENCE,
            check=False,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )
    last = Path(out).read_text(encoding="utf-8").splitlines()
    assert done.returncode == 0, last[-3:]
    assert last[-1] == "done"
