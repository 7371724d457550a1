import os
import re
import subprocess
import sys
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from synth.text.repair import repair
from synth.text.terms import is_term, stop_words
from synth.text.tokens import tokenise
from synth.themes import clusters
from synth.themes.adopt import code_from_theme
from synth.themes.discover import discover
from synth.themes.suggest import suggest

LEADERS = [
    "ผู้นำชุมชนเข้มแข็ง",
    "แกนนำและผู้นำร่วมมือ",
    "ผู้นำตามธรรมชาติ",
    "แกนนำชุมชนเสียสละ",
    "ผู้นำเป็นแบบอย่าง",
    "แกนนำเข้มแข็ง",
]
BUDGETS = [
    "งบประมาณล่าช้า",
    "เบิกงบประมาณยาก",
    "งบประมาณไม่พอ",
    "การเบิกจ่ายล่าช้า",
    "งบประมาณเบิกจ่ายช้า",
    "ขาดงบประมาณ",
]


def table(texts):
    return pd.DataFrame({"statement_id": [f"s{n}" for n in range(len(texts))], "text": texts})


def test_what_belongs_together_is_proposed_together():
    members = discover(table(LEADERS + BUDGETS), themes=2).members
    assert members["theme"].tolist() in ([1] * 6 + [2] * 6, [2] * 6 + [1] * 6)


def test_same_seed_same_answer(sample):
    first, second = discover(sample.statements, seed=3), discover(sample.statements, seed=3)
    assert first.themes.equals(second.themes)
    assert first.members.equals(second.members)


def test_the_sample_is_proposed_with_its_stability_beside_chance(sample):
    proposal = discover(sample.statements)
    themes, members = proposal.themes, proposal.members
    assert proposal.reason == "rule of thumb"
    assert themes["size"].sum() == len(members) == 39
    assert themes[["stability", "chance"]].apply(lambda column: column.between(0, 1)).all(axis=None)
    assert members["score"].between(0, 1).all()
    assert members["fits"].dtype == bool
    ids = set(sample.statements["statement_id"])
    for row in themes.itertuples():
        chosen = row.exemplars.split(";")
        assert set(chosen) <= ids
        assert len(set(chosen)) == len(chosen) == min(3, row.size)


def test_labels_are_made_of_words_of_the_note_and_differ(sample):
    labels = discover(sample.statements).themes["label"]
    said = "\n".join(map(repair, sample.statements["text"]))
    assert labels.is_unique
    for part in (part for label in labels for part in re.split(" และ|และ| ", label)):
        assert any(piece in said for piece in (part, part.removeprefix("การ"), part.removeprefix("ความ")))
        assert part not in stop_words()
        [tokens] = tokenise([part])
        assert is_term(tokens[-1])


@pytest.mark.parametrize(
    ("count", "themes", "expected"),
    [(10, None, 3), (12, None, 4), (72, None, 6), (400, None, 12), (12, 2, 2)],
)
def test_number_of_themes(count, themes, expected):
    texts = [(LEADERS + BUDGETS)[n % 12] + str(n) for n in range(count)]
    assert len(discover(table(texts), themes=themes).themes) <= expected


@pytest.mark.parametrize(
    ("count", "themes", "said"),
    [(12, 7, "7 themes do not fit 12"), (12, 1, "1 themes")],
)
def test_themes_that_do_not_fit_are_refused_in_words(count, themes, said):
    with pytest.raises(ValueError, match=said):
        discover(table((LEADERS + BUDGETS)[:count]), themes=themes)


@pytest.mark.parametrize("count", [0, 1, 9])
def test_of_too_few_statements_nothing_is_proposed_and_a_sentence_says_so(count):
    statements = table((LEADERS + BUDGETS)[:count])
    proposal = discover(statements)
    assert (proposal.reason, proposal.statements) == ("too few", count)
    assert f"มีเพียง {count} ข้อความ" in proposal.lacks
    assert "อย่างน้อย 10 ข้อความ" in proposal._repr_html_()
    usual = discover(table(LEADERS + BUDGETS))
    for name in ("themes", "members", "subthemes"):
        frames = getattr(proposal, name), getattr(usual, name)
        assert list(frames[0]) == list(frames[1])
        assert frames[0].empty
    assert proposal.steadiest().empty
    assert discover(statements, pinned=proposal.steadiest()).themes.empty
    assert all(made.empty for made in code_from_theme(proposal, 1, statements))


def test_a_corpus_or_a_study_is_taken_and_another_thing_refused_in_words():
    statements = table(LEADERS + BUDGETS)
    corpus = SimpleNamespace(statements=statements)
    study = SimpleNamespace(statements=lambda: statements)
    for taken in (corpus, study):
        pd.testing.assert_frame_equal(discover(taken).members, discover(statements).members)
    for refused, named in [("corpus/", "text"), (None, "nothing"), ([], "a list")]:
        with pytest.raises(ValueError, match=f"pass a study, a corpus or the table statements, not {named}"):
            discover(refused)


def test_what_is_left_out_of_the_analysis_is_not_proposed():
    statements = table(LEADERS + BUDGETS).assign(use=["analysed"] * 11 + ["left out"])
    assert "s11" not in set(discover(statements).members["statement_id"])


@pytest.mark.parametrize(
    "texts",
    [
        ["ผู้นำชุมชนเข้มแข็ง"] * 12,
        ["ผู้นำ", "งบประมาณ", "ป่าชุมชน"] * 5,
        ["the leader", "late budget"] * 6,
        ["🙂", "🎉🎉", "😡"] * 4,
        ["๑๒๓", "456", "7 8"] * 5,
        ["", "ผู้นำเข้มแข็ง"] * 6,
        [""] * 10,
    ],
)
def test_equal_statements_are_never_parted(texts):
    members = discover(table(texts)).members
    assert members.assign(text=texts).groupby("text")["theme"].nunique().eq(1).all()


def test_statements_of_stop_words_only_fit_nowhere():
    members = discover(table([*LEADERS, *BUDGETS, "และของที่", "๑๒๓"])).members
    assert members["fits"].tolist()[-2:] == [False, False]
    assert np.isfinite(members[["x", "y"]]).all(axis=None)


@settings(max_examples=examples(25), deadline=None)
@given(
    st.lists(
        st.one_of(st.sampled_from(LEADERS + ["", "และ", "ๆ"]), st.text(max_size=20)), min_size=10, max_size=20
    )
)
def test_any_statements_get_a_whole_answer(texts):
    proposal = discover(table(texts))
    assert len(proposal.members) == len(texts) == proposal.themes["size"].sum()
    assert proposal.members["theme"].isin(proposal.themes["theme"]).all()
    assert proposal.themes["label"].ne("").all()


def test_pinned_statements_stay_together_and_the_rest_is_parted_anew():
    pinned = pd.DataFrame({"statement_id": ["s0", "s7", "s1"], "theme": [5, 5, 9]})
    proposal = discover(table(LEADERS + BUDGETS), themes=4, pinned=pinned)
    theme = proposal.members.set_index("statement_id")["theme"]
    assert (theme["s0"], theme["s7"], theme["s1"]) == (1, 1, 2)
    assert len(proposal.themes) == 4
    assert proposal.members.query("pinned")["statement_id"].tolist() == ["s0", "s1", "s7"]
    assert proposal.members.query("pinned")["fits"].all()


def test_members_of_a_proposal_can_be_pinned_as_they_are():
    statements = table(LEADERS + BUDGETS)
    first = discover(statements, themes=3)
    kept = first.members.query("theme == 1")
    again = discover(statements, themes=4, pinned=kept).members.set_index("statement_id")["theme"]
    assert set(again[kept["statement_id"]]) == {1}


@pytest.mark.parametrize(
    ("pinned", "said"),
    [
        ([("s0", 1), ("s0", 2)], "'s0' twice"),
        ([("x", 1)], "'x', which is not among those analysed"),
    ],
)
def test_pinned_rows_that_cannot_be_are_refused_in_words(pinned, said):
    with pytest.raises(ValueError, match=said):
        discover(table(LEADERS + BUDGETS), pinned=pd.DataFrame(pinned, columns=["statement_id", "theme"]))


MORE = ["ตลาด", "ชุมชน", "เด็ก", "โรงเรียน", "น้ำ", "ป่า", "วัด", "บ้าน"]


def test_many_statements_have_a_second_level():
    texts = [f"{text}{MORE[n % 8]}" for n, text in enumerate((LEADERS + BUDGETS) * 20)]
    proposal = discover(table(texts), themes=3)
    large = proposal.themes.loc[proposal.themes["size"] >= 40, "theme"]
    assert set(proposal.subthemes["theme"]) == set(large)
    inside = proposal.members[proposal.members["subtheme"] != ""]
    assert (inside["subtheme"].str.split(".").str[0] == inside["theme"].astype(str)).all()
    sizes = inside["subtheme"].value_counts()
    assert sizes.to_dict() == dict(
        zip(proposal.subthemes["subtheme"], proposal.subthemes["size"], strict=True)
    )
    assert discover(table(texts[:150]), themes=3).subthemes.empty


def test_beyond_the_consensus_all_statements_join_a_theme(monkeypatch):
    monkeypatch.setattr(clusters, "LARGEST_CONSENSUS", 30)
    monkeypatch.setattr(clusters, "LARGEST_SAMPLE", 40)
    texts = [f"{text}{MORE[n % 8]}" for n, text in enumerate((LEADERS + BUDGETS) * 5)]
    pinned = pd.DataFrame({"statement_id": ["s0", "s6"], "theme": [1, 2]})
    members = discover(table(texts), themes=2, pinned=pinned).members
    right = [1 if n % 12 < 6 else 2 for n in range(60)]
    assert (members["theme"] == right).mean() > 0.8
    assert members["theme"].iloc[[0, 6]].tolist() == [1, 2]


BOOK = {"code": ["leader", "budget"], "keywords": ["ผู้นำ;แกนนำ", "งบประมาณ"]}
CODED = {"statement_id": ["s0", "s50"], "code": ["leader", "budget"]}


@pytest.mark.long
@pytest.mark.parametrize("threads", ["1", "4"])
def test_same_answer_on_one_and_many_cores(threads):
    code = (
        "import pandas as pd; from synth.themes.discover import discover; from synth.themes.suggest import suggest;"
        f"texts = [a + b for a in {LEADERS + BUDGETS!r} for b in {MORE!r}];"
        "said = pd.DataFrame({'statement_id': [f's{n}' for n in range(96)], 'text': texts});"
        f"book, codings = pd.DataFrame({BOOK!r}), pd.DataFrame({CODED!r});"
        "print(discover(said).members.to_csv(), suggest(said, codings, book).to_csv())"
    )
    env = {**os.environ, "OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads}
    said = subprocess.run(
        [sys.executable, "-c", code], env=env, check=True, capture_output=True, encoding="utf-8"
    ).stdout
    statements = table([a + b for a in LEADERS + BUDGETS for b in MORE])
    hints = suggest(statements, pd.DataFrame(CODED), pd.DataFrame(BOOK))
    assert said.strip() == f"{discover(statements).members.to_csv()} {hints.to_csv()}".strip()


def test_groups_no_steadier_than_chance_stand_last_and_are_said_to_be_no_themes(sample):
    proposal = discover(sample.statements)
    themes, members = proposal.themes, proposal.members
    assert themes["stands"].tolist() == (themes["stability"] > themes["chance"]).tolist()
    assert themes["stands"].is_monotonic_decreasing
    weak = themes.loc[~themes["stands"], "theme"]
    assert len(weak)
    assert not members.loc[members["theme"].isin(weak), "fits"].any()
    assert f"{len(weak)} กลุ่ม" in proposal.unsteady
    assert proposal.unsteady in proposal._repr_html_()
    steady = discover(table(LEADERS + BUDGETS), themes=2)
    assert steady.themes["stands"].all()
    assert steady.unsteady == ""


def test_what_is_pinned_stands():
    pinned = pd.DataFrame({"statement_id": ["s0", "s7"], "theme": [1, 1]})
    proposal = discover(table(LEADERS + BUDGETS), themes=4, pinned=pinned)
    assert bool(proposal.themes["stands"].iloc[0])
    assert proposal.members.query("pinned")["theme"].eq(1).all()
