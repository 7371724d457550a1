"""The text of one source → its statements, its title and date, and what is left out."""

from __future__ import annotations

import hashlib
from collections import Counter, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from synth.corpus.certainty import Certainty
from synth.corpus.dating import date_of_note
from synth.corpus.layout.headings import OVER_A_LIST, is_item, still_over
from synth.corpus.layout.lines import LETTER, STATEMENTS, Kind, Line
from synth.corpus.layout.markers import marker_of
from synth.corpus.layout.nothing import says_nothing
from synth.corpus.layout.read import read_lines
from synth.corpus.pieces import Stretch, end_of, pieces_of, unquoted
from synth.schema import ANALYSED, LEFT_OUT, SECTION_JOIN
from synth.text.clusters import whole_clusters

if TYPE_CHECKING:
    from synth.corpus.layout.labeller import Labeller

NOTHING_BENEATH = "หัวข้อที่ไม่มีข้อความอยู่ใต้"
"""The reason of a heading or a name with nothing beneath it: a line wrongly taken for one is found by it."""
_LEFT_OUT = frozenset((Kind.TITLE, Kind.HEAD, Kind.FORM, Kind.FURNITURE))
_NOT_ANALYSED = frozenset((Kind.ASIDE, Kind.EMPTY, Kind.QUESTION))


@dataclass(frozen=True)
class Note:
    """What one text holds: rows for `statements`, `left_out` and `lines`, a title and a date."""

    title: str
    date: str
    date_note: str
    statements: list[dict]
    left_out: list[dict]
    lines: list[Line]


def read_note(
    text: str,
    source_id: str,
    told: Mapping[int, dict] | None = None,
    unit: str = "auto",
    by: Labeller | None = None,
) -> Note:
    r"""Cut the stored text of a source into statements.

    A list item is a statement, with the lines that go on with it; so is an item of a list within a
    paragraph, a cell of a table, a turn, a paragraph. Headings become the section path. Nothing is
    repaired: ``text[start:end]`` is the statement.

    Parameters
    ----------
    text : str
    source_id : str
    told : mapping of int to dict, optional
        What the file's format says of the line that begins there (see `Document`).
    unit : {"auto", "paragraph", "sentence", "turn"}
        What a statement is (see `synth.schema.UNITS`).
    by : Labeller, optional
        One that was taught by a study.

    Returns
    -------
    Note
        Its rows have the columns that come from the text: ``statement_id, source_id, section, item,
        speaker, time, start, end, text, repeats, use, certain`` and ``source_id, start, end, text, reason``.

    Examples
    --------
    >>> text = "เวทีถอดบทเรียน 26 ธันวาคม 2564\n\nการสร้างทีม\n  1. ผู้นำตามธรรมชาติ\n  2. ทีมเล็ก"
    >>> note = read_note(text, "note.txt")
    >>> note.date, [(row["section"], row["item"], row["text"]) for row in note.statements]
    ('2021-12-26', [('การสร้างทีม', '1', 'ผู้นำตามธรรมชาติ'), ('การสร้างทีม', '2', 'ทีมเล็ก')])
    """
    return note_of(text, source_id, read_lines(text, told, by), unit)


def note_of(
    text: str,
    source_id: str,
    lines: Sequence[Line],
    unit: str = "auto",
    certain: Callable[[Sequence[Line], Sequence[Line]], float] | None = None,
) -> Note:
    """Make statements of lines that are read (or were put right by a person); see `read_note`.

    `certain` says how sure the statement on some lines under some headings is (else `Certainty`).
    """
    certain = certain or Certainty(lines).of
    title = next((line.words for line in lines if line.kind == Kind.TITLE and line.words), "")
    date, date_note = date_of_note(text, lines)
    rows, beneath = _statements(text, lines, unit, certain)
    statements = _identified(rows, source_id)
    silent = _silent(lines)
    left_out = [
        {
            "source_id": source_id,
            "start": line.start,
            "end": line.end,
            "text": text[line.start : line.end],
            "reason": line.reason if line.kind in _LEFT_OUT else NOTHING_BENEATH,
        }
        for line in lines
        if line.kind in _LEFT_OUT
        or (line.kind == Kind.HEADING and line.start not in beneath)
        or line.start in silent
    ]
    return Note(title, date, date_note, statements, left_out, list(lines))


def _silent(lines: Sequence[Line]) -> set[int]:
    """Return where names begin beneath which nobody says anything."""
    names = [
        line for line in lines if line.kind == Kind.NAME or line.kind in STATEMENTS or line.kind == Kind.MORE
    ]
    return {
        line.start
        for line, following in zip_longest(names, names[1:])
        if line.kind == Kind.NAME and (following is None or following.kind == Kind.NAME)
    }


def _statements(
    text: str, lines: Sequence[Line], unit: str, certain: Callable
) -> tuple[list[dict], set[int]]:
    """Return a row for each statement of `lines`, in order, without ids, and which headings have some."""
    rows: list[dict] = []
    beneath: set[int] = set()
    headings: list[Line] = []
    path: list[str] = []
    over_letters = deque(line.start for line in lines if line.kind == Kind.NAME and line.level == LETTER)
    over_deeper: set[int] = set()
    above: Line | None = None
    for block in _blocks(lines, unit):
        first = block[0]
        if above and is_item(above) and is_item(first) and above.indent < first.indent:
            over_deeper.add(above.start)
        if above and above.kind == Kind.HEADING and above.level == OVER_A_LIST and is_item(first):
            over_deeper.add(above.start)
        above = first
        while over_letters and over_letters[0] < first.start:
            headings, path = [], []
            over_letters.popleft()
        if first.kind == Kind.HEADING:
            headings = [above for above in headings if above.level < first.level] + [_joined(text, block)]
            path = _names(text[heading.body : end_of(heading)] for heading in headings)
        elif first.kind in STATEMENTS and first.body < end_of(block[-1]):
            if len(still := still_over(headings, first, over_deeper)) < len(headings):
                headings, path = still, _names(text[over.body : end_of(over)] for over in still)
            beneath.update(heading.start for heading in headings)
            sure = certain(block, headings)
            pieces = unquoted(text, pieces_of(text, block, unit))
            rows += [_row(text, first, piece, path, sure) for piece in pieces]
    return rows, beneath


def _blocks(lines: Sequence[Line], unit: str) -> list[list[Line]]:
    """Put each line together with the lines that go on with it; furniture between parts them."""
    blocks: list[list[Line]] = []
    parted = True
    for line in lines:
        if line.kind in _LEFT_OUT or line.kind in (Kind.COLUMN, Kind.NAME):
            parted = parted or line.kind != Kind.COLUMN or line.start >= 0
            continue
        last = blocks[-1][0] if blocks and not parted else None
        more = line.kind == Kind.MORE or (unit == "turn" and last is not None and _same_turn(last, line))
        if last is not None and more:
            blocks[-1].append(line)
            continue
        kind = Kind.STATEMENT if line.kind == Kind.MORE else line.kind
        blocks.append([line if kind == line.kind else line._replace(kind=kind)])
        parted = False
    return blocks


def _same_turn(last: Line, line: Line) -> bool:
    speaks = last.speaker and line.speaker == last.speaker and line.kind == Kind.STATEMENT
    return bool(speaks) and last.kind in (Kind.TURN, Kind.STATEMENT) and not line.column


def _joined(text: str, block: Sequence[Line]) -> Line:
    """Make one heading of the lines that it runs over."""
    first, last = block[0], block[-1]
    return first if first is last else first._replace(text=text[first.start : end_of(last)])


def _row(text: str, first: Line, piece: Stretch, path: Sequence[str], certain: float) -> dict:
    start, end = whole_clusters(text, piece.start, piece.end)
    nothing = first.kind in _NOT_ANALYSED or says_nothing(text[start:end])
    column = SECTION_JOIN.join(map(_bare_head, first.column.split(SECTION_JOIN))) if first.column else ""
    return {
        "section": SECTION_JOIN.join((*path, *_names((column, *piece.leads)))),
        "item": piece.number,
        "start": start,
        "end": end,
        "text": text[start:end],
        "speaker": first.speaker,
        "time": first.time,
        "use": LEFT_OUT if nothing else ANALYSED,
        "certain": certain,
    }


def _names(words: Iterable[str]) -> list[str]:
    """Return the names that a section is made of, with one blank between words."""
    return [" ".join(name.split()) for name in words if name.strip()]


def _bare_head(head: str) -> str:
    """Take the number off the head of a column."""
    marker = marker_of(head)
    return head[marker.length :] if marker and marker.number else head


def _identified(rows: list[dict], source_id: str) -> list[dict]:
    """Give each row its id and say which earlier statement it repeats.

    The ids of a text that stands n times name n: should a later reading find it n + 1 times, none of the
    old ids is found again, and a person decides which is which.
    """
    times, ordinals, first = Counter(row["text"] for row in rows), Counter(), {}
    for row in rows:
        text = row["text"]
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]
        ordinals[text] += 1
        ordinal = f"-{ordinals[text]}of{times[text]}" if times[text] > 1 else ""
        row["statement_id"] = f"{source_id}@{digest}{ordinal}"
        row["source_id"] = source_id
        row["repeats"] = first.setdefault(text, "") if ordinals[text] > 1 else ""
        if ordinals[text] == 1:
            first[text] = row["statement_id"]
    return rows
