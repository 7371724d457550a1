"""Which turns of a talk only ask: of those whose part that is, and of who leads it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from synth.corpus.layout.lines import Kind, Line
from synth.corpus.layout.people import tells
from synth.corpus.layout.vocabulary import patterns
from synth.text.tokens import tokenise

_SPOKEN = frozenset((Kind.STATEMENT, Kind.TURN, Kind.HEADED, Kind.QUESTION))
_TURNS = frozenset((Kind.TURN, Kind.QUESTION, Kind.ASIDE))
_MARKS = "?？"
_WHICH = frozenset(
    "อะไร เพราะอะไร ใคร ไหน ที่ไหน ตรงไหน แค่ไหน ทำไม ยังไง ไง อย่างไร อย่างไรบ้าง "
    "เมื่อไร เมื่อไหร่ เท่าไร เท่าไหร่ กี่".split()
)
_WHETHER = frozenset("ไหม มั้ย ใช่ไหม ใช่มั้ย หรือยัง รึยัง หรือเปล่า รึเปล่า".split())
_POLITE = frozenset("คะ ครับ ค่ะ จ๊ะ จ้า ฮะ ล่ะ".split())
_CLOSING = _POLITE | {"บ้าง", "กัน", "ดี", "ต่อ"}
_UNASKED = re.compile("ไม่|ก็|ว่า|รู้|เข้าใจ")
"""What stands beside such words where nobody asks: ไม่มีใคร, ใครอยากมาก็มา, รู้ว่าต้องทำยังไง."""
_PROPOSES = frozenset("ดี ดีกว่า กว่า ได้ ดู กัน".split())
"""What stands before ไหม in somebody's answer: ย้ายไปบ่ายดีไหม."""
_BEGS = frozenset("ขอ ช่วย อยาก ฝาก ลอง".split())
_TO_TELL = frozenset("เล่า เล่าเรื่อง ยกตัวอย่าง ขยายความ อธิบาย".split())
_PROMPTS = _BEGS | _TO_TELL | {"แล้ว"}
_LETTERS = re.compile("|".join((*_WHICH, *_WHETHER, *_TO_TELL, *_MARKS)).replace("?", r"\?"))
"""Without these letters nothing is asked, and words need not be cut: that takes a while."""
_COUNTED = re.compile(r"(?:คำถาม|โจทย์)\s?(?:ที่|ข้อ(?:ที่)?)?\s?[\d๐-๙]{1,2}\s*[:：.)–-]?\s+(?=\S)")
"""The number of a question before it; who answers may say it, too."""
_NEAR, _FEW = 6, 4
"""So many words are the beginning of what is said, or its end; fewer than so many tell nothing."""
_NOD, _LONGEST = 12, 120
"""Letters of the longest nod, and of the longest question."""


def asks_something(words: str) -> bool:
    """Say whether somebody's words end in a question: marked as one, or by a word that nothing else denies.

    Examples
    --------
    >>> asks_something("แล้วปีหน้าจะทำยังไงคะ"), asks_something("ทำไมคนไม่มา?"), asks_something("ไม่รู้จะทำยังไง")
    (True, True, False)
    >>> asks_something("เมียทอผ้าไหม")
    False
    """
    if _is_marked(words):
        return True
    return bool(_LETTERS.search(words)) and not _UNASKED.search(words) and _ends_asking(words)


def may_ask(words: str) -> bool:
    """Say whether words may be the question of somebody who leads a talk: asked, begged to tell; no proposal.

    Where something is told before, people mean what is so: ค่าน้ำก็ยังเก็บเต็ม ได้ยังไง.

    Examples
    --------
    >>> may_ask("เวรหนึ่งดูแลคนไข้กี่เตียงครับ"), may_ask("ช่วยเล่าให้ฟังหน่อยค่ะ")
    (True, True)
    >>> may_ask("งั้นจับคู่เช่าห้องดีไหม"), may_ask("ซอย 3 น้ำไม่ไหล ซอยอื่นเป็นไหม"), may_ask("ต้องจ้างคนเกี่ยวข้าว")
    (False, False, False)
    """
    if not _LETTERS.search(words):
        return False
    *before, last = [part for part in words.rstrip(_MARKS + " ").split() if part not in _CLOSING] or [""]
    if _proposes(words) or any(map(_says_more, before)):
        return False
    return _is_marked(words) or _begs(words) or _asks_which(last)


def _is_marked(words: str) -> bool:
    return words.rstrip().endswith(tuple(_MARKS))


def _says_more(part: str) -> bool:
    """Say whether words before a question tell something: who leads may nod there (ดีใจจังค่ะ)."""
    return len(part) > _NOD or (tells(part) and not part.endswith(tuple(_POLITE)))


def _ends_asking(words: str) -> bool:
    """Say whether the last word, but for closing ones, asks; before บ้าง one of the last words."""
    cut = _cut(words)
    end = _without_closing(cut)
    asked = end[-_NEAR:] if "บ้าง" in cut[len(end) :] else end[-1:]
    return not (_WHICH | _WHETHER).isdisjoint(asked)


def _asks_which(clause: str) -> bool:
    """Say whether a clause asks at its end, or not far from it, and nothing denies that."""
    cut = _without_closing(_cut(clause))
    at = next((index for index, word in enumerate(cut) if word in _WHICH | _WHETHER), None)
    if at is None:
        return False
    denied = _UNASKED.search("".join(cut[:at])) or "ก็" in cut[at:]
    return not denied and len(cut) - at <= (1 if cut[at] in _WHETHER else _NEAR)


def _asks_by_number(words: str) -> bool:
    """Say whether words are called a question, by number, and ask: คำถามที่ 2 ติดขัดตรงไหนคะ บ่นได้เต็มที่."""
    number = _COUNTED.match(words)
    return bool(number) and any(map(_asks_which, words[number.end() :].split()))


def _begs(words: str) -> bool:
    """Say whether words begin by begging somebody to tell: อยากให้แต่ละตำบลเล่า."""
    begins = [word for word in _cut(words) if word.strip()][:_NEAR]
    at = next((index for index, word in enumerate(begins) if word in _BEGS), _NEAR)
    return not _TO_TELL.isdisjoint(begins[at:])


def _proposes(words: str) -> bool:
    end = _without_closing(_cut(words), _POLITE)
    return len(end) > 1 and end[-1] in _WHETHER and end[-2] in _PROPOSES


@lru_cache(1024)
def _cut(words: str) -> tuple[str, ...]:
    """Cut words that are not more than a question; ใคร in ใคร่ครวญ is no word then."""
    return tuple(tokenise([words])[0]) if len(words) <= _LONGEST else ()


def _without_closing(cut: Sequence[str], closing: frozenset[str] = _CLOSING) -> Sequence[str]:
    last = next(
        (at for at in range(len(cut), 0, -1) if cut[at - 1].strip() and cut[at - 1] not in closing), 0
    )
    return cut[:last]


def asks(speaker: str, words: str | None = None) -> bool:
    """Say whether a speaker is called by the part of asking, alone or in brackets behind the name.

    Who does research tells what was found, too: `words` of such somebody that tell nothing ask.

    Examples
    --------
    >>> asks("ผู้สัมภาษณ์"), asks("พี่หนุ่ม (host)"), asks("ผู้ให้สัมภาษณ์"), asks("ป้าศรี")
    (True, True, False, False)
    >>> asks("ผู้วิจัย", "เล่าต่อค่ะ"), asks("ผู้วิจัย", "คนสูงอายุกินยาไม่ครบ"), asks("ผู้วิจัย")
    (True, False, True)
    """
    role = re.search(r"\(([^()]+)\)$", speaker)
    called = [speaker, *([role[1]] if role else [])]
    if any(map(patterns("speakers")["asks"].match, called)):
        return True
    researches = any(map(patterns("speakers")["researches"].match, called))
    return researches and not (words is not None and _reports(words))


def _reports(words: str) -> bool:
    """Say whether words of who does research tell what was found: no question, no prompt, more than a nod."""
    if may_ask(words) or _ends_asking(words):
        return False
    cut = [word for word in _cut(words) if word.strip() and word not in _CLOSING]
    return len(words) > _LONGEST or (len(cut) >= _FEW and cut[0] not in _PROMPTS and tells(words))


def only_tells(words: str) -> bool:
    """Say whether short words tell something, and none of them asks.

    Examples
    --------
    >>> only_tells("ราคาตกเหลือโลละสองบาท"), only_tells("อะไรยากที่สุดล่ะ"), only_tells("เล่าต่อค่ะ")
    (True, False, False)
    """
    cut = _cut(words)
    return bool(cut) and (_WHICH | _WHETHER).isdisjoint(cut) and _reports(words)


def questions(lines: Sequence[Line]) -> set[int]:
    """Return which lines that somebody says only ask.

    They are said by somebody whose part it is, are turns of who leads the talk that may ask, or are called
    questions, by number.
    """
    leading = _leading([line for line in lines if _is_turn(line)])
    return {
        index
        for index, line in enumerate(lines)
        if line.kind in _SPOKEN
        and line.speaker
        and (
            asks(line.speaker, line.words)
            or (line.speaker in leading and _is_turn(line) and may_ask(line.words))
            or (_is_turn(line) and _asks_by_number(line.words))
        )
    }


def _is_turn(line: Line) -> bool:
    """Say whether a line is somebody's in a talk; on a card, listed and signed, the name comes last."""
    before = line.text[: line.body - line.start].strip()
    return line.kind in _TURNS and bool(line.speaker) and (not before or line.speaker in before)


def _leading(turns: Sequence[Line]) -> set[str]:
    """Return who asks in most turns, and is answered: the one who leads a talk need not be called so."""
    turn_counts = Counter(line.speaker for line in turns)
    asked = Counter(
        line.speaker
        for line, below in pairwise(turns)
        if line.speaker != below.speaker and (line.kind == Kind.QUESTION or may_ask(line.words))
    )
    return {name for name, times in asked.items() if times > 1 and 2 * times > turn_counts[name]}
