"""What a form asks of people: judgements, and words of their own; and what they answered."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from synth.schema import SECTION_JOIN
from synth.sheets import LONGEST_CELL, stripped
from synth.study.choices import EACH, JUDGEMENT
from synth.study.ids import digest
from synth.study.places import COHORT, PROJECT

from .carrying import Mapped
from .parts import Form, Part, Slot

Scope = tuple[str, str]
"""A project or a cohort, as (kind, name)."""


class Question(NamedTuple):
    """One thing to be answered: in which row and column, for which project or cohort, from which choices."""

    part: str
    across: str
    scope: Scope | None
    row: str
    column: str
    choices: tuple[str, ...]

    @property
    def key(self) -> str:
        """The question as one word."""
        return json.dumps([self.part, self.across, list(self.scope or ())], ensure_ascii=False)

    def marked(self, answer: str) -> str:
        """Return what stands beside a question in a sheet: which it is, and a hash of the `answer` shown."""
        key = [self.part, self.across, list(self.scope or ()), shown(answer)]
        return json.dumps(key, ensure_ascii=False)


def shown(words: str) -> str:
    """Return a hash of what a cell of a sheet showed, by which it is known whether a person changed it."""
    return digest(stripped(words[:LONGEST_CELL]), length=16)


def groups(form: Form, roles: Mapping[str, str]) -> dict[str, list[Part]]:
    """Return columns of judgement that are one choice: two or more beside each other, as yes and no.

    By the key of each of them, all of them in their order.
    """
    groups: dict[str, list[Part]] = {}
    run: list[Part] = []
    for part in [*form.parts, None]:
        joins = (
            part is not None
            and part.kind == "column"
            and roles.get(part.key) == JUDGEMENT
            and not part.options
        )
        if joins and (not run or _beside(run[-1], part)):
            run.append(part)
            continue
        if len(run) > 1:
            groups |= {member.key: run for member in run}
        run = [part] if joins else []
    return groups


def _beside(one: Part, other: Part) -> bool:
    """Say whether two columns have the same heads above their own."""
    above = [part.label.rpartition(SECTION_JOIN)[0] for part in (one, other)]
    return one.context == other.context and above[0] == above[1]


def short(part: Part) -> str:
    """Return the last head of a column."""
    return part.label.rpartition(SECTION_JOIN)[2]


def question_of(slot: Slot, group: list[Part] | None, scope: Scope | None) -> Question:
    """Return what a slot asks, as far as a person may answer it."""
    row = slot.rows[0]
    if group:
        across, column = min(part.key for part in group), group[0].label.rpartition(SECTION_JOIN)[0]
        choices = tuple(map(short, group))
        return Question(row.key, across, scope, row.label, column or " / ".join(choices), choices)
    column = slot.column
    column_label = column.label if column else ""
    return Question(row.key, column.key if column else "", scope, row.label, column_label, slot.options)


def questions(
    form: Form,
    roles: Mapping[str, str],
    asked_roles: tuple[str, ...],
    study: Any,
    project: str,
    cohort: str,
    part_rows: Mapping[str, dict],
) -> Iterator[Question]:
    """Give the questions of a form, in its order, each once; of a row a project, once a project."""
    joined, keys = groups(form, roles), set()
    scope = (PROJECT, project) if project else (COHORT, cohort) if cohort else None
    for slot in form.slots:
        part = slot.column or slot.rows[0]
        if roles.get(part.key) not in asked_roles:
            continue
        row = slot.rows[0]
        scopes: list[Scope | None] = [scope]
        if slot.line >= 0:
            each = each_of(part_rows.get(row.key, {}).get("about", [(EACH, PROJECT)]))
            scopes = [(each, name) for name in every(study, each, project, cohort)] if each else []
        for row_scope in scopes:
            question = question_of(slot, joined.get(part.key), row_scope)
            if question.key not in keys:
                keys.add(question.key)
                yield question


def each_of(about: Any) -> str:
    """Return of what there is a row each: projects or cohorts; empty where of neither."""
    return next((name for kind, name in about if kind == EACH), "")


def every(study: Any, kind: str, project: str = "", cohort: str = "") -> list[str]:
    """Return the projects or cohorts of a study in the order of its sources, within one where it is said."""
    sources = study.sources()
    if project:
        sources = sources[sources["project"] == project]
    if cohort:
        sources = sources[sources["cohort"] == cohort]
    return [name for name in dict.fromkeys(sources[kind].astype(str)) if name not in ("", "nan")]


class Answers:
    """What people answered in a form, or in the forms that it was before it changed."""

    def __init__(self, study: Any, form: Form, mapping: Mapped):
        self.forms = [(form.fingerprint, {part.key: part.key for part in form.parts}), *mapping.earlier]
        roles = {key: row["role"] for key, row in mapping.said.items()}
        self.joined = {
            key: sorted(part.key for part in parts) for key, parts in groups(form, roles).items()
        }  # a choice is answered under one of its columns; in the form as it was, under another
        self.rows: dict[tuple, dict] = {}
        for row in study.form_answers(emptied=True).to_dict("records"):
            self.rows[row["form"], row["part"], row["across"], row["project"], row["cohort"]] = row

    def of(self, question: Question) -> dict[str, Any] | None:
        """Return the answer to a question, as a row of `Study.form_answers`."""
        kind, name = question.scope or ("", "")
        whose = [name if kind == level else "" for level in (PROJECT, COHORT)]
        columns = self.joined.get(question.across, [question.across])
        for form, earlier_keys in self.forms:
            part = earlier_keys.get(question.part)
            for across in (earlier_keys.get(key, key) for key in columns):
                row = self.rows.get((form, part, across, *whose))
                if row is not None:
                    return row if row["text"] or row["apart"] else None
        return None
