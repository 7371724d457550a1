"""Which statements stand behind a number: each count of a report leads to exactly those that it counts.

Statements are named by their running numbers in the report, in ascending order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import wraps

import pandas as pd

from synth.findings.counting import code_places, read_by
from synth.report.blocks import Behind, Block, Paragraph, Quote, Refs, Table
from synth.report.material import Material
from synth.report.proposed import NO_THEME, owners
from synth.report.wording import missing
from synth.schema import THEME_DIMENSION

Numbers = tuple[int, ...]
MOST_SHOWN = 50_000
"""Statements that a report still shows one by one; of more it shows those that its numbers lead to."""
FEW = 50
"""Statements that one number leads to in a report on more than `MOST_SHOWN`."""
MOST_ROWS = 300
"""Rows of a table that a report with a neighbour for its statements shows, beside its sums."""


def few_of(numbers: Numbers) -> Numbers:
    """Take at most `FEW` of the numbers, evenly spread over them.

    Examples
    --------
    >>> few_of(tuple(range(1, 151)))[:3], few_of((4, 7))
    ((1, 4, 7), (4, 7))
    """
    return numbers[:: max(1, -(-len(numbers) // FEW))]


def led_to(blocks: Iterable[Block]) -> frozenset[int]:
    """Gather what a report on very many statements shows: what is quoted, and a few for each number."""
    shown: set[int] = set()
    for block in blocks:
        if isinstance(block, Quote):
            shown.add(block.number)
        elif isinstance(block, Paragraph):
            shown.update(few_of(block.behind))
        elif isinstance(block, Behind):
            shown.update(few_of(block.refs.numbers))
        elif isinstance(block, Table):
            there = {*range(min(MOST_ROWS, len(block.rows))), *block.strong}
            lists = [numbers for (row, _), numbers in block.behind.items() if row in there]
            lists += [cell.numbers for row in there for cell in block.rows[row] if isinstance(cell, Refs)]
            for numbers in lists:
                shown.update(few_of(numbers))
    return frozenset(shown)


def once(listed: Callable[[Material], object]) -> Callable:
    """Keep a list with its material, as `cached_property` would: many parts of a report ask for it."""

    @wraps(listed)
    def wrapper(m: Material) -> object:
        held = vars(m)
        if listed.__name__ not in held:
            held[listed.__name__] = listed(m)
        return held[listed.__name__]

    return wrapper


@once
def by_code(m: Material) -> dict[str, Numbers]:
    """List what the counting coder gave each code."""
    return _gathered(_own_pairs(m))


@once
def by_theme(m: Material) -> dict[str, Numbers]:
    """List what the counting coder gave each top code or any code below it."""
    tops = dict(m.findings["codes"][["code", "theme"]].to_numpy())
    return _gathered((tops.get(code, code), number) for code, number in _own_pairs(m))


@once
def by_dimension(m: Material) -> dict[str, Numbers]:
    """List what the counting coder gave any code of each dimension."""
    dimensions = dict(m.findings["codes"][["code", "dimension"]].to_numpy())
    return _gathered((dimensions.get(code, THEME_DIMENSION), number) for code, number in _own_pairs(m))


def split(parts: Mapping[str, Numbers], groups: pd.Series) -> dict[tuple[str, str], Numbers]:
    """Divide lists of numbers by the group of each statement: (group, name); `groups` are by number.

    Statements whose group is missing are in none; a section or a project without a name is a group.
    """
    group_of = groups.dropna().to_dict()
    pairs = (
        ((group_of[number], name), number)
        for name, numbers in parts.items()
        for number in numbers
        if number in group_of
    )
    return _gathered(pairs)


def by_coder(m: Material) -> dict[tuple[str, str, str], Numbers]:
    """List what each coder gave, of what at least two have read: (coder, level, code or dimension).

    The levels are those of an `agreement` table.
    """
    read = read_by(m.codings, m.reviews)
    counts = read.loc[read["coder"].isin(m.coders), "statement_id"].value_counts()
    both, places = set(counts.index[counts > 1]), code_places(m.codebook)["dimension"].to_dict()
    own = m.codings[m.codings["coder"].isin(m.coders) & m.codings["statement_id"].isin(both & set(m.numbers))]
    pairs = []
    for coder, code, statement_id in zip(
        *(own[name].tolist() for name in ("coder", "code", "statement_id")), strict=True
    ):
        number = m.numbers[statement_id]
        for level, name in (("code", code), ("dimension", places[code]), ("overall", "")):
            pairs.append(((coder, level, name), number))
    return _gathered(pairs)


def by_proposal(m: Material) -> dict[int | None, Numbers]:
    """List the statements of each theme that the program proposes; None: of those that are in no theme."""
    number = m.proposal.members["statement_id"].map(m.numbers)
    own = (None if theme == NO_THEME else theme for theme in owners(m.proposal))
    return _gathered((theme, int(n)) for theme, n in zip(own, number, strict=True) if not missing(n))


@once
def cohort_of_whole(m: Material) -> pd.Series:
    """Give the cohort of each statement of a project (or source) that was read whole, by number."""
    parts = (frame.loc[frame["coder"] == m.coder, "statement_id"] for frame in (m.reviews, m.codings))
    own = m.statements.set_index("number")
    read = own["statement_id"].isin([name for part in parts for name in part])
    cohort = own["cohort"].where(~own["cohort"].map(missing))
    return cohort.where(read.groupby([own["cohort"], m.units]).transform("all"))


@once
def _own_pairs(m: Material) -> list[tuple[str, int]]:
    own = m.codings[m.codings["coder"] == m.coder]
    pairs = zip(own["code"].tolist(), own["statement_id"].tolist(), strict=True)
    return [(code, m.numbers[name]) for code, name in pairs if name in m.numbers]


def _gathered(pairs: Iterable[tuple]) -> dict:
    numbers_by_name: dict = {}
    for name, number in pairs:
        numbers_by_name.setdefault(name, set()).add(int(number))
    return {name: tuple(sorted(numbers)) for name, numbers in numbers_by_name.items()}
