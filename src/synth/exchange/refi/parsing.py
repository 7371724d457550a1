"""The XML of a REFI-QDA file → tables; what cannot be kept is noted, a row each."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pandas as pd

from synth.schema import table
from synth.study.ids import nameless, plain
from synth.telling import Told, noted, told

from .codes import read_codes
from .project import CODINGS, MEMOS, Project, guid
from .texts import Texts
from .variables import read_cases, read_values, variable_names

_NOT_TEXT = ("PictureSource", "PDFSource", "AudioSource", "VideoSource")
_SELECTIONS = ("PictureSelection", "PDFSelection", "AudioSelection", "VideoSelection")
_UNKNOWN = ""
"""The coder of a coding that names none."""


class Reader:
    """One file on its way into tables; `note` keeps what cannot be kept otherwise."""

    def __init__(
        self,
        root: ET.Element,
        archive: zipfile.ZipFile | None,
        path: Path,
        study_texts: Mapping[str, str] | None,
    ):
        self.root, self.path, self.lost = root, path, []
        if root.tag not in ("Project", "CodeBook"):
            raise ValueError(told("exchange.no_project", path=path))
        self.ours = (root.get("origin") or "").split(" ")[0] == "synth"
        self.texts = Texts(archive, self.ours, study_texts or {})
        self.users = {
            guid(user.get("guid", "")): plain(user.get("name") or user.get("id") or "")
            or nameless(guid(user.get("guid", "")))
            for user in root.iterfind("Users/User")
        }
        self.variables = variable_names(root)
        self.codings: list[dict] = []
        self.memos: list[dict] = []
        self.noted: dict[str, dict] = {}
        """What each note is about, by its id."""

    def note(self, place: str, problem: Told, what_to_do: Told | str = "") -> None:
        """Keep a row about what cannot be kept."""
        row = {"path": self.path.name, "place": place, "problem": problem, "what_to_do": what_to_do}
        self.lost.append(row)

    def project(self) -> Project:
        """Return what the file holds."""
        holder = self.root if self.root.tag == "CodeBook" else self.root.find("CodeBook")
        codes = holder.find("Codes") if holder is not None else None
        codebook = read_codes(codes, self.ours, self.note)
        self.codes = dict(zip(codebook["code_id"], codebook["code"], strict=True))
        for element in self.root.iter("Code"):
            for ref in element.findall("NoteRef"):
                self._about(ref, "code", self.codes.get(guid(element.get("guid", "")), ""))
        sources = [self._source(element) for element in self.root.iterfind("Sources/*")]
        values = read_cases(self.root, self.variables, self.ours, self.note)
        rows = [{**values.get(row.pop("guid"), {}), **row} for row in filter(None, sources)]
        self._notes()
        self._rest()
        columns = dict.fromkeys(["source_id", "text", *(name for row in rows for name in row)])
        return Project(
            name=self.root.get("name") or self.path.stem,
            ours=self.ours,
            codebook=codebook,
            sources=pd.DataFrame(rows, columns=list(columns)).astype(object),
            codings=pd.DataFrame(self.codings, columns=list(CODINGS)).astype(object),
            memos=pd.DataFrame(self.memos, columns=list(MEMOS)).astype(object),
            lost=table("problems", self.lost, dtype=object),
        )

    # Sources and what is coded in them

    def _source(self, element: ET.Element) -> dict | None:
        name = self.texts.name_of(element, self.note)
        if element.tag in _NOT_TEXT:
            return self._not_text(element, name)
        if element.tag != "TextSource":
            return None
        return self._text(element, name, element)

    def _not_text(self, element: ET.Element, name: str) -> dict | None:
        """Take the text of what is no text: the words of a PDF, the transcript of a recording."""
        for kind in _SELECTIONS:
            for selection in element.findall(kind):
                n = len(selection.findall("Coding"))
                words = " ".join((selection.findtext("Representation/PlainTextContent") or "").split())
                shown = selection.get("name") or words or guid(selection.get("guid", ""))
                if n:
                    self.note(f"{name}: {shown[:80]}", noted("exchange.no_text_place", n=n))
        inner = [element.find("Representation"), element.find("TextDescription")]
        inner = [text_holder for text_holder in inner if text_holder is not None] + element.findall(
            "Transcript"
        )
        for further in inner[1:]:
            self.note(name, noted("exchange.second_text"), further.get("name") or "")
        if inner:
            return self._text(inner[0], name, element)
        if not any(element.findall(kind) for kind in _SELECTIONS):
            self.note(name, noted("exchange.no_text"))
        return None

    def _text(self, holder: ET.Element, name: str, outer: ET.Element) -> dict:
        selections = list(self._selections(holder))
        places = [(start, end, selection.get("name") or "") for selection, start, end in selections]
        text, spans = self.texts.read(holder, name, places, self.note)
        row = {"guid": guid(outer.get("guid", "")), "source_id": name, "text": text}
        for (selection, start, end), span in zip(selections, spans, strict=True):
            shown = f"{name} {start}–{end} {selection.get('name') or ''}".strip()
            if span is None:
                n = len(selection.findall("Coding"))
                self.note(
                    shown, noted("exchange.outside", n=n) if text else noted("exchange.waits_text", n=n)
                )
                continue
            self._coded(selection, name, span, shown)
            for ref in selection.findall("NoteRef"):
                self._about(ref, "statement", "", name, span)
            if description := (selection.findtext("Description") or "").strip():
                self._own_memo(selection, "statement", "", description, name, span)
        for element in dict.fromkeys((holder, outer)):
            whole = element.findall("Coding")
            if whole and text:
                self.note(name, noted("exchange.whole_source", n=len(whole)))
                self._coded(element, name, (0, len(text)), name)
            for ref in element.findall("NoteRef"):
                self._about(ref, "source", name)
        values = {**read_values(holder, self.variables), **read_values(outer, self.variables)}
        if description := (outer.findtext("Description") or "").strip():
            values.setdefault("description", description)
        return {**values, **row}

    def _selections(self, holder: ET.Element) -> Iterator[tuple[ET.Element, int, int]]:
        for selection in holder.findall("PlainTextSelection"):
            start, end = _number(selection.get("startPosition")), _number(selection.get("endPosition"))
            yield selection, start, end
        at = {
            guid(point.get("guid", "")): _number(point.get("position"))
            for point in holder.findall("SyncPoint")
        }
        for selection in holder.findall("TranscriptSelection"):
            first, last = (guid(selection.get(name) or "") for name in ("fromSyncPoint", "toSyncPoint"))
            yield selection, at.get(first, -1), at.get(last, -1)

    def _coded(self, element: ET.Element, name: str, span: tuple[int, int], shown: str) -> None:
        for coding in element.findall("Coding"):
            refs = coding.findall("CodeRef")
            if not refs:
                self.note(shown, noted("exchange.coding_without_code"))
            for ref in refs:
                code = guid(ref.get("targetGUID", ""))
                if code not in self.codes:
                    self.note(shown, noted("exchange.unknown_code", code=code))
                    continue
                who = coding.get("creatingUser") or element.get("creatingUser") or ""
                row = {"source_id": name, "start": span[0], "end": span[1], "code_id": code}
                created = coding.get("creationDateTime") or ""
                self.codings.append(row | {"coder": self._coder(who), "created_at": created})
            for ref in coding.findall("NoteRef"):
                self._about(ref, "statement", "", name, span)

    def _coder(self, user: str) -> str:
        """Return who is meant; where nobody is named, the only user there is."""
        if guid(user) in self.users:
            return self.users[guid(user)]
        names = list(dict.fromkeys(self.users.values()))
        return names[0] if len(names) == 1 else _UNKNOWN

    # Notes, and what has no place here

    def _about(
        self, ref: ET.Element, about: str, target: str, source: str = "", span: tuple | None = None
    ) -> None:
        start, end = span or ("", "")
        subject = {"about": about, "target_id": target, "source_id": source, "start": start, "end": end}
        self.noted.setdefault(guid(ref.get("targetGUID", "")), subject)

    def _own_memo(self, element, about, target, text, source="", span=None) -> None:
        start, end = span or ("", "")
        row = {"memo_id": "", "about": about, "target_id": target, "source_id": source, "start": start}
        row |= {"end": end, "coder": self._coder(element.get("creatingUser") or ""), "text": text}
        self.memos.append(row | {"created_at": element.get("creationDateTime") or ""})

    def _notes(self) -> None:
        for note in self.root.iterfind("Notes/Note"):
            text, _ = self.texts.read(note, note.get("name") or "", [], self.note)
            name, key = note.get("name") or "", guid(note.get("guid", ""))
            project = {"about": "project", "target_id": self.root.get("name") or ""}
            owner = self.noted.pop(key, None) or project
            kind, colon, target = name.partition(": ")
            if self.ours and colon and kind in ("project", "project × theme"):
                owner = {"about": kind, "target_id": target}
            if not text.strip():
                continue
            if not self.ours and name and name not in text:
                text = f"{name}\n{text}"
            row = {**dict.fromkeys(MEMOS, ""), **owner, "memo_id": key, "text": text}
            row |= {"coder": self._coder(note.get("creatingUser") or "")}
            self.memos.append(row | {"created_at": note.get("creationDateTime") or ""})
            for inner in (*note.findall("PlainTextSelection"), note):
                if n := len(inner.findall("Coding")):
                    self.note(name or key, noted("exchange.coded_note", n=n))
        if described := (self.root.findtext("Description") or "").strip():
            self._own_memo(self.root, "project", self.root.get("name") or "", described)

    def _rest(self) -> None:
        """Say what stands in the file that a study has no place for."""
        if self.ours:
            return
        for element in (*self.root.iterfind("Sets/Set"),):
            names = [self.codes.get(guid(ref.get("targetGUID") or ref.get("guid", ""))) for ref in element]
            members = ", ".join(filter(None, names))
            self.note(element.get("name") or "", noted("exchange.set", members=members))
        for element in self.root.iterfind("Links/Link"):
            self.note(element.get("name") or guid(element.get("guid", "")), noted("exchange.link"))
        for element in self.root.iterfind("Graphs/Graph"):
            self.note(element.get("name") or guid(element.get("guid", "")), noted("exchange.graph"))


def _number(text: str | None) -> int:
    try:
        return int(text or "")
    except ValueError:
        return -1
