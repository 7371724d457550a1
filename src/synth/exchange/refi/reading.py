"""A .qdpx or .qdc → a project, what other programs do otherwise taken as it is meant."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from synth.exchange.bounded import LARGEST, open_zip, read_part, read_xml
from synth.telling import told

from .parsing import Reader
from .project import Project

CODES = 20_000
"""Codes of the largest codebook that is read."""
LIMITS = {"Code": CODES, "MemberCode": 20 * CODES}


def read_refi(path: str | Path) -> Project:
    """Read what another program of qualitative analysis wrote: .qdpx, or .qdc (a codebook).

    Parameters
    ----------
    path : str or Path

    Returns
    -------
    Project
        With the tables ``codebook``, ``sources``, ``codings``, ``memos``; in ``lost`` stands what the file
        says that could not be kept, a row each. `synth import` takes it into a study.

    Raises
    ------
    ValueError
        The file is none of these, is broken, or is larger than can be read.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "codes.qdc"
    >>> code = '<Code guid="6f1e8a52-5a5c-4a3e-9d0b-0a3f0c5a7b11" name="ทุน" isCodable="true"/>'
    >>> begin, end = '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>', "</Codes></CodeBook>"
    >>> _ = path.write_text(begin + code + end, encoding="utf-8")
    >>> read_refi(path).codebook[["code", "dimension"]].values.tolist()
    [['ทุน', 'ประเด็น']]
    """
    return read_project(Path(path))


def read_project(path: Path, study_texts: Mapping[str, str] | None = None) -> Project:
    """Read a project or a codebook, whichever it is; `study_texts` are texts of sources that it may lack."""
    if not zipfile.is_zipfile(path):
        if path.suffix.lower() == ".qdpx" or path.stat().st_size > LARGEST:
            raise ValueError(told("exchange.no_zip", path=path))
        return Reader(read_xml(path.read_bytes(), path.name, LIMITS), None, path, study_texts).project()
    with open_zip(path) as archive:
        name = _project_in(archive)
        if name is None:
            raise ValueError(told("exchange.no_project", path=path))
        root = read_xml(read_part(archive, name), path.name, LIMITS)
        return Reader(root, archive, path, study_texts).project()


def _project_in(archive: zipfile.ZipFile) -> zipfile.ZipInfo | None:
    """Find the project's entry, also where it is called ``Project.qde`` or stands in a folder."""
    parts = [part for part in archive.infolist() if part.filename.lower().endswith(".qde")]
    parts.sort(key=lambda part: (part.filename.lower() != "project.qde", part.filename.count("/")))
    return parts[0] if parts else None
