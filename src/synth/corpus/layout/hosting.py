"""Who leads a talk, asked by nobody: speaks first, asks more than anybody else, and is civil otherwise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from synth.corpus.layout.lines import Kind, Line
from synth.corpus.layout.smalltalk import is_civil

_SAID = frozenset((Kind.STATEMENT, Kind.TURN, Kind.HEADED, Kind.QUESTION, Kind.ASIDE, Kind.EMPTY))
_ASKS = re.compile(
    "อะไร|ยังไง|อย่างไร|ไหม|มั้ย|ทำไม|ใคร|เหรอ|หรือ(?:ไม่|เปล่า|ยัง)|เมื่อไ|เท่าไ|กี่|ไหน|ล่ะ(?:คะ|ครับ)|เล่า|เชิญ|[?？]"
)
"""What most of those have who lead a talk; others may have it too."""
_LEAST, _PARTS, _CIVIL = 3, 3, 0.5
"""Turns in which who leads asks, of how many one at least, and the share of those that are civil.

In 20 talks by strangers all who lead are so, and nobody else; of 150 turns of theirs 2 are findings."""
_OTHERS = 2
_SHORTEST = 12
"""Letters of what who leads says that may tell something."""


def hosted(lines: Sequence[Line]) -> set[int]:
    r"""Return what who leads a talk says to the others: it asks, thanks, greets, or is a word.

    Examples
    --------
    >>> words = ["เริ่มยังไงคะ", "น้ำท่วมนา", "แล้วใครช่วยคะ", "ไม่มีใคร", "น่ารักจังค่ะ", "ปีนี้อะไรยากคะ", "ไผ่แพง"]
    >>> names = ["นก", "ป้าศรี", "นก", "ลุงดำ", "นก", "นก", "ป้าศรี"]
    >>> talk = [Line(0, 9, said, 0, False, Kind.TURN, speaker=name) for name, said in zip(names, words)]
    >>> sorted(hosted(talk))
    [0, 2, 4, 5]
    """
    said = [index for index, line in enumerate(lines) if line.speaker and line.kind in _SAID]
    if not said:
        return set()
    host = lines[said[0]].speaker
    asked = Counter(lines[index].speaker for index in said if _ASKS.search(lines[index].words))
    own = [index for index in said if lines[index].speaker == host]
    civil = {index for index in own if is_civil(lines[index].words)}
    others = {lines[index].speaker for index in said} - {host}
    leads = (
        len(others) >= _OTHERS
        and asked[host] >= _LEAST
        and _PARTS * asked[host] >= len(own)
        and all(asked[host] > asked[other] for other in others)
        and len(civil) >= _CIVIL * len(own)
    )
    if not leads:
        return set()
    return civil | {
        index for index in own if _ASKS.search(lines[index].words) or len(lines[index].words) <= _SHORTEST
    }
