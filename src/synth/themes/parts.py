"""Parts of which names of groups may be made, and which statements speak of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np

from synth.text.words import frequency
from synth.themes.phrases import Phrase, phrases, words

MOST_READ, MOST_WEIGHED = 30, 25
"""Statements of a group, the most central ones, in which parts are sought; parts of a group that are weighed
against each other."""
MANY, SELDOM = 12, 2
"""In a group of so many statements, a part stands in so many of them at least."""
_SAYS_LITTLE, _OF_A_VERB, _OF_A_DEED = 0.3, 0.6, 0.85
"""Worth of words that are true of nearly every project, and of what การ makes a noun of: a verb, or a verb
with its object."""
_SHORTENED = 0.5
"""Worth of abbreviations."""
_WHO_AND_WHERE = tuple(
    """กระทรวง สำนัก ปลัด รัฐมนตรี นายกรัฐมนตรี อธิบดี โฆษก คณะกรรมการ คณะอนุกรรมการ จังหวัด อำเภอ ตำบล""".split()
)
"""With these begin offices and places: who does something, and where, is not what it is about."""
_COMMON = 4_500
"""How often a word stands in the Thai Textbook Corpus (3 million words) that is worth half of a rare one."""


@dataclass(frozen=True)
class Spoken:
    """Which statements speak of which parts.

    Attributes
    ----------
    parts
        Of all groups.
    of_group
        For each group, the places of those that it may be named by.
    stands
        ``n × parts``: 1 where a part stands.
    worth
        Of each part, in a name.
    """

    parts: list[Phrase]
    of_group: list[list[int]]
    stands: np.ndarray
    worth: np.ndarray


def spoken_of(statements: Sequence, groups: list[np.ndarray], little: frozenset[str]) -> Spoken | None:
    """Find the words and phrases that groups use beyond others, and the statements in which they stand.

    Parameters are those of `synth.themes.naming.names`.

    Returns
    -------
    Spoken or None
        None where no group has any.
    """
    places = _Places(
        ["".join(statement.tokens) for statement in statements],
        [{*statement.tokens, *statement.words} for statement in statements],
    )
    pools = []
    for members in groups:
        candidates, own_places = _sought([statements[row] for row in members[:MOST_READ]]), places.of(members)
        worth = {part: _weight(part, own_places, places, little) for part in candidates}
        ranked = sorted(
            (part for part in candidates if worth[part] > 0), key=lambda part: (-worth[part], part.text)
        )
        pools.append(ranked[:MOST_WEIGHED])
    every = {part.text: part for pool in pools for part in pool}
    if not every:
        return None
    column = {text: at for at, text in enumerate(sorted(every))}
    parts = [every[text] for text in column]
    stands = np.array([places.everywhere(part) for part in parts], dtype=float).T
    of_group = [[column[part.text] for part in pool] for pool in pools]
    worth = np.array([_worth(part, little) for part in parts])
    return Spoken(parts, of_group, stands, worth)


@dataclass(frozen=True)
class _Places:
    """Where parts stand: a phrase in the text of a statement, a word among its tokens and terms."""

    texts: list[str]
    tokens: list[set[str]]

    def __len__(self) -> int:
        return len(self.texts)

    def of(self, rows: np.ndarray) -> _Places:
        """Take some of the statements."""
        return _Places([self.texts[row] for row in rows], [self.tokens[row] for row in rows])

    @cached_property
    def _times(self) -> Counter:
        return Counter(token for statement_tokens in self.tokens for token in statement_tokens)

    @cached_property
    def _lines(self) -> str:
        return "\n".join(text.replace("\n", " ") for text in self.texts)

    def among(self, part: Phrase) -> int:
        """Count the statements in which a part stands."""
        return _lines_with(part.surface, self._lines) if part.several else self._times[part.surface]

    def everywhere(self, part: Phrase) -> list[bool]:
        """Say of each statement whether a part stands in it."""
        return [part.surface in statement for statement in (self.texts if part.several else self.tokens)]


def _lines_with(surface: str, lines: str) -> int:
    n, at = 0, lines.find(surface)
    while at >= 0:
        n, end = n + 1, lines.find("\n", at)
        at = lines.find(surface, end) if end >= 0 else -1
    return n


def _sought(read: list) -> list[Phrase]:
    """Find the words and phrases of statements that may stand in a name, each once."""
    by_text = {word.text: word for word in words((statement.tokens, statement.words) for statement in read)}
    for statement in read:
        for phrase in phrases(statement.tokens):
            by_text.setdefault(phrase.text, phrase)
    return list(by_text.values())


def _weight(part: Phrase, own: _Places, places: _Places, little: frozenset[str]) -> float:
    """Weigh by how much more often a group uses a part than others do (log odds), and how much it tells."""
    inside = own.among(part)
    if inside < SELDOM and len(own) > MANY:
        return 0.0
    outside, n = places.among(part) - inside, len(places) - len(own)
    more = log((inside + 0.5) / (len(own) + 1)) - log((outside + 0.5) / (n + 1))
    return more * inside**0.6 * telling(part) * _worth(part, little)


def telling(part: Phrase) -> float:
    """Say how much a part tells by how rare it is: 1 for what stands nowhere, 0 for what stands everywhere.

    Examples
    --------
    >>> [round(telling(Phrase(word, word)), 2) for word in ("ขยะ", "น้ำ")]
    [0.94, 0.43]
    """
    return 1 / (1 + frequency(part.surface) / _COMMON)


def _worth(part: Phrase, little: frozenset[str]) -> float:
    if part.surface.startswith(_WHO_AND_WHERE):
        return 0.0
    much = _SAYS_LITTLE if part.surface in little else 1.0
    form_weight = 1.0 if part.text == part.surface else _OF_A_DEED if part.several else _OF_A_VERB
    return much * form_weight * (_SHORTENED if "." in part.text else 1.0)
