import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from synth.schema import TABLES
from synth.themes import reasons
from synth.themes.suggest import suggest

BOOK = pd.DataFrame(
    [
        ("leader", "ผู้นำและแกนนำ", "", "ผู้นำ;แกนนำ"),
        ("trust", "ความไว้วางใจ", "", "โปร่งใส;ไว้ใจ;เชื่อมั่น"),
        ("budget", "งบประมาณ", "", "งบประมาณ;เบิกจ่าย"),
        ("recommendation", "ข้อเสนอแนะ", "ประเภทข้อค้นพบ", "ต้อง;ควร"),
        ("obstacle", "ปัญหาอุปสรรค", "ประเภทข้อค้นพบ", "ไม่;ขาด;ล่าช้า"),
    ],
    columns=["code", "name", "dimension", "keywords"],
)
SAID = [
    "ผู้นำตามธรรมชาติ",
    "ต้องสร้างความเชื่อมั่นผ่านผู้นำชุมชน",
    "การสร้างความโปร่งใสไว้ใจเชื่อใจกัน",
    "งบประมาณล่าช้าไม่ทันเวลา",
    "ควรเบิกจ่ายงบประมาณให้เร็ว",
    "แกนนำกลุ่มย่อย",
    "ลุงมีปลูกมะม่วงขายที่ตลาดนัด",
    "ป้าแดงขายมะม่วงที่ตลาดนัดทุกเช้า",
]


def table(texts=SAID):
    return pd.DataFrame({"statement_id": [f"s{n}" for n in range(len(texts))], "text": texts})


def acts(*pairs):
    return pd.DataFrame(pairs, columns=["statement_id", "code"])


def best(hints, codes):
    hints = hints[hints["code"].isin(codes)].drop_duplicates("statement_id")
    return dict(zip(hints["statement_id"], hints["code"], strict=True))


@pytest.mark.parametrize("codings", [None, acts(), pd.DataFrame()])
def test_without_any_coding_the_codebook_speaks(codings):
    hints = suggest(table(), codings, BOOK)
    themes = best(hints, ["leader", "trust", "budget"])
    assert {
        "s0": "leader",
        "s2": "trust",
        "s3": "budget",
        "s4": "budget",
        "s5": "leader",
    }.items() <= themes.items()
    kinds = best(hints, ["recommendation", "obstacle"])
    assert (kinds["s1"], kinds["s3"], kinds["s4"]) == ("recommendation", "obstacle", "recommendation")


def test_every_statement_has_a_row_in_each_dimension_the_best_first():
    hints = suggest(table(), None, BOOK)
    assert tuple(hints.columns) == TABLES["suggestions"]
    assert hints["score"].between(0, 1).all()
    assert hints["because"].ne("").all()
    dimension = dict(zip(BOOK["code"], BOOK["dimension"], strict=True))
    assert set(
        hints.groupby("statement_id")["code"].agg(lambda codes: len({dimension[c] for c in codes}))
    ) == {2}
    assert hints.groupby("statement_id")["score"].agg(lambda s: s.is_monotonic_decreasing).all()


def test_several_codes_of_one_dimension_are_suggested_where_several_speak():
    hints = suggest(table(), None, BOOK)
    assert {"leader", "trust"} <= set(hints.loc[hints["statement_id"] == "s1", "code"])


def test_a_coding_teaches_what_no_keyword_says():
    before = suggest(table(), None, BOOK).set_index(["statement_id", "code"])["score"]
    after = suggest(table(), acts(("s6", "budget")), BOOK).set_index(["statement_id", "code"])
    assert after.loc[("s7", "budget"), "score"] > before.get(("s7", "budget"), 0)
    assert after.loc[("s7", "budget"), "because"].startswith(reasons.ALIKE.split("เช่น")[0])


def test_what_is_coded_is_not_suggested_again():
    hints = suggest(table(), acts(("s0", "leader"), ("s0", "recommendation")), BOOK)
    assert not {"leader", "recommendation"} & set(hints.loc[hints["statement_id"] == "s0", "code"])


def test_a_dismissed_suggestion_stays_dismissed_and_teaches():
    kept = suggest(table(), acts(("s6", "budget")), BOOK).set_index(["statement_id", "code"])["score"]
    hints = suggest(table(), acts(("s6", "budget")), BOOK, dismissals=acts(("s4", "budget")))
    left = hints.set_index(["statement_id", "code"])["score"]
    assert ("s4", "budget") not in left
    assert "s4" in set(hints["statement_id"])
    assert left["s3", "budget"] < kept["s3", "budget"]  # what is like it is suggested it less


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("การสร้างความโปร่งใสไว้ใจ", "trust", "พบคำว่า โปร่งใส ไว้ใจ"),
        ("ความต้องการของชุมชน", "recommendation", None),  # ต้อง is not a word there
        ("ต้องทำ", "recommendation", "พบคำว่า ต้อง"),
        ("ไม่มีเงิน", "obstacle", "พบคำว่า ไม่"),
    ],
)
def test_because_names_the_words_found(text, code, said):
    hints = suggest(table([text, *SAID]), None, BOOK)
    row = hints[(hints["statement_id"] == "s0") & (hints["code"] == code)]
    reason = row["because"].item() if len(row) else ""
    assert reason == said if said else "พบคำว่า" not in reason


def test_headings_and_retired_codes_are_not_suggested_unless_used():
    book = pd.DataFrame(
        [
            ("people", "คน", "", "", False),
            ("leader", "ผู้นำ", "people", "ผู้นำ", False),
            ("old", "แกนนำ", "people", "แกนนำ", True),
        ],
        columns=["code", "name", "parent", "keywords", "retired"],
    )
    assert set(suggest(table(), None, book)["code"]) == {"leader"}
    assert set(suggest(table(), acts(("s6", "people")), book)["code"]) == {"leader", "people"}


def test_one_lone_code_has_scores_that_differ():
    hints = suggest(table(), None, BOOK.iloc[:1]).set_index("statement_id")["score"]
    assert hints["s0"] > 0.5 > hints["s6"]


def test_dimension_comes_from_above():
    book = pd.DataFrame(
        [("kind", "", "ประเภท", ""), ("must", "kind", "", "ต้อง"), ("leader", "", "", "ผู้นำ")],
        columns=["code", "parent", "dimension", "keywords"],
    )
    hints = suggest(table(), None, book)
    assert hints.groupby("statement_id")["code"].agg(set).map({"must", "leader"}.issubset).all()


@pytest.mark.parametrize(
    ("codings", "book", "said"),
    [
        (acts(("s0", "x")), BOOK, "code 'x', which the codebook does not have"),
        (None, BOOK.assign(retired=True), "no code that could be suggested"),
        (pd.DataFrame({"code": ["trust"]}), BOOK, "codings has no column 'statement_id'"),
        (None, BOOK.drop(columns="code"), "codebook has no column 'code'"),
    ],
)
def test_what_does_not_fit_is_said_in_words(codings, book, said):
    with pytest.raises(ValueError, match=said):
        suggest(table(), codings, book)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((table(), None, BOOK[:0]), "ยังไม่มีสมุดรหัส"),
        ((table(),), "ยังไม่มีสมุดรหัส"),
        ((table()[:0], None, BOOK), "ยังไม่มีข้อความให้แสดง"),
    ],
)
def test_where_nothing_can_be_suggested_yet_a_sentence_says_so(given, said):
    hints = suggest(*given)
    assert tuple(hints.columns) == TABLES["suggestions"]
    assert hints.empty
    assert said in hints.lacks
    assert said in hints._repr_html_()


def test_same_seed_same_answer():
    codings = acts(("s0", "leader"), ("s3", "budget"))
    pd.testing.assert_frame_equal(
        suggest(table(), codings, BOOK, seed=2), suggest(table(), codings, BOOK, seed=2)
    )


def test_the_sample_gets_better_with_codings(sample):
    statements = sample.statements[sample.statements["use"] == "analysed"]
    kinds = sample.codebook.loc[sample.codebook["dimension"] == "ประเภทข้อค้นพบ", "code"]
    ours = sample.codings[(sample.codings["coder"] == "a") & sample.codings["code"].isin(kinds)]
    given = ours.set_index("statement_id")["code"]
    ids = np.random.default_rng(0).permutation(sorted(given.index))
    known, rest = ours[ours["statement_id"].isin(ids[:20])], ids[20:]

    def right(codings):
        found = best(suggest(statements, codings, sample.codebook), list(kinds))
        return sum(found[i] == given[i] for i in rest)

    assert right(known) > right(None)


@settings(max_examples=examples(25), deadline=None)
@given(
    st.lists(
        st.one_of(st.sampled_from([*SAID, "", "ๆ", "\u0e48"]), st.text(max_size=15)), min_size=1, max_size=8
    ),
    st.lists(st.tuples(st.integers(0, 7), st.sampled_from(list(BOOK["code"]))), max_size=4),
)
def test_any_statements_and_codings_get_a_row_each(texts, pairs):
    codings = acts(*((f"s{n}", code) for n, code in pairs))
    hints = suggest(table(texts), codings, BOOK)
    assert np.isfinite(hints["score"]).all()
    done = codings.groupby("statement_id")["code"].agg(set)
    for statement in table(texts)["statement_id"]:
        if len(done.get(statement, ())) < len(BOOK):
            assert statement in set(hints["statement_id"])
