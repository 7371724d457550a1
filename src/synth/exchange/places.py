"""Which statement a row means that names a file, a section, an item and a text."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from itertools import chain
from operator import itemgetter

import numpy as np
import pandas as pd

from synth.schema import SECTION_JOIN
from synth.signs import IN_ARABIC
from synth.study.ids import plain
from synth.telling import Told, joined, told

_COLUMNS = ("statement_id", "section", "item", "text")
_COUNT = re.compile(r"\S{0,20}\s?[\d๐-๙.]{1,6}[.)]?\s*[:：–-]?\s*")
"""What counts a heading: กลุ่มที่ 1, 2.1"""


class Places:
    """The statements by what people write of them; the text decides.

    Parameters
    ----------
    statements : DataFrame
        statement_id, source_id, section, item, text.
    sources : DataFrame, optional
        source_id, path.
    """

    def __init__(self, statements: pd.DataFrame, sources: pd.DataFrame | None = None):
        self._ids = set(statements["statement_id"])
        self._columns = {name: statements[name].to_numpy(object) for name in _COLUMNS}
        self._rows: dict[str, np.ndarray] = statements.groupby("source_id", sort=False).indices
        self._read: dict[str, dict[str, list[dict]]] = {}
        self._names = {plain(name): name for name in self._rows}
        self._of_file: dict[str, list[str]] = defaultdict(list)
        for name in self._rows:
            if "#" in name:
                self._of_file[plain(name.rpartition("#")[0])].append(name)
        if sources is not None:
            for row in sources[["source_id", "path"]].to_dict("records"):
                self._names.setdefault(plain(row["path"]), row["source_id"])

    def named(self, statement: str) -> tuple[str, list[Told]]:
        """Return the id of a statement that is there and no fault, or an empty id and what is wrong."""
        is_there = statement in self._ids
        return (statement, []) if is_there else ("", [told("codings.no_id", statement=statement)])

    def find(self, path: str, section: str, item: str, text: str) -> tuple[str, list[Told]]:
        """Return the statement's id and no fault, or an empty id and what is wrong."""
        written = plain(path.replace("\\", "/").removeprefix("./"))
        source = self._names.get(written) or self._answering(written, text)
        if source is None:
            near = difflib.get_close_matches(path, list(self._names), n=1)
            return "", [_near(told("codings.no_source", path=path), near)]
        same = self._saying(source).get(_words(text), [])
        if not same:
            rows = sorted(chain(*self._saying(source).values()), key=itemgetter("at"))
            return "", [_no_such_text(text, _of_item(_in_section(rows, section), item) or rows)]
        candidates = _in_section(same, section)
        if not candidates:
            where = {"places": _places(same), "place": _place(section, item)}
            return "", [told("codings.elsewhere", text=text, **where)]
        if len(candidates) > 1:  # only then the item is needed; spreadsheets make dates of 1.1
            candidates = _of_item(candidates, item) if item else candidates
        if len(candidates) == 1:
            return candidates[0]["statement_id"], []
        return "", [told("codings.several", text=text, places=_places(_in_section(same, section)))]

    def _answering(self, file: str, text: str) -> str | None:
        """Return the one row of a sheet of answers in which a text stands: the file is enough."""
        rows = [name for name in self._of_file[file] if _words(text) in self._saying(name)]
        return rows[0] if len(rows) == 1 else None

    def _saying(self, source: str) -> dict[str, list[dict]]:
        """Return the statements of a source by what they say: few sources may be asked for."""
        if source not in self._read:
            self._read[source] = saying = defaultdict(list)
            for at in self._rows.get(source, ()):
                row = {name: column[at] for name, column in self._columns.items()}
                said = _words(row["text"])
                saying[said].append(row | {"said": said, "at": at})
        return self._read[source]


def _in_section(rows: list[dict], section: str) -> list[dict]:
    """Keep the rows in the section that is named by its path or, failing that, by its last headings."""
    if not section:
        return rows
    parts = _path(section)
    exact = [row for row in rows if _path(row["section"]) == parts]
    named = exact or [row for row in rows if _path(row["section"])[-len(parts) :] == parts]
    return named or [row for row in rows if _but_counted(_path(row["section"])[-1], parts[-1])]


def _but_counted(heading: str, other: str) -> bool:
    """Say whether two headings are one, but for a number that one of them has before it (กลุ่มที่ 1)."""
    short, long = sorted((heading, other), key=len)
    return bool(short) and long.endswith(short) and bool(_COUNT.fullmatch(long[: -len(short)]))


def _of_item(rows: list[dict], item: str) -> list[dict]:
    return [row for row in rows if _number(row["item"]) == _number(item)]


def _number(item: str) -> str:
    return plain(item).translate(IN_ARABIC).rstrip(".)")


def _words(text: str) -> str:
    """Give a text without its blanks and line ends, which spreadsheets change."""
    return "".join(plain(text).split())


def _path(section: str) -> list[str]:
    return [plain(heading) for heading in section.split(SECTION_JOIN.strip())]


def _no_such_text(text: str, rows: list[dict]) -> Told:
    if not text:
        return told("codings.no_text")
    near = difflib.get_close_matches(_words(text), [row["said"] for row in rows], n=1, cutoff=0.5)
    candidates = [row["text"] for row in rows if near and row["said"] == near[0]] or [
        row["text"] for row in rows if len(rows) == 1
    ]
    return _near(told("codings.no_such_text", text=text), candidates)


def _near(fault: Told, near: list[str]) -> Told:
    return told("value.did_you_mean", fault=fault, near=near[0]) if near else fault


def _place(section: str, item: str) -> Told:
    return joined(filter(None, [section, item and told("codings.item", item=item)]), " ") or told(
        "codings.top"
    )


def _places(rows: list[dict]) -> Told:
    places = [_place(row["section"], row["item"]) for row in rows]
    words = places[0]
    for place in places[1:]:
        words = told("value.and", first=words, last=place)
    return words
