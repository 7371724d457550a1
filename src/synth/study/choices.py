"""The words that people choose from: what a memo is about, kinds of claim, roles in a form, verdicts."""

from __future__ import annotations

CELL = "project × theme"
ABOUT = ("statement", "code", "source", "project", CELL)
"""What a memo may be about."""

RECOMMENDATION, CONCLUSION, FINDING = CLAIMS = ("recommendation", "conclusion", "finding")
"""The kinds of claim, those first that rest on the others."""
RESTS_ON = ("claim", "cell", "statement", "code")
"""What a claim may rest on; a code is what the report's tables count under it."""
SUGGEST, ASSISTANT = MACHINES = ("suggest", "assistant")
"""What machines a study can hold answers of: what this program suggests, and a language model."""
RESTS, AGAINST, NOT = HOW = ("rests on", "speaks against", "not linked")
"""How a claim is linked to something."""

PARTS = ("row", "rows", "column", "place")
"""What a form is made of: rows and columns of its tables, empty rows to fill, marked places in its text."""
TOLD, EVIDENCE, JUDGEMENT, NEXT, NAME, ALONE = ROLES = (
    *("details", "evidence", "judgement", "next", "name", "leave alone"),
)
"""What goes into a column or a place of a form; a row has none."""
EACH, DIMENSION, EVERYTHING = "each", "dimension", "everything"
"""What a part of a form may be about, beside a project, a cohort and a code (`places.KINDS`)."""

CAME_BACK, TAKEN_UP, NOT_SAME, OPEN = VERDICTS = ("came back", "taken up", "not the same", "not judged")
"""What a person says of a recommendation and a later obstacle."""
ADVISES = ("statement", "claim")
"""What may recommend something."""
AGREES, DISAGREES, ADDS, UNSAID = SAYS = ("agrees", "disagrees", "adds", "not said")
"""What a community says to a finding that was given back; the last takes an answer away."""
TRIANGULATED = ("code", "claim")
"""Of what sources may be held against each other."""
OUTCOMES = ("agree", "partly agree", "disagree", "one source only")
"""What comes of it."""
