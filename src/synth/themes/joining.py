"""Themes for more statements than can be looked at together: found on a sample, which the others join."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synth.themes.features import unit_length
from synth.themes.kept import digest
from synth.themes.space import Space
from synth.themes.tokens import Tokens

LARGE = 20_000
"""With more statements than this, themes are found on a sample."""

SAMPLE = 10_000
"""Different texts of the sample: beyond it themes no longer change, see ``benchmarks/README.md``."""

BLOCK = 20_000
"""Texts placed at a time: their weights take some 100 MB."""

SEVERAL_CORES = 400_000
"""From so many texts on helpers join sooner than they start: to join takes a tenth of what to cut takes."""

_EXACT = 9
"""Digits that are compared: those behind them hang on the processor that worked them out."""

_STEPS = 20
"""Into so many equal parts the sample is divided by how clearly a statement belongs to its theme."""


def sample_of(keys: list[tuple[str, int]], seed: int) -> list[int]:
    """Draw by lot among different texts, in whatever order they come; and what people pinned, of each theme.

    Parameters
    ----------
    keys : list of (text, theme)
        Different ones; theme −1 is open.
    seed : int

    Returns
    -------
    list of int
        Places in `keys`, in the order of the lot.
    """
    lots = [digest(text, seed + 1) for text, _ in keys]
    order = sorted(range(len(keys)), key=lambda row: (lots[row], keys[row][1]))
    pinned: dict[int, list[int]] = {}
    for row in order:
        if keys[row][1] >= 0:
            pinned.setdefault(keys[row][1], []).append(row)
    each = max(SAMPLE // 2 // max(len(pinned), 1), 1)
    first = {row for places in pinned.values() for row in places[:each]}
    drawn = [row for row in order if keys[row][1] < 0][: max(SAMPLE - len(first), 0)]
    first.update(drawn)
    return [row for row in order if row in first]


@dataclass(frozen=True)
class Nearest:
    """Groups that are joined by what is nearest to their centre."""

    names: list
    centres: np.ndarray

    @classmethod
    def of(cls, points: np.ndarray, groups: np.ndarray) -> Nearest:
        """Take the mean of each group as its centre, in the order of their names."""
        names = sorted(set(groups.tolist()))
        means = [points[groups == name].mean(axis=0) for name in names]
        return cls(names, unit_length(np.array(means)))

    def join(self, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the place of each point's group, the first where several are as near, and how clearly."""
        near = np.round(points @ self.centres.T, _EXACT)
        best = near.argmax(axis=1)
        ordered = np.sort(near, axis=1)
        clear = ordered[:, -1] - ordered[:, -2] if near.shape[1] > 1 else ordered[:, -1]
        return best, np.where(points.any(axis=1), clear, -1.0)


@dataclass(frozen=True)
class Joined:
    """What became of texts: the place of their theme and of their part of it, and how sure that is."""

    theme: np.ndarray
    part: np.ndarray
    """−1 where the theme has no parts."""
    score: np.ndarray
    fits: np.ndarray
    place: np.ndarray
    """``n × 2``, on the map."""


@dataclass(frozen=True)
class Rule:
    """By what a statement joins the themes of a sample: learnt from the sample, the same for all others."""

    space: Space
    themes: Nearest
    parts: dict[int, Nearest]
    stands: np.ndarray
    edges: np.ndarray
    score: np.ndarray
    fits: np.ndarray
    plane: np.ndarray

    @classmethod
    def of(
        cls,
        space: Space,
        points: np.ndarray,
        themes: np.ndarray,
        parts: np.ndarray,
        score,
        fits,
        plane,
    ) -> Rule:
        """Learn it: centres, and how often statements that belong as clearly had their theme, and fitted it.

        Parameters
        ----------
        space : Space
            Of the sample.
        points : ndarray
            Where each of the sample stands in it.
        themes, parts : ndarray
            Of each, a name of its theme and of its part of it ("" where there is none).
        score, fits, plane : ndarray
            Of each, as in ``Proposal.members``.
        """
        nearest = Nearest.of(points, themes)
        within = {
            number: Nearest.of(points[members], parts[members])
            for number, name in enumerate(nearest.names)
            if parts[members := themes == name].astype(bool).all()
        }
        best, clear = nearest.join(points)
        right = np.array(nearest.names)[best] == themes
        order = np.array_split(np.argsort(clear, kind="stable"), min(_STEPS, len(clear)))
        edges = np.array([clear[step[-1]] for step in order[:-1]])
        likely = np.array([(score * right)[step].mean() for step in order])
        fitting = np.array([(fits & right)[step].mean() >= 0.5 for step in order])
        to_plane, *_ = np.linalg.lstsq(_with_one(points), plane, rcond=None)
        stands = np.array([fits[themes == name].any() for name in nearest.names])
        return cls(space, nearest, within, stands, edges, likely, fitting, to_plane)

    def apply(self, texts: Tokens) -> Joined:
        """Let texts join."""
        points = self.space.place(texts)
        best, clear = self.themes.join(points)
        part = np.full(len(best), -1)
        for theme, nearest in self.parts.items():
            members = best == theme
            part[members] = nearest.join(points[members])[0]
        step = np.searchsorted(self.edges, clear)
        fits = self.fits[step] & self.stands[best] & points.any(axis=1)
        on_map = np.round(_with_one(points) @ self.plane, _EXACT)
        return Joined(best, part, self.score[step], fits, on_map)


def _with_one(points: np.ndarray) -> np.ndarray:
    return np.column_stack([points, np.ones(len(points))])
