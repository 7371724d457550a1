"""Sources that change, statements that are split, joined and taken back."""

import pytest

from .conftest import WORDS, codes_of, corpus_of


def test_reading_the_same_corpus_again_writes_nothing(study):
    acts = len(study.history())
    assert not study.add_corpus(corpus_of({"note.txt": WORDS}))
    assert len(study.history()) == acts


def test_unchanged_statements_are_carried_over_and_the_others_are_orphans(study, ids):
    study.code(ids[0], "trust", coder="a")
    study.code(ids[1], "team", coder="a")
    study.review(ids[2], coder="b")
    changed = ["บรรทัดใหม่", WORDS[0], "ต้องสร้างความเชื่อมั่นผ่านผู้นำของชุมชน", WORDS[3]]
    assert study.add_corpus(corpus_of({"note.txt": changed}))
    assert codes_of(study) == {(ids[0], "trust", "a")}
    assert study.statements()["text"].tolist() == changed
    orphans = study.orphans().set_index("statement_id")
    assert orphans["acts"].to_dict() == {ids[1]: 2, ids[2]: 1}
    assert orphans.loc[ids[1], "nearest_text"] == changed[2]
    assert orphans.loc[ids[1], "likeness"] > 0.9
    assert study.problems()["place"].tolist() == [WORDS[1], WORDS[2]]

    study.confirm(ids[1], orphans.loc[ids[1], "nearest"], coder="a")
    study.confirm(ids[2], coder="b")
    assert study.orphans().empty
    assert study.problems().empty
    assert codes_of(study) == {(ids[0], "trust", "a"), (orphans.loc[ids[1], "nearest"], "team", "a")}
    assert study.uncode(orphans.loc[ids[1], "nearest"], "team", coder="a")
    study.undo(coder="a")
    study.undo(coder="a")
    assert study.orphans()["statement_id"].tolist() == [ids[1]]


def test_the_old_text_read_again_brings_its_codings_back(study, ids):
    study.code(ids[1], "team", coder="a")
    study.add_corpus(corpus_of({"note.txt": WORDS[2:]}))
    assert study.codings().empty
    study.add_corpus(corpus_of({"note.txt": WORDS}))
    assert codes_of(study) == {(ids[1], "team", "a")}
    assert study.orphans().empty


def test_another_number_of_repeats_makes_all_of_them_orphans(study):
    study.add_corpus(corpus_of({"note.txt": [WORDS[0], WORDS[0], WORDS[1]]}))
    twice = study.statements()["statement_id"].tolist()[:2]
    study.code(twice[0], "team", coder="a")
    study.add_corpus(corpus_of({"note.txt": [WORDS[0]] * 3 + [WORDS[1]]}))
    assert study.codings().empty
    assert set(twice) <= set(study.orphans()["statement_id"])


def test_parts_are_unread_and_the_codes_of_the_whole_are_offered(study, ids):
    study.code(ids[3], "trust", coder="a")
    first, second = study.split(ids[3], WORDS[3].index(" "), coder="a")
    table = study.statements().set_index("statement_id")["text"]
    assert [table[first], table[second]] == WORDS[3].split(" ")
    assert study.codings().empty
    assert study.reviews().empty
    assert study.inherited()["statement_id"].tolist() == [first, second]
    study.code(second, "team", coder="b")
    assert codes_of(study) == {(second, "team", "b")}


def test_what_was_split_stays_split_when_the_source_grows(study, ids):
    parts = study.split(ids[3], WORDS[3].index(" "), coder="a")
    study.code(parts[1], "team", coder="a")
    joined = study.join([ids[0], ids[1]], coder="a")
    study.add_corpus(corpus_of({"note.txt": ["เพิ่มมาหนึ่งบรรทัด", *WORDS]}))
    assert study.statements()["statement_id"].tolist()[1:] == [joined, ids[2], *parts]
    assert codes_of(study) == {(parts[1], "team", "a")}
    assert study.orphans().empty
    assert study.check().empty


def test_neighbours_are_joined_with_what_stands_between(study, ids):
    joined = study.join([ids[1], ids[0]], coder="a")
    row = study.statements().iloc[0]
    assert row["statement_id"] == joined
    assert row["text"] == f"{WORDS[0]}\n{WORDS[1]}"
    with pytest.raises(ValueError, match="only neighbours"):
        study.join([joined, ids[3]], coder="a")
    with pytest.raises(ValueError, match="there now"):
        study.join([ids[0], ids[1]], coder="a")


@pytest.mark.parametrize(
    ("at", "said"), [(1, "within a character"), (0, "empty"), (len(WORDS[0]), "empty"), ([5, 5], "empty")]
)
def test_a_cut_within_a_character_or_beside_the_text_is_refused(study, ids, at, said):
    with pytest.raises(ValueError, match=said):
        study.split(ids[0], at, coder="a")


def test_left_out_text_is_taken_back(study, ids):
    back = study.take_back("note.txt", 0, 6, coder="a")
    assert study.left_out().empty
    assert study.statements()["text"].tolist() == ["circle", *WORDS]
    study.code(back, "team", coder="a")
    with pytest.raises(ValueError, match="nothing was left out"):
        study.take_back("note.txt", 7, 9, coder="a")
    study.undo(coder="a")
    study.undo(coder="a")
    assert study.left_out()["text"].tolist() == ["circle"]


def test_a_statement_that_is_not_its_sources_text_is_refused(study):
    wrong = corpus_of({"note.txt": WORDS})
    wrong.statements.loc[0, "start"] += 1
    with pytest.raises(ValueError, match=r"is not the text of 'note.txt' at"):
        study.add_corpus(wrong)


def test_sources_keep_the_order_of_the_corpus_and_their_attributes(study):
    study.add_corpus(
        corpus_of({"b.txt": WORDS[:1], "a.txt": WORDS[1:2], "note.txt": WORDS}, province="สงขลา", year=2564)
    )
    sources = study.sources()
    assert sources["source_id"].tolist() == ["b.txt", "a.txt", "note.txt"]
    assert sources["year"].tolist() == [2564] * 3
    assert study.statements()["source_id"].drop_duplicates().tolist() == ["b.txt", "a.txt", "note.txt"]


def test_a_source_that_left_the_folder_stays_and_is_named(study, ids):
    study.code(ids[0], "trust", coder="a")
    study.add_corpus(corpus_of({"renamed.txt": WORDS}))
    assert len(study.sources()) == 2
    problem = study.problems().iloc[0]
    assert (problem["path"], "renamed.txt" in problem["problem"]) == ("note.txt", True)
    acts = len(study.history())
    assert not study.add_corpus(corpus_of({"renamed.txt": WORDS}))
    assert len(study.history()) == acts
    study.set_use("note.txt", "left out", coder="a")
    study.add_corpus(corpus_of({"renamed.txt": WORDS}))
    assert study.problems().empty
    study.add_corpus(corpus_of({"other/note.txt": WORDS}))
    assert study.problems().empty


def test_sources_that_come_beside_others_do_not_make_those_missing(study):
    before = study.problems()
    study.add_corpus(corpus_of({"more.txt": ["ทุนเดิม"]}), part=True)
    assert study.sources()["source_id"].tolist() == ["note.txt", "more.txt"]
    assert study.problems().equals(before)
    assert study.missing().empty
    assert study.check().empty
