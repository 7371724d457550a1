"""The word lists of ``th.toml``: of beginnings each as one pattern, of ends as words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

_WHOLE = r"(?:\s*[\d๐-๙(].*|\s*[:：?].*)?$"
_CLOSE = {"speakers": r"\s?\d{0,2}$", "above": _WHOLE, "over": _WHOLE}
"""What may stand behind the words of a list; nothing said, anything."""
_PLAIN = re.compile(r"[a-z\u0e01-\u0e46](?![?*{|])", re.IGNORECASE)
"""An entry that begins with one letter and no other."""


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_name("th.toml").read_text(encoding="utf-8"))


@cache
def patterns(position: str) -> dict[str, re.Pattern]:
    """Return the lists that are matched where a line ``begins``, or by ``speakers``, ``above`` or ``over``.

    Examples
    --------
    >>> sorted(name for name, words in patterns("begins").items() if words.match("วัตถุประสงค์ของเวที"))
    ['aside', 'field', 'heading']
    """
    close = _CLOSE.get(position, "")
    return {
        name: re.compile(f"(?:{'|'.join(words)}){close}", re.IGNORECASE)
        for name, words in _lists()[position].items()
    }


def beginnings(words: str) -> list[str]:
    """Return the names of the lists with one of whose beginnings words begin.

    Examples
    --------
    >>> beginnings("วัตถุประสงค์ของเวที"), beginnings("ฝนมาแล้ง")
    (['heading', 'aside', 'field'], [])
    """
    begins_any, lists = _by_letter(words[:1])
    return [name for name, begins in lists if begins(words)] if begins_any(words) else []


@lru_cache(512)
def _by_letter(letter: str) -> tuple[Callable, list[tuple[str, Callable]]]:
    """Return what of all lists can match where this letter stands, and what of each: of few, a little."""
    same = _lists()["begins"]
    if "\u0e01" <= letter <= "\u0e46":
        same = {
            name: [word for word in words if word[0] == letter or not _PLAIN.match(word)]
            for name, words in same.items()
        }
    lists = [(name, "|".join(own)) for name, own in same.items() if own]
    in_any = re.compile("|".join(own for _, own in lists) or "(?!)", re.IGNORECASE)
    return in_any.match, [(name, re.compile(own, re.IGNORECASE).match) for name, own in lists]


def endings(words: str) -> list[str]:
    """Return the names of the lists with whose words a line ends, a colon behind them or none.

    Examples
    --------
    >>> endings("ปัจจัยสำคัญ ได้แก่ :"), endings("ฝนจะมาไหม"), endings("ฝนมาแล้ง")
    (['leads'], ['asks'], [])
    """
    words = words.rstrip()
    words = words[:-1].rstrip() if words.endswith((":", "：")) else words
    return [name for name, last in _ending_in(words[-1:]) if words.endswith(last)]


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


@lru_cache(512)
def _ending_in(letter: str) -> list[tuple[str, tuple[str, ...]]]:
    lists = _lists()["ends"].items()
    same = [(name, tuple(word for word in words if word[-1] == letter)) for name, words in lists]
    return [(name, words) for name, words in same if words]
