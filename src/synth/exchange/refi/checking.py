"""Is what was written what was meant? The file is read back and compared, span by span, letter by letter."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from synth.telling import told

from .project import Project, xml_safe
from .reading import read_project

_WORDS = (
    *("code_id", "code", "name", "name_en", "dimension", "parent", "definition"),
    *("include", "exclude", "keywords", "example"),
)


def refuse_other(meant: Project, written: Path, path: Path) -> None:
    """Raise ValueError where the file `written` does not say what `meant` does; it is called `path`."""
    read_back = read_project(written)
    for what, ours, theirs in (
        ("codes", _codes(meant), _codes(read_back)),
        ("texts", _texts(meant), _texts(read_back)),
        ("codings", _codings(meant), _codings(read_back)),
        ("memos", _memos(meant), _memos(read_back)),
    ):
        if path.suffix.lower() == ".qdc" and what != "codes":
            continue
        if ours != theirs:
            differing = [str(entry)[:80] for entry in {*ours} ^ {*theirs}]
            raise ValueError(
                told("exchange.not_read_back", path=path, what=what, where=min(differing or [""]))
            )


def _codes(project: Project) -> list[tuple]:
    return sorted(
        tuple(xml_safe(_plain(row[name])) for name in _WORDS) + (bool(row["retired"]),)
        for row in project.codebook.to_dict("records")
    )


def _plain(text: object) -> str:
    return str(text).replace("\r\n", "\n").replace("\r", "\n").strip()


def _texts(project: Project) -> list[tuple[str, str]]:
    return [(xml_safe(row["source_id"]), row["text"]) for row in project.sources.to_dict("records")]


def _codings(project: Project) -> list[tuple]:
    """Give each coding with the very words that it is about."""
    words = dict(zip(project.sources["source_id"], project.sources["text"], strict=True))
    return sorted(
        (
            *(xml_safe(row["source_id"]), int(row["start"]), int(row["end"])),
            words[row["source_id"]][int(row["start"]) : int(row["end"])],
            *(row["code_id"], xml_safe(row["coder"])),
        )
        for row in project.codings.to_dict("records")
    )


def _memos(project: Project) -> list[tuple]:
    columns = ["memo_id", "about", "coder", "text"]
    rows: pd.DataFrame = project.memos[columns]
    return sorted(
        tuple(xml_safe(cell) if at == 2 else cell for at, cell in enumerate(row)) for row in rows.values
    )
