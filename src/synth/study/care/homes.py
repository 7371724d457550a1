"""Whose file is it? A coder's own file is known by what is in it: no act is lost, so it has all of theirs.

A name only tells that a file is another one, never that it is the same: any study may be called study.db.
"""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import Connection, Row, select

from synth.address import Address

from .. import origins
from ..tables import events

HERE = ""
"""The name of this very study among the files in which a coder worked."""
_UNLIKE = re.compile(r"[\d\W_]+")


def strangers(connection: Connection, other: Connection, path: Path | Address) -> dict[str, tuple[str, ...]]:
    """Return the coders under whose name the file at `path` brings acts although it is not their own.

    It is not where its name is unlike those of the files from which the coder's acts came so far; where it
    lacks some of these acts; and where several coders worked in it who had each a file of their own.

    Returns
    -------
    dict of str to tuple of str
        By coder_id the names of those files, HERE for this very study.
    """
    own = _coders(connection)
    their_acts = _coders(other)
    new = {act: coder for act, coder in their_acts.items() if act not in own and coder}
    homes, passed_on = _homes(connection, own), origins.came(other)
    at_work = {coder for act, coder in new.items() if act not in passed_on}
    strange = {}
    for coder in set(new.values()) & homes.keys():
        acts = homes[coder]
        names = {home.name if home else HERE for home in acts.values()}
        lacking = [act for act, home in acts.items() if home and act not in their_acts]
        besides = [
            other_coder for other_coder in at_work - {coder} if _apart(acts, homes.get(other_coder, {}))
        ]
        if _alike(path.name) not in map(_alike, names) or lacking or (coder in at_work and besides):
            strange[coder] = tuple(sorted({_named(home, path) for home in acts.values()}))
    return strange


def _coders(connection: Connection) -> dict[str, str]:
    return dict(connection.execute(select(events.c.event_id, events.c.coder_id)).all())


def _homes(connection: Connection, own: dict[str, str]) -> dict[str, dict[str, Row | None]]:
    """Return by coder the file from which each act came; None where it was made in this very study."""
    came, homes = origins.came(connection), {}
    for act, coder in own.items():
        if coder:
            homes.setdefault(coder, {})[act] = came.get(act)
    return homes


def _apart(first: dict[str, Row | None], second: dict[str, Row | None]) -> bool:
    """Say whether two coders worked in files so far that have none in common."""
    files = [{home.file_id if home else HERE for home in acts.values()} for acts in (first, second)]
    return all(files) and not files[0] & files[1]


def _named(home: Row | None, path: Path | Address) -> str:
    """Name a file; one that is called as the file at `path` by the day when it came, too."""
    if home is None:
        return HERE
    return f"{home.name} ({home.at[:10]})" if home.name == path.name else home.name


def _alike(name: str) -> str:
    """Return a file's name without the dates and numbers by which its copies differ."""
    return _UNLIKE.sub("", Path(name).stem) or name
