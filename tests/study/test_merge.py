"""Files of several people into one: idempotent, order-free, nothing doubled, disagreements listed."""

import itertools
import shutil

import pandas as pd
import pytest

from synth.study import Study, move

from .conftest import WORDS, begin, codes_of, corpus_of


@pytest.fixture(params=["file", pytest.param("server", marks=pytest.mark.server)])
def home(request):
    """Give a function that leaves a file where it lies, or moves it to a server, and says where it is now."""
    if request.param == "file":
        return lambda path: path
    server, numbers = request.getfixturevalue("server"), itertools.count()

    def moved(path):
        address = server.database(f"home {next(numbers)}")
        move(path, address)
        return address

    return moved


@pytest.fixture
def three(tmp_path, home):
    """Give three copies of one study in which three people worked apart from each other."""
    first, ids = begin(tmp_path / "0.db")
    first.code(ids[0], "trust", coder="a")
    first.close()
    for name in ("1.db", "2.db"):
        shutil.copy(tmp_path / "0.db", tmp_path / name)
    studies = [Study(place) for place in (home(tmp_path / "0.db"), tmp_path / "1.db", tmp_path / "2.db")]
    studies[0].uncode(ids[0], "trust", coder="a")
    studies[0].add_code("joy", coder="a")
    studies[0].code(ids[3], "joy", coder="a")
    studies[1].code(ids[1], "team", coder="b")
    studies[1].merge_codes(["team"], "trust", coder="b")
    studies[1].memo("statement", ids[1], "ดูอีกครั้ง", coder="b")
    studies[2].split(ids[3], WORDS[3].index(" "), coder="c")
    studies[2].set_cohort("note.txt", "รุ่น 3", coder="c")
    studies[2].code(ids[2], "trust", coder="a")
    studies[2].undo(coder="a")
    yield studies, ids
    for study in studies:
        study.close()


def tables(study):
    stored = {name: table for name, table in study.dump().items() if name not in ("received", "origins")}
    return stored | {
        name: getattr(study, name)() for name in ("codings", "codebook", "statements", "reviews")
    }


def same(one, other):
    theirs = tables(other)
    for name, table in tables(one).items():
        pd.testing.assert_frame_equal(theirs[name], table, obj=name)


def test_any_order_of_merging_gives_the_same_study(three, tmp_path, home):
    studies, _ = three
    made = []
    for number, order in enumerate(itertools.permutations(range(3))):
        paths = [studies[index].backup(tmp_path / f"{number}-{index}.db") for index in order]
        paths[0] = home(paths[0])
        with Study(paths[0]) as study:
            study.merge(paths[1])
            study.merge(paths[2])
            assert study.check().empty
        made.append(paths[0])
    with Study(made[0]) as first:
        for path in made[1:]:
            with Study(path) as other:
                same(first, other)


def test_merging_again_changes_nothing(three):
    studies, _ = three
    studies[0].merge(studies[1].path)
    before = tables(studies[0])
    studies[0].merge(studies[1].path)
    studies[1].merge(studies[0].path)
    after = tables(studies[0])
    for name, table in before.items():
        pd.testing.assert_frame_equal(after[name], table)
    same(studies[0], studies[1])


def test_what_everybody_did_is_there_once(three):
    studies, ids = three
    studies[0].merge(studies[1].path)
    clashes = studies[0].merge(studies[2].path)
    assert codes_of(studies[0]) == {(ids[1], "trust", "b")}
    assert studies[0].inherited()["code"].tolist() == ["joy", "joy"]
    assert clashes["what"].unique().tolist() == [
        "codings on a statement that was cut",
        "reviews on a statement that was cut",
    ]
    assert set(studies[0].sources()["cohort"]) == {"รุ่น 3"}
    assert len(studies[0].memos()) == 1


def test_one_file_imported_by_two_people_is_not_doubled_and_stays_removed(tmp_path):
    one, ids = begin(tmp_path / "one.db")
    two, _ = begin(tmp_path / "two.db")
    table = pd.DataFrame({"statement_id": ids, "code": "trust", "coder": "a"})
    with one, two:
        for study in (one, two):
            study.import_codings(table, path="codings/a.csv", sha256="1")
        one.uncode(ids[0], "trust", coder="a")
        one.merge(two.path)
        assert sorted(one.codings()["statement_id"]) == sorted(ids[1:])
        assert len(one.statements()) == len(ids)
        assert len(one.codebook()) == 5


def test_disagreements_are_listed_with_what_counts(tmp_path):
    one, ids = begin(tmp_path / "one.db")
    one.backup(tmp_path / "two.db")
    with one, Study(tmp_path / "two.db") as two:
        for study, said in ((one, "แบบหนึ่ง"), (two, "แบบสอง")):
            study.change_code("trust", coder=said, definition=said)
            study.set_cohort("note.txt", said, coder=said)
            study.name_version("ปิดแล้ว", coder=said)
        one.split(ids[3], WORDS[3].index(" "), coder="a")
        two.split(ids[3], len("ทำงาน"), coder="b")
        listed = list(one.merge(two.path).itertuples(index=False))
        assert [(row.what, row.where) for row in listed] == [
            ("codebook", "trust: definition"),
            ("attribute", "note.txt: cohort"),
            ("version name", "ปิดแล้ว"),
            ("split or join", ids[3]),
        ]
        assert (listed[0].here, listed[0].there, listed[0].counts) == ("แบบหนึ่ง", "แบบสอง", "แบบสอง")
        assert one.codebook().set_index("code").loc["trust", "definition"] == "แบบสอง"
        assert one.sources()["cohort"].tolist() == ["แบบสอง"]
        assert one.statements()["text"].tolist()[3:] == WORDS[3].split(" ")
        assert one.check().empty


def test_two_codes_merged_each_into_the_other_leave_one(tmp_path):
    one, ids = begin(tmp_path / "one.db")
    one.code(ids[0], "team", coder="a")
    one.code(ids[1], "trust", coder="a")
    one.backup(tmp_path / "two.db")
    with one, Study(tmp_path / "two.db") as two:
        one.merge_codes(["team"], "trust", coder="a")
        two.merge_codes(["trust"], "team", coder="b")
        one.merge(two.path)
        two.merge(one.path)
        assert codes_of(one) == codes_of(two) == {(ids[0], "trust", "a"), (ids[1], "trust", "a")}
        assert "trust" in set(one.codebook()["code"])


def test_two_corpora_meet(tmp_path):
    one, _ = begin(tmp_path / "one.db")
    two, _ = begin(tmp_path / "two.db", {"other.txt": WORDS[:2]})
    with one, two:
        two.add_corpus(corpus_of({"other.txt": WORDS[:2]}, province="พัทลุง"))
        one.merge(two.path)
        assert one.sources()["source_id"].tolist() == ["note.txt", "other.txt"]
        assert one.sources()["province"].iloc[1] == "พัทลุง"
        assert len(one.statements()) == 6


def test_a_file_that_is_no_study_is_not_merged(study, tmp_path):
    with pytest.raises(FileNotFoundError, match="is not there"):
        study.merge(tmp_path / "nowhere.db")
    (tmp_path / "note.txt").write_text("บทเรียน" * 500, encoding="utf-8")
    with pytest.raises(ValueError, match="is no study"):
        study.merge(tmp_path / "note.txt")
