"""The parts of the body, each a function from the material to its blocks."""

from __future__ import annotations

import pandas as pd

from synth.report.behind import by_code, split
from synth.report.blocks import Block, Figure, Paragraph, Refs, Table
from synth.report.charts import plot_code_by, plot_cooccurrence
from synth.report.charts.grid import MOST_COLUMNS, circular, largest, short_sections
from synth.report.charts.style import base_line
from synth.report.material import Material
from synth.report.parts.caveats import limits
from synth.report.parts.notes import origin, whose
from synth.report.parts.sentences import method, summary
from synth.report.wording import known, missing
from synth.schema import THEME_DIMENSION

MOST_PAIRS = 30
"""A page holds so many rows; the CSV files hold all."""


def summary_part(m: Material) -> list[Block]:
    """Sum up what was found."""
    return [Paragraph(sentence, "point") for sentence in summary(m)]


def sources_part(m: Material) -> list[Block]:
    """Show where the statements come from: the base of all tables."""
    words, table = m.words, m.sources
    if table.empty:
        return [Paragraph(words("sources.none"))]
    counts = {
        "sources": words.counted(len(table), "sources"),
        "statements": words.counted(len(m.statements), "statements"),
        "left_out": words.counted(len(m.aside), "statements"),
        "appendix": m.appendix("left_out"),
    }
    opening = [words("sources.counted" if len(m.aside) else "sources.counted_all", **counts), *_apart(m)]
    table = _lines(m)
    columns = ["order", "project", "form", "date", "recorder", "respondents", "statements"]
    shown = {name for name in columns if name not in table or len(known(table[name]))}
    columns = [name for name in columns if name in shown]
    rows = []
    for order, row in enumerate(table.to_dict("records"), start=1):
        cells = {
            "order": order,
            "project": row["title"] if missing(row["project"]) else row["project"],
            "form": row.get("form"),
            "date": row["date"],
            "recorder": row.get("recorder"),
            "statements": int(row["statements"]),
        }
        filled = {
            name: words("value.not_given") if missing(value) else value for name, value in cells.items()
        } | {"respondents": None if missing(row["respondents"]) else int(row["respondents"])}
        rows.append([filled[name] for name in columns])
    sums = {"order": words("column.total"), "statements": len(m.statements)}
    sums["respondents"] = int(sum(known(table["respondents"])))
    rows.append([sums.get(name) for name in columns])
    kinds = ["count" if name in ("respondents", "statements") else "text" for name in columns]
    made = Table(
        name="sources",
        title=words("caption.sources"),
        heads=[words(f"column.{name}") for name in columns],
        kinds=kinds,
        rows=rows,
        notes=[origin(m)],
        strong=frozenset([len(rows) - 1]),
        links={(n, 0): f"n{n + 1}" for n in range(len(table))},
        behind=_in_files(m, len(columns) - 1),
        sheet=words("sheet.sources"),
    )
    return [Paragraph(" ".join(opening), "lead"), made]


def _apart(m: Material) -> list[str]:
    """Say why lines and sources are not as many, and which sources gave no statement."""
    words, said = m.words, []
    if silent := int((m.sources["statements"] == 0).sum()):
        said.append(words("sources.silent", sources=words.counted(silent, "sources")))
    if people := [name for name in m.sources["source_id"] if m.file(name) != name]:
        counts = {
            "lines": words.number(len(set(m.lines.values()))),
            "people": words.counted(len(people), "people"),
            "files": words.counted(len({m.file(name) for name in people}), "files"),
        }
        said.append(words("sources.folded", **counts))
    return said


def _in_files(m: Material, column: int) -> dict[tuple[int, int], tuple[int, ...]]:
    """List the statements of each line of the table of sources, and of its sum."""
    lines, every = m.statements["source_id"].map(m.lines), m.statements["number"]
    leads = {(int(line) - 1, column): tuple(part) for line, part in every.groupby(lines)}
    return leads | {(len(set(m.lines.values())), column): tuple(every)}


def _lines(m: Material) -> pd.DataFrame:
    """Give one line a file: the rows of a spreadsheet are folded, with how many they are."""
    lines = []
    for _, part in m.sources.groupby(m.sources["source_id"].map(m.lines), sort=True):
        row, dates = part.iloc[0].to_dict(), sorted(set(known(part["date"]).astype(str)))
        ends = [m.words.date(dates[place]) for place in (0, -1)] if dates else [""]
        several = len(dates) > 1
        row["date"] = m.words("value.dates", first=ends[0], last=ends[1]) if several else ends[0]
        row["statements"] = int(part["statements"].sum())
        folded = m.file(row["source_id"]) != row["source_id"]
        row["respondents"] = len(part) if folded else None
        if folded:
            row["title"] = m.file(row["title"])
        lines.append(row)
    return pd.DataFrame(lines).astype(object)


def method_part(m: Material) -> list[Block]:
    """How it was done, as far as it was."""
    return [Paragraph(sentence, "point") for sentence in method(m)]


def limits_part(m: Material) -> list[Block]:
    """Say what the numbers cannot carry."""
    return [Paragraph(sentence, "point") for sentence in limits(m)]


def sections_part(m: Material) -> list[Block]:
    """Codes by section of the notes."""
    words, table = m.words, m.findings["code_by_section"]
    table = table[table["dimension"] == THEME_DIMENSION]
    bases = table.groupby("group", sort=False)["base"].max()
    if len(bases) < 2:
        return [Paragraph(words("sections.one"))] if len(bases) else []
    kept = [group for group in bases.index if group in largest(bases, MOST_COLUMNS)]
    short = short_sections(bases.index, words)
    rows, marked, leads, behind = [], set(), {}, by_code(m)
    said = split(behind, m.statements.set_index("number")["section"])
    for code, part in table.groupby("code", sort=False):
        total, shown = int(part["statements"].sum()), part.set_index("group").loc[kept]
        if total:
            marked |= {(len(rows), column + 1) for column in circular(shown)}
            leads |= {
                (len(rows), column): said[group, code]
                for column, group in enumerate(kept, start=1)
                if (group, code) in said
            } | {(len(rows), len(kept) + 1): behind[code]}
            rows.append([words.name(part.iloc[0]), *map(int, shown["statements"]), total])
    notes = [
        words("note.section_base"),
        words("note.several_counts", dimension=words.dimension(THEME_DIMENSION)),
        whose(m),
    ]
    if marked:
        notes.append(words("note.circular"))
    if len(kept) < len(bases):
        notes.insert(0, words("note.more_columns", shown=len(kept), all=len(bases)))
    made = Table(
        name="sections",
        title=words("caption.sections"),
        heads=[
            words("column.subtheme"),
            *(f"{short[group]} ({words.number(bases[group])})" for group in kept),
            words("column.total"),
        ],
        kinds=["text", *["count"] * (len(kept) + 1)],
        rows=rows,
        notes=[*notes, origin(m)],
        behind=leads,
        marked=frozenset(marked),
        sheet=words("sheet.sections"),
    )
    figure = Figure(
        name="code_by_section",
        title=words("caption.figure_sections", base=base_line(words, m.base)),
        alt="; ".join(f"{row[0]}: {row[-1]}" for row in rows),
        draw=lambda: plot_code_by(table, words),
        table=made.name,
        notes=[whose(m)],
    )
    return [made, figure] if rows else []


def together_part(m: Material) -> list[Block]:
    """Codes that stand on the same statements."""
    words, pairs, behind = m.words, m.findings["cooccurrence"], by_code(m)
    if pairs.empty:
        return [Paragraph(words("together.none"))]
    first = pairs.iloc[0]
    ties = int((pairs["statements"] == first["statements"]).sum())
    count = words.counted(first["statements"], "statements")
    if ties > 1:
        every = words.counted(len(pairs), "pairs")
        told = {"pairs": every, "ties": words.counted(ties, "pairs"), "count": count}
        equal = ties == len(pairs)
        opening = words("together.opening_equal" if equal else "together.opening_tie", **told)
    else:
        names = {"first": words.named(first, "_a"), "second": words.named(first, "_b")}
        opening = words("together.opening", **names, count=count)
    rows, leads = [], {}
    for n, row in enumerate(pairs.head(MOST_PAIRS).to_dict("records")):
        a, b = behind[row["code_a"]], behind[row["code_b"]]
        both = tuple(sorted(set(a) & set(b)))
        leads |= {(n, 2): both, (n, 3): a, (n, 4): b}
        names = [words.name(row, "", side) for side in ("_a", "_b")]
        rows.append([*names, row["statements"], row["a"], row["b"], Refs(both)])
    keys = ["first", "second", "together", "first_alone", "second_alone", "refs"]
    notes = [whose(m), origin(m)]
    if len(pairs) > MOST_PAIRS:
        notes.insert(0, words("note.more_rows", shown=MOST_PAIRS, all=len(pairs), file="cooccurrence"))
    made = Table(
        name="pairs",
        title=words("caption.pairs"),
        heads=[words(f"column.{key}") for key in keys],
        kinds=["text", "text", "count", "count", "count", "text"],
        rows=rows,
        notes=notes,
        behind=leads,
        sheet=words("sheet.pairs"),
    )
    figure = Figure(
        name="cooccurrence",
        title=words("caption.figure_pairs", base=base_line(words, m.base)),
        alt="; ".join(f"{row[0]} + {row[1]}: {row[2]}" for row in rows),
        draw=lambda: plot_cooccurrence(pairs, words, m.base),
        table=made.name,
        notes=[whose(m)],
    )
    return [Paragraph(opening, "lead"), made, figure]
