"""Names of people in Thai text: the cheapest way to read a line as words, titles, and names behind titles.

Thai has no blanks between words, so that นายกมล and นายกเทศมนตรี begin alike, and where a name ends is seen by
what goes on behind it. Each reading of a text costs what its words and names cost; the cheapest one counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from synth.text.likely_names import (
    MOST,
    beside,
    family_cost,
    family_names,
    first_word,
    function_words,
    given_cost,
    given_names,
    goes_on,
    known_words,
    lists,
    nicknames,
    word_cost,
)
from synth.text.name_rows import Untitled, things
from synth.text.titles import acts, following, glued_roles, title_pattern, titles, titles_by_first
from synth.text.untitled import family_behind, find_untitled
from synth.text.words import dictionary


class Person(NamedTuple):
    """A name in a text: where it stands, the title before it (empty: none), how sure it is one."""

    start: int
    end: int
    title: str
    nickname: bool
    score: float


class _Step(NamedTuple):
    cost: float
    before: tuple[int, int] | None
    what: str
    title: str


TEXT, TITLED, NAMED, BARE, BEHIND = range(5)
"""What a reading has come to: words, a title before a name, a name, a title before none, past a name."""
_ORDER = (TITLED, NAMED, BEHIND, BARE, TEXT)
"""States of one place in the order in which one leads to the other."""
_NO_SUCH_WORD = 2.0
"""What it costs that a word of content stands right behind a title: ป้าแดง, not ป้าไป."""
_PENALTY = {"sure": (0.2, 6.0), "likely": (0.8, 0.6), "kin": (1.4, 0.4), "rare": (3.0, 0.1)}
"""What it costs by kind of title that a name follows, and that none does."""
_BLANK_BEHIND = {"sure": 0.3, "likely": 1.2, "kin": 3.0, "rare": 4.5}
_INSIDE = 2.0
"""What it costs that a name without title begins inside a run of letters."""
_FAMILY_FOLLOWS, _NO_FAMILY, _NO_TITLE = 0.6, 0.7, 6.5
_NO_SUCH_WORD_BEHIND = 1.0
_AT_THE_EDGE = 1.5
"""What a name gains by ending where the letters end."""
_DOES_SOMETHING = 3.0
"""What a name behind a kin word gains when what only people do goes on behind it."""
_NAME_OF = re.compile(
    r"[\u0e01-\u0e4e]{0,12}[\"”]?[ ]?(?:เป็น|คือ)ชื่อ(?!เล่น|จริง|ของ(?:เขา|แก|ผม|ฉัน|หนู|คน)|ผม|แก|เขา|คน|พ่อ|แม่|ลูก)"
)
_STARTS = re.compile(r"[\u0e01-\u0e2e\u0e40-\u0e44]")
_NO_BEGINNING = re.compile(r"[\u0e01-\u0e2e][เแโใไ]")
"""A letter left over from another word: นายก|แดง."""
_GOES_ON = re.compile(r"[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]")
_SILENT = re.compile(r"[\u0e01-\u0e2e](?:[\u0e34\u0e38])?\u0e4c")
_THAI = re.compile(r"[\u0e01-\u0e4e]+")
_OTHER = re.compile(r"[^\u0e01-\u0e4e]")
_BLANKS = re.compile(r"[ \u00a0]{1,3}")
_COLON = re.compile(r"[ ]{0,2}[:：=][ \u00a0]{0,3}")
_MARK = re.compile(r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_SHORTENED = re.compile(r"(?:^|[^\u0e01-\u0e4e])[\u0e01-\u0e2e]{1,4}$|[\u0e01-\u0e2e]\.$")
_COUNTED = re.compile(r"(?:[\d๐-๙]|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|หลาย|กี่|ละ|จำนวน)\s?$")
_QUALITY = re.compile(r"(?:ที่สุด|มาก|กว่า|ขึ้น|สุด)")
_NUMBER = re.compile(r"(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ)(?:นาย|คน|ท่าน|ราย|รูป|ตัว|ปี)")
_IN_BRACKETS = re.compile(r"[ ]?[(\[][ ]?([\u0e01-\u0e4e]{2,10})[ ]?[)\]]")
_ENGLISH = re.compile(
    r"(?<![A-Za-z])(?P<title>{titles})(?:\.|(?<=[a-z])(?=[ ]))[ ]?(?P<name>[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?)"
)
_PLACE = re.compile(
    r"(?:โรง|วัด|ถนน|สะพาน|ซอย|โรงเรียน|โรงพยาบาล|ตำบล|อำเภอ|ศาลเจ้า|อุทยาน|เขื่อน|แยก|คลอง|ตลาด"
    r"|ตรา|แบรนด์|ยี่ห้อ|น้ำตก|ลุ่มน้ำ|ลำน้ำ|ฝาย|ห้วย|หนอง|เกาะ|อ่าว|เขา|ดอย|ทุ่ง|ค่าย|ป่า|บาง|โคก|โนน|ลำ)$"
)
_HAPPENS = re.compile(r"เกิด[ ]?(?:เมื่อ|ที่|ปี|วัน|ใน|จาก|ขึ้น|มา|พ\.|ความ|ปัญหา|การ|อะไร|เหตุ|\d|[๐-๙])")
_INSTITUTION = re.compile(
    _PLACE.pattern.removesuffix("$") + r"[\u0e01-\u0e4e]{0,3}$"
    r"|(?:วิทยาลัย|ศูนย์|สถาบัน|มูลนิธิ|สมาคม|บริษัท|เทศบาล|ราชภัฏ|หมู่บ้าน|ชุมชน|กลุ่ม|บ้าน|นคร)[\u0e01-\u0e4e]{0,14}$"
)
_SPECIES = re.compile(r"(?:ปลา|นก|ดอก|ต้น|พันธุ์|หอย|งู|กล้วย|ข้าว)$")


def find_people(text: str) -> list[Person]:
    """Find the names of people in a text, without their titles.

    Examples
    --------
    >>> text = "นายกมล ใจดี เล่าว่านายกเทศมนตรีมาช่วยป้าแดงบ่อยๆ"
    >>> [text[one.start : one.end] for one in find_people(text)]
    ['กมล ใจดี', 'แดง']
    """
    found = list(_english(text))
    for line in re.finditer(r"[^\n]+", text):
        if not _THAI.search(line.group()):
            continue
        read = list(_read(line.group())) if _may_hold(line.group()) else []
        found += [
            one._replace(start=one.start + line.start(), end=one.end + line.start())
            for one in _joined(line.group(), read, find_untitled(line.group()))
            if not _of_a_thing(line.group(), one)
        ]
    return sorted(found)


def _joined(line: str, titled: list[Person], untitled: list[Untitled]) -> list[Person]:
    """Join what both ways of looking found: of names in one place the longer one, with its title."""
    found = [one._replace(end=_whole_end(line, one)) for one in titled]
    for one in untitled:
        over = [other for other in found if one.start < other.end and other.start < one.end]
        if not over:
            found.append(Person(one.start, one.end, "", one.nickname, one.score))
        elif len(over) == 1 and over[0].start == one.start and one.end > over[0].end:
            found[found.index(over[0])] = over[0]._replace(end=one.end, nickname=False)
        elif all(one.start <= other.start and other.end <= one.end and not other.title for other in over):
            found = [other for other in found if other not in over]
            found.append(Person(one.start, one.end, "", one.nickname, one.score))
    return found


def _whole_end(line: str, one: Person) -> int:
    """Return where a titled name ends with its whole family name: also one that no list has."""
    name = line[one.start : one.end]
    if " " not in name:
        kind = titles().get(one.title.rsplit(" ", maxsplit=1)[-1], "sure") if one.title else "untitled"
        return family_behind(line, one.end, name, kind) or one.end
    rest = _THAI.match(line, one.end)
    family = len(name.split()[-1])
    word = rest.group() if rest else ""
    is_end = word and family + len(word) < 17 and len(word) < 8 and first_word(word) == word
    return rest.end() if is_end and not goes_on(word) and word not in function_words() else one.end


def _of_a_thing(line: str, one: Person) -> bool:
    """Say whether the name is said to be that of a thing or an animal: เรือชื่อ…, …เป็นชื่อร้าน."""
    before = re.search(r"ชื่อ(?:ว่า)?[ \"“]{0,2}[^ \n]{0,14}$", line[: one.start])
    return bool(_NAME_OF.match(line, one.end) or (before and things().search(line[: before.start()] + "ชื่อ")))


def _may_hold(line: str) -> bool:
    return bool(title_pattern().search(line)) or any(_listed(run) for run in _THAI.findall(line))


def _listed(run: str) -> bool:
    """Say whether a run of letters holds a listed name that is no word, inside a longer one."""
    return any(
        run[at : at + size] in given_names() and run[at : at + size] not in dictionary()
        for at in range(len(run))
        for size in range(6 if at else 4, min(MOST, len(run) - at + 1))
    )


def _read(line: str) -> Iterator[Person]:
    """Give the names of the cheapest reading of a line."""
    table: list[dict[int, _Step]] = [{} for _ in range(len(line) + 1)]
    table[0][TEXT] = _Step(0.0, None, "", "")
    for at in range(len(line)):
        for state in filter(table[at].__contains__, _ORDER):
            for end, to, cost, what, title in _moves(line, at, state, table[at][state].title):
                total = table[at][state].cost + cost
                if to not in table[end] or total < table[end][to].cost:
                    table[end][to] = _Step(total, (at, state), what, title)
    last = min(table[-1], key=lambda state: table[-1][state].cost + 20 * (state == TITLED))
    yield from _people(line, table, len(line), last)


Move = tuple[int, int, float, str, str]


def _moves(line: str, at: int, state: int, title: str) -> Iterator[Move]:
    """Give what may come next in a reading: its end, what it has come to, its cost, what, which title."""
    if state == TITLED:
        if _followed(line, at):
            return
        yield from _names(line, at, title)
        yield from _further_titles(line, at, title)
        return
    if state == NAMED:
        yield at, BEHIND, _NO_FAMILY, "", ""
        yield from _families(line, at, title)
        return
    if _OTHER.match(line, at):
        yield at + 1, TEXT, 0.0, "", ""
        yield from _title_moves(line, at)
        return
    unlikely = {BARE: _NO_SUCH_WORD, BEHIND: _NO_SUCH_WORD_BEHIND}.get(state, 0.0)
    for end, to, cost, what, said in _words(line, at):
        yield end, to, cost + unlikely * (line[at:end] not in function_words()), what, said
    yield from _title_moves(line, at)
    if _STARTS.match(line, at):
        inside = at > 0 and bool(_THAI.match(line[at - 1]))
        if not (inside and _INSTITUTION.search(line[max(0, at - 24) : at])):
            yield from _untitled(line, at, inside)


def _words(line: str, at: int) -> Iterator[Move]:
    known, longest = known_words(), min(len(line), at + MOST)
    for end in range(at + 1, longest + 1):
        word = line[at:end]
        if word in known and word not in titles() and _may_end(line, end):
            yield end, TEXT, word_cost(word), "", ""
    end = at + 1
    while end < len(line) and _GOES_ON.match(line, end):
        end += 1
    yield end, TEXT, 9.0 + 2.0 * (end - at > 1), "", ""


def _title_moves(line: str, at: int) -> Iterator[Move]:
    before = line[max(0, at - 12) : at]
    for title in titles_by_first().get(line[at], ()):
        if not line.startswith(title, at) or not _may_end(line, at + len(title)):
            continue
        kind = titles()[title]
        cost = min(word_cost(title), 11.0) if title in dictionary() else 7.0
        if line.startswith(".", at + len(title)) and f"{title}." in titles():
            continue
        if title.endswith(".") and _SHORTENED.search(before):
            continue  # the end of another abbreviation: อบต.
        if title == "นาย" and _COUNTED.search(before):
            yield at + len(title), TEXT, cost, "", ""
            continue
        if title in ("อ.", "ศ.") and _of_a_place(line, at):
            continue
        if title in ("นาง", "อี", "พระ", "ตา") and _SPECIES.search(before):
            continue  # ปลานางจันทร์
        if _PLACE.search(before) or (title.startswith("ชื่อ") and things().search(line[max(0, at - 60) : at])):
            yield at + len(title), TEXT, cost, "", ""
            continue
        yield at + len(title), TITLED, cost + _PENALTY[kind][0], "title", title
        yield at + len(title), BARE, cost + _PENALTY[kind][1], "", ""


def _of_a_place(line: str, at: int) -> bool:
    """Say whether อ. stands for อำเภอ: a subdistrict before it, a province behind it, or a year's ศ."""
    return bool(
        re.search(r"(?:ต\.|ตำบล|ม\.|หมู่)[^\n]{0,25}$", line[:at])
        or re.search(r"^.\.\s?[\u0e01-\u0e4e]{2,20}\s{0,2}(?:จ\.|จังหวัด)", line[at:])
        or (line[at] == "ศ" and line[:at].endswith(("พ.", "ค.")))
    )


def _further_titles(line: str, at: int, title: str) -> Iterator[Move]:
    """Read a title behind a title: รศ.ดร., คุณครู, ผู้ใหญ่ นาย."""
    begin = _BLANKS.match(line, at).end() if _BLANKS.match(line, at) else at
    if begin == len(line):
        return
    for further in titles_by_first().get(line[begin], ()):
        if line.startswith(further, begin) and _may_end(line, begin + len(further)):
            yield begin + len(further), TITLED, 3.0, "title", f"{title} {further}"


def _names(line: str, at: int, title: str) -> Iterator[Move]:
    """Read a given name behind a title, with a blank between them or none."""
    kind = titles().get(title.rsplit(" ", maxsplit=1)[-1], "sure")
    at_home = kind in ("kin", "rare")
    blanks = _COLON.match(line, at) or _BLANKS.match(line, at)
    begin = blanks.end() if blanks else at
    cost = (_BLANK_BEHIND[kind] if blanks and not title.endswith(".") else 0.0) + (kind == "rare")
    if begin < len(line) and not _STARTS.match(line, begin):
        return
    run = _THAI.match(line, begin)
    for end in range(begin + 2, min(run.end() if run else begin, begin + MOST) + 1):
        if not _may_end(line, end) or line.startswith("ๆ", end):
            continue
        name = line[begin:end]
        if (name in titles() and not (at_home and name in nicknames())) or _is_no_name(line, begin, end):
            continue
        if title in glued_roles() and begin == at and name in dictionary():
            continue  # วิทยากรสนุก
        whole = end == run.end()
        price = given_cost(name, at_home) - _DOES_SOMETHING * (at_home and bool(acts().match(line, end)))
        if whole and len(name) < 11 and kind == "sure" and not beside().match(name):
            price = min(price, 9.0 + 1.2 * len(name) + 1.5 * max(0, len(name) - 8))
        price -= _AT_THE_EDGE * whole
        if price < 60:
            yield end, NAMED, cost + price, f"name {begin}", title


def _is_no_name(line: str, begin: int, end: int) -> bool:
    """Say whether what may be a name is a quality, a number or shortened: น้องเล็กที่สุด, พี่สองคน, ผอ.สพม."""
    if line.startswith(".", end) or _NO_BEGINNING.match(line, begin):
        return True  # an abbreviation
    quality = line[begin:end] in dictionary() and _QUALITY.match(line, end)
    return bool(quality or _NUMBER.match(line, begin) or _HAPPENS.match(line, begin))


def _followed(line: str, at: int) -> bool:
    """Say whether what stands behind a title says what kind of person it is, not who."""
    found = following().match(line, at)
    if not found:
        return False
    run = _THAI.match(line, at)
    rest = run.group() if run else ""
    return not any(rest[:size] in given_names() for size in range(len(found.group()) + 1, len(rest) + 1))


def _families(line: str, at: int, title: str) -> Iterator[Move]:
    """Read a family name behind a given name and a blank."""
    blanks = _BLANKS.match(line, at)
    if not blanks or blanks.end() == len(line) or not _STARTS.match(line, blanks.end()):
        return
    begin = blanks.end()
    run = _THAI.match(line, begin)
    kind = titles().get(title.rsplit(" ", maxsplit=1)[-1], "sure") if title else "untitled"
    follows = _FAMILY_FOLLOWS if kind == "sure" else 1.6 if kind in ("likely", "untitled") else 6.0
    for end in range(begin + 2, min(run.end(), begin + MOST) + 1):
        if not _may_end(line, end) or line.startswith("ๆ", end) or line.startswith(".", end):
            continue
        name = line[begin:end]
        price = family_cost(name)
        if end == run.end() and len(name) < 15 and kind in ("sure", "likely") and not goes_on(name):
            price = min(
                price, 10.5 + (0.55 if kind == "sure" else 0.9) * len(name) + 1.5 * max(0, len(name) - 9)
            )
        price -= _AT_THE_EDGE * (end == run.end())
        if price < 60:
            yield end, TEXT, follows + price, "family", title


def _untitled(line: str, at: int, inside: bool) -> Iterator[Move]:
    """Read a listed name that stands without a title where a word begins; `inside` a run a long one."""
    for end in range(at + (6 if inside else 4), min(len(line), at + MOST) + 1):
        name = line[at:end]
        if (
            name in given_names()
            and name not in dictionary()
            and name not in titles()
            and _may_end(line, end)
        ):
            cost = _NO_TITLE + given_cost(name, False) + _INSIDE * inside
            yield end, NAMED, cost, f"name {at}", ""


def _may_end(line: str, end: int) -> bool:
    """Say whether a word may end here: not before a vowel or mark that needs its letter."""
    if end >= len(line):
        return True
    return not _GOES_ON.match(line, end) and not _SILENT.match(line, end)


def _people(line: str, table: list[dict[int, _Step]], at: int, state: int) -> Iterator[Person]:
    family = 0
    while True:
        step = table[at][state]
        if step.before is None:
            return
        if step.what == "family":
            family = at
        elif step.what.startswith("name"):
            found = _person(line, int(step.what[5:]), at, family, step.title)
            yield found
            beside = _IN_BRACKETS.match(line, found.end)
            if beside and beside[1] in nicknames():
                yield Person(*beside.span(1), found.title, True, 0.8)
            family = 0
        elif step.what != "":
            family = 0
        at, state = step.before


def _person(line: str, begin: int, end: int, family: int, title: str) -> Person:
    given = line[begin:end]
    kind = titles().get(title.rsplit(" ", maxsplit=1)[-1], "sure") if title else "untitled"
    at_home = kind in ("kin", "rare") and not family
    listed = given in given_names() or given in nicknames()
    score = {"sure": 0.98, "likely": 0.9, "kin": 0.85, "rare": 0.7, "untitled": 0.6}[kind]
    if family and line[end:family].strip() in family_names():
        score = max(score, 0.9)
    return Person(begin, family or end, title, at_home, round(score * (1 if listed else 0.85), 2))


def _english(text: str) -> Iterator[Person]:
    for found in _english_pattern().finditer(text):
        yield Person(found.start("name"), found.end("name"), found["title"], False, 0.85)


@cache
def _english_pattern() -> re.Pattern:
    titles = "|".join(sorted(lists()["titles"]["english"], key=len, reverse=True))
    return re.compile(_ENGLISH.pattern.replace("{titles}", titles))
