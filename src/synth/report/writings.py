"""What people wrote and judged in a study, as its report needs it; machines beside the lot that was drawn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from synth.findings.base import Base
from synth.findings.triangulation import triangulation_table


def written(study: Any) -> dict[str, Any]:
    """Take what people wrote and judged in a study; nothing where nobody did.

    Returns
    -------
    dict
        The tables ``cells``, ``claims``, ``links`` and ``gaps``, and ``trails`` by claim; where there are
        any, ``lessons``, ``heard``, ``triangulations`` and ``triangulation`` (what stands beneath).
    """
    if not hasattr(study, "cells"):
        return {}
    tables = {name: getattr(study, name)() for name in ("cells", "claims")}
    judged = {name: table for name in _JUDGED if len(table := getattr(study, name)())}
    if all(table.empty for table in tables.values()) and not judged:
        return {}
    if "triangulations" in judged:
        judged["triangulation"] = pd.DataFrame(triangulation_table(study))
    return tables | {name: getattr(study, name)() for name in ("links", "gaps", "trails")} | judged


_JUDGED = ("lessons", "heard", "triangulations")
"""What people say once findings are there; a report has them only if there are any."""


def judged(study: Any, base: Base, census: Iterable[str] = ()) -> dict[str, Any]:
    """Take the machines that were tried, what the drawn lot says of each, and the shares.

    Returns
    -------
    dict
        ``machines`` (as `Study.machines`); once statements were drawn ``draws``, ``shares`` (see
        `synth.findings.assisted.assisted_shares`) and ``agreement``, by the act that kept the answers.
    """
    machines = study.machines() if hasattr(study, "machines") else pd.DataFrame()
    if machines.empty:
        return {}
    results: dict[str, Any] = {"machines": machines, "draws": study.draws(), "agreement": {}}
    if results["draws"].empty or not base.coder:
        return results
    from synth.findings.assisted import assisted_shares, machine_agreement

    tables, lot = (base.codings, base.reviews, base.statements, base.codebook), study.lot()
    whose = {"coder": base.coder}
    results["shares"] = assisted_shares(*tables, lot, study.guesses(), census=census, **whose)
    for act in filter(None, machines["frozen"]):
        own = drawn_for(study.lot(act))
        results["agreement"][act] = machine_agreement(*tables, own, study.guesses(act), **whose)
    return results


def drawn_for(lot: pd.DataFrame) -> pd.DataFrame:
    """Take of a machine's lot the drawn statements that it was asked about, also where that was later.

    One that it was never asked about is none that it gave no code.

    Examples
    --------
    >>> parts = {"part": ["drawn", "late", "late", "outside", "rest"], "position": [1, 2, 0, 3, 0]}
    >>> drawn_for(pd.DataFrame(parts))["position"].tolist()
    [1, 2]
    """
    return lot[lot["part"].isin(["drawn", "late"]) & (lot["position"] > 0)].assign(part="drawn")
