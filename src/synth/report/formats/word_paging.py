"""On which page each heading, table and figure of a Word file stands: LibreOffice lays it out to find it."""

from __future__ import annotations

import ctypes
import re
import tempfile
from pathlib import Path

from synth.corpus.readers.office import found_program
from synth.programs import run_bounded
from synth.telling import told

PATIENCE = 180
"""Seconds after which LibreOffice is given up."""

_WITH_PLACES = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
_NAMED = re.compile(r"Toc(\d{8})")


def layout_program() -> str:
    """Find LibreOffice.

    Raises
    ------
    ValueError
        It is not there.
    """
    program = found_program()
    if not program:
        raise ValueError(told("report.no_libreoffice"))
    return program


def pages_of_places(document: bytes) -> dict[int, int]:
    """Give the page of each place that has a `bookmark` in a .docx, as LibreOffice lays it out.

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
        command = [program, profile, "--headless", "--convert-to", _WITH_PLACES, "--outdir", name]
        try:
            run_bounded([*command, str(folder / "report.docx")], PATIENCE)
            return _places((folder / "report.pdf").read_bytes())
        except OSError as error:
            raise ValueError(told("report.not_laid_out")) from error


def _places(pdf: bytes) -> dict[int, int]:
    """Read the pages of the named places of a PDF; their numbers end their names."""
    import pypdfium2
    from pypdfium2 import raw

    document, pages = pypdfium2.PdfDocument(pdf), {}
    try:
        for number in range(raw.FPDF_CountNamedDests(document.raw)):
            size = ctypes.c_long(0)
            raw.FPDF_GetNamedDest(document.raw, number, None, ctypes.byref(size))
            name = ctypes.create_string_buffer(max(size.value, 0))
            destination = raw.FPDF_GetNamedDest(document.raw, number, name, ctypes.byref(size))
            named = _NAMED.search(name.raw.decode("utf-16-le", "replace"))
            if named and destination:
                pages[int(named[1])] = raw.FPDFDest_GetDestPageIndex(document.raw, destination) + 1
    finally:
        document.close()
    return pages
