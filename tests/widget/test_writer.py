"""What the writing page is told: cells with their evidence, citations as numbers, the ledger and its gaps."""

import itertools
import json

import pytest

import synth
from synth.study import citing
from synth.study.views.changed import WHAT
from synth.widget.page import Words

CELL = {"row": "บางกล่ำ", "column": "people"}
_numbers = itertools.count()


class WritingPage:
    """Asks a widget as the page does; every answer must go through JSON."""

    def __init__(self, study, coder="ก", **options):
        self.widget = synth.Writer(study, coder, **options)
        self.opened = self("open")

    def __call__(self, do, **fields):
        asked = {"id": f"w{next(_numbers)}", "do": do, **fields}
        answer = self.widget.answer(json.loads(json.dumps(asked)))
        assert answer["id"] == asked["id"]
        return json.loads(json.dumps(answer))

    def cell(self):
        return self("cell", **CELL)["cell"]


@pytest.fixture
def ids(study):
    return study.statements()["statement_id"].tolist()


@pytest.fixture
def page(study, ids):
    for one in ids[:3]:
        study.code(one, "trust", coder="ก")
    made = WritingPage(study)
    yield made
    made.widget.close()


def grid_cell(answer):
    rows, columns = ([one["key"] for one in answer["grid"][name]] for name in ("rows", "columns"))
    return answer["grid"]["cells"][f"{rows.index('บางกล่ำ')},{columns.index('people')}"]


def test_the_table_shows_what_is_to_be_written(page):
    assert [one["name"] for one in page.opened["grid"]["columns"]] == ["คนและทีม", "งบประมาณ"]
    assert grid_cell(page.opened) == {"state": "", "text": "", "statements": 3, "apart": 0}


def test_a_citation_is_a_number_on_the_page_and_a_statement_in_the_study(page, study, ids):
    shown = page.cell()
    assert [one["number"] for one in shown["evidence"]] == [1, 2, 3]
    answer = page("save", **CELL, text="ทีมดี [#2] และ [#9] [2]")
    assert study.cell("บางกล่ำ", "people")["text"] == f"ทีมดี {citing.cite(ids[1])} และ [#9] [2]"
    assert answer["cell"]["text"] == "ทีมดี [#2] และ [#9] [2]"
    assert answer["cell"]["evidence"][1]["cited"]
    assert grid_cell(answer) == {"state": "current", "text": "ทีมดี และ [#9] [2]", "statements": 3, "apart": 0}


def test_changed_evidence_is_told_and_confirmed(page, study, ids):
    page.cell()
    page("save", **CELL, text="ทีมดี [#1]")
    study.code(ids[3], "leader", coder="ข")
    answer = page("refresh", **CELL)
    assert answer["grid"]["again"] == 1
    assert [one["what"] for one in answer["cell"]["changes"]] == ["ลงรหัส ผู้นำ เพิ่ม"]
    assert [one["fresh"] for one in answer["cell"]["evidence"]] == [False, False, False, True]
    assert not page("refresh", **CELL)["changed"]
    confirmed = page("confirm", **CELL)
    assert confirmed["cell"]["state"] == "current"
    assert confirmed["grid"]["again"] == 0
    assert page("undo", **CELL)["cell"]["state"] == "read again"
    assert page("redo", **CELL)["cell"]["state"] == "current"


def test_a_cited_statement_that_is_gone_from_the_cell_keeps_its_number(page, study, ids):
    page.cell()
    page("save", **CELL, text="ทีมดี [#1]")
    study.uncode(ids[0], "trust", coder="ก")
    shown = page.cell()
    assert shown["text"] == "ทีมดี [#1]"
    assert [one["number"] for one in shown["evidence"]] == [2, 3]
    assert [(one["number"], one["text"]) for one in shown["elsewhere"]] == [(1, "หัวโจกแกนนำกลุ่มย่อย")]


def test_claims_are_written_linked_and_their_gaps_shown(page, study, ids):
    page.cell()
    page("save", **CELL, text="ทีมดี")
    made = page("claim", claim="", kind="recommendation", text="เริ่มจากทีมเล็ก")
    claim = made["claim"]
    assert {gap["what"] for gap in made["ledger"]["gaps"]} >= {"rests on nothing", "nobody concluded"}
    found = page("targets", query="คนและทีม")["targets"]
    cell = next(one for one in found if one["about"] == "cell")
    linked = page("link", claim=claim, about="cell", target=cell["target"])
    assert [gap["what"] for gap in linked["ledger"]["gaps"]] == []
    assert linked["ledger"]["claims"][0]["links"][0]["name"] == "บางกล่ำ × คนและทีม"
    against = page("link", claim=claim, about="statement", target=ids[4], against=True)
    assert [one["against"] for one in against["ledger"]["claims"][0]["links"]] == [False, True]
    code = next(one for one in page("targets", query="งบ")["targets"] if one["about"] == "code")
    assert page("link", claim=claim, about="code", target=code["target"])["ok"]
    assert page("unlink", claim=claim, about="code", target=code["target"])["ok"]
    assert page("claim", claim=claim, kind="recommendation", text="")["ledger"]["claims"] == []


def test_what_cannot_be_done_is_said_in_the_language_of_the_page(page, study):
    assert page("save", row="ไม่มี", column="people", text="x")["why"].startswith("ไม่มีโครงการ “ไม่มี”")
    assert page("link", claim="x", about="code", target="people")["why"].startswith("ไม่พบข้อเสนอแนะ")
    assert not page("dance")["ok"]
    other = WritingPage(study, lang="en")
    assert other("save", row="no", column="people", text="x")["why"].startswith(
        "the study has no project 'no'"
    )
    other.widget.close()


def test_the_same_message_twice_is_one_act(page, study):
    asked = {"id": "same", "do": "save", **CELL, "text": "ทีมดี"}
    assert page.widget.answer(asked) == page.widget.answer(asked)
    assert study.history()["act"].tolist().count("write cell") == 1


def test_nothing_of_the_words_is_in_the_widgets_state(page):
    page.cell()
    page("save", **CELL, text="ทีมดี [#1]")
    kept = json.dumps(
        {key: value for key, value in page.widget.get_state().items() if key not in ("_esm", "_css")},
        default=str,
    )
    assert "ทีมดี" not in kept
    assert "หัวโจก" not in kept


@pytest.mark.parametrize("lang", ["th", "en"])
def test_every_change_is_worded(lang):
    words = Words(lang)
    for what in WHAT:
        assert words.say(f"changed.{what.replace(' ', '_')}", code="ก", before="ข", now="ค")


@pytest.mark.parametrize(
    ("options", "said"),
    [({"coder": ""}, "who"), ({"rows": "village"}, "rows and columns are"), ({"lang": "la"}, "la")],
)
def test_what_cannot_be_opened_is_refused(study, options, said):
    with pytest.raises(ValueError, match=said):
        synth.Writer(study, **{"coder": "ก", **options})
