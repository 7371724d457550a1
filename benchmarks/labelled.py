"""Labelled notes: what stands in them, line by line, and how a reading is scored against it.

The files in ``notes/`` hold one layout each; ``notes/README.md`` says how they are written. All are invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

NOTES = Path(__file__).with_name("notes")
HELD = ("y3", "y4", "y5", "y6")
"""Folders held back to try the reader: 49 layouts by four writers. Learnt too, they changed nothing for the
others (README.md), and what they show is true only while nobody learns from them."""
LABELS = {
    "T": "title",
    "H": "head",
    "1": "heading",
    "2": "heading",
    "3": "heading",
    "S": "statement",
    "+": "more",
    "N": "name",
    "Q": "question",
    "O": "aside",
    "C": "column",
    "E": "empty",
    "F": "form",
    "X": "furniture",
}
"""The kind of line that each letter stands for; `Labelled.kinds` tells turns and headed lines apart."""
_OPEN, _CLOSE = "⟦⟪⦅", "⟧⟫⦆"
_IGNORED = re.compile(r"[\s\"“”„«»]+")
"""White space, and marks of quotation: people write what was said with them and without."""


@dataclass
class Found:
    """A statement of the gold: its words, the heading it stands under, who says it, what it is."""

    words: str
    section: str
    speaker: str
    kind: str


@dataclass
class Labelled:
    """One labelled note."""

    layout: str
    date: str
    text: str = ""
    body: str = ""  # as it is written, with labels and brackets
    kinds: dict[int, str] = field(default_factory=dict)  # by the offset at which a line's words begin
    levels: dict[int, int] = field(default_factory=dict)
    statements: list[Found] = field(default_factory=list)


def read_notes(folder: Path = NOTES, held: bool = False) -> list[Labelled]:
    """Read the labelled notes below `folder` to learn from, or those `held` back, by the names of files."""
    paths = [path for path in sorted(folder.rglob("*.txt")) if (path.parent.name in HELD) == held]
    return [note for path in paths for note in read_layout_file(path)]


def read_layout_file(path: Path) -> Iterator[Labelled]:
    """Read the notes of one layout."""
    blocks = re.split(r"^=== date=(.*)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for date, body in zip(blocks[1::2], blocks[2::2], strict=True):
        yield note_of(f"{path.parent.name}/{path.stem}", date.strip(), body.strip("\n"))


def note_of(layout: str, date: str, body: str) -> Labelled:
    """Return the note that the labelled rows `body` write."""
    note = Labelled(layout, date, body=body)
    reader = _Reader(note)
    lines = []
    for row in body.split("\n"):
        label, _, line = row.partition("\t") if row.strip() else ("", "", "")
        lines.append(reader.line(label, line, sum(map(len, lines)) + len(lines)))
    note.text = "\n".join(lines)
    return note


class _Reader:
    """Goes through the lines of a note and keeps what is open: headings, columns, speaker, a statement."""

    def __init__(self, note: Labelled) -> None:
        self.note = note
        self.headings: list[tuple[int, str]] = []
        self.columns: list[str] = []
        self.named = ""
        self.open: Found | None = None
        self.open_heading = False
        self.after_columns = False

    def line(self, label: str, line: str, at: int) -> str:
        bare = line.translate({ord(sign): None for sign in _OPEN + _CLOSE})
        if not bare.strip():
            return bare
        kind = LABELS[label]
        parts = _parts(line)
        if kind in ("statement", "question", "aside"):
            kind = self._statements(kind, parts, line)
        elif kind == "heading":
            self._heading(int(label), " ".join(words for sign, words, _ in parts if sign == "⟪"))
            self.note.levels[at + len(bare) - len(bare.lstrip())] = int(label)
        elif kind == "more":
            self._more(parts, line)
        elif kind == "name":
            self.named = next((words for sign, words, _ in parts if sign == "⦅"), "")
        elif kind == "column":
            self._columns(line)
        if kind not in ("more", "heading"):
            self.open_heading = False
        self.after_columns = kind == "column"
        self.note.kinds[at + len(bare) - len(bare.lstrip())] = kind
        return bare

    def _columns(self, line: str) -> None:
        """Keep the heads of columns; a second line of them goes on with the first, or heads what it spans."""
        cells = [" ".join(re.findall(r"⟪([^⟫]*)⟫", cell)) for cell in re.split(r"[\t|]", line.strip(" |"))]
        if self.after_columns and len(cells) == len(self.columns):
            named = [place for place, head in enumerate(self.columns) if head]
            below = [
                self.columns[max((n for n in named if n <= place), default=0)] for place in range(len(cells))
            ]
            spans = not all(self.columns)
            cells = [
                under if spans and under else " ".join(filter(None, (head, under)))
                for head, under in zip(below if spans else self.columns, cells, strict=True)
            ]
        self.columns = cells

    def _heading(self, level: int, words: str) -> None:
        self.headings = [above for above in self.headings if above[0] < level] + [(level, words)]
        self.columns, self.named, self.open_heading = [], "", True

    def _more(self, parts: list, line: str) -> None:
        if self.open is not None:
            self.open.words += "\n" + re.split("⟧", line.lstrip())[0].strip()
            if "⟧" in line:
                self.open = None
            return
        words = " ".join(words for sign, words, _ in parts if sign == "⟪") or line.strip("⟫ \t")
        if self.open_heading and self.headings:
            level, before = self.headings[-1]
            self.headings[-1] = (level, f"{before} {words}")

    def _statements(self, kind: str, parts: list, line: str) -> str:
        speaker = next((words for sign, words, _ in parts if sign == "⦅"), "")
        first = next((place for place, (sign, _, _) in enumerate(parts) if sign == "⟦"), len(parts))
        leads = [words for sign, words, _ in parts[:first] if sign == "⟪"]
        section = leads[-1] if leads else self.headings[-1][1] if self.headings else ""
        cell = 0
        for sign, words, closed in parts:
            if sign == "⟪":
                section = words
            if sign != "⟦":
                continue
            column = self._column(line, cell) if self.columns else ""
            self.note.statements.append(Found(words, column or section, speaker or self.named, kind))
            self.open = None if closed else self.note.statements[-1]
            cell += 1
        if kind == "statement" and not self.columns:
            kind = "turn" if speaker else "headed" if leads else kind
        if kind == "aside" and leads and not self.columns:
            kind = "aside"
        return kind

    def _column(self, line: str, cell: int) -> str:
        """Return the head of the column in which the statement number `cell` of a table's row stands."""
        sign = "|" if "|" in line else "\t"
        cells = line.strip().strip(sign).split(sign)
        places = [place for place, part in enumerate(cells) for _ in range(part.count("⟦"))]
        place = places[cell] if cell < len(places) else -1
        return self.columns[place] if 0 <= place < len(self.columns) else ""


def _parts(line: str) -> list[tuple[str, str, bool]]:
    """Return what the brackets of a line hold: the sign, the words, whether it is closed in the line."""
    found = re.finditer(r"([⟦⟪⦅])([^⟦⟪⦅⟧⟫⦆]*)([⟧⟫⦆]?)", line)
    return [(match[1], match[2].strip(), bool(match[3])) for match in found]


def squeezed(words: str) -> str:
    """Return words without what is ignored in scoring: white space and marks of quotation."""
    return _IGNORED.sub("", words)


def same_heading(ours: str, gold: str) -> bool:
    """Say whether two headings are the same but for white space and the signs around them."""
    return re.sub(r"[\W_]+", "", ours) == re.sub(r"[\W_]+", "", gold)


def score(note: Labelled, statements: list[dict], may_cut=None) -> dict:
    """Score a reading of `note` as READING.md says.

    Parameters
    ----------
    statements : list of dict
        start, end, section, speaker, use of each statement that was read.

    Returns
    -------
    dict
        Counts: statements, right, sections (those in the right section among the right), spoken, speakers,
        others (non-findings), analysed (non-findings among the analysed).
    """
    text = note.text
    keep = [place for place, char in enumerate(text) if not _IGNORED.match(char)]
    number = {place: n for n, place in enumerate(keep)}
    bare = "".join(text[place] for place in keep)
    ours = []
    for row in statements:
        places = [number[place] for place in range(row["start"], row["end"]) if place in number]
        if places and row["use"] == "analysed":
            ours.append((places[0], places[-1] + 1, row))
    starts = {first: (end, row) for first, end, row in ours}
    counts = dict.fromkeys(("statements", "right", "sections", "spoken", "speakers", "others", "analysed"), 0)
    at, covered = 0, set()
    for found in note.statements:
        words = squeezed(found.words)
        first = bare.find(words, at)
        if first < 0:
            first = bare.find(words)
        if first < 0:
            continue  # a page ends within it: it is no one stretch of the text
        end = first + len(words)
        at = end
        if found.kind in ("question", "aside"):
            continue
        covered |= set(range(first, end))
        counts["statements"] += 1
        place, rows = first, []
        while place in starts and starts[place][0] <= end:
            place, row = starts[place]
            rows.append(row)
        right = place == end and bool(rows)
        counts["right"] += right
        if right:
            last = rows[0]["section"].split(" > ")[-1]
            counts["sections"] += same_heading(last, found.section)
        if found.speaker:
            counts["spoken"] += 1
            counts["speakers"] += bool(right and squeezed(rows[0]["speaker"]) == squeezed(found.speaker))
    for start, kind in note.kinds.items():
        if kind in ("statement", "turn", "headed", "more", "column"):
            continue
        end = text.find("\n", start)
        places = {number[p] for p in range(start, end if end >= 0 else len(text)) if p in number}
        if not places or places <= covered:
            continue
        counts["others"] += 1
        hit = sum(
            len(places & set(range(first, end)))
            for first, end, _ in ours
            if end > min(places) and first <= max(places)
        )
        counts["analysed"] += hit * 2 > len(places)
    return counts
