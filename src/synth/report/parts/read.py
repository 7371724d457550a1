"""Before anything is coded: each note by its own headings, with its statements under them."""

from __future__ import annotations

from itertools import groupby

from synth.report.blocks import Block, Heading, Paragraph, Table
from synth.report.material import Material
from synth.report.parts.notes import origin
from synth.report.wording import missing
from synth.schema import SECTION_JOIN

MOST_STATEMENTS = 150
"""So many statements are printed under their headings; of more, the headings are counted."""


def read_part(m: Material) -> list[Block]:
    """Show what a note says under its headings; of many notes, how much stands under each heading."""
    if m.statements.empty:
        return []
    sections = m.statements["section"].map(lambda section: "" if missing(section) else str(section))
    if len(m.statements) > MOST_STATEMENTS:
        return _headings(m, sections)
    words, blocks = m.words, []
    blocks.append(Paragraph(words("read.opening", statements=words.counted(len(m.statements), "statements"))))
    several = len(set(m.lines.values())) > 1
    rows = list(m.statements.assign(section=sections).itertuples())
    for source, own in groupby(rows, key=lambda row: m.file(row.source_id)):
        if several:
            blocks.append(Heading(_title(m, source), 3))
        for section, statements in groupby(own, key=lambda row: row.section):
            if section:
                blocks.append(Paragraph(section.replace(SECTION_JOIN, " · "), "lead"))
            blocks += [
                Paragraph(words("read.statement", text=row.text, number=row.number), "point")
                for row in statements
            ]
    return blocks


def _title(m: Material, file: str) -> str:
    """Name a document by its title, else by its file."""
    own = m.sources[m.sources["source_id"].map(m.file) == file].iloc[0]
    title = file if missing(own["title"]) or m.file(own["source_id"]) != own["source_id"] else own["title"]
    return m.words("value.source_titled", number=m.lines[file], title=title)


def _headings(m: Material, sections) -> list[Block]:
    """Count what stands under each heading of each document."""
    words, every = m.words, m.statements.assign(section=sections)
    every["file"] = every["source_id"].map(m.file)
    rows, leads = [], {}
    for (file, section), part in every.groupby(["file", "section"], sort=False):
        leads[len(rows), 2] = tuple(part["number"])
        shown = section.replace(SECTION_JOIN, " · ") if section else words("value.no_section")
        rows.append([_title(m, file), shown, len(part)])
    block = Table(
        name="headings",
        title=words("caption.headings"),
        heads=[words(f"column.{key}") for key in ("document", "section", "statements")],
        kinds=["text", "text", "count"],
        rows=rows,
        notes=[origin(m)],
        group=0,
        behind=leads,
        bars=frozenset([2]),
        sheet=words("sheet.headings"),
    )
    return [Paragraph(words("read.counted"), "lead"), block]
