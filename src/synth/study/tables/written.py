"""What people write: cells of a synthesis with what they rest on, and claims."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table, Text

from .columns import HASH, ID, key, metadata, text

cells = Table(  # format 6: what a person wrote in a cell of a synthesis
    "cells",
    metadata,
    key("event_id"),
    text("cell"),  # JSON, see `places.py`
    text("coder_id", ID),
    text("version_id", HASH),  # of the codebook, as it was then
    Column("beneath", Integer, nullable=False, default=0),  # rows of `grounds`
    text("text"),  # statements are cited as in `citing.py`
)


confirmations = Table(  # format 6: a person read a cell again, and its text still holds
    "confirmations",
    metadata,
    key("event_id"),
    text("written", ID),  # the act that wrote the text
    text("coder_id", ID),
    text("version_id", HASH),
    Column("beneath", Integer, nullable=False, default=0),
)
Index("confirmations_written", confirmations.c.written)


grounds = Table(  # format 6: what stood beneath a cell when it was written or confirmed
    "grounds",
    metadata,
    key("event_id"),
    key("statement_id", Text),
    key("code_id"),  # empty where the text cites the statement
    text("text_id", HASH),
)
Index("grounds_statement", grounds.c.statement_id)


claims = Table(  # format 6: the last words under a claim_id hold
    "claims",
    metadata,
    key("event_id"),
    text("claim_id", ID),
    text("kind", String(16)),
    text("coder_id", ID),
    text("text"),
)


links = Table(  # format 6: what a claim rests on; the last word on each pair holds
    "links",
    metadata,
    key("event_id"),
    text("claim_id", ID),
    text("about", String(16)),
    text("target_id"),
    text("how", String(16)),
    text("coder_id", ID),
)
Index("links_target", links.c.target_id)
