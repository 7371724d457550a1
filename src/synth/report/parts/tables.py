"""Long tables of an appendix: codes by section, and codes that stand on the same statements."""

from __future__ import annotations

from synth.report.behind import by_code, split
from synth.report.blocks import Block, Figure, Paragraph, Refs, Table
from synth.report.charts import plot_cooccurrence
from synth.report.charts.grid import MOST_COLUMNS, circular, largest, short_sections
from synth.report.charts.style import base_line
from synth.report.material import Material
from synth.report.parts.notes import origin, whose
from synth.schema import THEME_DIMENSION

MOST_PAIRS = 30
"""A page holds so many rows; the CSV files hold all."""
MOST_TIES = 4
"""So many pairs found equally often are named."""


def sections_part(m: Material) -> list[Block]:
    """Codes by section of the notes."""
    words, table = m.words, m.findings["code_by_section"]
    table = table[table["dimension"] == THEME_DIMENSION]
    bases = table.groupby("group", sort=False)["base"].max()
    if len(bases) < 2:
        return [Paragraph(words("sections.one"))] if len(bases) else []
    shown_groups = [group for group in bases.index if group in largest(bases, MOST_COLUMNS)]
    short = short_sections(bases.index, words)
    rows, marked, leads, behind = [], set(), {}, by_code(m)
    numbers_of = split(behind, m.statements.set_index("number")["section"])
    for code, part in table.groupby("code", sort=False):
        total, shown = int(part["statements"].sum()), part.set_index("group").loc[shown_groups]
        if total:
            marked |= {(len(rows), column + 1) for column in circular(shown)}
            leads |= {
                (len(rows), column): numbers_of[group, code]
                for column, group in enumerate(shown_groups, start=1)
                if (group, code) in numbers_of
            } | {(len(rows), len(shown_groups) + 1): behind[code]}
            rows.append([words.name(part.iloc[0]), *map(int, shown["statements"]), total])
    read = int(bases.sum())
    notes = [
        words(
            "note.section_base",
            shown=words.number(bases[shown_groups].sum()),
            all=words.counted(read, "statements"),
        ),
        words("note.several_counts", dimension=words.dimension(THEME_DIMENSION)),
        whose(m),
    ]
    if marked:
        notes.append(words("note.circular"))
    if len(shown_groups) < len(bases):
        notes.insert(0, words("note.more_columns", shown=len(shown_groups), all=len(bases)))
    block = Table(
        name="sections",
        title=words("caption.sections"),
        heads=[
            words("column.subtheme"),
            *(f"{short[group]} ({words.number(bases[group])})" for group in shown_groups),
            words("column.total"),
        ],
        kinds=["text", *["count"] * (len(shown_groups) + 1)],
        rows=rows,
        notes=[*notes, origin(m)],
        behind=leads,
        marked=frozenset(marked),
        sheet=words("sheet.sections"),
    )
    return [block] if rows else []


def together_part(m: Material) -> list[Block]:
    """Codes that stand on the same statements."""
    words, pairs, behind = m.words, m.findings["cooccurrence"], by_code(m)
    if pairs.empty:
        return [Paragraph(words("together.none"))]
    opening = _opening(m)
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
    block = Table(
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
        table=block.name,
        notes=[whose(m)],
    )
    return [Paragraph(opening, "lead"), block, figure]


def _opening(m: Material) -> str:
    """Name the pairs that are found most often."""
    words, pairs = m.words, m.findings["cooccurrence"]
    most = pairs[pairs["statements"] == pairs["statements"].max()]
    count = words.counted(int(most["statements"].iloc[0]), "statements")
    named = [
        words("together.pair", first=words.named(row, "_a"), second=words.named(row, "_b"))
        for row in most.head(MOST_TIES).to_dict("records")
    ]
    if len(most) > MOST_TIES:
        figures = {"ties": words.counted(len(most), "pairs"), "pairs": words.listing(named)}
        return words("together.opening_many", **figures, count=count)
    key = "together.opening" if len(most) == 1 else "together.opening_tie"
    return words(key, pairs=words.listing(named), count=count)
