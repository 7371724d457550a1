"""Tables of a synthesis: codes, themes, dimensions, co-occurrence, exemplars, words in context.

Every table takes ``(codings, reviews, statements, codebook)`` as far as it needs them, counts the codings
of one coder over the analysed statements that this coder has read, and ends with ``coder`` (whose codings)
and ``repeats`` ("counted": a statement that stands twice in a note counts twice).
"""

from __future__ import annotations

from itertools import combinations

import pandas as pd

from synth.findings.counting import (
    REPEATS_COUNT,
    analysed,
    cells,
    code_names,
    code_places,
    coded_statements,
    counted_coder,
    read_statements,
    used_codes,
)
from synth.schema import FINDING_DIMENSION, SECTION_JOIN, THEME_DIMENSION
from synth.text.thai import terms

_GENERAL = frozenset("การสร้าง การทำงาน การดำเนินงาน งาน กิจกรรม โครงการ ชุมชน".split())


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
        Whose codings; see `counted_coder`.

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
    coder, base, coded = _counted(codings, reviews, statements, codebook, coder)
    codes = used_codes(codebook, coded)
    table = _named(pd.DataFrame({"code": codes}, dtype=object), "code", codebook)
    places = code_places(codebook)
    table["dimension"] = table["code"].map(places["dimension"])
    table["parent"] = table["code"].map(dict(zip(codebook["code"], cells(codebook, "parent"), strict=True)))
    table["theme"] = table["code"].map(places["theme"])
    return _ended(_counts(table, "code", coded, base), coder)


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
    coder, base, coded = _counted(codings, reviews, statements, codebook, coder)
    coded = coded[coded["dimension"] == THEME_DIMENSION]
    table = _named(pd.DataFrame({"theme": shown_themes(codebook, coded)}, dtype=object), "theme", codebook)
    used = coded[coded["code"] != coded["theme"]].groupby("theme")["code"].nunique()
    table["codes"] = table["theme"].map(used).fillna(0).astype(int)
    return _ended(_counts(table, "theme", coded, base), coder)


def coverage_table(codings, reviews, statements, codebook, coder=None) -> pd.DataFrame:
    """Say how far the reading has come, by dimension.

    Returns
    -------
    DataFrame
        ``dimension, statements`` (analysed), ``read, coded, read_no_code, not_read, coder, repeats``.
    """
    coder, base, coded = _counted(codings, reviews, statements, codebook, coder)
    total = len(analysed(statements))
    rows = []
    for dimension in _dimensions(codebook):
        with_code = coded.loc[coded["dimension"] == dimension, "statement_id"].nunique()
        rows.append((dimension, total, len(base), with_code, len(base) - with_code, total - len(base)))
    columns = ["dimension", "statements", "read", "coded", "read_no_code", "not_read"]
    return _ended(pd.DataFrame(rows, columns=columns), coder)


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
    """
    if by not in statements:
        raise ValueError(f"statements has no column {by!r}; it has: {', '.join(statements.columns)}")
    coder, base, coded = _counted(codings, reviews, statements, codebook, coder)
    if level == "theme":
        coded = coded[coded["dimension"] == THEME_DIMENSION]
        coded = coded.assign(code=coded["theme"]).drop_duplicates(["statement_id", "code"])
        codes = shown_themes(codebook, coded)
    else:
        codes = used_codes(codebook, coded)
    groups = base.groupby(by, sort=False).size()
    counts = coded.groupby(["code", by], sort=False).size()
    cells = pd.MultiIndex.from_product([codes, groups.index], names=["code", "group"])
    table = _named(cells.to_frame(index=False), "code", codebook)
    table.insert(3, "dimension", table["code"].map(code_places(codebook)["dimension"]))
    table.insert(4, "by", by)
    table["statements"] = counts.reindex(cells, fill_value=0).to_numpy(dtype=int)
    table["base"] = table["group"].map(groups).astype(int)
    table.insert(7, "share", table["statements"] / table["base"])
    table["circular"] = _named_by_heading(table) if by == "section" else False
    return _ended(table, coder)


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
    """
    coder, base, coded = _counted(codings, reviews, statements, codebook, coder)
    tops = coded.drop_duplicates(["statement_id", "theme"])
    pairs = tops[tops["dimension"] == rows].merge(
        tops.loc[tops["dimension"] == columns, ["statement_id", "theme"]],
        on="statement_id",
        suffixes=("", "_column"),
    )
    counts = pairs.groupby(["theme", "theme_column"]).size()
    names, bases = code_names(codebook), tops.groupby("theme").size()
    made = [
        (
            *(row, *names.loc[row, ["name", "name_en"]]),
            *(column, *names.loc[column, ["name", "name_en"]]),
            int(counts.get((row, column), 0)),
            int(bases.get(row, 0)),
        )
        for row in shown_themes(codebook, coded, rows)
        for column in shown_themes(codebook, coded, columns)
    ]
    heads = [f"{side}_{what}" for side in ("row", "column") for what in ("code", "name", "name_en")]
    return _ended(pd.DataFrame(made, columns=[*heads, "statements", "base"]).assign(read=len(base)), coder)


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
    """
    coder, _, coded = _counted(codings, reviews, statements, codebook, coder)
    coded = coded[coded["dimension"] == dimension]
    order = {code: place for place, code in enumerate(codebook["code"])}
    single, both = coded["code"].value_counts(), {}
    for codes in coded.groupby("statement_id")["code"]:
        for pair in combinations(sorted(codes[1], key=order.get), 2):
            both[pair] = both.get(pair, 0) + 1
    names = code_names(codebook)
    rows = [
        (
            a,
            *names.loc[a],
            b,
            *names.loc[b],
            n,
            int(single[a]),
            int(single[b]),
            n / (single[a] + single[b] - n),
        )
        for (a, b), n in sorted(
            both.items(), key=lambda item: (-item[1], order[item[0][0]], order[item[0][1]])
        )
    ]
    columns = [
        "code_a",
        "name_a",
        "name_en_a",
        "code_b",
        "name_b",
        "name_en_b",
        "statements",
        "a",
        "b",
        "jaccard",
    ]
    return _ended(pd.DataFrame(rows, columns=columns), coder)


def source_table(sources, statements) -> pd.DataFrame:
    """List the sources with how many statements each gave; the base of every other table.

    Returns
    -------
    DataFrame
        ``source_id, cohort, project, title, date, date_note, form, recorder`` (the last two empty where
        nobody gave them), ``statements`` (analysed), ``left_out``.
    """
    heads = ["source_id", "cohort", "project", "title", "date", "date_note", "form", "recorder"]
    table = sources.reindex(columns=heads, fill_value="")
    total = statements.groupby("source_id").size()
    kept = analysed(statements).groupby("source_id").size()
    table["statements"] = table["source_id"].map(kept).fillna(0).astype(int)
    table["left_out"] = table["source_id"].map(total).fillna(0).astype(int) - table["statements"]
    return table.reset_index(drop=True)


def _counted(codings, reviews, statements, codebook, coder):
    coder = counted_coder(codings, reviews, coder)
    base = read_statements(codings, reviews, statements, coder)
    return coder, base, coded_statements(codings, base, codebook, coder)


def _counts(table: pd.DataFrame, key: str, coded: pd.DataFrame, base: pd.DataFrame) -> pd.DataFrame:
    per = coded.groupby(key)
    table["statements"] = table[key].map(per["statement_id"].nunique()).fillna(0).astype(int)
    table["share"] = table["statements"] / (len(base) or float("nan"))
    table["base"] = len(base)
    for column, unit in (("source", "source_id"), ("project", "project")):
        known = base[unit][base[unit] != ""]
        counts = coded[coded[unit] != ""].groupby(key)[unit].nunique()
        table[f"{column}s"] = table[key].map(counts).fillna(0).astype(int)
        table[f"{column}_base"] = known.nunique()
    return table


def _named(table: pd.DataFrame, key: str, codebook: pd.DataFrame) -> pd.DataFrame:
    names = code_names(codebook)
    for place, column in enumerate(("name", "name_en"), start=table.columns.get_loc(key) + 1):
        table.insert(place, column, table[key].map(names[column]))
    return table


def shown_themes(codebook, coded, dimension=THEME_DIMENSION) -> list[str]:
    """Top codes of a dimension in the order of the codebook, those never used included."""
    places = code_places(codebook)
    shown = set(used_codes(codebook, coded))
    return [
        code
        for code in codebook["code"]
        if places.theme[code] == code
        and places.dimension[code] == dimension
        and (places.is_parent[code] or code in shown)
    ]


def _named_by_heading(table: pd.DataFrame) -> list[bool]:
    """Say of each row whether the last heading of its section shares a word with the name of its code."""
    headings = {group: group.split(SECTION_JOIN)[-1] for group in table["group"].unique()}
    words = dict(zip([*headings, *table["name"]], terms([*headings.values(), *table["name"]]), strict=True))
    return [
        bool({*words[row.group]} & {*words[row.name]} - _GENERAL)
        for row in table[["group", "name"]].itertuples(index=False, name="Row")
    ]


def _dimensions(codebook) -> list[str]:
    return list(dict.fromkeys(code_places(codebook)["dimension"]))


def _ended(table: pd.DataFrame, coder: str) -> pd.DataFrame:
    table["coder"], table["repeats"] = coder, REPEATS_COUNT
    return table.reset_index(drop=True)
