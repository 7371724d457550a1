"""A form as it is laid out: opened, read from its beginning to its end, each part under a key of its own."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from synth.study.ids import digest, plain
from synth.telling import told

from .package import Package, open_form
from .parts import Form, Part
from .reading import Reader


def read_form(path: str | Path) -> Form:
    """Read a funder's form: any .docx with tables or marked places.

    Tables give rows and columns, as far as cells wait to be filled; ``{{…}}``, ``[…]``, «…», lines of dots
    behind a label, boxes to tick and content controls are marked places. Headers, footers and text boxes are
    not read.

    Raises
    ------
    ValueError
        The file is empty, locked with a password, no Word file, or nothing in it waits to be filled.

    Examples
    --------
    >>> import tempfile, docx
    >>> path = Path(tempfile.mkdtemp()) / "แบบ.docx"
    >>> document = docx.Document()
    >>> _ = document.add_paragraph("โครงการ: {{ชื่อโครงการ}}")
    >>> table = document.add_table(2, 2)
    >>> for cell, words in zip(table._cells, ["ประเด็น", "หลักฐาน", "ความไว้วางใจ"]):
    ...     cell.text = words
    >>> document.save(path)
    >>> read_form(path).table[["kind", "label"]].values.tolist()
    [['place', 'ชื่อโครงการ'], ['column', 'หลักฐาน'], ['row', 'ความไว้วางใจ']]
    """
    form = laid_out(open_form(path))
    if not form.slots:
        raise ValueError(told("funder.nothing_to_fill", path=path))
    return form


def laid_out(package: Package) -> Form:
    """Lay out what a file says now; rows that were added to a table are then there as well."""
    form = Form(package)
    Reader(form).read(package.body, "")
    _name(form.parts)
    return form


def _name(parts: list[Part]) -> None:
    """Give each part its key: a hash of what it says and what stands above it, never of its place.

    Where several say the same, their number is part of the key: if one more comes, none is taken for another.
    """
    contents = [(part.kind, plain(part.context), plain(part.label)) for part in parts]
    totals, counts = Counter(contents), Counter()
    for part, words in zip(parts, contents, strict=True):
        counts[words] += 1
        part.key = digest(*words, f"{counts[words]}/{totals[words]}", length=16)
