"""A sheet in which people write down what a community said to findings, out of a study and into it again."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import xlsxwriter

from synth.exchange.fillable import CELL, HEAD, HOW, rows_below
from synth.schema import THEME_DIMENSION, table
from synth.sheets import LONGEST_CELL, WORDS_ONLY, Row, stripped
from synth.study.choices import ADDS, AGREES, DISAGREES, UNSAID
from synth.study.values import clean
from synth.telling import Told, noted, told
from synth.text.dates import find_dates
from synth.whole import whole_file

if TYPE_CHECKING:
    from synth.study import Study

HEARD = "synth_heard_id"
"""The head of the hidden column by which an answer is known again."""
COLUMNS = ("theme", "who", "day", "place", "says", "words")
_WIDTHS = (34, 22, 14, 22, 14, 60)
_EMPTY = 6
"""Rows to write in below each theme."""
_SAYS = (AGREES, DISAGREES, ADDS)
_KEPT = ("code", "says", "who", "day", "place", "text")


def write_return_sheet(study: Study, path: str | Path, lang: str = "th") -> Path:
    """Write the sheet: what was written down already, and empty rows for each theme that people spoke of.

    Returns
    -------
    Path
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    themes, heard = returned_themes(study), study.heard()

    def word(key: str) -> str:
        return told(f"returned.{key}").in_language(lang)

    with whole_file(path) as part, xlsxwriter.Workbook(str(part), dict(WORDS_ONLY)) as workbook:
        cell = workbook.add_format(CELL)
        head = workbook.add_format(HEAD)
        how = workbook.add_format(HOW)
        sheet = workbook.add_worksheet(word("sheet"))
        sheet.set_row(0, 46)
        sheet.merge_range(0, 0, 0, len(COLUMNS) - 1, word("how"), how)
        sheet.write_row(1, 0, [*map(word, COLUMNS), HEARD], head)
        at = 2
        for theme in themes.itertuples():
            own = heard[heard["code"] == theme.code]
            rows = [
                (theme.shown, row.who, row.day, row.place, word(row.says), row.text, row.heard_id)
                for row in own.itertuples()
            ]
            rows += [(theme.shown, *[""] * len(COLUMNS))] * _EMPTY
            for values in rows:
                for column, value in enumerate(values):
                    sheet.write_string(at, column, value[:LONGEST_CELL], cell)
                at += 1
        choices = {"validate": "list", "source": [word(says) for says in _SAYS]}
        sheet.data_validation(2, COLUMNS.index("says"), max(at + 200, 3), COLUMNS.index("says"), choices)
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.set_column(len(COLUMNS), len(COLUMNS), 10, None, {"hidden": True})
        sheet.freeze_panes(2, 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(1)
    return path


def returned_themes(study: Study) -> pd.DataFrame:
    """Return the themes that anybody spoke of: code, name, and shown, by which a sheet means one."""
    book, codings = study.codebook(), set(study.codings()["code"])
    heard = set(study.heard()["code"])
    above = dict(zip(book["code"], book["parent"], strict=True))

    def top(code: str) -> str:
        while above.get(code):
            code = above[code]
        return code

    used = {top(code) for code in codings | heard}
    own = book[(book["dimension"].isin(["", THEME_DIMENSION])) & book["code"].isin(used)]
    names = own["name"].where(own["name"] != "", own["code"])
    twice = names.duplicated(keep=False)
    return own.assign(shown=names.where(~twice, own["code"]))[["code", "name", "shown"]].reset_index(
        drop=True
    )


def return_rows(path: str | Path) -> tuple[Row, list[Row]] | None:
    """Return the heads and the rows of a workbook that is such a sheet; None for any other."""
    return rows_below(path, HEARD)


def import_returned(study: Study, path: str | Path, coder: str = "") -> tuple[Told, pd.DataFrame]:
    """Take a filled sheet in, as one act of `coder`; reading it again adds nothing.

    Nor does it bring back what a person took away, changed or undid since: such rows are told.

    Returns
    -------
    sentence : Told
        What came in, in a sentence.
    lost : DataFrame
        The columns of the table ``problems``: rows that were not taken, with the reason.

    Raises
    ------
    ValueError
        The workbook is no such sheet.
    """
    path, sheet = Path(path), return_rows(path)
    if sheet is None:
        raise ValueError(told("returned.no_sheet", path=path))
    heads, rows = sheet
    at = _columns(heads.cells)
    themes = returned_themes(study)
    codes = dict(zip(themes["shown"], themes["code"], strict=True))
    now, past = study.heard(), study.heard(past=True)
    heard_ids = set(now["heard_id"])
    answers, lost = [], []
    for row in rows:
        cells = {
            name: stripped(row.cells[column]) if column < len(row.cells) else ""
            for name, column in at.items()
        }
        if not any(cells[name] for name in ("who", "day", "place", "says", "words")) and not cells[HEARD]:
            continue
        answer, fault = _answer(cells, codes)
        advice = noted("returned.again")
        if fault is None and _is_past(answer, now, past):
            fault, advice = noted("returned.past"), noted("returned.anew")
        if fault is None:
            name = answer["heard_id"] if answer["heard_id"] in heard_ids else ""
            answers.append(answer | {"heard_id": name})
        else:
            place = noted("value.row_number", row=row.number)
            lost.append({"path": path.name, "place": place, "problem": fault, "what_to_do": advice})
    new = study.hear(answers, coder or None)
    return told("returned.taken", path=path, n=len(new)), table("problems", lost, dtype=object)


def _columns(heads: list[str]) -> dict[str, int]:
    """Find the columns by their heads, in either language."""
    names_by_head = {
        told(f"returned.{name}").in_language(lang): name for name in COLUMNS for lang in ("th", "en")
    }
    columns = {names_by_head.get(stripped(head), stripped(head)): index for index, head in enumerate(heads)}
    lacking = [name for name in (*COLUMNS, HEARD) if name not in columns]
    if lacking:
        column = told(f"returned.{lacking[0]}") if lacking[0] in COLUMNS else HEARD
        raise ValueError(told("returned.no_column", column=column))
    return {name: columns[name] for name in (*COLUMNS, HEARD)}


def _is_past(answer: dict, now: pd.DataFrame, past: pd.DataFrame) -> bool:
    """Say whether a row has what was said and stands no more, or an answer that was taken away."""
    name = answer["heard_id"]
    if name in set(now["heard_id"]):
        now, past = now[now["heard_id"] == name], past[past["heard_id"] == name]
    elif name in set(past["heard_id"]):
        return answer["says"] != UNSAID
    own = {part: clean(answer[part]).strip() for part in _KEPT}
    return not _has(now, own) and _has(past, own)


def _has(heard: pd.DataFrame, own: dict[str, str]) -> bool:
    return bool((heard[list(own)] == list(own.values())).all(axis=1).any())


def _answer(cells: dict[str, str], codes: dict[str, str]) -> tuple[dict, Told | None]:
    """Read a row: the answer, or what is wrong with it."""
    says_words = {told(f"returned.{key}").in_language(lang): key for key in _SAYS for lang in ("th", "en")}
    says = says_words.get(cells["says"], "")
    emptied = cells[HEARD] and not any(cells[name] for name in ("says", "words"))
    if emptied:
        says = UNSAID
    if cells["theme"] not in codes:
        return {}, noted("returned.no_theme", theme=cells["theme"])
    if not says and cells["says"]:
        return {}, noted("returned.unknown", says=cells["says"])
    if not says and not cells["words"]:
        return {}, noted("returned.nothing_said")
    if says == ADDS and not cells["words"]:
        return {}, noted("returned.adds_nothing")
    day = iso_day(cells["day"])
    if cells["day"] and not day:
        return {}, noted("returned.no_day", day=cells["day"])
    who = {name: cells[name] for name in ("who", "place")}
    answer = {"heard_id": cells[HEARD], "code": codes[cells["theme"]], "says": says or ADDS, "day": day}
    return {**answer, **who, "text": cells["words"]}, None


def iso_day(text: str) -> str:
    """Return a day as people write it in ISO form; empty where it is none.

    Examples
    --------
    >>> iso_day("2024-05-31"), iso_day("31 พ.ค. 2567"), iso_day("เมื่อวาน")
    ('2024-05-31', '2024-05-31', '')
    """
    plain = re.sub(r"[T ]00:00:00$", "", text.strip())
    try:
        return date.fromisoformat(plain).isoformat()
    except ValueError:
        dates = find_dates(plain)
    if dates.empty or dates["uncertain"].iloc[0] or len(dates["iso_start"].iloc[0]) != len("2024-05-31"):
        return ""
    return dates["iso_start"].iloc[0]
