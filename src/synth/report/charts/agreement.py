"""How far coders agree, code by code: a dot for alpha, a line for its interval, words where undefined."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from synth.report.charts import style
from synth.report.charts.wrap import width, wrap
from synth.report.wording import Wording, missing

if TYPE_CHECKING:
    import pandas as pd

LABEL_ROOM, NUMBER_ROOM = 176, 96
BANDS = (0.667, 0.8)
"""Krippendorff: from .800 for conclusions, from .667 for tentative ones."""


def plot_agreement(table: pd.DataFrame, lang: str | Wording = "th", note: str | None = None) -> style.Chart:
    """Draw Krippendorff's alpha with its interval for every code, every dimension and overall.

    Parameters
    ----------
    table : DataFrame
        An `agreement` table: ``level``, ``name``, ``statements``, ``alpha``, ``alpha_low``, ``alpha_high``,
        ``note`` and, where there are any, ``name_en`` and ``dimension``.
    lang : str or Wording
        Language of the chart.
    note : str, optional
        What a reader must know of these codings, for example that they are an illustration.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"level": "code", "name": ["ความไว้วางใจ", "ทีม"], "statements": 30})
    >>> table["alpha"], table["alpha_low"], table["alpha_high"] = [0.81, None], [0.62, None], [0.93, None]
    >>> [text.get_text() for text in plot_agreement(table).axes[0].texts][:4]
    ['ความไว้วางใจ', '0.81 (0.62–0.93)', 'ทีม', 'คำนวณค่าไม่ได้']
    """
    words = Wording.of(lang)
    if table.empty or not table["statements"].max() > 0:
        return style.nothing(words)
    every = sorted(
        table.to_dict("records"), key=lambda row: ["overall", "dimension", "code"].index(row["level"])
    )
    labels = [
        wrap(row_name(row, words), style.room(LABEL_ROOM), style.SIZE, row["level"] != "code")
        for row in every
    ]
    indices = style.fitting([_weight(row) for row in every], [style.row_height(lines) for lines in labels])
    rows, labels = [every[index] for index in indices], [labels[index] for index in indices]
    left = max(width(line, style.SIZE, True) for lines in labels for line in lines) + 12
    lowest = min(
        (row[key] for row in rows for key in ("alpha", "alpha_low") if not missing(row[key])), default=0
    )
    start = max(-1.0, min(0.0, math.floor(lowest * 5) / 5))
    scale = (style.WIDTH - left - NUMBER_ROOM) / (1 - start)

    chart, axes = style.page(100)
    y = top = 34.0
    for row, lines in zip(rows, labels, strict=True):
        height = style.row_height(lines)
        style.write(axes, left - 8, y + height / 2, lines, ha="right", bold=row["level"] != "code")
        _interval(axes, row, y + height / 2, left, start, scale, words)
        y += height
    _scale(axes, left, start, scale, top, y, words)
    counted = words.counted(int(table["statements"].max()), "statements")
    notes = [words("chart.agreement_base", statements=counted) + " · " + words("chart.alpha_bands")]
    notes += style.shown_rows(words, len(rows), len(every))
    style.foot(chart, axes, y + 8, notes + ([note] if note else []))
    return chart


def _weight(row: dict) -> float:
    """Weigh rows for a page: the whole first, then codes by how often they were given."""
    if row["level"] != "code":
        return math.inf
    return sum(count for name, count in row.items() if name.startswith("positives_"))


def row_name(row: dict, words: Wording) -> str:
    """Name a row of the agreement table as people read it."""
    if row["level"] == "overall":
        return words("value.overall")
    if row["level"] == "dimension":
        return words("value.whole_dimension", dimension=words.dimension(row["dimension"]))
    return words.name(row)


def _interval(axes, row, middle, left, start, scale, words) -> None:
    if missing(row["alpha"]):
        style.write(axes, left + 4, middle, words("value.undefined"), size=style.SMALL, colour=style.QUIET)
        return
    at = left + (row["alpha"] - start) * scale
    text = words.coefficient(row["alpha"])
    if not missing(row["alpha_low"]):
        low, high = (left + (row[key] - start) * scale for key in ("alpha_low", "alpha_high"))
        axes.plot([max(low, left), high], [middle, middle], color=style.BAR, linewidth=1.6, zorder=2)
        text += f" ({words.interval(row['alpha_low'], row['alpha_high'])})"
    axes.plot([at], [middle], "o", color=style.INK, markersize=5, zorder=3)
    style.write(axes, style.WIDTH - NUMBER_ROOM + 10, middle, text, size=style.SMALL)


def _scale(axes, left, start, scale, top, bottom, words) -> None:
    style.write(axes, left, 8, words("chart.alpha"), size=style.SMALL, colour=style.QUIET)
    for value in (start, 0.0, 1.0, *BANDS):
        x = left + (value - start) * scale
        dashed = value in BANDS
        axes.plot(
            [x, x], [top - 4, bottom], color=style.QUIET if dashed else style.LINE, linewidth=0.8,
            linestyle=(0, (3, 2)) if dashed else "-", zorder=0,
        )  # fmt: skip
        crowded = value == 1.0 and (1 - BANDS[1]) * scale < 22
        if (value in (start, 0.0, 1.0) or dashed) and not crowded:
            text = words.coefficient(value, 3 if dashed else 0 if value in (0, 1) else 1)
            nudge = -8 if value == BANDS[0] else 4 if value == BANDS[1] else 0
            style.write(axes, x + nudge, top - 11, text, size=7, colour=style.QUIET, ha="center")
