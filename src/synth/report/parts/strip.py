"""The strip under a theme: what helped, what stood in the way, what people propose, each with a voice."""

from __future__ import annotations

from synth.report.behind import Numbers, by_code, by_theme, once
from synth.report.blocks import Block, Table
from synth.report.charts.wrap import shortened
from synth.report.material import Material
from synth.report.parts.measures import unit_of
from synth.report.parts.notes import LETTERS, whose
from synth.report.parts.voices import Taken, voices
from synth.schema import FINDING_DIMENSION

SHOWN = ("success", "obstacle", "recommendation")
"""Roles of kinds that stand in the strip, where the codebook has them; else all kinds."""


def strip(m: Material, theme: dict, number: int) -> list[Block]:
    """Count the statements of a theme by kind of finding, each kind with one that shows it."""
    dimension, kinds = _kinds(m)
    if dimension is None:
        return []
    words, own = m.words, by_theme(m).get(theme["theme"], ())
    units, rows, leads = bool(unit_of(theme)), [], {}
    for row in kinds:
        numbers = _both(own, by_code(m).get(row["code"], ()))
        if not numbers:
            continue
        leads |= {(len(rows), column): numbers for column in (1, 2)[: 1 + units]}
        breadth = [m.units.loc[list(numbers)].nunique()] if units else []
        rows.append(
            [words.name(row), len(numbers), *breadth, _voice(m, strip_voices(m)[theme["theme"], row["code"]])]
        )
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


def _kinds(m: Material) -> tuple[str | None, list[dict]]:
    """Return the dimension of the strip and the codes of it that are shown."""
    dimension = next(iter([FINDING_DIMENSION] if FINDING_DIMENSION in m.crossings else m.crossings), None)
    codes = m.findings["codes"]
    rows = codes[codes["dimension"] == dimension].to_dict("records")
    return dimension, [row for row in rows if m.roles.get(row["code"]) in SHOWN] or rows


@once
def strip_voices(m: Material) -> dict[tuple[str, str], int]:
    """Choose the statement that shows a theme's kind, for all strips at once.

    A project and a cohort that have been quoted least go first; then what says one thing in words that fit:
    few codes, neither long nor short.
    """
    usage = Taken(m)
    for rows in voices(m).values():
        for row in rows:
            usage.take(row)
    codes = m.codings[m.codings["coder"] == m.coder].groupby("statement_id")["code"].nunique()
    statements = {row.number: row for row in m.statements.itertuples()}

    def odd(number: int) -> tuple:
        row = statements[number]
        letters = len(str(row.text))
        code_count = int(codes.get(row.statement_id, 0))
        return letters < 25 or letters > 110, *usage.often(row), code_count, number

    chosen = {}
    for theme, own in by_theme(m).items():
        for row in _kinds(m)[1]:
            if numbers := _both(own, by_code(m).get(row["code"], ())):
                chosen[theme, row["code"]] = min(numbers, key=odd)
                usage.take(statements[chosen[theme, row["code"]]])
    return chosen


def shown_in_strips(m: Material, blocks: list[Block]) -> Numbers:
    """List the statements that the strips among the blocks quote."""
    there = {block.name for block in blocks if isinstance(block, Table) and block.name.startswith("strip_")}
    if not there:
        return ()
    spoken = [row["theme"] for row in m.findings["themes"].to_dict("records") if row["statements"]]
    shown = {theme for number, theme in enumerate(spoken, start=1) if f"strip_{number}" in there}
    return tuple(number for (theme, _), number in strip_voices(m).items() if theme in shown)


def _both(numbers: Numbers, other: Numbers) -> Numbers:
    return tuple(sorted(set(numbers) & set(other)))
