"""Files and folders written whole or not at all, also where the program is killed or the disk is full.

What is new is made beside its place and then moved there; what stood there before stands until then.
"""

from __future__ import annotations

import contextlib
import glob
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from synth.telling import told

_DAY = 86_400
"""Seconds after which what a killed program left beside its place is taken away."""
_LONGEST = 150
"""Bytes of a name that is kept in the name of a part."""
_NEW, _FORMER = ".new-", ".former-"


@contextlib.contextmanager
def whole_file(path: str | os.PathLike) -> Iterator[Path]:
    """Give a path to write to; when all is written, the file takes the place of `path`.

    Examples
    --------
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with whole_file(Path(folder, "บันทึก.txt")) as part:
    ...         _ = part.write_text("ผู้นำชุมชน", encoding="utf-8")
    ...     Path(folder, "บันทึก.txt").read_text(encoding="utf-8")
    'ผู้นำชุมชน'
    """
    path = Path(path)
    if path.is_symlink():
        path = path.resolve()
    part = path.with_name(f".{_short(path.stem)}.{os.getpid()}.part{path.suffix}")
    try:
        yield part
        _sync(part)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def _short(name: str) -> str:
    """Return a beginning of a name that leaves room for more within the 255 bytes that disks take."""
    return name.encode()[:_LONGEST].decode(errors="ignore")


@contextlib.contextmanager
def whole_folder(path: str | os.PathLike, is_kept: Callable[[Path], bool] | None = None) -> Iterator[Path]:
    """Give an empty folder to write to; when all is written, it takes the place of `path`.

    Parameters
    ----------
    path : path
    is_kept : callable, optional
        Says of a file of the former folder that the new one has not, by its path in it, whether it stays;
        by default none does.

    Raises
    ------
    ValueError
        A file of the former folder is open in another program that lets nobody move it.
    """
    path = Path(path).resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    mend_folder(path)
    new_folder = Path(tempfile.mkdtemp(prefix=f"{_NEW}{path.name}-", dir=path.parent))
    try:
        new_folder.chmod(path.stat().st_mode if path.exists() else 0o777 & ~_umask())
        yield new_folder
        if is_kept and path.is_dir():
            _take_over(path, new_folder, is_kept)
        _swap(new_folder, path)
    finally:
        shutil.rmtree(new_folder, ignore_errors=True)


def mend_folder(path: Path) -> None:
    """Put the former folder back where a program was killed between two moves; clear away what is left."""
    former = sorted(path.parent.glob(glob.escape(f"{_FORMER}{path.name}")))
    if former and not path.exists():
        former[0].rename(path)
    elif former:
        shutil.rmtree(former[0], ignore_errors=True)
    for remnant in path.parent.glob(glob.escape(f"{_NEW}{path.name}-") + "*"):
        with contextlib.suppress(OSError):
            if time.time() - remnant.stat().st_mtime > _DAY:
                shutil.rmtree(remnant, ignore_errors=True)


def _take_over(former: Path, new_folder: Path, is_kept: Callable[[Path], bool]) -> None:
    """Give the new folder the further files of the former one, the same files where the disk can do that."""
    for file in former.rglob("*"):
        target = new_folder / file.relative_to(former)
        if file.is_dir() and not file.is_symlink():
            target.mkdir(parents=True, exist_ok=True)
        elif not target.exists() and is_kept(file.relative_to(former)):
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(file, target, follow_symlinks=False)
            except (OSError, NotImplementedError):
                shutil.copy2(file, target, follow_symlinks=False)


def _swap(new_folder: Path, path: Path) -> None:
    former = path.with_name(f"{_FORMER}{path.name}")
    for file in new_folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            _sync(file)
    try:
        if path.exists():
            os.replace(path, former)
        os.replace(new_folder, path)
    except OSError as error:
        if former.exists() and not path.exists():
            os.replace(former, path)
        raise ValueError(told("whole.not_replaced", path=error.filename)) from error
    shutil.rmtree(former, ignore_errors=True)


def _sync(path: Path) -> None:
    with contextlib.suppress(OSError):  # of a disk that cannot
        handle = os.open(path, os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _umask() -> int:
    before = os.umask(0)
    os.umask(before)
    return before
