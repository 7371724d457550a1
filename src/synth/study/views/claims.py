"""The claims that people write, what each rests on, and all that it rests on in the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import Connection, select

from .. import citing, places
from .. import lineage as lines
from ..choices import NOT, RESTS
from ..places import CODE
from ..standing import stands
from ..tables import coders, events, links
from .synthesis import AGAIN, Cells
from .written import Text, claim_texts, heads

CLAIM, CELL, STATEMENT = "claim", "cell", "statement"


class Link(NamedTuple):
    """What a claim rests on, or what speaks against it, under the ids of now."""

    claim: str
    about: str
    target: str
    how: str
    coder: str
    at: str


@dataclass
class Reach:
    """All that a claim rests on in the end."""

    claims: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)
    """Those that are named one by one, by a link."""


class Ledger:
    """The claims that stand, with their links; made once for every table of them."""

    def __init__(self, connection: Connection):
        self.cells = Cells(connection)
        self.heads = heads(connection, claim_texts(connection))
        self.claims = {
            name: texts[0] for name, texts in sorted(self.heads.items()) if any(text.text for text in texts)
        }
        self.links = [*self._links(connection)]
        self._of: dict[str, list[Link]] = {}
        for link in self.links:
            self._of.setdefault(link.claim, []).append(link)

    def _links(self, connection: Connection) -> Iterator[Link]:
        query = select(links, coders.c.name, events.c.at)
        query = query.join(events, events.c.event_id == links.c.event_id)
        query = query.join(coders, coders.c.coder_id == links.c.coder_id).where(stands(links.c.event_id))
        last: dict[tuple, Link] = {}
        for row in connection.execute(query.order_by(links.c.event_id)):
            target = self.now(row.about, row.target_id)
            last[row.claim_id, row.about, target] = Link(
                row.claim_id, row.about, target, row.how, row.name, row.at
            )
        return (link for link in last.values() if link.how != NOT and link.claim in self.claims)

    def now(self, about: str, target: str) -> str:
        """Return what a link is to, under its id of now."""
        material = self.cells.material
        if about == CELL:
            return places.resolved(target, material.merged_into)
        if about == CODE:
            return material.merged_into.get(target, target)
        return lines.follow(material.successors, target) if about == STATEMENT else target

    def of(self, claim: str, how: str = RESTS) -> list[Link]:
        """Return what a claim rests on, or what speaks against it."""
        return [link for link in self._of.get(claim, ()) if link.how == how]

    def apart(self, claim: str) -> list[Text]:
        """Return the texts of a claim that were written apart from the one that counts."""
        return [text for text in self.heads[claim][1:] if text.text]

    def is_there(self, link: Link) -> bool:
        """Say whether what a link is to is there now: not taken away, left out or dropped."""
        material = self.cells.material
        return {
            CLAIM: lambda: link.target in self.claims,
            CELL: lambda: self.cells.counts(link.target) is not None or bool(material.beneath(link.target)),
            STATEMENT: lambda: link.target in material.statements,
            CODE: lambda: link.target in material.book,
        }[link.about]()

    def reach(self, claim: str) -> Reach:
        """Return all that a claim rests on in the end; a circle of two people's links is gone round once."""
        reach, waiting = Reach(), [claim]
        kinds = {CLAIM: reach.claims, CELL: reach.cells, CODE: reach.codes, STATEMENT: reach.statements}
        while waiting:
            for link in self.of(waiting.pop()):
                if link.target not in kinds[link.about] and self.is_there(link):
                    kinds[link.about].append(link.target)
                    waiting += [link.target] if link.about == CLAIM and link.target != claim else []
        return reach

    def statements(self, reach: Reach) -> list[str]:
        """Return the statements on which something rests in the end, in reading order."""
        material = self.cells.material
        names = set(reach.statements)
        for cell in reach.cells:
            names |= {name for name, _ in material.beneath(cell)} | set(self.cited(cell))
        for code in reach.codes:
            names |= material.within(places.Place(CODE, code))
        return [name for name in material.statements if name in names]

    def cited(self, cell: str) -> list[str]:
        """Return the present statements that the text of a cell cites."""
        text = self.cells.counts(cell)
        names = citing.cited(text.text) if text else []
        present_names = (lines.follow(self.cells.material.successors, name) for name in names)
        return [name for name in present_names if name in self.cells.material.statements]

    def again(self, claim: str) -> int:
        """Return how many things that a claim rests on are gone or ask to be read again."""
        reach = self.reach(claim)
        gone = [link for name in [claim, *reach.claims] for link in self.of(name) if not self.is_there(link)]
        return len(gone) + sum(bool(self.cells.changes(cell)) for cell in reach.cells)

    def state(self, cell: str) -> str:
        """Say whether a cell asks to be read again."""
        return AGAIN if self.cells.changes(cell) else ""
