"""What kinds of things the words of a line name: persons, times, money, acts; verbs, what binds sentences.

Words are cut the longest first, which takes a tenth of the time of cutting them well and is enough to see
what a line is made of. The senses are the lexicographer files of WordNet (Miller, G. A. (1995)), known for
Thai words by the Thai WordNet (Thoongsup, S. et al. (2009)). ``benchmarks/senses.py`` makes ``senses.tsv``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_name("senses.tsv")
_LETTERS, _MORE, _SHORTEST = 3, 5, (2,)
"""First letters by which words are looked up, longer ones by more, and how long the shortest word is."""


class Sense(NamedTuple):
    """What a word names, as ``person`` or ``v motion``, and its part of speech: ``v``, ``n`` or another."""

    name: str
    part: str


def senses(words: str) -> list[Sense]:
    """Return the senses of the Thai words that are known, in order.

    Examples
    --------
    >>> [sense.name for sense in senses("ครูกลัวเด็กจมน้ำเมื่อเดือนก่อน")][:2]
    ['person', 'v emotion']
    >>> [sense.part for sense in senses("เงิน เวลา")]
    ['n', 'n']
    """
    by_word, lengths, letters = _table()
    senses_found, at, end = [], 0, len(words)
    while at < end:
        if words[at] not in letters:
            at += 1
            continue
        for length in lengths.get(words[at : at + _MORE]) or lengths.get(
            words[at : at + _LETTERS], _SHORTEST
        ):
            sense = by_word.get(words[at : at + length])
            if sense:
                senses_found.append(sense)
                at += length
                break
        else:
            at += 1
    return senses_found


@cache
def _table() -> tuple[dict[str, Sense], dict[str, tuple[int, ...]], frozenset[str]]:
    """Return the senses by word, by the first letters how long words are, the longest first, and those."""
    by_word: dict[str, Sense] = {}
    for row in TABLE.read_text(encoding="utf-8").split("\n"):
        if row and not row.startswith("#"):
            name, part, words = row.split("\t")
            by_word |= dict.fromkeys(words.split(), Sense(name, part))
    lengths: dict[str, set[int]] = {}
    for word in by_word:
        letters = word[: _MORE if len(word) >= _MORE else _LETTERS]
        shorter = (length for length in range(2, len(letters)) if letters[:length] in by_word)
        lengths.setdefault(letters, {*shorter}).add(len(word))
    longest_first = {
        letters: tuple(sorted(lengths_of, reverse=True)) for letters, lengths_of in lengths.items()
    }
    return by_word, longest_first, frozenset(word[0] for word in by_word)
