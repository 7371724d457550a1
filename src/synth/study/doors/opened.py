"""An open study file: where it lies, its store, and how it shows itself."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from ..care import proof
from ..store import Store
from ..views import look


class Opened:
    """An open study file; what is done with it stands in the classes of this folder, which `Study` joins."""

    def __init__(self, path: str | Path, create: bool = True):
        self._store = Store(path, create, proof.refuse_writing)
        self.path = self._store.path
        self.remarks: list[str] = []
        """What is to be said of the study where it shows itself, as by `synth.open_study`."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return look.line(self)

    def _repr_html_(self) -> str:
        return look.page(self)

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()
