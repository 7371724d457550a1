"""The text of one source → its statements, its title and date, and what is left out."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass

from synth.corpus.layout import FORM, HEAD_LINES, TITLE, Line, read_layout
from synth.schema import ANALYSED, LEFT_OUT, SECTION_JOIN
from synth.text.dates import find_dates
from synth.text.thai import whole_clusters

# Sections that say what a meeting was for, not what it found.
_NOT_FINDINGS = re.compile(
    r"(?:วัตถุประสงค์|กำหนดการ|ระเบียบวาระ|รายชื่อ|ผู้เข้าร่วม|ผู้มาประชุม|ผู้ไม่มาประชุม|objectives?\b|agenda\b|participants\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Note:
    """What one text holds: rows for the tables `statements` and `left_out`, a title and a date."""

    title: str
    date: str
    date_note: str
    statements: list[dict]
    left_out: list[dict]


def read_note(text: str, source_id: str) -> Note:
    r"""Cut the stored text of a source into statements.

    A list item is a statement, with the lines that go on with it; so is a plain line. Headings become the
    section path. Nothing is repaired: ``text[start:end]`` is the statement.

    Parameters
    ----------
    text : str
    source_id : str

    Returns
    -------
    Note
        Its rows have the columns that come from the text: ``statement_id, source_id, section, item,
        speaker, time, start, end, text, repeats, use`` and ``source_id, start, end, text, reason``.

    Examples
    --------
    >>> note = read_note("เวทีถอดบทเรียน 26 ธันวาคม 2564\n\nการสร้างทีม\n  1. ผู้นำตามธรรมชาติ", "note.txt")
    >>> note.date, [(row["section"], row["item"], row["text"]) for row in note.statements]
    ('2021-12-26', [('การสร้างทีม', '1', 'ผู้นำตามธรรมชาติ')])
    """
    lines = read_layout(text)
    title = next((line.text for line in lines[:1] if line.reason == TITLE), "")
    date, date_note = _date(text, lines)
    left_out = [
        {
            "source_id": source_id,
            "start": line.start,
            "end": line.end,
            "text": line.text,
            "reason": line.reason,
        }
        for line in lines
        if line.kind == "furniture"
    ]
    statements = _identified(_statements(text, lines), source_id)
    return Note(title, date, date_note, statements, left_out)


def _statements(text: str, lines: list[Line]) -> list[dict]:
    rows: list[dict] = []
    headings: list[Line] = []
    previous: Line | None = None
    for line in lines:
        if line.reason == FORM:
            headings = []
        elif line.kind == "heading":
            headings = [above for above in headings if above.level < line.level] + [line]
        elif line.kind == "plain" and _goes_on(line, previous):
            rows[-1]["end"] = line.end
            continue  # a further line may go on with the same item
        elif line.kind in ("item", "plain"):
            rows.append(
                {"section": _path(text, headings), "item": line.number, "start": line.body, "end": line.end}
            )
        previous = line
    for row in rows:
        row["start"], row["end"] = whole_clusters(text, row["start"], row["end"])
        row["text"] = text[row["start"] : row["end"]]
        row["speaker"] = row["time"] = ""
        row["use"] = LEFT_OUT if _leaves_out(row["section"]) else ANALYSED
    return rows


def _goes_on(line: Line, previous: Line | None) -> bool:
    """Say whether `line` is indented at least as far as the text of the item above it."""
    return (
        previous is not None
        and previous.kind == "item"
        and not line.after_blank
        and line.indent >= previous.indent + (previous.body - previous.start)
    )


def _path(text: str, headings: list[Line]) -> str:
    return SECTION_JOIN.join(text[heading.body : heading.end].rstrip(" :") for heading in headings)


def _leaves_out(section: str) -> bool:
    return any(_NOT_FINDINGS.match(heading) for heading in section.split(SECTION_JOIN))


def _identified(rows: list[dict], source_id: str) -> list[dict]:
    """Give each row its id and say which earlier statement it repeats.

    The ids of a text that stands n times name n: should a later reading find it n + 1 times, none of the
    old ids is found again, and a person decides which is which.
    """
    times, seen, first = Counter(row["text"] for row in rows), Counter(), {}
    for row in rows:
        text = row["text"]
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]
        seen[text] += 1
        ordinal = f"-{seen[text]}of{times[text]}" if times[text] > 1 else ""
        row["statement_id"] = f"{source_id}@{digest}{ordinal}"
        row["source_id"] = source_id
        row["repeats"] = first.setdefault(text, "") if seen[text] > 1 else ""
        if seen[text] == 1:
            first[text] = row["statement_id"]
    return rows


def _date(text: str, lines: list[Line]) -> tuple[str, str]:
    """Take the first date of the note's head, else the first of the text, and say so."""
    head = lines[min(HEAD_LINES, len(lines)) - 1].end if lines else 0
    for part, note in ((text[:head], ""), (text, "ไม่พบวันที่ในส่วนหัว ใช้วันที่แรกที่พบในเนื้อความ")):
        for found in find_dates(part).itertuples():
            until = f"ถึง {found.iso_end}" if found.iso_end != found.iso_start else ""
            return found.iso_start, "; ".join(filter(None, [until, found.uncertain, note]))
    return "", "ไม่พบวันที่"
