"""Which codes stand on the same statement: a staircase of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synth.report.charts import style
from synth.report.charts.grid import cell
from synth.report.charts.wrap import width, wrap
from synth.report.wording import Wording

if TYPE_CHECKING:
    import pandas as pd

LABEL_ROOM, CELL_ROOM, MOST_CODES = 200, 30, 20
LEAST_CELL = 13.0
"""Points that a number of two digits needs."""


def plot_cooccurrence(
    table: pd.DataFrame, lang: str | Wording = "th", base: int | None = None
) -> style.Chart:
    """Draw how many statements each pair of codes shares.

    Rows and columns are the same codes, numbered; the outermost number of a row is how many statements the
    code has by itself. With many codes only those with most shared statements are drawn.

    Parameters
    ----------
    table : DataFrame
        A `cooccurrence` table: ``code_a``, ``name_a``, ``code_b``, ``name_b``, ``statements``, ``a``, ``b``
        and, where there are any, ``name_en_a`` and ``name_en_b``.
    lang : str or Wording
        Language of the chart.
    base : int, optional
        How many statements were read, for the n under the chart; the n of each code stands in its row.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import pandas as pd
    >>> pair = {"code_a": "trust", "name_a": "ความไว้วางใจ", "code_b": "team", "name_b": "ทีม"}
    >>> table = pd.DataFrame([pair | {"statements": 2, "a": 3, "b": 4}])
    >>> [text.get_text() for text in plot_cooccurrence(table).axes[0].texts][:5]
    ['1 ความไว้วางใจ', '3', '2 ทีม', '2', '4']
    """
    words = Wording.of(lang)
    codes = _codes(table, words)
    if not codes:
        return style.nothing(words)
    fitting = int((style.WIDTH - style.room(LABEL_ROOM) - 16) / LEAST_CELL)
    shown_codes = codes[: min(MOST_CODES, fitting)]
    position = {code: number for number, (code, _, _, _) in enumerate(shown_codes)}
    shared = {}
    for row in table.to_dict("records"):
        if row["code_a"] in position and row["code_b"] in position:
            shared[frozenset((position[row["code_a"]], position[row["code_b"]]))] = int(row["statements"])
    chart, axes = style.page(100)
    y = _draw(axes, shown_codes, shared, words)
    notes = [
        words("chart.pairs") if base is None else f"{style.base_line(words, base)} · {words('chart.pairs')}"
    ]
    if len(shown_codes) < len(codes):
        notes.append(words("chart.shown_codes", shown=len(shown_codes), all=len(codes)))
    style.foot(chart, axes, y + 6, notes)
    return chart


def _codes(table: pd.DataFrame, words: Wording) -> list[tuple[str, str, int, int]]:
    """Code, name, its statements, its shared statements; most shared first."""
    entries: dict[str, list] = {}
    for row in table.to_dict("records"):
        for side in "ab":
            entry = entries.setdefault(row[f"code_{side}"], [words.name(row, "", f"_{side}"), row[side], 0])
            entry[2] += row["statements"]
    ranked = [(code, name, int(own), int(shared)) for code, (name, own, shared) in entries.items()]
    return sorted(ranked, key=lambda entry: -entry[3])


def _draw(axes, codes, shared, words: Wording) -> float:
    labels = [
        wrap(f"{words.number(number)} {name}", style.room(LABEL_ROOM), style.SIZE)
        for number, (_, name, _, _) in enumerate(codes, 1)
    ]
    left = max(width(line, style.SIZE) for lines in labels for line in lines) + 12
    room = min(CELL_ROOM, (style.WIDTH - left - 4) / len(codes))
    most = max(shared.values(), default=1)
    y = 6.0
    for row, lines in enumerate(labels):
        height = max(19.0, len(lines) * style.SIZE * style.LEADING + 5)
        style.write(axes, left - 6, y + height / 2, lines, ha="right")
        for column in range(row):
            value = shared.get(frozenset((row, column)), 0)
            cell(axes, (left + column * room, y, room, height), value, most, words.number(value))
        own = words.number(codes[row][2])
        style.write(axes, left + (row + 0.5) * room, y + height / 2, own, colour=style.QUIET, ha="center")
        y += height
    for column in range(len(codes) - 1):
        style.write(
            axes, left + (column + 0.5) * room, y + 8, words.number(column + 1), size=style.SMALL, ha="center"
        )
    return y + 16
