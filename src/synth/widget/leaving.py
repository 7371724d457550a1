"""Where a page was left, for one that is opened again in the same kernel, as the browser is reloaded."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .desk import Desk
    from .finding import Finder, View

_LEFT: dict[tuple, dict] = {}
"""As long as the kernel lives; no word of it gets into a notebook's file."""


class Left:
    """The place, the filter and the drafts of one coder on one study."""

    def __init__(self, desk: Desk, finder: Finder):
        self._desk, self._finder = desk, finder
        how = desk.coder, desk.by, desk.adjudicate, desk.blind, desk.sampled
        self._kept = _LEFT.setdefault((str(desk.study.path.absolute()), *how), {})

    def keep(self, asked: dict) -> None:
        """Keep where the coder is, and what is typed and not saved."""
        line = self._desk.lines.get(asked.get("k"))
        self._kept.update(
            statement_id=line.statement_id if line else "",
            filter=dict(asked.get("filter") or {}),
            drafts={_draft(key, self._id_of): str(text) for key, text in (asked.get("drafts") or {}).items()},
        )

    def found(self, view: View) -> dict:
        """Say where the page opens: where it was left, else where the coder read last.

        An adjudication opens on what the two differ on, as long as anything there is open.
        """
        desk, left = self._desk, self._kept
        if left:
            drafts = {_draft(key, desk.keys.get): text for key, text in left["drafts"].items()}
            return {"at": desk.keys.get(left["statement_id"]), "filter": left["filter"], "drafts": drafts}
        counts = desk.counts()
        apart = counts.get("apart", 0) > counts.get("settled", 0)
        return {
            "at": self._finder.last(view),
            "filter": {"disagreement": True} if apart else {},
            "drafts": {},
        }

    def _id_of(self, k: str) -> str | None:
        line = self._desk.lines.get(int(k))
        return line.statement_id if line else None


def _draft(name: str, called: Callable) -> str:
    """Say of what a draft is (``statement 3``) by another name of its statement; of a code as it is."""
    about, _, what = str(name).partition(" ")
    return name if about == "code" else f"{about} {called(what)}"
