"""How like texts are to others, and in which words: by words, characters, and meaning if a model reads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from os import PathLike

import numpy as np

from synth.themes.features import unit_rows, words_and_features
from synth.themes.meaning import meanings, model_of

COMMON = 10
"""A word that more than a tenth of the texts have is no reason."""


def alike(
    ones: list[str], others: list[str], embedding: str | None = None, beside: str | PathLike | None = None
) -> tuple[np.ndarray, Callable[[int, int], list[str]]]:
    """Say how like texts are to others, and which words two of them have in common.

    Returns
    -------
    likeness : ndarray
        A row for each of `ones`, a column for each of `others`; cosines of words and characters, where there
        is a sentence model the mean of these and of its own, in which it weighs as much as elsewhere.
    shared : callable
        Gives for a row and a column the words in common, the rarest first.

    Examples
    --------
    >>> likeness, shared = alike(["ควรโอนงบให้เร็ว"], ["งบโอนมาช้า", "คนในทีมไม่พอ"], "none")
    >>> bool(likeness[0, 0] > likeness[0, 1]), shared(0, 0), shared(0, 1)
    (True, ['งบ', 'โอน'], [])
    """
    texts = [*ones, *others]
    names, features = words_and_features(texts)
    rows = unit_rows(features)
    likeness = (rows[: len(ones)] @ rows[len(ones) :].T).toarray()
    model = model_of(embedding)
    if model is not None:
        meant = meanings(texts, model, beside)
        weight = model.strength**2
        likeness = (likeness + weight * (meant[: len(ones)] @ meant[len(ones) :].T)) / (1 + weight)
    own = [set(row.indices[row.indices < len(names)].tolist()) for row in features]
    many = Counter(index for indices in own for index in indices)
    often = {index for index, n in many.items() if n > max(2, len(texts) / COMMON)}

    def shared(row: int, column: int) -> list[str]:
        both = (own[row] & own[len(ones) + column]) - often
        return [names[index] for index in sorted(both, key=lambda index: (many[index], names[index]))]

    return likeness.clip(0, 1), shared
