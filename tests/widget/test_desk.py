"""The desk against the study: whatever two pages do, each is what a page opened this moment would be."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from examples import examples
from study.conftest import MEMORY, corpus_of
from synth.widget.desk import Desk

from .pages import NOTES, Page, begin, copied

WHICH = st.sampled_from([0, 1])
PICK = st.integers(0, 2)  # few, so that acts meet on one statement
CODE = st.sampled_from(["trust", "leader", "budget", "success", "joy"])


def laid(desk):
    """Say all that a desk holds, by the ids of the study."""
    lines = [desk.statements[k] for k in desk.order]
    return {
        "lines": [
            (line.statement_id, line.text, line.section, line.start, line.end, line.use, line.project)
            for line in lines
        ],
        "codes": {
            line.statement_id: {coder: list(codes.items()) for coder, codes in line.codes.items() if codes}
            for line in lines
        },
        "read": {line.statement_id: line.read for line in lines},
        "dismissed": {line.statement_id: line.dismissed for line in lines},
        "inherited": {line.statement_id: set(line.inherited) for line in lines},
        "states": {line.statement_id: desk.states[line.k] for line in lines},
        "memos": {about: memos for about, memos in desk.memos.items() if memos},
        "book": desk.book.rows,
        "counts": {name: count for name, count in desk.counts().items() if name != "per_hour"},
    }


def fresh(desk):
    return Desk(desk.study, desk.coder, desk.blind, desk.adjudicate)


class TwoPages(RuleBasedStateMachine):
    """Two pages on one study: two coders, or one coder in two tabs."""

    @initialize(other=st.sampled_from(["ก", "ข"]))
    def begin(self, other):
        self.folder = tempfile.TemporaryDirectory(dir=MEMORY)
        self.study = begin(Path(self.folder.name) / "study.db")
        self.pages = [Page(self.study), Page(self.study, other)]

    def pick(self, which, number):
        page = self.pages[which]
        keys = page.widget._desk.order
        return page, keys[number % len(keys)]

    @rule(
        which=WHICH,
        number=PICK,
        code=CODE,
        act=st.sampled_from(["code", "code", "uncode", "dismiss", "accept"]),
    )
    def with_code(self, which, number, code, act):
        page, k = self.pick(which, number)
        page.act(act, k=k, code=code)

    @rule(which=WHICH, number=PICK)
    def review(self, which, number):
        page, k = self.pick(which, number)
        page.act("review", k=k)

    @rule(
        which=WHICH,
        number=PICK,
        about=st.sampled_from(["statement", "project", "code"]),
        text=st.text(max_size=4),
    )
    def memo(self, which, number, about, text):
        page, k = self.pick(which, number)
        page.act("memo", about=about, k=k, code="trust", text=text)

    @rule(which=WHICH, number=PICK, use=st.sampled_from(["analysed", "left out"]))
    def use(self, which, number, use):
        page, k = self.pick(which, number)
        page.act("use", k=k, use=use)

    @rule(which=WHICH, number=PICK, at=st.sampled_from([5, 7, 9, 12]))
    def split(self, which, number, at):
        page, k = self.pick(which, number)
        page.act("split", k=k, at=[at])

    @rule(which=WHICH, number=PICK)
    def join(self, which, number):
        page, k = self.pick(which, number)
        page.act("join", k=k)

    @rule(which=WHICH, back=st.sampled_from(["undo", "undo", "redo"]))
    def back(self, which, back):
        self.pages[which].act(back)

    @rule(which=WHICH, change=st.sampled_from(["add", "rename", "retire", "move", "merge", "define"]))
    def book(self, which, change):
        page = self.pages[which]
        fields = {
            "add": {"change": "add", "code": "joy", "name": "ความสุข", "parent": "people"},
            "rename": {"change": "rename", "code": "joy", "to": "happy"},
            "retire": {"change": "retire", "code": "joy"},
            "move": {"change": "move", "code": "leader", "parent": "trust"},
            "merge": {"change": "merge", "codes": ["joy"], "into": "trust"},
            "define": {
                "change": "change",
                "code": "trust",
                "columns": {"definition": "ไว้ใจกัน", "dimension": "ประเด็น"},
            },
        }[change]
        page("book", **fields)

    @rule(which=WHICH, filter=st.sampled_from([{}, {"state": "u"}, {"query": "งาน"}, {"code": ["people"]}]))
    def look(self, which, filter):
        self.pages[which].view(**filter)

    @rule(which=WHICH)
    def refresh(self, which):
        page = self.pages[which]
        page("refresh")
        assert laid(page.widget._desk) == laid(fresh(page.widget._desk))
        assert page("refresh")["changed"] is False

    @invariant()
    def every_shown_statement_is_there(self):
        for page in self.pages:
            desk, view = page.widget._desk, page.widget._messages._view
            assert set(view.keys) <= set(desk.statements)
            assert len(set(view.keys)) == len(view.keys)
            assert list(desk.place) == desk.order

    def teardown(self):
        if not hasattr(self, "pages"):
            return
        for page in self.pages:
            page("refresh")
            assert laid(page.widget._desk) == laid(fresh(page.widget._desk))
            assert len(page("rows", keys=page.view()["keys"])["rows"]) == len(page.view()["keys"])
            page.widget.close()
        assert self.study.check().empty
        self.folder.cleanup()


TwoPages.TestCase.settings = settings(
    max_examples=examples(12), stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
test_two_pages_and_a_fresh_one = TwoPages.TestCase


def test_alone_on_a_study_no_refresh_is_needed(page):
    """What one page does it knows; only others' acts make it look again."""
    desk, k, other = page.widget._desk, page.keys[3], page.keys[6]
    for do, fields in (
        ("act", {"act": "code", "k": k, "code": "success"}),
        ("act", {"act": "dismiss", "k": k, "code": "trust"}),
        ("act", {"act": "memo", "about": "statement", "k": k, "text": "คิดต่อ"}),
        ("act", {"act": "split", "k": k, "at": [5]}),
        ("act", {"act": "undo"}),
        ("act", {"act": "redo"}),
        ("act", {"act": "join", "k": page.keys[0]}),
        ("act", {"act": "use", "k": other, "use": "left out"}),
        ("book", {"change": "change", "code": "trust", "columns": {"definition": "ไว้ใจกัน"}}),
        ("book", {"change": "rename", "code": "trust", "to": "faith"}),
        ("act", {"act": "code", "k": other, "code": "faith"}),
    ):
        assert page(do, **fields)["ok"]
        assert laid(desk) == laid(fresh(desk))
    assert page("refresh")["changed"] is False


def test_others_are_seen_on_refresh_and_nothing_is_overwritten(page, study):
    colleague, k = Page(study, "ข"), page.keys[1]
    page.act("code", k=k, code="trust")
    done = colleague.act("code", k=k, code="leader")
    assert done["changed"]  # somebody else acted: the page asks for a refresh when it likes
    assert colleague("refresh")["changed"]
    assert page("refresh")["changed"]
    assert page.row(k)["others"] == [{"coder": "ข", "codes": ["leader"], "read": True}]
    assert colleague.row(k)["others"] == [{"coder": "ก", "codes": ["trust"], "read": True}]
    assert colleague.opened["coders"] == ["ข"]
    assert page("open")["coders"] == ["ก", "ข"]


def test_a_merged_file_brings_acts_older_than_the_last(page, study, folder):
    with copied(study, folder / "colleague.db") as theirs:
        theirs.code(theirs.statements()["statement_id"][0], "budget", coder="ข")
    page.act("code", k=page.keys[0], code="trust")
    study.merge(folder / "colleague.db")
    assert page("refresh")["changed"]
    assert page.row(page.keys[0])["others"] == [{"coder": "ข", "codes": ["budget"], "read": True}]


def test_a_changed_source_is_taken_in_on_refresh(page, study):
    page.act("code", k=page.keys[1], code="trust")
    changed = {**NOTES, "2564/ปากพูน.txt": ["ผู้นำชุมชนโปร่งใสไว้ใจได้", "ประชุมทุกเดือน"]}
    study.add_corpus(corpus_of(changed))
    assert page("refresh")["changed"]
    texts = [page.row(k)["text"] for k in page.view()["keys"]]
    assert texts == [line for lines in changed.values() for line in lines]
    gone = page.act("code", k=page.keys[7], code="budget")
    assert (gone["ok"], gone["why"][:19]) == (False, "ข้อความนี้ไม่มีแล้ว")
    assert page.row(page.keys[1])["state"] == "c"  # keys stay with their statements


@pytest.mark.parametrize("step", ["read", "coded", "split"])
def test_a_sample_stays_what_it_was(study, step):
    page = Page(study, sample=4, seed=3)
    assert page.opened["sample"] == page.opened["counts"]["all"] == 4
    again = Page(study, sample=4, seed=3)
    assert again.keys == page.keys
    k = page.keys[0]
    if step == "split":
        done = page.act("split", k=k, at=[page("cuts", k=k)["words"][0]])
        assert done["counts"]["all"] == 5
        assert sorted(page.view()["keys"]) == sorted(
            [*page.keys[1:], *(one["row"]["k"] for one in done["came"])]
        )
    else:
        page.act("review" if step == "read" else "code", k=k, code="trust")
        assert page.view(order="sample")["keys"] == again.widget._desk.scope
        assert page.view()["keys"] == sorted(page.keys)
