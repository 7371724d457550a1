"""What a coder does on the page: first the study is told, then what the act touched is looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .desk import UNREAD
from .showing import row

if TYPE_CHECKING:
    from .desk import Desk
    from .words import Words


def act(desk: Desk, words: Words, asked: dict) -> dict:
    """Do one act and say what changed."""
    kind = asked["act"]
    line = desk.lines[asked["k"]]
    name = desk.book.name(asked.get("code", ""))
    unread = desk.states[line.k] == UNREAD
    if kind == "code":
        desk.study.code(line.statement_id, asked["code"], desk.coder, basis=asked.get("basis", ""))
    elif kind == "uncode":
        desk.study.uncode(line.statement_id, asked["code"], desk.coder)
    elif kind == "review":
        desk.study.review(line.statement_id, desk.coder)
    else:
        raise ValueError(f"there is no act {kind!r}")
    desk.look_again(line.statement_id)
    if unread:
        desk.pace.read()
    said = words.say(f"said.{kind}", name=name)
    return {"rows": [row(desk, line.k)], "gone": [], "came": [], "counts": desk.counts(), "said": said}
