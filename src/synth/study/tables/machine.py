"""What machines were asked, what they answered, and the random lots by which people judge them."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table, Text

from .columns import HASH, ID, key, metadata, text

machines = Table(  # format 7: a configuration that was tried, also one that came to nothing
    "machines",
    metadata,
    key("event_id"),
    text("name", String(16)),  # suggest or assistant
    text("settings"),  # JSON: all that its answers depend on
    text("coder_id", ID),
)


frozen = Table(  # format 7: the answers of a configuration, before anybody judged them
    "frozen",
    metadata,
    key("event_id"),
    text("machine", ID),
    text("version_id", HASH),  # of the codebook that it was asked with
    text("digest", HASH),  # of the answers
    *(Column(name, Integer, nullable=False, default=0) for name in ("asked", "dropped")),
    text("coder_id", ID),
)


guesses = Table(  # format 7: the codes that it would give; every statement that it read has a row
    "guesses",
    metadata,
    key("event_id"),
    key("statement_id", Text),
    key("code_id"),  # empty: it read the statement
)
Index("guesses_statement", guesses.c.statement_id)


draws = Table(  # format 7: a random draw of statements
    "draws",
    metadata,
    key("event_id"),
    text("cohort"),  # empty: from all
    *(Column(name, Integer, nullable=False, default=0) for name in ("seed", "frame")),
    text("coder_id", ID),
)


drawn = Table(  # format 7
    "drawn",
    metadata,
    key("event_id"),
    key("statement_id", Text),
    Column("position", Integer, nullable=False, default=0),  # in the order of the draw
)
Index("drawn_statement", drawn.c.statement_id)
