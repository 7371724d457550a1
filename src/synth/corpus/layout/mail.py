"""E-mails and their answers in one text: who writes, what only stands over a letter and what closes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from synth.corpus.layout.asking import asks_something
from synth.corpus.layout.furniture import ADDRESS, FOOT, HEAD, OTHER, RULE, reason_for
from synth.corpus.layout.lines import Line
from synth.corpus.layout.markers import marker_of
from synth.corpus.layout.people import how_named
from synth.corpus.layout.quoted_lines import quoted_depth, unquoted
from synth.corpus.layout.vocabulary import patterns

_FIELD = re.compile(
    r"\**(?P<field>from|to|cc|bcc|subject|date|sent|reply-to|attachments?|จาก|ถึง|สำเนา(?:ถึง)?|เรื่อง|หัวข้อ|วันที่|ส่ง(?:เมื่อ)?|เอกสารแนบ)"
    r"\s*[:：]\**\s*(?P<value>.*)",
    re.IGNORECASE,
)
_FROM, _TO = frozenset(("from", "จาก")), frozenset(("to", "ถึง", "subject", "เรื่อง", "หัวข้อ"))
_PEOPLE = _FROM | {"to", "ถึง"}
_ALSO_OF_CHANGES = frozenset(("จาก", "ถึง", "เรื่อง", "หัวข้อ"))
"""Fields that what has changed from what to what has as well; of a letter there is another, or an address."""
_WROTE = re.compile(
    r"(?:(?:On|เมื่อ|ใน)\s|ในวันที่).{4,60}?\d{1,2}[:.]\d{2}(?:\s?[AP]M)?(?:\s*น\.)?,?\s+(?P<name>[^\s<,\d][^<\n]{0,48}?)\s*(?:<[^<>]{3,80}>)?\s*"
    r"(?:wrote|(?:ได้)?เขียน(?:ว่า)?)\s*[:：]",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?<!\s)\s*+[<\[(]?(?:mailto:)?[^\s<>()\[\]]{1,60}@[^\s<>()\[\]]{1,60}[>\])]?")
_CLOSES = re.compile(
    r"(?:ขอแสดงความนับถือ(?:อย่างสูง)?|ด้วยความ(?:เคารพ|นับถือ)(?:รัก|อย่างสูง|อย่างยิ่ง|ยิ่ง)?"
    r"|(?:best |kind |warm )?regards|sincerely(?: yours)?|best wishes)[\s,]*",
    re.IGNORECASE,
)
_GREETS = re.compile(
    r"(?P<calls>(?:(?:กราบ)?เรียน|สวัสดี|หวัดดี|ถึง|dear|hi|hello)?+(?:ครับ|ค่ะ|คะ)?+)\s*+"
    r"(?P<names>.{1,30}?)\s*+(?P<says>(?:จ๊ะ|จ้ะ|จ้า|ครับ|ค่ะ|คะ|ที่(?:รัก|นับถือ|เคารพ))?+[\s,!]*+)",
    re.IGNORECASE,
)
_ASKS_FIRST = re.compile("(?:แล้ว)?(?:อะไร|ทำไม|ที่ไหน|ตรงไหน|เมื่อไร|กี่)")
_QUOTED = re.compile(r"(?:>[ \t]?)+(?=[^>\s])")
_NAMES = re.compile(r"[^\s(),;<>@.!\-–—\"“”]{2,}")
_LEAST = 3
"""Lines of the shortest head of a letter."""
_ASKED = 2
"""Lines of the longest quotation that is what is answered beneath it, and no letter quoted whole."""
_LONGEST_GREETING = 30
"""Letters of a line over a letter that greets somebody by the name."""


class _Letter(NamedTuple):
    """What is said over a letter, of what words the name of who sends it is made, and whom it may greet."""

    fields_at: dict[int, dict]
    sender: Set[str]
    headed: bool = False
    names: Set[str] = frozenset()


def letters(lines: Sequence[Line]) -> dict[int, dict]:
    r"""Return what is known of the lines around the letters of a thread, by where they begin.

    What stands over each, and a greeting by the name; a closing, with names and addresses straight below it;
    where a letter ends, also the name without a closing. Whatever else is below a closing somebody wrote.

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> head = "จาก: ศรี <sri@example.org>\nถึง: ทีม\nเรื่อง: ขยะ\n\n"
    >>> known = letters(lines := lines_of(head + "ถังไม่พอ\n\nขอแสดงความนับถือ\nศรี\n\nถังแตกด้วย"))
    >>> [line.text for line in lines[3:] if line.start in known], known[0]["speaker"]
    (['ขอแสดงความนับถือ', 'ศรี'], 'ศรี')
    """
    fields_at: dict[int, dict] = {}
    for letter, within in _thread(lines):
        fields_at |= letter.fields_at
        if letter.headed and _greets(within, letter.names):
            fields_at[within[0].start] = {"kind": "furniture", "reason": HEAD}
        fields_at |= {
            line.start: {"kind": "furniture", "reason": FOOT} for line in _foot(within, letter.sender)
        }
    return fields_at | _questions(lines, fields_at) if fields_at else fields_at


def _thread(lines: Sequence[Line]) -> Iterator[tuple[_Letter, Sequence[Line]]]:
    """Give the letters of a thread, each with its lines."""
    heads = {first: (end, fields) for first, end, fields in _heads(lines)}
    names: set[str] = set()
    letter, begin = None, 0
    for index, line in enumerate(lines):
        wrote = None if index in heads else _WROTE.fullmatch(unquoted(line.text))
        if (wrote or index in heads) and letter:
            yield letter, lines[begin:index]
        if wrote:
            name = _bare(wrote["name"])
            both = _names_in(name) | (letter.sender if letter else set())  # who quotes signs below it too
            begin = index + 1
            depth = quoted_depth(lines[begin].text) if begin < len(lines) else 0
            quotes = depth if depth > quoted_depth(line.text) else 0
            letter = _Letter({line.start: {"kind": "name", "speaker": name, "quotes": quotes}}, both)
        elif index in heads:
            begin, fields = heads[index]
            fields_at = {line.start: {"kind": "furniture", "reason": HEAD} for line in lines[index:begin]}
            at = next(n for n, (field, _) in enumerate(fields) if field in _FROM)
            name = _bare(fields[at][1])
            fields_at[lines[index + at].start] = {"kind": "name", "speaker": name, "letter": True}
            names.update(*(_names_in(_bare(value)) for field, value in fields if field in _PEOPLE))
            letter = _Letter(fields_at, _names_in(name), True, names)
    if letter:
        yield letter, lines[begin:]


def _heads(lines: Sequence[Line]) -> Iterator[tuple[int, int, list[tuple[str, str]]]]:
    """Give where the heads of letters begin and end, each with its fields."""
    fields: list[tuple[str, str]] = []
    for index, line in enumerate(lines):
        match = _FIELD.fullmatch(line.text)
        if fields and (line.after_blank or not match):
            if _is_a_head(fields):
                yield index - len(fields), index, fields
            fields = []
        if match:
            fields.append((match["field"].lower(), match["value"]))
    if _is_a_head(fields):
        yield len(lines) - len(fields), len(lines), fields


def _is_a_head(fields: Sequence[tuple[str, str]]) -> bool:
    names = {field for field, _ in fields}
    ours = names - _ALSO_OF_CHANGES or any("@" in value for _, value in fields)
    return len(fields) >= _LEAST and bool(ours and names & _FROM and names & _TO)


def _names_in(words: str) -> set[str]:
    """Return the words that names are made of, those with a title also without it."""
    names = set(_NAMES.findall(words))
    return names | {name[end:] for name in names if (end := _title_end(name))}


def _title_end(name: str) -> int:
    """Return where the title before a name ends; 0 without one."""
    title = patterns("begins")["person"].match(name)
    return title.end() if title and title.end() + 1 < len(name) else 0


def _greets(within: Sequence[Line], names: Set[str]) -> bool:
    """Say whether a line over a letter, apart from what follows, calls somebody by one of `names`."""
    if len(within) < 2 or not within[1].after_blank or len(within[0].text) > _LONGEST_GREETING:
        return False
    greeting = _GREETS.fullmatch(within[0].text)
    called = _NAMES.findall(greeting["names"]) if greeting else []
    if not called or not all(name in names or name[_title_end(name) :] in names for name in called):
        return False
    return bool(greeting["calls"] or greeting["says"] or any(map(_title_end, called)))


def _foot(within: Sequence[Line], sender: Set[str]) -> Iterator[Line]:
    """Give the lines that close a letter, and the name of who sends it where it ends."""
    closed = False
    for line in within:
        closes = bool(_CLOSES.fullmatch(line.text))
        closed = closes or (closed and (_signs(line.text, sender) or how_named(line.text.strip("() ")) == 1))
        if closed:
            yield line
    end = len(within)
    while end and quoted_depth(within[end - 1].text):
        end -= 1
    for line in reversed(within[:end]):
        if not _signs(line.text, sender):
            return
        yield line


def _signs(words: str, sender: Set[str]) -> bool:
    """Say whether a line holds nothing but words of who sends a letter, or how to reach them."""
    names = _NAMES.findall(words)
    signs = bool(names) and all(name in sender or name[_title_end(name) :] in sender for name in names)
    return signs or reason_for(words, thai=True) in (ADDRESS, RULE)


def _questions(lines: Sequence[Line], fields_at: dict[int, dict]) -> dict[int, dict]:
    """Return the questions that are quoted and answered beneath, as headings; elsewhere they only ask."""
    quoted = {index: match.end() for index, line in enumerate(lines) if (match := _QUOTED.match(line.text))}
    bare = [_without_number(line.text[quoted.get(index, 0) :]) for index, line in enumerate(lines)]
    headings: dict[int, dict] = {}
    asked: set[str] = set()
    run = 0
    for index in quoted:
        run = run + 1 if index - 1 in quoted else 1
        line, below = lines[index], index + 1
        answered = below < len(lines) and below not in quoted and lines[below].start not in fields_at
        if answered and run <= _ASKED and _asks(bare[index]):
            headings[line.start] = {"kind": "section", "body": line.end - len(bare[index])}
            asked.add(bare[index])
    again = {
        line.start: {"kind": "furniture", "reason": OTHER}
        for index, line in enumerate(lines)
        if line.start not in fields_at and line.start not in headings and bare[index] in asked
    }
    return headings | again


def _asks(words: str) -> bool:
    return asks_something(words) or bool(_ASKS_FIRST.match(words))


def _without_number(words: str) -> str:
    marker = marker_of(words)
    return words[marker.length :] if marker else words


def _bare(name: str) -> str:
    """Return a name without the address behind it."""
    return _ADDRESS.sub("", name).strip(" \"'“”,") or name.strip()
