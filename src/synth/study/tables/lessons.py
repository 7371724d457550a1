"""What people say once findings are there: lessons that come back, answers of communities, triangulation."""

from __future__ import annotations

from sqlalchemy import Index, String, Table

from .columns import ID, key, metadata, text

lessons = Table(  # format 7: whether an obstacle is what an earlier recommendation spoke of
    "lessons",
    metadata,
    key("event_id"),
    text("about", String(16)),  # what recommends: a statement or a claim
    text("target_id"),
    text("obstacle_id"),
    text("verdict", String(16)),  # the last one on each pair holds
    text("coder_id", ID),
    text("text"),
)
Index("lessons_target", lessons.c.target_id)
Index("lessons_obstacle", lessons.c.obstacle_id)


heard = Table(  # format 7: what people said to findings that were given back; the last under a heard_id holds
    "heard",
    metadata,
    key("event_id"),
    key("heard_id"),
    text("code_id", ID),
    text("says", String(16)),
    text("who"),
    text("day", String(10)),
    text("place"),
    text("text"),
    text("coder_id", ID),
)


triangulations = Table(  # format 7: whether sources say the same of a theme or claim
    "triangulations",
    metadata,
    key("event_id"),
    text("about", String(16)),
    text("target_id"),
    text("outcome", String(16)),
    text("coder_id", ID),
    text("text"),
)
