"""Phrases of statements that may stand in the name of a theme: nouns, and verbs made nouns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from synth.signs import NOMINALISERS
from synth.text.speech import NOUN, OTHER, QUALITY, VERB, kind_of_word, parts_of_speech
from synth.text.terms import NEGATIONS, is_term
from synth.text.words import is_word

NOUN_MAKERS = frozenset((*NOMINALISERS, "ผู้"))
"""Tokens that may begin a phrase though they say nothing alone, and that part nothing from what follows."""
OPENING_VERBS = frozenset("ใช้ มี ทำ สร้าง".split())
"""Verbs that may begin a phrase (ใช้คนให้ถูกงาน, มีส่วนร่วม) though they are stop words."""
PARTS_CLAUSES = frozenset(
    """ยัง จะ ก็ แล้ว แล้วก็ ต้อง ไม่ต้อง ควร น่าจะ กำลัง เคย คง อาจ อาจจะ จึง เลย แต่ ถ้า เพราะ ว่า ซึ่ง คือ บาง ละ
    ครับ ค่ะ คะ""".split()
)
"""Words that begin a clause, mark its time or end it: no phrase goes over them."""
NO_NAME = frozenset(
    """บาท ล้าน ล้านบาท หมื่น แสน พัน ร้อย หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ ร้อยละ เปอร์เซ็นต์ กิโล กิโลกรัม
    กิโลเมตร เมตร ไร่ ตารางวา ลิตร ราย ครั้ง หลังคาเรือน แห่ง รอบ งวด ชั่วโมง นาที วัน วันที่ วันนี้ เมื่อวาน สัปดาห์ อาทิตย์
    เดือน ปี ปีหน้า ปีก่อน ปีที่แล้ว ปีนี้ เดือนหน้า สิ้นปี ต้นปี ประจำปี ประจำวัน ประจำวันที่ ประจำเดือน เช้า ตอนเช้า เย็น ตอนเย็น
    กลางวัน กลางคืน ตอนแรก จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์ มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน
    กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม กี่ ขวบ บ่าย เที่ยง เที่ยงวัน เที่ยงคืน ค่ำ ตอนค่ำ ดึก ทุ่ม
    โมง ตอน ตอนนี้ ตอนบ่าย พฤหัส วันจันทร์ วันอังคาร วันพุธ วันพฤหัสบดี วันศุกร์ วันเสาร์ วันอาทิตย์
    นะคะ นะครับ นะ จ้า จ้ะ เนอะ หรอก เหรอ หรือ มั้ย ไหม สิ ซิ ล่ะ เถอะ น่ะ เนี่ย แหละ ฮะ""".split()
)
"""Units, numbers, times and particles: no label, and no end of a phrase."""
THAI = re.compile("[\u0e01-\u0e2e]")

_MOST_TOKENS, _MOST_LETTERS = 5, 30
_LETTERS = {"NOUN": "N", "PROPN": "N", "VERB": "V", "ADJ": "A", "ADV": "A", "ADP": "P", "CCONJ": "C"}
_NOUN_PHRASE = re.compile("NN+|G[VA]N?|N+G[VA]|N+WN+")
_DEED = re.compile("V{1,2}N+")
"""Shapes over the letters of tokens; G makes a noun of what follows, W is ไร้ (คนไร้บ้าน). A deed is made a noun
by การ."""
_PARTED = frozenset("NN VV NA VA AA".split())
"""Pairs between which a cut leaves half a phrase."""
_GOES_ON = _PARTED | frozenset("VN VG VP VC NG NW".split())
_WITHOUT = "ไร้"
_GO_WITH_NEGATIONS = frozenset("ได้ เคย ค่อย ต้อง".split())
"""Behind a negation they hand it on: ไม่ได้ยกเลิก is no การยกเลิก."""
_LIGHT = frozenset("ให้ ได้ มี เป็น อยู่ คือ ไป มา เอา อยาก ถูก โดน ทำให้ กลาย เห็น ว่า".split())
"""Verbs that say little of what is done: with a noun they make no name of it."""
_DIGITS = re.compile("[0-9๐-๙]")
_PIECE = 0.6
"""Of a word's places, the share in which the same word follows it that makes it a piece of a longer one."""
_A_KIND = 0.5
"""Of a word's places, the share in which it has to be a noun, a verb or a unit to be taken for one."""


@dataclass(frozen=True)
class Phrase:
    """What may stand in a name.

    Attributes
    ----------
    text
        As it would be said: a noun, or what การ or ความ makes one of.
    surface
        As it stands in the statements.
    several
        Whether it is of several tokens.
    """

    text: str
    surface: str
    several: bool = False


def phrases(tokens: list[str]) -> Iterator[Phrase]:
    """Find the phrases of several tokens in one text, which begin and end where a Thai phrase may.

    Examples
    --------
    >>> [phrase.text for phrase in phrases(["ต้อง", "ให้", "อบต.", "เก็บ", "ข้อมูล", "ขยะ", "ทุก", "ปี"])]
    ['การเก็บข้อมูลขยะ', 'ข้อมูลขยะ']
    """
    kinds = _kinds(tokens)
    edges = "".join("." if token in NO_NAME else kind for token, kind in zip(tokens, kinds, strict=True))
    edges = f".{edges}."
    for start in range(len(tokens)):
        for end in range(start + 2, min(start + _MOST_TOKENS, len(tokens)) + 1):
            if kinds[end - 1] == ".":
                break
            inside, letters = tokens[start:end], kinds[start:end]
            deed = bool(_DEED.fullmatch(letters))
            if (deed or _NOUN_PHRASE.fullmatch(letters)) and _whole(
                inside, letters, edges[start], edges[end + 1]
            ):
                surface = "".join(inside)
                yield Phrase(f"การ{surface}" if deed else surface, surface, True)


def words(read: Iterable[tuple[list[str], list[str]]]) -> list[Phrase]:
    """Find the single words that name something: nouns and verbs, by how most of their places are tagged.

    Parameters
    ----------
    read : iterable of (list of str, list of str)
        Tokens and terms of statements.

    Returns
    -------
    list of Phrase
        Without units, which stand behind numbers, what mostly stands behind ไร้, and words that say nothing of
        what a text is about.

    Examples
    --------
    >>> said = [["คุย", "กับ", "ชาวบ้าน", "5", "หมู่", "แล้ว"], ["ชาวบ้าน", "ไม่", "คุย", "กัน"]]
    >>> [word.text for word in words((tokens, tokens) for tokens in said)]
    ['การคุย', 'ชาวบ้าน']
    """
    kinds: dict[str, Counter] = {}
    beside: dict[str, Counter] = {}
    named: set[str] = set()
    for tokens, terms in read:
        letters, before = _kinds(tokens), ""
        following = [*zip(tokens[1:], letters[1:], strict=True), ("", ".")]
        for token, (after, letter) in zip(tokens, following, strict=False):
            beside.setdefault(token, Counter())[after if letter in "NVA" else ""] += 1
        for token, letter in zip(tokens, letters, strict=True):
            unit = _DIGITS.search(before) or before in NO_NAME or before == _WITHOUT
            kinds.setdefault(token, Counter())["U" if unit else letter] += 1
            before = token if token.strip() else before
        for term in set(terms) - set(tokens):  # ความเชื่อมั่น is two tokens
            kinds.setdefault(term, Counter())["N"] += 1
        named.update(terms)
    nouns = []
    for word in sorted(named - NEGATIONS - NO_NAME - PARTS_CLAUSES):
        counts = kinds[word]
        if len(word) < 3 or _is_piece(beside.get(word, Counter())):
            continue
        [(kind, n)] = counts.most_common(1)
        if n < _A_KIND * counts.total():
            continue
        if kind == "N":
            nouns.append(Phrase(word, word))
        elif kind == "V" and word not in _LIGHT and kind_of_word(word) == VERB:
            nouns.append(Phrase(f"{'ความ' if is_word(f'ความ{word}') else 'การ'}{word}", word))
    return nouns


def _is_piece(after: Counter) -> bool:
    """Say whether a word goes on in the same way nearly everywhere: พ่อ where all that is said is พ่อจ้ำ."""
    return any(n > 1 and n >= _PIECE * after.total() for next_word, n in after.items() if next_word)


def _kinds(tokens: list[str]) -> str:
    """One letter a token; a point for what no phrase goes over."""
    return _kinds_of(tuple(tokens))


@lru_cache(maxsize=20_000)
def _kinds_of(tokens: tuple[str, ...]) -> str:
    letters = ""
    for token, part in zip(tokens, parts_of_speech(list(tokens)), strict=True):
        if token == _WITHOUT:
            letters += "W"
        elif token in NEGATIONS or (letters[-1:] == "R" and token in _GO_WITH_NEGATIONS):
            letters += "R"
        elif token in NOUN_MAKERS:
            letters += "G"
        elif not THAI.search(token) or token in PARTS_CLAUSES:
            letters += "."
        else:
            letters += _letter(kind_of_word(token), _LETTERS.get(part, "."))
    return letters


def _letter(alone: str, in_text: str) -> str:
    """Trust what a word is by itself more than what the tagger takes it for here."""
    if alone == OTHER:
        return in_text if in_text in "PC" else "."
    return {NOUN: "N", VERB: "V", QUALITY: "A"}.get(alone, in_text)


def _whole(inside: list[str], kinds: str, before: str, after: str) -> bool:
    """Say whether a phrase begins and ends where the sentence lets it."""
    first, last = inside[0], inside[-1]
    if first in NO_NAME or first in _LIGHT or sum(map(len, inside)) > _MOST_LETTERS:
        return False
    if not is_term(last) or last in NEGATIONS | NO_NAME:
        return False
    return before not in "RGW" and before + kinds[0] not in _PARTED and kinds[-1] + after not in _GOES_ON
