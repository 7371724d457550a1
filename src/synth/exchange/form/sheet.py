"""The sheet in which a person says what a form's parts are about, and decides what only people decide."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import xlsxwriter

from synth.exchange.fillable import ASKED, CELL, HEAD, HOW, lines_in
from synth.schema import CODE_JOIN
from synth.sheets import LONGEST_CELL, WORDS_ONLY
from synth.study.choices import DIMENSION, EACH, EVERYTHING, JUDGEMENT, NEXT, ROLES, TOLD
from synth.study.places import CODE, COHORT, PROJECT
from synth.telling import say, told
from synth.whole import whole_file

from .answers import Answers, questions, shown
from .carrying import mapped
from .parts import COLUMN, PLACE, Form
from .proposing import About, Proposed, propose

if TYPE_CHECKING:
    from synth.study import Study

ID = "synth_form_part"
"""The head of the hidden column by which parts are known again, with hashes of what the sheet showed."""
AGREE = "✓"
"""What a person writes to take what is proposed."""
HEADS = ("where", "kind", "said", "proposed_role", "role", "proposed_about", "because", "about")
ANSWERS = ("scope", "row", "column", "choices", "answer", "who")
_WIDE = {"where": 16, "kind": 10, "said": 48, "proposed_role": 22, "role": 22, "proposed_about": 30}
_WIDE |= {
    "because": 22,
    "about": 36,
    "scope": 26,
    "row": 44,
    "column": 26,
    "choices": 22,
    "answer": 44,
    "who": 18,
}
_HIGH = 20


def write_form_sheet(
    study: Study, form: Form, path: str | Path, lang: str = "th", *, project: str = "", cohort: str = ""
) -> Path:
    """Write the sheet for a form: what it asks for, what the words propose, and what was said already.

    Parameters
    ----------
    study : Study
    form : Form
    path : str or Path
        An .xlsx.
    lang : {"th", "en"}
    project, cohort : str
        For whose form answers are given in it; without them, for that of the whole study.

    Examples
    --------
    >>> import tempfile, docx
    >>> import pandas as pd
    >>> from synth import Study, read_form
    >>> folder = Path(tempfile.mkdtemp())
    >>> document = docx.Document()
    >>> table = document.add_table(2, 2)
    >>> for cell, words in zip(table._cells, ["ประเด็น", "หลักฐาน", "ความไว้วางใจ"]):
    ...     cell.text = words
    >>> document.save(folder / "แบบ.docx")
    >>> form = read_form(folder / "แบบ.docx")
    >>> study = Study(folder / "study.db")
    >>> _ = study.set_codebook(pd.DataFrame({"code": ["trust"], "name": ["ความไว้วางใจ"]}))
    >>> write_form_sheet(study, form, folder / "แบบ.xlsx").name
    'แบบ.xlsx'
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path) as part, xlsxwriter.Workbook(str(part), dict(WORDS_ONLY)) as workbook:
        _Sheet(workbook, study, form, lang).write(project, cohort)
    return path


def called(about: About, lang: str, names: dict[str, str] | None = None) -> str:
    """Say what a part is about as a person writes it in the sheet.

    Examples
    --------
    >>> called((("code", "trust"), ("project", "บ้านดอน"), ("each", "project")), "th")
    'trust; โครงการ: บ้านดอน; ทุกโครงการ'
    """
    words = []
    for kind, name in about:
        if kind == CODE:
            words.append((names or {}).get(name, name))
        elif kind in (EACH, EVERYTHING):
            words.append(_word(f"{kind}_{name}".rstrip("_"), lang))
        else:
            words.append(f"{_word(kind, lang)}: {name}")
    return f"{CODE_JOIN} ".join(words)


def _word(key: str, lang: str) -> str:
    return told(f"funder.{key.replace(' ', '_')}").in_language(lang)


def role_word(role: str, lang: str) -> str:
    """Return what a role is called in the sheet."""
    return _word(f"role_{role}", lang) if role else ""


class _Sheet:
    """The workbook while it is written."""

    def __init__(self, workbook: Any, study: Study, form: Form, lang: str):
        self.study, self.form, self.lang = study, form, lang
        self.book = study.codebook()
        named = self.book["name"].tolist()
        self.names = {
            row["code"]: row["name"] if row["name"] and named.count(row["name"]) == 1 else row["code"]
            for row in self.book.to_dict("records")
        }
        self.sheets = [
            workbook.add_worksheet(_word(f"sheet_{name}", lang)) for name in ("parts", "answers", "lists")
        ]
        self.cell = workbook.add_format(CELL)
        self.grey = workbook.add_format(CELL | {"font_color": "#5f6b73"})
        self.asked = workbook.add_format(ASKED)
        self.head = workbook.add_format(HEAD)
        self.how = workbook.add_format(HOW)

    def write(self, project: str, cohort: str) -> None:
        mapping, proposed = mapped(self.form, self.study), propose(self.form, self.study)
        lists = self._lists()
        self._parts(mapping.said, proposed, lists)
        roles = {key: row["role"] for key, row in mapping.said.items()}
        roles |= {key: proposal.role for key, proposal in proposed.items() if key not in roles}
        self._answers(roles, mapping, project, cohort)

    def _begin(self, sheet: Any, heads: tuple[str, ...], how: str) -> None:
        sheet.set_row(0, 5 * _HIGH)
        sheet.merge_range(0, 0, 0, len(heads) - 1, _word(how, self.lang), self.how)
        sheet.write_row(1, 0, [*(_word(f"head_{name}", self.lang) for name in heads), ID], self.head)
        sheet.set_row(1, 2 * _HIGH)
        sheet.freeze_panes(2, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        for at, name in enumerate(heads):
            sheet.set_column(at, at, _WIDE[name])
        sheet.set_column(len(heads), len(heads), 10, None, {"hidden": True})

    def _row(
        self, sheet: Any, at: int, cells: list[str], heads: tuple[str, ...], asked: set[str], grey: set[str]
    ) -> None:
        high = 1
        for column, (name, words) in enumerate(zip(heads, cells, strict=True)):
            look = self.asked if name in asked else self.grey if name in grey else self.cell
            sheet.write_string(at, column, words[:LONGEST_CELL], look)
            high = max(high, lines_in(words, round(0.8 * _WIDE[name])))  # where another font stands in
        sheet.set_row(at, min(high * _HIGH + 6, 400))

    def _parts(
        self, part_rows: dict[str, dict], proposed: dict[str, Proposed], lists: dict[str, str]
    ) -> None:
        sheet = self.sheets[0]
        self._begin(sheet, HEADS, "how_parts")
        for at, part in enumerate(self.form.parts, start=2):
            stored, mine = part_rows.get(part.key), proposed[part.key]
            takes = part.kind in (COLUMN, PLACE)
            label = part.label if part.kind != "rows" else _word("open_rows", self.lang)
            if part.options:
                label += f" [{' / '.join(filter(None, part.options))}]"
            cells = [
                *(say(part.where, self.lang), _word(f"kind_{part.kind}", self.lang), label),
                role_word(mine.role, self.lang) if takes else "–",
                role_word(stored["role"], self.lang) if stored else "",
                *(called(mine.about, self.lang, self.names), mine.because),
                called(tuple(stored["about"]), self.lang, self.names) if stored else "",
            ]
            columns = {"about"} | ({"role"} if takes else set())
            self._row(sheet, at, cells, HEADS, columns, {"proposed_role", "proposed_about", "because"})
            showed = (shown(cells[HEADS.index(name)]) for name in ("role", "about"))
            sheet.write_string(at, len(HEADS), " ".join([part.key, *showed]))
        last = len(self.form.parts) + 1
        for name, source in lists.items():
            validation = {"validate": "list", "source": source, "error_type": "warning"}
            validation |= {
                "error_title": _word(f"head_{name}", self.lang),
                "error_message": _word("not_in_list", self.lang),
            }
            sheet.data_validation(2, HEADS.index(name), last, HEADS.index(name), validation)

    def _lists(self) -> dict[str, str]:
        """Write what there is to choose from: roles, and codes, projects, cohorts and dimensions."""
        sheet, sources = self.sheets[2], self.study.sources()
        roles = [AGREE, *(role_word(role, self.lang) for role in ROLES)]
        live = self.book[~self.book["retired"]]
        about: list[tuple[str, str]] = [(CODE, code) for code in live["code"]]
        about += [(DIMENSION, name) for name in dict.fromkeys(live["dimension"])]
        for kind in (PROJECT, COHORT):
            about += [
                (kind, name) for name in dict.fromkeys(sources[kind].astype(str)) if name not in ("", "nan")
            ]
        about += [(EACH, PROJECT), (EACH, COHORT), (EVERYTHING, "")]
        subjects = [AGREE, *(called((subject,), self.lang, self.names) for subject in about)]
        ranges = {}
        quoted = "'" + _word("sheet_lists", self.lang).replace("'", "''") + "'"
        for at, (name, rows) in enumerate({"role": roles, "about": subjects}.items()):
            sheet.write_string(0, at, _word(f"head_{name}", self.lang), self.head)
            for number, words in enumerate(rows, start=1):
                sheet.write_string(number, at, words, self.cell)
            letter = "AB"[at]
            ranges[name] = f"={quoted}!${letter}$2:${letter}${len(rows) + 1}"
            sheet.set_column(at, at, 44)
        sheet.freeze_panes(1, 0)
        return ranges

    def _answers(self, roles: dict[str, str], mapping: Any, project: str, cohort: str) -> None:
        sheet, answers = self.sheets[1], Answers(self.study, self.form, mapping)
        self._begin(sheet, ANSWERS, "how_answers")
        at = 2
        for question in questions(
            self.form, roles, (JUDGEMENT, NEXT, TOLD), self.study, project, cohort, mapping.said
        ):
            answer = answers.of(question)
            cells = [
                called((question.scope,), self.lang) if question.scope else _word("whole_study", self.lang),
                *(question.row, question.column, " / ".join(question.choices)),
                answer["text"] if answer else "",
                f"{answer['coder']} {answer['created_at'][:10]}" if answer else "",
            ]
            self._row(sheet, at, cells, ANSWERS, {"answer"}, {"who"})
            sheet.write_string(at, len(ANSWERS), question.marked(cells[ANSWERS.index("answer")]))
            if question.choices and len(" ".join(question.choices)) < 200:
                column = ANSWERS.index("answer")
                validation = {
                    "validate": "list",
                    "source": [choice[:200] for choice in question.choices],
                    "error_type": "warning",
                }
                sheet.data_validation(at, column, at, column, validation)
            at += 1
