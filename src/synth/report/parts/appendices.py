"""Appendices: codebook, proposed themes, what was left out, every statement and its source."""

from __future__ import annotations

from pathlib import Path

from synth import report
from synth.findings.counting import code_places
from synth.report.behind import FEW, by_proposal
from synth.report.blocks import Block, Entry, Figure, Heading, Paragraph, Refs, Sources, SourceText, Table
from synth.report.charts import plot_proposal
from synth.report.material import Material
from synth.report.parts.codes import entry_text
from synth.report.proposed import counted
from synth.report.wording import missing, nonempty, prefixed
from synth.schema import CODE_JOIN, SECTION_JOIN, is_yes
from synth.telling import read_words


def codebook_part(m: Material) -> list[Block]:
    """Show the codebook as people read it."""
    words, book = m.words, m.codebook
    if book.empty:
        return []
    shown = ("definition", "include", "exclude", "example")
    further = [key for key in shown if key in book and len(nonempty(book[key]))]
    dimensions, rows = book["code"].map(code_places(book)["dimension"]), []
    kind = ["dimension"] if dimensions.nunique() > 1 else []
    for row, dimension in zip(book.to_dict("records"), dimensions, strict=True):
        name = words.name(row)
        if is_yes(row.get("retired", "")):
            name = words("codebook.retired", name=name)
        cells = [entry_text(m, row, key) for key in further]
        rows.append([row["code"], name, *([words.dimension(dimension)] if kind else []), *cells])
    keys = ("code", "name", *kind, *further)
    block = Table(
        name="codebook",
        title=words("caption.codebook"),
        heads=[words(f"column.{key}") for key in keys],
        kinds=["text"] * len(keys),
        rows=rows,
        strong=frozenset(n for n, code in enumerate(book["code"]) if code in set(book["parent"])),
        broad=len(further) > 2,
        sheet=words("sheet.codebook"),
    )
    return [block]


def proposal_part(m: Material) -> list[Block]:
    """Themes that the program proposes: to think with, not findings."""
    words, proposal = m.words, m.proposal
    if proposal is None or proposal.themes.empty:
        return [Paragraph(words("proposal.none"))] if len(m.statements) < FEWEST else []
    numbers, members, rows = m.numbers, by_proposal(m), []
    themes, apart = counted(proposal)
    weak = proposal.themes[~proposal.themes["theme"].isin(themes["theme"])]
    for number, row in enumerate(themes.to_dict("records"), start=1):
        exemplars = tuple(numbers[name] for name in str(row["exemplars"]).split(CODE_JOIN) if name in numbers)
        terms = ", ".join(term.strip() for term in str(row["terms"]).split(CODE_JOIN))
        rows.append(
            [number, row["label"], terms, int(row["size"]), row["stability"], row["chance"], Refs(exemplars)]
        )
    notes, behind = [words("note.stability")], dict(enumerate(themes["theme"]))
    if apart:  # what came together by chance, or fits no theme, is one row: no number, no name of its own
        groups = words.counted(len(weak), "groups")
        behind[len(rows)] = None
        label = words("proposal.unsteady", groups=groups) if len(weak) else words("proposal.apart")
        rows.append([None, label, None, apart, None, None, Refs(())])
        notes += [words("note.unsteady", groups=groups)] if len(weak) else []
        stray = apart - int(weak["size"].sum())
        notes += [words("note.apart", statements=words.counted(stray, "statements"))] if stray else []
    keys = ("group", "label", "terms", "size", "stability", "chance", "exemplars")
    block = Table(
        name="proposal",
        title=words("caption.proposal"),
        heads=[words(f"column.{key}") for key in keys],
        kinds=["count", "text", "text", "count", "coefficient", "coefficient", "text"],
        rows=rows,
        notes=notes,
        behind={(position, 3): members.get(theme, ()) for position, theme in behind.items()},
        sheet=words("sheet.proposal"),
    )
    figure = Figure(
        name="proposal",
        title=words("caption.figure_proposal"),
        alt="; ".join(f"{row[0] or ''} {row[1]}: {row[3]}".strip() for row in rows),
        draw=lambda: plot_proposal(proposal, words),
        table=block.name,
        notes=[words("note.axes")],
    )
    return [Paragraph(words("note.proposal"), "warning"), block, figure]


MOST_DOUBTS = 40
"""So many doubtful statements are printed; all stand in ``tables/doubts.csv``."""
FEWEST = 10
"""Statements below which nothing is proposed."""


def left_out_part(m: Material) -> list[Block]:
    """Show what is not in the analysis, and what somebody should look at."""
    words, blocks = m.words, []
    several = len(set(m.lines.values())) > 1
    if len(m.aside):
        rows = [
            [
                *([m.source(row)] if several else []),
                *(_last(row.section), None if missing(row.item) else str(row.item), row.text),
            ]
            for row in m.aside.itertuples()
        ]
        keys = (*(["place"] if several else []), "section", "item", "text")
        blocks.append(_plain(m, "left_out_statements", keys, rows))
    if len(m.left_out):
        counts = m.left_out["reason"].value_counts(sort=False)
        rows = [[_reason(m, reason), int(count)] for reason, count in counts.items()]
        blocks.append(_plain(m, "left_out_reasons", ("reason", "places"), rows, ["text", "count"]))
        blocks += _bare_headings(m)
    if not blocks:
        blocks.append(Paragraph(words("left_out.none")))
    blocks += _doubts(m)
    if m.problems.empty:
        return [*blocks, Paragraph(words("left_out.no_problems"))]
    keys = ("path", "where", "problem", "what_to_do")
    rows = m.problems[["path", "place", "problem", "what_to_do"]].to_numpy().tolist()
    return [*blocks, _plain(m, "problems", keys, rows)]


def _bare_headings(m: Material) -> list[Block]:
    """Show the headings that no statement stands under, where they are: a statement may be taken for one."""
    headings = m.left_out[m.left_out["reason"] == _as_read()["reason.bare_heading"]]
    texts = dict(zip(m.texts["source_id"], m.texts["text"], strict=True))
    rows = [
        [m.source(row), texts[row.source_id].count("\n", 0, row.start) + 1, row.text]
        for row in headings.itertuples()
    ]
    keys, kinds = ("place", "line", "section"), ["text", "count", "text"]
    return [_plain(m, "bare_headings", keys, rows, kinds)] if rows else []


def _reason(m: Material, reason: str) -> str:
    """Say a reason of the reader, which stands in Thai, in the language of the report."""
    key = next((key for key, thai in _as_read().items() if key.startswith("reason.") and thai == reason), "")
    return m.words(key) if key else reason


def _as_read() -> dict[str, str]:
    """Return the words in which the reader gives its reasons."""
    return read_words("th", Path(report.__file__).parent)


def _doubts(m: Material) -> list[Block]:
    """Show the statements that the reading is least sure of, where they stand in their notes."""
    if m.doubts.empty:
        return []
    items = m.words.counted(len(m.doubts), "statements")
    shown = ["path", "place", "before", "text", "after"]
    rows = m.doubts[shown].head(MOST_DOUBTS).to_numpy().tolist()
    return [
        Paragraph(m.words("left_out.doubts", items=items)),
        _plain(m, "doubts", ("path", "section", "before", "text", "after"), rows),
    ]


def _plain(m: Material, name: str, keys: tuple, rows: list, kinds: list | None = None) -> Table:
    return Table(
        name=name,
        title=m.words(f"caption.{name}"),
        heads=[m.words(f"column.{key}") for key in keys],
        kinds=kinds or ["text"] * len(keys),
        rows=rows,
        sheet=m.words(f"sheet.{name}"),
    )


def statements_part(m: Material) -> list[Block]:
    """Every statement in its own words, then, on the screen, the sources that they stand in.

    Of very many statements only those that the report shows, without the sources.
    """
    words, statements = m.words, m.statements
    if statements.empty:
        return [Paragraph(words("statements.none"))]
    opening = "statements.opening" if m.coded else "statements.opening_uncoded"
    coder = m.coder_label(m.coder) if m.coded else ""
    blocks: list[Block] = [Paragraph(words(opening, coder=coder))]
    if m.shown is not None:
        statements = statements[statements["number"].isin(m.shown)]
        blocks = [Paragraph(few_of_all(m))]
    codes, read = (
        _codes_of(m, set(statements["statement_id"])),
        set(m.reviews.loc[m.reviews["coder"] == m.coder, "statement_id"]),
    )
    titles = _source_titles(m)
    for file, part in statements.groupby(statements["source_id"].map(m.file), sort=False):
        blocks.append(Heading(titles[file], 2, f"n{m.lines[file]}", listed=False))
        for row in part.itertuples():
            state = ""
            if m.coded:
                no_codes = words("value.read_no_code" if row.statement_id in read else "value.not_read")
                state = codes.get(row.statement_id, no_codes)
            blocks.append(Entry(row.number, row.text, m.place_in_source(row), state))
    if m.shown is not None:
        return blocks
    marks: dict[str, list] = {}
    for s in m.statements.itertuples():
        marks.setdefault(s.source_id, []).append((int(s.start), int(s.end), s.number))
    texts = [
        SourceText(titles[row.source_id], row.text, marks.get(row.source_id, []))
        for row in m.texts.itertuples()
    ]
    return [*blocks, Sources(words("heading.source_text"), words("statements.source_opening"), texts)]


def few_of_all(m: Material) -> str:
    """Say which of very many statements the report shows, and where all stand."""
    shown, every = (m.words.counted(len(part), "statements") for part in (m.shown or (), m.statements))
    return m.words("statements.few", shown=shown, all=every, each=m.words.number(FEW))


def _source_titles(m: Material) -> dict[str, str]:
    titles = {}
    for row in m.sources.to_dict("records"):
        source_id = row["source_id"]
        title = row["title"] if not missing(row["title"]) else source_id
        title = m.file(title) if m.row(source_id) else title
        if not missing(row["project"]) and row["project"] not in title:
            title = f"{title} ({prefixed(m.words, 'value.project', row['project'])})"
        titles[m.file(source_id)] = m.words("value.source_titled", number=m.lines[source_id], title=title)
        if m.row(source_id):
            titles[source_id] = titles[m.file(source_id)] + " " + m.row(source_id)
    return titles


def _codes_of(m: Material, shown: set[str]) -> dict[str, str]:
    names, own = m.names, m.codings[m.codings["coder"] == m.coder]
    own = own[own["statement_id"].isin(shown)]
    order = {code: position for position, code in enumerate(m.codebook["code"])}
    codes_by_statement = own.groupby("statement_id")["code"].agg(
        lambda codes: sorted(set(codes), key=order.get)
    )
    return {
        statement_id: " · ".join(names[code] for code in codes)
        for statement_id, codes in codes_by_statement.items()
    }


def _last(section: object) -> str | None:
    return None if missing(section) else str(section).split(SECTION_JOIN)[-1]
