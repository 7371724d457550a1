"""The synthesis that people wrote as one file: Word, Excel or HTML, with the statements that it cites."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from synth.findings.tables import source_table
from synth.report.blocks import Block, Entry, Heading, Paragraph, Table
from synth.report.contents import Contents
from synth.report.data import looked_at
from synth.report.material import Material
from synth.report.options import Options, options_of
from synth.report.parts.ledger import claims_part, ledger_part
from synth.report.parts.written import cell_tables, numbers_of
from synth.report.writings import written
from synth.schema import ANALYSED
from synth.telling import told
from synth.whole import whole_file

ENDINGS = (".docx", ".xlsx", ".html")


def write_synthesis(
    study: Any, path: str | Path, lang: str = "th", *, options: Options | None = None, **single: Any
) -> Path:
    """Write what people wrote in a study as one file: the cells, the claims, and the statements cited.

    Parameters
    ----------
    study : Study
    path : path
        Its ending says which file it is: ``.docx``, ``.xlsx`` or ``.html``.
    lang : str
        ``th`` or ``en``.
    options, **single
        As in `synth.write_report`, as far as they are about a file: author, template, font, digits …

    Returns
    -------
    Path

    Raises
    ------
    ValueError
        The file is of no such kind, or nobody has written anything.

    Examples
    --------
    >>> from synth.study import Study
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, Study(Path(folder, "study.db")) as study:
    ...     write_synthesis(study, Path(folder, "ตาราง.docx"))
    Traceback (most recent call last):
        ...
    ValueError: nobody has written a cell or a claim in this study yet; write one with study.write_cell(…)
    """
    path, options = Path(path), options_of(options, single)
    if path.suffix.lower() not in ENDINGS:
        raise ValueError(told("report.synthesis_ending", path=path, known=", ".join(ENDINGS)))
    words = options.words(lang)
    tables = written(study)
    if not tables or (tables["cells"].empty and tables["claims"].empty):
        raise ValueError(told("report.nothing_written"))
    m = cited_material(study, words, options, tables)
    contents = _contents(m)
    with whole_file(path) as part:
        part.write_bytes(_drawn(contents, path.suffix.lower(), words, options))
    return path


def cited_material(study: Any, words: Any, options: Options, tables: dict) -> Material:
    """Take the tables of a study that references need, and no findings: nothing is counted here."""
    texts, statements = looked_at(study.sources()), looked_at(study.statements())
    analysed = statements[statements["use"] == ANALYSED].reset_index(drop=True)
    empty = pd.DataFrame()
    return Material(
        words=words,
        sources=source_table(texts, statements),
        texts=texts,
        statements=analysed.assign(number=range(1, len(analysed) + 1)),
        aside=statements[statements["use"] != ANALYSED].reset_index(drop=True),
        left_out=empty,
        problems=empty,
        codebook=study.codebook(),
        codings=empty,
        reviews=empty,
        coder="",
        findings={},
        crossings={},
        author=options.author or words("note.author"),
        year=words.date((options.date or str(pd.Timestamp.today().date()))[:4]),
        written=tables,
    )


def _contents(m: Material) -> Contents:
    words, blocks = m.words, []
    for name, part in (
        ("synthesis", cell_tables(m, m.written["cells"])),
        ("claims", claims_part(m)),
        ("ledger", ledger_part(m)),
    ):
        if part:
            lead = [Paragraph(words("written.opening"), "lead")] if name == "synthesis" else []
            blocks += [Heading(words(f"heading.{name}"), 1, name), *lead, *part]
    blocks = _captioned(m, blocks)
    if entries := _cited(m):
        blocks += [Heading(words("written.cited_heading"), 1, "statements"), *entries]
    data = {name: table for name, table in m.written.items() if name != "trails"}
    return Contents(words("heading.synthesis"), _subtitle(m), tuple(blocks), data)


def _subtitle(m: Material) -> tuple[str, ...]:
    return (m.author,) if m.author else ()


def _captioned(m: Material, blocks: list[Block]) -> list[Block]:
    """Give tables their numbers."""
    label, tables = m.words("caption.table_word"), [block for block in blocks if isinstance(block, Table)]
    numbers = {id(table): number for number, table in enumerate(tables, start=1)}
    return [
        replace(
            block,
            caption=m.words("caption.numbered", label=label, number=numbers[id(block)], title=block.title),
        )
        if isinstance(block, Table)
        else block
        for block in blocks
    ]


def _cited(m: Material) -> list[Entry]:
    """List the statements that are cited, so that a number leads to words."""
    numbers: set[int] = set()
    for table in ("cells", "claims"):
        for text in m.written[table]["text"]:
            numbers.update(numbers_of(m, text))
    for trail in m.written["trails"].values():
        own = trail.loc[trail["about"] == "statement", "target_id"]
        numbers.update(m.numbers[name] for name in own if name in m.numbers)
    rows = m.statements[m.statements["number"].isin(numbers)]
    return [Entry(row.number, row.text, m.reference(row.statement_id), "") for row in rows.itertuples()]


def _drawn(contents: Contents, ending: str, words: Any, options: Options) -> bytes:
    from synth.report.formats import excel, html, word

    if ending == ".xlsx":
        return excel.render(contents, words, options.font)
    if ending == ".html":
        return next(iter(html.render(contents, {}, words).values())).encode("utf-8")
    letters = {"template": options.template, "font": options.font, "points": options.font_size}
    return word.render(contents, {}, words, **letters, page_numbers=False)
