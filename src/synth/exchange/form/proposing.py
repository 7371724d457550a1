"""What a form's parts are likely about: by words that they share with codes, projects and cohorts."""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from synth.schema import CODE_JOIN, SECTION_JOIN
from synth.study.choices import ALONE, EACH, EVIDENCE, JUDGEMENT, NAME
from synth.study.ids import plain
from synth.study.places import CODE, COHORT, PROJECT
from synth.text.terms import terms

from .parts import COLUMN, PLACE, ROWS, Form, Part

if TYPE_CHECKING:
    from synth.study import Study

LEAST = 0.2
"""Of the letters of a label that a code covers to be proposed; a word of many codes counts less."""
SHORTEST = 3
"""Letters of the shortest word that says something."""
MOST = 2
"""Codes that are proposed for one part."""
About = tuple[tuple[str, str], ...]
_NOUN = re.compile("^(?:ความ|การ)")


class Proposed(NamedTuple):
    """What is proposed for a part: what goes in, what it is about, and the words that say so."""

    role: str = ""
    about: About = ()
    because: str = ""


def propose(form: Form, study: Study) -> dict[str, Proposed]:
    """Propose roles and subjects for the parts of a form; a person decides."""
    likely = _Likely(study)
    proposals = {}
    for part in form.parts:
        role = role_of(part)
        label = part.label
        if part.kind == COLUMN and _role_in(part.label.split(SECTION_JOIN)[-1]):  # which says what goes in
            label = part.label.rpartition(SECTION_JOIN)[0]
        about, because = likely(label) if label and role not in (ALONE, NAME, JUDGEMENT) else ((), "")
        if part.kind == PLACE and not about and role == EVIDENCE:
            role = ALONE
        if part.kind == ROWS:
            about, because = ((EACH, PROJECT),), ""
        proposals[part.key] = Proposed(role, about, because)
    return proposals


@cache
def _words() -> dict[str, str]:
    words_by_role = tomllib.loads(Path(__file__).with_name("roles.toml").read_text(encoding="utf-8"))
    return {plain(word).casefold(): role for role, role_words in words_by_role.items() for word in role_words}


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
    return _role_in(part.label.split(SECTION_JOIN)[-1]) or _role_in(part.label) or EVIDENCE


def _role_in(label: str) -> str:
    """Return the role that the longest word of a head names; empty where none does."""
    head = plain(label).casefold()
    words = [word for word in _words() if _holds(head, word)]
    return _words()[max(words, key=len)] if words else ""


def _holds(head: str, word: str) -> bool:
    """Say whether a head holds a word; of Latin letters, only as a whole word."""
    if word.isascii():
        return re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", head) is not None
    return word in head


class _Likely:
    """Which codes, projects and cohorts share words with a label."""

    def __init__(self, study: Study):
        book = study.codebook()
        rows = book[~book["retired"]].to_dict("records")
        word_lists = terms([f"{row['name']} {row['name_en']}" for row in rows])
        self.words = {
            row["code"]: _stems([plain(row["name"]), *own, *row["keywords"].split(CODE_JOIN)])
            for row, own in zip(rows, word_lists, strict=True)
        }
        counts = Counter(word for own in self.words.values() for word in own)
        self.rare = {
            word: math.log(1 + len(rows) / n) / math.log(1 + len(rows)) for word, n in counts.items()
        }
        sources = study.sources()
        self.named = [
            (kind, name)
            for kind in (PROJECT, COHORT)
            for name in dict.fromkeys(sources[kind].astype(str))
            if len(name.strip()) > 2 and name != "nan"
        ]

    def __call__(self, label: str) -> tuple[About, str]:
        exact = [subject for subject in self.named if plain(subject[1]) in plain(label)]
        if exact:
            return (max(exact, key=lambda subject: len(subject[1])),), ""
        for heading in reversed(label.split(SECTION_JOIN)):  # the last says it best, what is above it else
            codes = self._codes(plain(heading).casefold())
            if codes:
                shared = dict.fromkeys(word for _, words in codes for word in words)
                return tuple((CODE, code) for code, _ in codes), ", ".join(shared)
        return (), ""

    def _codes(self, label: str) -> list[tuple[str, list[str]]]:
        """Return the codes whose words cover most of a label, common words counting little."""
        letters = sum(sign.isalpha() for sign in label) or 1
        scored = []
        for code, words in self.words.items():
            rest, weight, shared = label, 0.0, []
            for word in sorted(words, key=len, reverse=True):
                if word in rest:
                    rest, weight = rest.replace(word, "\n"), weight + len(word) * self.rare[word]
                    shared.append(word)
            if weight / letters >= LEAST:
                scored.append((weight, code, shared))
        scored.sort(key=lambda entry: -entry[0])
        return [(code, shared) for weight, code, shared in scored[:MOST] if weight >= scored[0][0] * 0.8]


def _stems(words: Iterable[str]) -> set[str]:
    """Return words, and of nouns made of a verb that verb as well.

    Examples
    --------
    >>> sorted(_stems(["ความไว้วางใจ"]))
    ['ความไว้วางใจ', 'ไว้วางใจ']
    """
    plain_words = [plain(word).casefold() for word in words]
    stems = [_NOUN.sub("", word) for word in plain_words]
    return {word for word in (*plain_words, *stems) if len(word) >= SHORTEST}
