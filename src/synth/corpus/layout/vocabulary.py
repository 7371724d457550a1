"""The word lists of ``th.toml``, each as one pattern."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

_CLOSE = {"ends": r"\s*[:：]?$", "speakers": r"\s?\d{0,2}$", "above": r"(?:\s*[\d๐-๙(].*|\s*[:：].*)?$"}
"""What may stand behind the words of a list; nothing said, anything."""


@cache
def patterns(place: str) -> dict[str, re.Pattern]:
    """Return the lists that are matched where a line ``begins`` or ``ends``, or by ``speakers``, by name.

    Examples
    --------
    >>> sorted(name for name, words in patterns("begins").items() if words.match("วัตถุประสงค์ของเวที"))
    ['aside', 'field', 'heading']
    """
    lists = tomllib.loads(Path(__file__).with_name("th.toml").read_text(encoding="utf-8"))[place]
    close = _CLOSE.get(place, "")
    return {name: re.compile(f"(?:{'|'.join(words)}){close}", re.IGNORECASE) for name, words in lists.items()}
