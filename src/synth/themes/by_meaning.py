"""Names for groups of statements by what they mean: a heading of reports, or phrases of the statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from synth.text.tokens import tokenise
from synth.themes.features import standardised, unit_length
from synth.themes.headings import bare, headings
from synth.themes.naming import NONE, Name, central
from synth.themes.parts import SELDOM, Phrase, Spoken, spoken_of, telling
from synth.themes.reach import reach_of

_LEAST, _MOST = -1.0, 3.0
"""Likeness counts between these: a name is for what all of them mean, not for what some mean much."""
_STANDING = 0.5
"""What it is worth if a name stands in all statements, beside a standard deviation of likeness."""
_SELDOM = 0.15
"""Share of the statements in which a phrase of theirs has to stand."""
_OFTEN_AROUND = 0.5
"""A phrase stands in such a share of the places of each word in it."""
_WEIGHED = 10
"""So many of the best names of a group are weighed by how far they reach."""
_AS_FAR = 0.75
"""A name is taken if it reaches such a part of what the one that reaches farthest does."""
_PARTICULAR, _SINGLE, _WORN = 0.2, 0.2, 0.3
"""What a phrase or a narrow heading is worth more than a broad one; what a single word is worth less, and how
much less one that stands everywhere."""
_HOLDS, _REACHES = 2.0, 0.4
"""For a name to hold: its score, and the share of the statements that mean it."""
_KINDS = tuple("ปัญหา อุปสรรค ข้อเสนอ บทเรียน ผลลัพธ์ ปัจจัย จำนวน".split())
"""Kinds of findings, and amounts: a name says what it is about."""
_FOR_WORTH = 0.25
"""Power by which a phrase's worth counts (`synth.themes.parts.Spoken`)."""


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
        own.ranked(central(members), columns, little)
        for own, members, columns in zip(beside, groups, spoken.of_group, strict=True)
    ]
    best = [max((name.score for name in choices), default=0) for choices in ranked]
    names, texts = [NONE] * len(groups), []
    for group in np.argsort(-np.array(best), kind="stable"):  # the group that a name fits best has it
        free = [name for name in ranked[group] if not any(_overlap(name.text, other) for other in texts)]
        if free:
            names[group] = beside[group].name(free, groups[group], vectors)
            texts.append(names[group].text)
    return names


@dataclass(frozen=True)
class _Ranked:
    """How well a candidate names a group."""

    score: float
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
        words = [frozenset(map(bare, (*statement.tokens, *statement.words))) for statement in statements]
        worded = [[heading.told(statement_words) for heading in headings()] for statement_words in words]
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

    def ranked(self, members: np.ndarray, columns: list[int], little: frozenset[str]) -> list[_Ranked]:
        """Rank what may name a group: phrases of its own that stand often, and headings; the best first."""
        often = max(SELDOM, _SELDOM * len(members))
        standing = [at for at in columns if self.stands[members, at].sum() >= often]
        if not standing:  # figures mean no heading
            return []
        heading_texts = {heading.text for heading in headings()}
        own = [
            at
            for at in self._whole(members, standing)
            if _tells(self.parts[at], little) and self.parts[at].text not in heading_texts
        ]
        times = Counter(word for row in members for word in self.words[row])
        common_words = frozenset(word for word, n in times.items() if n >= SELDOM)
        outside = [
            at for at, heading in enumerate(headings(), len(self.parts)) if heading.may_name(common_words)
        ]
        ranking = [self._rank(members, at) for at in own + outside]
        return sorted(ranking, key=lambda name: (-name.score, name.text))

    def _whole(self, members: np.ndarray, columns: list[int]) -> list[int]:
        """Leave out phrases that stand in few of the places of a word of theirs: they name a part of it."""
        stands = dict(zip(columns, self.stands[members][:, columns].sum(axis=0), strict=True))
        words = [at for at in columns if not self.parts[at].several]

        def around(at: int) -> bool:
            inside = [word for word in words if self.parts[word].surface in self.parts[at].surface]
            return all(stands[at] >= _OFTEN_AROUND * stands[word] for word in inside)

        return [at for at in columns if around(at)]

    def _rank(self, members: np.ndarray, at: int) -> _Ranked:
        within = at - len(self.parts)
        text = headings()[within].text if within >= 0 else self.parts[at].text
        meant = float(np.clip(self.likeness[members, at], _LEAST, _MOST).mean())
        stands = float(self.stands[members, at].mean())
        return _Ranked(float((meant + _STANDING * stands) * self.worth[at]), at, text)

    def name(self, ranking: list[_Ranked], members: np.ndarray, vectors: np.ndarray) -> Name:
        """Name a group by what reaches most of it, of the best that are still free; the most particular."""
        reaches = [
            reach_of(self.likeness[:, name.column], self.stands[:, name.column] >= 1, members, vectors)
            for name in ranking[:_WEIGHED]
        ]
        most = max(reach.share for reach in reaches)
        likely = [
            (name.score + self._kind(name.column), -place)
            for place, (name, reach) in enumerate(zip(ranking[:_WEIGHED], reaches, strict=True))
            if reach.share >= _AS_FAR * most - 1e-9
        ]
        place = -max(likely)[1]
        best, reach = ranking[place], reaches[place]
        within = best.column - len(self.parts)
        words = (self.parts[best.column].surface,) if within < 0 else tuple(sorted(headings()[within].words))
        holds = reach.share >= _REACHES and best.score >= _HOLDS
        return Name(best.text, words, holds, frozenset(np.flatnonzero(reach.means).tolist()))

    def _kind(self, column: int) -> float:
        """Say how much a name tells by its kind: a common word tells least."""
        within = column - len(self.parts)
        if within >= 0:
            return 0.0 if headings()[within].broad else _PARTICULAR
        part = self.parts[column]
        return _PARTICULAR if part.several else -_SINGLE - _WORN * (1 - telling(part))


def _tells(part: Phrase, little: frozenset[str]) -> bool:
    """Say whether a part tells of a matter: a deed or a phrase, no abbreviation, no word that says little.

    A noun alone (โรงเรียน, เหล้า) is what several matters have in common.
    """
    if not part.several and part.text == part.surface:
        return False
    if part.surface in little or "." in part.surface or part.surface.startswith(_KINDS):
        return False
    return part.text == part.surface or tokenise([part.surface])[0][0] not in little


def _overlap(first: str, second: str) -> bool:
    return first in second or second in first
