"""Statements found again by their codes, and what each project said of each theme."""

from __future__ import annotations

import pandas as pd

from synth.findings.base import Base
from synth.findings.counting import REPEATS_COUNT, cells, code_places, hold, known_codes
from synth.findings.finding import finding
from synth.schema import CODE_JOIN
from synth.telling import several, told


@finding("text codes project section item")
def retrieve(
    codings, reviews, statements, codebook, has=(), without=(), *, coder=None, **attributes
) -> pd.DataFrame:
    """Find the statements that carry some codes and not others.

    Parameters
    ----------
    codings, reviews, statements, codebook : DataFrame
        As in `synth.findings.tables.code_table`.
    has, without : str or sequence of str
        Codes or their Thai names. A code that groups others stands for all below it.
    coder : str, optional
    **attributes
        Values of columns of `statements`: ``project="…"``, ``section="…"``.

    Returns
    -------
    DataFrame
        The columns of `statements`, then ``codes`` (joined by ";") and ``coder``, in reading order.

    Raises
    ------
    ValueError
        A code or a column that is not there.

    Examples
    --------
    >>> lines = pd.DataFrame({"statement_id": ["s1", "s2"], "text": ["ผู้นำดี", "ผู้นำโปร่งใส"]})
    >>> found = [("s1", "leader", "ก"), ("s2", "leader", "ก"), ("s2", "trust", "ก")]
    >>> codings = pd.DataFrame(found, columns=["statement_id", "code", "coder"])
    >>> book = pd.DataFrame({"code": ["leader", "trust"], "name": ["ผู้นำ", "ความไว้วางใจ"]})
    >>> retrieve(codings, codings, lines, book, has="leader", without="ความไว้วางใจ")["text"].tolist()
    ['ผู้นำดี']
    """
    base = Base.of(codings, reviews, statements, codebook, coder)
    known_codes(base.codings, base.codebook)
    rows = base.read
    for column, value in attributes.items():
        if column not in rows:
            raise ValueError(
                told(
                    "sheet.no_column",
                    table="statements",
                    column=repr(column),
                    known=several(statements.columns),
                )
            )
        rows = rows[rows[column] == value]
    own = base.codings["coder"] == base.coder
    pairs = base.codings[own].drop_duplicates(["statement_id", "code"])
    for codes, is_carried in ((has, True), (without, False)):
        for code in [codes] if isinstance(codes, str) else codes:
            carrying = pairs.loc[pairs["code"].isin(below(codebook, code)), "statement_id"]
            rows = rows[rows["statement_id"].isin(carrying) == is_carried]
    joined = pairs.groupby("statement_id")["code"].agg(
        lambda codes: CODE_JOIN.join(_ordered(codes, codebook))
    )
    rows = rows.assign(codes=rows["statement_id"].map(joined).fillna(""), coder=base.coder)
    return rows.reset_index(drop=True)


@finding("project name statements base read quotes")
def project_table(codings, reviews, statements, codebook, *, quotes=1, coder=None) -> pd.DataFrame:
    """Say what each project said of each theme, in its own words.

    Returns
    -------
    DataFrame
        Long, every project and theme: ``project, theme, name, name_en, statements, base`` (statements of the
        project that the coder has read), ``read`` (whether that is all of them), ``statement_ids`` and
        ``quotes`` (at most so many, joined by ";" and a line end; empty where nothing was said, which is
        "not mentioned" only where all is read), ``coder, repeats``. Sources without a project stand under
        their own id.

    Examples
    --------
    >>> lines = pd.DataFrame({"statement_id": ["s1", "s2", "s3"], "source_id": ["n1", "n2", "n3"]})
    >>> lines["project"], lines["text"] = ["บางกล่ำ", "ควนลัง", "ท่าข้าม"], ["ไว้ใจกัน", "งบล่าช้า", "ทีมดี"]
    >>> codings = pd.DataFrame({"statement_id": ["s1"], "code": ["trust"], "coder": ["ก"]})
    >>> reviews = pd.DataFrame({"statement_id": ["s2"], "coder": ["ก"]})  # read, no code; s3 is not read
    >>> book = pd.DataFrame({"code": ["trust"], "name": ["ความไว้วางใจ"]})
    >>> table = project_table(codings, reviews, lines, book)
    >>> table[["project", "statements", "read", "quotes"]].values.tolist()
    [['บางกล่ำ', 1, True, 'ไว้ใจกัน'], ['ควนลัง', 0, True, ''], ['ท่าข้าม', 0, False, '']]
    """
    hold(statements, ["statement_id", "source_id", "text"], "statements")
    base = Base.of(codings, reviews, statements, codebook, coder)
    every, units = _unit(base.analysed), _unit(base.read)
    coded = base.themed().drop_duplicates(["statement_id", "theme"])
    coded = coded.assign(unit=_unit(coded))
    order = {name: position for position, name in enumerate(base.read["statement_id"])}
    coded = coded.sort_values("statement_id", key=lambda ids: ids.map(order))
    quotes_of: dict[tuple, list[tuple[str, str]]] = {}
    for unit, theme, *line in coded[["unit", "theme", "statement_id", "text"]].itertuples(index=False):
        quotes_of.setdefault((unit, theme), []).append(tuple(map(str, line)))
    read_counts, total = units.value_counts(), every.value_counts()
    themes, rows = [(theme, *base.names.loc[theme]) for theme in base.themes()], []
    for unit in dict.fromkeys(every):
        read = int(read_counts.get(unit, 0))
        for named in themes:
            lines = quotes_of.get((unit, named[0]), [])
            ids, texts = CODE_JOIN.join(x for x, _ in lines[:quotes]), "\n".join(y for _, y in lines[:quotes])
            rows.append((unit, *named, len(lines), read, read == total[unit], ids, texts))
    columns = ["project", "theme", "name", "name_en", "statements", "base", "read", "statement_ids", "quotes"]
    return pd.DataFrame(rows, columns=columns).assign(coder=base.coder, repeats=REPEATS_COUNT)


def _unit(statements: pd.DataFrame) -> pd.Series:
    project = cells(statements, "project")
    return project.where(project != "", statements["source_id"])


def below(codebook: pd.DataFrame, name: str) -> set[str]:
    """List the code that is called `name`, and every code below it."""
    code_places(codebook)  # refuses a circle of parents, and a code that is there twice
    named = codebook["code"][(codebook["code"] == name) | (cells(codebook, "name") == name)]
    if named.empty:
        raise ValueError(told("findings.no_code", said=name, known=several(codebook["code"])))
    codes, parents = {named.iloc[0]}, dict(zip(codebook["code"], cells(codebook, "parent"), strict=True))
    while more := {code for code, parent in parents.items() if parent in codes} - codes:
        codes |= more
    return codes


def _ordered(codes, codebook: pd.DataFrame) -> list[str]:
    return [code for code in codebook["code"] if code in set(codes)]
