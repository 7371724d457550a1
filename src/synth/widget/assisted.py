"""What a language model suggests on the coding page, with the words of the statement that it rests on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from synth.study.choices import ASSISTANT
from synth.themes.asking import evidence
from synth.themes.assistant import Assistant
from synth.themes.replies import Replies

if TYPE_CHECKING:
    from synth.study import Study

    from .statements import Statement


class Assisted:
    """The answers of the language model that was kept last; none where there is none.

    Parameters
    ----------
    study : Study
    """

    def __init__(self, study: Study):
        self.model, self._codes, self._replies = "", {}, None
        machines = study.machines()
        frozen = machines[(machines["name"] == ASSISTANT) & (machines["frozen"] != "")]
        if frozen.empty:
            return
        last = frozen.iloc[-1]
        self._asked = Assistant.of(json.loads(last["settings"]))
        self.model = self._asked.model
        if study.beside:  # on a server no replies are kept, and the words that it goes by are not known
            self._replies = Replies.beside(study.beside)
        for row in study.guesses(last["frozen"]).itertuples():
            self._codes.setdefault(row.statement_id, []).append(row.code)

    def hints(self, statement: Statement, codes: dict[str, dict]) -> list[tuple[str, str]]:
        """Return the codes that it suggests, each with the words it goes by, empty where they are gone."""
        suggested_codes = self._codes.get(statement.statement_id, ())
        if self._replies is None:
            return [(code, "") for code in suggested_codes]
        return [
            (code, evidence(self._asked, statement.text, codes.get(code, {}), self._replies))
            for code in suggested_codes
        ]
