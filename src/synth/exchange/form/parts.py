"""What a form consists of: rows, columns, marked places, and where something is to be written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from synth.study.ids import digest
from synth.telling import Told

from .controls import Control
from .grid import Cell
from .package import Package

ROW, ROWS, COLUMN, PLACE = "row", "rows", "column", "place"
COLUMNS = ("part", "position", "kind", "context", "label", "where", "options")
LONGEST = 300
"""Letters of a label that tell it from others."""


@dataclass
class Part:
    """A row, some empty rows, a column, or a marked place of a form."""

    kind: str
    context: str
    label: str
    where: Told
    options: tuple[str, ...] = ()
    key: str = ""


@dataclass
class Slot:
    """Somewhere to write: in a cell under its row and column, or a marked place.

    `rows` are the rows that a cell reaches over, more than one where it is merged downward.
    """

    rows: list[Part]
    column: Part | None
    cell: Cell | None = None
    paragraphs: list[Any] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    """In each paragraph, the letters to be written over."""
    control: Control | None = None
    line: int = -1
    """Of empty rows, which one."""
    options: tuple[str, ...] = ()


@dataclass
class Open:
    """Rows of a table that say nothing yet: one each for as many projects as there are."""

    part: Part
    elements: list[Any]


@dataclass
class Form:
    """A form: its parts, and where something is to be written."""

    package: Package
    parts: list[Part] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    opens: list[Open] = field(default_factory=list)

    @property
    def fingerprint(self) -> str:
        """A hash of all that the form asks for, the same however its file was saved."""
        return digest(*(part.key for part in self.parts), length=32)

    @property
    def table(self) -> pd.DataFrame:
        """The parts as a table: part (its key), position, kind, context, label, where, options."""
        rows = [
            (part.key, at, part.kind, part.context, part.label, part.where, part.options)
            for at, part in enumerate(self.parts)
        ]
        return pd.DataFrame(rows, columns=list(COLUMNS))
