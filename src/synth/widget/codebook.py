"""The codebook as the page shows it, a tree by dimension, and edited in place by acts that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synth.schema import CODE_JOIN, TABLES, THEME_DIMENSION
from synth.signs import NOMINALISERS

from .outcomes import Outcome, Refused

if TYPE_CHECKING:
    import pandas as pd

    from .desk import Desk
    from .page import Words

_COLUMNS = ("name", "name_en", "definition", "include", "exclude", "keywords", "example", "colour")
_HEADS = (*NOMINALISERS, "ผู้", "นัก")
"""What a name may begin with that people leave out when they type it."""


class Book:
    """The codes in the order of the tree.

    Parameters
    ----------
    codebook : DataFrame
        The table `codebook`.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = [("ไว้วางใจ", "ความไว้วางใจ", "คน"), ("คน", "คนและทีม", "")]
    >>> table = pd.DataFrame(rows, columns=["code", "name", "parent"])
    >>> [(row["code"], row["depth"]) for row in Book(table).rows]
    [('คน', 0), ('ไว้วางใจ', 1)]
    >>> sorted(Book(table).below("คน"))
    ['คน', 'ไว้วางใจ']
    """

    def __init__(self, codebook: pd.DataFrame):
        table = codebook.to_dict("records")
        self.dimensions = list(dict.fromkeys(row.get("dimension") or THEME_DIMENSION for row in table))
        self._children: dict[str, list[dict]] = {}
        codes = {row["code"] for row in table}
        for row in table:
            parent = row.get("parent", "")
            self._children.setdefault(parent if parent in codes else "", []).append(row)
        self.rows: list[dict] = []
        for dimension in self.dimensions:
            tops = self._children.get("", [])
            self._lay([top for top in tops if (top.get("dimension") or THEME_DIMENSION) == dimension], 0)
        self.codes = {row["code"]: row for row in self.rows}

    def _lay(self, codes: list[dict], depth: int) -> None:
        for row in codes:
            columns = {name: row.get(name, "") for name in TABLES["codebook"]}
            columns["dimension"] = columns["dimension"] or THEME_DIMENSION
            columns |= {"retired": bool(row.get("retired")), "depth": depth, "find": find_words(row)}
            self.rows.append(columns)
            self._lay(self._children.get(row["code"], []), depth + 1)

    def below(self, code: str) -> set[str]:
        """Return `code` and every code below it."""
        branch = {code}
        for child in self._children.get(code, []):
            branch |= self.below(child["code"])
        return branch

    def name(self, code: str, lang: str = "th") -> str:
        """Return what people call a code: its name in their language, its Thai name, or the code."""
        row = self.codes.get(code) or {}
        return (row.get("name_en") if lang == "en" else "") or row.get("name") or code


def named_codes(codebook: pd.DataFrame, lang: str) -> dict[str, str]:
    """Return the name of each code in a language: without one there, its Thai name, or the code.

    Examples
    --------
    >>> import pandas as pd
    >>> book = pd.DataFrame({"code": ["trust"], "name": ["ความไว้วางใจ"], "name_en": ["Trust"]})
    >>> named_codes(book, "en"), named_codes(book.assign(name_en=""), "en")
    ({'trust': 'Trust'}, {'trust': 'ความไว้วางใจ'})
    """
    column = "name_en" if lang == "en" else "name"
    return {row["code"]: row[column] or row["name"] or row["code"] for row in codebook.to_dict("records")}


def find_words(row: dict) -> list[str]:
    """Return what a person may type to find a code: its content word first, then name, code, keywords.

    Examples
    --------
    >>> find_words({"code": "trust", "name": "ความไว้วางใจ", "keywords": "โปร่งใส;เชื่อใจ"})
    ['ไว้วางใจ', 'ความไว้วางใจ', 'trust', 'โปร่งใส', 'เชื่อใจ']
    """
    name = row.get("name") or ""
    bare = next((name[len(head) :] for head in _HEADS if name.startswith(head)), "")
    keywords = [word.strip() for word in (row.get("keywords") or "").split(CODE_JOIN)]
    words = dict.fromkeys([bare, name, row["code"], row.get("name_en") or "", *keywords])
    return [word for word in words if word]


class Editor:
    """Changes the codebook as the page asks, under the name of the desk's coder."""

    def __init__(self, desk: Desk, words: Words):
        self._desk, self._study, self._words, self._coder = desk, desk.study, words, desk.coder
        self._changes = {
            "add": self._add,
            "change": self._change,
            "rename": self._rename,
            "move": self._move,
            "merge": self._merge,
            "retire": self._retire,
            "unretire": self._unretire,
        }

    def edit(self, asked: dict) -> Outcome:
        """Do the change that `asked` names."""
        change = asked.get("change")
        if change not in self._changes:
            raise Refused(self._words.say("why.unknown", what=change))
        name, acts = self._changes[change](asked)
        renamed = change in ("rename", "merge") or (asked.get("columns") or {}).get("code")
        outcome = Outcome.of(acts, self._words.say(f"said.{change}", name=name), None)
        outcome.reload = frozenset({"all" if renamed else "book"})
        return outcome

    def _name(self, code: str) -> str:
        return self._desk.book.name(code, self._words.lang)

    def _add(self, asked: dict) -> tuple[str, list[str]]:
        name = str(asked.get("name") or asked.get("code") or "").strip()
        code = str(asked.get("code") or "").strip() or name
        if not name:
            raise Refused(self._words["why.no_name"])
        columns = {key: asked[key] for key in (*_COLUMNS, "parent", "dimension") if asked.get(key)}
        return name, [self._study.add_code(code, self._coder, **{**columns, "name": name})]

    def _change(self, asked: dict) -> tuple[str, list[str]]:
        code, columns = asked["code"], dict(asked.get("columns") or {})
        dimension = columns.pop("dimension", None)
        if "name" in columns and not str(columns["name"] or "").strip():
            raise Refused(self._words["why.no_name"])
        if columns.get("code") in ("", None, code):
            columns.pop("code", None)
        acts = []
        if dimension and dimension != self._desk.book.codes.get(code, {}).get("dimension"):
            acts.append(self._study.move_code(code, "", self._coder, dimension=dimension))
        if columns:
            acts.append(self._study.change_code(code, self._coder, **columns))
        return str(columns.get("name") or self._name(code)), acts

    def _rename(self, asked: dict) -> tuple[str, list[str]]:
        to = str(asked.get("to") or "").strip()
        if not to:
            raise Refused(self._words["why.no_name"])
        return to, [self._study.rename_code(asked["code"], self._coder, to=to)]

    def _move(self, asked: dict) -> tuple[str, list[str]]:
        act = self._study.move_code(asked["code"], asked.get("parent") or "", self._coder)
        return self._name(asked["code"]), [act]

    def _merge(self, asked: dict) -> tuple[str, list[str]]:
        act = self._study.merge_codes(list(asked["codes"]), asked["into"], self._coder)
        return self._name(asked["into"]), [act]

    def _retire(self, asked: dict) -> tuple[str, list[str]]:
        return self._name(asked["code"]), [self._study.retire_code(asked["code"], self._coder)]

    def _unretire(self, asked: dict) -> tuple[str, list[str]]:
        act = self._study.change_code(asked["code"], self._coder, retired=False)
        return self._name(asked["code"]), [act]
