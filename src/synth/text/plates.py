"""Plates of cars, motorcycles and lorries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from synth.text.cues import Particular, cue, said_before
from synth.text.likely_names import lists
from synth.text.words import provinces

_PLATE = re.compile(r"(?<![\d\u0e01-\u0e4e.])(\d?[ก-ฮ]{2,3})[ -]{0,2}(\d{1,4})(?![\d/,.:]\d|\d)")
_PLATE_SAID = cue("plate_before")
_PLATE_TOLD = cue(
    "plate_before",
    r"[ :]{0,3}(?:รถ[\u0e01-\u0e4e]{0,12}[ ]{0,2})?(?:คือ|ว่า)?[ :]{0,2}"
    r"((?:\d[ ]?)?[ก-ฮ]{1,3}[ -]{0,2}\d{1,4})(?!\d)",
)
_PLATE_OF_LORRY = re.compile(r"(?<![\d/.,-])\d{2}-\d{4}(?![\d/-])")
"""Lorries and buses have two digits before the hyphen."""
_PLATE_WORDS, _NO_PLATE = cue("plate"), frozenset(lists()["cues"]["no_plate"])


def plates(text: str) -> Iterator[Particular]:
    """Find plates: told by a word before them, or by their form with a province behind."""
    for match in _PLATE_TOLD.finditer(text):
        yield Particular(match.start(1), _with_province(text, match.end(1)), "plate", 0.93)
    for match in _PLATE.finditer(text):
        letters = match[1].lstrip("0123456789")
        if letters in _NO_PLATE:
            continue
        end = _with_province(text, match.end())
        numbered = match[1][0].isdigit()
        named = said_before(_PLATE_WORDS, text, match.start())
        if named and (
            numbered or end > match.end() or "ทะเบียน" in text[: match.start()] or len(match[2]) > 2
        ):
            yield Particular(match.start(), end, "plate", 0.9)
        elif end > match.end() or (numbered and len(match[2]) > 1):
            yield Particular(match.start(), end, "plate", 0.75)
    for match in _PLATE_OF_LORRY.finditer(text):
        end = _with_province(text, match.end())
        named_lorry = said_before(_PLATE_SAID, text, match.start(), 24)
        if named_lorry or (end > match.end() and not re.fullmatch(r"\d\d-2[45]\d\d", match.group())):
            yield Particular(match.start(), end, "plate", 0.85)


@cache
def _behind() -> re.Pattern:
    """Return a pattern of the province behind a plate, also shortened."""
    short = rf"(?:{'|'.join(lists()['cues']['provinces'])})(?:\.|(?![\u0e01-\u0e4e]))"
    names = "|".join(map(re.escape, provinces()))
    return re.compile(rf"[ ]{{0,2}}(?:{names}|กทม\.?|กรุงเทพ(?:ฯ|มหานคร)?|{short})")


def _with_province(text: str, end: int) -> int:
    match = _behind().match(text, end)
    return match.end() if match else end
