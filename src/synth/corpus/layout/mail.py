"""E-mails and their answers in one text: who writes, what only stands over a letter and what closes it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from synth.corpus.layout.furniture import FOOT, HEAD
from synth.corpus.layout.lines import Line

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
_LEAST = 3
"""Lines of the shortest head of a letter."""


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
    closed, behind = False, 0
    for place, line in enumerate(lines):
        if place < behind:
            continue
        head = _head_from(lines, place)
        wrote = _WROTE.fullmatch(line.text)
        if head:
            behind, closed = place + len(head), False
            known |= {one.start: {"kind": "furniture", "reason": HEAD} for one in lines[place:behind]}
            sender = next(n for n, (field, _) in enumerate(head) if field in _FROM)
            known[lines[place + sender].start] = {"kind": "name", "speaker": _bare(head[sender][1])}
        elif wrote:
            closed = False
            known[line.start] = {"kind": "name", "speaker": _bare(wrote["name"])}
        elif closed := closed or (bool(known) and bool(_CLOSES.fullmatch(line.text))):
            known[line.start] = {"kind": "furniture", "reason": FOOT}
    return known


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
