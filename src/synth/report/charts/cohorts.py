"""Two cohorts side by side: a dot for each, joined, with their intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synth.report.charts import style
from synth.report.charts.wrap import width, wrap
from synth.report.wording import Wording, missing, prefixed

if TYPE_CHECKING:
    import pandas as pd

LABEL_ROOM, NUMBER_ROOM = 160, 70
ROW = (25.0, 6.0)
"""Height of a row at least, and the air about its label."""
APART = 4.0
"""Points between the two intervals of a row."""

_SIDES = (("earlier", -APART, "#8a9aa5", "s"), ("later", APART, style.BAR, "o"))
"""Side, its place in the row, its colour and its shape: they can be told apart in grey too."""


def plot_cohorts(table: pd.DataFrame, lang: str | Wording = "th") -> style.Chart:
    """Draw the share of projects that speak of each theme, earlier and later, with intervals where there are.

    Parameters
    ----------
    table : DataFrame
        A `compare_cohorts` table: ``theme, name, earlier, later, unit`` and for both sides ``units,
        with_theme, share, share_low, share_high``; several pairs of cohorts stand below each other.
    lang : str or Wording
        Language of the chart.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import pandas as pd
    >>> row = {"theme": "trust", "name": "ความไว้วางใจ", "earlier": "รุ่น 1", "later": "รุ่น 2", "unit": "project"}
    >>> row |= {"units_earlier": 8, "with_theme_earlier": 2, "share_earlier": 0.25}
    >>> row |= {"units_later": 10, "with_theme_later": 6, "share_later": 0.6}
    >>> table = pd.DataFrame([row])
    >>> for side in ("earlier", "later"):
    ...     table[f"share_low_{side}"] = table[f"share_high_{side}"] = float("nan")  # described only
    >>> [text.get_text() for text in plot_cohorts(table).axes[0].texts][:4]
    ['รุ่น 1 (n = 8 โครงการ)', 'รุ่น 2 (n = 10 โครงการ)', 'ความไว้วางใจ', '2 → 6']
    """
    words = Wording.of(lang)
    if table.empty:
        return style.nothing(words)
    chart, axes = style.page(100)
    labels = {
        row["theme"]: wrap(words.name(row), style.room(LABEL_ROOM), style.SIZE)
        for row in table.to_dict("records")
    }
    left = max(width(line, style.SIZE) for lines in labels.values() for line in lines) + 14
    scale = style.WIDTH - left - NUMBER_ROOM - 6
    y, bare, shown = 8.0, False, 0
    for _, pair in table.groupby(["earlier", "later"], sort=False):
        first, largest = pair.iloc[0], _largest_themes(pair, labels)
        shown += len(largest)
        y = _key(axes, first, left, y, words)
        top = y
        for row in largest:
            lines = labels[row["theme"]]
            height = style.row_height(lines, *ROW)
            style.write(axes, left - 10, y + height / 2, lines, ha="right")
            bare |= _row(axes, row, y + height / 2, left, scale, words)
            y += height
        unit = words(f"value.unit_{first['unit']}")
        _scale(axes, (left, scale, top, y), words("chart.share_of_units", unit=unit), words)
        y += 44
    notes = [words("chart.cohorts_counts")]
    notes.append(words("chart.no_interval" if bare else "chart.share_interval"))
    notes = [" · ".join(notes), *style.shown_rows(words, shown, len(table))]
    style.foot(chart, axes, y - 10, notes)
    return chart


def _largest_themes(pair: pd.DataFrame, labels: dict[str, list[str]]) -> list[dict]:
    """Choose the themes that most projects speak of, as many as a page holds."""
    rows = pair.to_dict("records")
    counts = [row["with_theme_earlier"] + row["with_theme_later"] for row in rows]
    heights = [style.row_height(labels[row["theme"]], *ROW) for row in rows]
    return [rows[index] for index in style.fitting(counts, heights)]


def _key(axes, first: pd.Series, left: float, y: float, words: Wording) -> float:
    """Name the two sides with their n; give the height below."""
    for side, _, colour, shape in _SIDES:
        units = words.counted(int(first[f"units_{side}"]), f"{first['unit']}s")
        lines = wrap(
            words("column.cohort", cohort=prefixed(words, "value.cohort", first[side]), n=units),
            style.WIDTH - left - 20,
            style.SMALL,
        )
        axes.plot([left + 4], [y + 6], shape, color=colour, markersize=5)
        for line in lines:
            style.write(axes, left + 12, y + 6, line, size=style.SMALL)
            y += style.SMALL * 1.5
    return y + 16


def _row(axes, row: dict, middle: float, left: float, scale: float, words: Wording) -> bool:
    """Draw one theme; say whether it has no interval."""
    ends = [left + row[f"share_{side}"] * scale for side, *_ in _SIDES]
    axes.plot(ends, [middle - APART, middle + APART], color=style.LINE, linewidth=1.2, zorder=1)
    counts, bare = [], False
    for (side, offset, colour, shape), x in zip(_SIDES, ends, strict=True):
        low, high = row[f"share_low_{side}"], row[f"share_high_{side}"]
        if missing(low):
            bare = True
        else:
            reach = [left + low * scale, left + high * scale]
            axes.plot(reach, [middle + offset] * 2, color=colour, linewidth=1.6, zorder=2)
        axes.plot([x], [middle + offset], shape, color=colour, markersize=5, zorder=3)
        counts.append(words.number(row[f"with_theme_{side}"]))
    style.write(
        axes,
        style.WIDTH - NUMBER_ROOM + 12,
        middle,
        words("chart.from_to", earlier=counts[0], later=counts[1]),
    )
    return bare


def _scale(axes, box: tuple[float, float, float, float], label: str, words: Wording) -> None:
    left, scale, top, bottom = box
    style.write(axes, left, bottom + 24, label, size=style.SMALL, colour=style.QUIET)
    for share in (0, 0.25, 0.5, 0.75, 1):
        x = left + share * scale
        axes.plot([x, x], [top, bottom], color=style.LINE, linewidth=0.8, zorder=0)
        style.write(axes, x, bottom + 9, words.number(100 * share), size=7, colour=style.QUIET, ha="center")
