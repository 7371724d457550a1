"""Names, terms and exemplars for groups of statements, in words that people would write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from math import log

import numpy as np

from synth.themes.by_meaning import names_by_meaning
from synth.themes.candidates import Words
from synth.themes.features import unit_length
from synth.themes.naming import names, opening_words

TERMS, LEAST_TERMS, EXEMPLARS = 6, 3, 3
_SAYS_LITTLE = frozenset(
    """สร้าง การสร้าง การทำงาน การดำเนินงาน ดำเนินงาน งาน โครงการ กิจกรรม พื้นที่ จังหวัด อำเภอ ตำบล ต้องการ พัฒนา
    การพัฒนา ส่งเสริม ขับเคลื่อน ร่วม ร่วมกัน ร่วมกับ ช่วยกัน การจัด การจัดการ เนื่องใน ประจำ จำนวน ว่าการ รวม ดึง
    เร่ง มอบ เผย แนวทาง รองรับ ตรวจ ก้าว กลุ่ม กลุ่มเป้าหมาย หมู่ หน่วยงาน ผู้เข้าร่วม ติดตามโครงการ ประชุม
    การประชุม หารือ เปิดงาน ต่อเนื่อง ประชาชน ชาวบ้าน เข้ามา เริ่ม จุด ติด ค่า วัย ใหม่ หน้า เพิ่ม เพิ่มขึ้น ลด ลดลง
    น้อย น้อยลง มากขึ้น ปกติ ทั่วไป บางส่วน ครึ่งหนึ่ง ส่วนหนึ่ง ส่วนตัว คนอื่น คนละ ตัวเอง ตนเอง พวกเขา ไม่รู้ ไม่มี
    ไม่ได้ ไม่เคย ไม่ใช่ ไม่ค่อย ขอ ขอให้ บอก ถาม ตอบ เล่า พูด คุย ชวน นั่ง เดิน วิ่ง ดู เจอ เห็น ใส่ ทิ้ง ปล่อย กลับ
    กลับมา เข้า ออก เลือก เทียบ เตรียม ล้ม กล้า เงียบ แอบ เลิก หมด รอ ส่ง รับ ฝาก ช้า เร็ว ง่าย ยาก เก่ง ดีขึ้น
    สำคัญ จำเป็น คิด เข้าใจ รู้เรื่อง เห็นผล สิ่ง ด้าน ระบบ วิธี วิธีการ ขั้นตอน เรียบร้อย ดำเนินการ ผลการดำเนินงาน
    รายงาน เกี่ยวข้อง ประกอบ ระหว่าง ภายใต้ คลิก ที่มา เบอร์ติดต่อ บ้าน หมู่บ้าน คัน ตัว ใบ เล่ม ลำ เครื่อง ชุด ช่อง ไทย ประเทศ
    ประเทศไทย""".split()
)
"""True of nearly every project, office or talk: they name a theme only where nothing else does."""
_NO_MATTER = _SAYS_LITTLE | frozenset("ชุมชน แผน ศูนย์ กรรมการ ประธาน มติ".split())
"""With a model there are better names than these, which stand under every matter."""
UNNAMED = "กลุ่มที่ {number}"
"""What a group is called for which no name is sure: its terms and exemplars say what is in it."""
_LITTLE = 0.15
"""Worth of a word that says little."""


@dataclass(frozen=True)
class Description:
    """What is said of one theme."""

    label: str
    terms: list[str]
    exemplars: list[str]
    holds: bool = True
    """Whether the label speaks for more of them than one would for statements drawn by lot."""
    speaks: frozenset[int] = frozenset()
    """Places of the statements for which the label speaks."""


def describe(
    candidates: list[Words],
    labels: np.ndarray,
    points: np.ndarray,
    ids: list[str],
    embed: Callable[[list[str]], np.ndarray] | None = None,
    vectors: np.ndarray | None = None,
    core: np.ndarray | None = None,
) -> list[Description]:
    """Describe each theme by what sets it apart.

    The label is one or two nouns or phrases of its statements that stand in most of them and in few of the
    others (`synth.themes.naming`); with a sentence model a phrase of theirs or a heading of reports that
    nearly all of them mean (`synth.themes.by_meaning`).

    Parameters
    ----------
    candidates : list of Words
        Of each text, as `synth.themes.candidates.candidate_terms` finds them.
    labels : ndarray of int
        The theme of each text, from 0.
    points : ndarray
        ``n × d`` unit vectors, to choose exemplars by.
    ids : list of str
    embed : callable, optional
        A sentence model: unit vectors of texts.
    vectors : ndarray, optional
        What it makes of these texts.
    core : ndarray of bool, optional
        The texts that belong to their theme; it is named, and shown, by these alone where it has some.

    Returns
    -------
    list of Description
        In the order of the labels. No two themes have the same label.
    """
    groups = range(labels.max() + 1)
    inside = [np.flatnonzero(labels == theme) for theme in groups]
    terms = [Counter(term for row in members for term in candidates[row].terms) for members in inside]
    every_term = sum(terms, Counter())
    inside = [_belonging(members, core) for members in inside]
    central = [members[_central(points[members])] for members in inside]
    if embed is None:
        named = names(candidates, central, _SAYS_LITTLE)
    else:
        named = names_by_meaning(candidates, central, _NO_MATTER, embed, vectors)
    described = []
    for theme, (members, order, name) in enumerate(zip(inside, central, named, strict=True)):
        label = name.text or opening_words([candidates[row].tokens for row in order])
        label = label or UNNAMED.format(number=theme + 1)
        shown = _terms(terms[theme], _weights(terms[theme], every_term, len(members), len(candidates)))
        texts = ["".join(candidates[row].tokens) for row in members]
        of_label = np.array([sum(part in text for part in name.parts or (label,)) for text in texts])
        spoken = np.isin(members, list(name.speaks))
        shown_by = spoken if vectors is not None and spoken.any() else np.full(len(members), True)
        chosen = _exemplars(points, members[shown_by], of_label[shown_by])
        described.append(Description(label, shown, [ids[row] for row in chosen], name.holds, name.speaks))
    return described


def _belonging(members: np.ndarray, core: np.ndarray | None) -> np.ndarray:
    some = members if core is None else members[core[members]]
    return some if len(some) >= EXEMPLARS else members


def _central(points: np.ndarray) -> np.ndarray:
    """Order points by how near they are to the middle of them all."""
    return np.argsort(-(points @ unit_length(points.mean(axis=0)[None])[0]), kind="stable")


def _terms(counts: Counter, weights: dict[str, float]) -> list[str]:
    """Take the terms that say most; a word of one text only may be a slip."""
    ranked = sorted(weights, key=lambda term: (-weights[term], term))
    shown = _distinct(
        [term for term in ranked if counts[term] > 1 and term not in _SAYS_LITTLE], set(), TERMS
    )
    return shown + _distinct(ranked, set(shown), max(LEAST_TERMS - len(shown), 0))


def _weights(counts: Counter, everywhere: Counter, size: int, n: int) -> dict[str, float]:
    """Weigh terms by how much more often the theme uses them than the rest does; those of one text least."""

    def weigh(term: str) -> float:
        inside, outside = counts[term], everywhere[term] - counts[term]
        more = log((inside + 0.5) / (size + 1)) - log((outside + 0.5) / (n - size + 1))
        says = 1.25 if 8 < len(term) < 30 else 1.0 if len(term) > 4 else 0.8  # longer ones say more
        says *= _LITTLE if term in _SAYS_LITTLE else 1.0
        return more * inside**0.6 * says * (1 if inside > 1 else 0.3)

    return {term: weigh(term) for term in counts}


def _distinct(ranked: list[str], used: set[str], most: int) -> list[str]:
    """Take the first terms of which none contains another."""
    chosen: list[str] = []
    for term in ranked:
        if len(chosen) == most:
            break
        if all(term not in other and other not in term for other in [*chosen, *used]):
            chosen.append(term)
    return chosen


def _exemplars(points: np.ndarray, members: np.ndarray, of_label: np.ndarray) -> list[int]:
    """Take the most central with most of the label, then central ones unlike those; none from the rim."""
    inside = points[members]
    central = inside @ inside.mean(axis=0)
    first = np.where(of_label == of_label.max(), central, -np.inf)
    chosen = [int(first.argmax())]
    rim = np.argsort(-central, kind="stable")[max(2 * EXEMPLARS, len(members) // 3) :]
    while len(chosen) < min(EXEMPLARS, len(members)):
        value = 0.6 * central - 0.4 * (inside @ inside[chosen].T).max(axis=1)
        value[rim] = value[chosen] = -np.inf
        chosen.append(int(value.argmax()))
    return [int(members[index]) for index in chosen]
