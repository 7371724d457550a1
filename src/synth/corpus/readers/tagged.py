"""The runs of a PDF that tells its own structure → lines: its headings, items, paragraphs and cells.

What the file says is taken where it holds for nearly all letters and does not part what the page joins; else
the page is read from where its letters stand (see `pages`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from synth.corpus.document import Document, Draft
from synth.corpus.layout.furniture import PAGE
from synth.corpus.layout.headings import LONGEST_HEADING
from synth.corpus.layout.markers import marker_of
from synth.corpus.layout.tables import add_table
from synth.corpus.readers.edges import edges_of
from synth.corpus.readers.letters import ARTIFACT, NO_CONTENT
from synth.corpus.readers.looks import levels_of, look_of
from synth.corpus.readers.runs import Run, one_of
from synth.corpus.readers.structure import Block, Mark, Way
from synth.corpus.readers.wraps import Wraps

_LEAST_TOLD = 0.9
"""Share of the letters that the file must say something of."""
_NEAR = 1.5
"""Sizes of the letters from a sign that belongs to nothing to the words of its line."""
_ABOVE_ANY = 9
"""Levels by which headings that the file tells stand above guessed ones, as in Word files."""
_COLUMN = 10
"""Points of the strips in which lines of one column begin."""


@dataclass
class _Part:
    """A block with its lines."""

    block: Block
    lines: list[Run] = field(default_factory=list)
    label: str = ""


def laid_out_by_tags(pages: Sequence[Sequence[Sequence]]) -> Document | None:
    """Make a document of runs with marks (see `synth.corpus.readers.pdf`); none if they do not fit."""
    runs = [[Run(*run, page=number) for run in page if run[0].strip()] for number, page in enumerate(pages)]
    runs = [_adopted(page) for page in runs]
    outside = [[run for run in page if not isinstance(run.mark, Mark)] for page in runs]
    edges = edges_of(outside) | {run for page in outside for run in page if run.mark == ARTIFACT}
    inner = [run for page in runs for run in page if run not in edges]
    if not _tells_enough(inner):
        return None
    parts = _parts(inner)
    wraps = Wraps([line for part in parts for line in part.lines])
    if _parts_what_is_joined(parts, wraps):
        return None
    writer = _Writer(wraps, levels_of(inner))
    waiting = _apart(runs, edges)
    for unit in _units(parts):
        while waiting and waiting[0][0] <= unit[0].lines[0].page:
            writer.furniture(waiting.pop(0)[1])
        writer.write(unit)
    for _, run in waiting:
        writer.furniture(run)
    return writer.draft.document()


def _apart(pages: Sequence[Sequence[Run]], edges: set[Run]) -> list[tuple[int, Run]]:
    """Return the edges of pages, each with the page before whose first block it is written."""
    by_page = []
    for number, page in enumerate(pages):
        middle = sum(run.base for run in page) / max(len(page), 1)
        by_page += [(number + (run.base < middle), run) for run in page if run in edges]
    return sorted(by_page, key=lambda apart: apart[0])


def _adopted(runs: Sequence[Run]) -> list[Run]:
    """Give signs that stand close before told words of their line to these: a browser made them up."""
    done: list[Run] = []
    for run in reversed(runs):
        behind = done[-1] if done else None
        level = behind is not None and abs(behind.base - run.base) < 0.3 * run.size
        if level and run.mark == NO_CONTENT and -1 < behind.left - run.right < _NEAR * run.size:
            done.append(replace(run, mark=behind.mark))
        else:
            done.append(run)
    return done[::-1]


def _tells_enough(runs: Sequence[Run]) -> bool:
    marked_letters = sum(len(run.words) for run in runs if isinstance(run.mark, Mark))
    return bool(marked_letters) and marked_letters >= _LEAST_TOLD * sum(len(run.words) for run in runs)


def _parts(runs: Sequence[Run]) -> list[_Part]:
    """Return the blocks in the order of the tree; words of none follow the block that was written before."""
    by_way: dict[Way, _Part] = {}
    before: Block | None = None
    for number, run in enumerate(runs):
        marked = isinstance(run.mark, Mark)
        if marked:
            before = run.mark.block
        block = before if marked else Block((*(before.way if before else ()), number), "loose")
        part = by_way.setdefault(block.way, _Part(block))
        if marked and run.mark.label:
            part.label += f" {run.words}"
        elif part.lines and _on_line(part.lines[-1], run):
            part.lines[-1] = one_of(part.lines[-1], run)
        else:
            part.lines.append(run)
    parts = [part for part in by_way.values() if part.lines]
    return _with_margins(sorted(parts, key=lambda part: part.block.way))


def _on_line(before: Run, run: Run) -> bool:
    level = abs(before.base - run.base) < 0.45 * max(before.size, run.size)
    return level and before.page == run.page and run.left >= before.left


def _column(part: _Part, line: Run) -> tuple:
    """Return the column that a line stands in: of a table, or of the lines beside its block."""
    cell = part.block.cell
    return (cell.table, cell.column) if cell else (part.block.way[:-1], round(line.left / _COLUMN))


def _with_margins(parts: list[_Part]) -> list[_Part]:
    """Tell each line where the lines of its column end."""
    margins: dict[tuple, float] = defaultdict(float)
    for part in parts:
        for line in part.lines:
            margins[_column(part, line)] = max(margins[_column(part, line)], line.right)
    for part in parts:
        part.lines = [replace(line, margin=margins[_column(part, line)]) for line in part.lines]
    return parts


def _parts_what_is_joined(parts: Sequence[_Part], wraps: Wraps) -> bool:
    """Say whether the file calls each line a paragraph, as programs do that know no better."""
    apart = sum(
        part.block.kind == following.block.kind == "text"
        and not (part.block.cell or following.block.cell)
        and wraps.goes_on([replace(part.lines[-1], margin=None)], replace(following.lines[0], margin=None))
        for part, following in pairwise(parts)
    )
    return apart > sum(len(part.lines) - 1 for part in parts) and apart > 2


def _units(parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    """Give what is written at once: a block, or all those of a table."""
    for _, unit in groupby(
        parts, key=lambda part: part.block.cell.table if part.block.cell else part.block.way
    ):
        yield list(unit)


class _Writer:
    """Writes blocks into a draft."""

    def __init__(self, wraps: Wraps, levels: Mapping[tuple, int]) -> None:
        self.draft = Draft()
        self._wraps, self._levels = wraps, levels

    def furniture(self, run: Run) -> None:
        """Write the edge of a page."""
        self.draft.add(run.words, kind="furniture", reason=PAGE)

    def write(self, unit: Sequence[_Part]) -> None:
        """Write a block or a table."""
        if unit[0].block.cell:
            add_table(self.draft, self._grid(unit))
            return
        [part] = unit
        block, words = part.block, self._words(part)
        if block.kind == "heading":
            self.draft.blank()
            label = f"{part.label.strip()} " if part.label.strip() else ""
            self.draft.add(
                words.replace("\n", " "), marker=label, kind="heading", level=block.level - _ABOVE_ANY
            )
        elif block.kind == "item":
            marker, words = _marker_and_words(part, words)
            own_marker = marker_of(marker + words)
            number = own_marker.number if own_marker and marker.strip() else ""
            self.draft.add(words, marker=marker, kind="item", number=number)
        else:
            self._write_text(part, words)

    def _write_text(self, part: _Part, words: str) -> None:
        self.draft.blank()
        level = min(self._levels.get(look_of(line), 0) for line in part.lines)
        for line in words.split("\n"):
            fields = {"level": level} if level and len(line) <= LONGEST_HEADING else {}
            self.draft.add(line, **fields, **({"quoted": True} if part.block.quoted else {}))

    def _words(self, part: _Part) -> str:
        """Return the words of a block, a line end where its author put one."""
        if part.block.kind != "loose":
            return self._wraps.block_words(part.lines)
        paragraphs: list[list[Run]] = []
        for line in part.lines:
            if paragraphs and self._wraps.goes_on(paragraphs[-1], line):
                paragraphs[-1].append(line)
            else:
                paragraphs.append([line])
        return "\n".join(map(self._wraps.joined, paragraphs))

    def _grid(self, unit: Sequence[_Part]) -> list[list[str]]:
        """Return the texts of a table's cells, row by row; a cell that spans several stands in the first."""
        rows: dict[Way, dict[int, list[str]]] = {}
        for part in unit:
            cell = part.block.cell
            lines = rows.setdefault(cell.row, {}).setdefault(cell.column, [])
            lines.append(_label(part) + self._words(part))
        cells = {(part.block.cell.row, part.block.cell.column): part.block.cell for part in unit}
        rows_spanned: dict[int, int] = {}  # rows that a cell above still spans, by column
        grid = []
        for row in sorted(rows):
            texts: dict[int, str] = {}
            at = 0
            for index in range(max(rows[row]) + 1):
                while rows_spanned.get(at, 0) > 0:
                    at += 1
                cell = cells.get((row, index))
                texts[at] = "\n".join(rows[row].get(index, []))
                for column in range(at, at + (cell.across if cell else 1)):
                    rows_spanned[column] = cell.down if cell else 1
                at += cell.across if cell else 1
            grid.append(texts)
            rows_spanned = {column: n_rows - 1 for column, n_rows in rows_spanned.items()}
        width = 1 + max(max(texts) for texts in grid)
        return [[texts.get(index, "") for index in range(width)] for texts in grid]


def _label(part: _Part) -> str:
    """Return the number or the bullet that stands apart from an item's words; a drawn one as a bullet."""
    label = " ".join(part.label.split())
    if part.block.kind != "item" or not (label or part.block.labelled):
        return ""
    marker = marker_of(f"{label} ก")
    return f"{label} " if marker and (marker.number or not label.isalnum()) else "• "


def _marker_and_words(part: _Part, words: str) -> tuple[str, str]:
    """Part the words of an item from what stands before them: its own label, or what they begin with."""
    if label := _label(part):
        return label, words
    marker = marker_of(words)
    length = marker.length if marker else 0
    return words[:length], words[length:]
