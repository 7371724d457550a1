"""Who liked what somebody said: a picture beside names of those who write in a talk says nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from synth.corpus.layout.furniture import VOTES
from synth.corpus.layout.lines import Kind, Line
from synth.signs import PICTURES

_PICTURE = re.compile(f"[{PICTURES}]+|:[a-z+-][a-z0-9_+-]{{1,30}}:")
_LONGEST = 200
_BETWEEN = re.compile(r"(?<!\s)\s*+[,、]\s*+|(?<!\s)\s++(?:และ|กับ|and)\s*+")
_COUNTED = re.compile(r"(?:อีก\s?)?[xX×]?\s?\d{1,4}(?:\s?(?:คน|others?|more)|(?=\s|$))")


def without_reactions(lines: Sequence[Line]) -> list[Line]:
    r"""Let lines be furniture that hold nothing but pictures and names of those who write, or how many.

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> chat = lines_of("ป้าศรี\nถังไม่พอ\n👍 ลุงดำ และอีก 2 คน\nลุงดำ\nจริง 👍")
    >>> kinds = [Kind.NAME, Kind.STATEMENT, Kind.STATEMENT, Kind.NAME, Kind.STATEMENT]
    >>> chat = [line._replace(kind=kind) for line, kind in zip(chat, kinds, strict=True)]
    >>> [str(line.kind) for line in without_reactions(chat)]
    ['name', 'statement', 'furniture', 'name', 'statement']
    """
    heads = Counter(line.words.strip() for line in lines if line.kind == Kind.HEADING)
    names = {line.speaker or line.words.strip() for line in lines if line.kind == Kind.NAME}
    names |= {line.speaker for line in lines if line.speaker}
    names |= {head for head, times in heads.items() if times > 1}  # as a page marks who writes
    names -= {name for name in names if _PICTURE.search(name)}
    return [
        line._replace(kind=Kind.FURNITURE, reason=VOTES, speaker="", time="", number="", body=line.start)
        if _reacts(line, names)
        else line
        for line in lines
    ]


def _reacts(line: Line, names: set[str]) -> bool:
    words = line.text.strip("•- ")
    if len(words) > _LONGEST or not _PICTURE.search(words) or line.column or line.kind == Kind.HEADING:
        return False
    parts = (
        part if part.strip() in names else _COUNTED.sub("", part)
        for part in _BETWEEN.split(_PICTURE.sub(", ", words))
    )
    called = [part.strip() for part in parts if part.strip()]
    return bool(called) and names.issuperset(called)
