"""The store against a plain model: whatever people do, in two files that meet again and again.

The model keeps the acts in a list and plays the standing ones through from the beginning, with dicts and sets.
"""

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from examples import examples
from synth.study import Study, move

from .conftest import CODES, MEMORY, begin, codes_of

CODERS = st.sampled_from(["a", "ครูแดง"])
WHICH = st.sampled_from([0, 1])
PICK = st.integers(0, 30)


@dataclass(frozen=True)
class Act:
    """One act: `what` is the name of a method of `State`, `data` its arguments."""

    number: int
    coder: str
    what: str
    data: tuple = ()
    undoes: int = 0
    brings: frozenset = frozenset()
    needs: frozenset = frozenset()


@dataclass
class State:
    """What stands after some acts."""

    statements: list
    book: dict
    codings: dict = field(default_factory=dict)
    reviews: set = field(default_factory=set)
    use: dict = field(default_factory=dict)
    memos: dict = field(default_factory=dict)
    dismissed: set = field(default_factory=set)
    merged: dict = field(default_factory=dict)

    def code(self, act, statement, code):
        self.codings[act.number] = (statement, code, act.coder)
        self.reviews.add((statement, act.coder))

    def uncode(self, act, *numbers):
        for number in numbers:
            self.codings.pop(number, None)

    def review(self, act, statement):
        self.reviews.add((statement, act.coder))

    def dismiss(self, act, statement, code):
        self.dismissed.add((statement, code, act.coder))

    def set_use(self, act, statement, use):
        self.use[statement] = use

    def memo(self, act, memo, statement, text):
        self.memos[memo] = (statement, text)

    def cut(self, act, parents, children):
        if all(parent in self.statements for parent in parents):
            place = self.statements.index(parents[0])
            self.statements[place : place + len(parents)] = children

    def change(self, act, changes, merged):
        for code, new in changes.items():
            if new is None:
                self.book.pop(code, None)
            else:
                self.book[code] = self.book.get(code, EVER[code]) | new
        for code, into in merged:
            end = self.merged.get(into, into)
            if end != code:
                self.merged = {old: end if to == code else to for old, to in self.merged.items()}
                self.merged.setdefault(code, end)

    def stands_for(self, code):
        return self.merged.get(code, code)

    def finished_book(self):
        book = {code: dict(row) for code, row in self.book.items() if code not in self.merged}
        for end in self.merged.values():
            book.setdefault(end, dict(EVER[end]))
        for row in book.values():
            row["parent"] = row["parent"] if row["parent"] in book else ""
        return book


EVER: dict = {}
"""The last known columns of every code that ever was, by its first name."""


class Model:
    """The acts of one file."""

    def __init__(self, ids):
        self.ids, self.acts = ids, {}

    def standing(self):
        undone = {act.undoes for act in self.acts.values() if act.what == "redo"}
        gone = {act.undoes for act in self.acts.values() if act.what == "undo" and act.number not in undone}
        return [
            act
            for number, act in sorted(self.acts.items())
            if number not in gone and act.what not in ("undo", "redo")
        ]

    def state(self):
        rows = CODES.to_dict("records")
        book = {row["code"]: {"code": row["code"], "parent": row["parent"], "retired": False} for row in rows}
        EVER.update({code: dict(row) for code, row in book.items() if code not in EVER})
        state = State(list(self.ids), book)
        for act in self.standing():
            getattr(state, act.what)(act, *act.data)
        return state

    def undoable(self, coder):
        return next((act for act in reversed(self.standing()) if act.coder == coder), None)

    def redoable(self, coder):
        redone = {act.undoes for act in self.acts.values() if act.what == "redo"}
        own = [
            act
            for number, act in sorted(self.acts.items())
            if act.coder == coder and act.what != "redo" and number not in redone
        ]
        return own[-1] if own and own[-1].what == "undo" else None

    def borne(self, act):
        """Say whether a standing act rests on `act`."""
        others = [other for other in self.standing() if other.number != act.number]
        if any(other.needs & act.brings for other in others):
            return True
        later = [other for other in others if other.number > act.number]
        return act.what == "change" and any(o.what == "change" and o.coder != act.coder for o in later)


class Studies(RuleBasedStateMachine):
    """Two copies of one study; each rule acts on one of them and on its model."""

    server = None
    """The server on which the second one lies; without one it is a file as well."""

    @initialize()
    def begin(self):
        EVER.clear()
        self.folder = Path(tempfile.mkdtemp(dir=MEMORY))
        first, ids = begin(self.folder / "0.db")
        other = first.backup(self.folder / "1.db")
        if self.server:
            move(other, self.server.database("model"))
            other = self.server.address("model")
        self.studies = [first, Study(other)]
        self.models = [Model(ids), Model(ids)]
        self.number = self.touched = 0

    def teardown(self):
        for study in getattr(self, "studies", []):
            study.close()
        shutil.rmtree(getattr(self, "folder", "nowhere"), ignore_errors=True)

    def done(self, which, coder, what, *data, **more):
        self.number += 1
        self.touched = which
        self.models[which].acts[self.number] = Act(self.number, coder, what, data, **more)
        return self.number

    def some(self, which, pick):
        state = self.models[which].state()
        book = state.finished_book()
        codes = [code for code, row in book.items()]
        return state, book, state.statements[pick % len(state.statements)], codes[pick % len(codes)]

    @rule(which=WHICH, pick=PICK, more=PICK, coder=CODERS)
    def code(self, which, pick, more, coder):
        state, book, statement, _ = self.some(which, pick)
        code = list(book)[more % len(book)]
        study, name = self.studies[which], book[code]["code"]
        if book[code]["retired"]:
            with pytest.raises(ValueError, match="is retired"):
                study.code(statement, name, coder=coder)
            return
        coded = {(s, state.stands_for(c), who) for s, c, who in state.codings.values()}
        assert bool(study.code(statement, name, coder=coder)) == ((statement, code, coder) not in coded)
        if (statement, code, coder) not in coded:
            self.done(which, coder, "code", statement, code, needs=frozenset({statement, ("code", code)}))

    @rule(which=WHICH, pick=PICK, coder=CODERS)
    def uncode(self, which, pick, coder):
        state, book, _, _ = self.some(which, pick)
        here = [
            (s, state.stands_for(c))
            for s, c, who in state.codings.values()
            if who == coder and s in state.statements
        ]
        if here:
            statement, code = here[pick % len(here)]
            gone = [
                number
                for number, (s, c, who) in state.codings.items()
                if (s, state.stands_for(c), who) == (statement, code, coder)
            ]
            assert self.studies[which].uncode(statement, book[code]["code"], coder=coder)
            self.done(which, coder, "uncode", *gone)

    @rule(which=WHICH, pick=PICK, coder=CODERS)
    def review(self, which, pick, coder):
        _, _, statement, _ = self.some(which, pick)
        if self.studies[which].review(statement, coder=coder):
            self.done(which, coder, "review", statement, needs=frozenset({statement}))

    @rule(which=WHICH, pick=PICK, coder=CODERS)
    def dismiss(self, which, pick, coder):
        _, book, statement, code = self.some(which, pick)
        if self.studies[which].dismiss(statement, book[code]["code"], coder=coder):
            self.done(which, coder, "dismiss", statement, code, needs=frozenset({statement}))

    @rule(which=WHICH, pick=PICK, coder=CODERS, use=st.sampled_from(["analysed", "left out"]))
    def set_use(self, which, pick, coder, use):
        _, _, statement, _ = self.some(which, pick)
        if self.studies[which].set_use(statement, use, coder=coder):
            self.done(which, coder, "set_use", statement, use)

    @rule(which=WHICH, pick=PICK, coder=CODERS, text=st.sampled_from(["ถามต่อ", "ดูคู่กัน", ""]))
    def memo(self, which, pick, coder, text):
        state, _, statement, _ = self.some(which, pick)
        own = [memo for memo, (where, _) in state.memos.items() if where == statement]
        known = own[0] if own and pick % 2 else ""
        memo = self.studies[which].memo("statement", statement, text, coder=coder, memo_id=known)
        needs = frozenset({statement, *([("memo", memo)] if known else [])})
        brings = frozenset() if known else frozenset({("memo", memo)})
        self.done(which, coder, "memo", memo, statement, text, needs=needs, brings=brings)

    @rule(which=WHICH, pick=PICK, coder=CODERS)
    def split(self, which, pick, coder):
        _, _, statement, _ = self.some(which, pick)
        text = self.studies[which].statements().set_index("statement_id").loc[statement, "text"]
        at = next((place for place in range(2, len(text) - 2) if text[place] in " กทนส"), None)
        if at:
            try:
                children = self.studies[which].split(statement, at, coder=coder)
            except ValueError:
                return
            needs, brings = frozenset({statement}), frozenset(children)
            self.done(which, coder, "cut", (statement,), tuple(children), needs=needs, brings=brings)

    @rule(which=WHICH, pick=PICK, coder=CODERS)
    def join(self, which, pick, coder):
        state, _, statement, _ = self.some(which, pick)
        parents = state.statements[state.statements.index(statement) :][:2]
        if len(parents) == 2:
            child = self.studies[which].join(parents, coder=coder)
            needs, brings = frozenset(parents), frozenset({child})
            self.done(which, coder, "cut", tuple(parents), (child,), needs=needs, brings=brings)

    def changed(self, which, coder, before, after, merged=(), **more):
        changes = {code: None for code in before if code not in after}
        for code, row in after.items():
            new = {name: value for name, value in row.items() if before.get(code, {}).get(name) != value}
            changes |= {code: new} if new else {}
            EVER[code] = EVER.get(code, row)
        self.done(which, coder, "change", changes, merged, **more)

    @rule(which=WHICH, pick=PICK, coder=CODERS)
    def add_code(self, which, pick, coder):
        _, book, _, _ = self.some(which, pick)
        code = f"รหัส {self.number}"
        if code not in EVER and self.studies[which].add_code(code, coder=coder):
            row = {"code": code, "parent": "", "retired": False}
            self.changed(which, coder, book, {**book, code: row}, brings=frozenset({("code", code)}))

    @rule(which=WHICH, pick=PICK, coder=CODERS)
    def rename_code(self, which, pick, coder):
        _, book, _, code = self.some(which, pick)
        name = f"ชื่อใหม่ {self.number}"
        if self.studies[which].rename_code(book[code]["code"], coder=coder, to=name):
            self.changed(which, coder, book, {**book, code: book[code] | {"code": name}})

    @rule(which=WHICH, pick=PICK, coder=CODERS, retired=st.booleans())
    def retire_code(self, which, pick, coder, retired):
        _, book, _, code = self.some(which, pick)
        if self.studies[which].change_code(book[code]["code"], coder=coder, retired=retired):
            self.changed(which, coder, book, {**book, code: book[code] | {"retired": retired}})

    @rule(which=WHICH, pick=PICK, more=PICK, coder=CODERS)
    def merge_codes(self, which, pick, more, coder):
        _, book, _, code = self.some(which, pick)
        leaves = [one for one in book if all(row["parent"] != one for row in book.values())]
        theme = lambda one: one not in ("success", "obstacle")  # noqa: E731
        ends = [one for one in leaves if one != code and theme(one) == theme(code)]
        if code in leaves and ends:
            end = ends[more % len(ends)]
            assert self.studies[which].merge_codes([book[code]["code"]], book[end]["code"], coder=coder)
            after = {one: row for one, row in book.items() if one != code}
            self.changed(which, coder, book, after, merged=((code, end),))

    @rule(which=WHICH, coder=CODERS)
    def undo(self, which, coder):
        model = self.models[which]
        act = model.undoable(coder)
        if act and model.borne(act):
            with pytest.raises(ValueError, match="cannot be undone"):
                self.studies[which].undo(coder=coder)
        else:
            assert bool(self.studies[which].undo(coder=coder)) == bool(act)
            if act:
                self.done(which, coder, "undo", undoes=act.number)

    @rule(which=WHICH, coder=CODERS)
    def redo(self, which, coder):
        act = self.models[which].redoable(coder)
        assert bool(self.studies[which].redo(coder=coder)) == bool(act)
        if act:
            self.done(which, coder, "redo", undoes=act.number)

    @rule(which=WHICH)
    def merge(self, which):
        self.studies[which].merge(self.studies[1 - which].path)
        self.models[which].acts |= self.models[1 - which].acts
        assert self.studies[which].check().empty
        self.touched = which

    @rule(which=WHICH)
    def restart(self, which):
        self.studies[which].close()
        self.studies[which] = Study(self.studies[which].path)

    @invariant()
    def the_store_is_the_model(self):
        if not hasattr(self, "studies"):
            return
        study, state = self.studies[self.touched], self.models[self.touched].state()
        here, book = set(state.statements), state.finished_book()
        name = {code: book[state.stands_for(code)]["code"] for _, code, _ in state.codings.values()}
        assert study.statements()["statement_id"].tolist() == state.statements
        assert codes_of(study) == {(s, name[c], who) for s, c, who in state.codings.values() if s in here}
        reviews = study.reviews()
        assert set(zip(reviews["statement_id"], reviews["coder"], strict=True)) == {
            pair for pair in state.reviews if pair[0] in here
        }
        codes = study.codebook().set_index("code")
        assert {
            row["code"]: (book[row["parent"]]["code"] if row["parent"] else "", row["retired"])
            for row in book.values()
        } == dict(zip(codes.index, zip(codes["parent"], codes["retired"], strict=True), strict=True))
        use = study.statements().set_index("statement_id")["use"].to_dict()
        assert use == {one: state.use.get(one, "analysed") for one in state.statements}
        memos = study.memos()
        assert dict(zip(memos["memo_id"], memos["text"], strict=True)) == {
            memo: text for memo, (_, text) in state.memos.items() if text
        }


TestStudies = Studies.TestCase
TestStudies.settings = settings(
    max_examples=examples(5),
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.server
def test_a_file_and_a_server_are_the_model(server):
    class Served(Studies):
        pass

    Served.server = server
    run_state_machine_as_test(Served, settings=settings(TestStudies.settings, max_examples=2))
