"""Web pages: headings, lists and tables as the page marks them; menus and footers are left out."""

from __future__ import annotations

import re
from pathlib import Path

from synth.corpus.document import Document, Draft
from synth.corpus.furniture import MENU, PLAYER
from synth.corpus.grids import add_table
from synth.corpus.readers import decode

_NEVER_TEXT = frozenset(
    "script style noscript template svg head iframe object canvas math -comment !--".split()
)
_BLOCK = frozenset(
    """address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure
    footer form
    h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul
    audio video button select option label legend""".split()
)
_FURNITURE = {
    **dict.fromkeys(("nav", "footer", "menu", "button", "select", "aside"), MENU),
    **dict.fromkeys(("audio", "video"), PLAYER),
}
_MENU_CLASS = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|navigation|breadcrumbs?|footer|sidebar|share|social|cookie|pagination)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_NESTING = re.compile(
    r"<(/?(?!br|img|p\b|li|td|tr|th|input|hr|meta|link|option|dt|dd|col|wbr|source|param|area|base|embed)[a-z][a-z0-9]*)",
    re.IGNORECASE,
)
_DEEPEST = 5_000


def read(data: bytes, path: Path) -> list[Document]:
    """Read the text of a web page that was saved as .html."""
    from selectolax.lexbor import LexborHTMLParser

    source = decode(data)
    _check_nesting(source)
    tree = LexborHTMLParser(source)
    page = _Page()
    page.walk(tree.root)
    title = tree.css_first("title")
    named = _BLANKS.sub(" ", title.text()).strip() if title is not None else ""
    return [page.draft.document(given={"title": named} if named else {})]


def _check_nesting(source: str) -> None:
    """Refuse a page whose tags open without end: the parser's time grows with the square of the depth."""
    names = _NESTING.findall(source)
    closed = sum(name.startswith("/") for name in names)
    if len(names) - 2 * closed > _DEEPEST:
        raise ValueError("หน้าเว็บซ้อนกันลึกผิดปกติ", "เปิดในเบราว์เซอร์ แล้วคัดลอกข้อความไปไว้ใน .docx หรือ .txt")


class _Page:
    """Goes through a page once, without recursion: pages may nest without end."""

    def __init__(self) -> None:
        self.draft = Draft()
        self._pieces: list[str] = []
        self._told: dict = {}
        self._marker = ""
        self._reasons: list[str] = []
        self._counts: list[int] = []  # of the lists that are open; -1 where bullets stand

    def walk(self, root) -> None:
        node, depth = root, 0
        while node is not None:
            entered = self._enter(node) and depth < _DEEPEST
            if entered and node.child is not None:
                node, depth = node.child, depth + 1
                continue
            if entered:
                self._leave(node)
            while node.next is None or depth == 0:
                node, depth = node.parent, depth - 1
                if node is None or depth < 0:
                    self._flush()
                    return
                self._leave(node)
            node = node.next

    def _enter(self, node) -> bool:
        """Begin a node; say whether its children are to be read."""
        tag = node.tag
        if tag == "-text":
            self._pieces.append(node.text_content or "")
            return False
        if tag in _NEVER_TEXT or (tag == "table" and self._table(node)):
            return False
        if tag == "br":
            self._pieces.append("\v")
            return False
        if tag in _BLOCK:
            self._flush()
            self._begin_block(node, tag)
        return True

    def _begin_block(self, node, tag: str) -> None:
        self._reasons.append(self._reasons[-1] if self._reasons else _reason(node, tag))
        if tag in ("ul", "ol", "menu"):
            start = (node.attributes.get("start") or "1") if tag == "ol" else ""
            self._counts.append(int(start) - 1 if re.fullmatch(r"\d{1,6}", start) else -1)
        elif tag == "li":
            self._item()
        elif re.fullmatch("h[1-6]", tag):
            self.draft.blank()
            self._told = {"kind": "heading", "level": int(tag[1]) - 9}
        elif tag in ("p", "div", "section", "article"):
            self.draft.blank() if tag != "div" else None

    def _item(self) -> None:
        if not self._counts or self._counts[-1] < 0:
            self._marker, self._told = "• ", {"kind": "item", "number": ""}
            return
        self._counts[-1] += 1
        number = str(self._counts[-1])
        self._marker, self._told = f"{number}. ", {"kind": "item", "number": number}

    def _leave(self, node) -> None:
        if node.tag not in _BLOCK:
            return
        self._flush()
        if self._reasons:
            self._reasons.pop()
        if node.tag in ("ul", "ol", "menu") and self._counts:
            self._counts.pop()

    def _flush(self) -> None:
        words = "\n".join(_BLANKS.sub(" ", part).strip() for part in "".join(self._pieces).split("\v"))
        self._pieces.clear()
        if not words.strip():
            return
        told, marker = self._told, self._marker
        self._told, self._marker = {}, ""
        if reason := self._reasons[-1] if self._reasons else "":
            told, marker = {"kind": "furniture", "reason": reason}, ""
        if told or marker:
            self.draft.add(words, marker=marker, **told)
            return
        for line in filter(str.strip, words.split("\n")):
            self.draft.add(line)

    def _table(self, table) -> bool:
        """Add a table of data; say no for one that only lays out the page."""
        if self._reasons and self._reasons[-1]:
            return False
        if table.css("table table") or len(table.css("td, th")) > 20_000:
            return False
        rows = [[_cell_text(cell) for cell in row.css("td, th")] for row in table.css("tr")]
        rows = [row for row in rows if any(cell.strip() for cell in row)]
        if len(rows) < 2 or max(map(len, rows)) < 2:
            return False
        self._flush()
        add_table(self.draft, rows)
        return True


def _reason(node, tag: str) -> str:
    about = node.attributes
    if tag in _FURNITURE:
        return _FURNITURE[tag]
    named = f"{about.get('class') or ''} {about.get('id') or ''}"
    menu = about.get("role") in ("navigation", "contentinfo") or _MENU_CLASS.search(named)
    return MENU if menu and tag in ("div", "ul", "ol", "section", "p") else ""


def _cell_text(cell) -> str:
    for mark in cell.css("br, p, li, div"):
        mark.insert_before("\v")
    lines = (_BLANKS.sub(" ", line).strip() for line in (cell.text() or "").split("\v"))
    return "\n".join(filter(None, lines))
