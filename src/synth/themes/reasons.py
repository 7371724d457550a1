"""Why a code is suggested, as a colleague would say it; all sentence patterns are here."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from synth.text.repair import repair
from synth.text.tokens import tokenise
from synth.themes.codewords import Evidence

FOUND = "พบคำว่า {words}"
NAMED = "พบคำในชื่อรหัส {words}"
IN_CELL = {
    "keywords": "พบบางส่วนของคำสำคัญ {words}",
    "name": "คำว่า {words} อยู่ในชื่อรหัส",
    "definition": "คำว่า {words} อยู่ในนิยามของรหัส",
    "include": "คำว่า {words} อยู่ในสิ่งที่รหัสนี้รวมถึง",
    "example": "คำว่า {words} อยู่ในข้อความตัวอย่างของรหัส",
}
"""Words of the statement that a cell of the codebook has too, the cell that says most first."""
CODED = "คำว่า {words} อยู่ในข้อความที่ลงรหัสนี้แล้ว {n} ข้อความ"
ALIKE = "คล้ายกับข้อความที่ลงรหัสนี้แล้ว เช่น “{text}”"
OF_CODED = "ไม่พบคำที่ชี้ชัด เทียบทั้งข้อความกับข้อความที่ลงรหัสแล้ว ใกล้รหัสนี้กว่ารหัสอื่น"
OF_BOOK = "ไม่พบคำที่ชี้ชัด เทียบทั้งข้อความกับสมุดรหัส ใกล้รหัสนี้กว่ารหัสอื่น"
GROUPED = "ระบบจัดไว้ในกลุ่ม “{label}”"
AND = " และ"

_ENGLISH = {
    FOUND: "Found: {words}",
    NAMED: "Found of the code's name: {words}",
    IN_CELL["keywords"]: "A part of its keywords is found: {words}",
    IN_CELL["name"]: "{words}: in the code's name",
    IN_CELL["definition"]: "{words}: in the code's definition",
    IN_CELL["include"]: "{words}: in what the code includes",
    IN_CELL["example"]: "{words}: in the code's example",
    CODED: "{words}: in statements coded with this ({n})",
    ALIKE: "Like a statement coded with this: “{text}”",
    OF_CODED: "No telling word; compared as a whole with what was coded, nearest to this code",
    OF_BOOK: "No telling word; compared as a whole with the codebook, nearest to this code",
    AND: "; ",
}


def _in(lang: str, pattern: str) -> str:
    return pattern if lang == "th" else _ENGLISH[pattern]


_MOST_WORDS, _QUOTED = 3, 45
_LEAST_ALIKE = 0.2
"""Cosine in words and characters from which two short statements look alike to a reader."""


def because(
    texts: list[str],
    pairs: list[tuple[int, int]],
    evidence: Evidence,
    coding_counts: np.ndarray,
    weights: np.ndarray,
    lang: str = "th",
) -> list[str]:
    """Say for each pair of statement and code what speaks for the code, and nothing that is not so.

    What was coded is named only where something was; else the reason is the codebook's own words.

    Parameters
    ----------
    texts : list of str
    pairs : list of (int, int)
        Statement and code, by place.
    evidence : Evidence
        Of the codebook.
    coding_counts : ndarray
        ``n × k``, above 0 where a person gave the code.
    weights : ndarray
        ``k × features``, what was learnt.
    lang : {"th", "en"}

    Returns
    -------
    list of str
    """
    near = _nearest(pairs, evidence, coding_counts)
    sentences = []
    for row, code in pairs:
        words = list(dict.fromkeys(evidence.keywords[row].get(code, ())))[:_MOST_WORDS]
        pattern = NAMED if evidence.named[code] else FOUND
        parts = [_in(lang, pattern).format(words=" ".join(words))] if words else []
        if (row, code) in near:
            parts.append(_in(lang, ALIKE).format(text=_short(texts[near[row, code]])))
        sentences.append(
            _in(lang, AND).join(parts) or _less(row, code, evidence, coding_counts, weights, lang)
        )
    return sentences


def _less(
    row: int, code: int, evidence: Evidence, coding_counts: np.ndarray, weights: np.ndarray, lang: str
) -> str:
    """Say what speaks for a code of which no keyword is found, and no statement alike is coded."""
    own_words, worth = _words(row, evidence, weights[code])
    for column, pattern in IN_CELL.items():
        shared = [word for word in own_words if word in evidence.own[code].get(column, ())]
        if shared:
            return _in(lang, pattern).format(words=_named(shared, worth, evidence))
    coded = np.flatnonzero(coding_counts[:, code] > 0)
    coded = coded[coded != row]
    stands = evidence.features[coded][:, own_words].getnnz(axis=0) if len(coded) and len(own_words) else []
    times = {word: int(n) for word, n in zip(own_words, stands, strict=False) if n}
    if times:
        most = max(times, key=lambda word: (worth[word], -word))
        return _in(lang, CODED).format(words=evidence.words[most], n=times[most])
    return _in(lang, OF_CODED if (coding_counts > 0).any() else OF_BOOK)


def _nearest(
    pairs: list[tuple[int, int]], evidence: Evidence, coding_counts: np.ndarray
) -> dict[tuple[int, int], int]:
    """Find for each pair the statement most like it that has the code, where one looks alike."""
    rows_of: dict[int, list[int]] = {}
    for row, code in pairs:
        rows_of.setdefault(code, []).append(row)
    nearest = {}
    for code, rows in rows_of.items():
        coded = np.flatnonzero(coding_counts[:, code] > 0)
        if not len(coded):
            continue
        near = (evidence.features[rows] @ evidence.features[coded].T).toarray() / _LEAST_ALIKE
        if evidence.meant is not None:
            near = np.maximum(near, evidence.meant[rows] @ evidence.meant[coded].T / evidence.alike)
        near[np.array(rows)[:, None] == coded] = 0
        for row, position, most in zip(rows, near.argmax(axis=1), near.max(axis=1), strict=True):
            if most >= 1:
                nearest[row, code] = int(coded[position])
    return nearest


def _words(row: int, evidence: Evidence, weights: np.ndarray) -> tuple[list[int], dict[int, float]]:
    """Return the words of a statement, as columns, and how much each speaks for a code as it was learnt."""
    features = evidence.features
    span = slice(features.indptr[row], features.indptr[row + 1])
    pairs = zip(features.indices[span].tolist(), features.data[span].tolist(), strict=True)
    worth = {column: value * weights[column] for column, value in pairs if column < len(evidence.words)}
    return sorted(worth), worth


def _named(columns: list[int], worth: dict[int, float], evidence: Evidence) -> str:
    """Name the two words that tell most."""
    return " ".join(
        evidence.words[column] for column in sorted(columns, key=lambda column: (-worth[column], column))[:2]
    )


@lru_cache(maxsize=10_000)
def _short(text: str) -> str:
    """Cut a statement to a line, between words."""
    text = " ".join(repair(text).split())
    if len(text) <= _QUOTED:
        return text
    beginning = ""
    for token in tokenise([text])[0]:
        if len(beginning) + len(token) > _QUOTED:
            break
        beginning += token
    return (beginning.rstrip() or text[:_QUOTED]) + "…"
