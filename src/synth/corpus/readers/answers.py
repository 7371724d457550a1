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
from synth.corpus.layout.forms import fields_of_form, is_field, is_form
from synth.corpus.layout.tables import add_fields, writers_of
from synth.corpus.readers.beside_tables import lists_in, numbered_rows, tells_alone, unread, without, written
from synth.corpus.readers.columns_of_answers import Heads, heads_of
from synth.corpus.readers.open_answers import WORDS, tells_of
from synth.corpus.readers.tables_of_answers import LONGEST_TOPIC, Table, tables_in, without_facts
from synth.corpus.readers.talks import is_talk, talk_of
from synth.corpus.readers.workbook import Sheet, sheets_of
from synth.telling import Told, Unreadable, listing, noted

_GIVEN = ("date", "project", "cohort", "title")
_NOBODY = re.compile(r"anonymous|ไม่ระบุ(?:ตัวตน|ชื่อ)?|ผู้ไม่ประสงค์ออกนาม|-", re.IGNORECASE)
_MOST_NAMED, _LONGEST_NAME, _MOST_OVER = 12, 40, 30


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
    whole = sheets_of(data, path)
    lists = [[] if answers else numbered_rows(rows) for _, rows in whole]
    sheets = [
        (name, without_facts(without(rows, numbered), answers))
        for (name, rows), numbered in zip(whole, lists, strict=True)
    ]
    heads = [heads_of(rows, answers=answers) for _, rows in sheets]
    worded = {head.names[index] for head in heads if head for index in head.texts}
    if len(sheets) > 1 and not answers:  # a column of answers in one sheet is one in all
        heads = [heads_of(rows, worded) for _, rows in sheets]
    forms = [None if answers else _form(rows) for _, rows in sheets]
    over = [
        _day_over(rows if form else rows[: head.row] if head else [])
        for (_, rows), head, form in zip(whole, heads, forms, strict=True)
    ]
    cover = next((day for day, form in zip(over, forms, strict=True) if form and not _says(form)), "")
    documents: list[Document] = []
    remarks: list[tuple[str, str, str]] = []
    if not answers:
        heads, remarks = _without_explanations(sheets, heads)
    for number, ((name, rows), head, form) in enumerate(zip(sheets, heads, forms, strict=True)):
        prefix = "#" if number == 0 else f"#{name}!"
        of_rows: list[Document] = []
        if form:
            of_rows = [replace(form, name=f"{prefix}1")] if _says(form) else []
        elif head is not None:
            tables = tables_in(rows, head, answers)
            over_heads = [row for row in rows[: head.row] if tells_alone(row)]
            of_rows = written(over_heads, f"{prefix}1")
            of_rows += [doc for table in tables for doc in _documents(rows, table, prefix)]
            remarks += _remarks(rows, tables, name if len(sheets) > 1 else "")
            if not answers:
                told = without(
                    rows, [(table.first - 1 - bool(table.heads.groups), table.first) for table in tables]
                )
                remarks += unread(told, head.row, of_rows, name if len(sheets) > 1 else "")
        of_rows += lists_in(whole[number][1], lists[number], prefix)
        date = over[number] or cover
        documents += [replace(doc, given={"date": date} | doc.given) for doc in of_rows] if date else of_rows
    missing = [name for name in answers if not any(head and name in _plain(head.names) for head in heads)]
    remarks += [(name, noted("answers.no_head"), noted("todo.right_head")) for name in missing]
    if not documents:
        raise Unreadable(noted("answers.none_in_file"), noted("todo.name_answers"))
    first = next((number for number, document in enumerate(documents) if document.text), 0)
    documents[first] = replace(documents[first], remarks=tuple(remarks))
    return documents


def _form(rows: Sequence[Sequence[str]]) -> Document | None:
    """Read a sheet that is a form, a field a row; None for any other.

    What stands alone in a row is no field: it heads the sheet or what follows, or is said beside the fields.
    """
    first = min((index for row in rows for index, cell in enumerate(row) if cell.strip()), default=0)
    table = [[cell for cell in row if cell.strip()] for row in rows]
    if not is_form([row for row in table if len(row) > 1]):
        return None
    draft, label = Draft(), ""
    for row, cells in zip(rows, table, strict=True):
        under = len(cells) == 1 and not row[first].strip()
        if len(cells) > 1 or under:
            cell_fields = fields_of_form([label, *cells])[1:] if under else fields_of_form(cells)
            label = label if under else cells[0]
            for cell, fields in zip(cells, cell_fields, strict=True):
                add_fields(draft, cell, fields)
        elif cells:
            for line in lines_of_cell(cells[0]):
                draft.add(line, **({"kind": "column"} if is_field(line) else {}))
        else:
            draft.blank()
    return draft.document()


def _says(form: Document) -> bool:
    """Say whether a form holds more than its title and facts: an answer, or what stands alone in a row."""
    lines = sum(map(bool, form.text.split("\n")))
    alone = lines - len(form.told) - (0 not in form.told)
    return alone > 0 or any("column" in fields for fields in form.told.values())


def _day_over(rows: Sequence[Sequence[str]]) -> str:
    """Return the day that stands in the rows over the heads of a sheet, or in a form.

    What says that it is the day of a file may stand in another cell of its row, or over it.
    """
    above: Sequence[str] = ()
    for row in rows[:_MOST_OVER]:
        labels = zip_longest(above[: len(row)], row, fillvalue="")
        of_the_file = is_of_a_file(" ".join(row)) or any(is_of_a_file(" ".join(pair)) for pair in labels)
        date = None if of_the_file else next(filter(None, map(date_of, filter(None, row))), None)
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
    remark, todo = noted("answers.one_column"), noted("todo.say_answers")
    remarks = [(name, remark, todo) for (name, _), is_alone in zip(sheets, alone, strict=True) if is_alone]
    return [None if is_alone else head for head, is_alone in zip(heads, alone, strict=True)], remarks


def _documents(rows: list[list[str]], table: Table, prefix: str) -> list[Document]:
    heads, body = table.heads, rows[table.first : table.end]
    date_column = heads.roles.get("date")
    if date_column is not None:
        dates = dates_of_column([row[date_column] if date_column < len(row) else "" for row in body])
        body = [
            [*row[:date_column], date, *row[date_column + 1 :]] if date_column < len(row) else row
            for row, date in zip(body, dates, strict=True)
        ]
    below = _remainder(body, heads)
    first, body = table.first + below, body[:below]
    rest = written(rows[first : table.end], f"{prefix}{first + 1}")
    if is_talk(body, heads):
        return [talk_of(body, heads, f"{prefix}{table.first + 1}", table.part), *rest]
    attributes, writers = heads.attributes(body), writers_of(body)
    documents = (
        _document(table, attributes, [cell.strip() for cell in row], f"{prefix}{number}", writers)
        for number, row in enumerate(body, start=table.first + 1)
    )
    return [*filter(None, documents), *rest]


def _remainder(body: Sequence[Sequence[str]], heads: Heads) -> int:
    """Return where something else begins below a table, parted by an empty row: a heading alone, then lines.

    Beside answers in the first column an empty row may only be one that nobody filled: there it takes two.
    """
    filled = [[index for index, cell in enumerate(row) if cell.strip()] for row in body]
    gaps = [number for number, indexes in enumerate(filled) if not indexes]
    first = gaps[-1] + 1 if gaps else len(body)
    apart = 0 not in heads.texts or gaps[-2:-1] == [first - 2]
    heading = len(body) - first > 1 and filled[first] == [0] and len(body[first][0]) <= LONGEST_TOPIC
    return first if heading and apart else len(body)


def _document(
    table: Table, attributes: dict[int, str], cells: list[str], name: str, writers: Collection[str]
) -> Document | None:
    heads = table.heads

    def cell(index: int | None) -> str:
        return cells[index] if index is not None and index < len(cells) else ""

    if not tells_of(cells, heads.texts):
        return None
    draft = Draft()
    speaker = cell(heads.roles.get("speaker"))
    speaker = "" if _NOBODY.fullmatch(speaker) else speaker
    section = cell(heads.roles.get("section"))
    if table.part:
        draft.add(table.part, kind="section", level=-4)
    if section:
        draft.add(section, kind="section", level=-3)
    for index in heads.texts:
        if not WORDS.search(cell(index)):
            continue  # nor is a bare figure a finding
        head = heads.names[index]
        if head and not (section and heads.names_the_answers(index)):
            if group := "".join(heads.groups[index : index + 1]):
                draft.add(" ".join(group.split()), kind="section", level=-2)
            draft.add(" ".join(head.split()), kind="section", level=-1)
        lines = lines_of_cell(cell(index))
        writer = lines.pop() if lines[-1] in writers and len(lines) > 1 else ""
        who = writer[1:-1] or (head if index in heads.voices else speaker)
        for line in lines:
            draft.add(line, kind="answer", **({"speaker": who} if who else {}))
        if writer:
            draft.add(writer, kind="column")
        draft.blank()
    facts = {role: cell(index) for role, index in heads.roles.items() if role in _GIVEN}
    facts |= {head: cell(index) for index, head in attributes.items()}
    return draft.document(name, facts)


def _remarks(rows: list[list[str]], tables: Sequence[Table], sheet: str) -> list[tuple[str, str, str]]:
    """Say which columns were taken for answers, and which rows have none."""
    remarks, silent, remarked = [], 0, set()
    for heads, first, end, _ in tables:
        body = rows[first:end]
        answered = [_plain(heads.names)[index] or noted("answers.without_head") for index in heads.texts]
        others = list(heads.attributes(body).values())
        if heads.guessed and tuple(heads.names) not in remarked:
            remark = noted("answers.read", columns=_listed(answered)) if answered else noted("answers.none")
            if others:
                remark = noted("answers.and_others", found=remark, columns=_listed(others))
            remarks.append((sheet, remark, noted("todo.say_answers")))
            remarked.add(tuple(heads.names))
        if is_talk(body, heads):
            remarks.append((sheet, noted("answers.talk", n=len(body)), noted("todo.say_answers")))
        for row in body[: _remainder(body, heads)]:
            filled = {index for index, cell in enumerate(row) if cell.strip()}
            silent += bool(heads.texts and filled) and not tells_of(row, heads.texts)
    if silent:
        remarks.append((sheet, noted("answers.silent", n=silent), noted("todo.say_answers")))
    return remarks


def _plain(names: list[str]) -> list[str]:
    return [" ".join(name.split()) for name in names]


def _listed(names: list[str]) -> Told:
    short = [name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…" for name in names]
    listed = listing(short[:_MOST_NAMED], "; ")
    more = len(short) - _MOST_NAMED
    return noted("answers.more", columns=listed, n=more) if more > 0 else listed
