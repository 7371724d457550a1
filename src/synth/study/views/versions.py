"""The codebook as it is, or as a version of it was, and the versions that there are."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Connection, Select, select

from synth.telling import told

from .. import codebook as books
from .. import codebook_table
from ..standing import stands
from ..tables import codebook_versions, coders, codes, events, version_names


def named() -> Select:
    """Select the names of versions that stand, the last one first."""
    query = select(version_names.c.name, version_names.c.version_id)
    return query.where(stands(version_names.c.event_id)).order_by(version_names.c.event_id.desc())


def table(connection: Connection, version: str = "") -> pd.DataFrame:
    """Return the present codebook, or the version with this id or name, as the table `codebook`."""
    rows = version_called(connection, version) if version else books.current(connection)
    return codebook_table.table_of(rows)


def version_called(connection: Connection, version: str) -> books.Codes:
    """Return the codes of the version with this id or name."""
    name = dict(connection.execute(named()).all()).get(version, version)
    rows = books.rows_of(connection, name)
    if not rows:
        raise ValueError(told("codebook.no_version", version=version))
    return rows


def versions(connection: Connection) -> pd.DataFrame:
    """Return the versions in their order: version, name, coder, created_at, codes (how many)."""
    names_by_version = {version: name for name, version in connection.execute(named())}
    rows = connection.execute(
        select(codebook_versions.c.version_id, coders.c.name, events.c.at)
        .join(events, events.c.event_id == codebook_versions.c.event_id)
        .outerjoin(coders, coders.c.coder_id == events.c.coder_id)
        .where(stands(codebook_versions.c.event_id))
        .order_by(codebook_versions.c.event_id)
    ).all()
    counts: dict[str, int] = {}
    for version in connection.scalars(select(codes.c.version_id)):
        counts[version] = counts.get(version, 0) + 1
    records = [
        (
            row.version_id,
            names_by_version.get(row.version_id, ""),
            row.name or "",
            row.at,
            counts.get(row.version_id, 0),
        )
        for row in rows
    ]
    table = pd.DataFrame(records, columns=["version", "name", "coder", "created_at", "codes"])
    return table.astype(str).astype({"codes": "int64"})
