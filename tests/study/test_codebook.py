"""The codebook's versions, and what becomes of codings when codes change."""

import pandas as pd
import pytest

from synth.study import Study

from .conftest import CODES, begin, codes_of


def test_the_same_codebook_twice_is_one_version(study):
    version = study.set_codebook(CODES)
    assert study.versions()["version"].tolist() == [version]


def test_a_code_that_the_table_lacks_is_retired_if_it_was_used(study, ids):
    study.code(ids[0], "trust", coder="a")
    study.set_codebook(CODES[CODES["code"].isin(["people", "success"])])
    book = study.codebook().set_index("code")["retired"]
    assert book.to_dict() == {"people": False, "success": False, "trust": True}
    assert codes_of(study) == {(ids[0], "trust", "a")}
    with pytest.raises(ValueError, match="'trust' is retired"):
        study.code(ids[1], "trust", coder="a")


def test_codings_follow_renamed_moved_and_merged_codes(study, ids):
    study.code(ids[0], "trust", coder="a")
    study.code(ids[0], "team", coder="a")
    study.code(ids[1], "team", coder="b")
    made_under = study.codings()["version"].unique().tolist()
    study.rename_code("trust", coder="a", to="ความเชื่อมั่น")
    study.move_code("ความเชื่อมั่น", "", coder="a")
    study.merge_codes(["team"], "ความเชื่อมั่น", coder="a")
    assert codes_of(study) == {(ids[0], "ความเชื่อมั่น", "a"), (ids[1], "ความเชื่อมั่น", "b")}
    assert study.codings()["version"].unique().tolist() == made_under
    assert "team" not in set(study.codebook()["code"])
    assert study.uncode(ids[0], "ความเชื่อมั่น", coder="a")
    assert codes_of(study) == {(ids[1], "ความเชื่อมั่น", "b")}
    for _ in range(2):
        study.undo(coder="a")
    assert codes_of(study) == {
        (ids[0], "ความเชื่อมั่น", "a"),
        (ids[0], "team", "a"),
        (ids[1], "team", "b"),
    }


def test_a_code_added_under_the_name_of_a_merged_one_is_another_code(study, ids):
    study.code(ids[0], "team", coder="a")
    study.merge_codes(["team"], "trust", coder="a")
    study.add_code("team", coder="a", parent="people")
    study.code(ids[1], "team", coder="a")
    assert codes_of(study) == {(ids[0], "trust", "a"), (ids[1], "team", "a")}


def test_merging_into_a_code_below_keeps_the_tree(study):
    study.merge_codes(["people"], "trust", coder="a")
    assert study.codebook().set_index("code")["parent"].to_dict() == {
        "trust": "",
        "team": "trust",
        "success": "",
        "obstacle": "",
    }


def test_a_split_code_is_retired_and_its_codings_are_offered(study, ids):
    study.code(ids[0], "trust", coder="a")
    study.split_code("trust", ["เชื่อมั่น", "โปร่งใส"], coder="a")
    assert codes_of(study) == {(ids[0], "trust", "a")}
    assert study.codebook().set_index("code")["retired"].to_dict()["trust"]
    assert study.inherited()[["statement_id", "code", "because"]].to_numpy().tolist() == [
        [ids[0], "เชื่อมั่น", "split code trust"],
        [ids[0], "โปร่งใส", "split code trust"],
    ]


def test_a_named_version_stays_and_its_name_is_given_once(study, ids):
    study.name_version("ฉบับที่ 1", coder="a")
    study.add_code("joy", coder="a", name="ความสุข", colour="#1b9e77")
    assert len(study.codebook("ฉบับที่ 1")) == 5
    assert len(study.codebook()) == 6
    assert study.versions()["name"].tolist() == ["ฉบับที่ 1", ""]
    with pytest.raises(ValueError, match="another version already"):
        study.name_version("ฉบับที่ 1", coder="b")
    with pytest.raises(ValueError, match="no codebook version 'ฉบับที่ 2'"):
        study.codebook("ฉบับที่ 2")


def test_a_frozen_version_is_the_codebook_again(study, ids):
    study.code(ids[0], "trust", coder="a")
    study.code(ids[1], "team", coder="a")
    study.name_version("ปี 2564", coder="a")
    before = study.codebook()
    study.rename_code("trust", coder="a", to="ความเชื่อมั่น")
    study.change_code("team", coder="a", definition="ทำงานด้วยกัน")
    study.add_code("money", coder="a")
    study.add_code("idle", coder="a")
    study.code(ids[1], "money", coder="a")
    study.use_version("ปี 2564", coder="a")
    book = study.codebook()
    assert book[book["code"] != "money"].reset_index(drop=True).equals(before)
    assert book.set_index("code")["retired"]["money"]
    assert codes_of(study) == {(ids[0], "trust", "a"), (ids[1], "team", "a"), (ids[1], "money", "a")}
    with pytest.raises(ValueError, match="no codebook version 'ปี 2569'"):
        study.use_version("ปี 2569", coder="a")


def test_codes_merged_since_a_frozen_version_stay_merged(study, ids):
    study.code(ids[0], "trust", coder="a")
    version = study.version
    study.merge_codes(["trust"], "team", coder="a")
    study.use_version(version, coder="a")
    assert codes_of(study) == {(ids[0], "team", "a")}
    assert set(study.codebook()["code"]) == {"people", "team", "success", "obstacle"}


def test_a_review_says_under_which_version_it_was_made(study, ids):
    before = study.versions()["version"].iloc[-1]
    study.review(ids[0], coder="a")
    study.add_code("joy", coder="b")
    study.review(ids[1], coder="a")
    assert study.review(ids[0], coder="c")
    versions = dict(
        zip(
            study.reviews()["coder"] + study.reviews()["statement_id"],
            study.reviews()["version"],
            strict=True,
        )
    )
    after = study.versions()["version"].iloc[-1]
    assert versions == {f"a{ids[0]}": before, f"a{ids[1]}": after, f"c{ids[0]}": after}


def test_a_codebook_with_faults_is_refused_whole(study):
    wrong = CODES.assign(parent=["trust", "people", "people", "", ""])
    with pytest.raises(ValueError, match="below itself"):
        study.set_codebook(wrong)
    with pytest.raises(ValueError, match="'nobody' of 'trust' is not in the codebook"):
        study.set_codebook(CODES.assign(parent=["", "nobody", "", "", ""]))
    with pytest.raises(ValueError, match="each code stands once"):
        study.set_codebook(CODES.assign(code="trust"))
    assert len(study.versions()) == 1


def test_changes_of_two_people_add_up_and_an_undone_one_leaves_the_other(tmp_path):
    one, _ = begin(tmp_path / "one.db")
    one.backup(tmp_path / "two.db")
    with one, Study(tmp_path / "two.db") as two:
        one.add_code("joy", coder="a")
        one.change_code("trust", coder="a", definition="เชื่อใจ")
        two.add_code("data", coder="b")
        two.rename_code("trust", coder="b", to="belief")
        two.move_code("team", "", coder="b")
        one.merge(two.path)
        assert one.merge(two.path).empty
        book = one.codebook().set_index("code")
        assert {"joy", "data", "belief"} <= set(book.index)
        assert book.loc["belief", "definition"] == "เชื่อใจ"
        assert book.loc["team", "parent"] == ""
        one.undo(coder="b")
        assert one.codebook().set_index("code").loc["team", "parent"] == "people"
        assert one.check().empty


def test_a_new_code_is_born_under_the_id_that_it_brings(study):
    brought = "6f1e8a52-5a5c-4a3e-9d0b-0a3f0c5a7b11"
    before = study.code_ids()
    table = study.codebook()
    table = pd.concat([table, pd.DataFrame({"code": ["ทุน", "ป่า"], "retired": False})]).fillna("")
    study.set_codebook(table.assign(code_id=brought))
    after = study.code_ids()
    assert after["ทุน"] == brought
    assert after["ป่า"] not in ("", brought)
    assert all(after[code] == known for code, known in before.items())
    assert study.check().empty
