"""What each line of a note is: a list item, a heading, plain text, or furniture of the page it came from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from synth.corpus.furniture import FORM, HEAD, ICON, MENU, TITLE, is_menu, reason_for
from synth.corpus.grids import heads_of, is_counter, labelled, number_of
from synth.corpus.headings import USUAL, with_headings
from synth.corpus.markers import Marker, marker_of
from synth.corpus.speakers import Spoken, find_speakers
from synth.text.dates import date_spans

LONGEST_HEAD_LINE = 250
_LONGEST_DATED = 150
"""Characters; a longer line with a date tells what happened that day."""
HEAD_LINES = 8
"""How far the head of a note (title, meeting, date, place) can reach, in lines with text."""
_SHORTEST_TITLE = 15
_LEAST_MENU_WORDS = 2
_LONGEST_MENU_WORD = 25
_NOT_SPOKEN = ("item", "heading", "furniture", "column", "more")
_PLACE = re.compile(
    r"(?:ณ\s|สถานที่|โครงการ|จังหวัด|วันที่|เวลา|ผู้บันทึก|ผู้จดบันทึก|ผู้รายงาน|รายงานโดย|บันทึกโดย|เรื่อง\s|ครั้งที่|พื้นที่|ตำบล|อำเภอ|หน่วยงาน|ห้องประชุม)"
)
_CELL = re.compile(r"[^\t]+")
_PIPED = re.compile(r"(?<=\|)[^|]+(?=\|)")
_PIPE_RULE = re.compile(r"\|?[\s:|-]+\|[\s:|-]*")


@dataclass(frozen=True)
class Line:
    """A line with text: ``text[start:end]`` without the blanks around it; or a cell of a table."""

    start: int
    end: int
    text: str
    indent: int
    after_blank: bool
    kind: str = "plain"  # item, heading, plain, furniture; column: a head or a count; more: goes on
    number: str = ""  # of an item, in Arabic digits
    body: int = 0  # where the text behind the marker begins
    level: int = 0  # of a heading; the smaller stands above
    reason: str = ""  # of furniture
    speaker: str = ""
    time: str = ""
    column: str = ""  # head of the column that the cell stands in


def read_layout(text: str, told: Mapping[int, dict] | None = None, wrapped: bool = False) -> list[Line]:
    r"""Say of each line of a note what it is.

    Parameters
    ----------
    text : str
        The stored text of a source.
    told : mapping of int to dict, optional
        What the file's format says of the line that begins there (see `Document`).
    wrapped : bool
        Lines end where the page ends; those of one paragraph are put together.

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
    lines = _lines(text)
    lines = _with_cells(lines, told) if "\t" in text or "|" in text else lines
    thai = bool(re.search("[\u0e01-\u0e2e]", text))
    lines = [_judged(line, told.get(line.start), thai) for line in lines]
    lines = _with_speakers(lines)
    lines = _without_menus(lines)
    lines = _with_paragraphs(lines, everywhere=wrapped)
    lines = with_headings(lines)
    return _with_head(lines, text)


def _lines(text: str) -> list[Line]:
    lines, at, after_blank = [], 0, True
    for whole in text.split("\n"):
        bare = whole.strip()
        if bare:
            indent = len(whole) - len(whole.lstrip())
            start = at + indent
            lines.append(Line(start, start + len(bare), bare, indent, after_blank, body=start))
        after_blank = not bare
        at += len(whole) + 1
    return lines


def _with_cells(lines: list[Line], told: Mapping[int, dict]) -> list[Line]:
    """Take rows of a table apart: lines with as many tabs or pipes as the next or the one before."""
    done: list[Line] = []
    at = 0
    while at < len(lines):
        size = 0 if lines[at].start in told else _table_length(lines, at)
        done += _cells(lines[at : at + size]) if size > 1 else [lines[at]]
        at += max(size, 1)
    return done


def _table_length(lines: list[Line], at: int) -> int:
    """Return how many lines from `at` on are rows of one table."""
    first = lines[at].text
    if first.startswith("|") and first.endswith("|") and len(first) > 2:
        sign, columns = "|", first.count("|")
    elif "\t" in first:
        sign, columns = "\t", first.count("\t")
    else:
        return 0
    end = at
    while (
        end < len(lines)
        and lines[end].text.count(sign) == columns
        and (end == at or not lines[end].after_blank)
    ):
        end += 1
    return end - at


def _cells(rows: list[Line]) -> list[Line]:
    pattern = _PIPED if rows[0].text.startswith("|") else _CELL
    rules = [row for row in rows if _PIPE_RULE.fullmatch(row.text)]
    table = [_row(row, pattern) for row in rows if row not in rules]
    heads = heads_of([[cell.text for cell in row] for row in table])
    done = [replace(row, kind="column") for row in rules]
    done += [replace(cell, kind="column") for cell in (table[0] if heads else [])]
    body = table[1:] if heads else table
    names = bool(heads) and labelled([[cell.text for cell in row] for row in body])
    for row in body:
        number = ""
        for place, cell in enumerate(row):
            head = heads[place] if place < len(heads) else ""
            if place == 0 and names and not is_counter(head, cell.text):
                done.append(replace(cell, kind="column"))
            elif place == 0 and len(row) > 1 and is_counter(head, cell.text):
                number = number_of(cell.text)
                done.append(replace(cell, kind="column"))
            else:
                done.append(replace(cell, column=head, number=number))
    return sorted(done, key=lambda cell: cell.start)


def _row(row: Line, pattern: re.Pattern) -> list[Line]:
    cells = []
    for found in pattern.finditer(row.text):
        if bare := found[0].strip():
            start = row.start + found.start() + len(found[0]) - len(found[0].lstrip())
            cells.append(Line(start, start + len(bare), bare, row.indent, row.after_blank, body=start))
    return cells


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
    elif reason := "" if line.column else reason_for(line.text, thai):
        line = replace(line, kind="furniture", reason=reason)
    return replace(line, **told) if told else line


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
    found = dict(zip(open_lines, find_speakers(line.text for line in open_lines), strict=True))
    done, speaker = [], ""
    for plain in lines:
        said = found.get(plain)
        line = _spoken(plain, said) if said and (said.speaker or said.time) else plain
        if line.kind == "heading" or line.column:
            speaker = ""
        speaker = line.speaker or speaker
        done.append(
            line
            if line.speaker or line.kind in ("heading", "furniture", "column")
            else replace(line, speaker=speaker)
        )
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


def _with_paragraphs(lines: list[Line], everywhere: bool) -> list[Line]:
    """Mark the lines that go on with the one before: in a PDF, or where nearly every vowel ends a line."""
    if everywhere:
        lengths = sorted(len(line.text) for line in lines if line.kind != "furniture")
        full = 0.75 * lengths[int(len(lengths) * 0.9)] if lengths else 0
        return _joined(lines, lambda before, line: len(before.text) >= full)
    shreds = _shreds(lines)
    return (
        _joined(lines, lambda before, line: before.start in shreds and line.start in shreds)
        if shreds
        else lines
    )


def _joined(lines: list[Line], go_on) -> list[Line]:
    done: list[Line] = []
    before: Line | None = None
    for plain in lines:
        line = plain
        if before is not None and line.kind == "plain" and before.kind in ("plain", "item", "more"):
            same = (
                line.body == line.start
                and not line.after_blank
                and not line.column
                and line.speaker == before.speaker
            )
            if same and go_on(before, line):
                line = replace(plain, kind="more")
            elif not line.after_blank:
                line = replace(plain, after_blank=True)  # a short line ends its paragraph
        done.append(line)
        before = line if line.kind != "furniture" else None
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


def _with_head(lines: list[Line], text: str) -> list[Line]:
    """Leave out the title and the lines about the meeting's day and place that stand before the body."""
    place = next(
        (n for n, line in enumerate(lines) if line.kind != "furniture" or line.reason == TITLE), None
    )
    if place is None or not _is_title(lines[place:]):
        return lines
    title = lines[place]
    spoken = [line for line in lines[place:] if line.kind != "furniture"][:HEAD_LINES]
    last = spoken[-1].end if spoken else title.end
    spans = date_spans(text[:last])
    head = [*lines[:place], replace(title, kind="furniture", reason=TITLE, level=0)]
    body_seen = False
    for line in lines[place + 1 :]:
        body_seen = body_seen or line.kind in ("item", "heading", "column") or line.reason == FORM
        in_head = line.end <= last and not body_seen and _of_the_day(line, spans)
        again = line.text == title.text or (
            line.end <= last and len(line.text) >= _SHORTEST_TITLE and line.text in title.text
        )
        reason = TITLE if again else HEAD if in_head else ""
        furniture = line.kind == "plain" and reason and not line.speaker
        head.append(replace(line, kind="furniture", reason=reason) if furniture else line)
    return head


def _of_the_day(line: Line, spans: list[tuple[int, int]]) -> bool:
    """Say whether a line of the head tells the day or the place of a meeting."""
    dated = any(start < line.end and line.start < end for start, end in spans)
    return (dated or bool(_PLACE.match(line.text))) and len(line.text) <= _LONGEST_DATED


def _is_title(lines: list[Line]) -> bool:
    """Say whether the first line names the note rather than its first section."""
    first = lines[0]
    if first.reason == TITLE:
        return True  # the format says so
    if first.kind == "heading":
        others = [line.level for line in lines[1:] if line.kind == "heading"]
        over_all = bool(others) and min(others) > first.level
        dated = any(_of_the_day(line, date_spans(line.text)) for line in lines[1:3] if line.kind == "plain")
        return (over_all and not USUAL.match(first.text)) or dated
    alone = len(lines) == 1
    spoken = first.speaker or first.time or first.column
    return first.kind == "plain" and not alone and not spoken and len(first.text) <= LONGEST_HEAD_LINE
