"""The rank of themes, and what it owes to how finely the codebook divides them."""

from __future__ import annotations

from itertools import permutations
from math import nan

import numpy as np
import pandas as pd

from synth.findings.base import Base
from synth.findings.counting import cells
from synth.findings.finding import finding
from synth.findings.tables import theme_table
from synth.schema import is_yes

FEWEST_THEMES, STRONG, LEVEL = 4, 0.7, 0.05
"""With fewer themes nothing is said; from such a rank correlation, or p, one order goes with another."""

MOVED = 2
"""By so many places a theme falls, or more, for its rank to be owed to its number of sub-themes."""

_EXACT, _DEALS = 8, 2_000


@finding("name statements rank codes codes_rank per_code per_code_rank owed")
def theme_ranking(codings, reviews, statements, codebook, coder=None) -> pd.DataFrame:
    """Rank the themes by statements, and say where the rank only reflects how finely a theme is divided.

    A theme that the codebook divides into seven sub-themes catches more than one of two, whatever people
    spoke of. So the rank stands beside that by number of sub-themes and that by statements a sub-theme.

    Parameters
    ----------
    codings, reviews, statements, codebook, coder
        As in `synth.code_table`.

    Returns
    -------
    DataFrame
        One row a theme, the most frequent first: ``theme, name, name_en, statements, share, base, rank`` (1
        is most; equals share one), ``codes`` (sub-themes in use in the codebook, 1 where a theme has none),
        ``codes_rank, per_code`` (statements a sub-theme), ``per_code_rank``, ``owed`` (this theme stands high
        for its many sub-themes: more than the median, and it falls two places or more by statements a
        sub-theme); the same on all rows: ``correlation`` (Spearman, of statements and sub-themes), ``p`` (by
        permutation, one-sided; NaN with fewer than four themes or where all have as many), ``divided`` (the
        order as a whole only reflects the division: it goes with the number of sub-themes, correlation ≥ .7
        or p ≤ .05, and not with statements a sub-theme), ``coder, repeats``.

    Examples
    --------
    >>> names = ["คน", "เงิน", "ผล", "แผน"]
    >>> book = [(name, "") for name in names] + [(f"คน {n}", "คน") for n in range(4)]
    >>> book += [(f"เงิน {n}", "เงิน") for n in range(3)] + [(f"ผล {n}", "ผล") for n in range(2)]
    >>> book = pd.DataFrame(book, columns=["code", "parent"])
    >>> said = [*book["code"][4:], "แผน"] * 2  # each sub-theme twice
    >>> codings = pd.DataFrame({"code": said, "coder": "ก"}).reset_index(names="statement_id")
    >>> lines = codings[["statement_id"]].assign(source_id="n")
    >>> table = theme_ranking(codings, codings, lines, book)
    >>> table[["name", "statements", "codes", "per_code", "divided"]].values.tolist()[:2]
    [['คน', 8, 4, 2.0, True], ['เงิน', 6, 3, 2.0, True]]
    """
    base = Base.of(codings, reviews, statements, codebook, coder)
    themes = pd.DataFrame(theme_table(base))
    themes["codes"] = [max(1, n) for n in themes["theme"].map(_below(base)).fillna(0).astype(int)]
    themes["per_code"] = themes["statements"] / themes["codes"]
    for column, key in (("rank", "statements"), ("codes_rank", "codes"), ("per_code_rank", "per_code")):
        themes[column] = themes[key].rank(method="min", ascending=False).astype(int)
    finer = themes["codes"] > themes["codes"].median()
    enough = len(themes) >= FEWEST_THEMES
    themes["owed"] = enough & finer & (themes["per_code_rank"] - themes["rank"] >= MOVED)
    correlation, p = _together(themes["statements"], themes["codes"]) if enough else (nan, nan)
    themes["correlation"], themes["p"] = correlation, p
    alike, _ = _together(themes["statements"], themes["per_code"]) if enough else (nan, nan)
    themes["divided"] = bool((correlation >= STRONG or p <= LEVEL) and not alike >= STRONG)
    columns = "theme name name_en statements share base rank codes codes_rank per_code per_code_rank owed"
    columns = [*columns.split(), "correlation", "p", "divided", "coder", "repeats"]
    return themes.sort_values("rank", kind="stable")[columns].reset_index(drop=True)


def _below(base: Base) -> pd.Series:
    """Count the codes in use below each theme that group no others."""
    places = base.places
    retired = cells(base.codebook, "retired").map(is_yes).to_numpy(dtype=bool)
    own = places[~places["is_parent"].to_numpy(dtype=bool) & ~retired & (places["theme"] != places.index)]
    return own.groupby("theme").size()


def _together(statements: pd.Series, codes: pd.Series) -> tuple[float, float]:
    """Rank correlation, and how often chance orders themes as much alike.

    `scipy.stats.spearmanr` gives p only for many themes; of seven, all orders can be counted.
    """
    a, b = (values.rank().to_numpy(dtype=float) for values in (statements, codes))
    if not np.ptp(a) or not np.ptp(b):
        return nan, nan
    a, b = (values - values.mean() for values in (a, b))
    size = np.sqrt((a**2).sum() * (b**2).sum())
    n, observed = len(a), float(a @ b / size)
    if n <= _EXACT:
        deals, extra = np.array(list(permutations(range(n)))), 0
    else:
        rng = np.random.default_rng(0)
        deals, extra = rng.permuted(np.tile(np.arange(n), (_DEALS, 1)), axis=1), 1
    alike = int((b[deals] @ a / size >= observed - 1e-12).sum())
    return observed, (alike + extra) / (len(deals) + extra)
