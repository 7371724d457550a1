"""Files that strangers made: XML without entities, zips that cannot fill the memory.

Nothing is ever unpacked to a disk, so a name such as ``../x`` inside a zip leads nowhere.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.parsers import expat

from synth.telling import told

LARGEST = 200_000_000
"""Bytes of the largest file that is opened, and to which all of a zip may unpack."""
PARTS = 20_000
"""Files that a zip may hold."""
ELEMENTS = 1_000_000
"""Elements of the largest XML that is read."""
DEEPEST = 100
"""Levels to which elements may stand in each other."""


def open_zip(path: str | Path) -> zipfile.ZipFile:
    """Open a zip whose parts, all together, are of a size that can be read."""
    try:
        if Path(path).stat().st_size > LARGEST:
            raise ValueError(told("exchange.too_large", path=path, most=LARGEST // 1_000_000))
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, EOFError, NotImplementedError) as error:
        raise ValueError(told("exchange.no_zip", path=path)) from error
    parts = archive.infolist()
    if len(parts) > PARTS or sum(part.file_size for part in parts) > LARGEST:
        archive.close()
        raise ValueError(told("exchange.unpacks", path=path, most=LARGEST // 1_000_000, parts=PARTS))
    return archive


def read_part(archive: zipfile.ZipFile, name: str | zipfile.ZipInfo, most: int = LARGEST) -> bytes:
    """Read one part of a zip, also where the zip says that it is smaller than it is."""
    try:
        with archive.open(name) as part:
            data = part.read(most + 1)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise ValueError(told("exchange.no_zip", path=archive.filename)) from error
    except Exception as error:  # zlib, lzma and bz2 have errors of their own
        raise ValueError(told("exchange.no_zip", path=archive.filename)) from error
    if len(data) > most:
        raise ValueError(told("exchange.unpacks", path=archive.filename, most=most // 1_000_000, parts=PARTS))
    return data


def read_xml(data: bytes, path: object, most: Mapping[str, int] | None = None) -> ET.Element:
    """Read XML; elements and attributes have their names without namespaces.

    Raises
    ------
    ValueError
        It is no XML, has a document type (where entities are declared), or is too large: more than `ELEMENTS`
        elements, or more of a name than `most` says.

    Examples
    --------
    >>> read_xml("<Code name='ความไว้วางใจ'/>".encode(), "x.qdc").get("name")
    'ความไว้วางใจ'
    >>> read_xml(b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", "x.qdc")
    Traceback (most recent call last):
        ...
    ValueError: x.qdc declares a document type (DTD), which may pull in other files; it was not read
    """
    tree, counts, depth = ET.TreeBuilder(), {"": 0}, [0]
    limits = {"": ELEMENTS, **(most or {})}

    def start(name: str, attributes: dict[str, str]) -> None:
        name, depth[0] = _local(name), depth[0] + 1
        for counted in ("", name):
            counts[counted] = counts.get(counted, 0) + 1
            if counts[counted] > limits.get(counted, ELEMENTS):
                what = {"name": counted or "XML", "most": limits.get(counted, ELEMENTS)}
                raise ValueError(told("exchange.too_many", path=path, **what))
        if depth[0] > DEEPEST:
            raise ValueError(told("exchange.too_deep", path=path, most=DEEPEST))
        tree.start(name, {_local(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        depth[0] -= 1
        tree.end(_local(name))

    def refuse(*_: object) -> None:
        raise ValueError(told("exchange.dtd", path=path))

    parser = expat.ParserCreate(namespace_separator="\n")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = tree.data
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = parser.ExternalEntityRefHandler = refuse
    try:
        parser.Parse(data, True)
        return tree.close()
    except (expat.ExpatError, UnicodeDecodeError, LookupError, AssertionError) as error:
        raise ValueError(told("exchange.no_xml", path=path, fault=error)) from error


def _local(name: str) -> str:
    return name.rpartition("\n")[2]
