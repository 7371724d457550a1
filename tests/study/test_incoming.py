"""What a colleague's file would do is said first; what touches others' acts is taken only when a person agrees."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from click.testing import CliRunner

from synth.cli import main
from synth.report.wording import Wording
from synth.study import Study, coders, store, tables
from synth.study.act_kinds import BRINGS
from synth.study.care.incoming import touches

from .conftest import begin, codes_of


@pytest.fixture
def two(tmp_path):
    """Give a study in which a coded, and a copy in which b did."""
    study, ids = begin(tmp_path / "study.db")
    study.code(ids[0], "trust", coder="a")
    shutil.copy(study.path, tmp_path / "deng.db")
    other = Study(tmp_path / "deng.db")
    other.code(ids[1], "team", coder="b")
    other.code(ids[2], "team", coder="b")
    other.uncode(ids[2], "team", coder="b")
    yield study, other, ids
    study.close()
    other.close()


def forged(other, coder, undoes="", removes="", kind="undo"):
    """Write an act that no program of ours writes: on what another coder did."""
    with other._store.writing() as connection:
        act = store.record(
            connection, kind, coders.known_coder(connection, coder), undoes=undoes, statement="x"
        )
        if removes:
            connection.execute(tables.removals.insert(), {"event_id": act, "coding_id": removes})


def rows(table):
    return list(table.itertuples(index=False, name=None))


def test_acts_by_coder_and_kind(two):
    study, other, _ = two
    assert rows(study.incoming(other.path)) == [("b", "code", 2, "", ""), ("b", "uncode", 1, "", "")]
    assert len(study.codings()) == 1
    study.merge(other.path)
    assert study.incoming(other.path).empty


@pytest.mark.parametrize("how", ["undoes", "takes away", "rewrites", "in the name of"])
def test_what_touches_others_is_said(two, how):
    study, other, ids = two
    coding = study.codings()["coding_id"].iloc[0]
    if how == "undoes":
        forged(other, "b", undoes=coding)
    elif how == "takes away":
        forged(other, "b", removes=coding, kind="uncode")
    elif how == "rewrites":
        memo = study.memo("statement", ids[0], "ของฉัน", coder="a")
        shutil.copy(study.path, other.path)
        other.memo("statement", ids[0], "ไม่ใช่", coder="b", memo_id=memo)
    else:
        other.code(ids[3], "team", coder="a")
    found = touches(study.incoming(other.path))
    assert [(row.coder, row.how, row.whose) for row in found.itertuples()] == [
        ("a", how, "") if how == "in the name of" else ("b", how, "a")
    ]


def test_a_coder_has_a_file_of_their_own(two, tmp_path):
    study, other, ids = two
    study.merge(other.path)
    other.code(ids[3], "trust", coder="b")
    later = shutil.copy(other.path, tmp_path / "deng-2026-12-01.db")
    assert touches(study.incoming(later)).empty
    stranger = shutil.copy(other.path, tmp_path / "somchai.db")
    assert touches(study.incoming(stranger))[["coder", "whose"]].to_numpy().tolist() == [["b", "deng.db"]]


def of_the_same_name(tmp_path, made):
    """Put a copy of a file into a folder of its own under the name that all have."""
    folder = tmp_path / f"from-{made.stem}-{len(list(tmp_path.iterdir()))}"
    folder.mkdir()
    return shutil.copy(made, folder / "study.db")


def in_the_name_of(table):
    return touches(table).query("how == 'in the name of'")["coder"].tolist()


@pytest.mark.parametrize("copied", ["before", "after"])
def test_files_of_one_name_are_told_apart_by_what_is_in_them(two, tmp_path, copied):
    study, other, ids = two
    deng = of_the_same_name(tmp_path, other.path)
    if copied == "before":  # somchai's file is a copy from a time when deng had done less
        somchai = of_the_same_name(tmp_path, other.path)
        with Study(deng) as hers:
            hers.review(ids[3], coder="b")
    assert touches(study.incoming(deng)).empty
    study.merge(deng)
    if copied == "after":  # a copy of the whole study, in which somchai works from now on
        first = of_the_same_name(tmp_path, study.path)
        with Study(first) as his:
            his.review(ids[0], coder="c")
        study.merge(first)
        somchai = first
    with Study(somchai) as his:
        his.review(ids[1], coder="c")
        assert in_the_name_of(study.incoming(somchai)) == []
        his.code(ids[3], "trust", coder="b")
        found = study.incoming(somchai)
    named = "b" if copied == "before" else "bc"
    assert in_the_name_of(found) == list(named)
    assert set(touches(found)["whose"].str.partition(" ")[0]) == {"study.db"}


def test_a_coder_may_go_on_in_a_copy_of_the_merged_study(two, tmp_path):
    study, other, ids = two
    study.merge(of_the_same_name(tmp_path, other.path))
    for coder, one in (("b", ids[3]), ("c", ids[2])):
        copy = of_the_same_name(tmp_path, study.path)
        with Study(copy) as hers:
            hers.code(one, "trust", coder=coder)
        assert touches(study.incoming(copy)).empty
        study.merge(copy)


def test_every_kind_of_act_has_words(two):
    for lang in ("th", "en"):
        words = Wording(lang)
        assert [kind for kind in BRINGS if not words.has(f"merge_acts.{kind.replace(' ', '_')}")] == []


def test_the_study_remembers_from_which_file_an_act_came(two, tmp_path):
    study, other, _ = two
    study.merge(other.path)
    history = study.history()
    assert history.loc[history["coder"] == "b", "file"].tolist() == ["deng.db"] * 3
    assert set(history.loc[history["coder"] != "b", "file"]) == {""}
    with Study(study.backup(tmp_path / "backup.db")) as copy:
        assert copy.history()["file"].tolist() == history["file"].tolist()


@pytest.mark.parametrize(
    ("options", "status", "said", "taken"),
    [
        ((), 2, "--accept", False),
        (("--lang", "en"), 2, "touches what others did", False),
        (("--dry-run",), 0, "ยังไม่ได้นำเข้าสิ่งใด", False),
        (("--accept",), 0, "มีจุดที่ต้องตกลงกัน 0 จุด", True),
    ],
)
def test_without_a_terminal_it_refuses_and_says_which_option_lets_it(two, options, status, said, taken):
    study, other, ids = two
    forged(other, "b", undoes=study.codings()["coding_id"].iloc[0])
    came = CliRunner().invoke(main, ["import", str(study.path), str(other.path), *options])
    assert came.exit_code == status
    assert said in came.output
    assert "⚠ b" in came.output
    assert ((ids[1], "team", "b") in codes_of(study)) == taken


@pytest.mark.parametrize("answer", ["y", "n"])
def test_in_a_terminal_it_asks(two, answer, monkeypatch):
    study, other, ids = two
    other.code(ids[3], "team", coder="a")
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda self: True, raising=False)
    came = CliRunner().invoke(main, ["import", str(study.path), str(other.path)], input=f"{answer}\n")
    assert came.exit_code == 0, came.output
    assert "ต้องการนำเข้าหรือไม่" in came.output
    assert (len(study.codings()) == 3) == (answer == "y")


def test_an_act_that_both_have_is_finished(two):
    study, other, _ = two
    coding = study.codings()["coding_id"].iloc[0]
    with closing(sqlite3.connect(other.path)) as file:
        file.execute("UPDATE codings SET origin = 'import' WHERE coding_id = ?", [coding])
        file.commit()
    with pytest.raises(ValueError, match="says otherwise than this study of what both have"):
        study.merge(other.path)
    assert len(study.codings()) == 1
