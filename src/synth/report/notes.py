"""Small print that several parts share: whose codings, which base, who made it, where a link goes."""

from __future__ import annotations

import pandas as pd

from synth.report.material import Material
from synth.report.wording import SMALL_BASE


def anchor(m: Material, code: str, kind: str = "c") -> str:
    """Name the place of a code (or, with ``t``, of a theme) in the HTML report."""
    codes = m.codebook["code"].tolist()
    return f"{kind}{codes.index(code) + 1}"


def whose(m: Material) -> str:
    """Say over which statements and whose codings a table counts."""
    return m.words(
        "note.whose", statements=m.words.counted(m.base, "statements"), coder=m.coder_label(m.coder)
    )


def share_notes(m: Material, table: pd.DataFrame, dimension: str) -> list[str]:
    """Give the notes under a table of shares; below a small base there are counts only."""
    words, own = m.words, table.loc[table["statements"] > 0, "code"]
    small, behind = m.base < SMALL_BASE, m.behind()
    numbers = [number for code in own for number in behind.get(code, ())]
    several = []
    if len(numbers) > len(set(numbers)):
        key = "note.several_counts" if small else "note.several"
        several = [words(key, dimension=words.dimension(dimension))]
    if small:
        return [*several, whose(m)]
    base = words("note.base", statements=words.counted(m.base, "statements"), coder=m.coder_label(m.coder))
    return [*several, base]


def origin(m: Material) -> str:
    """Name who made the synthesis, as the source line of a table."""
    if m.coded and m.agreement_note and not m.author:
        return m.words("note.origin_noted")
    return m.words("note.origin", author=m.author or m.words("note.author"), year=m.year)
