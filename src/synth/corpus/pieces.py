"""One block of lines → the stretches of text that become statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from synth.corpus.inner_lists import inner_list, parted_list
from synth.corpus.layout.lines import Kind, Line
from synth.corpus.layout.speakers import lead_of
from synth.corpus.sentences import cut, surely_cut

_LONGEST_LEAD = 120
"""Characters of the longest words before a list in a paragraph that are its heading."""


_CLOSING = {"“": "”", '"': '"', "«": "»", "‘": "’", "「": "」"}
"""Marks of quotation, and what closes them."""


@dataclass(frozen=True)
class Stretch:
    """A stretch of a block that becomes a statement: where it stands, its number, what leads it in."""

    start: int
    end: int
    number: str
    leads: tuple[str, ...] = ()


def pieces_of(text: str, block: Sequence[Line], unit: str) -> list[Stretch]:
    """Cut one block: at the items of a list within it, else at the ends of sentences as `unit` asks."""
    first, end = block[0], end_of(block[-1])
    topic = (first.topic,) if first.topic else ()
    begin = first.start if first.number in ("1", "๑") and inner_list(text[first.start : end]) else first.body
    words = text[begin:end]
    if pieces := inner_list(words):
        return _listed(words, begin, pieces, first, topic)
    if (first.topic or first.column) and (pieces := parted_list(words)):
        return [Stretch(begin + piece.body, begin + piece.end, first.number, topic) for piece in pieces]
    whole = first.kind == Kind.ASIDE or first.number
    cuts = None if whole else {"sentence": cut, "auto": surely_cut}.get(unit)
    pieces = cuts(words) if cuts else []
    if len(pieces) < 2:
        return [Stretch(first.body, end, first.number, topic)]
    return [
        Stretch(begin + piece.body, begin + piece.end, first.number, topic)
        for piece in pieces
        if piece.end > piece.body
    ]


def _listed(words: str, begin: int, items: Sequence, first: Line, topic: tuple[str, ...]) -> list[Stretch]:
    """Return the items of a list within a paragraph; short words before it are the heading over them."""
    lead = words[items[0].body : items[0].end]
    named = 0 < len(lead) <= _LONGEST_LEAD
    leads = (*topic, lead_of(lead)) if named else topic
    pieces = [
        Stretch(begin + piece.body, begin + piece.end, piece.number or first.number, leads)
        for piece in items[1:]
        if piece.end > piece.body
    ]
    if lead and not named:
        pieces.insert(0, Stretch(begin + items[0].body, begin + items[0].end, first.number, topic))
    return pieces


def unquoted(text: str, pieces: Sequence[Stretch]) -> Sequence[Stretch]:
    """Leave off marks of quotation about a whole block: a report sets what it quotes in its own.

    Examples
    --------
    >>> text = "“รถมาช้าทุกวัน”"
    >>> [text[piece.start : piece.end] for piece in unquoted(text, [Stretch(0, len(text), "")])]
    ['รถมาช้าทุกวัน']
    """
    if not pieces:
        return pieces
    start, end = _within(text, pieces[0].start, pieces[-1].end)
    closing = _CLOSING.get(text[start : start + 1])
    if not closing or text.find(closing, start + 1, end) != end - 1:
        return pieces
    start, end = _within(text, start + 1, end - 1)
    pieces = [replace(pieces[0], start=start), *pieces[1:]] if start < end else pieces
    return [*pieces[:-1], replace(pieces[-1], end=end)] if start < end else pieces


def _within(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the words begin and end, without blanks about them."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def end_of(line: Line) -> int:
    """Return where the words of a line end."""
    return line.start + len(line.text)
