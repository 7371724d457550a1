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
class Known:
    """What is known of a damaged file's acts: by their number, whole or in part; and of its removals."""

    acts: dict[int, dict] = field(default_factory=dict)
    removals: list[tuple[str, str]] = field(default_factory=list)
    lost: dict[int, dict] = field(default_factory=dict)
    all_undone: bool = False
    all_removed: bool = False


def known(data: bytes, rows: dict[int, dict]) -> Known:
    """Put together what tables and indexes say; `rows` are the acts that were read whole, by their number."""
    trees = pages.trees(data)
    parts: dict[int, dict] = {}
    for name, columns in _PARTS.items():
        for _, values in trees.get(name, ((), False))[0]:
            if len(values) == len(columns) + 1 and isinstance(values[-1], int):
                said = dict(zip(columns, values, strict=False))
                if all(fits("events", column, value) for column, value in said.items()):
                    parts.setdefault(values[-1], {}).update(said)
    made = Known(dict(rows))
    last = max([0, *rows, *parts])
    for number in range(1, last + 1):
        if number not in rows:
            said = parts.get(number, {})
            whole = {"event_id", "undoes", "coder_id", "kind"} <= said.keys()
            (made.acts if whole else made.lost)[number] = _act(said) if whole else said
    pairs = trees.get("sqlite_autoindex_removals_1", ((), False))[0]
    made.removals = [(one[1][0], one[1][1]) for one in pairs if len(one[1]) == 3 and _pair(one[1])]

    def whole(*names: str) -> bool:
        return any(trees.get(name, ((), False))[1] for name in names)

    places = [
        place for name, place in pages.roots(data).items() if name in ("events", "sqlite_autoindex_events_1")
    ]
    counted = whole("events", *_PARTS) or any(pages.ended(data, place) for place in places)
    made.all_undone = whole("events", "events_undoes") or (not trees and not made.lost)
    made.all_removed = whole("removals", "sqlite_autoindex_removals_1") or (not trees and not made.lost)
    if trees and not counted:
        made.lost[_END] = {}  # nobody knows how many acts came after the last one that is known
    return made


def _pair(values: list) -> bool:
    return fits("removals", "event_id", values[0]) and fits("removals", "coding_id", values[1])


def _act(said: dict) -> dict:
    return {**said, "at": ids.moment(said["event_id"]), "payload": RESCUED}


def undone(found: Known) -> list[str]:
    """Return the acts that a lost undo may have taken back: the last ones of each coder before it."""
    if found.all_undone:
        return []
    doubtful: list[str] = []
    stacks: dict[str, list[str]] = {}
    for number in sorted([*found.acts, *found.lost]):
        row = found.acts.get(number)
        if row is None:
            said = found.lost[number]
            if said.get("kind", "undo") not in ("undo", "redo"):
                continue
            for coder in [said["coder_id"]] if "coder_id" in said else list(stacks):
                many = len(stacks.get(coder, ())) if number == _END else 1
                doubtful += [stacks[coder].pop() for _ in range(many) if stacks.get(coder)]
        elif row["kind"] in UNDOABLE:
            stacks.setdefault(row["coder_id"], []).append(row["event_id"])
        elif row["kind"] == "undo" and row["undoes"] in stacks.get(row["coder_id"], ()):
            stacks[row["coder_id"]].remove(row["undoes"])
    return doubtful


def removed(found: Known, codings: Iterable[dict], told: set[str]) -> list[str]:
    """Return the codings that a lost act may have taken away; acts in `told` say what they took."""
    if found.all_removed:
        return []
    number = {row["event_id"]: place for place, row in found.acts.items()}
    threats = [(place, said.get("coder_id")) for place, said in found.lost.items() if _takes(said)]
    threats += [
        (place, row["coder_id"])
        for place, row in found.acts.items()
        if row["kind"] in ("uncode", "import") and row["event_id"] not in told
    ]
    last: dict[str | None, int] = {}
    for place, coder in threats:
        last[coder] = max(place, last.get(coder, 0))
    return [
        row["coding_id"]
        for row in codings
        if number.get(row["event_id"], 0) < max(last.get(row["coder_id"], 0), last.get(None, 0))
    ]


def _takes(said: dict) -> bool:
    return said.get("kind", "uncode") in ("uncode", "import")
