"""A study → what goes into a REFI-QDA file: what people did, and nothing that the machine proposes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from synth.telling import joined, told

from .project import CODINGS, MEMOS, Project

if TYPE_CHECKING:
    from synth.study import Study

_NO_VARIABLES = ("source_id", "text", "sha256", "path")
CELL = "project × theme"


def project_of(study: Study, coder: str | None = None) -> Project:
    """Return a study as a project of REFI-QDA; with `coder`, only that person's codings and memos."""
    sources = study.sources()
    sources = sources[["source_id", "text", *(name for name in sources if name not in _NO_VARIABLES)]]
    codings, memos = study.stretches(), study.memos()
    if coder:
        coders = sorted({*codings["coder"], *memos["coder"]})
        if coder not in coders:
            names = ", ".join(coders) or told("value.nobody")
            raise ValueError(told("exchange.did_nothing", coder=coder, known=names))
        codings, memos = (rows[rows["coder"] == coder] for rows in (codings, memos))
    ids = study.code_ids()
    codebook = study.codebook()
    codebook.insert(0, "code_id", codebook["code"].map(ids))
    codings = codings.assign(code_id=codings["code"].map(ids))
    if gone := sorted(set(codings.loc[codings["code_id"].isna(), "code"])):
        raise ValueError(told("exchange.code_gone", codes=joined(gone, ", ")))
    return Project(
        name=study.path.stem,
        codebook=codebook,
        sources=sources.reset_index(drop=True),
        codings=codings[list(CODINGS)].reset_index(drop=True),
        memos=_placed(memos, study.statements()),
    )


def _placed(memos: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """Give memos about statements their place in the text; those on statements that are gone wait."""
    spans = statements.set_index("statement_id")[["source_id", "start", "end"]].to_dict("index")
    rows = []
    for row in memos.to_dict("records"):
        span = spans.get(row["target_id"]) if row["about"] == "statement" else {}
        if span is not None:
            rows.append({**dict.fromkeys(("source_id", "start", "end"), ""), **row, **span})
    return pd.DataFrame(rows, columns=list(MEMOS)).astype(object)
