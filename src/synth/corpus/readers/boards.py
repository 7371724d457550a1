"""The posts of a web board: a page names beside each who wrote it and when, and what is only for clicking."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from synth.text.dates import read_dates

_LEAST = 3
"""Posts of a page that make it a board."""
_MOST, _DEEPEST = 2_000, 30
"""Authors that are looked at, and how far a post reaches beyond the name of its own."""
_AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:user(?:name|info)?|author|poster|nick(?:name)?|member|writer|screen-?name)(?:$|[\s_-])",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:^|[\s_-])(?:(?:date|post)?time(?:stamp)?|date|posted|published)(?:$|[\s_-])", re.IGNORECASE
)
_APART = re.compile(
    r"(?:^|[\s_-])(?:tools?|toolbar|actions?|buttons?|controls|quote[ds]?|signature)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""What stands in a post beside its words: what to click, what is quoted again, what stands below each."""
_CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-3])[:.]([0-5]\d)(?!\d)")


class Post(NamedTuple):
    """Who wrote a post, and when."""

    speaker: str
    time: str


class Board:
    """The posts of a page by the id of the element that holds each, and the elements that are none of it.

    Examples
    --------
    >>> from selectolax.lexbor import LexborHTMLParser
    >>> post = "<div><b class=user>{}</b><i class=date>4 พ.ค. 2567 19:20</i><p>ผักรอด</p></div>"
    >>> board = Board(LexborHTMLParser("".join(map(post.format, ["แนน", "ไพร", "ดาว"]))))
    >>> list(board.posts.values())[0]
    Post(speaker='แนน', time='2024-05-04 19:20')
    """

    def __init__(self, tree) -> None:
        self.posts: dict[int, Post] = {}
        self._apart: set[int] = set()
        authors = [node for node in tree.css("[class]") if _AUTHOR.search(_class(node))][:_MOST]
        authors = [node for node in authors if not _within_another(node) and _name(node)]
        if len(authors) < _LEAST:
            return
        above = [_ancestors(node) for node in authors]
        counts = Counter(node.mem_id for nodes in above for node in nodes)
        for author, nodes in zip(authors, above, strict=True):
            own = [node for node in nodes if counts[node.mem_id] == 1]
            dated = next((date for date in _dated(own[-1]) if _when(date)), None) if own else None
            if dated is None:
                continue
            self.posts[own[-1].mem_id] = Post(_name(author), _when(dated))
            self._apart |= {author.mem_id, dated.mem_id}
        if len(self.posts) < _LEAST:
            self.posts = {}

    def is_apart(self, node) -> bool:
        """Say whether an element within a post holds none of its words."""
        return node.mem_id in self._apart or node.tag == "blockquote" or bool(_APART.search(_class(node)))


def _class(node) -> str:
    return node.attributes.get("class") or ""


def _name(node) -> str:
    """Return the first line of an element: below the name may stand a rank."""
    return node.text(separator="\n", strip=True).split("\n")[0].strip()


def _ancestors(node) -> list:
    found = []
    while node.parent is not None and node.parent.tag not in ("body", "html") and len(found) < _DEEPEST:
        node = node.parent
        found.append(node)
    return found


def _within_another(node) -> bool:
    return any(_AUTHOR.search(_class(above)) for above in _ancestors(node))


def _dated(post) -> list:
    return [node for node in post.css("time, [class]") if node.tag == "time" or _DATED.search(_class(node))]


def _when(node) -> str:
    """Return the day and the hour that an element tells; nothing where it tells no day."""
    words = node.text(strip=True)
    if len(words) > 60 or not (dates := read_dates(words)):
        return ""
    clock = _CLOCK.search(words, dates[0][1])
    return f"{dates[0][2]} {int(clock[1]):02}:{clock[2]}" if clock else f"{dates[0][2]} 00:00"
