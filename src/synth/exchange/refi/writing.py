"""A study → .qdpx or .qdc, read back and compared before it takes its place."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from synth.telling import told
from synth.whole import whole_file

from .checking import refuse_other
from .elements import codebook_xml, project_xml
from .gathering import project_of
from .project import Project

if TYPE_CHECKING:
    from synth.study import Study

PROJECT, CODEBOOK = "urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0"
_DAWN = (1980, 1, 1, 0, 0, 0)
"""The time of each part of the zip, so that the same study makes the same file."""


def write_refi(study: Study, path: str | Path, coder: str | None = None) -> Path:
    r"""Write a study for other programs of qualitative analysis: .qdpx all of it, .qdc the codebook.

    What was written is read back and compared, span by span and letter by letter, before the file takes its
    place. What the machine proposes stays here.

    Parameters
    ----------
    study : Study
    path : str or Path
        ``.qdpx`` (REFI-QDA 1.5 project) or ``.qdc`` (codebook).
    coder : str, optional
        Only this person's codings and memos.

    Returns
    -------
    Path

    Raises
    ------
    ValueError
        The ending is another one, the coder did nothing, or what was read back is not what was written.

    Examples
    --------
    >>> import tempfile, synth
    >>> folder = Path(tempfile.mkdtemp()) / "corpus"
    >>> folder.mkdir()
    >>> _ = (folder / "เวที.txt").write_text("บทเรียน\n1. ผู้นำตามธรรมชาติ", encoding="utf-8")
    >>> with synth.Study(folder.parent / "study.db") as study:
    ...     _ = study.add_corpus(synth.read_corpus(folder)), study.add_code("lead", "ก", name="ผู้นำ")
    ...     _ = study.code(study.statements()["statement_id"][0], "lead", coder="ก")
    ...     written = write_refi(study, folder.parent / "x.qdpx")
    >>> project = synth.read_refi(written)
    >>> project.codings[["source_id", "start", "end", "coder"]].values.tolist()
    [['เวที.txt', 11, 27, 'ก']]
    """
    path, project = Path(path), project_of(study, coder)
    if project.codebook.empty and path.suffix.lower() == ".qdc":
        raise ValueError(told("exchange.no_codes"))
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path) as part:
        if path.suffix.lower() == ".qdc":
            part.write_bytes(_xml(codebook_xml(project), CODEBOOK))
        elif path.suffix.lower() == ".qdpx":
            write_project(project, part)
        else:
            raise ValueError(told("exchange.no_refi", path=path))
        refuse_other(project, part, path)
    return path


def write_project(project: Project, path: Path) -> None:
    """Write a project as a zip of ``project.qde`` and a text file for each source and each memo."""
    root, texts = project_xml(project)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        parts = {"project.qde": _xml(root, PROJECT)}
        parts |= {f"sources/{guid}.txt": text.encode() for guid, text in texts.items()}
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _DAWN), data, zipfile.ZIP_DEFLATED)


def _xml(root: ET.Element, namespace: str) -> bytes:
    root.set("xmlns", namespace)
    ET.indent(root, " ")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="utf-8")
