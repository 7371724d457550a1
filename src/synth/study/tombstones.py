"""What was erased is known again by hashes, never by words: when a file is read again or merged.

A tombstone is the keyed hash of some words, how many signs they have, and what stands in their place. Blanks,
hyphens and Thai digits make no difference. Who holds the study and guesses the words can see that the guess
is right; nobody can read them out of it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, select

from synth.signs import IN_ARABIC
from synth.text.clusters import cut_inside_cluster

from .tables import erasures

ERASE, REDACT = "erase", "redact"
"""Kinds of acts that leave tombstones."""
PUT = "[ลบแล้ว]"
"""What stands in the place of erased words."""
WORDS, SOURCE, CONTENT = "words", "source", "content"
"""What a tombstone is of: some words; the name of a source; all of a source's text."""
_PASSED = frozenset("-\u2010\u2011\u2012\u2013\u2014\u00ad\u200b\u200c\u200d\u2060\ufeff")

_MARKS = frozenset("\u0e31\u0e33" + "".join(map(chr, [*range(0x0E34, 0x0E3B), *range(0x0E47, 0x0E4F)])))
"""Signs that belong to the letter before them: no words begin with one, and none end before one."""

Replacement = tuple[int, int, str]
"""Where erased words stand, and what is put in their place."""


class Tombstone(NamedTuple):
    """One row of the table `erasures`, without the act."""

    hash: str
    size: int
    salt: str
    put: str
    about: str


def folded(text: str) -> tuple[str, list[int]]:
    """Return `text` without the differences that nobody means, and where each of its signs stands.

    Examples
    --------
    >>> folded("๐๘๑-๒๓๔ ๕")[0]
    '0812345'
    """
    signs, places = [], []
    for index, sign in enumerate(text):
        if sign.isspace() or sign in _PASSED:
            continue
        if sign == "\u0e32" and signs and signs[-1] == "\u0e4d":
            signs[-1] = "\u0e33"
            continue
        signs.append(sign.translate(IN_ARABIC).lower() if len(sign.lower()) == 1 else sign)
        places.append(index)
    return "".join(signs), places


def sealed(words: str, salt: str, put: str, about: str = WORDS) -> Tombstone:
    """Make the tombstone of some words.

    Examples
    --------
    >>> sealed("ป้าแดง", "00", "[ลบ]") == sealed("ป้า แดง", "00", "[ลบ]")
    True
    """
    plain = folded(words)[0]
    return Tombstone(_hash(plain, salt), len(plain), salt, put, about)


def _hash(plain: str, salt: str) -> str:
    key = bytes.fromhex(salt)
    return hashlib.blake2b(plain.encode("utf-8", "surrogatepass"), key=key, digest_size=16).hexdigest()


class Erased:
    """The tombstones of a study: what they find in a text, and the text without it."""

    def __init__(self, stones: Iterable[Tombstone]):
        self.stones = frozenset(stones)
        self._sizes: dict[tuple[str, int], dict[str, str]] = defaultdict(dict)
        self._sources: dict[str, set[str]] = defaultdict(set)
        for stone in sorted(self.stones):
            if stone.about == WORDS and stone.size:
                self._sizes[stone.salt, stone.size][stone.hash] = stone.put
            elif stone.about != WORDS:
                self._sources[stone.salt].add(stone.hash)
        self._places_by_text: dict[str, list[Replacement]] = {}

    def __bool__(self) -> bool:
        return bool(self.stones)

    def places(self, text: str) -> list[Replacement]:
        """Return where erased words stand in `text`: the longest first, none over another, in their order."""
        if text not in self._places_by_text:
            if len(self._places_by_text) > 200_000:
                self._places_by_text.clear()
            self._places_by_text[text] = self._look(text)
        return self._places_by_text[text]

    def _look(self, text: str) -> list[Replacement]:
        signs, at = folded(text)
        edges = [index for index, sign in enumerate(signs) if sign not in _MARKS]
        ends = frozenset([*edges, len(signs)])
        places: list[Replacement] = []
        for (salt, size), hashes in sorted(
            self._sizes.items(), key=lambda entry: (-entry[0][1], entry[0][0])
        ):
            begun = hashlib.blake2b(key=bytes.fromhex(salt), digest_size=16)
            for first in edges:
                if first + size not in ends:
                    continue
                window = begun.copy()
                window.update(signs[first : first + size].encode("utf-8", "surrogatepass"))
                put = hashes.get(window.hexdigest())
                start, end = at[first], at[first + size - 1] + 1
                if put is None or any(cut_inside_cluster(text, edge) for edge in (start, end)):
                    continue
                if not any(start < other and before < end for before, other, _ in places):
                    places.append((start, end, put))
        return sorted(places)

    def without(self, text: str) -> str:
        """Return `text` without what was erased."""
        return rewritten(text, self.places(text))

    def without_in(self, text: str) -> str:
        """Return JSON without what was erased; what is no JSON, as a text."""
        try:
            value = json.loads(text)
        except ValueError:
            return self.without(text)
        cleaned = self._within(value)
        return text if cleaned == value else json.dumps(cleaned, ensure_ascii=False, sort_keys=True)

    def _within(self, value: object) -> object:
        if isinstance(value, str):
            return self.without(value)
        if isinstance(value, list):
            return [self._within(part) for part in value]
        if isinstance(value, dict):
            return {self.without(name): self._within(part) for name, part in value.items()}
        return value

    def buried(self, source: str, text: str | None = None) -> bool:
        """Say whether a source was erased, by its name or by all of its text."""
        names = [source, source.partition("#")[0], *([text] if text and text.strip() else [])]
        forms = [folded(name)[0] for name in dict.fromkeys(names)]
        return any(_hash(form, salt) in hashes for salt, hashes in self._sources.items() for form in forms)


class Named(Erased):
    """Words that are known, and what is put in their place: found as tombstones find them, and faster."""

    def __init__(self, words: Mapping[str, str]):
        super().__init__(())
        self._put = {folded(word)[0]: put for word, put in words.items()}
        longest = sorted(self._put, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest))) if longest else None

    def __bool__(self) -> bool:
        return bool(self._put)

    def _look(self, text: str) -> list[Replacement]:
        if self._pattern is None:
            return []
        signs, at = folded(text)
        places = (
            (at[match.start()], at[match.end() - 1] + 1, self._put[match[0]])
            for match in self._pattern.finditer(signs)
        )
        return [match for match in places if not any(cut_inside_cluster(text, edge) for edge in match[:2])]


def rewritten(text: str, places: Iterable[Replacement]) -> str:
    """Return `text` with the places rewritten.

    Examples
    --------
    >>> rewritten("ป้าแดงเล่า", [(3, 6, "[ชาวบ้าน-1]")])
    'ป้า[ชาวบ้าน-1]เล่า'
    """
    parts, last = [], 0
    for start, end, put in places:
        parts += [text[last:start], put]
        last = end
    return "".join([*parts, text[last:]])


def moved(places: list[Replacement], offset: int) -> int:
    """Return where a place of a text is once the text is rewritten; one within what goes, behind it.

    Examples
    --------
    >>> [moved([(3, 6, "[ก]")], offset) for offset in (0, 3, 4, 6, 8)]
    [0, 3, 6, 6, 8]
    """
    shift = 0
    for start, end, put in places:
        if offset <= start:
            break
        if offset < end:
            return start + shift + len(put)
        shift += len(put) - (end - start)
    return offset + shift


def stones_of(connection: Connection) -> frozenset[Tombstone]:
    """Return the tombstones that a study holds."""
    columns = (erasures.c[name] for name in Tombstone._fields)
    return frozenset(Tombstone(*row) for row in connection.execute(select(*columns)))
