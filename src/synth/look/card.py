"""A short look as HTML, in the colours of whatever theme the notebook has.

No colour of its own: JupyterLab and VS Code colour text and tables by their theme, light or dark, and a page
without scripts or styles comes through their sanitisers as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import TYPE_CHECKING

from synth.look.words import language

if TYPE_CHECKING:
    import pandas as pd


def card(title: str, facts: Iterable[str] = (), sentences: Iterable[str] = (), *tables: str) -> str:
    """Put a title with its facts, sentences and tables (HTML) below each other.

    Examples
    --------
    >>> card("รหัส", ["2 แถว"], ["ยังไม่มีใครอ่าน"])
    '<div lang="th"><p><strong>รหัส</strong> · 2 แถว</p><p><em>ยังไม่มีใครอ่าน</em></p></div>'
    """
    head = " · ".join([f"<strong>{escape(title)}</strong>", *map(escape, facts)])
    said = "".join(f"<p><em>{escape(sentence)}</em></p>" for sentence in sentences)
    return f'<div lang="{language()}"><p>{head}</p>{said}{"".join(tables)}</div>'


def grid(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Write rows of words and numbers as a table.

    Examples
    --------
    >>> grid(["รุ่น"], [["<2567>"]])
    '<table><thead><tr><th>รุ่น</th></tr></thead><tbody><tr><td>&lt;2567&gt;</td></tr></tbody></table>'
    """
    head = "".join(f"<th>{escape(name)}</th>" for name in heads)
    body = "".join(f"<tr>{''.join(f'<td>{escape(shown(cell))}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def shown(cell: object) -> str:
    """Write a whole number with a comma at the thousands, all else as it is."""
    return f"{cell:,}" if isinstance(cell, int) and not isinstance(cell, bool) else str(cell)


def counts(named: Mapping[str, int]) -> str:
    """Write counts as people and debuggers read them: ``sources=3, statements=1200``.

    Examples
    --------
    >>> counts({"sources": 3, "statements": 1200})
    'sources=3, statements=1200'
    """
    return ", ".join(f"{name}={number}" for name, number in named.items())


def frame(table: pd.DataFrame) -> str:
    """Write a table as HTML: figures with three decimals at most, no row numbers that say nothing."""
    import pandas as pd

    plain = table.index.equals(pd.RangeIndex(len(table))) or table.index.names == [None]
    return pd.DataFrame(table).to_html(index=not plain, border=0, float_format=figure)


def figure(value: float) -> str:
    """Write a figure with three decimals at most.

    Examples
    --------
    >>> figure(0.18868), figure(12.0), figure(-0.0004)
    ('0.189', '12', '-0.0004')
    """
    written = f"{value:.3f}".rstrip("0").rstrip(".")
    return written if float(written) or not value else f"{value:.1g}"
