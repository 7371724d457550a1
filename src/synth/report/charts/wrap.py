"""Thai in a given width: how wide a text is in Sarabun, and where a line may end.

matplotlib's own ``wrap=True`` looks for spaces, which Thai does not have.
"""

from __future__ import annotations

import os
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from synth.text.tokens import tokenise

# A line may not begin with these (they lean on what stands before) nor end with those.
_LEANS_BACK = frozenset("ะาำๆฯ.,;:!?%)]}”’»…")
_LEANS_ON = frozenset("เแโใไ([{“‘«")
_PIXELS = 1.025
"""Letters are set on whole pixels, which makes lines a little longer on a coarse screen."""


def font_file(bold: bool = False) -> Path:
    """Where the package ``fontpkg-sarabun`` keeps Sarabun Regular or Bold."""
    import fontpkg_sarabun

    return Path(fontpkg_sarabun.__file__).parent / "files" / f"Sarabun-{'Bold' if bold else 'Regular'}.ttf"


def clean(text: object) -> str:
    r"""Text that every glyph of the charts' two fonts can draw, on one line.

    Examples
    --------
    >>> clean("ผู้นำ\x07\nและแกนนำ")
    'ผู้นำ และแกนนำ'
    """
    drawable = "".join(char if _drawn(char) else " " if char.isspace() else "" for char in str(text))
    return " ".join(drawable.split())


def width(text: str, size: float, bold: bool = False) -> float:
    """Width of one line in points; combining marks count nothing.

    Examples
    --------
    >>> width("ที่", 10) == width("ท", 10)
    True
    """
    return sum(_advance(char, bold) for char in text) * size * _PIXELS


def wrap(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """Break `text` between words into as few lines of at most `room` points as it takes, about equally long.

    A word is cut (between grapheme clusters) only if it is wider than a whole line.

    Examples
    --------
    >>> wrap("การสื่อสารและสร้างความเข้าใจร่วม", 120, 10)
    ['การสื่อสารและสร้าง', 'ความเข้าใจร่วม']
    """
    pieces = unbroken(clean(text))
    best = _greedy(pieces, room, size, bold)
    low, high = room / 2, room
    while len(best) > 1 and high - low > size / 2:
        middle = (low + high) / 2
        tried = _greedy(pieces, middle, size, bold)
        if len(tried) > len(best) or any(width(piece.strip(), size, bold) > middle for piece in pieces):
            low = middle
        else:
            best, high = tried, middle
    return best


def longest_piece(text: str, size: float, bold: bool = False) -> float:
    """Give the width of the longest part that may not be broken, in points."""
    return max((width(piece.strip(), size, bold) for piece in unbroken(clean(text))), default=0.0)


def shortened(text: str, letters: int) -> str:
    """Cut `text` after a word so that at most about `letters` are left; what is cut leaves an ellipsis.

    Examples
    --------
    >>> shortened("ผู้นำตามธรรมชาติ", 40), shortened("ผู้นำตามธรรมชาติ", 8)
    ('ผู้นำตามธรรมชาติ', 'ผู้นำตาม…')
    """
    shown, text = "", clean(text)
    if len(text) <= letters:
        return text
    for piece in unbroken(text[: 2 * letters]):
        if shown and len(shown) + len(piece) > letters:
            break
        shown += piece
    return shown.rstrip() + "…"


def _greedy(pieces: tuple[str, ...], room: float, size: float, bold: bool) -> list[str]:
    lines = [""]
    for piece in pieces:
        for part in _fitting(piece, room, size, bold):
            if lines[-1] and width((lines[-1] + part).rstrip(), size, bold) > room:
                lines.append(part.lstrip())
            else:
                lines[-1] += part
    return [line for line in (line.strip() for line in lines) if line] or [""]


@lru_cache(maxsize=4096)
def unbroken(text: str) -> tuple[str, ...]:
    """Take a text apart where a line may end: words with their closing marks, ๆ, a leading vowel.

    Examples
    --------
    >>> unbroken("ร้อยละของโครงการ")
    ('ร้อยละ', 'ของ', 'โครงการ')
    """
    pieces: list[str] = []
    for token in tokenise([text])[0]:
        if pieces and (_continues(token[0]) or pieces[-1][-1] in _LEANS_ON):
            pieces[-1] += token
        else:
            pieces.append(token)
    return tuple(pieces)


def _fitting(piece: str, room: float, size: float, bold: bool) -> list[str]:
    if width(piece.rstrip(), size, bold) <= room:
        return [piece]
    parts = [""]
    for cluster in _clusters(piece):
        if parts[-1] and width(parts[-1] + cluster, size, bold) > room:
            parts.append("")
        parts[-1] += cluster
    return parts


def _clusters(text: str) -> list[str]:
    clusters: list[str] = []
    for char in text:
        if clusters and (_continues(char) or clusters[-1][-1] in _LEANS_ON):
            clusters[-1] += char
        else:
            clusters.append(char)
    return clusters


def _continues(char: str) -> bool:
    return char in _LEANS_BACK or unicodedata.category(char) in ("Mn", "Mc", "Me")


@cache
def _face(bold: bool):
    from matplotlib.ft2font import FT2Font

    face = FT2Font(str(font_file(bold)))
    face.set_size(100, 72)
    return face


@cache
def _second_face():
    from matplotlib import get_data_path
    from matplotlib.ft2font import FT2Font

    return FT2Font(str(Path(get_data_path(), "fonts", "ttf", "DejaVuSans.ttf")))


@cache
def _advance(char: str, bold: bool) -> float:
    if unicodedata.category(char) == "Mn":
        return 0.0
    from matplotlib.ft2font import LoadFlags

    face = _face(bold)
    if not face.get_char_index(ord(char)):
        return 0.65  # DejaVu is wider than Sarabun
    return face.load_char(ord(char), flags=LoadFlags.NO_HINTING).linearHoriAdvance / 65536 / 100


@cache
def _drawn(char: str) -> bool:
    if unicodedata.category(char)[0] == "C" or (char.isspace() and char != " "):
        return False
    return bool(_face(False).get_char_index(ord(char)) or _second_face().get_char_index(ord(char)))


def _open_anew() -> None:
    """Let a forked process open its own fonts: a face reads its file at a place that both would move."""
    _face.cache_clear()
    _second_face.cache_clear()


if hasattr(os, "register_at_fork"):  # matplotlib does the same for its own faces
    os.register_at_fork(after_in_child=_open_anew)
