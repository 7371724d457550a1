"""The strip under a theme: what helped, what stood in the way, what people propose, each with a voice."""

from __future__ import annotations

from synth.report.behind import Numbers, by_code, by_theme
from synth.report.blocks import Block, Table
from synth.report.charts.wrap import shortened
from synth.report.material import Material
from synth.report.parts.measures import unit_of
from synth.report.parts.notes import LETTERS, whose
from synth.schema import FINDING_DIMENSION

SHOWN = ("success", "obstacle", "recommendation")
"""Roles of kinds that stand in the strip, where the codebook has them; else all kinds."""


def strip(m: Material, theme: dict, number: int) -> list[Block]:
    """Count the statements of a theme by kind of finding, each kind with the first that shows it."""
    dimension = next(iter([FINDING_DIMENSION] if FINDING_DIMENSION in m.crossings else m.crossings), None)
    if dimension is None:
        return []
    words, own = m.words, by_theme(m).get(theme["theme"], ())
    codes = m.findings["codes"].query("dimension == @dimension").to_dict("records")
    kept = [row for row in codes if m.roles.get(row["code"]) in SHOWN] or codes
    units, rows, leads = bool(unit_of(theme)), [], {}
    for row in kept:
        numbers = _both(own, by_code(m).get(row["code"], ()))
        if not numbers:
            continue
        leads |= {(len(rows), column): numbers for column in (1, 2)[: 1 + units]}
        breadth = [m.units.loc[list(numbers)].nunique()] if units else []
        rows.append([words.name(row), len(numbers), *breadth, _voice(m, spread(m, numbers)[0])])
    if not rows:
        return []
    head = [words("column.units", unit=words(f"value.unit_{unit_of(theme)}"))] if units else []
    return [
        Table(
            name=f"strip_{number}",
            title=words("caption.strip", theme=words.name(theme)),
            heads=[words.dimension(dimension), words("column.statements"), *head, words("column.example")],
            kinds=["text", "count", *["count"] * units, "text"],
            rows=rows,
            notes=[whose(m)] if not m.coded else [],
            behind=leads,
            bars=frozenset([1]),
            sheet=words("sheet.strip", theme=words.name(theme)),
        )
    ]


def _voice(m: Material, number: int) -> str:
    text = shortened(" ".join(str(m.statements["text"].iat[number - 1]).split()), LETTERS)
    return m.words("value.quote", text=text, number=number)


def spread(m: Material, numbers: Numbers) -> Numbers:
    """Put the statement first that says one thing in words that fit: few codes, neither long nor short."""
    codes = m.codings[m.codings["coder"] == m.coder].groupby("statement_id")["code"].nunique()
    ids, texts = m.statements["statement_id"], m.statements["text"]

    def odd(number: int) -> tuple:
        letters = len(str(texts.iat[number - 1]))
        return (int(codes.get(ids.iat[number - 1], 0)), letters < 25 or letters > 110, number)

    first = min(numbers, key=odd)
    return (first, *(number for number in numbers if number != first))


def _both(one: Numbers, other: Numbers) -> Numbers:
    return tuple(sorted(set(one) & set(other)))
