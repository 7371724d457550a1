"""Whether coders changed, as anchor statements show it, and what a comparison of cohorts makes of that."""

from __future__ import annotations

import math

import pandas as pd

from synth.findings.anchors import ASSUMED, CARRIED
from synth.report.blocks import Block, Paragraph, Table
from synth.report.material import Material
from synth.report.parts.notes import origin
from synth.report.wording import Wording, missing
from synth.schema import ADJUDICATED

_ROUND = 10
"""Needed anchors are said in so many."""


def anchors_part(m: Material) -> list[Block]:
    """Say for each coder how the codes are given now, beside what was settled then."""
    words, table = m.words, m.findings.get("drift")
    if table is None or table.empty:
        return []
    compared = table[table["change"] != ""].sort_values("net", key=abs, ascending=False, kind="stable")
    opening = [Paragraph(words("anchors.opening", n=words.number(table["anchors"].max())), "lead")]
    opening += [Paragraph(text) for text in [*_themselves(m), *_unknown(m, len(table) - len(compared))]]
    several = [name for name in ("coder", "cohort") if compared[name].nunique() > 1]
    rows = [
        [
            *(_who(m, row[name]) if name == "coder" else row[name] for name in several),
            *(words.name(row), row["with_then"], _share(m, row, "sensitivity")),
            *(row["without_then"], _share(m, row, "specificity")),
            f"{words.points(row['net'])} ({words.interval(row['net_low'], row['net_high'], points=True)})",
            words(f"drift.{row['change'].replace(' ', '_')}"),
        ]
        for row in compared.to_dict("records")
    ]
    if not rows:
        return opening
    heads = {"coder": "whose_coding", "cohort": "queue"}
    keys = [heads[name] for name in several]
    keys += "code with_then sensitivity without_then specificity net drift".split()
    kinds = ["text"] * (len(several) + 1) + ["count", "text", "count", "text", "text", "text"]
    main = Table(
        name="drift",
        title=words("caption.drift"),
        heads=[words(f"column.{key}") for key in keys],
        kinds=kinds,
        rows=rows,
        notes=[words("note.drift_words"), words("note.drift_intervals"), origin(m)],
        sheet=words("sheet.drift"),
    )
    return [*opening, main]


def _who(m: Material, coder: str) -> str:
    if coder == ADJUDICATED:
        return m.words("value.adjudicated")
    number = m.coders.index(coder) + 1 if coder in m.coders else len(m.coders) + 1
    return m.words("value.coder", number=number)


def _share(m: Material, row: dict, name: str) -> str:
    """Write a share with its interval."""
    share, low, high = (m.words.share(row[f"{name}{edge}"]) for edge in ("", "_low", "_high"))
    return f"{share} ({m.words('value.interval', low=low, high=high)})"


def _themselves(m: Material) -> list[str]:
    """Say how far each coder agrees with what the same coder gave then."""
    table, sentences = m.findings.get("stability"), []
    if table is None or table.empty:
        return sentences
    for row in table[table["level"] == "overall"].to_dict("records"):
        figures = {"who": _who(m, row["coder"]), "percent": m.words.share(row["percent"])}
        figures["statements"] = m.words.counted(int(row["statements"]), "statements")
        if missing(row["alpha_low"]):
            sentences.append(m.words("anchors.stability_few", **figures))
        else:
            figures["alpha"] = m.words.coefficient(row["alpha"])
            figures["interval"] = m.words.interval(row["alpha_low"], row["alpha_high"])
            sentences.append(m.words("anchors.stability", **figures))
    return sentences


def _unknown(m: Material, few: int) -> list[str]:
    return [m.words("anchors.too_few", n=m.words.number(few))] if few else []


def same_coders(words: Wording, table: pd.DataFrame | None) -> list[str]:
    """Say what tests of cohorts assume of coders, and how many anchors would spare the assumption.

    `table` are rows of `compare_cohorts`.
    """
    if table is None or "drift" not in table or table.empty:
        return []
    notes = []
    if (table["drift"] == CARRIED).any():
        notes.append(words("note.drift_carried"))
    assumed = table[table["drift"] == ASSUMED]
    if len(assumed):
        needed = assumed["anchors_needed"].max()
        n = "" if missing(needed) else words.number(math.ceil(needed / _ROUND) * _ROUND)
        key = "drift_assumed_rest" if notes else "drift_assumed"
        notes.append(words(f"note.{key}") + (words("note.anchors_needed", n=n) if n else ""))
    return notes


def carried_table(m: Material, table: pd.DataFrame, sides: dict[str, str], ending: str) -> list[Block]:
    """Set beside each other what the earlier cohort would be now and what the later one is, by theme."""
    words, shown = m.words, table[table["drift"] == CARRIED]
    rows = [
        [
            *(words.name(row), row["anchors"], row["mean_share_earlier"], row["expected_share"]),
            *(row["mean_share_later"], row["mean_difference"]),
            words.interval(row["mean_difference_low"], row["mean_difference_high"], points=True),
            words(f"change.{row['change']}") if row["change"] else None,
        ]
        for row in shown.to_dict("records")
    ]
    if not rows:
        return []
    keys = "theme anchors share_then share_as_now share_now difference interval change"
    block = Table(
        name=f"cohorts_drift{ending}",
        title=words("caption.cohorts_drift", **sides),
        heads=[words(f"column.{key}") for key in keys.split()],
        kinds=["text", "count", "share", "share", "share", "points", "text", "text"],
        rows=rows,
        notes=[words("note.cohorts_drift"), origin(m)],
        sheet=words("sheet.cohorts_drift"),
    )
    return [block]
