"""What a synthesis may have as its rows and its columns, and how people name them."""

from __future__ import annotations

from sqlalchemy import Connection

from synth.schema import THEME_DIMENSION
from synth.telling import several, told

from .. import code_names, ids, places
from ..places import CODE, COHORT, PROJECT, Place
from .beneath import Material, in_order
from .written import cell_texts

THEME, EVERY_CODE = "theme", "code"
NAMED = (PROJECT, COHORT, THEME, EVERY_CODE)
"""What rows and columns may be, beside the name of a dimension."""


def axis(connection: Connection, material: Material, what: str) -> list[Place]:
    """Return the places that are the rows or columns `what`, in their order.

    ``theme`` are the top codes of the dimension of themes, the name of a dimension its top codes.
    """
    if what in (PROJECT, COHORT):
        names = in_order(row[what] for row in material.statements.values())
        written = [place for text in cell_texts(connection) for place in places.places(text.of)]
        lost = [place.name for place in written if place.kind == what and place.name not in names]
        return [Place(what, name) for name in in_order([*names, *lost])]
    dimension = THEME_DIMENSION if what == THEME else what
    dimensions = in_order(row["dimension"] for row in material.book.values())
    if what not in (THEME, EVERY_CODE) and dimension not in dimensions:
        raise ValueError(told("study.no_axis", what=what, known=several([*NAMED, *dimensions])))
    used = {code for _, code in material.pairs} | {
        place.name for text in cell_texts(connection) for place in places.places(text.of)
    }
    return [
        Place(CODE, code)
        for code, row in material.book.items()
        if (what == EVERY_CODE or (row["dimension"] == dimension and not row["parent"]))
        and (not row["retired"] or material.below[code] & used)
    ]


def find_place(connection: Connection, material: Material, what: str, name: str) -> Place:
    """Return the place that a person calls `name` among the rows or columns `what`."""
    if what not in (PROJECT, COHORT):
        return Place(CODE, code_names.find(material.book, name))
    candidates = axis(connection, material, what)
    match = next((place for place in candidates if ids.plain(place.name) == ids.plain(name)), None)
    if match is None:
        names = several([place.name for place in candidates])
        raise ValueError(told(f"study.no_{what}", said=name, known=names))
    return match


def find_cell(connection: Connection, material: Material, row: tuple[str, str], column: tuple[str, str]):
    """Return the stored cell of a row and a column, each as (what, name)."""
    one, other = (find_place(connection, material, *pair) for pair in (row, column))
    if one == other or (one.kind == other.kind and one.kind != CODE):
        raise ValueError(told("study.no_cell", row=row[1], column=column[1]))
    return places.key(one, other)


def called(names: dict[str, str], place: Place) -> str:
    """Return how a place is called: a code by its present code."""
    return names.get(place.name, place.name) if place.kind == CODE else place.name


def cell_called(names: dict[str, str], cell: str) -> str:
    """Return how a cell is called where it stands alone."""
    return " × ".join(called(names, place) for place in places.places(cell))
