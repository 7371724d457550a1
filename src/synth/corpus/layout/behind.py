"""Who said or wrote a line, where the names stand behind the words of several: in brackets, behind a dash."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from synth.corpus.layout.callings import is_body
from synth.corpus.layout.lines import Line
from synth.corpus.layout.minutes import is_named
from synth.corpus.layout.people import (
    CLAUSE,
    NO_NAME,
    how_named,
    is_titled,
    may_name,
    may_speak,
    names_among,
    people_of,
)
from synth.text.senses import senses

_NAME = r"[^\s\d\[\]{}()][^\[\]{}()\n]{0,38}?"
_BEHIND = re.compile(
    rf"(?<=[^\s(])(?<!\s)\s*(?P<round>\()(?P<a>{_NAME})\)$"
    rf"|(?<=[^\s\[])(?<!\s)\s*(?P<square>\[)(?:โดย\s?)?(?P<c>{_NAME})(?:เสนอ|บอก|พูด|เล่า)?\]$"
    rf"|(?<=\S)(?<!\s)\s+(?P<two>--)\s*(?P<d>{_NAME})$|(?<=\S)(?<!\s)\s+(?:[–—]|-\s)\s*(?P<b>{_NAME})$"
)
_SIGN = re.compile(r"[)\]]$|[–—-]")
"""What stands before or behind every such name."""
_PART = re.compile(r"(?<!\s)\s*+,|\s[/–—-]\s")
"""What parts a name from what somebody is."""
_QUOTES = '“"‘«”’»'
_NEAR_THE_END = 50
"""Characters in which a name ends a line."""
_CLOCK = re.compile(r"[\[(]?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?:น\.?)?[\])]?")
_LONGEST_UNLISTED = 12
_FIRST_WORDS = 3
"""Characters that stand before a name at least."""


class _Behind(NamedTuple):
    name: str
    last: int
    sign: str


def names_behind(lines: Sequence[Line]) -> dict[Line, tuple[str, int]]:
    r"""Return who said lines behind whose words stands a name, and where these end; of several lines only.

    They are names (see `names_among`), without what is behind a comma. Beside two that surely are, what
    stands behind the same sign may be a name that no list has, and behind two dashes anybody.

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> cards = lines_of("- ถังไม่พอ (ป้าศรี)\n- รถมาช้า (ลุงดำ)\n- คนมาเยอะ (วันแรก)\n- เสียงดัง (โบ๊ต)")
    >>> [name for name, _ in names_behind(cards).values()]
    ['ป้าศรี', 'ลุงดำ', 'โบ๊ต']
    """
    behind = {line: found for line in lines if (found := _behind(line))}
    if len(behind) < 2:
        return {}
    names = [found.name for found in behind.values()]
    people = names_among(names)
    people |= set(filter(is_named, names)) if people else set()
    dashed = [found.name for found in behind.values() if found.sign in ("-", "--")]
    if len(dashed) > 2 and (offices := people_of(dashed)) >= set(dashed):
        people |= offices
    signs = [found.sign for found in behind.values() if found.name in people]
    sure = {sign for sign in signs if signs.count(sign) > 1}
    return {
        line: (found.name, found.last)
        for line, found in behind.items()
        if found.name in people or (found.sign in sure and _may_be(found))
    }


def _behind(line: Line) -> _Behind | None:
    if line.text[-1:] in _QUOTES or line.text[:1] in _QUOTES:
        return None
    near = max(0, len(line.text) - _NEAR_THE_END)
    match = _BEHIND.search(line.text, near) if _SIGN.search(line.text, near) else None
    if not match or match.start() <= _FIRST_WORDS or _CLOCK.fullmatch(line.text[: match.start()]):
        return None  # when somebody speaks: 02:15 น. – พี่บอม
    if match["b"] and _is_an_office(line.text[: match.start()]):
        return None  # who holds it: เลขา - ครูนิด
    sign = match["round"] or match["square"] or match["two"] or "-"
    return _Behind(_PART.split(match[match.lastgroup], maxsplit=1)[0].strip(), match.start(), sign)


def _is_an_office(words: str) -> bool:
    """Say whether words are an office, and neither a name nor in Latin letters."""
    office = words.lstrip("-–•* ")
    return office[:1] > "z" and may_speak(office) and not how_named(office)


def _may_be(found: _Behind) -> bool:
    """Say whether what stands behind words may be somebody beside others who surely are."""
    name = found.name
    if CLAUSE.search(name) or is_body(name):
        return False
    if found.sign == "--":
        return may_name(name)
    unlisted = len(name) <= _LONGEST_UNLISTED and not (" " in name or NO_NAME.search(name) or senses(name))
    return how_named(name) > 0 or is_titled(name) or (unlisted and name[:1] > "z")
