"""Spreadsheets of answers: each row is a source of its own, its heads are sections or attributes."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

from synth.corpus.attributes import date_of, dates_of_column
from synth.corpus.dating import is_held, is_of_a_file
from synth.corpus.document import Document, Draft
from synth.corpus.layout.column_heads import lines_of_cell
from synth.corpus.layout.introduced import names_before_brackets
from synth.corpus.layout.tables import writers_of
from synth.corpus.readers.beside_tables import (
    alone_beside_tables,
    is_cover,
    lists_in,
    note_of,
    numbered_rows,
    speaks_of_the_file,
    tells_alone,
    unread,
    without,
    written,
)
from synth.corpus.readers.columns_of_answers import Heads, heads_of
from synth.corpus.readers.forms_of_sheets import form_of, grid_of, says_more
from synth.corpus.readers.lists_of_speakers import with_names_of_codes, without_lists_of_speakers
from synth.corpus.readers.open_answers import WORDS, tells_of
from synth.corpus.readers.remarks_of_answers import beside, not_read, plain, remarks_on
from synth.corpus.readers.tables_of_answers import (
    Table,
    is_total,
    remainder,
    says_the_day,
    tables_in,
    without_facts,
)
from synth.corpus.readers.talks import is_talk, talk_of
from synth.corpus.readers.workbook import sheets_of, words_beside
from synth.telling import Unreadable, noted

_GIVEN = ("date", "project", "cohort", "title")
_NOBODY = re.compile(r"anonymous|ไม่ระบุ(?:ตัวตน|ชื่อ)?|ผู้ไม่ประสงค์ออกนาม|-", re.IGNORECASE)
_RECORDED = re.compile("(?:คน|ผู้)(?:จด|บันทึก|สังเกต|ถอด)")
"""What says that a column holds what whoever wrote it down remarked."""
_MOST_OVER = 30


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
    heads = _heads_in(sheets, answers)
    # fields side by side may stand over a table that says who speaks
    spoken = [bool(head and head.row and head.texts and "speaker" in head.roles) for head in heads]
    forms = [
        None if answers or table else grid_of(rows) or form_of(rows)
        for (_, rows), table in zip(sheets, spoken, strict=True)
    ]
    alone = [not answers and is_alone for is_alone in alone_beside_tables(sheets, heads)]
    covers = [not answers and len(sheets) > 1 and is_cover(rows) for _, rows in sheets]
    over = [
        _day_over(rows if form or by_itself or covering else rows[: head.row] if head else [])
        for (_, rows), head, form, by_itself, covering in zip(whole, heads, forms, alone, covers, strict=True)
    ]
    cover = next((day for day, form in zip(over, forms, strict=True) if form and not says_more(form)), "")
    cover = cover or ([*{*filter(None, over)}] if len({*filter(None, over)}) == 1 else [""])[0]
    documents: list[Document] = []
    remarks: list[tuple[str, str, str]] = []
    for number, ((name, rows), head, form) in enumerate(zip(sheets, heads, forms, strict=True)):
        prefix = "#" if number == 0 else f"#{name}!"
        of_rows: list[Document] = []
        if covers[number]:
            remarks += not_read(plain(cell for row in rows for cell in row if cell), name)
        elif alone[number]:
            of_rows = [note_of(rows, f"{prefix}1")] if not speaks_of_the_file(rows) else []
            remarks += [] if of_rows else [(name, noted("answers.one_column"), noted("todo.say_answers"))]
        elif form:
            of_rows = [replace(form, name=f"{prefix}1")] if says_more(form) else []
            remarks += not_read(form.text.split("\n"), name if len(sheets) > 1 else "") if not of_rows else []
        elif head is not None:
            of_rows, said = _read_tables(rows, head, answers, prefix, name if len(sheets) > 1 else "")
            remarks += said
        of_rows += lists_in(whole[number][1], lists[number], prefix)
        date = over[number] or cover
        documents += [replace(doc, given={"date": date} | doc.given) for doc in of_rows] if date else of_rows
    missing = [name for name in answers if not any(head and name in plain(head.names) for head in heads)]
    remarks += not_read(plain(words_beside(data)), "")
    remarks += [(name, noted("answers.no_head"), noted("todo.right_head")) for name in missing]
    if not documents:
        raise Unreadable(noted("answers.none_in_file"), noted("todo.name_answers"))
    first = next((number for number, document in enumerate(documents) if document.text), 0)
    documents[first] = replace(documents[first], remarks=tuple(remarks))
    return documents


def _heads_in(sheets: Sequence[tuple[str, list[list[str]]]], answers: Collection[str]) -> list[Heads | None]:
    """Return the heads of each sheet, as far as it has some; those of open answers are known in all."""
    heads = [heads_of(rows, answers=answers) for _, rows in sheets]
    if answers:
        return heads
    heads = without_lists_of_speakers(sheets, heads)
    worded = {head.names[index] for head in heads if head for index in head.texts}
    if len(sheets) > 1:  # a column of answers in one sheet is one in all
        heads = [heads_of(rows, worded) for _, rows in sheets]
        heads = without_lists_of_speakers(sheets, with_names_of_codes(sheets, heads))
    return heads


def _read_tables(
    rows: list[list[str]], head: Heads, answers: Collection[str], prefix: str, name: str
) -> tuple[list[Document], list[tuple[str, str, str]]]:
    """Read the tables of a sheet and what stands over them; return what is to be said of the sheet, too."""
    tables = tables_in(rows, head, answers)
    over_heads = [row for row in rows[: head.row] if tells_alone(row)]
    of_rows = written(over_heads, f"{prefix}1")
    of_rows += [doc for table in tables for doc in _documents(rows, table, prefix)]
    ends = [table.first + remainder(rows[table.first : table.end], table.heads) for table in tables]
    remarks = remarks_on(rows, list(zip(tables, ends, strict=True)), name)
    if not answers:
        told = without(rows, [(table.first - 1 - bool(table.heads.groups), table.first) for table in tables])
        remarks += unread(told, head.row, of_rows, name)
        texts = [text for document in of_rows for text in (document.text, *document.given.values())]
        remarks += beside(rows, texts, name) if head.texts else []
    return of_rows, remarks


def _day_over(rows: Sequence[Sequence[str]]) -> str:
    """Return the day that stands in the rows over the heads of a sheet, or in a form.

    What says that it is the day of a file may stand in another cell of its row, or over it. The day of what
    was held goes before that of what it was held about.
    """
    above: Sequence[str] = ()
    days: list[tuple[bool, str]] = []
    for row in rows[:_MOST_OVER]:
        labels = zip_longest(above[: len(row)], row, fillvalue="")
        above_it = not says_the_day(row) and any(is_of_a_file(" ".join(pair)) for pair in labels)
        of_the_file = above_it or is_of_a_file(" ".join(row))
        date = None if of_the_file else next(filter(None, map(date_of, filter(None, row))), None)
        days += [(is_held(" ".join(row)), date[0])] if date else []
        above = row
    return next((day for held, day in days if held), days[0][1] if days else "")


def _documents(rows: list[list[str]], table: Table, prefix: str) -> list[Document]:
    heads, body = table.heads, rows[table.first : table.end]
    date_column = heads.roles.get("date")
    if date_column is not None:
        dates = dates_of_column([row[date_column] if date_column < len(row) else "" for row in body])
        body = [
            [*row[:date_column], date, *row[date_column + 1 :]] if date_column < len(row) else row
            for row, date in zip(body, dates, strict=True)
        ]
    below = remainder(body, heads)
    first, body = table.first + below, body[:below]
    rest = written([row for row in rows[first : table.end] if not is_total(row)], f"{prefix}{first + 1}")
    if is_talk(body, heads):
        return [talk_of(body, heads, f"{prefix}{table.first + 1}", table.part), *rest]
    attributes, writers = heads.attributes(body), writers_of(body)
    named_at = heads.roles.get("speaker")
    names = names_before_brackets(
        {row[named_at].strip() for row in body if named_at is not None and named_at < len(row)}
    )
    called = ([names.get(cell.strip(), cell.strip()) for cell in row] for row in body)
    documents = (
        _document(table, attributes, row, f"{prefix}{number}", writers)
        for number, row in enumerate(called, start=table.first + 1)
    )
    return [*filter(None, documents), *rest]


def _document(
    table: Table, attributes: dict[int, str], cells: list[str], name: str, writers: Collection[str]
) -> Document | None:
    heads = table.heads

    def cell(index: int | None) -> str:
        return cells[index] if index is not None and index < len(cells) else ""

    if not tells_of(cells, heads.texts) or is_total(cells):
        return None
    draft = Draft()
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
            draft.add(" ".join(head.split()), kind="section", level=-1 if group else -2)
        lines, speaker = lines_of_cell(cell(index)), cell(heads.tellers.get(index))
        speaker = "" if _NOBODY.fullmatch(speaker) else speaker
        writer = lines.pop() if lines[-1] in writers and len(lines) > 1 else ""
        who = writer[1:-1] or (head if index in heads.voices else "" if _RECORDED.search(head) else speaker)
        for line in lines:
            draft.add(line, **heads.told_of(index), **({"speaker": who} if who else {}))
        if writer:
            draft.add(writer, kind="column")
        draft.blank()
    facts = {role: cell(index) for role, index in heads.roles.items() if role in _GIVEN}
    facts |= {head: cell(index) for index, head in attributes.items()}
    return draft.document(name, facts)
