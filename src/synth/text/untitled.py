"""Names of people that no title shows: full names, weighed by their parts and what stands around."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from synth.text.likely_names import (
    beside,
    ends_like_a_name,
    family_letters,
    family_names,
    first_word,
    function_words,
    given_cost,
    given_names,
    goes_on,
    is_compound,
    nicknames,
    word_cost,
)
from synth.text.name_rows import (
    LETTERS,
    RARE_WORD,
    SHOWN_BY_SIGN,
    Untitled,
    goods,
    introduced,
    introduced_names,
    labels,
    name_score,
    no_names,
    rows,
    shown_behind,
    things,
)
from synth.text.words import dictionary

_PAIR = re.compile(
    rf"(?P<given>{LETTERS}{{3,40}})[ \u00a0]{{1,2}}"
    rf"(?=(?P<family>{LETTERS}{{4,20}}(?!{LETTERS})|[\u0e01-\u0e2e]\.(?!{LETTERS}|[ ]?\d)))"
)
_FILLED_IN = re.compile(
    rf"\.{{3,}}[ ]?(?P<name>(?P<given>{LETTERS}{{3,14}})[ ]{{1,2}}{LETTERS}{{3,20}})[ ]?\.{{3,}}"
)
"""A name on the dots of a form."""
_SHORTENED = re.compile(r"ๆ|\.(?!\.)")
_INSIDE_NO_NAME = re.compile(r"ก็|จะ|เลย|ครับ|ค่ะ|แล้ว|ไม่|ที่|เพราะ|กำลัง")
_CLOSED = re.compile(r"[ ]{0,2}(?:$|[.,;:()\[\]/\t\"”]|\d)")
_LIVES = re.compile(r"[ ]{1,2}(?:บ้าน(?:เลขที่)?[ ]?\d|หมู่|ม\.|อายุ|วัย|อยู่)")
_BEHIND = re.compile(rf"[ \u00a0]{{1,2}}(?P<family>{LETTERS}{{5,18}})(?!{LETTERS})")
_NUMBERED = re.compile(r"[ \t(/]{1,3}(?:โทร|เลข|\+?\d[\d -]{8})")
_LIKE_A_FAMILY = 2.6
"""A letter's cost, on average, in what is made as family names are."""


def find_untitled(line: str) -> list[Untitled]:
    """Find the names of people in a line that stand without a title.

    Examples
    --------
    >>> line = "คนขับ ประสาท วังเดือนหงาย ไม่มา"
    >>> [line[one.start : one.end] for one in find_untitled(line)]
    ['ประสาท วังเดือนหงาย']
    >>> [one[:2] for one in find_untitled("ฝน: หนูว่าได้นะคะ")]
    [(0, 2)]
    """
    names: list[Untitled] = []
    for find in (_full_names, labels, introduced_names, rows):
        for name in find(line):
            if not any(name.start < other.end and other.start < name.end for other in names):
                names.append(name)
    return sorted(names)


def _full_names(line: str) -> Iterator[Untitled]:
    for match in _FILLED_IN.finditer(line):
        if _given_score(match["given"]):
            yield Untitled(*match.span("name"), False, 0.8)
    at = 0
    while match := _PAIR.search(line, at):
        at = match.end()
        run, family = match["given"], match["family"]
        sure_family = _family(line, match.start("family"), family)
        if not sure_family:
            continue
        for start in _beginnings(run):
            name = run[start:]
            if start and name_score(name) < 0.5 and (name in dictionary() or ends_like_a_name(name)):
                continue
            before = line[: match.start() + start]
            given_score = _given_score(name)
            sure = given_score + sure_family + _cue(before, match.end("family"), line)
            if given_score and sure >= 2.5 and not (before and things().search(before[-60:])):
                yield Untitled(match.start() + start, match.end("family"), False, min(0.9, 0.3 * sure))
                at = match.end("family")
                break


def _beginnings(run: str) -> list[int]:
    """Return where in a run of letters a name may begin: at its beginning and behind what introduces one."""
    return [0, *(match.end() for match in introduced().finditer(run) if match.end() < len(run) - 2)]


def _given_score(name: str) -> float:
    """Say how surely letters are a given name: 2 of one that is no word, 1 of others."""
    if name in no_names() or name in function_words():
        return 0.0
    if name in given_names() or (name in nicknames() and len(name) > 3):
        if name not in dictionary():
            return 2.0 if name in given_names() else 1.25
        usual = word_cost(name) < 10 or name in goods()
        return 0.5 if usual else 1.25 if word_cost(name) > RARE_WORD else 1.0
    if name in dictionary() or not 4 <= len(name) <= 12 or beside().match(name):
        return 0.0
    return (
        1.0
        if is_compound(name) or ends_like_a_name(name) or given_cost(name, False) < 2.5 * len(name)
        else 0.0
    )


def _family(line: str, at: int, name: str) -> float:
    """Say how surely a run of letters is a family name: 1 of a listed one, less of what may be one."""
    if name in goods() or name in no_names():
        return 0.0
    if name in family_names():
        return 1.0
    if len(name) == 2:
        return 0.5  # shortened: ว.
    again = line.count(f" {name}") > 1  # of one family
    if (goes_on(name) and not again) or name in function_words() or _INSIDE_NO_NAME.search(name):
        return 0.0
    if first_word(name) in function_words() or _SHORTENED.match(line, at + len(name)):
        return 0.25 if len(name) > 6 and not _SHORTENED.match(line, at + len(name)) else 0.0
    if name in dictionary():
        return 0.25 if word_cost(name) > 10 else 0.0
    return 0.5 if again or _begins_families(name) else 0.25


@cache
def _sorted_families() -> list[str]:
    return sorted(family_names())


def _families_with(word: str) -> int:
    """Count the listed family names that begin with a word."""
    names = _sorted_families()
    return bisect_left(names, f"{word}\U0010ffff") - bisect_left(names, word)


@cache
def _begins_families(name: str) -> bool:
    """Say whether letters begin as several listed family names do, or are made as they are."""
    word = first_word(name)
    alike = not word or _families_with(word) > 2
    return alike or family_letters().cost(name) < _LIKE_A_FAMILY * len(name)


def _cue(before: str, end: int, line: str) -> float:
    """Say how surely where a name stands shows one."""
    sure = 0.25 * (not before.strip()) + 1.0 * bool(_NUMBERED.match(line, end))
    sure += 0.5 * bool(_LIVES.match(line, end))
    shown = shown_behind().search(before[-40:])
    if shown or SHOWN_BY_SIGN.search(before):
        sure += 0.75 if not shown else 1.5 if shown["role"] else 1.0
        sure += 0.5 * bool(_CLOSED.match(line, end))
    return sure


def family_behind(line: str, end: int, first_name: str, kind: str) -> int:
    """Return where a family name ends that goes on behind a titled name that ends at `end`, or 0.

    Behind a kin word (ป้าสมศรี ปลูกผัก) only such counts behind which a blank and what a person is follow, or
    nothing.
    """
    match = _BEHIND.match(line, end)
    if not match or len(first_name) < 4 or (first_name in dictionary() and first_name not in given_names()):
        return 0
    name = match["family"]
    if _family(line, match.start("family"), name) < 0.25 or name in dictionary():
        return 0
    at_home = kind not in ("sure", "likely")
    if at_home and not (_CLOSED.match(line, match.end()) or goes_on(line[match.end() :].lstrip())):
        return 0
    return match.end()
