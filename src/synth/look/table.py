"""A table that says what it counts, how much there is, and where it has nothing to show yet, why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from synth.look.card import card, frame
from synth.look.words import said

SHORT, WHOLE = 10, 30
"""A table with more rows than WHOLE shows the first SHORT."""


class Table(pd.DataFrame):
    """A DataFrame of findings: the same columns and methods, with words above it.

    What it knows of itself stands in ``attrs["look"]``, which pandas hands on to what is selected from it. A
    table that was joined or made over into another one shows itself as plain DataFrames do.

    Examples
    --------
    >>> codes = pd.DataFrame({"name": ["ความไว้วางใจ"], "statements": [8], "coder": ["ก"]})
    >>> print(Table.of(codes, "code_table", ["name", "statements"]))
    จำนวนข้อความในแต่ละรหัส · 1 แถว · นับการลงรหัสของ ก
            name  statements
    ความไว้วางใจ           8
    ช่องอื่น: coder
    >>> print(Table.of(codes[:0], "code_table", lacks={"key": "nobody_read"}))
    จำนวนข้อความในแต่ละรหัส · ยังไม่มีแถว
    ยังไม่มีใครอ่านและลงรหัสข้อความเหล่านี้ จึงยังไม่มีตัวเลขให้แสดง ลงรหัสได้ในสมุดงานที่ 4
    """

    @property
    def _constructor(self) -> type[Table]:
        return Table

    @classmethod
    def of(
        cls,
        rows: pd.DataFrame,
        name: str,
        columns: Sequence[str] = (),
        lacks: Mapping[str, Any] | None = None,
        model: str = "",
        sample: int = 0,
    ) -> Table:
        """Name a table, say which columns a short look shows, what it lacks, what model read and how many."""
        table = cls(rows)
        coders = rows["coder"].unique() if "coder" in rows else []
        table.attrs["look"] = {
            "name": name,
            "columns": [column for column in columns if column in rows],
            "all": list(map(str, rows.columns)),
            "coder": str(coders[0]) if len(coders) == 1 else "",
            "lacks": dict(lacks or {}),
            "model": model,
            "sample": sample,
        }
        return table

    @property
    def lacks(self) -> str:
        """Why there is nothing to show yet, in a sentence; empty where there is."""
        reason = self._look.get("lacks") or {}
        values = {name: value for name, value in reason.items() if name != "key"}
        return said(f"lacks.{reason['key']}", **values) if reason else ""

    @property
    def sample(self) -> int:
        """How many statements, drawn by lot, it was found from; 0 where from all."""
        return self._look.get("sample", 0)

    def crossed(self, rows: str | list[str], columns: str, values: str = "statements") -> Table:
        """Lay a long table out: a row for each value of `rows`, a column for each of `columns`.

        Examples
        --------
        >>> counts = pd.DataFrame({"name": ["ทีม", "ทีม"], "group": ["2567", "2568"], "statements": [3, 5]})
        >>> Table.of(counts, "code_by").crossed("name", "group").loc["ทีม"].tolist()
        [3, 5]
        """
        wide = pd.DataFrame(self).pivot_table(
            index=rows, columns=columns, values=values, aggfunc="first", sort=False
        )
        table = Table.of(wide, self._look.get("name", ""), lacks=self._look.get("lacks"))
        table.attrs["look"]["coder"] = self._look.get("coder", "")
        return table

    @property
    def _look(self) -> dict[str, Any]:
        return self.attrs.get("look", {})

    def _facts(self) -> list[str]:
        n, coder = len(self), self._look["coder"]
        facts = [said("look.rows", n=n) if n else said("look.no_rows")]
        facts += [said("look.coder", coder=coder)] * bool(coder and n)
        model = self._look.get("model")
        facts += [said("look.model", model=model)] if model else []
        return facts + ([said("look.sample", n=self.sample)] if self.sample else [])

    def _short(self) -> tuple[pd.DataFrame, list[str]]:
        """Return the rows and columns of a short look, and what is to be said of the others."""
        columns, every = self._look["columns"], list(map(str, self.columns))
        whole = not columns or every != self._look["all"]
        short = pd.DataFrame(self) if whole else pd.DataFrame(self)[columns]
        notes = []
        if len(short) > WHOLE:
            short = short.head(SHORT)
            notes.append(said("look.first", shown=SHORT))
        if not whole and len(columns) < len(every):
            others = (column for column in every if column not in columns)
            notes.append(said("look.columns", names=", ".join(others)))
        return short, notes

    def _tells(self) -> bool:
        """Say whether this is still the table that was named, or columns and rows of it."""
        return bool(self._look.get("name")) and set(map(str, self.columns)) <= set(self._look["all"])

    def _repr_html_(self) -> str | None:
        if not self._tells():
            return super()._repr_html_()
        short, notes = self._short()
        sentences = [self.lacks] if self.lacks else [said("lacks.nothing")] * (not len(self))
        foot = "".join(f"<p><small>{note}</small></p>" for note in notes) if len(short) else ""
        return card(said(f"table.{self._look['name']}"), self._facts(), sentences, frame(short), foot)

    def __repr__(self) -> str:
        if not self._tells():
            return super().__repr__()
        short, notes = self._short()
        lines = [" · ".join([said(f"table.{self._look['name']}"), *self._facts()])]
        lines += [self.lacks or said("lacks.nothing")] if self.lacks or not len(self) else []
        if len(short):
            named = short.index.names != [None]
            lines += [short.to_string(index=named), *notes]
        return "\n".join(lines)
