"""What the words of a line show, wherever it stands, as the names of features."""

from __future__ import annotations

import re

from synth.corpus.layout.naming import SEEN
from synth.corpus.layout.vocabulary import beginnings, endings, within

DIGITS = re.compile(r"[0-9๐-๙]")
_LATIN = re.compile(r"[A-Za-z]")
_FIGURE_OR_LATIN = re.compile(r"[0-9๐-๙A-Za-z]")
_MONTH = re.compile(
    r"[\d๐-๙](?:\s?-?\s?(?:ม\.?ค|ก\.?พ|มี\.?ค|เม\.?ย|พ\.?ค|มิ\.?ย|ก\.?ค|ส\.?ค|ก\.?ย|ต\.?ค|พ\.?ย|ธ\.?ค|มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรก|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา|[/.-][\d๐-๙]{1,2}[/.-])"
    r"|(?<=\d) (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    re.IGNORECASE,
)
_YEAR = re.compile(r"พ\.?ศ\.?\s?[๒2][๕5]|ปี\s?[๒2][๕5]")
_CLOCK = re.compile(r"[\d๐-๙][.:][\d๐-๙]{2}(?:\s?น\.?|\s?[-–]|:\d\d|\s*$|[\])])")
_MONEY = re.compile(
    r"[\d๐-๙]\s?(?:บาท|บ\.|คน|ท่าน|ราย|ครัวเรือน|ครั้ง|%|ล้าน|แสน|พัน|กิโล|กก|ตัน|ไร่|องศา|ชนิด|หลัง|วัน|ปี)"
)
_RULE = re.compile(r"[\W_]+")
_I_OR_WE = re.compile(r"\bI\b|\bwe\b")
_SHORT, _LOOKED_THROUGH, _MOST = 30, 120, 200
OPENS = '“"*[(【«# '
HEADLIKE = re.compile(r"[【\[«<(“\"*#=■●▶►◆▌].*[】\]»>)”\"*#=:：]$")


def vocabulary_of(words: str) -> list[str]:
    """Return what words begin and end with, and what stands in them; the lines beside see it too.

    Examples
    --------
    >>> vocabulary_of("ปัญหาที่พบมีดังนี้:")
    ['b=heading', 'b=finding', 'b=field', 'e=leads', 'e=:', 'digits=0 latin=0', 'blanks=0']
    """
    head = words[:SEEN]
    first, last = head.lstrip(OPENS), words[-SEEN:].rstrip('”"*])】»# ')
    shared = [f"b={name}" for name in beginnings(first)]
    shared += [f"e={name}" for name in endings(last)]
    if not shared:
        shared.append("b=")
    most = words[:_MOST]
    if words.endswith((":", "：")):
        shared.append("e=:")
    elif words.endswith((".", "!", "…")):
        shared.append("e=.")
    if HEADLIKE.fullmatch(most):
        shared.append("in signs")
    if _talks(most):
        shared.append("talks")
    if words[:1] in "“\"‘'«":
        shared.append("quoted")
    digits = latin = 0
    if _FIGURE_OR_LATIN.search(head):
        digits, latin = len(DIGITS.findall(head)), len(_LATIN.findall(head))
    if digits and (_MONTH.search(head) or _YEAR.search(head)):
        shared.append("month")
    if digits and _CLOCK.search(head):
        shared.append("clock")
    if _MONEY.search(most):
        shared.append("counted")
    whole = len(head)
    shared.append(
        f"digits={(digits > 0) + (digits > 0.3 * whole)} latin={(latin > 0) + (latin > 0.6 * whole)}"
    )
    if latin and head.upper() == head:
        shared.append("capitals")
    if _RULE.fullmatch(words):
        shared.append("rule")
    shared.append(f"blanks={min(most.count(' '), 4)}")
    return shared


def _talks(words: str) -> bool:
    """Say whether somebody speaks of himself, or to somebody; a pattern would take seven times as long."""
    return (
        "ผม" in words
        or "หนู" in words
        or "ฉัน" in words
        or "เรา" in words
        or "ครับ" in words
        or "ค่ะ" in words
        or "คะ" in words
        or "จ้ะ" in words
        or "จ้า" in words
        or (("I" in words or "we" in words) and bool(_I_OR_WE.search(words)))
    )


def spelling_of(words: str) -> list[str]:
    """Return beginnings and ends of words: they stand for the first and last without cutting words."""
    first, last = f"^{words[:8]}", words[-6:].rstrip(" :：") + "$"
    own = [first[:n] for n in (2, 3, 4, 5, 7, 9) if n <= len(first)]
    own += [last[-n:] for n in (3, 4, 5, 6) if n <= len(last)]
    inner = dict.fromkeys(within().findall(words[:_LOOKED_THROUGH]))
    if len(words) > _SHORT:
        own += [f"w={word}" for word in inner]
    else:
        own += [f"{sign}={word}" for word in inner for sign in "ws"]
    if len(words) <= 24:
        own.append(f"={words.strip(' :：').lower()}")
    return own
