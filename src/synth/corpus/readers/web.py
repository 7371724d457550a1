"""Web pages: headings, lists and tables as the page marks them; menus and footers are left out."""

from __future__ import annotations

import re
from pathlib import Path

from synth.corpus.document import INDENT, Document, Draft
from synth.corpus.layout.furniture import CAPTION, DRAWN, MENU, PAGE, TITLE
from synth.corpus.layout.headings import LONGEST_HEADING, STANDS_OUT
from synth.corpus.layout.tables import add_table
from synth.corpus.readers.boards import Board, Post
from synth.corpus.readers.source import decode
from synth.corpus.readers.spans import rows_of_data
from synth.corpus.readers.surroundings import Surroundings
from synth.corpus.readers.tags import DEEPEST, check_tags

_NEVER_TEXT = frozenset(
    "script style noscript template svg head iframe object canvas math -comment !--".split()
)
_BLOCK = frozenset(
    """address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure
    footer form
    h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul
    audio video button select option label legend""".split()
)
_ICON_CLASS = re.compile(r"(?:^|\s)(?:material-(?:icons|symbols)[\w-]*|glyphicon|fa[bsr]?|bi)(?:$|\s)")
"""Names of icons in a font that draws them: nobody reads these words."""
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_SHORTEST_TITLE = 8


def read(data: bytes, path: Path) -> list[Document]:
    """Read the text of a web page that was saved as .html."""
    from selectolax.lexbor import LexborHTMLParser

    source = decode(data)
    check_tags(source)
    tree = LexborHTMLParser(source)
    title = tree.css_first("title")
    named = _BLANKS.sub(" ", title.text()).strip() if title is not None else ""
    page = _Page(tree, named)
    page.walk(tree.root)
    return [page.draft.document(given={"title": named} if named else {})]


class _Page:
    """Goes through a page once, without recursion: pages may nest without end."""

    def __init__(self, tree, title: str) -> None:
        self.draft = Draft()
        self._title = title
        self._surroundings = Surroundings(tree)
        self._board = Board(tree)
        self._post: Post | None = None
        self._outside = bool(self._surroundings.main) and not self._board.posts
        self._beside = 0  # the part beside the main one that is read too
        self._pieces: list[tuple[str, bool]] = []
        self._bold = 0
        self._quoted = 0
        self._quotation = 0  # of those the page has
        self._figures: set[int] = set()  # that hold a quotation
        self._fields: dict = {}
        self._marker = ""
        self._reasons: list[str] = []
        self._counts: list[int] = []  # of the lists that are open; -1 where bullets stand

    def walk(self, root) -> None:
        node, depth = root, 0
        while node is not None:
            entered = self._enter(node) and depth < DEEPEST
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
            self._pieces.append((node.text_content or "", self._bold > 0))
            return False
        icon = tag in ("i", "span") and _ICON_CLASS.search(node.attributes.get("class") or "")
        if tag == "svg":
            self._drawing(node)
        if tag in _NEVER_TEXT or icon or (tag == "table" and self._table(node)):
            return False
        if tag == "br":
            self._pieces.append(("\v", True))
            return False
        self._post = self._board.posts.get(node.mem_id, self._post)
        self._bold += tag in ("b", "strong")
        if tag == "figure" and node.css_first("blockquote"):
            self._figures.add(node.mem_id)
        self._quoted += self._quotes(node)
        self._quotation += self._quotes(node) and not self._quotes(node.parent)
        if self._is_block(node):
            self._flush()
            self._begin_block(node, tag)
        if node.mem_id == self._surroundings.main:
            self._outside = False
        elif self._outside and self._surroundings.said_beside(node):
            self._outside, self._beside = False, node.mem_id
        return True

    def _begin_block(self, node, tag: str) -> None:
        above = self._reasons[-1] if self._reasons else ""
        self._reasons.append(above or ("" if self._signs(node) else self._reason(node, tag)))
        if tag in ("ul", "ol", "menu"):
            start = (node.attributes.get("start") or "1") if tag == "ol" else ""
            self._counts.append(int(start) - 1 if re.fullmatch(r"\d{1,6}", start) else -1)
        elif tag == "li":
            self._item()
        elif re.fullmatch("h[1-6]", tag):
            self.draft.blank()
            self._fields = {"kind": "heading", "level": int(tag[1]) - 9}
        elif tag in ("p", "div", "section", "article"):
            self.draft.blank() if tag != "div" else None

    def _reason(self, node, tag: str) -> str:
        """Return why a part is no text of the page: what surrounds that, or is said of a picture."""
        if self._post and self._board.is_apart(node):
            return PAGE
        if tag == "figcaption" and node.parent is not None and node.parent.css_first("img, svg"):
            return CAPTION
        within = bool(self._surroundings.main) and not self._outside
        return self._surroundings.reason(node, tag, within)

    def _signs(self, node) -> bool:
        """Say whether a part names whose words are quoted: in a quotation stands no footer of the page."""
        of_the_quotation = node.tag == "footer" or (node.tag == "figcaption" and self._quotes(node.parent))
        return self._quoted > 0 and (of_the_quotation or (node.tag == "cite" and _is_last(node)))

    def _is_block(self, node) -> bool:
        """Say whether a node parts words from those around it; in a post, who wrote it and when do."""
        of_a_post = self._post is not None and self._board.is_apart(node)
        return node.tag in _BLOCK or of_a_post or self._signs(node)

    def _quotes(self, node) -> bool:
        """Say whether a node is a quotation, or a figure that holds one with its caption."""
        return node.tag == "blockquote" or node.mem_id in self._figures

    def _item(self) -> None:
        deep = INDENT * (len(self._counts) - 1)
        if not self._counts or self._counts[-1] < 0:
            self._marker, self._fields = f"{deep}• ", {"kind": "item", "number": ""}
            return
        self._counts[-1] += 1
        number = str(self._counts[-1])
        self._marker, self._fields = f"{deep}{number}. ", {"kind": "item", "number": number}

    def _leave(self, node) -> None:
        if self._is_block(node):
            self._flush(signed=self._signs(node))
            if self._reasons:
                self._reasons.pop()
        if node.tag in ("ul", "ol", "menu") and self._counts:
            self._counts.pop()
        if node.mem_id in self._board.posts:
            self._flush()
            self._post = None
        self._bold -= node.tag in ("b", "strong")
        self._quoted -= self._quotes(node)
        if node.mem_id in (self._surroundings.main, self._beside):
            self._outside, self._beside = True, 0

    def _flush(self, signed: bool = False) -> None:
        pieces, self._pieces = self._pieces, []
        words = "\n".join(
            _BLANKS.sub(" ", part).strip() for part in "".join(p for p, _ in pieces).split("\v")
        )
        if not words.strip():
            return
        fields, marker, self._fields, self._marker = self._fields, self._marker, {}, ""
        reason = (self._reasons[-1] if self._reasons else "") or (MENU if self._outside else "")
        reason = reason or self._surroundings.advertised(words, fields)
        if reason:
            fields, marker = {"kind": "furniture", "reason": reason}, ""
        if self._post and not reason:
            fields = (fields if marker else {"kind": "plain"}) | self._post._asdict()
            for line in filter(None, map(str.strip, words.split("\n"))):
                self.draft.add(line, marker=marker, **fields)
            return
        if fields or marker:
            self.draft.add(words, marker=marker, **fields)
            return
        lines = list(zip(words.split("\n"), _bold_lines(pieces), strict=True))
        for line, bold in lines:
            if self._is_title(line):
                self.draft.add(line, kind="furniture", reason=TITLE)
            elif line.strip():
                level = {"level": STANDS_OUT} if bold and len(line) <= LONGEST_HEADING else {}
                quoted = {"quoted": self._quotation} if self._quoted else {}
                self.draft.add(line, **level, **quoted, **({"signed": True} if signed else {}))

    def _is_title(self, words: str) -> bool:
        """Say whether a line is the page's own title, without the name of its site."""
        return len(words) >= _SHORTEST_TITLE and self._title.startswith(words)

    def _table(self, table) -> bool:
        """Add a table of data; say no for one that only lays out the page."""
        if self._reasons and self._reasons[-1]:
            return False
        rows = rows_of_data(table)
        if not rows:
            return False
        self._flush()
        if (caption := table.css_first("caption")) is not None:
            self.draft.add(_BLANKS.sub(" ", caption.text()), kind="column")
        add_table(self.draft, rows)
        return True

    def _drawing(self, drawing) -> None:
        """Add the words of a drawing: no findings, but they are kept."""
        if words := [_BLANKS.sub(" ", text.text()).strip() for text in drawing.css("text")]:
            self._flush()
            for line in words:
                self.draft.add(line, kind="furniture", reason=DRAWN)


def _is_last(node) -> bool:
    """Say whether no words follow a node beside it."""
    beside = node.next
    while beside is not None and beside.tag == "-text" and not (beside.text_content or "").strip():
        beside = beside.next
    return beside is None


def _bold_lines(pieces: list[tuple[str, bool]]) -> list[bool]:
    """Say of each line whether all of its words are bold."""
    lines = [True]
    for words, bold in pieces:
        parts = words.split("\v")
        lines[-1] &= bold or not parts[0].strip()
        lines += [bold or not part.strip() for part in parts[1:]]
    return lines
