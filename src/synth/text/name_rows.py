"""Names in rows, in labels of who speaks and behind words such as คือ: what stands around a name shows it.

A listed name that is a word too (ฝน, สมควร) needs more of that than one that is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from synth.text.likely_names import function_words, given_names, lists, nicknames, word_cost
from synth.text.words import dictionary, provinces


class Untitled(NamedTuple):
    """A name without title: where it stands, whether it is one from home, how sure it is one."""

    start: int
    end: int
    nickname: bool
    score: float


LETTERS = r"[\u0e01-\u0e4e]"
_RUN = re.compile(rf"{LETTERS}+")
_TIME = r"[\[(]?\d{1,2}[.:]\d\d(?:[.:]\d\d)?[ ]?(?:น\.)?[\])]?[ ]{0,2}"
_LABEL = re.compile(
    rf"^[\W\d]{{0,8}}(?:{_TIME})?(?P<voice>เสียง(?:ของ)?[ ]?)?"
    rf"(?P<name>{LETTERS}{{2,14}})(?:[ ][^:：\n]{{1,24}})?"
    r"[*⦆)\]]{0,3}[ ]?[:：]\s?(?P<said>.*)"
)
_CHAT = re.compile(rf"^{_TIME}(?P<name>{LETTERS}{{2,14}})(?=[ \t:])")
_CALLED = re.compile(
    rf"^(?P<name>{LETTERS}{{2,8}}?)(?:(?:ครับ|ค่ะ|คะ|จ้ะ|จ๊ะ|จ๋า|เอ๊ย|เอ้ย)(?!{LETTERS})|(?=\u200b[ ]))"
    rf"|@[ ]?(?P<at>{LETTERS}{{2,14}})"
)
_SPOKEN = re.compile(
    r"ครับ|ค่ะ|คะ|นะ|จ้ะ|จ๊ะ|จ้า|เนอะ|เน้อ|ผม|หนู|ฉัน|เรา|ไม่|ใช่|ก็|อยาก|แล้ว|เคย|เลย|เขา|แก|ว่า|ยัง|จะ|[?!]"
)
_POLITE = re.compile(r"(?:ครับ|ค่ะ|คะ|จ้ะ)|^(?:ผม|หนู|ฉัน|เรา)")
_INITIAL = re.compile(rf"^(?:{_TIME})?(?P<name>[A-Z][a-z]{{3,14}} [A-Z]\.)(?=[ ]?(?:[:：]|{LETTERS}))")
_NO_FIRST_NAME = re.compile(r"(?:Vitamin|Plan|Type|Grade|Team|Group|Class|Part|Model|Section|Step|Zone)\b")
_ITEM = re.compile(
    rf"(?:(?<!{LETTERS})(?:และ|กับ|มี|คือ|ได้แก่|เช่น|ให้|ถึง)[ ]?)?(?P<name>{LETTERS}{{2,14}})"
    r"(?:[ ]?\d[\d,]*(?![.)\d])(?:[ ]?บาท)?)?"
)
_BETWEEN = re.compile(r"[ ]{0,2}(?:[,/、+]|\d{1,2}[.)]|(?:และ|กับ)(?=[ ]))?[ ]{0,2}")
_SOMEONE = ("ผู้", "คน", "ประธาน", "เลขา", "หัวหน้า")
_EDGE = re.compile(rf"(?!{LETTERS}|\.|ๆ|ฯ)")
SHOWN_BY_SIGN = re.compile(r"[:：\t→>=.…)(\]\"“][ ]{0,3}$")
RARE_WORD = 11.0
"""A listed name that is a word as rare as this is more likely a name."""


@cache
def things() -> re.Pattern:
    """Return the kinds of what has a name and is no person, before ชื่อ or ของ."""
    words = sorted(map(re.escape, lists()["untitled"]["things"]), key=len, reverse=True)
    begins = r"(?:^|[^\u0e01-\u0e4e]|มี|คือ|เลี้ยง|ที่|เจ้า)"
    return re.compile(rf"{begins}(?:{'|'.join(words)})[^ \n]{{0,24}}$")


@cache
def shown_behind() -> re.Pattern:
    """Return what a name follows: a role or a word such as คือ, with nothing or blanks behind it."""
    untitled = lists()["untitled"]
    roles = "|".join(sorted(map(re.escape, untitled["roles"]), key=len, reverse=True))
    words = "|".join(sorted(map(re.escape, untitled["introduce"]), key=len, reverse=True))
    role = rf"(?P<role>(?:^|[^\u0e01-\u0e4e])(?:{roles})){LETTERS}{{0,16}}[ ]{{1,2}}"
    return re.compile(rf"(?:{role}|(?<!เ)(?:{words})[ ]{{0,2}})$")


@cache
def roles() -> frozenset[str]:
    """Return the words that say what a person is, and what introduces a name: neither is one."""
    word_lists = lists()
    lists_too = (
        word_lists["untitled"]["introduce"],
        word_lists["titles"]["likely"],
        word_lists["titles"]["kin"],
    )
    return frozenset(word_lists["untitled"]["roles"]).union(*lists_too)


@cache
def no_names() -> frozenset[str]:
    """Return listed names that are no name where no title stands: roles, usual words, provinces."""
    return roles() | frozenset(lists()["untitled"]["no_name"]) | frozenset(provinces())


@cache
def goods() -> frozenset[str]:
    """Return the nicknames that are said of fruit, animals and days as often, one behind the other."""
    return frozenset(lists()["untitled"]["goods"])


@cache
def introduced() -> re.Pattern:
    """Return the words that introduce a name: คือ, ชื่อ, ให้."""
    words = sorted(map(re.escape, lists()["untitled"]["introduce"]), key=len, reverse=True)
    return re.compile(rf"(?<!เ)(?:{'|'.join(words)})")


@cache
def _described() -> re.Pattern:
    """Return a name at a line's beginning, with what the person is or how old: วิไล (แม่ครัว), นิด อายุ 40."""
    word_lists = lists()
    kinds = {
        *word_lists["untitled"]["roles"],
        *word_lists["untitled"]["described"],
        *word_lists["titles"]["kin"],
    }
    people = "|".join(sorted(map(re.escape, kinds), key=len, reverse=True))
    years = r"(?:อายุ|วัย)?[ ]?\d{1,2}[ ]?ปี|(?:อายุ|วัย)[ ]?\d"
    return re.compile(
        rf"^[\W\d]{{0,6}}(?P<name>{LETTERS}{{2,14}})(?:[ ]?\((?:{people}|{years})|[ ,]{{1,2}}(?:{years}))"
    )


def labels(line: str) -> Iterator[Untitled]:
    """Find who speaks: before a colon, behind a time, called at the beginning, behind @."""
    match = _LABEL.match(line)
    if match and (
        _speaks(match["name"], match["said"]) or (match["voice"] and name_score(match["name"]) > 0)
    ):
        yield Untitled(*match.span("name"), True, 0.75)
    match = _CHAT.match(line)
    if match and name_score(match["name"]) > 0 and match["name"] not in goods():
        yield Untitled(*match.span("name"), True, 0.7)
    for match in _CALLED.finditer(line):
        group = "at" if match["at"] else "name"
        if name_score(match[group]) > (0.0 if match["at"] or "\u200b" in line else 0.4):
            yield Untitled(*match.span(group), True, 0.7)
    match = _described().match(line)
    if match and name_score(match["name"]) > 0 and match["name"] not in goods():
        yield Untitled(*match.span("name"), True, 0.7)
    match = _INITIAL.match(line)
    if match and not _NO_FIRST_NAME.match(match["name"]):
        yield Untitled(*match.span("name"), False, 0.7)


def name_score(name: str) -> float:
    """Say how surely a listed name is one where names stand: 1 if it is no word, less if it is usual."""
    if name not in given_names() and name not in nicknames():
        return 0.0
    if name in function_words() or name in no_names():
        return 0.0
    if name not in dictionary():
        return 1.0
    return 0.5 if word_cost(name) > RARE_WORD else 0.3


def _speaks(name: str, words: str) -> bool:
    sure = name_score(name)
    spoken = _POLITE if name in goods() else _SPOKEN
    return sure == 1.0 or (sure > 0 and bool(spoken.search(words)) and len(words) > 8)


def introduced_names(line: str) -> Iterator[Untitled]:
    """Find a listed given name that ends its run of letters behind ของ, ชื่อ, คือ and their like."""
    for run in _RUN.finditer(line):
        for word in introduced().finditer(run.group()):
            start, name = run.start() + word.end(), run.group()[word.end() :]
            if not _EDGE.match(line, run.end()):
                continue
            of_person = word.group() == "คือ" and run.group().startswith(_SOMEONE)
            if of_person and name_score(name) > 0 and name not in goods():
                yield Untitled(start, run.end(), name in nicknames(), 0.65)
                break
            if len(name) < 4 or name not in given_names():
                continue
            if name_score(name) > 0.4 and not things().search(line[max(0, start - 40) : start]):
                yield Untitled(start, run.end(), False, 0.65)
                break


def rows(line: str) -> Iterator[Untitled]:
    """Find names that stand in a row: by commas, blanks, และ or กับ between, or sums behind."""
    row: list[re.Match] = []
    for match in _ITEM.finditer(line):
        whole = not _RUN.match(line, match.end("name"))
        named = whole and name_score(match["name"]) > 0
        if row and (not named or not _BETWEEN.fullmatch(line, row[-1].end(), match.start())):
            yield from _row(line, row)
            row = []
        if named and not (match.start() and _RUN.match(line[match.start() - 1])):
            row.append(match)
    yield from _row(line, row)


def _row(line: str, row: list[re.Match]) -> Iterator[Untitled]:
    """Give the names of a row in which enough are no usual words."""
    if not row:
        return
    before, end = line[: row[0].start("name")], row[-1].end()
    sure = [name_score(match["name"]) for match in row]
    formal = sum(match["name"] in given_names() and len(match["name"]) > 3 for match in row)
    shown = bool(shown_behind().search(before[-40:]) or SHOWN_BY_SIGN.search(before))
    beside_names = bool(re.search(r",[ ]{0,2}$", before)) + bool(re.match(r"[ ]?,", line[end:]))
    if len(row) == 1 and not (beside_names and formal and sure[0] > 0.4):
        return
    names = [match["name"] for match in row]
    of_people = [score for name, score in zip(names, sure, strict=True) if name not in goods()]
    rare = sum(score > 0.4 for score in of_people)
    many = len(row) > 2 and 2 * len(of_people) > len(row) and "," in line[row[0].start() : end]
    all_given = formal == len(row) and min(sure) > 0.2 and (shown or beside_names)
    likely = (
        max(of_people, default=0.0) == 1.0
        or (rare > 1 and len(of_people) == len(row))
        or (rare and many)
        or all_given
    )
    if likely and sum(sure) + 0.5 * (shown + beside_names) >= 1.2:
        for match in row:
            yield Untitled(*match.span("name"), match["name"] in nicknames(), 0.65)
