"""Themes that the machine proposes, with how far to trust them."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import numpy as np

from synth.schema import ANALYSED, CODE_JOIN, require, table
from synth.themes.clusters import null, sample_runs, scores, settle, stability
from synth.themes.features import condense, word_and_character_features
from synth.themes.labels import describe

if TYPE_CHECKING:
    import pandas as pd

LEAST_STATEMENTS = 10
"""Below this nothing is proposed."""


@dataclass(frozen=True)
class Proposal:
    """Themes proposed by clustering: suggestions to be judged by a person, not findings.

    Attributes
    ----------
    themes : DataFrame
        ``theme`` (number from 1, the largest first), ``label, terms`` (joined by ";"), ``size, stability``
        (0–1), ``chance`` (stability of clusters in shuffled data), ``exemplars`` (ids joined by ";").
    members : DataFrame
        ``statement_id, theme`` (the best one, always filled), ``score`` (0–1), ``fits`` (False: it fits
        nowhere), ``x, y`` (place on the map).
    reason : str
        Why this number of themes: "given", "rule of thumb" or "few statements".
    """

    themes: pd.DataFrame
    members: pd.DataFrame
    reason: str

    def _repr_html_(self) -> str:
        note = "กลุ่มประเด็นที่ระบบเสนอ ยังไม่ผ่านการพิจารณา"
        return f'<p lang="th">{escape(note)}</p>' + self.themes.drop(columns="exemplars").to_html(index=False)


def discover(statements: pd.DataFrame, themes: int | None = None, seed: int = 0) -> Proposal:
    """Propose themes by clustering what statements say.

    Word and character TF-IDF, condensed (LSA), spherical k-means on 40 samples of 80 %, and average linkage
    of how often two statements fell together. The same with each feature shuffled over the statements shows
    how stable clusters of nothing would be.

    Parameters
    ----------
    statements : DataFrame
        ``statement_id``, ``text``; with ``use``, only the analysed ones.
    themes : int, optional
        How many; without it √(n/2), between 4 and 12: no index finds the number, so let people merge and
        split.
    seed : int

    Returns
    -------
    Proposal

    Raises
    ------
    ValueError
        Fewer than 10 statements, or a number of themes that does not fit them.

    Notes
    -----
    Consensus: Monti, S. et al. (2003), *Machine Learning*, 52, 91–118. Stability: the mean Jaccard
    coefficient of a theme with its best match in each sample, Hennig, C. (2007), *Computational Statistics &
    Data Analysis*, 52, 258–271.

    Examples
    --------
    >>> import pandas as pd
    >>> said = ["ผู้นำชุมชนเข้มแข็ง", "แกนนำและผู้นำ", "ผู้นำตามธรรมชาติ", "งบประมาณล่าช้า", "เบิกงบประมาณยาก"]
    >>> statements = pd.DataFrame({"statement_id": [f"s{n}" for n in range(10)], "text": said * 2})
    >>> discover(statements, themes=2).themes["size"].tolist()
    [6, 4]
    """
    require(statements, ["statement_id", "text"], "statements")
    if "use" in statements:
        statements = statements[statements["use"] == ANALYSED]
    if len(statements) < LEAST_STATEMENTS:
        raise ValueError(
            f"{len(statements)} statements are too few to propose themes: "
            f"at least {LEAST_STATEMENTS} are needed"
        )
    k, reason = _number(len(statements), themes)
    texts = list(statements["text"])
    features = word_and_character_features(texts)
    points = condense(features, seed)
    runs = sample_runs(points, k, seed)
    labels = settle(points, runs, k, seed)
    stable = stability(labels, runs)
    chance, chance_score = null(features, k, seed)
    score = scores(labels, runs)
    fits = (score > chance_score) & points.any(axis=1)
    said = describe(texts, labels, points, list(statements["statement_id"]))
    rows = [
        (
            n + 1,
            text.label,
            CODE_JOIN.join(text.terms),
            int((labels == n).sum()),
            stable[n],
            chance,
            CODE_JOIN.join(text.exemplars),
        )
        for n, text in enumerate(said)
    ]
    members = table("proposed_members", zip(statements["statement_id"], labels + 1, score, fits, strict=True))
    members["x"], members["y"] = _map(points, labels).T
    return Proposal(table("proposed_themes", rows), members, reason)


def _number(n: int, given: int | None) -> tuple[int, str]:
    if given is not None:
        if not 2 <= given <= n // 2:
            raise ValueError(f"{given} themes do not fit {n} statements: ask for 2 to {n // 2}")
        return given, "given"
    wanted = round((n / 2) ** 0.5)
    k = min(max(wanted, 4), 12, n // 3)
    return k, "few statements" if k < 4 else "rule of thumb"


def _map(points: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Lay the statements out in the plane that parts the themes' centres best."""
    centres = np.array([points[labels == n].mean(axis=0) for n in range(labels.max() + 1)])
    middle = centres.mean(axis=0)
    _, _, axes = np.linalg.svd(centres - middle, full_matrices=True)
    axes = axes[:2]
    axes *= np.where(axes[np.arange(len(axes)), np.abs(axes).argmax(axis=1)] < 0, -1, 1)[:, None]
    placed = (points - middle) @ axes.T
    return np.pad(placed, ((0, 0), (0, 2 - placed.shape[1])))
