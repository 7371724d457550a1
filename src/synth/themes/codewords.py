"""What the codebook's own words say for a code, before anybody has coded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from os import PathLike
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from threadpoolctl import threadpool_limits

from synth.schema import CODE_JOIN, THEME_DIMENSION, is_yes, require
from synth.themes.cutting import read_words
from synth.themes.features import condense, unit_length, unit_rows, words_and_features
from synth.themes.keywords import keywords_counted, keywords_found, keywords_of
from synth.themes.meaning import Model, meanings, model_for

if TYPE_CHECKING:
    import pandas as pd

# How much each cell of a code says about it; what is excluded speaks against it.
_CELLS = {"keywords": 1.0, "name": 0.5, "definition": 0.3, "include": 0.3, "example": 0.3, "exclude": -0.2}

# Weights of likeness in words and characters, of likeness in the latent space, and of keywords found.
_ALIKE, _LATENT, _FOUND = 8.0, 2.0, 1.0

# Of likeness in what a sentence model of strength 1 reads; and in learning, beside the latent space.
_MEANT, _MEANT_LEARNT = 4.0, 2.0


@dataclass(frozen=True)
class Evidence:
    """What the words say: ``n`` statements beside ``k`` codes."""

    features: sparse.csr_matrix
    """Of the statements, rows of unit length."""
    words: list[str]
    """What the first columns of the features stand for."""
    latent: np.ndarray
    """Of the statements: what goes with what here, rows of unit length, and beside it what a model reads."""
    keywords: list[dict[int, list[str]]]
    """For each statement, the codes (by place) of which it has keywords, and these."""
    own: list[dict[str, frozenset[int]]]
    """For each code what its cells say, by the columns of the words: ``definition`` → words."""
    named: list[bool]
    """Whether the words that are looked for are of the code's name, for want of keywords."""
    prior: np.ndarray
    """``n × k``, how much the codebook speaks for each code; comparable within a row."""
    model: str = ""
    """The sentence model that read the statements beside their words."""
    meant: np.ndarray | None = None
    """What it read in them, rows of unit length."""
    alike: float = 1.0
    """Cosine of these from which two statements look alike to a reader."""

    def likeness(self, rows: Sequence[int], columns: Sequence[int]) -> np.ndarray:
        """Compare statements with others by words and characters and, with a model, as much by meaning."""
        near = (self.features[rows] @ self.features[columns].T).toarray()
        return near if self.meant is None else (near + self.meant[rows] @ self.meant[columns].T) / 2


def usable_codes(codebook: pd.DataFrame, used: set[str]) -> pd.DataFrame:
    """Take the codes that a statement can be given: not retired, and not a mere heading of others.

    Parameters
    ----------
    codebook : DataFrame
        ``code``; further columns of a codebook as far as there are.
    used : set of str
        Codes that have been used; a heading among them stays.

    Returns
    -------
    DataFrame
        All columns as text, ``dimension`` filled from above or with ประเด็น.

    Examples
    --------
    >>> import pandas as pd
    >>> book = pd.DataFrame({"code": ["people", "trust"], "parent": ["", "people"]})
    >>> usable_codes(book, set())["code"].tolist()
    ['trust']
    """
    require(codebook, ["code"], "codebook")
    book = codebook.copy()
    for column in ("name", "dimension", "parent", "retired", *_CELLS):
        book[column] = book[column].fillna("").astype(str).str.strip() if column in book else ""
    book["dimension"] = _dimensions(book)
    heading = book["code"].isin(book["parent"]) & (book["keywords"] + book["definition"] == "")
    retired = book["retired"].map(is_yes).astype(bool)
    return book[~retired & (~heading | book["code"].isin(used))].reset_index(drop=True)


def _dimensions(book: pd.DataFrame) -> list[str]:
    own = dict(zip(book["code"], book["dimension"], strict=True))
    above = dict(zip(book["code"], book["parent"], strict=True))

    def find(code: str, passed: tuple = ()) -> str:
        if own.get(code) or code not in above or code in passed:
            return own.get(code) or THEME_DIMENSION
        return find(above[code], (*passed, code))

    return [find(code) for code in book["code"]]


def weigh(
    texts: list[str],
    book: pd.DataFrame,
    seed: int = 0,
    embedding: str | PathLike | None = None,
    beside: str | PathLike | None = None,
) -> Evidence:
    """Weigh what the cells of the codebook say for each code in each text.

    Parameters
    ----------
    texts : list of str
    book : DataFrame
        As `usable_codes` makes it.
    seed : int
    embedding, beside
        As for `synth.themes.discover.discover`: the sentence model that reads texts and codebook beside their
        words, and the study beside which what it reads is kept.

    Returns
    -------
    Evidence

    Notes
    -----
    The sum of three likenesses: cosine to the code's words in the space of words and characters, cosine in
    the latent space of these statements (which knows what goes with what), and the keywords found, a rare
    one counting more. On labelled Thai titles the sum did better than each of the three.
    """
    rows = tuple(book[["dimension", *_CELLS]].itertuples(index=False, name=None))
    return _weigh(tuple(texts), rows, seed, model_for(len(texts), embedding), beside)


@lru_cache(maxsize=1)
@threadpool_limits.wrap(limits=1, user_api="blas")  # sums in one order: the same answer everywhere
def _weigh(
    texts: tuple[str, ...], rows: tuple[tuple], seed: int, model: Model | None, beside: str | PathLike | None
) -> Evidence:
    """Weigh once what is asked for after every few codings."""
    book = [dict(zip(("dimension", *_CELLS), row, strict=True)) for row in rows]
    cells, columns, owners, weights = _cells(book)
    words, everything = words_and_features([*texts, *cells])
    n, k = len(texts), len(book)
    features = unit_rows(everything[:n])
    gather = sparse.csr_matrix((weights, (owners, range(len(cells)))), shape=(k, len(cells)))
    codes = unit_rows(gather @ unit_rows(everything[n:]))
    both = condense(sparse.vstack([features, codes], format="csr"), seed)
    latent, near, by_model = both[:n], _LATENT * (both[:n] @ both[n:].T), ()
    if model is not None:
        read = meanings([*texts, *cells], model, beside)
        latent = np.hstack([latent, (model.strength * _MEANT_LEARNT) ** 0.5 * read[:n]])
        by_model = (model.name, read[:n], model.alike)
        near += model.strength * _MEANT * (read[:n] @ unit_length(gather @ read[n:]).T)
    keywords = keywords_found(read_words((*texts, *cells))[0][:n], [keywords_of(row) for row in book])
    alike = _ALIKE * (features @ codes.T).toarray() + near
    prior = alike + _FOUND * keywords_counted(keywords, k) * _telling(book)
    own = _own(everything[n:, : len(words)].tocsr(), columns, owners, k)
    return Evidence(
        features,
        words,
        latent,
        keywords,
        own,
        [not row["keywords"] for row in book],
        prior,
        *by_model,
    )


def _own(
    cell_counts: sparse.csr_matrix, columns: list[str], owners: list[int], k: int
) -> list[dict[str, frozenset[int]]]:
    """Gather the words of each code's cells; what is excluded speaks for no code."""
    own: list[dict[str, frozenset[int]]] = [{} for _ in range(k)]
    for row, (column, owner) in enumerate(zip(columns, owners, strict=True)):
        if column != "exclude":
            words = cell_counts.indices[cell_counts.indptr[row] : cell_counts.indptr[row + 1]]
            own[owner][column] = own[owner].get(column, frozenset()) | frozenset(words.tolist())
    return own


def _cells(book: list[dict]) -> tuple[list[str], list[str], list[int], list[float]]:
    cells, columns, owners, weights = [], [], [], []
    for owner, row in enumerate(book):
        for column, weight in _CELLS.items():
            parts = [part for part in row[column].split(CODE_JOIN if column == "keywords" else "\n") if part]
            cells += parts
            columns += [column] * len(parts)
            owners += [owner] * len(parts)
            weights += [weight / len(parts) for _ in parts]
    return cells, columns, owners, weights


def _telling(book: list[dict]) -> np.ndarray:
    """Say how much a word found tells for each code: all where every code of the dimension has keywords.

    Where some have none the others are found too often, and words of a name tell half as much as keywords.
    """
    named: dict[str, list[bool]] = {}
    for row in book:
        named.setdefault(row["dimension"], []).append(bool(row["keywords"]))
    return np.array([0.5 + 0.5 * np.mean(named[row["dimension"]]) for row in book])
