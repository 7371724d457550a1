"""Stretches of a source's text → the statements under them, so that no unit is counted twice."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import defaultdict

import pandas as pd

COLUMNS = ("statement_id", "start", "end", "code", "coder")


def on_statements(
    stretches: pd.DataFrame, statements: pd.DataFrame, sources: pd.DataFrame
) -> tuple[pd.DataFrame, list[dict]]:
    """Code each statement that a stretch has words of; return the codings and the stretches over none.

    Parameters
    ----------
    stretches : DataFrame
        source_id, start, end, code, coder.
    statements, sources : DataFrame
        statement_id, source_id, start, end; source_id, text.

    Returns
    -------
    codings : DataFrame
        statement_id, start, end, code, coder; start and end are empty where a stretch is one whole statement.
    outside : list of dict
        Rows of `stretches` that lie over no statement.

    Examples
    --------
    >>> lines = pd.DataFrame({"statement_id": ["1", "2"], "source_id": "ก", "start": [0, 4], "end": [3, 7]})
    >>> stretches = {"source_id": ["ก", "ก"], "start": [0, 1], "end": [3, 6], "code": "c", "coder": "a"}
    >>> texts = pd.DataFrame({"source_id": ["ก"], "text": ["ทุน ป่า"]})
    >>> on_statements(pd.DataFrame(stretches), lines, texts)[0].fillna("").values.tolist()
    [['1', '', '', 'c', 'a'], ['1', 1, 6, 'c', 'a'], ['2', 1, 6, 'c', 'a']]
    """
    texts = dict(zip(sources["source_id"], sources["text"], strict=True))
    under = Under(statements, texts)
    rows, outside = [], []
    for row in stretches.to_dict("records"):
        start, end = int(row["start"]), int(row["end"])
        covered = under(row["source_id"], start, end)
        whole = len(covered) == 1 and covered[0][1:] == (start, end)
        span = (None, None) if whole else (start, end)
        rows += [(name, *span, row["code"], row["coder"]) for name, _, _ in covered]
        outside += [] if covered else [row]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object), outside


def sum_of(data: bytes, codings: pd.DataFrame) -> str:
    """Return the sha256 of a file with what was understood of it: another codebook may understand more."""
    csv = codings.astype(str).sort_values(list(COLUMNS)).to_csv(index=False)
    return hashlib.sha256(data + csv.encode("utf-8", "surrogatepass")).hexdigest()


class Under:
    """Finds the statements that a stretch of text has words of: (statement_id, start, end) in their order."""

    def __init__(self, statements: pd.DataFrame, texts: dict[str, str]):
        self._texts, by_source = texts, defaultdict(list)
        columns = statements[["source_id", "start", "end", "statement_id"]]
        for source, start, end, name in columns.itertuples(index=False):
            by_source[source].append((int(start), int(end), name))
        self._of = {source: sorted(rows) for source, rows in by_source.items()}

    def __call__(self, source: str, start: int, end: int) -> list[tuple[str, int, int]]:
        """Return the statements under one stretch."""
        rows, text = self._of.get(source, []), self._texts.get(source, "")
        first = max(0, bisect_right(rows, (start,)) - 1)
        last = bisect_right(rows, (end,))
        return [
            (name, begins, ends)
            for begins, ends, name in rows[first:last]
            if begins < end and start < ends and text[max(start, begins) : min(end, ends)].strip()
        ]
