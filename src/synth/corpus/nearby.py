"""One source taken out of many, and its statements as they stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synth.look.given import tables_of
from synth.look.table import Table
from synth.schema import require
from synth.telling import told

if TYPE_CHECKING:
    import pandas as pd

SHOWN = ["before", "text", "after"]


def one_source(statements: pd.DataFrame, source: str | None = None) -> pd.DataFrame:
    """Return the statements of one source: the one that is named, else the one that has most.

    Parameters
    ----------
    statements : DataFrame, Corpus or Study
        With ``source_id``.
    source : str, optional

    Returns
    -------
    DataFrame
        Its rows of `statements`; none where there are none at all.

    Raises
    ------
    ValueError
        There is no such source.

    Examples
    --------
    >>> import pandas as pd
    >>> lines = pd.DataFrame({"source_id": ["ก.txt", "ข.txt", "ข.txt"], "text": ["ทีมดี", "งบช้า", "ฝนตก"]})
    >>> one_source(lines)["text"].tolist()
    ['งบช้า', 'ฝนตก']
    """
    if not hasattr(statements, "columns"):
        [statements] = tables_of(statements, ["statements"], "one_source")
    require(statements, ["source_id"], "statements")
    there = statements["source_id"].value_counts()
    if source and source not in there.index:
        sources = ", ".join(map(str, there.index[:5])) or "none"
        raise ValueError(told("corpus.no_such_source", source=source, known=sources))
    chosen = source or next(iter(there.index), None)
    return statements[statements["source_id"] == chosen]


def in_context(statements: pd.DataFrame, sources: pd.DataFrame | None = None, width: int = 20) -> Table:
    r"""Show statements in their place in the source, with what stands before and after.

    Parameters
    ----------
    statements : DataFrame, Corpus or Study
        With ``source_id, start, end``.
    sources : DataFrame
        With ``source_id, text``; not needed for a corpus or a study.
    width : int
        Characters shown on either side.

    Returns
    -------
    DataFrame
        ``before, text, after, source_id``; ``text`` is cut out of the source between the offsets.

    Examples
    --------
    >>> import pandas as pd
    >>> note = pd.DataFrame({"source_id": ["เวที.txt"], "text": ["บทเรียน\n1. ไว้ใจกัน\n2. ทีมดี"]})
    >>> in_context(pd.DataFrame({"source_id": ["เวที.txt"], "start": [11], "end": [19]}), note).values.tolist()
    [['บทเรียน\n1. ', 'ไว้ใจกัน', '\n2. ทีมดี', 'เวที.txt']]
    """
    if not hasattr(statements, "columns"):
        statements, sources = tables_of(statements, ["statements", "sources"], "in_context")
    require(statements, ["source_id", "start", "end"], "statements")
    require(sources, ["source_id", "text"], "sources")
    import pandas as pd

    whole = dict(zip(sources["source_id"], sources["text"], strict=True))
    rows = [
        (text[max(0, start - width) : start], text[start:end], text[end : end + width], source)
        for source, start, end in statements[["source_id", "start", "end"]].itertuples(index=False)
        for text in [whole[source]]
    ]
    lacks = None if rows else {"key": "no_statements"}
    return Table.of(pd.DataFrame(rows, columns=[*SHOWN, "source_id"]), "in_context", SHOWN, lacks)
