"""What is believed of a language model's answer: only what stands in the statement, word for word."""

from __future__ import annotations

import json
from typing import Any

from synth.text.clusters import cut_inside_cluster
from synth.text.tokens import tokenise
from synth.themes.masking import Masked
from synth.themes.replies import Verdict

NEGATORS = ("ไม่", "ไม่ได้", "ไม่ค่อย", "ไม่เคย", "ไม่ใช่", "มิ", "มิได้", "มิใช่", "อย่า", "ห้าม", "ไร้", "ปราศจาก")
"""A quote that begins right behind one of these says the contrary of its statement."""


def judged(words: str, sent: Masked) -> Verdict:
    """Take an answer only if its evidence stands in the statement, sign by sign.

    Examples
    --------
    >>> text = "ชาวบ้านไม่ไว้ใจกัน"
    >>> sent = Masked(text, [*range(len(text))], [*range(1, len(text) + 1)])
    >>> [judged(json.dumps({"applies": True, "quote": quote}), sent).dropped
    ...  for quote in ("ไม่ไว้ใจกัน", "ชาวบ้านไว้ใจกัน", "ไว้ใจกัน")]
    ['', 'not_there', 'negated']
    """
    answer = _json(words)
    if not isinstance(answer, dict) or not isinstance(answer.get("applies"), bool):
        return Verdict(False, dropped="no_answer")
    if not answer["applies"]:
        return Verdict(False)
    quote = answer.get("quote")
    if not isinstance(quote, str) or not quote.strip():
        return Verdict(False, dropped="no_quote")
    quote, why, at = quote.strip(), "not_there", -1
    while (at := sent.text.find(quote, at + 1)) >= 0:
        why = _fault(sent.text, at, at + len(quote))
        if not why:
            start, end = sent.origin(at, at + len(quote))
            return Verdict(True, start, end)
    return Verdict(False, dropped=why)


def _fault(text: str, start: int, end: int) -> str:
    if any(cut_inside_cluster(text, offset) for offset in (start, end)):
        return "cut"
    before = tokenise([text[:start].rstrip()])[0][-2:]
    return "negated" if {*before[-1:], "".join(before)} & {*NEGATORS} else ""


def _json(words: str) -> Any:
    """Read the JSON of an answer, also between the fences that models like to put around it."""
    words = words.strip()
    if words.startswith("```"):
        words = words.strip("`").removeprefix("json").strip()
    try:
        return json.loads(words)
    except (ValueError, RecursionError):
        return None
