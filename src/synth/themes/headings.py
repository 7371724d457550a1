"""The headings under which reports of Thai projects and offices speak of a matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from synth.text.terms import is_term
from synth.text.tokens import tokenise

_HANDLING = frozenset("จัดการ ทำงาน พัฒนา".split())
"""Reports speak of การจัดการขยะ where statements speak of rubbish."""


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
        return self.broad or self.told(words)

    def told(self, words: frozenset[str]) -> bool:
        """Say whether a matter of it is told whole."""
        return any(matter <= words for matter in self.matters)


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
    words = frozenset(filter(None, map(bare, filter(is_term, cut))))
    return words - _HANDLING or words


def bare(word: str) -> str:
    """Take off what makes a noun of a verb: การขาย and ขาย are one."""
    return word.removeprefix("การ").removeprefix("ความ")
