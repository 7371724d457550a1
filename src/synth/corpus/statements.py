"""The text of one source → its statements, its title and date, and what is left out."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from synth.corpus.dating import date_of_note
from synth.corpus.layout.furniture import COMMENTER, FORM, TITLE
from synth.corpus.layout.headings import LEAD_IN
from synth.corpus.layout.layout import read_layout
from synth.corpus.layout.lines import Line
from synth.corpus.layout.purpose import ends_purpose, leaves_out, left_out_lines, says_nothing
from synth.corpus.sentences import cut, inner_list
from synth.schema import ANALYSED, LEFT_OUT, SECTION_JOIN
from synth.text.thai import whole_clusters

_LEADS_IN = re.compile(r"\s*(?:(?:มี)?ดังนี้|ดังต่อไปนี้|ได้(?:แ|เเ)ก่|คือ|ประกอบด้วย|เช่น|[:：])*\s*$")
_LONGEST_LEAD = 90
_INNER_LEVEL = 99
_BEGIN_ANEW = (FORM, COMMENTER)
"""Furniture behind which no heading above goes on."""


@dataclass(frozen=True)
class Note:
    """What one text holds: rows for the tables `statements` and `left_out`, a title and a date."""

    title: str
    date: str
    date_note: str
    statements: list[dict]
    left_out: list[dict]


def read_note(text: str, source_id: str, told: Mapping[int, dict] | None = None) -> Note:
    r"""Cut the stored text of a source into statements.

    A list item is a statement, with the lines that go on with it; so is an item of a list within a
    paragraph, a cell of a table, and a sentence of a narrative. Headings become the section path. Nothing is
    repaired: ``text[start:end]`` is the statement.

    Parameters
    ----------
    text : str
    source_id : str
    told : mapping of int to dict, optional
        What the file's format says of the line that begins there (see `Document`).

    Returns
    -------
    Note
        Its rows have the columns that come from the text: ``statement_id, source_id, section, item,
        speaker, time, start, end, text, repeats, use`` and ``source_id, start, end, text, reason``.

    Examples
    --------
    >>> note = read_note("เวทีถอดบทเรียน 26 ธันวาคม 2564\n\nการสร้างทีม\n  1. ผู้นำตามธรรมชาติ", "note.txt")
    >>> note.date, [(row["section"], row["item"], row["text"]) for row in note.statements]
    ('2021-12-26', [('การสร้างทีม', '1', 'ผู้นำตามธรรมชาติ')])
    """
    lines = read_layout(text, told)
    title = next((text[line.body : line.end] for line in lines if line.reason == TITLE), "")
    date, date_note = date_of_note(text, lines)
    left_out = [
        {
            "source_id": source_id,
            "start": line.start,
            "end": line.end,
            "text": text[line.start : line.end],
            "reason": line.reason,
        }
        for line in lines
        if line.kind == "furniture"
    ]
    statements = _identified(_statements(text, lines), source_id)
    return Note(title, date, date_note, statements, left_out)


def _statements(text: str, lines: Sequence[Line]) -> list[dict]:
    rows: list[dict] = []
    headings: list[Line] = []
    not_findings = left_out_lines(lines)
    before: Line | None = None
    for block in _blocks(lines):
        first, end = block[0], _end(block[-1])
        if first.reason in _BEGIN_ANEW:
            headings = []
        elif first.kind == "heading":
            headings = [above for above in headings if above.level < first.level] + [first]
        elif first.kind in ("item", "plain") and first.body < end:
            place = next((n for n, one in enumerate(headings) if leaves_out(_words_of(text, one))), None)
            if place is not None and ends_purpose(first, before, _words_of(text, headings[place])):
                headings = headings[:place]
            if first.kind == "plain" and not first.column:
                headings = [above for above in headings if above.level != LEAD_IN]
            found = _pieces(text, first, end)
            lead = _lead_in(text, found)
            for piece in found[1 if lead else 0 :]:
                rows.append(_row(text, piece, [*headings, *lead], first.start in not_findings))
        before = first if first.kind in ("item", "plain") else None
    return rows


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Put each line together with the lines that go on with it."""
    blocks: list[list[Line]] = []
    previous: Line | None = None
    parted: Line | None = None
    for line in lines:
        if line.kind == "furniture" and line.reason not in _BEGIN_ANEW:
            previous = parted = line  # what follows is no longer the text of the line before
            continue
        text_before = blocks and not parted and blocks[-1][0].kind in ("item", "plain")
        if text_before and (line.kind == "more" or (line.kind == "plain" and _goes_on(line, previous))):
            blocks[-1].append(line)
            continue  # a further line may go on with the same item
        blocks.append([replace(line, kind="plain") if line.kind == "more" else line])
        previous, parted = line, None
    return blocks


def _goes_on(line: Line, previous: Line | None) -> bool:
    """Say whether `line` is indented at least as far as the text of the item above it."""
    return (
        previous is not None
        and previous.kind == "item"
        and not line.after_blank
        and not line.column
        and line.indent >= previous.indent + (previous.body - previous.start)
    )


def _end(line: Line) -> int:
    return line.start + len(line.text)


def _pieces(text: str, first: Line, end: int) -> list[Line]:
    """Cut one block: at the items of a list within it, else (no list item) into sentences."""
    # an item that is itself the first of a list in its line: 1) … 2) …
    first = (
        replace(first, body=first.start)
        if first.number in ("1", "๑") and inner_list(text[first.start : end])
        else first
    )
    words = text[first.body : end]
    found = inner_list(words) or ([] if first.kind == "item" else cut(words))
    if len(found) < 2:
        return [replace(first, end=end)]
    return [
        replace(
            first,
            start=first.body + piece.start,
            body=first.body + piece.body,
            end=first.body + piece.end,
            number=piece.number or first.number,
            level=_INNER_LEVEL if piece.number else 0,
        )
        for piece in found
        if piece.end > piece.body
    ]


def _lead_in(text: str, found: Sequence[Line]) -> list[Line]:
    """Return the words that lead in a list within a paragraph, as the heading over its items."""
    listed = len(found) > 1 and found[1].level == _INNER_LEVEL and found[0].level == 0
    return [found[0]] if listed and found[0].end - found[0].body <= _LONGEST_LEAD else []


def _row(text: str, piece: Line, headings: Sequence[Line], not_finding: bool) -> dict:
    section = _path(text, headings, piece.column)
    start, end = whole_clusters(text, piece.body, piece.end)
    return {
        "section": section,
        "item": piece.number,
        "start": start,
        "end": end,
        "text": text[start:end],
        "speaker": piece.speaker,
        "time": piece.time,
        "use": LEFT_OUT if not_finding or leaves_out(section) or says_nothing(text[start:end]) else ANALYSED,
    }


def _path(text: str, headings: Sequence[Line], column: str) -> str:
    names = [_words_of(text, heading) for heading in headings]
    return SECTION_JOIN.join(" ".join(name.split()) for name in [*names, column] if name)


def _words_of(text: str, heading: Line) -> str:
    return _LEADS_IN.sub("", text[heading.body : _end_of(heading)])


def _end_of(heading: Line) -> int:
    return heading.end if heading.kind != "heading" else heading.start + len(heading.text)


def _identified(rows: list[dict], source_id: str) -> list[dict]:
    """Give each row its id and say which earlier statement it repeats.

    The ids of a text that stands n times name n: should a later reading find it n + 1 times, none of the
    old ids is found again, and a person decides which is which.
    """
    times, seen, first = Counter(row["text"] for row in rows), Counter(), {}
    for row in rows:
        text = row["text"]
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]
        seen[text] += 1
        ordinal = f"-{seen[text]}of{times[text]}" if times[text] > 1 else ""
        row["statement_id"] = f"{source_id}@{digest}{ordinal}"
        row["source_id"] = source_id
        row["repeats"] = first.setdefault(text, "") if seen[text] > 1 else ""
        if seen[text] == 1:
            first[text] = row["statement_id"]
    return rows
