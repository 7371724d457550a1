"""The statements that the reading is least sure of, and the lines that the doubt comes from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from synth.corpus.layout.lines import Kind, Line
from synth.schema import require

if TYPE_CHECKING:
    import pandas as pd

DOUBTFUL = 0.5
"""A statement that is less certain is doubtful: about half of these are read wrongly."""
COLUMNS = ("path", "place", "text", "certain")


def doubts(statements: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Return the doubtful statements in their place in the note, the most doubtful first.

    Parameters
    ----------
    statements : DataFrame
        With ``source_id, section, item, text, certain``.
    sources : DataFrame
        With ``source_id, path``.

    Returns
    -------
    DataFrame
        ``path, place, text, certain``: place is the headings over the statement and its number.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"source_id": ["n"] * 2, "section": ["บทเรียน > ทีม", ""], "item": ["2", ""],
    ...                      "text": ["แบ่งงานกัน", "ป้าแดง"], "certain": [0.4, 0.9]})
    >>> doubts(rows, pd.DataFrame({"source_id": ["n"], "path": ["เวที.txt"]})).values.tolist()
    [['เวที.txt', 'บทเรียน > ทีม > 2', 'แบ่งงานกัน', 0.4]]
    """
    require(statements, ["source_id", "section", "item", "text", "certain"], "statements")
    require(sources, ["source_id", "path"], "sources")
    sure = statements["certain"].astype(float)
    low = (sure < DOUBTFUL).to_numpy()  # tables of several studies may name rows alike
    found = statements[low].assign(certain=sure.to_numpy()[low].round(2))
    found = found.sort_values("certain", kind="stable")
    found = found.fillna({"section": "", "item": ""})
    paths = dict(zip(sources["source_id"], sources["path"], strict=True))
    place = [" > ".join(filter(None, pair)) for pair in zip(found["section"], found["item"], strict=True)]
    made = found.assign(path=found["source_id"].map(paths), place=place)
    return made[list(COLUMNS)].reset_index(drop=True)


def doubtful_lines(lines: Sequence[Line], spans: Sequence[tuple[int, int, float]]) -> set[int]:
    """Return where the lines begin that a person should look at.

    Those that are themselves doubtful; and of each doubtful statement, given as (start, end, certain), the
    line that is least sure, its heading among them.
    """
    found = {line.start for line in lines if line.certain < DOUBTFUL}
    for start, end, certain in spans:
        if certain >= DOUBTFUL:
            continue
        above = [line for line in lines if line.kind == Kind.HEADING and line.start < start][-1:]
        within = [line for line in lines if line.start < end and line.end > start]
        if within or above:
            found.add(min([*within, *above], key=lambda line: line.certain).start)
    return found
