"""A word in its lines: keyword in context."""

from __future__ import annotations

import pandas as pd

from synth.findings.counting import cells
from synth.findings.finding import finding
from synth.findings.searching import Searched
from synth.schema import require
from synth.telling import told
from synth.text.clusters import whole_clusters


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
