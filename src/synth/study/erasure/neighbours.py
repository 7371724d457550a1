"""What lies beside a study and may hold the same words: backups, copies, what was computed, reports."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select

from synth.address import Address

from .. import erasing, ids, migrate
from ..acts.returning import erased_of
from ..store import Store
from ..tables import events
from ..tombstones import Erased
from . import erase

_SQLITE = b"SQLite format 3\0"
_LARGEST = 200 * 1024 * 1024
"""Larger files beside a study are named as not looked into."""
_COMPUTED = (".vectors", ".tokens", ".terms", ".cache", ".replies", ".looked")
"""Endings, behind a study's name, of what is computed from its words and can be so again."""


@dataclass
class Receipt:
    """What was erased and where: numbers and names of files, nothing of what the words were.

    Attributes
    ----------
    at : str
        When, in UTC.
    places : dict of str to int
        In how many places of each table of the study.
    cleaned : dict of str to int
        Other files of this study, and in how many places of each.
    wiped : list of str
        Files that were overwritten and deleted: what can be computed again, journals, older formats.
    holding : list of str
        Files that still hold the words, or could not be looked into; they are the user's to delete. Of a
        study on a server its address: the server's log and backups hold the words until they run out.
    kept : str
        What stays of the words: hashes, by which nobody reads them, but a guess can be proved right.
    """

    at: str
    places: dict[str, int] = field(default_factory=dict)
    cleaned: dict[str, int] = field(default_factory=dict)
    wiped: list[str] = field(default_factory=list)
    holding: list[str] = field(default_factory=list)
    kept: str = "keyed hashes of what was erased; statement ids, with a short hash of the text as first read"

    def write(self, path: Path) -> None:
        """Write it as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=2), encoding="utf-8")


def erased(
    store: Store, act: Callable, what: Any, coder: str | None, backups: Iterable[Path] = (), **options: Any
) -> Receipt:
    """Do an act that erases, in a study and in the files of the same study beside it; return the receipt."""
    receipt = Receipt(ids.now())
    with store.erasing() as connection:
        receipt.places = dict(act(connection, what, coder, **options))
    with store.reading() as connection:
        gone = erased_of(connection)
        own = set(connection.scalars(select(events.c.event_id)))
    if isinstance(store.path, Address):
        receipt.holding.append(str(store.path))  # its log of changes and its backups are for its keeper
        return receipt
    for path in _beside(store.path, backups):
        _clean(path, store, own, receipt)
    receipt.wiped += [path.name for path in _computed(store.path) if erasing.wipe(path)]
    words = [] if act is erase.erase_sources else list(what)
    receipt.holding += sorted(_holding(store.path.absolute().parent, words))
    receipt.cleaned = {_without(name, gone): n for name, n in receipt.cleaned.items()}
    receipt.wiped, receipt.holding = (
        [_without(name, gone) for name in names] for names in (receipt.wiped, receipt.holding)
    )
    return receipt


def _without(name: str, gone: list[Erased]) -> str:
    for erasure in gone:
        name = erasure.without(name)
    return name


def _beside(path: Path, backups: Iterable[Path]) -> list[Path]:
    """Return the databases in the folder of a study, and backups that lie elsewhere."""
    folder = path.absolute().parent
    files = [file for file in sorted(folder.iterdir()) if file.is_file() and _is_database(file)]
    return [file for file in dict.fromkeys([*files, *backups]) if not file.samefile(path)]


def _is_database(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


def _clean(path: Path, store: Store, own: set[str], receipt: Receipt) -> None:
    """Erase from another file of the same study what this one erased; a file of another study is let be."""
    former = path.name
    try:
        other = Store(path, create=False)
    except (OSError, ValueError):
        return
    try:
        with other.reading() as connection:
            if not own & set(connection.scalars(select(events.c.event_id))):
                return
        with store.reading() as ours, other.erasing() as theirs:
            receipt.cleaned[former] = erase.agree(theirs, ours).total()
        for number in migrate.STEPS:
            copy = migrate.backup_name(path, number - 1)
            if erasing.wipe(copy):
                receipt.wiped.append(copy.name)
    finally:
        other.close()


def _computed(path: Path) -> Iterator[Path]:
    """Give the files beside a study that are computed from its words, and what a killed program left."""
    for file in sorted(path.absolute().parent.iterdir()):
        name = file.name.removeprefix(".")  # as of a part that was not finished
        of_study = name.startswith((f"{path.name}.", f"{path.stem}."))
        if of_study and file.is_file() and (file.suffix in (*_COMPUTED, ".part") or _is_computed(file.name)):
            yield file


def _is_computed(name: str) -> bool:
    return any(f"{ending}." in name for ending in _COMPUTED)


def _holding(folder: Path, words: list[str]) -> Iterator[str]:
    """Name the files below a folder that still hold words, by their bytes, also within zipped files."""
    if not words:
        return
    forms = [form for word in words for form in _forms(word)]
    for path in _files(folder):
        try:
            if path.stat().st_size > _LARGEST or any(form in part for part in _parts(path) for form in forms):
                yield path.relative_to(folder).as_posix()
        except (OSError, zipfile.BadZipFile, RuntimeError):
            yield path.relative_to(folder).as_posix()


def _forms(word: str) -> list[bytes]:
    escaped = json.dumps(word)[1:-1]
    return list(dict.fromkeys([word.encode(), escaped.encode(), word.encode("utf-16-le"), *_thai(word)]))


def _thai(word: str) -> list[bytes]:
    try:
        return [word.encode("cp874")]
    except UnicodeEncodeError:
        return []


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in (".git", ".venv", "node_modules"))
        yield from (Path(root, name) for name in sorted(names))


def _parts(path: Path) -> Iterator[bytes]:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            for member in packed.infolist():
                if member.file_size <= _LARGEST:
                    yield packed.read(member)
    else:
        yield path.read_bytes()
