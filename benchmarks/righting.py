"""Keys to put a note wholly right in real JupyterLab, and what that spares: python benchmarks/righting.py.

One note of 40 lines in a layout that the reader has not learnt (it is trained without it) is put right in the
reading view, by keys alone and from doubt to doubt; then the other notes of that layout are read by the
reader as it was and as this note taught it. Kinds of line that come to the same (left out: title, head, form,
furniture; proposed as left out: aside, empty answer) count as one.
"""

import json
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from tests.widget.righting_person import Person  # noqa: E402
from tests.widget.running_lab import Lab, chromium_page  # noqa: E402

import labelled  # noqa: E402
import reader  # noqa: E402
from synth.corpus.document import Document  # noqa: E402
from synth.corpus.layout.labeller import Labeller  # noqa: E402
from synth.corpus.layout.read import read_lines  # noqa: E402
from synth.corpus.layout.teaching import taught  # noqa: E402
from synth.corpus.reading import reading_of  # noqa: E402
from synth.schema import table  # noqa: E402
from synth.study import Study  # noqa: E402

LAYOUT = "w5/05-worldcafe-tables"
NAME = "2567/โต๊ะ.txt"
CELL = 'import os, synth\nsynth.Coder(os.environ["SYNTH_STUDY"], coder="มาลี", reading=True)'
_SAME = dict.fromkeys(("title", "head", "form", "column"), "furniture") | {"empty": "aside"}


def same(kind: str) -> str:
    return _SAME.get(kind, kind)


def corpus(text: str, by: Labeller) -> SimpleNamespace:
    reading = reading_of(Document(text), NAME, by=by)
    for row in [*reading["statements"], *reading["left_out"]]:
        row["text"] = text[row["start"] : row["end"]]
    source = {"source_id": NAME, "path": NAME, "cohort": "2567", "title": reading["title"], "text": text}
    rows = {"sources": [source], **{name: reading[name] for name in ("statements", "left_out", "lines")}}
    made = {name: table(name, found) for name, found in rows.items()}
    made["sources"] = made["sources"].fillna("")
    return SimpleNamespace(**made, problems=table("problems", []))


def notebook(folder: Path) -> None:
    cell = {"cell_type": "code", "id": "1", "metadata": {}, "execution_count": None, "outputs": []}
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    made = {"cells": [cell | {"source": CELL}], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    (folder / "notebooks").mkdir()
    (folder / "notebooks" / "04_code.ipynb").write_text(json.dumps(made), encoding="utf-8")


def put_right(lab: Lab, note: labelled.Labelled, starts: list[int]) -> str:
    with chromium_page() as page:
        page.goto(f"{lab.address}/lab/tree/notebooks/04_code.ipynb")
        page.wait_for_selector(".jp-Notebook .jp-Cell")
        idle = page.locator("#jp-main-statusbar >> text=/Idle/")
        idle.wait_for()
        page.locator(".jp-Notebook .jp-Cell").first.click()
        page.keyboard.press("Control+Enter")
        page.wait_for_selector(".synth-right-line")
        idle.wait_for()
        page.locator(".synth-right-lines").focus()
        levels = {place: note.levels[start] for place, start in enumerate(starts) if start in note.levels}
        person = Person(page, [note.kinds[start] for start in starts], levels, same)
        wrong = len(person.wrong())
        seconds = person.put_right()
        left = len(person.wrong())
        page.wait_for_selector(".synth-saved.is-saved")
    return f"{len(starts)} lines, {wrong} wrong: {person.keys} keys, {seconds:.0f} s; {left} wrong then"


def wrong(note: labelled.Labelled, by: Labeller) -> int:
    lines = read_lines(note.text, by=by)
    return sum(same(str(line.kind)) != same(note.kinds.get(line.start, "")) for line in lines)


def main() -> None:
    notes = labelled.read_notes()
    first, *others = [note for note in notes if note.layout == LAYOUT]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place)
        learnt = [one for one in reader.examples(notes) if one.layout != LAYOUT]
        by = Labeller(*reader.fit(learnt, folder / "model"))
        notebook(folder)
        with Study(folder / "study.db") as study:
            study.add_corpus(corpus(first.text, by))
            starts = study.lines()["start"].tolist()
        lab = Lab(folder / "study.db")
        try:
            print(put_right(lab, first, starts))
        finally:
            lab.stop()
        with Study(folder / "study.db") as study:
            print(f"acts: {(study.history()['act'] == 'correct').sum()}")
            teacher = taught(by, study.examples())
    before, after = (sum(wrong(note, one) for note in others) for one in (by, teacher))
    print(f"the other {len(others)} notes of the layout: {before} lines wrong before, {after} after")


if __name__ == "__main__":
    main()
