"""A text with personal data masked, for what goes to another computer, and the way back to its places."""

from __future__ import annotations

from dataclasses import dataclass

from synth.text.privacy import find_in

CAREFUL = 0.3
"""For another computer all is masked that is personal data with this likelihood: rather too much."""


@dataclass(frozen=True)
class Masked:
    """A text with personal data masked, and where each sign of it comes from."""

    text: str
    begins: list[int]
    ends: list[int]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of it stands in the text as it was."""
        return self.begins[start], self.ends[end - 1]


def masked(text: str) -> Masked:
    """Put the kind of what is likely personal data in its place.

    Examples
    --------
    >>> masked("ป้าแดงโทร ๐๘๑-๒๓๔-๕๖๗๘").text
    'ป้า[nickname]โทร [phone]'
    """
    signs: list[tuple[str, int, int]] = []
    at = 0
    for finding in find_in(text, CAREFUL):
        if finding.start < at:
            at = max(at, finding.end)
            continue
        signs += [(text[index], index, index + 1) for index in range(at, finding.start)]
        signs += [(sign, finding.start, finding.end) for sign in f"[{finding.kind}]"]
        at = finding.end
    signs += [(text[index], index, index + 1) for index in range(at, len(text))]
    return Masked("".join(s for s, _, _ in signs), [b for _, b, _ in signs], [e for _, _, e in signs])
