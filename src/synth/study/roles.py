"""Who may do what in a study on a server: a coder codes under her own name only, and erases nothing.

The server holds to it, whatever program asks: a role may read all and add rows, none of which is changed or
deleted; an act only as the coder whom the role stands for, and what an act says only beside such an act. Who
owns the tables may do everything. Roles and their passwords are made by the keeper of the server.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table

from synth.telling import told

from . import ids, origins
from .served import ServerStore
from .store import in_words
from .tables import (
    codings,
    erasures,
    events,
    formats,
    metadata,
    no_names,
    readings,
    removals,
    texts,
)

SIGNED_IN = "signed_in"
"""A table of the server alone: which role stands for which coder."""
_OWNERS = (formats, erasures, no_names, readings, texts, *origins.OWN)
"""Tables into which only who owns the study writes: corpora that were read, erasures, merges."""
_ME = f"(SELECT coder_id FROM {SIGNED_IN} WHERE role = session_user)"


def admitting(coder: str, role: str) -> list[str]:
    """Return what a server is told to let a coder work as a role.

    Examples
    --------
    >>> said = admitting("ครูแดง", "daeng")
    >>> said[0]
    'CREATE TABLE IF NOT EXISTS signed_in (role name PRIMARY KEY, coder_id text NOT NULL)'
    >>> any("DELETE" in line or "UPDATE ON" in line for line in said)
    False
    """
    coder_id, named = ids.coder_id(coder), _quoted(role)
    said = [f"CREATE TABLE IF NOT EXISTS {SIGNED_IN} (role name PRIMARY KEY, coder_id text NOT NULL)"]
    said += [line for table in metadata.sorted_tables for line in _guarded(table)]
    said.append(f"GRANT SELECT ON {SIGNED_IN} TO {named}")
    for table in metadata.sorted_tables:
        may = "SELECT" if table in _OWNERS else "SELECT, INSERT"
        said.append(f'GRANT {may} ON "{table.name}" TO {named}')
    said.append(
        f"INSERT INTO {SIGNED_IN} VALUES ({_text(role)}, '{coder_id}') "
        "ON CONFLICT (role) DO UPDATE SET coder_id = EXCLUDED.coder_id"
    )
    return said


def admit(study: Any, coder: str, role: str) -> None:
    """Let a coder work in a study on a server, signed in as a role that there is.

    Raises
    ------
    PermissionError
        Whoever asks does not own the study.
    ValueError
        The server has no such role, or the coder has no name.
    """
    if not ids.plain(coder):
        raise ValueError(told("study.needs_coder"))
    store: ServerStore = study._store
    with in_words(store.path), store.writing() as connection:
        known = connection.exec_driver_sql(f"SELECT 1 FROM pg_roles WHERE rolname = {_text(role)}").scalar()
        if not known:
            raise ValueError(told("study.no_role", role=role))
        for line in admitting(coder, role):
            connection.exec_driver_sql(line)


def _guarded(table: Table) -> list[str]:
    """Say which rows of a table a role may read and add."""
    name = f'"{table.name}"'
    said = [f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY"]
    for policy, rule in (("reading", "FOR SELECT USING (true)"), ("adding", _adding(table))):
        said += [f"DROP POLICY IF EXISTS {policy} ON {name}", f"CREATE POLICY {policy} ON {name} {rule}"]
    return said


def _adding(table: Table) -> str:
    rules = [f"coder_id = {_ME}"] if "coder_id" in table.c else []
    if table is events:
        rules.append(_own(events, "earlier", "event_id", "undoes", empty=True))
    elif "event_id" in table.c:
        rules.append(_own(events, "act", "event_id", "event_id", table))
    if table is removals:
        rules.append(_own(codings, "coding", "coding_id", "coding_id", table))
    return f"FOR INSERT WITH CHECK ({' AND '.join(rules) or 'true'})"


def _own(where: Table, alias: str, key: str, named: str, table: Table = events, empty: bool = False) -> str:
    """Say that what a row names is the coder's own."""
    column = f'"{table.name}".{named}'
    now = f" AND {alias}.xmin = pg_current_xact_id()::xid" if named == "event_id" else ""  # an act is whole
    rule = (
        f'EXISTS (SELECT 1 FROM "{where.name}" AS {alias} '
        f"WHERE {alias}.{key} = {column} AND {alias}.coder_id = {_ME}{now})"
    )
    return f"({column} = '' OR {rule})" if empty else rule


def _quoted(role: str) -> str:
    doubled = role.replace('"', '""')
    return f'"{doubled}"'


def _text(value: str) -> str:
    doubled = value.replace("'", "''")
    return f"'{doubled}'"
