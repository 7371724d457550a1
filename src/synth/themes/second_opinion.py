"""A second opinion on a codebook: what its statements say about its codes, for a person to judge."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from os import PathLike
from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import threadpool_limits

from synth.look.given import tables_of
from synth.look.table import Table
from synth.look.words import said
from synth.schema import CODE_JOIN, THEME_DIMENSION, table
from synth.themes.codewords import weigh
from synth.themes.features import unit_length
from synth.themes.portions import LARGE
from synth.themes.suggest import checked, counts

if TYPE_CHECKING:
    import pandas as pd

LEAST_CODED, MOST_COMPARED = 5, 200
"""A code with fewer statements is not judged; of one with more than the second number a sample is."""
_DRAWS, _SURE, _NEAR_ENOUGH = 400, 0.95, 0.5
_NEAREST = 3
"""A statement is as near to a code as to its so many nearest statements, on the mean."""


@threadpool_limits.wrap(limits=1, user_api="blas")  # sums in one order: the same answer everywhere
def second_opinion(
    statements: pd.DataFrame,
    codings: pd.DataFrame | None = None,
    codebook: pd.DataFrame | None = None,
    seed: int = 0,
    embedding: str | PathLike | None = None,
    beside: str | PathLike | None = None,
) -> pd.DataFrame:
    """Look for codes that do not hang together, codes that say the same, and statements that no code fits.

    Only codes of dimension ประเด็น, for the others do not say what a statement is about. What is found is
    a reason to read the quotes, no fault: the machine compares words (and meaning, with a sentence model).

    Parameters
    ----------
    statements : DataFrame or Study
        ``statement_id``, ``text``; with ``use``, only the analysed ones. Of a study, all three tables.
    codings : DataFrame
        ``statement_id``, ``code``; of several coders, what any of them gave.
    codebook : DataFrame
        As for `suggest`; with ``parent``, a code is not compared with its own ancestors.
    seed, embedding, beside
        As for `suggest`.

    Returns
    -------
    DataFrame
        Of more than 20,000 statements, from so many drawn by lot (and 200 of each code), which it says:
        ``finding``: "apart" (the code's statements are no more alike than as many drawn by lot), "alike" (the
        statements of ``code`` are as near to those of ``other`` as to each other, or the other way round) or
        "no_code" (a statement without a code and without a keyword of one is farther from all than half of
        the coded ones are from their own; ``code`` is the nearest); ``statements`` (how many), ``likeness``
        (mean cosine), ``against`` (what it was held against), ``quotes``, ``statement_ids`` (joined by ";"),
        ``says`` (a sentence). Without rows, and with a sentence that says so, as long as no code has five
        statements.

    Raises
    ------
    ValueError
        A coding with a code that the codebook does not have.

    Notes
    -----
    Permutation tests at 5 % over 400 draws: of the mean cosine within a code, and between two codes.

    Examples
    --------
    >>> import pandas as pd
    >>> texts = ["งบประมาณล่าช้า", "เบิกงบประมาณช้า", "งบประมาณมาช้า", "รองบประมาณ", "ขาดงบประมาณ"]
    >>> said = pd.DataFrame({"statement_id": range(11), "text": [*texts, *texts, "ปลูกป่าชายเลน"]})
    >>> coded = pd.DataFrame({"statement_id": range(10), "code": ["late"] * 5 + ["budget"] * 5})
    >>> book = pd.DataFrame({"code": ["late", "budget"], "name": ["เงินมาช้า", "งบประมาณ"]})
    >>> print(second_opinion(said, coded, book)["says"].iloc[-1])
    ข้อความนี้ยังไม่มีรหัส และไม่ใกล้เคียงกับข้อความของรหัสใด รหัสที่ใกล้ที่สุดคือ “งบประมาณ”
    """
    if not hasattr(statements, "columns"):
        beside = beside or getattr(statements, "beside", None)
        statements, codings, codebook = tables_of(
            statements, ["statements", "codings", "codebook"], "second_opinion"
        )
    nothing, name = table("second_opinion"), "second_opinion"
    if codings is None or not len(codings):
        return Table.of(nothing, name, lacks={"key": "few_coded", "least": LEAST_CODED})
    statements, book = checked(statements, codings, codebook)
    theme_columns = np.flatnonzero(book["dimension"] == THEME_DIMENSION)
    given = counts(codings, list(statements["statement_id"]), book)[:, theme_columns] > 0
    if not (given.sum(axis=0) >= LEAST_CODED).any():
        return Table.of(nothing, name, lacks={"key": "few_coded", "least": LEAST_CODED})
    looked_at = _looked_at(given, seed)
    seen, marks = statements.iloc[looked_at], given[looked_at]
    texts, ids = list(seen["text"].fillna("").astype(str)), list(seen["statement_id"])
    evidence = weigh(texts, book, seed, embedding, beside)
    points, rng = unit_length(evidence.latent), np.random.default_rng(seed)
    sets = [_sample(np.flatnonzero(column), rng) for column in marks.T]
    keyworded = np.array([bool(set(codes) & set(theme_columns)) for codes in evidence.keywords])
    coded = np.flatnonzero(marks.any(axis=1))
    apart = list(_apart(points, sets, coded, rng))
    loose = {code for _, code, *_ in apart}  # what holds anything is like everything
    firm = [code for code, rows in enumerate(sets) if len(rows) >= LEAST_CODED and code not in loose]
    pairs = [pair for pair in combinations(firm, 2) if pair not in _kin(book, theme_columns)]
    alike = _alike(points, sets, pairs, coded, rng)
    findings = [*apart, *alike, *_without(points, sets, marks, keyworded)]
    rows = [_row(*finding, book.iloc[theme_columns], texts, ids, given) for finding in findings]
    sample = len(seen) if len(seen) < len(statements) else 0
    return Table.of(table("second_opinion", rows), name, model=evidence.model, sample=sample)


def _looked_at(given: np.ndarray, seed: int) -> np.ndarray:
    """Draw the statements that are read, where there are many: by lot, and of each code what is compared."""
    rng = np.random.default_rng(seed)
    drawn = [rng.permutation(len(given))[:LARGE]]
    if len(given) > LARGE:
        drawn += [_sample(np.flatnonzero(column), rng) for column in given.T]
    return np.unique(np.concatenate(drawn))


def _sample(rows: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    return np.sort(rng.permutation(rows)[:MOST_COMPARED])


def _within(sums: np.ndarray, n: int) -> np.ndarray:
    """Mean cosine of `n` unit vectors with each other, from their sum."""
    return ((sums**2).sum(axis=-1) - n) / (n * (n - 1))


def _drawn(points: np.ndarray, rows: np.ndarray, n: int, rng: np.random.Generator) -> np.ndarray:
    """Add up `n` of the rows drawn by lot, many times."""
    return np.array([points[rng.choice(rows, n, replace=False)].sum(axis=0) for _ in range(_DRAWS)])


def _apart(points, sets, coded, rng) -> Iterator[tuple]:
    """Find codes whose statements are no more alike than as many drawn from all coded ones."""
    for code, rows in enumerate(sets):
        if not LEAST_CODED <= len(rows) < len(coded):
            continue
        alike = float(_within(points[rows].sum(axis=0), len(rows)))
        chance = float(np.quantile(_within(_drawn(points, coded, len(rows), rng), len(rows)), _SURE))
        if alike <= chance:
            near = points[rows] @ points[rows].T
            middle = int(near.mean(axis=1).argmax())
            far = np.unravel_index(near.argmin(), near.shape)
            shown = list(dict.fromkeys(rows[[middle, *far]].tolist()))
            yield "apart", code, None, alike, chance, shown


def _alike(points, sets, pairs, coded, rng) -> Iterator[tuple]:
    """Find pairs of codes as near to each other as one of them is to itself, and nearer than lots."""
    for first, second in pairs:
        first_only = np.setdiff1d(sets[first], sets[second])
        second_only = np.setdiff1d(sets[second], sets[first])
        if min(len(first_only), len(second_only)) < LEAST_CODED:
            continue
        sums = points[first_only].sum(axis=0), points[second_only].sum(axis=0)
        size = len(first_only) * len(second_only)
        near = float(sums[0] @ sums[1]) / size
        own = min(float(_within(sums[0], len(first_only))), float(_within(sums[1], len(second_only))))
        if near < own:
            continue
        by_lot = _drawn(points, coded, len(first_only), rng) * _drawn(points, coded, len(second_only), rng)
        if near > np.quantile(by_lot.sum(axis=1) / size, _SURE):
            cosines = points[first_only] @ points[second_only].T
            at = np.unravel_index(cosines.argmax(), cosines.shape)
            yield "alike", first, second, near, own, [int(first_only[at[0]]), int(second_only[at[1]])]


def _without(points, sets, marks, keyworded) -> Iterator[tuple]:
    """Find statements without a code that are far from every code, the farthest first."""
    near = np.full(marks.shape, -1.0)
    for code, rows in enumerate(sets):
        if len(rows) > _NEAREST:
            cosines = points @ points[rows].T
            cosines[rows, np.arange(len(rows))] = -1  # a statement is not its own neighbour
            near[:, code] = np.sort(cosines, axis=1)[:, -_NEAREST:].mean(axis=1)
    own = np.where(marks & (near > -1), near, -1).max(axis=1)
    if not (own > -1).any():
        return
    least, best = float(np.quantile(own[own > -1], _NEAR_ENOUGH)), near.max(axis=1)
    far = np.flatnonzero(~marks.any(axis=1) & ~keyworded & (best < least) & points.any(axis=1))
    for row in far[np.argsort(best[far], kind="stable")]:
        yield "no_code", int(near[row].argmax()), None, float(best[row]), least, [int(row)]


def _kin(book: pd.DataFrame, theme_columns: np.ndarray) -> set[tuple[int, int]]:
    """Pairs of codes of which one is above the other in the tree."""
    names = book["code"].iloc[theme_columns].tolist()
    parent = dict(zip(book["code"], book.get("parent", [""] * len(book)), strict=True))
    pairs = set()
    for position, name in enumerate(names):
        above, passed = parent.get(name), {name}
        while above and above not in passed:
            if above in names:
                pairs.add(tuple(sorted((position, names.index(above)))))
            passed.add(above)
            above = parent.get(above)
    return pairs


def _row(finding, code, other, near, against, shown, book, texts, ids, given) -> tuple:
    """Say one finding in a row: with quotes, and in a sentence."""
    names = [str(row.get("name") or row["code"]) for row in book.to_dict("records")]
    codes = book["code"].tolist()
    quotes = " ".join(f"“{' '.join(texts[row].split())}”" for row in shown)
    n = (
        1
        if finding == "no_code"
        else int(given[:, [code, *([] if other is None else [other])]].any(axis=1).sum())
    )
    sentence = said(f"opinion.{finding}", name=names[code], other="" if other is None else names[other])
    second = "" if other is None else codes[other]
    ids = CODE_JOIN.join(str(ids[row]) for row in shown)
    return finding, codes[code], second, n, near, against, quotes, ids, sentence
