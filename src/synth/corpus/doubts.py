"""The statements that the reading is least sure of, and the lines that the doubt comes from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from synth.corpus.layout.lines import Kind, Line
from synth.schema import LEFT_OUT, require

if TYPE_CHECKING:
    import pandas as pd

DOUBTFUL = 0.5
"""A statement that is less certain is doubtful: about half of these are read wrongly."""
COLUMNS = ("path", "place", "before", "text", "after", "certain")
_WIDEST = 80
"""Characters of a neighbouring line that are shown."""


def doubts(statements: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    r"""Return the doubtful statements in their place in the note, the most doubtful first.

    Parameters
    ----------
    statements : DataFrame
        With ``source_id, section, item, text, certain``; ``use``; and ``start, end`` for the lines around.
    sources : DataFrame
        With ``source_id, path``; and ``text`` for the lines around.

    Returns
    -------
    DataFrame
        ``path, place, before, text, after, certain``: place is the headings over the statement and its
        number, before and after are the lines around it, empty where the text of its source is not given.

    Examples
    --------
    >>> import pandas as pd
    >>> text = "1. พบกันทุกเดือน\n2. แบ่งงานกัน\nป้าแดง"
    >>> rows = pd.DataFrame({"source_id": ["n"] * 2, "section": ["บทเรียน > ทีม", ""], "item": ["2", ""],
    ...                      "text": ["แบ่งงานกัน", "ป้าแดง"], "certain": [0.4, 0.9],
    ...                      "start": [20, 31], "end": [30, 37]})
    >>> sources = pd.DataFrame({"source_id": ["n"], "path": ["เวที.txt"], "text": [text]})
    >>> doubts(rows, sources).values.tolist()
    [['เวที.txt', 'บทเรียน > ทีม > 2', '1. พบกันทุกเดือน', 'แบ่งงานกัน', 'ป้าแดง', 0.4]]
    """
    require(statements, ["source_id", "section", "item", "text", "certain"], "statements")
    require(sources, ["source_id", "path"], "sources")
    sure = statements["certain"].astype(float)
    low = (sure < DOUBTFUL).to_numpy()  # tables of several studies may name rows alike
    if "use" in statements:  # what is left out is hardly a finding, as it says itself
        low = low & (statements["use"] != LEFT_OUT).to_numpy()
    doubtful = statements[low].assign(certain=sure.to_numpy()[low].round(2))
    doubtful = doubtful.sort_values("certain", kind="stable")
    doubtful = doubtful.fillna({"section": "", "item": ""})
    paths = dict(zip(sources["source_id"], sources["path"], strict=True))
    sections = [
        " > ".join(filter(None, pair)) for pair in zip(doubtful["section"], doubtful["item"], strict=True)
    ]
    around = _around(doubtful, sources)
    table = doubtful.assign(
        path=doubtful["source_id"].map(paths),
        place=sections,
        before=[before for before, _ in around],
        after=[after for _, after in around],
    )
    return table[list(COLUMNS)].reset_index(drop=True)


def _around(doubtful: pd.DataFrame, sources: pd.DataFrame) -> list[tuple[str, str]]:
    """Return the lines with words before and after each statement."""
    if "text" not in sources or not {"start", "end"} <= set(doubtful):
        return [("", "")] * len(doubtful)
    texts = dict(zip(sources["source_id"], sources["text"], strict=True))
    neighbours = []
    for row in doubtful[["source_id", "start", "end", "text"]].itertuples(index=False):
        text, start, end = texts.get(row.source_id, ""), int(row.start), int(row.end)
        if text[start:end] != row.text:  # another text than the statement was read from
            neighbours.append(("", ""))
            continue
        above = [line.strip() for line in text[:start].split("\n")[:-1] if line.strip()]
        below = [line.strip() for line in text[end:].split("\n")[1:] if line.strip()]
        neighbours.append((_short((above or [""])[-1]), _short((below or [""])[0])))
    return neighbours


def _short(line: str) -> str:
    return line if len(line) <= _WIDEST else line[:_WIDEST].rstrip() + "…"


def doubtful_lines(lines: Sequence[Line], spans: Sequence[tuple[int, int, float]]) -> set[int]:
    """Return where the lines begin that a person should look at.

    Those that are themselves doubtful; and of each doubtful statement, given as (start, end, certain), the
    line that is least sure, its heading among them.
    """
    starts = {line.start for line in lines if line.certain < DOUBTFUL}
    for start, end, certain in spans:
        if certain >= DOUBTFUL:
            continue
        above = [line for line in lines if line.kind == Kind.HEADING and line.start < start][-1:]
        within = [line for line in lines if line.start < end and line.end > start]
        if within or above:
            starts.add(min([*within, *above], key=lambda line: line.certain).start)
    return starts
