"""What stands beneath the cells of a synthesis: codings on statements that are analysed, under their codes.

Where a statement was settled, the settled codings count; elsewhere everybody's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from sqlalchemy import Connection, select

from synth.schema import ADJUDICATED, ANALYSED

from .. import codebook as books
from .. import ids, places
from .. import lineage as lines
from ..places import CODE, COHORT, PROJECT, Place
from ..standing import current_readings, set_values, stands, stored_texts, unremoved
from ..tables import attributes, coders, codings, reviews

Pair = tuple[str, str]
"""A statement and a code on it; no code where a text cites the statement."""


@dataclass
class Material:
    """The statements of now with the codings on analysed ones, and how earlier ids are called now."""

    statements: dict[str, dict]
    """In reading order, with source, project, cohort, use and text."""
    pairs: dict[Pair, list[str]]
    """Who coded, by statement and code, in reading order and that of the codebook."""
    book: books.Codes
    merged_into: dict[str, str]
    successors: dict[str, str]
    below: dict[str, frozenset[str]] = field(default_factory=dict)
    """Each code with the codes below it."""
    _at: dict[Place, set[str]] = field(default_factory=dict)

    @cached_property
    def analysed(self) -> dict[str, dict]:
        """The statements that are analysed."""
        return {name: row for name, row in self.statements.items() if row["use"] == ANALYSED}

    def now(self, pair: Pair) -> Pair:
        """Return a pair of earlier ids as it is called now."""
        statement, code = pair
        return lines.follow(self.successors, statement), self.merged_into.get(code, code)

    def within(self, place: Place) -> set[str]:
        """Return the analysed statements at a place: of a project or cohort, or with a code or one below."""
        if place not in self._at:
            if place.kind == CODE:
                codes = self.below.get(place.name, {place.name})
                names = {statement for statement, code in self.pairs if code in codes}
            else:
                names = {name for name, row in self.analysed.items() if row[place.kind] == place.name}
            self._at[place] = names
        return self._at[place]

    def beneath(self, cell: str) -> list[Pair]:
        """Return the codings beneath a cell, in their order."""
        both = places.places(cell)
        in_both = self.within(both[0]) & self.within(both[1])
        code_sets = [self.below.get(place.name, {place.name}) for place in both if place.kind == CODE]
        codes = frozenset().union(*code_sets) if code_sets else None
        return [pair for pair in self.pairs if pair[0] in in_both and (codes is None or pair[1] in codes)]


def gather(connection: Connection) -> Material:
    """Read the present out of the acts, as far as a synthesis asks for it."""
    book, merged_into, successors = (
        books.current(connection),
        books.mapping(connection),
        lines.confirmed(connection),
    )
    rows = _statements(connection)
    pairs = _pairs(connection, rows, merged_into, successors)
    order = {code: number for number, code in enumerate(book)}
    read = {name: number for number, name in enumerate(rows)}
    ordered = sorted(pairs, key=lambda pair: (read[pair[0]], order.get(pair[1], len(order)), pair[1]))
    return Material(
        rows, {pair: pairs[pair] for pair in ordered}, book, merged_into, successors, _below(book)
    )


def _statements(connection: Connection) -> dict[str, dict]:
    current = current_readings(connection)
    values = set_values(connection, "source", attributes.c.name.in_((COHORT, PROJECT, "use")))
    of_source = {key: json.loads(value) for key, value in values.items()}
    use = set_values(connection, "statement", attributes.c.name == "use")
    words = stored_texts(connection)
    rows = {}
    for row in lines.present(connection, current):
        source, name = row["source_id"], row["statement_id"]
        own = use.get((name, "use"))
        row["text"] = words[row["text_id"]][row["start"] : row["end"]]
        row["use"] = json.loads(own) if own else of_source.get((source, "use")) or row["use"]
        row |= {kind: str(of_source.get((source, kind)) or "") for kind in (PROJECT, COHORT)}
        rows[name] = row
    return rows


def _pairs(
    connection: Connection, rows: dict[str, dict], merged_into: dict, successors: dict
) -> dict[Pair, list[str]]:
    who = dict(connection.execute(select(coders.c.coder_id, coders.c.name)).all())
    settler = ids.coder_id(ADJUDICATED)
    read = select(reviews.c.statement_id).where(reviews.c.coder_id == settler, stands(reviews.c.event_id))
    settled = {lines.follow(successors, name) for name in connection.scalars(read)}
    pairs: dict[Pair, list[str]] = {}
    stood = unremoved().with_only_columns(codings.c.statement_id, codings.c.code_id, codings.c.coder_id)
    for statement, code, coder in connection.execute(stood.order_by(codings.c.event_id, codings.c.coding_id)):
        name = lines.follow(successors, statement)
        if name not in rows or rows[name]["use"] != ANALYSED:
            continue
        if name in settled and coder != settler:
            continue
        coder_names = pairs.setdefault((name, merged_into.get(code, code)), [])
        if who[coder] not in coder_names:
            coder_names.append(who[coder])
    return pairs


def _below(book: books.Codes) -> dict[str, frozenset[str]]:
    below: dict[str, set[str]] = {code: {code} for code in book}
    for code, row in book.items():
        above, passed = row["parent"], {code}
        while above in book and above not in passed:
            below[above].add(code)
            passed.add(above)
            above = book[above]["parent"]
    return {code: frozenset(codes) for code, codes in below.items()}


def in_order(names: Iterable[str]) -> list[str]:
    """Return names, each once, empty ones left off."""
    return [name for name in dict.fromkeys(names) if name]
