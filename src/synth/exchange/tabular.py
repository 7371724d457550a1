"""Codebooks and codings as people keep them in CSV and XLSX: read with every fault listed, and written.

Each `read_` function collects all faults before it raises, one line for each row that does not fit, in the
form ``codings/a.csv row 7: what is wrong; what would be right``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from synth import schema
from synth.exchange.places import Places
from synth.sheets import Row, read_sheet
from synth.study.codebook import find

HEADS = {
    "code": ("code", "รหัส", "รหัสย่อ"),
    "name": ("name", "ชื่อ", "ชื่อรหัส", "ชื่อไทย", "thai name", "label"),
    "name_en": ("name_en", "name en", "english name", "english", "ชื่ออังกฤษ", "ชื่อภาษาอังกฤษ"),
    "dimension": ("dimension", "มิติ", "ชุดรหัส"),
    "parent": ("parent", "รหัสแม่", "รหัสหลัก", "ประเด็นหลัก", "อยู่ใต้รหัส"),
    "definition": ("definition", "description", "นิยาม", "คำนิยาม", "ความหมาย", "คำอธิบาย"),
    "include": ("include", "includes", "รวมถึง", "รวม"),
    "exclude": ("exclude", "excludes", "ไม่รวมถึง", "ไม่รวม"),
    "keywords": ("keywords", "keyword", "คำสำคัญ"),
    "example": ("example", "examples", "ข้อความตัวอย่าง", "ตัวอย่าง"),
    "colour": ("colour", "color", "สี"),
    "retired": ("retired", "เลิกใช้", "เลิกใช้รหัส"),
    "path": ("path", "file", "source", "ไฟล์", "แหล่งข้อมูล", "เอกสาร"),
    "section": ("section", "หัวข้อ"),
    "item": ("item", "ข้อ", "ข้อที่"),
    "text": ("text", "statement", "ข้อความ"),
    "codes": ("codes", "code", "รหัส"),
}
"""Heads of columns as people write them, in any case and with any blanks around."""

_CODING_COLUMNS = ("path", "section", "item", "text", "codes")
_COLOUR = re.compile(r"#?(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_TRUE = ("true", "1", "yes", "x", "ใช่", "เลิกใช้", "เลิกใช้แล้ว")
_FALSE = ("", "false", "0", "no", "ไม่", "ไม่ใช่", "ใช้อยู่")


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
    >>> _ = path.write_text("รหัส,ชื่อ\\ntrust,ความไว้วางใจ", encoding="utf-8")
    >>> read_codebook(path)[["code", "name", "dimension"]].values.tolist()
    [['trust', 'ความไว้วางใจ', 'ประเด็น']]
    """
    table, faults = _codebook(path)
    _refuse(faults)
    return table


def read_codings(
    path: str | Path, statements: pd.DataFrame, codebook: pd.DataFrame, sources: pd.DataFrame | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read one coder's codings; the coder is the file's name without its ending.

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
        codebook, wrong = _codebook(path)
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


def _refuse(faults: Sequence[str]) -> None:
    if faults:
        raise ValueError("\n".join(faults))


def _columns(
    path: Path, wanted: Sequence[str], needed: Sequence[str]
) -> tuple[list[tuple[int, dict]], list[str]]:
    """Read the rows below the row of heads as (number, values by column), and what the heads lack."""
    try:
        rows = read_sheet(path)
    except (OSError, ValueError) as error:
        return [], [str(error)]
    for position, head in enumerate(rows[:10]):  # a title or a note may stand above the heads
        where = _heads(head, wanted)
        if all(name in where for name in needed):
            below = rows[position + 1 :]
            return [(row.number, _values(row, where)) for row in below], []
    names = ", ".join(f"{name} ({HEADS[name][1]})" for name in needed)
    return [], [f"{path}: no row of heads; it needs the columns {names}"]


def _heads(row: Row, wanted: Sequence[str]) -> dict[str, int]:
    where: dict[str, int] = {}
    for column, cell in enumerate(row.cells):
        said = " ".join(cell.split()).casefold()
        for name in wanted:
            if said in HEADS[name] and name not in where:
                where[name] = column
                break
    return where


def _values(row: Row, where: dict[str, int]) -> dict[str, str]:
    return {name: _stripped(row.cells[at]) if at < len(row.cells) else "" for name, at in where.items()}


def _stripped(cell: str) -> str:
    return cell.strip().strip("\u200b\ufeff\u00a0").strip()


def _codebook(path: str | Path) -> tuple[pd.DataFrame, list[str]]:
    wanted = schema.TABLES["codebook"]
    numbered, faults = _columns(Path(path), wanted, ["code"])
    rows = {number: {**dict.fromkeys(wanted, ""), **values} for number, values in numbered}
    first: dict[str, int] = {}
    wrong: list[tuple[int, str]] = []
    for number, row in list(rows.items()):
        said = _fault_of_code(row, first)
        if said:
            wrong.append((number, said))
        if not row["code"] or row["code"] in first:
            del rows[number]
        else:
            first[row["code"]] = number
    by_code = {row["code"]: row for row in rows.values()}
    for number, row in rows.items():
        said = _fault_of_parent(row, by_code)
        if said:
            wrong.append((number, said))
    for row in rows.values():
        row["dimension"] = row["dimension"] or _dimension_above(row, by_code)
        row["retired"] = row["retired"].casefold() in _TRUE
    faults += [f"{path} row {number}: {said}" for number, said in sorted(wrong)]
    return schema.table("codebook", rows.values()).astype(object).astype({"retired": bool}), faults


def _fault_of_code(row: dict, first: dict[str, int]) -> str:
    if not row["code"]:
        return f"no code for {row['name'] or 'this row'!r}; give it a short name of its own"
    if schema.CODE_JOIN in row["code"]:
        return f"code {row['code']!r} has a ';', which joins codes; take it out"
    if row["code"] in first:
        return (
            f"code {row['code']!r} stands in row {first[row['code']]} already; give one of them another code"
        )
    if row["colour"] and not _COLOUR.fullmatch(row["colour"]):
        return f"colour {row['colour']!r} is not of the form #1b9e77"
    if row["retired"].casefold() not in (*_TRUE, *_FALSE):
        return f"retired is {row['retired']!r}; write yes or leave it empty"
    return ""


def _fault_of_parent(row: dict, by_code: dict[str, dict]) -> str:
    if not row["parent"]:
        return ""
    if row["parent"] not in by_code:
        try:
            row["parent"] = find_code(by_code, row["parent"])
        except ValueError as error:
            return f"parent of {row['code']!r}: {error}"
    above, passed = row, [row["code"]]
    while above["parent"] in by_code:
        above = by_code[above["parent"]]
        passed.append(above["code"])
        if above["code"] in passed[:-1]:
            return f"parent of {row['code']!r} goes in a circle: {' > '.join(passed)}; leave one parent empty"
    parent = by_code[row["parent"]]
    own, its = row["dimension"], _dimension_above(parent, by_code)
    if own and own != its:
        return (
            f"code {row['code']!r} is in dimension {own!r}, its parent {parent['code']!r} in {its!r}; "
            "put both in one dimension"
        )
    return ""


def _dimension_above(row: dict, by_code: dict[str, dict]) -> str:
    passed = set()
    while not row["dimension"] and row["parent"] in by_code and row["code"] not in passed:
        passed.add(row["code"])
        row = by_code[row["parent"]]
    return row["dimension"] or schema.THEME_DIMENSION


def find_code(by_code: dict[str, dict], said: str) -> str:
    """Return the code that a person calls `said`, by its code or its Thai name."""
    return find(by_code, said)


def _codings(
    path: Path, places: Places, codebook: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame, list[str]]:
    coder = path.stem
    by_code = {row["code"]: row for row in codebook.to_dict("records")}
    numbered, faults = _columns(path, _CODING_COLUMNS, ["path", "text", "codes"])
    codings, reviews, seen = [], [], {}
    for number, row in numbered:
        statement, wrong = places.find(**{name: row.get(name, "") for name in _CODING_COLUMNS[:4]})
        if statement in seen:
            wrong.append(f"the same statement as row {seen[statement]}; put all its codes into one row")
        codes = []
        for said in filter(None, map(_stripped, row["codes"].split(schema.CODE_JOIN))):
            try:
                codes.append(find_code(by_code, said))
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
