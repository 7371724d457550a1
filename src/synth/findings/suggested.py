"""Suggested codes counted as if a person had given them, where that is asked for; every table says so."""

from __future__ import annotations

import pandas as pd

from synth.findings.counting import analysed, counted_coder, hold, read_by
from synth.schema import TABLES

SUGGESTED = "รหัสที่ระบบแนะนำ"
"""Stands behind the coder's name in every table that counts suggestions."""

LIKELY = 0.5
"""A suggestion is counted from this score on: a person would rather give the code than not."""


def with_suggestions(
    codings, reviews, statements, suggestions, coder=None, *, least=LIKELY
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Add suggestions to a coder's codings, for the analysed statements that this coder has not read.

    What the coder has read stays as it is. All rows stand under a coder of their own, ``<coder> +
    รหัสที่ระบบแนะนำ``, so that the column ``coder`` of every table made from them says what was counted.

    Parameters
    ----------
    codings, reviews : DataFrame
        ``statement_id``, ``coder``; codings also ``code``.
    statements : DataFrame
        ``statement_id``, and ``use`` where some are left out.
    suggestions : DataFrame
        ``statement_id``, ``code``, ``score`` (0–1), as `synth.suggest` makes them.
    coder : str, optional
        As in `synth.findings.counting.counted_coder`.
    least : float
        Only suggestions with at least this score; a statement without any counts as read, no code.

    Returns
    -------
    codings, reviews : DataFrame
        Of this coder only; added codings have the ``origin`` "suggested".

    Examples
    --------
    >>> codings = pd.DataFrame({"statement_id": ["s1"], "code": ["trust"], "coder": ["ก"]})
    >>> hints = pd.DataFrame({"statement_id": ["s1", "s2"], "code": ["team", "team"], "score": [0.9, 0.8]})
    >>> made, _ = with_suggestions(codings, codings, pd.DataFrame({"statement_id": ["s1", "s2"]}), hints)
    >>> made[["statement_id", "code", "coder"]].values.tolist()
    [['s1', 'trust', 'ก + รหัสที่ระบบแนะนำ'], ['s2', 'team', 'ก + รหัสที่ระบบแนะนำ']]
    """
    hold(suggestions, ["statement_id", "code", "score"], "suggestions")
    hold(codings, ["statement_id", "code", "coder"], "codings")
    coder = counted_coder(codings, reviews, coder)
    read = read_by(codings, reviews)
    seen = read.loc[read["coder"] == coder, "statement_id"]
    unread = analysed(statements).loc[lambda kept: ~kept["statement_id"].isin(seen), ["statement_id"]]
    likely = suggestions[suggestions["score"] >= least]
    added = likely.loc[likely["statement_id"].isin(unread["statement_id"]), ["statement_id", "code"]]
    added = added.drop_duplicates()
    own = codings[codings["coder"] == coder].drop_duplicates(["statement_id", "code"])
    made = pd.concat([own, added.assign(origin="suggested")] if len(added) else [own], ignore_index=True)
    whole = pd.concat([read[read["coder"] == coder], unread], ignore_index=True)
    label = f"{coder} + {SUGGESTED}" if coder else SUGGESTED
    columns = [name for name in TABLES["codings"] if name in made]
    return made.assign(coder=label)[columns], whole.assign(coder=label)
