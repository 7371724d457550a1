"""The tags of a web page before it is parsed: pages are refused that would take its parser too long."""

from __future__ import annotations

import re

from synth.telling import Unreadable, noted

_NESTING = re.compile(
    r"<(/?(?!br|img|p\b|li|td|tr|th|input|hr|meta|link|option|dt|dd|col|wbr|source|param|area|base|embed)[a-z][a-z0-9]*)",
    re.IGNORECASE,
)
DEEPEST = 5_000
"""Tags within each other to which a page is read."""
_TAG = re.compile("<[a-zA-Z][^<>]*")
_MOST_ATTRIBUTES = 5_000
"""Words within one tag; a long value has many too, and costs nothing."""


def check_tags(source: str) -> None:
    """Refuse a page whose tags open or go on without end: the parser's time grows with the square of that.

    Examples
    --------
    >>> check_tags("<p>ปลูกก่อนฝน</p>")
    """
    if any(len(tag[0].split()) > _MOST_ATTRIBUTES for tag in _TAG.finditer(source)):
        raise Unreadable(noted("file.web_tags"), noted("todo.copy_from_browser"))
    names = _NESTING.findall(source)
    closed = sum(name.startswith("/") for name in names)
    if len(names) - 2 * closed > DEEPEST:
        raise Unreadable(noted("file.web_nesting"), noted("todo.copy_from_browser"))
