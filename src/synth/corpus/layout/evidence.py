"""What is known of the lines of a note before it is said what they are, and what they cannot be."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from synth.corpus.layout import minutes
from synth.corpus.layout.bare import bare_lines
from synth.corpus.layout.beside import (
    by_name,
    first_words,
    leading_in,
    over_deeper_items,
    over_items,
)
from synth.corpus.layout.bounds import before_votes
from synth.corpus.layout.counted_answers import counted_answers
from synth.corpus.layout.features import FINDING, SHORT, Seen
from synth.corpus.layout.furniture import (
    ADDRESS,
    CAPTION,
    FORM,
    PAGE,
    PICTURE,
    PLAYER,
    SCRIPT,
    SOUND,
    VOTES,
    reason_for,
)
from synth.corpus.layout.judging import REASONS
from synth.corpus.layout.keys import keys_of, labels_of, rows_of_key
from synth.corpus.layout.labeller import KINDS
from synth.corpus.layout.lines import Kind, Line, Shown
from synth.corpus.layout.lone import too_long
from synth.corpus.layout.markers import Marker
from synth.corpus.layout.messages import MAY_BE, as_text, is_message, without_names
from synth.corpus.layout.nothing import is_small_talk
from synth.corpus.layout.quoted_lines import turned
from synth.corpus.layout.speakers import Label, quotes
from synth.corpus.layout.spoken import listed_behind, numbered_voices, said_by_people

_EXACT = frozenset((SCRIPT, PLAYER, FORM, PAGE, SOUND, ADDRESS, PICTURE, CAPTION))
"""Reasons that the words of a line themselves give, whatever stands around it: 51 of 51 labelled lines."""
_ANY = frozenset(KINDS) - {Kind.COLUMN}
_GOES_ON = frozenset((Kind.MORE,))
_SPOKEN = frozenset((Kind.TURN, Kind.QUESTION, Kind.EMPTY))
_SPOKEN_OR_UNSAID = _SPOKEN | {Kind.FURNITURE, Kind.MORE}
"""In a longer talk people also greet, and say that they are there."""
_UNSAID = frozenset((Kind.FURNITURE, Kind.FORM))
"""What in a short note the last line and the first words below a name with a clock are not."""
_QUOTED = frozenset((Kind.STATEMENT, Kind.TURN, Kind.MORE))
_SAID = frozenset((Kind.TURN,))
"""Also what stands in quotes before a name: of 80 such lines labelled all are turns."""
_NO_FINDING = _ANY - {Kind.STATEMENT, Kind.TURN, Kind.HEADED, Kind.QUESTION, Kind.MORE}
"""What a line can be that is furniture by its words: of 362 labelled ones all are one of these."""
_SIGNED = re.compile(r"[+±]\s?[\d๐-๙]")
"""What has been gained or lost (+5 คะแนน) is no furniture."""
_HEADS = frozenset((Kind.HEADING,))
_OF_WHAT_FOLLOWS = frozenset((Kind.HEADING, Kind.TITLE))
"""What the last line is not: of 631 labelled notes none ends so."""
_LONGEST_OPENING = 60
"""Characters of a first line that, standing apart, is no finding: of 31 such labelled lines none is one."""
_LEADING = frozenset((Kind.HEADING,))
_OVER_ITEMS = _ANY - {
    Kind.STATEMENT, Kind.TURN, Kind.HEADED, Kind.QUESTION, Kind.ASIDE, Kind.EMPTY
}  # fmt: skip
"""What a line that ends in a colon over an item is not: of 64 labelled lines none is a finding."""
_OF_A_HEADING = frozenset((Kind.HEADING, Kind.TITLE, Kind.HEAD, Kind.NAME))
_OF_THE_PAGE = frozenset((Kind.FURNITURE,))
_OF_THE_NOTE = frozenset((Kind.HEAD,))
_OF_AN_ANSWER = frozenset((Kind.STATEMENT,))
_TOLD_KINDS = {"heading": _OF_A_HEADING, "answer": _OF_AN_ANSWER, "section": _HEADS} | {
    str(kind): frozenset((kind,)) for kind in (Kind.COLUMN, Kind.MORE, Kind.ASIDE, Kind.TITLE, Kind.NAME)
}


class Evidence(NamedTuple):
    """What is known of the lines of a note before it is said what they are."""

    lines: list[Line]
    fields_at: dict[int, dict]
    markers: list[Marker]
    labels: list[Label]
    features: list[Shown]
    allowed: list[frozenset[str] | None]
    alike: list[tuple[list[int], float]]
    paired: list[int]


def evidence_of(text: str, fields_at: Mapping[int, dict] | None = None) -> Evidence:
    """Return what the labeller is asked about the lines of a note, and what they can be."""
    lines, fields_at = bare_lines(text, fields_at)
    view = Seen(*as_text(lines, fields_at))
    features = view.features()
    markers, labels = without_names(lines, fields_at, view.markers, view.labels)
    allowed = [
        _allowed(line, fields_at.get(line.start, {}), marker, above, reason)
        for line, marker, above, reason in zip(lines, markers, view.above, view.reasons, strict=True)
    ]
    for index in _said_in_few(lines, fields_at, markers) if len(lines) <= SHORT else ():
        allowed[index] = (allowed[index] or _ANY) - _UNSAID
    said = {index for index, line in enumerate(lines) if is_message(fields_at.get(line.start, {}))}
    for index in said if len(lines) <= SHORT else ():
        allowed[index] = _SAID  # in so few lines little else speaks
    told = {index for index, line in enumerate(lines) if fields_at.get(line.start, {}).get("speaker")}
    people = {*said_by_people(lines, markers, labels, view.above)} - told
    for index in people:
        told_there = len(lines) <= SHORT or not _greets(lines[index].text[labels[index].first :])
        allowed[index] = _SPOKEN | _GOES_ON if told_there else _SPOKEN_OR_UNSAID
    edges = [fields_at.get(line.start, {}).get("reason") == PAGE for line in lines]
    asked, answered = counted_answers([line.text for line in lines], edges)
    numbered = [index for index in numbered_voices(labels, view.above) if index not in told]
    labelled, members = labels_of(lines, labels, markers)
    members += [*keys_of(lines, labels)[1], *rows_of_key(lines, labels, fields_at)]
    labelled = [index for index in labelled if index not in told]
    for indexes, kinds in (
        (numbered, _SPOKEN),
        ([index for index in labelled if "column" not in fields_at.get(lines[index].start, {})], _SPOKEN),
        (by_name(lines, fields_at), _SAID),
        (over_items(lines, fields_at, markers), _OVER_ITEMS),
        (leading_in(lines, fields_at, markers), _LEADING),
        (over_deeper_items(lines, fields_at), _LEADING),
        (listed_behind(lines, labels), _TOLD_KINDS["aside"]),
        (_told_beneath(lines, fields_at), _LEADING),
        (members, _OF_THE_NOTE),
        (asked, _LEADING),
        (answered, _OF_AN_ANSWER),
    ):
        for index in indexes:
            allowed[index] = kinds
    parted, answered = turned(lines, fields_at)
    for index in {*_below_votes(lines), *_behind_an_end(lines, fields_at), *parted}:
        allowed[index] = (allowed[index] or _ANY) - _GOES_ON or allowed[index]
    for index in (above + 1 for above in answered):
        if not (lines[index].start in fields_at or _greets(lines[index].text)):
            allowed[index] = (allowed[index] or _ANY) - _UNSAID or allowed[index]
    for index in {*too_long(lines, fields_at), *answered}:
        allowed[index] = (allowed[index] or _ANY) - _HEADS or allowed[index]
    if _opens(lines, fields_at, markers):
        allowed[0] = (allowed[0] or _ANY) & _NO_FINDING
    if len(lines) > 1 and lines[-1].start not in fields_at:
        allowed[-1] = (allowed[-1] or _ANY) - _OF_WHAT_FOLLOWS
    alike = [group for group in view.alike() if said.isdisjoint(group[0])]  # who tells also greets
    fields_at |= _spoken_fields(lines, labels, people.union(numbered, labelled) - told, fields_at)
    return Evidence(lines, fields_at, markers, labels, features, allowed, alike, view.paired())


def _told_beneath(lines: Sequence[Line], fields_at: Mapping[int, dict]) -> list[int]:
    """Return the lines that lead in what somebody says, of which the format tells nothing; not in minutes."""
    if minutes.are_minutes([line.text for line in lines]):
        return []
    return [index for index in minutes.leading_in(lines) if lines[index].start not in fields_at]


def _below_votes(lines: Sequence[Line]) -> list[int]:
    """Return the lines below a count of votes: it ends what was voted on."""
    return [index for index, line in enumerate(lines[:-1], 1) if before_votes(line.text) < len(line.text)]


def _behind_an_end(lines: Sequence[Line], fields_at: Mapping[int, dict]) -> list[int]:
    """Return the lines behind a cell that are none, and behind words that end within their line."""
    pairs = enumerate(pairwise({*fields_at.get(line.start, {})} for line in lines), 1)
    return [at for at, (above, own) in pairs if above & {"column", "end"} and not own & {"kind", "column"}]


def _spoken_fields(
    lines: Sequence[Line], labels: Sequence[Label], spoken: Collection[int], fields_at: Mapping[int, dict]
) -> dict[int, dict]:
    """Return who says the words of lines, and where these begin, beside what was known of the lines."""
    return {
        lines[index].start: fields_at.get(lines[index].start, {})
        | {"speaker": labels[index].name, "time": labels[index].time}
        | {"body": lines[index].start + labels[index].first}
        for index in spoken
        if labels[index].last == len(lines[index].text)
    }


def _opens(lines: Sequence[Line], fields_at: Mapping[int, dict], markers: Sequence[Marker]) -> bool:
    """Say whether the first line stands apart over a note, as not all do, short and without a sign."""
    return (
        not all(line.after_blank for line in lines)
        and lines[0].start not in fields_at
        and lines[1].after_blank
        and not markers[0].length
        and len(lines[0].text) <= _LONGEST_OPENING
    )


def _said_in_few(
    lines: Sequence[Line], fields_at: Mapping[int, dict], markers: Sequence[Marker]
) -> list[int]:
    """Return the last line of a short note, and first words below a name, that say more than a greeting."""
    last = [len(lines) - 1] if lines and not markers[-1].length else []
    return [
        index
        for index in {*first_words(lines, fields_at), *last}
        if lines[index].start not in fields_at and not _greets(lines[index].text)
    ]


def _greets(words: str) -> bool:
    """Say whether somebody only greets or thanks, or whether what stands there is furniture by its words."""
    return is_small_talk(words) or bool(reason_for(words, thai=True))


def _allowed(line: Line, fields: dict, marker: Marker, above: str, reason: str) -> frozenset[str] | None:
    """Return the kinds that a line can be, where its format or its words (`reason`) leave no other.

    An item of a list may quote what elsewhere is furniture, and under a heading that promises findings
    (`above`) nobody lists who came.
    """
    if fields.get("kind") == "furniture":
        kinds = (kind for kind, kind_reason in REASONS.items() if kind_reason == fields.get("reason"))
        return frozenset((next(kinds, Kind.FURNITURE),))
    if "column" in fields:
        return _OF_AN_ANSWER
    if reason == VOTES:
        return _OF_THE_PAGE
    if reason == PAGE or (not marker.length and reason in _EXACT):
        return frozenset((Kind.FURNITURE, Kind.FORM))
    if fields.get("speaker") and fields.get("kind") == "item":
        return _SAID
    if fields.get("quoted"):
        return _QUOTED
    if not fields and quotes(line.text, marker.length):
        return _SAID
    if is_message(fields):
        return MAY_BE
    if (fields.get("speaker") or fields.get("time")) and fields.get("kind") == "plain":
        return _SAID
    free = (
        _NO_FINDING
        if reason and not marker.length
        else _ANY - {Kind.FURNITURE}
        if _SIGNED.match(line.text)
        else _ANY
    )
    free = free - _GOES_ON if fields.get("kind") == "item" else free
    return _TOLD_KINDS.get(fields.get("kind", ""), free - {Kind.ASIDE} if above == FINDING else free)
