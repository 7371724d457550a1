"""Lessons that came back and were taken up, as people judged them, with the places of both sides."""

from __future__ import annotations

import pandas as pd

from synth.report.blocks import Block, Heading, Paragraph, Table
from synth.report.material import Material
from synth.report.parts.notes import origin, whole_or_shortened
from synth.report.wording import prefixed
from synth.study.choices import CAME_BACK, NOT_SAME, TAKEN_UP

MOST_LETTERS = 240
"""Of a statement in a sentence; the whole of it stands in the table."""


def recurring_part(m: Material) -> list[Block]:
    """Say which recommendation met which obstacle again, and which were taken up, as people judged."""
    own, words, blocks = _confirmed(m), m.words, []
    if own.empty:
        return []
    earlier, later = (words.listing(dict.fromkeys(map(m.cohort, _cohorts(own[name])))) for name in _COHORTS)
    blocks.append(Paragraph(words("recurring.opening", earlier=earlier, later=later), "lead"))
    for verdict in (CAME_BACK, TAKEN_UP):
        rows = own[own["verdict"] == verdict]
        if len(rows):
            key = verdict.replace(" ", "_")
            title = words(f"recurring.{key}", n=words.number(len(rows)))
            blocks.append(Heading(title, 3, f"recurring-{key}", listed=False))
            blocks += [Paragraph(_sentence(m, row), "point") for row in rows.itertuples()]
    return blocks


def recurring_table_part(m: Material) -> list[Block]:
    """Lay the same out in a table for the annex, every statement whole."""
    own, words = _confirmed(m), m.words
    if own.empty:
        return []
    noted = own["note"].any()
    keys = ("verdict", "advice", "from", "obstacle", "where", *(["note"] if noted else []))
    rows, behind = [], {}
    for row in own.itertuples():
        verdict = words(f"recurring.said_{row.verdict.replace(' ', '_')}")
        cells = [verdict, m.cited(row.recommendation), _advice_place(m, row), row.obstacle]
        behind |= {(len(rows), 3): numbers} if (numbers := _numbers(m, row)) else {}
        rows.append([*cells, m.reference(row.obstacle_id), *([row.note or None] if noted else [])])
    others = int((m.written["lessons"]["verdict"] == NOT_SAME).sum())
    return [
        Table(
            name="recurring",
            title=words("recurring.caption"),
            heads=[words(f"recurring.head_{key}") for key in keys],
            kinds=["text"] * len(keys),
            rows=rows,
            notes=[words("recurring.note", others=words.number(others)), origin(m)],
            behind=behind,
            group=0,
            broad=True,
            sheet=words("sheet.recurring"),
        )
    ]


_COHORTS = ("recommendation_cohort", "obstacle_cohort")


def _cohorts(column: pd.Series) -> list[str]:
    return [name for name in dict.fromkeys(", ".join(column).split(", ")) if name]


def _confirmed(m: Material) -> pd.DataFrame:
    """Return the pairs that people judged to have come back or to have been taken up, and that are there."""
    table = m.written.get("lessons", pd.DataFrame(columns=["verdict", "there"]))
    own = table[table["verdict"].isin([CAME_BACK, TAKEN_UP]) & table["there"].astype(bool)]
    return own.sort_values("verdict", kind="stable")


def _sentence(m: Material, row) -> str:
    pair = m.words(
        "recurring.pair",
        cohort=m.words.listing(map(m.cohort, _cohorts(pd.Series([row.recommendation_cohort])))),
        later=m.cohort(row.obstacle_cohort),
        advice=_short(m.cited(row.recommendation)),
        advice_place=_advice_place(m, row),
        obstacle=_short(row.obstacle),
        obstacle_place=m.reference(row.obstacle_id),
    )
    return m.words("recurring.pair_noted", pair=pair, note=row.note) if row.note else pair


def _short(text: str) -> str:
    return whole_or_shortened(" ".join(text.split()), MOST_LETTERS)


def _advice_place(m: Material, row) -> str:
    if row.about == "claim":
        return m.words("recurring.of_ledger")
    if row.recommendation_id in m.numbers or not row.recommendation_project:
        return m.reference(row.recommendation_id)
    return prefixed(m.words, "value.project", row.recommendation_project)  # of a cohort that is not reported


def _numbers(m: Material, row) -> tuple[int, ...]:
    names = (row.recommendation_id, row.obstacle_id)
    return tuple(sorted(m.numbers[name] for name in names if name in m.numbers))
