"""Where a text may be cut: between grapheme clusters, never inside one."""

from __future__ import annotations

import re

# Between these no look at the whole cluster is needed: Thai, Latin and blanks, the second no mark.
_WHOLE_BEFORE = re.compile("[\x00-\x7f\u0e01-\u0e4e]")
_BEGINS = re.compile("[\x00-\x7f\u0e01-\u0e30\u0e32\u0e40-\u0e46]")


def cut_inside_cluster(text: str, place: int) -> bool:
    """Say whether a cut before ``text[place]`` would part a base letter from its marks.

    Examples
    --------
    >>> cut_inside_cluster("ที่", 1), cut_inside_cluster("ที่นี่", 3)
    (True, False)
    """
    if not 0 < place < len(text):
        return False
    if _WHOLE_BEFORE.match(text, place - 1) and _BEGINS.match(text, place):
        return text[place - 1 : place + 1] == "\r\n"
    import regex

    # Clusters are short: a window around the place sees the whole of the one it may lie in.
    first = max(0, place - 64)
    edges = (first + match.start() for match in regex.finditer(r"\X", text[first : place + 1]))
    return place not in edges


def whole_clusters(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen ``[start, end)`` until neither edge lies inside a grapheme cluster.

    Examples
    --------
    >>> whole_clusters("นี้คือ", 1, 2)
    (0, 3)
    """
    while cut_inside_cluster(text, start):
        start -= 1
    while cut_inside_cluster(text, end):
        end += 1
    return start, end
