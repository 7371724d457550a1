"""A statement on the desk."""

from __future__ import annotations

from dataclasses import dataclass, field

UNREAD, READ, CODED, LEFT = "u", "r", "c", "x"
"""The states of a statement: not read, read without a code, coded, left out of the analysis."""


@dataclass(slots=True)
class Line:
    """A statement and all that stands on it; its first fields are the columns of `statements`.

    Examples
    --------
    >>> line = Line(0, "s1", "n", "2564", "", "", "4", "", "", 0, 8, "ผู้นำชุมชน", "", "analysed")
    >>> line.state_of("ก")
    'u'
    >>> line.read["ก"] = "2026-11-22"
    >>> line.state_of("ก")
    'r'
    """

    k: int
    statement_id: str
    source_id: str
    cohort: str
    project: str
    section: str
    item: str
    speaker: str
    time: str
    start: int
    end: int
    text: str
    repeats: str
    use: str
    certain: float = 1.0
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    """For each coder the codes, each with its origin."""
    read: dict[str, str] = field(default_factory=dict)
    """For each coder the moment of the last reading."""
    dismissed: set[tuple[str, str]] = field(default_factory=set)
    """(code, coder)."""
    inherited: list[tuple[str, str, str]] = field(default_factory=list)
    """(code, coder, because)."""
    words: list[tuple[str, str, int, int]] = field(default_factory=list)
    """(code, coder, start, end) of the words that were coded, where it is not the whole statement."""
    settled: tuple[str, str] = ("", "")
    """Who settled it in the adjudicated set, and when."""

    @classmethod
    def of(cls, k: int, statement_id: str, found: dict, source: dict) -> Line:
        """Make a line of what `Study.statement` says and of its row of `sources`."""
        own = {name: value for name, value in found.items() if name in cls.__dataclass_fields__}
        place = {"cohort": source["cohort"], "project": source["project"]}
        line = cls(k=k, statement_id=statement_id, **own, **place)
        line.read, line.dismissed = found["reviews"], found["dismissals"]
        for code, coder, origin in found["codings"]:
            line.codes.setdefault(coder, {})[code] = origin
        line.words, line.settled = found.get("words", []), found.get("settled", ("", ""))
        return line

    def state_of(self, coder: str) -> str:
        """Say whether `coder` has not read the statement, read it, or coded it."""
        if self.codes.get(coder):
            return CODED
        return READ if coder in self.read else UNREAD

    def apart(self, one: str, other: str) -> bool:
        """Say whether both have read the statement and coded it differently."""
        both = all(self.state_of(coder) != UNREAD for coder in (one, other))
        return both and self.codes.get(one, {}).keys() != self.codes.get(other, {}).keys()
