"""The stored tables: insert-only, every key made from what it names, nothing that only SQLite knows.

An empty text stands for "none", so that every table goes to CSV and back without loss. An act is a row of
`events`; what it says stands in the other tables beside its `event_id`. An act that a standing act `undoes`
does not count; redo undoes the undo.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Index, Integer, MetaData, String, Table, Text

FORMAT = 6
"""The number of this layout; `migrate.py` brings an older file up to it."""

metadata = MetaData()
_ID, _HASH = String(36), String(64)


def _text(name: str, kind=Text, **options) -> Column:
    return Column(name, kind, nullable=False, default="", **options)


def _key(name: str, kind=_ID) -> Column:
    return Column(name, kind, primary_key=True, nullable=False, autoincrement=False)


formats = Table("formats", metadata, _key("number", Integer), _text("at", String(40)), _text("program"))

events = Table(
    "events",
    metadata,
    _key("event_id"),
    _text("coder_id", _ID),  # empty: the program, as when it reads files
    _text("at", String(40)),
    _text("kind", String(24)),
    _text("undoes", _ID),
    _text("payload"),  # JSON of ids and numbers, never words
)
Index("events_undoes", events.c.undoes)
Index("events_coder", events.c.coder_id, events.c.event_id)
Index("events_kind", events.c.kind, events.c.event_id)

coders = Table("coders", metadata, _key("coder_id"), _text("name"), _text("kind", String(16)))

texts = Table("texts", metadata, _key("text_id", _HASH), _text("source_id"), _text("text"))

readings = Table(
    "readings",
    metadata,
    _key("event_id"),
    _key("source_id", Text),
    _text("text_id", _HASH),
    Column("position", Integer, nullable=False),
    _text("sha256", _HASH),
    _text("reader"),
    _text("reader_version", String(40)),
)

statements = Table(
    "statements",
    metadata,
    _key("statement_id", Text),
    _key("text_id", _HASH),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    *(_text(name) for name in ("section", "item", "speaker", "time", "repeats", "use")),
    Column("made", Boolean, nullable=False, default=False),  # by a person: split, joined or taken back
    Column("certain", Float, nullable=False, default=1.0),  # format 4
)
Index("statements_text", statements.c.text_id, statements.c.start)

left_out = Table(
    "left_out",
    metadata,
    _key("text_id", _HASH),
    _key("start", Integer),
    _key("end", Integer),
    _text("reason"),
)

lines = Table(  # format 4: what each line of a text was taken for
    "lines",
    metadata,
    _key("text_id", _HASH),
    _key("position", Integer),
    *(Column(name, Integer, nullable=False, default=0) for name in ("start", "end", "body", "level")),
    *(_text(name) for name in ("kind", "number", "speaker", "time", "topic", "column", "reason")),
    Column("certain", Float, nullable=False, default=1.0),
    _text("told"),
)

corrections = Table(  # format 4: what a person said of a line; the last word on each name holds
    "corrections",
    metadata,
    _key("event_id"),
    _key("text_id", _HASH),  # the reading in which the line stood
    _key("start", Integer),
    _key("name", String(16)),  # one of `synth.corpus.layout.correcting.SAID`
    Column("end", Integer, nullable=False),
    _text("value"),
)
Index("corrections_text", corrections.c.text_id)

corrected = Table(  # format 4: what the corrections made of a reading
    "corrected",
    metadata,
    _key("event_id"),
    _key("source_id", Text),
    _text("base", _HASH),
    _text("text_id", _HASH),
)
Index("corrected_base", corrected.c.source_id, corrected.c.base)

problems = Table(
    "problems",
    metadata,
    _key("event_id"),
    _key("position", Integer),
    *(_text(name) for name in ("path", "place", "problem", "what_to_do")),
)

attributes = Table(
    "attributes",
    metadata,
    _key("event_id"),
    _key("about", String(16)),  # source or statement
    _key("target_id", Text),
    _key("name", Text),
    _text("value"),  # JSON, so that a number stays a number
)
Index("attributes_target", attributes.c.target_id)

lineage = Table(
    "lineage",
    metadata,
    _key("event_id"),
    _key("child", Text),
    _key("parent", Text),
    _text("how", String(16)),  # split, join, reread or taken back
)
Index("lineage_parent", lineage.c.parent)
Index("lineage_child", lineage.c.child)

codebook_versions = Table(
    "codebook_versions",
    metadata,
    _key("event_id"),
    _text("version_id", _HASH),
    _text("parent", _HASH),  # the version that it changed; empty for the first
)

version_names = Table("version_names", metadata, _key("event_id"), _text("version_id", _HASH), _text("name"))

codes = Table(
    "codes",
    metadata,
    _key("version_id", _HASH),
    _key("code_id"),
    Column("position", Integer, nullable=False),
    *(_text(name) for name in ("code", "name", "name_en", "dimension")),
    _text("parent", _ID),  # the code_id of the code above
    *(_text(name) for name in ("definition", "include", "exclude", "keywords", "example", "colour")),
    Column("retired", Boolean, nullable=False, default=False),
)

code_map = Table(
    "code_map",
    metadata,
    _key("event_id"),
    _key("from_code"),
    _key("to_code"),
    _text("how", String(16)),  # merge: codings go over; split: they stay, the new codes are offered
)

codings = Table(
    "codings",
    metadata,
    _key("coding_id"),  # the act's own id, but for an import: there one act brings many
    _key("event_id"),
    _text("statement_id"),
    _text("text_id", _HASH),
    _text("code_id", _ID),
    _text("coder_id", _ID),
    _text("version_id", _HASH),
    _text("origin", String(16)),
    _text("basis"),
    _text(
        "span_id", _ID
    ),  # format 2: the stretch of text that was coded, where it is not all of the statement
)
Index("codings_statement", codings.c.statement_id, codings.c.coder_id)
Index("codings_event", codings.c.event_id)

spans = Table(  # format 2
    "spans",
    metadata,
    _key("span_id"),
    _text("text_id", _HASH),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

removals = Table("removals", metadata, _key("event_id"), _key("coding_id"))
Index("removals_coding", removals.c.coding_id)

reviews = Table(
    "reviews",
    metadata,
    _key("event_id"),
    _key("statement_id", Text),
    _text("text_id", _HASH),
    _text("coder_id", _ID),
    _text("version_id", _HASH),
)
Index("reviews_statement", reviews.c.statement_id, reviews.c.coder_id)

memos = Table(
    "memos",
    metadata,
    _key("memo_id"),
    _key("event_id"),
    _text("about", String(24)),
    _text("target_id"),
    _text("coder_id", _ID),
    _text("text"),
)
Index("memos_target", memos.c.target_id)

dismissals = Table(
    "dismissals",
    metadata,
    _key("event_id"),
    _text("statement_id"),
    _text("code_id", _ID),
    _text("coder_id", _ID),
)
Index("dismissals_statement", dismissals.c.statement_id)

imports = Table("imports", metadata, _key("event_id"), _text("path"), _text("sha256", _HASH), _text("coder"))

erasures = Table(  # format 5: what was erased or replaced, as hashes
    "erasures",
    metadata,
    _key("event_id"),
    _key("hash", _HASH),
    Column("size", Integer, nullable=False),  # signs that were hashed
    _text("salt", String(32)),
    _text("put"),  # what stands in the place of the words
    _text("about", String(16)),  # words, the name of a source, all its content
)

no_names = Table(  # format 5: what looked like personal data, and a person said that it is none
    "no_names",
    metadata,
    _key("event_id"),
    _key("kind", String(16)),
    _key("words", Text),
)

cells = Table(  # format 6: what a person wrote in a cell of a synthesis
    "cells",
    metadata,
    _key("event_id"),
    _text("cell"),  # JSON, see `places.py`
    _text("coder_id", _ID),
    _text("version_id", _HASH),  # of the codebook, as it was then
    Column("beneath", Integer, nullable=False, default=0),  # rows of `grounds`
    _text("text"),  # statements are cited as in `citing.py`
)

confirmations = Table(  # format 6: a person read a cell again, and its text still holds
    "confirmations",
    metadata,
    _key("event_id"),
    _text("written", _ID),  # the act that wrote the text
    _text("coder_id", _ID),
    _text("version_id", _HASH),
    Column("beneath", Integer, nullable=False, default=0),
)
Index("confirmations_written", confirmations.c.written)

grounds = Table(  # format 6: what stood beneath a cell when it was written or confirmed
    "grounds",
    metadata,
    _key("event_id"),
    _key("statement_id", Text),
    _key("code_id"),  # empty where the text cites the statement
    _text("text_id", _HASH),
)
Index("grounds_statement", grounds.c.statement_id)

claims = Table(  # format 6: the last words under a claim_id hold
    "claims",
    metadata,
    _key("event_id"),
    _text("claim_id", _ID),
    _text("kind", String(16)),
    _text("coder_id", _ID),
    _text("text"),
)

links = Table(  # format 6: what a claim rests on; the last word on each pair holds
    "links",
    metadata,
    _key("event_id"),
    _text("claim_id", _ID),
    _text("about", String(16)),
    _text("target_id"),
    _text("how", String(16)),
    _text("coder_id", _ID),
)
Index("links_target", links.c.target_id)
