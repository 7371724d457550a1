"""Who is quoted beside who spoke, and a warning where the two part."""

from __future__ import annotations

import pandas as pd

from synth.findings.quoted import quoted
from synth.report.behind import by_code
from synth.report.blocks import Block, Paragraph, Table
from synth.report.material import Material
from synth.report.parts.notes import origin, whose

LEVELS = ("cohort", "project")
"""Levels of the table; a level of one is not shown."""


def quoted_part(m: Material) -> list[Block]:
    """Count the quotes of the chapters by cohort and project, beside the statements that could be quoted."""
    every = quoted(m.codings, m.reviews, m.statements, m.codebook, _quotes(m), coder=m.coder)
    levels = [every[every["level"] == level] for level in LEVELS]
    table = pd.concat([own for own in levels if len(own) > 1] or [every.head(0)])
    if table.empty:
        return []
    return [*[Paragraph(text, "warning") for text in _warnings(m, table)], _table(m, table)]


def _quotes(m: Material) -> pd.DataFrame:
    """Give the statements that the chapters quote; before they are written, those that stand for a code."""
    if not m.quotes:
        return m.findings["exemplars"][["statement_id"]]
    return m.statements.loc[[number - 1 for number in m.quotes], ["statement_id"]]


def _warnings(m: Material, table: pd.DataFrame) -> list[str]:
    """Say which cohorts and projects are quoted less or more than they spoke, and which cohorts never."""
    words, sentences = m.words, []
    for row in table.to_dict("records"):
        never = row["level"] == "cohort" and not row["quotes"]
        if not row["parts"] and not never:
            continue
        key = "never" if not row["quotes"] else row["parts"]
        figures = {
            "name": _name(m, row),
            "quotes": words.number(row["quotes"]),
            "all": words.counted(int(row["quote_base"]), "quotes"),
            "share": words.share(row["share"]),
        }
        sentences.append(words(f"quoted.{key}", **figures))
    return sentences


def _name(m: Material, row: dict) -> str:
    return m.cohort(row["value"]) if row["level"] == "cohort" else str(row["value"])


def _table(m: Material, table: pd.DataFrame) -> Table:
    words, rows, leads = m.words, [], {}
    coded = {number for numbers in by_code(m).values() for number in numbers}
    numbers = _numbers(m)
    for row in table.to_dict("records"):
        own = numbers[row["level"]].get(row["value"], [])
        leads[len(rows), 1] = tuple(number for number in own if number in coded)
        leads[len(rows), 3] = tuple(dict.fromkeys(number for number in own if number in m.quotes))
        counts = [int(row["statements"]), row["share"], int(row["quotes"]), row["quote_share"]]
        rows.append([_name(m, row), *counts, words(f"quoted.{row['parts']}_short") if row["parts"] else None])
    flagged = any(row[-1] for row in rows)
    keys = ("who", "could_be_quoted", "share", "quotes", "share", *(["note"] if flagged else []))
    kinds = ["text", "count", "share", "count", "share", "text"]
    return Table(
        name="quoted",
        title=words("caption.quoted"),
        heads=[words(f"column.{key}") for key in keys],
        kinds=kinds[: len(keys)],
        rows=[row[: len(keys)] for row in rows],
        notes=[words("note.quoted"), whose(m), origin(m)],
        strong=frozenset(n for n, level in enumerate(table["level"]) if level == "cohort"),
        behind={at: numbers for at, numbers in leads.items() if numbers},
        sheet=words("sheet.quoted"),
    )


def _numbers(m: Material) -> dict[str, dict[str, list[int]]]:
    """List the statements of each cohort and project; a source without one stands under its file."""
    own = m.statements
    named = own["project"].where(own["project"] != "", own["source_id"].map(m.file))
    levels = {"cohort": own["cohort"], "project": named}
    return {level: own["number"].groupby(names).apply(list).to_dict() for level, names in levels.items()}
