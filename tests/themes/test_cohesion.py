import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synth.themes import meaning
from synth.themes.cohesion import cohesion
from synth.themes.discover import discover
from synth.themes.features import unit_length
from synth.themes.meaning import Model


def around(axis: int, n: int, spread: float, seed: int = 0) -> np.ndarray:
    return np.eye(12)[axis] + np.random.default_rng(seed + axis).normal(0, spread, (n, 12))


def scattered(n: int) -> np.ndarray:
    return np.random.default_rng(5).normal(size=(n, 12))


def test_a_group_of_several_matters_does_not_hang_together_and_others_do():
    meant = unit_length(np.vstack([around(0, 20, 0.15), around(1, 20, 0.15), scattered(20)]))
    found = cohesion(meant, np.repeat([0, 1, 2], 20))
    assert found.holds.tolist() == [True, True, False]


def test_a_statement_of_another_matter_is_not_close():
    meant = unit_length(np.vstack([around(0, 19, 0.1), around(1, 1, 0.1), around(2, 40, 0.1)]))
    close = cohesion(meant, np.repeat([0, 1], [20, 40])).close
    assert close[:19].all()
    assert not close[19]


def test_beyond_the_sample_the_answer_is_the_same_kind(monkeypatch):
    monkeypatch.setattr("synth.themes.cohesion.LARGEST_CONSENSUS", 30)
    meant = unit_length(np.vstack([around(0, 30, 0.15), around(1, 30, 0.15), scattered(30)]))
    found = cohesion(meant, np.repeat([0, 1, 2], 30), seed=3)
    assert len(found.close) == 90
    assert found.holds.tolist() == [True, True, False]


@given(
    st.lists(st.lists(st.floats(-1, 1), min_size=3, max_size=3), min_size=1, max_size=12),
    st.integers(1, 4),
)
def test_any_vectors_have_an_answer_between_nothing_and_one(vectors, groups):
    labels = np.unique(np.arange(len(vectors)) % groups, return_inverse=True)[1]
    found = cohesion(unit_length(np.array(vectors)), labels)
    assert len(found.close) == len(vectors)
    assert len(found.together) == labels.max() + 1
    assert (found.together <= 1).all()
    assert np.isfinite(found.together).all()


LEADERS = ["ผู้นำเข้มแข็ง", "หาผู้นำคนใหม่", "ผู้นำพาไป", "ผู้นำเสียสละ", "ผู้นำเป็นที่รัก", "ผู้นำฟังทุกคน"]
RUBBISH = ["เก็บขยะหน้าหาด", "ขยะลดลง", "คัดแยกขยะ", "รถขยะมาช้า", "ขยะเปียก", "ขนขยะไปทิ้ง"]
MIXED = ["ฝนตกหนัก", "หมอมาเยี่ยม", "ถนนพัง", "แมวหาย", "ไฟดับ", "หนังสือเก่า"]


@pytest.fixture
def of_two_matters(monkeypatch):
    """Install a model that knows leaders and rubbish, and sees in all else nothing in common."""

    def read(texts):
        rows = []
        for text in texts:
            lot = np.random.default_rng(list(text.encode()))
            known = [8.0 * ("ผู้นำ" in text), 8.0 * ("ขยะ" in text)]
            rows.append([*known, *lot.normal(size=10)])
        return np.array(rows)

    monkeypatch.delenv("SYNTH_EMBEDDING")
    monkeypatch.setattr(meaning, "_installed", lambda: Model("two matters", 2.0, 0.5, read))


@pytest.mark.usefixtures("of_two_matters")
def test_a_mixed_group_is_no_theme_and_what_fits_a_theme_is_what_its_name_speaks_for():
    texts = [*LEADERS, *RUBBISH, *MIXED]
    statements = pd.DataFrame({"statement_id": [f"s{n}" for n in range(len(texts))], "text": texts})
    found = discover(statements, themes=3)
    themes, members = found.themes.set_index("theme"), found.members.set_index("statement_id")
    fits = members[members["fits"].astype(bool)]
    assert set(themes.loc[themes["stands"], "label"]) == {"ผู้นำและแกนนำ", "การจัดการขยะ"}
    assert set(fits.index) <= {f"s{n}" for n in range(12)}
    assert themes["stands"].sum() == 2
    for theme, row in themes[themes["stands"]].iterrows():
        assert set(row["exemplars"].split(";")) <= set(fits.index[fits["theme"] == theme])
