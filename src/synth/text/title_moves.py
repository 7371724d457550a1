"""What may come next in a reading of a line, and what it costs: words, titles, names behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from synth.text.cuts import may_cut
from synth.text.likely_names import (
    MOST,
    beside,
    family_cost,
    function_words,
    given_cost,
    given_names,
    goes_on,
    known_words,
    nicknames,
    word_cost,
)
from synth.text.name_rows import things
from synth.text.titles import acts, following, glued_roles, titles, titles_by_first
from synth.text.words import dictionary

TEXT, TITLED, NAMED, BARE, BEHIND = range(5)
"""What a reading has come to: words, a title before a name, a name, a title before none, past a name."""
_NO_SUCH_WORD = 2.0
"""What it costs that a word of content stands right behind a title: ป้าแดง, not ป้าไป."""
_PENALTY = {"sure": (0.2, 6.0), "likely": (0.8, 0.6), "kin": (1.4, 0.4), "rare": (3.0, 0.1)}
"""What it costs by kind of title that a name follows, and that none does."""
_BLANK_BEHIND = {"sure": 0.3, "likely": 1.2, "kin": 3.0, "rare": 4.5}
_FAMILY_FOLLOWS, _NO_FAMILY = 0.6, 0.7
_NO_SUCH_WORD_BEHIND = 1.0
_AT_THE_EDGE = 1.5
"""What a name gains by ending where the letters end."""
_DOES_SOMETHING = 3.0
"""What a name behind a kin word gains when what only people do goes on behind it."""
_STARTS = re.compile(r"[\u0e01-\u0e2e\u0e40-\u0e44]")
_NO_BEGINNING = re.compile(r"[\u0e01-\u0e2e][เแโใไ]")
"""A letter left over from another word: นายก|แดง."""
_THAI = re.compile(r"[\u0e01-\u0e4e]+")
_OTHER = re.compile(r"[^\u0e01-\u0e4e]")
_BLANKS = re.compile(r"[ \u00a0]{1,3}")
_COLON = re.compile(r"[ ]{0,2}[:：=][ \u00a0]{0,3}")
_SHORTENED = re.compile(r"(?:^|[^\u0e01-\u0e4e])[\u0e01-\u0e2e]{1,4}$|[\u0e01-\u0e2e]\.$")
_COUNTED = re.compile(r"(?:[\d๐-๙]|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|หลาย|กี่|ละ|จำนวน)\s?$")
_ABBREVIATED = re.compile(r"[\u0e01-\u0e2e]?\.")
"""The rest of an abbreviation: อบ|ต., สพ|ม."""
_QUALITY = re.compile(r"(?:ที่สุด|มาก|กว่า|ขึ้น|สุด)")
_NUMBER = re.compile(r"(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ)(?:นาย|คน|ท่าน|ราย|รูป|ตัว|ปี)")
_PLACE = re.compile(
    r"(?:โรง|วัด|ถนน|สะพาน|ซอย|โรงเรียน|โรงพยาบาล|ตำบล|อำเภอ|ศาลเจ้า|อุทยาน|เขื่อน|แยก|คลอง|ตลาด"
    r"|ตรา|แบรนด์|ยี่ห้อ|น้ำตก|ลุ่มน้ำ|ลำน้ำ|ฝาย|ห้วย|หนอง|เกาะ|อ่าว|เขา|ดอย|ทุ่ง|ค่าย|ป่า|บาง|โคก|โนน|ลำ)$"
)
_HAPPENS = re.compile(r"เกิด[ ]?(?:เมื่อ|ที่|ปี|วัน|ใน|จาก|ขึ้น|มา|พ\.|ความ|ปัญหา|การ|อะไร|เหตุ|\d|[๐-๙])")
_SPECIES = re.compile(r"(?:ปลา|นก|ดอก|ต้น|พันธุ์|หอย|งู|กล้วย|ข้าว)$")


Move = tuple[int, int, float, str, str]


def moves(line: str, at: int, state: int, title: str) -> Iterator[Move]:
    """Give what may come next in a reading: its end, what it has come to, its cost, what, which title."""
    if state == TITLED:
        if is_followed(line, at):
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
    for end, to, cost, what, named in _words(line, at):
        yield end, to, cost + unlikely * (line[at:end] not in function_words()), what, named
    yield from _title_moves(line, at)


def _words(line: str, at: int) -> Iterator[Move]:
    words, longest = known_words(), min(len(line), at + MOST)
    for end in range(at + 1, longest + 1):
        word = line[at:end]
        if word in words and word not in titles() and may_cut(line, end):
            yield end, TEXT, word_cost(word), "", ""
    end = at + 1
    while end < len(line) and not may_cut(line, end):
        end += 1
    yield end, TEXT, 9.0 + 2.0 * (end - at > 1), "", ""


def _title_moves(line: str, at: int) -> Iterator[Move]:
    before = line[max(0, at - 12) : at]
    for title in titles_by_first().get(line[at], ()):
        if not line.startswith(title, at) or not may_cut(line, at + len(title)):
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
        if line.startswith(further, begin) and may_cut(line, begin + len(further)):
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
        if not may_cut(line, end) or line.startswith("ๆ", end):
            continue
        name = line[begin:end]
        if (name in titles() and not (at_home and name in nicknames())) or is_no_name(line, begin, end):
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


def is_no_name(line: str, begin: int, end: int) -> bool:
    """Say whether what may be a name is a quality, a number or shortened: น้องเล็กที่สุด, พี่สองคน, ผอ.สพม."""
    if _ABBREVIATED.match(line, end) or _NO_BEGINNING.match(line, begin):
        return True  # an abbreviation
    quality = line[begin:end] in dictionary() and _QUALITY.match(line, end)
    return bool(quality or _NUMBER.match(line, begin) or _HAPPENS.match(line, begin))


def is_followed(line: str, at: int) -> bool:
    """Say whether what stands behind a title says what kind of person it is, not who."""
    match = following().match(line, at)
    if not match:
        return False
    run = _THAI.match(line, at)
    rest = run.group() if run else ""
    return not any(rest[:size] in given_names() for size in range(len(match.group()) + 1, len(rest) + 1))


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
        if not may_cut(line, end) or line.startswith("ๆ", end) or line.startswith(".", end):
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
