"""Who is called by a word and not by name: bodies of people, somebody by what they do; what calls nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable

from synth.corpus.layout.people import (
    CLAUSE,
    NO_NAME,
    OF_PEOPLE,
    OF_PEOPLE_OR_ANY,
    begins_another_word,
    has_title,
    how_named,
    is_titled,
    may_name,
    may_speak,
    names_among,
    people_of,
    squeezed,
    tells,
    title_end,
    without_wish,
)
from synth.corpus.layout.vocabulary import patterns
from synth.text.likely_names import first_word
from synth.text.months import month_number
from synth.text.senses import senses

_COMES = re.compile("มา|ไป|เข้า|ออก|อยู่|หาย|ละ|เพิ่ม|ลด|น้อย|มาก|เยอะ")
"""What is so with people, behind the word for them: คนมาเยอะ."""
WHERE = re.compile(r"(?:หมู่|ม\.|ป\.|ชั้น|ซอย|โซน|บ้าน|ต\.|ตำบล|อ\.|อำเภอ|วัย|อายุ)|[\d๐-๙]{1,2}(?:\s?ปี)?$")
FORMAL = re.compile(
    r"คุณ(?!ครู|หมอ)|อาจารย์|นาย(?!ช่าง)|นาง|เด็ก(?:ชาย|หญิง)|(?:น\.ส|ด\.[ชญ]|ดร|ผศ|รศ|ศ|พล|พ\.ต|ร\.ต|ด)\."
)
"""Titles behind whose name the family's stands."""
_SURELY = 0.8
_COUNTED = re.compile(r"[\d๐-๙]\s?(?:คน|ราย|ท่าน)")


def voices_among(labels: Iterable[str]) -> set[str]:
    """Return those labels before what is told that name who tells it, where one of them is a name.

    People do, by name, initials or office, and a body (อบต., โรงเรียน) beside them where nothing else stands
    there. Offices, kinds of people and bodies alone may be what the words are about.

    Examples
    --------
    >>> sorted(voices_among(["อบต.", "รพ.สต.", "ป้าศรี"])), voices_among(["อบต.", "รพ.สต.", "กำนัน"])
    (['ป้าศรี', 'รพ.สต.', 'อบต.'], set())
    """
    labels = {*map(squeezed, labels)}
    if not called_by_name(labels):
        return set()
    people = people_of(label for label in labels if not is_body(label))
    beside = {label for label in labels if is_body(label) or is_somebody(label)}
    return labels if people | beside == labels else people


def called_by_name(labels: Iterable[str]) -> bool:
    """Say whether one of the labels is a name, initials or one who answers, and no office or kind of people.

    A name that no list has (หมออิ๋ว) is one behind a title where it is no word.

    Examples
    --------
    >>> called_by_name(["กำนัน", "ครูนิด"]), called_by_name(["ถาม", "ตอบ"]), called_by_name(["กำนัน", "ครู"])
    (True, True, False)
    """
    labels = {*labels}
    sure = any(answers(label) or has_an_unknown_name(label) for label in labels)
    return sure or bool(names_among(labels))


def has_an_unknown_name(label: str) -> bool:
    """Say whether behind a title stands what is no word: หมออิ๋ว."""
    return is_titled(label) and not senses(label[title_end(label) :])


def answers(label: str) -> bool:
    """Say whether a label calls somebody only by their speaking: ตอบ, ผู้พูด 2."""
    return bool(patterns("speakers")["speaks"].match(label))


def is_body(label: str) -> bool:
    """Say whether a label is a body of people, shortened or not.

    Examples
    --------
    >>> is_body("รพ.สต."), is_body("โรงเรียนบ้านดอน"), is_body("ต.ค."), is_body("กำนัน")
    (True, True, False, False)
    """
    if "." in label and month_number(label):
        return False
    return bool(patterns("people")["bodies"].match(label)) and (label.endswith(".") or not tells(label))


def is_somebody(label: str) -> bool:
    """Say whether a label begins with the word for somebody, and nothing is done behind it.

    Examples
    --------
    >>> is_somebody("แม่ค้าหน้าวัด"), is_somebody("เด็กไกด์ ม.2"), is_somebody("ช่างน้ำโซน 3")
    (True, True, True)
    >>> is_somebody("เด็กร้องไห้"), is_somebody("คนมาเยอะ"), is_somebody("เด็ก 40 คน"), is_somebody("แม่น้ำเน่า")
    (False, False, False, False)
    """
    run = label.partition(" ")[0]
    no_name = NO_NAME.search(run) or CLAUSE.search(label) or _COUNTED.search(label)
    if no_name or begins_another_word(label):
        return False
    heads = {head for head in (first_word(run), run[: title_end(run)]) if head}
    return any(_is_of_people(head) and not _does(run[len(head) :]) for head in heads)


def _is_of_people(head: str) -> bool:
    return bool(title_end(head)) or any(sense.name in OF_PEOPLE for sense in senses(head))


def _does(behind: str) -> bool:
    return bool(_COMES.match(behind)) or tells(first_word(behind))


def calls_somebody(label: str) -> bool:
    """Say whether words beside what is said can be who says it, named or not, and tell nothing themselves.

    Examples
    --------
    >>> calls_somebody("ชายวัย 45 ปี ขอไม่ออกชื่อ"), calls_somebody("กลุ่มแม่บ้านแกะปู"), calls_somebody("น้องดีน ยาม")
    (True, True, True)
    >>> calls_somebody("ถังเต็มทุกวัน"), calls_somebody("เด็กร้องไห้"), calls_somebody("แม่น้ำ")
    (False, False, False)
    """
    name = without_wish(label)
    return may_name(label) and (is_somebody(name) or has_title(name) or not tells(name))


def is_a_thing(label: str) -> bool:
    """Say whether a label is called by the word for a thing, a matter or a deed, and for nobody.

    Examples
    --------
    >>> is_a_thing("น้ำ"), is_a_thing("ปัญหา"), is_a_thing("ผญ.ม.7"), is_a_thing("เทศบาล")
    (True, True, False, False)
    """
    if may_speak(label) or is_body(label):
        return False
    begins = patterns("begins")
    if any(begins[topic].match(label) for topic in ("heading", "finding", "field")):
        return True
    means = senses(first_word(label.partition(" ")[0]))
    return bool(means) and not any(sense.part == "n" and sense.name in OF_PEOPLE_OR_ANY for sense in means)


def is_told(words: str) -> bool:
    """Say whether words are told by somebody: no name of anybody or anything, and more than a bare deed.

    What a clause denies or joins is, and what somebody or something does.

    Examples
    --------
    >>> is_told("ไม่มีงบ"), is_told("คนไข้ลดลง"), is_told("ป้าศรี"), is_told("ประธานกลุ่ม")
    (True, True, False, False)
    >>> is_told("นายสมชาย ใจดี"), is_told("ขับรถ"), is_told("ทำกลุ่มทอผ้า"), is_told("ได้ทำกลุ่มแล้ว")
    (False, False, False, True)
    """
    if how_named(words) > 0:
        return False
    return bool(CLAUSE.search(words)) or (tells(words) and not tells(first_word(words)))


def name_of(speaker: str) -> str:
    """Return the name that what calls somebody begins with; all of it, where that is no name."""
    first, *others = re.sub(r"\s*\(", " (", speaker).split()
    named = is_name(first)
    is_where = bool(others) and bool(WHERE.match(others[0]))
    if named and others and FORMAL.match(first):
        is_part = is_where or others[0][0] == "(" or has_title(others[0]) or is_somebody(others[0])
        return first if is_part else f"{first} {others[0]}"
    return first if named or (is_where and how_named(first) > _SURELY) else speaker


def named_first(words: str) -> str:
    """Return the name that words begin with, if they do.

    Examples
    --------
    >>> named_first("ลุงคำพอง คนตัดอ้อย ตอบเมื่อถูกถาม"), named_first("คนตัดอ้อยตอบ"), named_first("ครูสอนว่าดี")
    ('ลุงคำพอง', '', '')
    """
    return name_of(words) if is_name(words.partition(" ")[0]) else ""


def is_name(run: str) -> bool:
    """Say whether a run of letters is a title with a name, known or not."""
    return (has_title(run) and how_named(run) == 1) or has_an_unknown_name(run)
