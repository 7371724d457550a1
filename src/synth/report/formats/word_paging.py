"""On which page each heading of a Word file stands: LibreOffice lays the pages out to find it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from synth.corpus.readers.office import found_program
from synth.programs import run_bounded
from synth.telling import told

PATIENCE = 180
"""Seconds after which LibreOffice is given up."""


def layout_program() -> str:
    """Find LibreOffice.

    Raises
    ------
    ValueError
        It is not there.
    """
    found = found_program()
    if not found:
        raise ValueError(told("report.no_libreoffice"))
    return found


def pages_of_headings(document: bytes) -> list[int]:
    """Give the page of each heading of a .docx, in their order, as LibreOffice lays it out with its fonts.

    Raises
    ------
    ValueError
        LibreOffice is not there, or did not make pages of the document.
    """
    program = layout_program()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        Path(folder, "report.docx").write_bytes(document)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", name]
        try:
            run_bounded([*command, str(folder / "report.docx")], PATIENCE)
            return _outline((folder / "report.pdf").read_bytes())
        except OSError as error:
            raise ValueError(told("report.not_laid_out")) from error


def _outline(pdf: bytes) -> list[int]:
    """Read the pages of the headings from the outline of a PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return [entry.get_dest().get_index() + 1 for entry in document.get_toc()]
    finally:
        document.close()
