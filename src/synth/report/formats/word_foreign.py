"""Letters that a Thai office font lacks, such as α: another font stands in, whose letters are larger."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

FOREIGN = re.compile(
    "[\u0370-\u03a8\u03aa-\u03bf\u03c1-\u0dff\u0e80-\u1fff\u2c00-\ud7ff\uf900-\ufaff\U00010000-\U0010ffff]+"
)
"""Letters and pictures that are neither Latin nor Thai; Ω and π are in such fonts, arrows may be large."""


def match_foreign(body: Any, points: Mapping[str, float], small: float) -> None:
    """Make foreign letters as small as the Thai around them look.

    Parameters
    ----------
    body : lxml element
        The body of the document.
    points : dict of float
        The size of each style, by its id.
    small : float
        How large Thai letters look against those of other fonts of the same size.
    """
    for paragraph in body.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        own = points.get(style.get(qn("w:val"))) if style is not None else None
        for run in list(paragraph.iter(qn("w:r"))) if own else ():
            text = run.find(qn("w:t"))
            if text is not None and FOREIGN.search(text.text or "") and len(run.findall(qn("w:t"))) == 1:
                named = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
                size = points.get(named.get(qn("w:val")), own) if named is not None else own
                _divide(run, text.text, size * small)


def parted(text: str) -> list[tuple[str, bool]]:
    """Take a text apart: what the font has, and what it lacks.

    Examples
    --------
    >>> parted("ค่า α แบบ MASI")
    [('ค่า ', False), ('α', True), (' แบบ MASI', False)]
    """
    parts, at = [], 0
    for match in FOREIGN.finditer(text):
        parts += [(text[at : match.start()], False), (match[0], True)]
        at = match.end()
    parts.append((text[at:], False))
    return [(part, foreign) for part, foreign in parts if part]


def _divide(run: Any, text: str, points: float) -> None:
    """Put runs in the place of one; one with line breaks stays whole."""
    if any(child.tag not in (qn("w:rPr"), qn("w:t")) for child in run):
        return
    for part, foreign in parted(text):
        piece = deepcopy(run)
        piece.find(qn("w:t")).text = part
        if foreign:
            _resize(piece, points)
        run.addprevious(piece)
    run.getparent().remove(run)


def _resize(run: Any, points: float) -> None:
    letters = run.find(qn("w:rPr"))
    complex_script = letters.find(qn("w:cs"))
    for tag in ("w:sz", "w:szCs"):
        size = OxmlElement(tag)
        size.set(qn("w:val"), str(round(2 * points)))
        if complex_script is not None:
            complex_script.addprevious(size)
        else:
            letters.append(size)
