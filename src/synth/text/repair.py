"""Repair of Thai text for the analysis; the stored text never changes.

Only what a rule can restore is restored. Each step is a pattern and its replacement, so that a map of
offsets can follow the text through all of them.
"""

from __future__ import annotations

import re

_TONES = "\u0e48-\u0e4b"
_BELOW_ABOVE = "\u0e31\u0e34-\u0e3a\u0e47"

# Old Windows fonts kept shifted copies of the marks in the private use area (WTT 2.0, "Thai PUA").
_PRIVATE = dict(
    zip(
        map(chr, range(0xF700, 0xF71B)),
        "ฐ\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4cญ"
        "\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a",
        strict=True,
    )
)

_STEPS = [
    (re.compile("[\uf700-\uf71a]"), lambda m: _PRIVATE[m[0]]),
    # invisible characters never mean anything inside Thai
    (re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]"), ""),
    (re.compile("[\u00a0\u2000-\u200a\u202f\u3000]"), " "),
    (re.compile("เเ"), "แ"),
    # a space before a mark that cannot begin a word
    (re.compile(f" (?=[{_BELOW_ABOVE}{_TONES}\u0e4c\u0e33])(?<=[\u0e01-\u0e2e] )"), ""),
    # nikhahit and aa, with the tone mark on either side, are one sara am
    (re.compile(f"\u0e4d([{_TONES}]?)\u0e32"), "\\1\u0e33"),
    (re.compile(f"([{_TONES}])\u0e4d\u0e32"), "\\1\u0e33"),
    (re.compile(f"\u0e33([{_TONES}])"), "\\1\u0e33"),
    # a tone mark typed before its vowel, then marks typed twice
    (re.compile(f"([{_TONES}\u0e4c])([{_BELOW_ABOVE}])"), r"\2\1"),
    (re.compile(f"([{_BELOW_ABOVE}{_TONES}\u0e4c\u0e33])\\1+"), r"\1"),
]


def repair(text: str) -> str:
    """Restore what a rule can restore in Thai text; clean text comes back as it is.

    Nikhahit + aa become sara am, doubled or misplaced marks find their place, two เ become แ, glyphs of
    old fonts (private use area) become letters, invisible characters go, odd spaces become plain ones.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Examples
    --------
    >>> repair("ทํางานเเบบมีส่วนร่วม") == "ทำงานแบบมีส่วนร่วม"
    True
    """
    return repair_with_map(text)[0]


def repair_with_map(text: str) -> tuple[str, list[int]]:
    """Repair `text` and say from where each character came.

    Returns
    -------
    clean : str
    origin : list of int
        ``origin[i]`` is the offset in `text` at which ``clean[i]`` was found; one more entry at the end,
        ``len(text)``, so that ``origin[start], origin[end]`` is the place of ``clean[start:end]``.

    Examples
    --------
    >>> repair_with_map("ก\u200bา")
    ('กา', [0, 2, 3])
    """
    origin = list(range(len(text) + 1))
    for pattern, replacement in _STEPS:
        text, origin = _substitute(pattern, replacement, text, origin)
    return text, origin


def _substitute(pattern, replacement, text, origin):
    pieces, places, at = [], [], 0
    for match in pattern.finditer(text):
        new = replacement(match) if callable(replacement) else match.expand(replacement)
        pieces += [text[at : match.start()], new]
        places += origin[at : match.start()]
        # an exchanged character keeps its own place as far as there are as many
        places += [origin[min(match.start() + i, match.end() - 1)] for i in range(len(new))]
        at = match.end()
    if not pieces:
        return text, origin
    return "".join([*pieces, text[at:]]), places + origin[at:]
