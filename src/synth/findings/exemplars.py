"""Statements that show a code: exemplars, with their place."""

from __future__ import annotations

import pandas as pd

from synth.findings.base import Base
from synth.findings.counting import cells, hold
from synth.findings.finding import finding
from synth.findings.sampling import chosen, disputed, speaking_against, with_voices
from synth.schema import require

_COLUMNS = "code name name_en rank statement_id text source_id cohort project speaker section item".split()


@finding("name text project section item")
def exemplars(
    codings, reviews, statements, codebook, n=3, coder=None, evidence=None, sides=None
) -> pd.DataFrame:
    """Choose statements that show each code, over cohorts, projects and voices, with their place.

    A code quotes another project, then another voice, before one twice; between these, the cohort and the
    project come first that are quoted less than their share of the coded statements, over all codes. Repeats
    come last, and what another coder did not code so before them.

    Parameters
    ----------
    codings, reviews, statements, codebook : DataFrame
        As in `synth.findings.tables.code_table`; of `statements` also ``section, item, text, repeats`` and,
        where known, ``cohort, speaker``. With the codings of all coders, disputed statements are known.
    n : int
        At most so many a code.
    coder : str, optional
    evidence : DataFrame, optional
        ``statement_id, code, coder, start, end, text``: the words that codings rest on (`Study.evidence`).
    sides : (collection of str, collection of str), optional
        Codes that speak for and against: success factors and obstacles. Of each other code the last place is
        then kept for a statement of the side that fewer of its statements are on, where there is one.

    Returns
    -------
    DataFrame
        ``code, name, name_en, rank`` (from 1), ``statement_id, text, source_id, cohort, project, speaker,
        section, item``, ``against`` (speaks against what most statements of the code say), ``disputed`` (how
        many other coders read it and did not give the code), ``coder``; with `evidence` also ``words``, those
        that were coded, empty for a whole statement.

    Notes
    -----
    What coders differ on is no voice against a theme: it is in doubt whether it speaks of it at all. So it is
    told, and chosen late; a voice against is one who says the opposite of it, an obstacle where most tell of
    success. For how quotes and speaking compare see `synth.quoted`.

    Examples
    --------
    >>> lines = pd.DataFrame({"statement_id": ["s1", "s2", "s3"], "source_id": ["ก.txt", "ก.txt", "ข.txt"]})
    >>> lines["text"] = ["ทีมดีและไว้ใจกัน", "ทีมมีแกนนำ", "ตั้งทีมจากคนในพื้นที่"]
    >>> given = [("s1", "team"), ("s1", "trust"), ("s2", "team"), ("s3", "team")]
    >>> codings = pd.DataFrame(given, columns=["statement_id", "code"]).assign(coder="ก")
    >>> book = pd.DataFrame({"code": ["team", "trust"], "name": ["ทีม", "ความไว้วางใจ"]})
    >>> shown = exemplars(codings, codings, lines, book, n=2)
    >>> shown[["name", "rank", "text"]].values.tolist()
    [['ทีม', 1, 'ตั้งทีมจากคนในพื้นที่'], ['ทีม', 2, 'ทีมมีแกนนำ'], ['ความไว้วางใจ', 1, 'ทีมดีและไว้ใจกัน']]
    >>> said = pd.DataFrame({"statement_id": ["s1"], "code": "trust", "coder": "ก", "start": 8})
    >>> said["text"] = "ไว้ใจกัน"
    >>> exemplars(codings, codings, lines, book, evidence=said)["words"].tolist()[-1]
    'ไว้ใจกัน'
    """
    hold(statements, ["statement_id", "source_id", "text"], "statements")
    base = Base.of(codings, reviews, statements, codebook, coder)
    coded = base.coded.copy()
    coded["others"] = coded.groupby(["statement_id", "dimension"])["code"].transform("size")
    coded["again"] = cells(coded, "repeats") != ""
    coded["length"] = cells(coded, "text").astype(str).str.len()
    coded["place"] = coded["statement_id"].map(_order(base.read["statement_id"]))
    coded["order"] = coded["code"].map(_order(base.codebook["code"]))
    coded = coded.sort_values(["order", "place"]).reset_index(drop=True)
    coded["against"] = speaking_against(coded, sides)
    coded["disputed"] = disputed(base.codings, base.reviews, coded, base.coder)
    ranks = chosen(with_voices(coded), n)["rank"]
    shown = coded.loc[ranks.index].assign(rank=ranks, coder=base.coder).sort_values(["order", "rank"])
    shown = shown.join(base.names, on="code")
    columns = [*_COLUMNS, "against", "disputed"]
    if evidence is not None:
        shown["words"] = _words(shown, evidence, base.coder)
        columns.append("words")
    return shown.reindex(columns=[*columns, "coder"], fill_value="").reset_index(drop=True)


def _order(names: pd.Series) -> dict[str, int]:
    return {name: position for position, name in enumerate(names)}


def _words(chosen: pd.DataFrame, evidence: pd.DataFrame, coder: str) -> list[str]:
    """Return for each row the words that `coder` coded with its code, in their order, parted by ``…``."""
    require(evidence, ["statement_id", "code", "coder", "start", "text"], "evidence")
    own = evidence[evidence["coder"] == coder].sort_values("start", kind="stable")
    words = own.groupby(["statement_id", "code"])["text"].agg(" … ".join).to_dict() if len(own) else {}
    return [words.get(pair, "") for pair in zip(chosen["statement_id"], chosen["code"], strict=True)]
