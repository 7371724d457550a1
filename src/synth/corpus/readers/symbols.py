"""Characters that Word takes out of symbol fonts (``w:sym``), as the characters people see."""

from __future__ import annotations

# From 0xA1 on; of the rest of the font the letters are Greek.
_SYMBOL_SIGNS = "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
_SYMBOL_LETTERS = dict(
    zip(
        "ABCDEFGHIKLMNOPQRSTUWXYZabcdefghiklmnopqrstuwxyz",
        "ΑΒΧΔΕΦΓΗΙΚΛΜΝΟΠΘΡΣΤΥΩΞΨΖαβχδεφγηικλμνοπθρστυωξψζ",
        strict=True,
    )
)
_SYMBOL = {0xA1 + index: sign for index, sign in enumerate(_SYMBOL_SIGNS)} | {
    ord(letter): greek for letter, greek in _SYMBOL_LETTERS.items()
}
_WINGDINGS = {
    **{0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧"},
    **{0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xD8: "➢"},
    **{0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
}
_WINGDINGS_2 = {0x50: "✓", 0x52: "☑", 0x54: "☒", 0xA3: "□", 0x97: "•"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
_UNKNOWN = "•"


def symbol_of(font: str, code: str) -> str:
    """Return the character that a symbol font shows for a code, ``•`` for a picture that has none.

    Examples
    --------
    >>> symbol_of("Symbol", "F0B0"), symbol_of("Wingdings", "F0FC"), symbol_of("Sarabun", "0E01")
    ('°', '✓', 'ก')
    """
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    signs = _FONTS.get(font.casefold())
    if signs is None:
        private = 0xE000 <= number <= 0xF8FF or number > 0x10FFFF or number < 0x20
        return _UNKNOWN if private or 0xD800 <= number <= 0xDFFF else chr(number)
    plain = chr(number & 0xFF) if font.casefold() == "symbol" and 0x20 <= number & 0xFF < 0x7F else _UNKNOWN
    return signs.get(number & 0xFF, plain)
