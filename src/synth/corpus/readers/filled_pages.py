"""The pages of a PDF with what people filled into its fields, or typed over it, as everybody sees them."""

from __future__ import annotations

from collections.abc import Iterator


def filled_pages(opened) -> Iterator:
    """Give the pages of an open `pypdfium2.PdfDocument`, what is filled in among their letters."""
    import pypdfium2.raw as pdfium

    seen = {pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT}
    if not opened.formenv:
        opened.init_forms()
    for number in range(len(opened)):
        page = opened[number]
        if seen & set(_kinds_of_notes(page)):
            page.flatten()
            page.close()
            page = opened[number]  # its letters are known when it is opened
        yield page


def _kinds_of_notes(page) -> Iterator[int]:
    """Give the kinds of what lies over a page: fields, links, typed text, remarks."""
    import pypdfium2.raw as pdfium

    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        yield pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
