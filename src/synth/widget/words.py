"""The words of the page, from ``th.toml`` and ``en.toml``; variables stand in braces."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


class Words(dict[str, str]):
    """The words of one language by key, ``"said.code"``.

    Examples
    --------
    >>> Words("th").say("said.code", name="ความไว้วางใจ")
    'ลงรหัส ความไว้วางใจ'
    """

    def __init__(self, lang: str = "th"):
        if lang not in languages():
            raise ValueError(f"there is no wording for lang={lang!r}; there is: {', '.join(languages())}")
        super().__init__(_read(lang))
        self.lang = lang

    def say(self, key: str, **values: object) -> str:
        """Give the words under `key` with `values` in their places."""
        return self[key].format(**values)


def languages() -> list[str]:
    """Name the languages that have a wording file."""
    return sorted(path.stem for path in Path(__file__).parent.glob("*.toml"))


@cache
def _read(lang: str) -> dict[str, str]:
    sections = tomllib.loads(Path(__file__).with_name(f"{lang}.toml").read_text(encoding="utf-8"))
    return {
        f"{section}.{key}": said for section, entries in sections.items() for key, said in entries.items()
    }
