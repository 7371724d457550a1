"""The items of a list that is written into a line or a paragraph, or parted by strokes and semicolons."""

from __future__ import annotations

import re
from collections.abc import Sequence

from synth.corpus.sentences import NO_BEGINNING, Piece
from synth.signs import IN_ARABIC

_INNER = re.compile(
    r"(?<![\w.,/])(?:(?<=\s)(?:และ|หรือ)\s*)?(?:\((?P<a>[0-9๐-๙]{1,2}|[กขคงจฉ])\)|(?P<b>[0-9๐-๙]{1,2}|[กขคงจฉ])\)|(?P<c>[0-9๐-๙]{1,2})\.(?![0-9๐-๙])|(?P<d>[①-⑳]))\s*(?=[^\s\d])"
)
_BULLETED = re.compile(r"(?P<sign>[•●▪◦·✓✔➤►→])(?:(?<=\s.)|(?<=\A.))\s*(?=[^\s•●])")
_ARROWS = frozenset("➤►→")
_STROKE = re.compile(r"\s/\s")
_BETWEEN_STROKES = re.compile(r"[^/\s](?:(?:(?!\s/\s).)*?\S)??(?=\s+/\s|\s*$)")
_TWO_LETTERS = re.compile(r"[^\W\d_][^\W\d_\s]")
_MANY, _LIKE, _ALIKE = 3, 3, 1.5
"""Many items between strokes; how often the shortest may go into the longest of many, and of two."""
_LEAST_INNER = 2
"""Items of the shortest list within a paragraph."""
_LETTERS = "กขคงจฉ"
_SECOND = re.compile(r"2\.|2\)|๒\.|๒\)|ข\)|②|•|●|▪|◦|·|✓|✔|➤|►|→")
"""What a list within a paragraph has at least; most have none, and this is quickly seen."""


def inner_list(paragraph: str) -> list[Piece]:
    """Return the lead-in and the items of a list within a paragraph; nothing where there is no list.

    The numbers must count up from one. The first piece is the lead-in and has no number; it may be empty.

    Examples
    --------
    >>> words = "ปัจจัยสำคัญ ได้แก่ 1) ผู้นำเข้มแข็ง 2) ชุมชนมีส่วนร่วม"
    >>> [(piece.number, words[piece.body : piece.end]) for piece in inner_list(words)]
    [('', 'ปัจจัยสำคัญ ได้แก่'), ('1', 'ผู้นำเข้มแข็ง'), ('2', 'ชุมชนมีส่วนร่วม')]
    """
    if not _SECOND.search(paragraph):
        return []
    marks = _counted(paragraph) or _bulleted(paragraph)
    if len(marks) < _LEAST_INNER:
        return []
    ends = [match.start() for match, _ in marks[1:]] + [len(paragraph)]
    pieces = [_trimmed(paragraph, 0, marks[0][0].start(), "", 0)]
    for (match, number), end in zip(marks, ends, strict=True):
        pieces.append(_trimmed(paragraph, match.start(), end, number, match.end()))
    return pieces


def parted_list(words: str) -> list[Piece]:
    """Return the items of a list that semicolons or strokes part; nothing where there is none.

    Examples
    --------
    >>> words = "ตู้เย็นเล็ก; มุมนมอยู่ติดห้องบุหรี่"
    >>> [words[piece.body : piece.end] for piece in parted_list(words)]
    ['ตู้เย็นเล็ก', 'มุมนมอยู่ติดห้องบุหรี่']
    >>> [piece.start for piece in parted_list("ตัดผม / ซ่อมรถ / พูดจีน")], parted_list("400 / คน")
    ([0, 8, 17], [])
    """
    if _STROKE.search(words):
        pieces = [
            Piece(match.start(), match.end(), "", match.start()) for match in _BETWEEN_STROKES.finditer(words)
        ]
        return pieces if _are_items(words, pieces) else []
    matches = list(re.finditer(r"[^;\s](?:[^;]*[^;\s])?", words)) if re.search(r";\s", words) else []
    return [Piece(match.start(), match.end(), "", match.start()) for match in matches]


def _are_items(words: str, pieces: Sequence[Piece]) -> bool:
    """Say whether what strokes part are items: of like length, all the more where they are two.

    Amounts (300 / คน) and words of one phrase (ครู / นักเรียนช่วยกัน) are none.
    """
    parts = [words[piece.start : piece.end] for piece in pieces]
    if not all(map(_TWO_LETTERS.search, parts)):
        return False
    if any(part[-1].isdigit() for part in parts[:-1]) or any(map(NO_BEGINNING.match, parts[1:])):
        return False
    lengths = [len(part) for part in parts]
    return max(lengths) <= (_LIKE if len(parts) >= _MANY else _ALIKE) * min(lengths)


def _counted(paragraph: str) -> list[tuple[re.Match, str]]:
    """Return the numbers or letters of one form that count up from the first."""
    marks: list[tuple[re.Match, str]] = []
    shape = None
    for match in _INNER.finditer(paragraph):
        sign = match[match.lastgroup]
        letter = sign in _LETTERS
        ordinal = _LETTERS.index(sign) + 1 if letter else _value(sign)
        if ordinal == len(marks) + 1 and (not marks or shape == (match.lastgroup, letter)):
            marks.append((match, sign if letter else str(ordinal)))
            shape = match.lastgroup, letter
    return marks if len(marks) >= _LEAST_INNER else []


def _value(sign: str) -> int:
    return ord(sign) - ord("①") + 1 if "①" <= sign <= "⑳" else int(sign.translate(IN_ARABIC))


def _bulleted(paragraph: str) -> list[tuple[re.Match, str]]:
    """Return the signs that part the items of a list in a line, all alike.

    Arrows lead from one to the next (ปลูก → ขาย) unless one stands before the first too.
    """
    matches = list(_BULLETED.finditer(paragraph))
    signs = {match["sign"] for match in matches}
    before = paragraph[: matches[0].start()].rstrip() if matches else ""
    chained = signs <= _ARROWS and bool(before) and not before.endswith((":", "：", "ดังนี้", "ได้แก่"))
    return [(match, "") for match in matches] if len(signs) == 1 and not chained else []


def _trimmed(paragraph: str, start: int, end: int, number: str, body: int) -> Piece:
    while end > body and paragraph[end - 1].isspace():
        end -= 1
    return Piece(start, max(end, body), number, body)
