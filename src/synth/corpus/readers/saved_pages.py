"""Web pages that a browser saved whole, with their pictures, in one file (.mht, .mhtml)."""

from __future__ import annotations

from email.parser import BytesParser
from itertools import islice
from pathlib import Path

from synth.corpus.document import Document
from synth.corpus.readers import web
from synth.telling import Unreadable, noted

_MOST_PARTS = 500


def read(data: bytes, path: Path) -> list[Document]:
    r"""Read the page itself, which stands first among the parts of such a file.

    Examples
    --------
    >>> page = "Content-Type: text/html; charset=utf-8\n\n<h1>บทเรียน</h1><p>ปลูกก่อนฝน</p>"
    >>> read(page.encode(), Path("page.mhtml"))[0].text
    'บทเรียน\n\nปลูกก่อนฝน'
    """
    for part in islice(BytesParser().parsebytes(data).walk(), _MOST_PARTS):
        if part.get_content_type() == "text/html":
            return web.read(part.get_payload(decode=True) or b"", path)
    raise Unreadable(noted("file.broken"), noted("todo.copy_from_browser"))
