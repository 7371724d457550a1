"""Where a text may be cut: between grapheme clusters, never inside one."""

from __future__ import annotations

# Between these no look at the whole cluster is needed: Thai, Latin and blanks, the second no mark.
_LATIN = [*map(chr, range(0x80))]
_WHOLE_BEFORE = frozenset((*_LATIN, *map(chr, range(0x0E01, 0x0E4F))))
_BEGINS = frozenset((*_LATIN, *map(chr, range(0x0E01, 0x0E31)), "\u0e32", *map(chr, range(0x0E40, 0x0E47))))


def cut_inside_cluster(text: str, offset: int) -> bool:
    """Say whether a cut before ``text[offset]`` would part a base letter from its marks.

    Examples
    --------
    >>> cut_inside_cluster("ที่", 1), cut_inside_cluster("ที่นี่", 3)
    (True, False)
    """
    if not 0 < offset < len(text):
        return False
    if text[offset] in _BEGINS and text[offset - 1] in _WHOLE_BEFORE:
        return text[offset] == "\n" and text[offset - 1] == "\r"
    import regex

    # Clusters are short: a window around the place sees the whole of the one it may lie in.
    first = max(0, offset - 64)
    edges = (first + match.start() for match in regex.finditer(r"\X", text[first : offset + 1]))
    return offset not in edges


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
