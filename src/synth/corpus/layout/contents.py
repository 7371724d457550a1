"""Columns of a table: how likely each holds findings, who tells them, what rows are about, or something else.

Heads are worded in more ways than lists have; so what a column holds is learnt from tables of people who had
not seen the program (``benchmarks/columns.py``): from its head, from what its cells are like, from the
columns beside it.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from synth.corpus.layout.asked_heads import ASKS, CHOOSES, lets_choose, names_a_value
from synth.corpus.layout.callings import called_by_name, has_an_unknown_name
from synth.corpus.layout.column_heads import COUNTER, NAME, SAID, SPEAKER, speaker_column, tells
from synth.corpus.layout.nothing import says_nothing
from synth.corpus.layout.people import how_named, may_speak
from synth.corpus.layout.vocabulary import patterns
from synth.text.dates import read_dates
from synth.text.tokens import tokenise

WEIGHTS = Path(__file__).with_name("contents.tsv")
JUDGED_BY = 100
"""Cells of a column that are looked at."""
SEEN = 300
"""Characters of a cell or a head that are looked at."""
_LENGTHS = (2, 4, 7, 11, 16, 22, 30, 40, 60, 90)
_HEADS = (4, 8, 14, 22, 35, 60)
_SHARES = (0.0, 0.2, 0.4, 0.6, 0.8, 0.99)
_BEHIND = 0.5
"""The share of a column's cells from which on it counts as made of them."""
_FIGURES = re.compile(r"[\d๐-๙\s.,/:%+()–-]*(?:บาท|ปี|คน|ไร่|ครั้ง|น\.|am|pm|%)?", re.IGNORECASE)
_CODE = re.compile(
    r"[A-Za-zก-ฮ]{0,6}[-_/. ]?[\d๐-๙][\w/-]{0,40}|[A-Za-zก-ฮ]\.?|\S+@\S+|(?:https?://|www\.)\S+"
)
_TICK = re.compile(r"[✓✔☑√/xX×●○☐☒✗-]{1,3}")
_SIGN = re.compile(r"[?？(/*#:]")
_DIGITS = re.compile(r"[\d๐-๙]+")
_LONGEST_DATE = 40


NO_FINDINGS, ASKED_FOR, NONE_AT_ALL = 0.15, 0.01, 0.04
"""Below the first a column holds no findings, below the second one whose head asks for words; if all are, and
below the third, the table holds none."""


TELLS_THEM = 0.25
"""Above it a column of names says who tells what is headed as somebody's words."""


class Contents(StrEnum):
    """What a column holds."""

    FINDINGS = "findings"
    SPEAKER = "speaker"
    TOPIC = "topic"
    OTHER = "other"


KINDS = tuple(Contents)


def contents_of(
    heads: Sequence[str], columns: Sequence[Sequence[str]], weighing: Mapping[str, tuple] | None = None
) -> list[dict[Contents, float]]:
    """Return how likely each column of a table holds what.

    Parameters
    ----------
    heads : sequence of str
        The heads of the columns; empty where there is none.
    columns : sequence of sequence of str
        The cells of each column, without heads.
    weighing : mapping of str to tuple of float, optional
        Else the weights that come with the program (multinomial logistic regression).

    Examples
    --------
    >>> heads = ["ใคร", "สิ่งที่เล่า", "โทร"]
    >>> columns = [["ป้าศรี", "ลุงดำ"], ["ถังไม่พอสำหรับทุกบ้าน", "รถมาช้าทุกวัน"], ["081", ""]]
    >>> [str(max(chances, key=chances.get)) for chances in contents_of(heads, columns)]
    ['speaker', 'findings', 'other']
    """
    if weighing is None:
        return _contents_of(tuple(heads), tuple(map(tuple, columns)))
    return _weighed(heads, columns, weighing)


@lru_cache(8)
def _contents_of(heads: tuple[str, ...], columns: tuple[tuple[str, ...], ...]) -> list[dict[Contents, float]]:
    """Weigh as the program does; asked of a table for what it holds, and for who speaks."""
    return _weighed(heads, columns, weights())


def _weighed(
    heads: Sequence[str], columns: Sequence[Sequence[str]], weighing: Mapping[str, tuple]
) -> list[dict[Contents, float]]:
    found = []
    for signs in evidence(heads, columns):
        known = [weighing[sign] for sign in ("", *signs) if sign in weighing]
        # sets have no order, and sums of floats have one: exact sums are the same in every process
        totals = [math.fsum(one[at] for one in known) for at in range(len(KINDS))]
        most = max(totals)
        odds = [math.exp(total - most) for total in totals]
        whole = math.fsum(odds)
        found.append({kind: odd / whole for kind, odd in zip(KINDS, odds, strict=True)})
    return found


def chances_of_findings(heads: Sequence[str], columns: Sequence[Sequence[str]]) -> list[float]:
    """Return how likely each column of a table holds findings (see `contents_of`).

    Examples
    --------
    >>> columns = [["ญ1", "ช2"], ["ถังไม่พอสำหรับทุกบ้าน", "รถมาช้าทุกวัน"]]
    >>> [round(chance, 1) for chance in chances_of_findings(["รหัส", "สิ่งที่เล่า"], columns)]
    [0.0, 1.0]
    """
    return [one[Contents.FINDINGS] for one in contents_of(heads, columns)]


def without_findings(heads: Sequence[str], chances: Sequence[float]) -> set[int]:
    """Return the columns of a table that hold no findings; less surely so where a head asks for words.

    Examples
    --------
    >>> sorted(without_findings(["รหัส", "เพศ", "เป็นสมาชิกมา"], [0.0, 0.01, 0.02]))
    [0, 1, 2]
    """
    without = {
        index
        for index, (head, chance) in enumerate(zip(heads, chances, strict=True))
        if chance < (ASKED_FOR if ASKS.search(head) and not lets_choose(head) else NO_FINDINGS)
    }
    if len(without) == len(chances) and max(chances, default=0.0) >= NONE_AT_ALL:
        without.remove(chances.index(max(chances)))
    return without


def speaks_in(heads: Sequence[str], columns: Sequence[Sequence[str]]) -> int | None:
    """Return the column that says who tells the findings: as its head says, else as is learnt of columns.

    What is learnt counts where all findings are headed as somebody's words, and beside most stands a name.

    Examples
    --------
    >>> said = ["คนคุมตาชั่งต้องไม่ใช่คนคุมเงิน", "อย่ารอสิ้นปี"]
    >>> speaks_in(["ใคร", "ว่าอย่างไร"], [["ป้านิด", "ครูโจ้"], said])
    0
    >>> speaks_in(["ใคร", "ทำอะไร"], [["ป้านิด", "ครูโจ้"], said])
    >>> speaks_in(["อาชีพ", "พูดว่า"], [["ประมง", "ค้าขาย"], said])
    """
    if (by_head := speaker_column(heads)) is not None or not any(map(SAID.match, heads)):
        return by_head
    found = contents_of(heads, columns)
    told = [head for head, one in zip(heads, found, strict=True) if one[Contents.FINDINGS] > _BEHIND]
    likely = max(range(len(heads)), key=lambda index: found[index][Contents.SPEAKER])
    cells = [cell for cell in map(str.strip, columns[likely]) if cell]
    named = 2 * sum(how_named(cell) > 0 or has_an_unknown_name(cell) for cell in cells) > len(cells)
    tells_them = found[likely][Contents.SPEAKER] > TELLS_THEM and called_by_name(cells)
    return likely if told and all(map(SAID.match, told)) and tells_them and named else None


@cache
def weights() -> dict[str, tuple[float, ...]]:
    """Return what each piece of evidence weighs for each kind; made by ``benchmarks/columns.py``."""
    rows = WEIGHTS.read_text(encoding="utf-8").splitlines()
    parts = (row.split("\t") for row in rows if row and not row.startswith("# "))
    return {sign: tuple(map(float, of_kinds)) for sign, *of_kinds in parts}


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
        if share >= _BEHIND:
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
