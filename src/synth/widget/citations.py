"""Citations of a text as the writing page has them: numbers, which stay as long as the page is open."""

from __future__ import annotations

import re

from synth.study import citing

_TOKEN = re.compile(r"\[#(\d{1,4})\]")
"""How the page writes a citation: the number of the statement in the list beside the text."""
_ERASED = "[#–]"


class Citations:
    """Numbers the statements that texts cite, by the cell or claim that a text is `of`.

    Examples
    --------
    >>> citations = Citations()
    >>> citations.typed("ช่อง", "เชื่อใจกัน " + citing.cite("s1"))
    'เชื่อใจกัน [#1]'
    >>> citations.stored("ช่อง", "เชื่อใจกัน [#1] [#7]") == "เชื่อใจกัน " + citing.cite("s1") + " [#7]"
    True
    """

    def __init__(self) -> None:
        self._numbers: dict[str, list[str]] = {}

    def numbered(self, of: str) -> list[str]:
        """Return the statements that have a number, in the order of these."""
        return self._numbers.get(of, [])

    def number(self, of: str, statement: str) -> int:
        """Return the number of a statement, a new one if it has none."""
        numbers = self._numbers.setdefault(of, [])
        if statement not in numbers:
            numbers.append(statement)
        return numbers.index(statement) + 1

    def stored(self, of: str, text: str) -> str:
        """Return a text of the page as the study keeps it."""
        numbers = self.numbered(of)

        def named(match: re.Match) -> str:
            number = int(match[1])
            return citing.cite(numbers[number - 1]) if 0 < number <= len(numbers) else match[0]

        return _TOKEN.sub(named, text.replace(_ERASED, citing.GONE))

    def typed(self, of: str, text: str) -> str:
        """Return a text of the study as the page has it."""
        return citing.CITED.sub(
            lambda match: f"[#{self.number(of, citing.cited(match[0])[0])}]" if match[1] else _ERASED, text
        )


def plain(text: str) -> str:
    """Return a text of the study without its citations."""
    return citing.CITED.sub("", text)
