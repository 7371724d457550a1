"""The key of a study: one row for each person and number, and decisions that hold."""

import pandas as pd
import pytest

from synth.study.erasure import personal
from synth.study.erasure.personal import COLUMNS, replacements
from synth.themes import cutting

from .conftest import begin


@pytest.fixture
def study(tmp_path):
    texts = ["ป้าแดงกับกำนันสมชาย ใจดี มา", "สมชายบอกว่าดี", "ครูนกโทร 081-234-5678", "โทร 081 234 5678 ได้"]
    with begin(tmp_path / "study.db", {"ป้าแดง.txt": texts})[0] as made:
        made.memo("project", "บางกล่ำ", "ถามลุงดำ", coder="x")
        yield made


def named(key):
    return dict(zip(key["words"], key["pseudonym"], strict=True))


def test_pseudonyms_are_one_a_person_and_named_by_role(study):
    key = study.personal_data()
    assert tuple(key.columns) == COLUMNS
    assert named(key) == {
        "แดง": "[ชาวบ้าน-1]",
        "สมชาย ใจดี | สมชาย": "[ผู้นำ-1]",
        "นก": "[ครู-1]",
        "081-234-5678 | 081 234 5678": "[หมายเลขโทรศัพท์-1]",
        "ดำ": "[ชาวบ้าน-2]",
    }
    assert key.loc[key["words"] == "แดง", "places"].item() == 2  # the name of the file says it too


def test_all_cores_find_what_one_finds(study, monkeypatch):
    alone = study.personal_data()
    monkeypatch.setattr(personal, "_BLOCK", 2)
    monkeypatch.setattr(cutting, "SEVERAL_CORES", 1)
    pd.testing.assert_frame_equal(study.personal_data(), alone)


def test_decisions_and_pseudonyms_hold(study):
    key = study.personal_data()
    key.loc[key["words"] == "นก", ["decide", "pseudonym"]] = ["yes", "[ครูคนหนึ่ง]"]
    study.memo("project", "บางกล่ำ", "ถามลุงพล", coder="x")
    again = study.personal_data(key)
    assert named(again) == named(key) | {"พล": "[ชาวบ้าน-3]"}
    assert again.loc[again["words"] == "นก", "decide"].item() == "yes"
    study.no_name("nickname", ["ดำ"], coder="x")
    assert "ดำ" not in named(study.personal_data())


def test_short_names_are_replaced_with_their_titles_only(study):
    put = replacements(study.personal_data())
    assert "ป้าแดง" in put
    assert "แดง" not in put
    assert put["สมชาย"] == "[ผู้นำ-1]"
    assert replacements(study.personal_data().assign(decide="no")) == {}


def test_a_redacted_copy_is_whole_and_leaves_the_study_as_it_is(study):
    before = study.path.read_bytes()
    with study.redacted(replacements(study.personal_data())) as seen:
        assert seen.check().empty
        assert seen.sources()["path"].tolist() == ["ป้า[ชาวบ้าน-1].txt"]
        assert seen.statements()["text"].tolist()[0] == "ป้า[ชาวบ้าน-1]กับกำนัน[ผู้นำ-1] มา"
        assert len(seen.reviews()) == len(study.reviews())
        assert not any(
            pd.concat([seen.statements()["text"], seen.memos()["text"]]).str.contains("สมชาย|ลุงดำ")
        )
        copy = seen.path
    assert not copy.exists()
    assert study.path.read_bytes() == before
