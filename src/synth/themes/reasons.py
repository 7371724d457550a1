"""Why a code is suggested, in Thai as a colleague would say it; all sentence patterns are here."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from synth.text.repair import repair
from synth.text.thai import tokenise
from synth.themes.codewords import Evidence

FOUND = "พบคำว่า {words}"
OFTEN = "คำว่า {words} มักพบในข้อความทำนองนี้"
ALIKE = "คล้ายกับข้อความที่ลงรหัสนี้แล้ว เช่น “{text}”"
NOTHING = "ไม่พบคำที่ชี้ชัด แต่ใกล้เคียงกับรหัสนี้มากกว่ารหัสอื่น"
GROUPED = "ระบบจัดไว้ในกลุ่ม “{label}”"
AND = " และ"

_MOST_WORDS, _QUOTED = 3, 45
_LEAST_ALIKE = 0.2
"""Cosine in words and characters from which two short statements look alike to a reader."""


def because(
    texts: list[str],
    pairs: list[tuple[int, int]],
    evidence: Evidence,
    given: np.ndarray,
    weights: np.ndarray,
) -> list[str]:
    """Say for each pair of statement and code what speaks for the code.

    Parameters
    ----------
    texts : list of str
    pairs : list of (int, int)
        Statement and code, by place.
    evidence : Evidence
        Of the codebook.
    given : ndarray
        ``n × k``, above 0 where a person gave the code.
    weights : ndarray
        ``k × features``, what was learnt.

    Returns
    -------
    list of str
    """
    near = _nearest(pairs, evidence, given)
    said = []
    for row, code in pairs:
        words = list(dict.fromkeys(evidence.found[row].get(code, ())))[:_MOST_WORDS]
        parts = [FOUND.format(words=" ".join(words))] if words else []
        if (row, code) in near:
            parts.append(ALIKE.format(text=_short(texts[near[row, code]])))
        if not parts:
            learnt = _learnt(row, code, evidence, weights)
            parts = [OFTEN.format(words=" ".join(learnt))] if learnt else [NOTHING]
        said.append(AND.join(parts))
    return said


def _nearest(
    pairs: list[tuple[int, int]], evidence: Evidence, given: np.ndarray
) -> dict[tuple[int, int], int]:
    """Find for each pair the statement most like it that has the code, where one looks alike."""
    rows_of: dict[int, list[int]] = {}
    for row, code in pairs:
        rows_of.setdefault(code, []).append(row)
    found = {}
    for code, rows in rows_of.items():
        coded = np.flatnonzero(given[:, code] > 0)
        if not len(coded):
            continue
        near = (evidence.features[rows] @ evidence.features[coded].T).toarray()
        near[np.array(rows)[:, None] == coded] = 0
        for row, place, most in zip(rows, near.argmax(axis=1), near.max(axis=1), strict=True):
            if most >= _LEAST_ALIKE:
                found[row, code] = int(coded[place])
    return found


def _learnt(row: int, code: int, evidence: Evidence, weights: np.ndarray) -> list[str]:
    """Words of the statement that speak most for the code, as it was learnt."""
    features = evidence.features
    here = slice(features.indptr[row], features.indptr[row + 1])
    columns, values = features.indices[here], features.data[here]
    words = columns < len(evidence.words)
    worth = values[words] * weights[code, columns[words]]
    order = np.argsort(-worth, kind="stable")[:2]
    return [evidence.words[columns[words][place]] for place in order if worth[place] > 0]


@lru_cache(maxsize=10_000)
def _short(text: str) -> str:
    """Cut a statement to a line, between words."""
    text = " ".join(repair(text).split())
    if len(text) <= _QUOTED:
        return text
    kept = ""
    for token in tokenise([text])[0]:
        if len(kept) + len(token) > _QUOTED:
            break
        kept += token
    return (kept.rstrip() or text[:_QUOTED]) + "…"
