"""Whether a word goes on over a gap: a blank or a line end that stands inside it."""

from __future__ import annotations

import re
from functools import lru_cache

from synth.text.tokens import tokenise
from synth.text.words import is_word

THAI = "\u0e01-\u0e3a\u0e40-\u0e4e"
"""Letters and marks, as they stand in a class of a pattern."""
_SHORT_LINE = 6
"""Characters; a text whose lines are mostly no longer was broken after nearly every vowel."""
_SEEN = 24
"""Characters on either side of a gap that decide whether a word goes on over it."""
_BEFORE, _AFTER = re.compile(f"[{THAI}]*$"), re.compile(f"[{THAI}]*")


def letters_around(match: re.Match) -> tuple[str, str]:
    """Return the Thai letters close before and close behind a place."""
    text = match.string
    before = _BEFORE.search(text[max(0, match.start() - _SEEN) : match.start()])[0]
    return before, _AFTER.match(text[match.end() : match.end() + _SEEN])[0]


@lru_cache(maxsize=1)
def shredded(text: str) -> bool:
    """Say whether a text was broken after nearly every vowel; asked for each of its line ends."""
    lines = [len(line) for line in text.split("\n") if line.strip()]
    return len(lines) >= 5 and sorted(lines)[len(lines) * 3 // 4] <= _SHORT_LINE


def word_goes_on(match: re.Match, surely: bool = False) -> bool:
    """Say whether one word stands on both sides of a gap: without the gap there are fewer words.

    Where it must be sure, one side must also be no word by itself.

    Examples
    --------
    >>> [word_goes_on(re.search(" ", text), surely=True) for text in ("ฟื้ นฟู", "ผู้ ป่วย", "ที่ ดอน")]
    [True, False, False]
    """
    before, after = letters_around(match)
    words_before, words_behind = tokenise([before, after])
    if (
        not words_before
        or not words_behind
        or (surely and is_word(words_before[-1]) and is_word(words_behind[0]))
    ):
        return False
    [whole] = tokenise([before + after])
    if len(whole) >= len(words_before) + len(words_behind):
        return False
    at = 0
    for word in whole:
        if at < len(before) < at + len(word):
            return is_word(word) and len(word) > 3
        at += len(word)
    return False
