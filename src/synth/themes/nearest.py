"""Which statements are nearest in meaning to what somebody types."""

from __future__ import annotations

import os

import numpy as np

from synth.themes.features import unit_length
from synth.themes.meaning import Model, model_of, readable
from synth.themes.vectors import is_stored, vectors_of

AT_ONCE = 60
"""So many texts that were not read yet are read while somebody waits; of more, only those that were."""


def nearness(
    words: str, texts: list[str], model: Model, beside: str | os.PathLike | None = None
) -> np.ndarray:
    """Say how near the meaning of each text is to that of `words`.

    Parameters
    ----------
    words : str
        What somebody looks for, in any words.
    texts : list of str
    model : Model
    beside : path, optional
        The study beside which what the model reads is kept.

    Returns
    -------
    ndarray
        Cosines, the mean of the texts taken off; NaN for a text that was not read yet, −1 for an empty one.
    """
    clean, [sought] = readable(texts), readable([words])
    there = is_stored(clean, model.name, beside)
    if len(clean) - there.sum() <= AT_ONCE:
        there[:] = True
    there &= np.array([bool(text) for text in clean], dtype=bool)
    near = np.array([np.nan if text else -1.0 for text in clean])
    if not sought or not there.any():
        return near
    read_texts = [text for text, present in zip(clean, there, strict=True) if present]
    read = vectors_of(read_texts, model.name, model.read, beside)
    middle = read.mean(axis=0) if len(read) > 1 else 0.0
    [typed] = unit_length(vectors_of([sought], model.name, model.read) - middle)
    near[there] = unit_length(read - middle) @ typed
    return near


def unread(texts: list[str], beside: str | os.PathLike | None = None) -> int:
    """Count the texts that the model has still to read; none where there is no model."""
    model = model_of()
    if model is None:
        return 0
    clean = [text for text in readable(texts) if text]
    return len(clean) - int(is_stored(clean, model.name, beside).sum())
