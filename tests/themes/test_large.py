import numpy as np
import pandas as pd
import pytest

from synth.themes import cutting, discover, joining, large, together
from synth.themes.joining import Nearest, sample_of

LEADERS = ["ผู้นำชุมชนเข้มแข็ง", "แกนนำและผู้นำร่วมมือ", "ผู้นำตามธรรมชาติ", "แกนนำชุมชนเสียสละ", "ผู้นำเป็นแบบอย่าง"]
BUDGETS = ["งบประมาณล่าช้า", "เบิกงบประมาณยาก", "งบประมาณไม่พอ", "การเบิกจ่ายล่าช้า", "ขาดงบประมาณ"]
MORE = ["ตลาด", "ชุมชน", "เด็ก", "โรงเรียน", "น้ำ", "ป่า", "วัด", "บ้าน", "ถนน", "สวน"]
TEXTS = [a + b for a in LEADERS + BUDGETS for b in MORE]


def table(texts):
    return pd.DataFrame({"statement_id": [f"s{n:04}" for n in range(len(texts))], "text": texts})


@pytest.fixture
def small(monkeypatch):
    """What is large begins early."""
    monkeypatch.setattr(joining, "LARGE", 50)
    monkeypatch.setattr(joining, "SAMPLE", 40)
    monkeypatch.setattr(large, "BLOCK", 30)
    monkeypatch.setattr(cutting, "BLOCK", 30)


def test_up_to_the_size_all_statements_are_looked_at_together(monkeypatch):
    monkeypatch.setattr(joining, "LARGE", len(TEXTS))
    together = discover.discover(table(TEXTS), themes=2)
    monkeypatch.setattr(joining, "LARGE", len(TEXTS) - 1)
    assert (together.sample, discover.discover(table(TEXTS), themes=2).sample) == (0, len(TEXTS))


def test_beyond_it_statements_join_the_themes_of_a_sample(small):
    proposal = discover.discover(table(TEXTS), themes=2)
    assert (proposal.statements, proposal.sample) == (100, 40)
    right = np.repeat([1, 2], 50)
    alike = (proposal.members["theme"] == right).mean()
    assert max(alike, 1 - alike) > 0.9
    assert proposal.members["statement_id"].tolist() == table(TEXTS)["statement_id"].tolist()
    assert proposal.themes["size"].tolist() == proposal.members["theme"].value_counts().sort_index().tolist()
    assert proposal.themes["size"].is_monotonic_decreasing
    assert proposal.members["score"].between(0, 1).all()
    assert np.isfinite(proposal.members[["x", "y"]]).all(axis=None)


def test_the_result_has_the_columns_of_a_small_one_and_says_how_it_was_made(small):
    large_one, small_one = (discover.discover(table(texts), themes=2) for texts in (TEXTS, TEXTS[30:70]))
    for name in ("themes", "members", "subthemes"):
        made, usual = getattr(large_one, name), getattr(small_one, name)
        assert made.dtypes.astype(str).to_dict() == usual.dtypes.astype(str).to_dict()
    assert "สุ่ม" in large_one._repr_html_()
    assert "สุ่ม" not in small_one._repr_html_()


@pytest.mark.parametrize("seed", [0, 3])
def test_the_order_of_rows_changes_nothing(small, seed):
    statements = table(TEXTS * 2)
    first = discover.discover(statements, seed=seed)
    again = discover.discover(statements.sample(frac=1, random_state=1), seed=seed)
    pd.testing.assert_frame_equal(first.themes, again.themes)
    pd.testing.assert_frame_equal(
        first.members, again.members.sort_values("statement_id").reset_index(drop=True)
    )


def test_one_core_or_several_are_the_same(small, monkeypatch):
    alone = discover.discover(table(TEXTS), seed=1)
    monkeypatch.setattr(cutting, "SEVERAL_CORES", 1)
    monkeypatch.setattr(joining, "SEVERAL_CORES", 1)
    cutting.read_words.cache_clear()
    beside = discover.discover(table(TEXTS), seed=1)
    pd.testing.assert_frame_equal(alone.members, beside.members)
    pd.testing.assert_frame_equal(alone.themes, beside.themes)


def test_equal_statements_are_never_parted(small):
    texts = TEXTS[::9] * 9
    members = discover.discover(table(texts)).members
    assert members.assign(text=texts).groupby("text")["theme"].nunique().eq(1).all()


@pytest.mark.parametrize("texts", [["ผู้นำ"] * 60, ["ผู้นำ", "งบประมาณ", ""] * 20, [""] * 60, ["ๆ", "1"] * 30])
def test_of_a_few_different_texts_themes_are_proposed_too(small, texts):
    proposal = discover.discover(table(texts))
    assert proposal.themes["size"].sum() == len(texts)


def test_what_is_pinned_keeps_its_theme(small):
    pinned = pd.DataFrame({"statement_id": ["s0000", "s0051", "s0052"], "theme": [7, 3, 3]})
    proposal = discover.discover(table(TEXTS), themes=3, pinned=pinned)
    members = proposal.members.set_index("statement_id")
    assert members.loc[pinned["statement_id"], "theme"].tolist() == [2, 1, 1]
    assert members["pinned"].sum() == 3
    assert members.loc[members["pinned"], "fits"].all()


def test_more_pinned_than_the_sample_holds_keep_their_theme(small):
    pinned = pd.DataFrame({"statement_id": [f"s{n:04}" for n in range(80)], "theme": [1] * 40 + [2] * 40})
    proposal = discover.discover(table(TEXTS), themes=3, pinned=pinned)
    assert proposal.members["theme"].head(80).tolist() == [1] * 40 + [2] * 40
    assert proposal.sample <= 40


def test_parts_of_themes_are_joined_and_counted(small, monkeypatch):
    monkeypatch.setattr(together, "MANY_STATEMENTS", 20)
    monkeypatch.setattr(together, "LARGE_THEME", 10)
    proposal = discover.discover(table(TEXTS), themes=2)
    inside = proposal.members
    assert (inside["subtheme"].str.split(".").str[0] == inside["theme"].astype(str)).all()
    sizes = inside["subtheme"].value_counts().to_dict()
    assert sizes == dict(zip(proposal.subthemes["subtheme"], proposal.subthemes["size"], strict=True))


@pytest.mark.parametrize(
    ("seed", "size", "themes"), [(0, 40, [-1] * 100), (5, 40, [-1] * 100), (0, 40, [0] * 60 + [1] * 40)]
)
def test_the_sample_hangs_on_texts_and_seed_alone(monkeypatch, seed, size, themes):
    monkeypatch.setattr(joining, "SAMPLE", size)
    keys = list(zip(TEXTS, themes, strict=True))
    drawn = [keys[place] for place in sample_of(keys, seed)]
    turned = keys[::-1]
    assert drawn == [turned[place] for place in sample_of(turned, seed)]
    assert len(drawn) == len(set(drawn)) <= size
    assert {theme for _, theme in drawn} == set(themes)
    assert drawn != [keys[place] for place in sample_of(keys, seed + 1)]


@pytest.mark.parametrize(
    ("point", "group", "clear"),
    [([1, 0], 0, 1.0), ([0, 1], 1, 1.0), ([2**-0.5, 2**-0.5], 0, 0.0), ([0, 0], 0, -1.0)],
)
def test_a_point_joins_the_nearest_and_of_two_the_first(point, group, clear):
    nearest = Nearest.of(np.eye(2), np.array([3, 8]))
    best, clearly = nearest.join(np.array([point], dtype=float))
    assert nearest.names == [3, 8]
    assert best.tolist() == [group]
    assert clearly == pytest.approx([clear])
