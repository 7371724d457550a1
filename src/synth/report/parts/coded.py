"""The parts about what was coded: themes and codes, then every other dimension against the themes."""

from __future__ import annotations

from synth.report.behind import Numbers, by_code, by_dimension, by_theme
from synth.report.blocks import Behind, Block, Figure, Heading, Paragraph, Quote, Refs, Table
from synth.report.charts import plot_codes
from synth.report.charts.style import base_line
from synth.report.material import Material
from synth.report.parts.crossed import crossing, in_words
from synth.report.parts.notes import anchor, origin, share_notes, whole_or_shortened
from synth.report.wording import SMALL_BASE, missing
from synth.schema import THEME_DIMENSION

MOST_LETTERS = 600
"""Of a statement that is quoted; the whole of it stands in the appendix."""
MOST_UNUSED = 12
"""Codes that nobody mentioned which are named in a sentence; the table names all."""


def themes_part(m: Material) -> list[Block]:
    """Themes and their codes: the main table and chart, then each with its definition and statements."""
    words, codes = m.words, m.findings["codes"]
    own = codes[codes["dimension"] == THEME_DIMENSION]
    if own.empty:
        return [Paragraph(words("themes.none"))]
    base = base_line(words, m.base, int(own["source_base"].max()))
    figure = Figure(
        name="codes",
        title=words("caption.figure_codes", base=base),
        alt=_bars_in_words(m, own),
        draw=lambda: plot_codes(own, words),
        table="codes",
    )
    blocks: list[Block] = [Paragraph(words("themes.opening"), "lead"), _codes_table(m, own), figure]
    behind, below_tops = by_code(m), by_theme(m)
    for theme in m.findings["themes"].to_dict("records"):
        below = [
            row for row in own.to_dict("records") if row["theme"] == theme["theme"] and row["statements"]
        ]
        if not below:
            continue
        if _alone(theme, below):
            blocks += _code(m, below[0], behind, 2)
            continue
        blocks.append(Heading(words.name(theme), 2, anchor(m, theme["theme"], "t")))
        counted = words("themes.figures", **_figures(m, theme))
        blocks.append(Paragraph(counted, "lead", below_tops.get(theme["theme"], ())))
        for row in below:
            blocks += _code(m, row, behind, 3)
    unused = [words.named(row) for row in own.to_dict("records") if not row["statements"]]
    if len(unused) > MOST_UNUSED:
        counted = words.counted(len(unused), "codes")
        blocks.append(Paragraph(words("themes.zero_many", codes=counted)))
    elif unused:
        blocks.append(Paragraph(words("themes.zero", codes=words.listing(unused))))
    return blocks


def _codes_table(m: Material, own) -> Table:
    words, codes, rows, strong, links, leads = m.words, own.to_dict("records"), [], set(), {}, {}
    heads, kinds, cells = _count_columns(m, own)
    behind, below_tops = by_code(m), by_theme(m)
    themes = [
        (theme, [row for row in codes if row["theme"] == theme["theme"]])
        for theme in m.findings["themes"].to_dict("records")
    ]
    names = 1 if all(_alone(theme, below) for theme, below in themes) else 2
    for theme, below in themes:
        alone = _alone(theme, below)
        if below and not alone:
            strong.add(len(rows))
            links[len(rows), 0] = anchor(m, theme["theme"], "t")
            leads |= _cells_behind(len(rows), names, kinds, below_tops.get(theme["theme"], ()))
            rows.append([words.name(theme), words("column.subtotal"), *cells(theme)])
        for row in sorted(below, key=lambda row: -row["statements"]):
            if row["statements"]:
                links[len(rows), names - 1] = anchor(m, row["code"])
            leads |= _cells_behind(len(rows), names, kinds, behind.get(row["code"], ()))
            said = [words.name(theme), "" if alone else _code_name(m, row)]
            rows.append([*said[:names], *cells(row)])
    coded = int(m.findings["coverage"].set_index("dimension")["coded"].get(THEME_DIMENSION, 0))
    total = {"statements": coded, "share": coded / m.base if m.base else None}
    total |= {"sources": None, "projects": None}
    strong.add(len(rows))
    leads[len(rows), names] = by_dimension(m).get(THEME_DIMENSION, ())
    rows.append([words("column.total"), "", ""][:names] + cells(total))
    return Table(
        name="codes",
        title=words("caption.codes"),
        heads=[words("column.theme"), words("column.subtheme")][:names] + heads,
        kinds=["text"] * names + kinds,
        rows=rows,
        notes=[*share_notes(m, own, THEME_DIMENSION), *_total_notes(m, parts=names > 1), origin(m)],
        strong=frozenset(strong),
        group=0 if names > 1 else None,
        links=links,
        behind=leads,
        sheet=words("sheet.codes"),
    )


def _total_notes(m: Material, parts: bool) -> list[str]:
    words, said = m.words, [m.words("note.total"), *([m.words("note.subtotal")] if parts else [])]
    if m.crossings:
        others = words.listing(map(words.dimension, m.crossings))
        said.append(words("note.total_others", dimensions=others))
    return said


def _bars_in_words(m: Material, table) -> str:
    return "; ".join(f"{m.words.name(row)}: {row['statements']}" for row in table.to_dict("records"))


def findings_part(m: Material) -> list[Block]:
    """Every other dimension: its counts, it against the themes, and its codes with their statements."""
    words, blocks, behind = m.words, [], by_code(m)
    for number, dimension in enumerate(m.crossings, start=1):
        own = m.findings["codes"].query("dimension == @dimension")
        shown = words.dimension(dimension)
        if len(m.crossings) > 1:
            blocks.append(Heading(shown, 2))
        heads, kinds, cells = _count_columns(m, own)
        rows = [[words.name(row), *cells(row)] for row in own.to_dict("records")]
        links = {(n, 0): anchor(m, code) for n, code in enumerate(own["code"]) if rows[n][1]}
        leads = {}
        for n, code in enumerate(own["code"]):
            leads |= _cells_behind(n, 1, kinds, behind.get(code, ()))
        blocks.append(
            Table(
                name=f"dimension_{number}",
                title=words("caption.dimension", dimension=shown),
                heads=[shown, *heads],
                kinds=["text", *kinds],
                rows=rows,
                notes=[*share_notes(m, own, dimension), origin(m)],
                links=links,
                behind=leads,
                sheet=shown,
            )
        )
        crossed = by_theme(m)
        blocks += crossing(m, dimension, number, crossed)
        for row in own.to_dict("records"):
            if row["statements"]:
                blocks += _code(m, row, behind, 3)
        blocks += in_words(m, dimension, number, crossed)
    return blocks


def _count_columns(m: Material, table):
    """Heads, kinds and a function from a row to its cells; columns that would say nothing are not there."""
    words, keys = m.words, ["statements"]
    if m.base >= SMALL_BASE:
        keys.append("share")
    heads = [words(f"column.{key}") for key in keys]
    for unit in ("project", "source"):
        base = int(table[f"{unit}_base"].max())
        if base > 1:
            keys.append(f"{unit}s")
            heads.append(words(f"column.{unit}s", of=words.number(base)))
            break
    kinds = ["share" if key == "share" else "count" for key in keys]
    return heads, kinds, lambda row: [row[key] for key in keys]


def _cells_behind(row: int, first: int, kinds: list[str], numbers: Numbers) -> dict[tuple[int, int], Numbers]:
    """Lead the counts of a row to its statements: those of its projects are the same ones."""
    return {(row, column): numbers for column, kind in enumerate(kinds, start=first) if kind == "count"}


def _figures(m: Material, row: dict, of: bool = False) -> dict[str, str]:
    words, breadth = m.words, ""
    for unit in ("project", "source"):
        if row[f"{unit}_base"] > 1:
            part = words.part(row[f"{unit}s"], row[f"{unit}_base"], f"{unit}s")
            breadth = words("themes.breadth", breadth=part)
            break
    counted = words.part(row["statements"], row["base"], "statements")
    if of and row["base"] >= SMALL_BASE:
        whole = words.counted(row["base"], "statements")
        share = words("count.share", share=words.share(row["statements"] / row["base"]))
        counted = words("count.of", part=words.number(row["statements"]), whole=f"{whole} ({share})")
    return {"statements": counted, "breadth": breadth}


def _alone(theme: dict, below: list[dict]) -> bool:
    """Say whether a theme is its only code."""
    return [row["code"] for row in below] == [theme["theme"]]


def _code_name(m: Material, row: dict) -> str:
    """Name a code; what was given to a theme itself, beside its codes, is called so."""
    direct = row["dimension"] == THEME_DIMENSION and row["code"] == row["theme"]
    return m.words("themes.own") if direct else m.words.name(row)


def _place(m: Material, quote) -> str:
    """Return where a quote stands and, where only some words of it were coded, which these are."""
    place = m.place(quote)
    words = getattr(quote, "words", "")
    return " · ".join(filter(None, [place, m.words("themes.coded_words", words=words)])) if words else place


def _code(m: Material, row: dict, behind: dict[str, tuple[int, ...]], level: int) -> list[Block]:
    """Show a code: its definition, its figures, statements that show it, and the way to all of them."""
    words, blocks = m.words, []
    name = words.name(row) if level == 2 else _code_name(m, row)
    blocks.append(Heading(name, level, anchor(m, row["code"])))
    definition = m.codebook.set_index("code")["definition"].get(row["code"])
    if not missing(definition):
        blocks.append(Paragraph(words("themes.definition", definition=definition), "lead"))
    if row["dimension"] == THEME_DIMENSION:
        said = words("themes.figures", **_figures(m, row))
    else:
        said = words("themes.figures_kind", **_figures(m, row, of=True), name=words.name(row))
    blocks.append(Paragraph(said, "lead", behind.get(row["code"], ())))
    shown = m.findings["exemplars"]
    places = m.numbers
    blocks += [
        Quote(places[quote.statement_id], whole_or_shortened(quote.text, MOST_LETTERS), _place(m, quote))
        for quote in shown[shown["code"] == row["code"]].itertuples()
    ]
    return [*blocks, Behind(words("themes.behind"), Refs(behind.get(row["code"], ())))]
