"""The parts that set projects and cohorts side by side."""

from __future__ import annotations

import pandas as pd

from synth.report.behind import by_theme, split
from synth.report.blocks import Block, Figure, Heading, Paragraph, Table
from synth.report.charts import plot_cohorts
from synth.report.material import Material
from synth.report.notes import BROAD, origin, quoted, whose
from synth.report.wording import SMALL_BASE, prefixed
from synth.schema import CODE_JOIN


def projects_part(m: Material) -> list[Block]:
    """Show what each project said of each theme, in its own words."""
    words, table = m.words, m.findings.get("projects")
    if table is None or table.empty:
        return []
    themes, behind = list(dict.fromkeys(table["theme"])), split(by_theme(m), m.units)
    titles = {row["source_id"]: row["title"] or row["source_id"] for row in m.sources.to_dict("records")}
    parts = [themes[at : at + BROAD] for at in range(0, len(themes), BROAD)]
    blocks: list[Block] = [Paragraph(words("projects.opening"), "lead")]
    for number, part in enumerate(parts, start=1):
        rows, leads = [], {}
        for project, cells in table[table["theme"].isin(part)].groupby("project", sort=False):
            said = [
                _said(m, row, behind.get((project, row["theme"]), ())) for row in cells.to_dict("records")
            ]
            for column, theme in enumerate(part, start=1):
                leads[len(rows), column] = behind.get((project, theme), ())
            rows.append([titles.get(project, project), *said])
        title = words("caption.projects")
        if len(parts) > 1:
            title = words("caption.projects_part", title=title, part=number, parts=len(parts))
        names = table.drop_duplicates("theme").set_index("theme")
        blocks.append(
            Table(
                name="projects" if number == 1 else f"projects_{number}",
                title=title,
                heads=[words("column.project"), *(words.name(names.loc[theme]) for theme in part)],
                kinds=["text"] * (len(part) + 1),
                rows=rows,
                notes=[words("note.projects", appendix=m.appendix("statements")), whose(m), origin(m)],
                behind={cell: numbers for cell, numbers in leads.items() if numbers},
                broad=True,
                sheet=words("sheet.projects"),
            )
        )
    return blocks


def _said(m: Material, row: dict, numbers: tuple[int, ...]) -> str:
    """Quote the first statement with its number; silence is said only where everything was read."""
    if row["statements"]:
        return quoted(m, numbers)
    return m.words("value.not_mentioned" if row["read"] else "value.not_read_whole")


def cohorts_part(m: Material) -> list[Block]:
    """Count the projects of each cohort that speak of each theme, two cohorts at a time."""
    words, table = m.words, m.findings.get("cohorts")
    if table is None:
        return []
    if table.empty:
        return [Paragraph(words("cohorts.not_read"))]
    unit = table["unit"].iloc[0]
    blocks: list[Block] = [Paragraph(words(f"cohorts.opening_{unit}"), "lead")]
    pairs = list(table.groupby(["earlier", "later"], sort=False))
    for number, (_, rows) in enumerate(pairs, start=1):
        if len(pairs) > 1:
            blocks.append(Heading(words("cohorts.pair", **_sides(m, rows.iloc[0])), 2))
        blocks += _pair(m, rows.reset_index(drop=True), "" if number == 1 else f"_{number}")
    return blocks


def _sides(m: Material, row: pd.Series) -> dict[str, str]:
    return {side: prefixed(m.words, "value.cohort", row[side]) for side in ("earlier", "later")}


def _pair(m: Material, table: pd.DataFrame, ending: str) -> list[Block]:
    words, first = m.words, table.iloc[0]
    unit = words(f"value.unit_{first['unit']}")
    counts = ["with_theme_earlier", "with_theme_later"]
    if min(first["units_earlier"], first["units_later"]) >= SMALL_BASE:
        counts = ["with_theme_earlier", "share_earlier", "with_theme_later", "share_later"]
    tested = table["difference_low"].notna().any()
    heads, kinds = _heads(m, first, counts, tested)
    rows, leads = _rows(m, table, counts, tested)
    key = "cohorts" if "share" in kinds else "cohorts_difference" if tested else "cohorts_counts"
    made = Table(
        name=f"cohorts{ending}",
        title=words(f"caption.{key}", unit=unit, **_sides(m, first)),
        heads=heads,
        kinds=kinds,
        rows=rows,
        notes=[*_warnings(m, first, tested), whose(m), origin(m)],
        behind=leads,
        sheet=words("sheet.cohorts"),
    )
    if "too_few" in first["note"].split(CODE_JOIN):
        return [made]
    figure = Figure(
        name=f"cohorts{ending}",
        title=words("caption.figure_cohorts", unit=unit, **_sides(m, first)),
        alt="; ".join(f"{row[0]}: {row[1]}, {row[1 + len(counts) // 2]}" for row in rows),
        draw=lambda: plot_cohorts(table, words),
        table=made.name,
    )
    return [made, figure]


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
    behind, rows, leads = split(by_theme(m), _cohort_of_whole(m, table["unit"].iloc[0])), [], {}
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


def _warnings(m: Material, first: pd.Series, tested: bool) -> list[str]:
    """Say in words what stands between these numbers and a conclusion."""
    words, said, notes = m.words, [m.words("note.zero")], first["note"].split(CODE_JOIN)
    unit = words(f"value.unit_{first['unit']}")
    if first["not_read"]:
        said.append(
            words("note.not_read_units", n=words.counted(int(first["not_read"]), f"{first['unit']}s"))
        )
    if "too_few" in notes:
        said.append(words("note.too_few_units", unit=unit))
    if "census" in notes:
        said.append(words("note.census", unit=unit))
    if tested:
        said.append(words("note.difference", unit=unit))
    for note in notes:
        column = note.removeprefix("differs:")
        if column != note:
            name = words(f"column.{column}") if words.has(f"column.{column}") else column
            said.append(words("note.differs", column=name))
    return said


def _cohort_of_whole(m: Material, unit: str) -> pd.Series:
    """Give the cohort of each statement of a unit that was read whole, by number."""
    parts = (frame.loc[frame["coder"] == m.coder, "statement_id"] for frame in (m.reviews, m.codings))
    own = m.statements.set_index("number")
    read = own["statement_id"].isin([name for part in parts for name in part])
    key = own["project" if unit == "project" else "source_id"]
    return own["cohort"].where(read.groupby([own["cohort"], key]).transform("all"))
