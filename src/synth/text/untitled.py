"""Names of people that no title shows: full names, labels of who speaks, and names in a row.

What shows them is where they stand: behind a role or a word such as คือ, before a colon where a line begins,
between names. A listed name that is a word too (ฝน, สมควร) needs more of that than one that is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from synth.text.likely_names import (
    beside,
    ends_like_a_name,
    family_names,
    family_letters,
    first_word,
    function_words,
    given_cost,
    given_names,
    goes_on,
    is_compound,
    lists,
    nicknames,
    word_cost,
)
from synth.text.words import dictionary


class Untitled(NamedTuple):
    """A name without title: where it stands, whether it is one from home, how sure it is one."""

    start: int
    end: int
    nickname: bool
    score: float


_LETTERS = r"[\u0e01-\u0e4e]"
_RUN = re.compile(rf"{_LETTERS}+")
_PAIR = re.compile(
    rf"(?P<given>{_LETTERS}{{3,40}})[ \u00a0]{{1,2}}"
    rf"(?=(?P<family>{_LETTERS}{{4,20}}(?!{_LETTERS})|[\u0e01-\u0e2e]\.(?!{_LETTERS}|[ ]?\d)))"
)
_TIME = r"[\[(]?\d{1,2}[.:]\d\d(?:[.:]\d\d)?[ ]?(?:น\.)?[\])]?[ ]{0,2}"
_LABEL = re.compile(
    rf"^[\W\d]{{0,8}}(?:{_TIME})?(?:เสียง(?:ของ)?[ ]?)?(?P<name>{_LETTERS}{{2,14}})(?P<role>[ ][^:：\n]{{1,24}})?"
    r"[*⦆)\]]{0,3}[ ]?[:：]\s?(?P<said>.*)"
)
_CHAT = re.compile(rf"^{_TIME}(?P<name>{_LETTERS}{{2,14}})(?=[ \t:])")
_CALLED = re.compile(
    rf"^(?P<name>{_LETTERS}{{2,8}}?)(?:(?:ครับ|ค่ะ|คะ|จ้ะ|จ๊ะ|จ๋า|เอ๊ย|เอ้ย)(?!{_LETTERS})|(?=\u200b[ ]))"
    rf"|@[ ]?(?P<at>{_LETTERS}{{2,14}})"
)
_SPOKEN = re.compile(
    r"ครับ|ค่ะ|คะ|นะ|จ้ะ|จ๊ะ|จ้า|เนอะ|เน้อ|ผม|หนู|ฉัน|เรา|ไม่|ใช่|ก็|อยาก|แล้ว|เคย|เลย|เขา|แก|ว่า|ยัง|จะ|[?!]"
)
_FILLED_IN = re.compile(
    rf"\.{{3,}}[ ]?(?P<name>(?P<given>{_LETTERS}{{3,14}})[ ]{{1,2}}{_LETTERS}{{3,20}})[ ]?\.{{3,}}"
)
"""A name on the dots of a form."""
_INITIAL = re.compile(rf"^(?:{_TIME})?(?P<name>[A-Z][a-z]{{3,14}} [A-Z]\.)(?=[ ]?(?:[:：]|{_LETTERS}))")
_NO_FIRST_NAME = re.compile(r"(?:Vitamin|Plan|Type|Grade|Team|Group|Class|Part|Model|Section|Step|Zone)\b")
_ITEM = re.compile(rf"(?:(?<!{_LETTERS})(?:และ|กับ|มี|คือ|ได้แก่|เช่น|ให้|ถึง)[ ]?)?(?P<name>{_LETTERS}{{2,14}})(?:[ ]?\d[\d,]*(?:[ ]?บาท)?)?")
_BETWEEN = re.compile(r"[ ]{0,2}(?:[,/、+]|(?:และ|กับ)(?=[ ]))?[ ]{0,2}")
_SHOWN_BY_SIGN = re.compile(r"[:：\t→>=.…)(\]\"“][ ]{0,3}$")
_EDGE = re.compile(rf"(?!{_LETTERS}|\.|ๆ|ฯ)")
_SHORTENED = re.compile(r"ๆ|\.(?!\.)")
_INSIDE_NO_NAME = re.compile(r"ก็|จะ|เลย|ครับ|ค่ะ|แล้ว|ไม่|ที่|เพราะ|กำลัง")
_CLOSED = re.compile(r"[ ]{0,2}(?:$|[.,;:()\[\]/\t\"”]|\d)")
_LIVES = re.compile(r"[ ]{1,2}(?:บ้าน(?:เลขที่)?[ ]?\d|หมู่|ม\.|อายุ|วัย|อยู่)")
_BEHIND = re.compile(rf"[ \u00a0]{{1,2}}(?P<family>{_LETTERS}{{5,18}})(?!{_LETTERS})")
_NUMBERED = re.compile(r"[ \t(/]{1,3}(?:โทร|เลข|\+?\d[\d -]{8})")
_LIKE_A_FAMILY = 2.6
"""A letter's cost, on average, in what is made as family names are."""
_RARE_WORD = 11.0
"""A listed name that is a word as rare as this is more likely a name."""


@cache
def _shown() -> re.Pattern:
    """Return what a name follows: a role or a word such as คือ, with nothing or blanks behind it."""
    said = lists()["untitled"]
    roles = "|".join(sorted(map(re.escape, said["roles"]), key=len, reverse=True))
    words = "|".join(sorted(map(re.escape, said["introduce"]), key=len, reverse=True))
    return re.compile(rf"(?:(?P<role>(?:^|[^\u0e01-\u0e4e])(?:{roles})){_LETTERS}{{0,16}}[ ]{{1,2}}|(?<!เ)(?:{words})[ ]{{0,2}})$")


@cache
def _roles() -> frozenset[str]:
    said = lists()
    lists_too = (said["untitled"]["introduce"], said["titles"]["likely"], said["titles"]["kin"])
    return frozenset(said["untitled"]["roles"]).union(*lists_too)


@cache
def _goods() -> frozenset[str]:
    """Return the nicknames that are said of fruit, animals and days as often, one behind the other."""
    return frozenset(lists()["untitled"]["goods"])


@cache
def _introduced() -> re.Pattern:
    words = sorted(map(re.escape, lists()["untitled"]["introduce"]), key=len, reverse=True)
    return re.compile(rf"(?<!เ)(?:{'|'.join(words)})")


@cache
def things() -> re.Pattern:
    """Return the kinds of what has a name and is no person, before ชื่อ or ของ."""
    words = sorted(map(re.escape, lists()["untitled"]["things"]), key=len, reverse=True)
    begins = r"(?:^|[^\u0e01-\u0e4e]|มี|คือ|เลี้ยง|ที่|เจ้า)"
    return re.compile(rf"{begins}(?:{'|'.join(words)})[^ \n]{{0,24}}$")


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
    found: list[Untitled] = []
    for find in (_full_names, _labels, _introduced_names, _rows):
        for one in find(line):
            if not any(one.start < other.end and other.start < one.end for other in found):
                found.append(one)
    return sorted(found)


def _full_names(line: str) -> Iterator[Untitled]:
    for found in _FILLED_IN.finditer(line):
        if _given(found["given"]):
            yield Untitled(*found.span("name"), False, 0.8)
    at = 0
    while found := _PAIR.search(line, at):
        at = found.end()
        run, family = found["given"], found["family"]
        sure_family = _family(line, found.start("family"), family)
        if not sure_family:
            continue
        for start in _beginnings(run):
            name = run[start:]
            if start and _known(name) < 0.5 and (name in dictionary() or ends_like_a_name(name)):
                continue
            before = line[: found.start() + start]
            given = _given(name)
            sure = given + sure_family + _cue(before, found.end("family"), line)
            if given and sure >= 2.5 and not (before and things().search(before)):
                yield Untitled(found.start() + start, found.end("family"), False, min(0.9, 0.3 * sure))
                at = found.end("family")
                break


def _beginnings(run: str) -> list[int]:
    """Return where in a run of letters a name may begin: at its beginning and behind what introduces one."""
    return [0, *(one.end() for one in _introduced().finditer(run) if one.end() < len(run) - 2)]


def _given(name: str) -> float:
    """Say how surely letters are a given name: 2 of one that is no word, 1 of one that is or that no list has."""
    if name in lists()["untitled"]["no_name"] or name in function_words() or name in _roles():
        return 0.0
    if name in given_names() or (name in nicknames() and len(name) > 3):
        if name not in dictionary():
            return 2.0 if name in given_names() else 1.25
        usual = word_cost(name) < 10 or name in _goods()
        return 0.5 if usual else 1.25 if word_cost(name) > _RARE_WORD else 1.0
    if name in dictionary() or not 4 <= len(name) <= 12 or beside().match(name):
        return 0.0
    return 1.0 if is_compound(name) or ends_like_a_name(name) or given_cost(name, False) < 2.5 * len(name) else 0.0


def _family(line: str, at: int, name: str) -> float:
    """Say how surely a run of letters is a family name: 1 of a listed one, less of what may be one."""
    if name in _goods() or name in lists()["untitled"]["no_name"]:
        return 0.0
    if name in family_names():
        return 1.0
    if len(name) == 2:
        return 0.5  # shortened: ว.
    again = len(re.findall(rf"[ ]{name}", line)) > 1  # of one family
    if (goes_on(name) and not again) or name in function_words() or _INSIDE_NO_NAME.search(name):
        return 0.0
    if first_word(name) in function_words() or _SHORTENED.match(line, at + len(name)):
        return 0.25 if len(name) > 6 and not _SHORTENED.match(line, at + len(name)) else 0.0
    if name in dictionary():
        return 0.25 if word_cost(name) > 10 else 0.0
    return 0.5 if again or _begins_families(name) else 0.25


@cache
def _begins_families(name: str) -> bool:
    """Say whether letters begin as several listed family names do, or are made as they are."""
    word = first_word(name)
    alike = not word or sum(family.startswith(word) for family in family_names()) > 2
    return alike or family_letters().cost(name) < _LIKE_A_FAMILY * len(name)


def _cue(before: str, end: int, line: str) -> float:
    """Say how surely where a name stands shows one."""
    sure = 0.25 * (not before.strip()) + 1.0 * bool(_NUMBERED.match(line, end))
    sure += 0.5 * bool(_LIVES.match(line, end))
    shown = _shown().search(before[-40:])
    if shown or _SHOWN_BY_SIGN.search(before):
        sure += 0.75 if not shown else 1.5 if shown["role"] else 1.0
        sure += 0.5 * bool(_CLOSED.match(line, end))
    return sure


def family_behind(line: str, end: int, given: str, kind: str) -> int:
    """Return where a family name ends that goes on behind a titled name that ends at `end`, or 0.

    Behind a kin word (ป้าสมศรี ปลูกผัก) only such counts behind which a blank and what a person is follow, or
    nothing.
    """
    found = _BEHIND.match(line, end)
    if not found or len(given) < 4 or (given in dictionary() and given not in given_names()):
        return 0
    name = found["family"]
    if _family(line, found.start("family"), name) < 0.25 or name in dictionary():
        return 0
    at_home = kind not in ("sure", "likely")
    if at_home and not (_CLOSED.match(line, found.end()) or goes_on(line[found.end() :].lstrip())):
        return 0
    return found.end()


def _labels(line: str) -> Iterator[Untitled]:
    """Find who speaks: before a colon, behind a time, called at the beginning, behind @."""
    found = _LABEL.match(line)
    if found and _speaks(found["name"], found["said"]):
        yield Untitled(*found.span("name"), True, 0.75)
    found = _CHAT.match(line)
    if found and _known(found["name"]) > 0 and found["name"] not in _goods():
        yield Untitled(*found.span("name"), True, 0.7)
    for found in _CALLED.finditer(line):
        group = "at" if found["at"] else "name"
        if _known(found[group]) > (0.0 if found["at"] or "\u200b" in line else 0.4):
            yield Untitled(*found.span(group), True, 0.7)
    found = _INITIAL.match(line)
    if found and not _NO_FIRST_NAME.match(found["name"]):
        yield Untitled(*found.span("name"), False, 0.7)


def _known(name: str) -> float:
    """Say how surely a listed name is one where names stand: 1 if it is no word, less the more usual it is."""
    if name not in given_names() and name not in nicknames():
        return 0.0
    if name in function_words() or name in lists()["untitled"]["no_name"] or name in _roles():
        return 0.0
    if name not in dictionary():
        return 1.0
    return 0.5 if word_cost(name) > _RARE_WORD else 0.3


def _speaks(name: str, said: str) -> bool:
    sure = _known(name)
    return sure == 1.0 or (sure > 0 and bool(_SPOKEN.search(said)) and len(said) > 8)


def _introduced_names(line: str) -> Iterator[Untitled]:
    """Find a listed given name that ends its run of letters behind ของ, ชื่อ, คือ and their like."""
    for run in _RUN.finditer(line):
        for word in _introduced().finditer(run.group()):
            start, name = run.start() + word.end(), run.group()[word.end() :]
            if len(name) < 4 or name not in given_names() or not _EDGE.match(line, run.end()):
                continue
            if _known(name) > 0.4 and not things().search(line[max(0, start - 40) : start]):
                yield Untitled(start, run.end(), False, 0.65)
                break


def _rows(line: str) -> Iterator[Untitled]:
    """Find names that stand in a row: by commas, blanks, และ or กับ between, or sums behind."""
    row: list[re.Match] = []
    for found in _ITEM.finditer(line):
        whole = not _RUN.match(line, found.end("name"))
        known = whole and _known(found["name"]) > 0
        if row and (not known or not _BETWEEN.fullmatch(line, row[-1].end(), found.start())):
            yield from _row(line, row)
            row = []
        if known and not (found.start() and _RUN.match(line[found.start() - 1])):
            row.append(found)
    yield from _row(line, row)


def _row(line: str, row: list[re.Match]) -> Iterator[Untitled]:
    """Give the names of a row in which enough are no usual words."""
    if not row:
        return
    before, end = line[: row[0].start("name")], row[-1].end()
    known = [_known(one["name"]) for one in row]
    formal = sum(one["name"] in given_names() and len(one["name"]) > 3 for one in row)
    shown = bool(_shown().search(before[-40:]) or _SHOWN_BY_SIGN.search(before))
    beside_names = bool(re.search(r",[ ]{0,2}$", before)) + bool(re.match(r"[ ]?,", line[end:]))
    if len(row) == 1 and not (beside_names and formal and known[0] > 0.4):
        return
    names = [one["name"] for one in row]
    of_people = [sure for name, sure in zip(names, known, strict=True) if name not in _goods()]
    rare = sum(sure > 0.4 for sure in of_people)
    many = len(row) > 2 and 2 * len(of_people) > len(row) and "," in line[row[0].start() : end]
    if max(known) == 1.0 or (rare > 1 and len(of_people) == len(row)) or (rare and many) or (formal == len(row) and min(known) > 0.2 and (shown or beside_names)):
        if sum(known) + 0.5 * (shown + beside_names) >= 1.2:
            for one in row:
                yield Untitled(*one.span("name"), one["name"] in nicknames(), 0.65)
