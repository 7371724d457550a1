"""How letters look, and which looks stand out in a PDF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from synth.corpus.layout.headings import STANDS_OUT
from synth.corpus.readers.runs import Run


def look_of(run: Run) -> tuple[int, bool]:
    """Return the size and the weight of letters."""
    return round(run.size), run.bold


def levels_of(runs: Sequence[Run]) -> dict[tuple[int, bool], int]:
    """Return the levels of the looks that stand out: larger or bolder than most letters are."""
    letters = Counter()
    for run in runs:
        letters[look_of(run)] += len(run.words)
    if not letters:
        return {}
    size, bold = letters.most_common(1)[0][0]
    outstanding = {look for look in letters if look[0] > 1.15 * size or (look[0] >= size and look[1] > bold)}
    ranks = sorted(outstanding)
    return {look: max(1, STANDS_OUT - rank) for rank, look in enumerate(ranks)}
