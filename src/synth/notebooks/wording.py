"""What `synth rerun` and `synth new` say to people, from ``th.toml`` and ``en.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path

from synth.telling import languages


class Words:
    """The words of one language.

    Examples
    --------
    >>> Words("th")("same")
    'เหมือนรอบก่อน'
    """

    def __init__(self, lang: str = "th"):
        langs = languages(Path(__file__).parent)
        if lang not in langs:
            raise ValueError(f"there is no wording for lang={lang!r}; there is: {', '.join(langs)}")
        file = Path(__file__).with_name(f"{lang}.toml")
        self.lang, self._words = lang, tomllib.loads(file.read_text(encoding="utf-8"))

    def __call__(self, key: str, **values: object) -> str:
        """Give the words under `key`, with `values` in their places."""
        return self._words[key].lstrip("\n").format(**values)

    def of(self, table: str, name: str) -> str:
        """Give what a name is called in one of the tables of the wording, else the name itself."""
        return self._words[table].get(name, name)
