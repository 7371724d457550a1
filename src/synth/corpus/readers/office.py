"""What only LibreOffice opens (.doc, .odt, .rtf, .ppt, .odp): it makes .docx or .pptx of it, which are read.

LibreOffice runs below the helper (see `synth.corpus.apart`): it has the helper's limits, writes where what
the helper leaves is cleared away, and is ended when the helper is (see `synth.programs`). Its profile is the
helper's own: neither the user's open windows nor other runs get in the way.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

from synth.corpus.document import Document
from synth.corpus.readers.kinds import check_zip, kind_of, what_to_do
from synth.programs import run_bounded
from synth.telling import Unreadable, noted

SECONDS = 60
"""Time that LibreOffice has for a file."""

_FILTERS = {
    ".doc": "MS Word 97",
    ".rtf": "Rich Text Format",
    ".odt": "writer8",
    ".ppt": "MS PowerPoint 97",
    ".odp": "impress8",
}
"""How LibreOffice is to open a file; left to itself it opens a broken one as text."""
OPENED = frozenset(_FILTERS)
"""Endings of what only LibreOffice opens."""
_MADE = {
    **dict.fromkeys((".doc", ".rtf", ".odt"), ("docx", "synth.corpus.readers.word")),
    **dict.fromkeys((".ppt", ".odp"), ("pptx", "synth.corpus.readers.slides")),
}
_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
"""No macro runs, and nothing that a document links to is fetched."""


def read(data: bytes, path: Path) -> list[Document]:
    """Read a file by way of LibreOffice, where it is installed."""
    kind = kind_of(data)
    program = found_program()
    if not program:
        todo = noted("todo.install_or", todo=what_to_do(kind))
        raise Unreadable(noted("file.no_libreoffice", kind=kind), todo)
    if data.startswith(b"PK"):
        check_zip(data)
    ending, reader = _MADE[kind]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as room:
        original = Path(room, f"given{kind}")  # a name of ours: the user's may begin with a dash
        original.write_bytes(data)
        command = [program, f"-env:UserInstallation={_profile().as_uri()}", "--headless", "--norestore"]
        command += ["--nolockcheck", f"--infilter={_FILTERS[kind]}", "--convert-to", ending]
        with contextlib.suppress(OSError):  # what it did not make in time, or at all, is not there
            run_bounded([*command, "--outdir", room, os.fspath(original)], SECONDS)
        converted = original.with_suffix(f".{ending}")
        if not converted.is_file():
            raise Unreadable(noted("file.libreoffice"), what_to_do(kind))
        return importlib.import_module(reader).read(converted.read_bytes(), converted)


def found_program() -> str:
    """Return where LibreOffice is; empty where it is not installed or ``SYNTH_OFFICE=none`` does without."""
    if os.environ.get("SYNTH_OFFICE") == "none":
        return ""
    named = (shutil.which(name) for name in ("soffice", "libreoffice"))
    return next(filter(None, [*named, *(path for path in _PLACES if Path(path).is_file())]), "")


@cache
def _profile() -> Path:
    """Make LibreOffice's profile, once for a process; a new one costs some seconds."""
    profile = Path(tempfile.mkdtemp(prefix="profile-"))
    (profile / "user").mkdir()
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    return profile
