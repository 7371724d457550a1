"""Who may do what in a study on a server: a coder codes under her own name only, and erases nothing.

The server holds to it, whatever program asks: a role may read all and add rows, none of which is changed or
deleted; an act only as the coder whom the role stands for, and what an act says only beside such an act. Rows
that have neither a coder nor an act are shared by all: there is no adding to those that others wrote, nor to
what was read. Who owns the tables may do everything. Roles and their passwords are made by the keeper of the
server.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table

from synth.telling import told

from . import ids, origins
from .coders import coder_row
from .file_faults import in_words
from .served import ServerStore
from .tables import (
    anchors,
    coders,
    codes,
    codings,
    erasures,
    events,
    formats,
    left_out,
    lineage,
    lines,
    metadata,
    no_names,
    readings,
    removals,
    spans,
    statements,
    texts,
)

SIGNED_IN = "signed_in"
"""A table of the server alone: which role stands for which coder."""
_OWNERS = (formats, coders, erasures, no_names, readings, texts, left_out, lines, *origins.OWN)
"""Tables into which only who owns the study writes: who codes, corpora that were read, erasures, merges."""
_ME = f"(SELECT coder_id FROM {SIGNED_IN} WHERE role = session_user)"
_NOW = "xmin = pg_current_xact_id()::xid"
"""Of a row: the act that is being written brought it."""


def admitting(coder: str, role: str) -> list[str]:
    """Return what a server is told to let a coder work as a role.

    Examples
    --------
    >>> commands = admitting("ครูแดง", "daeng")
    >>> commands[0]
    'CREATE TABLE IF NOT EXISTS signed_in (role name PRIMARY KEY, coder_id text NOT NULL)'
    >>> any("DELETE" in line or "UPDATE ON" in line for line in commands)
    False
    """
    coder_id, named = ids.coder_id(coder), _quoted(role)
    commands = [f"CREATE TABLE IF NOT EXISTS {SIGNED_IN} (role name PRIMARY KEY, coder_id text NOT NULL)"]
    commands += [line for table in metadata.sorted_tables for line in _guarded(table)]
    commands.append(f"GRANT SELECT ON {SIGNED_IN} TO {named}")
    for table in metadata.sorted_tables:
        may = "SELECT" if table in _OWNERS else "SELECT, INSERT"
        commands.append(f'GRANT {may} ON "{table.name}" TO {named}')
    person = ", ".join(map(_text, coder_row(coder).values()))
    commands.append(f"INSERT INTO coders (coder_id, name, kind) VALUES ({person}) ON CONFLICT DO NOTHING")
    commands.append(
        f"INSERT INTO {SIGNED_IN} VALUES ({_text(role)}, '{coder_id}') "
        "ON CONFLICT (role) DO UPDATE SET coder_id = EXCLUDED.coder_id"
    )
    return commands


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
        role_exists = connection.exec_driver_sql(
            f"SELECT 1 FROM pg_roles WHERE rolname = {_text(role)}"
        ).scalar()
        if not role_exists:
            raise ValueError(told("study.no_role", role=role))
        for line in admitting(coder, role):
            connection.exec_driver_sql(line)


def _guarded(table: Table) -> list[str]:
    """Say which rows of a table a role may read and add; what no policy lets in is refused."""
    name = f'"{table.name}"'
    commands = [f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY"]
    for policy, rule in (("reading", "FOR SELECT USING (true)"), ("adding", _adding(table))):
        commands.append(f"DROP POLICY IF EXISTS {policy} ON {name}")
        commands += [f"CREATE POLICY {policy} ON {name} {rule}"] if rule else []
    return commands


def _adding(table: Table) -> str:
    """Say which rows a role may add to a table; empty where none."""
    if table in _OWNERS:
        return ""
    rules = [f"coder_id = {_ME}"] if "coder_id" in table.c else []
    if table is events:
        rules.append(_own(events, "earlier", "event_id", "undoes", empty=True))
    elif "event_id" in table.c:
        rules.append(_own(events, "act", "event_id", "event_id", table))
    if table is removals:
        rules.append(_own(codings, "coding", "coding_id", "coding_id", table))
    rules += _SHARED.get(table.name, [])
    return f"FOR INSERT WITH CHECK ({' AND '.join(rules)})"


def _own(where: Table, alias: str, key: str, named: str, table: Table = events, empty: bool = False) -> str:
    """Say that what a row names is the coder's own."""
    column = f'"{table.name}".{named}'
    now = f" AND {alias}.{_NOW}" if named == "event_id" else ""  # an act is whole
    rule = (
        f'EXISTS (SELECT 1 FROM "{where.name}" AS {alias} '
        f"WHERE {alias}.{key} = {column} AND {alias}.coder_id = {_ME}{now})"
    )
    return f"({column} = '' OR {rule})" if empty else rule


def _within(table: Table) -> str:
    """Say that the place which a row names lies within its text."""
    row = f'"{table.name}"'
    return (
        f'EXISTS (SELECT 1 FROM "{texts.name}" AS words WHERE words.text_id = {row}.text_id '
        f'AND 0 <= {row}."start" AND {row}."start" < {row}."end" AND {row}."end" <= length(words.text))'
    )


def _made_by_person() -> str:
    """Say that a statement is what a person makes, by an act that is being written: a part, or an anchor."""
    named = ((lineage, "child"), (anchors, "anchor_id"))
    beside = " OR ".join(
        f'EXISTS (SELECT 1 FROM "{table.name}" AS act WHERE act.{name} = statements.statement_id '
        f"AND act.{_NOW})"
        for table, name in named
    )
    return f"statements.made AND ({beside})"


_SHARED = {
    codes.name: [
        "NOT EXISTS (SELECT 1 FROM codes AS others WHERE others.version_id = codes.version_id "
        f"AND NOT others.{_NOW})"
    ],
    spans.name: [_within(spans)],
    statements.name: [_made_by_person(), _within(statements)],
}
"""What holds for rows that name neither a coder nor an act; a version of the codebook comes whole."""


def _quoted(role: str) -> str:
    doubled = role.replace('"', '""')
    return f'"{doubled}"'


def _text(value: str) -> str:
    doubled = value.replace("'", "''")
    return f"'{doubled}'"
