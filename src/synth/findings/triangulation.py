"""Triangulation: which sources, methods and people stand beneath a theme or a claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from synth.findings.base import Base
from synth.findings.counting import cells
from synth.findings.finding import finding

BY = ("form", "project", "recorder", "speaker")
"""Kinds of source that may say otherwise than each other: how it was asked, where, who wrote, who spoke."""
COLUMNS = ("about", "target_id", "name", "by", "value", "statements", "sources", "coder")


@finding("name by value statements sources")
def triangulation_table(
    codings: pd.DataFrame,
    reviews: pd.DataFrame | None = None,
    statements: pd.DataFrame | None = None,
    codebook: pd.DataFrame | None = None,
    claimed: pd.DataFrame | None = None,
    *,
    by: Sequence[str] = BY,
    coder: str | None = None,
) -> pd.DataFrame:
    """List by kind of source what stands beneath each theme and claim.

    Whether these say the same is for a person to say (`Study.triangulate`): a count says who spoke of a
    theme, not that they agree.

    Parameters
    ----------
    codings, reviews, statements, codebook : DataFrame
        As in `theme_table`; statements with the columns `by`, as far as there are such.
    claimed : DataFrame, optional
        The claims with the statements that each rests on (`Study.claimed`).
    by : sequence of str
        Columns of statements, attributes of their sources among them.
    coder : str, optional
        Whose codings count; see `synth.findings.counting.counted_coder`.

    Returns
    -------
    DataFrame
        ``about`` (``code`` or ``claim``), ``target_id``, ``name`` (Thai name or words), ``by``, ``value``
        (empty where the source does not say), ``statements``, ``sources``, ``coder``; a column in which no
        source says anything has no rows.

    Notes
    -----
    Denzin, N. K. (1978). The research act. McGraw-Hill: triangulation of sources, methods and investigators.

    Examples
    --------
    >>> lines = pd.DataFrame({"statement_id": ["s1", "s2"], "source_id": ["ก", "ข"]})
    >>> lines["form"] = ["เวที", "สัมภาษณ์"]
    >>> codings = pd.DataFrame({"statement_id": ["s1", "s2"], "code": ["trust", "trust"], "coder": "ก"})
    >>> book = pd.DataFrame({"code": ["trust"], "name": ["ความไว้วางใจ"]})
    >>> triangulation_table(codings, codings, lines, book)[["name", "value", "statements"]].values.tolist()
    [['ความไว้วางใจ', 'สัมภาษณ์', 1], ['ความไว้วางใจ', 'เวที', 1]]
    """
    base = Base.of(codings, reviews, statements, codebook, coder)
    rows = []
    for theme in base.themes():
        own = base.themed()
        names = set(own.loc[own["theme"] == theme, "statement_id"])
        rows += _sides(base, ("code", theme, base.names["name"][theme]), names, by)
    if claimed is not None:
        for name, links in claimed.groupby("claim_id", sort=False):
            about = "claim", name, links["text"].iloc[0]
            rows += _sides(base, about, set(links["statement_id"]), by)
    table = pd.DataFrame(rows, columns=list(COLUMNS[:-1])).assign(coder=base.coder)
    return table.astype({"statements": "int64", "sources": "int64"})


def _sides(base: Base, about: tuple, names: set[str], by: Sequence[str]) -> Iterator[tuple]:
    """Count the statements and sources of each value of each column."""
    own = base.analysed[base.analysed["statement_id"].isin(names)]
    for column in by:
        values = cells(own, column).astype(str)
        if not values.any():
            continue
        for value in sorted(dict.fromkeys(values), key=lambda name: (-int((values == name).sum()), name)):
            part = own[values == value]
            yield *about, column, value, len(part), int(part["source_id"].nunique())
