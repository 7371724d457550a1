"""Letters of a PDF that have no name: the ring of ``ำ``, which some programs lose where they draw it apart.

A program that names each shape by the letters for which it drew it first (WeasyPrint) leaves the ring of
``ำ`` without a name, and calls its tail ``า`` or ``ำ``, then everywhere. What such a shape must be is seen
from what stands beside it; a high one is a ring with a tone over it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from synth.text.words import is_word

LOST = 0x100000
"""Added to the number of a shape without a name, which says nothing."""
_TONES = "้่๊๋"
_TAIL = "าำ"
_CONSONANT = re.compile("[ก-ฮ]")
_NAMELESS = "\U00100000-\U0010ffff"
_APART = re.compile(f"(?<=[ก-ฮ])[\u0e4d{_NAMELESS}]([{_TONES}]?)[{_TAIL}]")
_STILL_LOST = re.compile(f"[{_NAMELESS}]")

Letter = tuple[int, str]
"""The place of a letter on its page, and the letter."""


def joined_rings(words: str) -> str:
    """Return words with a ring and a tail as one letter, also where two objects draw them.

    Examples
    --------
    >>> joined_rings("น\u0e4d้าท\u0e4dา")
    'น้ำทำ'
    """
    return _STILL_LOST.sub(lambda shape: chr(ord(shape[0]) - LOST), _APART.sub(r"\1ำ", words))


class Lost:
    """What one document's letters without a name are, font by font; known when all of it was read once.

    Examples
    --------
    >>> lost = Lost()
    >>> letters = list(enumerate(["ท", chr(LOST + 760), "ำ", "ง", "ำ", "น"]))
    >>> _ = lost.mended(b"Sarabun", letters, lambda place: False)
    >>> lost.decide()
    True
    >>> "".join(letter for _, letter in lost.mended(b"Sarabun", letters, lambda place: False))
    'ทำงาน'
    """

    def __init__(self) -> None:
        self._tails: set[bytes] = set()  # fonts whose tail is called ำ
        self._votes: dict[tuple[bytes, str], Counter] = defaultdict(Counter)
        self._tones: dict[tuple[bytes, str], str] = {}
        self._settled = False

    def decide(self) -> bool:
        """Say whether the document must be read again, now that all its letters were seen."""
        self._settled = True
        for shape, votes in self._votes.items():
            self._tones[shape] = max(_TONES, key=lambda tone: votes[tone])
        return bool(self._tails) or any(tone != _TONES[0] for tone in self._tones.values())

    def mended(self, font: bytes, letters: Sequence[Letter], high: Callable[[int], bool]) -> list[Letter]:
        """Return the letters of one object by their names; `high` says whether the shape of a place is."""
        done: list[Letter] = []
        at = 0
        while at < len(letters):
            index, letter = letters[at]
            if ord(letter) < LOST:
                tail = letter == "ำ" and self._settled and font in self._tails
                done.append((index, "า" if tail else letter))
                at += 1
                continue
            ring = self._ring(font, letters, at, high) if not done or _CONSONANT.match(done[-1][1]) else []
            done += ring or [(index, chr(ord(letter) - LOST))]
            at += self._length(letters, at) if ring else 1
        return done

    def _length(self, letters: Sequence[Letter], at: int) -> int:
        """Return how many letters a ring, its tone and its tail are."""
        toned = at + 1 < len(letters) and letters[at + 1][1] in _TONES
        return min(len(letters) - at, 3 if toned else 2)

    def _ring(
        self, font: bytes, letters: Sequence[Letter], at: int, high: Callable[[int], bool]
    ) -> list[Letter]:
        """Return what stands from a lost shape on if it is the ring of ``ำ``; else nothing."""
        index, shape = letters[at]
        behind = letters[at + 1 : at + self._length(letters, at)]
        if not behind or behind[-1][1] not in _TAIL:
            return [letters[at]] if not behind else []  # its tail may be another object
        tail_at, tail = behind[-1]
        if tail == "ำ":
            self._tails.add(font)
        if len(behind) > 1 or not high(index):
            return [*behind[:-1], (tail_at, "ำ")]
        before = letters[at - 1][1] if at else ""
        self._votes[font, shape].update(tone for tone in _TONES if is_word(f"{before}{tone}ำ"))
        return [(index, self._tones.get((font, shape), _TONES[0])), (tail_at, "ำ")]
