"""How a file counts the places in its texts: the standard says code points from 0, programs differ.

A mark at the beginning of the text (BOM) is counted or not, CR LF is one or two, and a letter beyond U+FFFF
is one or, as in Java and .NET, two. All of a text's selections are counted in one way: the one by which their
edges fall where words can end and their names are the words they begin with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from synth.text.clusters import cut_inside_cluster

MARK = "\ufeff"
_JUDGED = 400
"""So many selections are looked at to tell how a text was counted."""


@dataclass(frozen=True)
class Way:
    """One way to count: whether the mark counts, CR LF is two, and far letters are two."""

    mark: bool = False
    pairs: bool = True
    units: bool = False

    def __str__(self) -> str:
        parts = ["BOM"] * self.mark + ["CR LF = 1"] * (not self.pairs) + ["UTF-16"] * self.units
        return ", ".join(parts) or "code points"


Selection = tuple[int, int, str]
"""Where a selection begins and ends as its file counts, and its name."""


def placed(raw: str, places: Sequence[Selection]) -> tuple[str, list[tuple[int, int] | None], Way]:
    r"""Return a text as it is stored, where each selection lies in it (or None), and how it was counted.

    Examples
    --------
    >>> placed("ทุน\r\nป่า", [(5, 8, "ป่า")])[1], placed("ทุน\r\nป่า", [(4, 7, "ป่า")])[1]
    ([(4, 7)], [(4, 7)])
    """
    ways = _ways(raw)
    text = stored(raw)
    if len(ways) == 1 and text == raw:
        return text, [_within(text, start, end) for start, end, _ in places], ways[0]
    laid = {way: _Count(raw, way) for way in ways}
    looked = places[:: max(1, len(places) // _JUDGED)]
    best = max(ways, key=lambda way: sum(_likely(text, laid[way], place) for place in looked))
    return text, [laid[best].span(start, end) for start, end, _ in places], best


def stored(raw: str) -> str:
    """Return a text as synth stores it: no mark, LF, nothing that a file cannot hold."""
    text = raw.removeprefix(MARK).replace("\r\n", "\n").replace("\r", "\n")
    return "".join("\ufffd" if sign == "\0" or "\ud800" <= sign <= "\udfff" else sign for sign in text)


def _ways(raw: str) -> list[Way]:
    """Give the ways that make a difference in a text, the standard's first."""
    marks = (False, True) if raw.startswith(MARK) else (False,)
    pairs = (True, False) if "\r\n" in raw else (True,)
    units = (False, True) if any(sign > "\uffff" for sign in raw) else (False,)
    return [Way(*flags) for flags in product(marks, pairs, units)]


class _Count:
    """Places as a file counts them → places in the stored text."""

    def __init__(self, raw: str, way: Way):
        points = np.frombuffer(raw.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        theirs, ours = np.ones(len(points), dtype=np.int64), np.ones(len(points), dtype=np.int64)
        before_lf = np.append((points[:-1] == 13) & (points[1:] == 10), False)
        ours[before_lf] = 0
        theirs[before_lf] = int(way.pairs)
        if way.units:
            theirs[points > 0xFFFF] = 2
        if raw.startswith(MARK):
            ours[0], theirs[0] = 0, int(way.mark)
        self._theirs, self._ours = (np.append(0, np.cumsum(count)) for count in (theirs, ours))
        self._text = stored(raw)

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        if not 0 <= start < end <= self._theirs[-1]:
            return None
        first, last = np.searchsorted(self._theirs, [start, end], side="right") - 1
        return _within(self._text, int(self._ours[first]), int(self._ours[last]))


def _within(text: str, start: int, end: int) -> tuple[int, int] | None:
    return (start, end) if 0 <= start < end <= len(text) else None


def _likely(text: str, count: _Count, selection: Selection) -> float:
    """Say how likely it is that somebody selected the words at this place."""
    span = count.span(*selection[:2])
    if span is None:
        return -5
    start, end = span
    words, name = text[start:end], " ".join(selection[2].split()).rstrip(".…")
    score = 0.0
    if name:
        score += 3 if " ".join(words.split()).startswith(name) else 0
    score -= 3 * (cut_inside_cluster(text, start) + cut_inside_cluster(text, end))
    score -= words[:1].isspace() + words[-1:].isspace()
    score += start == 0 or text[start - 1].isspace()
    return score + (end == len(text) or text[end].isspace())
