"""What the desk holds, as the messages say it: rows, sources, the codebook, what there is to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .desk import Desk, Line


def row(desk: Desk, k: int, hits: list[tuple[int, int]] = ()) -> dict:
    """Show one statement with its codes and its neighbours."""
    line = desk.lines[k]
    place = desk.place[k]
    return {
        "k": k,
        **{name: getattr(line, name) for name in ("text", "section", "item", "speaker", "time", "source_id")},
        **{name: getattr(line, name) for name in ("project", "cohort", "use", "repeats")},
        "title": desk.sources[line.source_id]["title"],
        "state": desk.states[k],
        "codes": [
            {"code": code, "origin": origin} for code, origin in line.codes.get(desk.coder, {}).items()
        ],
        "others": _others(desk, line),
        "memos": len(desk.memos.get(("statement", line.statement_id), ())),
        "hits": [list(hit) for hit in hits],
        "inherited": list(dict.fromkeys(code for code, *_ in desk.inherited.get(k, ()))),
        "before": _neighbour(desk, line, place - 1),
        "after": _neighbour(desk, line, place + 1),
    }


def _neighbour(desk: Desk, line: Line, place: int) -> str:
    if not 0 <= place < len(desk.order):
        return ""
    other = desk.lines[desk.order[place]]
    return other.text if other.source_id == line.source_id else ""


def _others(desk: Desk, line: Line) -> list[dict]:
    """Show what the other coders made of it: of both to be adjudicated always, else who did anything."""
    if desk.blind:
        return []
    names = desk.adjudicate or [name for name in {**line.read, **line.codes} if name != desk.coder]
    return [
        {"coder": name, "codes": list(line.codes.get(name, ())), "read": name in line.read} for name in names
    ]


def book(desk: Desk) -> list[dict]:
    """Show the codes in tree order, with how often the coder used each."""
    uses = desk.uses()
    return [{**code, "uses": uses[code["code"]]} for code in desk.book.rows]


def options(desk: Desk) -> dict[str, list]:
    """Show what can be chosen in the filter."""
    lines = [desk.lines[k] for k in desk.order]
    found = {name: dict.fromkeys(getattr(line, name) for line in lines) for name in _CHOICES}
    counts: dict[str, list[int]] = {}
    for line in lines:
        count = counts.setdefault(line.source_id, [0, 0])
        count[0] += desk.states[line.k] != "x"
        count[1] += desk.states[line.k] == "u"
    sources = [
        {"source_id": name, **{key: desk.sources[name][key] for key in ("title", "project", "cohort")}}
        | {"n": n, "left": left}
        for name, (n, left) in counts.items()
    ]
    said = {f"{name}s": [value for value in values if value] for name, values in found.items()}
    return {**said, "sources": sources, "coders": [] if desk.blind else desk.coders}


_CHOICES = ("cohort", "project", "section")
