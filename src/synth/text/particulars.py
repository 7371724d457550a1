"""Personal data that have a form: numbers of telephones, cards, accounts, plates; addresses, birth dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from synth.signs import IN_ARABIC
from synth.text.addresses import addresses
from synth.text.births import births
from synth.text.cues import Particular
from synth.text.handles import line_ids
from synth.text.numbers import accounts, cards, emails, phones
from synth.text.plates import plates

_PLAIN = IN_ARABIC | str.maketrans("–—‑−\u00a0", "---- ")
_NUMBER = re.compile(r"\d")
_LATIN = re.compile(r"[A-Za-z@]")
_WITH_NUMBERS: tuple[Callable[[str], Iterator[Particular]], ...] = (
    phones,
    cards,
    accounts,
    plates,
    addresses,
    births,
)
_WITH_LATIN: tuple[Callable[[str], Iterator[Particular]], ...] = (emails, line_ids)
"""What looks for data, by what signs these have."""


def find_particulars(text: str) -> list[Particular]:
    """Find personal data that have a form, also in Thai digits; of two that overlap the surer one counts.

    Examples
    --------
    >>> text = "โทร ๐๘๑-๒๓๔-๕๖๗๘ เลขบัตร 1-2345-45678-78-1"
    >>> [(one.kind, text[one.start : one.end]) for one in find_particulars(text)]
    [('phone', '๐๘๑-๒๓๔-๕๖๗๘'), ('id', '1-2345-45678-78-1')]
    """
    plain = text.translate(_PLAIN)
    finders = [
        *(_WITH_NUMBERS if _NUMBER.search(plain) else ()),
        *(_WITH_LATIN if _LATIN.search(plain) else ()),
    ]
    candidates = [particular for find in finders for particular in find(plain)]
    candidates.sort(key=lambda particular: (-particular.score, particular.start - particular.end))
    surest: list[Particular] = []
    for particular in candidates:
        if not any(particular.start < other.end and other.start < particular.end for other in surest):
            surest.append(particular)
    return sorted(surest)
