"""What a report is made of: headings, paragraphs, tables, figures, quotes, statements.

`contents` fills these blocks once; HTML, Word and Excel only draw them, so the numbers agree everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from synth.report.wording import Wording, missing

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True)
class Heading:
    """A heading; `anchor` is where links of the HTML report arrive.

    One that begins a `page` does so on paper; one that is not `listed` is not in the table of contents.
    `number` stands before it ("3.2").
    """

    text: str
    level: int = 1
    anchor: str = ""
    page: bool = False
    listed: bool = True
    number: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph and the statements `behind` its number.

    `kind` is ``body``, ``lead`` (stays with what follows), ``point``, ``headline`` or ``warning``.
    """

    text: str
    kind: str = "body"
    behind: tuple[int, ...] = ()


@dataclass(frozen=True)
class Prompt:
    """What only people know: a grey text to write over, never a sentence of the report."""

    text: str


@dataclass(frozen=True)
class Course:
    """A cell: the share (0–1) of each cohort in their order, with its interval where there is one."""

    points: tuple[tuple[str, float, float | None, float | None], ...]

    def in_words(self, words: Wording) -> str:
        """Say the shares in a line: ``10 → 30%``.

        Examples
        --------
        >>> Course((("2564", 0.1, None, None), ("2565", 0.3, 0.1, 0.6))).in_words(Wording("th"))
        '10 → 30%'
        """
        shares = [f"{100 * share:.0f}" if not missing(share) else "–" for _, share, _, _ in self.points]
        return words.written(words("formats.course", shares=" → ".join(shares))) if shares else ""


@dataclass(frozen=True)
class Refs:
    """Numbers of statements, as a cell or behind a figure; in HTML each leads to its statement."""

    numbers: tuple[int, ...]

    def __str__(self) -> str:
        return ", ".join(map(str, self.numbers))

    def runs(self) -> list[tuple[int, int]]:
        """Give the runs of numbers: first and last of each.

        Examples
        --------
        >>> Refs((3, 6, 7, 8)).runs()
        [(3, 3), (6, 8)]
        """
        runs: list[tuple[int, int]] = []
        for number in self.numbers:
            if runs and runs[-1][1] == number - 1:
                runs[-1] = (runs[-1][0], number)
            else:
                runs.append((number, number))
        return runs


@dataclass(frozen=True)
class Behind:
    """The line under a code that leads to all of its statements."""

    label: str
    refs: Refs


@dataclass(frozen=True)
class Table:
    """A table with raw values: ``kinds`` says how each column is written.

    Kinds are ``text``, ``count``, ``share`` (0–1), ``points`` (a difference of shares) and ``coefficient``.
    ``strong`` rows are sums. A value that repeats the one above it in column ``group`` is shown once to
    readers, and in full in Excel. ``links`` lead from a cell to a heading, ``behind`` to the statements that
    it counts. Cells in ``marked`` bear the mark that a note explains. Columns in ``bars`` show their value
    as a bar, too: of the largest of the column or, of shares, of the whole. Cells of kind ``course`` are
    `Course`. A ``broad`` table has its own page across.
    """

    name: str
    title: str
    heads: Sequence[str]
    kinds: Sequence[str]
    rows: Sequence[Sequence[Any]]
    notes: Sequence[str] = ()
    strong: frozenset[int] = frozenset()
    group: int | None = None
    links: Mapping[tuple[int, int], str] = field(default_factory=dict)
    behind: Mapping[tuple[int, int], tuple[int, ...]] = field(default_factory=dict)
    marked: frozenset[tuple[int, int]] = frozenset()
    bars: frozenset[int] = frozenset()
    broad: bool = False
    caption: str = ""
    sheet: str = ""

    def shown(self, row: int, column: int, words: Wording) -> str:
        """Write one cell as a person reads it."""
        value = self.rows[row][column]
        if column == self.group and row and value == self.rows[row - 1][column]:
            return ""
        mark = words("note.mark") if (row, column) in self.marked else ""
        return written(value, self.kinds[column], words) + mark


@dataclass(frozen=True)
class Figure:
    """A chart: drawn once, shown everywhere; `alt` says it in words, `table` is the one with its numbers."""

    name: str
    title: str
    alt: str
    draw: Callable[[], Any]
    notes: Sequence[str] = ()
    table: str = ""
    caption: str = ""


@dataclass(frozen=True)
class Quote:
    """A statement that shows a code, or speaks `against` it, with its number and its place."""

    number: int
    text: str
    place: str
    against: bool = False


@dataclass(frozen=True)
class Entry:
    """A statement in the appendix: its words, its place, and its codes or how far it was read."""

    number: int
    text: str
    place: str
    codes: str


@dataclass(frozen=True)
class SourceText:
    """A whole source with its statements marked (start, end, number)."""

    title: str
    text: str
    marks: Sequence[tuple[int, int, int]]


@dataclass(frozen=True)
class Sources:
    """The sources in full, for the screen only: there a statement leads to its place in them."""

    title: str
    opening: str
    texts: Sequence[SourceText]


Block = Heading | Paragraph | Prompt | Table | Figure | Quote | Behind | Entry | Sources


def written(value: Any, kind: str, words: Wording) -> str:
    """Write a value of a table as a person reads it; an empty one is an empty cell."""
    if isinstance(value, Refs):
        return words.written(value)
    if isinstance(value, Course):
        return value.in_words(words)
    if missing(value):
        return ""
    if kind == "count":
        return words.number(value)
    if kind == "share":
        return words.share(value)
    if kind == "points":
        return words.points(value)
    if kind == "coefficient":
        return words.coefficient(value)
    return words.written(value) if isinstance(value, int) else printable(value)


def printable(text: Any) -> str:
    r"""Leave out what no file format may hold (control characters, lone surrogates); all else stays.

    Examples
    --------
    >>> printable("ผู้นำ\x07ตามธรรมชาติ")
    'ผู้นำตามธรรมชาติ'
    """
    return _UNPRINTABLE.sub("", str(text).replace("\r\n", "\n").replace("\r", "\n"))
