"""How a text cites statements: ``[[statement_id]]`` in its words, so that a citation moves with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

CITED = re.compile(r"\[\[((?:(?!\[\[)[^\n])*?)\]\](?!\])")
"""What is erased from the name of a file leaves brackets within: ``[[[ลบแล้ว].txt@3f]]``."""
_RUN = re.compile(rf"{CITED.pattern}(?:\s*{CITED.pattern})*")
GONE = "[[]]"
"""A citation of a statement that was erased."""
_QUOTED = re.compile(rf"(?:(?:“[^“”]*”|\"[^\"]*\")[ \u00a0]*)?{CITED.pattern}")
"""A quotation before a citation, as a key drops both into a text."""
_SIGNS = {"%": "%25", "[": "%5B", "]": "%5D"}


def cite(statement_id: str) -> str:
    """Return the citation of a statement.

    Examples
    --------
    >>> cite("เวที.txt@3f"), cite("เวที [แก้].txt@3f")
    ('[[เวที.txt@3f]]', '[[เวที %5Bแก้%5D.txt@3f]]')
    """
    return f"[[{''.join(_SIGNS.get(sign, sign) for sign in statement_id)}]]"


def cited(text: str) -> list[str]:
    """Return the statements that a text cites, each once, in their order; erased ones left off.

    Examples
    --------
    >>> cited("ทีมเข้มแข็ง [[ก.txt@1]] และ [[ข.txt@2]] [[ก.txt@1]] [[]]")
    ['ก.txt@1', 'ข.txt@2']
    """
    return list(dict.fromkeys(_plain(names) for names in CITED.findall(text) if names))


def replaced(text: str, citation: Callable[[list[str]], str]) -> str:
    """Return a text with what `citation` gives for statements in the place of their citations.

    Citations that stand side by side are asked for together; one of an erased statement is empty.

    Examples
    --------
    >>> replaced("ทีมเข้มแข็ง [[ก.txt@1]] [[ข.txt@2]]", lambda names: f"({'; '.join(names)})")
    'ทีมเข้มแข็ง (ก.txt@1; ข.txt@2)'
    """
    return _RUN.sub(lambda match: citation([_plain(name) for name in CITED.findall(match[0])]), text)


def without(text: str, statements: Iterable[str]) -> str:
    """Return a text in which statements are cited as gone, their quotations with them.

    Examples
    --------
    >>> without("เล่าว่า “น้ำแห้ง” [[ก.txt@1]] ทุกปี", ["ก.txt@1"])
    'เล่าว่า [[]] ทุกปี'
    """
    gone = set(statements)
    return _QUOTED.sub(lambda match: GONE if _plain(match[1]) in gone else match[0], text)


def _plain(name: str) -> str:
    for sign, written in reversed(_SIGNS.items()):
        name = name.replace(written, sign)
    return name
