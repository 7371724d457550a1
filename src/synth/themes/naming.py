"""Names for groups of statements: one or two nouns of theirs, which together speak for most of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
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
_LEAST, _LEAST_FIRST, _LEAST_STANDING = 0.7, 0.45, 0.25
"""For a name to hold: shares of the central statements for which it speaks, for which its first part does,
and in which a part of it stands."""
_DRAWS, _SURE = 60, 0.95
"""Lots with which the first part is compared, and the share of these that it has to beat."""
_STANDING = 0.15
"""With a model, share of the statements in which a part stands: what is only meant is no word of theirs."""
_BESIDE, _BEYOND = 0.4, 3.0
"""A word alone is broad: with a model another goes beside it that speaks for such a share, and so many times
as often as in all statements."""
_LONGER = 0.6
"""Of the statements with a part, the share in which a longer noun has to stand to take its place."""
_AKIN = 0.24
"""With a model, least correlation of what speaks for one part with what speaks for the other: two parts of
one matter are often meant together."""
_CLEARLY = 1.5
"""From so many standard deviations on a statement clearly means what a part says."""
_THE_SAME = 0.7
"""Cosine from which two parts say the same."""
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
        Whether, by words and meaning, its parts speak for most of the group, and the first for more of it
        than any part would for statements drawn by lot. By words alone every name holds, for others may say
        the same in other words.
    speaks
        Places of the statements, of all groups, in which a part stands or that clearly mean one.
    """

    text: str
    parts: tuple[str, ...]
    holds: bool
    speaks: frozenset[int] = frozenset()


def names(
    said: Sequence,
    groups: list[np.ndarray],
    little: frozenset[str] = frozenset(),
    embed: Callable[[list[str]], np.ndarray] | None = None,
    vectors: np.ndarray | None = None,
    seed: int = 0,
) -> list[Name]:
    """Name groups of statements by nouns that speak for most of each and for few of the others.

    Parameters
    ----------
    said : sequence
        What each statement says, with ``tokens`` and ``words`` (`synth.themes.candidates.Words`).
    groups : list of ndarray
        Places of the statements of each group, the most central first.
    little : set of str
        Words that say little.
    embed, vectors : optional
        A sentence model, and what it makes of the statements: a statement that means what a part says counts
        as well, though the part does not stand in it.
    seed : int
        Of the lots against which `Name.holds` is found.

    Returns
    -------
    list of Name

    Notes
    -----
    The parts are chosen one after the other: each is the one that speaks for most statements for which none
    speaks yet, times its share of speaking in the group beside everywhere (greedy cover, Nemhauser, G. et al.
    (1978), *Mathematical Programming*, 14, 265–294).
    """
    said = spoken_of(said, groups, little, embed, vectors)
    if said is None:
        return [Name("", (), False) for _ in groups]
    groups = [those[: max(_LEAST_CORE, len(those) // _CORE)] for those in groups]
    own = np.array([said.speaks[those].mean(axis=0) for those in groups])
    weight = said.worth * own / np.maximum(own + said.speaks.mean(axis=0), 1e-9)
    best = [(row * much)[at].max(initial=0) for row, much, at in zip(own, weight, said.of_group, strict=True)]
    found, taken = [Name("", (), False)] * len(groups), []
    for group in np.argsort(-np.array(best), kind="stable"):  # the group that a part speaks for most has it
        parts = _cover(said, groups[group], said.of_group[group], weight[group], taken)
        taken += [said.parts[part].found for part in parts]
        if parts:
            first = own[group, parts[0]] * weight[group, parts[0]]
            holds = said.read is None or _holds(said, groups[group], parts, first, seed)
            named = [said.parts[part] for part in _in_words(said, groups[group], parts)]
            text = joined([part.text for part in named])
            clearly = (said.stands[:, parts] > 0) | (said.likeness[:, parts] > _CLEARLY)
            speaks = frozenset(np.flatnonzero(clearly.any(axis=1)).tolist())
            found[group] = Name(text, tuple(part.found for part in named), holds, speaks)
    return found


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
    said: Spoken, those: np.ndarray, columns: list[int], weight: np.ndarray, taken: list[str]
) -> list[int]:
    """Choose parts that speak for statements for which none speaks yet: what speaks for most comes first."""
    left, chosen = np.ones(len(those)), []
    open_to = _open_to(said, those, columns, taken)
    while open_to and len(chosen) < MOST_PARTS and 1 - left.mean() < _ENOUGH:
        gains = [left @ said.speaks[those, at] / len(those) * weight[at] for at in open_to]
        best = open_to[int(np.argmax(gains))]
        if max(gains) < (_LEAST_MORE if chosen else 1e-9):
            break
        chosen.append(best)
        left *= 1 - said.speaks[those, best]
        open_to = [at for at in open_to if not _the_same(said, best, at) and _akin(said, best, at)]
    if len(chosen) == 1 and said.read is not None and not said.parts[chosen[0]].several:
        own = said.speaks[those].mean(axis=0)
        times = own / np.maximum(said.speaks.mean(axis=0), 1e-9)
        beside = [at for at in open_to if own[at] >= _BESIDE and times[at] >= _BEYOND]
        chosen += sorted(beside, key=lambda at: -own[at] * weight[at])[:1]
    return chosen


def _in_words(said: Spoken, those: np.ndarray, parts: list[int]) -> list[int]:
    """Put parts in the order of a name: nouns first, and what stands most."""
    standing = said.stands[those].sum(axis=0)
    return sorted(parts, key=lambda at: (said.parts[at].text != said.parts[at].found, -standing[at]))


def _open_to(said: Spoken, those: np.ndarray, columns: list[int], taken: list[str]) -> list[int]:
    """Leave out parts that stand too seldom, that others have taken, and pieces of longer nouns."""
    standing = said.stands[those].sum(axis=0)
    seldom = 1 if len(those) < MANY else SELDOM
    if said.read is not None:
        seldom = max(seldom, _STANDING * len(those))
    often = [at for at in columns if standing[at] >= seldom]
    often = [at for at in often if not any(_overlap(said.parts[at].found, other) for other in taken)]
    if said.read is None:
        return often
    longer = [at for at in often if said.parts[at].text == said.parts[at].found]
    return [
        at
        for at in often
        if not any(
            said.parts[at].found in said.parts[other].found and standing[other] >= _LONGER * standing[at]
            for other in longer
            if other != at
        )
    ]


def _overlap(one: str, other: str) -> bool:
    return one in other or other in one


def _the_same(said: Spoken, one: int, other: int) -> bool:
    if _overlap(said.parts[one].found, said.parts[other].found):
        return True
    return said.read is not None and bool(said.read[one] @ said.read[other] > _THE_SAME)


def _akin(said: Spoken, one: int, other: int) -> bool:
    """Say whether statements that mean one part tend to mean the other, too."""
    if said.read is None:
        return True
    likeness = said.likeness[:, [one, other]]
    return bool(likeness.std(axis=0).all() and np.corrcoef(likeness.T)[0, 1] >= _AKIN)


def _holds(said: Spoken, those: np.ndarray, parts: list[int], first: float, seed: int) -> bool:
    """Say whether parts speak for most, stand in many, and the first speaks for more than lots would have."""
    speaks, stands = said.speaks[np.ix_(those, parts)], said.stands[np.ix_(those, parts)]
    shares = 1 - np.prod(1 - speaks, axis=1).mean(), speaks[:, 0].mean(), stands.any(axis=1).mean()
    if any(np.less(shares, (_LEAST, _LEAST_FIRST, _LEAST_STANDING))):
        return False
    rng, everywhere = np.random.default_rng(seed), said.speaks.mean(axis=0)
    best = []
    for _ in range(_DRAWS):
        own = said.speaks[rng.choice(len(said.speaks), len(those), replace=False)].mean(axis=0)
        best.append((own**2 * said.worth / np.maximum(own + everywhere, 1e-9)).max())
    return bool(first > np.quantile(best, _SURE))
