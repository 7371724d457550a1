"""The texts of a REFI-QDA file: beside the project, within it, or only in a Word file."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from synth.corpus.readers.source import LARGEST
from synth.decoding import begins_with_a_mark, decoded
from synth.exchange.bounded import read_part, read_xml
from synth.study.ids import plain
from synth.telling import Unreadable, noted, told

from .offsets import Selection, Way, placed
from .project import Note

_WHERE = re.compile(r"^(internal|relative|absolute):/{0,3}", re.IGNORECASE)
_SCARCE = 4
"""So few letters are no text, beside a Word file that has one."""


class Texts:
    """Finds and decodes the texts of one file; nothing outside of it is ever opened."""

    def __init__(self, archive: zipfile.ZipFile | None, ours: bool, study_texts: Mapping[str, str]):
        self._archive, self._ours, self._study_texts = archive, ours, study_texts
        parts = archive.infolist() if archive else []
        self._parts = {posixpath.basename(part.filename).lower(): part for part in reversed(parts)}
        self._names: set[str] = set()

    def name_of(self, element: ET.Element, note: Note) -> str:
        """Return the name of a source, which no other has."""
        written = element.get("name") or posixpath.basename(element.get("plainTextPath") or "")
        name = written if self._ours else plain(written)
        base, number = name or "source", 2
        name = base
        while name in self._names:
            name, number = f"{base} ({number})", number + 1
        if name != (written if self._ours else plain(written)):
            note(written, noted("exchange.source_renamed", name=name))
        self._names.add(name)
        return name

    def read(
        self, holder: ET.Element, name: str, places: Sequence[Selection], note: Note
    ) -> tuple[str, list[tuple[int, int] | None]]:
        """Return the text of a source and where its selections lie in it; an empty text where it has none."""
        raw = self._plain(holder)
        if len(raw.strip("\ufeff \r\n")) < _SCARCE and (rich := self._rich(holder)):
            raw = rich
            note(name, noted("exchange.text_of_word"))
        if not raw and name in self._study_texts:
            raw = self._study_texts[name]
            note(name, noted("exchange.text_of_study"))
        if self._ours:
            inside = [(start, end) if 0 <= start < end <= len(raw) else None for start, end, _ in places]
            return raw, inside
        text, spans, way = placed(raw, places)
        if way != Way() and places:
            note(name, noted("exchange.counted", how=way))
        return text, spans

    def _plain(self, holder: ET.Element) -> str:
        inline = holder.findtext("PlainTextContent")
        data = self._part(holder.get("plainTextPath"))
        if data is None:
            return inline or ""
        return _decoded(data, self._ours) or inline or ""

    def _rich(self, holder: ET.Element) -> str:
        data = self._part(holder.get("richTextPath"))
        if not data or not data.startswith(b"PK"):
            return ""
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as word:
                root = read_xml(read_part(word, "word/document.xml", 10 * LARGEST), "docx")
        except (ValueError, KeyError, zipfile.BadZipFile):
            return ""
        return "\n".join(_words(paragraph) for paragraph in root.iter("p"))

    def _part(self, where: str | None) -> bytes | None:
        """Read the part that a path names, by its last name and in any case; what is elsewhere is not."""
        if not where or not self._archive:
            return None
        part = self._parts.get(posixpath.basename(_WHERE.sub("", where).replace("\\", "/")).lower())
        return read_part(self._archive, part, LARGEST) if part else None


def _words(paragraph: ET.Element) -> str:
    pieces = []
    for element in paragraph.iter():
        if element.tag == "t":
            pieces.append(element.text or "")
        elif element.tag in ("tab", "br", "cr"):
            pieces.append("\t" if element.tag == "tab" else "\n")
    return "".join(pieces)


def _decoded(data: bytes, ours: bool) -> str:
    """Decode a text; a mark at its beginning stays, because some count it."""
    if ours:
        return data.decode("utf-8")
    try:
        return "\ufeff" * begins_with_a_mark(data) + decoded(data)
    except Unreadable as error:
        raise ValueError(told("sheet.encoding", path="sources")) from error
