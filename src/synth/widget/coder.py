"""The coding page as a widget: it answers every message of the page, and never with an exception."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import anywidget
import traitlets

from synth.schema import ADJUDICATED
from synth.study import Study
from synth.telling import told

from .desk import Desk
from .messages import Messages
from .page import Words, program, style
from .suggestions import Suggestions

STYLES = ("tokens", "frame", "list", "statement", "panes", "right")


class Coder(anywidget.AnyWidget):
    """Code the statements of a study, by keyboard, in a notebook.

    Each act is in the study before its mark turns solid. Of the workshop's words nothing is kept in the
    widget's state, so nothing of them gets into the notebook's file.

    Parameters
    ----------
    study : Study, str or Path
        A study, the path of its file or its address on a server.
    coder : str
        Who codes; empty: the coder who is remembered on this computer.
    lang : {"th", "en"}
    blind : bool
        Hide the other coders' acts and the machine's suggestions, to measure agreement.
    sample : int
        Code only so many statements, drawn by lot over the sources (`synth.reliability_sample`); 0: all.
    seed : int
        Of the lot; coders who are to read the same sample take the same seed.
    adjudicate : sequence of str
        Two coders whose codings are laid side by side; the outcome is kept under the coder `adjudicated`, and
        with each act `coder`, who settled it.
    reading : bool
        Open on the notes line by line, to put right what their lines are taken for; also before there is a
        codebook.
    lot : bool
        Code only the statements that were drawn to judge a machine by (`Study.draw`), blind:
        nobody sees there what machines or others say.
    height : int
        Of the page, in pixels.

    Raises
    ------
    ValueError
        Nobody is named who codes, a coder to be adjudicated has coded nothing, or there is no such language.
    FileNotFoundError
        There is no study at that path.

    Examples
    --------
    >>> import pandas as pd, tempfile
    >>> path = Path(tempfile.mkdtemp()) / "study.db"
    >>> _ = Study(path).set_codebook(pd.DataFrame({"code": ["trust"], "name": ["ความไว้วางใจ"]}))
    >>> page = Coder(path, coder="ก")
    >>> page.answer({"id": "1", "do": "open"})["book"][0]["find"]
    ['ไว้วางใจ', 'ความไว้วางใจ', 'trust']
    """

    _esm = traitlets.Unicode("").tag(sync=True)
    _css = traitlets.Unicode("").tag(sync=True)
    lang = traitlets.Unicode("th").tag(sync=True)
    height = traitlets.Int(720).tag(sync=True)
    _suggestions: Suggestions | None = (
        None  # also where making it fails half-way, and it is closed all the same
    )

    def __init__(
        self,
        study: Study | str | Path,
        coder: str = "",
        lang: str = "th",
        blind: bool = False,
        sample: int = 0,
        seed: int = 0,
        adjudicate: Sequence[str] = (),
        reading: bool = False,
        lot: bool = False,
        height: int = 720,
    ):
        study = study if isinstance(study, Study) else Study(study, create=False)
        self._words = Words(lang)
        coder, adjudicate = _people(study, coder, adjudicate)
        self._desk = Desk(study, coder, blind or lot, adjudicate, sample, seed, lot)
        self._suggestions = Suggestions(self._desk, lambda: self.send({"event": "suggestions"}), lang)
        self._messages = Messages(self._desk, self._words, self._suggestions, seed, reading)
        super().__init__(_esm=program("coding/coder.js"), _css=style(*STYLES), lang=lang, height=height)
        self.on_msg(self._receive)

    def __repr__(self) -> str:
        return f"Coder({str(self._desk.study.path)!r}, coder={self._desk.coder!r})"

    def _repr_mimebundle_(self, **kwargs: object) -> tuple[dict, dict]:
        data, about = super()._repr_mimebundle_(**kwargs)
        plain = self._words.say("said.plain", study=self._desk.study.path.name)
        return {**data, "text/plain": plain}, about

    def close(self) -> None:
        """Take the page away; what was coded is in the study."""
        if self._suggestions is not None:
            self._suggestions.close()
        super().close()

    def answer(self, asked: dict) -> dict:
        """Answer a message of the page."""
        return self._messages.answer(asked)

    def _receive(self, _widget: object, content: object, _buffers: object) -> None:
        if isinstance(content, dict) and "do" in content:
            self.send(self.answer(content))
            self._messages.afterwards(content)


def _people(study: Study, coder: str, adjudicate: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Say under whose name the acts are done, and whose codings are brought together."""
    pair, coder = tuple(adjudicate), coder or study.coder
    if not pair:
        if not coder:
            raise ValueError(told("widget.who"))
        return coder, ()
    coders = sorted({*study.reviews()["coder"], *study.codings()["coder"]} - {ADJUDICATED})
    if len(set(pair)) != 2 or not set(pair) <= set(coders):
        raise ValueError(told("widget.two", known=", ".join(coders) or told("value.nobody")))
    return coder if coder != ADJUDICATED else "", pair
