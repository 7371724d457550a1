"""What the kind of a line asks for: marker, name and topic taken off, speakers and parts handed down."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence

from synth.corpus.layout.asking import asks, only_tells, questions
from synth.corpus.layout.bounds import before_votes, bounds_of
from synth.corpus.layout.furniture import (
    FORM,
    HEAD,
    OTHER,
    TITLE,
    reason_for,
)
from synth.corpus.layout.intended import cells_of_tables
from synth.corpus.layout.lines import STATEMENTS, Kind, Line
from synth.corpus.layout.markers import Marker, marker_of
from synth.corpus.layout.messages import is_message
from synth.corpus.layout.nothing import is_gesture, is_small_talk, says_nothing
from synth.corpus.layout.people import may_name
from synth.corpus.layout.quoted_lines import quoted_depth, unquoted
from synth.corpus.layout.recorder import without_senders
from synth.corpus.layout.speakers import Label, label_of, named, topic_of
from synth.corpus.layout.vocabulary import endings, patterns
from synth.signs import PICTURES

REASONS = {Kind.TITLE: TITLE, Kind.HEAD: HEAD, Kind.FORM: FORM}
_THANKS = re.compile(
    r"(?:ขอบ(?:พระ)?คุณ|สวัสดี|thanks?(?: you)?)(?:มาก|จ้า|จ้ะ|ครับ|คับ|ค่ะ|คะ|ค่า|นะ|ๆ|[^\w])*", re.IGNORECASE
)
"""Thanks to nobody in particular, as people fill in where they have nothing to say."""
_APPENDED = re.compile(r"(?:ภาคผนวก|appendix)\s?[\dก-ฮA-Z๐-๙]{0,3}\.?\s*[:：–-]?\s+", re.IGNORECASE)
_BOUNDED = frozenset((Kind.STATEMENT, Kind.TURN, Kind.HEADED, Kind.MORE, Kind.QUESTION, Kind.ASIDE))
_LISTS = (Kind.STATEMENT, Kind.TURN)
_CLOSING = re.compile(  # tried where a run begins only: within a long one it would cost the square
    rf"(?<![\s:：=*#_】\]»)>〉■▬═━─{PICTURES}-])[\s:：=*#_】\]»)>〉■▬═━─{PICTURES}-]++$|(?<=[^\s:：–—-])[\s:：]*+[-–—]{{2,}}+$"
)
_EDIT = re.compile(
    r"(?<=\S)\s*\[\s?(?:แก้ไข(?:ต้นฉบับ)?|edit)(?:\s?\|\s?(?:แก้ไข(?:ต้นฉบับ)?|edit source))?\s?\]$", re.IGNORECASE
)
"""What a wiki puts behind every heading."""
_OPENING = re.compile(r"[\s【\[«(<〈=*#_■▬═━─“\"]+")
_COUNTED = re.compile(
    r"(?:ส่วน|ตอน|ช่วง|ตาราง|ภาค|ใบ|แผ่น|บท|หมวด|ข้อ|(?:ระเบียบ)?วาระ)ที่\s?[\d๐-๙]{1,3}\s*(?:[.):：–-]\s*|\s)(?=\S)"
    r"|(?!ปี|พ\.ศ|หมู่|ม\.|รุ่น|ชั้น|อายุ|เดือน)[\u0e01-\u0e4eA-Za-z]{2,12}\s?[\d๐-๙]{1,3}\s*[:：).–-]\s+(?=\S)|[A-Z][.)]\s+(?=\S)|Q\d{1,2}[.):]\s*(?=\S)"
    r"|(?:วาระ|ส่วน|ตอน|บท|หมวด|ข้อ)\s?[\d๐-๙]{1,3}\s+(?=\S)|[\d๐-๙]{1,2}/\s+(?=\S)|[\d๐-๙]{1,2}[】\]]\s*(?=\S)"
)
"""A heading counted by a word of division: ตอนที่ 1 …, โต๊ะ 2: …, A. …

Groups, rounds, years and villages keep their numbers.
"""
_NUMBERED = re.compile(r"[\d๐-๙]{1,2}(?:\.[\d๐-๙]{1,2}){0,3}[.)](?![\d๐-๙])\s*(?=\S)")
"""A number behind the signs of a heading: ## 1) …, 【2. …】."""


def judged(
    line: Line,
    kind: str,
    certain: float,
    fields: dict,
    marker: Marker,
    label: Label | None = None,
    tallied: Container[str] | None = None,
) -> Line:
    """Take off marker, name (`label`, if the whole note was seen) and topic, as the kind asks for.

    And votes (in the units `tallied`, see `bounds_of`).
    """
    return _within_bounds(_judged(line, kind, certain, fields, marker, label), tallied)


def _within_bounds(line: Line, tallied: Container[str] | None) -> Line:
    """Take votes, stars, dots to write on and sounds off the words of a statement."""
    if line.kind not in _BOUNDED:
        return line
    first, last = bounds_of(line.words, tallied)
    if not first and last == len(line.words):
        return line
    return _cut(line, line.body - line.start + first, line.body - line.start + last)


def _judged(line: Line, kind: str, certain: float, fields: dict, marker: Marker, label: Label | None) -> Line:
    line_fields = {
        key: fields[key] for key in ("number", "speaker", "time", "column", "reason") if fields.get(key)
    }
    listed = marker.kind == "item" or fields.get("kind") != "answer"  # a sign before an answer is part of it
    body = fields.get("body", line.start + (marker.length if listed else 0))
    text, found = line.text + fields.get("closes", ""), {"number": marker.number, **line_fields}
    line = line._replace(kind=kind, certain=certain, body=body, text=text, **found)
    first = line.body - line.start
    if kind == Kind.FURNITURE and is_message(fields):
        line = line._replace(kind=(kind := Kind.ASIDE))  # what is said by the way stays somebody's words
    if kind == Kind.EMPTY and line.speaker and not _is_empty(line):
        return line._replace(kind=Kind.TURN)
    thanks = fields.get("kind") == "answer" and _THANKS.fullmatch(line.words)
    if kind in (Kind.STATEMENT, Kind.ASIDE, Kind.TURN, Kind.HEADED) and (thanks or _is_empty(line)):
        return line._replace(kind=Kind.EMPTY)
    if kind in (Kind.TURN, Kind.QUESTION) and not (line.speaker or line.time):
        own_label = label_of(line.text, first)
        if label and label.name and label.first > first and len(label.name) > len(own_label.name):
            own_label = label._replace(last=len(line.text))
        if own_label.name and own_label.last > own_label.first and _names(line, own_label):
            line = _cut(
                line,
                own_label.first,
                own_label.last,
                speaker=own_label.name,
                time=own_label.time or line.time,
            )
            return line._replace(kind=Kind.EMPTY) if _is_empty(line) else line
    elif kind == Kind.HEADED:
        topic, begins = topic_of(line.text, first)
        if before_votes(line.text) <= begins:
            return line._replace(kind=Kind.STATEMENT)
        line = line._replace(topic=topic, body=line.start + begins)
        return line._replace(kind=Kind.EMPTY) if says_nothing(line.words) else line
    elif kind == Kind.NAME:
        name, time = named(line.text, first)
        return line._replace(speaker=line.speaker or name, time=line.time or time)
    elif kind == Kind.HEADING:
        return _bare(line)
    elif kind in (Kind.TITLE, Kind.HEAD, Kind.FORM, Kind.FURNITURE):
        reason = REASONS.get(kind) or line.reason or reason_for(line.text, thai=True) or OTHER
        return line._replace(reason=reason, number="", body=line.body if kind == Kind.TITLE else line.start)
    elif kind == Kind.MORE:
        return line._replace(body=line.start)
    return line


def _names(line: Line, label: Label) -> bool:
    """Say whether what stands before the words of a turn can name who speaks; else it is words, too."""
    return label.last < len(line.text) or may_name(label.name)


def _is_empty(line: Line) -> bool:
    """Say whether the words of a line say nothing; of somebody who speaks, also whether they only nod."""
    nods = line.kind == Kind.TURN and (is_small_talk(line.words) or is_gesture(line.words))
    return says_nothing(line.words) or nods


def _cut(line: Line, first: int, last: int, **fields: str) -> Line:
    """Let the words of a line begin and end elsewhere."""
    return line._replace(text=line.text[:last].rstrip(), body=line.start + first, **fields)


def _bare(line: Line) -> Line:
    """Take the signs around the words of a heading off."""
    words, begins = line.words, 0
    words = _EDIT.sub("", words) if words.endswith("]") else words
    for pattern in (_OPENING, _COUNTED, _NUMBERED, _OPENING):
        match = pattern.match(words, begins)
        begins = match.end() if match and match.end() < len(words) else begins
    closed = not words[-1:].isalnum()
    end = len(_CLOSING.sub("", words[begins:])) + begins if closed else len(words)
    if end <= begins:
        return line
    if words[begins:end].count("(") > words[begins:end].count(")") and words[end : end + 1] == ")":
        end += 1
    return _cut(line, line.body - line.start + begins, line.body - line.start + end)


def with_speakers(lines: Sequence[Line], fields_at: Mapping[int, dict]) -> list[Line]:
    """Give what follows a name on a line of its own that speaker, up to the next name or heading.

    Who writes a letter does so beneath its headings, too, and between the lines that are quoted in it.
    What these quote once more somebody else wrote.
    """
    done, name, time, writer = [], "", "", ""
    quoted: dict[int, str] = {}
    written: dict[int, str] = {}
    in_letter = False
    for index, plain in enumerate(lines):
        line, fields = plain, fields_at.get(plain.start, {})
        if line.kind == Kind.NAME:
            name, time = line.speaker, line.time
            writer = name if fields.get("letter") else writer
            in_letter = bool(fields.get("letter"))
            depth = fields.get("quotes", 0)
            quoted = (
                {outer: quoted[outer] for outer in quoted if outer < depth} | {depth: name} if depth else {}
            )
        elif line.kind in (Kind.HEADING, Kind.TITLE) or line.column:
            name, time, in_letter = writer, "", bool(writer)
        elif (name or quoted) and line.kind in (
            Kind.STATEMENT,
            Kind.QUESTION,
            Kind.EMPTY,
            Kind.HEADED,
            Kind.TURN,
        ):
            if quoted:
                depth = quoted_depth(line.text)
                name = quoted.get(depth, "") if depth else writer
                line = _unquoted(line)
            if in_letter and name == writer and not line.speaker:
                written[index] = name
            line = line._replace(speaker=line.speaker or name, time=line.time or time)
        done.append(line)
    talk = sum(bool(line.speaker) and line.kind in STATEMENTS for line in lines)
    return without_senders(done, written, talk)


def _unquoted(line: Line) -> Line:
    """Take the signs of a quotation in a letter off, and the marker of an item within it."""
    first = len(line.text) - len(unquoted(line.text))
    if line.body - line.start > first or not first:
        return line
    marker = marker_of(line.text[first:])
    if marker and marker.kind == "item":
        return line._replace(body=line.start + first + marker.length, number=line.number or marker.number)
    return line._replace(body=line.start + first)


def with_parts(lines: Sequence[Line]) -> list[Line]:
    """Let nobody's question be a finding, nor what stands under a heading of objectives, an agenda, people.

    Nor what only leads in a list of who speaks (ผมเสนอดังนี้).

    Under a heading of money that holds for a table only. A paragraph that stands apart is under it no more,
    nor is a table whose own heads promise findings, but for its columns of objectives and what was intended.
    """
    done, above, heads = [], "", False
    asked, (found, objectives) = questions(lines), cells_of_tables(lines)
    for index, line in enumerate(lines):
        apart = line.after_blank and not (heads or line.column or line.number) and line.body == line.start
        heads = line.kind in (Kind.HEADING, Kind.TITLE)
        if heads:
            words = _APPENDED.sub("", line.words.strip())
            above = next((name for name, pattern in patterns("above").items() if pattern.match(words)), "")
        elif apart and line.kind != Kind.COLUMN:
            above = ""
        listed = line.kind == Kind.STATEMENT or (line.kind == Kind.TURN and line.number)
        under = (above == "aside" and index not in found) or (above == "money" and line.column)
        leads = line.kind in _LISTS and _leads_in(line, lines[index + 1 : index + 2])
        aside = leads or (listed and (under or index in objectives))
        only_asks = index in asked or not (asks(line.speaker) or (line.speaker and only_tells(line.words)))
        told = line.kind == Kind.QUESTION and not only_asks
        kind = Kind.ASIDE if aside else Kind.QUESTION if index in asked else Kind.TURN if told else line.kind
        done.append(line._replace(kind=kind) if kind != line.kind else line)
    return done


def _leads_in(line: Line, below: Sequence[Line]) -> bool:
    """Say whether somebody's line only leads in a list that this somebody goes on with."""
    goes_on = any(own.number and own.speaker == line.speaker for own in below)
    return bool(line.speaker) and not line.number and goes_on and "leads" in endings(line.words)
