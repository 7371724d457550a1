"""Forms of funders: what people say that their rows and columns are about, and what people decide in them."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table

from .columns import HASH, ID, key, metadata, text

forms = Table(  # format 7: a person said what a form's parts are about
    "forms",
    metadata,
    key("event_id"),
    text("form", HASH),  # a hash of all that the form says
    text("name"),  # of its file
    text("coder_id", ID),
    text("version_id", HASH),  # of the codebook, as it was then
)
Index("forms_form", forms.c.form)


form_parts = Table(  # format 7: the last word on each part of a form holds
    "form_parts",
    metadata,
    key("event_id"),
    key("part"),  # a hash of what it says and where
    Column("position", Integer, nullable=False, default=0),
    text("kind", String(8)),
    text("context"),  # what stands above it in the form
    text("label"),
    text("role", String(16)),
    text("about"),  # JSON: pairs of a kind and a name, codes by their id
)


form_answers = Table(  # format 7: what a person decided or wrote in a form
    "form_answers",
    metadata,
    key("event_id"),
    text("form", HASH),
    text("part"),  # of a row or a marked place
    text("across"),  # of a column; empty for a marked place
    text("scope"),  # JSON: the project or cohort that the form is for; empty for the whole study
    text("coder_id", ID),
    text("text"),  # statements are cited as in `citing.py`
)
Index("form_answers_form", form_answers.c.form)
