"""Lines of the page that end between words only: browsers know Thai words too coarsely (ร้อย|ละ)."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup, escape

from synth.report.blocks import printable
from synth.report.charts.wrap import unbroken

_LONGEST, _WORD = 700, 22
"""Letters up to which a text is looked at, and a word is kept whole: what is longer may have to be cut."""


@lru_cache(maxsize=4096)
def worded(text: str) -> Markup:
    """Mark where a line of Thai may end; a text without Thai, or with a very long word, is left as it is.

    Examples
    --------
    >>> worded("ร้อยละของโครงการ")
    Markup('<span class="w">ร้อยละ<wbr>ของ<wbr>โครงการ</span>')
    >>> worded("ทีม"), worded("8 & 9")
    (Markup('ทีม'), Markup('8 &amp; 9'))
    """
    text = printable(text)
    if len(text) > _LONGEST or "\n" in text or not any("ก" <= letter <= "๛" for letter in text):
        return escape(text)
    parts = unbroken(text)
    if len(parts) < 2 or max(len(part.strip()) for part in parts) > _WORD or "".join(parts) != text:
        return escape(text)
    return Markup('<span class="w">{}</span>').format(Markup("<wbr>").join(parts))
