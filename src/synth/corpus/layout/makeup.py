"""What lines are made of, by the kinds of things their words name: so a word never seen speaks, too."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from synth.corpus.layout.naming import SEEN
from synth.corpus.layout.vocabulary import patterns
from synth.corpus.layout.words import OPENS
from synth.text.senses import Sense, senses

if TYPE_CHECKING:
    from synth.corpus.layout.lines import Line
    from synth.corpus.layout.markers import Marker
    from synth.corpus.layout.speakers import Label

_WIDTH = 25
_LENGTHS, _FEW = (6, 12, 20, 30, 45, 70), 24
_SOME, _MOST = 0.2, 0.6
_PEOPLE = frozenset(("person", "group"))
_MONEY = frozenset(("possession", "quantity"))
_BINDING = frozenset(("not", "because", "and", "auxiliary", "adverb", "v change"))
"""What sentences have, and names of things have not."""
_PROMISING = frozenset(
    ("person", "group", "time", "possession", "quantity", "act", "event", "cognition", "communication")
) | {"asks", "pronoun"}
"""What a heading names whose lines are judged by it: who came, when, for how much, to do what."""


class _Makeup(NamedTuple):
    verbs: int
    people: bool
    time: bool
    money: bool
    binds: bool


class Makeup:
    """The senses of the words of each line of a note, and what they show; behind a label, of what is said."""

    def __init__(self, lines: Sequence[Line], markers: Sequence[Marker], labels: Sequence[Label]) -> None:
        self._words = [
            line.text[max(marker.length, label.first) if label.name else marker.length :]
            .replace("\t", " ")
            .lstrip(OPENS)
            for line, marker, label in zip(lines, markers, labels, strict=True)
        ]
        self._labelled = [bool(label.name) for label in labels]
        self._sizes = [min(len(words) // _WIDTH, 2) for words in self._words]
        self._senses = [senses(words[:SEEN]) for words in self._words]
        self._shown = [_shown(word_senses) for word_senses in self._senses]

    def shared(self, index: int) -> list[str]:
        """Return what the neighbours of a line see of it, too."""
        word_senses = self._senses[index]
        return (
            [f"c1={word_senses[0].name}", f"v={self._shown[index].verbs} {self._sizes[index]}"]
            if word_senses
            else []
        )

    def own(self, index: int) -> list[str]:
        """Return what the words of a line itself show."""
        word_senses, size = self._senses[index], self._sizes[index]
        spelling = self._spelt(self._words[index]) if self._labelled[index] else []
        if not word_senses:
            return ["c0", *spelling]
        verbs, people, time, money, binds = self._shown[index]
        return [
            f"c12={word_senses[0].name} {word_senses[1].name if len(word_senses) > 1 else ''}",
            f"c-={word_senses[-1].name}",
            f"v={verbs} {people} {time} {money} {size}",
            f"binds={binds} v={verbs} {size}",
            f"p={''.join([part[0] for _, part in word_senses[:4]])}",
            f"few={min(len(word_senses), 3)} v={verbs} {size}",
            *(f"c={name} {size}" for name in dict.fromkeys([name for name, _ in word_senses])),
            *spelling,
        ]

    @staticmethod
    def _spelt(words: str) -> list[str]:
        """Return how the words behind a label begin, and which they are, if few."""
        features = [f"said n={bisect(_LENGTHS, len(words))}"]
        features += [f"said ^{words[:letters]}" for letters in (2, 4, 6) if letters <= len(words)]
        features += [f"said b={name}" for name, begins in patterns("begins").items() if begins.match(words)]
        return [*features, f"said={words}"] if len(words) <= _FEW else features

    def together(self, groups: Sequence[Sequence[int]]) -> dict[int, list[str]]:
        """Return for the lines of groups what each group is made of: who came, what it cost, what was."""
        features = {}
        for indexes in groups:
            shown = [self._shown[index] for index in indexes]
            verbs, more = (
                _share([makeup.verbs > 0 for makeup in shown]),
                _share([makeup.verbs > 1 for makeup in shown]),
            )
            people, time, money, binds = (_share(column) for column in list(zip(*shown, strict=True))[1:])
            names = [
                f"kin v={verbs} {more}",
                f"kin v={verbs} people={people}",
                f"kin v={verbs} time={time}",
                f"kin v={verbs} money={money}",
                f"kin binds={binds} v={more}",
            ]
            features |= dict.fromkeys(indexes, names)
        return features

    def under(self, head: int, kind: str) -> list[str]:
        """Return what the heading above names, and beside it what lines below it are made of (`kind`)."""
        names = list(dict.fromkeys([name for name, _ in self._senses[head]]))
        features = [f"uc={name}" for name in names]
        if names:
            features += [f"uc1={names[0]}", f"uc v={self._shown[head].verbs} {kind}"]
        if kind:
            features += [f"uc={name} {kind}" for name in names if name in _PROMISING]
        return features


def _shown(word_senses: Sequence[Sense]) -> _Makeup:
    names = {name for name, _ in word_senses}
    return _Makeup(
        min([part for _, part in word_senses].count("v"), 2),
        not names.isdisjoint(_PEOPLE),
        "time" in names,
        not names.isdisjoint(_MONEY),
        not names.isdisjoint(_BINDING),
    )


def _share(flags: Sequence[bool]) -> int:
    """Return 0 for none or hardly any, 1 for some, 2 for most."""
    share = sum(flags) / len(flags)
    return (share > _SOME) + (share > _MOST)
