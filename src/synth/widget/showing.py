"""What the desk holds, as the messages say it: rows, sources, suggestions, memos, the codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synth.corpus.sentences import turns
from synth.schema import TABLES
from synth.study.views.present import CUT
from synth.text.thai import cut_inside_cluster, tokenise

from .line import LEFT, UNREAD

if TYPE_CHECKING:
    from .desk import Desk
    from .line import Line
    from .page import Words

_CHOICES = ("cohort", "project", "section")


def row(desk: Desk, k: int, hits: list[tuple[int, int]] = ()) -> dict:
    """Show one statement with its codes and its neighbours."""
    line, place = desk.lines[k], desk.place[k]
    return {
        "k": k,
        **{name: getattr(line, name) for name in ("text", "section", "item", "speaker", "time", "source_id")},
        **{name: getattr(line, name) for name in ("project", "cohort", "use", "repeats")},
        "title": str(desk.sources[line.source_id]["title"]),
        "state": desk.states[k],
        "codes": [{"code": code, "origin": how} for code, how in line.codes.get(desk.coder, {}).items()],
        "others": _others(desk, line),
        "memos": len(desk.memos.get(("statement", line.statement_id), ())),
        "hits": [list(hit) for hit in hits],
        "inherited": [one["code"] for one in _inherited(desk, line)],
        "words": _words(desk, line),
        "settled": list(line.settled) if desk.adjudicate else ["", ""],
        "before": _neighbour(desk, line, place - 1),
        "after": _neighbour(desk, line, place + 1),
    }


def _words(desk: Desk, line: Line) -> list[dict]:
    """Show which words were coded, and by whom; in blind mode only the coder's own."""
    return [
        {"code": code, "coder": coder, "start": start, "end": end}
        for code, coder, start, end in line.words
        if coder == desk.coder or not desk.blind
    ]


def _neighbour(desk: Desk, line: Line, place: int) -> str:
    if not 0 <= place < len(desk.order):
        return ""
    other = desk.lines[desk.order[place]]
    return other.text if other.source_id == line.source_id else ""


def _others(desk: Desk, line: Line) -> list[dict]:
    """Show what the others made of it: the two to be adjudicated always, else who did anything."""
    if desk.blind:
        return []
    names = desk.adjudicate or [name for name in {**line.read, **line.codes} if name != desk.coder]
    return [
        {"coder": name, "codes": list(line.codes.get(name, ())), "read": line.state_of(name) != UNREAD}
        for name in names
    ]


def _inherited(desk: Desk, line: Line) -> list[dict]:
    """Show the codes that what the statement was cut from leaves to be read again."""
    found: dict[str, str] = {}
    for code, coder, because in line.inherited:
        if not desk.blind or coder == desk.coder:
            found.setdefault(code, because)
    return [{"code": code, "because": because} for code, because in found.items() if _open(desk, line, code)]


def _open(desk: Desk, line: Line, code: str) -> bool:
    """Say whether a code can still be suggested."""
    known = desk.book.codes.get(code)
    settled = code in line.codes.get(desk.coder, ()) or (code, desk.coder) in line.dismissed
    return known is not None and not known["retired"] and not settled


def suggestions(desk: Desk, words: Words, k: int) -> list[dict]:
    """Show the codes suggested for a statement: inherited ones first, then the machine's, the best first."""
    if desk.blind:
        return []
    line = desk.lines[k]
    shown = [
        {"score": 1.0, "from": "inherited", **one, "because": _why(words, one["because"])}
        for one in _inherited(desk, line)
    ]
    first = {one["code"] for one in shown}
    for code, score, because in desk.suggested.get(line.statement_id, ()):
        if code not in first and _open(desk, line, code):
            shown.append({"code": code, "score": round(score, 3), "because": because, "from": "machine"})
    return shown


def _why(words: Words, because: str) -> str:
    return words["said.cut"] if because == CUT else words.say("said.divided", what=because)


def source(desk: Desk, k: int) -> dict:
    """Show the whole source of a statement, with the places of its statements."""
    name = desk.lines[k].source_id
    about = desk.sources[name]
    lines = [line for line in map(desk.lines.get, desk.order) if line.source_id == name]
    out = desk.left_out[desk.left_out["source_id"] == name]
    attributes = {key: value for key, value in about.items() if key not in TABLES["sources"]}
    return {
        "source": {
            "id": name,
            **{key: str(about[key]) for key in ("title", "cohort", "project", "date")},
            "attributes": {key: str(value) for key, value in attributes.items() if _says(value)},
        },
        "text": about["text"],
        "statements": [
            {"k": line.k, "start": line.start, "end": line.end, "state": desk.states[line.k]}
            | {"codes": list(line.codes.get(desk.coder, ()))}
            for line in lines
        ],
        "left_out": out[["start", "end", "reason"]].to_dict("records"),
    }


def _says(value: object) -> bool:
    return str(value).strip() not in ("", "None", "nan", "NaT", "<NA>")


def cuts(desk: Desk, k: int) -> dict[str, list[int]]:
    """Show where a statement may be cut: between grapheme clusters, between words, and where it turns."""
    text = desk.lines[k].text
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    whole = [place for place in range(first + 1, last) if not cut_inside_cluster(text, place)]
    edges, at = set(), 0
    for token in tokenise([text])[0]:
        at += len(token)
        edges.add(at)
    turning = set(turns(text))
    return {
        "graphemes": whole,
        "words": [place for place in whole if place in edges],
        "turns": [place for place in whole if place in turning],
    }


def memos(desk: Desk, about: str, line: Line, code: str) -> list[dict]:
    """Show the memos about a statement, its source or project, or a code, those last written last."""
    found = desk.memos.get((about, desk.target(about, line, code)), ())
    names = {"created_at": "at", "target_id": "target"}
    return [{names.get(key, key): value for key, value in memo.items()} for memo in found]


def history(desk: Desk, words: Words, k: int) -> list[dict]:
    """Show the acts on a statement in words; in blind mode the coder's own and the program's."""
    table = desk.study.history(words.lang, desk.lines[k].statement_id)
    if desk.blind:
        table = table[table["coder"].isin(["", desk.coder])]
    return table[["at", "coder", "words", "stands"]].to_dict("records")


def book(desk: Desk) -> list[dict]:
    """Show the codes in tree order, with how often the coder used each."""
    uses = desk.uses()
    return [{**code, "uses": uses[code["code"]]} for code in desk.book.rows]


def options(desk: Desk) -> dict[str, list]:
    """Show what can be chosen in the filter, each in reading order."""
    lines = [desk.lines[k] for k in sorted(desk.scope, key=desk.place.__getitem__)]
    found = {name: dict.fromkeys(getattr(line, name) for line in lines) for name in _CHOICES}
    counts: dict[str, list[int]] = {}
    for line in lines:
        count = counts.setdefault(line.source_id, [0, 0])
        count[0] += desk.states[line.k] != LEFT
        count[1] += desk.states[line.k] == UNREAD
    sources = [
        {"source_id": name, **{key: str(desk.sources[name][key]) for key in ("title", "project", "cohort")}}
        | {"n": n, "left": left}
        for name, (n, left) in counts.items()
    ]
    said = {f"{name}s": [value for value in values if value] for name, values in found.items()}
    return {**said, "sources": sources, "coders": [] if desk.blind else desk.coders}
