"""The words in which objects show themselves, from ``th.toml`` and ``en.toml``."""

from __future__ import annotations

import os
import tomllib
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


def language() -> str:
    """Say in which language objects show themselves: Thai, or what ``SYNTH_LANG`` names."""
    lang = os.environ.get("SYNTH_LANG", "th")
    return lang if (_HERE / f"{lang}.toml").is_file() else "th"


def said(key: str, **values: object) -> str:
    """Give the words under `key` (``section.name``), with `values` in their places.

    Examples
    --------
    >>> said("lacks.few_statements", n=3, least=10)
    'มีเพียง 3 ข้อความที่นำมาวิเคราะห์ ต้องมีอย่างน้อย 10 ข้อความ ระบบจึงจะเสนอกลุ่มประเด็นได้'
    """
    section, _, name = key.partition(".")
    shown = {word: f"{value:,}" if isinstance(value, int) else value for word, value in values.items()}
    return _words(language())[section][name].format(**shown)


@cache
def _words(lang: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((_HERE / f"{lang}.toml").read_text(encoding="utf-8"))
