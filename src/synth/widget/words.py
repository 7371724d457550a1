"""The words of the page, from ``th.toml`` and ``en.toml``; variables stand in braces."""

from __future__ import annotations

from pathlib import Path

from synth.telling import read_words


class Words(dict[str, str]):
    """The words of one language by key, ``"said.code"``.

    Examples
    --------
    >>> Words("th").say("said.code", name="ความไว้วางใจ")
    'ลงรหัส ความไว้วางใจ'
    """

    def __init__(self, lang: str = "th"):
        super().__init__(read_words(lang, Path(__file__).parent))
        self.lang = lang

    def say(self, key: str, **values: object) -> str:
        """Give the words under `key` with `values` in their places."""
        return self[key].format(**values)
