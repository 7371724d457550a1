"""Where names without a title may stand: listed names, unlisted runs of letters, full names.

What is given here is no finding: `name_evidence.py` says what speaks for each, `name_judge.py` how much.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import NamedTuple

from synth.text.cuts import LETTERS, Cuts, may_cut
from synth.text.likely_names import (
    family_names,
    function_words,
    given_names,
    is_compound,
    nicknames,
    word_cost,
)
from synth.text.name_rows import no_names
from synth.text.title_moves import is_followed, is_no_name
from synth.text.titles import glued_roles, titles
from synth.text.words import dictionary


class NamePlace(NamedTuple):
    """Where a name may stand: its first part's end, its shape, the title before it."""

    start: int
    end: int
    given_end: int
    shape: str
    title: str = ""


ALONE, RUN, FULL, TITLED = "alone", "run", "full", "titled"
"""Shapes: a listed name, a run of letters that no list has, a full name, anything behind a title."""
_JOINING = frozenset("และ กับ หรือ แต่ ที่ ซึ่ง ของ ว่า ก็ จะ ไม่".split())
_USUAL = 11.0
_LIKE_WORDS = 2.2
"""What a letter costs, on average, where verbs and nouns go on behind a name, rather than a family name."""
_MOST_TITLED = 10
_TITLE_COST, _BROKEN, _ANYWHERE = 9.0, 5.0, 9.0
"""What a title costs at most; what a reading with it may cost more than the cheapest one, before anything and
before a name in a list."""
_RUNS_BEHIND = 3
"""So many runs of letters behind a title's own may hold its name."""
_LEAST_SAVED = 5.0
"""A listed name is only one where no other words are broken by it."""
_RARE = 2.2
"""What a letter costs, on average, in words that are hardly words."""
_BLANK = re.compile(r"[ \u00a0]{1,2}")
_INITIAL = re.compile(r"[\u0e01-\u0e2e]\.(?![\u0e01-\u0e4e]|[ ]?[1-9])")
_MOST_GIVEN, _MOST_FAMILY = 14, 20
_STARTS = re.compile(r"[\u0e01-\u0e2e\u0e40-\u0e44]")


@cache
def _dotted() -> re.Pattern:
    """Return a pattern of the titles that are shortened: น.ส., ผญบ."""
    return re.compile("|".join(re.escape(title) for title in titles() if not LETTERS.fullmatch(title)))


def is_usual(name: str) -> bool:
    """Say whether a name is a word that is said more often than it is a name."""
    return name in dictionary() and word_cost(name) < _USUAL


class Line:
    """A line of text whose runs of letters are read as words where that is asked for."""

    def __init__(self, text: str):
        self.text = text
        self.runs = [match.span() for match in LETTERS.finditer(text)]
        self._cuts: dict[int, Cuts] = {}
        self._titles_of: dict[int, list[tuple[int, int, str, float]]] = {}

    def cuts(self, start: int, end: int) -> Cuts:
        """Return a run as words."""
        if start not in self._cuts:
            self._cuts[start] = Cuts(self.text[start:end])
        return self._cuts[start]

    def number_at(self, at: int) -> int:
        """Return the number of the run that a place is in, or right behind; -1 before all."""
        return bisect_right(self.runs, (at, len(self.text) + 1)) - 1

    def run_at(self, at: int) -> tuple[int, int]:
        """Return the run that a place is in, or right behind."""
        return self.runs[self.number_at(at)]

    @cached_property
    def places(self) -> list[NamePlace]:
        """Return where names may stand, each place once."""
        by_span: dict[tuple[int, int], NamePlace] = {}
        for number, run in enumerate(self.runs):
            singles = list(self._singles(*run))
            behind = self.runs[number + 1] if number + 1 < len(self.runs) else None
            titled = list(self._titled(run, behind))
            for place in (*singles, *titled):
                if not self.text.startswith((".", " ๆ"), place.end) or self.text.startswith("..", place.end):
                    by_span[place[:2]] = place
            if behind and _BLANK.fullmatch(self.text, run[1], behind[0]):
                for place in self._full(run, behind, [*singles, *titled]):
                    by_span.setdefault(place[:2], place)
        return list(by_span.values())

    def titled_parts(self, likely: Iterable[int]) -> list[tuple[int, int]]:
        """Return the parts of the line that must be read to find what stands behind titles.

        These begin with a run that has a surely telling title, one at its end, or a place of `likely`.
        """
        starts = {self.run_at(at)[0] for at in likely}
        starts |= {run[0] for run in self.runs if self._tells(*run)}
        starts |= {self.run_at(match.start())[0] for match in _dotted().finditer(self.text)}
        parts: list[tuple[int, int]] = []
        for number, (start, _) in enumerate(self.runs):
            if start in starts:
                last = self.runs[min(number + _RUNS_BEHIND, len(self.runs) - 1)][1]
                begin = parts.pop()[0] if parts and parts[-1][1] > start else start
                parts.append((begin, last))
        return parts

    def _tells(self, start: int, end: int) -> bool:
        return any(
            over <= _ANYWHERE and (start + behind == end or titles()[title] == "sure")
            for _, behind, title, over in self._titles(start, end)
        )

    def _titles(self, start: int, end: int) -> list[tuple[int, int, str, float]]:
        """Return the titles in a run: from where to where, and what a reading with them costs more."""
        if start not in self._titles_of:
            cuts = self.cuts(start, end)
            self._titles_of[start] = [
                (at, behind, title, cuts.through(at, behind, min(word_cost(title), _TITLE_COST)) - cuts.cost)
                for at, behind in cuts.titles
                if (title := cuts.run[at:behind])
            ]
        return self._titles_of[start]

    def _singles(self, start: int, end: int) -> Iterator[NamePlace]:
        cuts, run = self.cuts(start, end), self.text[start:end]
        for at, behind in cuts.names:
            if run[at:behind] in no_names() or _again(run, behind) or not _STARTS.match(run, at):
                continue
            if cuts.saved(at, behind) >= _LEAST_SAVED:
                yield NamePlace(start + at, start + behind, start + behind, ALONE)
        for at, behind in _unlisted(cuts):
            yield NamePlace(start + at, start + behind, start + behind, RUN)

    def _titled(self, run: tuple[int, int], behind: tuple[int, int] | None) -> Iterator[NamePlace]:
        """Give what stands right behind a title, also words: ลุงซ้อน."""
        start, end = run
        cuts, text = self.cuts(start, end), self.text[start:end]
        hits = [(at, ends, title) for at, ends, title, over in self._titles(start, end) if over <= _BROKEN]
        furthest = 0
        for _, ends, title in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
            if ends < furthest:
                continue  # within a longer title
            furthest = ends
            if ends < len(text):
                yield from self._behind_title(cuts, start, ends, title)
            elif behind and _BLANK.fullmatch(self.text, end, behind[0]):
                yield from self._behind_title(self.cuts(*behind), behind[0], 0, title)

    def _behind_title(self, cuts: Cuts, start: int, at: int, title: str) -> Iterator[NamePlace]:
        run = cuts.run
        if not _STARTS.match(run, at) or is_followed(run, at):
            return
        glued = at and title in glued_roles()
        for end in range(at + 2, min(len(run), at + _MOST_TITLED) + 1):
            if not may_cut(run, end) or _again(run, end) or cuts.saved_from(at, end) < 0:
                continue
            if glued and run[at:end] in dictionary():
                continue  # วิทยากรสนุก
            if run[at:end] not in titles() and not is_no_name(run, at, end):
                yield NamePlace(start + at, start + end, start + end, TITLED, title)

    def _full(
        self, run: tuple[int, int], behind: tuple[int, int], singles: list[NamePlace]
    ) -> Iterator[NamePlace]:
        givens = {place.start: place.title for place in singles if place.end == run[1]}
        size = run[1] - run[0]
        if 2 < size <= _MOST_GIVEN and _STARTS.match(self.text, run[0]):
            givens.setdefault(run[0], "")
        if not givens:
            return
        for end in self._families(*behind):
            family = self.text[behind[0] : end]
            for start, title in givens.items():
                given_name = self.text[start : run[1]]
                if is_usual(given_name) and is_usual(family):
                    continue  # สมบูรณ์ แข็งแรง
                yield NamePlace(start, end, run[1], FULL, title)

    def _families(self, start: int, end: int) -> Iterator[int]:
        run = self.text[start:end]
        if not _STARTS.match(run):
            return
        if end - start == 1 and _INITIAL.match(self.text, start):
            yield start + 2
            return
        cuts = self.cuts(start, end)
        first = cuts.behind(0)
        if first in _JOINING or (first in function_words() and cuts.cost < _LIKE_WORDS * len(run)):
            return
        if 3 <= len(run) <= _MOST_FAMILY and not _again(self.text, end):
            yield end
        for size in range(4, min(len(run), _MOST_FAMILY)):
            if may_cut(run, size) and run[:size] in family_names() and not _again(run, size):
                yield start + size
        for size in cuts.places()[:4]:
            if 4 <= size < min(len(run), _MOST_FAMILY) and cuts.saved(0, size) > _RARE * size:
                yield start + size


def _unlisted(cuts: Cuts) -> Iterator[tuple[int, int]]:
    """Give letters that no list has: two names in one, or a whole run that is rare as words."""
    run = cuts.run
    ends = [0, *cuts.places()]
    begun = {at for at, _ in cuts.names}
    for number, at in enumerate(ends[:-1]):
        if at and at not in begun:
            continue
        for behind in ends[number + 1 : number + 4]:
            name = run[at:behind]
            if not 3 <= len(name) <= _MOST_GIVEN or not _STARTS.match(name) or _again(run, behind):
                continue
            if name in given_names() or name in nicknames():
                continue
            rare = len(name) == len(run) and cuts.cost > _RARE * len(name)
            if rare or (at in begun and is_compound(name)):
                yield at, behind


def _again(text: str, at: int) -> bool:
    """Say whether what ends here is said twice or shortened: น้อง ๆ."""
    return text[at : at + 1] in ("ๆ", "ฯ") or text[at - 1] in ("ๆ", "ฯ")
