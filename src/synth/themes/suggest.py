"""Codes that the machine suggests for statements, for a person to use or dismiss."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import starmap
from os import PathLike

import numpy as np
import pandas as pd

from synth.look.given import tables_of
from synth.look.table import Table
from synth.schema import ANALYSED, require, table
from synth.telling import told
from synth.themes.codewords import Evidence, usable_codes, weigh
from synth.themes.cutting import shown, side_by_side, tokens_kept
from synth.themes.estimate import estimate
from synth.themes.meaning import NONE, model_for
from synth.themes.portions import acts_on, in_order, portions
from synth.themes.reasons import because

LIKELY = 0.5
"""A suggestion is counted from this score on: a person would rather give the code than not."""

WORTH_SHOWING, MOST_SHOWN = 0.25, 3
"""A further code of a dimension is suggested from this score on or for a keyword; so many at most."""


def suggest(
    statements: pd.DataFrame,
    codings: pd.DataFrame | None = None,
    codebook: pd.DataFrame | None = None,
    dismissals: pd.DataFrame | None = None,
    seed: int = 0,
    embedding: str | PathLike | None = None,
    beside: str | PathLike | None = None,
    lang: str = "th",
) -> pd.DataFrame:
    """Suggest codes for statements from the codebook's words and from what has been coded so far.

    Parameters
    ----------
    statements : DataFrame or Study
        ``statement_id``, ``text``; with ``use``, only the analysed ones. With a study, its tables are taken.
    codings : DataFrame or None
        ``statement_id``, ``code``; several coders may have coded the same statement. None or no rows: the
        codebook alone speaks.
    codebook : DataFrame
        ``code``, and as far as there are ``name, dimension, parent, definition, include, exclude, keywords,
        example, retired``.
    dismissals : DataFrame, optional
        ``statement_id``, ``code``: not suggested again, and statements like these are suggested it less.
    seed : int
    embedding, beside
        As for `synth.themes.discover.discover`: the sentence model that reads statements and codebook beside
        their words, and the study beside which what it reads is kept; of a study that is passed, itself.
    lang : {"th", "en"}
        Of the reasons.

    Returns
    -------
    DataFrame
        ``statement_id, code, score`` (0–1, how likely a person would use this code), ``because`` (what that
        rests on): the best code of each dimension and what else is likely, the best first. A code that the
        statement already has is not suggested again; so only a statement for which every code has been
        given or dismissed has no row. Without a codebook there are none, and a sentence says so.

    Raises
    ------
    ValueError
        A coding with a code that the codebook does not have, or a codebook without a usable code.

    Notes
    -----
    More than 20,000 statements are looked at in portions of some 10,000, each with what was judged.
    Self-training after Nigam, K. et al. (2000), *Machine Learning*, 39, 103–134, started from the codebook.

    Examples
    --------
    >>> import pandas as pd
    >>> book = pd.DataFrame({"code": ["trust", "leader"], "name": ["ความไว้วางใจ", "ผู้นำ"],
    ...                      "keywords": ["โปร่งใส;ไว้ใจ", "ผู้นำ;แกนนำ"]})
    >>> said = pd.DataFrame({"statement_id": ["a", "b"], "text": ["การสร้างความโปร่งใสไว้ใจ", "ผู้นำตามธรรมชาติ"]})
    >>> suggest(said, None, book)[["statement_id", "code", "because"]].values.tolist()
    [['a', 'trust', 'พบคำว่า โปร่งใส ไว้ใจ'], ['b', 'leader', 'พบคำว่า ผู้นำ']]
    """
    if not hasattr(statements, "columns"):
        names = ["statements", "codings", "codebook", "dismissals"]
        beside = beside or getattr(statements, "beside", None)
        statements, codings, codebook, dismissals = tables_of(statements, names, "suggest")
    codebook = table("codebook") if codebook is None else codebook
    asked = {"seed": seed, "embedding": embedding, "beside": beside, "lang": lang}
    parts = list(suggested_in_parts(statements, codings, codebook, dismissals, **asked))
    if not parts:
        lacks = {"key": "no_codebook" if codebook.empty else "no_statements"}
        return Table.of(table("suggestions"), "suggestions", lacks=lacks)
    model = model_for(len(_analysed(statements)), embedding)
    found = pd.concat(parts, ignore_index=True)
    return Table.of(found, "suggestions", model=model.name if model else "")


def suggested_in_parts(
    statements: pd.DataFrame,
    codings: pd.DataFrame | None,
    codebook: pd.DataFrame,
    dismissals: pd.DataFrame | None = None,
    seed: int = 0,
    embedding: str | PathLike | None = None,
    beside: str | PathLike | None = None,
    lang: str = "th",
) -> Iterator[pd.DataFrame]:
    """Suggest as `suggest` does, a part of its table at a time: for more statements than it should hold.

    Yields
    ------
    DataFrame
        ``statement_id, code, score, because``, in the order of the statements, each statement in one part.
    """
    if codebook.empty and "code" in codebook and not (codings is not None and len(codings)):
        return
    statements, book = checked(statements, codings, codebook)
    if not len(statements):
        return
    texts, ids = list(statements["text"].fillna("").astype(str)), list(statements["statement_id"])
    model = model_for(len(texts), embedding)
    names = _judged(codings, dismissals)
    judged = np.fromiter((name in names for name in ids), bool, len(ids))
    parts = list(portions(texts, ids, judged, seed))
    settings = book, seed, NONE if model is None else embedding, beside, lang
    blocks = (_block(seen, texts, ids, codings, dismissals, settings) for seen, _ in parts)
    with tokens_kept(beside), shown(len(texts), "words.suggesting") as step:
        # a model reads in one process alone, for it keeps what it has read
        at_once = partial(side_by_side, texts=len(texts)) if model is None else starmap
        for rows in in_order(_answers(parts, at_once(_of_portion, blocks), step)):
            yield table("suggestions", [(ids[row], *fields) for row, *fields in rows])


def _answers(
    parts: list[tuple[list[int], list[int]]], found: Iterable[list[tuple]], step: Callable
) -> Iterator[list[tuple]]:
    """Take from each portion what it answers for, with the statement's place among all in front."""
    for (seen, answered), rows in zip(parts, found, strict=True):
        of_portion = set(answered)
        yield [(seen[row], *fields) for row, *fields in rows if seen[row] in of_portion]
        step(len(answered))


def _judged(*acts: pd.DataFrame | None) -> set:
    return {name for act in acts if act is not None and len(act) for name in act["statement_id"]}


def _block(
    seen: list[int],
    texts: list[str],
    ids: list,
    codings: pd.DataFrame | None,
    dismissals: pd.DataFrame | None,
    settings: tuple,
) -> tuple:
    """Take what is asked of one portion: of a million acts, those on its statements."""
    names = [ids[row] for row in seen]
    return [texts[row] for row in seen], names, acts_on(names, codings), acts_on(names, dismissals), settings


def _of_portion(
    texts: list[str],
    ids: list,
    codings: pd.DataFrame | None,
    dismissals: pd.DataFrame | None,
    settings: tuple,
) -> list[tuple]:
    """Suggest codes for statements that are looked at together: their place, code, score and reason."""
    book, seed, embedding, beside, lang = settings
    evidence = weigh(texts, book, seed, embedding, beside)
    coding_counts, dismissed = counts(codings, ids, book), counts(dismissals, ids, book) > 0
    scores, weights = estimate(evidence, book, coding_counts, dismissed & (coding_counts == 0), seed)
    chosen = _chosen(scores, book, (coding_counts > 0) | dismissed, evidence)
    reasons = because(texts, chosen, evidence, coding_counts, weights, lang)
    return [
        (row, book["code"][code], scores[row, code], reason)
        for (row, code), reason in zip(chosen, reasons, strict=True)
    ]


def checked(
    statements: pd.DataFrame, codings: pd.DataFrame | None, codebook: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Take the analysed statements and the usable codes, or say in words what does not fit."""
    require(statements, ["statement_id", "text"], "statements")
    statements = _analysed(statements)
    used = set()
    if codings is not None and len(codings):
        require(codings, ["statement_id", "code"], "codings")
        used = set(codings["code"])
        unknown = sorted(used - set(codebook["code"]))
        if unknown:
            raise ValueError(told("themes.unknown_code", code=unknown[0]))
    book = usable_codes(codebook, used)
    if not len(book):
        raise ValueError(told("themes.no_code"))
    return statements, book


def _analysed(statements: pd.DataFrame) -> pd.DataFrame:
    return statements[statements["use"] == ANALYSED] if "use" in statements else statements


def counts(acts: pd.DataFrame | None, ids: list, book: pd.DataFrame) -> np.ndarray:
    """Count the acts (codings or dismissals) for each statement and code: ``n × k``."""
    tally = np.zeros((len(ids), len(book)))
    if acts is None or not len(acts):
        return tally
    require(acts, ["statement_id", "code"], "codings or dismissals")
    rows = {statement: position for position, statement in enumerate(ids)}
    columns = {code: position for position, code in enumerate(book["code"])}
    for statement, code in zip(acts["statement_id"], acts["code"], strict=True):
        if statement in rows and code in columns:
            tally[rows[statement], columns[code]] += 1
    return tally


def _chosen(
    scores: np.ndarray, book: pd.DataFrame, settled: np.ndarray, evidence: Evidence
) -> list[tuple[int, int]]:
    """Choose for each statement the best code of each dimension and what else may be, the best first.

    Further codes are likely ones, and those of which a keyword stands in the statement.
    """
    dimensions = book["dimension"].to_numpy()
    chosen = []
    for row, (likely, done) in enumerate(zip(scores, settled, strict=True)):
        picks = []
        for dimension in dict.fromkeys(dimensions):
            columns = np.flatnonzero((dimensions == dimension) & ~done)
            order = columns[np.argsort(-likely[columns], kind="stable")]
            further = [
                code for code in order[1:] if likely[code] >= WORTH_SHOWING or code in evidence.keywords[row]
            ]
            picks += [*order[:1], *further[: MOST_SHOWN - 1]]
        chosen += [(row, int(code)) for code in sorted(picks, key=lambda code: -likely[code])]
    return chosen
