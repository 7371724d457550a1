"""Suggested codes counted as if a person had given them, where that is asked for; every table says so."""

from __future__ import annotations

import pandas as pd

from synth.findings.counting import analysed, counted_coder, hold, known_codes, read_by
from synth.schema import TABLES
from synth.themes.suggest import LIKELY, suggest

SUGGESTED = "รหัสที่ระบบแนะนำ"
"""Stands behind the coder's name in every table that counts suggestions."""


def with_suggestions(
    codings, reviews, statements, codebook, *, suggestions=None, dismissals=None, coder=None, least=LIKELY
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Add suggestions to a coder's codings, for the analysed statements that this coder has not read.

    What the coder has read stays as it is. All rows stand under a coder of their own, ``<coder> +
    รหัสที่ระบบแนะนำ``, so that the column ``coder`` of every table made from them says what was counted.

    Parameters
    ----------
    codings, reviews : DataFrame
        ``statement_id``, ``coder``; codings also ``code``.
    statements : DataFrame
        ``statement_id``, ``text``, and ``use`` where some are left out: all that there are, since what the
        coder did with other cohorts teaches what to suggest for this one.
    codebook : DataFrame
        As for `synth.suggest`.
    suggestions : DataFrame, optional
        ``statement_id``, ``code``, ``score`` (0–1); by default what `synth.suggest` makes of the coder's own
        codings, without the coder's ``dismissals``.
    dismissals : DataFrame, optional
        ``statement_id``, ``code``, ``coder``.
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
    >>> lines = pd.DataFrame({"statement_id": ["s1", "s2"], "text": ["ไว้ใจกัน", "ทีมแกนนำ"]})
    >>> book = pd.DataFrame({"code": ["trust", "team"], "keywords": ["ไว้ใจ", "ทีม;แกนนำ"]})
    >>> made, _ = with_suggestions(codings, codings, lines, book)
    >>> made[["statement_id", "code", "coder"]].values.tolist()
    [['s1', 'trust', 'ก + รหัสที่ระบบแนะนำ'], ['s2', 'team', 'ก + รหัสที่ระบบแนะนำ']]
    """
    known_codes(codings, codebook)
    coder = counted_coder(codings, reviews, coder)
    own = codings[codings["coder"] == coder].drop_duplicates(["statement_id", "code"])
    if suggestions is None:
        no = dismissals[dismissals["coder"] == coder] if dismissals is not None else None
        suggestions = suggest(statements, own, codebook, no)
    hold(suggestions, ["statement_id", "code", "score"], "suggestions")
    read = read_by(codings, reviews)
    read = read[read["coder"] == coder]
    unread = analysed(statements)[["statement_id"]]
    unread = unread[~unread["statement_id"].isin(read["statement_id"])]
    likely = suggestions[suggestions["score"] >= least]
    added = likely.loc[likely["statement_id"].isin(unread["statement_id"]), ["statement_id", "code"]]
    added = added.drop_duplicates().assign(origin="suggested")
    both = pd.concat([own, added] if len(added) else [own], ignore_index=True)
    label = f"{coder} + {SUGGESTED}" if coder else SUGGESTED
    columns = [name for name in TABLES["codings"] if name in both or name == "coder"]
    return both.assign(coder=label)[columns], pd.concat([read, unread], ignore_index=True).assign(coder=label)
