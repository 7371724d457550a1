"""A form as Word keeps it: opened within bounds, and written again with nothing changed but its text."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from synth.exchange.bounded import open_zip, read_part, read_xml
from synth.telling import told
from synth.whole import whole_file

_OLD = b"\xd0\xcf\x11\xe0"
"""How files begin that are locked with a password, or that Word before 2007 wrote."""
_MAIN = "/officeDocument"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


@dataclass
class Package:
    """The parts of a file as they are, and its text as a tree of XML."""

    path: Path
    parts: list[tuple[zipfile.ZipInfo, bytes]]
    main: str
    tree: Any

    @property
    def body(self) -> Any:
        """The element that holds the text."""
        return self.tree.find(qn("w:body"))


def open_form(path: str | Path) -> Package:
    """Open a .docx and read its text.

    Raises
    ------
    ValueError
        The file is empty, no Word file, locked with a password, or larger than can be read.
    """
    path = Path(path)
    with path.open("rb") as file:
        first = file.read(8)
    if not first:
        raise ValueError(told("funder.empty", path=path))
    if first.startswith(_OLD):
        raise ValueError(told("funder.locked", path=path))
    if not first.startswith(b"PK"):
        raise ValueError(told("funder.not_word", path=path))
    with open_zip(path) as archive:
        parts = [(part, read_part(archive, part)) for part in archive.infolist() if not part.is_dir()]
    by_name = {part.filename: data for part, data in parts}
    main = _main(by_name, path)
    if main not in by_name:
        raise ValueError(told("funder.not_word", path=path))
    read_xml(by_name[main], path.name)  # refuses what is too large, too deep, or declares a document type
    package = Package(path, parts, main, parse_xml(by_name[main]))
    if package.body is None:
        raise ValueError(told("funder.not_word", path=path))
    return package


def _main(parts: dict[str, bytes], path: Path) -> str:
    """Name the part that holds the text: mostly ``word/document.xml``, of some programs ``document2.xml``."""
    if "_rels/.rels" in parts:
        for relation in read_xml(parts["_rels/.rels"], path.name).iter("Relationship"):
            if relation.get("Type", "").endswith(_MAIN):
                return relation.get("Target", "").lstrip("/")
    return "word/document.xml"


def save(package: Package, out: str | Path) -> Path:
    """Write a package as a new file; every part but the text is, byte for byte, as it was.

    Raises
    ------
    ValueError
        The new file would take the place of the form.
    """
    from lxml import etree

    out = Path(out)
    if out.exists() and out.samefile(package.path):
        raise ValueError(told("funder.over_form", path=out))
    text = etree.tostring(package.tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(out) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, data in package.parts:
            archive.writestr(info, text if info.filename == package.main else data, zipfile.ZIP_DEFLATED)
    return out
