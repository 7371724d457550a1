"""Repair of Thai text for the analysis; the stored text never changes.

Only what a rule can restore is restored. Each step is a pattern and its replacement, so that a map of
offsets can follow the text through all of them. What no rule can restore is named by `synth.text.damage`.
"""

from __future__ import annotations

import re

from synth.signs import IN_ARABIC, INVISIBLE, THAI_DIGITS
from synth.text.gaps import THAI, letters_around, shredded, word_goes_on
from synth.text.tokens import tokenise
from synth.text.words import frequency, is_word

_TONES = "\u0e48-\u0e4b"
_BELOW_ABOVE = "\u0e31\u0e34-\u0e3a\u0e47"
_FOLLOWS = f"\u0e30\u0e32\u0e33\u0e45{_BELOW_ABOVE}{_TONES}\u0e4c\u0e4d"
"""What cannot begin a syllable."""
_LEADS = "\u0e40-\u0e44"
"""Vowels that cannot end a syllable."""
_ODD = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"

# Old Windows fonts kept shifted copies of the marks in the private use area (WTT 2.0, "Thai PUA").
_PRIVATE = dict(
    zip(
        map(chr, range(0xF700, 0xF71B)),
        "ฐ\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4cญ"
        "\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a",
        strict=True,
    )
)
_WRAPPED_LINE = 30
"""Characters from which on a line may have been broken in a word because the page ended."""


def _digits(match: re.Match) -> str:
    number = match[0]
    mixed = any(digit in number for digit in THAI_DIGITS) and any(digit in number for digit in "0123456789")
    return number.translate(IN_ARABIC) if mixed else number


def _doubled(match: re.Match) -> str:
    """Read two tone marks before aa as one, or as sara am: หน้้า is หน้า, แม่น้้า is แม่น้ำ."""
    letter, tone = match[1], match[2]
    return _word_in_place(match, [f"{letter}{tone}\u0e33", f"{letter}{tone}\u0e32"])


def _behind(match: re.Match) -> str:
    """Read a tone mark behind aa as one before it: บา้น is บ้าน."""
    return _word_in_place(match, [f"{match[1]}{match[3]}{match[2]}"])


def _word_in_place(match: re.Match, readings: list[str]) -> str:
    """Return the reading that is a word, or part of one, where it stands; where none is, what stands there.

    Of several, the one with which the letters around make fewer words that are none, then fewer words, then
    the more frequent word is taken.
    """
    around = letters_around(match)
    before, after = (_NEAR.sub(r"\1\2", _NEAR_BEHIND.sub(r"\2\1", part)) for part in around)
    candidates = []
    for reading in readings:
        tokens, at, touched = tokenise([before + reading + after])[0], 0, []
        for token in tokens:
            if at < len(before) + len(reading) and at + len(token) > len(before):
                touched.append(token)
            at += len(token)
        if all(is_word(token) and len(token) > 1 for token in touched):
            odd = sum(not is_word(token) for token in tokens)
            candidates.append((odd, len(tokens), -sum(map(frequency, touched)), reading))
    return min(candidates)[-1] if candidates else match[0]


_NEAR = re.compile(f"([{_TONES}])\\1+(\u0e32)")
_NEAR_BEHIND = re.compile(f"(\u0e32)([{_TONES}])")
"""What else is misplaced near by, while one place is read."""


def _after_a_mark(match: re.Match) -> str:
    return "" if word_goes_on(match, surely=True) else match[0]


def _odd_space(match: re.Match) -> str:
    return "" if word_goes_on(match) else " "


def _line_end(match: re.Match) -> str:
    text, start = match.string, match.start()
    line = start - (text.rfind("\n", 0, start) + 1)
    if shredded(text):
        return ""
    return "" if word_goes_on(match, surely=line < _WRAPPED_LINE) else match[0]


_SELDOM = re.compile(f"[\uf700-\uf71a{INVISIBLE}\n{_ODD}\u0e45\u0e4d]")
"""Characters without which a text needs none of the steps that begin with one of them."""
_STEPS = [  # what has to be there and is found sooner (None: the pattern itself), a pattern, its replacement
    (_SELDOM, re.compile("[\uf700-\uf71a]"), lambda m: _PRIVATE[m[0]]),
    # invisible characters never mean anything inside Thai
    (_SELDOM, re.compile(f"[{INVISIBLE}]"), ""),
    (None, re.compile("เเ"), "แ"),
    # a gap where a syllable cannot end or cannot go on
    (
        None,
        re.compile(
            f"[ {_ODD}](?<=[\u0e01-\u0e2e\u0e33\u0e4d{_BELOW_ABOVE}{_TONES}][ {_ODD}])(?=[{_FOLLOWS}])"
        ),
        "",
    ),
    (_SELDOM, re.compile(f"(?<=[{THAI}])[ \t{_ODD}]*\n[ \t{_ODD}]*(?=[{_FOLLOWS}])"), ""),
    (None, re.compile(f" (?<=[\u0e01-\u0e4e][{_LEADS}] )(?=[\u0e01-\u0e2e])"), ""),
    (
        _SELDOM,
        re.compile(f"(?<=[{_LEADS}])(?:[{_ODD}]|[ \t{_ODD}]*\n[ \t{_ODD}]*)(?=[\u0e01-\u0e2e])"),
        "",
    ),
    # a gap inside a word; PDF readers put blanks behind letters with two marks (ฟื้ น)
    (None, re.compile(f" (?<=[{_BELOW_ABOVE}{_TONES}\u0e4c\u0e4d] )(?=[\u0e01-\u0e2e])"), _after_a_mark),
    (_SELDOM, re.compile(f"(?<=[{THAI}])[{_ODD}](?=[{THAI}])"), _odd_space),
    (_SELDOM, re.compile(f"(?<=[{THAI}])\n(?=[{THAI}])"), _line_end),
    (_SELDOM, re.compile(f"[{_ODD}]"), " "),
    # the vowel of ฤๅ typed for aa
    (_SELDOM, re.compile("(?<![\u0e24\u0e26])\u0e45"), "\u0e32"),
    # two tone marks before aa, or one behind it: what makes a word
    (
        re.compile(f"[{_TONES}](?=[{_TONES}])"),
        re.compile(f"([\u0e01-\u0e2e])([{_TONES}])\\2+\u0e32"),
        _doubled,
    ),
    (re.compile(f"\u0e32[{_TONES}]"), re.compile(f"([\u0e01-\u0e2e])(\u0e32)([{_TONES}])"), _behind),
    # nikhahit and aa in any order, with a tone mark on either side, are one sara am; so is it with an aa more
    (_SELDOM, re.compile(f"\u0e32([{_TONES}]?)\u0e4d([{_TONES}]?)"), "\\1\\2\u0e33"),
    (_SELDOM, re.compile(f"\u0e4d([{_TONES}]?)\u0e32"), "\\1\u0e33"),
    (_SELDOM, re.compile(f"([{_TONES}])\u0e4d\u0e32"), "\\1\u0e33"),
    (None, re.compile(f"\u0e33([{_TONES}])"), "\\1\u0e33"),
    (None, re.compile("\u0e33\u0e32"), "\u0e33"),
    # a tone mark typed before its vowel, then marks typed twice
    (None, re.compile(f"([{_TONES}\u0e4c])([{_BELOW_ABOVE}])"), r"\2\1"),
    (
        re.compile(f"([{_BELOW_ABOVE}{_TONES}\u0e4c\u0e33])\\1"),
        re.compile(f"([{_BELOW_ABOVE}\u0e4c\u0e33]|[{_TONES}](?![{_TONES}]*\u0e32))\\1+"),
        r"\1",
    ),
    (None, re.compile("[0-9๐-๙](?:[0-9๐-๙]|[.,:/](?=[0-9๐-๙]))+"), _digits),
]
_STEPS = [(sooner or pattern, pattern, replacement) for sooner, pattern, replacement in _STEPS]


def repair(text: str) -> str:
    """Restore what a rule can restore in Thai text; clean text comes back as it is.

    Nikhahit + aa become sara am, doubled or misplaced marks find their place (of the places that aa allows,
    the one that makes a word; else they stay, and `synth.text.damage` flags them), two เ become แ, glyphs of
    old fonts (private use area) become letters, invisible characters go, odd spaces become plain ones or,
    inside a word, go; so do plain ones behind a mark where they part a word, and line ends inside a word;
    numbers in mixed digits become Arabic.

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
    >>> repair("แม่น้้า ๒๕61")
    'แม่น้ำ 2561'
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
    seldom = bool(_SELDOM.search(text))
    for sooner, pattern, replacement in _STEPS:
        if seldom if sooner is _SELDOM else sooner.search(text):
            text, origin = _substitute(pattern, replacement, text, origin)
    return text, origin


def _substitute(pattern, replacement, text, origin):
    pieces, places, at = [], [], 0
    for match in pattern.finditer(text):
        new = replacement(match) if callable(replacement) else match.expand(replacement)
        if new == match[0]:
            continue
        pieces += [text[at : match.start()], new]
        places += origin[at : match.start()]
        # an exchanged character keeps its own place as far as there are as many
        places += [origin[min(match.start() + i, match.end() - 1)] for i in range(len(new))]
        at = match.end()
    if not pieces:
        return text, origin
    return "".join([*pieces, text[at:]]), places + origin[at:]
