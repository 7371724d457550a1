"""The codebook as the page shows it: a tree by dimension, and the words by which each code is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synth.schema import CODE_JOIN, TABLES, THEME_DIMENSION

if TYPE_CHECKING:
    import pandas as pd

_NOMINALISERS = ("ความ", "การ", "ผู้", "นัก")


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
        said = codebook.to_dict("records")
        self.dimensions = list(dict.fromkeys(row.get("dimension") or THEME_DIMENSION for row in said))
        self._children: dict[str, list[dict]] = {}
        known = {row["code"] for row in said}
        for row in said:
            parent = row.get("parent", "")
            self._children.setdefault(parent if parent in known else "", []).append(row)
        self.rows: list[dict] = []
        for dimension in self.dimensions:
            tops = self._children.get("", [])
            self._lay([top for top in tops if (top.get("dimension") or THEME_DIMENSION) == dimension], 0)
        self.codes = {row["code"]: row for row in self.rows}

    def _lay(self, codes: list[dict], depth: int) -> None:
        for row in codes:
            whole = {name: row.get(name, "") for name in TABLES["codebook"]}
            whole["dimension"] = whole["dimension"] or THEME_DIMENSION
            whole |= {"retired": bool(row.get("retired")), "depth": depth, "find": find_words(row)}
            self.rows.append(whole)
            self._lay(self._children.get(row["code"], []), depth + 1)

    def below(self, code: str) -> set[str]:
        """Return `code` and every code below it."""
        found = {code}
        for child in self._children.get(code, []):
            found |= self.below(child["code"])
        return found

    def name(self, code: str, lang: str = "th") -> str:
        """Return what people call a code: its name in their language, its Thai name, or the code."""
        row = self.codes.get(code) or {}
        return (row.get("name_en") if lang == "en" else "") or row.get("name") or code


def find_words(row: dict) -> list[str]:
    """Return what a person may type to find a code: its content word first, then name, code, keywords.

    Examples
    --------
    >>> find_words({"code": "trust", "name": "ความไว้วางใจ", "keywords": "โปร่งใส;เชื่อใจ"})
    ['ไว้วางใจ', 'ความไว้วางใจ', 'trust', 'โปร่งใส', 'เชื่อใจ']
    """
    name = row.get("name") or ""
    bare = next((name[len(head) :] for head in _NOMINALISERS if name.startswith(head)), "")
    keywords = [word.strip() for word in (row.get("keywords") or "").split(CODE_JOIN)]
    words = dict.fromkeys([bare, name, row["code"], row.get("name_en") or "", *keywords])
    return [word for word in words if word]
