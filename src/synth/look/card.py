"""A short look as HTML, in the colours of whatever theme the notebook has.

No colour of its own: JupyterLab and VS Code colour text and tables by their theme, light or dark, and a page
without scripts or styles comes through their sanitisers as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from math import isnan
from numbers import Integral
from typing import TYPE_CHECKING

from synth.look.words import language

if TYPE_CHECKING:
    import pandas as pd


def card(title: str, facts: Iterable[str] = (), sentences: Iterable[str] = (), *tables: str) -> str:
    """Put a title with its facts, sentences and tables (HTML) below each other.

    Examples
    --------
    >>> card("รหัส", ["2 แถว"], ["ยังไม่มีใครอ่าน"])
    '<div lang="th"><p><strong>รหัส</strong> · 2 แถว</p><ul><li>ยังไม่มีใครอ่าน</li></ul></div>'
    """
    head = " · ".join([f"<strong>{escape(title)}</strong>", *map(escape, facts)])
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    bullets = f"<ul>{items}</ul>" if items else ""
    return f'<div lang="{language()}"><p>{head}</p>{bullets}{"".join(tables)}</div>'


def grid(heads: Iterable[object], rows: Iterable[Iterable[object]]) -> str:
    """Write rows of words and numbers as a table: words to the left, numbers to the right.

    Nothing where there are no rows.

    Examples
    --------
    >>> grid(["n"], [[1200]])
    '<table><thead><tr><th>n</th></tr></thead><tbody><tr><td>1,200</td></tr></tbody></table>'
    >>> "<td style='text-align:left'>&lt;2567&gt;</td>" in grid(["รุ่น"], [["<2567>"]])
    True
    """
    rows = [list(row) for row in rows]
    if not rows:
        return ""
    words = [any(isinstance(cell, str) for cell in column) for column in zip(*rows, strict=True)]
    body = "".join(f"<tr>{_row('td', row, words)}</tr>" for row in rows)
    return f"<table><thead><tr>{_row('th', heads, words)}</tr></thead><tbody>{body}</tbody></table>"


def _row(tag: str, cells: Iterable[object], words: Iterable[bool]) -> str:
    alignment = " style='text-align:left'"
    return "".join(
        f"<{tag}{alignment if word else ''}>{escape(shown(cell))}</{tag}>"
        for cell, word in zip(cells, words, strict=True)
    )


def shown(cell: object) -> str:
    """Write a whole number with a comma at the thousands, another with three decimals at most.

    Examples
    --------
    >>> shown(1200), shown(0.18868), shown(-0.0004), shown(12.0), shown("ทีม")
    ('1,200', '0.189', '-0.0004', '12', 'ทีม')
    """
    if isinstance(cell, Integral) and not isinstance(cell, bool):
        return f"{cell:,}"
    if not isinstance(cell, float):
        return str(cell)
    written = f"{cell:.3f}".rstrip("0").rstrip(".")
    return written if isnan(cell) or float(written) or not cell else f"{cell:.1g}"


def counts(named: Mapping[str, int]) -> str:
    """Write counts as people and debuggers read them: ``sources=3, statements=1200``.

    Examples
    --------
    >>> counts({"sources": 3, "statements": 1200})
    'sources=3, statements=1200'
    """
    return ", ".join(f"{name}={number}" for name, number in named.items())


def frame(table: pd.DataFrame) -> str:
    """Write a table as HTML, with its index where that has a name; long words are cut as pandas does."""
    import pandas as pd

    whole = pd.DataFrame(table)
    if any(name is not None for name in whole.index.names):
        whole = whole.reset_index()
    widest = pd.get_option("display.max_colwidth")
    rows = [[_cut(cell, widest) for cell in row] for row in whole.itertuples(index=False, name=None)]
    return grid([str(column) for column in whole.columns], rows)


def _cut(cell: object, widest: int | None) -> object:
    if cell is None or (isinstance(cell, str) and not cell):
        return ""
    return f"{cell[: widest - 1]}…" if isinstance(cell, str) and widest and len(cell) > widest else cell
