"""The stored tables: insert-only, every key made from what it names, nothing that only SQLite knows.

An empty text stands for "none", so that every table goes to CSV and back without loss. An act is a row of
``events``; what it says stands in the other tables beside its ``event_id``. An act that a standing act
``undoes`` does not count; redo undoes the undo.

A new table or column asks for its place elsewhere: change it, and `tests/study/test_migrate.py` says where.
"""

from .acted import attributes, coders, erasures, events, formats, imports, memos, no_names
from .anchors import anchors
from .coded import (
    code_map,
    codebook_versions,
    codes,
    codings,
    dismissals,
    removals,
    reviews,
    spans,
    version_names,
)
from .columns import FORMAT, filled, metadata
from .forms import form_answers, form_parts, forms
from .lessons import heard, lessons, triangulations
from .machine import drawn, draws, frozen, guesses, machines
from .read import corrected, corrections, left_out, lineage, lines, problems, readings, statements, texts
from .written import cells, claims, confirmations, grounds, links

__all__ = [
    "FORMAT",
    "anchors",
    "attributes",
    "cells",
    "claims",
    "code_map",
    "codebook_versions",
    "coders",
    "codes",
    "codings",
    "confirmations",
    "corrected",
    "corrections",
    "dismissals",
    "drawn",
    "draws",
    "erasures",
    "events",
    "filled",
    "form_answers",
    "form_parts",
    "formats",
    "forms",
    "frozen",
    "grounds",
    "guesses",
    "heard",
    "imports",
    "left_out",
    "lessons",
    "lineage",
    "lines",
    "links",
    "machines",
    "memos",
    "metadata",
    "no_names",
    "problems",
    "readings",
    "removals",
    "reviews",
    "spans",
    "statements",
    "texts",
    "triangulations",
    "version_names",
]
