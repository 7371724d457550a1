"""Bytes → text: notes, tables and what other programs hand over are decoded alike."""

from __future__ import annotations

import codecs
import re

from synth.telling import Unreadable, noted

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_THAI = re.compile("[\u0e01-\u0e2e]")
_MOST_WRONG = 0.01
"""Share of characters that may be unreadable."""


def decoded(data: bytes) -> str:
    r"""Decode the bytes of a Thai text.

    By byte order mark, else UTF-8, else UTF-16 without a mark, else CP874 (TIS-620): detectors that guess
    from frequencies misjudge Thai. A few broken bytes become U+FFFD; line ends and control characters stay.

    Raises
    ------
    Unreadable
        What is wrong and what to do.

    Examples
    --------
    >>> decoded("ชุมชน".encode("cp874")), decoded(b"\xff\xfe" + "น้ำ".encode("utf-16-le") + b"\x00")
    ('ชุมชน', 'น้ำ\ufffd')
    """
    for encoding, errors in _encodings(data):
        try:
            text = data.decode(encoding, errors)
        except UnicodeDecodeError:
            continue
        is_thai = begins_with_a_mark(data) or _THAI.search(text)
        if errors == "strict" or (is_thai and few_of(text.count("\ufffd"), text)):
            return text.removeprefix("\ufeff")
    raise Unreadable(noted("file.letters"), noted("todo.as_text"))


def few_of(wrong: int, text: str) -> bool:
    """Say whether so few characters are wrong that the rest of a text, if there is any, can be read."""
    return wrong == 0 or (wrong < len(text) and wrong <= max(_MOST_WRONG * len(text), 1))


def begins_with_a_mark(data: bytes) -> bool:
    """Say whether a byte order mark stands at the beginning."""
    return data.startswith(_MARKS)


def _encodings(data: bytes) -> list[tuple[str, str]]:
    if data.startswith(codecs.BOM_UTF8):
        return [("utf-8", "replace")]
    if begins_with_a_mark(data):
        return [("utf-16", "replace")]
    sample = data[:4096]
    # Thai in UTF-16 alternates with the byte 0x0E, plain ASCII with 0x00
    high = [sample[first::2].count(0x00) + sample[first::2].count(0x0E) for first in (0, 1)]
    if len(sample) >= 4 and max(high) * 2 > len(sample) * 0.6:
        return [("utf-16-be" if high[0] > high[1] else "utf-16-le", "replace")]
    # UTF-8 with a broken byte is still UTF-8: in CP874 it would be read as something else altogether
    return [("utf-8", "strict"), ("utf-8", "replace"), ("cp874", "strict"), ("cp874", "replace")]
