"""Tables of a synthesis: codes, themes, how far the reading has come, sources.

Every table takes ``(codings, reviews, statements, codebook)`` as far as it needs them, counts the codings
of one coder over the analysed statements that this coder has read, and ends with ``coder`` (whose codings)
and ``repeats`` ("counted": a statement that stands twice in a note counts twice).
"""

from __future__ import annotations

import pandas as pd

from synth.findings.base import Base
from synth.findings.counting import analysed, cells, hold
from synth.findings.finding import finding


@finding("name statements share base projects")
def code_table(codings, reviews, statements, codebook, coder=None) -> pd.DataFrame:
    """Count statements, sources and projects by code.

    Parameters
    ----------
    codings : DataFrame
        ``statement_id``, ``code``, ``coder``.
    reviews : DataFrame
        ``statement_id``, ``coder``.
    statements : DataFrame
        ``statement_id``, ``source_id``, ``project``, ``use``.
    codebook : DataFrame
        ``code``, ``name``, ``name_en``, ``dimension``, ``parent``, ``retired``.
    coder : str, optional
        Whose codings; see `synth.findings.counting.counted_coder`.

    Returns
    -------
    DataFrame
        One row a code in the order of the codebook, those never used included: ``code, name, name_en,
        dimension, parent, theme, statements, share, base, sources, source_base, projects, project_base,
        coder, repeats``. ``share`` is 0–1 of ``base``, the analysed statements that the coder has read; NaN
        where that is none. A code that only groups others is left to `theme_table`.

    Examples
    --------
    >>> one = pd.DataFrame({"statement_id": ["s1"], "code": ["trust"], "coder": ["ก"]})
    >>> note = pd.DataFrame({"statement_id": ["s1"], "source_id": ["n"], "project": ["บางกล่ำ"]})
    >>> book = pd.DataFrame({"code": ["trust"], "name": ["ความไว้วางใจ"], "parent": [""]})
    >>> code_table(one, one, note, book)[["name", "statements", "base"]].values.tolist()
    [['ความไว้วางใจ', 1, 1]]
    """
    base = Base.of(codings, reviews, statements, codebook, coder)
    table = base.named(pd.DataFrame({"code": base.codes}, dtype=object), "code")
    parents = dict(zip(base.codebook["code"], cells(base.codebook, "parent"), strict=True))
    table["dimension"] = table["code"].map(base.places["dimension"])
    table["parent"] = table["code"].map(parents)
    table["theme"] = table["code"].map(base.places["theme"])
    return base.signed(_counts(table, "code", base.coded, base.read))


@finding("name codes statements share base projects")
def theme_table(codings, reviews, statements, codebook, coder=None) -> pd.DataFrame:
    """Count statements, sources and projects by theme, each statement once a theme.

    A theme is a top code of the dimension ประเด็น; what is coded below it counts for it.

    Returns
    -------
    DataFrame
        ``theme, name, name_en, codes`` (how many codes below it were used) and the counts of `code_table`.

    Examples
    --------
    >>> codings = pd.DataFrame({"statement_id": ["s1", "s1"], "code": ["trust", "team"], "coder": "ก"})
    >>> note = pd.DataFrame({"statement_id": ["s1"], "source_id": ["n"], "project": ["บางกล่ำ"]})
    >>> book = pd.DataFrame({"code": ["people", "trust", "team"], "name": ["คนและทีม", "ไว้ใจ", "ทีม"]})
    >>> book["parent"] = ["", "people", "people"]
    >>> theme_table(codings, codings, note, book)[["name", "codes", "statements"]].values.tolist()
    [['คนและทีม', 2, 1]]
    """
    base = Base.of(codings, reviews, statements, codebook, coder)
    coded = base.themed()
    table = base.named(pd.DataFrame({"theme": base.themes()}, dtype=object), "theme")
    used = coded[coded["code"] != coded["theme"]].groupby("theme")["code"].nunique()
    table["codes"] = table["theme"].map(used).fillna(0).astype(int)
    return base.signed(_counts(table, "theme", coded, base.read))


@finding("dimension statements read coded read_no_code not_read coder")
def coverage_table(codings, reviews, statements, codebook, coder=None) -> pd.DataFrame:
    """Say how far the reading has come, by dimension.

    Returns
    -------
    DataFrame
        ``dimension, statements`` (analysed), ``read, coded, read_no_code, not_read, coder, repeats``.

    Examples
    --------
    >>> lines = pd.DataFrame({"statement_id": ["s1", "s2", "s3", "s4"], "source_id": "เวที.txt"})
    >>> codings = pd.DataFrame({"statement_id": ["s1"], "code": ["trust"], "coder": ["ก"]})
    >>> reviews = pd.DataFrame({"statement_id": ["s1", "s2"], "coder": "ก"})
    >>> book = pd.DataFrame({"code": ["trust"], "name": ["ความไว้วางใจ"]})
    >>> coverage_table(codings, reviews, lines, book)[["coded", "read_no_code", "not_read"]].values.tolist()
    [[1, 1, 2]]
    """
    base = Base.of(codings, reviews, statements, codebook, coder)
    total, read, rows = len(base.analysed), len(base.read), []
    for dimension in dict.fromkeys(base.places["dimension"]):
        with_code = base.themed(dimension)["statement_id"].nunique()
        rows.append((dimension, total, read, with_code, read - with_code, total - read))
    columns = ["dimension", "statements", "read", "coded", "read_no_code", "not_read"]
    return base.signed(pd.DataFrame(rows, columns=columns))


@finding("source_id cohort project title date statements left_out")
def source_table(sources, statements) -> pd.DataFrame:
    """List the sources with how many statements each gave; the base of every other table.

    Returns
    -------
    DataFrame
        ``source_id, cohort, project, title, date, date_note, form, recorder`` (the last two empty where
        nobody gave them), ``statements`` (analysed), ``left_out``.

    Examples
    --------
    >>> sources = pd.DataFrame({"source_id": ["เวที.txt"], "project": ["บางกล่ำ"]})
    >>> lines = pd.DataFrame({"source_id": "เวที.txt", "text": ["สรุปบทเรียน", "ผู้นำเข้มแข็ง", "ทีมดี"]})
    >>> lines["statement_id"], lines["use"] = ["s1", "s2", "s3"], ["left out", "analysed", "analysed"]
    >>> source_table(sources, lines)[["project", "statements", "left_out"]].values.tolist()
    [['บางกล่ำ', 2, 1]]
    """
    for frame, what in ((sources, "sources"), (statements, "statements")):
        hold(frame, ["source_id"], what)
    heads = ["source_id", "cohort", "project", "title", "date", "date_note", "form", "recorder"]
    table = sources.reindex(columns=heads, fill_value="")
    total = statements.groupby("source_id").size()
    counts = analysed(statements).groupby("source_id").size()
    table["statements"] = table["source_id"].map(counts).fillna(0).astype(int)
    table["left_out"] = table["source_id"].map(total).fillna(0).astype(int) - table["statements"]
    return table.reset_index(drop=True)


def _counts(table: pd.DataFrame, key: str, coded: pd.DataFrame, read: pd.DataFrame) -> pd.DataFrame:
    per = coded.groupby(key)
    table["statements"] = table[key].map(per["statement_id"].nunique()).fillna(0).astype(int)
    table["share"] = table["statements"] / (len(read) or float("nan"))
    table["base"] = len(read)
    for column, unit in (("source", "source_id"), ("project", "project")):
        values, own = cells(read, unit), coded.assign(**{unit: cells(coded, unit)})
        values, own = values[values != ""], own[own[unit] != ""]
        counts = own.groupby(key)[unit].nunique()
        table[f"{column}s"] = table[key].map(counts).fillna(0).astype(int)
        table[f"{column}_base"] = values.nunique()
    return table
