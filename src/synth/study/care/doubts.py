"""What a damaged file still says of acts that took something back, and what of the rest is in doubt.

SQLite keeps much of an act a second time, in its indexes: its id, coder and kind, and what it undoes or
removes. Acts are numbered in their order, so gaps tell where some are lost. What a lost act may have taken
back is in doubt: undo takes a coder's last standing act, so few are; a coding may be removed at any time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from .. import ids
from ..acts.undo import UNDOABLE
from ..column_kinds import fits
from . import pages

RESCUED = '{"rescued": true}'
"""The payload of an act that was made again from what else the file says of it."""
_PARTS = {
    "sqlite_autoindex_events_1": ("event_id",),
    "events_undoes": ("undoes",),
    "events_coder": ("coder_id", "event_id"),
    "events_kind": ("kind", "event_id"),
}
_END = 2**62


@dataclass
class Remains:
    """What is known of a damaged file's acts: by their number, whole or in part; and of its removals."""

    acts: dict[int, dict] = field(default_factory=dict)
    removals: list[tuple[str, str]] = field(default_factory=list)
    lost: dict[int, dict] = field(default_factory=dict)
    all_undone: bool = False
    all_removed: bool = False


def remains_in(data: bytes, rows: dict[int, dict]) -> Remains:
    """Put together what tables and indexes say; `rows` are the acts that were read whole, by their number."""
    trees = pages.trees(data)
    parts: dict[int, dict] = {}
    for name, columns in _PARTS.items():
        for _, values in trees.get(name, ((), False))[0]:
            if len(values) == len(columns) + 1 and isinstance(values[-1], int):
                part = dict(zip(columns, values, strict=False))
                if all(fits("events", column, value) for column, value in part.items()):
                    parts.setdefault(values[-1], {}).update(part)
    remains = Remains(dict(rows))
    last = max([0, *rows, *parts])
    for number in range(1, last + 1):
        if number not in rows:
            part = parts.get(number, {})
            whole = {"event_id", "undoes", "coder_id", "kind"} <= part.keys()
            (remains.acts if whole else remains.lost)[number] = _act(part) if whole else part
    pairs = trees.get("sqlite_autoindex_removals_1", ((), False))[0]
    remains.removals = [
        (entry[1][0], entry[1][1]) for entry in pairs if len(entry[1]) == 3 and _pair(entry[1])
    ]

    def whole(*names: str) -> bool:
        return any(trees.get(name, ((), False))[1] for name in names)

    places = [
        root for name, root in pages.roots(data).items() if name in ("events", "sqlite_autoindex_events_1")
    ]
    counted = whole("events", *_PARTS) or any(pages.ended(data, root) for root in places)
    remains.all_undone = whole("events", "events_undoes") or (not trees and not remains.lost)
    remains.all_removed = whole("removals", "sqlite_autoindex_removals_1") or (not trees and not remains.lost)
    if trees and not counted:
        remains.lost[_END] = {}  # nobody knows how many acts came after the last one that is known
    return remains


def _pair(values: list) -> bool:
    return fits("removals", "event_id", values[0]) and fits("removals", "coding_id", values[1])


def _act(part: dict) -> dict:
    return {**part, "at": ids.moment(part["event_id"]), "payload": RESCUED}


def undone(remains: Remains) -> list[str]:
    """Return the acts that a lost undo may have taken back: the last ones of each coder before it."""
    if remains.all_undone:
        return []
    doubtful: list[str] = []
    stacks: dict[str, list[str]] = {}
    for number in sorted([*remains.acts, *remains.lost]):
        row = remains.acts.get(number)
        if row is None:
            part = remains.lost[number]
            if part.get("kind", "undo") not in ("undo", "redo"):
                continue
            for coder in [part["coder_id"]] if "coder_id" in part else list(stacks):
                many = len(stacks.get(coder, ())) if number == _END else 1
                doubtful += [stacks[coder].pop() for _ in range(many) if stacks.get(coder)]
        elif row["kind"] in UNDOABLE:
            stacks.setdefault(row["coder_id"], []).append(row["event_id"])
        elif row["kind"] == "undo" and row["undoes"] in stacks.get(row["coder_id"], ()):
            stacks[row["coder_id"]].remove(row["undoes"])
    return doubtful


def removed(remains: Remains, codings: Iterable[dict], acts_told: set[str]) -> list[str]:
    """Return the codings that a lost act may have taken away; acts in `acts_told` say what they took."""
    if remains.all_removed:
        return []
    number = {row["event_id"]: position for position, row in remains.acts.items()}
    threats = [(position, part.get("coder_id")) for position, part in remains.lost.items() if _takes(part)]
    threats += [
        (position, row["coder_id"])
        for position, row in remains.acts.items()
        if row["kind"] in ("uncode", "import") and row["event_id"] not in acts_told
    ]
    last: dict[str | None, int] = {}
    for position, coder in threats:
        last[coder] = max(position, last.get(coder, 0))
    return [
        row["coding_id"]
        for row in codings
        if number.get(row["event_id"], 0) < max(last.get(row["coder_id"], 0), last.get(None, 0))
    ]


def _takes(part: dict) -> bool:
    return part.get("kind", "uncode") in ("uncode", "import")
