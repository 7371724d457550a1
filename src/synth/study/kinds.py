"""What may stand in each column: one rule for each kind of column, and of which kind each column is.

A kind whose name ends in ``?`` may be empty as well. What a row names elsewhere is proved in `bonds.py`.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from datetime import datetime

from synth.corpus.layout.correcting import SAID
from synth.corpus.layout.lines import Kind
from synth.schema import ADJUDICATED, ANALYSED, LEFT_OUT

from . import ids, places
from .saying import Saying

CELL = "project × theme"
ABOUT = ("statement", "code", "source", "project", CELL)
"""What a memo may be about."""

RECOMMENDATION, CONCLUSION, FINDING = CLAIMS = ("recommendation", "conclusion", "finding")
"""The kinds of claim, those first that rest on the others."""
RESTS_ON = ("claim", "cell", "statement", "code")
"""What a claim may rest on; a code is what the report's tables count under it."""
SUGGEST, ASSISTANT = MACHINES = ("suggest", "assistant")
"""What machines a study can hold answers of: what this program suggests, and a language model."""
RESTS, AGAINST, NOT = HOW = ("rests on", "speaks against", "not linked")
"""How a claim is linked to something."""

PARTS = ("row", "rows", "column", "place")
"""What a form is made of: rows and columns of its tables, empty rows to fill, marked places in its text."""
TOLD, EVIDENCE, JUDGEMENT, NEXT, NAME, ALONE = ROLES = (
    *("details", "evidence", "judgement", "next", "name", "leave alone"),
)
"""What goes into a column or a place of a form; a row has none."""
EACH, DIMENSION, EVERYTHING = "each", "dimension", "everything"
"""What a part of a form may be about, beside a project, a cohort and a code (`places.KINDS`)."""

CAME_BACK, TAKEN_UP, NOT_SAME, OPEN = VERDICTS = ("came back", "taken up", "not the same", "not judged")
"""What a person says of a recommendation and a later obstacle."""
ADVISES = ("statement", "claim")
"""What may recommend something."""
AGREES, DISAGREES, ADDS, UNSAID = SAYS = ("agrees", "disagrees", "adds", "not said")
"""What a community says to a finding that was given back; the last takes an answer away."""
TRIANGULATED = ("code", "claim")
"""Of what sources may be held against each other."""
OUTCOMES = ("agree", "partly agree", "disagree", "one source only")
"""What comes of it."""

BRINGS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "read": ((), ("readings", "problems", "attributes", "corrected")),
    "import": (("imports",), ("codings", "removals", "reviews")),
    "import codebook": (("imports",), ()),
    "code": (("codings", "reviews"), ()),
    "uncode": (("removals",), ()),
    "review": (("reviews",), ()),
    "dismiss": (("dismissals",), ()),
    "memo": (("memos",), ()),
    "attribute": (("attributes",), ()),
    "use": (("attributes",), ()),
    "correct": (("corrections",), ("corrected", "attributes")),
    "settle": (("corrected",), ()),
    **dict.fromkeys(("take out", "put back"), (("attributes",), ())),
    "same": (("attributes", "readings"), ("corrected",)),
    **dict.fromkeys(("split", "join", "take back", "confirm"), (("lineage",), ())),
    **dict.fromkeys(
        ("codebook", "add code", "change code", "rename", "retire", "move"), (("codebook_versions",), ())
    ),
    **dict.fromkeys(("merge", "divide"), (("codebook_versions", "code_map"), ())),
    "name": (("version_names",), ()),
    **dict.fromkeys(("undo", "redo"), ((), ("corrected",))),
    **dict.fromkeys(("remember", "accept"), ((), ())),
    "rescue": ((), ("removals",)),
    **dict.fromkeys(("erase", "redact"), (("erasures",), ())),
    "no name": (("no_names",), ()),
    "write cell": (("cells",), ("grounds",)),
    "confirm cell": (("confirmations",), ("grounds",)),
    "write claim": (("claims",), ()),
    **dict.fromkeys(("link", "unlink"), (("links",), ())),
    "map form": (("forms",), ("form_parts",)),
    "answer form": (("form_answers",), ()),
    "draw anchors": (("anchors",), ()),
    "judge lesson": (("lessons",), ()),
    "hear": (("heard",), ()),
    "triangulate": (("triangulations",), ()),
    "try machine": (("machines",), ()),
    "freeze": (("frozen", "guesses"), ()),
    "draw": (("draws", "drawn"), ()),
}
"""The kinds of act: the tables in which each has at least one row, and those in which it may have some."""

OF_THE_PROGRAM = (
    *("read", "settle", "import codebook", "codebook", "accept", "rescue", "undo"),
    *("erase", "redact", "no name", "try machine", "freeze"),
)
"""Kinds that need no coder."""

_SAID = dict.fromkeys(
    (
        "statement",
        "code",
        "about",
        "target",
        "name",
        "source",
        "orphan",
        "version",
        "seat",
        "now",
        "by",
        "claim",
    ),
    str,
) | {
    "statements": list,
    "faults": list,
    "over": list,
    "codings": int,
    "sources": int,
    "lines": int,
    "words": int,
    "places": int,
    "rescued": bool,
}
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


def _told(value: object) -> bool:
    return isinstance(_json(value), dict)


def _json(value: object) -> object:
    """Return what JSON says; a text that is none is returned as a set, which no JSON is."""
    try:
        return json.loads(value) if _words(value) else set()
    except (ValueError, RecursionError):
        return set()


def _is_payload(value: object) -> bool:
    """Say whether an act's payload is one: ids and numbers under names, known ones of their type."""
    said = _json(value)
    if not isinstance(said, dict):
        return False
    for name, one in said.items():
        plain = isinstance(one, str | int) or (isinstance(one, list) and all(isinstance(x, str) for x in one))
        if not plain or not isinstance(one, _SAID.get(name, object)):
            return False
    return True


def _cell(value: object) -> bool:
    return places.is_key(_json(value))


def _subject(value: object) -> bool:
    said = _json(value)
    return isinstance(said, list) and all(map(_place, said))


def _place(said: object) -> bool:
    if not (isinstance(said, list) and len(said) == 2 and all(isinstance(one, str) for one in said)):
        return False
    kind, name = said
    if kind == EVERYTHING:
        return name == ""
    return name in (places.PROJECT, places.COHORT) if kind == EACH else kind in _NAMED and name != ""


_NAMED = (*places.KINDS, DIMENSION)


def _scope(value: object) -> bool:
    said = _json(value)
    return _place(said) and said[0] in (places.PROJECT, places.COHORT)


def _value(value: object) -> bool:
    said = _json(value)
    if isinstance(said, bool | None):
        return True
    if isinstance(said, int | float):
        return math.isfinite(said) and abs(said) < _LARGEST
    return _words(said)


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
    "told": _told,
    "settings": _told,
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
_PLACES = {
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

COLUMNS: dict[str, dict[str, str]] = {
    "formats": {"number": "count", "at": "moment", "program": "words"},
    "events": {
        **{"event_id": "act", "coder_id": "id?", "at": "moment", "kind": "kind of act"},
        **{"undoes": "act?", "payload": "payload"},
    },
    "coders": {"coder_id": "id", "name": "name", "kind": "kind of coder"},
    "texts": {"text_id": "hash", "source_id": "name", "text": "words"},
    "readings": {
        **{"event_id": "act", "source_id": "name", "text_id": "hash", "position": "count"},
        **{"sha256": "sum", "reader": "words", "reader_version": "words"},
    },
    "statements": {
        **{"statement_id": "name", "text_id": "hash", "start": "count", "end": "count"},
        **dict.fromkeys(("section", "item", "speaker", "time", "repeats"), "words"),
        **{"use": "use", "made": "yes or no", "certain": "share"},
    },
    "left_out": {"text_id": "hash", "start": "count", "end": "count", "reason": "words"},
    "lines": {
        **{"text_id": "hash", "position": "count", "start": "count", "end": "count", "body": "count"},
        **{"level": "number", "kind": "line"},
        **dict.fromkeys(("number", "speaker", "time", "topic", "column", "reason"), "words"),
        **{"certain": "share", "told": "told?"},
    },
    "corrections": {
        **{"event_id": "act", "text_id": "hash", "start": "count", "name": "part", "end": "count"},
        **{"value": "words"},
    },
    "corrected": {"event_id": "act", "source_id": "name", "base": "reading", "text_id": "reading"},
    "problems": {
        **{"event_id": "act", "position": "count"},
        **dict.fromkeys(("path", "place", "problem", "what_to_do"), "words"),
    },
    "attributes": {
        **{"event_id": "act", "about": "described", "target_id": "name", "name": "name", "value": "value"},
    },
    "lineage": {"event_id": "act", "child": "words", "parent": "words", "how": "cut"},
    "codebook_versions": {"event_id": "act", "version_id": "hash?", "parent": "hash?"},
    "version_names": {"event_id": "act", "version_id": "hash", "name": "name"},
    "codes": {
        **{"version_id": "hash", "code_id": "id", "position": "count", "code": "name"},
        **dict.fromkeys(("name", "name_en", "dimension", "definition", "include", "exclude"), "words"),
        **{"parent": "id?", "keywords": "words", "example": "words", "colour": "colour?"},
        **{"retired": "yes or no"},
    },
    "code_map": {"event_id": "act", "from_code": "id", "to_code": "id", "how": "map"},
    "codings": {
        **{"coding_id": "id", "event_id": "act", "statement_id": "name", "text_id": "hash"},
        **{"code_id": "id", "coder_id": "id", "version_id": "hash?", "origin": "origin"},
        **{"basis": "words", "span_id": "id?"},
    },
    "spans": {"span_id": "id", "text_id": "hash", "start": "count", "end": "count"},
    "removals": {"event_id": "act", "coding_id": "id"},
    "reviews": {
        **{"event_id": "act", "statement_id": "name", "text_id": "hash", "coder_id": "id"},
        **{"version_id": "hash?"},
    },
    "memos": {
        **{"memo_id": "id", "event_id": "act", "about": "about", "target_id": "words"},
        **{"coder_id": "id", "text": "words"},
    },
    "dismissals": {"event_id": "act", "statement_id": "name", "code_id": "id", "coder_id": "id"},
    "imports": {"event_id": "act", "path": "words", "sha256": "sum", "coder": "id?"},
    "erasures": {
        **{"event_id": "act", "hash": "hash", "size": "count", "salt": "salt", "put": "words"},
        **{"about": "erased"},
    },
    "no_names": {"event_id": "act", "kind": "name", "words": "name"},
    "cells": {
        **{"event_id": "act", "cell": "cell", "coder_id": "id", "version_id": "hash?", "beneath": "count"},
        **{"text": "words"},
    },
    "confirmations": {
        **{"event_id": "act", "written": "act", "coder_id": "id", "version_id": "hash?"},
        **{"beneath": "count"},
    },
    "grounds": {"event_id": "act", "statement_id": "name", "code_id": "id?", "text_id": "hash"},
    "claims": {"event_id": "act", "claim_id": "act", "kind": "claim", "coder_id": "id", "text": "words"},
    "links": {
        **{"event_id": "act", "claim_id": "act", "about": "rests on", "target_id": "target", "how": "how"},
        **{"coder_id": "id"},
    },
    "forms": {"event_id": "act", "form": "hash", "name": "words", "coder_id": "id", "version_id": "hash?"},
    "form_parts": {
        **{"event_id": "act", "part": "hash", "position": "count", "kind": "form part", "context": "words"},
        **{"label": "words", "role": "role?", "about": "subject"},
    },
    "form_answers": {
        **{"event_id": "act", "form": "hash", "part": "hash", "across": "hash?", "scope": "scope?"},
        **{"coder_id": "id", "text": "words"},
    },
    "anchors": {
        **{"event_id": "act", "anchor_id": "name", "statement_id": "name", "text_id": "hash"},
        **{"code_id": "id?", "cohort": "words", "coder_id": "id"},
    },
    "lessons": {
        **{"event_id": "act", "about": "advises", "target_id": "name", "obstacle_id": "name"},
        **{"verdict": "verdict", "coder_id": "id", "text": "words"},
    },
    "heard": {
        **{"event_id": "act", "heard_id": "id", "code_id": "id", "says": "says", "who": "words"},
        **{"day": "day?", "place": "words", "text": "words", "coder_id": "id"},
    },
    "triangulations": {
        **{"event_id": "act", "about": "triangulated", "target_id": "name", "outcome": "outcome"},
        **{"coder_id": "id", "text": "words"},
    },
    "machines": {"event_id": "act", "name": "machine", "settings": "settings", "coder_id": "id?"},
    "frozen": {
        **{"event_id": "act", "machine": "act", "version_id": "hash?", "digest": "hash"},
        **{"asked": "count", "dropped": "count", "coder_id": "id?"},
    },
    "guesses": {"event_id": "act", "statement_id": "name", "code_id": "id?"},
    "draws": {
        **{"event_id": "act", "cohort": "words", "seed": "count", "frame": "count", "coder_id": "id"},
    },
    "drawn": {"event_id": "act", "statement_id": "name", "position": "count"},
    "received": {"file_id": "hash", "name": "name", "sha256": "sum", "at": "moment"},
    "origins": {"event_id": "act", "file_id": "hash"},
}


def is_colour(said: str) -> bool:
    """Say whether `said` is a colour as the codebook has them.

    Examples
    --------
    >>> is_colour("#1b9e77"), is_colour("สีเขียว")
    (True, False)
    """
    return _COLOUR.fullmatch(said) is not None


def fits(table: str, column: str, value: object) -> bool:
    """Say whether `value` may stand in a column.

    Examples
    --------
    >>> fits("attributes", "value", '"พัทลุง"'), fits("attributes", "value", "พัทลุง")
    (True, False)
    """
    kind = COLUMNS[table][column]
    return (kind.endswith("?") and value == "") or KINDS[kind.removesuffix("?")](value)


def wanted(table: str, column: str) -> Saying:
    """Say in words what a column holds."""
    kind = COLUMNS[table][column]
    said = Saying(f"kind.{kind.removesuffix('?').replace(' ', '_')}", **_PLACES)
    return Saying("kind.or_nothing", wanted=said) if kind.endswith("?") else said
