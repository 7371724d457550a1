"""Text files: notes, and chats as LINE exports them."""

from __future__ import annotations

from pathlib import Path

from synth.corpus.document import Document
from synth.corpus.readers.chat import read_chat
from synth.corpus.readers.chat_forms import is_chat
from synth.corpus.readers.source import decode


def read(data: bytes, path: Path) -> list[Document]:
    """Read a text file; its text is stored as it is."""
    text = decode(data)
    if is_chat(text):
        return [read_chat(text)]
    return [Document(text)]
