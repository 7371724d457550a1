"""What people say of the parts of a funder's form, and what they decide in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select

from synth.telling import Told, told

from .. import codebook as books
from .. import places
from ..choices import DIMENSION, EACH, EVERYTHING, PARTS, ROLES
from ..coders import known_coder
from ..column_kinds import fits
from ..store import record
from ..tables import coders, form_answers, form_parts, forms
from ..values import clean
from ..views.axes import find_place
from ..views.beneath import Material, gather
from ..views.forms import earlier, mapped_parts
from ..views.written import answer_texts, answered, heads
from .writing import refuse_unknown


def map_form(
    connection: Connection, form: str, name: str, parts: Iterable[Mapping[str, Any]], coder: str | None
) -> str:
    """Say what parts of a form are about; return the act's id, empty where all of it stands so.

    Raises
    ------
    ValueError
        There is no such role, kind, code, project, cohort or dimension; nothing was kept.
    """
    material = gather(connection)
    before = mapped_parts(connection, form)
    rows = []
    for part in parts:
        row = _row(connection, material, part)
        earlier_part = before.get(row["part"])
        about = (
            [(kind, material.merged_into.get(name, name)) for kind, name in earlier_part.about]
            if earlier_part
            else []
        )
        if earlier_part is None or (earlier_part.role, about) != (
            row["role"],
            [tuple(pair) for pair in json.loads(row["about"])],
        ):
            rows.append(row)
    if before and not rows:
        return ""
    who = known_coder(connection, coder)
    act = record(connection, "map form", who)
    version = books.keep(connection, material.book)
    form_row = {"event_id": act, "form": form, "name": clean(name), "coder_id": who, "version_id": version}
    connection.execute(insert(forms), form_row)
    if rows:
        connection.execute(insert(form_parts), [{"event_id": act, **row} for row in rows])
    return act


def _row(connection: Connection, material: Material, part: Mapping[str, Any]) -> dict[str, Any]:
    if part["kind"] not in PARTS:
        raise ValueError(told("study.form_part", known=", ".join(PARTS), kind=part["kind"]))
    if part.get("role") and part["role"] not in ROLES:
        raise ValueError(told("study.form_role", known=", ".join(ROLES), role=part["role"]))
    about = [_subject(connection, material, kind, name) for kind, name in part.get("about", ())]
    return {
        **{"part": part["part"], "position": int(part.get("position", 0)), "kind": part["kind"]},
        **{name: clean(part.get(name, "")) for name in ("context", "label", "role")},
        "about": json.dumps(list(dict.fromkeys(about)), ensure_ascii=False),
    }


def _subject(connection: Connection, material: Material, kind: str, name: str) -> tuple[str, str]:
    """Return what a part is about as it is stored, codes by their id."""
    if kind in places.KINDS:
        return tuple(find_place(connection, material, kind, name))
    if kind == DIMENSION and name not in {row["dimension"] for row in material.book.values()}:
        raise ValueError(told("study.no_dimension", dimension=name))
    if not fits("form_parts", "about", json.dumps([(kind, name)], ensure_ascii=False)):
        raise ValueError(
            told("study.form_about", known=", ".join((*places.KINDS, DIMENSION, EACH, EVERYTHING)))
        )
    return kind, name


def answer_form(
    connection: Connection,
    form: str,
    part: str,
    text: str,
    coder: str | None,
    *,
    across: str,
    scope: Any,
    apart: bool = False,
) -> str:
    """Write an answer into a form; empty words take it away. Returns the act's id, empty where it stands so.

    With `apart` it is over nobody else's answer: those stand beside it until somebody settles it.

    Raises
    ------
    ValueError
        Nobody said yet what the form's parts are about, there is no such project or cohort, or the text
        cites what never was a statement.
    """
    if connection.scalar(select(forms.c.form).where(forms.c.form == form).limit(1)) is None:
        raise ValueError(told("study.no_form"))
    stored_scope = _checked(connection, gather(connection) if scope else None, text, scope)
    return _answer(
        connection, form, (part, across, stored_scope), text, known_coder(connection, coder), apart
    )


class Answer(NamedTuple):
    """An answer in a form: of which row and column, for whose form, and whether beside those of others."""

    part: str
    across: str
    scope: tuple[str, str] | None
    text: str
    apart: bool


def hand_in(
    connection: Connection,
    form: str,
    name: str,
    parts: Iterable[Mapping[str, Any]],
    answers: Sequence[Answer],
    coder: str | None,
) -> tuple[str, int, dict[int, Told]]:
    """Say what parts of a form are about, and answer in it; all is checked before the first act.

    Returns the act of the mapping, how many answers came in, and why others did not, by their place among
    `answers`. Raises as `map_form` does.
    """
    material, checked, refused = gather(connection), [], {}
    for at, answer in enumerate(answers):
        try:
            checked.append((answer, _checked(connection, material, answer.text, answer.scope)))
        except ValueError as error:
            refused[at] = error.args[0]
    act = map_form(connection, form, name, parts, coder)
    who = known_coder(connection, coder)
    acts = [
        _answer(connection, form, (answer.part, answer.across, scope), answer.text, who, answer.apart)
        for answer, scope in checked
    ]
    return act, sum(map(bool, acts)), refused


def _checked(connection: Connection, material: Material | None, text: str, scope: Any) -> str:
    """Return for which project or cohort an answer is, as it is stored; refuse what is not there."""
    refuse_unknown(connection, clean(text))
    if not scope or material is None:
        return ""
    return json.dumps(list(find_place(connection, material, *scope)), ensure_ascii=False)


def _answer(
    connection: Connection, form: str, key: tuple[str, str, str], text: str, who: str, apart: bool
) -> str:
    text = clean(text).strip()
    texts = heads(connection, answer_texts(connection)).get(answered(form, *key), [])
    unsaid = None if earlier(connection, form) else ""  # empty holds against an answer in an earlier form
    if (texts[0].text if texts else unsaid) == text:
        return ""
    own = connection.scalar(select(coders.c.name).where(coders.c.coder_id == who))
    over = [head.act for head in texts if not apart or head.coder == own]
    act = record(connection, "answer form", who, over=over)
    part, across, scope = key
    row = {"event_id": act, "form": form, "part": part, "across": across, "scope": scope}
    connection.execute(insert(form_answers), row | {"coder_id": who, "text": text})
    return act
