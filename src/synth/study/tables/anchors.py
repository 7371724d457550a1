"""Lots of anchor statements: what an earlier cohort said, put into the queue of a later one."""

from __future__ import annotations

from sqlalchemy import Index, Table, Text

from .columns import HASH, ID, key, metadata, text

anchors = Table(  # format 7: a row of `statements` has the anchor's own id, its place is that of the original
    "anchors",
    metadata,
    key("event_id"),
    key("anchor_id", Text),
    text("statement_id"),  # the original
    text("text_id", HASH),
    text("code_id", ID),  # for which code it was drawn; empty: by lot over all
    text("cohort"),  # in whose queue it stands
    text("coder_id", ID),
)
Index("anchors_anchor", anchors.c.anchor_id)
Index("anchors_statement", anchors.c.statement_id)
