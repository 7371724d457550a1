"""Themes of statements that are looked at together, on two levels."""

from __future__ import annotations

from dataclasses import dataclass, replace
from os import PathLike
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from threadpoolctl import threadpool_limits

from synth.schema import CODE_JOIN, TABLES, table
from synth.themes.candidates import Words, candidate_terms
from synth.themes.clusters import consensus_labels, null, sample_runs, scores, stability
from synth.themes.cohesion import NEAR, cohesion, nearness
from synth.themes.features import Features, word_and_character_features
from synth.themes.labels import UNNAMED, Description, describe
from synth.themes.meaning import Model, meanings, reader_of
from synth.themes.proposal import Proposal

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = TABLES["proposed_themes"]

MANY_STATEMENTS, LARGE_THEME = 200, 40
"""From so many statements on, themes of so many are parted a second time."""

LEAST_OF_A_THEME = 3
"""With a model, so many statements at least fit a theme."""


@dataclass(frozen=True)
class _Level:
    """Clusters of some statements and how far to trust them."""

    labels: np.ndarray
    stable: np.ndarray
    stands: np.ndarray
    score: np.ndarray
    core: np.ndarray
    """Statements that belong to their group, be it a theme or not."""
    fits: np.ndarray
    """Those of groups that stand."""
    chance: float


def propose_together(
    ids: list,
    texts: list[str],
    fixed: np.ndarray,
    k: int,
    reason: str,
    seed: int,
    model: Model | None,
    beside: str | PathLike | None,
    placed: tuple[sparse.csr_matrix, np.ndarray] | None = None,
) -> Proposal:
    """Propose `k` themes for statements that are looked at together.

    Parameters
    ----------
    ids, texts : list
    fixed : ndarray of int
        A pinned theme for each, −1 where it is open.
    k, reason
        As `synth.themes.pinned.number_of_themes` says.
    seed : int
    model : Model or None
        What reads the texts beside their words.
    beside : path or None
        Beside which study what it reads is kept.
    placed : csr_matrix and ndarray, optional
        Weights of words and characters and where these place the texts, if that is known already.

    Returns
    -------
    Proposal
    """
    with threadpool_limits(limits=1, user_api="blas"):  # sums in one order: the same answer everywhere
        words, latent = placed or (word_and_character_features(texts), None)
        embed = reader_of(model, beside) if model else None
        read = (meanings(texts, model, beside), model.strength) if model else ()
        features = Features(words, *read)
        points = features.points(seed, latent)
        level = _cluster(features, points, k, seed, fixed)
        level = level if features.meant is None else _hanging(level, features.meant, fixed, seed)
        named = candidate_terms(texts)
        descriptions = describe(named, level.labels, points, ids, embed, features.meant, level.core)
        level, descriptions = _standing(level, descriptions, fixed, features.meant)
        members = table("proposed_members", zip(ids, level.labels + 1, level.score, level.fits, strict=True))
        members["x"], members["y"] = _map(points, level.labels).T
        parts, subthemes = _second_level(features, named, ids, level.labels, seed)
    members["subtheme"], members["pinned"] = parts, fixed >= 0
    rows = [(number + 1, *row) for number, row in enumerate(_rows(level, descriptions))]
    return Proposal(
        table("proposed_themes", rows), members, reason, subthemes, len(ids), model.name if model else ""
    )


def _cluster(features: Features, points: np.ndarray, k: int, seed: int, fixed: np.ndarray) -> _Level:
    runs = sample_runs(points, k, seed, fixed)
    labels = consensus_labels(points, runs, k, seed, fixed)
    chance, chance_score = null(features, k, seed)
    stable = stability(labels, runs)
    stands = (stable > chance) | np.isin(np.arange(len(stable)), labels[fixed >= 0])
    score = np.where(fixed >= 0, 1.0, scores(labels, runs))
    core = (fixed >= 0) | ((score > chance_score) & points.any(axis=1))
    return _Level(labels, stable, stands, score, core, core, chance)


def _hanging(level: _Level, meant: np.ndarray, fixed: np.ndarray, seed: int) -> _Level:
    """Leave out statements that are far from their group by meaning, and groups of several matters."""
    pinned = fixed >= 0
    hanging = cohesion(meant, level.labels, seed)
    held = np.isin(np.arange(len(level.stands)), level.labels[pinned])
    stands, core = level.stands & (hanging.holds | held), level.core & (hanging.close | pinned)
    return replace(level, stands=stands, core=core)


def _standing(
    level: _Level, descriptions: list[Description], fixed: np.ndarray, meant: np.ndarray | None = None
) -> tuple[_Level, list[Description]]:
    """Put themes first that stand: steadier than chance, of one matter, with a name that holds; or pinned.

    With a model, only what the name speaks for fits a theme, and these are near each other.
    """
    pinned = fixed >= 0
    core, near = level.core, np.full(len(descriptions), True)
    if meant is not None:
        spoken = np.array([row in descriptions[theme].speaks for row, theme in enumerate(level.labels)])
        core = core & (spoken | pinned)
        enough = np.bincount(level.labels[core], minlength=len(descriptions)) >= LEAST_OF_A_THEME
        near = enough & (nearness(meant, level.labels, core, len(descriptions)) >= NEAR)
    stands = level.stands & near & np.array([text.holds for text in descriptions])
    stands |= np.isin(np.arange(len(descriptions)), level.labels[pinned])
    order = np.argsort(~stands, kind="stable")
    fits = core & (stands[level.labels] | pinned)
    labels = np.argsort(order)[level.labels]
    settled = replace(level, labels=labels, stable=level.stable[order], stands=stands[order], fits=fits)
    return settled, [descriptions[row] for row in order]


def _rows(level: _Level, descriptions: list[Description]) -> list[tuple]:
    sizes = np.bincount(level.labels)
    return [
        (
            text.label if text.holds or stands else UNNAMED.format(number=number),
            CODE_JOIN.join(text.terms),
            int(size),
            stable,
            level.chance,
            bool(stands),
            CODE_JOIN.join(text.exemplars),
        )
        for number, (text, size, stable, stands) in enumerate(
            zip(descriptions, sizes, level.stable, level.stands, strict=True), 1
        )
    ]


def _second_level(
    features: Features, named: list[Words], ids: list, labels: np.ndarray, seed: int
) -> tuple[list[str], pd.DataFrame]:
    """Part each large theme once more, where there are many statements."""
    parts, rows = [""] * len(ids), []
    for theme in range(labels.max() + 1) if len(ids) >= MANY_STATEMENTS else ():
        members = np.flatnonzero(labels == theme)
        if len(members) < LARGE_THEME:
            continue
        points = features[members].points(seed)
        k = min(max(round((len(members) / 2) ** 0.5 / 2), 2), 5)
        level = _cluster(features[members], points, k, seed, np.full(len(members), -1))
        descriptions = describe([named[n] for n in members], level.labels, points, [ids[n] for n in members])
        level, descriptions = _standing(level, descriptions, np.full(len(members), -1))
        for number, row in enumerate(_rows(level, descriptions)):
            rows.append(
                {"subtheme": f"{theme + 1}.{number + 1}"}
                | dict(zip(_COLUMNS, (theme + 1, *row), strict=True))
            )
        for member, label in zip(members, level.labels, strict=True):
            parts[member] = f"{theme + 1}.{label + 1}"
    subthemes = table("proposed_themes", rows)
    return parts, subthemes if rows else subthemes.assign(subtheme="")


def _map(points: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Lay the statements out in the plane that parts the themes' centres best."""
    centres = np.array([points[labels == n].mean(axis=0) for n in range(labels.max() + 1)])
    middle = centres.mean(axis=0)
    _, _, axes = np.linalg.svd(centres - middle, full_matrices=True)
    axes = axes[:2]
    axes *= np.where(axes[np.arange(len(axes)), np.abs(axes).argmax(axis=1)] < 0, -1, 1)[:, None]
    placed = (points - middle) @ axes.T
    return np.pad(placed, ((0, 0), (0, 2 - placed.shape[1])))
