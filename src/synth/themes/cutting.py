"""Texts are cut into words once: on all cores, a block at a time, and kept for whoever asks again."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache, partial
from importlib.metadata import version
from inspect import getmodule, getsource
from zlib import crc32

import numpy as np

from synth.cluster import shared, spread
from synth.look.words import said
from synth.text.repair import repair
from synth.text.terms import terms_of
from synth.themes.kept import KeptBlocks, digest
from synth.themes.tokens import Ragged, Tokens, cut

ENDING = ".tokens"

BLOCK = 5_000
"""Texts cut at a time: some seconds of work, which is all that is lost where a run is broken off."""

WORTH_KEEPING = 10_000
"""So many texts are kept in a file, or fewer where there is one already."""

IDLE = 30
"""Seconds after which helpers end that nobody asks any more."""

SEVERAL_CORES = 20_000
"""From so many texts on, a process for each core is worth its start."""

WORTH_SENDING = 500
"""Fewer texts are cut sooner than they are sent to a cluster."""


class Cutting:
    """Cuts texts once: what it has cut it knows, and keeps in a file if it has one.

    Parameters
    ----------
    path : path, optional
        Of the file, in which the words stand: it is wiped when something is erased from the study beside it.
    """

    def __init__(self, path: str | os.PathLike | None = None) -> None:
        self._file = KeptBlocks(path, _stamp()) if path is not None else None
        self._rows: dict[bytes, int] = {}
        self._known = Tokens([], Ragged.of([]), Ragged.of([]))
        if self._file:
            self._add([_unpacked(block) for block in self._file.read()])

    def __call__(self, texts: Sequence[str]) -> Tokens:
        """Give the tokens of texts; those that are not known are cut, a block at a time."""
        keys = [digest(text) for text in texts]
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._rows}
        if missing:
            self._add(list(self._cut(list(missing), list(missing.values()))))
        return self._known.take(np.array([self._rows[key] for key in keys], dtype=np.int64))

    def _keeps(self, texts: int) -> bool:
        return self._file is not None and (texts >= WORTH_KEEPING or self._file.path.exists())

    def _cut(self, keys: list[bytes], texts: list[str]) -> Iterator[tuple[list[bytes], Tokens]]:
        starts, keeps = range(0, len(texts), BLOCK), self._keeps(len(texts))
        with shown(len(texts), "words.cutting") as step:
            for start, tokens in zip(
                starts, side_by_side(cut, _blocks(texts, starts), len(texts)), strict=True
            ):
                block_keys = keys[start : start + BLOCK]
                if keeps:
                    self._file.append(**_packed(block_keys, tokens))
                step(len(block_keys))
                yield block_keys, tokens

    def _add(self, parts: list[tuple[list[bytes], Tokens]]) -> None:
        for keys, _ in parts:
            self._rows |= {key: row for row, key in enumerate(keys, start=len(self._rows))}
        self._known = Tokens.joined([self._known, *(tokens for _, tokens in parts)])


@contextmanager
def shown(texts: int, doing: str) -> Iterator[Callable[[int], object]]:
    """Tell how far it has come with what it is `doing`, and the time left, where there are many texts."""
    from tqdm.auto import tqdm

    silent = True if texts < SEVERAL_CORES else None  # None: told to a terminal or a notebook, not to a file
    with tqdm(total=texts, desc=said(doing), disable=silent, leave=False) as bar:
        yield bar.update


def _blocks(texts: list[str], starts: range) -> Iterator[tuple[list[str]]]:
    yield from ((texts[start : start + starts.step],) for start in starts)


def side_by_side(
    work: Callable, blocks: Iterable[tuple], texts: int, first: object = None, several: int | None = None
) -> Iterator:
    """Do the same with many blocks, `first` before each; give what comes, in order.

    All cores do it where there are many texts (from `several` on); or a cluster, where one helps.
    """
    if shared() and texts >= WORTH_SENDING:
        yield from spread(work, blocks, first)
        return
    work = work if first is None else partial(work, first)
    if texts < (SEVERAL_CORES if several is None else several):
        yield from (work(*block) for block in blocks)
        return
    from joblib import Parallel, cpu_count, delayed

    # nothing goes over files, which a killed program would leave behind
    lanes = Parallel(
        cpu_count(),
        backend="loky",
        return_as="generator",
        pre_dispatch="2*n_jobs",
        batch_size=1,
        max_nbytes=None,
        idle_worker_timeout=IDLE,
    )
    with _not_for_helpers():
        results = lanes(delayed(_helped)(os.getpid(), work, block) for block in blocks)
    yield from results


@contextmanager
def _not_for_helpers() -> Iterator[None]:
    """Start helpers that Ctrl-C does not reach: the program ends them, and else each would tell of it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # a mask would be lifted by loky
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL if before is None else before)


def _helped(parent: int, work: Callable, block: tuple):
    _end_with(parent)
    return work(*block)


@cache
def _end_with(parent: int) -> None:
    """End this helper with the program that started it, which may be killed while it hands over a block."""
    if os.getppid() != parent:
        return

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _packed(keys: list[bytes], tokens: Tokens) -> dict[str, np.ndarray]:
    names = np.frombuffer(json.dumps(tokens.names).encode(), np.uint8)
    every = {"keys": np.frombuffer(b"".join(keys), np.uint8), "names": names}
    for name, rows in (("tokens", tokens.tokens), ("terms", tokens.terms)):
        every |= {name: rows.values, f"{name}_ends": rows.ends}
    return every


def _unpacked(block: dict[str, np.ndarray]) -> tuple[list[bytes], Tokens]:
    keys = block["keys"].tobytes()
    rows = [Ragged(block[name], block[f"{name}_ends"]) for name in ("tokens", "terms")]
    names = json.loads(block["names"].tobytes())
    return [keys[at : at + 16] for at in range(0, len(keys), 16)], Tokens(names, *rows)


def _stamp() -> str:
    """Name what the tokens hang on: the program of PyThaiNLP and our own rules."""
    rules = crc32("".join(getsource(getmodule(rule)) for rule in (repair, terms_of)).encode())
    return f"tokens, pythainlp {version('pythainlp')}, rules {rules:08x}"


_cutting: ContextVar[Cutting | None] = ContextVar("cutting", default=None)


@contextmanager
def tokens_kept(beside: str | os.PathLike | None = None) -> Iterator[Cutting]:
    """Cut no text twice within the context, nor, beside a study, in the next run.

    A context inside another is that other.

    Examples
    --------
    >>> with tokens_kept() as kept:
    ...     len(kept(["ผู้นำ", "ป่าชุมชน"]))
    2
    """
    if _cutting.get() is not None:
        yield _cutting.get()
        return
    held = _cutting.set(Cutting(None if beside is None else f"{os.fspath(beside)}{ENDING}"))
    try:
        yield _cutting.get()
    finally:
        _cutting.reset(held)


@lru_cache(maxsize=1)
def read_words(texts: tuple[str, ...]) -> tuple[list[list[str]], list[list[str]]]:
    """Repair the texts and cut them into tokens and terms; kept, for labels need the same again."""
    text_tokens = (_cutting.get() or Cutting())(texts)
    return text_tokens.tokens.named(text_tokens.names), text_tokens.terms.named(text_tokens.names)
