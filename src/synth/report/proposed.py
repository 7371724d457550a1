"""Which of the groups that the program proposes may be called themes, and which statements are in one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from synth.themes.proposal import Proposal


def standing(themes: pd.DataFrame) -> list[bool]:
    """Say which groups may be called themes: those steadier than by chance, or of which it is unknown.

    Examples
    --------
    >>> import pandas as pd
    >>> standing(pd.DataFrame({"theme": [1, 2], "stability": [0.6, 0.3], "chance": [0.4, 0.4]}))
    [True, False]
    """
    if "stands" in themes:
        return themes["stands"].astype(bool).tolist()
    if not {"stability", "chance"} <= set(themes):
        return [True] * len(themes)
    return (~(themes["stability"] <= themes["chance"])).tolist()


NO_THEME = -1
"""Owner of a statement that is in no theme."""


def owners(proposal: Proposal) -> list[int]:
    """Say of each member in which theme it is: the one that it fits, if that stands, else `NO_THEME`.

    Examples
    --------
    >>> import pandas as pd
    >>> from types import SimpleNamespace
    >>> themes = pd.DataFrame({"theme": [1, 2], "stands": [True, False]})
    >>> members = pd.DataFrame({"theme": [1, 1, 2], "fits": [True, False, True]})
    >>> owners(SimpleNamespace(themes=themes, members=members))
    [1, -1, -1]
    """
    stand = set(proposal.themes["theme"][standing(proposal.themes)])
    members = proposal.members
    fits = members["fits"].astype(bool).tolist() if "fits" in members else [True] * len(members)
    return [
        theme if fit and theme in stand else NO_THEME
        for theme, fit in zip(members["theme"].tolist(), fits, strict=True)
    ]


def counted(proposal: Proposal) -> tuple[pd.DataFrame, int]:
    """Return the themes that stand, ``size`` being the statements that fit them, and how many are in none."""
    counts = Counter(owners(proposal))
    themes = proposal.themes[standing(proposal.themes)]
    return themes.assign(size=[counts[theme] for theme in themes["theme"]]), counts[NO_THEME]
