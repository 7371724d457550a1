"""The codebook edited in place: each change is an act of the study, and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .acting import Done
from .failing import Refused

if TYPE_CHECKING:
    from .desk import Desk
    from .page import Words

_COLUMNS = ("name", "name_en", "definition", "include", "exclude", "keywords", "example", "colour")


class Editor:
    """Changes the codebook as the page asks, under the name of the desk's coder."""

    def __init__(self, desk: Desk, words: Words):
        self._desk, self._study, self._words, self._coder = desk, desk.study, words, desk.coder

    def edit(self, asked: dict) -> Done:
        """Do the change that `asked` names."""
        change = asked.get("change")
        if change not in ("add", "change", "rename", "move", "merge", "retire", "unretire"):
            raise Refused(self._words.say("why.unknown", what=change))
        name, acts = getattr(self, f"_{change}")(asked)
        renamed = change in ("rename", "merge") or (asked.get("columns") or {}).get("code")
        said = self._words.say(f"said.{change}", name=name)
        return Done(said, sum(map(bool, acts)), reload=frozenset({"all" if renamed else "book"}))

    def _name(self, code: str) -> str:
        return self._desk.book.name(code, self._words.lang)

    def _add(self, asked: dict) -> tuple[str, list[str]]:
        name = str(asked.get("name") or asked.get("code") or "").strip()
        code = str(asked.get("code") or "").strip() or name
        if not name:
            raise Refused(self._words["why.no_name"])
        columns = {key: asked[key] for key in (*_COLUMNS, "parent", "dimension") if asked.get(key)}
        return name, [self._study.add_code(code, self._coder, **{**columns, "name": name})]

    def _change(self, asked: dict) -> tuple[str, list[str]]:
        code, columns = asked["code"], dict(asked.get("columns") or {})
        dimension = columns.pop("dimension", None)
        if "name" in columns and not str(columns["name"] or "").strip():
            raise Refused(self._words["why.no_name"])
        if columns.get("code") in ("", None, code):
            columns.pop("code", None)
        acts = []
        if dimension and dimension != self._desk.book.codes.get(code, {}).get("dimension"):
            acts.append(self._study.move_code(code, "", self._coder, dimension=dimension))
        if columns:
            acts.append(self._study.change_code(code, self._coder, **columns))
        return str(columns.get("name") or self._name(code)), acts

    def _rename(self, asked: dict) -> tuple[str, list[str]]:
        to = str(asked.get("to") or "").strip()
        if not to:
            raise Refused(self._words["why.no_name"])
        return to, [self._study.rename_code(asked["code"], self._coder, to=to)]

    def _move(self, asked: dict) -> tuple[str, list[str]]:
        act = self._study.move_code(asked["code"], asked.get("parent") or "", self._coder)
        return self._name(asked["code"]), [act]

    def _merge(self, asked: dict) -> tuple[str, list[str]]:
        act = self._study.merge_codes(list(asked["codes"]), asked["into"], self._coder)
        return self._name(asked["into"]), [act]

    def _retire(self, asked: dict) -> tuple[str, list[str]]:
        return self._name(asked["code"]), [self._study.retire_code(asked["code"], self._coder)]

    def _unretire(self, asked: dict) -> tuple[str, list[str]]:
        act = self._study.change_code(asked["code"], self._coder, retired=False)
        return self._name(asked["code"]), [act]
