"""Themes by cohort, for an appendix: all cohorts, then each pair with its difference."""

from __future__ import annotations

import pandas as pd

from synth.report.behind import by_theme, cohort_of_whole, split
from synth.report.blocks import Block, Figure, Heading, Table
from synth.report.charts import plot_cohorts
from synth.report.material import Material
from synth.report.parts.anchors import carried_table, same_coders
from synth.report.parts.notes import nowhere, origin, whose
from synth.report.wording import SMALL_BASE, Wording, prefixed
from synth.schema import CODE_JOIN


def by_cohort_part(m: Material) -> list[Block]:
    """Count the projects of each cohort that speak of each theme: all cohorts, then two at a time."""
    words, table = m.words, m.findings.get("cohorts")
    if table is None or table.empty:
        return []
    blocks: list[Block] = _every(m)
    pairs = list(table.groupby(["earlier", "later"], sort=False))
    for number, (_, rows) in enumerate(pairs, start=1):
        if len(pairs) > 1:
            blocks.append(Heading(words("cohorts.pair", **_sides(m, rows.iloc[0])), 2, listed=False))
        blocks += _pair(m, rows.reset_index(drop=True), "" if number == 1 else f"_{number}")
    return blocks


def _sides(m: Material, row: pd.Series) -> dict[str, str]:
    return {side: prefixed(m.words, "value.cohort", row[side]) for side in ("earlier", "later")}


def _pair(m: Material, table: pd.DataFrame, ending: str) -> list[Block]:
    words, first = m.words, table.iloc[0]
    unit = words(f"value.unit_{first['unit']}")
    every, table = table, table[table[["with_theme_earlier", "with_theme_later"]].any(axis=1)]
    counts = ["with_theme_earlier", "with_theme_later"]
    if min(first["units_earlier"], first["units_later"]) >= SMALL_BASE:
        counts = ["with_theme_earlier", "share_earlier", "with_theme_later", "share_later"]
    tested = table["difference_low"].notna().any()
    heads, kinds = _heads(m, first, counts, tested)
    rows, leads = _rows(m, table, counts, tested)
    key = "cohorts" if "share" in kinds else "cohorts_difference" if tested else "cohorts_counts"
    block = Table(
        name=f"cohorts{ending}",
        title=words(f"caption.{key}", unit=unit, **_sides(m, first)),
        heads=heads,
        kinds=kinds,
        rows=rows,
        notes=[
            *nowhere(m, len(every) - len(table), first["unit"]),
            *warnings(words, first, tested, zero=any(0 in row for row in rows)),
            *same_coders(words, every),
            *(whose(m), origin(m)),
        ],
        behind=leads,
        sheet=words("sheet.cohorts"),
    )
    carried = carried_table(m, table, _sides(m, first), ending) if "drift" in table else []
    if table.empty or "too_few" in first["note"].split(CODE_JOIN):
        return [block]
    figure = Figure(
        name=f"cohorts{ending}",
        title=words("caption.figure_cohorts", unit=unit, **_sides(m, first)),
        alt="; ".join(f"{row[0]}: {row[1]}, {row[1 + len(counts) // 2]}" for row in rows),
        draw=lambda: plot_cohorts(table, words),
        table=block.name,
    )
    return [block, figure, *carried]


def _heads(m: Material, first: pd.Series, counts: list[str], tested: bool) -> tuple[list[str], list[str]]:
    words, heads, kinds = m.words, [m.words("column.theme")], ["text"]
    for name in counts:
        what, side = name.rsplit("_", 1)
        units = words.counted(int(first[f"units_{side}"]), f"{first['unit']}s")
        of = words("column.cohort", cohort=_sides(m, first)[side], n=units)
        heads.append(words("column.share") if what == "share" else of)
        kinds.append("share" if what == "share" else "count")
    if tested:
        heads += [words(f"column.{key}") for key in ("difference", "interval", "change")]
        kinds += ["points", "text", "text"]
    return heads, kinds


def _rows(m: Material, table: pd.DataFrame, counts: list[str], tested: bool) -> tuple[list[list], dict]:
    behind, rows, leads = split(by_theme(m), cohort_of_whole(m)), [], {}
    for row in table.to_dict("records"):
        for side in ("earlier", "later"):
            if numbers := behind.get((row[side], row["theme"])):
                leads[len(rows), 1 + counts.index(f"with_theme_{side}")] = numbers
        shown = [row[name] for name in counts]
        rows.append([m.words.name(row), *shown, *(_difference(m, row) if tested else [])])
    return rows, leads


def _difference(m: Material, row: dict) -> list:
    words = m.words
    interval = words.interval(row["difference_low"], row["difference_high"], points=True)
    return [row["difference"], interval, words(f"change.{row['change']}") if row["change"] else None]


def warnings(words: Wording, first: pd.Series, tested: bool, zero: bool = True) -> list[str]:
    """Say in words what stands between the numbers of a pair, given by its first row, and a conclusion."""
    notes = first["note"].split(CODE_JOIN)
    unit = words(f"value.unit_{first['unit']}")
    sentences = [words("note.zero")] if zero else []
    sentences += [*_not_read(words, int(first["not_read"]), first["unit"])]
    if "too_few" in notes:
        sentences.append(words("note.too_few_units", unit=unit))
    if "census" in notes:
        sentences.append(words("note.census", unit=unit))
    if tested:
        sentences.append(words("note.difference", unit=unit))
    for note in notes:
        kind, _, what = note.partition(":")
        if kind == "differs":
            name = words(f"column.{what}") if words.has(f"column.{what}") else what
            sentences.append(words("note.differs", column=name))
    return sentences + _unplaced(words, notes)


def _not_read(words: Wording, units: int, unit: str) -> list[str]:
    return [words("note.not_read_units", n=words.counted(units, f"{unit}s"))] if units else []


def _unplaced(words: Wording, notes: list[str]) -> list[str]:
    """Say what could not be placed: sources without a project, units without a cohort."""
    sentences = []
    for note in notes:
        kind, _, n = note.partition(":")
        if kind == "no_project":
            sentences.append(words("note.no_project", sources=words.counted(int(n), "sources")))
        elif kind == "no_value":
            sentences.append(words("note.no_cohort", n=words.number(int(n))))
    return sentences


def _every(m: Material) -> list[Block]:
    """Set all cohorts side by side where there are more than two: counts, and what became of each theme."""
    words, table = m.words, m.findings["cohort_table"]
    groups = table.drop_duplicates("group").set_index("group")
    if len(groups) < 3:
        return []
    unit, totals = groups["unit"].iloc[0], table.groupby("theme", sort=False)["with_theme"].sum()
    behind, rows, leads = split(by_theme(m), cohort_of_whole(m)), [], {}
    has_course = bool((table["course"] != "").any())
    for theme in totals.index[totals > 0]:
        own = table[table["theme"] == theme].set_index("group").loc[groups.index]
        counts = [int(row["with_theme"]) if row["units"] else None for row in own.to_dict("records")]
        for column, group in enumerate(groups.index, start=1):
            leads[len(rows), column] = behind.get((group, theme), ())
        course = own["course"].iloc[0]
        became = [words(f"course.{course}") if course else None] if has_course else []
        rows.append([words.name(own.iloc[0]), *counts, *became])
    heads = [
        words(
            "column.cohort",
            cohort=prefixed(words, "value.cohort", group),
            n=words.counted(int(row["units"]), f"{unit}s"),
        )
        for group, row in groups.iterrows()
    ]
    shown = words(f"value.unit_{unit}")
    notes = str(groups["note"].iloc[0]).split(CODE_JOIN)
    block = Table(
        name="cohorts_all",
        title=words("caption.cohorts_all", unit=shown),
        heads=[words("column.theme"), *heads, *([words("column.course")] if has_course else [])],
        kinds=["text", *["count"] * len(heads), *(["text"] if has_course else [])],
        rows=rows,
        notes=[
            *nowhere(m, int((totals == 0).sum()), unit),
            *([words("note.zero")] if any(0 in row for row in rows) else []),
            *([words("note.course", unit=shown)] if has_course else []),
            *([] if groups["units"].all() else [words("note.none_read", unit=shown)]),
            *_not_read(words, int(groups["not_read"].sum()), unit),
            *_unplaced(words, notes),
            *(whose(m), origin(m)),
        ],
        behind=leads,
        sheet=words("sheet.cohorts_all"),
    )
    return [block] if rows else []
