"""Signs that several rooms look for, each named once: Thai digits, what nobody sees, what no text holds."""

from __future__ import annotations

THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
IN_ARABIC = str.maketrans(THAI_DIGITS, "0123456789")
IN_THAI = str.maketrans("0123456789", THAI_DIGITS)
"""For `str.translate`: one sign for one, so that places stay."""

INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
"""Signs without width, as they stand in a class of a pattern: inside Thai they never mean anything."""

STRAY = "\u200b\ufeff"
"""Those of them that programs leave around words: the blank of no width, the mark that begins a file."""

NEVER_STORED = "\x00-\x08\x0e-\x1f\x7f\ud800-\udfff"
"""Control characters and halves of characters, as they stand in a class: no text that we store holds them."""

PICTURES = "\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff\u200d\ufe0f"
"""Pictures (emoji) and what joins them, as they stand in a class of a pattern."""

NOMINALISERS = ("ความ", "การ")
"""What makes a noun of the verb behind it."""
