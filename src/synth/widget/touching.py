"""What an act of the study touches: the statements that it names, or more than these."""

from __future__ import annotations

_LOCAL = frozenset(("code", "uncode", "review", "dismiss", "memo", "use", "split", "join", "take back"))
"""Acts that change nothing but the statements that they name."""
_OF_BOOK = frozenset(("add code", "change code", "retire", "move", "name", "remember"))
"""Acts that change the codebook, and no coding."""


def touches(kind: str, statement_ids: list[str]) -> frozenset[str]:
    """Say what must be read anew after an act: ``memos``, ``book``, ``all`` or only its statements.

    Examples
    --------
    >>> touches("code", ["บันทึก.txt@ผู้นำ"]), touches("merge", [])
    (frozenset(), frozenset({'all'}))
    """
    if kind == "memo":
        return frozenset({"memos"})
    if kind in _OF_BOOK:
        return frozenset({"book"})
    return frozenset() if kind in _LOCAL and statement_ids else frozenset({"all"})
