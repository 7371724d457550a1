"""Names for groups of statements by what they mean: a heading of reports, or phrases of the statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from synth.text.terms import is_term
from synth.text.tokens import tokenise
from synth.themes.features import standardised, unit_length
from synth.themes.naming import NONE, Name, central
from synth.themes.parts import MANY, SELDOM, Phrase, Spoken, spoken_of

_LEAST, _MOST = -1.0, 2.3
"""Likeness counts between these: a name is for what all of them mean, not for what some mean much."""
_STANDING = 0.5
"""What it is worth if a name stands in all statements, beside a standard deviation of likeness."""
_SELDOM = 0.15
"""Share of the statements in which a phrase of theirs has to stand."""
_HOLDS, _MEANT_BY = 2.0, 0.75
"""For a name to hold: its score, and the share of the statements that mean it."""
_MEANS, _CLEARLY = 1.0, 1.9
"""From so many standard deviations on a statement means a name, and means it without a word of it."""
_NEARLY = 0.25
"""A longer phrase, or a heading, takes the place of a single word that is meant by no more than so much."""
_OFTEN_AROUND = 0.3
"""A longer phrase around a word stands in such a share of the places of the word."""
_FOR_WORTH = 0.25
"""Power by which a phrase's worth counts (`synth.themes.parts.Spoken`)."""


@dataclass(frozen=True)
class Heading:
    """A heading of reports, with the words of each matter that it joins by และ."""

    text: str
    matters: tuple[frozenset[str], ...]
    broad: bool

    @property
    def words(self) -> frozenset[str]:
        """Its words, all together."""
        return frozenset().union(*self.matters)

    def may_name(self, words: frozenset[str]) -> bool:
        """Say whether it may name statements that say these words: broad, or a matter of it is told whole."""
        return self.broad or any(matter <= words for matter in self.matters)


@cache
def headings() -> tuple[Heading, ...]:
    """Read the headings under which reports of Thai projects and offices speak of a matter, broad ones first.

    Examples
    --------
    >>> [heading.text for heading in headings() if "ขยะ" in heading.words]
    ['การจัดการขยะ', 'การคัดแยกขยะ', 'ขยะทะเล']
    """
    lists = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split("\n\n")
    broad, narrow = (part.split() for part in lists)
    texts = [*broad, *narrow]
    matters = [tuple(filter(None, map(_words, tokenise(text.split("และ"))))) for text in texts]
    return tuple(Heading(text, own, text in broad) for text, own in zip(texts, matters, strict=True))


def _words(cut: Sequence[str]) -> frozenset[str]:
    return frozenset(filter(None, map(_bare, filter(is_term, cut))))


def names_by_meaning(
    statements: Sequence,
    groups: list[np.ndarray],
    little: frozenset[str],
    embed: Callable[[list[str]], np.ndarray],
    vectors: np.ndarray,
) -> list[Name]:
    """Name groups of statements by a heading or a phrase that nearly all of a group mean beyond others.

    Parameters
    ----------
    statements : sequence
        What each statement says, with ``tokens`` and ``words`` (`synth.themes.candidates.Words`).
    groups : list of ndarray
        Places of the statements of each group, the most central first.
    little : set of str
        Words that say little.
    embed : callable
        A sentence model: unit vectors of texts.
    vectors : ndarray
        What it makes of the statements.

    Returns
    -------
    list of Name
        No two overlap; a group that a name fits best has it.

    Notes
    -----
    Phrases are ranked by a sentence model as in Grootendorst, M. (2020), *KeyBERT: minimal keyword extraction
    with BERT*, but by how much more the statements mean a phrase than other statements do, and than they mean
    other phrases. Labels from outside stand beside those from the texts as in Carmel, D. et al. (2009),
    *SIGIR*, 139–146; a narrow one only where its words are said.
    """
    spoken = spoken_of(statements, groups, little)
    if spoken is None:
        return [NONE for _ in groups]
    candidates = _Candidates.of(statements, spoken, embed, vectors)
    beside = [candidates.beside(members) for members in groups]
    ranked = [
        own.ranked(central(members), columns)
        for own, members, columns in zip(beside, groups, spoken.of_group, strict=True)
    ]
    best = [max((name.score for name in choices), default=0) for choices in ranked]
    names, texts = [NONE] * len(groups), []
    for group in np.argsort(-np.array(best), kind="stable"):  # the group that a name fits best has it
        free = [name for name in ranked[group] if not any(_overlap(name.text, other) for other in texts)]
        if free:
            names[group] = beside[group].name(free)
            texts.append(names[group].text)
    return names


@dataclass(frozen=True)
class _Ranked:
    """How well a candidate names a group."""

    score: float
    meant: float
    share: float
    stands: float
    column: int
    text: str


@dataclass(frozen=True)
class _Candidates:
    """Phrases of the statements, then headings.

    Attributes
    ----------
    parts
        The phrases.
    worth
        Of each candidate.
    words
        Of each statement.
    likeness
        ``n × candidates``: how much more a statement means each than others do, in standard deviations.
    stands
        ``n × candidates``: 1 where a phrase stands; the share of a heading's words that do.
    """

    parts: list[Phrase]
    worth: np.ndarray
    words: list[frozenset[str]]
    likeness: np.ndarray
    stands: np.ndarray

    @classmethod
    def of(cls, statements: Sequence, spoken: Spoken, embed: Callable, vectors: np.ndarray) -> _Candidates:
        """Read phrases and headings, and find where they stand."""
        read = embed([*(part.text for part in spoken.parts), *(heading.text for heading in headings())])
        read = unit_length(read - read.mean(axis=0))
        # some phrases are near to all statements, some statements to all phrases
        likeness = standardised(standardised(vectors @ read.T, 0), 1)
        words = [frozenset(map(_bare, (*statement.tokens, *statement.words))) for statement in statements]
        worded = [
            [len(heading.words & statement_words) / len(heading.words) for heading in headings()]
            for statement_words in words
        ]
        worth = np.append(spoken.worth**_FOR_WORTH, np.ones(len(headings())))
        return cls(spoken.parts, worth, words, likeness, np.hstack([spoken.stands, worded]))

    def beside(self, members: np.ndarray) -> _Candidates:
        """Count likeness from those outside a group: a large group would be its own measure."""
        outside = np.delete(self.likeness, members, axis=0)
        if len(outside) < 2:
            return self
        spread = outside.std(axis=0)
        return replace(
            self, likeness=(self.likeness - outside.mean(axis=0)) / np.where(spread > 1e-9, spread, 1)
        )

    def ranked(self, members: np.ndarray, columns: list[int]) -> list[_Ranked]:
        """Rank what may name a group: phrases of its own that stand often, and headings; the best first."""
        heading_texts = {heading.text for heading in headings()}
        often = max(1 if len(members) < MANY / 2 else SELDOM, _SELDOM * len(members))
        own = [at for at in columns if self.stands[members, at].sum() >= often]
        ranking = [
            self._rank(members, at, self.parts[at].text)
            for at in own
            if self.parts[at].text not in heading_texts
        ]
        if own:  # figures mean no heading
            times = Counter(word for row in members for word in self.words[row])
            common_words = frozenset(word for word, n in times.items() if n >= min(often, SELDOM))
            ranking += [
                self._rank(members, at, heading.text)
                for at, heading in enumerate(headings(), len(self.parts))
                if heading.may_name(common_words)
            ]
        return sorted(ranking, key=lambda name: (-name.score, name.text))

    def _rank(self, members: np.ndarray, at: int, text: str) -> _Ranked:
        own = self.likeness[members, at]
        meant = float(np.clip(own, _LEAST, _MOST).mean())
        stands = float(self.stands[members, at].mean())
        score = float((meant + _STANDING * stands) * self.worth[at])
        return _Ranked(score, meant, float((own > _MEANS).mean()), stands, at, text)

    def name(self, ranking: list[_Ranked]) -> Name:
        """Name a group by the best of the ranking that is still free."""
        best = self._said_whole(ranking)
        likeness, stands = self.likeness[:, best.column], self.stands[:, best.column]
        speaks = (likeness > _CLEARLY) | ((stands >= 0.5) & (likeness > _MEANS))
        holds = best.score >= _HOLDS and best.share >= _MEANT_BY
        within = best.column - len(self.parts)
        words = (self.parts[best.column].surface,) if within < 0 else tuple(sorted(headings()[within].words))
        return Name(best.text, words, holds, frozenset(np.flatnonzero(speaks).tolist()))

    def _said_whole(self, ranking: list[_Ranked]) -> _Ranked:
        """Take the best; in the place of a word, a phrase around it or a heading that is meant as much."""
        best = ranking[0]
        if best.column >= len(self.parts) or self.parts[best.column].several:
            return best
        nearly = [name for name in ranking[1:] if name.meant >= best.meant - _NEARLY]
        longer = [
            name for name in nearly if best.text in name.text and name.stands >= _OFTEN_AROUND * best.stands
        ]
        others = [
            name for name in nearly if name.column >= len(self.parts) and name.score >= best.score - _NEARLY
        ]
        return next(iter(longer or others), best)


def _bare(word: str) -> str:
    """Take off what makes a noun of a verb: การขาย and ขาย are one."""
    return word.removeprefix("การ").removeprefix("ความ")


def _overlap(first: str, second: str) -> bool:
    return first in second or second in first
