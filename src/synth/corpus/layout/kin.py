"""Lines of a note that belong together, and what they show together: one of them alone shows little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from synth.corpus.layout.lines import Line
    from synth.corpus.layout.markers import Marker

_LETTERS = "กขคงจฉชซ"
_SHORT, _SOME, _MOST = 25, 0.2, 0.6
_NARROWEST = 30
"""Characters of the narrowest page that lines are broken for."""
_FULL = 0.8
"""Share of the longest line of a run from which on another one counts as full."""
_SHOWN = ("b=person", "b=tells", "b=aim", "clock", "talks", "counted", "digits=0 latin=0")


def looks_apart(lines: Sequence[Line], looks: Sequence[str]) -> list[list[str]]:
    r"""Say of each line whether those of its look stand close together, as items do, or apart, as headings.

    And whether other signs follow them.

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> looks_apart(lines_of("1. ดี\n- คนพร้อม\n- งบพอ\n2. ไม่ดี\n- ฝนตก"), ["1.", "-", "-", "1.", "-"])[:2]
    [['apart=0 2 False', 'over=2 2'], ['apart=1 3 False', 'over=1 3']]
    """
    keys = [(look, line.indent) for look, line in zip(looks, lines, strict=True)]
    many: dict[tuple[str, int], int] = {}
    close: dict[tuple[str, int], int] = {}
    over: dict[tuple[str, int], int] = {}
    for index, key in enumerate(keys):
        many[key] = many.get(key, 0) + 1
        if index and keys[index - 1] == key:
            close[key] = close.get(key, 0) + 1
        elif index and key[0] != "none":
            over[keys[index - 1]] = over.get(keys[index - 1], 0) + 1
    features = {
        key: [
            f"apart={_share(close.get(key, 0) / max(times - 1, 1))} {min(times, 5)} {key[0] == 'none'}",
            f"over={_share(over.get(key, 0) / times)} {min(times, 5) if key[0] != 'none' else 0}",
        ]
        for key, times in many.items()
    }
    return [features[key] for key in keys]


def series(
    lines: Sequence[Line], markers: Sequence[Marker], shapes: Sequence[str]
) -> tuple[list[list[str]], list[list[int]]]:
    r"""Say of each numbered line how the lines stand that count up with it; and return these series.

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> from synth.corpus.layout.markers import markers_of
    >>> text = "ก. ดี\n1) คนพร้อม\n2) งบพอ\nข. ไม่ดี\n1) ฝนตก"
    >>> series(lines_of(text), markers_of(text.split("\n")), ["ก.", "1)", "1)", "ก.", "1)"])[1]
    [[0, 3], [1, 2], [4]]
    """
    sequences: list[list[int]] = []
    going: dict[tuple, tuple[int, list[int]]] = {}
    for index, (line, marker, shape) in enumerate(zip(lines, markers, shapes, strict=True)):
        above, _, last = marker.number.rpartition(".")
        value = int(last) if last.isdecimal() else _LETTERS.find(last) + 1 if len(last) == 1 else 0
        if not value:
            continue
        key = (shape, line.indent, above)
        before, members = going.get(key, (0, []))
        if value != before + 1 or not members:
            members = []
            sequences.append(members)
        members.append(index)
        going[key] = value, members
    features: list[list[str]] = [[] for _ in lines]
    for members in sequences:
        gaps = [after - before for before, after in pairwise(members)]
        close = _share(sum(gap == 1 for gap in gaps) / len(gaps)) if gaps else "-"
        over = _share(sum(_begins_anew(shapes, index) for index in members) / len(members))
        names = [f"series={min(len(members), 4)} {close} {over}"]
        for index in members:
            features[index] = names
    return features, sequences


def _begins_anew(shapes: Sequence[str], index: int) -> bool:
    """Say whether below a line others of another sign begin."""
    return index + 1 < len(shapes) and shapes[index + 1] not in ("none", shapes[index])


def runs(lines: Sequence[Line], shapes: Sequence[str], widths: Sequence[int]) -> list[str]:
    """Say of each line whether the lines that stand close to it look as if one text was broken into them."""
    features: list[str] = []
    begin = 0
    for index in range(1, len(lines) + 1):
        ends = index == len(lines) or lines[index].after_blank or shapes[index] != "none"
        if not ends:
            continue
        wide = max(widths[begin:index])
        before = widths[begin : index - 1]
        full = sum(width >= _FULL * wide for width in before)
        broken = _share(full / len(before)) if before and wide >= _NARROWEST else "-"
        size = min(index - begin, 4)
        features += [f"run first={broken} {size}"]
        features += [
            f"run={broken} {size} {widths[at - 1] >= _FULL * wide} {_way(lines, at)}"
            for at in range(begin + 1, index)
        ]
        begin = index
    return features


def _way(lines: Sequence[Line], at: int) -> int:
    before, indent = lines[at - 1].indent, lines[at].indent
    return (indent > before) - (indent < before)


def groups_of(lines: Sequence[Line], looks: Sequence[str], heads: Sequence[int]) -> list[list[int]]:
    """Return the lines of one look that stand under the same heading, where they are several."""
    groups: dict[tuple, list[int]] = {}
    for index, (line, look, head) in enumerate(zip(lines, looks, heads, strict=True)):
        groups.setdefault((look, line.indent, head), []).append(index)
    return [indexes for indexes in groups.values() if len(indexes) > 1]


def together(
    lines: Sequence[Line], groups: Sequence[list[int]], shared: Sequence[list[str]]
) -> list[list[str]]:
    """Say of each line what those of its group show."""
    features: list[list[str]] = [[] for _ in lines]
    for indexes in groups:
        times = Counter(chain.from_iterable(set(shared[index]).intersection(_SHOWN) for index in indexes))
        of = {name: _share(times[name] / len(indexes)) for name in _SHOWN}
        short = _share(sum(len(lines[index].text) < _SHORT for index in indexes) / len(indexes))
        names = [f"kin {name}={much}" for name, much in of.items()]
        names += [
            f"kin short={short} tells={of['b=tells']} talks={of['talks']}",
            f"kin short={short} person={of['b=person']}",
            f"kin n={min(len(indexes), 6) // 2} short={short}",
        ]
        for index in indexes:
            features[index] = names
    return features


def _share(share: float) -> int:
    """Return 0 for none or hardly any, 1 for some, 2 for most."""
    return (share > _SOME) + (share > _MOST)
