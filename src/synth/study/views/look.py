"""How a study shows itself: its counts, who has read how much, what it lacks, and where its file is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from synth.look.card import card, counts, grid
from synth.look.words import said
from synth.schema import ANALYSED

if TYPE_CHECKING:
    import pandas as pd

    from ..study import Study


def line(study: Study) -> str:
    """Say in a line what a study holds; only its name where the file cannot be read now."""
    try:
        whole = _counts(study.tables())
    except (OSError, ValueError):
        return f"Study({str(study.path)!r})"
    return f"Study({str(study.path)!r}, {counts(whole)})"


def page(study: Study) -> str:
    """Say it as HTML, with who has read how much of each cohort."""
    tables = study.tables()
    facts = [f"{said(f'study.{name}')} {number:,}" for name, number in _counts(tables).items()]
    sentences = [*_lacks(tables), *study.remarks]
    return card(said("study.title", path=study.path), facts, sentences, _readers(tables))


def _counts(tables: Mapping[str, pd.DataFrame]) -> dict[str, int]:
    coders = {*tables["reviews"]["coder"], *tables["codings"]["coder"]}
    return {
        "sources": len(tables["sources"]),
        "statements": len(tables["statements"]),
        "analysed": int((tables["statements"]["use"] == ANALYSED).sum()),
        "codes": len(tables["codebook"]),
        "codings": len(tables["codings"]),
        "coders": len(coders),
    }


def _lacks(tables: Mapping[str, pd.DataFrame]) -> list[str]:
    """Say what there is not yet, in the order in which a person would bring it."""
    needed = {
        "no_statements": tables["statements"],
        "no_codebook": tables["codebook"],
        "nobody_read": tables["reviews"],
    }
    return [said(f"study.{key}") for key, table in needed.items() if table.empty]


def _readers(tables: Mapping[str, pd.DataFrame]) -> str:
    """Lay out who has read how many of the analysed statements of each cohort."""
    statements = tables["statements"]
    analysed = statements.loc[statements["use"] == ANALYSED, ["statement_id", "cohort"]]
    total = analysed.groupby("cohort").size()
    read, codings = (
        tables[name][["statement_id", "coder"]].merge(analysed, on="statement_id")
        for name in ("reviews", "codings")
    )
    read = read.drop_duplicates().groupby(["cohort", "coder"]).size()
    codings = codings.groupby(["cohort", "coder"]).size()
    rows = [
        (
            cohort,
            coder,
            said("study.of", n=int(n), base=int(total[cohort])),
            int(codings.get((cohort, coder), 0)),
        )
        for (cohort, coder), n in read.items()
    ]
    return grid([said(f"study.{head}") for head in ("cohort", "coder", "read", "given")], rows)
