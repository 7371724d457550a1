"""The kinds of act: which tables each brings rows to, which need no coder, and what a payload says."""

from __future__ import annotations

BRINGS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "read": ((), ("readings", "problems", "attributes", "corrected")),
    "import": (("imports",), ("codings", "removals", "reviews")),
    "import codebook": (("imports",), ()),
    "code": (("codings", "reviews"), ()),
    "uncode": (("removals",), ()),
    "review": (("reviews",), ()),
    "dismiss": (("dismissals",), ()),
    "memo": (("memos",), ()),
    "attribute": (("attributes",), ()),
    "use": (("attributes",), ()),
    "correct": (("corrections",), ("corrected", "attributes")),
    "settle": (("corrected",), ()),
    **dict.fromkeys(("take out", "put back"), (("attributes",), ())),
    "same": (("attributes", "readings"), ("corrected",)),
    **dict.fromkeys(("split", "join", "take back", "confirm"), (("lineage",), ())),
    **dict.fromkeys(
        ("codebook", "add code", "change code", "rename", "retire", "move"), (("codebook_versions",), ())
    ),
    **dict.fromkeys(("merge", "divide"), (("codebook_versions", "code_map"), ())),
    "name": (("version_names",), ()),
    **dict.fromkeys(("undo", "redo"), ((), ("corrected",))),
    **dict.fromkeys(("remember", "accept"), ((), ())),
    "rescue": ((), ("removals",)),
    **dict.fromkeys(("erase", "redact"), (("erasures",), ())),
    "no name": (("no_names",), ()),
    "write cell": (("cells",), ("grounds",)),
    "confirm cell": (("confirmations",), ("grounds",)),
    "write claim": (("claims",), ()),
    **dict.fromkeys(("link", "unlink"), (("links",), ())),
    "map form": (("forms",), ("form_parts",)),
    "answer form": (("form_answers",), ()),
    "draw anchors": (("anchors",), ()),
    "judge lesson": (("lessons",), ()),
    "hear": (("heard",), ()),
    "triangulate": (("triangulations",), ()),
    "try machine": (("machines",), ()),
    "freeze": (("frozen", "guesses"), ()),
    "draw": (("draws", "drawn"), ()),
}
"""The kinds of act: the tables in which each has at least one row, and those in which it may have some."""

OF_THE_PROGRAM = (
    *("read", "settle", "import codebook", "codebook", "accept", "rescue", "undo"),
    *("erase", "redact", "no name", "try machine", "freeze"),
)
"""Kinds that need no coder."""

PAYLOAD = dict.fromkeys(
    (
        "statement",
        "code",
        "about",
        "target",
        "name",
        "source",
        "orphan",
        "version",
        "seat",
        "now",
        "by",
        "claim",
        "run",
        "moves",
    ),
    str,
) | {
    "statements": list,
    "faults": list,
    "over": list,
    "codings": int,
    "sources": int,
    "lines": int,
    "words": int,
    "places": int,
    "rescued": bool,
}
"""What a payload may say, and of which type; another name may hold a text, a number or texts."""
