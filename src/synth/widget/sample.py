"""The reliability sample of a desk: which statements are in it, also after one of them was cut up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synth.themes.order import reliability_sample

if TYPE_CHECKING:
    import pandas as pd

    from .line import Line


class Sample:
    """A sample that was drawn once.

    Parameters
    ----------
    statements : DataFrame
        ``statement_id``, ``source_id``, ``use``.
    size, seed : int
    """

    def __init__(self, statements: pd.DataFrame, size: int, seed: int):
        self._drawn = reliability_sample(statements, size, seed)
        self._places: dict[str, tuple[str, int, int]] = {}

    def keys(self, lines: list[Line]) -> list[int]:
        """Return the keys of the statements, or of what they were split into, in the order of the lot."""
        here = {line.statement_id: line for line in lines}
        found: dict[int, None] = {}
        for statement_id in self._drawn:
            line = here.get(statement_id)
            if line is not None:
                self._places[statement_id] = (line.source_id, line.start, line.end)
                found[line.k] = None
            elif statement_id in self._places:
                source, start, end = self._places[statement_id]
                over = (
                    one for one in lines if one.source_id == source and one.start < end and start < one.end
                )
                found |= dict.fromkeys(one.k for one in over)
        return list(found)
