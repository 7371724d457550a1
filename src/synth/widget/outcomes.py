"""What an act came to, or why it could not be done and what to do about it, in the coder's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from synth.study.saying import Saying
from synth.telling import say

if TYPE_CHECKING:
    from .desk import Desk
    from .page import Words
    from .statements import Statement

_FAULTS = (
    (TimeoutError, "locked"),
    (PermissionError, "readonly"),
    (FileNotFoundError, "gone"),
    (OSError, "disk"),
)


@dataclass
class Outcome:
    """What an act came to."""

    message: str
    acts: int = 0
    """How many acts were written."""
    touched: list[str] = field(default_factory=list)
    """The statements that it may have changed."""
    reload: frozenset[str] = frozenset()
    """What must be read anew beyond them: ``memos``, ``book``, ``all``."""
    more: int = 0
    """How many statements wait for the same act to be asked again."""

    @classmethod
    def of(cls, acts: Sequence[object], message: str, statement: Statement | None) -> Outcome:
        """Make the outcome of acts on one statement; an act that is empty changed nothing."""
        return cls(message, sum(map(bool, acts)), [statement.statement_id] if statement else [])


class Refused(ValueError):
    """A refusal whose words are in the coder's language already."""


def reason_of_file(error: Exception, words: Words) -> str:
    """Say what the disk, a server or this program did not do; empty where the study refused something."""
    if isinstance(error, Refused):
        return str(error)
    if "disk is full" in str(error):
        return words["why.full"]
    sentence = error.args[0] if isinstance(error, PermissionError) and error.args else None
    if isinstance(sentence, Saying) and sentence.key.startswith("server."):  # which no right to a file mends
        return words.say("why.other", error=say(error, words.lang))
    for kind, key in _FAULTS:
        if isinstance(error, kind):
            return words[f"why.{key}"]
    if isinstance(error, ValueError):
        return ""
    return words.say("why.unexpected", error=f"{type(error).__name__}: {error}")


def reason(error: Exception, desk: Desk, words: Words, asked: dict) -> str:
    """Say in words why `asked` could not be done.

    What the study refuses, it refuses in English; the desk, which was brought up to date after the failure,
    tells the reason. A reason that cannot be told is given as the study gave it.
    """
    if why := reason_of_file(error, words):
        return why
    if error.args and isinstance(error.args[0], Saying):
        return words.say("why.other", error=say(error, words.lang))
    key = _of_act(desk, asked) if asked.get("do") == "act" else _of_book(desk, asked)
    return words[f"why.{key}"] if key else words.say("why.other", error=say(error, words.lang))


def _of_act(desk: Desk, asked: dict) -> str:
    kind = asked.get("act")
    if kind in ("undo", "redo"):
        return "cannot_undo"
    if asked.get("k") is not None and asked["k"] not in desk.statements:
        return "orphaned"
    if kind == "new":
        return _of_new(desk, asked)
    if code := asked.get("code"):
        row = desk.book.codes.get(code)
        return "no_code" if row is None else "retired" if row["retired"] else ""
    return {"split": "split", "join": "join"}.get(kind, "")


def _of_new(desk: Desk, asked: dict) -> str:
    name = " ".join(str(asked.get("code") or "").split())
    if any(name in (row["code"], row["name"]) for row in desk.book.rows):
        return "code_exists"
    return "no_code" if asked.get("parent") and asked["parent"] not in desk.book.codes else ""


def _of_book(desk: Desk, asked: dict) -> str:
    codes, columns = desk.book.codes, asked.get("columns") or {}
    if asked.get("do") != "book":
        return ""
    change = asked.get("change")
    names = [asked.get("code"), asked.get("into"), asked.get("parent"), *(asked.get("codes") or [])]
    if any(name and name not in codes for name in (names[1:] if change == "add" else names)):
        return "no_code"
    if change == "add" or asked.get("to") in codes or columns.get("code") in codes:
        return "code_exists"
    if change == "move":
        below = asked.get("parent") in desk.book.below(asked["code"])
        return "below_itself" if below else "other_dimension"
    return "merge" if change == "merge" else ""
