"""Proposed themes laid out in two dimensions: every statement a dot, tied to the number of its theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.patches import Circle

from synth.report.charts import style
from synth.report.charts.wrap import wrap
from synth.report.proposed import counted, owners
from synth.report.wording import Wording, missing

if TYPE_CHECKING:
    import pandas as pd

FIELD, KEY_LEFT, KEY_ROOM = 236, 276, 176
RADIUS = 8.0
MANY = 2_000
"""From here on dots are drawn small, without ties, and as a picture inside the SVG."""


def plot_proposal(proposal: Any, lang: str | Wording = "th") -> style.Chart:
    """Draw the proposed themes; the names stand in a key beside the field, where they cannot collide.

    Parameters
    ----------
    proposal : Proposal
        What `synth.discover` returns: ``.themes`` (``theme``, ``label``, ``size`` and, where there are any,
        ``stability``, ``chance``) and ``.members`` (``theme``, ``x``, ``y``).
    lang : str or Wording
        Language of the chart.

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> import pandas as pd
    >>> from types import SimpleNamespace
    >>> themes = pd.DataFrame({"theme": [1, 2], "label": ["ผู้นำ", "งบประมาณ"], "size": [6, 4]})
    >>> members = pd.DataFrame({"theme": [1] * 6 + [2] * 4, "x": range(10), "y": range(10)})
    >>> chart = plot_proposal(SimpleNamespace(themes=themes, members=members))
    >>> [text.get_text() for text in chart.axes[0].texts][2:8]
    ['1', 'ผู้นำ', '6 ข้อความ', '2', 'งบประมาณ', '4 ข้อความ']
    """
    words = Wording.of(lang)
    if proposal is None or proposal.themes.empty:
        return style.nothing(words)
    members = proposal.members.assign(theme=owners(proposal)).dropna(subset=["x", "y"])
    themes, apart = counted(proposal)
    themes = themes.to_dict("records")
    chart, axes = style.page(100)
    if not members.empty:
        _field(axes, members, [theme["theme"] for theme in themes], words)
    beside = style.WIDTH > KEY_LEFT + KEY_ROOM
    left, top = (KEY_LEFT, 10.0) if beside else (26.0, FIELD + 26.0)
    bottom = _key(axes, themes, words, left, top)
    if apart:
        bottom = _unsteady(axes, apart, words, left, bottom)
    bottom = max(bottom, FIELD + 16)
    base = words.counted(len(proposal.members), "statements")
    style.foot(chart, axes, bottom + 8, [words("chart.proposal", statements=base)])
    return chart


def _field(axes, members: pd.DataFrame, themes: list, words: Wording) -> None:
    points = _to_page(members[["x", "y"]].to_numpy(float))
    owners = members["theme"].to_numpy()
    present = [theme for theme in themes if (owners == theme).any()]
    centres = np.array([np.median(points[owners == theme], axis=0) for theme in present])
    many = len(points) > MANY
    if not many:
        middle = dict(zip(present, centres, strict=True))
        ties = [
            (point, middle[owner]) for point, owner in zip(points, owners, strict=True) if owner in middle
        ]
        axes.add_collection(LineCollection(ties, colors=style.LINE, linewidths=0.6))
    size = 2 if many else 12
    in_theme = np.isin(owners, themes)
    look = {"s": size, "linewidths": 0.4, "rasterized": many}
    axes.scatter(*points[~in_theme].T, color=style.PAPER, edgecolors=style.QUIET, **look)
    axes.scatter(*points[in_theme].T, color="#8fb0c4", edgecolors=style.BAR, **look)
    for theme, (x, y) in zip(present, apart(centres, 2 * RADIUS + 1.5), strict=True):
        _number(axes, x, y, words.number(themes.index(theme) + 1))


def _key(axes, themes: list[dict], words: Wording, left: float, y: float) -> float:
    room = style.WIDTH - left - 6 if left < KEY_LEFT else KEY_ROOM
    for number, theme in enumerate(themes, start=1):
        _number(axes, left - 12, y + 6, words.number(number))
        for line in wrap(theme["label"], room, style.SIZE, bold=True):
            style.write(axes, left + 2, y + 6, line, bold=True)
            y += style.SIZE * style.LEADING
        for line in wrap(_size(theme, words), room, style.SMALL):
            style.write(axes, left + 2, y + 5, line, size=style.SMALL, colour=style.QUIET)
            y += style.SMALL * style.LEADING
        y += 7
    return y


def _unsteady(axes, statements: int, words: Wording, left: float, y: float) -> float:
    """Say at the end of the key what the pale dots are."""
    axes.scatter(left - 12, y + 6, s=12, color=style.PAPER, edgecolors=style.QUIET, linewidths=0.4)
    style.write(axes, left + 2, y + 6, words("chart.unsteady"), colour=style.QUIET)
    y += style.SIZE * style.LEADING
    label = words.counted(statements, "statements")
    style.write(axes, left + 2, y + 5, label, size=style.SMALL, colour=style.QUIET)
    return y + style.SMALL * style.LEADING


def _size(theme: dict, words: Wording) -> str:
    statements = words.counted(int(theme["size"]), "statements")
    stability, chance = theme.get("stability"), theme.get("chance")
    if missing(stability) or missing(chance):
        return words("chart.theme_size_only", statements=statements)
    return words(
        "chart.theme_size",
        statements=statements,
        stability=words.coefficient(stability),
        chance=words.coefficient(chance),
    )


def _number(axes, x: float, y: float, number: str) -> None:
    axes.add_patch(
        Circle((x, y), RADIUS, facecolor=style.INK, edgecolor=style.PAPER, linewidth=1, zorder=2.5)
    )
    style.write(axes, x, y, number, size=style.SMALL, bold=True, colour=style.PAPER, ha="center")


def _to_page(points: np.ndarray) -> np.ndarray:
    """Both axes on one scale (distances mean something, directions do not), inside the field."""
    low, high = points.min(axis=0), points.max(axis=0)
    scale = (FIELD - 2 * RADIUS - 8) / max(float((high - low).max()), 1e-9)
    middle = np.array([8 + FIELD / 2, 8 + FIELD / 2])
    return middle + (points - (low + high) / 2) * scale


def apart(centres: np.ndarray, distance: float, rounds: int = 300) -> np.ndarray:
    """Push points apart until no two are nearer than `distance`; the same input gives the same output.

    Examples
    --------
    >>> import numpy as np
    >>> moved = apart(np.array([[50.0, 50.0], [50.0, 50.0]]), 10)
    >>> bool(np.hypot(*(moved[0] - moved[1])) >= 10)
    True
    """
    placed = centres.astype(float)
    for _ in range(rounds):
        moved = False
        for first in range(len(placed)):
            for second in range(first):
                gap = placed[first] - placed[second]
                near = float(np.hypot(*gap))
                if near < distance:
                    # Two on one spot part along a direction of their own.
                    angle = 2.4 * first + second
                    direction = gap / near if near > 1e-6 else np.array([np.cos(angle), np.sin(angle)])
                    step = (distance - near) / 2 + 0.05
                    placed[first] += direction * step
                    placed[second] -= direction * step
                    moved = True
        placed = placed.clip(8 + RADIUS, 8 + FIELD - RADIUS)
        if not moved:
            break
    return placed
