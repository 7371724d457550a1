"""What people wrote into a Word or PDF file → codings, reviews and memos of its coder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from synth.exchange.located import Located, Stretch
from synth.exchange.said_codes import Sayings, faults
from synth.exchange.stretches import Under, on_statements, sum_of
from synth.schema import table
from synth.study.ids import derived
from synth.telling import Told, noted, told

from .marks import Mark, Marked, read_marks
from .paragraphs import Paragraphs

if TYPE_CHECKING:
    from synth.study import Study

_CODING = ("source_id", "start", "end", "code", "coder")


def import_word(
    study: Study, path: str | Path, coder: str = "", highlights: Mapping[str, str] | None = None
) -> tuple[Told, pd.DataFrame]:
    """Take the comments, filled columns and highlights of a Word or PDF file into a study.

    Parameters
    ----------
    study : Study
    path : str or Path
        A form that `synth export --word` wrote, or a file of people's own whose words are in the study.
    coder : str
        Whose they are; without it, whoever Word says wrote each comment.
    highlights : mapping of str to str, optional
        Which code the colour of a highlight means, as ``{"yellow": "trust"}``.

    Returns
    -------
    sentence : Told
        What came in, in a sentence.
    lost : DataFrame
        The columns of the table ``problems``: each comment or highlight that was not taken, or that wants a
        look, and why.

    Raises
    ------
    ValueError
        The file cannot be read; the study is as it was.
    """
    path = Path(path)
    if path.suffix.lower() == ".pdf":
        from .pdf import read_pdf_marks

        marked = read_pdf_marks(path)
    else:
        marked = read_marks(path)
    taking = _Taking(study, marked, path, coder, highlights or {})
    for mark in marked.marks:
        taking.take(mark)
    return taking.into_study()


class _Taking:
    """One file on its way into a study."""

    def __init__(self, study: Study, marked: Marked, path: Path, coder: str, colours: Mapping[str, str]):
        self.study, self.path, self.coder = study, path, coder
        self.sayings = Sayings(study.codebook())
        self.colours = {colour.casefold().lstrip("#"): code for colour, code in colours.items()}
        self.sources, self.rows = study.sources(), study.statements()
        self.located = Located(self.sources, self.rows)
        self.under = Under(self.rows, self.located.texts)
        self.commented: dict[int, list[tuple[int, int]]] = {}
        for mark in marked.marks:
            for at, start, end in mark.on if mark.kind == "comment" else ():
                self.commented.setdefault(at, []).append((start, end))
        self.codings: list[dict] = []
        self.read: list[tuple[str, str]] = []
        self.memos: list[dict] = []
        self.lost: list[dict] = []
        self.counted = 0
        self.paragraphs = Paragraphs(marked, self.rows, self.located, path.name, self.note)

    def note(self, place: str, problem: Told, todo: Told | str = "") -> None:
        shown = " ".join(place.split())[:100]
        self.lost.append({"path": self.path.name, "place": shown, "problem": problem, "what_to_do": todo})

    # What is marked

    def take(self, mark: Mark) -> None:
        """Take one comment, cell or highlight."""
        words = " ".join(self.paragraphs.words(on) for on in mark.on).strip()
        shown = f"“{mark.text}” ← {words}"
        if mark.kind == "highlight":
            self._highlight(mark, words)
            return
        if not mark.text.strip():
            return
        self.counted += 1
        reading = self.sayings(mark.text)
        if reading.unknown:
            self.note(shown, faults(reading), noted("exchange.right_and_again"))
        if not (reading.codes or reading.memo or reading.read):
            return
        stretches = [
            stretch for on in mark.on for stretch in self.paragraphs.stretches(on, mark.kind == "cell")
        ]
        if not stretches:
            self.note(shown, noted("exchange.on_nothing"), noted("exchange.code_by_hand"))
            return
        who = self.coder or mark.author or self.path.stem
        for stretch in stretches:
            row = dict(zip(_CODING, (*stretch, "", who), strict=True))
            self.codings += [{**row, "code": code} for code in reading.codes]
            if reading.read:
                self.read += [(statement[0], who) for statement in self.under(*stretch)]
        if reading.memo:
            self._memo(reading.memo, stretches[0], who)

    def _highlight(self, mark: Mark, words: str) -> None:
        (at, start, end) = mark.on[0]
        if any(first < end and start < last for first, last in self.commented.get(at, [])):
            return  # the comment says what it means
        code = self.colours.get(mark.text.casefold().lstrip("#"), "")
        reading = self.sayings(code)
        if not code:
            self.note(words, noted("exchange.highlight", colour=mark.text), noted("exchange.say_colour"))
        elif not reading.codes:
            self.note(words, faults(reading))
        else:
            stretches = self.paragraphs.stretches(mark.on[0], False)
            if not stretches:
                self.note(words, noted("exchange.on_nothing"), noted("exchange.code_by_hand"))
            self.counted += 1
            for stretch in stretches:
                row = dict(zip(_CODING, (*stretch, "", self.coder or self.path.stem), strict=True))
                self.codings += [{**row, "code": code} for code in reading.codes]

    def _memo(self, text: str, stretch: Stretch, who: str) -> None:
        under = self.under(*stretch)
        about, target = ("statement", under[0][0]) if under else ("source", stretch[0])
        memo = derived("word memo", self.path.name, about, target, who, text)
        row = {"memo_id": memo, "about": about, "target_id": target, "text": text, "coder": who}
        self.memos.append(row)

    # Into the study

    def into_study(self) -> tuple[Told, pd.DataFrame]:
        """Write what was taken; return what came in and what did not."""
        rows = pd.DataFrame(self.codings, columns=list(_CODING)).drop_duplicates()
        codings, outside = on_statements(rows, self.rows, self.sources)
        for row in outside:
            words = self.located.texts[row["source_id"]][row["start"] : row["end"]]
            fields = {"code": row["code"], "coder": row["coder"], "words": words[:80]}
            self.note(words, noted("exchange.no_statement", **fields))
        sha256 = sum_of(self.path.read_bytes(), codings)
        reviews = pd.DataFrame(sorted(set(self.read)), columns=["statement_id", "coder"], dtype=object)
        new = 0
        if len(codings) or len(reviews):
            path = f"codings/{self.path.name}"
            new = self.study.import_codings(codings, reviews, path=path, sha256=sha256)
        memos = self.study.import_memos(pd.DataFrame(self.memos)) if self.memos else 0
        counts = {"path": self.path, "n": self.counted, "codings": new, "memos": memos}
        return told("exchange.taken_word", **counts), table("problems", self.lost, dtype=object)
