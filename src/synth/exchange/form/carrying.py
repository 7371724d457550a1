"""A form that changed since it was mapped: what still fits, and what does not."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from synth.study.ids import plain

from .parts import Form

LEAST = 0.5
"""Of the parts of a form that an earlier one must share to be taken for the same form, changed."""


@dataclass
class Mapped:
    """What a person said of the parts of a form, as far as it fits the form as it is now.

    Attributes
    ----------
    form : str
        The fingerprint under which it was said; empty where nobody said anything of this form.
    said : dict
        By the key of a part of now, the row of `Study.form_parts`.
    was : dict of str to str
        By the key of a part of now, the key that it had.
    moved, new, gone : list of str
        Labels of parts that stand elsewhere now, that nobody saw yet, and that are no more.
    """

    form: str = ""
    said: dict[str, dict[str, Any]] = field(default_factory=dict)
    was: dict[str, str] = field(default_factory=dict)
    moved: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether the form is otherwise than when it was mapped."""
        return bool(self.moved or self.new or self.gone)


def mapped(form: Form, study: Any) -> Mapped:
    """Return what was said of a form, or of the one that it was before it changed."""
    known = study.forms()
    if form.fingerprint in set(known["form"]):
        rows = study.form_parts(form.fingerprint).to_dict("records")
        said = {row["part"]: row for row in rows}
        return Mapped(form.fingerprint, said, {key: key for key in said})
    own = {(one.kind, plain(one.label)) for one in form.parts}
    best, share = None, 0.0
    for name in known["form"]:
        parts = study.form_parts(name)
        theirs = {(row["kind"], plain(row["label"])) for row in parts.to_dict("records")}
        common = len(own & theirs) / max(len(own | theirs), 1)
        if common > share:
            best, share = (name, parts), common
    return carried(form, *best) if best and share >= LEAST else Mapped()


def carried(form: Form, name: str, parts: pd.DataFrame) -> Mapped:
    """Take over what was said of the parts of an earlier form, where it is plain which part is which.

    Parts that have the same words in the same place are the same; so are those that only stand elsewhere, if
    each is the only one of its words. Of parts that say the same, where there are more or fewer of them than
    there were, none is taken for another.
    """
    rows = parts.to_dict("records")
    made = Mapped(name)
    by_key = {row["part"]: row for row in rows}
    for part in form.parts:
        if part.key in by_key:
            made.said[part.key], made.was[part.key] = by_key[part.key], part.key
    left = [row for row in rows if row["part"] not in made.was]
    fresh = [part for part in form.parts if part.key not in made.said]
    theirs, own = (
        _by(left, lambda row: (row["kind"], plain(row["label"]))),
        _by(fresh, lambda part: (part.kind, plain(part.label))),
    )
    for words, parts_now in own.items():
        before = theirs.get(words, [])
        if len(parts_now) == len(before) == 1:
            made.said[parts_now[0].key], made.was[parts_now[0].key] = before[0], before[0]["part"]
            made.moved.append(parts_now[0].label)
    taken = set(made.was.values())
    made.new = [part.label for part in fresh if part.key not in made.said]
    made.gone = [row["label"] for row in left if row["part"] not in taken]
    return made


def _by(rows: list, key: Any) -> dict[Hashable, list]:
    found: dict[Hashable, list] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found
