"""Of which kind each stored column is, and whether a value may stand there."""

from __future__ import annotations

from .kinds import KINDS, PLACES
from .saying import Saying

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


def fits(table: str, column: str, value: object) -> bool:
    """Say whether `value` may stand in a column.

    Examples
    --------
    >>> fits("attributes", "value", '"พัทลุง"'), fits("attributes", "value", "พัทลุง")
    (True, False)
    """
    kind = COLUMNS[table][column]
    return (kind.endswith("?") and value == "") or KINDS[kind.removesuffix("?")](value)


def kind_in_words(table: str, column: str) -> Saying:
    """Say in words what a column holds."""
    kind = COLUMNS[table][column]
    words = Saying(f"kind.{kind.removesuffix('?').replace(' ', '_')}", **PLACES)
    return Saying("kind.or_nothing", wanted=words) if kind.endswith("?") else words
