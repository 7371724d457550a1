"""What Thai needs in a Word file: its fonts, bold letters, and tables that keep their widths."""

from __future__ import annotations

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

FONT, POINTS = "TH SarabunPSK", 16


def strong(run) -> None:
    """Make Thai letters bold as well."""
    run.bold = run.font.cs_bold = True


def wide(table, widths: tuple[float, ...]) -> None:
    """Give the columns of a table their widths in centimetres, in each place where programs look for them."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for line in table.rows:
        for cell, width in zip(line.cells, widths, strict=True):
            cell.width = Cm(width)


def repeated(row) -> None:
    """Let the heads stand on each page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def thai(document) -> None:
    """Give every style a Thai font; a font that is only named for Latin letters leaves Thai in another."""
    styles = document.styles.element
    for fonts in styles.iter(qn("w:rFonts")):
        for name in list(fonts.attrib):
            del fonts.attrib[name]
        for name in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{name}"), FONT)
    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:bidi"), "th-TH")
    for name, points in (("Normal", POINTS), ("Heading 1", POINTS + 6), ("Heading 2", POINTS + 2)):
        style = document.styles[name]
        style.font.size, style.font.name = Pt(points), FONT
        properties = style.element.get_or_add_rPr()
        fonts = properties.find(qn("w:rFonts"))
        for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{kind}"), FONT)
        size = properties.find(qn("w:szCs"))
        if size is None:
            size = OxmlElement("w:szCs")
            properties.find(qn("w:sz")).addnext(size)
        size.set(qn("w:val"), str(points * 2))
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
