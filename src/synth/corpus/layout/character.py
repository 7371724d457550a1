"""What kind of note it is, as far as its lines show together: a chat, a form, a list, an account."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from synth.corpus.layout.lines import Line

_SHARES = (0.05, 0.25, 0.6)
"""Shares of the lines up to which a note shows a thing hardly, sometimes, often; above, nearly always."""
_SHORT, _SHORT_SHARES = 25, (0.2, 0.5, 0.8)
_WIDTHS = (11, 29, 91)
"""Characters from which on lines are longer than a label, a phrase, a sentence."""
_SHOWN = ("clock", "talks", "counted", "b=field", "b=tells", "e=:")


def character(
    lines: Sequence[Line], shared: Sequence[list[str]], marked: Sequence[bool], spoken: Sequence[bool]
) -> list[list[str]]:
    """Say of each line in what kind of note it stands, beside how long it is and whether it has a marker.

    `marked` are lines with a marker, `spoken` those behind a label that comes again.
    """
    if not lines:
        return []
    whole = len(lines)
    times = Counter(chain.from_iterable(shared))
    often = {name: bisect(_SHARES, times[name] / whole) for name in _SHOWN}
    often |= {"marked": bisect(_SHARES, sum(marked) / whole), "label": bisect(_SHARES, sum(spoken) / whole)}
    often["short"] = bisect(_SHORT_SHARES, sum(len(line.text) < _SHORT for line in lines) / whole)
    shares = [f"g {name}={share}" for name, share in often.items()]
    chat, talk = f"g clock={often['clock']} label={often['label']}", f"g talks={often['talks']}"
    looks: dict[tuple[int, bool, bool], list[str]] = {}
    features = []
    for line, names, has_marker in zip(lines, shared, marked, strict=True):
        look = size, _, talks = bisect(_WIDTHS, len(line.text)), has_marker, "talks" in names
        if look not in looks:
            looks[look] = [f"{share} {size} {has_marker}" for share in shares]
            looks[look] += [f"{chat} {size} {talks}", f"{talk} {talks} {size}"]
        features.append(looks[look])
    return features
