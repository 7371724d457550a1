"""The word lists of ``th.toml``: of beginnings each as one pattern, of ends as words."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

_CLOSE = {"speakers": r"\s?\d{0,2}$", "above": r"(?:\s*[\d๐-๙(].*|\s*[:：].*)?$"}
"""What may stand behind the words of a list; nothing said, anything."""


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_name("th.toml").read_text(encoding="utf-8"))


@cache
def patterns(place: str) -> dict[str, re.Pattern]:
    """Return the lists that are matched where a line ``begins``, or by ``speakers`` or ``above``, by name.

    Examples
    --------
    >>> sorted(name for name, words in patterns("begins").items() if words.match("วัตถุประสงค์ของเวที"))
    ['aside', 'field', 'heading']
    """
    close = _CLOSE.get(place, "")
    return {
        name: re.compile(f"(?:{'|'.join(words)}){close}", re.IGNORECASE)
        for name, words in _lists()[place].items()
    }


def endings(words: str) -> list[str]:
    """Return the names of the lists with whose words a line ends, a colon behind them or none.

    Examples
    --------
    >>> endings("ปัจจัยสำคัญ ได้แก่ :"), endings("ฝนจะมาไหม"), endings("ฝนมาแล้ง")
    (['leads'], ['asks'], [])
    """
    words = words.rstrip()
    words = words[:-1].rstrip() if words.endswith((":", "：")) else words
    return [name for name, last in _ends().items() if words.endswith(last)]


@cache
def within() -> re.Pattern:
    """Return the words that are looked for anywhere in a line, the longer first.

    Examples
    --------
    >>> within().findall("งบไม่พอเพราะอะไร")
    ['งบ', 'ไม่', 'พอ', 'เพราะ', 'อะไร']
    """
    words = sorted(set(_lists()["within"]["words"]), key=lambda word: (word[0], -len(word), word))
    behind = {first: [re.escape(word[1:]) for word in same] for first, same in groupby(words, itemgetter(0))}
    # by the first letter: a third of the time of the words side by side
    return re.compile("|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in behind.items()))


@cache
def _ends() -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in _lists()["ends"].items()}
