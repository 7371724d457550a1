"""What a coder does to statements and sources: each function writes one act and returns its id.

An act that would change nothing writes nothing and returns the empty text, so that `undo` never takes back
what nobody saw happen.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, exists, insert, select

from synth.schema import ANALYSED, LEFT_OUT
from synth.telling import told
from synth.text.clusters import cut_inside_cluster

from .. import code_names, spans
from .. import codebook as books
from .. import lineage as lines
from ..choices import ABOUT, CELL
from ..coders import known_coder
from ..standing import current_readings, set_values, stands, unremoved
from ..store import record
from ..tables import attributes, codings, dismissals, memos, removals, reviews, texts
from ..tables import spans as span_rows
from ..values import CELL_JOIN, as_json, clean
from ..views import anchored

_FIXED = ("source_id", "path", "text", "sha256")


def code(
    connection: Connection,
    statement_id: str,
    code_name: str,
    coder: str | None,
    *,
    basis: str = "",
    span: tuple[int, int] | None = None,
    by: str = "",
) -> str:
    """Write a coding and the review that it implies; with a `basis` it is an accepted suggestion.

    With a `span` it is some words of the statement that are coded; several stretches may have one code.
    """
    statement = _statement(connection, statement_id)
    stretch = _stretch(connection, statement, span)
    rows = books.current(connection)
    code_id = code_names.find(rows, code_name)
    if rows[code_id]["retired"]:
        raise ValueError(told("codebook.is_retired", code=rows[code_id]["code"]))
    who = known_coder(connection, coder)
    if _stands_already(connection, standing(connection, statement_id, code_id, who), stretch):
        return ""
    version = books.keep(connection, rows)
    act = record(connection, "code", who, statement=statement_id, code=code_id, **_settler(connection, by))
    keys = {"event_id": act, "statement_id": statement_id, "text_id": statement["text_id"]}
    reader = {"coder_id": who, "version_id": version}
    new = {
        "coding_id": act,
        "code_id": code_id,
        "origin": "suggestion" if basis else "hand",
        "basis": basis,
    }
    new["span_id"] = spans.keep(connection, statement["text_id"], stretch)
    connection.execute(insert(codings), {**keys, **reader, **new})
    connection.execute(insert(reviews), {**keys, **reader})
    return act


def _stretch(connection: Connection, statement: dict, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """Give the place in the source's text of some words of a statement, or say why they cannot be coded."""
    if span is None:
        return None
    start, end = map(int, span)
    text = connection.scalar(select(texts.c.text).where(texts.c.text_id == statement["text_id"]))
    words = text[statement["start"] : statement["end"]]
    if not 0 <= start < end <= len(words) or not words[start:end].strip():
        raise ValueError(told("study.no_words", start=start, end=end, n=len(words)))
    if any(cut_inside_cluster(words, edge) for edge in (start, end)):
        raise ValueError(told("study.words_in_cluster", start=start, end=end))
    return statement["start"] + start, statement["start"] + end


def _stands_already(connection: Connection, coded: list[str], stretch: tuple[int, int] | None) -> bool:
    """Say whether these codings say already what another one would: the statement, or these very words."""
    if not coded or stretch is None:
        return bool(coded)
    query = select(span_rows.c.start, span_rows.c.end).join(codings, codings.c.span_id == span_rows.c.span_id)
    return stretch in set(map(tuple, connection.execute(query.where(codings.c.coding_id.in_(coded)))))


def _settler(connection: Connection, by: str) -> dict[str, str]:
    """Say in an act of the adjudicated set who settled it."""
    return {"by": known_coder(connection, by)} if by else {}


def uncode(
    connection: Connection, statement_id: str, code_name: str, coder: str | None, *, by: str = ""
) -> str:
    """Take a coder's own coding away; the review stays."""
    _statement(connection, statement_id)
    code_id = code_names.find(books.current(connection), code_name)
    who = known_coder(connection, coder)
    coded = standing(connection, statement_id, code_id, who)
    if not coded:
        return ""
    act = record(connection, "uncode", who, statement=statement_id, code=code_id, **_settler(connection, by))
    connection.execute(insert(removals), [{"event_id": act, "coding_id": coding} for coding in coded])
    return act


def standing(connection: Connection, statement_id: str, code_id: str, coder_id: str) -> list[str]:
    """Return a coder's standing codings of a code on a statement, also under codes merged into it since."""
    merged_codes = [code for code, end in books.mapping(connection).items() if end == code_id]
    successors = lines.confirmed(connection)
    earlier = [name for name in successors if lines.follow(successors, name) == statement_id]
    query = unremoved().where(
        codings.c.statement_id.in_([statement_id, *earlier]),
        codings.c.coder_id == coder_id,
        codings.c.code_id.in_([code_id, *merged_codes]),
    )
    return sorted({row.coding_id for row in connection.execute(query)})


def review(connection: Connection, statement_id: str, coder: str | None, *, by: str = "") -> str:
    """Write that the coder read the statement under the present codebook, whether or not a code follows."""
    statement = _statement(connection, statement_id)
    who = known_coder(connection, coder)
    version = books.keep(connection, books.current(connection))
    row = {"statement_id": statement_id, "coder_id": who, "version_id": version}
    same_review = exists().where(
        *(reviews.c[name] == value for name, value in row.items()), stands(reviews.c.event_id)
    )
    if connection.scalar(select(same_review)):
        return ""
    act = record(connection, "review", who, statement=statement_id, **_settler(connection, by))
    connection.execute(insert(reviews), {"event_id": act, "text_id": statement["text_id"], **row})
    return act


def dismiss(connection: Connection, statement_id: str, code_name: str, coder: str | None) -> str:
    """Write that the coder does not want the code that was suggested for the statement."""
    _statement(connection, statement_id)
    code_id = code_names.find(books.current(connection), code_name)
    who = known_coder(connection, coder)
    row = {"statement_id": statement_id, "code_id": code_id, "coder_id": who}
    same_dismissal = exists().where(
        *(dismissals.c[name] == value for name, value in row.items()), stands(dismissals.c.event_id)
    )
    if connection.scalar(select(same_dismissal)):
        return ""
    act = record(connection, "dismiss", who, statement=statement_id, code=code_id)
    connection.execute(insert(dismissals), {"event_id": act, **row})
    return act


def memo(
    connection: Connection, about: str, target_id: Any, text: str, coder: str | None, *, memo_id: str = ""
) -> str:
    """Write a memo, or new words for the memo `memo_id` (none take it away); return the memo's id."""
    target = memo_target(connection, about, target_id)
    stored_memo = select(memos.c.about, memos.c.target_id).where(memos.c.memo_id == memo_id).limit(1)
    if memo_id and connection.execute(stored_memo).first() != (about, target):
        raise ValueError(told("study.no_memo", memo=memo_id))
    who = known_coder(connection, coder)
    act = record(connection, "memo", who, about=about, target=target)
    row = {"memo_id": memo_id or act, "event_id": act, "about": about, "target_id": target}
    connection.execute(insert(memos), {**row, "coder_id": who, "text": clean(text)})
    return row["memo_id"]


def memo_target(connection: Connection, about: str, target: Any) -> str:
    """Check that what a memo is about is there, and give it by its ids."""
    if about not in ABOUT:
        raise ValueError(told("study.memo_about", known=", ".join(ABOUT), about=about))
    rows = books.current(connection)
    if about == "statement":
        return _statement(connection, target)["statement_id"]
    if about == "code":
        return code_names.find(rows, target)
    if about == "source":
        return _source(connection, target)
    if about == CELL:
        project, _, theme = (
            target.rpartition(CELL_JOIN) if isinstance(target, str) else (target[0], "", target[1])
        )
        return f"{project}{CELL_JOIN}{code_names.find(rows, theme)}"
    return str(target)


def set_attribute(connection: Connection, source_id: str, name: str, value: Any, coder: str | None) -> str:
    """Write what a person knows better than the file about a source."""
    if name in _FIXED or not name.strip():
        raise ValueError(told("study.fixed", name=name))
    return _set(connection, "attribute", "source", (_source(connection, source_id), name), value, coder)


def set_use(connection: Connection, target_id: str, use: str, coder: str | None) -> str:
    """Take a statement, or all of a source, into the analysis or out of it."""
    if use not in (ANALYSED, LEFT_OUT):
        raise ValueError(told("study.use", use=use))
    about = "source" if target_id in current_readings(connection) else "statement"
    if about == "statement":
        _statement(connection, target_id)
    return _set(connection, "use", about, (target_id, "use"), use, coder)


def _set(
    connection: Connection, kind: str, about: str, key: tuple[str, str], value: Any, coder: str | None
) -> str:
    target, name = key
    stored = set_values(connection, about, attributes.c.target_id == target, attributes.c.name == name)
    if stored.get(key) == as_json(value):
        return ""
    act = record(connection, kind, known_coder(connection, coder), **{about: target, "name": name})
    row = {"event_id": act, "about": about, "target_id": target, "name": name}
    connection.execute(insert(attributes), {**row, "value": as_json(value)})
    return act


def _source(connection: Connection, source_id: str) -> str:
    if source_id not in current_readings(connection):
        raise ValueError(told("study.no_source", source=source_id))
    return source_id


def _statement(connection: Connection, statement_id: str) -> dict:
    statement = lines.is_present(connection, statement_id) or anchored.row(connection, statement_id)
    if statement is None:
        raise ValueError(told("study.no_statement", statement=statement_id))
    return statement
