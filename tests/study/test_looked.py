"""Texts in which nobody was found are known again, and looked into once."""

import pandas as pd
import pytest

from synth.study.erasure import looked, personal
from synth.study.erasure.looked import ENDING, Looked
from synth.text.privacy import LIKELY

from .conftest import begin

pytestmark = pytest.mark.file  # beside one on a server nothing is kept
TEXTS = ["ป้าแดงมา", "ชาวบ้านมีส่วนร่วม", "น้ำไม่พอใช้", "ครูนกโทร 081-234-5678", "ป่าชุมชนดีขึ้น"]
BARE = [text for text in TEXTS if text[:2] not in ("ป้", "คร")]


@pytest.fixture
def study(tmp_path, monkeypatch):
    monkeypatch.setattr(looked, "WORTH_KEEPING", 1)
    monkeypatch.setattr(personal, "_BLOCK", 2)
    with begin(tmp_path / "study.db", {"เวที.txt": TEXTS})[0] as made:
        yield made


@pytest.fixture
def into(monkeypatch):
    """Every text that is looked into, in turn."""
    texts, real = [], personal.find_in
    monkeypatch.setattr(personal, "find_in", lambda text, least: texts.append(text) or real(text, least))
    return texts


def test_a_second_run_looks_only_into_what_held_something_and_finds_the_same(study, into):
    first = study.personal_data()
    assert set(BARE) < set(into)
    into.clear()
    pd.testing.assert_frame_equal(study.personal_data(), first)
    assert into == [text for text in TEXTS if text not in BARE]
    into.clear()
    study.memo("project", "บางกล่ำ", "ถามลุงดำ", coder="x")
    assert set(study.personal_data()["words"]) == {*first["words"], "ดำ"}
    assert [text for text in into if text not in TEXTS] == ["ถามลุงดำ"]


@pytest.mark.parametrize(("at", "kept"), [("ชาวบ้านมีส่วนร่วม", 0), ("น้ำไม่พอใช้", 1), ("ป่าชุมชนดีขึ้น", 2)])
def test_a_run_broken_off_loses_the_block_at_hand_only(study, into, monkeypatch, at, kept):
    real = personal.find_in

    def broken(text, least):
        if text == at:
            raise KeyboardInterrupt
        return real(text, least)

    with monkeypatch.context() as patched:
        patched.setattr(personal, "find_in", broken)
        with pytest.raises(KeyboardInterrupt):
            study.personal_data()
    into.clear()
    assert {"แดง", "นก"} < set(study.personal_data()["words"])
    assert [text for text in into if text in BARE] == BARE[kept:]


def test_what_is_no_name_in_a_statement_may_be_one_of_a_speaker(tmp_path, monkeypatch):
    monkeypatch.setattr(looked, "WORTH_KEEPING", 1)
    Looked(tmp_path / "study.db", LIKELY).keep([("เวที.txt", "แก้ว")], 1)
    texts = [("left_out", "แก้ว"), ("speaker", "แก้ว"), ("เวที.txt", "ขวัญ")]
    assert Looked(tmp_path / "study.db", LIKELY).further(texts) == texts[1:]


def test_another_threshold_or_no_place_to_keep_it_looks_into_all(tmp_path, monkeypatch):
    monkeypatch.setattr(looked, "WORTH_KEEPING", 1)
    texts = [("เวที.txt", text) for text in BARE]
    for beside, threshold in ((tmp_path / "study.db", 0.9), (None, LIKELY)):
        Looked(beside, threshold).keep(texts, len(texts))
    assert Looked(tmp_path / "study.db", LIKELY).further(texts) == texts
    assert Looked(None, LIKELY).further(texts) == texts


def test_few_texts_leave_no_file_and_no_file_holds_words(study, tmp_path, monkeypatch):
    monkeypatch.setattr(looked, "WORTH_KEEPING", 10_000)
    study.personal_data()
    path = tmp_path / f"study.db{ENDING}"
    assert not path.exists()
    monkeypatch.setattr(looked, "WORTH_KEEPING", 1)
    study.personal_data()
    assert not any(word.encode() in path.read_bytes() for text in TEXTS for word in (text, text[:6]))
