"""What a person should know of a form that was filled: what stayed empty, what changed since."""

from __future__ import annotations

from typing import Any

import pandas as pd

from synth.exchange.form.carrying import Mapped
from synth.study.views.synthesis import AGAIN
from synth.telling import Told, noted, several

SHOWN = 5
"""Labels of parts of which nobody said anything that are named."""


class Notes:
    """Rows of the table ``problems`` about one form, each once."""

    def __init__(self, name: str):
        self.name = name
        self.rows: list[dict] = []
        self.unsaid: list[str] = []
        self.unjudged = 0

    def add(self, label: str, problem: Told, todo: Told | str = "") -> None:
        """Keep what a person should know of a place."""
        row = {"path": self.name, "place": label, "problem": problem, "what_to_do": todo}
        if row not in self.rows:
            self.rows.append(row)

    def leave(self, label: str) -> None:
        """Keep that nobody said what belongs into a part."""
        if label not in self.unsaid:
            self.unsaid.append(label)

    def cells(self, cells: pd.DataFrame) -> None:
        """Say which written cells ask to be read again, and which two people wrote."""
        for row in cells.itertuples():
            name = f"{row.row} × {row.column}"
            if row.state == AGAIN:
                self.add(name, noted("funder.cell_again"), noted("funder.read_again"))
            if row.apart:
                self.add(name, noted("funder.apart", coder=row.coder), noted("funder.settle"))

    def changes(self, mapping: Mapped, codes: pd.DataFrame) -> None:
        """Say what is otherwise in the form, and in the codebook, than when the form was mapped."""
        for what, labels in (("moved", mapping.moved), ("new", mapping.new), ("gone", mapping.gone)):
            todo: Any = noted("funder.sheet_again") if what == "new" else ""
            for label in labels:
                self.add(label or noted("funder.open_rows"), noted(f"funder.part_{what}"), todo)
        for row in codes.itertuples():
            self.add(row.label, noted(f"funder.{row.what.replace(' ', '_')}", before=row.before, now=row.now))

    def rest(self, unread: int) -> None:
        """Say what was left empty, and how many statements nobody has read."""
        if self.unsaid:
            labels = several(self.unsaid, SHOWN)
            problem = noted("funder.unsaid", n=len(self.unsaid), labels=labels)
            self.add("", problem, noted("funder.sheet_again"))
        if self.unjudged:
            self.add("", noted("funder.unjudged", n=self.unjudged), noted("funder.judge"))
        if unread:
            self.add("", noted("funder.unread", n=unread))
