"""Tables in plain text, their cells parted by tabs or pipes: taken apart into cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from synth.corpus.layout.asking import asks
from synth.corpus.layout.column_heads import SHORT_HEAD, heads_of, speaker_column, tells
from synth.corpus.layout.furniture import RULE
from synth.corpus.layout.grids import fields_of
from synth.corpus.layout.lines import Line
from synth.corpus.layout.speakers import named as name_alone
from synth.corpus.layout.vocabulary import patterns

_TWO = 2
"""Rows of heads over a rule."""
_PAIR = 2
"""Cells of a row that is more often a name and what is said than a table."""
_HEADS = tuple(patterns("begins")[name] for name in ("heading", "field"))
_MARKED = re.compile(r"(?:[•●○▪■◦·–*o-]|[\d๐-๙]{1,2}(?:\.[\d๐-๙]{1,2})*[.)])\t[^\t]*$")
"""An item whose words stand behind a tab."""
_PIPE_RULE = re.compile(r"\A[\s:|-][\s:-]*+\|[\s:|-]*+\Z")


def with_cells(
    text: str, lines: list[Line], fields_at: Mapping[int, dict]
) -> tuple[list[Line], dict[int, dict]]:
    """Take rows of a table apart: lines with as many tabs or pipes as the next or the one before.

    Lines apart from a table with heads, but with as many cells, are further rows of it: a topic may stand
    between them.

    Returns
    -------
    lines : list of Line
        With a line for each cell.
    fields_at : dict
        What is known of each cell, by where it begins.
    """
    done: list[Line] = []
    cell_fields: dict[int, dict] = {}
    headed: dict[tuple[str, int], Line] = {}  # by the form of its rows, the heads of the table before
    at = 0
    while at < len(lines):
        form = None if lines[at].start in fields_at else _form_from(text, lines, at)
        size = _table_length(text, lines, at, form) if form else 0
        rows = [
            _filled(text, line, form) if form and form[0] == "\t" else line
            for line in lines[at : at + max(size, 1)]
        ]
        cells = []
        if form and size > 1:
            cells = _cells(rows, form)
            if any(fields.get("column") for _, fields in cells):
                headed[form] = rows[0]
        if form in headed and not any(fields.get("column") or fields.get("kind") for _, fields in cells):
            heads = headed[form]
            spoken = speaker_column(_words(heads, form)) is not None
            cells = [
                (cell, _without_head(fields) if spoken else fields)
                for cell, fields in _cells([heads, *rows], form)
                if cell.start >= rows[0].start
            ]
        done += [cell for cell, _ in cells] or lines[at : at + len(rows)]
        cell_fields |= {cell.start: fields for cell, fields in cells if fields}
        at += len(rows)
    return done, cell_fields


def _without_head(fields: dict) -> dict:
    """Let what somebody says stand under the topic above it, not under the head of its column (คำพูด)."""
    return fields | {"column": ""} if fields.get("speaker") else fields


def _form(line: Line) -> tuple[str, int] | None:
    """Return what parts the cells of a line, and how often it stands there."""
    bare = line.text.strip("|") if line.text.startswith("|") else line.text
    if bare.count("|") >= (1 if line.text.startswith("|") else 2):
        return "|", bare.count("|")
    if "\t" not in line.text or _MARKED.match(line.text):
        return None
    return "\t", line.text.count("\t")


def _form_from(text: str, lines: list[Line], at: int) -> tuple[str, int] | None:
    """Return the form of a line as the rows below it have it: the corner over their names may be empty."""
    form, whole = _form(lines[at]), _form(_with_tabs(text, lines[at]))
    if form == whole or form is None or form[0] != "\t":
        return form
    for line in lines[at + 1 : at + 1 + _TWO]:
        if line.after_blank:
            break
        if _form(line) == whole:
            return whole
    return form


def _table_length(text: str, lines: list[Line], at: int, form: tuple[str, int]) -> int:
    """Return how many lines from `at` on are rows of one table; their first and last cells may be empty."""
    end = at + 1
    while end < len(lines) and not lines[end].after_blank:
        line = lines[end]
        if form != _form(line):
            if form[1] == 1:
                break
            if form[0] == "|" and (lines[at].text[0] == "|" or line.text.count("|") != form[1]):
                break
            whole = _form(_with_tabs(text, line))
            if form[0] == "\t" and whole != form and not _is_shorter(lines, at, end, form):
                break
        end += 1
    return end - at


def _is_shorter(lines: list[Line], at: int, end: int, form: tuple[str, int]) -> bool:
    """Say whether a line within a table or at its end is a row whose last cells are empty, without tabs."""
    mine = _form(lines[end])
    last = end + 1 == len(lines) or lines[end + 1].after_blank
    within = not last and _form(lines[end + 1]) == form
    return (
        mine is not None and mine[0] == "\t" and mine[1] < form[1] and end - at >= _TWO and (last or within)
    )


def _filled(text: str, line: Line, form: tuple[str, int]) -> Line:
    """Return a row with its empty cells too, of which the tabs before or behind it tell, or nothing."""
    if _form(line) == form:
        return line
    whole = _with_tabs(text, line)
    missing = form[1] - whole.text.count("\t")
    return whole._replace(text=whole.text + "\t" * missing) if missing > 0 else whole


def _with_tabs(text: str, line: Line) -> Line:
    """Return a line with the tabs before and behind it: they part empty cells."""
    start, end = line.start, line.end
    while start and text[start - 1] == "\t":
        start -= 1
    while end < len(text) and text[end] == "\t":
        end += 1
    return line._replace(start=start, end=end, text=text[start:end])


def _cells(rows: list[Line], form: tuple[str, int]) -> list[tuple[Line, dict]]:
    """Return the cells of a table with what is known of each; none for pairs of a label and its words."""
    rules = [row for row in rows if _PIPE_RULE.fullmatch(row.text)]
    outer = rows[0].text.startswith("|")
    ruled = {row.start for row in rules}
    table = [_row(row, form[0], outer) for row in rows if row.start not in ruled]
    if not any(cell.text for row in table for cell in row):
        return [(row, {"kind": "furniture", "reason": RULE}) for row in rows]
    table = _without_empty_columns(table)
    words = [[cell.text for cell in row] for row in table]
    pairs = form[0] == "\t" and max(map(len, words)) <= _PAIR
    names = [(name_alone(row[0])[0], *row[1:]) for row in words]
    if pairs and (any(asks(name) for name, *_ in names) or _says_more(names)):
        return []  # who asks and who answers, a turn a line
    heads = heads_of(words)
    named = any(pattern.match(head) for head in heads for pattern in _HEADS)
    if not rules and not (named if pairs else heads or outer):
        return []
    above = rows.index(rules[0]) if rules else 0
    if above == _TWO and len(words) > _TWO and len(words[0]) == len(words[1]):
        table_fields = _below_two_rows(words)
    elif above == 1 and len(words) == 1 and not any(map(tells, words[0])):
        table_fields = [[{"kind": "column"} for _ in words[0]]]  # nobody filled the table
    else:
        table_fields = fields_of(words)
    done = [(row, {"kind": "column"}) for row in rules]
    done += [
        (cell, fields | ({"body": cell.start + fields["said"]} if "said" in fields else {}))
        for row, cells in zip(table, table_fields, strict=True)
        for cell, fields in zip(row, cells, strict=True)
        if cell.text
    ]
    return sorted(done, key=lambda cell: cell[0].start)


def _says_more(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether what the first row begins with, no usual head, begins another: somebody speaks again."""
    first = rows[0][:1]
    usual = any(pattern.match(cell) for cell in first for pattern in _HEADS)
    return not usual and any(row[:1] == first and row != rows[0] for row in rows[1:])


def _below_two_rows(words: list[list[str]]) -> list[list[dict]]:
    """Say what the cells of a table are with two rows over its rule: both heads, or the first is a row."""
    first, second = words[:2]
    usual = all(_HEADS[0].match(head) for head in (*first, *second))
    if usual or any(len(cell) > SHORT_HEAD or tells(cell) for cell in first):
        over = [{"kind": "column"} if usual else {"column": ""} for _ in first]
        return [over, *fields_of(words[1:])]
    over = [" ".join(filter(None, pair)) for pair in zip(first, second, strict=True)]
    return [[{"kind": "column"} for _ in first], *fields_of([over, *words[2:]])]


def _words(row: Line, form: tuple[str, int]) -> list[str]:
    return [cell.text for cell in _row(row, form[0], row.text.startswith("|"))]


def _without_empty_columns(table: list[list[Line]]) -> list[list[Line]]:
    """Drop columns in which nothing stands: some people part cells by several tabs."""
    wide = max(map(len, table), default=0)
    if any(len(row) != wide for row in table):
        return [[cell for cell in row if cell.text] for row in table]
    filled = [index for index in range(wide) if any(row[index].text for row in table)]
    return [[row[index] for index in filled] for row in table]


def _row(row: Line, sign: str, outer: bool = False) -> list[Line]:
    """Return the cells of a row, empty ones too; with `outer`, pipes stand around it."""
    text = row.text
    last = len(text) - (1 if outer and text.endswith("|") and len(text) > 1 else 0)
    cells, at = [], 1 if outer and text.startswith("|") else 0
    for part in text[at:last].split(sign):
        start = row.start + at + len(part) - len(part.lstrip())
        bare = part.strip()
        cells.append(Line(start, start + len(bare), bare, row.indent, row.after_blank, body=start))
        at += len(part) + 1
    return cells
