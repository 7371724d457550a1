"""Which turns of a talk only ask: of those whose part that is, and of who leads it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from synth.corpus.layout.lines import Kind, Line
from synth.corpus.layout.vocabulary import patterns

_SPOKEN = frozenset((Kind.STATEMENT, Kind.TURN, Kind.HEADED, Kind.QUESTION))
_ENDS_ASKING = re.compile(
    r"(?:ไหม|มั้ย|(?:หรือ|รึ)(?:ยัง|เปล่า)"
    r"|(?:อะไร|ใคร|ที่ไหน|ตรงไหน|เมื่อไร|เมื่อไหร่|ยังไง|อย่างไร|เท่าไร|เท่าไหร่)(?:\S{0,30}บ้าง)?)"
    r"\s?(?:คะ|ครับ|ค่ะ|จ๊ะ|ฮะ|กัน|ดี|ต่อ){0,3}$"
)
_UNASKED = re.compile("ไม่|ก็|ว่า|รู้|เข้าใจ")
"""What stands beside such words where nobody asks: ไม่มีใคร, ใครอยากมาก็มา, รู้ว่าต้องทำยังไง."""
_MAY_ASK = re.compile(
    r"(?:อะไร|ใคร|ไหน|ทำไม|ยังไง|ไง|อย่างไร|เมื่อไ(?:ร|หร่)|เท่าไ(?:ร|หร่)|กี่|ไหม|มั้ย|(?:หรือ|รึ)(?:ยัง|เปล่า|ไม่)|ล่ะ)"
    r"[^ ]{0,20}(?: (?:คะ|ครับ|ค่ะ|จ๊ะ|บ้าง|กัน|ดี|ต่อ)){0,3}$"
    r"|(?:ขอ|ช่วย|อยาก|ฝาก)\S{0,12}(?:เล่า|ฟัง|ยกตัวอย่าง|ขยายความ|หน่อย)|[?？]$"
)
_DENIES = re.compile(
    r"ไม่[^ ]{0,12}(?:อะไร|ใคร|ไหน|ทำไม|ยังไง|อย่างไร|เมื่อไ(?:ร|หร่)|เท่าไ(?:ร|หร่)|กี่)[^ ]{0,12}$"
    r"|(?:อะไร|ใคร|ไหน|ยังไง|กี่)\S{0,12}ก็"
)
_PROPOSES = re.compile(r"(?:ดี|ได้|ดู)(?:ไหม|มั้ย)(?:คะ|ครับ|ค่ะ)?$")
"""What ends as a question and is somebody's answer: ย้ายไปบ่ายดีไหม."""
_NEAR_THE_END = 60


def asks_something(words: str) -> bool:
    """Say whether somebody's words end in a question: marked as one, or by a word that nothing else denies.

    Examples
    --------
    >>> asks_something("แล้วปีหน้าจะทำยังไงคะ"), asks_something("ทำไมคนไม่มา?"), asks_something("ไม่รู้จะทำยังไง")
    (True, True, False)
    """
    words = words.rstrip()
    return words.endswith(("?", "？")) or bool(_ENDS_ASKING.search(words) and not _UNASKED.search(words))


def may_ask(words: str) -> bool:
    """Say whether words may be the question of somebody who leads a talk: asked, or asked for; no proposal.

    Examples
    --------
    >>> may_ask("เวรหนึ่งดูแลคนไข้กี่เตียงครับ"), may_ask("ช่วยเล่าให้ฟังหน่อยค่ะ")
    (True, True)
    >>> may_ask("งั้นจับคู่เช่าห้องดีไหม"), may_ask("หมู่ที่มีหลานอยู่ด้วยกินยาครบกว่า")
    (False, False)
    """
    end = words.rstrip()[-_NEAR_THE_END:]
    return bool(_MAY_ASK.search(end)) and not (_PROPOSES.search(end) or _DENIES.search(end))


def asks(speaker: str, words: str | None = None) -> bool:
    """Say whether a speaker is called by the part of asking, alone or in brackets behind the name.

    Who does research tells what was found, too: of such somebody `words` that may ask do so.

    Examples
    --------
    >>> asks("ผู้สัมภาษณ์"), asks("พี่หนุ่ม (host)"), asks("ผู้ให้สัมภาษณ์"), asks("ป้าศรี")
    (True, True, False, False)
    >>> asks("ผู้วิจัย", "บ้านไหนจัดยาให้คะ"), asks("ผู้วิจัย", "คนสูงอายุกินยาไม่ครบ"), asks("ผู้วิจัย")
    (True, False, True)
    """
    role = re.search(r"\(([^()]+)\)$", speaker)
    called = [speaker, *([role[1]] if role else [])]
    if any(map(patterns("speakers")["asks"].match, called)):
        return True
    researches = any(map(patterns("speakers")["researches"].match, called))
    return researches and (words is None or may_ask(words))


def questions(lines: Sequence[Line]) -> set[int]:
    """Return which lines that somebody says only ask.

    They are said by somebody whose part it is, or by who leads the talk and may ask.
    """
    spoken = [line for line in lines if line.kind in _SPOKEN and line.speaker]
    leading = _leading(spoken)
    return {
        index
        for index, line in enumerate(lines)
        if line.kind in _SPOKEN
        and line.speaker
        and (asks(line.speaker, line.words) or (line.speaker in leading and may_ask(line.words)))
    }


def _leading(turns: Sequence[Line]) -> set[str]:
    """Return who mostly asks, and is answered: the one who leads a talk need not be called so."""
    turn_counts = Counter(line.speaker for line in turns)
    asked = Counter(
        line.speaker
        for line, below in pairwise(turns)
        if line.speaker != below.speaker and (line.kind == Kind.QUESTION or may_ask(line.words))
    )
    return {name for name, times in asked.items() if times > 1 and 2 * times >= turn_counts[name]}
