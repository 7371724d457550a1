"""Statements as vectors of a model that the user has; nothing is ever fetched."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np

from synth.telling import told
from synth.text.repair import repair
from synth.text.thai import ANALYSED_LENGTH
from synth.themes.features import unit_length


def embed(texts: list[str], folder: str | os.PathLike) -> np.ndarray:
    """Read `texts` with the sentence-transformers model in `folder`.

    Parameters
    ----------
    texts : list of str
    folder : path
        A model as ``SentenceTransformer.save`` writes it: local files only, no network is asked.

    Returns
    -------
    ndarray
        ``n × d`` unit vectors, the mean of all taken off; zero where a text is empty.

    Raises
    ------
    ValueError
        The folder is not there or holds no model, or the extra ``embeddings`` is not installed.
    """
    folder = Path(folder)
    if not (folder / "modules.json").is_file():
        raise ValueError(told("themes.no_model", folder=folder))
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise ValueError(told("themes.extra")) from error
    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True, trust_remote_code=False)
    clean = [repair(text)[:ANALYSED_LENGTH].strip() for text in texts]
    vectors = np.asarray(model.encode(clean, show_progress_bar=False), dtype=float)
    said = np.array([bool(text) for text in clean])
    if said.any():  # sentence vectors share a direction that says nothing about their differences
        vectors = vectors - vectors[said].mean(axis=0)
    return unit_length(np.where(said[:, None], vectors, 0.0))
