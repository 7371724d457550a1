"""Which statements a filter means, in which order, and where the words looked for stand in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from synth.schema import ANALYSED, LEFT_OUT

from .desk import UNREAD

if TYPE_CHECKING:
    from .desk import Desk, Line


@dataclass
class View:
    """The statements that a filter finds."""

    keys: list[int]
    hits: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    note: str = ""


def find(desk: Desk, asked: dict) -> View:
    """Find the statements that `asked` means."""
    coder = asked.get("coder") or desk.coder
    scope = desk.sample or desk.order
    keys = [k for k in scope if k in desk.lines and _fits(desk, desk.lines[k], asked, coder)]
    return View(keys)


def _fits(desk: Desk, line: Line, asked: dict, coder: str) -> bool:
    use = asked.get("use") or ANALYSED
    if use in (ANALYSED, LEFT_OUT) and line.use != use:
        return False
    if any(asked.get(name, "") not in ("", getattr(line, name)) for name in ("cohort", "project", "section")):
        return False
    if asked.get("source", "") not in ("", line.source_id):
        return False
    return asked.get("state", "") in ("", desk.state_of(line, coder))


def unread(desk: Desk, keys: list[int], after: int | None) -> int | None:
    """Return the next statement after `after` that the coder has not read, from the start where none is."""
    start = keys.index(after) + 1 if after in keys else 0
    return next((k for k in keys[start:] + keys[:start] if desk.states[k] == UNREAD), None)
