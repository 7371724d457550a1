"""Sentences that any room says to people, by their keys, in the language of whoever is told.

The words stand in ``th.toml`` and ``en.toml`` beside this file. A room raises ``ValueError(told(key, …))``,
and the command line, the coding page and the report say it in theirs with `say`. As it stands it is English,
or the language that ``SYNTH_LANG`` names, as in the notebooks of a run.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
_PACKED = "\u2063"
"""Stands before a packed sentence; it is no letter and cannot be seen."""


class Told(str):
    """A sentence, in English as it stands, that knows its key and its values."""

    key: str
    values: dict

    def __new__(cls, text: str, key: str = "", values: dict[str, object] | None = None) -> Told:
        """Make a sentence of `text`, which says what `key` and `values` do."""
        sentence = super().__new__(cls, text)
        sentence.key, sentence.values = key, values or {}
        return sentence

    def in_language(self, lang: str) -> str:
        """Say it in the language of another wording file."""
        if self.key:
            return _filled(self.key, self.values, lang)
        if not self.values:
            return str(self)
        return self.values["by"].join(say(part, lang) for part in self.values["parts"])


def told(key: str, **values: object) -> Told:
    """Make the sentence under `key` with `values` in their places.

    Examples
    --------
    >>> fault = told("codebook.twice", code="trust", row=2)
    >>> fault
    "code 'trust' stands in row 2 already; give one of them another code"
    >>> say(ValueError(fault), "th")
    'รหัส “trust” อยู่ในแถวที่ 2 แล้ว เปลี่ยนรหัสของแถวใดแถวหนึ่ง'
    """
    return Told(_filled(key, values, _spoken()), key, values)


def _spoken() -> str:
    """Return the language of sentences as they stand: English, unless SYNTH_LANG names another."""
    asked = os.environ.get("SYNTH_LANG", "")
    return asked if asked in languages() else "en"


def noted(key: str, **values: object) -> Told:
    """Make the sentence under `key` for a table that people read: Thai as it stands."""
    return Told(_filled(key, values, "th"), key, values)


class Unreadable(ValueError):
    """A file that cannot be read: what is wrong, and what to do about it.

    Examples
    --------
    >>> error = Unreadable(noted("file.password"), noted("todo.no_password"))
    >>> error.problem == noted("file.password")
    True
    """

    def __init__(self, problem: Told, what_to_do: Told) -> None:
        super().__init__(problem, what_to_do)
        self.problem, self.what_to_do = problem, what_to_do


def listing(parts: Iterable[str], by: str) -> Told:
    """Put parts together for a table: Thai as it stands."""
    parts = list(parts)
    return Told(by.join(say(part, "th") for part in parts), values={"parts": parts, "by": by})


def several(names: Iterable[object], most: int = 12) -> Told:
    """List names for a sentence: the first of many, and how many more there are.

    Examples
    --------
    >>> say(several(["ป่า", "น้ำ"]), "th"), say(several(range(2560, 2580), most=2), "th")
    ('ป่า, น้ำ', '2560, 2561 และอีก 18')
    """
    names = [str(name) for name in names]
    first = ", ".join(names[:most])
    return told("value.more", first=first, n=len(names) - most) if len(names) > most else joined(names, ", ")


def joined(parts: Iterable[str], by: str = "\n") -> Told:
    """Put sentences together; each is still said in the language that is asked for."""
    parts = list(parts)
    return Told(by.join(parts), values={"parts": parts, "by": by})


def say(said: object, lang: str) -> str:
    """Say a sentence, or what an exception was raised with, in a language; what is no `Told`, as it is."""
    if isinstance(said, BaseException):
        said = said.args[0] if len(said.args) == 1 else str(said)
    return said.in_language(lang) if hasattr(said, "in_language") else str(said)


def packed(said: str) -> str:
    """Write a sentence as text that `unpacked` makes the same sentence of; a plain one is that text itself.

    Examples
    --------
    >>> unpacked(packed(noted("codings.item", item="5"))).in_language("en")
    'item 5'
    >>> packed("ข้อ 5")
    'ข้อ 5'
    """
    return _PACKED + json.dumps(_plain(said), ensure_ascii=False) if isinstance(said, Told) else str(said)


def unpacked(text: str) -> str:
    """Make a sentence again, Thai as it stands, of what `packed` wrote."""
    if isinstance(text, Told) or not text.startswith(_PACKED):
        return text
    return _made(json.loads(text.removeprefix(_PACKED)))


def _plain(value: object) -> object:
    if not isinstance(value, Told):
        return value if isinstance(value, int | float) else str(value)
    if value.key:
        return [value.key, {name: _plain(inner) for name, inner in value.values.items()}]
    return [value.values.get("by", ""), [_plain(part) for part in value.values.get("parts", [str(value)])]]


def _made(plain: object) -> object:
    if not isinstance(plain, list):
        return plain
    first, inner = plain
    if isinstance(inner, list):
        return listing([_made(part) for part in inner], first)
    return noted(first, **{name: _made(value) for name, value in inner.items()})


def _filled(key: str, values: dict[str, object], lang: str) -> str:
    inner = {name: say(value, lang) if isinstance(value, Told) else value for name, value in values.items()}
    return read_words(lang)[key].format(**inner)


def languages(folder: Path = _HERE) -> list[str]:
    """Name the languages that have a wording file in a folder."""
    return sorted(path.stem for path in folder.glob("*.toml"))


@cache
def read_words(lang: str, folder: Path = _HERE) -> dict[str, str]:
    """Read the words of a folder's wording file by ``section.key``.

    Raises
    ------
    ValueError
        The folder has no file of this language.

    Examples
    --------
    >>> read_words("th")["value.nobody"]
    'ยังไม่มีใคร'
    """
    available = languages(folder)
    if lang not in available:
        raise ValueError(f"there is no wording for lang={lang!r}; there is: {', '.join(available)}")
    sections = tomllib.loads((folder / f"{lang}.toml").read_text(encoding="utf-8"))
    return {
        f"{section}.{key}": words for section, entries in sections.items() for key, words in entries.items()
    }
