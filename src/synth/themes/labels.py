"""Names, terms and exemplars for groups of statements, in words that people would write."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from math import log

import numpy as np

from synth.text.thai import NEGATIONS, is_term, stop_words
from synth.themes.features import read_words

TERMS, LEAST_TERMS, EXEMPLARS = 6, 3, 3
_LONGEST_PHRASE, _LONGEST_NAME = 8, 45  # tokens, characters
_NOUN_MAKERS = ("การ", "ความ", "ผู้")
"""Tokens that may begin a phrase though they say nothing alone, and that part nothing from what follows."""
_VERBS = ("ใช้", "มี", "ทำ", "สร้าง", "ให้")
"""Verbs that may begin a phrase (ใช้คนให้ถูกงาน, มีส่วนร่วม) though they are stop words."""
_PART_OF_LONGER = 0.7
"""A term that stands in the same longer phrase in such a share of its texts is a piece of it."""
_PARTS_CLAUSES = frozenset(
    """ยัง จะ ก็ แล้ว แล้วก็ ต้อง ไม่ต้อง ควร กำลัง เคย คง อาจ อาจจะ จึง เลย แต่ ถ้า เพราะ ว่า ซึ่ง คือ บาง ละ
    ครับ ค่ะ คะ""".split()
)
"""Words that begin a clause, mark its time or end it: no phrase goes over them."""
_ONLY_FIRST = frozenset("มี เป็น".split())
"""A phrase may begin with these, or have them behind a noun maker; behind a noun they make a sentence."""
_SAYS_LITTLE = frozenset(
    """สร้าง การสร้าง การทำงาน การดำเนินงาน ดำเนินงาน งาน โครงการ กิจกรรม พื้นที่ จังหวัด อำเภอ ตำบล ต้องการ พัฒนา
    การพัฒนา ส่งเสริม ขับเคลื่อน ร่วม ร่วมกัน ร่วมกับ ช่วยกัน การจัด การจัดการ เนื่องใน ประจำ จำนวน ว่าการ รวม ดึง
    เร่ง มอบ เผย แนวทาง รองรับ ตรวจ ก้าว กลุ่ม กลุ่มเป้าหมาย หมู่ หน่วยงาน ผู้เข้าร่วม ติดตามโครงการ ประชุม
    การประชุม หารือ เปิดงาน ต่อเนื่อง ประชาชน ชาวบ้าน เข้ามา เริ่ม จุด ติด ค่า วัย ใหม่ หน้า เพิ่ม เพิ่มขึ้น ลด ลดลง
    น้อย น้อยลง มากขึ้น ปกติ ทั่วไป บางส่วน ครึ่งหนึ่ง ส่วนหนึ่ง ส่วนตัว คนอื่น คนละ ตัวเอง ตนเอง พวกเขา ไม่รู้ ไม่มี
    ไม่ได้ ไม่เคย ไม่ใช่ ไม่ค่อย ขอ ขอให้ บอก ถาม ตอบ เล่า พูด คุย ชวน นั่ง เดิน วิ่ง ดู เจอ เห็น ใส่ ทิ้ง ปล่อย กลับ
    กลับมา เข้า ออก เลือก เทียบ เตรียม ล้ม กล้า เงียบ แอบ เลิก หมด รอ ส่ง รับ ฝาก ช้า เร็ว ง่าย ยาก เก่ง ดีขึ้น
    สำคัญ จำเป็น คิด เข้าใจ รู้เรื่อง เห็นผล สิ่ง ด้าน ระบบ วิธี วิธีการ ขั้นตอน เรียบร้อย ดำเนินการ ผลการดำเนินงาน
    รายงาน เกี่ยวข้อง ประกอบ ระหว่าง ภายใต้ คลิก ที่มา เบอร์ติดต่อ""".split()
)
"""True of nearly every project, office or talk: they name a theme only where nothing else does."""
_NO_NAME = frozenset(
    """บาท ล้าน ล้านบาท หมื่น แสน พัน ร้อย หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ ร้อยละ เปอร์เซ็นต์ กิโล กิโลกรัม
    กิโลเมตร เมตร ไร่ ตารางวา ลิตร ราย ครั้ง หลังคาเรือน แห่ง รอบ งวด ชั่วโมง นาที วัน วันที่ วันนี้ เมื่อวาน สัปดาห์ อาทิตย์
    เดือน ปี ปีหน้า ปีก่อน ปีที่แล้ว ปีนี้ เดือนหน้า สิ้นปี ต้นปี ประจำปี ประจำวัน ประจำวันที่ ประจำเดือน เช้า ตอนเช้า เย็น ตอนเย็น
    กลางวัน กลางคืน ตอนแรก จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์ มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน
    กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม กี่ ขวบ นะคะ นะครับ นะ จ้า จ้ะ เนอะ""".split()
)
"""Units, numbers, times and particles: no label, and no end of a phrase."""
_LITTLE, _SECOND_LEAST = 0.15, 0.3
"""Worth of a word that says little, and the least worth of a second term beside the first."""
_THAI = re.compile("[\u0e01-\u0e2e]")


@dataclass(frozen=True)
class Description:
    """What is said of one theme."""

    label: str
    terms: list[str]
    exemplars: list[str]


def candidate_terms(texts: list[str]) -> list[set[str]]:
    """Find the terms and phrases of each text that a person might name it by.

    A phrase stands in two texts or more, at least once with a natural edge on each side; pieces of a longer
    phrase give way to it (จังหวัดชายแดน to จังหวัดชายแดนภาคใต้). ไม่ and its like are whole only with what they
    negate. After the C-value of Frantzi, K. et al.
    (2000), *International Journal on Digital Libraries*, 3, 115–130.

    Examples
    --------
    >>> found = candidate_terms(["จังหวัดชายแดนภาคใต้", "ลงพื้นที่จังหวัดชายแดนภาคใต้"])
    >>> sorted(found[0])
    ['จังหวัดชายแดนภาคใต้']
    """
    edges: dict[str, set[str]] = {}
    tokens, words = read_words(tuple(texts))
    phrases = [_phrases(those, edges) for those in tokens]
    counts = Counter(phrase for found in phrases for phrase in found)
    whole = {phrase for phrase, n in counts.items() if n > 1 and edges[phrase] >= {"left", "right"}}
    found = [
        {word for word in named if len(word) > 2 and word not in NEGATIONS | _NO_NAME} | (those & whole)
        for named, those in zip(words, phrases, strict=True)
    ]
    counts = Counter(term for those in found for term in those)
    pieces = _pieces(found, counts)
    return [those - pieces for those in found]


def describe(
    candidates: list[set[str]], labels: np.ndarray, points: np.ndarray, ids: list[str]
) -> list[Description]:
    """Describe each theme by what sets it apart.

    Parameters
    ----------
    candidates : list of set of str
        Of each text, as `candidate_terms` finds them.
    labels : ndarray of int
        The theme of each text, from 0.
    points : ndarray
        ``n × d`` unit vectors, to choose exemplars by.
    ids : list of str

    Returns
    -------
    list of Description
        In the order of the labels. No two themes have the same label.
    """
    within = [Counter() for _ in range(labels.max() + 1)]
    for theme, found in zip(labels, candidates, strict=True):
        within[theme].update(found)
    everywhere = sum(within, Counter())
    described, taken = [], set()
    for theme, counts in enumerate(within):
        members = np.flatnonzero(labels == theme)
        weights = _weights(counts, everywhere, len(members), len(candidates))
        ranked = sorted(weights, key=lambda term: (-weights[term], term))
        chosen = _label(ranked, weights, [candidates[place] for place in members], taken)
        taken.update(chosen)
        often = [term for term in ranked if counts[term] > 1 and term not in _SAYS_LITTLE]
        shown = [*chosen, *_distinct(often, set(chosen), TERMS - len(chosen))]
        if len(shown) < LEAST_TERMS:  # a word of one text only may be a slip
            shown += _distinct(ranked, set(shown), LEAST_TERMS - len(shown))
        described.append(
            Description(
                " · ".join(chosen) or f"กลุ่มที่ {theme + 1}",
                shown,
                [ids[place] for place in _exemplars(points, members)],
            )
        )
    return described


def _phrases(tokens: list[str], edges: dict[str, set[str]]) -> set[str]:
    """Collect the phrases of one text, and note in `edges` on which sides they were seen to end."""
    found = set()
    for start, first in enumerate(tokens):
        if not (first in _NOUN_MAKERS + _VERBS or is_term(first)) or not _THAI.search(first):
            continue
        if first in _PARTS_CLAUSES:
            continue
        for end in range(start + 2, min(start + _LONGEST_PHRASE, len(tokens)) + 1):
            last, before = tokens[end - 1], tokens[end - 2]
            if not _THAI.search(last) or last in _PARTS_CLAUSES:
                break
            if last in _ONLY_FIRST and before not in _NOUN_MAKERS:
                break
            phrase = "".join(tokens[start:end])
            if len(phrase) <= _LONGEST_NAME and is_term(last) and last not in NEGATIONS | _NO_NAME:
                found.add(phrase)
                seen = edges.setdefault(phrase, set())
                if not start or _parts(tokens[start - 1]):
                    seen.add("left")
                if end == len(tokens) or _parts(tokens[end]) or tokens[end] in _NOUN_MAKERS:
                    seen.add("right")
    return found


def _parts(token: str) -> bool:
    """Say whether a phrase may end beside this token: a space, a mark, a word without meaning of its own."""
    if token in _NOUN_MAKERS:
        return False
    return not _THAI.search(token) or token in stop_words() or token in _PARTS_CLAUSES | _NO_NAME


def _pieces(found: list[set[str]], counts: Counter) -> set[str]:
    """Name the terms that hardly ever stand outside one longer term."""
    inside: dict[str, Counter] = {}
    for those in found:
        for longer in those:
            if counts[longer] > 1:
                for term in those:
                    if term != longer and term in longer:
                        inside.setdefault(term, Counter())[longer] += 1
    return {term for term, longer in inside.items() if max(longer.values()) >= _PART_OF_LONGER * counts[term]}


def _weights(counts: Counter, everywhere: Counter, size: int, n: int) -> dict[str, float]:
    """Weigh terms by how much more often the theme uses them than the rest does; those of one text least."""

    def weigh(term: str) -> float:
        inside, outside = counts[term], everywhere[term] - counts[term]
        more = log((inside + 0.5) / (size + 1)) - log((outside + 0.5) / (n - size + 1))
        says = 1.25 if 8 < len(term) < 30 else 1.0 if len(term) > 4 else 0.8  # longer ones say more
        says *= _LITTLE if term in _SAYS_LITTLE else 1.0
        return more * inside**0.6 * says * (1 if inside > 1 else 0.3)

    return {term: weigh(term) for term in counts}


def _label(
    ranked: list[str], weights: dict[str, float], members: list[set[str]], taken: set[str]
) -> list[str]:
    """Take the term that says most, then the one that says most of the statements without the first."""
    counts = Counter(term for those in members for term in those)
    free = _distinct(ranked, taken, 1)
    least = _SECOND_LEAST * weights[free[0]] if free else 0
    others = [term for term in ranked if weights[term] > max(least, 0) and counts[term] > 1]
    others = _distinct(others, {*taken, *free}, 40)
    if not others:
        return free
    rest = Counter(term for those in members if free[0] not in those for term in those)
    return [*free, max(others, key=lambda term: weights[term] * (0.3 + 0.7 * rest[term] / counts[term]))]


def _distinct(ranked: list[str], taken: set[str], most: int) -> list[str]:
    """Take the first terms of which none contains another."""
    chosen: list[str] = []
    for term in ranked:
        if len(chosen) == most:
            break
        if all(term not in other and other not in term for other in [*chosen, *taken]):
            chosen.append(term)
    return chosen


def _exemplars(points: np.ndarray, members: np.ndarray) -> list[int]:
    """Take the most central statement, then those that are central and unlike the ones taken."""
    inside = points[members]
    central = inside @ inside.mean(axis=0)
    chosen: list[int] = []
    while len(chosen) < min(EXEMPLARS, len(members)):
        near = inside @ inside[chosen].T if chosen else np.zeros((len(members), 1))
        value = 0.6 * central - 0.4 * near.max(axis=1)
        value[chosen] = -np.inf
        chosen.append(int(value.argmax()))
    return [int(members[place]) for place in chosen]
