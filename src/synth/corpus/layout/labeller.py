"""The labeller: what each line of a note is, decided for the whole note at once.

A linear chain over the lines: each kind scores by the features of the line and of its neighbours, and by the
kind before it; the forward-backward algorithm (``chain.py``) then gives each line the probability of each
kind. The weights were learnt from labelled notes as a conditional random field (Lafferty, McCallum & Pereira
2001); they stand in ``weights.tsv``, made by ``make reader``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate, chain
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from synth.corpus.layout.chain import forward_backward, from_logarithms
from synth.corpus.layout.lines import Kind

if TYPE_CHECKING:
    import numpy as np

    from synth.corpus.layout.lines import Shown

WEIGHTS = Path(__file__).with_name("weights.tsv")
FAVOUR = 0.4
"""What speaks for a statement in doubt: a finding left out costs more than a line too many."""
LEAST = 1e-4
"""The least probability that counts in a mean of several lines."""
LEANING = {
    Kind.HEADING: 0.3,
    Kind.MORE: -0.6,
    Kind.QUESTION: -0.8,
    Kind.ASIDE: 0.7,
    Kind.FURNITURE: 0.3,
    Kind.FORM: 0.5,
}
"""What speaks for or against kinds in doubt: the notes to learn from break more lines than people do, and
what is no finding (who came, what it cost, small talk) is worded anew everywhere."""
OFFSETS = (-2, -1, 1, 2)
"""Lines before and behind whose features a line sees."""
ANALYSED = frozenset((Kind.STATEMENT, Kind.TURN, Kind.HEADED))
"""Kinds of line with a finding."""
KINDS = tuple(kind.value for kind in Kind)
_PLACES = {kind: index for index, kind in enumerate(KINDS)}
_SIGNS = tuple(f"{offset:+d} " for offset in OFFSETS)
_MOST_KNOWN = 100_000
"""Names of features without weights that are remembered, beside those with weights."""


class Labeller:
    """Weights of features and of kinds that follow each other.

    Parameters
    ----------
    features : mapping of str to mapping of str to float
        By feature, the weights of kinds; features of neighbours are called ``-1 blank``, ``+2 n=3``.
    steps : mapping of (str, str) to float
        Weights of a kind behind another.
    """

    def __init__(
        self,
        features: Mapping[str, Mapping[str, float]],
        steps: Mapping[tuple[str, str], float],
    ) -> None:
        import numpy as np

        self._rows = _Rows(features)
        self._steps = np.zeros((len(KINDS), len(KINDS)))
        for (before, kind), weight in steps.items():
            self._steps[_PLACES[before], _PLACES[kind]] = weight

    @property
    def steps(self) -> np.ndarray:
        """Weights of a kind (column) behind another (row)."""
        return self._steps

    def scores(self, features: Sequence[Shown]) -> np.ndarray:
        """Return what the features say: a row a line, a column a kind."""
        import numpy as np

        if not features:
            return np.zeros((0, len(KINDS)))
        none = self._rows.near[self._rows["none"]]
        shared = self._sums(self._rows.near, [line.shared for line in features])
        total = self._sums(self._rows.own, [line.own for line in features]) + shared[:, 0]
        for block, offset in enumerate(OFFSETS, 1):
            beside = np.roll(shared[:, block], -offset, axis=0)
            beside[slice(-offset, None) if offset > 0 else slice(None, -offset)] = none[block]
            total += beside
        return total + self._in_common(features)

    def _in_common(self, features: Sequence[Shown]) -> np.ndarray:
        """Return for each line the sum of the weights of what it has in common with others."""
        lists = {id(names): names for line in features for names in line.common}
        places = dict(zip(lists, range(1, len(lists) + 1), strict=True))
        sums = self._sums(self._rows.own, [[], *lists.values()])
        return _added(sums, [[0, *(places[id(names)] for names in line.common)] for line in features])

    def lessons(self, features: Sequence[Shown]) -> np.ndarray:
        """Return what of the `scores` a study taught: nothing, of what comes with the program."""
        import numpy as np

        return np.zeros((len(features), len(KINDS)))

    def _sums(self, weights: np.ndarray, names: Sequence[list[str]]) -> np.ndarray:
        """Return for each line the sum of the weights of its features."""
        numbers = [[0, *map(self._rows.__getitem__, line)] for line in names]
        return _added(weights.reshape(len(weights), -1), numbers).reshape(len(names), *weights.shape[1:])

    def probabilities(
        self,
        features: Sequence[Shown],
        allowed: Sequence[frozenset[str] | None],
        alike: Sequence[tuple[Sequence[int], float]] = (),
        favour: float = FAVOUR,
        paired: Sequence[int] = (),
    ) -> np.ndarray:
        """Return the probability of each kind for each line, where `allowed` names the kinds that can be.

        `alike` are groups of lines that are probably of one kind: what their members are on the mean
        speaks to each of them. `paired` are lines that are marked as the one before and probably of its kind.

        Shape (lines, kinds), the kinds in the order of `KINDS`.
        """
        import numpy as np

        if not features:
            return np.zeros((0, len(KINDS)))
        scores = self.scores(features) + leaning(favour)
        barred = np.frombuffer(b"".join(map(_barred, allowed)), dtype=bool)
        scores[barred.reshape(scores.shape)] = -1e3
        steps, paired = np.exp(self._steps), frozenset(paired)
        chances = forward_backward(from_logarithms(scores), steps, paired)
        if not alike:
            return chances
        each = np.array([index for indexes, _ in alike for index in indexes])
        sizes = np.array([len(indexes) for indexes, _ in alike])
        group = np.arange(len(alike)).repeat(sizes)
        means = np.zeros((len(alike), len(KINDS)))
        np.add.at(means, group, np.log(np.maximum(chances, LEAST))[each])
        means /= sizes[:, None]
        means *= np.array([weight for _, weight in alike])[:, None]
        np.add.at(scores, each, means[group])
        return forward_backward(from_logarithms(scores), steps, paired)


def _added(rows: np.ndarray, numbers: Sequence[list[int]]) -> np.ndarray:
    """Return sums of rows by their numbers, at least one for each sum."""
    import numpy as np

    starts = list(accumulate(map(len, numbers[:-1]), initial=0))
    return np.add.reduceat(rows.take(list(chain.from_iterable(numbers)), axis=0), starts, axis=0)


class _Rows(dict):
    """Where the weights of a feature stand in tables, which are laid as features are first seen.

    A folder shows a part of all features: what it shows lies close together, and the rest is never laid.
    """

    def __init__(self, features: Mapping[str, Mapping[str, float]]) -> None:
        import numpy as np

        super().__init__()
        self._features, self._lock, self._laid = features, Lock(), 0
        self._of_neighbours = {name[3:] for name in features if name[:3] in _SIGNS}
        self.near = np.zeros((len(features) + 2, 1 + len(OFFSETS), len(KINDS)))  # the first row is of nothing
        self.own = np.zeros((len(features) + 2, len(KINDS)))

    def __missing__(self, name: str) -> int:
        if (name not in self._features and name not in self._of_neighbours) or name[:3] in _SIGNS:
            if len(self) < _MOST_KNOWN:
                self[name] = 0
            return 0
        with self._lock:
            number = self.get(name) or self._laid + 1
            self._laid = max(self._laid, number)
            for block, sign in enumerate(("", *_SIGNS)):
                for kind, weight in self._features.get(sign + name, {}).items():
                    self.near[number, block, _PLACES[kind]] = weight
            self.own[number] = self.near[number, 0]
            self[name] = number
        return number


@lru_cache(1024)
def _barred(kinds: frozenset[str] | None) -> bytes:
    """Say of each kind whether it is none of those that can be: 0 or 1."""
    return bytes(kinds is not None and kind not in kinds for kind in KINDS)


def leaning(favour: float = FAVOUR) -> np.ndarray:
    """Return what speaks for each kind in doubt, with so much for statements."""
    import numpy as np

    return np.array([favour if kind in ANALYSED else LEANING.get(kind, 0.0) for kind in KINDS])


@cache
def labeller() -> Labeller:
    """Return the labeller with the weights that come with the program."""
    return read_weights(WEIGHTS)


def read_weights(path: Path) -> Labeller:
    """Read weights: a line a feature (or ``before → kind``), then ``kind=weight`` parted by tabs."""
    written = path.read_text(encoding="utf-8").split("\n")
    rows = {name: row for name, _, row in (row.partition("\t") for row in written if row and row[0] != "#")}
    steps = _weights_in(rows.pop("steps", ""))
    return Labeller(_Written(rows), {tuple(pair.split(">")): weight for pair, weight in steps.items()})


class _Written(dict):
    """Weights as they are written, taken apart where they are asked for."""

    def get(self, name: str, otherwise: Mapping[str, float]) -> Mapping[str, float]:
        return _weights_in(self[name]) if name in self else otherwise


def _weights_in(row: str) -> dict[str, float]:
    pairs = (pair.partition("=") for pair in row.split("\t") if pair)
    return {kind: float(weight) for kind, _, weight in pairs}


def write_weights(
    path: Path,
    features: Mapping[str, Mapping[str, float]],
    steps: Mapping[tuple[str, str], float],
    about: str,
) -> None:
    """Write weights as text that two versions can be compared in."""
    rows = [f"# {line}" for line in about.split("\n")]
    rows.append("steps\t" + "\t".join(f"{a}>{b}={weight:.3f}" for (a, b), weight in sorted(steps.items())))
    for name in sorted(features):
        pairs = "\t".join(f"{kind}={weight:.3f}" for kind, weight in sorted(features[name].items()))
        rows.append(f"{name}\t{pairs}")
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
