"""Which of the groups that the program proposes may be called themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


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
