"""What surrounds the text of a web page: menus, players, footers, the way to other pages."""

from __future__ import annotations

import re

from synth.corpus.layout.furniture import MENU, PLAYER

_FURNITURE = {
    **dict.fromkeys(("nav", "footer", "menu", "button", "select", "aside", "label", "legend"), MENU),
    **dict.fromkeys(("audio", "video"), PLAYER),
}
_ROLES = frozenset(
    "banner navigation complementary contentinfo search button menu menubar toolbar dialog".split()
)
_MENU_CLASS = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|topbar|top-bar|masthead|navigation|breadcrumbs?|footer|sidebar|share|sharing|sharedaddy|social|cookies?"
    r"|consent|pagination|related|relatedposts|widgets?|tags?|byline|entry-meta|respond|login|newsletter)(?:$|[\s_-])",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"(?:^|[\s_-])comments?(?:$|[\s_-])", re.IGNORECASE)
"""How pages call the part in which readers say what they think of it."""
_MOST_FURNITURE = 0.4
"""Share of a page's letters from which on a part of it is no furniture, whatever it is called."""
_LEAST_MAIN = 0.4
"""Share of a page's letters that stand in its main part, if it has one."""
_SHORT_FORM = 300
"""Letters of a form to fill in; older pages wrap all they have in one."""
_MOST_ASKED = 200
_OTHER_PAGES = re.compile(
    r"(?:เพจ|บทความ|โพสต์|ข่าว|กระทู้|วิดีโอ|คลิป)(?:ที่)?(?:เกี่ยวข้อง|แนะนำ|ล่าสุด|อื่นๆ|ยอดนิยม)|ผู้คนที่คุณอาจรู้จัก|สมัครรับข่าวสาร"
)
_LONGEST_LINK = 80


class Surroundings:
    """What a page says of its parts, and how much of it stands where."""

    def __init__(self, tree) -> None:
        self._letters = len(tree.body.text(separator="") if tree.body is not None else "")
        self.main = self._main_of(tree)
        self._others = 0  # level of the heading over links to other pages; 0 for none
        self._asked = 0

    def _main_of(self, tree) -> int:
        """Return the id of the main part of the page, if it has one and most of its words stand there."""
        for name in ("main, [role=main]", "article"):
            elements = tree.css(name)
            if len(elements) == 1 and len(elements[0].text(separator="")) >= _LEAST_MAIN * self._letters:
                return elements[0].mem_id
        return 0

    def reason(self, node, tag: str, within: bool = False) -> str:
        """Return why a part of the page is left out; empty for text.

        What stands aside `within` the main part is a box of it, unless it shows the way to other pages.
        """
        about = node.attributes
        box = tag == "aside" and within and not _is_of_links(node)
        if tag in _FURNITURE and not box:
            return _FURNITURE[tag]
        if tag in ("ul", "ol") and self._asked <= _MOST_ASKED and _is_of_own_parts(node):
            self._asked += 1
            return MENU
        if tag == "form" and len(node.text(separator="")) <= _SHORT_FORM:
            return MENU
        if (about.get("role") or "") in _ROLES or about.get("contenteditable") == "true":
            return MENU
        named = f"{about.get('class') or ''} {about.get('id') or ''}"
        if tag not in ("div", "ul", "ol", "section", "p", "header", "aside") or not _MENU_CLASS.search(named):
            return ""
        self._asked += 1  # asking costs the length of the part: a page that nests them is asked seldom
        small = self._asked <= _MOST_ASKED and len(node.text(separator="")) < _MOST_FURNITURE * self._letters
        return MENU if small else ""

    def said_beside(self, node) -> bool:
        """Say whether a part beside the main one holds what readers say of it."""
        if node.tag not in ("div", "section", "ol", "ul"):
            return False
        about = node.attributes
        return bool(_COMMENTS.search(f"{about.get('class') or ''} {about.get('id') or ''}"))

    def advertised(self, words: str, fields: dict) -> str:
        """Say whether short lines stand under a heading that shows the way to other pages."""
        level = fields.get("level") if fields.get("kind") == "heading" else None
        if _OTHER_PAGES.fullmatch(words.strip()) and level:
            self._others = level
        elif (level and level <= self._others) or len(words) > _LONGEST_LINK:
            self._others = 0
        return MENU if self._others else ""


def _is_of_own_parts(node) -> bool:
    """Say whether a list has links to parts of its own page, named as their headings: its contents."""
    links = node.css("a")
    if not links or not re.fullmatch(r"#.+", links[0].attributes.get("href") or "") or not _is_of_links(node):
        return False
    root = node
    while root.parent is not None:
        root = root.parent
    headings = {"".join(heading.text().split()) for heading in root.css("h1, h2, h3, h4, h5, h6")}
    named = sum(any("".join(link.text().split()) in heading for heading in headings) for link in links)
    return 2 * named >= len(links)


def _is_of_links(node) -> bool:
    """Say whether half of the letters of a part or more are links."""
    links = sum(len(link.text(separator="")) for link in node.css("a"))
    return 2 * links >= len(node.text(separator=""))
