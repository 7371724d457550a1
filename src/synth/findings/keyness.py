"""Which words a theme or a cohort uses, and which of them set it apart."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd

from synth.findings.counting import cells
from synth.findings.finding import finding
from synth.schema import require
from synth.text.terms import terms

PRIOR = 500.0
"""Words that the prior is worth: the fewer a group has, the more it is drawn to the whole."""


@finding("group term statements base z")
def word_table(statements: pd.DataFrame, by: str | None = None) -> pd.DataFrame:
    """Count terms, in all or within each group, and say which set a group apart.

    Describes, does not test: the groups were often made from the same words.

    Parameters
    ----------
    statements : DataFrame
        ``text`` and the column `by`; a statement in several groups (by theme) stands in several rows.
    by : str, optional
        Without it, terms of all statements are counted, the most frequent first.

    Returns
    -------
    DataFrame
        One row a group and term found in it: ``group, term, statements`` (of the group, with the term),
        ``base`` (statements of the group), ``log_odds`` (against all other groups, with a Dirichlet prior
        from the whole), ``z`` (that ÷ its standard deviation); by group, the highest z first. Without `by`
        only ``term, statements, base``.

    Notes
    -----
    Monroe, B. L., Colaresi, M. P. & Quinn, K. M. (2008). Fightin' words. *Political Analysis*, 16, 372–403.

    Examples
    --------
    >>> said = pd.DataFrame({"text": ["ผู้นำเสียสละ", "ผู้นำเข้มแข็ง", "งบประมาณล่าช้า"]})
    >>> said["theme"] = ["คน", "คน", "เงิน"]
    >>> word_table(said, "theme").groupby("group")["term"].first().to_dict()
    {'คน': 'ผู้นำ', 'เงิน': 'งบประมาณ'}
    >>> word_table(said).head(1).values.tolist()
    [['ผู้นำ', 2, 3]]
    """
    if by is None:
        return _counted(statements)
    require(statements, ["text", by], "statements")
    statements = statements.assign(**{name: cells(statements, name).astype(str) for name in ("text", by)})
    words_of = [set(words) for words in terms(statements["text"])]
    counts: dict[str, Counter] = {group: Counter() for group in dict.fromkeys(statements[by])}
    for group, words in zip(statements[by], words_of, strict=True):
        counts[group].update(words)
    everywhere = sum(counts.values(), Counter())
    vocabulary = sorted(everywhere)
    prior = np.array([everywhere[term] for term in vocabulary], dtype=float)
    prior *= min(1.0, PRIOR / max(prior.sum(), 1))
    base = statements[by].value_counts()
    rows = []
    for group, own in counts.items():
        inside = np.array([own[term] for term in vocabulary], dtype=float)
        outside = np.array([everywhere[term] for term in vocabulary]) - inside
        odds, deviation = _log_odds(inside, outside, prior)
        rows += [
            (group, term, int(n), int(base[group]), value, value / spread)
            for term, n, value, spread in zip(vocabulary, inside, odds, deviation, strict=True)
            if n
        ]
    table = pd.DataFrame(rows, columns=["group", "term", "statements", "base", "log_odds", "z"])
    order = {group: position for position, group in enumerate(counts)}
    table["place"] = table["group"].map(order)
    table = table.sort_values(["place", "z", "statements", "term"], ascending=[True, False, False, True])
    return table.drop(columns="place").reset_index(drop=True)


def _counted(statements: pd.DataFrame) -> pd.DataFrame:
    require(statements, ["text"], "statements")
    counts = Counter(word for words in terms(cells(statements, "text").astype(str)) for word in set(words))
    rows = [
        (word, n, len(statements)) for word, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    return pd.DataFrame(rows, columns=["term", "statements", "base"])


def _log_odds(inside: np.ndarray, outside: np.ndarray, prior: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Difference of the log odds of each term in two groups, and its standard deviation."""
    total = prior.sum()
    sides = []
    for counts in (inside, outside):
        with_prior, whole = counts + prior, counts.sum() + total
        sides.append(np.log(with_prior) - np.log(np.maximum(whole - with_prior, 1e-9)))
    return sides[0] - sides[1], np.sqrt(1 / (inside + prior) + 1 / (outside + prior))
