"""How often each code was given: horizontal bars with the number at their end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.patches import Rectangle

from synth.report.charts import style
from synth.report.charts.wrap import width, wrap
from synth.report.wording import SMALL_BASE, Wording, missing

if TYPE_CHECKING:
    import pandas as pd

LABEL_ROOM, NUMBER_ROOM = 190, 84


def plot_codes(
    table: pd.DataFrame, lang: str | Wording = "th", themes: pd.DataFrame | None = None
) -> style.Chart:
    """Draw the number of statements of each code, most first, under its theme and its dimension.

    Headings of the tree that were never given themselves are not drawn; a code that was not mentioned is,
    in words.

    Parameters
    ----------
    table : DataFrame
        A `code_table` or `theme_table`: ``name``, ``statements``, ``base``, and, where there are any,
        ``code``, ``name_en``, ``dimension``, ``parent``, ``theme``, ``source_base``.
    lang : str or Wording
        Language of the chart.
    themes : DataFrame, optional
        A `theme_table`, which names the themes that are no code of `table`.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"name": ["ความไว้วางใจ", "ทีม"], "statements": [3, 0], "base": [5, 5]})
    >>> [text.get_text() for text in plot_codes(table).axes[0].texts]
    ['จำนวนข้อความ', 'ความไว้วางใจ', '3', 'ทีม', 'ไม่ได้กล่าวถึง', 'n = 5 ข้อความ']
    """
    words = Wording.of(lang)
    names = _themes(table, themes, words)
    every = _ranked(table, bool(names))
    if not every:
        return style.nothing(words)
    labels = [wrap(words.name(row), style.room(LABEL_ROOM), style.SIZE) for row in every]
    indices = style.fitting(
        [row["statements"] for row in every], [style.row_height(lines) for lines in labels]
    )
    rows, labels = [every[index] for index in indices], [labels[index] for index in indices]
    several = len({row.get("dimension", "") for row in rows}) > 1
    left = max(width(line, style.SIZE) for lines in labels for line in lines) + 12
    most = max(row["statements"] for row in rows) or 1
    scale = (style.WIDTH - left - NUMBER_ROOM) / most

    chart, axes = style.page(100)
    with_share = rows[0]["base"] >= SMALL_BASE
    head = words("chart.statements_share" if with_share else "chart.statements")
    style.write(axes, left, 12, head, size=style.SMALL, colour=style.QUIET)
    y, dimension, theme = 24.0, None, None
    for row, lines in zip(rows, labels, strict=True):
        if several and row["dimension"] != dimension:
            dimension = row["dimension"]
            style.write(axes, 4, y + 10, dimension, bold=True)
            y += 21
        if row.get("theme") != theme and row.get("theme") in names:
            y = _theme(axes, names[row["theme"]], left, y + 3)
        theme = row.get("theme")
        height = style.row_height(lines)
        _bar(axes, row, lines, y + height / 2, left, scale, words, with_share)
        y += height
    axes.plot([left, left], [22, y], color=style.LINE, linewidth=0.8)
    sources = rows[0].get("source_base")
    notes = [style.base_line(words, rows[0]["base"], None if missing(sources) else int(sources))]
    style.foot(chart, axes, y + 8, notes + style.shown_rows(words, len(rows), len(every)))
    return chart


def _ranked(table: pd.DataFrame, grouped: bool) -> list[dict]:
    """Choose the rows to draw: no empty headings, most first within a theme, the largest theme first."""
    rows = table.to_dict("records")
    parents = {row.get("parent") for row in rows}
    filled_rows = [row for row in rows if row["statements"] or row.get("code", row["name"]) not in parents]
    order = list(dict.fromkeys(row.get("dimension", "") for row in filled_rows))
    sizes: dict = {}
    for row in filled_rows:
        sizes[_theme_of(row)] = sizes.get(_theme_of(row), 0) + row["statements"]
    ranks = {theme: position for position, theme in enumerate(sorted(sizes, key=lambda theme: -sizes[theme]))}

    def rank(row: dict) -> tuple:
        theme = ranks[_theme_of(row)] if grouped else 0
        return order.index(row.get("dimension", "")), theme, -row["statements"]

    return sorted(filled_rows, key=rank)


def _theme_of(row: dict) -> object:
    return row.get("theme") or row.get("code", row["name"])


def _themes(table: pd.DataFrame, themes: pd.DataFrame | None, words: Wording) -> dict[object, str]:
    """Name the themes that stand above their sub-themes; one alone needs no name."""
    if "theme" not in table or "code" not in table:
        return {}
    names = {row["code"]: words.name(row) for row in table.to_dict("records")}
    names |= {} if themes is None else {row["theme"]: words.name(row) for row in themes.to_dict("records")}
    below = set(table.loc[table["code"] != table["theme"], "theme"])
    return {theme: names[theme] for theme in below if theme in names} if len(below) > 1 else {}


def _theme(axes, name: str, left: float, y: float) -> float:
    """Write the name of a theme above its bars; give the height below."""
    lines = wrap(name, style.WIDTH - 12, style.SIZE, bold=True)
    for line in lines:
        wide = width(line, style.SIZE, bold=True)
        fits = wide < left - 8
        style.write(axes, left - 6 if fits else 4, y + 8, line, bold=True, ha="right" if fits else "left")
        y += style.SIZE * style.LEADING
    return y + 4


def _bar(axes, row, lines, middle, left, scale, words, with_share) -> None:
    style.write(axes, left - 6, middle, lines, ha="right")
    count = int(row["statements"])
    if not count:
        style.write(
            axes, left + 5, middle, words("chart.not_mentioned"), size=style.SMALL, colour=style.QUIET
        )
        return
    axes.add_patch(Rectangle((left, middle - 5), count * scale, 10, facecolor=style.BAR, linewidth=0))
    end = words.number(count)
    if with_share:
        end += f" ({words.share(count / row['base'])})"
    style.write(axes, left + count * scale + 5, middle, end)
