"""What a reader hands on: a text, and what the file's format itself says of its lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from synth.signs import NEVER_STORED

INDENT = "  "
"""Blanks before an item for each level of a list below the first: they show what stands beneath what."""
_LINE_END = re.compile(r"\r\n?|[\n\x0b\x0c\x85\u2028\u2029]")
_NEVER_STORED = re.compile(f"[{NEVER_STORED}]")


@dataclass(frozen=True)
class Document:
    """One source as its reader found it.

    Attributes
    ----------
    text : str
        The text that is stored.
    told : mapping of int to dict
        For a line that begins at this offset (blanks passed over), fields of `synth.corpus.layout.lines.Line`
        that the format knows: that it is a heading of level 2, who speaks, under which column it stands;
        also ``paragraph``, that a paragraph begins there (in a text file nobody knows).
    name : str
        What tells this source from others of the same file: ``#12`` is row 12 of a spreadsheet.
    given : mapping of str to str
        What the file says of the whole source: title, project, date, attributes.
    remarks : tuple of (str, str, str)
        What a person should know of the reading: the place, what was found, what to do if it is wrong.
    """

    text: str
    told: Mapping[int, dict] = field(default_factory=dict)
    name: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[tuple[str, str, str], ...] = ()


class Draft:
    r"""A document in the making, line by line.

    Examples
    --------
    >>> draft = Draft()
    >>> draft.add("ปัจจัยความสำเร็จ", kind="heading", level=1)
    >>> draft.add("ผู้นำตามธรรมชาติ", marker="1. ", kind="item", number="1")
    >>> document = draft.document()
    >>> document.text
    'ปัจจัยความสำเร็จ\n1. ผู้นำตามธรรมชาติ'
    >>> document.told[17]
    {'kind': 'item', 'number': '1', 'body': 20}
    """

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._fields_at: dict[int, dict] = {}
        self._at = 0

    def add(self, words: str, marker: str = "", **fields: object) -> None:
        """Add the line `words`, with `marker` (a number, a bullet, a name; blanks indent it) before it.

        Line ends within `words` stay; each further line goes on with the first.
        """
        parts = [part.strip() for part in _LINE_END.split(_NEVER_STORED.sub("\ufffd", words))]
        for part in filter(None, parts):
            if marker or fields:
                begin = self._at + len(marker) - len(marker.lstrip())
                self._fields_at[begin] = (
                    {**fields, "body": self._at + len(marker)} if marker else dict(fields)
                )
            self._lines.append(marker + part)
            self._at += len(marker) + len(part) + 1
            marker = ""
            if fields.get("kind") not in ("heading", "section", "column", "furniture"):
                fields = {**fields, "kind": "more"}  # a heading of two lines is two headings

    def keep(self, line: str, end: int | None = None) -> None:
        """Add a line as it stands, with the blanks before it; nothing is told but where its words `end`."""
        if end is not None:
            self._fields_at[self._at + len(line) - len(line.lstrip())] = {"end": self._at + end}
        self._lines.append(line.rstrip())
        self._at += len(self._lines[-1]) + 1

    def blank(self) -> None:
        """Add an empty line, as between paragraphs; never two."""
        if self._lines and self._lines[-1]:
            self._lines.append("")
            self._at += 1

    def document(self, name: str = "", given: Mapping[str, str] | None = None) -> Document:
        """Return what was added."""
        return Document("\n".join(self._lines).rstrip("\n"), self._fields_at, name, given or {})
