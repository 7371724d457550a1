"""The ledger of claims: what rests on what, the trail down to statements, and the gaps."""

import shutil

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from examples import examples
from synth.study import Study, citing
from synth.study.views import synthesis

from .conftest import begin

CELL = ("บางกล่ำ", "people")


@pytest.fixture
def claimed(study, ids):
    """A recommendation on a conclusion on a cell of three codings."""
    for one in ids[:3]:
        study.code(one, "trust", coder="a")
    study.write_cell(*CELL, f"ทีมทำให้เชื่อใจ {citing.cite(ids[1])}", coder="a")
    low = study.write_claim("conclusion", "ความเชื่อใจมาก่อนงาน", coder="a")
    high = study.write_claim("recommendation", "เริ่มจากทีมเล็ก", coder="a")
    study.link(high, "claim", low, coder="a")
    study.link(low, "cell", CELL, coder="a")
    return study, high, low


def gaps(study):
    return set(study.gaps()[["what", "target"]].itertuples(index=False, name=None))


def test_a_recommendation_leads_down_to_the_statements(claimed, ids):
    study, high, low = claimed
    claims = study.claims()
    assert claims[["kind", "rests_on", "statements", "projects", "against", "again"]].values.tolist() == [
        ["recommendation", 1, 3, 1, 0, 0],
        ["conclusion", 1, 3, 1, 0, 0],
    ]
    trail = study.trail(high)[["depth", "how", "about", "target", "statements"]]
    assert trail.values.tolist() == [
        [1, "rests on", "claim", low, 3],
        [2, "rests on", "cell", "บางกล่ำ × people", 3],
        [3, "cites", "statement", ids[1], 1],
    ]
    assert study.gaps().empty


def test_a_cell_that_changes_is_seen_from_the_recommendation_above(claimed, ids):
    study, high, _ = claimed
    study.code(ids[3], "trust", coder="b")
    assert study.claims()["again"].tolist() == [1, 1]
    assert study.trail(high)["again"].tolist() == [False, True, False]
    study.confirm_cell(*CELL, coder="a")
    assert study.claims()["again"].tolist() == [0, 0]


def test_all_trails_are_those_of_each_claim_and_read_the_study_once(claimed, ids, monkeypatch):
    study, high, _low = claimed
    study.link(high, "statement", ids[3], coder="a", against=True)
    study.code(ids[3], "trust", coder="b")
    study.write_claim("finding", "ยังไม่มีอะไรรองรับ", coder="b")
    alone = {claim: study.trail(claim) for claim in study.claims()["claim_id"]}
    gathered, gather = [], synthesis.gather
    monkeypatch.setattr(synthesis, "gather", lambda connection: gathered.append(1) or gather(connection))
    together = study.trails()
    assert len(gathered) == 1
    assert together.keys() == alone.keys()
    for claim, trail in alone.items():
        pd.testing.assert_frame_equal(together[claim], trail)


def test_what_speaks_against_a_claim_is_listed(claimed, ids):
    study, high, _ = claimed
    study.link(high, "statement", ids[3], coder="a", against=True)
    row = study.gaps().iloc[0]
    assert row[["what", "kind", "claim_id", "about", "target", "text"]].tolist() == [
        "speaks against", "recommendation", high, "statement", ids[3], study.statements()["text"].iloc[3],
    ]  # fmt: skip
    assert study.claims()["against"].tolist() == [1, 0]
    study.link(high, "statement", ids[3], coder="b")
    assert study.links().query("about == 'statement'")["how"].tolist() == ["rests on"]
    study.undo(coder="b")
    assert study.claims()["against"].tolist() == [1, 0]


def test_both_gaps(study, ids):
    for one in ids[:3]:
        study.code(one, "trust", coder="a")
    study.write_cell(*CELL, "ทีมดี", coder="a")
    bare = study.write_claim("recommendation", "ควรมีทีม", coder="a")
    assert gaps(study) == {
        ("rests on nothing", bare),
        ("nobody concluded", "บางกล่ำ × people"),
        ("nobody concluded", "people"),
    }
    found = study.write_claim("finding", "ทีมเล็กเชื่อใจกัน", coder="a")
    study.link(found, "cell", CELL, coder="a")
    assert ("nobody concluded", found) in gaps(study)
    study.link(bare, "claim", found, coder="a")
    assert gaps(study) == set()
    study.unlink(bare, "claim", found, coder="b")
    assert ("rests on nothing", bare) in gaps(study)
    assert study.gaps(least=4)["what"].tolist() == ["rests on nothing"]


def test_what_rests_on_a_code_rests_on_all_that_was_coded_with_it(study, ids):
    for one in ids[:3]:
        study.code(one, "trust", coder="a")
    claim = study.write_claim("conclusion", "เชื่อใจกัน", coder="a")
    study.link(claim, "code", "คนและทีม", coder="a")
    assert study.claims()["statements"].tolist() == [3]
    assert study.gaps().empty
    study.merge_codes(["trust"], "team", coder="a")
    assert study.claims()["statements"].tolist() == [3]


def test_words_of_a_claim_are_changed_and_taken_away(claimed):
    study, high, low = claimed
    assert study.write_claim("recommendation", "เริ่มจากทีมเล็ก", coder="b", claim_id=high) == high
    assert len(study.history().query("act == 'write claim'")) == 2
    study.write_claim("recommendation", "เริ่มจากทีมเล็กก่อน", coder="b", claim_id=high)
    assert study.claims()["text"].tolist()[0] == "เริ่มจากทีมเล็กก่อน"
    study.write_claim("conclusion", "", coder="b", claim_id=low)
    assert study.claims()["kind"].tolist() == ["recommendation"]
    assert study.links()[["target_id", "there"]].values.tolist() == [[low, False]]
    assert study.claims()["again"].tolist() == [1]
    assert gaps(study) >= {("rests on nothing", high)}
    study.undo(coder="b")
    assert study.gaps().empty


def test_two_people_change_one_claim_and_both_texts_are_kept(claimed, tmp_path):
    study, high, _ = claimed
    study.backup(tmp_path / "away.db")
    study.write_claim("recommendation", "ของ a", coder="a", claim_id=high)
    with Study(tmp_path / "away.db") as away:
        away.write_claim("recommendation", "ของ b", coder="b", claim_id=high)
    said = study.merge(tmp_path / "away.db")
    assert said[["what", "here", "there", "counts"]].values.tolist() == [["claim", "ของ a", "ของ b", "ของ b"]]
    assert study.claims()[["text", "apart"]].values.tolist()[0] == ["ของ b", 1]


def test_links_that_two_people_made_to_a_circle_end(claimed, tmp_path):
    study, high, low = claimed
    other = study.write_claim("conclusion", "อีกข้อ", coder="a")
    study.backup(tmp_path / "away.db")
    study.link(low, "claim", other, coder="a")
    with Study(tmp_path / "away.db") as away:
        away.link(other, "claim", low, coder="b")
    study.merge(tmp_path / "away.db")
    assert study.claims()["statements"].tolist() == [3, 3, 3]
    assert len(study.trail(high)) == 5
    assert study.check().empty


REFUSED = [
    (
        lambda study, high, low: study.write_claim("opinion", "x", coder="a"),
        "a claim is one of recommendation",
    ),
    (lambda study, high, low: study.write_claim("finding", " ", coder="a"), "give its words"),
    (lambda study, high, low: study.write_claim("finding", "x", coder="a", claim_id="no"), "no claim 'no'"),
    (lambda study, high, low: study.write_claim("finding", "[[x]]", coder="a"), "cites 'x'"),
    (lambda study, high, low: study.link("no", "claim", low, coder="a"), "no claim 'no'"),
    (lambda study, high, low: study.link(high, "chapter", low, coder="a"), "rests on one of claim, cell"),
    (lambda study, high, low: study.link(high, "statement", "no", coder="a"), "no statement 'no'"),
    (lambda study, high, low: study.link(high, "cell", ("no", "people"), coder="a"), "no project 'no'"),
    (lambda study, high, low: study.link(low, "claim", high, coder="a"), "would rest on itself"),
    (lambda study, high, low: study.link(low, "claim", low, coder="a"), "would rest on itself"),
    (lambda study, high, low: study.trail("no"), "no claim 'no'"),
]


@pytest.mark.parametrize(("act", "said"), REFUSED)
def test_what_does_not_fit_is_refused_and_nothing_is_written(claimed, act, said):
    study, high, low = claimed
    before = len(study.history())
    with pytest.raises(ValueError, match=said):
        act(study, high, low)
    assert len(study.history()) == before


def test_a_claim_that_others_linked_is_not_undone(claimed):
    study, high, _ = claimed
    new = study.write_claim("finding", "ใหม่", coder="b")
    study.link(high, "claim", new, coder="a")
    with pytest.raises(ValueError, match="cannot be undone"):
        study.undo(coder="b")


def test_links_and_claims_are_told_in_the_history(claimed):
    study, _, _ = claimed
    assert study.history()["words"].tolist()[-5:] == [
        "เขียนช่อง บางกล่ำ × people",
        "เขียนข้อสรุป “ความเชื่อใจมาก่อนงาน”",
        "เขียนข้อเสนอแนะ “เริ่มจากทีมเล็ก”",
        "เชื่อมข้อเสนอแนะ “เริ่มจากทีมเล็ก” กับอีกข้อหนึ่ง",
        "เชื่อมข้อสรุป “ความเชื่อใจมาก่อนงาน” กับช่องในตารางสังเคราะห์",
    ]
    assert study.history("en")["words"].iloc[-1] == "linked the conclusion “ความเชื่อใจมาก่อนงาน” to a cell"


SEEDED = st.lists(
    st.tuples(
        st.sampled_from(["recommendation", "conclusion", "finding"]),
        st.lists(st.integers(0, 7), max_size=2),  # the claims before it on which it rests
        st.sampled_from(["", "statement", "cell", "code"]),  # and what of the material
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=examples(12), deadline=None, suppress_health_check=list(HealthCheck))
@given(SEEDED)
def test_every_seeded_orphan_is_found_and_nothing_else(begun, tmp_path_factory, seeded):
    """The ledger against a plain model: which claims stand on ground, and on which findings others stand."""
    folder = tmp_path_factory.mktemp("seeded")
    with Study(shutil.copy(begun, folder / "study.db")) as study:
        ids = study.statements()["statement_id"].tolist()
        for one in ids[:3]:
            study.code(one, "trust", coder="a")
        study.write_cell(*CELL, "ทีมดี", coder="a")
        targets = {"statement": ids[3], "cell": CELL, "code": "people"}
        behind = {"": set(), "statement": {3}, "cell": {0, 1, 2}, "code": {0, 1, 2}}
        made, below, direct = [], [], []
        for number, (kind, chosen, what) in enumerate(seeded):
            made.append(study.write_claim(kind, f"ข้อ {number}", coder="a"))
            lower = sorted({one for one in chosen if one < number})
            for one in lower:
                study.link(made[number], "claim", made[one], coder="a")
            if what:
                study.link(made[number], what, targets[what], coder="a")
            reach = {number}.union(*(below[one] for one in lower)) if lower else {number}
            below.append(reach)
            direct.append(what)
        rests = [set().union(*(behind[direct[one]] for one in reach)) for reach in below]
        used = {one for number, reach in enumerate(below) if seeded[number][0] != "finding" for one in reach}
        named = {direct[one] for one in used}
        wanted = {("rests on nothing", made[number]) for number, said in enumerate(rests) if not said}
        wanted |= {
            ("nobody concluded", made[number])
            for number, said in enumerate(rests)
            if seeded[number][0] == "finding" and number not in used and len(said) >= 3
        }
        if not {"cell", "code"} & named:
            wanted |= {("nobody concluded", "บางกล่ำ × people"), ("nobody concluded", "people")}
        assert gaps(study) == wanted
        assert {"rests on nothing", "nobody concluded"} >= {what for what, _ in gaps(study)}


def test_gaps_of_an_empty_study_are_none(tmp_path):
    study, _ = begin(tmp_path / "study.db")
    with study:
        assert study.gaps().empty
        assert study.claims().empty
        assert study.links().empty
        assert study.cell_changes().empty
        assert study.cell_texts().empty
