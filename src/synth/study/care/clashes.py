"""Where two files of one study disagree: of what people said otherwise, the later word counts."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, select

from .. import codebook as books
from .. import lineage as lines
from ..standing import stands
from ..tables import (
    attributes,
    codebook_versions,
    codings,
    events,
    form_parts,
    forms,
    lineage,
    reviews,
    version_names,
)
from ..views import lessons as judged
from ..views import written
from ..views.axes import cell_called
from ..views.forms import mapped_parts
from ..views.lines import corrections_since


def between(connection: Connection, other: Connection, own: set[str], foreign: set[str]) -> list[tuple]:
    """List what two files say otherwise before they are one: what, where, here, there, what counts.

    `own` and `foreign` are the acts of the one and of the other.
    """
    return [
        *_codes(connection, other, own, foreign),
        *_values(connection, other, own, foreign),
        *_names(connection, other),
        *_lines(connection, other, own, foreign),
        *_forms(connection, other, own, foreign),
    ]


def within(connection: Connection, mine: set[str], yours: set[str]) -> list[tuple]:
    """List what clashes in the union of two files, by the acts that only the one or the other had."""
    return [*_cuts(connection, mine, yours), *_written(connection, mine, yours)]


def _changes(connection: Connection, foreign: set[str]) -> dict[tuple[str, str], tuple[str, object]]:
    """Return the last standing change of each column of each code by an act that the other file lacks."""
    rows = connection.execute(
        select(codebook_versions)
        .where(stands(codebook_versions.c.event_id))
        .order_by(codebook_versions.c.event_id)
    ).all()
    changes: dict[tuple[str, str], tuple[str, object]] = {}
    for row in rows:
        if row.event_id in foreign:
            continue
        before, after = books.rows_of(connection, row.parent), books.rows_of(connection, row.version_id)
        for code in before.keys() | after.keys():
            for name in books.FIELDS:
                old, new = before.get(code, {}).get(name), after.get(code, {}).get(name)
                if old != new and name != "position":
                    changes[code, name] = row.event_id, new
    return changes


def _codes(connection: Connection, other: Connection, own: set[str], foreign: set[str]) -> list[tuple]:
    own_changes, their_changes = _changes(connection, foreign), _changes(other, own)
    codes_by_id = {**books.names(other), **books.names(connection)}
    clashes = []
    for column in sorted(own_changes.keys() & their_changes.keys()):
        (mine, my_value), (yours, your_value) = own_changes[column], their_changes[column]
        if my_value != your_value:
            counts = max((mine, my_value), (yours, your_value), key=lambda change: change[0])[1]
            where = f"{codes_by_id[column[0]]}: {column[1]}"
            clashes.append(
                ("codebook", where, *(_in_words(value) for value in (my_value, your_value, counts)))
            )
    return clashes


def _in_words(value: object) -> str:
    return "not there any more" if value is None else str(value)


def _values(connection: Connection, other: Connection, own: set[str], foreign: set[str]) -> list[tuple]:
    """List attributes and uses that people set in both files since they parted, to different values."""
    mine, yours = _set_since(connection, foreign), _set_since(other, own)
    return [
        ("attribute", f"{key[1]}: {key[2]}", mine[key][1], yours[key][1], max(mine[key], yours[key])[1])
        for key in sorted(mine.keys() & yours.keys())
        if mine[key][1] != yours[key][1]
    ]


def _lines(connection: Connection, other: Connection, own: set[str], foreign: set[str]) -> list[tuple]:
    """List lines of which different things were said in the two files since they parted."""
    mine, yours = corrections_since(connection, foreign), corrections_since(other, own)
    return [
        (
            "line",
            f"{line[0]}: {line[2]}: {line[3]}",
            mine[line][1],
            yours[line][1],
            max(mine[line], yours[line])[1],
        )
        for line in sorted(mine.keys() & yours.keys())
        if mine[line][1] != yours[line][1]
    ]


def _forms(connection: Connection, other: Connection, own: set[str], foreign: set[str]) -> list[tuple]:
    """List parts of forms of which different things were said in the two files since they parted."""
    names = {**books.names(other), **books.names(connection)}
    mine, yours = _mapped_since(connection, foreign, names), _mapped_since(other, own, names)
    return [
        (
            "form",
            mine[part][2],
            *(changes[part][1] for changes in (mine, yours)),
            max(mine[part], yours[part])[1],
        )
        for part in sorted(mine.keys() & yours.keys())
        if mine[part][1] != yours[part][1]
    ]


def _mapped_since(
    connection: Connection, foreign: set[str], names: dict
) -> dict[tuple, tuple[str, str, str]]:
    """Return the last word on each part of a form that the other file lacks: act, what it says, the part."""
    rows = connection.execute(
        select(form_parts, forms.c.form)
        .join(forms, forms.c.event_id == form_parts.c.event_id)
        .where(stands(form_parts.c.event_id))
        .order_by(form_parts.c.event_id)
    )
    return {
        (row.form, row.part): (row.event_id, _about(row, names), row.label)
        for row in rows
        if row.event_id not in foreign
    }


def _about(row: Any, names: dict[str, str]) -> str:
    subjects = [names.get(name, name) or kind for kind, name in json.loads(row.about)]
    return ": ".join(filter(None, [row.role, "; ".join(subjects)]))


def _set_since(connection: Connection, foreign: set[str]) -> dict[tuple, tuple[str, str]]:
    rows = connection.execute(
        select(attributes)
        .join(events, events.c.event_id == attributes.c.event_id)
        .where(stands(attributes.c.event_id), events.c.kind != "read")
        .order_by(attributes.c.event_id)
    )
    return {
        (row.about, row.target_id, row.name): (row.event_id, row.value)
        for row in rows
        if row.event_id not in foreign
    }


def _names(connection: Connection, other: Connection) -> list[tuple]:
    """List version names that the two files give to different versions; the earlier naming holds."""
    query = (
        select(version_names.c.name, version_names.c.version_id, version_names.c.event_id)
        .where(stands(version_names.c.event_id))
        .order_by(version_names.c.event_id.desc())
    )
    mine = {row.name: (row.event_id, row.version_id) for row in connection.execute(query)}
    yours = {row.name: (row.event_id, row.version_id) for row in other.execute(query)}
    return [
        ("version name", name, mine[name][1], yours[name][1], min(mine[name], yours[name])[1])
        for name in sorted(mine.keys() & yours.keys())
        if mine[name][1] != yours[name][1]
    ]


def _written(connection: Connection, mine: set[str], yours: set[str]) -> list[tuple]:
    """List what two people wrote or judged apart from each other: the later one counts, both stay."""
    names, clashes = books.names(connection), []
    kinds = (
        *(("cell", written.cell_texts), ("claim", written.claim_texts)),
        ("answer", written.answer_texts),
        ("triangulation", written.triangulation_texts),
    )
    for what, texts in kinds:
        for of, heads in written.heads(connection, texts(connection)).items():
            my_text = next((text for text in heads if text.act in mine), None)
            your_text = next((text for text in heads if text.act in yours), None)
            if my_text and your_text and my_text.text != your_text.text:
                name = of.partition(" ")[2] if what == "triangulation" else of
                where = cell_called(names, of) if what == "cell" else names.get(name, name)
                where = _asked(connection, of) if what == "answer" else where
                clashes.append((what, where, my_text.text, your_text.text, heads[0].text))
    return [*clashes, *judged.judged_apart(connection, mine, yours)]


def _asked(connection: Connection, of: str) -> str:
    """Name the place of an answer as people read it: the form, its row and column, whose form it is."""
    form, part, across, scope = json.loads(of)
    form_name = connection.scalars(
        select(forms.c.name).where(forms.c.form == form, forms.c.name != "").order_by(forms.c.event_id.desc())
    ).first()
    labels = {key: form_part.label for key, form_part in mapped_parts(connection, form).items()}
    where = " × ".join(labels.get(key) or key for key in (part, across) if key)
    return ": ".join(filter(None, [form_name, where, json.loads(scope)[1] if scope else ""]))


def _cuts(connection: Connection, mine: set[str], yours: set[str]) -> list[tuple]:
    """List statements that one person split or joined and another coded, read or cut otherwise meanwhile."""
    rows = connection.execute(
        select(lineage)
        .where(stands(lineage.c.event_id), lineage.c.how.in_([lines.SPLIT, lines.JOIN]))
        .order_by(lineage.c.event_id)
    ).all()
    acts: dict[str, list[str]] = {}
    for row in rows:
        if row.event_id not in acts.setdefault(row.parent, []):
            acts[row.parent].append(row.event_id)
    clashes = []
    for parent, cuts in acts.items():
        if mine & set(cuts) and yours & set(cuts):
            clashes.append(("split or join", parent, cuts[0], cuts[-1], cuts[0]))
        for table in (codings, reviews):
            on_it = select(table.c.event_id).where(table.c.statement_id == parent, stands(table.c.event_id))
            acts_there = set(connection.scalars(on_it))
            apart = (
                acts_there & yours if cuts[0] in mine else acts_there & mine if cuts[0] in yours else set()
            )
            if apart:
                clashes.append(
                    (f"{table.name} on a statement that was cut", parent, cuts[0], min(apart), cuts[0])
                )
    return clashes
