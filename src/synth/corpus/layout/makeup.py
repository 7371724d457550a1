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
        self._said = [bool(label.name) for label in labels]
        self._sizes = [min(len(words) // _WIDTH, 2) for words in self._words]
        self._senses = [senses(words[:SEEN]) for words in self._words]
        self._shown = [_shown(found) for found in self._senses]

    def shared(self, place: int) -> list[str]:
        """Return what the neighbours of a line see of it, too."""
        found = self._senses[place]
        return [f"c1={found[0].name}", f"v={self._shown[place].verbs} {self._sizes[place]}"] if found else []

    def own(self, place: int) -> list[str]:
        """Return what the words of a line itself show."""
        found, size = self._senses[place], self._sizes[place]
        said = self._spelt(self._words[place]) if self._said[place] else []
        if not found:
            return ["c0", *said]
        verbs, people, time, money, binds = self._shown[place]
        return [
            f"c12={found[0].name} {found[1].name if len(found) > 1 else ''}",
            f"c-={found[-1].name}",
            f"v={verbs} {people} {time} {money} {size}",
            f"binds={binds} v={verbs} {size}",
            f"p={''.join(sense.part[0] for sense in found[:4])}",
            f"few={min(len(found), 3)} v={verbs} {size}",
            *(f"c={name} {size}" for name in dict.fromkeys(sense.name for sense in found)),
            *said,
        ]

    @staticmethod
    def _spelt(words: str) -> list[str]:
        """Return how the words behind a label begin, and which they are, if few."""
        found = [f"said n={bisect(_LENGTHS, len(words))}"]
        found += [f"said ^{words[:letters]}" for letters in (2, 4, 6) if letters <= len(words)]
        found += [f"said b={name}" for name, begins in patterns("begins").items() if begins.match(words)]
        return [*found, f"said={words}"] if len(words) <= _FEW else found

    def together(self, groups: Sequence[Sequence[int]]) -> dict[int, list[str]]:
        """Return for the lines of groups what each group is made of: who came, what it cost, what was."""
        said = {}
        for places in groups:
            shown = [self._shown[place] for place in places]
            verbs, more = _share([one.verbs > 0 for one in shown]), _share([one.verbs > 1 for one in shown])
            people, time, money, binds = (_share(column) for column in list(zip(*shown, strict=True))[1:])
            names = [
                f"kin v={verbs} {more}",
                f"kin v={verbs} people={people}",
                f"kin v={verbs} time={time}",
                f"kin v={verbs} money={money}",
                f"kin binds={binds} v={more}",
            ]
            said |= dict.fromkeys(places, names)
        return said

    def under(self, head: int, kin: Sequence[str]) -> list[str]:
        """Return what the heading above names, and beside it what the lines below it are made of."""
        names = list(dict.fromkeys(sense.name for sense in self._senses[head]))
        made = kin[0] if kin else ""
        found = [f"uc={name}" for name in names]
        if names:
            found += [f"uc1={names[0]}", f"uc v={self._shown[head].verbs} {made}"]
        if made:
            found += [f"uc={name} {made}" for name in names if name in _PROMISING]
        return found


def _shown(found: Sequence[Sense]) -> _Makeup:
    names = {sense.name for sense in found}
    return _Makeup(
        min(sum(sense.part == "v" for sense in found), 2),
        not names.isdisjoint(_PEOPLE),
        "time" in names,
        not names.isdisjoint(_MONEY),
        not names.isdisjoint(_BINDING),
    )


def _share(said: Sequence[bool]) -> int:
    """Return 0 for none or hardly any, 1 for some, 2 for most."""
    share = sum(said) / len(said)
    return (share > _SOME) + (share > _MOST)
