"""What a form's parts are likely about: by words that they share with codes, projects and cohorts."""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from synth.schema import CODE_JOIN, SECTION_JOIN
from synth.study.ids import plain
from synth.study.kinds import ALONE, EACH, EVIDENCE, JUDGEMENT, NAME
from synth.study.places import CODE, COHORT, PROJECT
from synth.text.terms import terms

from .outline import COLUMN, PLACE, ROWS, Form, Part

if TYPE_CHECKING:
    from synth.study import Study

LEAST = 0.34
"""Of the weight of a label's words that a code must share to be proposed."""
MOST = 2
"""Codes that are proposed for one part."""
About = tuple[tuple[str, str], ...]


class Proposed(NamedTuple):
    """What is proposed for a part: what goes in, what it is about, and the words that say so."""

    role: str = ""
    about: About = ()
    because: str = ""


def propose(form: Form, study: Study) -> dict[str, Proposed]:
    """Propose roles and subjects for the parts of a form; a person decides."""
    likely = _Likely(study)
    made = {}
    for part in form.parts:
        role = role_of(part)
        about, because = likely(part) if role not in (ALONE, NAME) else ((), "")
        if part.kind == PLACE and not about and role == EVIDENCE:
            role = ALONE
        if part.kind == ROWS:
            about, because = ((EACH, PROJECT),), ""
        made[part.key] = Proposed(role, about, because)
    return made


@cache
def _words() -> dict[str, str]:
    said = tomllib.loads(Path(__file__).with_name("roles.toml").read_text(encoding="utf-8"))
    return {plain(word).casefold(): role for role, words in said.items() for word in words}


def role_of(part: Part) -> str:
    """Say what likely goes into a column or a place; rows have no role.

    Examples
    --------
    >>> from synth.telling import noted
    >>> [role_of(Part(COLUMN, "", head, "")) for head in ("ผลลัพธ์", "บรรลุ / ไม่บรรลุ", "หลักฐาน")]
    ['details', 'judgement', 'evidence']
    """
    if part.kind not in (COLUMN, PLACE):
        return ""
    if part.options:
        return JUDGEMENT
    for said in (part.label.split(SECTION_JOIN)[-1], part.label):
        head = plain(said).casefold()
        found = [word for word in _words() if _holds(head, word)]
        if found:
            return _words()[max(found, key=len)]
    return EVIDENCE


def _holds(head: str, word: str) -> bool:
    """Say whether a head holds a word; of Latin letters, only as a whole word."""
    if word.isascii():
        return re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", head) is not None
    return word in head


class _Likely:
    """Which codes, projects and cohorts share words with a label."""

    def __init__(self, study: Study):
        book = study.codebook()
        book = book[~book["retired"]]
        rows = book.to_dict("records")
        told = [f"{row['name']} {row['name_en']}" for row in rows]
        keys = [row["keywords"].replace(CODE_JOIN, " ") for row in rows]
        more = [f"{row['definition']} {row['include']}" for row in rows]
        self.codes = [row["code"] for row in rows]
        self.own = [
            (set(first) | set(second), set(third))
            for first, second, third in zip(terms(told), terms(keys), terms(more), strict=True)
        ]
        counts = Counter(word for own, _ in self.own for word in own)
        self.weight = {word: math.log(1 + len(rows) / count) for word, count in counts.items()}
        self.heaviest = math.log(1 + len(rows)) if rows else 1.0
        sources = study.sources()
        self.named = [
            (kind, name)
            for kind in (PROJECT, COHORT)
            for name in dict.fromkeys(sources[kind].astype(str))
            if len(name.strip()) > 2 and name != "nan"
        ]

    def __call__(self, part: Part) -> tuple[About, str]:
        label = plain(part.label)
        exact = [one for one in self.named if plain(one[1]) in label]
        if exact:
            return (max(exact, key=lambda one: len(one[1])),), ""
        for said in reversed(part.label.split(SECTION_JOIN)):  # the last says it best, what is above it else
            found = self._codes(said)
            if found:
                return tuple((CODE, code) for code, _ in found), ", ".join(
                    sorted(set().union(*(w for _, w in found)))
                )
        return (), ""

    def _codes(self, said: str) -> list[tuple[str, set[str]]]:
        words = set(terms([said])[0])
        whole = sum(self.weight.get(word, self.heaviest) for word in words)
        scored = []
        for code, (own, more) in zip(self.codes, self.own, strict=True):
            shared, near = words & own, (words & more) - own
            weight = sum(self.weight[word] for word in shared)
            weight += sum(self.weight.get(word, self.heaviest) for word in near) / 3
            if shared and whole and weight / whole >= LEAST:
                scored.append((weight / whole, code, shared))
        scored.sort(key=lambda one: -one[0])
        best = [one for one in scored[:MOST] if one[0] >= scored[0][0] * 0.8]
        return [(code, shared) for _, code, shared in best]
