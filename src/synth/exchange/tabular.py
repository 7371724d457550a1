"""Codebooks and codings as people keep them in CSV and XLSX: read with every fault listed, and written.

Each `read_` function collects all faults before it raises, one line for each row that does not fit, in the
form ``codings/a.csv row 7: what is wrong; what would be right``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from synth import schema
from synth.exchange.codebooks import codebook_rows
from synth.exchange.heads import columns, stripped
from synth.exchange.places import Places
from synth.study.codebook import finder

if TYPE_CHECKING:
    from synth.study import Study

_CODING_COLUMNS = ("path", "section", "item", "text", "codes")
_NEEDED = ("path", "text", "codes")


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
    _refuse(faults)
    return table


def read_codings(
    path: str | Path, statements: pd.DataFrame, codebook: pd.DataFrame, sources: pd.DataFrame | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    r"""Read one coder's codings; the coder is the file's name without its ending.

    Parameters
    ----------
    path : str or Path
        CSV or XLSX with the columns path, section, item, text, codes (joined by ``;``). A row without codes
        says that the statement was read and no code fits.
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
    codings, reviews, faults = _codings(Path(path), Places(statements, sources), codebook)
    _refuse(faults)
    return codings, reviews


def read_codings_folder(
    folder: str | Path, statements: pd.DataFrame, codebook: pd.DataFrame, sources: pd.DataFrame | None = None
) -> dict[Path, tuple[pd.DataFrame, pd.DataFrame]]:
    """Read every file of the `folder` as `read_codings` does; faults of all files are raised together."""
    places, read, faults = Places(statements, sources), {}, []
    for path in sheets_in(folder):
        codings, reviews, wrong = _codings(path, places, codebook)
        read[path] = codings, reviews
        faults += wrong
    _refuse(faults)
    return read


def faults_of_corpus(
    corpus: str | Path, statements: pd.DataFrame, sources: pd.DataFrame | None = None
) -> list[str]:
    """List every faulty row of a corpus folder's ``codebook.*`` and ``codings/*``; empty when all fit.

    Codings are held to the codebook's rows that are right, so that one slip there does not repeat in every
    file of codings.
    """
    corpus, faults = Path(corpus), []
    codebook = schema.table("codebook")
    for path in codebooks_in(corpus):
        codebook, wrong = codebook_rows(path)
        faults += wrong
    places = Places(statements, sources)
    for path in sheets_in(corpus / "codings"):
        faults += _codings(path, places, codebook)[2]
    return faults


def codebooks_in(corpus: str | Path) -> list[Path]:
    """Return the codebook of a corpus folder, as CSV or as XLSX: none or one."""
    found = [Path(corpus) / f"codebook{ending}" for ending in (".csv", ".xlsx")]
    return [path for path in found if path.is_file()][:1]


def sheets_in(folder: str | Path) -> list[Path]:
    """Return the tables in `folder` in the order of their names; none where there is no folder."""
    folder = Path(folder)
    found = folder.iterdir() if folder.is_dir() else []
    return sorted(
        path
        for path in found
        if path.suffix.lower() in (".csv", ".tsv", ".xlsx")
        and not path.name.startswith((".", "~$", "README"))
    )


def import_file(study: Study, path: str | Path) -> str:
    """Take in a codebook or a coder's codings, new or changed; return a sentence on what came in.

    Codings count by their difference from the file's last import, so what was removed in the study since
    does not come back.

    Raises
    ------
    ValueError
        One line for each faulty row; then nothing was taken in.
    """
    path = Path(path)
    if _is_codebook(path):
        taken = study.import_codebook(read_codebook(path), **_named(path))
        return f"{path}: {'the codebook was taken in' if taken else 'the codebook is in the study already'}"
    codings, reviews = read_codings(path, study.statements(), study.codebook(), study.sources())
    new = study.import_codings(codings, reviews, **_named(path))
    return f"{path}: {new} new codings by {path.stem}"


def _is_codebook(path: Path) -> bool:
    return not columns(path, _CODING_COLUMNS, _NEEDED)[0] and bool(columns(path, ["code"], ["code"])[0])


def _named(path: Path) -> dict[str, str]:
    """Name a file as it is named within its corpus folder, wherever that stands."""
    name = path.name if path.stem == "codebook" else f"codings/{path.name}"
    return {"path": name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}


def _refuse(faults: Sequence[str]) -> None:
    if faults:
        raise ValueError("\n".join(faults))


def _codings(
    path: Path, places: Places, codebook: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame, list[str]]:
    coder = path.stem
    find = finder({row["code"]: row for row in codebook.to_dict("records")})
    numbered, faults = columns(path, _CODING_COLUMNS, _NEEDED)
    codings, reviews, seen = [], [], {}
    for number, row in numbered:
        statement, wrong = places.find(**{name: row.get(name, "") for name in _CODING_COLUMNS[:4]})
        if statement in seen:
            wrong.append(f"the same statement as row {seen[statement]}; put all its codes into one row")
        codes = []
        for said in filter(None, map(stripped, row["codes"].split(schema.CODE_JOIN))):
            try:
                codes.append(find(said))
            except ValueError as error:
                wrong.append(str(error))
        faults += [f"{path} row {number}: {'; '.join(wrong)}"] if wrong else []
        if statement and not wrong:
            seen[statement] = number
            reviews.append((statement, coder))
            codings += [(statement, code, coder) for code in dict.fromkeys(codes)]
    return (
        pd.DataFrame(codings, columns=["statement_id", "code", "coder"], dtype=object),
        pd.DataFrame(reviews, columns=["statement_id", "coder"], dtype=object),
        faults,
    )
