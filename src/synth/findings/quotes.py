"""From a figure back to the words: exemplars of a code, and a word in its lines."""

from __future__ import annotations

import pandas as pd

from synth.findings.counting import (
    cells,
    code_names,
    coded_statements,
    counted_coder,
    hold,
    read_statements,
)
from synth.findings.finding import finding
from synth.findings.searching import Searched
from synth.schema import require
from synth.telling import told
from synth.text.thai import whole_clusters


@finding("name text project section item")
def exemplars(codings, reviews, statements, codebook, n=3, coder=None, evidence=None) -> pd.DataFrame:
    """Choose statements that show each code, with their place.

    Statements that carry few other codes come first, repeats last, and a source gives its second only when
    every other source has given one.

    Parameters
    ----------
    codings, reviews, statements, codebook : DataFrame
        As in `synth.findings.tables.code_table`; of `statements` also ``section``, ``item``, ``text``,
        ``repeats``.
    n : int
        At most so many a code.
    coder : str, optional
    evidence : DataFrame, optional
        ``statement_id, code, coder, start, end, text``: the words that codings rest on (`Study.evidence`).

    Returns
    -------
    DataFrame
        ``code, name, name_en, rank`` (from 1), ``statement_id, text, source_id, project, section, item,
        coder``; with `evidence` also ``words``, those that were coded, empty for a whole statement.

    Examples
    --------
    >>> lines = pd.DataFrame({"statement_id": ["s1", "s2", "s3"], "source_id": ["ก.txt", "ก.txt", "ข.txt"]})
    >>> lines["text"] = ["ทีมดีและไว้ใจกัน", "ทีมมีแกนนำ", "ตั้งทีมจากคนในพื้นที่"]
    >>> given = [("s1", "team"), ("s1", "trust"), ("s2", "team"), ("s3", "team")]
    >>> codings = pd.DataFrame(given, columns=["statement_id", "code"]).assign(coder="ก")
    >>> book = pd.DataFrame({"code": ["team", "trust"], "name": ["ทีม", "ความไว้วางใจ"]})
    >>> shown = exemplars(codings, codings, lines, book, n=2)
    >>> shown[["name", "rank", "text"]].values.tolist()
    [['ทีม', 1, 'ทีมมีแกนนำ'], ['ทีม', 2, 'ตั้งทีมจากคนในพื้นที่'], ['ความไว้วางใจ', 1, 'ทีมดีและไว้ใจกัน']]
    >>> said = pd.DataFrame({"statement_id": ["s1"], "code": "trust", "coder": "ก", "start": 8})
    >>> said["text"] = "ไว้ใจกัน"
    >>> exemplars(codings, codings, lines, book, evidence=said)["words"].tolist()[-1]
    'ไว้ใจกัน'
    """
    hold(statements, ["statement_id", "source_id", "text"], "statements")
    coder = counted_coder(codings, reviews, coder)
    base = read_statements(codings, reviews, statements, coder)
    coded = coded_statements(codings, base, codebook, coder)
    coded["others"] = coded.groupby(["statement_id", "dimension"])["code"].transform("size")
    coded["again"] = cells(coded, "repeats") != ""
    coded["place"] = coded["statement_id"].map(
        {name: place for place, name in enumerate(base["statement_id"])}
    )
    coded["order"] = coded["code"].map({code: place for place, code in enumerate(codebook["code"])})
    coded = coded.sort_values(["order", "again", "others", "place"])
    coded["turn"] = coded.groupby(["code", "source_id"]).cumcount()
    coded = coded.sort_values(["order", "again", "turn", "others", "place"])
    coded["rank"] = coded.groupby("code").cumcount() + 1
    chosen = coded[coded["rank"] <= n].join(code_names(codebook), on="code")
    chosen["coder"] = coder
    columns = [
        "code",
        "name",
        "name_en",
        "rank",
        "statement_id",
        "text",
        "source_id",
        "project",
        "section",
        "item",
    ]
    if evidence is not None:
        chosen["words"] = _words(chosen, evidence, coder)
        columns.append("words")
    return chosen.reindex(columns=[*columns, "coder"], fill_value="").reset_index(drop=True)


def _words(chosen: pd.DataFrame, evidence: pd.DataFrame, coder: str) -> list[str]:
    """Return for each row the words that `coder` coded with its code, in their order, parted by ``…``."""
    require(evidence, ["statement_id", "code", "coder", "start", "text"], "evidence")
    own = evidence[evidence["coder"] == coder].sort_values("start", kind="stable")
    said = own.groupby(["statement_id", "code"])["text"].agg(" … ".join).to_dict() if len(own) else {}
    return [said.get(pair, "") for pair in zip(chosen["statement_id"], chosen["code"], strict=True)]


@finding("left match right source_id")
def concordance(
    statements: pd.DataFrame, word: str, width: int = 40, within_words: bool = False
) -> pd.DataFrame:
    """Show a Thai word in its lines (keyword in context).

    Parameters
    ----------
    statements : DataFrame
        ``statement_id``, ``source_id``, ``text``.
    word : str
    width : int
        Characters shown on either side.
    within_words : bool
        Also find `word` inside longer words: งาน in พนักงาน. A word behind ความ or การ is always found, and
        so is a damaged one that a rule can repair.

    Returns
    -------
    DataFrame
        ``statement_id, source_id, left, match, right, start, end``; offsets in the statement's text.

    Examples
    --------
    >>> lines = pd.DataFrame({"statement_id": ["s1"], "source_id": ["n"], "text": ["พนักงานติดตามงานของชุมชน"]})
    >>> concordance(lines, "งาน")[["left", "match", "right"]].values.tolist()
    [['พนักงานติดตาม', 'งาน', 'ของชุมชน']]
    """
    require(statements, ["statement_id", "source_id", "text"], "statements")
    word = word.strip()
    if not word:
        raise ValueError(told("findings.no_word"))
    rows = []
    for statement in statements.assign(text=cells(statements, "text").astype(str)).itertuples():
        text = statement.text
        for start, end in Searched(text).find(word, within_words):
            first, last = whole_clusters(text, max(0, start - width), min(len(text), end + width))
            shown = text[first:start], text[start:end], text[end:last]
            rows.append((statement.statement_id, statement.source_id, *shown, start, end))
    return pd.DataFrame(rows, columns=["statement_id", "source_id", "left", "match", "right", "start", "end"])
