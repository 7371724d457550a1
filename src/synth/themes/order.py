"""Which statement to code next: where a coding teaches most, or by lot where agreement is to be measured."""

from __future__ import annotations

from hashlib import sha256
from os import PathLike
from typing import TYPE_CHECKING

import numpy as np

from synth.schema import ANALYSED, require
from synth.telling import told
from synth.themes.codewords import Evidence, weigh
from synth.themes.estimate import estimate
from synth.themes.suggest import checked, counts

if TYPE_CHECKING:
    import pandas as pd

_BATCH = 10
"""So many statements are chosen before likeness to those chosen starts anew."""

_SPREAD = 0.8
"""How much likeness to a statement that is coded or chosen already takes away from its turn."""


def coding_order(
    statements: pd.DataFrame,
    codings: pd.DataFrame | None,
    codebook: pd.DataFrame,
    dismissals: pd.DataFrame | None = None,
    seed: int = 0,
    embedding: str | PathLike | None = None,
    beside: str | PathLike | None = None,
) -> list:
    """Order the uncoded statements so that each coding teaches most.

    First come statements about which the suggestions waver between codes, that are like many others, and
    that are unlike those coded or put in front of them already. Ask again after some ten codings.

    Parameters
    ----------
    statements, codings, codebook, dismissals, seed, embedding, beside
        As for `suggest`.

    Returns
    -------
    list
        ``statement_id`` of every analysed statement without a coding, each once.

    Notes
    -----
    Margin sampling weighed by density: Settles, B. & Craven, M. (2008). An analysis of active learning
    strategies for sequence labeling tasks. *EMNLP*, 1070–1079. For a sample from which shares or agreement
    are to be estimated take `random_order`: this one favours the doubtful.

    Examples
    --------
    >>> import pandas as pd
    >>> book = pd.DataFrame({"code": ["trust", "leader"], "keywords": ["โปร่งใส;ไว้ใจ", "ผู้นำ;แกนนำ"]})
    >>> said = pd.DataFrame({"statement_id": ["a", "b"], "text": ["ความโปร่งใสไว้ใจ", "ผู้นำสร้างความโปร่งใส"]})
    >>> coding_order(said, None, book)
    ['b', 'a']
    """
    statements, book = checked(statements, codings, codebook)
    ids = list(statements["statement_id"])
    if not ids:
        return []
    evidence = weigh(list(statements["text"].fillna("").astype(str)), book, seed, embedding, beside)
    coding_counts, dismissed = counts(codings, ids, book), counts(dismissals, ids, book) > 0
    scores, _ = estimate(evidence, book, coding_counts, dismissed & (coding_counts == 0), seed)
    open_places = np.flatnonzero(~coding_counts.any(axis=1))
    worth = _doubt(scores, book)[open_places] * _density(evidence)[open_places]
    return [ids[index] for index in _spread(open_places, worth, evidence, coding_counts.any(axis=1))]


def random_order(statements: pd.DataFrame, seed: int = 0) -> list:
    """Order the analysed statements by lot, for a sample that two coders read alike.

    Parameters
    ----------
    statements : DataFrame
        ``statement_id``; with ``use``, only the analysed ones.
    seed : int
        The same seed and statements give the same order, in whatever order they come.

    Returns
    -------
    list of statement_id

    Examples
    --------
    >>> import pandas as pd
    >>> said = pd.DataFrame({"statement_id": ["ก", "ข", "ค"]})
    >>> random_order(said) == random_order(said[::-1])
    True
    """
    require(statements, ["statement_id"], "statements")
    if "use" in statements:
        statements = statements[statements["use"] == ANALYSED]
    ids = sorted(statements["statement_id"])
    return [ids[index] for index in np.random.default_rng(seed).permutation(len(ids))]


def reliability_sample(statements: pd.DataFrame, size: int, seed: int = 0) -> list:
    """Draw statements by lot over the sources, for two coders to read blind.

    Each source gives one before any gives a second, so that no kind of note is missing; from then on a source
    gives as its length asks (after Sainte-Laguë). Within a source all statements have the same chance.

    Parameters
    ----------
    statements : DataFrame
        ``statement_id``, ``source_id``; with ``use``, only the analysed ones.
    size : int
        So many statements, or all if there are fewer. Below the number of sources, the lot decides which.
    seed : int
        The same seed and statements give the same sample, in whatever order they come; a larger sample begins
        with the smaller, so what was read stays in it.

    Returns
    -------
    list of statement_id
        In the order of the lot: whoever reads only the first part has read a sample too.

    Notes
    -----
    Short sources weigh somewhat more than their length. For shares take `random_order`, in which every
    statement has the same chance.

    Examples
    --------
    >>> import pandas as pd
    >>> said = pd.DataFrame({"statement_id": ["ก1", "ก2", "ก3", "ข1"], "source_id": ["ก", "ก", "ก", "ข"]})
    >>> sample = reliability_sample(said, 2)
    >>> len(sample), "ข1" in sample, sample == reliability_sample(said[::-1], 3)[:2]
    (2, True, True)
    """
    require(statements, ["statement_id", "source_id"], "statements")
    if size < 1:
        raise ValueError(told("themes.sample", size=size))
    if "use" in statements:
        statements = statements[statements["use"] == ANALYSED]
    lots: dict = {}
    for source, name in zip(statements["source_id"], statements["statement_id"], strict=True):
        lots.setdefault(source, []).append((_lot(seed, name), name))
    turns = []
    for source, drawn in lots.items():
        for number, (_, name) in enumerate(sorted(drawn)):
            turn = (2 * number + 1) / len(drawn) if number else 0.0
            turns.append((turn, _lot(seed, source), name))
    return [name for *_, name in sorted(turns)[:size]]


def _lot(seed: int, name: object) -> bytes:
    """Draw a lot that depends on the seed and the name alone."""
    return sha256(f"{seed}:{name}".encode()).digest()


def _doubt(scores: np.ndarray, book: pd.DataFrame) -> np.ndarray:
    """Nearness of the two likeliest codes, mean over the dimensions."""
    doubts = []
    for dimension in dict.fromkeys(book["dimension"]):
        ranked = np.sort(scores[:, (book["dimension"] == dimension).to_numpy()], axis=1)
        if ranked.shape[1] > 1:
            doubts.append(1 - (ranked[:, -1] - ranked[:, -2]))
        else:
            doubts.append(1 - np.abs(2 * ranked[:, 0] - 1))
    return np.mean(doubts, axis=0)


def _density(evidence: Evidence) -> np.ndarray:
    """Likeness of each statement to all: the mean cosine, its fourth root, for it shall only break ties."""
    features = evidence.features
    dense = features @ np.asarray(features.mean(axis=0)).ravel()
    if evidence.meant is not None:
        dense = (dense + evidence.meant @ evidence.meant.mean(axis=0)) / 2
    return np.maximum(dense, 1e-6) ** 0.25


def _spread(places: np.ndarray, worth: np.ndarray, evidence: Evidence, coded: np.ndarray) -> list[int]:
    """Take the worthiest first, each time less worthy for being like one taken or coded before."""
    near = np.zeros(len(places))
    if coded.any():
        near = evidence.likeness(places, np.flatnonzero(coded)).max(axis=1)
    remaining, order = np.ones(len(places), dtype=bool), []
    for _ in range(min(_BATCH, len(places))):
        best = int(np.argmax(np.where(remaining, worth * (1 - _SPREAD * near), -1)))
        remaining[best] = False
        order.append(best)
        near = np.maximum(near, evidence.likeness(places, places[[best]])[:, 0])
    rest = np.flatnonzero(remaining)
    order += rest[np.argsort(-(worth * (1 - _SPREAD * near))[rest], kind="stable")].tolist()
    return [int(places[index]) for index in order]
