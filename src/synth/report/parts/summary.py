"""The executive summary: one page of sentences, each made from the figures of the report."""

from __future__ import annotations

from dataclasses import replace

from synth.report.behind import by_code, by_theme
from synth.report.blocks import Block, Paragraph
from synth.report.material import Material
from synth.report.parts.apart import tendencies
from synth.report.parts.caveats import verdict
from synth.report.parts.lessons import told_of
from synth.report.parts.measures import breadth, counted, unit_of
from synth.report.parts.notes import ranked
from synth.report.wording import nonempty
from synth.schema import SECTION_JOIN, THEME_DIMENSION

MOST_NAMED = 6
"""So many themes are named in the summary; the chapter of results has all."""
MOST_HEADINGS = 12
"""So many headings of notes that nobody has coded."""
MOST_TENDENCIES = 2
"""So many differences between cohorts."""


def summary_part(m: Material) -> list[Block]:
    """Sum up what was found, what sets cohorts apart, and how far it can be relied on."""
    words = m.words
    if m.statements.empty:
        return [Paragraph(words("summary.empty"))]
    blocks: list[Block] = []
    if m.coded:
        blocks += [*_headline(m), Paragraph(_size(m), "body"), *_coded(m)]
    else:
        blocks += [Paragraph(_size(m), "headline"), Paragraph(_uncoded(m), "point"), *_headings(m)]
    if len(m.lines) and m.documents.notes + m.documents.answers == 1:
        blocks.append(Paragraph(words("summary.one_source"), "point"))
    if m.coded and m.agreement_note:
        blocks.append(Paragraph(words("summary.noted", note=m.agreement_note), "warning"))
    return blocks


def _uncoded(m: Material) -> str:
    key = "summary.uncoded" if m.proposal is not None else "summary.unread"
    return m.words(key)


def _headings(m: Material) -> list[Block]:
    """Name the headings of the notes with how much stands under each, where they are few."""
    words = m.words
    last = nonempty(m.statements["section"]).astype(str).str.split(SECTION_JOIN).str[-1]
    counts = last.value_counts(sort=False)
    if not 1 < len(counts) <= MOST_HEADINGS:
        return []
    named = [
        words(
            "summary.heading", heading=words("value.named", name=name), count=words.counted(n, "statements")
        )
        for name, n in counts.items()
    ]
    return [Paragraph(words("summary.headings", headings=words.listing(named)), "point")]


def _size(m: Material) -> str:
    """Say what was read, and when it was held: ``เอกสาร 21 ฉบับ … จาก 20 โครงการ``."""
    words, projects = m.words, m.projects
    sentence = words(
        "summary.size",
        documents=m.documents.in_words(words),
        statements=words.counted(len(m.statements), "statements"),
        projects=words("summary.projects", projects=words.counted(len(projects), "projects"))
        if projects
        else "",
    )
    return " ".join([sentence, *_dates(m)])


def _dates(m: Material) -> list[str]:
    dates = sorted(nonempty(m.sources["date"]).astype(str))
    if not dates:
        return []
    if dates[0] == dates[-1]:
        return [m.words("summary.dates", date=m.words.date(dates[0]))]
    return [m.words("summary.dates_between", first=m.words.date(dates[0]), last=m.words.date(dates[-1]))]


def _headline(m: Material) -> list[Block]:
    """Name the theme that most projects (or, of one project, statements) speak of.

    Where the rank of themes is owed to how finely they are divided, it is the sub-theme.
    """
    themes = m.findings["themes"]
    themes = themes[themes["statements"] > 0]
    if themes.empty:
        return []
    if ranked(m) and (widest := _top_codes(m)):
        return [replace(widest[0], kind="headline")]
    unit, words = unit_of(themes), m.words
    first = themes.sort_values([f"{unit}s"] * bool(unit) + ["statements"], ascending=False, kind="stable")
    top = first.iloc[0]
    behind = by_theme(m).get(top["theme"], ())
    how = {"theme": words.named(top), "count": counted(m, top)}
    if not unit:
        return [Paragraph(words("summary.headline", **how), "headline", behind)]
    how["breadth"] = breadth(m, top)
    return [Paragraph(words("summary.headline_breadth", **how), "headline", behind)]


def _coded(m: Material) -> list[Block]:
    words, blocks = m.words, []
    own = m.codings[
        (m.codings["coder"] == m.coder) & m.codings["statement_id"].isin(m.statements["statement_id"])
    ]
    if own.empty:
        return [Paragraph(reading(m), "point"), Paragraph(words("summary.nothing_coded"), "point")]
    blocks += _themes(m)
    blocks += [] if ranked(m) else _top_codes(m)
    blocks += [*_kinds(m), *_roles(m)]
    blocks += [Paragraph(text, "point") for text in tendencies(m, MOST_TENDENCIES)]
    relied = [reading(m), *([verdict(m)] if _compared(m) else [])]
    return [*blocks, Paragraph(" ".join(relied), "point")]


def _compared(m: Material) -> bool:
    table = m.findings.get("agreement")
    return table is not None and bool(table["statements"].max() > 0)


def reading(m: Material) -> str:
    """Say how far the reading has come: read, coded, read without a code, not yet read."""
    words = m.words
    own = m.codings[
        (m.codings["coder"] == m.coder) & m.codings["statement_id"].isin(m.statements["statement_id"])
    ]
    coded, every = own["statement_id"].nunique(), len(m.statements)
    figures = {"coded": words.counted(coded, "statements"), "coder": m.coder_label(m.coder)}
    figures["rest"] = words.counted(m.base - coded, "statements")
    if m.base == every:
        key = "summary.read_all" if m.base > coded else "summary.read_and_coded"
        return words(key, all=words.counted(every, "statements"), **figures)
    figures |= {"read": words.number(m.base), "all": words.counted(every, "statements")}
    unread = words("summary.not_read", unread=words.counted(every - m.base, "statements"))
    return words("summary.read_part", **figures) + " " + unread


def _themes(m: Material) -> list[Block]:
    words, themes = m.words, m.findings["themes"]
    themes = themes[themes["statements"] > 0].sort_values("statements", ascending=False, kind="stable")
    if len(themes) < 2:
        return []
    unit, named = unit_of(themes), []
    for row in themes.head(MOST_NAMED).to_dict("records"):
        figures = {"theme": words.named(row), "count": counted(m, row)}
        if unit:
            figures["count"] = words.counted(row["statements"], "statements")
            figures["breadth"] = words.counted(row[f"{unit}s"], f"{unit}s")
        named.append(words("summary.theme_of" if unit else "summary.theme", **figures))
    more = len(themes) - len(named)
    rest = " " + words("summary.more_themes", themes=words.counted(more, "themes")) if more else ""
    rest += "".join(f" {text}" for text in ranked(m))
    if not unit:
        return [Paragraph(words("summary.themes", themes=words.listing(named)) + rest, "point")]
    of = words.counted(themes[f"{unit}_base"].max(), f"{unit}s")
    return [Paragraph(words("summary.themes_of", of=of, themes=words.listing(named)) + rest, "point")]


def _top_codes(m: Material) -> list[Block]:
    """Name the sub-theme that most projects speak of."""
    words, codes = m.words, m.findings["codes"]
    codes = codes[(codes["dimension"] == THEME_DIMENSION) & (codes["code"] != codes["theme"])]
    unit = unit_of(codes) if len(codes) else ""
    by = f"{unit}s" if unit else "statements"
    top = codes[(codes[by] == codes[by].max()) & (codes[by] > 0)]
    if top.empty or len(top) > 3:
        return []
    names = words.listing([words.named(row) for row in top.to_dict("records")])
    first = top.iloc[0]
    count = breadth(m, first) if unit else counted(m, first)
    key = "summary.top" if len(top) == 1 else "summary.top_tie"
    behind = by_code(m).get(first["code"], ()) if len(top) == 1 and not unit else ()
    return [Paragraph(words(key, codes=names, count=count), "point", behind)]


def _roles(m: Material) -> list[Block]:
    """Say of success factors, obstacles and recommendations how widely they are told, and of which themes."""
    if len(m.projects) < 2:
        return []
    codes = m.findings["codes"]
    rows = codes[codes["code"].isin(m.roles) & (codes["statements"] > 0)].to_dict("records")
    return [Paragraph(told_of(m, row), "point", by_code(m).get(row["code"], ())) for row in rows]


def _kinds(m: Material) -> list[Block]:
    words, blocks = m.words, []
    for dimension in m.crossings:
        codes = m.findings["codes"].query("dimension == @dimension").to_dict("records")
        used = sorted((row for row in codes if row["statements"]), key=lambda row: -row["statements"])
        if not used or len(codes) > 12:
            continue
        named = [f"{words.named(row)} {words.counted(row['statements'], 'statements')}" for row in used]
        text = words("summary.dimension", dimension=words.dimension(dimension), codes=words.listing(named))
        unused = [words.named(row) for row in codes if not row["statements"]]
        if unused:
            names = words.listing(unused, key="list.or_last")
            text += " " + words("summary.absent", coder=m.coder_label(m.coder), codes=names)
        blocks.append(Paragraph(text, "point"))
    return blocks
