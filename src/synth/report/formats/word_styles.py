"""The styles of a Word report: one Thai font in all of them, as Thai offices expect it."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

# name, based on, size against the body, bold, points before and after, and further settings
_PARAGRAPHS = (
    ("Title", "Normal", 10, True, 0, 2, {"align": "center"}),
    ("SynthCover", "Title", 10, True, 190, 10, {"align": "center"}),
    ("Subtitle", "Normal", 2, False, 0, 2, {"align": "center", "quiet": True}),
    ("Heading 1", "Normal", 4, True, 20, 6, {"keep": True}),
    ("Heading 2", "Normal", 2, True, 14, 3, {"keep": True}),
    ("Heading 3", "Normal", 0, True, 9, 1, {"keep": True}),
    ("SynthSource", "Heading 3", 1, True, 14, 3, {"keep": True}),
    ("Caption", "Normal", -1, True, 8, 4, {}),
    ("List Bullet", "Normal", 0, False, 0, 3, {"hang": 0.6}),
    ("Quote", "Normal", 0, False, 2, 3, {"indent": 0.8}),
    ("toc 1", "Normal", 0, False, 2, 0, {"pages": True}),
    ("toc 2", "Normal", -1, False, 0, 0, {"indent": 0.8, "pages": True}),
    ("table of figures", "Normal", -1, False, 0, 0, {"pages": True, "hang": 0.8}),
    ("SynthContents", "Normal", 2, True, 16, 4, {"keep": True}),
    ("SynthHeadline", "Normal", 1, True, 2, 5, {"keep": True}),
    ("SynthFigure", "Normal", 0, False, 8, 0, {"keep": True, "align": "center"}),
    ("SynthWarning", "Normal", 0, True, 4, 6, {"indent": 0.4}),
    ("SynthNote", "Normal", -3, False, 1, 3, {"quiet": True}),
    ("SynthStatement", "Normal", 0, False, 2, 5, {}),
    ("SynthCell", "Normal", -2, False, 1, 1, {}),
    ("SynthStrong", "SynthCell", -2, True, 1, 1, {}),
    ("SynthHead", "SynthCell", -2, True, 2, 2, {"keep": True}),
)
_CHARACTERS = (
    ("SynthNumber", 0, True, False),
    ("SynthPlace", -3, False, True),
    ("Placeholder Text", 0, False, True),
)
SMALL_FONTS = ("TH ", "Angsana", "Browallia", "Cordia", "Dillenia", "Eucrosia", "Freesia", "Iris", "Jasmine")
SMALL = 0.73
"""Thai office fonts are drawn small: at 16 points they are as wide as others at 12."""
_QUIET = RGBColor(0x5F, 0x6A, 0x72)
_ORDER = ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "lang")


def dress(document: Any, font: str, points: float, own: bool = True) -> tuple[float, ...]:
    """Give the document its styles; a template (`own` is False) keeps those that it has, and its size.

    Returns
    -------
    tuple of float
        The sizes in which Sarabun is as wide as the text in tables: first where another font stands in for
        one that is drawn small, as on a machine without it, then in the font itself.
    """
    if own:
        _page(document)
        _defaults(document, font, points)
    else:
        font, points = _of_template(document, font, points)
    names, page = {style.name for style in document.styles}, document.sections[-1]
    wide = page.page_width - page.left_margin - page.right_margin
    for name, base, more, bold, before, after, further in _PARAGRAPHS:
        if name in names and not own:
            continue
        style = (
            document.styles[name]
            if name in names
            else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        )
        style.base_style = document.styles[base]
        _letters(style, font if own else None, points + more, bold, further.get("quiet", False))
        layout = style.paragraph_format
        layout.space_before, layout.space_after = Pt(before), Pt(after)
        layout.keep_with_next = further.get("keep", False)
        if "indent" in further:
            layout.left_indent = Cm(further["indent"])
        if "hang" in further and name not in names:  # a template without bullets of its own
            layout.left_indent, layout.first_line_indent = Cm(further["hang"]), Cm(-further["hang"])
        if "pages" in further:
            layout.tab_stops.add_tab_stop(wide, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        if "align" in further:
            layout.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _plain(style)
    for name, more, bold, quiet in _CHARACTERS:
        if name not in names:
            style = document.styles.add_style(
                name, WD_STYLE_TYPE.CHARACTER, builtin=name == "Placeholder Text"
            )
            _letters(style, font if own else None, points + more, bold, quiet)
    return (points - 2, SMALL * (points - 2)) if font.startswith(SMALL_FONTS) else (points - 2,)


def sizes(document: Any) -> dict[str, float]:
    """Give the size of every style that sets one, by the style's id."""
    return {style.style_id: style.font.size.pt for style in document.styles if _sized(style)}


def _sized(style: Any) -> bool:
    return style.type in (WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER) and style.font.size is not None


def _of_template(document: Any, font: str, points: float) -> tuple[str, float]:
    """Find font and size of the body in a template; what it does not say is as we would have it."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for element in (document.styles["Normal"].element, defaults):
        for size in list(element.iter(qn("w:szCs"), qn("w:sz")))[:1] if element is not None else []:
            points = int(size.get(qn("w:val"))) / 2
            fonts = next(element.iter(qn("w:rFonts")), None)
            return (font if fonts is None else fonts.get(qn("w:cs"), font)), points
    return font, points


def _page(document: Any) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.5)


def _defaults(document: Any, font: str, points: float) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    properties = defaults.find(qn("w:rPr"))
    _set_letters(properties, font, points, None)
    normal = document.styles["Normal"]
    _set_letters(normal.element.get_or_add_rPr(), font, points, None)
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing = 1.0


def _letters(style: Any, font: str | None, points: float, bold: bool, quiet: bool) -> None:
    properties = style.element.get_or_add_rPr()
    for tag in ("w:color", "w:i", "w:iCs", "w:caps", "w:spacing", "w:kern"):
        for setting in properties.findall(qn(tag)):
            properties.remove(setting)
    style.font.color.rgb = _QUIET if quiet else RGBColor(0x20, 0x26, 0x2B)
    _set_letters(properties, font, points, bold)


def _set_letters(properties: Any, font: str | None, points: float, bold: bool | None) -> None:
    """Set font, size and weight for Latin and for Thai alike, children in the order of the schema."""
    elements = {}
    if font:
        fonts = OxmlElement("w:rFonts")
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), font)
        elements["rFonts"] = fonts
        elements["lang"] = OxmlElement("w:lang")
        elements["lang"].set(qn("w:val"), "en-US")
        elements["lang"].set(qn("w:bidi"), "th-TH")
    for tag in ("sz", "szCs"):
        elements[tag] = OxmlElement(f"w:{tag}")
        elements[tag].set(qn("w:val"), str(int(points * 2)))
    if bold is not None:
        for tag in ("b", "bCs"):
            elements[tag] = OxmlElement(f"w:{tag}")
            elements[tag].set(qn("w:val"), "1" if bold else "0")
    for tag, element in elements.items():
        for earlier in properties.findall(qn(f"w:{tag}")):
            properties.remove(earlier)
        properties.append(element)
    names = [qn(f"w:{tag}") for tag in _ORDER]
    ordered = sorted(
        properties, key=lambda child: names.index(child.tag) if child.tag in names else len(names)
    )
    for child in ordered:
        properties.append(child)


def _plain(style: Any) -> None:
    """Take away the borders and shades that the default template gives its titles."""
    layout = style.element.find(qn("w:pPr"))
    for tag in ("w:pBdr", "w:shd", "w:contextualSpacing"):
        for setting in layout.findall(qn(tag)) if layout is not None else []:
            layout.remove(setting)
