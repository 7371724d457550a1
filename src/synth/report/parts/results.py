"""The results: all themes in one table and one picture, then a page for each."""

from __future__ import annotations

import pandas as pd

from synth.report.behind import by_code, by_dimension, by_theme
from synth.report.blocks import Block, Course, Figure, Heading, Paragraph, Table
from synth.report.charts import plot_codes
from synth.report.charts.agreement import BANDS
from synth.report.material import Material
from synth.report.parts.apart import standing_of
from synth.report.parts.measures import breadth, counted, course_head, courses, measures, unit_of
from synth.report.parts.notes import anchor, origin, quotes, ranked, share_notes, whose
from synth.report.parts.strip import strip
from synth.report.parts.voices import voices
from synth.schema import CODE_JOIN, THEME_DIMENSION

MOST_UNUSED = 12
"""Codes that nobody mentioned which are named in a sentence; more are counted."""


def themes_part(m: Material) -> list[Block]:
    """Themes side by side, then a page for each that anybody spoke of."""
    codes = m.findings["codes"]
    own = codes[codes["dimension"] == THEME_DIMENSION]
    if own.empty:
        return [Paragraph(m.words("themes.none"))]
    blocks: list[Block] = [
        Heading(m.words("heading.overview"), 2, "overview"),
        *_overview(m),
        *_picture(m, own),
        *_unused(m, own),
    ]
    spoken = [row for row in m.findings["themes"].to_dict("records") if row["statements"]]
    shares = courses(m, by_code(m))
    whole = courses(m, by_theme(m))
    for number, theme in enumerate(spoken, start=1):
        below = own[own["theme"] == theme["theme"]]
        page = not _alone(theme, below)
        blocks.append(Heading(m.words.name(theme), 2, anchor(m, theme["theme"], "t"), page=page))
        blocks.append(_headline(m, theme, below))
        blocks += [Paragraph(text) for text in standing_of(m, set(below["code"]))]
        if page:
            blocks.append(_subthemes(m, theme, below, number, shares | {"": whole.get(theme["theme"])}))
        blocks += strip(m, theme, number)
        blocks += quotes(m, voices(m)[theme["theme"]])
    return blocks


def _alone(theme: dict, below: pd.DataFrame) -> bool:
    """Say whether a theme is its only code."""
    return below["code"].tolist() == [theme["theme"]]


def _overview(m: Material) -> list[Block]:
    """All themes: statements, projects, and the course over cohorts."""
    words, themes, behind = m.words, m.findings["themes"], by_theme(m)
    counts, shares = measures(m, themes), courses(m, behind)
    rows, links, leads = [], {}, {}
    for row in themes.sort_values("statements", ascending=False, kind="stable").to_dict("records"):
        if row["statements"]:
            links[len(rows), 0] = anchor(m, row["theme"], "t")
        leads |= counts.behind(len(rows), 1, behind.get(row["theme"], ()))
        course = [shares.get(row["theme"], Course(()))] if shares else []
        rows.append([words.name(row), *counts.cells(row), *course])
    coded = int(m.findings["coverage"].set_index("dimension")["coded"].get(THEME_DIMENSION, 0))
    total = {
        "statements": coded,
        "share": coded / m.base if m.base else None,
        "projects": None,
        "sources": None,
    }
    leads[len(rows), 1] = by_dimension(m).get(THEME_DIMENSION, ())
    rows.append([words("column.total"), *counts.cells(total), *([None] if shares else [])])
    notes = [
        *share_notes(m, [behind.get(theme, ()) for theme in themes["theme"]], THEME_DIMENSION),
        words("note.total"),
    ]
    if m.crossings:
        others = words.listing(map(words.dimension, m.crossings))
        notes.append(words("note.total_others", dimensions=others))
    notes += ranked(m)
    block = Table(
        name="themes",
        title=words("caption.themes"),
        heads=[words("column.theme"), *counts.heads, *([course_head(m)] if shares else [])],
        kinds=["text", *counts.kinds, *(["course"] if shares else [])],
        rows=rows,
        notes=[*notes, *_course_notes(m, bool(shares)), origin(m)],
        strong=frozenset([len(rows) - 1]),
        links=links,
        behind=leads,
        bars=frozenset([1]),
        sheet=words("sheet.themes"),
    )
    return [block]


def _course_notes(m: Material, shown: bool) -> list[str]:
    return [m.words("note.courses")] if shown else []


def _picture(m: Material, own: pd.DataFrame) -> list[Block]:
    """Draw all sub-themes, where themes have any."""
    if (own["code"] == own["theme"]).all() or not own["statements"].any():
        return []
    statements = m.words.counted(m.base, "statements")
    files = m.documents.notes + m.documents.answers
    documents, drawn = m.words.counted(files, "documents"), own.assign(source_base=files)
    base = m.words("chart.base_documents", statements=statements, documents=documents)
    return [
        Figure(
            name="codes",
            title=m.words("caption.figure_codes", base=base),
            alt="; ".join(f"{m.words.name(row)}: {row['statements']}" for row in own.to_dict("records")),
            draw=lambda: plot_codes(drawn, m.words, themes=m.findings["themes"]),
            table="themes",
            notes=[whose(m)],
        )
    ]


def _unused(m: Material, own: pd.DataFrame) -> list[Block]:
    words = m.words
    unused = [words.named(row) for row in own.to_dict("records") if not row["statements"]]
    if len(unused) > MOST_UNUSED:
        return [Paragraph(words("themes.zero_many", codes=words.counted(len(unused), "codes")))]
    return [Paragraph(words("themes.zero", codes=words.listing(unused)))] if unused else []


def _headline(m: Material, theme: dict, below: pd.DataFrame) -> Paragraph:
    """Say how much was said of a theme, in how many projects, and which of its sub-themes stands out."""
    words = m.words
    sentence = words("themes.headline", count=counted(m, theme))
    if unit_of(theme):
        sentence += " " + words("themes.breadth", breadth=breadth(m, theme))
    parts = below[(below["code"] != theme["theme"]) & (below["statements"] > 0)]
    if len(parts) > 1:
        unit = unit_of(parts)
        by = [f"{unit}s", "statements"] if unit else ["statements"]
        top = parts.sort_values(by, ascending=False, kind="stable").iloc[0]
        how = breadth(m, top) if unit else counted(m, top)
        sentence += " " + words("themes.foremost", code=words.named(top), how=how)
    return Paragraph(sentence, "headline", by_theme(m).get(theme["theme"], ()))


def _subthemes(m: Material, theme: dict, below: pd.DataFrame, number: int, shares: dict) -> Table:
    """Sub-themes of a theme with bars, projects out of projects, course, and both coders' counts."""
    words, counts, coders = m.words, measures(m, below, short=True), _coders(m)
    course = any(shares.values())
    ordered = below.sort_values(_order(below), ascending=False, kind="stable")
    weak = _weak(m)
    rows, links, leads, marked = [], {}, {}, set()
    names = [*ordered["code"], None]
    for row, code in zip([*ordered.to_dict("records"), theme], names, strict=True):
        at = len(rows)
        numbers = by_code(m).get(code, ()) if code else by_theme(m).get(theme["theme"], ())
        leads |= counts.behind(at, 1, numbers)
        coder_counts = _coder_counts(m, coders, code)
        first = 1 + len(counts.kinds) + int(course)
        leads |= {(at, first + n): own for n, (_, own) in enumerate(coder_counts) if own}
        if code and row["statements"]:
            links[at, 0] = anchor(m, code)
        if code in weak:
            marked.add((at, 0))
        own_course = [shares.get(code or "") or Course(())] if course else []
        rows.append([_name(m, row, code), *counts.cells(row), *own_course, *(n for n, _ in coder_counts)])
    return Table(
        name=f"theme_{number}",
        title=words("caption.theme", theme=words.name(theme)),
        heads=[
            words("column.subtheme"),
            *counts.heads,
            *([course_head(m, short=True)] if course else []),
            *(words("column.coder", number=m.coders.index(name) + 1) for name in coders),
        ],
        kinds=["text", *counts.kinds, *(["course"] if course else []), *["count"] * len(coders)],
        rows=rows,
        notes=_notes(m, bool(marked), bool(coders)),
        strong=frozenset([len(rows) - 1]),
        links=links,
        behind=leads,
        marked=frozenset(marked),
        bars=frozenset([1]),
        sheet=words.name(theme),
    )


def _order(below: pd.DataFrame) -> list[str]:
    return [f"{unit_of(below)}s", "statements"] if unit_of(below) else ["statements"]


def _name(m: Material, row: dict, code: str | None) -> str:
    """Name a row; what was given to a theme itself, beside its codes, is called so."""
    if code is None:
        return m.words("column.whole_theme")
    return m.words("themes.own") if row["code"] == row["theme"] else m.words.name(row)


def _coders(m: Material) -> list[str]:
    """Name the coders whose counts stand beside each other, where there are two."""
    table = m.findings.get("agreement")
    if table is None or len(m.coders) != 2 or not table["statements"].max() > 0:
        return []
    return m.coders


def _coder_counts(m: Material, coders: list[str], code: str | None) -> list[tuple]:
    """Give both coders' counts of a code where they differ, with their statements; else nothing."""
    if not coders:
        return []
    from synth.report.behind import by_coder

    behind = by_coder(m)
    numbers = [behind.get((name, "code", code), ()) for name in coders] if code else [(), ()]
    differ = code is not None and len(set(map(len, numbers))) > 1
    return [(len(own), own) if differ else (None, ()) for own in numbers]


def _weak(m: Material) -> set[str]:
    """Name the codes on which coders agree too little to conclude from."""
    table = m.findings.get("agreement")
    if table is None:
        return set()
    rows = table[(table["level"] == "code") & table["alpha"].notna()]
    few = rows["note"].astype(str).str.split(CODE_JOIN).map(lambda notes: "never_used" in notes)
    return set(rows.loc[(rows["alpha"] < BANDS[0]) & ~few, "code"])


def _notes(m: Material, marked: bool, coders: bool) -> list[str]:
    words, notes = m.words, []
    if marked:
        notes.append(words("note.weak", low=words.coefficient(BANDS[0], 3)))
    if coders:
        notes.append(words("note.both_coders"))
    return [*notes, whose(m)]
