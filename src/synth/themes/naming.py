"""A name for a group of statements: a phrase of theirs that begins and ends where a Thai phrase may."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import log

import numpy as np

from synth.signs import NOMINALISERS
from synth.text.speech import parts_of_speech
from synth.text.terms import NEGATIONS, is_term, terms_of
from synth.text.words import frequency

MOST_READ, MOST_WEIGHED = 30, 12
"""Statements of a group, the most central ones, in which names are sought; names compared by meaning."""

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
    กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม กี่ ขวบ นะคะ นะครับ นะ จ้า จ้ะ เนอะ""".split()
)
"""Units, numbers, times and particles: no label, and no end of a phrase."""
THAI = re.compile("[\u0e01-\u0e2e]")

_MOST_TOKENS, _MOST_LETTERS = 8, 45
_BESIDE, _PIECE = 3, 0.7
"""Letters beside a name, and in which share of its places the same ones make it a piece of a longer one."""
_LETTERS = {"NOUN": "N", "PROPN": "N", "VERB": "V", "ADJ": "A", "ADV": "A", "ADP": "P", "CCONJ": "C"}
_NOUN = "(?:N+A?|G[VAN]+(?:CG?[VAN]+)?)"
_NOUN_PHRASE = re.compile(f"{_NOUN}(?:[PC]{_NOUN})?")
_VERB_PHRASE = re.compile(f"R?V{{1,2}}{_NOUN}?(?:P{_NOUN})?A?")
_CLAUSE = re.compile("N+R?V{1,2}N*A?")
"""Shapes of phrases over the letters of their tokens; R negates, G makes a noun of what follows."""
_PARTED = frozenset("NN VV NA VA AA".split())
"""Pairs between which a cut leaves half a phrase."""
_GOES_ON = _PARTED | frozenset("VN VG VP VC NG".split())
_LIGHT = frozenset("ให้ ได้ เป็น อยู่ คือ ไป มา เอา อยาก มี ถูก โดน ทำให้ กลาย เห็น ว่า".split())
"""Verbs that say little of what is done: beside a noun they make no name of it."""
_LENGTHS = ((1, 0.5), (1.5, 0.75), (4.5, 1.0))
_SOFT, _OF_A_CLAUSE, _NO_NOUN, _RARE = 0.85, 0.85, 0.7, -0.15
"""Worth of phrases that end in mid-sentence, of clauses, of verbs alone; of a word of one statement."""
_LEAST = 0.1
"""What a word tells, beside the one that tells most, to count as one."""
_COMMON = 4_500
"""How often a word stands in the Thai Textbook Corpus (3 million words) that is worth half of a rare one."""


@dataclass(frozen=True)
class Phrase:
    """A stretch of tokens of one text that may be a name.

    Attributes
    ----------
    text, terms
        The stretch, and its words that say something.
    size
        How many these are; what negates, or a verb that is none of them, counts half.
    worth
        How well it stands alone, by its shape and its end.
    """

    text: str
    terms: tuple[str, ...]
    size: float
    worth: float


def phrases(tokens: list[str]) -> Iterator[Phrase]:
    """Find the phrases of one text: nouns, verbs with what belongs to them, short clauses.

    Examples
    --------
    >>> [phrase.text for phrase in phrases(["ต้อง", "ให้", "อบต.", "เก็บ", "ข้อมูล", "ขยะ", "ทุก", "ปี"])]
    ['อบต.', 'อบต.เก็บข้อมูลขยะ', 'เก็บข้อมูลขยะ', 'ข้อมูลขยะ']
    """
    kinds = _kinds(tokens)
    edges = (
        "."
        + "".join("." if token in NO_NAME else kind for token, kind in zip(tokens, kinds, strict=True))
        + "."
    )
    for start in range(len(tokens)):
        for end in range(start + 1, min(start + _MOST_TOKENS, len(tokens)) + 1):
            if kinds[end - 1] == ".":
                break
            inside, letters = tokens[start:end], kinds[start:end]
            before, after = edges[start], edges[end + 1]
            worth = _shape(letters) * (1.0 if after == "." else _SOFT)
            if worth and _whole(inside, letters, before, after):
                terms = tuple(term for term in dict.fromkeys(terms_of([inside])[0]) if term not in NEGATIONS)
                more = "R" in letters or (
                    letters[0] == "V" and inside[0] not in _LIGHT and not is_term(inside[0])
                )
                if terms:
                    yield Phrase("".join(inside), terms, len(terms) + more / 2, worth)


def _kinds(tokens: list[str]) -> str:
    """One letter a token; a point for what no phrase goes over."""
    letters = ""
    for token, part in zip(tokens, parts_of_speech(tokens), strict=True):
        if token in NEGATIONS:
            letters += "R"
        elif token in NOUN_MAKERS:
            letters += "G"
        elif not THAI.search(token) or token in PARTS_CLAUSES:
            letters += "."
        else:
            letters += _LETTERS.get(part, ".")
    return letters


def _shape(kinds: str) -> float:
    if _NOUN_PHRASE.fullmatch(kinds):
        return 1.0
    if _VERB_PHRASE.fullmatch(kinds):
        return 1.0 if set(kinds) & set("NG") else _NO_NOUN
    return _OF_A_CLAUSE if _CLAUSE.fullmatch(kinds) else 0.0


def _whole(inside: list[str], kinds: str, before: str, after: str) -> bool:
    """Say whether a phrase begins and ends where the sentence lets it."""
    first, last = inside[0], inside[-1]
    if first in NO_NAME or first in _LIGHT - OPENING_VERBS or sum(map(len, inside)) > _MOST_LETTERS:
        return False
    if not is_term(last) or last in NEGATIONS | NO_NAME:
        return False
    return before not in "RG" and before + kinds[0] not in _PARTED and kinds[-1] + after not in _GOES_ON


def ranked_names(
    members: list[list[str]], central: np.ndarray, weights: dict[str, float], counts: Counter
) -> list[Phrase]:
    """Rank the phrases of a group by how well they would name it.

    Parameters
    ----------
    members : list of list of str
        Tokens of its statements, the most central first.
    central : ndarray
        How central each is, at most 1.
    weights : dict of str to float
        How much more often the group uses a word than others do.
    counts : Counter
        In how many of its statements a word stands.

    Returns
    -------
    list of Phrase
        The best first, without those that say nothing of the group.
    """
    found: dict[str, Phrase] = {}
    near: dict[str, float] = {}
    read = list(dict.fromkeys(map(tuple, members[: 3 * MOST_READ])))[:MOST_READ]  # what is said twice is one
    for tokens, close in zip(read, central, strict=False):
        for phrase in phrases(list(tokens)):
            found[phrase.text] = max(found.get(phrase.text, phrase), phrase, key=lambda one: one.worth)
            near[phrase.text] = max(near.get(phrase.text, 0), float(close))
    says = {word: max(weights.get(word, 0), 0) * _telling(word) for word in counts if word not in NEGATIONS}
    top = max(says.values(), default=0)
    if top <= 0:
        return []
    texts = ["".join(tokens) for tokens in read]
    often = {name: sum(name in text for text in texts) for name in found}

    def worth(name: str) -> float:
        phrase, times = found[name], often[name]
        each = [says.get(term, 0) / top if counts[term] > 1 else _RARE for term in phrase.terms]
        telling = phrase.size - sum(much < _LEAST for much in each)  # what tells nothing is no length
        length = next((worth for size, worth in _LENGTHS if telling <= size), 0.8)
        shared = 1 + 0.6 * log(times) if telling > 1 else 1
        return sum(each) / phrase.size**0.6 * length * phrase.worth * shared * (0.4 + 0.6 * near[name])

    worths = {name: worth(name) for name in _without_pieces(often, texts)}
    ranked = sorted(
        (name for name, much in worths.items() if much > 0), key=lambda name: (-worths[name], name)
    )
    return [found[name] for name in ranked]


def _telling(word: str) -> float:
    """Say how much a word may tell by how rare it is in Thai at large: รู้ and บ้าน are anywhere."""
    return 1 / (1 + frequency(word) / _COMMON)


def _without_pieces(often: dict[str, int], texts: list[str]) -> list[str]:
    """Leave out pieces of something longer; where there are two places, another phrase has to say so."""
    longer = [name for name, n in often.items() if n > 1]
    inside = {name for name in longer if any(name != other and name in other for other in longer)}
    return [
        name
        for name, n in often.items()
        if n == 1 or (n == 2 and name not in inside) or (n > 2 and not _goes_with(name, n, texts))
    ]


def _goes_with(name: str, times: int, texts: list[str]) -> bool:
    """Say whether the same letters precede or follow a name nearly everywhere it stands."""
    sides: tuple[Counter, Counter] = Counter(), Counter()
    for text in texts:
        before, found, after = text.partition(name)
        if found:
            sides[0][before[-_BESIDE:]] += 1
            sides[1][after[:_BESIDE]] += 1
    return any(
        n >= _PIECE * times and THAI.search(beside)
        for side in sides
        for beside, n in side.items()
        if len(beside.strip()) == _BESIDE
    )


def by_meaning(
    ranked: list[Phrase], embed: Callable[[list[str]], np.ndarray], centres: np.ndarray, group: int
) -> list[Phrase]:
    """Rank the first phrases anew: those first that mean what this group means and the others do not."""
    few = [phrase for phrase in ranked if phrase.size > 1][:MOST_WEIGHED]
    if len(few) < 2 or len(centres) < 2:
        return ranked
    near = embed([phrase.text for phrase in few]) @ centres.T
    apart = near[:, group] - np.delete(near, group, axis=1).mean(axis=1)
    apart = (apart - apart.min()) / max(np.ptp(apart), 1e-9) - 0.5 * np.arange(len(few)) / len(few)
    first = [few[place] for place in np.argsort(-apart, kind="stable")]
    return first + [phrase for phrase in ranked if phrase not in first]


def opening_words(members: list[list[str]]) -> str:
    """Return the first piece of the most central statements that is short and says something, else nothing.

    Examples
    --------
    >>> opening_words([["และ", " ", "ๆ"], ["ขอบคุณ", "ค่ะ", " ", "555"]])
    'ขอบคุณค่ะ'
    """
    for tokens in members[:MOST_READ]:
        for piece in re.split(r"\s+", "".join(tokens)):
            if len(piece) <= _MOST_LETTERS and any(is_term(token) and token in piece for token in tokens):
                return piece
    return ""
