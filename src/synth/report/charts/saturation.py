"""Whether further sources still bring new codes: the curve, and the same over random orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.patches import Rectangle

from synth.report.charts import style
from synth.report.charts.wrap import wrap
from synth.report.wording import Wording, missing

if TYPE_CHECKING:
    import pandas as pd

LEFT, RIGHT, TOP, HEIGHT = 34.0, 14.0, 40.0, 190.0
MOST_TICKS = 12
"""So many places are named along the curve."""
MARKED = 40
"""From so many sources on a source has no dot of its own."""


def plot_saturation(table: pd.DataFrame, lang: str | Wording = "th") -> style.Chart:
    """Draw the codes found so far and the new codes of each source, in the order of reading.

    Parameters
    ----------
    table : DataFrame
        A `saturation` table: ``place, new_codes, codes, reached, codes_low, codes_median, codes_high``.
    lang : str or Wording
        Language of the chart.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"place": range(1, 7), "new_codes": [2, 1, 1, 0, 0, 0]})
    >>> table["codes"], table["reached"] = [2, 3, 4, 4, 4, 4], ["", "", "", "", "", "4+2"]
    >>> table[["codes_low", "codes_median", "codes_high"]] = float("nan")  # no random orders asked for
    >>> chart = plot_saturation(table)
    >>> chart.axes[0].texts[-2].get_text()
    'ถึงเกณฑ์ 4+2'
    """
    words = Wording.of(lang)
    if len(table) < 2 or not table["codes"].max():
        return style.nothing(words)
    chart, axes = style.page(TOP + HEIGHT + 80)
    most = max(float(table["codes"].max()), 1.0)
    step = (style.WIDTH - LEFT - RIGHT) / len(table)
    xs = [LEFT + (position - 0.5) * step for position in table["place"]]
    ys = {
        column: [TOP + HEIGHT * (1 - value / most) for value in table[column]]
        for column in ("codes", "codes_low", "codes_median", "codes_high")
    }
    _frame(axes, most, words)
    bottom = TOP + HEIGHT
    wide = min(step * 0.6, 22)
    for x, new in zip(xs, table["new_codes"], strict=True):
        if not new:
            continue
        axes.add_patch(Rectangle((x - wide / 2, bottom), wide, -HEIGHT * new / most, facecolor="#c3d3de"))
    turns = _turns(table)
    along, up = [xs[at] for at in turns], {name: [y[at] for at in turns] for name, y in ys.items()}
    if not missing(table["codes_low"].iloc[0]):
        axes.fill_between(along, up["codes_low"], up["codes_high"], color=style.BAR, alpha=0.13, linewidth=0)
        axes.plot(along, up["codes_median"], color=style.QUIET, linewidth=1, linestyle=(0, (4, 2)))
    dots = 4 if len(table) < MARKED else 0
    axes.plot(along, up["codes"], "o-", color=style.BAR, linewidth=1.6, markersize=dots)
    _places(axes, table, xs, bottom, words)
    _reached(axes, table, xs, words)
    has_interval = not missing(table["codes_low"].iloc[0])
    notes = [words("chart.saturation", sources=words.counted(len(table), "sources"))]
    style.foot(chart, axes, bottom + 40, notes + ([words("chart.saturation_orders")] if has_interval else []))
    return chart


def _turns(table: pd.DataFrame) -> list[int]:
    """List the rows that a line has to go through: those between equal ones would only make it heavy."""
    curves = table[["codes", "codes_low", "codes_median", "codes_high"]].astype(float).fillna(-1)
    level = (curves == curves.shift()).all(axis=1) & (curves == curves.shift(-1)).all(axis=1)
    return [at for at, same in enumerate(level) if not same or len(table) < MARKED]


def _frame(axes, most: float, words: Wording) -> None:
    style.write(axes, 4, 12, words("chart.codes"), size=style.SMALL, colour=style.QUIET)
    steps = [value for value in (1, 2, 5, 10, 20, 50, 100, 200) if most / value <= 6] or [500]
    for value in range(0, int(most) + 1, steps[0]):
        y = TOP + HEIGHT * (1 - value / most)
        axes.plot([LEFT - 4, style.WIDTH - RIGHT], [y, y], color=style.LINE, linewidth=0.7, zorder=0)
        style.write(axes, LEFT - 8, y, words.number(value), size=style.SMALL, colour=style.QUIET, ha="right")


def _places(axes, table: pd.DataFrame, xs: list[float], bottom: float, words: Wording) -> None:
    every = -(-len(table) // MOST_TICKS)
    for position, x in zip(table["place"], xs, strict=True):
        if (position - 1) % every == 0:
            style.write(
                axes,
                x,
                bottom + 10,
                words.number(position),
                size=style.SMALL,
                colour=style.QUIET,
                ha="center",
            )
    label = words("chart.source_order")
    style.write(
        axes, style.WIDTH - RIGHT, bottom + 25, label, size=style.SMALL, colour=style.QUIET, ha="right"
    )


def _reached(axes, table: pd.DataFrame, xs: list[float], words: Wording) -> None:
    for x, reached in zip(xs, table["reached"], strict=True):
        if reached:
            axes.plot([x, x], [TOP - 8, TOP + HEIGHT], color=style.INK, linewidth=0.8, linestyle=(0, (2, 2)))
            lines = wrap(words("chart.reached", reached=words.written(reached)), 160, style.SMALL)
            right = x < style.WIDTH / 2
            style.write(
                axes,
                x + (4 if right else -4),
                TOP - 14,
                lines,
                size=style.SMALL,
                ha="left" if right else "right",
            )
