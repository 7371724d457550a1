"""The writing page as a widget: the synthesis that people write, and the ledger of their claims."""

from __future__ import annotations

from pathlib import Path

import anywidget
import traitlets

from synth.study import Study
from synth.telling import told

from .page import Words, program, style
from .writing import Writing

WRITER_STYLES = ("tokens", "frame", "panes", "writing")


class Writer(anywidget.AnyWidget):
    """Write the synthesis of a study, cell by cell with its evidence beside it, and what is claimed from it.

    Every text is a person's. A cell beneath which the evidence has changed says so, shows what changed, and
    waits until somebody confirms it. Nothing of the words is kept in the notebook's file.

    Parameters
    ----------
    study : Study, str or Path
        A study or the path of its file.
    coder : str
        Who writes; empty: the coder who is remembered on this computer.
    lang : {"th", "en"}
    rows, columns : str
        What the table is of: any two of ``project``, ``cohort``, ``theme``, ``code`` and the dimensions of
        the codebook.
    ledger : bool
        Open on the ledger of claims.
    height : int
        Of the page, in pixels.

    Raises
    ------
    ValueError
        Nobody is named who writes, or there are no such rows, columns or language.
    FileNotFoundError
        There is no study at that path.

    Examples
    --------
    >>> import pandas as pd, tempfile
    >>> path = Path(tempfile.mkdtemp()) / "study.db"
    >>> _ = Study(path).set_codebook(pd.DataFrame({"code": ["trust"], "name": ["ความไว้วางใจ"]}))
    >>> page = Writer(path, coder="ก")
    >>> page.answer({"id": "1", "do": "targets", "query": "ไว้วางใจ"})["targets"][0]["name"]
    'ความไว้วางใจ'
    """

    _esm = traitlets.Unicode("").tag(sync=True)
    _css = traitlets.Unicode("").tag(sync=True)
    lang = traitlets.Unicode("th").tag(sync=True)
    height = traitlets.Int(720).tag(sync=True)

    def __init__(
        self,
        study: Study | str | Path,
        coder: str = "",
        lang: str = "th",
        rows: str = "project",
        columns: str = "theme",
        ledger: bool = False,
        height: int = 720,
    ):
        study = study if isinstance(study, Study) else Study(study, create=False)
        self._words = Words(lang)
        self._coder = coder or study.coder
        if not self._coder:
            raise ValueError(told("widget.who"))
        study.synthesis(rows, columns)  # refuses what cannot be rows or columns
        self._study = study
        self._writing = Writing(study, self._coder, self._words, rows, columns, ledger)
        super().__init__(
            _esm=program("writing/writer.js"), _css=style(*WRITER_STYLES), lang=lang, height=height
        )
        self.on_msg(self._receive)

    def __repr__(self) -> str:
        return f"Writer({str(self._study.path)!r}, coder={self._coder!r})"

    def _repr_mimebundle_(self, **kwargs: object) -> tuple[dict, dict]:
        data, about = super()._repr_mimebundle_(**kwargs)
        return {**data, "text/plain": self._words.say("writer.plain", study=self._study.path.name)}, about

    def answer(self, asked: dict) -> dict:
        """Answer a message of the page."""
        return self._writing.answer(asked)

    def _receive(self, _widget: object, content: object, _buffers: object) -> None:
        if isinstance(content, dict) and "do" in content:
            self.send(self.answer(content))
