"""The arithmetic of a chain of lines: what speaks for each kind, alone and behind another, made chances."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

PAIRED = 1.0
"""What speaks for a line's being of the kind of the one before, which is marked alike."""
_SCALED = 8
"""Lines after which the sums of a chain are scaled: far from where they would run out of figures."""


def from_logarithms(scores: np.ndarray) -> np.ndarray:
    """Return what scores, as logarithms, say of each line; the best of a line is 1."""
    import numpy as np

    return np.exp(scores - scores.max(axis=1, keepdims=True))


def forward_backward(line: np.ndarray, step: np.ndarray, paired: frozenset[int] = frozenset()) -> np.ndarray:
    """Return the marginals of a chain; each pass is scaled every few lines."""
    import numpy as np

    kinds, size = step.shape[0], len(line)
    pairs = [(index in paired, size - index in paired) for index in range(1, size)]
    ways = {}
    for pair in set(pairs):
        ways[pair] = np.zeros((2 * kinds, 2 * kinds))
        ahead, back = (step * np.exp(PAIRED * tight * np.eye(kinds)) for tight in pair)
        ways[pair][:kinds, :kinds], ways[pair][kinds:, kinds:] = ahead, back.T
    # both passes side by side: one product a line in the place of two
    observations = np.hstack([line, line[::-1]])
    come = np.ones_like(observations)
    state = observations[0].copy()
    halves, dot, multiply = state.reshape(2, kinds), np.dot, np.multiply
    for index, (pair, incoming, observed) in enumerate(
        zip(pairs, come[1:], observations[1:], strict=True), 1
    ):
        dot(state, ways[pair], out=incoming)
        multiply(incoming, observed, out=state)
        if index % _SCALED == 0:
            halves /= halves.sum(axis=1, keepdims=True)
    both = line * come[:, :kinds] * come[::-1, kinds:]
    return both / both.sum(axis=1, keepdims=True)
