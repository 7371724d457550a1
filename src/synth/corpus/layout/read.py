"""What each line of a note is, with its marker, its speaker and its level: the text of a source, read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from synth.corpus.layout.cells import with_cells
from synth.corpus.layout.features import FINDING, Seen
from synth.corpus.layout.furniture import (
    FORM,
    HEAD,
    ICON,
    NUMBER,
    OTHER,
    PLAYER,
    RULE,
    SCRIPT,
    TITLE,
    reason_for,
)
from synth.corpus.layout.headings import with_levels
from synth.corpus.layout.labeller import KINDS, Labeller, labeller
from synth.corpus.layout.lines import STATEMENTS, Kind, Line, lines_of
from synth.corpus.layout.markers import INVISIBLE, Marker
from synth.corpus.layout.nothing import says_nothing
from synth.corpus.layout.speakers import asks, label_of, named, topic_of
from synth.corpus.layout.transcripts import bracketed_names, name_lines
from synth.corpus.layout.vocabulary import patterns
from synth.corpus.sentences import inner_list

_EXACT = frozenset((ICON, SCRIPT, PLAYER, FORM))
"""Reasons that the words of a line themselves give, whatever stands around it."""
_REASONS = {Kind.TITLE: TITLE, Kind.HEAD: HEAD, Kind.FORM: FORM}
_CLOSING = re.compile(  # tried where a run begins only: within a long one it would cost the square
    r"(?<![\s:：=*#_】\]»)>〉■▬-])[\s:：=*#_】\]»)>〉■▬-]++$|(?<=[^\s:：–—-])[\s:：]*+[-–—]{2,}+$"
)
_OPENING = re.compile(r"[\s【\[«(<〈=*#_■▬“\"]+")
_COUNTED = re.compile(
    r"[\u0e01-\u0e4eA-Za-z]{1,12}ที่\s?[\d๐-๙]{1,3}\s*(?:[.):：–-]\s*|\s)(?=\S)"
    r"|[\u0e01-\u0e4eA-Za-z]{2,12}\s?[\d๐-๙]{1,3}\s*[:：–-]\s+(?=\S)|[A-Z][.)]\s+(?=\S)|Q\d{1,2}[.):]\s*(?=\S)"
)
"""A heading that is counted by a word: ตอนที่ 1 …, โต๊ะ 2: …, A. …"""
_LONE_MARKER = re.compile(r"\(?(?P<number>[\d๐-๙]{1,2})[.)]\s*|[•●○▪■◦·\uf0b7]\s*")
_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_AT_ALL = 8.0
"""What speaks for statements where a note would have none."""
_TOP = -8
"""Level of the highest headings that formats tell."""
_ANY = frozenset(KINDS) - {Kind.COLUMN}
_GOES_ON = frozenset((Kind.MORE,))
_QUOTED = frozenset((Kind.STATEMENT, Kind.TURN, Kind.MORE))
_SAID = frozenset((Kind.TURN,))
_NUMBERED = _ANY - {Kind.FURNITURE, Kind.TITLE, Kind.HEAD}
"""Of 844 labelled lines with a number before them three are one of these."""
_NO_LIST = frozenset((Kind.HEADING, Kind.TITLE, Kind.NAME))
"""What a line with a list in it is not: 1) … 2) …"""
_SPOKEN = frozenset((Kind.STATEMENT, Kind.TURN, Kind.HEADED))
_OF_WHAT_FOLLOWS = frozenset((Kind.HEADING, Kind.TITLE))
"""What the last line is not: of 631 labelled notes none ends so."""
_OF_A_VOICE = frozenset((Kind.TURN, Kind.FURNITURE))
_OF_A_HEADING = frozenset((Kind.HEADING, Kind.TITLE, Kind.HEAD, Kind.NAME))
_OF_AN_ANSWER = frozenset((Kind.STATEMENT,))
_TOLD_KINDS = {
    "column": frozenset((Kind.COLUMN,)),
    "more": frozenset((Kind.MORE,)),
    "heading": _OF_A_HEADING,
    "answer": _OF_AN_ANSWER,
    "title": frozenset((Kind.TITLE,)),
    "section": frozenset((Kind.HEADING,)),
    "name": frozenset((Kind.NAME,)),
}


class Evidence(NamedTuple):
    """What is known of the lines of a note before it is said what they are."""

    lines: list[Line]
    told: dict[int, dict]
    markers: list[Marker]
    features: list[tuple[list[str], list[str]]]
    allowed: list[frozenset[str] | None]
    alike: list[tuple[list[int], float]]
    paired: list[int]


def read_lines(text: str, told: Mapping[int, dict] | None = None, by: Labeller | None = None) -> list[Line]:
    r"""Say of each line of a note what it is.

    Parameters
    ----------
    text : str
        The stored text of a source.
    told : mapping of int to dict, optional
        What the file's format says of the line that begins there (see `Document`).
    by : Labeller, optional
        One that was taught by a study; else the one that comes with the program.

    Returns
    -------
    list of Line
        The lines with text, in order.

    Examples
    --------
    >>> text = "เวทีถอดบทเรียนบ้านดอน\n\nสิ่งที่ได้เรียนรู้\n1. เริ่มจากเรื่องเล็กก่อน\n2. ต้องคุยกันทุกเดือน"
    >>> [str(line.kind) for line in read_lines(text)]
    ['title', 'heading', 'statement', 'statement']
    """
    evidence = evidence_of(text, told)
    lines, told = evidence.lines, evidence.told
    if not lines:
        return []
    by = by or labeller()
    known = {"alike": evidence.alike, "paired": evidence.paired}
    chances = by.probabilities(evidence.features, evidence.allowed, **known)
    if not any(KINDS[kind] in STATEMENTS for kind in chances.argmax(axis=1)):
        # a note without a finding is a note that was not understood
        chances = by.probabilities(evidence.features, evidence.allowed, favour=_AT_ALL, **known)
    best = chances.argmax(axis=1)
    for place in _second_titles(lines, best):
        best[place] = max(
            (kind for kind in range(len(KINDS)) if KINDS[kind] != Kind.TITLE), key=chances[place].__getitem__
        )
    done = [
        judged(line, KINDS[kind], float(chances[place, kind]), told.get(line.start, {}), marker)
        for place, (line, kind, marker) in enumerate(zip(lines, best, evidence.markers, strict=True))
    ]
    return _with_parts(with_speakers(with_levels(done, told)))


def _with_parts(lines: Sequence[Line]) -> list[Line]:
    """Let nobody's question be a finding, nor what stands under a heading of objectives, an agenda, people.

    Under a heading of money that holds for a table only. A paragraph that stands apart is under it no more.
    """
    done, above, heads = [], "", False
    for line in lines:
        apart = line.after_blank and not (heads or line.column or line.number) and line.body == line.start
        heads = line.kind in (Kind.HEADING, Kind.TITLE)
        if heads:
            words = line.words.strip()
            above = next((name for name, known in patterns("above").items() if known.match(words)), "")
        elif apart and line.kind != Kind.COLUMN:
            above = ""
        listed = line.kind == Kind.STATEMENT or (line.kind == Kind.TURN and line.number)
        aside = listed and (above == "aside" or (above == "money" and line.column))
        asked = line.kind in _SPOKEN and asks(line.speaker)
        kind = Kind.ASIDE if aside else Kind.QUESTION if asked else line.kind
        done.append(replace(line, kind=kind) if kind != line.kind else line)
    return done


def _second_titles(lines: Sequence[Line], kinds: Sequence[int]) -> list[int]:
    """Return lines taken for the title's second that stand apart from it and promise findings."""
    title, finding = KINDS.index(Kind.TITLE), patterns("begins")[FINDING]
    return [
        place
        for place, pair in enumerate(pairwise(kinds), 1)
        if pair == (title, title) and lines[place].after_blank and finding.match(lines[place].text)
    ]


def evidence_of(text: str, told: Mapping[int, dict] | None = None) -> Evidence:
    """Return what the labeller is asked about the lines of a note, and what they can be."""
    lines, told = bare_lines(text, told)
    seen = Seen(lines, told)
    hanging = _hanging(lines, seen.markers)
    features = seen.features()
    allowed = [
        _GOES_ON if line.start in hanging else _allowed(line, told.get(line.start, {}), marker, above)
        for line, marker, above in zip(lines, seen.markers, seen.above, strict=True)
    ]
    if len(lines) > 1 and lines[-1].start not in told:
        allowed[-1] = (allowed[-1] or _ANY) - _OF_WHAT_FOLLOWS
    return Evidence(lines, told, seen.markers, features, allowed, seen.alike(), seen.paired())


def bare_lines(text: str, told: Mapping[int, dict] | None = None) -> tuple[list[Line], dict[int, dict]]:
    """Return the lines of a text, cells of tables among them, and what is told of them."""
    told = dict(told or {})
    lines = lines_of(text)
    if "\t" in text or "|" in text:
        lines, cells = with_cells(lines, told)
        told |= cells
    lines = [_ended(line, told.get(line.start, {})) for line in lines]
    told |= _lone_markers(lines, told)
    for place, spoken in name_lines([line.text for line in lines]).items():
        told.setdefault(lines[place].start, {"kind": "name", "speaker": spoken.speaker, "time": spoken.time})
    for place, (name, length) in bracketed_names([line.text for line in lines]).items():
        start = lines[place].start
        told.setdefault(start, {"kind": "plain", "speaker": name, "body": start + length})
    if lines and _stands_over_all(lines[0], told):
        told[lines[0].start] = told[lines[0].start] | {"kind": "title"}
    return lines, told


def _hanging(lines: Sequence[Line], markers: Sequence[Marker]) -> set[int]:
    """Return where lines begin that hang below the words of the item before, exactly."""
    found: set[int] = set()
    column = None
    for line, marker in zip(lines, markers, strict=True):
        if marker.length:
            column = line.indent + marker.length
        elif line.after_blank or column is None or line.indent != column:
            column = None
        else:
            found.add(line.start)
    return found


def _lone_markers(lines: Sequence[Line], told: Mapping[int, dict]) -> dict[int, dict]:
    """Give a number or a bullet that stands alone on a line to the line under it."""
    found: dict[int, dict] = {}
    for line, following in pairwise(lines):
        marker = None if line.start in told else _LONE_MARKER.fullmatch(line.text)
        follows = not following.after_blank and following.start not in told
        if marker and follows and not _LONE_MARKER.fullmatch(following.text):
            number = (marker["number"] or "").translate(_ARABIC)
            found[line.start] = {"kind": "furniture", "reason": NUMBER if number else RULE}
            found[following.start] = {"kind": "item", "number": number, "body": following.start}
    return found


def _stands_over_all(first: Line, told: Mapping[int, dict]) -> bool:
    """Say whether a note begins with its only heading of the highest level: that is its title."""
    levels = sorted(
        (said["level"], start)
        for start, said in told.items()
        if said.get("kind") == "heading" and said.get("level", 0) < 0
    )
    others = levels[1:2] or [(_TOP + 1, 0)]
    return bool(levels) and levels[0][1] == first.start and levels[0][0] < others[0][0]


def _ended(line: Line, told: dict) -> Line:
    """Take off what the format says is no longer part of the words (a closing quote)."""
    return replace(line, text=line.text[: told["end"] - line.start]) if "end" in told else line


def _allowed(line: Line, told: dict, marker: Marker, above: str) -> frozenset[str] | None:
    """Return the kinds that a line can be, where its format or its words leave no other.

    An item of a list may quote what elsewhere is furniture, what has a number is a heading or
    an item, and under a heading that promises findings (`above`) nobody lists who came.
    """
    if told.get("kind") == "furniture":
        reason = told.get("reason")
        return frozenset(
            (next((kind for kind, known in _REASONS.items() if known == reason), Kind.FURNITURE),)
        )
    if "column" in told:
        return _OF_AN_ANSWER
    if not marker.length and reason_for(INVISIBLE.sub("", line.text), thai=True) in _EXACT:
        return frozenset((Kind.FURNITURE, Kind.FORM))
    if told.get("speaker") and told.get("kind") == "item":
        return _SAID
    if told.get("quoted"):
        return _QUOTED
    if (told.get("speaker") or told.get("time")) and told.get("kind") == "plain":
        return (
            _OF_A_VOICE if reason_for(line.text[told.get("body", line.start) - line.start :], True) else _SAID
        )
    free = _NUMBERED if marker.number else _ANY - _NO_LIST if inner_list(line.text) else _ANY
    return _TOLD_KINDS.get(told.get("kind", ""), free - {Kind.ASIDE} if above == FINDING else free)


def judged(line: Line, kind: str, certain: float, told: dict, marker) -> Line:
    """Take off marker, name and topic, as the kind of a line asks for."""
    known = {key: told[key] for key in ("number", "speaker", "time", "column", "reason") if told.get(key)}
    listed = marker.kind == "item" or told.get("kind") != "answer"  # a sign before an answer is part of it
    body = told.get("body", line.start + (marker.length if listed else 0))
    line = replace(line, kind=kind, certain=certain, body=body, **{"number": marker.number, **known})
    first = line.body - line.start
    if kind in (Kind.STATEMENT, Kind.ASIDE, Kind.TURN, Kind.HEADED) and says_nothing(line.words):
        return replace(line, kind=Kind.EMPTY)
    if kind in (Kind.TURN, Kind.QUESTION) and not (line.speaker or line.time):
        found = label_of(line.text, first)
        if found.name and found.last > found.first:
            line = _cut(line, found.first, found.last, speaker=found.name, time=found.time or line.time)
            return replace(line, kind=Kind.EMPTY) if says_nothing(line.words) else line
    elif kind == Kind.HEADED:
        topic, begins = topic_of(line.text, first)
        line = replace(line, topic=topic, body=line.start + begins)
        return replace(line, kind=Kind.EMPTY) if says_nothing(line.words) else line
    elif kind == Kind.NAME:
        name, time = named(line.text, first)
        return replace(line, speaker=line.speaker or name, time=line.time or time)
    elif kind == Kind.HEADING:
        return _bare(line)
    elif kind in (Kind.TITLE, Kind.HEAD, Kind.FORM, Kind.FURNITURE):
        reason = _REASONS.get(kind) or line.reason or reason_for(line.text, thai=True) or OTHER
        return replace(line, reason=reason, number="", body=line.body if kind == Kind.TITLE else line.start)
    elif kind == Kind.MORE:
        return replace(line, body=line.start)
    return line


def _cut(line: Line, first: int, last: int, **said: str) -> Line:
    """Let the words of a line begin and end elsewhere."""
    return replace(line, text=line.text[:last].rstrip(), body=line.start + first, **said)


def _bare(line: Line) -> Line:
    """Take the signs around the words of a heading off."""
    words, begins = line.words, 0
    for pattern in (_OPENING, _COUNTED, _OPENING):
        found = pattern.match(words, begins)
        begins = found.end() if found and found.end() < len(words) else begins
    end = len(_CLOSING.sub("", words[begins:])) + begins
    if end <= begins:
        return line
    if words[begins:end].count("(") > words[begins:end].count(")") and words[end : end + 1] == ")":
        end += 1
    return _cut(line, line.body - line.start + begins, line.body - line.start + end)


def with_speakers(lines: Sequence[Line]) -> list[Line]:
    """Give what follows a name on a line of its own that speaker, up to the next name or heading."""
    done, name, time = [], "", ""
    for plain in lines:
        line = plain
        if line.kind == Kind.NAME:
            name, time = line.speaker, line.time
        elif line.kind in (Kind.HEADING, Kind.TITLE) or line.column:
            name, time = "", ""
        elif name and line.kind in (Kind.STATEMENT, Kind.QUESTION, Kind.EMPTY, Kind.HEADED, Kind.TURN):
            line = replace(line, speaker=line.speaker or name, time=line.time or time)
        done.append(line)
    return done
