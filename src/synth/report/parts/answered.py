"""What the community said when findings were given back, and sources held against each other."""

from __future__ import annotations

import pandas as pd

from synth.report.blocks import Block, Paragraph, Table
from synth.report.material import Material
from synth.report.parts.ledger import MOST_LETTERS
from synth.report.parts.notes import origin, whole_or_shortened

MOST_VALUES = 6
"""Values of a kind of source that are named; more are counted."""


def answers_part(m: Material) -> list[Block]:
    """Set out what people said of each theme; nothing where nobody wrote any of it down."""
    words, table = m.words, m.written.get("heard")
    if table is None or table.empty:
        return []
    keys = ("theme", "says", "words", "who", "where")
    rows = [
        [
            m.names.get(row.code, row.code),
            words(f"answers.{row.says}"),
            row.text or None,
            row.who or None,
            ", ".join(filter(None, [row.place, words.date(row.day) if row.day else ""])) or None,
        ]
        for row in table.itertuples()
    ]
    return [
        Paragraph(words("answers.opening"), "lead"),
        Table(
            name="answers",
            title=words("answers.caption"),
            heads=[words(f"answers.head_{key}") for key in keys],
            kinds=["text"] * len(keys),
            rows=rows,
            notes=[words("answers.note"), origin(m)],
            group=0,
            sheet=words("sheet.answers"),
        ),
    ]


def triangulated_part(m: Material) -> list[Block]:
    """Set out what people judged of sources held against each other, with what stands beneath."""
    words, table = m.words, m.written.get("triangulations")
    if table is None or table.empty:
        return []
    sides = m.written["triangulation"]
    keys = ("about", "outcome", "judgement", "beneath")
    claims = m.written.get("claims", pd.DataFrame(columns=["claim_id", "text"]))
    texts = dict(zip(claims["claim_id"], claims["text"], strict=True))
    rows = []
    for row in table.itertuples():
        own = sides[(sides["about"] == row.about) & (sides["target_id"] == row.target)]
        if row.about == "claim":
            name = whole_or_shortened(m.cited(texts.get(row.target_id, "")), MOST_LETTERS)
        else:
            name = m.names.get(row.target, row.target)
        judgement = row.text + (f"\n{words('written.apart')}" if row.apart else "")
        outcome = words(f"triangulated.{row.outcome.replace(' ', '_')}")
        rows.append([name, outcome, judgement, _beneath(m, own) or None])
    return [
        Paragraph(words("triangulated.opening"), "lead"),
        Table(
            name="triangulated",
            title=words("triangulated.caption"),
            heads=[words(f"triangulated.head_{key}") for key in keys],
            kinds=["text"] * len(keys),
            rows=rows,
            notes=[origin(m)],
            broad=True,
            sheet=words("sheet.triangulated"),
        ),
    ]


def _beneath(m: Material, sides: pd.DataFrame) -> str:
    """Say in lines how many statements stand beneath, by kind of source."""
    words, lines = m.words, []
    for by, rows in sides.groupby("by", sort=False):
        shown = [
            words(
                "triangulated.value",
                value=row.value or words("triangulated.unsaid"),
                n=words.number(row.statements),
            )
            for row in rows.head(MOST_VALUES).itertuples()
        ]
        if more := len(rows) - len(shown):
            shown.append(words("triangulated.more", n=words.number(more)))
        lines.append(words("triangulated.side", by=words(f"triangulated.by_{by}"), values=", ".join(shown)))
    return "\n".join(lines)
