"""Who made a file, as Word and Excel note it in the file itself: names that no line of the text shows."""

from __future__ import annotations

import html
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("path", "field", "value")
_FIELD = re.compile(r"<(?:\w+:)?(creator|lastModifiedBy|Manager|Company)\b[^>]*>([^<]*)<")
_PARTS = ("docProps/core.xml", "docProps/app.xml")
_OFFICE = (".docx", ".xlsx", ".pptx")
_LARGEST = 1 << 20


def authors(folder: str | Path) -> pd.DataFrame:
    """Return what the Office files below a folder say of who made them: path, field, value.

    Examples
    --------
    >>> import tempfile
    >>> from docx import Document
    >>> folder = tempfile.mkdtemp()
    >>> note = Document()
    >>> note.core_properties.author = "กานดา"
    >>> note.save(f"{folder}/เวที.docx")
    >>> authors(folder)[["path", "value"]].values.tolist()
    [['เวที.docx', 'กานดา']]
    """
    import pandas as pd

    folder = Path(folder)
    rows = [
        (path.relative_to(folder).as_posix(), field, value)
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in _OFFICE and not path.name.startswith("~$")
        for field, value in _properties(path)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _properties(path: Path) -> list[tuple[str, str]]:
    properties = []
    try:
        with zipfile.ZipFile(path) as packed:
            sizes = {entry.filename: entry.file_size for entry in packed.infolist()}
            for part in _PARTS:
                if sizes.get(part, _LARGEST) < _LARGEST:
                    xml = packed.read(part).decode("utf-8", "replace")
                    properties += [
                        (match[1], html.unescape(match[2]).strip()) for match in _FIELD.finditer(xml)
                    ]
    except (OSError, zipfile.BadZipFile, RuntimeError):  # no Office file, or one with a password
        return []
    return [(field, value) for field, value in properties if value]
