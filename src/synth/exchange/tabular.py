"""Codebooks and codings as people keep them in CSV and XLSX: read with every fault listed, and written.

Each `read_` function collects all faults before it raises, one line for each row that does not fit, in the
form ``codings/a.csv row 7: what is wrong; what would be right``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from synth import schema
from synth.exchange.codebooks import codebook_rows
from synth.exchange.codings import CODING_COLUMNS, NEEDED, Whole, codings_rows
from synth.exchange.heads import called, columns
from synth.telling import Told, joined, noted

_NOT_SAID = (
    "coding_id",
    "created_at",
    "origin",
    "version",
    "source_id",
    "cohort",
    "project",
    "repeats",
    "use",
)
"""Columns of the tables that synth writes itself which say nothing more of a coding here."""


def read_codebook(path: str | Path) -> pd.DataFrame:
    r"""Read a codebook that people made in a spreadsheet.

    Parameters
    ----------
    path : str or Path
        CSV or XLSX with a row of Thai or English heads; only ``code`` (รหัส) is needed.

    Returns
    -------
    DataFrame
        The columns of the table ``codebook``; an empty dimension is that of the parent, else ประเด็น.

    Raises
    ------
    ValueError
        One line for each faulty row: no code or one that stands twice, a parent that is not there, is in
        another dimension or is below its own child, a colour or a yes/no that is neither.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "codebook.csv"
    >>> _ = path.write_text("รหัส,ชื่อ\ntrust,ความไว้วางใจ", encoding="utf-8")
    >>> read_codebook(path)[["code", "name", "dimension"]].values.tolist()
    [['trust', 'ความไว้วางใจ', 'ประเด็น']]
    """
    table, faults = codebook_rows(path)
    refuse(faults)
    return table


def read_codings(
    path: str | Path, statements: pd.DataFrame, codebook: pd.DataFrame, sources: pd.DataFrame | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    r"""Read codings, a row for a statement or a row for each coding.

    The coder is the file's name without its ending, or who stands in the column coder (ผู้ลงรหัส).

    Parameters
    ----------
    path : str or Path
        CSV or XLSX with the columns path, section, item, text, codes (joined by ``;``); a statement may also
        be named by its statement_id. A row without codes says that it was read and no code fits.
    statements, codebook : DataFrame
        The statements that the rows mean, and the codes, each by its code or its Thai name.
    sources : DataFrame, optional
        Where their `path` differs from their `source_id`, rows may name either.

    Returns
    -------
    codings, reviews : DataFrame
        ``statement_id, code, coder`` and ``statement_id, coder``.

    Raises
    ------
    ValueError
        One line for each row that means no statement, or more than one, or a code that is not there.

    Examples
    --------
    >>> import tempfile
    >>> lines = pd.DataFrame({"statement_id": ["s1", "s2"], "text": ["ไว้ใจกัน", "งบล่าช้า"]})
    >>> lines = lines.assign(source_id="เวที.txt", section="", item="")
    >>> book = pd.DataFrame({"code": ["trust"], "name": ["ความไว้วางใจ"]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "ก.csv")
    ...     rows = "path,text,codes\nเวที.txt,ไว้ใจกัน,ความไว้วางใจ\nเวที.txt,งบล่าช้า,"
    ...     _ = path.write_text(rows, encoding="utf-8")
    ...     codings, reviews = read_codings(path, lines, book)
    >>> codings.values.tolist(), reviews.values.tolist()  # s2: read, no code
    ([['s1', 'trust', 'ก']], [['s1', 'ก'], ['s2', 'ก']])
    """
    codings, reviews, faults = codings_rows(Path(path), Whole(statements, sources), codebook)
    refuse(faults)
    return codings, reviews


def faults_of_corpus(
    corpus: str | Path, statements: pd.DataFrame, sources: pd.DataFrame | None = None
) -> list[Told]:
    """List every faulty row of a corpus folder's ``codebook.*`` and ``codings/*``; empty when all fit.

    Codings are held to the codebook's rows that are right, so that one slip there does not repeat in every
    file of codings.
    """
    corpus, faults = Path(corpus), []
    codebook = schema.table("codebook")
    for path in codebooks_in(corpus):
        codebook, wrong = codebook_rows(path)
        faults += wrong
    places = Whole(statements, sources)
    for path in sheets_in(corpus / "codings"):
        faults += codings_rows(path, places, codebook)[2]
    return faults


def unread_columns(path: str | Path) -> list[tuple[Told, Told]]:
    r"""Say which filled columns of a codebook or of codings mean nothing here, and what to do; none or one.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "codebook.csv"
    >>> _ = path.write_text("รหัส,ชื่อ,ผู้เสนอ\ntrust,ความไว้วางใจ,ก", encoding="utf-8")
    >>> [str(what) for what, _ in unread_columns(path)]
    ['คอลัมน์ที่ไม่ได้อ่าน: ผู้เสนอ']
    """
    path = Path(path)
    sheet, read_columns = columns(path, CODING_COLUMNS, *NEEDED), CODING_COLUMNS
    if not sheet.rows:
        codebook = columns(path, schema.TABLES["codebook"], ["code"])
        if codebook.rows:
            sheet, read_columns = codebook, schema.TABLES["codebook"]
    unread = [head for head in sheet.unread if head.strip().casefold() not in _NOT_SAID]
    names = ", ".join(map(called, read_columns))
    note = noted("heads.unread", columns=", ".join(unread)), noted("heads.unread_todo", known=names)
    return [note] if unread else []


def codebooks_in(corpus: str | Path) -> list[Path]:
    """Return the codebook of a corpus folder, as CSV or as XLSX: none or one."""
    files = [Path(corpus) / f"codebook{ending}" for ending in (".csv", ".xlsx")]
    return [path for path in files if path.is_file()][:1]


def sheets_in(folder: str | Path) -> list[Path]:
    """Return the tables in `folder` in the order of their names; none where there is no folder."""
    folder = Path(folder)
    files = folder.iterdir() if folder.is_dir() else []
    return sorted(
        path
        for path in files
        if path.suffix.lower() in (".csv", ".tsv", ".xlsx")
        and not path.name.startswith((".", "~$", "README"))
    )


def is_codebook(path: Path) -> bool:
    """Say whether a file is a codebook: it has codes, and no column by which codings name a statement."""
    return not columns(path, CODING_COLUMNS, *NEEDED).rows and bool(columns(path, ["code"], ["code"]).rows)


def refuse(faults: Sequence[Told]) -> None:
    """Raise all faults together, if there are any."""
    if faults:
        raise ValueError(joined(faults))
