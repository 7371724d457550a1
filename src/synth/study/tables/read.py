"""What was read: texts, their statements and lines, and what people said of the reading."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Index, Integer, String, Table, Text

from .columns import HASH, key, metadata, text

texts = Table("texts", metadata, key("text_id", HASH), text("source_id"), text("text"))


readings = Table(
    "readings",
    metadata,
    key("event_id"),
    key("source_id", Text),
    text("text_id", HASH),
    Column("position", Integer, nullable=False),
    text("sha256", HASH),
    text("reader"),
    text("reader_version", String(40)),
)


statements = Table(
    "statements",
    metadata,
    key("statement_id", Text),
    key("text_id", HASH),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    *(text(name) for name in ("section", "item", "speaker", "time", "repeats", "use")),
    Column("made", Boolean, nullable=False, default=False),  # by a person: split, joined or taken back
    Column("certain", Float, nullable=False, default=1.0),  # format 4
)
Index("statements_text", statements.c.text_id, statements.c.start)


left_out = Table(
    "left_out",
    metadata,
    key("text_id", HASH),
    key("start", Integer),
    key("end", Integer),
    text("reason"),
)


lines = Table(  # format 4: what each line of a text was taken for
    "lines",
    metadata,
    key("text_id", HASH),
    key("position", Integer),
    *(Column(name, Integer, nullable=False, default=0) for name in ("start", "end", "body", "level")),
    *(text(name) for name in ("kind", "number", "speaker", "time", "topic", "column", "reason")),
    Column("certain", Float, nullable=False, default=1.0),
    text("told"),
)


corrections = Table(  # format 4: what a person said of a line; the last word on each name holds
    "corrections",
    metadata,
    key("event_id"),
    key("text_id", HASH),  # the reading in which the line stood
    key("start", Integer),
    key("name", String(16)),  # one of `synth.corpus.layout.lines.SAID`
    Column("end", Integer, nullable=False),
    text("value"),
)
Index("corrections_text", corrections.c.text_id)


corrected = Table(  # format 4: what the corrections made of a reading
    "corrected",
    metadata,
    key("event_id"),
    key("source_id", Text),
    text("base", HASH),
    text("text_id", HASH),
)
Index("corrected_base", corrected.c.source_id, corrected.c.base)


problems = Table(
    "problems",
    metadata,
    key("event_id"),
    key("position", Integer),
    *(text(name) for name in ("path", "place", "problem", "what_to_do")),
)


lineage = Table(
    "lineage",
    metadata,
    key("event_id"),
    key("child", Text),
    key("parent", Text),
    text("how", String(16)),  # split, join, reread or taken back
)
Index("lineage_parent", lineage.c.parent)
Index("lineage_child", lineage.c.child)
