"""Two things crossed: codes by section or attribute, dimension × dimension, codes with each other.

The tables follow the rules of `synth.findings.tables`.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pandas as pd

from synth.findings.base import Base
from synth.findings.counting import cells
from synth.findings.finding import finding
from synth.schema import FINDING_DIMENSION, SECTION_JOIN, THEME_DIMENSION
from synth.telling import several, told
from synth.text.terms import terms

_GENERAL = frozenset("การสร้าง การทำงาน การดำเนินงาน งาน กิจกรรม โครงการ ชุมชน".split())


@finding("name group statements share base")
def code_by(codings, reviews, statements, codebook, by="section", level="code", coder=None) -> pd.DataFrame:
    """Count statements by code (or theme) within each value of an attribute.

    Parameters
    ----------
    by : str
        A column of `statements`: ``section``, ``cohort``, ``project``, ``speaker`` or one that was joined.
    level : {"code", "theme"}
        A theme counts what is coded below it, each statement once.

    Returns
    -------
    DataFrame
        Long, every combination, zero included: ``code, name, name_en, dimension, by, group, statements,
        share, base, circular, coder, repeats``. ``base`` is the statements read in that group; ``share`` 0–1
        of it; ``circular`` where `by` is the section and its heading names the code: that people speak of a
        thing under its own heading is no finding.

    Examples
    --------
    >>> lines = pd.DataFrame({"statement_id": ["s1", "s2", "s3"], "source_id": "เวที.txt"})
    >>> lines["section"] = ["การสร้างทีม", "อุปสรรค", "อุปสรรค"]
    >>> codings = pd.DataFrame({"statement_id": ["s1", "s2"], "code": "team", "coder": "ก"})
    >>> reviews = pd.DataFrame({"statement_id": ["s1", "s2", "s3"], "coder": "ก"})  # s3: read, no code
    >>> book = pd.DataFrame({"code": ["team"], "name": ["การสร้างทีม"]})
    >>> table = code_by(codings, reviews, lines, book, by="section")
    >>> table[["group", "statements", "base", "circular"]].values.tolist()
    [['การสร้างทีม', 1, 1, True], ['อุปสรรค', 1, 2, False]]
    """
    if by in ("code", "theme", "dimension", "group"):
        raise ValueError(told("findings.own_name", by=by))
    if level not in ("code", "theme"):
        raise ValueError(told("findings.level", level=level))
    if by not in statements:
        raise ValueError(
            told("sheet.no_column", table="statements", column=repr(by), known=several(statements.columns))
        )
    base = Base.of(codings, reviews, statements, codebook, coder)
    coded, codes = base.coded, base.codes
    if level == "theme":
        coded, codes = base.themed(), base.themes()
        coded = coded.assign(code=coded["theme"]).drop_duplicates(["statement_id", "code"])
    values = cells(base.read, by)
    groups = values.groupby(values, sort=False).size()
    counts = coded.groupby([coded["code"], cells(coded, by)], sort=False).size()
    grid = pd.MultiIndex.from_product([codes, groups.index], names=["code", "group"])
    table = base.named(grid.to_frame(index=False), "code")
    table.insert(3, "dimension", table["code"].map(base.places["dimension"]))
    table.insert(4, "by", by)
    table["statements"] = counts.reindex(grid, fill_value=0).to_numpy(dtype=int)
    table["base"] = table["group"].map(groups).astype(int)
    table.insert(7, "share", table["statements"] / table["base"])
    table["circular"] = _named_by_heading(table) if by == "section" else False
    return base.signed(table)


@finding("row_name column_name statements base read")
def dimension_table(
    codings, reviews, statements, codebook, rows=THEME_DIMENSION, columns=FINDING_DIMENSION, coder=None
) -> pd.DataFrame:
    """Cross two dimensions: how many statements carry a code of each (theme × kind of finding).

    Codes are taken together under the top code above them.

    Returns
    -------
    DataFrame
        Long, every combination, zero included: ``row_code, row_name, row_name_en, column_code, column_name,
        column_name_en, statements, base, read, coder, repeats``. ``base`` is the statements of the row's
        code, ``read`` all that the coder has read.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["team", "helps"], "name": ["ทีม", "ปัจจัยความสำเร็จ"]})
    >>> book["dimension"] = ["ประเด็น", "ประเภทข้อค้นพบ"]
    >>> codings = pd.DataFrame({"statement_id": ["s1", "s1", "s2"], "code": ["team", "helps", "team"]})
    >>> codings["coder"] = "ก"
    >>> lines = pd.DataFrame({"statement_id": ["s1", "s2"], "source_id": "เวที.txt"})
    >>> table = dimension_table(codings, codings, lines, book)
    >>> table[["row_name", "column_name", "statements", "base"]].values.tolist()
    [['ทีม', 'ปัจจัยความสำเร็จ', 1, 2]]
    """
    base = Base.of(codings, reviews, statements, codebook, coder)
    tops = base.coded.drop_duplicates(["statement_id", "theme"])
    pairs = tops[tops["dimension"] == rows].merge(
        tops.loc[tops["dimension"] == columns, ["statement_id", "theme"]],
        on="statement_id",
        suffixes=("", "_column"),
    )
    counts = pairs.groupby(["theme", "theme_column"]).size()
    names, bases = base.names, tops.groupby("theme").size()
    entries = [
        (
            *(row, *names.loc[row, ["name", "name_en"]]),
            *(column, *names.loc[column, ["name", "name_en"]]),
            int(counts.get((row, column), 0)),
            int(bases.get(row, 0)),
        )
        for row in base.themes(rows)
        for column in base.themes(columns)
    ]
    heads = [f"{side}_{what}" for side in ("row", "column") for what in ("code", "name", "name_en")]
    table = pd.DataFrame(entries, columns=[*heads, "statements", "base"])
    return base.signed(table.assign(read=len(base.read)))


@finding("name_a name_b statements a b jaccard")
def cooccurrence(
    codings, reviews, statements, codebook, dimension=THEME_DIMENSION, coder=None
) -> pd.DataFrame:
    """List the pairs of codes of one dimension that stand in the same statement.

    Returns
    -------
    DataFrame
        Pairs found at least once, the most frequent first: ``code_a, name_a, name_en_a, code_b, name_b,
        name_en_b, statements`` (with both), ``a``, ``b`` (with each), ``jaccard`` (both ÷ either), ``coder,
        repeats``.

    Examples
    --------
    >>> codings = pd.DataFrame({"statement_id": ["s1", "s1", "s2"], "code": ["trust", "team", "team"]})
    >>> codings["coder"] = "ก"
    >>> lines = pd.DataFrame({"statement_id": ["s1", "s2"], "source_id": "เวที.txt"})
    >>> book = pd.DataFrame({"code": ["trust", "team"], "name": ["ความไว้วางใจ", "ทีม"]})
    >>> pairs = cooccurrence(codings, codings, lines, book)
    >>> pairs[["name_a", "name_b", "statements", "a", "b", "jaccard"]].values.tolist()
    [['ความไว้วางใจ', 'ทีม', 1, 1, 2, 0.5]]
    """
    base = Base.of(codings, reviews, statements, codebook, coder)
    coded = base.themed(dimension)
    order = {code: position for position, code in enumerate(base.codebook["code"])}
    single, both = coded["code"].value_counts(), Counter()
    for _, codes in coded.groupby("statement_id")["code"]:
        both.update(combinations(sorted(codes, key=order.get), 2))
    pairs = sorted(both.items(), key=lambda pair: (-pair[1], *map(order.get, pair[0])))
    rows = []
    for (a, b), n in pairs:
        either = int(single[a]) + int(single[b]) - n
        names = a, *base.names.loc[a], b, *base.names.loc[b]
        rows.append((*names, n, int(single[a]), int(single[b]), n / either))
    heads = [f"{what}_{side}" for side in "ab" for what in ("code", "name", "name_en")]
    return base.signed(pd.DataFrame(rows, columns=[*heads, "statements", "a", "b", "jaccard"]))


def _named_by_heading(table: pd.DataFrame) -> list[bool]:
    """Say of each row whether the last heading of its section shares a word with the name of its code."""
    headings = {group: group.split(SECTION_JOIN)[-1] for group in table["group"].unique()}
    words = dict(zip([*headings, *table["name"]], terms([*headings.values(), *table["name"]]), strict=True))
    return [
        bool({*words[row.group]} & {*words[row.name]} - _GENERAL)
        for row in table[["group", "name"]].itertuples(index=False, name="Row")
    ]
