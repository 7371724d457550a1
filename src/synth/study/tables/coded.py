"""The codebook with its versions, and what coders did with it."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text

from .columns import HASH, ID, key, metadata, text

codebook_versions = Table(
    "codebook_versions",
    metadata,
    key("event_id"),
    text("version_id", HASH),
    text("parent", HASH),  # the version that it changed; empty for the first
)


version_names = Table("version_names", metadata, key("event_id"), text("version_id", HASH), text("name"))


codes = Table(
    "codes",
    metadata,
    key("version_id", HASH),
    key("code_id"),
    Column("position", Integer, nullable=False),
    *(text(name) for name in ("code", "name", "name_en", "dimension")),
    text("parent", ID),  # the code_id of the code above
    *(text(name) for name in ("definition", "include", "exclude", "keywords", "example", "colour")),
    Column("retired", Boolean, nullable=False, default=False),
)


code_map = Table(
    "code_map",
    metadata,
    key("event_id"),
    key("from_code"),
    key("to_code"),
    text("how", String(16)),  # merge: codings go over; split: they stay, the new codes are offered
)


codings = Table(
    "codings",
    metadata,
    key("coding_id"),  # the act's own id, but for an import: there one act brings many
    key("event_id"),
    text("statement_id"),
    text("text_id", HASH),
    text("code_id", ID),
    text("coder_id", ID),
    text("version_id", HASH),
    text("origin", String(16)),
    text("basis"),
    text("span_id", ID),  # format 2: the stretch of text that was coded, where it is not all of the statement
)
Index("codings_statement", codings.c.statement_id, codings.c.coder_id)
Index("codings_event", codings.c.event_id)


spans = Table(  # format 2
    "spans",
    metadata,
    key("span_id"),
    text("text_id", HASH),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)


removals = Table("removals", metadata, key("event_id"), key("coding_id"))
Index("removals_coding", removals.c.coding_id)


reviews = Table(
    "reviews",
    metadata,
    key("event_id"),
    key("statement_id", Text),
    text("text_id", HASH),
    text("coder_id", ID),
    text("version_id", HASH),
)
Index("reviews_statement", reviews.c.statement_id, reviews.c.coder_id)


dismissals = Table(
    "dismissals",
    metadata,
    key("event_id"),
    text("statement_id"),
    text("code_id", ID),
    text("coder_id", ID),
)
Index("dismissals_statement", dismissals.c.statement_id)
