"""Shares of codes in a material of which people read a random lot, with what a machine said of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from math import nan

import pandas as pd

from synth.findings.agreement import agreement
from synth.findings.base import Base
from synth.findings.counting import cells, hold
from synth.findings.difference import (
    ASSISTED,
    FEWEST_CODED,
    FEWEST_DOCUMENTS,
    Lot,
    chosen,
    of_documents,
    of_material,
)
from synth.findings.finding import finding
from synth.findings.units import cohorts
from synth.schema import CODE_JOIN

MATERIAL, DOCUMENTS = ABOUT = ("material", "documents")
"""What a share is of: these very statements, or documents of their kind, of which these are some."""

_COLUMNS = (
    *("code", "cohort", "about", "share", "low", "high", "by"),
    *("people", "people_low", "people_high", "assisted", "assisted_low", "assisted_high"),
    *("read", "statements", "seen", "documents", "coded", "missed", "wrong", "refused", "more", "note"),
)


@finding("name cohort about share low high by read statements refused")
def assisted_shares(
    codings, reviews, statements, codebook, lot, guesses, *, census=(), coder=None
) -> pd.DataFrame:
    """Estimate each code's share of statements from a random lot that people read, and a machine's answers.

    The machine's own share is nowhere: it is wrong by as much as the machine is. Where the lot shows that the
    machine helps, its answers make the interval narrower; else people alone stand.

    Parameters
    ----------
    codings, reviews, statements, codebook : DataFrame
        As in `synth.findings.tables.code_table`; `statements` also with ``cohort`` and ``project``.
    lot : DataFrame
        ``statement_id``, ``part``: see `Study.lot`.
    guesses : DataFrame
        ``statement_id``, ``code``: what the machine would give, kept before the lot was drawn; see
        `Study.guesses`.
    census : sequence of str
        Cohorts that are all there is: nothing is said of documents of their kind.
    coder : str, optional
        As in `synth.findings.counting.counted_coder`.

    Returns
    -------
    DataFrame
        One row a cohort, code and ``about`` ("material": these very statements; "documents": documents of
        their kind, cluster-robust): ``code, name, name_en, cohort, about``; ``share, low, high`` (0–1, 95 %)
        and ``by`` whom ("people" or "assisted": the narrower that holds); both beside each other as ``people,
        people_low, people_high, assisted, assisted_low, assisted_high``; ``read`` (statements of the lot),
        ``statements`` (of which the share is), ``seen`` (read before the draw), ``documents``; in the lot
        ``coded`` by people, ``missed`` by the machine, ``wrong``ly given by it; ``refused``, empty or why
        there is no share ("no_lot", "unread", "late", "rare", "few_documents"), and how many ``more``
        statements would do (NaN: no number would, more documents are needed); ``note``
        (``outside:<n>`` statements are in no draw, ``accepted:<n>`` codings of the lot were suggestions that
        a coder took), ``coder, repeats``.

    Notes
    -----
    Särndal, C.-E., Swensson, B. & Wretman, J. (1992). *Model Assisted Survey Sampling*, chapter 6; see
    `synth.findings.difference` for intervals.

    Examples
    --------
    >>> ids = [f"s{n}" for n in range(400)]
    >>> lines = pd.DataFrame({"statement_id": ids, "cohort": "รุ่น 1", "project": ""})
    >>> lines["source_id"] = [f"เวที {n // 10}" for n in range(400)]
    >>> lot = pd.DataFrame({"statement_id": ids, "part": ["rest" if n % 4 else "drawn" for n in range(400)]})
    >>> reviews = pd.DataFrame({"statement_id": ids, "coder": "ก"})
    >>> codings = pd.DataFrame({"statement_id": ids[::3], "code": "trust", "coder": "ก"})
    >>> guesses = pd.DataFrame({"statement_id": ids[3::3] + ids[1::9], "code": "trust"})
    >>> book = pd.DataFrame({"code": ["trust"], "name": ["ความไว้วางใจ"]})
    >>> table = assisted_shares(codings, reviews, lines, book, lot, guesses)
    >>> table[["about", "share", "low", "high", "by"]].round(2).values.tolist()
    [['material', 0.34, 0.28, 0.4, 'assisted'], ['documents', 0.34, 0.3, 0.38, 'people']]
    """
    base = Base.of(codings, reviews, statements, codebook, coder)
    hold(lot, ["statement_id", "part"], "lot", unique="statement_id")
    hold(guesses, ["statement_id", "code"], "guesses")
    parts = base.analysed.merge(lot[["statement_id", "part"]], on="statement_id")
    parts["cohort"] = cells(parts, "cohort").astype(str)
    used = [code for code in base.codes if not base.places.is_parent[code]]
    rows = []
    for cohort in cohorts(parts, "cohort") or [""]:
        own = parts[parts["cohort"] == cohort]
        rows += _of_cohort(base, own, guesses, used, cohort, cohort in set(census))
    table = pd.DataFrame(rows, columns=list(_COLUMNS))
    if not (parts["part"] == "drawn").any():
        table = table.iloc[:0]
        table.attrs["lacks"] = {"key": "no_lot"}
    return base.signed(base.named(table, "code"))


def _of_cohort(base: Base, parts, guesses, codes: Sequence[str], cohort: str, census: bool) -> list[dict]:
    read = set(base.read["statement_id"])
    own = parts[parts["part"].isin(["drawn", "rest"]) | _read_before(parts, read)]
    drawn, read_before = (own["part"] == "drawn").to_numpy(), (own["part"] == "seen").to_numpy()
    unread = int((~own["statement_id"][drawn].isin(read)).sum())
    why = "late" if (parts["part"] == "late").any() else "no_lot" if drawn.sum() < 2 else ""
    why = why or ("unread" if unread else "")
    ids, name = own["statement_id"], cells(own, "project").astype(str)
    unit = pd.factorize(name.where(name != "", own["source_id"].astype(str)))[0]
    same = {
        "cohort": cohort,
        "read": int(drawn.sum()),
        "statements": len(own),
        "seen": int(read_before.sum()),
    }
    same |= {"documents": int(unit.max(initial=-1)) + 1}
    notes = [f"outside:{len(parts) - len(own)}"] if len(parts) > len(own) and not why else []
    accepted = _accepted(base, set(ids[drawn]))
    notes += [f"accepted:{accepted}"] if accepted else []
    rows = []
    for code in codes:
        lot = Lot(
            unit,
            ids.isin(set(guesses.loc[guesses["code"] == code, "statement_id"])).to_numpy(),
            read_before,
            drawn,
            ids.isin(set(base.coded.loc[base.coded["code"] == code, "statement_id"])).to_numpy(),
        )
        for about in ABOUT[: 1 if census else 2]:
            row = same | {"code": code, "about": about, "note": CODE_JOIN.join(notes)}
            rows.append(row | _estimated(lot, about, why, unread))
    return rows


def _read_before(parts: pd.DataFrame, read: set) -> pd.Series:
    """Mark what was read before the draw, also by the coder whose codings count."""
    return (parts["part"] == "seen") & parts["statement_id"].isin(read)


def _accepted(base: Base, drawn: set) -> int:
    if "origin" not in base.codings:
        return 0
    own = base.codings[(base.codings["coder"] == base.coder) & (base.codings["origin"] == "suggestion")]
    return int(own["statement_id"].isin(drawn).sum())


def _estimated(lot: Lot, about: str, why: str, unread: int) -> dict:
    """Return the columns of one share, without any share where it is refused."""
    if why:
        return {"refused": why, "by": "", "more": float(unread) if why == "unread" else nan}
    missed, wrong = lot.differences
    row = {
        "coded": int(lot.coded[lot.drawn].sum()),
        "missed": missed,
        "wrong": wrong,
        "refused": "",
        "by": "",
    }
    if about == DOCUMENTS and len(set(lot.unit)) < FEWEST_DOCUMENTS:
        return row | {"refused": "few_documents", "more": nan}
    estimate = of_material if about == MATERIAL else of_documents
    people, assisted = estimate(lot, machine=False), estimate(lot, machine=True)
    by = chosen(lot, people, assisted)
    best = assisted if by == ASSISTED else people
    if min(best.coded, row["coded"]) < FEWEST_CODED:
        return row | {"refused": "rare", "more": max(best.more, of_material(lot, False).more)}
    row |= {"share": best.share, "low": best.low, "high": best.high, "by": by, "more": 0.0}
    row |= {"people": people.share, "people_low": people.low, "people_high": people.high}
    return row | {"assisted": assisted.share, "assisted_low": assisted.low, "assisted_high": assisted.high}


@finding("level name machine machine_low machine_high people statements")
def machine_agreement(
    codings, reviews, statements, codebook, lot, guesses, *, coder=None, resamples=1000
) -> pd.DataFrame:
    """Measure how a machine agrees with a coder on the drawn statements, beside how people agree there.

    Parameters
    ----------
    codings, reviews, statements, codebook, lot, guesses, coder
        As in `assisted_shares`.
    resamples : int
        As in `synth.findings.agreement.agreement`.

    Returns
    -------
    DataFrame
        One row a code, and one for all: ``level`` (code, overall), ``code, name, name_en``; ``machine,
        machine_low, machine_high`` (alpha with `coder`; of all codes MASI), ``statements`` (drawn and read);
        ``people, people_low, people_high, both`` (alpha of people with each other on those of them that two
        have read, and how many these are); ``coder``. NaN where undefined.

    Examples
    --------
    >>> lines = pd.DataFrame({"statement_id": ["s1", "s2"], "source_id": "เวที.txt"})
    >>> lot = pd.DataFrame({"statement_id": ["s1", "s2"], "part": "drawn"})
    >>> codings = pd.DataFrame({"statement_id": ["s1"], "code": ["trust"], "coder": ["ก"]})
    >>> reviews = pd.DataFrame({"statement_id": ["s1", "s2"], "coder": "ก"})
    >>> book = pd.DataFrame({"code": ["trust"], "name": ["ความไว้วางใจ"]})
    >>> table = machine_agreement(codings, reviews, lines, book, lot, codings[["statement_id", "code"]])
    >>> table[["level", "machine", "statements", "both"]].values.tolist()
    [['code', 1.0, 2, 0], ['overall', 1.0, 2, 0]]
    """
    base = Base.of(codings, reviews, statements, codebook, coder)
    drawn = set(lot.loc[lot["part"] == "drawn", "statement_id"]) & set(base.read["statement_id"])
    own, read, machine_codes = (
        frame[frame["statement_id"].isin(drawn)] for frame in (base.codings, base.reviews, guesses)
    )
    machine = machine_codes[["statement_id", "code"]].assign(coder=_MACHINE)
    reads = pd.DataFrame({"statement_id": sorted(drawn)})
    pairs = ["statement_id", "code", "coder"]
    mine = own.loc[own["coder"] == base.coder, pairs].assign(coder=_PERSON)
    both = pd.concat([mine, machine], ignore_index=True)
    reads = pd.concat([reads.assign(coder=_PERSON), reads.assign(coder=_MACHINE)], ignore_index=True)
    with_machine = agreement(both, reads, base.statements, base.codebook, resamples=resamples)
    people = agreement(own, read, base.statements, base.codebook, resamples=resamples)
    key, alphas = ["level", "code"], ["alpha", "alpha_low", "alpha_high", "statements"]
    columns = {
        "machine": dict(zip(alphas, ("machine", "machine_low", "machine_high", "statements"), strict=True)),
        "people": dict(zip(alphas, ("people", "people_low", "people_high", "both"), strict=True)),
    }
    of_machine = with_machine[with_machine["level"] != "dimension"]
    of_machine = of_machine[[*key, "name", "name_en", *alphas]].rename(columns=columns["machine"])
    of_people = people[[*key, *alphas]].rename(columns=columns["people"])
    table = of_machine.merge(of_people, on=key, how="left")
    table["both"] = table["both"].fillna(0).astype(int)
    return table.assign(coder=base.coder).reset_index(drop=True)


_MACHINE, _PERSON = "machine", "person"
"""Coders for the while of a comparison."""
