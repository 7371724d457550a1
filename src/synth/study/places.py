"""What a cell of a synthesis is: where two things meet, the same cell whichever of them is its row.

A cell is stored as JSON of two places, each a kind and a name: a project or cohort by its name, a code by its
id. A cell of a project and a theme, and the same of a theme and a project, are one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

PROJECT, COHORT, CODE = KINDS = ("project", "cohort", "code")
"""What may span a cell; themes, and the values of every other dimension, are codes."""


class Place(NamedTuple):
    """One of the two things that span a cell."""

    kind: str
    name: str


def key(one: Place, other: Place) -> str:
    """Return the cell that two places span, as it is stored.

    Examples
    --------
    >>> key(Place(CODE, "7f0c"), Place(PROJECT, "โครงการ ก"))
    '["project", "โครงการ ก", "code", "7f0c"]'
    """
    first, second = sorted((one, other), key=lambda place: (KINDS.index(place.kind), place.name))
    return json.dumps([*first, *second], ensure_ascii=False)


def places(cell: str) -> tuple[Place, Place]:
    """Return the two places of a stored cell.

    Examples
    --------
    >>> places('["cohort", "2567", "code", "7f0c"]')[1]
    Place(kind='code', name='7f0c')
    """
    parts = json.loads(cell)
    return Place(*parts[:2]), Place(*parts[2:])


def is_key(parsed: object) -> bool:
    """Say whether a value of JSON is a cell: two places, of two kinds or both codes."""
    if not (isinstance(parsed, list) and len(parsed) == 4 and all(isinstance(part, str) for part in parsed)):
        return False
    one, other = parsed[0], parsed[2]
    return {one, other} <= set(KINDS) and (one != other or one == CODE) and "" not in parsed


def resolved(cell: str, merged_into: Mapping[str, str]) -> str:
    """Return the cell with the codes that stand now for those that were merged."""
    one, other = (
        Place(kind, merged_into.get(name, name) if kind == CODE else name) for kind, name in places(cell)
    )
    return key(one, other)
