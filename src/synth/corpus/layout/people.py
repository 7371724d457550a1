"""Which labels of a note are people, by title and name, by a name alone or by office."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from synth.corpus.layout.vocabulary import patterns
from synth.text.likely_names import first_word, given_names, nicknames
from synth.text.months import month_number
from synth.text.people import find_people
from synth.text.senses import senses
from synth.text.words import frequency, is_word

_LONGEST = 40
CLAUSE = re.compile("ไม่|แล้ว|จึง|เพราะ|ทำให้|ต้อง|อยาก|ควร|กว่า|ครับ|ค่ะ")
_UNNAMED = re.compile("(?:ขอ)?ไม่(?:ประสงค์|ขอ|บอก|ระบุ|เปิดเผย|ออก)(?:จะ)?(?:ออก|บอก|ระบุ|เปิดเผย)?(?:นาม|ชื่อ)")
_DESCRIBED = re.compile(
    r"(?P<who>(?:คน|เด็ก|ผู้|แม่|พ่อ|ลูก|ชาวบ้าน|นักเรียน|เยาวชน|สมาชิก|เกษตรกร|ครู|พี่|น้อง)\S{0,16}?)(?:ที่|ซึ่ง)(?=\S)"
)
"""Somebody by what is so with them: แม่ที่ลูกไม่กลับบ้าน."""
_LONG = 24
"""Letters from which on what has a verb is told, and calls nobody."""
NO_NAME = re.compile(rf"[\d๐-๙?!:/]|ๆ$|{CLAUSE.pattern}")
"""What no name has."""
_PART = re.compile(r"^[A-Za-z]{2,12}\s")
"""A part in a team, before the name: QC ฝน."""
_BY_OFFICE = re.compile(r"(?:อสม|อปพร|ผญบ?|ผช|ผอ|จนท|สจ|สท|ส\.อบต)\.(?=[ก-ฮเ-ไ])")
"""An office, shortened, before the name: อสม.จิต; what could be a place's (อบต.) is none."""
_SEVERAL = re.compile(r"[,;、/](?![^()]{0,40}\))|\s(?:และ|กับ)\s?")
"""What parts the names of several people."""
_LATIN = re.compile(r"[A-Z][A-Za-z.'’ -]{1,39}")
OF_PEOPLE = frozenset(("person", "group"))
OF_PEOPLE_OR_ANY = OF_PEOPLE | {"n", "name", "tops"}


def names_among(labels: Iterable[str]) -> set[str]:
    """Return those of the labels of a note that are names of people, and surely nothing else.

    A name without title that is also a word in use (ฝน) is one where all others are names, and one surely.

    Examples
    --------
    >>> sorted(names_among(["ป้าศรี", "ฝน", "ครูเอ๋"])), sorted(names_among(["ป้าศรี", "ฝน", "ครูย้าย"]))
    (['ครูเอ๋', 'ป้าศรี', 'ฝน'], ['ป้าศรี'])
    >>> names_among(["กำนัน", "หมู่ 2", "แม่น้ำเน่า"])
    set()
    """
    named = {label: how_named(label) for label in map(squeezed, labels)}
    sure = {label for label, score in named.items() if score == 1 or (score and _is_only_a_name(label))}
    return set(named) if sure and all(named.values()) else sure


def people_of(labels: Iterable[str]) -> set[str]:
    """Return those of the labels before somebody's words that name people.

    Names, and beside them offices; offices alone where there are no other labels.

    Examples
    --------
    >>> sorted(people_of(["กำนัน", "ช่างนพ", "QC ฝน", "กำนัน"])), sorted(people_of(["กำนัน", "ช่างนพ", "ปัญหา"]))
    (['QC ฝน', 'กำนัน', 'ช่างนพ'], ['กำนัน', 'ช่างนพ'])
    >>> sorted(people_of(["ครู", "นักเรียน"])), people_of(["ครู", "นักเรียน", "ห้องสมุด"])
    (['ครู', 'นักเรียน'], set())
    """
    labels = {*map(squeezed, labels)}
    others = {label for label in labels if _is_office(label) or is_titled(label)}
    named = names_among(label for label in labels if label not in others or how_named(label) > 0)
    return named | others if named or others == labels else set()


def are_voices(labels: Iterable[str]) -> bool:
    """Say whether half of the labels beside clocks can be who speaks: no stages of an agenda.

    Examples
    --------
    >>> are_voices(["ป้าศรี", "ฝน"]), are_voices(["Ploy K.", "ผู้พูด 2"]), are_voices(["ลงทะเบียน", "พักเบรก", "ฝน"])
    (True, True, False)
    """
    labels = {*map(squeezed, labels)}
    return bool(labels) and 2 * sum(map(may_speak, labels)) >= len(labels)


def may_speak(label: str) -> bool:
    """Say whether a label can be who speaks: a name, though a word too, an office, or in Latin letters.

    Examples
    --------
    >>> may_speak("ฝน"), may_speak("กำนัน"), may_speak("พักเบรก")
    (True, True, False)
    """
    return how_named(label) > 0 or _is_office(label) or is_titled(label) or bool(_LATIN.fullmatch(label))


def lists_people(words: str) -> bool:
    """Say whether words only name several people, in brackets what each is.

    Examples
    --------
    >>> lists_people("บังหมาด (ประธาน), ก๊ะเยาะ (บ้านพัก), ครูนิด"), lists_people("ป้าศรีขายดี, ลุงดำขาดทุน")
    (True, False)
    """
    names = [part.partition("(")[0].strip() for part in _SEVERAL.split(words) if part.strip()]
    named = sum(map(may_speak, names))
    return len(names) > 1 and 2 * named >= len(names) and max(map(len, names)) <= _LONG


def may_name(label: str) -> bool:
    """Say whether words before a turn can name somebody: no clause, not long with a verb, no thing, no month.

    Examples
    --------
    >>> may_name("คนขายของ"), may_name("ไม่บอกชื่อ"), may_name("แม่ที่ลูกไม่กลับบ้าน"), may_name("ผู้พูด 2")
    (True, True, True, True)
    >>> may_name("ถังไม่พอ"), may_name("เด็กเก็บขยะทุกวันเสาร์ตอนเช้า"), may_name("แม่น้ำ"), may_name("หมอกควัน")
    (False, False, False, False)
    """
    label = label.partition("(")[0].strip(" @")
    if described := _DESCRIBED.match(label):
        label = described["who"]
    if "." in label and month_number(label):
        return False
    named = without_wish(label)
    clause = CLAUSE.search(named) or (len(named) > _LONG and tells(named))
    return not (clause or begins_another_word(label)) or how_named(label) > 0


def without_wish(label: str) -> str:
    """Return a label without the wish not to be named: ชาวสวน ไม่ประสงค์ออกนาม."""
    return _UNNAMED.sub("", label).strip(" ,")


@lru_cache(4096)
def how_named(label: str) -> float:
    """Say how surely a label is somebody's name, 0 to 1: behind a title, or alone; more may follow apart.

    Examples
    --------
    >>> how_named("ป้าศรี แกนนำ"), how_named("แม่น้ำเน่า"), how_named("ลุงดำขายที่")
    (1.0, 0.0, 0.0)
    >>> how_named("อสม.จิต"), how_named("ผอ.กองช่าง")
    (1.0, 0.0)
    """
    if not 1 < len(label) <= _LONGEST or NO_NAME.search(label):
        return 0.0
    label = _BY_OFFICE.sub("คุณ", _PART.sub("", label, count=1), count=1)
    if not _may_begin(label):
        return 0.0
    for person in find_people(label)[:1]:
        title, behind = label[: person.start].strip(), label[person.end :]
        called = title.replace(" ", "") == person.title.replace(" ", "") or title_end(title) == len(title)
        if called and behind[:1] in ("", " ", "(") and not tells(behind):
            return 1.0 if title else person.score
    return 0.0


def _may_begin(label: str) -> bool:
    """Say whether a label begins as people are called: only such are looked at well: it takes a while."""
    first = label.split(" ", 1)[0]
    return bool(title_end(label)) or first in nicknames() or first in given_names()


def has_title(label: str) -> bool:
    """Say whether a label begins with what people are called by before the name; that takes no list of names.

    Examples
    --------
    >>> has_title("ป้าศรี"), has_title("ผญบ.สมาน"), has_title("ปัจจัย")
    (True, True, False)
    """
    return bool(title_end(label) or _BY_OFFICE.match(label))


def title_end(label: str) -> int:
    """Return where what people are called by ends, before the name; 0 without any."""
    match = patterns("begins")["person"].match(label) or patterns("people")["called"].match(label)
    return match.end() if match else 0


def begins_another_word(label: str) -> bool:
    """Say whether what people are called by only begins the word for a thing: แม่น้ำ, หมอกควัน, คุณภาพ."""
    end = title_end(label)
    word = first_word(label.partition(" ")[0]) if end else ""
    means = senses(word) if len(word) > end else []
    return bool(means) and all(sense.part == "n" and sense.name not in OF_PEOPLE_OR_ANY for sense in means)


def is_titled(label: str) -> bool:
    """Say whether letters behind a title may be a name that no list has: ช่างโป่ง, not แม่น้ำ or ครูย้าย."""
    end, run = title_end(label), label.partition(" ")[0]
    return (
        0 < end < len(run)
        and len(first_word(run)) <= end
        and not (NO_NAME.search(label) or tells(label[end:]))
    )


def _is_office(label: str) -> bool:
    """Say whether a label is what somebody is or does in a talk, a word for itself: กำนัน, ผู้พูด 2."""
    if any(part.match(label) for part in patterns("speakers").values()):
        return True
    person = patterns("begins")["person"].match(label)
    return bool(person) and is_word(label) and {sense.name for sense in senses(label)} <= OF_PEOPLE


def _is_only_a_name(name: str) -> bool:
    return frequency(_PART.sub("", name)) == 0 and not tells(name)


def tells(words: str) -> bool:
    """Say whether words have a verb, so that they name nobody."""
    return any(sense.part == "v" for sense in senses(words))


def squeezed(label: str) -> str:
    """Return a label with one blank between words."""
    return " ".join(label.split())
