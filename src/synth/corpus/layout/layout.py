"""What each line of a note is: a list item, a heading, plain text, or furniture of the page it came from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from synth.corpus.layout.cells import with_cells
from synth.corpus.layout.comments import with_comments
from synth.corpus.layout.furniture import ICON, MENU, NAME_LINE, NUMBER, RULE, is_menu, reason_for
from synth.corpus.layout.head import with_head
from synth.corpus.layout.headings import with_headings
from synth.corpus.layout.lines import Line, lines_of
from synth.corpus.layout.markers import Marker, marker_of
from synth.corpus.layout.speakers import Spoken, find_speakers, name_lines

_LEAST_MENU_WORDS = 2
_LONGEST_MENU_WORD = 25
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_LONE_MARKER = re.compile(r"\(?(?P<number>[\d๐-๙]{1,2})[.)]\s*|[•●○▪■◦·\uf0b7]\s*")
_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_NOT_SPOKEN = ("item", "heading", "furniture", "column", "more")


def read_layout(text: str, told: Mapping[int, dict] | None = None) -> list[Line]:
    r"""Say of each line of a note what it is.

    Parameters
    ----------
    text : str
        The stored text of a source.
    told : mapping of int to dict, optional
        What the file's format says of the line that begins there (see `Document`).

    Returns
    -------
    list of Line
        The lines with text, in order.

    Examples
    --------
    >>> [line.kind for line in read_layout("เวทีถอดบทเรียน\n\nการสร้างทีม\n1. ผู้นำตามธรรมชาติ\ncircle")]
    ['furniture', 'heading', 'item', 'furniture']
    """
    told = told or {}
    lines = lines_of(text)
    lines = with_cells(lines, told) if "\t" in text or "|" in text else lines
    thai = bool(re.search("[\u0e01-\u0e2e]", text))
    lines = [_judged(line, told.get(line.start), thai) for line in lines]
    lines = _with_lone_markers(lines, told)
    lines = _with_speakers(lines)
    lines = _without_menus(lines)
    lines = with_comments(lines) if any(line.reason == MENU for line in lines) else lines
    lines = _with_shreds(lines)
    lines = _until_headings(with_headings(lines))
    return with_head(lines, text)


def _judged(line: Line, told: dict | None, thai: bool) -> Line:
    """Take what the format says; where it says nothing, see what the line begins with."""
    if told and "end" in told:
        line = replace(line, text=line.text[: told["end"] - line.start])
    if told and "kind" in told:
        return replace(line, **told)
    if line.kind == "column":
        return line
    rule = not re.search(r"\w", line.text)
    if not rule and (marker := marker_of(line.text)):
        body = line.start + marker.length
        number = marker.number or line.number
        line = replace(line, kind=marker.kind, number=number, level=marker.level, body=body)
    elif reason := "" if line.column else reason_for(_INVISIBLE.sub("", line.text), thai):
        line = replace(line, kind="furniture", reason=reason)
    return replace(line, **told) if told else line


def _with_lone_markers(lines: list[Line], told: Mapping[int, dict]) -> list[Line]:
    """Give a number or a bullet that stands alone on a line to the line under it."""
    done: list[Line] = []
    for plain in lines:
        line, before = plain, done[-1] if done else None
        marker = (
            _LONE_MARKER.fullmatch(before.text) if before and before.kind in ("plain", "furniture") else None
        )
        follows = line.kind == "plain" and not line.after_blank and not line.column and line.start not in told
        if marker and follows and before.start not in told:
            number = (marker["number"] or "").translate(_ARABIC)
            line = replace(line, kind="item", number=number)
            done[-1] = replace(before, kind="furniture", reason=NUMBER if number else RULE)
        done.append(line)
    return done


def _without_menus(lines: list[Line]) -> list[Line]:
    """Leave out runs of short lines of which several are words of a menu or names of icons."""
    done: list[Line] = []
    run: list[Line] = []
    for line in [*lines, None]:
        if line is not None and (line.reason in (MENU, ICON) or _could_be_menu(line)):
            run.append(line)
            continue
        known = sum(one.reason in (MENU, ICON) or is_menu(one.text[one.body - one.start :]) for one in run)
        menu = known >= _LEAST_MENU_WORDS and known * 3 >= len(run)
        done += [
            one if one.reason or not menu else replace(one, kind="furniture", reason=MENU) for one in run
        ]
        run = []
        done += [line] if line is not None else []
    return done


def _could_be_menu(line: Line) -> bool:
    words = line.text[line.body - line.start :]
    open_kind = line.kind == "plain" or (line.kind == "item" and not line.number)
    return open_kind and len(words) <= _LONGEST_MENU_WORD and not line.speaker and not re.search(r"\d", words)


def _with_speakers(lines: list[Line]) -> list[Line]:
    """Give each line its speaker; a line without one goes on with the speaker before it."""
    open_lines = [
        line for line in lines if line.kind not in _NOT_SPOKEN and not line.speaker and not line.column
    ]
    naming = name_lines([line.text for line in open_lines])
    named = {open_lines[place].start: spoken for place, spoken in naming.items()}
    open_lines = [line for line in open_lines if line.start not in named]
    above, headings, starts = "", [], {line.start for line in open_lines}
    for line in lines:
        above = line.text if line.kind == "heading" else above
        headings += [above] if line.start in starts else []
    spoken = find_speakers([line.text for line in open_lines], headings)
    found = dict(zip(open_lines, spoken, strict=True))
    done, speaker, begun = [], "", None
    for plain in lines:
        if plain.start in named:
            begun, speaker = named[plain.start], ""
            done.append(replace(plain, kind="furniture", reason=NAME_LINE))
            continue
        said = found.get(plain)
        if begun and plain.kind not in _NOT_SPOKEN and not (said and said.speaker):
            said, begun = replace(said or Spoken(), speaker=begun.speaker, time=begun.time), None
        line = _spoken(plain, said) if said and (said.speaker or said.time) else plain
        if line.kind == "heading" or line.column or (line.level and line.kind == "plain"):
            speaker = ""
        speaker = line.speaker or speaker
        goes_on = speaker and not line.speaker and line.kind not in ("heading", "furniture", "column")
        done.append(replace(line, speaker=speaker, carried=True) if goes_on else line)
    return done


def _until_headings(lines: list[Line]) -> list[Line]:
    """End what somebody says at the next heading; it was not known where headings stand."""
    done, ended = [], False
    for line in lines:
        ended = line.kind == "heading" or (ended and (line.carried or not line.speaker))
        done.append(replace(line, speaker="", carried=False) if ended and line.carried else line)
    return done


def _spoken(line: Line, said: Spoken) -> Line:
    """Take the speaker and the time off a line, and the number that may stand behind them (ตอบ : 1. …)."""
    rest = line.text[said.length :]
    marker = marker_of(rest) if rest else None
    marker = marker if marker and marker.kind == "item" else Marker("plain")
    kind = marker.kind if marker.number else line.kind
    length = said.length + (marker.length if marker.number else 0)
    return replace(
        line, kind=kind, number=marker.number, speaker=said.speaker, time=said.time, body=line.start + length
    )


def _with_shreds(lines: list[Line]) -> list[Line]:
    """Mark the lines that go on with the one before where nearly every vowel ends a line."""
    shreds = _shreds(lines)
    done: list[Line] = []
    before: Line | None = None
    for line in lines:
        goes_on = (
            before is not None
            and {line.start, before.start} <= shreds
            and line.kind == "plain"
            and before.kind in ("plain", "item", "more")
            and line.body == line.start
            and line.speaker == before.speaker
        )
        done.append(replace(line, kind="more") if goes_on else line)
        before = done[-1] if line.kind != "furniture" else None
    return done


def _shreds(lines: list[Line]) -> set[int]:
    """Return where the lines begin of runs of at least six that are a syllable or two long."""
    shreds: set[int] = set()
    run: list[int] = []
    for line in [*lines, None]:
        if (
            line is not None
            and len(line.text) <= 6
            and line.kind in ("plain", "furniture")
            and (not run or not line.after_blank)
            and re.search("[\u0e01-\u0e4e]", line.text)
        ):
            run.append(line.start)
            continue
        shreds.update(run if len(run) >= 6 else [])
        run = []
    return shreds
