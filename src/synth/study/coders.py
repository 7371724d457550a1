"""Who acts: coders entered at their first act, and the one who is remembered on this computer."""

from __future__ import annotations

import getpass
import json
import platform

from sqlalchemy import Connection, insert, select

from synth.schema import ADJUDICATED
from synth.telling import told

from . import ids
from .store import record
from .tables import coders, events


def known_coder(connection: Connection, name: str | None) -> str:
    """Return the id of the coder called `name`, entering the name at its first act.

    Without a name it is the coder who said on this computer to be remembered.
    """
    name = ids.plain(name or remembered(connection))
    if not name:
        raise ValueError(told("study.needs_coder"))
    coder = ids.coder_id(name)
    if connection.scalar(select(coders.c.coder_id).where(coders.c.coder_id == coder)) is None:
        connection.execute(insert(coders), coder_row(name))
    return coder


def coder_row(name: str) -> dict[str, str]:
    """Return the row that enters a coder."""
    name = ids.plain(name)
    kind = ADJUDICATED if name == ADJUDICATED else "person"
    return {"coder_id": ids.coder_id(name), "name": name, "kind": kind}


def remember(connection: Connection, name: str) -> str:
    """Remember the coder of this study on this computer; on a network drive two people may share it."""
    if remembered(connection) == ids.plain(name):
        return ""
    return record(connection, "remember", known_coder(connection, name), seat=_seat())


def remembered(connection: Connection) -> str:
    """Return the name of the coder who is remembered on this computer, empty where none is."""
    acts = connection.execute(
        select(coders.c.name, events.c.payload)
        .join(coders, coders.c.coder_id == events.c.coder_id)
        .where(events.c.kind == "remember")
        .order_by(events.c.event_id.desc())
    )
    return next((row.name for row in acts if json.loads(row.payload).get("seat") == _seat()), "")


def _seat() -> str:
    """Return a name for this person's place at this computer that says neither."""
    try:
        person = getpass.getuser()
    except (KeyError, OSError, ImportError):  # a container whose user has no name
        person = ""
    return ids.digest(person, platform.node(), length=16)
