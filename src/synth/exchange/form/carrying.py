"""A form that changed since it was mapped: what still fits, and what does not."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from synth.study.ids import plain

from .parts import Form, Part

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
    earlier : list of (str, dict of str to str)
        The forms that it was before, the last one first: the fingerprint, and by the key of a part of now the
        key that it had then.
    moved, new, gone : list of str
        Labels of parts that stand elsewhere now, that nobody saw yet, and that are no more.
    """

    form: str = ""
    said: dict[str, dict[str, Any]] = field(default_factory=dict)
    earlier: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether the form is otherwise than when it was mapped."""
        return bool(self.moved or self.new or self.gone)


def mapped(form: Form, study: Any) -> Mapped:
    """Return what was said of a form, or of the one that it was before it changed."""
    steps = _before(form, study)
    if form.fingerprint in set(study.forms()["form"]):
        rows = study.form_parts(form.fingerprint).to_dict("records")
        mapping = Mapped(form.fingerprint, {row["part"]: row for row in rows})
    else:
        mapping = steps[0] if steps else Mapped()
    return replace(mapping, earlier=[step.earlier[0] for step in steps])


def _before(form: Form, study: Any) -> list[Mapped]:
    """Return what is carried to a form from the one that it was, from the one that this was, and so on."""
    names, steps, parts = study.earlier_forms(form.fingerprint), [], form.parts
    earlier_keys = {part.key: part.key for part in parts}
    while names and (step := _nearest(parts, names, study)):
        name, keys = step.earlier[0]
        earlier_keys = {now: keys[then] for now, then in earlier_keys.items() if then in keys}
        steps.append(replace(step, earlier=[(name, earlier_keys)]))
        rows = study.form_parts(name).to_dict("records")
        parts = [Part(row["kind"], row["context"], row["label"], "", key=row["part"]) for row in rows]
        names = study.earlier_forms(name)
    return steps


def _nearest(parts: list[Part], names: list[str], study: Any) -> Mapped | None:
    """Return what is carried from the form that shares most parts; None where none shares enough."""
    own = {(part.kind, plain(part.label)) for part in parts}
    best, share = None, 0.0
    for name in names:
        rows = study.form_parts(name)
        theirs = {(row["kind"], plain(row["label"])) for row in rows.to_dict("records")}
        common = len(own & theirs) / max(len(own | theirs), 1)
        if common > share:
            best, share = (name, rows), common
    return carried(parts, *best) if best and share >= LEAST else None


def carried(parts_now: list[Part], name: str, parts: pd.DataFrame) -> Mapped:
    """Take over what was said of the parts of an earlier form, where it is plain which part is which.

    Parts that have the same words in the same place are the same; so are those that only stand elsewhere, if
    each is the only one of its words. Of parts that say the same, where there are more or fewer of them than
    there were, none is taken for another.
    """
    rows = parts.to_dict("records")
    mapping, earlier_keys = Mapped(name), {}
    by_key = {row["part"]: row for row in rows}
    for part in parts_now:
        if part.key in by_key:
            mapping.said[part.key], earlier_keys[part.key] = by_key[part.key], part.key
    unmatched = [row for row in rows if row["part"] not in earlier_keys]
    fresh = [part for part in parts_now if part.key not in mapping.said]
    theirs, own = (
        _by(unmatched, lambda row: (row["kind"], plain(row["label"]))),
        _by(fresh, lambda part: (part.kind, plain(part.label))),
    )
    for words, same in own.items():
        before = theirs.get(words, [])
        if len(same) == len(before) == 1:
            mapping.said[same[0].key], earlier_keys[same[0].key] = before[0], before[0]["part"]
            mapping.moved.append(same[0].label)
    matched_keys = set(earlier_keys.values())
    mapping.earlier = [(name, earlier_keys)]
    mapping.new = [part.label for part in fresh if part.key not in mapping.said]
    mapping.gone = [row["label"] for row in unmatched if row["part"] not in matched_keys]
    return mapping


def _by(rows: list, key: Any) -> dict[Hashable, list]:
    groups: dict[Hashable, list] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups
