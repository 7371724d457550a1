"""One paragraph → its sentences.

Thai has no full stop. A sentence is taken to end at a space before a word that opens a new thought, after a
particle that closes one, or at a mark; clauses shorter than a phrase stay together.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

from synth.text.tokens import tokenise

SHORTEST = 25
"""Characters of the shortest piece; what is shorter stays with its neighbour."""
LONG = 180
"""Characters after which any space before a new clause will do."""

_OPENERS = (
    "ดังนั้น|เพราะฉะนั้น|ฉะนั้น|ทั้งนี้|นอกจากนี้|นอกจากนั้น|นอกเหนือจากนี้|อย่างไรก็ตาม|อย่างไรก็ดี|แต่|ต่อมา|จากนั้น|หลังจากนั้น|หลังจาก|ต่อจากนั้น"
    "|ในขณะที่|ขณะที่|ขณะเดียวกัน|ในขณะเดียวกัน|อีกทั้ง|ส่วน|สำหรับ|ในส่วน|โดยสรุป|สรุป|กล่าวคือ|ด้วยเหตุนี้|ทำให้|ส่งผลให้|จึง|ตอนนี้|ปัจจุบัน|ที่ผ่านมา|ในช่วง|เมื่อ"
    "|ถ้า|หาก|แม้|ประการแรก|ประการที่|ข้อแรก|สุดท้าย|ท้ายที่สุด|อย่างแรก|อีกอย่าง|อีกเรื่อง|พอ|แล้วก็|ก่อนหน้านี้|เดิม|ครั้งนี้|ปีนี้|ปีแรก|ปีที่|ช่วงแรก|ช่วงหลัง|โอกาสนี้"
)
CONNECTIVES = (
    "อย่างไรก็ตาม อย่างไรก็ดี อย่างไรเสีย ถึงอย่างไร ถึงกระนั้น กระนั้นก็ตาม แต่กระนั้น แต่ทว่า ทว่า แต่"
    " ในทางกลับกัน ในทางตรงข้าม ตรงกันข้าม"
    " ดังนั้น เพราะฉะนั้น ฉะนั้น เพราะเหตุนี้ ด้วยเหตุนี้ ส่งผลให้ ผลก็คือ"
    " ทั้งนี้ นอกจากนี้ นอกจากนั้น นอกเหนือจากนี้ อีกทั้ง อีกประการหนึ่ง"
    " ขณะเดียวกัน ในขณะเดียวกัน ในขณะที่ ขณะที่ ต่อมา จากนั้น หลังจากนั้น ต่อจากนั้น ก่อนหน้านี้ กล่าวคือ โดยสรุป ท้ายที่สุด"
).split()
"""Words that turn to a new thought wherever they stand, also without a space before them."""

_STRONG = re.compile(
    r"(?:ดังนั้น|เพราะฉะนั้น|ฉะนั้น|ทั้งนี้|นอกจากนี้|นอกจากนั้น|นอกเหนือจากนี้|อย่างไรก็ตาม|อย่างไรก็ดี|แต่(?!ละ)|ต่อมา|จากนั้น|หลังจากนั้น|ต่อจากนั้น"
    r"|ขณะเดียวกัน|ในขณะเดียวกัน|อีกทั้ง|ส่วน(?!ร่วม|ใหญ่|หนึ่ง|ตัว|กลาง)|ในส่วน|โดยสรุป|กล่าวคือ|ด้วยเหตุนี้|ประการแรก|ประการที่|สุดท้าย|ท้ายที่สุด|โอกาสนี้|อีกเรื่อง)"
)
_WEAK = re.compile(
    rf"(?:{_OPENERS}|เรา|เขา|ชาวบ้าน|ผู้|คน|ทุกคน|การ|ความ|มี|ต้อง|ควร|ใช้|สร้าง|และ|รวมทั้ง|รวมถึง|เพราะ|เนื่องจาก|เพื่อ|โดย|ซึ่ง)"
)
_SAYS = re.compile(
    r"(?!แต่|และ|ซึ่ง|โดย|เพราะ|เพื่อ|ถ้า|ที่(?!ประชุม)|ว่า|จึง|ก็|ไม่|มี|ได้|ให้|ต้อง|อยาก)[\u0e01-\u0e4e.]{2,30}?"
    r"(?:เล่า|บอก|กล่าว|เสนอ|แจ้ง|รายงาน|สรุป|อธิบาย|ยืนยัน|ชี้แจง|สะท้อน|เสริม|เพิ่มเติม|ให้(?:ข้อคิด|ความเห็น|ข้อมูล)|ตั้งข้อสังเกต"
    r"|แสดงความ(?:คิด)?เห็น|เห็น(?:ร่วมกัน|พ้อง|ด้วย|ตรงกัน))(?:เพิ่มเติม|ให้ฟัง|ต่อ)?(?:ว่า|ให้(?=[\u0e01-\u0e4e]))"
)
"""Somebody who begins to tell: ป้าจิตเล่าว่า, ที่ประชุมเสนอให้."""
_GOES_ON = re.compile(
    r"(?:และ|รวมทั้ง|รวมถึง|เพราะ|เนื่องจาก|เพื่อ|โดย|ซึ่ง|จึง|ทำให้|ส่งผลให้|การ|ความ|ผู้|คน|มี|ต้อง|ควร|ใช้|สร้าง)"
)
"""Words that join a clause to the one before, or begin one of several things: a sentence seldom begins so."""
_COUNTED = re.compile(r"[\d๐-๙(\-–/]$")
NO_BEGINNING = re.compile(r"[\d๐-๙)\]\-–/,.:;%]|(?:คน|แห่ง|บาท|ราย|ครั้ง|ปี|เดือน|วัน|น\.)(?:\s|$)")
"""A figure and its unit are not parted, however long the sentence."""
_CORRECTS = re.compile(r"แต่(?:เป็น|คือ|จะ|ให้)")
"""Not one thing but another (ไม่ใช่ … แต่เป็น …): both halves are one thought."""
_CLOSED = re.compile(r"(?:ครับ|ค่ะ|คะ|นะ|จ้ะ|จ้า|เลย|แล้ว|ด้วย|[.!?…。]|[\"”’)]|เป็นต้น|ฯลฯ)$")
_SURELY_CLOSED = re.compile(r"(?:ครับ|ครับผม|ค่ะ|จ้ะ|จ้า|เป็นต้น|[!?…。]|[^\W\d_]{4}\.)[\"”’)]*$")
_LAST_LETTERS = frozenset('บมะาน!?…。."”’)')
"""Characters that a sentence which is surely closed can end in."""
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])[\u0e01-\u0e2ea-zA-Z]{0,2}(?:\.[\u0e01-\u0e2ea-zA-Z]{1,3})*\.$|(?:ฯ|พล|นพ|ดร|จ|อ|ต|ม|ถ|ร|พ|ค|ศ)\.$"
)
_GAP = re.compile(r"[ \t\u00a0]+|\n\s*")
_GAP_BEHIND = re.compile(
    rf"[ \t\u00a0\n](?<=[{''.join(sorted(_LAST_LETTERS))}].)(?:(?<=\n)\s*|[ \t\u00a0]*)", re.DOTALL
)
"""Those behind a character in which a sentence can surely end."""
_CONNECTIVE = re.compile(
    rf"(?<!มี)(?:{'|'.join(sorted(CONNECTIVES, key=len, reverse=True))})"
)  # มีแต่ is "only"


class Piece(NamedTuple):
    """A stretch of the paragraph: where it stands, its number in a list, where its words begin."""

    start: int
    end: int
    number: str = ""
    body: int = 0


def cut(paragraph: str) -> list[Piece]:
    """Cut a paragraph into sentences; every character that is not blank is in one of them.

    Examples
    --------
    >>> words = "ปีแรกชาวบ้านยังไม่ค่อยมั่นใจในโครงการ แต่เมื่อเห็นผลจริงก็เข้าร่วมกันมากขึ้น"
    >>> [words[piece.start : piece.end] for piece in cut(words)]
    ['ปีแรกชาวบ้านยังไม่ค่อยมั่นใจในโครงการ', 'แต่เมื่อเห็นผลจริงก็เข้าร่วมกันมากขึ้น']
    """
    pieces, start, depth, scanned = [], 0, 0, 0
    bracketed = any(sign in paragraph for sign in "(“[")
    for gap in _GAP.finditer(paragraph):
        depth = max(0, depth + _opened(paragraph, scanned, gap.start())) if bracketed else 0
        scanned = gap.end()
        if gap.start() - start < SHORTEST or len(paragraph) - gap.end() < SHORTEST:
            continue
        if _ends(paragraph, start, gap, inside=depth > 0):
            pieces.append(Piece(start, gap.start(), "", start))
            start, depth = gap.end(), 0
    return [*pieces, Piece(start, len(paragraph), "", start)]


def turns(text: str) -> list[int]:
    """Return where a statement turns to a new thought, as a person may want to split it there.

    Before a connective, with a space before it or not, and where `cut` would end a sentence; never at the
    text's ends, and where two stand together only before the first.

    Examples
    --------
    >>> words = "ชุมชนมีส่วนร่วมดีอย่างไรก็ตามงบประมาณยังไม่พอ แต่ละบ้านจึงช่วยกันออก"
    >>> [words[place : place + 12] for place in turns(words)]
    ['อย่างไรก็ตาม']
    """
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    offsets = {piece.start for piece in cut(text)} if last - first > 2 * SHORTEST else set()
    edges = {0, *accumulate(map(len, tokenise([text])[0]))}
    before = 0
    for match in _CONNECTIVE.finditer(text):
        if edges.issuperset(match.span()) and text[before : match.start()].strip():
            offsets.add(match.start())
        before = match.end()
    return sorted(offset for offset in offsets if first < offset < last)


def surely_cut(paragraph: str) -> list[Piece]:
    """Cut a paragraph only where a sentence surely ends: behind a particle or a mark that closes one.

    Examples
    --------
    >>> words = "เราเริ่มจากบ้านที่พร้อมก่อนสามหลังค่ะ ปีนี้มีครบทั้งหมู่บ้านแล้วทุกหลังคา"
    >>> [words[piece.start : piece.end] for piece in surely_cut(words)]
    ['เราเริ่มจากบ้านที่พร้อมก่อนสามหลังค่ะ', 'ปีนี้มีครบทั้งหมู่บ้านแล้วทุกหลังคา']
    """
    pieces, start = [], 0
    for gap in _GAP_BEHIND.finditer(paragraph):
        before = paragraph[max(start, gap.start() - 14) : gap.start()]
        short = gap.start() - start < SHORTEST or len(paragraph) - gap.end() < SHORTEST
        if not short and _SURELY_CLOSED.search(before) and not _ABBREVIATED.search(before):
            pieces.append(Piece(start, gap.start(), "", start))
            start = gap.end()
    return [*pieces, Piece(start, len(paragraph), "", start)]


def _opened(paragraph: str, first: int, last: int) -> int:
    """Return how many more brackets open than close between two places."""
    return sum(paragraph.count(sign, first, last) for sign in "(“[") - sum(
        paragraph.count(sign, first, last) for sign in ")”]"
    )


def _ends(paragraph: str, start: int, gap: re.Match, inside: bool) -> bool:
    before = paragraph[max(start, gap.start() - 14) : gap.start()]
    if _ABBREVIATED.search(before):
        return False
    if _CORRECTS.match(paragraph, gap.end()) and "ไม่" in paragraph[start : gap.start()]:
        return False
    length = gap.start() - start
    if inside and length < 2 * LONG:
        return False
    strong = bool(_STRONG.match(paragraph, gap.end()) or _SAYS.match(paragraph, gap.end()))
    if strong or _SURELY_CLOSED.search(before):
        return True
    weak = bool(_WEAK.match(paragraph, gap.end()))
    if _CLOSED.search(before) and weak:
        return True
    if _COUNTED.search(before) or NO_BEGINNING.match(paragraph, gap.end()):
        return False
    opens = weak and not _GOES_ON.match(paragraph, gap.end())
    return length > LONG * (1 if opens else 2 if weak else 4)
