"""Small print that several parts share: whose codings, which base, who made it, where a link goes."""

from __future__ import annotations

from collections.abc import Sequence

from synth.report.behind import Numbers
from synth.report.blocks import Block, Quote
from synth.report.charts.wrap import shortened
from synth.report.material import Material
from synth.report.wording import SMALL_BASE

LETTERS = 110
"""Of a statement in a cell; the whole of it stands in the appendix."""
MOST_LETTERS = 600
"""Of a statement that is quoted; the whole of it stands in the appendix."""
BROAD = 5
"""Columns of words that a page across can hold."""


def anchor(m: Material, code: str, kind: str = "c") -> str:
    """Name the place of a code (or, with ``t``, of a theme) in the HTML report."""
    codes = m.codebook["code"].tolist()
    return f"{kind}{codes.index(code) + 1}"


def whose(m: Material) -> str:
    """Say over which statements and whose codings a table counts."""
    return m.words(
        "note.whose", statements=m.words.counted(m.base, "statements"), coder=m.coder_label(m.coder)
    )


def share_notes(m: Material, lists: Sequence[Numbers], dimension: str) -> list[str]:
    """Give the notes under a table of shares, by the statements of its rows; a small base has counts only."""
    words, small = m.words, m.base < SMALL_BASE
    numbers = [number for own in lists for number in own]
    several = []
    if len(numbers) > len(set(numbers)):
        key = "note.several_counts" if small else "note.several"
        several = [words(key, dimension=words.dimension(dimension))]
    if small:
        return [*several, whose(m)]
    base = words("note.base", statements=words.counted(m.base, "statements"), coder=m.coder_label(m.coder))
    return [*several, base]


def whole_or_shortened(text: str, letters: int) -> str:
    """Quote a statement as it stands; only one that is much too long is cut after a word."""
    return text if len(text) <= letters else shortened(text, letters)


def quoted(m: Material, numbers: Sequence[int], most: int = 1) -> str:
    """Quote the first statements of so many sources, each with its number; say how many more there are."""
    words, own, shown = m.words, m.statements, {}
    for number in numbers:
        if len(shown) == most:
            break
        shown.setdefault(own["source_id"].iat[number - 1], number)
    lines = [
        words("value.quote", text=shortened(own["text"].iat[number - 1], LETTERS), number=number)
        for number in shown.values()
    ]
    if more := len(numbers) - len(lines):
        lines[-1] = words("value.quote_more", quote=lines[-1], more=words.counted(more, "statements"))
    return "\n".join(lines)


def quotes(m: Material, rows: Sequence) -> list[Block]:
    """Quote statements with their numbers and places; of one coded in part, its words are named."""
    return [
        Quote(
            m.numbers[row.statement_id],
            whole_or_shortened(row.text, MOST_LETTERS),
            quote_place(m, row),
            against=bool(getattr(row, "against", False)),
        )
        for row in rows
        if row.statement_id in m.numbers
    ]


def quote_place(m: Material, quote: object) -> str:
    """Return where a quote stands and, where only some words of it were coded, which these are."""
    where, words = m.place(quote), getattr(quote, "words", "")
    return " · ".join(filter(None, [where, m.words("themes.coded_words", words=words)])) if words else where


def ranked(m: Material) -> list[str]:
    """Say where the order of themes is owed to how finely they are divided."""
    words, table = m.words, m.findings["ranking"]
    table = table[table["statements"] > 0]
    if table.empty:
        return []
    if table["divided"].iloc[0]:
        most, least = table.loc[table["codes"].idxmax()], table.loc[table["codes"].idxmin()]
        figures = {"most": words.named(most), "many": words.number(most["codes"])}
        return [words("note.uneven", **figures, least=words.named(least), few=words.number(least["codes"]))]
    return [
        words(
            "note.owed",
            theme=words.named(row),
            many=words.number(row["codes"]),
            place=words.number(row["per_code_rank"]),
        )
        for row in table[table["owed"].astype(bool)].to_dict("records")
    ]


def nowhere(m: Material, themes: int, unit: str) -> list[str]:
    """Say how many themes a table leaves out, as none of its units speaks of them."""
    counted = m.words.counted(themes, "themes")
    return [m.words("note.nowhere", themes=counted, unit=m.words(f"value.unit_{unit}"))] if themes else []


def origin(m: Material) -> str:
    """Name who made the synthesis, as the source line of a table."""
    if m.coded and m.agreement_note and not m.author:
        return m.words("note.origin_noted")
    if not m.coded and not m.author:
        return m.words("note.origin_documents")
    return m.words("note.origin", author=m.author or m.words("note.author"), year=m.year)
