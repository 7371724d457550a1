"""What may stand in a column: one rule for each kind of column (which column is of which, `column_kinds.py`).

A kind whose name ends in ``?`` may be empty as well. What a row names elsewhere is proved in `bonds.py`.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from datetime import datetime

from synth.corpus.layout.lines import SAID, Kind
from synth.schema import ADJUDICATED, ANALYSED, LEFT_OUT

from . import ids, places
from .act_kinds import BRINGS, PAYLOAD
from .choices import (
    ABOUT,
    ADVISES,
    CLAIMS,
    DIMENSION,
    EACH,
    EVERYTHING,
    HOW,
    MACHINES,
    OUTCOMES,
    PARTS,
    RESTS_ON,
    ROLES,
    SAYS,
    TRIANGULATED,
    VERDICTS,
)

_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_LARGEST = 2**53
"""The largest number that every program keeps whole."""

Rule = Callable[[object], bool]


def _like(pattern: str) -> Rule:
    matches = re.compile(pattern).fullmatch
    return lambda value: isinstance(value, str) and matches(value) is not None


def _one_of(*values: str) -> Rule:
    return lambda value: isinstance(value, str) and value in values


def _act(value: object) -> bool:
    return _uuid(value) and value[14] == "7" and ids.EARLIEST <= value < ids.LATEST


def _moment(value: object) -> bool:
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return moment.tzinfo is not None and ids.YEARS[0] <= moment.year < ids.YEARS[1]


def _words(value: object) -> bool:
    return isinstance(value, str) and not any("\ud800" <= sign <= "\udfff" for sign in value)


def _filled(value: object) -> bool:
    return _words(value) and value != ""


def _count(value: object) -> bool:
    return isinstance(value, int) and 0 <= value < _LARGEST


def _number(value: object) -> bool:
    return isinstance(value, int) and abs(value) < _LARGEST


def _share(value: object) -> bool:
    return isinstance(value, int | float) and 0 <= value <= 1


def _object(value: object) -> bool:
    return isinstance(_json(value), dict)


def _json(value: object) -> object:
    """Return what JSON says; a text that is none is returned as a set, which no JSON is."""
    try:
        return json.loads(value) if _words(value) else set()
    except (ValueError, RecursionError):
        return set()


def _is_payload(value: object) -> bool:
    """Say whether an act's payload is one: ids and numbers under names, known ones of their type."""
    payload = _json(value)
    if not isinstance(payload, dict):
        return False
    for name, entry in payload.items():
        plain = isinstance(entry, str | int) or (
            isinstance(entry, list) and all(isinstance(x, str) for x in entry)
        )
        if not plain or not isinstance(entry, PAYLOAD.get(name, object)):
            return False
    return True


def _cell(value: object) -> bool:
    return places.is_key(_json(value))


def _subject(value: object) -> bool:
    parsed = _json(value)
    return isinstance(parsed, list) and all(map(_place, parsed))


def _place(parsed: object) -> bool:
    if not (isinstance(parsed, list) and len(parsed) == 2 and all(isinstance(part, str) for part in parsed)):
        return False
    kind, name = parsed
    if kind == EVERYTHING:
        return name == ""
    return name in (places.PROJECT, places.COHORT) if kind == EACH else kind in _NAMED and name != ""


_NAMED = (*places.KINDS, DIMENSION)


def _scope(value: object) -> bool:
    parsed = _json(value)
    return _place(parsed) and parsed[0] in (places.PROJECT, places.COHORT)


def _value(value: object) -> bool:
    parsed = _json(value)
    if isinstance(parsed, bool | None):
        return True
    if isinstance(parsed, int | float):
        return math.isfinite(parsed) and abs(parsed) < _LARGEST
    return _words(parsed)


_uuid = _like("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")

KINDS: dict[str, Rule] = {
    "act": _act,
    "id": _uuid,
    "hash": _like("[0-9a-f]{16}|[0-9a-f]{32}|[0-9a-f]{64}"),
    "reading": _like("[0-9a-f]{32}"),
    "sum": lambda value: _words(value) and len(value) <= 64,
    "moment": _moment,
    "count": _count,
    "number": _number,
    "share": _share,
    "told": _object,
    "settings": _object,
    "line": _one_of(*Kind),
    "part": _one_of(*SAID),
    "yes or no": lambda value: isinstance(value, int) and value in (0, 1),
    "words": _words,
    "name": _filled,
    "payload": _is_payload,
    "value": _value,
    "kind of act": _one_of(*BRINGS),
    "kind of coder": _one_of("person", ADJUDICATED),
    "use": _one_of(ANALYSED, LEFT_OUT),
    "described": _one_of("source", "statement"),
    "about": _one_of(*ABOUT),
    "cut": _one_of("split", "join", "reread", "taken back"),
    "map": _one_of("merge", "split"),
    "cell": _cell,
    "target": _filled,
    "claim": _one_of(*CLAIMS),
    "rests on": _one_of(*RESTS_ON),
    "how": _one_of(*HOW),
    "form part": _one_of(*PARTS),
    "role": _one_of(*ROLES),
    "subject": _subject,
    "scope": _scope,
    "advises": _one_of(*ADVISES),
    "verdict": _one_of(*VERDICTS),
    "says": _one_of(*SAYS),
    "day": _like(r"\d{4}-\d\d-\d\d"),
    "triangulated": _one_of(*TRIANGULATED),
    "outcome": _one_of(*OUTCOMES),
    "machine": _one_of(*MACHINES),
    "erased": _one_of("words", "source", "content"),
    "salt": _like("[0-9a-f]{32}"),
    "origin": _one_of("hand", "suggestion", "import"),
    "colour": lambda value: _words(value) and is_colour(value),
}
PLACES = {
    **{"first": ids.YEARS[0], "last": ids.YEARS[1] - 1, "adjudicated": ADJUDICATED},
    **{"analysed": ANALYSED, "left_out": LEFT_OUT},
    **{"lines": ", ".join(Kind), "parts": ", ".join(SAID), "about": ", ".join(ABOUT)},
    **{"claims": ", ".join(CLAIMS), "rests_on": ", ".join(RESTS_ON), "how": ", ".join(HOW)},
    **{"form_parts": ", ".join(PARTS), "roles": ", ".join(ROLES)},
    **{"advises": ", ".join(ADVISES), "verdicts": ", ".join(VERDICTS), "says": ", ".join(SAYS)},
    **{"triangulated": ", ".join(TRIANGULATED), "outcomes": ", ".join(OUTCOMES)},
    "machines": ", ".join(MACHINES),
}
"""What stands in the places of the words for the kinds."""


def is_colour(text: str) -> bool:
    """Say whether `text` is a colour as the codebook has them.

    Examples
    --------
    >>> is_colour("#1b9e77"), is_colour("สีเขียว")
    (True, False)
    """
    return _COLOUR.fullmatch(text) is not None
