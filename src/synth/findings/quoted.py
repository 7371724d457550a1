"""Who is quoted beside who spoke, and where the two part."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from synth.findings.base import Base
from synth.findings.chance import adjusted
from synth.findings.counting import hold
from synth.findings.finding import finding
from synth.findings.sampling import with_voices
from synth.findings.units import cohorts
from synth.schema import require

LEVEL, TIMES = 0.05, 1.5
"""Quotes part from what was said where chance would not do it (q), and by so many times at least."""

_COLUMNS = "level value project statements base share quotes quote_base quote_share expected p q parts coder"


@finding("level value statements base quotes quote_base expected parts")
def quoted(codings, reviews, statements, codebook, quotes, coder=None) -> pd.DataFrame:
    """Set beside each other who spoke and who is quoted: by cohort, project and speaker.

    Parameters
    ----------
    codings, reviews, statements, codebook, coder
        As in `synth.exemplars`.
    quotes : DataFrame
        ``statement_id`` of every quote, as in the table of `synth.exemplars` or of what a report shows; a
        statement that is quoted twice counts twice.

    Returns
    -------
    DataFrame
        One row a cohort, project and speaker that has a coded statement: ``level`` ("cohort", "project",
        "speaker"), ``value``, ``project`` (of a speaker), ``statements, base, share`` (statements with a
        code, which could be quoted; 0–1), ``quotes, quote_base, quote_share``, ``expected`` (quotes by that
        share), ``p`` (exact, binomial), ``q`` (Benjamini–Hochberg over the level), ``parts`` ("fewer" or
        "more" where q ≤ .05 and the shares are at least 1.5 times apart; else empty), ``coder``. Sources
        without a project stand under their file, speakers are those of transcripts and chats.

    Notes
    -----
    Who is never quoted has ``quotes`` 0, flagged or not: of one statement in a hundred nothing can be said.

    Examples
    --------
    >>> lines = pd.DataFrame({"statement_id": [f"s{n}" for n in range(40)]})
    >>> lines["source_id"] = lines["cohort"] = ["รุ่น 1"] * 20 + ["รุ่น 2"] * 20
    >>> codings = lines[["statement_id"]].assign(code="trust", coder="ก")
    >>> book = pd.DataFrame({"code": ["trust"], "name": ["ความไว้วางใจ"]})
    >>> table = quoted(codings, codings, lines, book, lines[:12])  # the first twelve
    >>> table.loc[table["level"] == "cohort", ["value", "share", "quotes", "parts"]].values.tolist()
    [['รุ่น 1', 0.5, 12, 'more'], ['รุ่น 2', 0.5, 0, 'fewer']]
    """
    require(quotes, ["statement_id"], "quotes")
    hold(statements, ["statement_id", "source_id"], "statements")
    base = Base.of(codings, reviews, statements, codebook, coder)
    own = with_voices(base.read[base.read["statement_id"].isin(set(base.coded["statement_id"]))])
    times = quotes["statement_id"].value_counts()
    own["quotes"] = own["statement_id"].map(times).fillna(0).astype(int)
    own["speaker"] = own["voice"].str.split("\n").str[1]
    parts = [_level(own, name) for name in ("cohort", "project", "speaker")]
    table = pd.concat([part for part in parts if len(part)] or [pd.DataFrame(columns=["level"])])
    return table.assign(coder=base.coder).reindex(columns=_COLUMNS.split()).reset_index(drop=True)


def _level(own: pd.DataFrame, level: str) -> pd.DataFrame:
    """Count one level, over the statements that have a value of it."""
    own = own[own[level] != ""]
    if own.empty:
        return pd.DataFrame()
    keys = ["voice"] if level == "speaker" else [level]
    table = own.groupby(keys, sort=False).agg(
        value=(level, "first"),
        project=("project", "first"),
        statements=("statement_id", "size"),
        quotes=("quotes", "sum"),
    )
    if level == "cohort":
        table = table.loc[cohorts(table.reset_index(drop=True), "value")]
    table["base"], table["quote_base"] = int(table["statements"].sum()), int(table["quotes"].sum())
    table["share"] = table["statements"] / table["base"]
    table["quote_share"] = table["quotes"] / (table["quote_base"].iloc[0] or float("nan"))
    table["expected"] = table["share"] * table["quote_base"]
    counts = table[["quotes", "quote_base", "statements", "base"]].itertuples(index=False)
    table["p"] = [_p(*row) for row in counts]
    table["q"] = adjusted(table["p"])
    table["parts"] = [_parts(*row) for row in table[["q", "share", "quote_share"]].itertuples(index=False)]
    return table.assign(level=level, project=table["project"] if level == "speaker" else "")


@lru_cache(maxsize=10_000)
def _p(quotes: int, quote_base: int, statements: int, base: int) -> float:
    """Two-sided p of so many quotes; kept, since of thousands of speakers most have a statement or two."""
    from scipy.stats import binomtest  # slow to load

    return float(binomtest(quotes, quote_base, statements / base).pvalue) if quote_base else float("nan")


def _parts(q: float, share: float, quote_share: float) -> str:
    if not q <= LEVEL:
        return ""
    return "more" if quote_share >= TIMES * share else "fewer" if share >= TIMES * quote_share else ""
