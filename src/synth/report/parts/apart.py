"""What sets cohorts apart, and how far that may be said: differences of sub-themes and kinds of finding."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from synth.report.behind import by_code, cohort_of_whole, split
from synth.report.blocks import Block, Paragraph, Table
from synth.report.material import Material
from synth.report.parts.anchors import same_coders
from synth.report.parts.notes import origin, whose
from synth.schema import CODE_JOIN

MOST_ROWS = 12
"""Differences in a table; the CSV file has all."""


def cohorts_part(m: Material) -> list[Block]:
    """Set cohorts against each other: what differs most, what holds, and what else they differ in."""
    words, table = m.words, m.findings.get("contrasts")
    if table is None:
        return []
    if table.empty:
        return [Paragraph(words("cohorts.not_read"))]
    blocks: list[Block] = [Paragraph(words(f"cohorts.opening_{table['unit'].iloc[0]}"))]
    pairs = list(_compared(table))
    for number, rows in enumerate(pairs, start=1):
        blocks += _pair(m, rows, "" if number == 1 else f"_{number}")
    if alone := _described(m, table):
        blocks.append(Paragraph(alone))
    return blocks


def tendencies(m: Material, most: int) -> list[str]:
    """Say the largest differences that hold or tend to, with what else the cohorts differ in."""
    table = m.findings.get("contrasts")
    if table is None or table.empty:
        return []
    paragraphs = []
    for rows in _compared(table):
        shown = rows[rows["standing"].isin(("holds", "tendency"))]
        shown = shown.sort_values("standing", kind="stable")  # what holds before what tends to
        if not shown.empty:
            sentences = [_sentence(m, row) for row in shown.head(most).to_dict("records")]
            paragraphs.append(" ".join([*sentences, *_material(m, rows.iloc[0].to_dict())]))
    return paragraphs


def standing_of(m: Material, codes: set[str]) -> list[str]:
    """Say of a theme which of its sub-themes differ between cohorts, the largest difference first."""
    table = m.findings.get("contrasts")
    if table is None or table.empty:
        return []
    rows = [part[part["code"].isin(codes)] for part in _compared(table)]
    differences = [row for part in rows for row in part.to_dict("records") if row["standing"] in _SAID]
    return [_sentence(m, row) for row in differences[:2]]


_SAID = ("holds", "tendency")


def _compared(table: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Give the comparisons that were tested, or described as a census."""
    for _, rows in table.groupby(["cohort_a", "cohort_b"], sort=False):
        if rows["standing"].iloc[0] != "too_few":
            yield rows.reset_index(drop=True)


def _described(m: Material, table: pd.DataFrame) -> str:
    """Name the cohorts that are too small to be set against others."""
    words, few = m.words, table[table["standing"] == "too_few"]
    sides = few.drop_duplicates("cohort_a")
    if sides.empty:
        return ""
    unit = few["unit"].iloc[0]
    named = [
        words("cohorts.small", cohort=m.cohort(row["cohort_a"]), n=_units(m, row["base_a"], unit))
        for row in sides.to_dict("records")
    ]
    return words("cohorts.too_few", cohorts=words.listing(named), unit=words(f"value.unit_{unit}"))


def _units(m: Material, number: int, unit: str) -> str:
    return m.words.counted(int(number), f"{unit}s")


def _side(m: Material, row: dict, side: str) -> str:
    name = row[f"cohort_{side}"]
    if side == "b" and row["against"] == "rest":
        return m.words("cohorts.rest")
    return m.words.listing([m.cohort(cohort) for cohort in str(name).split(CODE_JOIN)])


def _sentence(m: Material, row: dict) -> str:
    """Say a difference, and whether it may be concluded from."""
    words, unit = m.words, row["unit"]
    figures = {
        "code": words.named(row),
        "a": _side(m, row, "a"),
        "b": _side(m, row, "b"),
        "of_a": words("count.in", part=words.number(row["projects_a"]), whole=_units(m, row["base_a"], unit)),
        "of_b": words("count.in", part=words.number(row["projects_b"]), whole=_units(m, row["base_b"], unit)),
    }
    way = "more" if row["difference"] > 0 else "less"
    return words(f"cohorts.{row['standing']}_{way}", **figures)


def _material(m: Material, first: dict) -> list[str]:
    """Say in plain words how the material of two cohorts differs: kind of document, recorder, length."""
    words, table = m.words, m.findings.get("material")
    if table is None:
        return []
    own = table[(table["cohort_a"] == first["cohort_a"]) & (table["cohort_b"] == first["cohort_b"])]
    sentences = []
    for row in own[own["differs"].astype(bool)].to_dict("records"):
        figures = {
            f"{what}_{side}": _material_said(m, row, what, side) for what in ("most", "of") for side in "ab"
        }
        figures |= {side: _side(m, first, side) for side in "ab"}
        sentences.append(words("cohorts.length" if row["aspect"] == "length" else "cohorts.kind", **figures))
    return [*sentences, words("cohorts.differs")] if sentences else []


def _material_said(m: Material, row: dict, what: str, side: str) -> str:
    words, most = m.words, row[f"most_{side}"]
    if row["aspect"] == "length":
        return words.number(round(float(most)))
    if what == "of":
        whole = words.number(row[f"base_{side}"])
        return words("count.in", part=words.number(row[f"n_{side}"]), whole=whole)
    return words(f"medium.{most}") if row["aspect"] == "medium" else str(most)


def _pair(m: Material, rows: pd.DataFrame, ending: str) -> list[Block]:
    words, first = m.words, rows.iloc[0].to_dict()
    unit, tested = first["unit"], bool(rows["p"].notna().any())
    apart = rows[rows["difference"] != 0]
    shown = apart.head(MOST_ROWS)
    sentences = [_sentence(m, row) for row in rows.to_dict("records") if row["standing"] in _SAID][:3]
    if tested and not sentences:
        sentences = [words("cohorts.none_holds", n=words.number(len(rows)))]
    opening = [Paragraph(" ".join([*sentences, *_material(m, first)]), "headline")] if sentences else []
    if shown.empty:
        return opening
    cells, leads = _rows(m, shown, tested)
    heads = [
        words("column.difference_of"),
        *(
            words("column.cohort", cohort=_side(m, first, side), n=_units(m, first[f"base_{side}"], unit))
            for side in ("b", "a")
        ),
        words("column.difference"),
    ]
    further = [words("column.interval"), words("column.standing")] if tested else []
    block = Table(
        name=f"contrasts{ending}",
        title=words(
            "caption.contrasts",
            unit=words(f"value.unit_{unit}"),
            a=_side(m, first, "a"),
            b=_side(m, first, "b"),
        ),
        heads=[*heads, *further],
        kinds=["text", "count", "count", "points", *["text"] * len(further)],
        rows=cells,
        notes=[
            *_notes(m, first, tested, (len(shown), len(rows))),
            *(same_coders(words, m.findings.get("cohorts")) if tested else []),
            *(whose(m), origin(m)),
        ],
        behind=leads,
        sheet=words("sheet.contrasts"),
    )
    return [*opening, block]


def _rows(m: Material, shown: pd.DataFrame, tested: bool) -> tuple[list[list], dict]:
    words, rows, leads = m.words, [], {}
    behind = split(by_code(m), cohort_of_whole(m))
    for row in shown.to_dict("records"):
        for column, side in ((1, "b"), (2, "a")):
            names = str(row[f"cohort_{side}"]).split(CODE_JOIN)
            numbers = {number for name in names for number in behind.get((name, row["code"]), ())}
            if numbers:
                leads[len(rows), column] = tuple(sorted(numbers))
        cells = [words.name(row), int(row["projects_b"]), int(row["projects_a"]), row["difference"]]
        if tested:
            low, high = row["difference_low"], row["difference_high"]
            cells += [words.interval(low, high, points=True), words(f"standing.{row['standing']}")]
        rows.append(cells)
    return rows, leads


def _notes(m: Material, first: dict, tested: bool, shown_of: tuple[int, int]) -> list[str]:
    words, unit = m.words, m.words(f"value.unit_{first['unit']}")
    notes = []
    if shown_of[0] < shown_of[1]:
        notes.append(words("note.first_rows", shown=shown_of[0], all=shown_of[1]))
    if tested:
        notes.append(words("note.contrasts", unit=unit))
    else:
        notes.append(words("note.census", unit=unit))
    if first["not_read"]:
        notes.append(words("note.not_read_units", n=_units(m, first["not_read"], first["unit"])))
    for note in str(first["note"]).split(CODE_JOIN):
        kind, _, n = note.partition(":")
        if kind == "no_project":
            notes.append(words("note.no_project", sources=words.counted(int(n), "documents")))
        elif kind == "no_value":
            notes.append(words("note.no_cohort", n=words.number(int(n))))
        elif kind == "shared":
            notes.append(words("note.shared", n=_units(m, int(n), first["unit"])))
    return notes
