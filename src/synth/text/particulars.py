"""Personal data that have a form: numbers of telephones, cards, accounts, plates; addresses, birth dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from synth.text.dates import read_dates
from synth.text.likely_names import lists
from synth.text.months import THAI
from synth.text.words import provinces


class Particular(NamedTuple):
    """A piece of personal data in a text: where it stands, of which kind, how sure it is one."""

    start: int
    end: int
    kind: str
    score: float


_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙–—‑−\u00a0", "0123456789---- ")
_GAP = r"[ .-]{0,3}"
_NEAR = 40
"""Letters before a number in which a word may say what number it is."""


def _words(name: str) -> str:
    return f"(?:{'|'.join(lists()['cues'][name])})"


def _cue(name: str, ends: str = "") -> re.Pattern:
    return re.compile(_words(name) + ends, re.IGNORECASE)


_PHONE = re.compile(
    rf"(?<!\d)(?<!\d[.,])(?:\(?\+?66\)?{_GAP}(?:\(0\))?0?|\(?0)(?:"
    rf"{_GAP}[689](?:{_GAP}\d\)?){{8}}|{_GAP}[2-7](?:{_GAP}\d\)?){{7}})(?![\d])(?!-\d)"
)
_EXTENSION = re.compile(r"\s{0,2}(?:ต่อ|กด|ext\.?|#)\s{0,2}\d{1,5}(?!\d)", re.IGNORECASE)
_CALL = _cue("call")
_CALLED = re.compile(r"(?<![\d/,])\d(?:[ .-]{0,2}\d){7,11}(?![\d/])(?!,\d)")

_CARD = re.compile(r"(?<![\d.,-])\d(?:[ -]{0,3}\d){12}(?!\d|[-.,]\d)")
_CARD_FORM = re.compile(r"\d[ -]{1,3}\d{4}[ -]{1,3}\d{5}[ -]{1,3}\d{2}[ -]{1,3}\d")
_CARD_WORDS, _NO_CARD = _cue("card"), _cue("no_card")
_PASSPORT = _cue("passport", r"[^\n\dA-Za-z]{0,15}(?:(?:no|number)\.?[ :]{0,3})?([A-Za-z]{1,2}\d{6,8})(?!\d)")

_EMAIL = re.compile(r"[A-Za-z0-9][\w.+-]*\s?@\s?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}", re.ASCII)
_HANDLE = r"(@?[A-Za-z0-9][A-Za-z0-9._-]{2,29}|@[A-Za-z0-9._-]{3,30})"
_SIGNED = r"((?=[A-Za-z0-9._-]*[\d._])[A-Za-z][A-Za-z0-9._-]{3,29})"
_LINE_WORD = r"(?:ไลน์|ไลน|(?<![A-Za-z])line(?![A-Za-z]))"
_ID_WORD = r"(?:ไอดี|id\b|ไอ\.?ดี\.?|แอด|add)"
_TO_HANDLE = r"[^\nA-Za-z0-9@]{0,12}"
_LINE = tuple(
    (re.compile(pattern, re.IGNORECASE), score)
    for pattern, score in (
        (rf"{_LINE_WORD}[ .]{{0,2}}{_ID_WORD}{_TO_HANDLE}{_HANDLE}", 0.97),
        (rf"{_ID_WORD}[ .]{{0,2}}{_LINE_WORD}{_TO_HANDLE}{_HANDLE}", 0.97),
        (rf"{_LINE_WORD}\s{{0,2}}[:：=]\s{{0,2}}{_HANDLE}", 0.9),
        (r"(@[A-Za-z0-9._-]{3,30})\s?(?:ใน|ทาง|ที่)\s?ไลน์", 0.85),
        (rf"{_LINE_WORD}{_TO_HANDLE}(@[A-Za-z0-9._-]{{3,30}})", 0.9),
        (rf"{_LINE_WORD}[ :]{{0,3}}(?:คือ|ชื่อ|ว่า)?[ ]{{0,2}}{_SIGNED}", 0.85),
    )
)
_LINE_SAID = re.compile(rf"{_LINE_WORD}|เพิ่มเพื่อน", re.IGNORECASE)
_LINE_NEAR = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![A-Za-z0-9._-])(@[A-Za-z0-9._-]{3,30})",
        rf"(?:ค้น(?:หา)?|ไอดี|id|แอด|add|คือ|ชื่อ|ว่า|ที่)[ :：]{{0,3}}(?:คำว่า|ว่า)?[ \"“:]{{0,3}}{_SIGNED}",
    )
)
"""Handles in a text that speaks of LINE somewhere."""
_NO_LINE = re.compile(
    r"https?:|www\.|\.(?:com|org|net|th|pdf|docx?|xlsx?|jpe?g|png|mp[34])\b|facebook|เฟซ|เพจ|tiktok|ไอจี|\big\b",
    re.IGNORECASE,
)
_GROUP = re.compile(r"(?:กลุ่ม|ห้อง)\s?$")
_NO_HANDLE = _cue("no_handle", "$")

_ACCOUNT = re.compile(r"(?<![\d/,.-])(?:\d(?:[ -]{0,2}\d){9,14})(?!\d|[-./,]\d)")
_ACCOUNT_FORM = re.compile(r"\d{3}[ -]{1,2}\d[ -]{1,2}\d{5}[ -]{1,2}\d")
_ACCOUNT_WORDS = _cue("account")

_PLATE = re.compile(r"(?<![\d\u0e01-\u0e4e.])(\d?[ก-ฮ]{2,3})[ -]{0,2}(\d{1,4})(?![\d/,.:]\d|\d)")
_PLATE_SAID = _cue("plate_before")
_PLATE_TOLD = _cue(
    "plate_before",
    r"[ :]{0,3}(?:รถ[\u0e01-\u0e4e]{0,12}[ ]{0,2})?(?:คือ|ว่า)?[ :]{0,2}"
    r"((?:\d[ ]?)?[ก-ฮ]{1,3}[ -]{0,2}\d{1,4})(?!\d)",
)
_PLATE_OF_LORRY = re.compile(r"(?<![\d/.,-])\d{2}-\d{4}(?![\d/-])")
"""Lorries and buses have two digits before the hyphen."""
_PLATE_WORDS, _NO_PLATE = _cue("plate"), frozenset(lists()["cues"]["no_plate"])

_HOUSE = r"\d{1,4}(?:/\d{1,4}){0,2}"
_PART = (
    rf"(?:{_words('place')}\s?(?:ที่\s?)?[\u0e01-\u0e4eA-Za-z\d/.-]{{1,30}}(?: \d{{1,3}}(?![\d/]))?"
    r"|กรุงเทพ[\u0e01-\u0e4e]*|กทม\.?|\d{5}(?!\d)|PROVINCES)"
)
_NO_HOUSE = "".join(f"(?<!{word})" for word in lists()["cues"]["no_house"])
_ADDRESS = rf"(?P<house>{_words('house')}[ :]{{0,3}}{_HOUSE})(?P<more>(?:[ ,]{{0,3}}{_PART}){{0,8}})"
_LOOSE = rf"(?P<house>(?<![\d/.])(?:{_NO_HOUSE}เลขที่[ ]?)?{_HOUSE})(?P<more>(?:[ ,]{{0,3}}{_PART}){{1,8}})"
_LANE = re.compile(r"^[ ,]{0,3}(?:หมู่(?:ที่)?\s?\d|ม\.\s?\d|ซอย|ซ\.|ถนน|ถ\.|ตรอก)")
_BESIDE_HOUSE = re.compile(
    r"^[ ,]{0,3}(?:หมู่|ม\.|ซอย|ซ\.|ถนน|ถ\.|ตรอก|ต\.|ตำบล|แขวง|บ้าน|บ\.|ชุมชน|อาคาร|คอนโด|แฟลต)"
)
_ENGLISH_ADDRESS = re.compile(
    rf"(?<![\d/.]){_HOUSE},?[ ](?:(?:Moo|Mu|Village No\.?|M\.)[ ]?\d{{1,2}}"
    r"|(?:[A-Z][a-z]+[ ]){1,3}(?:Road|Rd\.?|Street|Soi|Lane)|Soi[ ][A-Z\d][\w-]*)"
    r"(?:,?[ ](?:\d{5}(?!\d)|(?:Soi|T\.|A\.|Moo|[A-Z][a-z]+)(?:[ ]?\d{1,3}(?!\d))?)){0,14}"
)
_PLACED = _cue("place")
_COUNTED = _cue("counted", r"[ ]{0,2}$")

_BORN = _cue("born", r"(?:[^\d\n]{0,24})$")
_SURELY_BORN = _cue("surely_born")
_HAPPENED = _cue("happened", r"[\u0e01-\u0e4e]{0,6}\s?$")
_YEAR = re.compile(r"(?<!\d)(?:พ\.?\s?ศ\.?|ค\.?\s?ศ\.?|ปี)?\s?(2[45]\d\d|19\d\d|20[012]\d)(?!\d)")
_BORN_AT = re.compile(r"เกิด\s?(?:เมื่อ|ใน|ปี|พ\.?\s?ศ)|ปี\s?เกิด|เกิด\s{0,2}$")
_BIRTH = re.compile(r"เกิด|คลอด|born|birth|d\.?o\.?b", re.IGNORECASE)
_INSTEAD = re.compile(r"ที่ถูก|ที่จริง|แก้|ไม่ใช่|เปลี่ยน|จริงๆ|หรือ")
_ROSTER = re.compile(
    r"(?:นาย(?!อำเภอ|ก|ช่าง|จ้าง)|นาง|นางสาว|น\.ส\.|ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง)[ ]?"
    r"[\u0e01-\u0e4e]{2,20}[ ]{1,2}[\u0e01-\u0e4e]{2,24}"
    r"[ \t,|/]{1,4}(?:[\d -]{13,20}[ \t,|/]{1,4})?$"
)
"""A full name with title, a card's number at most, right before a date: the row of a list of people."""
_GROWN = 2560
"""A year up to which a date in such a row is one of birth rather than of the list."""
_DAY = re.compile(rf"(?<!\d)\d{{1,2}}\s?(?:เดือน\s?)?(?:{THAI})")


def find_particulars(text: str) -> list[Particular]:
    """Find personal data that have a form, also in Thai digits; of two that overlap the surer one counts.

    Examples
    --------
    >>> text = "โทร ๐๘๑-๒๓๔-๕๖๗๘ เลขบัตร 1-2345-45678-78-1"
    >>> [(one.kind, text[one.start : one.end]) for one in find_particulars(text)]
    [('phone', '๐๘๑-๒๓๔-๕๖๗๘'), ('id', '1-2345-45678-78-1')]
    """
    plain = text.translate(_ARABIC)
    found = [one for find in _FINDERS for one in find(plain)]
    found.sort(key=lambda one: (-one.score, one.start - one.end))
    kept: list[Particular] = []
    for one in found:
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept)


def is_card_number(digits: str) -> bool:
    """Say whether 13 digits are a Thai national ID by their checksum.

    Examples
    --------
    >>> is_card_number("1234545678781"), is_card_number("1234545678782")
    (True, False)
    """
    total = sum((13 - place) * int(digit) for place, digit in enumerate(digits[:12]))
    return len(digits) == 13 and int(digits[12]) == (11 - total % 11) % 10


def _phones(text: str) -> Iterator[Particular]:
    for found in _PHONE.finditer(text):
        yield Particular(found.start(), _extended(text, found.end()), "phone", 0.95)
    if _CALL.search(text):
        for found in _CALLED.finditer(text):
            digits = re.sub(r"\D", "", found.group())
            if _said_before(_CALL, text, found.start(), 24) and len(digits) >= 9:
                yield Particular(found.start(), _extended(text, found.end()), "phone", 0.8)
    if "+" in text:
        yield from _foreign(text)


def _foreign(text: str) -> Iterator[Particular]:
    import phonenumbers

    for found in phonenumbers.PhoneNumberMatcher(text, "TH"):
        if found.raw_string.startswith("+"):
            yield Particular(found.start, found.end, "phone", 0.94)


def _extended(text: str, end: int) -> int:
    found = _EXTENSION.match(text, end)
    return found.end() if found else end


def _said_before(words: re.Pattern, text: str, start: int, near: int = _NEAR) -> bool:
    return bool(words.search(text[max(0, start - near) : start]))


def _cards(text: str) -> Iterator[Particular]:
    for found in _CARD.finditer(text):
        digits = re.sub(r"\D", "", found.group())
        told = _said_before(_CARD_WORDS, text, found.start())
        formed = bool(_CARD_FORM.fullmatch(found.group()))
        if not told and (_said_before(_NO_CARD, text, found.start()) or digits[0] == "0"):
            continue
        if told or (formed and digits[0] != "0"):
            yield Particular(found.start(), found.end(), "id", 0.98)
        elif is_card_number(digits) and digits[0] in "12345678" and len(set(digits)) > 3:
            yield Particular(found.start(), found.end(), "id", 0.9)
    for found in _PASSPORT.finditer(text):
        yield Particular(*found.span(1), "id", 0.9)


def _emails(text: str) -> Iterator[Particular]:
    for found in _EMAIL.finditer(text):
        yield Particular(*found.span(), "email", 0.99)


def _lines(text: str) -> Iterator[Particular]:
    for pattern, score in _LINE:
        for found in pattern.finditer(text):
            start, end = found.span(1)
            end -= len(text[start:end]) - len(text[start:end].rstrip("."))
            bare = text[start:end].lstrip("@")
            of_group = _said_before(_GROUP, text, found.start(), 8)
            if not (of_group or _NO_HANDLE.match(bare) or _EMAIL.match(text, start)):
                yield Particular(start, end, "line_id", score)
    if _LINE_SAID.search(text):
        yield from _lines_near(text)


def _lines_near(text: str) -> Iterator[Particular]:
    for pattern in _LINE_NEAR:
        for found in pattern.finditer(text):
            start, end = found.start(1), found.start(1) + len(found[1].rstrip("."))
            elsewhere = _NO_LINE.search(text[max(0, start - 12) : end]) or _EMAIL.match(text, start)
            if not (elsewhere or _NO_HANDLE.match(text[start:end].lstrip("@"))):
                yield Particular(start, end, "line_id", 0.7)


def _accounts(text: str) -> Iterator[Particular]:
    for found in _ACCOUNT.finditer(text):
        digits = re.sub(r"\D", "", found.group())
        if len(digits) not in (10, 11, 12, 15):
            continue
        told = _said_before(_ACCOUNT_WORDS, text, found.start())
        if _ACCOUNT_FORM.fullmatch(found.group()):
            yield Particular(found.start(), found.end(), "account", 0.97)
        elif told and not _said_before(_CALL, text, found.start(), 12):
            yield Particular(found.start(), found.end(), "account", 0.96)


def _plates(text: str) -> Iterator[Particular]:
    for found in _PLATE_TOLD.finditer(text):
        yield Particular(found.start(1), _with_province(text, found.end(1)), "plate", 0.93)
    for found in _PLATE.finditer(text):
        letters = found[1].lstrip("0123456789")
        if letters in _NO_PLATE:
            continue
        end = _with_province(text, found.end())
        numbered = found[1][0].isdigit()
        told = _said_before(_PLATE_WORDS, text, found.start())
        if told and (numbered or end > found.end() or "ทะเบียน" in text[: found.start()] or len(found[2]) > 2):
            yield Particular(found.start(), end, "plate", 0.9)
        elif end > found.end() or (numbered and len(found[2]) > 1):
            yield Particular(found.start(), end, "plate", 0.75)
    for found in _PLATE_OF_LORRY.finditer(text):
        end = _with_province(text, found.end())
        said = _said_before(_PLATE_SAID, text, found.start(), 24)
        if said or (end > found.end() and not re.fullmatch(r"\d\d-2[45]\d\d", found.group())):
            yield Particular(found.start(), end, "plate", 0.85)


def _with_province(text: str, end: int) -> int:
    short = rf"(?:{'|'.join(lists()['cues']['provinces'])})(?:\.|(?![\u0e01-\u0e4e]))"
    found = re.compile(rf"[ ]{{0,2}}(?:{_provinces()}|กทม\.?|กรุงเทพ(?:ฯ|มหานคร)?|{short})").match(text, end)
    return found.end() if found else end


def _provinces() -> str:
    return "|".join(map(re.escape, provinces()))


def _addresses(text: str) -> Iterator[Particular]:
    if not re.search(r"\d", text):
        return
    for found in _ENGLISH_ADDRESS.finditer(text):
        yield Particular(*found.span(), "address", 0.9)
    provinces_too = _provinces()
    for pattern, score in ((_ADDRESS, 0.95), (_LOOSE, 0.8)):
        for found in re.compile(pattern.replace("PROVINCES", provinces_too)).finditer(text):
            if score < 0.9 and not _is_house(text, found):
                continue
            start = (
                found.start() + len(found["house"]) - len(re.search(rf"{_HOUSE}$", found["house"]).group())
            )
            yield Particular(start, found.end(), "address", score)


def _is_house(text: str, found: re.Match) -> bool:
    """Say whether a number before places is a house's: with a lane or village right behind it."""
    before, house, more = text[: found.start()], found["house"], found["more"]
    if not _BESIDE_HOUSE.match(more):
        return False
    several = len(_PLACED.findall(more)) > 1
    if "เลขที่" in house:
        return several
    if _COUNTED.search(before) or re.fullmatch(r"2[45]\d\d", house):
        return False
    lane = bool(_LANE.match(more))
    if several:
        return "/" in house or lane
    return "/" in house and lane and not before.rstrip().endswith("ที่")


def _births(text: str) -> Iterator[Particular]:
    dates = [(start, end) for start, end, *_ in read_dates(text)]
    if _BIRTH.search(text):
        found = list(_told_births(text, dates))
        yield from found
        yield from _corrected(text, dates, found)
    for start, end in dates:
        year = re.search(r"\d{4}$", text[start:end])
        if year and int(year.group()) <= _GROWN and _ROSTER.search(text[max(0, start - 60) : start]):
            yield Particular(start, end, "birth_date", 0.75)


def _corrected(text: str, dates: list[tuple[int, int]], found: list[Particular]) -> Iterator[Particular]:
    """Find dates said to be the right ones instead of a birth date before them."""
    for start, end in dates:
        before = [one.end for one in found if one.end <= start]
        if before and _INSTEAD.search(text[max(before) : start]) and start - max(before) < _NEAR:
            yield Particular(start, end, "birth_date", 0.8)


def _told_births(text: str, told: list[tuple[int, int]]) -> Iterator[Particular]:
    days = [found.span() for found in _DAY.finditer(text) if _said_before(_SURELY_BORN, text, found.start())]
    dates = told + [day for day in days if not any(start < day[1] and day[0] < end for start, end in told)]
    years = [found.span(1) for found in _YEAR.finditer(text)]
    for start, end in [*dates, *(year for year in years if not any(a <= year[0] < b for a, b in dates))]:
        before = text[max(0, start - 60) : start]
        born = _BORN.search(before)
        if not born:
            continue
        if (start, end) not in dates and not (
            _BORN_AT.search(born.group()) or _SURELY_BORN.search(born.group())
        ):
            continue
        if _SURELY_BORN.search(born.group()):
            yield Particular(start, end, "birth_date", 0.95)
        elif (
            not _HAPPENED.search(before[: born.start()])
            and "ขึ้น" not in born.group()
            and "เหตุ" not in born.group()
        ):
            yield Particular(start, end, "birth_date", 0.8)


_FINDERS: tuple[Callable[[str], Iterator[Particular]], ...] = (
    _phones,
    _cards,
    _emails,
    _lines,
    _accounts,
    _plates,
    _addresses,
    _births,
)
