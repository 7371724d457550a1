"""Words near a number that say what number it is, and what is found by them."""

from __future__ import annotations

import re
from typing import NamedTuple

from synth.text.likely_names import lists


class Particular(NamedTuple):
    """A piece of personal data in a text: where it stands, of which kind, how sure it is one."""

    start: int
    end: int
    kind: str
    score: float


NEAR = 40
"""Letters before a number in which a word may say what number it is."""


def cue_words(name: str) -> str:
    """Return a pattern of the cues of a name in ``personal.toml``."""
    return f"(?:{'|'.join(lists()['cues'][name])})"


def cue(name: str, ends: str = "") -> re.Pattern:
    """Return the compiled pattern of cues, with what must stand behind them."""
    return re.compile(cue_words(name) + ends, re.IGNORECASE)


def said_before(words: re.Pattern, text: str, start: int, near: int = NEAR) -> bool:
    """Say whether a cue stands right before a place."""
    return bool(words.search(text[max(0, start - near) : start]))
