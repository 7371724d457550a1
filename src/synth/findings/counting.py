"""Whose codings count, over which statements, and under which theme a code stands."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from synth.schema import ADJUDICATED, ANALYSED, TABLES, THEME_DIMENSION, is_yes, require
from synth.telling import several, told

REPEATS_COUNT = "counted"
"""What tables say of repeated statements: each is counted, as it stands in the note."""


def counted_coder(codings: pd.DataFrame, reviews: pd.DataFrame, coder: str | None = None) -> str:
    """Choose whose codings a table counts; coders are never pooled.

    The adjudicated set if there is one, else the named coder, else the coder with most reviews (of several,
    the first by name).

    Parameters
    ----------
    codings, reviews : DataFrame
        With ``statement_id`` and ``coder``.
    coder : str, optional

    Returns
    -------
    str
        Empty where nobody has read anything.

    Raises
    ------
    ValueError
        The named coder has neither coded nor read.

    Examples
    --------
    >>> reviews = pd.DataFrame({"statement_id": ["s1", "s1", "s2"], "coder": ["ข", "ก", "ก"]})
    >>> counted_coder(reviews, reviews)
    'ก'
    """
    if coder is not None:
        coders = set().union(*(frame["coder"].unique() for frame in _held(codings, reviews)))
        if coder not in coders:
            names = ", ".join(sorted(coders)) or told("value.nobody")
            raise ValueError(told("findings.no_coder", coder=coder, known=names))
        return coder
    counts = read_by(codings, reviews)["coder"].value_counts()
    if ADJUDICATED in counts.index:
        return ADJUDICATED
    return min(counts.index[counts == counts.max()], default="")


def hold(frame: pd.DataFrame, columns: Sequence[str], what: str, unique: str = "") -> None:
    """Refuse a table that would be counted wrongly: a column or a value is missing, a row there twice.

    Raises
    ------
    ValueError
        It names the table, the row (from 1) and the column.

    Examples
    --------
    >>> hold(pd.DataFrame({"coder": ["ก", None]}), ["coder"], "codings")
    Traceback (most recent call last):
        ...
    ValueError: codings: row 2 has no coder; take it out or fill it in
    """
    require(frame, columns, what)
    for column in columns:
        missing = frame[column].isna().to_numpy()
        if missing.any():
            row = missing.argmax() + 1
            raise ValueError(told("findings.empty_cell", table=what, row=row, column=column))
    if unique and (twice := frame[unique].duplicated().to_numpy()).any():
        row = twice.argmax()
        value = frame[unique].iloc[row]
        raise ValueError(told("findings.twice", table=what, value=value, row=row + 1))


def read_by(codings: pd.DataFrame, reviews: pd.DataFrame) -> pd.DataFrame:
    """List who has read which statement; a coding says so too.

    Returns
    -------
    DataFrame
        ``statement_id``, ``coder``, without repetition.
    """
    both = [frame[["statement_id", "coder"]] for frame in _held(codings, reviews) if len(frame)]
    return pd.concat(both or [reviews[["statement_id", "coder"]]]).drop_duplicates(ignore_index=True)


def _held(codings: pd.DataFrame, reviews: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return both tables that say who has read what, reviews first, after they were found to be sound."""
    for frame, what in ((codings, "codings"), (reviews, "reviews")):
        hold(frame, ["statement_id", "coder"], what)
    return reviews, codings


def read_statements(codings, reviews, statements, coder: str) -> pd.DataFrame:
    """Return the analysed statements that `coder` has read: the base of every share."""
    rows, ids = analysed(statements), set()
    for frame in _held(codings, reviews):
        ids.update(frame.loc[frame["coder"] == coder, "statement_id"].tolist())
    return rows.loc[rows["statement_id"].isin(ids)]


def analysed(statements: pd.DataFrame) -> pd.DataFrame:
    """Return the statements that are part of the analysis; all of them where `use` is absent."""
    hold(statements, ["statement_id"], "statements", unique="statement_id")
    return statements[statements["use"] == ANALYSED] if "use" in statements else statements


def with_attributes(statements: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Join the attributes of sources (province, form, recorder …) to their statements.

    Examples
    --------
    >>> statements = pd.DataFrame({"statement_id": ["s1"], "source_id": ["n"]})
    >>> with_attributes(statements, pd.DataFrame({"source_id": ["n"], "province": ["สงขลา"]}))["province"][0]
    'สงขลา'
    """
    for frame, what in ((statements, "statements"), (sources, "sources")):
        hold(frame, ["source_id"], what, unique="source_id" if what == "sources" else "")
    own_columns = set(statements.columns) | set(TABLES["sources"])
    further = [column for column in sources.columns if column not in own_columns]
    return statements.merge(sources[["source_id", *further]], on="source_id", how="left")


def coded_statements(codings, base: pd.DataFrame, codebook: pd.DataFrame, coder: str) -> pd.DataFrame:
    """Join the codings of `coder` with their statements and the codebook, each code once a statement.

    Returns
    -------
    DataFrame
        ``code``, ``theme``, ``dimension`` and the columns of `base`.

    Raises
    ------
    ValueError
        A coding names a code that the codebook does not have.
    """
    known_codes(codings, codebook)
    own = codings.loc[codings["coder"] == coder, ["statement_id", "code"]].drop_duplicates()
    places = code_places(codebook)
    return own.join(places, on="code").merge(base, on="statement_id")


def known_codes(codings: pd.DataFrame, codebook: pd.DataFrame) -> None:
    """Refuse codings with a code that the codebook does not have: they would silently not count."""
    hold(codings, ["statement_id", "code", "coder"], "codings")
    hold(codebook, ["code"], "codebook", unique="code")
    unknown = sorted(map(str, set(codings["code"].unique()) - set(codebook["code"])))
    if unknown:
        raise ValueError(told("findings.unknown_codes", codes=several(unknown)))


def code_places(codebook: pd.DataFrame) -> pd.DataFrame:
    """Say where each code stands: its dimension and its theme, the top code above it.

    Returns
    -------
    DataFrame
        Indexed by ``code``: ``theme``, ``dimension``, ``is_parent``.

    Raises
    ------
    ValueError
        A chain of parents leads nowhere or in a circle.

    Examples
    --------
    >>> book = pd.DataFrame({"code": ["people", "trust"], "parent": ["", "people"], "dimension": ""})
    >>> code_places(book).loc["trust", ["theme", "dimension"]].tolist()
    ['people', 'ประเด็น']
    """
    hold(codebook, ["code"], "codebook", unique="code")
    parents = dict(zip(codebook["code"], cells(codebook, "parent"), strict=True))
    themes = {}
    for code in parents:
        top, steps = code, 0
        while parents.get(top):
            top, steps = parents[top], steps + 1
            if top not in parents or steps > len(parents):
                raise ValueError(told("findings.circular", code=code, top=top))
        themes[code] = top
    dimensions = cells(codebook, "dimension").replace("", THEME_DIMENSION)
    above = set(parents.values())
    return pd.DataFrame(
        {
            "theme": [themes[code] for code in codebook["code"]],
            "dimension": dimensions.to_numpy(),
            "is_parent": [code in above for code in codebook["code"]],
        },
        index=pd.Index(codebook["code"], dtype=object, name="code"),
    )


def code_names(codebook: pd.DataFrame) -> pd.DataFrame:
    """Return ``name`` and ``name_en`` by ``code``; a code without a name is called by itself."""
    code = codebook["code"]
    names = pd.DataFrame({"name": cells(codebook, "name"), "name_en": cells(codebook, "name_en")})
    names["name"] = names["name"].mask(names["name"] == "", code)
    names["name_en"] = names["name_en"].mask(names["name_en"] == "", names["name"])
    return names.set_index(pd.Index(code, name="code"))


def used_codes(codebook: pd.DataFrame, coded: pd.DataFrame) -> list[str]:
    """List the codes that a table shows, in the order of the codebook.

    A code that only groups others, or is retired, is shown where it was used.
    """
    places, used = code_places(codebook), set(coded["code"])
    retired = set(codebook["code"][cells(codebook, "retired").map(is_yes).astype(bool)])
    return [
        code for code in codebook["code"] if code in used or not (places.is_parent[code] or code in retired)
    ]


def cells(frame: pd.DataFrame, column: str) -> pd.Series:
    """Return a column of text without missing values; empty text where there is no such column."""
    if column not in frame:
        return pd.Series("", index=frame.index, dtype=object)
    return frame[column].astype(object).where(frame[column].notna(), "")
