"""Code by group as a grid: the number stands in the cell, its shade repeats it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from matplotlib.patches import Rectangle

from synth.report.charts import style
from synth.report.charts.wrap import clean, width, wrap
from synth.report.wording import Wording, missing
from synth.schema import SECTION_JOIN

if TYPE_CHECKING:
    import pandas as pd

LABEL_ROOM, COLUMN_ROOM, MOST_COLUMNS = 170, 84, 8
HEAD = 8.5


class Column(NamedTuple):
    """One column of a grid: its name and the number of statements it stands on, if that is known."""

    name: str
    base: int | None = None


def plot_code_by(table: pd.DataFrame, lang: str | Wording = "th") -> style.Chart:
    """Draw how many statements of each group (a section, a cohort) were given each code.

    Parameters
    ----------
    table : DataFrame
        A `code_by` table: ``name``, ``group``, ``statements``, ``base`` and, where there are any, ``code``,
        ``name_en`` and ``circular``.
    lang : str or Wording
        Language of the chart.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"name": "ความไว้วางใจ", "group": ["การสร้างทีม", "อุปสรรค"]})
    >>> table["statements"], table["base"] = [2, 0], [5, 3]
    >>> [text.get_text() for text in plot_code_by(table).axes[0].texts][:6]
    ['การสร้างทีม', 'n = 5', 'อุปสรรค', 'n = 3', 'ความไว้วางใจ', '2']
    """
    words = Wording.of(lang)
    if table.empty or not table["statements"].sum():
        return style.nothing(words)
    bases = table.groupby("group", sort=False)["base"].max()
    shown_groups = [group for group in bases.index if group in largest(bases, MOST_COLUMNS)]
    notes = [style.base_line(words, int(bases.sum())) + " · " + words("chart.mentioned_only")]
    if len(shown_groups) < len(bases):
        notes.append(words("chart.shown_groups", shown=len(shown_groups), all=len(bases)))
    short = short_sections(bases.index, words)
    columns = [Column(short[group], int(bases[group])) for group in shown_groups]
    key = "code" if "code" in table else "name"
    rows, labels, marked = [], [], set()
    for _, every in table.groupby(key, sort=False):
        part = every.set_index("group").reindex(shown_groups)
        if part["statements"].sum():
            marked |= {(len(rows), column) for column in circular(part)}
            labels.append(words.name(part.iloc[0]))
            rows.append([int(count) for count in part["statements"]])
    if marked:
        notes.append(words("note.circular"))
    return draw_grid(labels, columns, rows, notes, words, frozenset(marked))


def plot_dimensions(table: pd.DataFrame, lang: str | Wording = "th") -> style.Chart:
    """Draw one dimension against another: each theme's statements by kind of finding.

    Parameters
    ----------
    table : DataFrame
        A `dimension_table`: ``row_code``, ``row_name``, ``column_code``, ``column_name``, ``statements``,
        ``base`` and, where there are any, ``read``, ``row_name_en`` and ``column_name_en``.
    lang : str or Wording
        Language of the chart.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"row_code": "team", "row_name": "ทีม", "column_code": ["helps", "hinders"]})
    >>> table["column_name"] = ["ปัจจัยความสำเร็จ", "อุปสรรค"]
    >>> table["statements"], table["base"] = [4, 1], 6
    >>> [text.get_text() for text in plot_dimensions(table).axes[0].texts][:5]
    ['ปัจจัยความสำเร็จ', 'อุปสรรค', 'ทีม (n = 6)', '4', '1']
    """
    words = Wording.of(lang)
    if table.empty or not table["statements"].sum():
        return style.nothing(words)
    wide = table.pivot_table(
        index="row_code", columns="column_code", values="statements", aggfunc="sum", sort=False, fill_value=0
    )
    row_names = _names(table, "row_", words)
    column_names = _names(table, "column_", words)
    bases = table.groupby("row_code")["base"].max()
    notes = [words("chart.cells")]
    if "read" in table:
        notes = [f"{style.base_line(words, int(table['read'].max()))} · {notes[0]}"]
    return draw_grid(
        [words("chart.row_base", name=row_names[code], n=words.number(bases[code])) for code in wide.index],
        [Column(column_names[code]) for code in wide.columns],
        wide.astype(int).to_numpy().tolist(),
        notes,
        words,
    )


def draw_grid(
    labels: Sequence[str],
    columns: Sequence[Column],
    values: Sequence[Sequence[int]],
    notes: Sequence[str],
    words: Wording,
    marked: frozenset[tuple[int, int]] = frozenset(),
) -> style.Chart:
    """Draw rows of numbers under heads; heads too narrow for their words become numbers with a key.

    `marked` cells (row, column) bear the mark that a note explains.
    """
    wrapped = [wrap(label, style.room(LABEL_ROOM), style.SIZE) for label in labels]
    indices = style.fitting(list(map(sum, values)), [style.row_height(lines, 19.0, 5.0) for lines in wrapped])
    left = max(width(line, style.SIZE) for lines in wrapped for line in lines) + 12
    room = min(COLUMN_ROOM, (style.WIDTH - left - 2) / len(columns))
    heads, key = _heads(columns, room, words)
    chart, axes = style.page(100)
    y = 9 + max(map(len, heads)) * HEAD * style.LEADING
    for number, lines in enumerate(heads):
        middle = left + (number + 0.5) * room
        style.write(
            axes, middle, y - 2 - len(lines) * HEAD * style.LEADING / 2, lines, size=HEAD, ha="center"
        )
    y += 2
    most = max(max(row) for row in values)
    for row_number in indices:
        lines, row = wrapped[row_number], values[row_number]
        height = style.row_height(lines, 19.0, 5.0)
        style.write(axes, left - 6, y + height / 2, lines, ha="right")
        for number, value in enumerate(row):
            mark = words("note.mark") if (row_number, number) in marked else ""
            cell(axes, (left + number * room, y, room, height), value, most, words.number(value) + mark)
        y += height
    style.foot(chart, axes, y + 8, [*key, *notes, *style.shown_rows(words, len(indices), len(values))])
    return chart


def cell(axes, box: tuple[float, float, float, float], value: int, most: int, text: str) -> None:
    """Draw one cell (left, top, width, height): nothing said stays pale and empty."""
    x, y, wide, high = box
    shade = style.SHADES(value / max(most, 3)) if value else "#f7f9fa"  # one statement is never dark
    axes.add_patch(Rectangle((x, y), wide, high, facecolor=shade, edgecolor=style.PAPER, linewidth=1.2))
    if value:
        dark = 0.299 * shade[0] + 0.587 * shade[1] + 0.114 * shade[2] < 0.55
        size = min(style.SIZE, style.SIZE * (wide - 2) / max(width(text, style.SIZE), 1))
        colour = style.PAPER if dark else style.INK
        style.write(axes, x + wide / 2, y + high / 2, text, size=size, ha="center", colour=colour)


def circular(part: pd.DataFrame) -> list[int]:
    """Places in a row of a grid where something was said under a heading that names the code itself."""
    if "circular" not in part:
        return []
    return [
        n
        for n, (named, count) in enumerate(zip(part["circular"], part["statements"], strict=True))
        if named and count
    ]


def largest(bases: pd.Series, most: int) -> set:
    """Name the `most` groups with the largest bases."""
    return set(bases.sort_values(ascending=False, kind="stable").index[:most])


def short_sections(groups: Sequence, words: Wording) -> dict:
    """Give each group its last heading where that tells it from the others, else its whole path."""
    whole = {group: words("value.no_section") if missing(group) else clean(group) for group in groups}
    last = {group: name.split(SECTION_JOIN)[-1] for group, name in whole.items()}
    names = list(last.values())
    return {group: last[group] if names.count(last[group]) == 1 else whole[group] for group in groups}


def _heads(columns: Sequence[Column], room: float, words: Wording) -> tuple[list[list[str]], list[str]]:
    heads = [wrap(column.name, room - 8, HEAD) for column in columns]
    joined = [clean(column.name).replace(" ", "") for column in columns]
    cut = room < 44 or (len(columns) > 3 and any(len(lines) > 5 for lines in heads))
    if cut or not any(joined):
        key = [
            f"{words.number(number)} {column.name}"
            if column.base is None
            else words("chart.key", number=number, name=column.name, n=words.number(column.base))
            for number, column in enumerate(columns, start=1)
        ]
        return [[words.number(number)] for number in range(1, len(columns) + 1)], key
    for lines, column in zip(heads, columns, strict=True):
        if column.base is not None:
            lines.append(words("chart.group_base", n=words.number(column.base)))
    return heads, []


def _names(table: pd.DataFrame, prefix: str, words: Wording) -> dict[str, str]:
    first = table.drop_duplicates(f"{prefix}code")
    return {row[f"{prefix}code"]: words.name(row, prefix) for row in first.to_dict("records")}
