"""What speaks for and against a name without title: its letters, the words around it, where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from synth.text.likely_names import (
    function_words,
    given_names,
    lists,
    nicknames,
    word_cost,
)
from synth.text.name_letters import letters
from synth.text.name_places import Line, NamePlace
from synth.text.name_rows import goods, roles, things
from synth.text.titles import titles
from synth.text.words import dictionary

_SPOKEN = re.compile(
    r"ครับ|ค่ะ|คะ|นะ|จ้ะ|จ๊ะ|จ้า|เนอะ|เน้อ|ผม|หนู|ฉัน|เรา|ไม่|ใช่|ก็|อยาก|แล้ว|เคย|เลย|เขา|แก|ว่า|ยัง|จะ|[?!]"
)
_FRONT = re.compile(r"^[\W\d_]{0,14}(?:น\.)?[\W\d_]{0,4}$")
_OF_PLACE = re.compile(
    r"(โรงเรียน|วัด|ถนน|สะพาน|ซอย|โรงพยาบาล|ตำบล|อำเภอ|จังหวัด|ศาลเจ้า|อุทยาน|เขื่อน|แยก|คลอง|ตลาด|ตรา|แบรนด์|ยี่ห้อ|น้ำตก|ลุ่มน้ำ|ลำน้ำ|ฝาย|ห้วย|หนอง|เกาะ|อ่าว"
    r"|ดอย|ทุ่ง|ค่าย|ป่า|บาง|โคก|โนน|วิทยาลัย|ศูนย์|สถาบัน|มูลนิธิ|สมาคม|บริษัท|เทศบาล|หมู่บ้าน|ชุมชน|กลุ่ม|บ้าน|นคร|ร้าน|ต\.|อ\.|จ\.|รร\.)[\u0e01-\u0e4e]{0,14}$"
)
_COLON = re.compile(r"[*)\]]{0,2}[ ]?[:：]")
_NUMBERED = re.compile(r"[ \t(/]{1,3}(?:โทร|เลข|\+?\d[\d -]{8})")
_LIVES = re.compile(r"[ ]{1,2}(?:บ้าน(?:เลขที่)?[ ]?\d|หมู่|ม\.|อายุ|วัย|อยู่)")


def evidence(line: Line, place: NamePlace, own: list[str] | None = None) -> list[str]:
    """Return what is seen of a place where a name may stand; `own` is what its letters show.

    Examples
    --------
    >>> line = Line("ให้ต่ายไปตามรถมา")
    >>> seen = evidence(line, line.places[0])
    >>> "nickname" in seen, "before ให้" in seen, "behind ไป" in seen
    (True, True, True)
    """
    own = letters(line, place) if own is None else own
    around = [*_titled(line, place), *_edges(line, place), *_around(line, place), *_line(line, place)]
    return [place.shape, *own, *around]


def _titled(line: Line, place: NamePlace) -> Iterator[str]:
    """Give what the title before a name shows, and the word before that."""
    if place.title:
        before = _before_title(line, place)
        kind = f"title is {titles()[place.title]}"
        for title_evidence in (f"before title {before}", f"title {place.title}", kind):
            yield title_evidence
            yield f"{place.shape} {title_evidence}"
        for kind_before in _kinds_of(before):
            yield f"before title is {kind_before}"
            yield f"{place.shape} before title is {kind_before}"


def _edges(line: Line, place: NamePlace) -> Iterator[str]:
    start, _ = line.run_at(place.start)
    edge = f"edge {place.start == start:d}{place.end == line.run_at(place.end)[1]:d}"
    yield edge
    yield f"{place.shape} {edge}"
    if place.title:
        yield f"{titles()[place.title]} {edge}"


def _before_title(line: Line, place: NamePlace) -> str:
    """Return the word before the title of a place, in the same run of letters."""
    at = line.text.rfind(place.title, 0, place.start)
    start, end = line.run_at(at)
    return line.cuts(start, end).before(at - start) if at > start else ""


def _around(line: Line, place: NamePlace) -> Iterator[str]:
    before, sign = _word_before(line, place.start)
    behind, sign_behind = _word_behind(line, place.end)
    glued, glued_behind = not sign, not sign_behind
    shape = place.shape
    for side, word, near in (("before", before, glued), ("behind", behind, glued_behind)):
        if not word:
            continue
        yield f"{side} {word}"
        yield f"{shape} {side} {'near' if near else 'far'} {word}"
        for kind in _kinds(word):
            yield f"{side} is {kind}"
            yield f"{shape} {side} {'near' if near else 'far'} is {kind}"
    yield f"sign before {sign or 'none'}"
    yield f"sign behind {sign_behind or 'none'}"
    yield f"{shape} signs {sign or 'none'} {sign_behind or 'none'}"


def _kinds(word: str) -> list[str]:
    return _kinds_of(word)


@cache
def _kinds_of(word: str) -> list[str]:
    word_lists = lists()
    kinds = []
    if not word:
        return []
    if word in titles():
        kinds.append(f"title {titles()[word]}")
    if word in roles():
        kinds.append("role")
    if word in word_lists["untitled"]["introduce"]:
        kinds.append("introduce")
    if word in word_lists["people"]["speaking"].split():
        kinds.append("speaking")
    if word in word_lists["people"]["beside"].split():
        kinds.append("beside")
    if word in function_words():
        kinds.append("function")
    if word in given_names() or word in nicknames():
        kinds.append("name")
    if word in word_lists["untitled"]["things"]:
        kinds.append("thing")
    if word_cost(word) > 12:
        kinds.append("rare")
    return kinds


def _word_before(line: Line, at: int) -> tuple[str, str]:
    """Return the word before a place and the signs between them, of which only the kind is kept."""
    start, _ = line.run_at(at)
    if at > start:
        return line.cuts(*line.run_at(at)).before(at - start), ""
    number = line.number_at(start)
    if number == 0:
        return "", _sign(line.text[:at][:6]) + "^"
    last = line.runs[number - 1]
    return line.cuts(*last).before(last[1] - last[0]), _sign(line.text[last[1] : at])


def _word_behind(line: Line, at: int) -> tuple[str, str]:
    number = line.number_at(at)
    start, end = line.runs[number]
    if start < at < end:
        return line.cuts(start, end).behind(at - start), ""
    if number + 1 == len(line.runs):
        return "", _sign(line.text[at : at + 6]) + "$"
    behind = line.runs[number + 1]
    return line.cuts(*behind).behind(0), _sign(line.text[at : behind[0]])


_SIGNS = (
    (":", ":："),
    (",", ",/、+;"),
    ("(", "(["),
    (")", ")]"),
    ('"', '"“”‘’'),
    ("=", "=→>-–—"),
    ("\t", "\t|"),
    (".", ".…"),
    ("@", "@"),
    ("?", "?!"),
)


def _sign(between: str) -> str:
    """Return the kinds of signs between two words, in their order, and 0 for figures."""
    signs = ""
    for letter in between[:6]:
        kind = "0" if letter.isdigit() else "_" if letter in " \u00a0" else "a" if letter.isalpha() else "*"
        kind = next((sign for sign, all_such in _SIGNS if letter in all_such), kind)
        if not signs.endswith(kind):
            signs += kind
    return signs[:3]


def _line(line: Line, place: NamePlace) -> Iterator[str]:
    text, name = line.text, line.text[place.start : place.given_end]
    shape = place.shape
    at_front = bool(_FRONT.match(text[: place.start]))
    if at_front:
        yield f"{shape} front"
        if _COLON.match(text, place.end):
            yield f"{shape} label {bool(_SPOKEN.search(text[place.end :])):d}"
    if _NUMBERED.match(text, place.end):
        yield "numbered"
    if _LIVES.match(text, place.end):
        yield "lives"
    if things().search(text[max(0, place.start - 60) : place.start]):
        yield "of a thing"
    inside = text[max(0, place.start - 24) : place.start]
    if match := _OF_PLACE.search(inside):
        yield "of a place"
        yield f"of {match[1]}"
        yield f"{shape} of a place{' near' if match.end(1) == len(inside) else ''}"
    if _heads().search(text[max(0, place.start - 60) : place.start]):
        yield "under a head of things"
        yield f"{shape} under a head of things"
    for side, kind in _neighbours(line, place):
        yield f"row {side} {kind}"
        yield f"{shape} row {kind}"
    if len(name) > 2 and (text.find(name, place.end) >= 0 or text.rfind(name, 0, place.start) >= 0):
        yield "again"
    if len(line.runs) == 1 and place.start == line.runs[0][0] and place.end == line.runs[0][1]:
        yield "whole line"


@cache
def _heads() -> re.Pattern:
    """Return words under which things are listed: ต้นไม้, ปลา, เป้าหมาย."""
    return re.compile("|".join(lists()["untitled"]["heads"]))


def _neighbours(line: Line, place: NamePlace) -> Iterator[tuple[str, str]]:
    """Give what stands beside a place, apart by a sign, a blank or และ: a name, goods, another word."""
    behind, before = line.text[place.end : place.end + 30], line.text[max(0, place.start - 30) : place.start]
    for side, match in (("behind", _NEXT.search(behind)), ("before", _LAST.search(before))):
        if not match:
            continue
        word = match[1]
        listed = word in given_names() or word in nicknames()
        if word in goods():
            yield side, "goods"
        elif listed:
            yield (
                side,
                "name" if word not in dictionary() else "rare name" if word_cost(word) > 11 else "usual name",
            )
        elif word in dictionary():
            yield side, "word"


_BETWEEN = r"[ ]{0,2}(?:[,/、+]|\d{1,2}[.)]|และ|กับ|[ ])[ ]{0,2}"
_NEXT = re.compile(rf"^{_BETWEEN}(?:และ|กับ)?([\u0e01-\u0e4e]+?)(?=$|[^\u0e01-\u0e4e]|และ|กับ)")
_LAST = re.compile(rf"(?:^|[^\u0e01-\u0e4e]|และ|กับ|มี|คือ|ให้)([\u0e01-\u0e4e]{{2,14}}){_BETWEEN}$")
