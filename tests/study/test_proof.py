"""What comes in is proved: every column of every table changed in turn is refused with a line, or does no harm."""

import random
import sqlite3
from contextlib import closing

import pytest

from synth.study import Study, kinds, load
from synth.study import column_kinds as of_columns

from .conftest import begin
from .damaging import damaged
from .mutating import KINDS, begin_two, columns, merged, mutations, sampled


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return begin_two(tmp_path_factory.mktemp("two"))


def test_every_column_has_a_rule():
    assert {(table, column) for table, found in of_columns.COLUMNS.items() for column in found} == set(
        columns()
    )
    kinds_named = {kind.removesuffix("?") for found in of_columns.COLUMNS.values() for kind in found.values()}
    assert kinds_named == set(kinds.KINDS)


def test_acts_of_every_kind_are_in_order(made):
    with Study(made[1]) as study:
        assert study.check().empty


@pytest.mark.long
@pytest.mark.parametrize("seed", range(4))
def test_a_changed_column_is_refused_or_does_no_harm(made, tmp_path, seed):
    share = len(columns()) // 4 + 1
    cases = sampled(len(columns()), seed)[seed * share : (seed + 1) * share]
    counts, broken = mutations(tmp_path, made, cases, random.Random(seed), [merged])
    assert broken == []
    assert counts.total() > share // 2


REFUSED = [
    ("events", "event_id", "id of the far future"),
    ("events", "payload", "broken JSON"),
    ("events", "kind", "words"),
    ("events", "at", "far time"),
    ("attributes", "value", "broken JSON"),
    ("codes", "colour", "words"),
    ("codings", "code_id", "malformed id"),
    ("statements", "end", "huge"),
    ("texts", "text", "no UTF-8"),
    ("lineage", "how", "words"),
    ("lineage", "child", "broken JSON"),
]


@pytest.mark.parametrize(("table", "column", "how"), REFUSED)
def test_what_broke_a_study_before_is_refused_whole(made, tmp_path, table, column, how):
    assert how in KINDS
    counts, broken = mutations(tmp_path, made, [(table, column, how)], random.Random(1), [merged])
    assert not broken
    assert counts["merged", "refused"] == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("DROP TABLE memos", "memos.* is not there"),
        ("ALTER TABLE codings DROP COLUMN basis", "codings.basis is not there"),
        ("CREATE TRIGGER t AFTER INSERT ON events BEGIN DELETE FROM codings; END", "more than keep rows"),
        ("DELETE FROM formats", "is damaged"),
    ],
)
def test_a_file_that_is_laid_out_otherwise_is_not_opened(study, change, said):
    study.close()
    with closing(sqlite3.connect(study.path)) as file:
        file.execute(change)
        file.commit()
    with pytest.raises(ValueError, match=said):
        Study(study.path)


@pytest.mark.parametrize("how", ["split", "join", "reread"])
def test_a_statement_that_was_made_of_none_is_refused(made, tmp_path, how):
    path = tmp_path / "there.db"
    path.write_bytes(made[1].read_bytes())
    with closing(sqlite3.connect(path)) as file:
        file.execute(
            "UPDATE lineage SET parent = '' WHERE rowid = (SELECT min(rowid) FROM lineage WHERE how = ?)",
            [how],
        )
        file.commit()
    with Study(path) as study:
        assert "of no statement" in study.check()["problem"].iloc[0]


def fault(study, ids):
    """Take a coding's statement away, as damage does."""
    study.code(ids[0], "trust", coder="a")
    with closing(sqlite3.connect(study.path)) as file:
        file.execute("DELETE FROM codings")
        file.commit()


def test_nothing_is_written_to_a_faulty_study_until_a_person_says_so(study, ids):
    fault(study, ids)
    with Study(study.path) as again:
        assert len(again.statements()) == len(ids)
        with pytest.raises(ValueError, match=r"nothing is written to it: events .* has no row in codings"):
            again.code(ids[1], "trust", coder="a")
        again.accept("a")
        assert again.code(ids[1], "trust", coder="a")
    with Study(study.path) as later:
        assert later.code(ids[2], "trust", coder="a")
        with closing(sqlite3.connect(study.path)) as file:
            file.execute("DELETE FROM reviews")
            file.commit()
    with Study(study.path) as faultier, pytest.raises(ValueError, match="has no row in reviews"):
        faultier.code(ids[3], "trust", coder="a")


def test_a_clock_that_runs_ahead_blocks_nobody(study, ids):
    study.remember("a")
    study.code(ids[0], "team")
    for ahead, whole in (
        ("06000000-0000-7000-8000-000000000000", True),
        ("f" * 8 + "-0000-7000-8000-" + "f" * 12, False),
    ):
        with closing(sqlite3.connect(study.path)) as file:
            file.execute("UPDATE events SET event_id = ? WHERE kind = 'remember'", [ahead])
            file.commit()
        assert study.check().empty == whole
    study.accept("a")
    assert study.code(ids[0], "trust", coder="b")
    assert study.undo(coder="b")
    assert len(study.codings()) == 1


def test_tables_that_are_handed_in_are_proved(study, tmp_path):
    stored = study.dump()
    stored["events"].loc[0, "kind"] = "nope"
    with pytest.raises(ValueError, match="is not whole"):
        load(tmp_path / "again.db", stored)
    assert not (tmp_path / "again.db").exists()


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.long) for seed in (1, 2))])
@pytest.mark.parametrize("how", ["cut", "pages lost", "bytes changed"])
def test_what_a_rescue_must_not_bring_back(made, tmp_path, how, seed):
    came = damaged(tmp_path, made, how, seed)
    assert not [said for said in came.values() if said.startswith("broken")], came


def test_begin_is_whole(tmp_path):
    with begin(tmp_path / "study.db")[0] as study:
        assert study.check().empty
