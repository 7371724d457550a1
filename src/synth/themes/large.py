"""A proposal for more statements than can be looked at together: that of a sample, which the others join."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from synth.themes import joining
from synth.themes.cutting import side_by_side, tokens_kept
from synth.themes.joining import BLOCK, Joined, Rule, sample_of
from synth.themes.space import Space
from synth.themes.tokens import Tokens

if TYPE_CHECKING:
    from synth.themes.proposal import Proposal

_OF_A_MEMBER = ["theme", "score", "fits", "x", "y", "subtheme"]


def propose_large(
    ids: Sequence,
    texts: Sequence[str],
    fixed: np.ndarray,
    seed: int,
    propose: Callable[..., Proposal],
) -> Proposal:
    """Propose themes for a sample of the different texts, and let all others join them.

    Parameters
    ----------
    ids, texts : sequence
    fixed : ndarray of int
        A pinned theme for each, −1 where it is open.
    seed : int
    propose : callable
        Makes the proposal of some rows: ids, texts, fixed, and how these are weighed and placed.

    Returns
    -------
    Proposal
        Labels, exemplars, stability and chance are those of the sample; sizes and members are of all.
    """
    different = _different(ids, texts, fixed)
    keys = list(different)
    drawn = [keys[position] for position in sample_of(keys, seed)]
    rows = [row for key in drawn for row in different[key]]
    drawn = [(texts[row], int(fixed[row])) for row in rows]
    drawn_texts = [text for text, _ in drawn]
    drawn_set = set(drawn_texts)
    others = list(dict.fromkeys(text for text, _ in keys if text not in drawn_set))
    with tokens_kept() as cut:
        tokens = cut([*drawn_texts, *others])
        space, weights, points = Space.of(tokens.take(np.arange(len(drawn_texts))), seed)
        sample = propose([ids[row] for row in rows], drawn_texts, fixed[rows], placed=(weights, points))
    members = sample.members
    likely = [members[name].to_numpy() for name in ("score", "fits")]
    groups = [members[name].to_numpy() for name in ("theme", "subtheme")]
    rule = Rule.of(space, points, *groups, *likely, members[["x", "y"]].to_numpy())
    joined = _join(rule, tokens, len(drawn_texts))
    all_members = pd.concat([members[_OF_A_MEMBER], joined], ignore_index=True)
    places = {text: len(drawn) + position for position, text in enumerate(others)}
    places |= {text: position for position, (text, _) in reversed(list(enumerate(drawn)))}
    by_key = {key: position for position, key in reversed(list(enumerate(drawn)))}
    held = {theme: position for position, (_, theme) in reversed(list(enumerate(drawn)))}
    all_members = all_members.iloc[
        [
            by_key[key] if key in by_key else held[key[1]] if key[1] >= 0 else places[key[0]]
            for key in zip(texts, fixed.tolist(), strict=True)
        ]
    ].reset_index(drop=True)
    return _counted(sample, all_members.assign(statement_id=ids, pinned=fixed >= 0), int(fixed.max() + 1))


def _different(ids: Sequence, texts: Sequence[str], fixed: np.ndarray) -> dict[tuple[str, int], list[int]]:
    """Give for each different text (and pinned theme) some of its rows, more where few texts differ."""
    rows: dict[tuple[str, int], list[int]] = {}
    for row, key in enumerate(zip(texts, fixed.tolist(), strict=True)):
        rows.setdefault(key, []).append(row)
    most = max(joining.SAMPLE // len(rows), 1)
    return {key: sorted(same_rows, key=lambda row: str(ids[row]))[:most] for key, same_rows in rows.items()}


def _join(rule: Rule, texts: Tokens, first: int) -> pd.DataFrame:
    """Let texts from the `first` on join, a block at a time on all cores or a cluster."""
    starts = range(first, len(texts), BLOCK)
    blocks = ((texts.take(np.arange(start, min(start + BLOCK, len(texts)))),) for start in starts)
    joined: list[Joined] = list(side_by_side(Rule.apply, blocks, len(texts), rule, joining.SEVERAL_CORES))
    if not joined:
        return pd.DataFrame(columns=_OF_A_MEMBER)
    theme, part, score, fits, points = (
        np.concatenate([getattr(block, name) for block in joined])
        for name in ("theme", "part", "score", "fits", "place")
    )
    names = [[*rule.parts[n].names, ""] if n in rule.parts else [""] for n in range(len(rule.themes.names))]
    return pd.DataFrame(
        {
            "theme": np.array(rule.themes.names)[theme],
            "score": score,
            "fits": fits,
            "x": points[:, 0],
            "y": points[:, 1],
            "subtheme": [names[of][which] for of, which in zip(theme.tolist(), part.tolist(), strict=True)],
        }
    )


def _counted(sample: Proposal, members: pd.DataFrame, pinned: int) -> Proposal:
    """Count over all statements; pinned themes keep their number, the others go as in a small proposal."""
    themes = _sized(sample.themes, members, "theme")
    order = themes.sort_values(["stands", "size"], ascending=False, kind="stable")["theme"]
    order = [*range(1, pinned + 1), *(theme for theme in order if theme > pinned)]
    number = {theme: position for position, theme in enumerate(order, start=1)}
    parts, renamed = _parts(sample.subthemes, members, number) if len(sample.subthemes) else (None, {})
    members = members.assign(
        theme=members["theme"].map(lambda theme: number.get(theme, theme)),
        subtheme=members["subtheme"].map(lambda part: renamed.get(part, part)),
    )
    themes = themes.assign(theme=themes["theme"].map(number)).sort_values("theme", kind="stable")
    return replace(
        sample,
        themes=themes.reset_index(drop=True),
        members=members[list(sample.members.columns)],
        subthemes=sample.subthemes if parts is None else parts,
        statements=len(members),
        sample=len(sample.members),
    )


def _parts(
    parts: pd.DataFrame, members: pd.DataFrame, number: dict[int, int]
) -> tuple[pd.DataFrame, dict[str, str]]:
    """Count the parts of themes, and number them anew; say which was which."""
    parts = _sized(parts, members, "subtheme")
    parts = parts.assign(theme=parts["theme"].map(number))
    parts = parts.sort_values(["theme", "stands", "size"], ascending=[True, False, False], kind="stable")
    turn = parts.groupby("theme").cumcount() + 1
    named = [f"{theme}.{position}" for theme, position in zip(parts["theme"], turn, strict=True)]
    renamed = dict(zip(parts["subtheme"], named, strict=True))
    return parts.assign(subtheme=named).reset_index(drop=True), renamed


def _sized(table: pd.DataFrame, members: pd.DataFrame, name: str) -> pd.DataFrame:
    sizes = members[name].value_counts()
    return table.assign(size=table[name].map(sizes).fillna(0).astype(int))
