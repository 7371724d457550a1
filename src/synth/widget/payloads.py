"""What the desk holds, as the messages say it: rows, sources, suggestions, memos, the codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synth.corpus.sentences import turns
from synth.schema import TABLES
from synth.study.views.coded import CUT
from synth.text.clusters import cut_inside_cluster
from synth.text.tokens import tokenise

from .anchors import inserted, moved
from .statements import LEFT, UNREAD

if TYPE_CHECKING:
    from .desk import Desk
    from .page import Words
    from .statements import Statement

_COLUMNS = (
    *("text", "section", "item", "speaker", "time", "source_id"),
    *("project", "cohort", "use", "repeats"),
)
_CHOICES = ("cohort", "project", "section")


def row(desk: Desk, k: int, hits: list[tuple[int, int]] = ()) -> dict:
    """Show one statement with its codes and its neighbours."""
    statement = desk.statements[k]
    before, after = statement.around or (_neighbour(desk, statement, step) for step in (-1, 1))
    return {
        "k": k,
        **{column: getattr(statement, column) for column in _COLUMNS},
        "title": str(desk.sources[statement.source_id]["title"]),
        "state": desk.states[k],
        "codes": [{"code": code, "origin": how} for code, how in statement.codes.get(desk.coder, {}).items()],
        "others": _others(desk, statement),
        "memos": len(desk.memos.get(("statement", statement.statement_id), ())),
        "hits": [list(hit) for hit in hits],
        "inherited": [hint["code"] for hint in _inherited(desk, statement)],
        "words": _words(desk, statement),
        "settled": list(statement.settled) if desk.adjudicate else ["", ""],
        "before": before,
        "after": after,
    }


def _words(desk: Desk, statement: Statement) -> list[dict]:
    """Show which words were coded, and by whom; in blind mode only the coder's own."""
    return [
        {"code": code, "coder": coder, "start": start, "end": end}
        for code, coder, start, end in statement.words
        if coder == desk.coder or not desk.blind
    ]


def _neighbour(desk: Desk, statement: Statement, step: int) -> str:
    other = desk.beside(statement, step)
    return other.text if other and other.source_id == statement.source_id else ""


def _others(desk: Desk, statement: Statement) -> list[dict]:
    """Show what the others made of it: the two to be adjudicated always, else who did anything."""
    if desk.blind:
        return []
    names = desk.adjudicate or [name for name in {**statement.read, **statement.codes} if name != desk.coder]
    return [
        {
            "coder": name,
            "codes": list(statement.codes.get(name, ())),
            "read": statement.state_of(name) != UNREAD,
        }
        for name in names
    ]


def _inherited(desk: Desk, statement: Statement) -> list[dict]:
    """Show the codes that what the statement was cut from leaves to be read again."""
    reasons: dict[str, str] = {}
    for code, coder, because in statement.inherited:
        if not desk.blind or coder == desk.coder:
            reasons.setdefault(code, because)
    standing = [code for code in reasons if _is_open(desk, statement, code)]
    return [{"code": code, "because": reasons[code]} for code in standing]


def _is_open(desk: Desk, statement: Statement, code: str) -> bool:
    """Say whether a code can still be suggested."""
    entry = desk.book.codes.get(code)
    settled = code in statement.codes.get(desk.coder, ()) or (code, desk.coder) in statement.dismissed
    return entry is not None and not entry["retired"] and not settled


def suggestions(desk: Desk, words: Words, k: int) -> list[dict]:
    """Show the codes suggested for a statement: inherited ones first, then the machine's, the best first."""
    statement = desk.statements[k]
    if desk.blind or statement.statement_id in desk.drawn:
        return []
    codes = [
        {"score": 1.0, "from": "inherited", **hint, "because": _reason(words, hint["because"])}
        for hint in _inherited(desk, statement)
    ]
    first = {hint["code"] for hint in codes}
    for code, score, because in desk.suggested.get(statement.statement_id, ()):
        if code not in first and _is_open(desk, statement, code):
            codes.append({"code": code, "score": round(score, 3), "because": because, "from": "machine"})
    return codes + _of_model(desk, words, statement, {hint["code"]: hint for hint in codes})


def _of_model(desk: Desk, words: Words, statement: Statement, shown: dict[str, dict]) -> list[dict]:
    """Show what the language model suggests; a code that stands there already has one reason more."""
    codes = []
    for code, quote in desk.assisted.hints(statement, desk.book.codes):
        key = "said.model_quotes" if quote else "said.model"
        because = words.say(key, model=desk.assisted.model, quote=quote)
        if code in shown:
            shown[code]["because"] += f" · {because}"
        elif _is_open(desk, statement, code):
            codes.append({"code": code, "score": 0, "because": because, "from": "assistant"})
    return codes


def _reason(words: Words, because: str) -> str:
    return words["said.cut"] if because == CUT else words.say("said.divided", what=because)


def source(desk: Desk, k: int) -> dict:
    """Show the whole source of a statement, with the places of its statements."""
    name = desk.statements[k].source_id
    columns, left_out = desk.sources[name], desk.left_out
    attributes = {key: value for key, value in columns.items() if key not in TABLES["sources"]}
    own = [statement for statement in map(desk.statements.get, desk.order) if statement.source_id == name]
    text, places, moves = inserted(
        columns["text"], (statement for statement in own if statement.around is not None)
    )
    gone = left_out.loc[left_out["source_id"] == name, ["start", "end", "reason"]]
    return {
        "source": {
            "id": name,
            **{key: str(columns[key]) for key in ("title", "cohort", "project", "date")},
            "attributes": {key: str(value) for key, value in attributes.items() if _is_filled(value)},
        },
        "text": text,
        "statements": [
            {
                "k": statement.k,
                **_span(places.get(statement.k) or moved(moves, statement.start, statement.end)),
            }
            | {"state": desk.states[statement.k], "codes": list(statement.codes.get(desk.coder, ()))}
            for statement in own
        ],
        "left_out": [
            _span(moved(moves, start, end)) | {"reason": reason}
            for start, end, reason in gone.itertuples(index=False, name=None)
        ],
    }


def _span(span: tuple[int, int]) -> dict[str, int]:
    return dict(zip(("start", "end"), map(int, span), strict=True))


def _is_filled(value: object) -> bool:
    return str(value).strip() not in ("", "None", "nan", "NaT", "<NA>")


def cuts(desk: Desk, k: int) -> dict[str, list[int]]:
    """Show where a statement may be cut: between grapheme clusters, between words, and where it turns."""
    text = desk.statements[k].text
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    whole = [offset for offset in range(first + 1, last) if not cut_inside_cluster(text, offset)]
    edges, at = set(), 0
    for token in tokenise([text])[0]:
        at += len(token)
        edges.add(at)
    turning = set(turns(text))
    return {
        "graphemes": whole,
        "words": [offset for offset in whole if offset in edges],
        "turns": [offset for offset in whole if offset in turning],
    }


def memos(desk: Desk, about: str, statement: Statement, code: str) -> list[dict]:
    """Show the memos about a statement, its source or project, or a code, those last written last."""
    written = desk.memos.get((about, desk.target(about, statement, code)), ())
    names = {"created_at": "at", "target_id": "target"}
    return [{names.get(key, key): value for key, value in memo.items()} for memo in written]


def history(desk: Desk, words: Words, k: int) -> list[dict]:
    """Show the acts on a statement in words; in blind mode the coder's own and the program's."""
    table = desk.study.history(words.lang, desk.statements[k].statement_id)
    if desk.blind:
        table = table[table["coder"].isin(["", desk.coder])]
    return table[["at", "coder", "words", "stands"]].to_dict("records")


def book(desk: Desk) -> list[dict]:
    """Show the codes in tree order, with how often the coder used each."""
    uses = desk.uses()
    return [{**code, "uses": uses[code["code"]]} for code in desk.book.rows]


def options(desk: Desk) -> dict[str, list]:
    """Show what can be chosen in the filter, each in reading order."""
    statements = [desk.statements[k] for k in sorted(desk.scope, key=desk.place.__getitem__)]
    columns = {name: dict.fromkeys(getattr(statement, name) for statement in statements) for name in _CHOICES}
    counts: dict[str, list[int]] = {}
    for statement in statements:
        count = counts.setdefault(statement.source_id, [0, 0])
        count[0] += desk.states[statement.k] != LEFT
        count[1] += desk.states[statement.k] == UNREAD
    sources = [
        {"source_id": name, **{key: str(desk.sources[name][key]) for key in ("title", "project", "cohort")}}
        | {"n": n, "left": unread}
        for name, (n, unread) in counts.items()
    ]
    choices = {f"{name}s": [value for value in values if value] for name, values in columns.items()}
    return {**choices, "sources": sources, "coders": [] if desk.blind else desk.coders}
