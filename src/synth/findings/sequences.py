"""Which codes follow which, as people tell it: order and nearness within a note, a section or a turn."""

from __future__ import annotations

import numpy as np
import pandas as pd
from threadpoolctl import threadpool_limits

from synth.findings.base import Base
from synth.findings.chance import adjusted
from synth.findings.counting import cells
from synth.findings.finding import finding
from synth.findings.following import Followings, by_chance, in_order
from synth.telling import told

WITHIN = ("source", "section", "turn")
"""Within what a code can follow another; a turn is what one speaker says in a row."""

FEWEST_STATEMENTS, FEWEST_SOURCES = 5, 3
"""A code in fewer statements or sources is in no pair."""

LEVEL = 0.05


@finding("name next_name statements followed expected sources q followed_by_first q_order told")
def code_sequences(
    codings,
    reviews,
    statements,
    codebook,
    *,
    within="source",
    lag=1,
    coder=None,
    permutations=1_000,
    seed=0,
) -> pd.DataFrame:
    """Count how often a statement with one code is followed by one with another, beside chance.

    Two questions are asked of each pair. *Near*: does the second follow the first more often (or less) than
    if the statements stood in any order within their source? *Order*: does it follow more often than it goes
    before? Codes on the same statement are no pair; see `cooccurrence` for these.

    Parameters
    ----------
    codings, reviews, statements, codebook : DataFrame
        As in `synth.findings.tables.code_table`; statements in reading order.
    within : {"source", "section", "turn"}
        What a pair does not reach out of.
    lag : int
        A code follows if it is on one of the next so many statements.
    coder : str, optional
    permutations, seed : int
        Random orders of the statements of each source (section, turn).

    Returns
    -------
    DataFrame
        One row an ordered pair of codes of which each is on at least five statements of three sources:
        ``code, name, name_en, next, next_name, next_name_en, statements`` (with the first code and something
        after them: the base), ``followed`` (of these, so many are followed by the second), ``share``
        (followed ÷ statements), ``expected`` (mean of followed in random orders), ``sources`` (in which it
        happens), ``p, q`` (near: two-sided), ``followed_by_first`` (statements with the second code that are
        followed by the first), ``p_order, q_order`` (order: two-sided), ``told`` ("in order": both hold and
        it follows more often than it goes before; "near": it is near, in no order that could be shown;
        "apart": it follows less often than by chance; ""), ``coder, repeats``. q is p raised over all pairs
        (Benjamini–Hochberg). The pairs that differ most from chance first. Sources that are not read whole
        are left out.

    Raises
    ------
    ValueError
        `within` is none of the three, or `lag` or `permutations` is less than 1.

    Notes
    -----
    Lag-sequential analysis: Sackett, G. P. (1979), in J. D. Osofsky (ed.), *Handbook of Infant Development*,
    623–649; Bakeman, R. & Gottman, J. M. (1997). *Observing Interaction*, 2nd ed. Their z asks for long
    sequences of one code a unit; notes are short and statements have several codes, so chance is what random
    orders give, within each note: what a note speaks of, and how much, stays as it is. For order each source
    is read forwards or backwards at random, and counted anew each way. Counts are small whole numbers, so
    what is just as far counts half (mid-p: Lancaster, H. O. (1961). *JASA*, 56, 223–234). That one thing is
    told before another does not make it its cause.

    Examples
    --------
    >>> lines = pd.DataFrame({"source_id": [f"n{n}" for n in range(6) for _ in range(4)]})
    >>> lines["statement_id"] = [f"s{i}" for i in range(24)]
    >>> given = [(f"s{i}", ["drought", "migration"][i % 4]) for i in range(24) if i % 4 < 2]
    >>> codings = pd.DataFrame(given, columns=["statement_id", "code"]).assign(coder="ก")
    >>> book = pd.DataFrame({"code": ["drought", "migration"], "name": ["น้ำแล้ง", "ย้ายถิ่น"]})
    >>> reviews = lines[["statement_id"]].assign(coder="ก")
    >>> table = code_sequences(codings, reviews, lines, book)
    >>> table[["name", "next_name", "followed", "told"]].values.tolist()
    [['น้ำแล้ง', 'ย้ายถิ่น', 6, 'in order'], ['ย้ายถิ่น', 'น้ำแล้ง', 0, '']]
    """
    if within not in WITHIN:
        raise ValueError(told("findings.within", within=within, known=", ".join(WITHIN)))
    if lag < 1 or permutations < 1:
        raise ValueError(told("findings.lag", lag=lag, permutations=permutations))
    base = Base.of(codings, reviews, statements, codebook, coder)
    lines, codes, marks = _laid(base, within)
    if len(codes) < 2:
        return _nothing()
    rng = np.random.default_rng(seed)
    unit, source = lines["unit"].to_numpy(), lines["source"].to_numpy()
    counted = Followings(marks, unit, source, lag)
    with threadpool_limits(limits=1, user_api="blas"):  # small products, faster on one core
        expected, p = by_chance(counted, unit, permutations, rng)
        p_order = in_order(counted, permutations, rng)
    first, second = np.nonzero(~np.eye(len(codes), dtype=bool))
    table = pd.DataFrame({"code": np.array(codes)[first], "next": np.array(codes)[second]})
    table["statements"] = counted.bases[first]
    table["followed"] = counted.followed[first, second]
    table["share"] = table["followed"] / table["statements"].where(table["statements"] > 0)
    table["expected"] = expected[first, second]
    table["sources"] = (counted.by_source > 0).sum(axis=0)[first, second]
    table["p"] = p[first, second]
    table["q"] = adjusted(table["p"])
    table["followed_by_first"] = counted.followed[second, first]
    table["p_order"] = p_order[first, second]
    once = table["p_order"].where(first < second)  # the two rows of a pair are one test
    both = adjusted(once).to_numpy()
    raised = {
        pair: q for pair, q in zip(zip(first, second, strict=True), both, strict=True) if pair[0] < pair[1]
    }
    table["q_order"] = [raised[min(pair), max(pair)] for pair in zip(first, second, strict=True)]
    table["told"] = [_standing(row) for row in table.to_dict("records")]
    return base.signed(_named(base, table))


def _laid(base: Base, within: str) -> tuple[pd.DataFrame, list[str], np.ndarray]:
    """Return the statements of sources that are read whole, the codes of pairs, and which has which."""
    every = base.analysed
    read = every["statement_id"].isin(set(base.read["statement_id"]))
    lines = every[read.groupby(every["source_id"]).transform("all")]
    parts = [lines["source_id"].astype(str)]
    if within == "section":
        parts.append(cells(lines, "section").astype(str))
    if within == "turn":
        speaker = cells(lines, "speaker").astype(str)
        new = (speaker == "") | (speaker != speaker.shift()) | (parts[0] != parts[0].shift())
        parts.append(new.cumsum().astype(str))
    unit = pd.factorize(pd.Series(["\n".join(keys) for keys in zip(*parts, strict=True)], dtype=object))[0]
    order = np.argsort(unit, kind="stable")
    units = pd.DataFrame({"unit": unit, "source": pd.factorize(lines["source_id"])[0]}).iloc[order]
    names = lines["statement_id"].to_numpy()[order]
    row_of = {name: at for at, name in enumerate(names)}
    coded = base.coded[base.coded["statement_id"].isin(row_of)].drop_duplicates(["statement_id", "code"])
    spread = coded.groupby("code")["source_id"].agg(["size", "nunique"])
    common = set(spread.index[(spread["size"] >= FEWEST_STATEMENTS) & (spread["nunique"] >= FEWEST_SOURCES)])
    codes = [code for code in base.codebook["code"] if code in common]
    marks = np.zeros((len(names), len(codes)), dtype=np.float32)
    coded = coded[coded["code"].isin(common)]
    marks[
        coded["statement_id"].map(row_of).to_numpy(dtype=int),
        coded["code"].map(codes.index).to_numpy(dtype=int),
    ] = 1
    return units, codes, marks


def _standing(row: dict) -> str:
    if not row["q"] <= LEVEL:
        return ""
    if row["followed"] < row["expected"]:
        return "apart"
    first = row["followed"] > row["followed_by_first"]
    if row["q_order"] <= LEVEL:
        return "in order" if first else ""
    return "near"


def _named(base: Base, table: pd.DataFrame) -> pd.DataFrame:
    away = (table["followed"] - table["expected"]).abs()
    table = table.assign(away=away).sort_values(["p", "away"], ascending=[True, False], kind="stable")
    table = base.named(table.drop(columns="away"), "code")
    for position, column in enumerate(("name", "name_en"), start=table.columns.get_loc("next") + 1):
        table.insert(position, f"next_{column}", table["next"].map(base.names[column]))
    return table


def _nothing() -> pd.DataFrame:
    columns = "code name name_en next next_name next_name_en statements followed share expected sources p q"
    further = "followed_by_first p_order q_order told coder repeats"
    table = pd.DataFrame(columns=[*columns.split(), *further.split()])
    table.attrs["lacks"] = {"key": "no_pairs"}
    return table
