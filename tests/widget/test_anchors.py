"""Anchors on the coding page: they look like any other statement of their cohort."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.anchored import two_cohorts
from synth.widget.anchors import _seats, inserted, moved, seat
from synth.widget.desk import Desk
from synth.widget.statements import Statement

from .pages import Page


@pytest.fixture
def study(tmp_path):
    made = two_cohorts(tmp_path / "study.db", ("บางกล่ำ", "ควนลัง", "ท่าข้าม"))
    made.draw_anchors("รุ่น 10", 5, "ก")
    yield made
    made.close()


def anchors_of(desk):
    return [desk.statements[k] for k in desk.order if desk.statements[k].around is not None]


def test_an_anchor_stands_among_the_statements_of_its_cohort(study):
    page = Page(study)
    desk = page.widget._desk
    found = anchors_of(desk)
    assert len(found) == 5
    for one in found:
        row = page("rows", keys=[one.k])["rows"][0]
        host = desk.beside(one, -1)
        assert row["cohort"] == "รุ่น 10" == host.cohort
        assert [row[name] for name in ("title", "source_id", "project", "section", "item")] == [
            *("เวที", host.source_id, host.project, host.section, host.item),
        ]
        assert row["state"] == "u"
        assert row["codes"] == row["others"] == row["inherited"] == row["words"] == []
        assert page("history", k=one.k)["history"] == []
        assert "anchor" not in str(row)


def test_the_words_around_an_anchor_are_those_of_its_own_note_and_hosts_keep_theirs(study):
    desk, said = Desk(study, "ก"), study.statements().set_index("statement_id")
    originals = study.anchors().set_index("anchor_id")["statement_id"]
    in_order = list(said.index)
    page = Page(study)
    for one in anchors_of(desk):
        place = in_order.index(originals[one.statement_id])
        near = [in_order[at] if 0 <= at < len(in_order) else "" for at in (place - 1, place + 1)]
        source = said.loc[originals[one.statement_id], "source_id"]
        words = [
            said.loc[name, "text"] if name and said.loc[name, "source_id"] == source else "" for name in near
        ]
        row = page("rows", keys=[one.k])["rows"][0]
        assert [row["before"], row["after"]] == words
        host = page("rows", keys=[desk.beside(one, -1).k])["rows"][0]
        assert one.text not in (host["before"], host["after"])


def test_the_note_of_an_anchor_shows_it_at_its_place_and_all_else_where_it_was(study):
    page = Page(study)
    desk = page.widget._desk
    for one in anchors_of(desk):
        shown = page("source", k=one.k)
        for place in shown["statements"]:
            assert shown["text"][place["start"] : place["end"]] == desk.statements[place["k"]].text
        assert [shown["text"][part["start"] : part["end"]] for part in shown["left_out"]] == ["circle"]


def test_originals_are_hidden_until_the_coder_has_read_the_lot(study):
    originals = set(study.anchors()["statement_id"])
    desk = Desk(study, "ก")
    assert not originals & {one.statement_id for one in desk.statements.values()}
    assert not originals & set(desk.table()["statement_id"])  # from which suggestions learn
    for anchor in study.anchors()["anchor_id"]:
        study.review(anchor, coder="ก")
    assert originals <= {one.statement_id for one in Desk(study, "ก").statements.values()}
    assert not originals & {one.statement_id for one in Desk(study, "ข").statements.values()}


def test_statements_found_by_code_hide_the_originals_too(study):
    page, originals = Page(study), set(study.anchors()["statement_id"])
    texts = set(study.statements().set_index("statement_id").loc[list(originals), "text"])
    found = page("found", by="project", code="trust", coder="ก")["statements"]
    assert not texts & {row["text"] for row in found}
    assert len(found) == 3 - study.codings()["statement_id"].isin(originals).sum()


def test_what_is_done_on_an_anchor_is_answered_as_on_any_statement(study):
    page = Page(study)
    one = anchors_of(page.widget._desk)[0]
    answer = page("act", act="code", k=one.k, code="team")
    assert answer["rows"][0]["codes"] == [{"code": "team", "origin": "hand"}]
    assert page("act", act="undo")["rows"][0]["state"] == "u"
    refused = page.widget.answer({"id": "x", "do": "act", "act": "split", "k": one.k, "at": [4]})
    assert not refused["ok"]
    assert "anchor" not in refused["why"]
    page("act", act="review", k=one.k)
    assert study.recoded()["now"].tolist() == [""]


def test_a_page_that_is_open_takes_in_a_lot_and_an_original_that_others_act_on(study):
    desk = Desk(study, "ก")
    original = study.anchors()["statement_id"][0]
    study.code(original, "team", coder="ข")
    desk.refresh()
    assert original not in {one.statement_id for one in desk.statements.values()}
    study.draw_anchors("รุ่น 10", 2, "ข", seed=3)
    desk.refresh()
    assert len(anchors_of(desk)) == 7


def test_a_seat_doubles_no_number_of_an_item_where_it_can():
    rows = [said(k, k, k + 1) for k in range(6)]
    for one, item in zip(rows, ["1", "2", "3", "3", "4", ""], strict=True):
        one.item = item
    assert [one.k for one in _seats(rows)[""]["n"]] == [2, 3, 5]
    assert [one.k for one in _seats(rows[:2])[""]["n"]] == [0, 1]


def test_a_reliability_sample_has_no_anchors(study):
    desk = Desk(study, "ก", sample=100)
    assert all(desk.statements[k].around is None for k in desk.scope)


def said(k, start, end, around=None):
    text = "ก" * (end - start) if around is None else "ข้อความ"
    blank = ("", "", "", "", "", "")
    return Statement(k, str(k), "n", *blank, start, end, text, "", "analysed", around=around)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=8), st.data())
def test_every_stretch_keeps_its_words_when_passages_are_put_in(lengths, data):
    text, own = "", []
    for _k, size in enumerate(lengths):
        text += data.draw(st.sampled_from(["", "\n"]))
        own.append((len(text), len(text) + size))
        text += "กขคงจ"[:size]
    near = st.tuples(st.sampled_from(["", "หน้า"]), st.sampled_from(["", "หลัง"]))
    seats = data.draw(st.lists(st.tuples(st.sampled_from(own), near), max_size=4))
    anchors = [said(100 + k, end, end, around) for k, ((_, end), around) in enumerate(seats)]
    made, places, moves = inserted(text, anchors)
    for start, end in own:
        first, last = moved(moves, start, end)
        assert made[first:last] == text[start:end]
    assert all(made[slice(*places[one.k])] == one.text for one in anchors)


def test_a_seat_stays_when_another_note_comes_unless_it_is_taken_there():
    notes = {name: [said(k, k, k + 1) for k in range(3)] for name in "กขค"}
    names = [f"anchor@{n}" for n in range(60)]
    before = {name: seat(name, notes) for name in names}
    more = notes | {"ง": [said(9, 9, 10)]}
    after = {name: seat(name, more) for name in names}
    changed = [name for name in names if before[name] is not after[name]]
    assert 0 < len(changed) < 30
    assert all(after[name].k == 9 for name in changed)
