"""What is otherwise beneath a cell than when a person last read it: key by key, before and now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, select

from synth.schema import ANALYSED

from .. import codebook as books
from .. import lineage as lines
from .. import places
from ..places import CODE, COHORT, PROJECT
from ..standing import stands, stored_texts
from ..tables import erasures, grounds, statements
from .beneath import Material, Pair, in_order
from .written import Text

ADDED, REMOVED = "coding added", "coding removed"
CHANGED, GONE, CUT, LEFT = "statement changed", "statement gone", "statement cut", "statement left out"
MOVED, ERASED, BURIED = "statement elsewhere", "words erased", "evidence erased"
RENAMED, REDEFINED, MERGED = "code renamed", "code redefined", "code merged"
RETIRED, SPLIT, RAISED, DROPPED = "code retired", "code split", "code moved", "code gone"
PLACE_GONE, APART = "place gone", "written apart"
WHAT = (
    *(ADDED, REMOVED, CHANGED, GONE, CUT, LEFT, MOVED, ERASED, BURIED),
    *(RENAMED, REDEFINED, MERGED, RETIRED, SPLIT, RAISED, DROPPED, PLACE_GONE, APART),
)
"""How the evidence of a cell may have changed; worded for people where they read it."""
_READING = ("section", "speaker")
_DEFINITION = ("definition", "include", "exclude")


class Change(NamedTuple):
    """One thing that is otherwise than it was."""

    what: str
    statement_id: str = ""
    code: str = ""
    """A code_id of now."""
    before: str = ""
    now: str = ""


class Changes:
    """Compares what stood beneath cells with what stands there now."""

    def __init__(self, connection: Connection, material: Material):
        self._connection, self._material = connection, material
        self._words = stored_texts(connection)
        self._names = books.names(connection)
        self._split = books.divided(connection)
        self._cut = {
            name
            for how, parents, _ in lines.steps(connection)
            if how in (lines.SPLIT, lines.JOIN)
            for name in parents
        }
        query = select(erasures.c.event_id, erasures.c.put).where(stands(erasures.c.event_id))
        self._put = [(row.event_id, row.put) for row in connection.execute(query) if row.put.strip()]
        self._books: dict[str, books.Codes] = {}

    def of(self, cell: str, written: Text, read: Text) -> list[Change]:
        """Return what changed beneath a text of a cell since the act by which somebody last read it."""
        rows = self._connection.execute(select(grounds).where(grounds.c.event_id == read.act)).all()
        now = dict.fromkeys(self._material.beneath(cell))
        before = {self._material.now((row.statement_id, row.code_id)): row for row in rows}
        changes = [Change(PLACE_GONE, now=name) for name in self._gone(cell, written)]
        if read.beneath > len(rows):
            changes.append(Change(BURIED, now=str(read.beneath - len(rows))))
        changes += [
            Change(ADDED, *pair, now=self._material.statements[pair[0]]["text"])
            for pair in now
            if pair not in before
        ]
        coded, reported = {name for name, code in before if code}, set()
        for pair, row in before.items():
            if pair[1] or pair[0] not in coded:  # a statement that is coded and cited is told of once
                changes += self._statement(pair, row, pair in now, cell, read.act, reported)
        codes = in_order([*(row.code_id for row in rows), *_codes(cell)])
        return changes + [change for code in codes for change in self.code(code, read.version)]

    def _gone(self, cell: str, written: Text) -> Iterator[str]:
        """Give, where a project or cohort of the cell is no more, which ones its statements are in now.

        This stays until the text is taken over to one of them: nothing could come beneath it here.
        """
        for place in places.places(cell):
            rows = self._material.statements
            if place.kind == CODE or any(row[place.kind] == place.name for row in rows.values()):
                continue
            query = select(grounds.c.statement_id).where(grounds.c.event_id == written.act)
            names = (
                lines.follow(self._material.successors, name) for name in self._connection.scalars(query)
            )
            yield ", ".join(in_order(rows[name][place.kind] for name in names if name in rows))

    def _statement(
        self, pair: Pair, row, stands_beneath: bool, cell: str, act: str, reported: set[str]
    ) -> Iterator[Change]:
        name, code = pair
        then = self._then(row)
        now = self._material.statements.get(name)
        if now is None:
            what = CUT if row.statement_id in self._cut else GONE
            yield Change(what, name, code, before=then["text"])
            return
        if name not in reported:
            reported.add(name)
            yield from self._reading(name, then, now, act)
        if now["use"] != ANALYSED:
            yield Change(LEFT, name, code, before=now["text"])
        elif code and not stands_beneath:
            where = [now[place.kind] for place in places.places(cell) if place.kind in (PROJECT, COHORT)]
            own = [place.name for place in places.places(cell) if place.kind in (PROJECT, COHORT)]
            if where != own:
                yield Change(MOVED, name, code, ", ".join(own), ", ".join(where))
            else:
                yield Change(REMOVED, name, code, before=now["text"])

    def _then(self, row) -> dict:
        """Return a statement as it was in the reading in which somebody saw it."""
        own = statements.c.statement_id == row.statement_id, statements.c.text_id == row.text_id
        earlier = self._connection.execute(select(statements).where(*own)).first()
        if earlier is None:
            return {"text": "", **dict.fromkeys(_READING, "")}
        return {"text": self._words[row.text_id][earlier.start : earlier.end]} | {
            name: getattr(earlier, name) for name in _READING
        }

    def _reading(self, name: str, then: dict, now: dict, act: str) -> Iterator[Change]:
        """Give what is otherwise in the words or the reading of a statement."""
        for part in ("text", *_READING):
            if then[part] != now[part]:
                yield Change(CHANGED, name, before=then[part], now=now[part])
        if any(later > act and put in now["text"] for later, put in self._put):
            yield Change(ERASED, name, now=now["text"])

    def code(self, code: str, version: str) -> Iterator[Change]:
        """Give what became of a code since a version of the codebook."""
        if version not in self._books:
            self._books[version] = books.rows_of(self._connection, version)
        earlier, end = self._books[version].get(code), self._material.merged_into.get(code, code)
        now = self._material.book.get(end)
        present_code = self._names.get(end, end)
        if earlier is None:
            return
        if now is None:
            yield Change(DROPPED, code=end, before=earlier["code"])
        elif end != code:
            yield Change(MERGED, code=end, before=earlier["code"], now=present_code)
        else:
            for name in ("code", "name"):
                if earlier[name] != now[name]:
                    yield Change(RENAMED, code=code, before=earlier[name], now=now[name])
            for name in _DEFINITION:
                if earlier[name] != now[name]:
                    yield Change(REDEFINED, code=code, before=earlier[name], now=now[name])
            if earlier["parent"] != now["parent"]:
                above = (self._names.get(row["parent"], "") for row in (earlier, now))
                yield Change(RAISED, "", code, *above)
            if now["retired"] and not earlier["retired"]:
                parts = ", ".join(self._names.get(part, part) for part in self._split.get(code, ()))
                yield Change(SPLIT if parts else RETIRED, code=code, before=earlier["code"], now=parts)


def _codes(cell: str) -> list[str]:
    return [place.name for place in places.places(cell) if place.kind == CODE]
