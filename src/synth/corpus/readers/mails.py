"""E-mails that a program saved as .eml: who wrote to whom, about what, and the words of the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from itertools import islice
from pathlib import Path

from synth.corpus.document import Document
from synth.corpus.readers import web
from synth.corpus.readers.source import READ, decode
from synth.telling import noted

_SAID = ("From", "To", "Cc", "Subject", "Date")
"""Lines of the head that a person sees; the layout knows them as those of a letter that was pasted."""
_OUTLOOK_THAI = re.compile(rb"=\?windows-874\?", re.IGNORECASE)
"""Outlook's name for the Thai letters that Python knows as CP874."""
_MOST_PARTS = 500
_EITHER = "multipart/alternative"
_LETTER = "message/rfc822"
_A_STUB = 3
"""How many times as long the page of a letter is whose plain words only say that there is one."""


def read(data: bytes, path: Path) -> list[Document]:
    r"""Read an e-mail: its head, its words with those of letters in it, and the names of what hangs on it.

    Examples
    --------
    >>> letter = "From: ครูเอ๋ <e@example.org>\nSubject: ถังขยะ\n\nถังไม่พอทุกหมู่\n"
    >>> read(letter.encode(), Path("note.eml"))[0].text
    'From: ครูเอ๋ <e@example.org>\nSubject: ถังขยะ\n\nถังไม่พอทุกหมู่\n'
    """
    message = BytesParser().parsebytes(_OUTLOOK_THAI.sub(b"=?cp874?", data))
    attached = [name for name in _attached(message) if Path(name).suffix.lower() in READ]
    remark = (", ".join(attached), noted("file.attached", n=len(attached)), noted("todo.save_attached"))
    return [Document("\n".join(_lines(message, path)), remarks=(remark,) if attached else ())]


def _attached(message: Message) -> list[str]:
    """Name what hangs on a letter."""
    names = (part.get_filename() for part in islice(message.walk(), _MOST_PARTS))
    return [_clean(name) for name in names if name]


def _lines(message: Message, path: Path) -> Iterator[str]:
    yield from _head(message)
    parts = list(message.walk())[:_MOST_PARTS]
    if attached := _attached(message):
        yield f"Attachments: {', '.join(attached)}"
    yield ""
    bodies = [part for part in parts if part.get_content_maintype() == "text" and not part.get_filename()]
    words = {id(part): _words(part, path) for part in bodies}
    for part in parts:
        if part.get_content_type() == _EITHER:
            for other in _others(part, words):
                words.pop(other, None)
    letters = {
        id(part): part
        for whole in parts[1:]
        if whole.get_content_type() == _LETTER
        for part in whole.get_payload()[:1]
    }
    for part in parts:
        if id(part) in letters:
            yield ""
            yield from _head(part)
            yield ""
        if id(part) in words:
            yield words[id(part)]


def _others(either: Message, words: dict[int, str]) -> list[int]:
    """Return what says again, plainly or as a page, what is read: plain words are, if they are no stub."""
    said = [part for part in islice(either.walk(), _MOST_PARTS) if id(part) in words]
    pages = [id(part) for part in said if part.get_content_subtype() == "html"]
    plain = [id(part) for part in said if id(part) not in pages]
    in_plain, in_pages = (sum(len(words[part]) for part in parts) for parts in (plain, pages))
    return plain if in_plain * _A_STUB < in_pages else pages


def _head(message: Message) -> Iterator[str]:
    for name in _SAID:
        if said := _header(message, name):
            yield f"{name}: {said}"


def _header(message: Message, name: str) -> str:
    headers = {key.casefold(): said for key, said in reversed([*message.raw_items()])}
    return _clean(headers.get(name.casefold(), ""))


def _clean(said: str) -> str:
    """Read what a head writes in letters of ASCII; what breaks the rules of mail is taken as it stands."""
    with suppress(HeaderParseError, LookupError, ValueError):
        said = str(make_header(decode_header(said)))
    raw = said.encode("utf-8", "surrogateescape")  # letters that were put there without a code
    return " ".join(decode(raw).split())


def _words(part: Message, path: Path) -> str:
    data = part.get_payload(decode=True) or b""
    if part.get_content_subtype() == "html":
        return "\n".join(document.text for document in web.read(data, path))
    return decode(data)
