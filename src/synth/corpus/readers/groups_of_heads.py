"""Heads of a sheet that stand in two rows: over heads stands what several of them belong to."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest

from synth.corpus.layout.forms import is_field

_LONGEST_SUBHEAD = 30
"""Characters of the longest head under a head."""


def heads_below(names: list[str], following: list[list[str]]) -> tuple[list[str], list[str]] | None:
    """Return the heads under heads that are merged over several columns, and what stands over each.

    Every column of such a group has a short head of its own, and no other column has one.
    """
    if not following or not names[:1] or not names[0]:
        return None
    own = [cell.strip() for cell in following[0]] + [""] * (len(names) - len(following[0]))
    groups, over = [""] * len(names), ""
    for index, name in enumerate(names):
        over = name or (over if own[index] else "")
        wide = not all(names[index + 1 : index + 2] or ["-"]) and any(own[index + 1 : index + 2])
        groups[index] = over if not name or (wide and own[index] != name) else ""
    spanned = [index for index, group in enumerate(groups) if group]
    fits = all(0 < len(own[index]) <= _LONGEST_SUBHEAD for index in spanned)
    free = all(own[index] in ("", name) for index, name in enumerate(names) if not groups[index])
    if not (spanned and fits and free):
        return None
    return [own[index] if groups[index] else name for index, name in enumerate(names)], groups


def groups_over(names: list[str], above: list[str]) -> list[str]:
    """Return what stands over each head where the row above names tables side by side; else nothing.

    Each name stands over two heads or more, and over every head stands one; a field's label is none.

    Examples
    --------
    >>> groups_over(["ดี", "เสีย", "", "ดี", "เสีย"], ["ผู้ใหญ่", "", "", "เด็ก"])
    ['ผู้ใหญ่', 'ผู้ใหญ่', 'ผู้ใหญ่', 'เด็ก', 'เด็ก']
    >>> groups_over(["ดี", "เสีย", "เสนอ"], ["วันที่", "5 มี.ค. 67"])
    []
    """
    groups, over = [], ""
    for name, group in zip_longest(names, above[: len(names)], fillvalue=""):
        over = group.strip() or over
        groups.append(over if over or name else "")
    widths = Counter(group for name, group in zip(names, groups, strict=True) if name)
    short = all(group and len(group) <= _LONGEST_SUBHEAD and not is_field(group) for group in widths)
    fits = short and len(widths) > 1 and min(widths.values()) > 1
    return groups if fits else []
