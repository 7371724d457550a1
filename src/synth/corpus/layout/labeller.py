"""The labeller: what each line of a note is, decided for the whole note at once.

A linear chain over the lines: each kind scores by the features of the line and of its neighbours, and by the
kind before it; the forward-backward algorithm then gives each line the probability of each kind. The weights
were learnt from labelled notes as a conditional random field (Lafferty, McCallum & Pereira 2001); they stand
in ``weights.tsv``, made by ``make reader``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate, chain, repeat
from pathlib import Path
from typing import TYPE_CHECKING

from synth.corpus.layout.lines import Kind

if TYPE_CHECKING:
    import numpy as np

WEIGHTS = Path(__file__).with_name("weights.tsv")
FAVOUR = 0.4
"""What speaks for a statement in doubt: a finding left out costs more than a line too many."""
PAIRED = 1.0
"""What speaks for a line's being of the kind of the one before, which is marked alike."""
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
_SCALED = 8
"""Lines after which the sums of a chain are scaled: far from where they would run out of figures."""


class Labeller:
    """Weights of features and of kinds that follow each other.

    Parameters
    ----------
    features : mapping of str to mapping of str to float
        By feature, the weights of kinds; features of neighbours are called ``-1 blank``, ``+2 n=3``.
    steps : mapping of (str, str) to float
        Weights of a kind behind another.
    scale : tuple of float
        Shift and slopes by which doubts make true chances (see `synth.corpus.certainty`); empty: unknown.
    """

    def __init__(
        self,
        features: Mapping[str, Mapping[str, float]],
        steps: Mapping[tuple[str, str], float],
        scale: tuple[float, ...] = (),
    ) -> None:
        import numpy as np

        place = {kind: n for n, kind in enumerate(KINDS)}
        self.scale = scale
        self._number: dict[str, int] = {}
        blocks: dict[int, list] = {offset: [] for offset in (0, *OFFSETS)}
        for name, weights in features.items():
            offset, bare = (int(name[:2]), name[3:]) if name[:2] in ("-2", "-1", "+1", "+2") else (0, name)
            number = self._number.setdefault(bare, len(self._number))
            blocks[offset] += [(number, place[kind], weight) for kind, weight in weights.items()]
        size = len(self._number)
        self._weights = np.zeros((size + 1, len(blocks), len(KINDS)))  # by offset; the last row is of nothing
        for block, entries in enumerate(blocks.values()):
            for number, kind, weight in entries:
                self._weights[number, block, kind] = weight
        self._own = np.ascontiguousarray(self._weights[:, 0])
        self._none = self._weights[self._number.get("none", size)]
        self._steps = np.zeros((len(KINDS), len(KINDS)))
        for (before, kind), weight in steps.items():
            self._steps[place[before], place[kind]] = weight

    @property
    def steps(self) -> np.ndarray:
        """Weights of a kind (column) behind another (row)."""
        return self._steps

    def scores(self, seen: Sequence[tuple[list[str], list[str]]]) -> np.ndarray:
        """Return what the features say: a row a line, a column a kind."""
        import numpy as np

        if not seen:
            return np.zeros((0, len(KINDS)))
        total = self._sums(self._own, [own for own, _ in seen])
        shared = self._sums(self._weights, [shared for _, shared in seen])
        total += shared[:, 0]
        for block, offset in enumerate(OFFSETS, 1):
            beside = np.roll(shared[:, block], -offset, axis=0)
            outside = slice(-offset, None) if offset > 0 else slice(None, -offset)
            beside[outside] = self._none[block]
            total += beside
        return total

    def _sums(self, weights: np.ndarray, names: Sequence[list[str]]) -> np.ndarray:
        """Return for each line the sum of the weights of its features."""
        import numpy as np

        each = chain.from_iterable((*line, None) for line in names)  # the last: a line may have none
        numbers = list(map(self._number.get, each, repeat(len(self._number))))
        starts = list(accumulate((len(line) + 1 for line in names[:-1]), initial=0))
        rows = weights.reshape(len(weights), -1).take(numbers, axis=0)
        return np.add.reduceat(rows, starts, axis=0).reshape(len(names), *weights.shape[1:])

    def probabilities(
        self,
        seen: Sequence[tuple[list[str], list[str]]],
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

        if not seen:
            return np.zeros((0, len(KINDS)))
        scores = self.scores(seen) + leaning(favour)
        scores[np.array([_barred(kinds) for kinds in allowed])] = -1e3
        steps, paired = np.exp(self._steps), frozenset(paired)
        found = forward_backward(from_logarithms(scores), steps, paired)
        if not alike:
            return found
        said = np.log(np.maximum(found, LEAST))
        for places, weight in alike:
            scores[places] += weight * said[places].mean(axis=0)
        return forward_backward(from_logarithms(scores), steps, paired)


@lru_cache(1024)
def _barred(kinds: frozenset[str] | None) -> tuple[bool, ...]:
    """Say of each kind whether it is none of those that can be."""
    return tuple(kinds is not None and kind not in kinds for kind in KINDS)


def leaning(favour: float = FAVOUR) -> np.ndarray:
    """Return what speaks for each kind in doubt, with so much for statements."""
    import numpy as np

    return np.array([favour if kind in ANALYSED else LEANING.get(kind, 0.0) for kind in KINDS])


def from_logarithms(scores: np.ndarray) -> np.ndarray:
    """Return what scores, as logarithms, say of each line; the best of a line is 1."""
    import numpy as np

    return np.exp(scores - scores.max(axis=1, keepdims=True))


def forward_backward(line: np.ndarray, step: np.ndarray, paired: frozenset[int] = frozenset()) -> np.ndarray:
    """Return the marginals of a chain; each pass is scaled every few lines."""
    import numpy as np

    kinds, size = step.shape[0], len(line)
    ways = {}
    for pair in {(place in paired, size - place in paired) for place in range(1, size)}:
        ways[pair] = np.zeros((2 * kinds, 2 * kinds))
        ahead, back = (step * np.exp(PAIRED * tight * np.eye(kinds)) for tight in pair)
        ways[pair][:kinds, :kinds], ways[pair][kinds:, kinds:] = ahead, back.T
    # both passes side by side: one product a line in the place of two
    seen = np.hstack([line, line[::-1]])
    come = np.ones_like(seen)
    state = seen[0].copy()
    for place in range(1, size):
        np.dot(state, ways[place in paired, size - place in paired], out=come[place])
        np.multiply(come[place], seen[place], out=state)
        if place % _SCALED == 0:
            state.reshape(2, kinds)[:] /= state.reshape(2, kinds).sum(axis=1, keepdims=True)
    both = line * come[:, :kinds] * come[::-1, kinds:]
    return both / both.sum(axis=1, keepdims=True)


@cache
def labeller() -> Labeller:
    """Return the labeller with the weights that come with the program."""
    return read_weights(WEIGHTS)


def read_weights(path: Path) -> Labeller:
    """Read weights: a line a feature (or ``before → kind``), then ``kind=weight`` parted by tabs."""
    features: dict[str, dict[str, float]] = {}
    steps: dict[tuple[str, str], float] = {}
    scale: tuple[float, ...] = ()
    for row in path.read_text(encoding="utf-8").split("\n"):
        if not row or row.startswith("#"):
            continue
        name, *pairs = row.split("\t")
        weights = {kind: float(weight) for kind, _, weight in (pair.partition("=") for pair in pairs)}
        if name == "steps":
            steps |= {tuple(pair.split(">")): weight for pair, weight in weights.items()}
        elif name == "scale":
            scale = tuple(weights.values())
        else:
            features[name] = weights
    return Labeller(features, steps, scale)


def write_weights(
    path: Path,
    features: Mapping[str, Mapping[str, float]],
    steps: Mapping[tuple[str, str], float],
    scale: Mapping[str, float],
    about: str,
) -> None:
    """Write weights as text that two versions can be compared in."""
    rows = [f"# {line}" for line in about.split("\n")]
    rows.append("scale\t" + "\t".join(f"{name}={weight:.3f}" for name, weight in scale.items()))
    rows.append("steps\t" + "\t".join(f"{a}>{b}={weight:.3f}" for (a, b), weight in sorted(steps.items())))
    for name in sorted(features):
        pairs = "\t".join(f"{kind}={weight:.3f}" for kind, weight in sorted(features[name].items()))
        rows.append(f"{name}\t{pairs}")
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
