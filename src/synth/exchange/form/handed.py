"""A sheet that a person filled and handed back → what the form's parts are about, and answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from synth.schema import CODE_JOIN, table
from synth.sheets import Row, read_sheet, stripped
from synth.study.acts.forming import Answer
from synth.study.choices import DIMENSION, EACH, EVERYTHING, ROLES
from synth.study.ids import plain
from synth.study.places import CODE, COHORT, PROJECT
from synth.telling import Told, noted, told

from .answers import Answers, Question, shown
from .carrying import mapped
from .parts import Form
from .proposing import About, Proposed, propose
from .sheet import AGREE, ANSWERS, HEADS, ID, called, role_word

if TYPE_CHECKING:
    from synth.study import Study

_LANGUAGES = ("th", "en")
_ASKED = ("role", "about")


def take_form_sheet(
    study: Study, form: Form, path: str | Path, coder: str | None = None
) -> tuple[Told, pd.DataFrame]:
    """Take in what a person said in the sheet of a form: as acts of theirs, in this study.

    Only what differs from what the sheet showed is taken; what others said meanwhile stays. An answer that
    somebody gave meanwhile, which the sheet did not show, stands apart from the one that comes in.

    Returns
    -------
    sentence : Told
        What came in, in a sentence.
    lost : DataFrame
        The columns of the table ``problems``: cells that say no role, code, project or cohort, rows of parts
        that the form does not have.

    Raises
    ------
    ValueError
        The file is no such sheet; the study is as it was, as with every error.

    Examples
    --------
    >>> import tempfile, docx
    >>> import pandas as pd
    >>> from synth import Study, read_form, write_form_sheet
    >>> folder = Path(tempfile.mkdtemp())
    >>> document = docx.Document()
    >>> table = document.add_table(2, 2)
    >>> for cell, words in zip(table._cells, ["ประเด็น", "หลักฐาน", "ความไว้วางใจ"]):
    ...     cell.text = words
    >>> document.save(folder / "แบบ.docx")
    >>> form = read_form(folder / "แบบ.docx")
    >>> study = Study(folder / "study.db")
    >>> _ = study.set_codebook(pd.DataFrame({"code": ["trust"], "name": ["ความไว้วางใจ"]}))
    >>> sheet = write_form_sheet(study, form, folder / "แบบ.xlsx")  # a person fills it before it comes back
    >>> sentence, lost = take_form_sheet(study, form, sheet, "มาลี")
    >>> len(lost), study.forms()["name"].tolist()
    (0, ['แบบ.docx'])
    """
    path = Path(path)
    taking = _Taking(study, form, path)
    parts = taking.parts()
    answers = taking.answers()
    answered = [answer for _, answer in answers]
    fresh = [part for part in parts if part["part"] not in taking.standing]
    act, n_answers, refused = study.hand_in_form(
        form.fingerprint, fresh, answered, coder, name=form.package.path.name
    )
    for at, why in refused.items():
        taking.note(answers[at][0], why)
    n_parts = sum(bool(part["role"] or part["about"]) for part in parts)
    sentence = told(
        "funder.taken", path=path, n=n_parts if act else 0, all=len(form.parts), answers=n_answers
    )
    return sentence, table("problems", taking.lost, dtype=object)


class _Taking:
    """One filled sheet on its way into a study."""

    def __init__(self, study: Study, form: Form, path: Path):
        self.study, self.form, self.path = study, form, path
        self.lost: list[dict] = []
        self.standing: set[str] = set()
        self.rows = _below(read_sheet(path), HEADS)
        if self.rows is None:
            raise ValueError(told("funder.no_sheet", path=path))
        self.parts_by_key = {part.key: part for part in form.parts}
        mapping = mapped(form, study)
        self.mapped = mapping.form == form.fingerprint
        self.mapped_rows, self.proposed = mapping.said, propose(form, study)
        self.roles = {plain(role_word(role, lang)).casefold(): role for role in ROLES for lang in _LANGUAGES}
        self.roles |= {role: role for role in ROLES}
        self.subjects = self._subjects()
        self.standing_answers = Answers(study, form, mapping)

    def note(self, row: int, problem: Told, todo: Told | str = "") -> None:
        """Keep a row about what was not taken."""
        place = noted("value.row_number", row=row)
        self.lost.append({"path": self.path.name, "place": place, "problem": problem, "what_to_do": todo})

    def _subjects(self) -> dict[str, tuple[str, str]]:
        """Return all that may be written for what a part is about, in both languages."""
        book, sources = self.study.codebook(), self.study.sources()
        subjects: dict[str, tuple[str, str]] = {}
        names = [plain(name).casefold() for name in book["name"]]
        for row in book.to_dict("records"):
            subjects[plain(row["code"]).casefold()] = CODE, row["code"]
            name = plain(row["name"]).casefold()
            if name and names.count(name) == 1:
                subjects.setdefault(name, (CODE, row["code"]))
        places = [(DIMENSION, name) for name in dict.fromkeys(book["dimension"])]
        places += [
            (kind, name) for kind in (PROJECT, COHORT) for name in dict.fromkeys(sources[kind].astype(str))
        ]
        places += [(EACH, PROJECT), (EACH, COHORT), (EVERYTHING, "")]
        self.targets = {*places, *((CODE, code) for code in book["code"])}
        for subject in places:
            for lang in _LANGUAGES:
                subjects[plain(called((subject,), lang)).casefold()] = subject
            if subject[0] in (PROJECT, COHORT) and subject[1]:
                subjects.setdefault(plain(subject[1]).casefold(), subject)
        return subjects

    def parts(self) -> list[dict[str, Any]]:
        """Return what was said of each part, in the order of the form."""
        by_key: dict[str, tuple[int, dict[str, str]]] = {}
        showed: dict[str, list[str]] = {}
        for number, cells in self.rows or []:
            key, *hashes = cells[ID].split(" ")
            if key in self.parts_by_key:
                by_key[key], showed[key] = (number, cells), hashes
            elif cells["role"] or cells["about"]:
                self.note(
                    number, noted("funder.no_part", label=cells["said"][:80]), noted("funder.sheet_again")
                )
        rows = []
        for at, part in enumerate(self.form.parts):
            number, cells = by_key.get(part.key, (0, dict.fromkeys(_ASKED, "")))
            mapped_row, proposal = self.mapped_rows.get(part.key), self.proposed[part.key]
            before = showed.get(part.key, [])
            before = before if len(before) == len(_ASKED) else [shown("")] * len(_ASKED)
            same = [mapped_row and shown(cells[name]) == it for name, it in zip(_ASKED, before, strict=True)]
            if self.mapped and all(same):
                self.standing.add(part.key)
            role = (
                mapped_row["role"] if mapped_row and same[0] else self._role(number, cells["role"], proposal)
            )
            if part.key in self.standing:
                about = tuple(mapped_row["about"])
            elif mapped_row and same[1]:
                about = self._still(number, mapped_row["about"])
            else:
                about = self._about(number, cells["about"], proposal)
            row = {"part": part.key, "position": at, "kind": part.kind}
            rows.append(row | {"context": part.context, "label": part.label, "role": role, "about": about})
        return rows

    def _role(self, number: int, cell: str, proposed: Proposed) -> str:
        if cell in ("", "–"):
            return ""
        if cell == AGREE:
            return proposed.role
        role = self.roles.get(plain(cell).casefold(), "")
        if not role:
            choices = ", ".join(role_word(role, "th") for role in ROLES)
            self.note(number, noted("funder.no_role", said=cell), noted("funder.choose", known=choices))
        return role

    def _about(self, number: int, cell: str, proposed: Proposed) -> About:
        if cell == AGREE:
            return proposed.about
        about = []
        for words in filter(None, map(stripped, cell.replace("\n", CODE_JOIN).split(CODE_JOIN))):
            subject = self.subjects.get(plain(words).casefold())
            if subject:
                about.append(subject)
            else:
                self.note(number, noted("funder.no_subject", said=words), noted("funder.from_list"))
        return tuple(dict.fromkeys(about))

    def _still(self, number: int, about: Any) -> About:
        """Return what of an earlier word on a part is still in the study."""
        for subject in about:
            if tuple(subject) not in self.targets:
                self.note(number, noted("funder.no_subject", said=subject[1]), noted("funder.from_list"))
        return tuple(subject for subject in map(tuple, about) if subject in self.targets)

    def answers(self) -> list[tuple[int, Answer]]:
        """Return the answers that a person changed in the second sheet, each with the number of its row.

        One that was emptied takes away the answer that the sheet showed.
        """
        try:
            rows = _below(read_sheet(self.path, 1), ANSWERS) if self.path.suffix.lower() == ".xlsx" else None
        except ValueError:  # the second sheet was taken out; the first has been read
            rows = None
        changed = []
        for number, cells in rows or []:
            try:
                part, across, scope, *before = json.loads(cells[ID])
            except (TypeError, ValueError):
                continue
            showed = before[0] if before else shown("")
            if shown(cells["answer"]) == showed:
                continue
            if part in self.parts_by_key and (not across or across in self.parts_by_key):
                question = Question(part, across, tuple(scope) or None, cells["row"], cells["column"], ())
                answer = self.standing_answers.of(question)
                now = shown(answer["text"] if answer else "")
                if cells["answer"] or now == showed:
                    unseen = now not in (showed, shown(""))
                    changed.append((number, Answer(part, across, question.scope, cells["answer"], unseen)))
            elif cells["answer"]:
                self.note(
                    number, noted("funder.no_part", label=cells["row"][:80]), noted("funder.sheet_again")
                )
        return changed


def _below(rows: list[Row], heads: tuple[str, ...]) -> list[tuple[int, dict[str, str]]] | None:
    """Return the rows below the heads of a sheet of ours; None where it is none."""
    for at, row in enumerate(rows[:10]):
        if ID in row.cells:
            names = [*heads, ID]
            start = row.cells.index(ID) - len(heads)
            return [
                (
                    row.number,
                    {
                        name: stripped((row.cells + [""] * len(names))[start + column])
                        for column, name in enumerate(names)
                    },
                )
                for row in rows[at + 1 :]
            ]
    return None
