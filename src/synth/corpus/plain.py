"""Text files: notes, and chats as LINE exports them."""

from __future__ import annotations

import re
from pathlib import Path

from synth.corpus.document import Document
from synth.corpus.readers import decode

_CHAT_LINE = re.compile(r"^\d{1,2}[:.]\d{2}(?: ?[AP]M| น\.)?\t[^\t\n]*(?:\t|$)", re.MULTILINE)
_LEAST_CHAT_LINES = 3


def read(data: bytes, path: Path) -> list[Document]:
    """Read a text file; its text is stored as it is."""
    text = decode(data)
    if _is_chat(text):
        from synth.corpus.chat import read_chat

        return [read_chat(text)]
    return [Document(text)]


def _is_chat(text: str) -> bool:
    """Say whether messages stand in this text as LINE writes them: time, tab, name, tab, words."""
    beginning = text[:20_000]
    return beginning.startswith("[LINE]") or (
        "\t" in beginning and len(_CHAT_LINE.findall(beginning)) >= _LEAST_CHAT_LINES
    )
