"""What is seen of the columns of a table: of their heads, of their cells, of those beside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import pairwise

from synth.corpus.layout.asked_heads import ASKS, CHOOSES, names_a_value
from synth.corpus.layout.column_heads import COUNTER, NAME, SPEAKER, tells
from synth.corpus.layout.nothing import says_nothing
from synth.corpus.layout.people import may_speak
from synth.corpus.layout.vocabulary import patterns
from synth.text.dates import read_dates
from synth.text.tokens import tokenise

JUDGED_BY = 100
"""Cells of a column that are looked at."""
SEEN = 300
"""Characters of a cell or a head that are looked at."""
_LENGTHS = (2, 4, 7, 11, 16, 22, 30, 40, 60, 90)
_HEADS = (4, 8, 14, 22, 35, 60)
_SHARES = (0.0, 0.2, 0.4, 0.6, 0.8, 0.99)
_FIGURES = re.compile(r"[\d๐-๙\s.,/:%+()–-]*(?:บาท|ปี|คน|ไร่|ครั้ง|น\.|am|pm|%)?", re.IGNORECASE)
_CODE = re.compile(
    r"[A-Za-zก-ฮ]{0,6}[-_/. ]?[\d๐-๙][\w/-]{0,40}|[A-Za-zก-ฮ]\.?|\S+@\S+|(?:https?://|www\.)\S+"
)
_TICK = re.compile(r"[✓✔☑√/xX×●○☐☒✗-]{1,3}")
_SIGN = re.compile(r"[?？(/*#:]")
_DIGITS = re.compile(r"[\d๐-๙]+")
_LONGEST_DATE = 40
BEHIND = 0.5
"""The share of a column's cells from which on it counts as made of them."""


def evidence(heads: Sequence[str], columns: Sequence[Sequence[str]]) -> list[set[str]]:
    """Return what speaks for each column's holding one thing or another."""
    shown = [_of_cells([" ".join(cell[:SEEN].split()) for cell in cells[:JUDGED_BY]]) for cells in columns]
    named = [_of_head(" ".join(head[:SEEN].split())) for head in heads]
    sizes = [size for _, size in shown]
    order = sorted(range(len(sizes)), key=lambda index: (-sizes[index], index))
    together = _of_table(heads, [signs for signs, _ in shown], named)
    found = []
    for index, ((signs, _), head) in enumerate(zip(shown, named, strict=True)):
        place = {f"place {min(index, 3)}", f"from the end {min(len(columns) - 1 - index, 2)}"}
        place.add(f"longest {min(order.index(index), 3)}")
        own = signs | head | place
        beside = {f"beside {sign}" for sign in together(index)}
        crossed = {f"{one} & {other}" for one in head if one.startswith("is ") for other in signs}
        crossed |= {f"{one} & {other}" for one in place for other in signs if other.startswith("made of ")}
        found.append(own | beside | crossed)
    return found


def _of_cells(cells: Sequence[str]) -> tuple[set[str], float]:
    """Tell what the cells of a column are like, and how long its typical cell is."""
    filled = [cell for cell in cells if cell]
    signs = _up_to("filled", _SHARES, len(filled) / max(len(cells), 1))
    told = [cell for cell in filled if not says_nothing(cell)]
    if not told:
        return signs | {"empty"}, 0.0
    lengths = sorted(map(len, told))
    typical = lengths[len(lengths) // 2]
    signs |= _up_to("cell", _LENGTHS, typical) | _up_to("longest cell", _LENGTHS, lengths[-1])
    signs |= _up_to("different", _SHARES, len({*told}) / len(told))
    for name, holds in _KINDS_OF_CELLS.items():
        share = sum(map(bool, map(holds, told))) / len(told)
        signs |= _up_to(name, _SHARES, share)
        if share >= BEHIND:
            signs.add(f"made of {name}")
    if not any(sign.startswith("made of ") for sign in signs):
        signs.add("made of words")
    return signs, float(typical)


def _is_date(cell: str) -> bool:
    return len(cell) <= _LONGEST_DATE and bool(_DIGITS.search(cell)) and bool(read_dates(cell))


_KINDS_OF_CELLS: dict[str, Callable[[str], object]] = {
    "telling": tells,
    "figures": _FIGURES.fullmatch,
    "codes": _CODE.fullmatch,
    "ticks": _TICK.fullmatch,
    "dates": _is_date,
    "people": lambda cell: len(cell) <= _LONGEST_DATE and may_speak(cell),
    "headings": patterns("begins")["heading"].match,
    "fields": patterns("begins")["field"].match,
    "sentences": lambda cell: " " in cell and len(cell) > _LENGTHS[6],
}

_ASKED = {"asking": ASKS, "choosing": CHOOSES}


def _of_head(head: str) -> set[str]:
    """Tell what a head says."""
    if not head:
        return {"no head"}
    words = [word.lower() for word in tokenise([_DIGITS.sub("0", head)])[0] if word.strip()]
    edged = ["^", *words, "$"]
    signs = {f"head {word}" for word in words} | {f"head {one}_{other}" for one, other in pairwise(edged)}
    bare = head.lower().strip(" :*")
    signs |= {f"head ^{bare[:size]}" for size in (2, 4, 6)} | {f"head {bare[-size:]}$" for size in (3, 5)}
    signs |= _up_to("head", _HEADS, len(head))
    signs |= {f"is {name}" for name, pattern in patterns("begins").items() if pattern.match(head)}
    whole = {"speaker": SPEAKER, "name": NAME, "counter": COUNTER}
    signs |= {f"is {name}" for name, pattern in whole.items() if pattern.fullmatch(head)}
    signs |= {"is value"} if names_a_value(head) else set()
    signs |= {f"is {name}" for name, pattern in _ASKED.items() if pattern.search(head)}
    return signs | {f"head holds {sign}" for sign in _SIGN.findall(head)}


def _of_table(
    heads: Sequence[str], cells: Sequence[set[str]], named: Sequence[set[str]]
) -> Callable[[int], set[str]]:
    """Tell of a column what the others of its table are like."""
    shown = [
        {sign for sign in own if sign.startswith("made of ")} | {s for s in head if s.startswith("is ")}
        for own, head in zip(cells, named, strict=True)
    ]
    width = _up_to("columns", (2, 3, 4, 6), len(heads)) | ({"no heads"} if not any(heads) else set())

    def beside(index: int) -> set[str]:
        before = shown[index - 1] if index else {"edge"}
        behind = shown[index + 1] if index + 1 < len(shown) else {"edge"}
        others = set().union(*(one for at, one in enumerate(shown) if at != index))
        return width | others | {f"before {sign}" for sign in before} | {f"behind {sign}" for sign in behind}

    return beside


def _up_to(name: str, steps: Sequence[float], value: float) -> set[str]:
    return {f"{name} > {step}" for step in steps[: bisect_left(steps, value)]}
