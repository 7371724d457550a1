"""Spreadsheets of answers: each row is a source of its own, its heads are sections or attributes."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

from synth.corpus.attributes import date_of, dates_of_column
from synth.corpus.dating import is_of_a_file
from synth.corpus.document import Document, Draft
from synth.corpus.layout.column_heads import lines_of_cell
from synth.corpus.layout.forms import is_form
from synth.corpus.layout.tables import add_table, writers_of
from synth.corpus.readers.columns_of_answers import Heads, heads_of
from synth.corpus.readers.workbook import Sheet, sheets_of
from synth.telling import Told, Unreadable, listing, noted

_GIVEN = ("date", "project", "cohort", "title")
_NOBODY = re.compile(r"anonymous|ไม่ระบุ(?:ตัวตน|ชื่อ)?|ผู้ไม่ประสงค์ออกนาม|-", re.IGNORECASE)
_MOST_NAMED, _LONGEST_NAME, _MOST_OVER, _LONGEST_TOPIC = 12, 40, 30, 60


def read(data: bytes, path: Path, answers: Collection[str] = ()) -> list[Document]:
    """Read a .xlsx, .xls, .csv or .tsv file: a document for each row that has an open answer.

    Parameters
    ----------
    data : bytes
    path : Path
    answers : collection of str
        Heads of the columns of open answers, if somebody named them; else what the columns hold decides,
        and the first document's `remarks` say what was taken for what.
    """
    sheets = sheets_of(data, path)
    heads = [heads_of(rows, told=answers) for _, rows in sheets]
    worded = {one.names[place] for one in heads if one for place in one.texts}
    if len(sheets) > 1 and not answers:  # a column of answers in one sheet is one in all
        heads = [heads_of(rows, worded) for _, rows in sheets]
    documents: list[Document] = []
    remarks: list[tuple[str, str, str]] = []
    forms = [None if answers else _form(rows) for _, rows in sheets]
    over = [
        (rows if form else rows[: head.row]) if head else []
        for (_, rows), head, form in zip(sheets, heads, forms, strict=True)
    ]
    if not answers:
        heads, remarks = _without_explanations(sheets, heads)
    for number, ((name, rows), head, form) in enumerate(zip(sheets, heads, forms, strict=True)):
        prefix = "#" if number == 0 else f"#{name}!"
        if form:
            answered = any(said.get("column") for said in form.told.values())
            documents += [replace(form, name=f"{prefix}1")] if answered else []
        elif head is not None:
            documents += _documents(rows, head, prefix)
            remarks += _remarks(rows, head, name if len(sheets) > 1 else "")
    missing = [name for name in answers if not any(one and name in _plain(one.names) for one in heads)]
    remarks += [(name, noted("answers.no_head"), noted("todo.right_head")) for name in missing]
    if not documents:
        raise Unreadable(noted("answers.none_in_file"), noted("todo.name_answers"))
    if date := next(filter(None, map(_day_over, over)), ""):
        documents = [replace(one, given={"date": date} | one.given) for one in documents]
    return [replace(documents[0], remarks=tuple(remarks)), *documents[1:]]


def _form(rows: Sequence[Sequence[str]]) -> Document | None:
    """Read a sheet that is a form, a field a row; None for any other."""
    table = [[cell for cell in row if cell.strip()] for row in rows]
    table = [row for row in table if len(row) > 1]
    if not is_form(table):
        return None
    draft = Draft()
    add_table(draft, table)
    return draft.document()


def _day_over(rows: Sequence[Sequence[str]]) -> str:
    """Return the day that stands in the rows over the heads of a sheet, or in a form.

    What says that it is the day of a file may stand in another cell of its row, or over it.
    """
    above: Sequence[str] = ()
    for row in rows[:_MOST_OVER]:
        labels = zip_longest(above[: len(row)], row, fillvalue="")
        made = is_of_a_file(" ".join(row)) or any(is_of_a_file(" ".join(pair)) for pair in labels)
        date = None if made else next(filter(None, map(date_of, filter(None, row))), None)
        if date:
            return date[0]
        above = row
    return ""


def _without_explanations(
    sheets: Sequence[Sheet], heads: Sequence[Heads | None]
) -> tuple[list[Heads | None], list[tuple[str, str, str]]]:
    """Leave out sheets of one column beside a table of answers: they say what the file is."""
    widths = [max((len(row) for row in rows), default=0) for _, rows in sheets]
    tables = any(head and head.texts and width > 1 for head, width in zip(heads, widths, strict=True))
    alone = [bool(head) and width == 1 and tables for head, width in zip(heads, widths, strict=True)]
    found, todo = noted("answers.one_column"), noted("todo.say_answers")
    remarks = [(name, found, todo) for (name, _), left in zip(sheets, alone, strict=True) if left]
    return [None if left else head for head, left in zip(heads, alone, strict=True)], remarks


def _documents(rows: list[list[str]], heads: Heads, prefix: str) -> list[Document]:
    body = rows[heads.row + 1 :]
    place = heads.roles.get("date")
    if place is not None:
        written = [row[place] if place < len(row) else "" for row in body]
        dates = dates_of_column(written)
        body = [
            [*row[:place], date, *row[place + 1 :]] if place < len(row) else row
            for row, date in zip(body, dates, strict=True)
        ]
    remainder = _remainder(rows, heads, prefix)
    body = body[: len(body) - len(remainder[1])]
    attributes, writers = heads.attributes(body), writers_of(body)
    made = (
        _document(heads, attributes, [cell.strip() for cell in row], f"{prefix}{number}", writers)
        for number, row in enumerate(body, start=heads.row + 2)
    )
    return [*filter(None, made), *remainder[0]]


def _remainder(rows: list[list[str]], heads: Heads, prefix: str) -> tuple[list[Document], list[list[str]]]:
    """Read what stands below a table, parted by an empty row: a heading alone, then a line a cell.

    Beside answers in the first column an empty row may only be one that nobody filled: there it takes two.
    """
    filled = [[place for place, cell in enumerate(row) if cell.strip()] for row in rows]
    gaps = [number for number, places in enumerate(filled) if not places and number > heads.row]
    first = gaps[-1] + 1 if gaps else len(rows)
    below = rows[first:]
    apart = 0 not in heads.texts or gaps[-2:-1] == [first - 2]
    if len(below) < 2 or filled[first] != [0] or len(below[0][0]) > _LONGEST_TOPIC or not apart:
        return [], []
    draft = Draft()
    for row in below:
        for cell in filter(str.strip, row):
            draft.add(cell.strip())
    return [draft.document(f"{prefix}{first + 1}")], below


def _document(
    heads: Heads, attributes: dict[int, str], cells: list[str], name: str, writers: Collection[str]
) -> Document | None:
    def cell(place: int | None) -> str:
        return cells[place] if place is not None and place < len(cells) else ""

    if not any(cell(place) for place in heads.texts):
        return None
    draft = Draft()
    speaker = cell(heads.roles.get("speaker"))
    speaker = "" if _NOBODY.fullmatch(speaker) else speaker
    section = cell(heads.roles.get("section"))
    if section:
        draft.add(section, kind="section", level=-3)
    for place in heads.texts:
        if not re.search(r"\w", cell(place)):
            continue
        head = heads.names[place]
        if head and not (section and heads.names_the_answers(place)):
            if group := "".join(heads.groups[place : place + 1]):
                draft.add(" ".join(group.split()), kind="section", level=-2)
            draft.add(" ".join(head.split()), kind="section", level=-1)
        lines = lines_of_cell(cell(place))
        writer = lines.pop() if lines[-1] in writers and len(lines) > 1 else ""
        who = writer[1:-1] or (head if place in heads.voices else speaker)
        for line in lines:
            draft.add(line, kind="answer", **({"speaker": who} if who else {}))
        if writer:
            draft.add(writer, kind="column")
        draft.blank()
    given = {role: cell(place) for role, place in heads.roles.items() if role in _GIVEN}
    given |= {head: cell(place) for place, head in attributes.items()}
    return draft.document(name, given)


def _remarks(rows: list[list[str]], heads: Heads, sheet: str) -> list[tuple[str, str, str]]:
    """Say which columns were taken for answers, and which rows have none."""
    body = rows[heads.row + 1 :]
    answered = [_plain(heads.names)[place] or noted("answers.without_head") for place in heads.texts]
    others = list(heads.attributes(body).values())
    remarks = []
    if heads.guessed:
        found = noted("answers.read", columns=_listed(answered)) if answered else noted("answers.none")
        if others:
            found = noted("answers.and_others", found=found, columns=_listed(others))
        remarks.append((sheet, found, noted("todo.say_answers")))
    filled = [row for row in body if any(cell.strip() for cell in row)]
    silent = sum(not any(place < len(row) and row[place].strip() for place in heads.texts) for row in filled)
    if heads.texts and silent:
        remarks.append((sheet, noted("answers.silent", n=silent), noted("todo.say_answers")))
    return remarks


def _plain(names: list[str]) -> list[str]:
    return [" ".join(name.split()) for name in names]


def _listed(names: list[str]) -> Told:
    short = [name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…" for name in names]
    listed = listing(short[:_MOST_NAMED], "; ")
    more = len(short) - _MOST_NAMED
    return noted("answers.more", columns=listed, n=more) if more > 0 else listed
