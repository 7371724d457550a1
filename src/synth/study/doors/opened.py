"""An open study: where it lies, its store, and how it shows itself."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from synth.address import Address

from ..care import proof
from ..served import store_of
from ..views import look


class Opened:
    """An open study; what is done with it stands in the classes of this folder, which `Study` joins."""

    def __init__(self, path: str | Path | Address, create: bool = True):
        self._store = store_of(path, create, proof.refuse_writing)
        self.path = self._store.path
        """The file, or the address of the server, which says itself without a password."""
        self.remarks: list[str] = []
        """What is to be said of the study where it shows itself, as by `synth.open_study`."""

    @property
    def beside(self) -> Path | None:
        """The file beside which things are kept that were computed; None where the study is on a server."""
        return self.path if isinstance(self.path, Path) else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return look.line(self)

    def _repr_html_(self) -> str:
        return look.page(self)

    def close(self) -> None:
        """Let go of the file or the server."""
        self._store.close()
