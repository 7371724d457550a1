"""What is said of a file that is not as it should be: keys in the code, words in the wording files."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

SHOWN = 300
"""So many signs of what stands in a place are shown."""


class Saying(str):
    """A sentence in English, as Python raises it, that can be said in other languages as well.

    Examples
    --------
    >>> saying = Saying("bond.overlaps", other="ผู้นำชุมชน")
    >>> saying, saying.in_language("th")
    ('it overlaps ผู้นำชุมชน', 'ซ้อนทับกับ ผู้นำชุมชน')
    """

    __slots__ = ("key", "values")

    def __new__(cls, key: str, **values: Any) -> Saying:
        """Say `key` with `values` in its places; a list of sayings is said one after the other."""
        saying = super().__new__(cls, _filled("en", key, values))
        saying.key, saying.values = key, values
        return saying

    def __getnewargs_ex__(self) -> tuple[tuple, dict]:
        """Give what a copy is made of."""
        return (self.key,), self.values

    def in_language(self, lang: str) -> str:
        """Say it in the language of another wording file."""
        return _filled(lang, self.key, self.values)


def in_language(message: object, lang: str) -> str:
    """Say a text, or what an exception says, in a language; what has no other words stays as it is.

    Examples
    --------
    >>> in_language(FileNotFoundError(Saying("file.missing", path="งาน.db")), "th")
    'ไม่มีไฟล์ งาน.db ตรวจสอบชื่อไฟล์หรือโฟลเดอร์'
    """
    if isinstance(message, BaseException):
        message = (
            message.args[0] if message.args and hasattr(message.args[0], "in_language") else str(message)
        )
    return message.in_language(lang) if hasattr(message, "in_language") else str(message)


def _filled(lang: str, key: str, values: dict[str, Any]) -> str:
    texts = {name: _value(lang, value) for name, value in values.items()}
    return words(lang)[key].format(**texts)


def _value(lang: str, value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(in_language(part, lang) for part in value)
    text = in_language(value, lang)
    whole = isinstance(value, Saying | Path) or len(text) <= SHOWN
    return text if whole else f"{text[:SHOWN]}…"


@cache
def words(lang: str) -> dict[str, str]:
    """Read a wording file by ``section.key``."""
    path = Path(__file__).with_name(f"{lang}.toml")
    if not path.is_file():
        languages = ", ".join(sorted(file.stem for file in path.parent.glob("*.toml")))
        raise ValueError(f"there is no wording for lang={lang!r}; there is: {languages}")
    sections = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        f"{part}.{key}": sentence for part, entries in sections.items() for key, sentence in entries.items()
    }


Fault = tuple[str, str, Saying]
"""Where it is (a table, or one of its columns), which row, and what is wrong."""
