"""How a line looks, whatever it says: its marker, the signs it stands in, how wide it is, where it begins."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from synth.corpus.layout.words import HEADLIKE

if TYPE_CHECKING:
    from synth.corpus.layout.lines import Line
    from synth.corpus.layout.markers import Marker

_WIDEST = 160
"""Characters of the longest line that somebody may have broken by hand."""
_OF_A_PAGE, _WIDE = 2, 0.85
"""Fifths of lines that are wide where a page was pasted, and how wide that is beside the widest."""
_THAI_NUMBER, _NUMBER = re.compile("[๐-๙]+"), re.compile("[0-9]+")
_LETTER, _CAPITAL = re.compile(r"\b[ก-ฮ](?=[.)])"), re.compile(r"\b[A-Z](?=[.)])")
_SIGNS = {**dict.fromkeys("–—-", "-"), **dict.fromkeys("•●·○◦▪■□", "•"), **dict.fromkeys("→➡👉▶►➤>", ">")}
_MARKED = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
"""What stands above or below a letter and takes no room."""


def shape_of(line: Line, marker: Marker) -> str:
    r"""Return how a line is marked: numbers of one form alike, signs by what they look like.

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> from synth.corpus.layout.markers import marker_of
    >>> [shape_of(line, marker_of(line.text)) for line in lines_of("๑๒. ผู้นำ\n– ทีม\n▪ เวลา")]
    ['๑.', '-', '•']
    """
    return _shape_of(line.text[: marker.length].strip(), bool(marker.number))


@lru_cache(1024)
def _shape_of(sign: str, numbered: bool) -> str:
    if not sign:
        return "none"
    if numbered:
        form = _LETTER.sub("ก", _CAPITAL.sub("A", _THAI_NUMBER.sub("๑", _NUMBER.sub("1", sign))))
        return form if len(form) <= 8 else form[:4]
    return _SIGNS.get(sign[0], "emoji" if ord(sign[0]) > 0x2190 else sign[:2])


def look_of(line: Line, shape: str) -> str:
    """Return the shape of a line; without a marker, of one in signs (【ปัญหา】) these."""
    if shape == "none" and HEADLIKE.fullmatch(line.text[:200]):
        return f"{line.text[0]}…{line.text[-1]}"
    return shape


def widths_of(lines: Sequence[Line]) -> tuple[list[int], int, int]:
    """Return how wide each line is, and nearly the widest; and how many are as wide as that, in fifths."""
    widths = [len(line.text) - len(_MARKED.findall(line.text[:_WIDEST])) + line.indent for line in lines]
    wide = sorted(widths)[int(0.95 * (len(lines) - 1))] if lines else 0
    near = sum(_WIDE * wide <= width for width in widths)
    return widths, wide, round(5 * near / max(len(lines), 1)) if 25 <= wide <= _WIDEST else 0


def paragraphs(lines: Sequence[Line], fields_at: Mapping[int, dict]) -> list[int]:
    r"""Return the lines that begin a paragraph as the format says: of 1,058 of Word two go on.

    Where the lines of a page were pasted, each is a paragraph: behind a wide one any may go on.

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> paragraphs(lines_of("รถสวนกันไม่ได้ตรงสะพาน\nเด็กมาถึงก่อนผู้ใหญ่"), {23: {"paragraph": True}})
    [1]
    """
    begun = [index for index, line in enumerate(lines) if fields_at.get(line.start, {}).get("paragraph")]
    widths, widest, alike = widths_of(lines) if begun else ([0], 0, 0)
    pasted = alike >= _OF_A_PAGE and _WIDE * max(widths) <= widest
    return [index for index in begun if not (pasted and index and widths[index - 1] >= _WIDE * widest)]
