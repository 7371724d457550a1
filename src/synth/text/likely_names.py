"""How likely letters are a name: PyThaiNLP's lists of names, nicknames, and what such names are made of."""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from synth.text.words import dictionary, frequencies, frequency

MOST = 24
"""Letters of the longest word or name that is looked for."""
_BEGIN, _END = "^", "$"
_BARE = re.compile(r"(?!.[วอ])[\u0e01-\u0e2e]{3,}")
_SPLIT = re.compile(r"[^\u0e01-\u0e4e]+")


@cache
def lists() -> dict:
    """Return the word lists of ``personal.toml``."""
    return tomllib.loads(Path(__file__).with_name("personal.toml").read_text(encoding="utf-8"))


@cache
def given_names() -> frozenset[str]:
    """Return the given names, without those that hold anything but Thai letters."""
    from pythainlp.corpus import common

    return _thai([*common.thai_male_names(), *common.thai_female_names()]) - never()


@cache
def family_names() -> frozenset[str]:
    """Return the family names."""
    from pythainlp.corpus import common

    return _thai(common.thai_family_names()) - never()


@cache
def nicknames() -> frozenset[str]:
    """Return names by which people are called at home."""
    return frozenset(lists()["people"]["nicknames"].split()) - never()


@cache
def never() -> frozenset[str]:
    """Return words that stand behind titles and are no name, though the lists of names have some."""
    return frozenset(lists()["people"]["never"].split())


@cache
def beside() -> re.Pattern:
    """Return the words that go on behind a name and begin no family name that is not listed."""
    words = [*lists()["people"]["beside"].split(), *(word for word in never() if len(word) > 2)]
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))


@cache
def first_word(run: str) -> str:
    """Return the longest word of the dictionary with which a run of letters begins."""
    return next((run[:size] for size in range(len(run), 0, -1) if run[:size] in dictionary()), "")


def goes_on(run: str) -> bool:
    """Say whether a run of letters begins with a word that goes on behind a name, not with another one.

    Examples
    --------
    >>> goes_on("ได้ผลผลิต"), goes_on("แก่นจันทร์")
    (True, False)
    """
    match = beside().match(run)
    rest = first_word(run)[match.end() :] if match else ""
    return bool(match) and (not rest or rest in dictionary())


@cache
def function_words() -> frozenset[str]:
    """Return the words that follow a person's title where no name does: verbs, particles, numbers."""
    from pythainlp.corpus import thai_stopwords

    return (thai_stopwords() | never()) - nicknames()


def _thai(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name for name in names if len(name) > 1 and not _SPLIT.search(name))


@cache
def word_cost(word: str) -> float:
    """Return how surprising a word is in a text, in natural units; a word that no list has is very.

    Examples
    --------
    >>> word_cost("และ") < word_cost("ประชาคม") < word_cost("กขฃค")
    True
    """
    if word in _compounds():
        return 6.0 + 0.4 * len(word) ** 0.5
    times = _frequencies().get(word, 0)
    if not times and word not in dictionary():
        return 99.0
    return -math.log((times + 0.5) / 36_000_000)


@cache
def _frequencies() -> dict[str, int]:
    from pythainlp.corpus import tnc

    known = frequencies()
    return known | {word: int(times) + known.get(word, 0) for word, times in tnc.unigram_word_freqs().items()}


@cache
def _compounds() -> frozenset[str]:
    return frozenset(lists()["titles"]["compounds"])


@cache
def known_words() -> frozenset[str]:
    """Return every word that is no name, or rarely one: the dictionary, and compounds with titles."""
    return dictionary() | _compounds()


class Letters:
    """What names of a list are made of: how likely each letter is behind the two before it."""

    def __init__(self, names: Iterable[str]):
        self._pairs, self._triples = Counter(), Counter()
        for name in names:
            spelling = _BEGIN * 2 + name + _END
            for at in range(2, len(spelling)):
                self._pairs[spelling[at - 2 : at]] += 1
                self._triples[spelling[at - 2 : at + 1]] += 1

    def cost(self, name: str) -> float:
        """Return how surprising `name` is among the names, in natural units."""
        spelling = _BEGIN * 2 + name + _END
        return sum(
            -math.log(
                (self._triples[spelling[at - 2 : at + 1]] + 0.05) / (self._pairs[spelling[at - 2 : at]] + 4)
            )
            for at in range(2, len(spelling))
        )


@cache
def given_letters() -> Letters:
    """Return what given names are made of."""
    return Letters(given_names() | nicknames())


@cache
def family_letters() -> Letters:
    """Return what family names are made of."""
    return Letters(family_names())


_NEW = 2.0
"""What it costs that a name is in no list."""
_COMMON_WORD = 8.0
"""Words that cost less go on behind a name more often than they end one."""
_ALSO_A_WORD = 12.0
"""Listed names that are words too are the less likely names, the more usual they are as words."""


@cache
def given_cost(name: str, at_home: bool) -> float:
    """Return how surprising `name` is behind a title; `at_home` behind one such as พี่.

    Examples
    --------
    >>> given_cost("สมชาย", False) < given_cost("โครงการ", False)
    True
    """
    listed = name in given_names() or name in nicknames()
    if name in never() or (not listed and (beside().match(name) or _BARE.fullmatch(name))):
        return 99.0
    costs = [given_letters().cost(name) + _NEW]
    if is_compound(name):
        costs.append(10.0)
    if name in given_names():
        costs.append(8.5 + _common(name))
    if name in nicknames():
        costs.append((4.9 if at_home else 6.9) + _common(name) / 2)
    return min(costs)


@cache
def is_compound(name: str) -> bool:
    """Say whether a name is made of two: บุญ|เรือน, จันทร์|ฟอง, or one said twice."""
    half = len(name) // 2
    if half > 1 and name[:half] == name[half:]:
        return name[:half] in nicknames()
    parts = ((name[:at], name[at:]) for at in range(2, len(name) - 1))
    return any(
        _tails()[tail] > 2 and word_cost(tail) > _COMMON_WORD
        for head, tail in parts
        if head in nicknames() or (head in given_names() and tail not in dictionary())
    )


@cache
def _tails() -> Counter:
    """Count what names of the lists end in that begin with a name."""
    tails: Counter = Counter()
    for name in given_names() | family_names():
        for at in range(2, len(name) - 1):
            if name[:at] in nicknames():
                tails[name[at:]] += 1
    return tails


@cache
def given_letter_cost(name: str) -> float:
    """Return what a letter of a name costs, on average, among the letters of given names."""
    return given_letters().cost(name) / len(name)


def ends_like_a_name(run: str) -> bool:
    """Say whether letters end in what many names end in: ก้านแก้ว, เฉิดโฉมศรี."""
    return any(_tails()[run[at:]] > 8 for at in range(3, len(run) - 2))


def _common(name: str) -> float:
    return min(2.5, max(0.0, _ALSO_A_WORD - word_cost(name)) / 2)


@cache
def family_cost(name: str) -> float:
    """Return how surprising `name` is as a family name behind a given name."""
    if name in never() or (name not in family_names() and goes_on(name)):
        return 99.0
    costs = [family_letters().cost(name) + 1.5]
    if name in family_names():
        costs.append(9.2 + 1.0 * (frequency(name) > 20))
    elif name in given_names():
        costs.append(11.0)
    return min(costs)
