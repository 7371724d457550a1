"""Names for groups of statements: one or two nouns of theirs, which together stand in most of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from synth.text.terms import is_term
from synth.themes.parts import MANY, MOST_READ, SELDOM, Spoken, spoken_of

MOST_PARTS = 2
"""Parts of a name."""
_CORE, _LEAST_CORE = 2, 10
"""A name is for what is central: for every second statement, but so many at least."""
_ENOUGH, _LEAST_MORE = 0.85, 0.1
"""Share of the statements for which a name need not grow, and which a further part has to add."""
_LONGEST_OPENING = 45


@dataclass(frozen=True)
class Name:
    """A name, and how much it says.

    Attributes
    ----------
    text
        "" where no word sets the group apart.
    parts
        Its nouns, as they stand in the statements.
    holds
        Whether most of the group mean it (`synth.themes.by_meaning`). By words alone every name holds, for
        others may say the same in other words.
    speaks
        Places of the statements, of all groups, in which a part stands or that clearly mean it.
    """

    text: str
    parts: tuple[str, ...]
    holds: bool
    speaks: frozenset[int] = frozenset()


NONE = Name("", (), False)
"""Of a group without words."""


def names(statements: Sequence, groups: list[np.ndarray], little: frozenset[str] = frozenset()) -> list[Name]:
    """Name groups of statements by nouns that stand in most of each and in few of the others.

    Parameters
    ----------
    statements : sequence
        What each statement says, with ``tokens`` and ``words`` (`synth.themes.candidates.Words`).
    groups : list of ndarray
        Places of the statements of each group, the most central first.
    little : set of str
        Words that say little.

    Returns
    -------
    list of Name

    Notes
    -----
    The parts are chosen one after the other: each is the one that stands in most statements in which none
    stands yet, times its share of standing in the group beside everywhere (greedy cover, Nemhauser, G. et al.
    (1978), *Mathematical Programming*, 14, 265–294).
    """
    spoken = spoken_of(statements, groups, little)
    if spoken is None:
        return [NONE for _ in groups]
    groups = [central(members) for members in groups]
    own = np.array([spoken.stands[members].mean(axis=0) for members in groups])
    weight = spoken.worth * own / np.maximum(own + spoken.stands.mean(axis=0), 1e-9)
    best = [
        (row * much)[at].max(initial=0) for row, much, at in zip(own, weight, spoken.of_group, strict=True)
    ]
    name_list, surfaces = [NONE] * len(groups), []
    for group in np.argsort(-np.array(best), kind="stable"):  # the group that a part speaks for most has it
        parts = _cover(spoken, groups[group], spoken.of_group[group], weight[group], surfaces)
        surfaces += [spoken.parts[part].surface for part in parts]
        if parts:
            named = [spoken.parts[part] for part in _in_words(spoken, groups[group], parts)]
            text = joined([part.text for part in named])
            speaks = frozenset(np.flatnonzero(spoken.stands[:, parts].any(axis=1)).tolist())
            name_list[group] = Name(text, tuple(part.surface for part in named), True, speaks)
    return name_list


def central(members: np.ndarray) -> np.ndarray:
    """Take what a name is for, of statements of which the most central come first."""
    return members[: max(_LEAST_CORE, len(members) // _CORE)]


def joined(parts: Sequence[str]) -> str:
    """Join the parts of a name as Thai does.

    Examples
    --------
    >>> joined(["น้ำมัน"]), joined(["น้ำมัน", "ที่พัก"]), joined(["น้ำมัน", "ค่าเดินทาง", "ที่พัก"])
    ('น้ำมัน', 'น้ำมันและที่พัก', 'น้ำมัน ค่าเดินทาง และที่พัก')
    """
    *first, last = parts or [""]
    return f"{' '.join(first)}{' ' if len(first) > 1 else ''}และ{last}" if first else last


def opening_words(members: list[list[str]]) -> str:
    """Return the first piece of the most central statements that is short and says something, else nothing.

    Examples
    --------
    >>> opening_words([["และ", " ", "ๆ"], ["ขอบคุณ", "ค่ะ", " ", "555"]])
    'ขอบคุณค่ะ'
    """
    for tokens in members[:MOST_READ]:
        for piece in re.split(r"\s+", "".join(tokens)):
            if len(piece) <= _LONGEST_OPENING and any(is_term(token) and token in piece for token in tokens):
                return piece
    return ""


def _cover(
    spoken: Spoken, members: np.ndarray, columns: list[int], weight: np.ndarray, surfaces: list[str]
) -> list[int]:
    """Choose parts that stand where none stands yet: what stands in most comes first."""
    uncovered, chosen = np.ones(len(members)), []
    standing = spoken.stands[members].sum(axis=0)
    seldom = 1 if len(members) < MANY else SELDOM
    open_to = [
        at
        for at in columns
        if standing[at] >= seldom and not any(_overlap(spoken.parts[at].surface, other) for other in surfaces)
    ]
    while open_to and len(chosen) < MOST_PARTS and 1 - uncovered.mean() < _ENOUGH:
        gains = [uncovered @ spoken.stands[members, at] / len(members) * weight[at] for at in open_to]
        best = open_to[int(np.argmax(gains))]
        if max(gains) < (_LEAST_MORE if chosen else 1e-9):
            break
        chosen.append(best)
        uncovered *= 1 - spoken.stands[members, best]
        open_to = [at for at in open_to if not _overlap(spoken.parts[best].surface, spoken.parts[at].surface)]
    return chosen


def _in_words(spoken: Spoken, members: np.ndarray, parts: list[int]) -> list[int]:
    """Put parts in the order of a name: nouns first, and what stands most."""
    standing = spoken.stands[members].sum(axis=0)
    return sorted(parts, key=lambda at: (spoken.parts[at].text != spoken.parts[at].surface, -standing[at]))


def _overlap(first: str, second: str) -> bool:
    return first in second or second in first
