"""What a corpus lets one guess of its sources: title, date, project, province, for a person to look at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from synth.corpus.attributes import GUESSED

if TYPE_CHECKING:
    import pandas as pd

    from synth.corpus.corpus import Corpus

_HEAD_LINES = 8
_LONGEST_LINE = 150
"""A note says in its first short lines where and for whom it was held."""
_PROJECT = re.compile(
    r"(?:^|[\s\"“(])(?:ชื่อ|สรุป|บทเรียน|ถอดบทเรียน)*โครงการ(?!ย่อย|นี้|ใน|และ|ที่|ของ|ฯ|ผ่าน|ได้|หมด|เพิ่ม)\s*[:：\"“]?\s*(?P<name>[^\n\"”|·:：]{6,90})"
)
_AFTER_PROJECT = re.compile(r"(?<!\s)\s*(?:วันที่|เวลา|ณ |จังหวัด|อำเภอ|ตำบล|ปีงบประมาณ|ประจำปี|\d{1,2}\s).*")
_NAMED_PROVINCE = re.compile(r"(?:จังหวัด|จ\.)\s?(?P<name>[\u0e01-\u0e4e]{3,15})")


def guessed_sources(corpus: Corpus) -> pd.DataFrame:
    r"""Make the table that ``synth read`` writes as ``sources.csv`` for a person to correct.

    One row for each file (a spreadsheet has one for all its rows). What the file itself or somebody has said
    stays as it is; what is guessed ends in ``(คาดเดา)``; what cannot be guessed is empty.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    DataFrame
        path, title, date, project, province, then the other attributes of the sources.

    Examples
    --------
    >>> import pathlib, tempfile, synth
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> note = "สรุปเวที โครงการผักปลอดภัยบ้านดอน\nวันที่ 3 มี.ค. 65 จังหวัดสงขลา\n\nบทเรียน\n1. ไว้ใจกัน"
    >>> _ = (folder / "เวที.txt").write_text(note, encoding="utf-8")
    >>> guessed_sources(synth.read_corpus(folder)).loc[0, ["date", "project", "province"]].tolist()
    ['2022-03-03 (คาดเดา)', 'ผักปลอดภัยบ้านดอน (คาดเดา)', 'สงขลา (คาดเดา)']
    """
    import pandas as pd

    sources = corpus.sources.copy()
    if "province" not in sources:
        sources["province"] = ""
    parts = sources["path"].str.extract(r"^(?P<path>.*?)(?P<row>#[^/]*)?$")
    sources["path"] = parts["path"]
    guessed = {
        column: set(
            sources["path"][[column not in corpus.said.get(name, ()) for name in sources["source_id"]]]
        )
        for column in ("title", "date")
    }
    sources["title"] = sources["title"].where(parts["row"].isna(), "")
    # one row speaks for all rows of a spreadsheet: it may say only what holds for all of them
    several = sources.groupby("path", sort=False)
    sources = several.agg(lambda column: column.iloc[0] if column.nunique() == 1 else "").reset_index()
    texts = [_head(row.title, row.text) for row in sources.itertuples()]
    table = pd.DataFrame({"path": sources["path"]})
    for column in ("title", "date"):
        table[column] = [
            _marked(value) if path in guessed[column] else value
            for path, value in zip(sources["path"], sources[column], strict=True)
        ]
    for column, guess in (("project", guessed_project), ("province", guessed_province)):
        table[column] = [
            written or _marked(guess(text)) for written, text in zip(sources[column], texts, strict=True)
        ]
    own = {*table.columns, "source_id", "cohort", "date_note", "text", "sha256"}
    return table.join(sources[[column for column in sources.columns if column not in own]])


def _head(title: str, text: str) -> str:
    lines = [line.strip() for line in text.split("\n", 40)[:40] if line.strip() and "\t" not in line]
    return "\n".join([title, *(line for line in lines[:_HEAD_LINES] if len(line) <= _LONGEST_LINE)])


def guessed_project(text: str) -> str:
    """Return the name behind the first โครงการ of a note's beginning.

    Examples
    --------
    >>> guessed_project("สรุปบทเรียน โครงการป่าชุมชนคนต้นน้ำ วันที่ 5 ก.ค. 65")
    'ป่าชุมชนคนต้นน้ำ'
    """
    match = _PROJECT.search(text)
    return _AFTER_PROJECT.sub("", match["name"]).strip(" .,-–") if match else ""


def guessed_province(text: str) -> str:
    """Return the first province that a note's beginning names; by its word, else by its name alone.

    Examples
    --------
    >>> guessed_province("ณ ศาลาประชาคม อ.ปัว จ.น่าน"), guessed_province("เครือข่ายคนสงขลา")
    ('น่าน', 'สงขลา')
    """
    from synth.text.words import provinces

    for match in _NAMED_PROVINCE.finditer(text):
        name = next((name for name in provinces() if match["name"].startswith(name)), "")
        if name:
            return name
    # a short name alone is an ordinary word too: เลย, ตาก, น่าน, แพร่, ตรัง
    places = [(text.find(name), name) for name in provinces() if len(name) > 4 and name in text]
    return min(places)[1] if places else ""


def _marked(value: str) -> str:
    return f"{value} {GUESSED}" if value and not value.endswith(GUESSED) else value
