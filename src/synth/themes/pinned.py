"""What people ask of a proposal: how many themes, and which statements stay together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from synth.schema import require
from synth.telling import told

if TYPE_CHECKING:
    import pandas as pd


def fixed_themes(pinned: pd.DataFrame | None, ids: list) -> np.ndarray:
    """Give the pinned themes numbers from 0 in the order of their names, and −1 where a statement is open.

    Examples
    --------
    >>> import pandas as pd
    >>> fixed_themes(pd.DataFrame({"statement_id": ["b", "c"], "theme": [7, 2]}), ["a", "b", "c"]).tolist()
    [-1, 1, 0]
    """
    fixed = np.full(len(ids), -1)
    if pinned is None or not len(pinned):
        return fixed
    require(pinned, ["statement_id", "theme"], "pinned")
    twice = pinned.loc[pinned["statement_id"].duplicated(), "statement_id"]
    if len(twice):
        raise ValueError(told("themes.pinned_twice", statement=twice.iloc[0]))
    places = {statement: position for position, statement in enumerate(ids)}
    missing = [statement for statement in pinned["statement_id"] if statement not in places]
    if missing:
        raise ValueError(told("themes.pinned_unknown", statement=missing[0]))
    names = {name: number for number, name in enumerate(sorted(set(pinned["theme"])))}
    for statement, theme in zip(pinned["statement_id"], pinned["theme"], strict=True):
        fixed[places[statement]] = names[theme]
    return fixed


def number_of_themes(n: int, asked: int | None, pinned: int, open_left: bool) -> tuple[int, str]:
    """Say how many themes `n` statements get, and why: what was asked for, or √(n/2) between 4 and 12.

    Examples
    --------
    >>> number_of_themes(39, None, 0, True), number_of_themes(39, 7, 0, True)
    ((4, 'rule of thumb'), (7, 'given'))
    """
    least = max(pinned + open_left, 2)
    if asked is not None:
        if not max(pinned, 2) <= asked <= max(n // 2, pinned):
            raise ValueError(told("themes.number", given=asked, n=n, least=max(pinned, 2), most=n // 2))
        return asked, "given"
    by_rule = round((n / 2) ** 0.5)
    k = max(min(max(by_rule, 4), 12, n // 3), least)
    return k, "few statements" if k < 4 else "rule of thumb"
