"""Forms of funders: what stands of what people said of their parts, and what they answered in them."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

import pandas as pd
from sqlalchemy import Connection, select

from .. import codebook as books
from ..places import CODE, COHORT, PROJECT
from ..standing import stands
from ..tables import coders, events, form_parts, forms
from .beneath import gather
from .changed import DROPPED, MERGED, RENAMED, RETIRED, SPLIT, Changes
from .written import answer_texts, heads

COLUMNS = ("form", "name", "coder", "created_at", "parts")
PARTS = ("part", "position", "kind", "context", "label", "role", "about", "coder", "created_at")
CHANGES = ("part", "label", "what", "before", "now")
ANSWERS = ("form", "part", "across", "project", "cohort", "text", "coder", "created_at", "apart")
BECAME = (DROPPED, MERGED, RENAMED, RETIRED, SPLIT)
"""What may have become of a code that matters to what stands in a form."""


class MappedPart(NamedTuple):
    """The last word on one part of a form."""

    part: str
    position: int
    kind: str
    context: str
    label: str
    role: str
    about: tuple[tuple[str, str], ...]
    """Codes by the ids that they had then."""
    coder: str
    at: str
    version: str
    """The codebook of then."""


def mapped_parts(connection: Connection, form: str) -> dict[str, MappedPart]:
    """Return what stands of the parts of a form, in the order of the form."""
    query = (
        select(form_parts, forms.c.version_id, coders.c.name, events.c.at)
        .join(forms, forms.c.event_id == form_parts.c.event_id)
        .join(events, events.c.event_id == forms.c.event_id)
        .join(coders, coders.c.coder_id == forms.c.coder_id)
        .where(forms.c.form == form, stands(forms.c.event_id))
        .order_by(form_parts.c.event_id)
    )
    parts = {}
    for row in connection.execute(query):
        about = tuple((kind, name) for kind, name in json.loads(row.about))
        columns = row.part, row.position, row.kind, row.context, row.label
        parts[row.part] = MappedPart(*columns, row.role, about, row.name, row.at, row.version_id)
    return dict(sorted(parts.items(), key=lambda item: (item[1].position, item[0])))


def mapped(connection: Connection) -> pd.DataFrame:
    """Return the forms of whose parts somebody said something, the last one first: see `Study.forms`."""
    query = (
        select(forms, coders.c.name.label("coder"), events.c.at)
        .join(events, events.c.event_id == forms.c.event_id)
        .join(coders, coders.c.coder_id == forms.c.coder_id)
        .where(stands(forms.c.event_id))
        .order_by(forms.c.event_id.desc())
    )
    rows: dict[str, tuple] = {}
    for row in connection.execute(query):
        if row.form not in rows:
            count = len(mapped_parts(connection, row.form))
            rows[row.form] = row.form, row.name, row.coder, row.at, count
    table = pd.DataFrame(list(rows.values()), columns=list(COLUMNS))
    return table.astype(dict.fromkeys(COLUMNS, str) | {"parts": "int64"})


def earlier(connection: Connection, form: str) -> list[str]:
    """Return the forms first mapped before this one, the last one first: see `Study.earlier_forms`."""
    query = select(forms.c.form).where(stands(forms.c.event_id)).order_by(forms.c.event_id)
    names = list(dict.fromkeys(connection.scalars(query)))
    return names[: names.index(form) if form in names else None][::-1]


def parts(connection: Connection, form: str) -> pd.DataFrame:
    """Return what stands of the parts of a form, codes as they are called now: see `Study.form_parts`."""
    names, merged_into = books.names(connection), books.mapping(connection)
    rows = []
    for part in mapped_parts(connection, form).values():
        about = [
            (kind, names[merged_into.get(name, name)] if kind == CODE else name) for kind, name in part.about
        ]
        rows.append((*part[:6], list(dict.fromkeys(about)), part.coder, part.at))
    return pd.DataFrame(rows, columns=list(PARTS))


def changes(connection: Connection, form: str) -> pd.DataFrame:
    """Return what became of the codes of a form since somebody said them: see `Study.form_changes`."""
    since = Changes(connection, gather(connection))
    rows = [
        (part.part, part.label, change.what, change.before, change.now)
        for part in mapped_parts(connection, form).values()
        for kind, name in part.about
        if kind == CODE
        for change in since.code(name, part.version)
        if change.what in BECAME
    ]
    return pd.DataFrame(rows, columns=list(CHANGES)).astype(str).drop_duplicates(ignore_index=True)


def answers(connection: Connection, *, emptied: bool = False) -> pd.DataFrame:
    """Return the answers that count, with how many others stand beside each: see `Study.form_answers`."""
    rows = []
    for of, texts in heads(connection, answer_texts(connection)).items():
        form, part, across, scope = json.loads(of)
        kind, name = json.loads(scope) if scope else ("", "")
        who = [name if kind == column else "" for column in (PROJECT, COHORT)]
        last, apart = texts[0], sum(bool(text.text) for text in texts[1:])
        if last.text or apart or emptied:
            rows.append((form, part, across, *who, last.text, last.coder, last.at, apart))
    kinds: dict[str, Any] = dict.fromkeys(ANSWERS, str) | {"apart": "int64"}
    return pd.DataFrame(rows, columns=list(ANSWERS)).astype(kinds)
