"""What each project said of each theme, side by side."""

from __future__ import annotations

from synth.report.behind import by_theme, split
from synth.report.blocks import Block, Paragraph, Table
from synth.report.material import Material
from synth.report.parts.notes import BROAD, nowhere, origin, quoted, whose


def projects_part(m: Material) -> list[Block]:
    """Show what each project said of each theme, in its own words."""
    words, table = m.words, m.findings.get("projects")
    if table is None or table.empty:
        return []
    totals = table.groupby("theme", sort=False)["statements"].sum()
    themes, behind = list(totals.index[totals > 0]), split(by_theme(m), m.units)
    if not themes:
        return []
    cells_of: dict[str, dict[str, dict]] = {}  # of twenty thousand projects, tables of their own are slow
    for cell in table.to_dict("records"):
        cells_of.setdefault(cell["project"], {})[cell["theme"]] = cell
    titles = {row["source_id"]: row["title"] or row["source_id"] for row in m.sources.to_dict("records")}
    names = table.drop_duplicates("theme").set_index("theme")
    parts = [themes[at : at + BROAD] for at in range(0, len(themes), BROAD)]
    blocks: list[Block] = [Paragraph(words("projects.opening"), "lead")]
    for number, part in enumerate(parts, start=1):
        rows, leads = [], {}
        for project, cells in cells_of.items():
            row = [titles.get(project, project)]
            for column, theme in enumerate(part, start=1):
                leads[len(rows), column] = numbers = behind.get((project, theme), ())
                row.append(_theme_cell(m, cells[theme], numbers))
            rows.append(row)
        title = words("caption.projects")
        if len(parts) > 1:
            title = words("caption.projects_part", title=title, part=number, parts=len(parts))
        notes = [words("note.projects", appendix=m.appendix("statements")), whose(m), origin(m)]
        if number == len(parts):
            notes = [*nowhere(m, len(totals) - len(themes), "project"), *notes]
        blocks.append(
            Table(
                name="projects" if number == 1 else f"projects_{number}",
                title=title,
                heads=[words("column.project"), *(words.name(names.loc[theme]) for theme in part)],
                kinds=["text"] * (len(part) + 1),
                rows=rows,
                notes=notes,
                behind={cell: numbers for cell, numbers in leads.items() if numbers},
                broad=True,
                sheet=words("sheet.projects"),
            )
        )
    return blocks


def _theme_cell(m: Material, row: dict, numbers: tuple[int, ...]) -> str:
    """Quote the first statement with its number; silence is said only where everything was read."""
    if row["statements"]:
        return quoted(m, numbers)
    return m.words("value.not_mentioned" if row["read"] else "value.not_read_whole")
