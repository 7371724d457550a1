"""The columns of every table that leaves a room, and two checks on them.

A table is a pandas DataFrame. A function needs only the columns that its docstring names; the lists here
are what a *whole* table has, in the order in which it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from synth.telling import told

if TYPE_CHECKING:
    import pandas as pd

SECTION_JOIN = " > "
"""Joins the headings of a section path: ``วิธีการดำเนินงาน > การสร้างทีม``."""

CODE_JOIN = ";"
"""Joins several values in one cell: codes of a statement, keywords of a code."""

THEME_DIMENSION = "ประเด็น"
"""The dimension of a code that names none; themes are its top codes."""

FINDING_DIMENSION = "ประเภทข้อค้นพบ"
"""The dimension of the kind of finding: success factor, obstacle, recommendation …"""

ANALYSED, LEFT_OUT = "analysed", "left out"
"""The two values of ``statements.use``."""

UNITS = ("auto", "paragraph", "sentence", "turn")
"""What a statement is; ``auto``: an item, a cell, a turn, a paragraph cut where a sentence surely ends."""

ADJUDICATED = "adjudicated"
"""The coder under whose name the outcome of an adjudication stands."""

TABLES: dict[str, tuple[str, ...]] = {
    "sources": (
        "source_id",
        "cohort",
        "project",
        "path",
        "title",
        "date",
        "date_note",
        "text",
        "sha256",
    ),  # and one column for each attribute
    "statements": (
        "statement_id",
        "source_id",
        "cohort",
        "project",
        "section",
        "item",
        "speaker",
        "time",
        "start",
        "end",
        "text",
        "repeats",
        "use",
        "certain",
    ),
    "lines": (
        "source_id",
        "start",
        "end",
        "kind",
        "level",
        "number",
        "body",
        "speaker",
        "time",
        "topic",
        "column",
        "reason",
        "certain",
        "told",  # what the file's format says of the line, as JSON
    ),
    "corrections": ("source_id", "start", "end", "text", "name", "value", "coder", "created_at"),
    "left_out": ("source_id", "start", "end", "text", "reason"),
    "problems": ("path", "place", "problem", "what_to_do"),
    "codebook": (
        "code",
        "name",
        "name_en",
        "dimension",
        "parent",
        "definition",
        "include",
        "exclude",
        "keywords",
        "example",
        "colour",
        "retired",
    ),
    "codings": ("coding_id", "statement_id", "code", "coder", "created_at", "origin", "version"),
    "reviews": ("statement_id", "coder", "created_at"),
    "memos": ("memo_id", "about", "target_id", "coder", "created_at", "text"),
    "proposed_themes": ("theme", "label", "terms", "size", "stability", "chance", "stands", "exemplars"),
    "proposed_members": ("statement_id", "theme", "score", "fits"),
    "suggestions": ("statement_id", "code", "score", "because"),
    "second_opinion": (
        *("finding", "code", "other", "statements", "likeness", "against"),
        *("quotes", "statement_ids", "says"),
    ),
}


def table(name: str, rows: Iterable = (), dtype: type | None = None) -> pd.DataFrame:
    """Build the table called `name` from `rows` (dicts or tuples), with its columns in their order.

    Columns beyond the documented ones (attributes of a source) follow after them. Sentences that know their
    key stay what they are in columns of `dtype` object.

    Examples
    --------
    >>> table("left_out", [("note.txt", 0, 6, "circle", "icon word")]).columns.tolist()
    ['source_id', 'start', 'end', 'text', 'reason']
    """
    import pandas as pd

    columns, rows = list(TABLES[name]), list(rows)
    if rows and isinstance(rows[0], dict):
        frame = pd.DataFrame(rows, dtype=dtype)
        further = [column for column in frame.columns if column not in columns]
        return frame.reindex(columns=columns + further)
    return pd.DataFrame(rows, columns=columns, dtype=dtype)


def in_order(names: Iterable) -> list:
    """Sort names, numbers in them by their size (รุ่น 9 before รุ่น 10).

    Examples
    --------
    >>> in_order(["รุ่น ๑๐", "รุ่น 9"])
    ['รุ่น 9', 'รุ่น ๑๐']
    """
    return sorted(names, key=lambda name: ([*map(_part, re.split(r"(\d+)", str(name)))], str(name)))


def _part(part: str) -> tuple[int, int, str]:
    return (0, int(part), "") if part.isdecimal() else (1, 0, part)


_YES = ("true", "1", "yes", "y", "x", "✓", "✔", "ใช่", "เลิกใช้", "เลิกใช้แล้ว")
_NO = ("", "false", "0", "no", "n", "nan", "none", "<na>", "-", "ไม่", "ไม่ใช่", "ใช้อยู่", "ยังใช้อยู่")


def is_yes(value: object) -> bool:
    """Say whether a cell says yes, as ``retired`` does, however people and programs write it.

    Raises
    ------
    ValueError
        The cell says neither yes nor no.

    Examples
    --------
    >>> [is_yes(value) for value in (True, "TRUE", 1.0, "1.0", "ใช่", "", "ไม่ใช่", float("nan"), "FALSE")]
    [True, True, True, True, True, False, False, False, False]
    """
    answer = str(value).strip().casefold().removesuffix(".0")
    if answer not in (*_YES, *_NO):
        raise ValueError(told("codebook.retired", value=str(value)))
    return answer in _YES


def require(frame: pd.DataFrame, columns: Sequence[str], what: str) -> None:
    """Raise ValueError when the table `what` lacks one of the `columns`.

    Examples
    --------
    >>> import pandas as pd
    >>> require(pd.DataFrame({"text": ["ผู้นำตามธรรมชาติ"]}), ["statement_id"], "statements")
    Traceback (most recent call last):
        ...
    ValueError: statements has no column 'statement_id'; it has: text
    """
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        names = ", ".join(repr(column) for column in missing)
        has = ", ".join(map(str, frame.columns)) or told("value.none")
        raise ValueError(told("sheet.no_column", table=what, column=names, known=has))
