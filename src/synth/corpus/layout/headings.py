"""Which plain lines are headings: what a line is depends on what follows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from synth.corpus.layout.furniture import NUMBER, PAGE
from synth.corpus.layout.topics import (
    ENDS_A_SENTENCE,
    LEADS_IN,
    LONGEST_HEADING,
    LONGEST_TOPIC,
    NAMED,
    USUAL,
    could_head,
    named_in,
    shape_of,
    topics_in,
)
from synth.corpus.sentences import inner_list

if TYPE_CHECKING:
    from synth.corpus.layout.lines import Line

STANDS_OUT = 5
"""Level of a short line that its format sets apart (bold throughout), below any heading that has a style."""
_LEAF = 6  # level of a heading above items; headings that stand over it count up from here
LEAD_IN = 50
"""Level of a line that leads in the list under it (… ดังนี้) and heads nothing beyond it."""
_PARAGRAPH = 120
"""Characters from which on a line is a paragraph that a short line may head."""


def with_headings(lines: Sequence[Line]) -> list[Line]:
    """Go from the end to the beginning and mark the headings."""
    done: list[Line] = []
    following: Line | None = None
    told = False  # the format says that what follows is a heading
    goes_on = False  # what runs on in the next line is text
    paragraphs = _headed_paragraphs(lines)
    topics, named = topics_in(lines), named_in(lines)
    for line in reversed(lines):
        level = _level(line, following) or (_LEAF if line.start in paragraphs else 0)
        if not level and line.start in topics:
            level = _LEAF + 1 + line.number.count(".")
        if line.start in named:
            level = _LEAF
        if goes_on or (told and not line.level and line.kind == "plain"):
            level = 0
        judged = replace(line, kind="heading", level=level) if level else line
        if line.start in named and NAMED.match(shape_of(line)):
            judged = replace(judged, body=line.start, number="")  # "ประเด็นที่ 1" belongs to the words
        done.append(judged)
        goes_on = line.kind == "more"
        # an icon word or a form label parts two blocks; a page number does not
        if judged.reason not in (NUMBER, PAGE) and not goes_on:
            following = judged
            told = judged.kind == "heading" and bool(line.level)
    return _with_sisters(done[::-1])


def _with_sisters(lines: list[Line]) -> list[Line]:
    """Make headings of numbered lines whose sisters are: after 1. with 1.1 also 2. with a paragraph."""
    shapes = {(line.level, shape_of(line)) for line in lines if line.kind == "heading" and line.number}
    done = []
    for line, following in zip_longest(lines, lines[1:]):
        level = _LEAF + 1 + line.number.count(".")
        sister = line.kind == "item" and line.number and (level, shape_of(line)) in shapes and not line.column
        heads = following is not None and following.kind == "plain" and not _goes_on(line, following)
        done.append(
            replace(line, kind="heading", level=level) if sister and heads and could_head(line) else line
        )
    return done


def _goes_on(item: Line, following: Line) -> bool:
    return not following.after_blank and following.indent >= item.indent + (item.body - item.start)


def _level(line: Line, following: Line | None) -> int:
    """Level of the heading that `line` is, 0 if it is none (or is marked as one already)."""
    spoken = line.time or (line.speaker and not line.carried and line.body > line.start)
    if spoken or line.column or following is None or not could_head(line):
        return 0
    if line.kind == "item":
        heads = line.number and _is_deeper(line, following)
        return _LEAF + 1 + line.number.count(".") if heads or _stands_out(line, following) else 0
    if line.kind != "plain":
        return 0
    if line.level and following.kind in ("plain", "item", "column", "heading"):
        return line.level  # the format says that the line stands out
    if line.speaker and not (line.carried and line.after_blank and _ends_a_turn(line)):
        return 0  # the speaker before goes on
    begins = line.after_blank or line.indent < following.indent or _first(following)
    if following.kind == "item" and begins:
        return LEAD_IN if LEADS_IN.search(line.text) and not USUAL.match(line.text) else _LEAF
    usual = bool(USUAL.match(line.text)) and len(line.text) <= LONGEST_HEADING // 2
    if following.kind == "heading":
        if following.number and following.level > _LEAF and begins:
            return _LEAF
        short = len(line.text) <= LONGEST_TOPIC
        over = following.level <= _LEAF and line.after_blank and ((following.after_blank and short) or usual)
        return following.level - 1 if over else 0
    if following.kind in ("plain", "column") and line.after_blank and (usual or line.text.endswith(":")):
        return _LEAF
    caption = following.kind == "column" and line.text.startswith("ตาราง")
    return _LEAF if caption or (line.after_blank and _heads_a_list_within(line, following)) else 0


def _ends_a_turn(line: Line) -> bool:
    """Say whether a line behind somebody's words names what follows rather than goes on."""
    named = USUAL.match(line.text) or line.text.endswith((":", "："))
    return bool(named) or not (LEADS_IN.search(line.text) or ENDS_A_SENTENCE.search(line.text))


def _heads_a_list_within(line: Line, following: Line) -> bool:
    """Say whether a short line stands over a paragraph that holds a list: 1) … 2) …."""
    short = len(line.text) <= LONGEST_HEADING * 2 // 3 and not ENDS_A_SENTENCE.search(line.text)
    return short and following.kind == "plain" and bool(inner_list(following.text))


def _is_deeper(item: Line, following: Line) -> bool:
    return following.kind == "item" and following.number.startswith(f"{item.number}.")


def _stands_out(item: Line, following: Line) -> bool:
    """Say whether the format sets a numbered line apart from what follows, and that is not its sister."""
    sister = following.kind == "item" and following.number and following.level
    return bool(item.level and item.number and not sister)


def _first(item: Line) -> bool:
    return item.number in ("", "1", "ก", "a") or item.number.endswith(".1")


def _headed_paragraphs(lines: Sequence[Line]) -> set[int]:
    """Return where short lines begin that stand directly above a paragraph, if a note has at least two.

    Short lines directly above a list count: a note that has such headings has others.
    """
    found = {
        line.start
        for line, following in pairwise(lines)
        if line.kind == following.kind == "plain"
        and line.after_blank
        and not following.after_blank
        and not (_says(line) or line.column or _says(following) or following.column)
        and len(line.text) <= LONGEST_HEADING * 2 // 3
        and len(following.text) >= _PARAGRAPH
        and could_head(line)
        and not ENDS_A_SENTENCE.search(line.text)
    }
    alike = sum(
        line.kind == "plain" and following.kind == "item" and line.after_blank and not following.after_blank
        for line, following in pairwise(lines)
    )
    return found if len(found) + alike >= 2 else set()


def _says(line: Line) -> bool:
    return bool(line.speaker) and not (line.carried and line.after_blank)
