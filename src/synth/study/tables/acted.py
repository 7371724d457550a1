"""Acts and who did them: an act is a row of `events`, what it says stands in the other tables."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table, Text

from .columns import HASH, ID, key, metadata, text

formats = Table("formats", metadata, key("number", Integer), text("at", String(40)), text("program"))


events = Table(
    "events",
    metadata,
    key("event_id"),
    text("coder_id", ID),  # empty: the program, as when it reads files
    text("at", String(40)),
    text("kind", String(24)),
    text("undoes", ID),
    text("payload"),  # JSON of ids and numbers, never words
)
Index("events_undoes", events.c.undoes)
Index("events_coder", events.c.coder_id, events.c.event_id)
Index("events_kind", events.c.kind, events.c.event_id)


coders = Table("coders", metadata, key("coder_id"), text("name"), text("kind", String(16)))


attributes = Table(
    "attributes",
    metadata,
    key("event_id"),
    key("about", String(16)),  # source or statement
    key("target_id", Text),
    key("name", Text),
    text("value"),  # JSON, so that a number stays a number
)
Index("attributes_target", attributes.c.target_id)


imports = Table("imports", metadata, key("event_id"), text("path"), text("sha256", HASH), text("coder"))


memos = Table(
    "memos",
    metadata,
    key("memo_id"),
    key("event_id"),
    text("about", String(24)),
    text("target_id"),
    text("coder_id", ID),
    text("text"),
)
Index("memos_target", memos.c.target_id)


erasures = Table(  # format 5: what was erased or replaced, as hashes
    "erasures",
    metadata,
    key("event_id"),
    key("hash", HASH),
    Column("size", Integer, nullable=False),  # signs that were hashed
    text("salt", String(32)),
    text("put"),  # what stands in the place of the words
    text("about", String(16)),  # words, the name of a source, all its content
)


no_names = Table(  # format 5: what looked like personal data, and a person said that it is none
    "no_names",
    metadata,
    key("event_id"),
    key("kind", String(16)),
    key("words", Text),
)
