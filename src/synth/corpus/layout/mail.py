"""E-mails and their answers in one text: who writes, what only stands over a letter and what closes it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from synth.corpus.layout.furniture import FOOT, HEAD, OTHER
from synth.corpus.layout.lines import Line
from synth.corpus.layout.markers import marker_of

_FIELD = re.compile(
    r"\**(?P<field>from|to|cc|bcc|subject|date|sent|reply-to|attachments?|จาก|ถึง|สำเนา(?:ถึง)?|เรื่อง|หัวข้อ|วันที่|ส่ง(?:เมื่อ)?|เอกสารแนบ)"
    r"\s*[:：]\**\s*(?P<value>.*)",
    re.IGNORECASE,
)
_FROM, _TO = frozenset(("from", "จาก")), frozenset(("to", "ถึง", "subject", "เรื่อง", "หัวข้อ"))
_WROTE = re.compile(
    r"(?:On|เมื่อ|ใน)\s.{4,60}?\d{1,2}[:.]\d{2}(?:\s?[AP]M)?(?:\s*น\.)?,?\s+(?P<name>[^\s<,\d][^<\n]{0,48}?)\s*(?:<[^<>]{3,80}>)?\s*"
    r"(?:wrote|(?:ได้)?เขียน(?:ว่า)?)\s*[:：]",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?<!\s)\s*+[<\[(]?(?:mailto:)?[^\s<>()\[\]]{1,60}@[^\s<>()\[\]]{1,60}[>\])]?")
_CLOSES = re.compile(
    r"--|(?:ขอแสดงความนับถือ|ด้วยความ(?:เคารพ|นับถือ)\S{0,12}"
    r"|(?:best |kind |warm )?regards|sincerely(?: yours)?|best wishes)[\s,]*",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"(?:>[ \t]?)+(?=[^>\s])")
_NAMES = re.compile(r"[^\s(),;<>@]{3,}")
_LEAST = 3
"""Lines of the shortest head of a letter."""
_ASKED = 2
"""Lines of the longest quotation that is what is answered beneath it, and no letter quoted whole."""
_LONGEST_GREETING = 30
"""Letters of a line over a letter that greets somebody by the name."""


def letters(lines: Sequence[Line]) -> dict[int, dict]:
    r"""Return what is known of the lines around the letters of a thread, by where they begin.

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> mail = lines_of("จาก: ศรี <sri@example.org>\nถึง: ทีม\nเรื่อง: ขยะ\n\nถังไม่พอ\n\nขอแสดงความนับถือ\nศรี")
    >>> [said.get("speaker", said["kind"]) for said in letters(mail).values()]
    ['ศรี', 'furniture', 'furniture', 'furniture', 'furniture']
    """
    known: dict[int, dict] = {}
    closed, behind, sender, others = False, 0, "", set()
    for place, line in enumerate(lines):
        if place < behind:
            continue
        head = _head_from(lines, place)
        wrote = _WROTE.fullmatch(line.text)
        if head:
            first, behind, closed = place, place + len(head), False
            known |= {one.start: {"kind": "furniture", "reason": HEAD} for one in lines[place:behind]}
            at = next(n for n, (field, _) in enumerate(head) if field in _FROM)
            sender, others = _bare(head[at][1]), others | _names_in(head)
            known[lines[first + at].start] = {"kind": "name", "speaker": sender, "letter": True}
        elif wrote:
            closed = False
            known[line.start] = {"kind": "name", "speaker": _bare(wrote["name"])}
        elif _greets_or_signs(line, _opens(lines, place, behind), sender, others):
            known[line.start] = {"kind": "furniture", "reason": HEAD if place == behind else FOOT}
            closed = place != behind
        elif closed := (closed or (bool(known) and bool(_CLOSES.fullmatch(line.text)))):
            known[line.start] = {"kind": "furniture", "reason": FOOT}
    return known | _questions(lines, known) if known else known


def _names_in(head: Sequence[tuple[str, str]]) -> set[str]:
    """Return the names of who writes and who is written to."""
    return {
        name
        for field, value in head
        if field in _FROM or field in ("to", "ถึง")
        for name in _NAMES.findall(_ADDRESS.sub("", value))
    }


def _opens(lines: Sequence[Line], place: int, behind: int) -> bool:
    """Say whether a line stands first below the head of a letter, apart from what follows."""
    return 0 < place == behind and lines[place + 1 : place + 2] != [] and lines[place + 1].after_blank


def _greets_or_signs(line: Line, first: bool, sender: str, names: set[str]) -> bool:
    """Say whether a line over a letter greets one of those `names`, or is the name of who writes below it."""
    if first:
        return len(line.text) <= _LONGEST_GREETING and any(name in line.text for name in names)
    words = line.text.strip(" .-–—")
    return len(words) > 1 and " " not in words and words in sender


def _questions(lines: Sequence[Line], known: dict[int, dict]) -> dict[int, dict]:
    """Return what is quoted and answered beneath, as headings, and where else it stands: only asked."""
    quoted = {place: match.end() for place, line in enumerate(lines) if (match := _QUOTED.match(line.text))}
    bare = {place: _without_number(lines[place].text[end:]) for place, end in quoted.items()}
    headings: dict[int, dict] = {}
    for place, end in quoted.items():
        run = next(n for n in range(place, -2, -1) if n not in quoted)
        below = place + 1
        answered = below < len(lines) and below not in quoted and lines[below].start not in known
        if answered and place - run <= _ASKED:
            number = len(lines[place].text) - end - len(bare[place])
            headings[lines[place].start] = {"kind": "section", "body": lines[place].start + end + number}
    asked = {words for place, words in bare.items() if lines[place].start in headings}
    again = {
        line.start: {"kind": "furniture", "reason": OTHER}
        for place, line in enumerate(lines)
        if line.start not in known and line.start not in headings
        if (bare[place] if place in quoted else _without_number(line.text)) in asked
    }
    return headings | again


def _without_number(words: str) -> str:
    marker = marker_of(words)
    return words[marker.length :] if marker else words


def _head_from(lines: Sequence[Line], place: int) -> list[tuple[str, str]]:
    """Return the fields of the head of a letter that begins here; none where there is no head."""
    fields: list[tuple[str, str]] = []
    for line in lines[place:]:
        found = _FIELD.fullmatch(line.text) if not (fields and line.after_blank) else None
        if not found:
            break
        fields.append((found["field"].lower(), found["value"]))
    names = {field for field, _ in fields}
    return fields if len(fields) >= _LEAST and names & _FROM and names & _TO else []


def _bare(name: str) -> str:
    """Return a name without the address behind it."""
    return _ADDRESS.sub("", name).strip(" \"'“”,") or name.strip()
