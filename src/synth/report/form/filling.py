"""One form while it is filled: what belongs into each place, and what is said of places that stay empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from synth.exchange.form.answers import Answers, Question, Scope, each_of, every, groups, question_of, short
from synth.exchange.form.carrying import Mapped
from synth.exchange.form.outline import laid_out
from synth.exchange.form.parts import Form, Part, Slot
from synth.exchange.form.put import can_grow, lengthen, put, tick
from synth.report.options import Options
from synth.report.synthesis import cited_material
from synth.study import citing
from synth.study.choices import ALONE, EVIDENCE, JUDGEMENT, NAME, NEXT, TOLD
from synth.study.places import COHORT, PROJECT
from synth.telling import noted

from . import words as wording
from .notes import Notes
from .support import Evidence, Subject, narrowed


@dataclass
class Filling:
    """One form while it is filled."""

    study: Any
    form: Form
    mapping: Mapped
    words: Any
    most: int
    evidence: Evidence
    only: tuple[str, str]

    def __post_init__(self) -> None:
        self.m = cited_material(self.study, self.words, Options(), {})
        self.roles = {key: row["role"] for key, row in self.mapping.said.items()}
        self.answers = Answers(self.study, self.form, self.mapping)
        self.notes = Notes(self.form.package.path.name)

    def about(self, part: Part | None) -> list[tuple[str, str]]:
        """Return what a part was said to be about."""
        return list(self.mapping.said.get(part.key, {}).get("about", ())) if part else []

    def fill(self) -> None:
        """Fill every place, from the last to the first, so that none moves what comes."""
        self.notes.changes(self.mapping, self.study.form_changes(self.mapping.form))
        self._grow()
        self.joined = groups(self.form, self.roles)
        texts = [(slot, self._text(slot)) for slot in self.form.slots]
        for slot, entry in reversed(texts):
            if entry is None:
                continue
            chosen, text = entry
            if chosen:
                tick(slot, text)
            else:
                put(slot, text)
        self.notes.rest(self.evidence.unread)

    def _grow(self) -> None:
        """Make as many empty rows as there are projects."""
        grown = False
        for rows in self.form.opens:
            each = each_of(self.about(rows.part))
            count = len(every(self.study, each, *self.only)) if each else 0
            if count > len(rows.elements) and not can_grow(rows):
                lost = count - len(rows.elements)
                self.notes.add(
                    rows.part.where, noted("funder.too_few_rows", n=lost), noted("funder.add_rows")
                )
            elif count > len(rows.elements):
                lengthen(rows, count)
                grown = True
        if grown:
            self.form = laid_out(self.form.package)

    # What belongs into a slot

    def _text(self, slot: Slot) -> tuple[bool, str] | None:
        """Return what goes into a slot, and whether it is a tick; None where it stays as it is."""
        head = slot.column or slot.rows[0]
        role = self.roles.get(head.key, "")
        if not role or role == ALONE:
            if not role:
                self.notes.leave(head.label)
            return None
        scope = self._scope(slot)
        if slot.line >= 0 and scope is None:
            return None  # more empty rows than projects
        group = self.joined.get(head.key)
        asked = question_of(slot, group, scope)
        answer = self._answer(asked)
        if role == JUDGEMENT:
            return self._judged(slot, asked, answer, group)
        if role == NAME:
            name = answer or self._named(slot, scope)
            return (False, name) if name else None
        return self._finding(slot, role, scope, answer)

    def _scope(self, slot: Slot) -> Scope | None:
        project, cohort = self.only
        if slot.line >= 0:
            each = each_of(self.about(slot.rows[0]))
            names = every(self.study, each, project, cohort) if each else []
            return (each, names[slot.line]) if slot.line < len(names) else None
        return (PROJECT, project) if project else (COHORT, cohort) if cohort else None

    def _answer(self, asked: Question) -> str:
        answer = self.answers.of(asked)
        if answer is None:
            return ""
        if answer["apart"]:
            self.notes.add(asked.row, noted("funder.apart", coder=answer["coder"]), noted("funder.settle"))
        if citing.GONE in answer["text"]:
            self.notes.add(asked.row, noted("funder.erased"), noted("funder.read_again"))
        return self.m.cited(answer["text"])

    def _judged(
        self, slot: Slot, asked: Question, answer: str, group: list[Part] | None
    ) -> tuple[bool, str] | None:
        if not answer:
            self.notes.unjudged += not group or slot.column is group[0]
            return None
        choices = asked.choices if group else slot.options if any(slot.options) else []
        if choices and answer not in choices:
            alternatives = " / ".join(choices)
            self.notes.add(
                asked.row,
                noted("funder.no_choice", answer=answer),
                noted("funder.choices", known=alternatives),
            )
            return None
        if group:
            return (True, short(slot.column)) if slot.column and short(slot.column) == answer else None
        if choices:
            return True, answer
        return (True, "") if slot.options else (False, answer)

    def _named(self, slot: Slot, scope: Scope | None) -> str:
        """Return the name of what a form or a row of it is for."""
        own = scope or next((pair for pair in self.about(slot.rows[0]) if pair[0] in (PROJECT, COHORT)), None)
        if own is None:
            names = every(self.study, PROJECT)
            own = (PROJECT, names[0]) if len(names) == 1 else None
        if own is None:
            self.notes.add(slot.rows[0].label, noted("funder.no_name"), noted("funder.say_which"))
            return ""
        return self.m.cohort(own[1]) if own[0] == COHORT else own[1]

    def _finding(self, slot: Slot, role: str, scope: Scope | None, answer: str) -> tuple[bool, str] | None:
        column = self.about(slot.column)
        rows = [self.about(part) for part in slot.rows]
        about = [pair for pairs in rows for pair in pairs] + column
        subjects = [self.evidence.subject(pairs) for pairs in rows]
        across = self.evidence.subject(column)
        within = self.evidence.subject([scope] if scope else [])
        if (
            not across.is_about_anything
            and not any(subject.is_about_anything for subject in subjects)
            and slot.line < 0
        ):
            if answer:
                return False, answer
            self.notes.leave(slot.rows[0].label)
            return None
        subjects = self._mentioned(slot, subjects)
        support = self.evidence.support(subjects, across, within)
        cells = self.evidence.written(about, narrowed(subjects, across, within))
        self.notes.cells(cells)
        if role == NEXT:
            steps = (
                [answer]
                if answer
                else [self.m.cited(text) for text in self.evidence.recommended(about, cells, support)]
            )
            return (False, "\n".join(steps)) if steps else None
        narrow = narrowed(subjects, across, within).projects
        single_project = narrow is not None and len(narrow) == 1
        return False, "\n".join(self._lines(slot, role, answer, support, cells, single_project))

    def _mentioned(self, slot: Slot, subjects: list[Subject]) -> list[Subject]:
        """Leave out rows of a merged cell of which nobody said anything, unless that is so of all."""
        if not any(subject.is_about_anything for subject in subjects):
            return subjects
        for part, subject in zip(slot.rows, subjects, strict=True):
            if not subject.is_about_anything:
                self.notes.leave(part.label)
        return [subject for subject in subjects if subject.is_about_anything]

    def _lines(
        self, slot: Slot, role: str, answer: str, support: Any, cells: pd.DataFrame, single_project: bool
    ) -> list[str]:
        """Say a result or evidence; where a row has both, results are counted, evidence is quoted."""
        beside = {
            self.roles.get(other.column.key)
            for other in self.form.slots
            if other.column and other.rows[0] is slot.rows[0]
        }
        first = role == TOLD or TOLD not in beside
        last = role == EVIDENCE or EVIDENCE not in beside
        own = [answer] if answer else []
        if first:
            own += wording.written(self.m, cells)
        if support.statements:
            own += [wording.counted(self.m, support)] if first else []
            own += wording.quotes(self.m, support, self.most, single_project) if last else []
        return own or [self.words("form.nothing")]
