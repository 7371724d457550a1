"""What anchor statements say of coders: whether they changed, and by how much, code by code."""

from __future__ import annotations

from math import nan, sqrt

import numpy as np
import pandas as pd

from synth.findings.agreement import agreement
from synth.findings.base import Base
from synth.findings.counting import code_names, code_places
from synth.findings.finding import finding
from synth.findings.intervals import wilson
from synth.findings.yardstick import Yardstick, anchors_needed, through, yardstick
from synth.schema import ANALYSED, CODE_JOIN, THEME_DIMENSION

CARRIED, ASSUMED = "carried", "assumed none"
"""Whether a comparison carries how the coder changed, or assumes that nothing did."""

_COLUMNS = (
    *("coder", "cohort", "code", "name", "name_en", "dimension", "anchors", "documents"),
    *("with_then", "sensitivity", "sensitivity_low", "sensitivity_high"),
    *("without_then", "specificity", "specificity_low", "specificity_high"),
    *("net", "net_low", "net_high", "change", "note"),
)


@finding("coder name anchors with_then sensitivity without_then specificity net net_low net_high change note")
def drift(recoded, codebook) -> pd.DataFrame:
    """Hold what coders make of anchor statements now to what was settled of them then.

    Parameters
    ----------
    recoded : DataFrame
        As `Study.recoded` returns it: ``source_id, cohort, drawn_for, coder, now, by, then``.
    codebook : DataFrame

    Returns
    -------
    DataFrame
        One row a coder, cohort and code that was given then or now: ``coder, cohort, code, name, name_en,
        dimension, anchors`` (that count for the code: those drawn for it, and those drawn from all),
        ``documents``; ``with_then`` (had the code), ``sensitivity, sensitivity_low, sensitivity_high`` (the
        share of these that has it now); ``without_then, specificity, specificity_low, specificity_high`` (of
        the others, the share that has it not now); ``net, net_low, net_high`` (by how much the share of
        statements with the code differs now, −1 to 1), ``change`` ("sparing": the interval lies below 0,
        "generous": above, "none seen": on both sides), ``note`` ("too_few": fewer than 5 with or without the
        code, or of fewer than three documents; no intervals then). Without rows where nobody has read any.

    Notes
    -----
    Intervals (95 %) by document: for shares Wilson's, with as many statements as the documents are worth
    (Korn, E. L. & Graubard, B. I. (1998). *Survey Methodology*, 24, 193–201).

    Examples
    --------
    >>> rows = [(f"n{i % 4}", "trust" if i < 8 else "", "trust" if i < 6 else "") for i in range(16)]
    >>> recoded = pd.DataFrame(rows, columns=["source_id", "then", "now"])
    >>> recoded = recoded.assign(cohort="รุ่น 10", drawn_for="", coder="ก", by="adjudicated")
    >>> book = pd.DataFrame({"code": ["trust"], "name": ["ความไว้วางใจ"]})
    >>> drift(recoded, book)[["name", "with_then", "sensitivity", "specificity", "change"]].values.tolist()
    [['ความไว้วางใจ', 8, 0.75, 1.0, 'none seen']]
    """
    settled = recoded[recoded["by"] != ""]
    names, places, rows = code_names(codebook), code_places(codebook), []
    for (coder, cohort), own in settled.groupby(["coder", "cohort"], sort=False):
        then, now = (sets_of(own[name]) for name in ("then", "now"))
        used = set().union(*then, *now)
        for code in (code for code in codebook["code"] if code in used):
            head = {"coder": coder, "cohort": cohort, "code": code, **names.loc[code]}
            head["dimension"] = places.dimension[code]
            counts = own["drawn_for"].isin(["", code]).to_numpy()
            marks = (np.array([code in codes for codes in side], dtype=bool)[counts] for side in (then, now))
            by_lot = (own["drawn_for"] == "").to_numpy()[counts]
            rows.append(head | _measures(*marks, own["source_id"].to_numpy()[counts], by_lot))
    return pd.DataFrame(rows) if rows else _nothing(_COLUMNS)


def _nothing(columns) -> pd.DataFrame:
    table = pd.DataFrame(columns=list(columns))
    table.attrs["lacks"] = {"key": "no_anchors"}
    return table


def sets_of(codes: pd.Series) -> list[frozenset[str]]:
    """Return the codes that each cell joins.

    Examples
    --------
    >>> sorted(sets_of(pd.Series(["trust;team"]))[0]), sets_of(pd.Series([""]))
    (['team', 'trust'], [frozenset()])
    """
    return [frozenset(filter(None, cell.split(CODE_JOIN))) for cell in codes]


def _measures(then: np.ndarray, now: np.ndarray, documents: np.ndarray, by_lot: np.ndarray) -> dict:
    measure = yardstick(then, now, documents)
    row = {"anchors": len(then), "documents": len(set(documents.tolist()))}
    for base, name, position in (("with_then", "sensitivity", 0), ("without_then", "specificity", 1)):
        share, size = getattr(measure, name), measure.counts[2 * position]
        low, high = _wilson(share, measure.variances[position], size) if measure.is_enough else (nan, nan)
        row |= {base: size, name: share, f"{name}_low": low, f"{name}_high": high}
    m = float(then[by_lot].mean()) if by_lot.any() else nan
    return row | _net(measure, m)


def _wilson(share: float, variance: float, size: int) -> tuple[float, float]:
    worth = min(size, share * (1 - share) / variance) if 0 < share < 1 else size
    return wilson(share * worth, worth)


def _net(measure: Yardstick, m: float) -> dict:
    """Say how far the share with the code would move, of a cohort in which `m` of the statements had it."""
    net = (1 - measure.specificity) * (1 - m) - (1 - measure.sensitivity) * m
    if not measure.is_enough or np.isnan(net):
        return {"net": net, "net_low": nan, "net_high": nan, "change": "", "note": "too_few"}
    from scipy.stats import t  # slow to load, and only for those who have anchors

    of_sensitivity, of_specificity, both = measure.variances
    error = sqrt(max(0.0, m**2 * of_sensitivity + (1 - m) ** 2 * of_specificity - 2 * m * (1 - m) * both))
    half = float(t.ppf(0.975, min(measure.freedom))) * error
    low, high = net - half, net + half
    change = "sparing" if high < 0 else "generous" if low > 0 else "none seen"
    return {"net": net, "net_low": low, "net_high": high, "change": change, "note": ""}


@finding("coder level name dimension statements percent kappa alpha alpha_low alpha_high band note")
def stability(recoded, codebook, resamples=1000, seed=0) -> pd.DataFrame:
    """Measure how far coders agree with themselves: what each made of an anchor then, and now.

    Parameters
    ----------
    recoded : DataFrame
        As `Study.recoded` returns it: ``anchor_id, source_id, coder, now, own_read, own``.
    codebook : DataFrame
    resamples, seed : int
        As in `agreement`.

    Returns
    -------
    DataFrame
        ``coder``, then what `agreement` has, with then and now in the place of two coders. Statements that
        are drawn over codes have more of rare ones than a note has. Without rows where nobody has read again
        what the same person had read.

    Notes
    -----
    Krippendorff, K. (2018). *Content Analysis*, 4th ed., ch. 12, calls this stability, the weakest form of
    reliability: who is wrong in the same way twice is stable.

    Examples
    --------
    >>> recoded = pd.DataFrame({"anchor_id": ["a", "b"], "source_id": "n", "coder": "ก", "own_read": True})
    >>> recoded["own"], recoded["now"] = ["trust", ""], ["trust", "trust"]
    >>> book = pd.DataFrame({"code": ["trust"], "name": ["ความไว้วางใจ"]})
    >>> stability(recoded, book)[["coder", "level", "percent"]].values.tolist()[0]
    ['ก', 'code', 0.5]
    """
    tables = []
    for coder, rows in recoded[recoded["own_read"]].groupby("coder", sort=False):
        lines = pd.DataFrame({"statement_id": rows["anchor_id"], "source_id": rows["source_id"]})
        lines["use"] = ANALYSED
        sides = {"then": sets_of(rows["own"]), "now": sets_of(rows["now"])}
        pairs = [
            (name, code, when)
            for when, sets in sides.items()
            for name, codes in zip(rows["anchor_id"], sets, strict=True)
            for code in sorted(codes)
        ]
        codings = pd.DataFrame(pairs, columns=["statement_id", "code", "coder"], dtype=object)
        reviews = pd.concat([lines[["statement_id"]].assign(coder=when) for when in sides])
        table = pd.DataFrame(agreement(codings, reviews, lines, codebook, resamples, seed))
        table.insert(0, "coder", coder)
        tables.append(table)
    if not tables:
        return _nothing(["coder", "level", "code", "name", "dimension", "statements", "percent", "kappa"])
    return pd.concat(tables, ignore_index=True)


def seen_by_theme(recoded: pd.DataFrame | None, base: Base, earlier: str, later: str) -> dict[str, Yardstick]:
    """Return for each theme how the coder of `base` sees now what the same coder saw then.

    From the anchors of the earlier cohort in the queue of the later one; without any, nothing.

    Anchors are drawn for a code of those that were settled with it, which the coder need not have given. One
    drawn for a code counts only where the coder had given it too, so that what the coder had not is from the
    lot alone. (Where others settled, those on which all agreed are still more among what the coder had given
    than in the notes.) Of a theme of which the coder had used several codes only the lot counts: over codes
    rare ones are drawn as often as common ones.
    """
    if recoded is None or recoded.empty:
        return {}
    own = recoded[recoded["own_read"] & (recoded["coder"] == base.coder)]
    own = own[(own["cohort"] == later) & (own["earlier"] == earlier)]
    then, now = (sets_of(own[name]) for name in ("own", "now"))
    drawn_for = own["drawn_for"].to_numpy()
    themes, measures = base.places["theme"][base.places["dimension"] == THEME_DIMENSION], {}
    for theme in base.themes():
        members, used = set(themes.index[themes == theme]), codes_used(base, theme, earlier)
        counts = drawn_for == ""
        if len(used) == 1:
            counts |= (drawn_for == used[0]) & np.array([used[0] in had for had in then], dtype=bool)
        marks = (
            np.array([bool(codes & members) for codes in side], dtype=bool)[counts] for side in (then, now)
        )
        measure = yardstick(*marks, own["source_id"].to_numpy()[counts])
        if measure.counts[0] + measure.counts[2]:
            measures[theme] = measure
    return measures


def codes_used(base: Base, theme: str, cohort: str) -> list[str]:
    """Return the codes of a theme that the coder gave in a cohort."""
    coded = base.coded
    return sorted(set(coded.loc[(coded["theme"] == theme) & (coded["cohort"] == cohort), "code"]))


def carried(row: dict, measure: Yardstick | None, units: tuple[np.ndarray, np.ndarray], codes: float) -> dict:
    """Put into the row of a comparison how the coder changed, or that this is assumed not to have happened.

    `units` are the shares of the later and of the earlier units; `codes` is over how many codes
    half of the anchors are drawn, infinitely many where those drawn so do not count.
    """
    anchor_count = measure.counts[0] + measure.counts[2] if measure else 0
    figures = {
        "drift": ASSUMED,
        "anchors": anchor_count,
        "sensitivity": nan,
        "specificity": nan,
        "expected_share": nan,
    }
    figures["anchors_needed"] = anchors_needed(
        *units, codes, measure if measure and measure.is_enough else None
    )
    if measure is None or not measure.is_enough:
        return row | figures
    comparison = through(measure, *units)
    figures |= {"drift": CARRIED, "sensitivity": measure.sensitivity, "specificity": measure.specificity}
    figures |= {
        "expected_share": comparison.expected,
        "mean_difference": comparison.difference,
        "p": comparison.p,
    }
    figures |= {"mean_difference_low": comparison.low, "mean_difference_high": comparison.high}
    figures |= {"difference_low": nan, "difference_high": nan}  # of counts of units nothing is known
    return row | figures
