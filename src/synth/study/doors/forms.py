"""Forms of funders: what their parts are about, and what people decide in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from synth.telling import Told

from ..acts import forming
from ..places import COHORT, PROJECT
from ..views import forms as views
from .opened import Opened


class Forms(Opened):
    """Forms of funders: what their parts are about, and what people decide in them."""

    def map_form(
        self, form: str, parts: Iterable[Mapping[str, Any]], coder: str | None = None, *, name: str = ""
    ) -> str:
        """Say what parts of a form are about and what goes into them; the last word on each part holds.

        Parameters
        ----------
        form : str
            The fingerprint of the form, as `synth.read_form` gives it.
        parts : iterable of dict
            ``part`` (its key), ``kind``, ``position``, ``context``, ``label`` as in `Form.parts`; ``role``
            (one of `synth.study.kinds.ROLES`, or empty) and ``about``, pairs of a kind and a name: a
            ``project``, ``cohort``, ``code`` or ``dimension`` as people call it, ``("each", "project")`` for
            a row a project, or ``("everything", "")``.
        name : str
            Of the form's file.

        Returns
        -------
        str
            The act's id, empty where all of it stands so.
        """
        with self._store.writing() as connection:
            return forming.map_form(connection, form, name, parts, coder)

    def answer_form(
        self,
        form: str,
        part: str,
        text: str,
        coder: str | None = None,
        *,
        across: str = "",
        project: str = "",
        cohort: str = "",
        apart: bool = False,
    ) -> str:
        """Write what a person decides in a form: a judgement, or words of their own; empty takes it away.

        `part` is the key of a row or a marked place, `across` that of a column. With `project` or `cohort`
        it is the answer in the form of that one. `apart` leaves answers of others beside it, as where it was
        written without having seen them. Returns the act's id, empty where it stands so.
        """
        scope = (PROJECT, project) if project else (COHORT, cohort) if cohort else None
        with self._store.writing() as connection:
            return forming.answer_form(
                connection, form, part, text, coder, across=across, scope=scope, apart=apart
            )

    def hand_in_form(
        self,
        form: str,
        parts: Iterable[Mapping[str, Any]],
        answers: Sequence[forming.Answer],
        coder: str | None = None,
        *,
        name: str = "",
    ) -> tuple[str, int, dict[int, Told]]:
        """Map a form as `map_form` does and answer in it, all of it or, where that is refused, nothing.

        Returns the act of the mapping, how many answers came in, and by their place among `answers` why
        others did not: there is no such project or cohort, or they cite what never was a statement.
        """
        with self._store.writing() as connection:
            return forming.hand_in(connection, form, name, parts, answers, coder)

    def forms(self) -> pd.DataFrame:
        """Return the forms that were mapped, the last one first: form, name, coder, created_at, parts."""
        with self._store.reading() as connection:
            return views.mapped(connection)

    def earlier_forms(self, form: str) -> list[str]:
        """Return the forms that somebody mapped before this one was first mapped, the last one first."""
        with self._store.reading() as connection:
            return views.earlier(connection, form)

    def form_parts(self, form: str) -> pd.DataFrame:
        """Return what stands of the parts of a form, in its order.

        Columns: part, position, kind, context, label, role, about (pairs of a kind and a name, codes as they
        are called now), coder, created_at.
        """
        with self._store.reading() as connection:
            return views.parts(connection, form)

    def form_changes(self, form: str) -> pd.DataFrame:
        """Return what became of the codes of a form's parts since they were said.

        Columns: part, label, what (``code merged``, ``code renamed``, ``code retired``, ``code split`` or
        ``code gone``), before, now.
        """
        with self._store.reading() as connection:
            return views.changes(connection, form)

    def form_answers(self, *, emptied: bool = False) -> pd.DataFrame:
        """Return what people decided in forms: form, part, across, project, cohort, text, coder, created_at.

        `apart` is how many answers others gave apart from this one; the later counts. With `emptied`, those
        that were taken away as well, with empty text.
        """
        with self._store.reading() as connection:
            return views.answers(connection, emptied=emptied)
