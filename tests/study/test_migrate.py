"""Files of earlier formats, as they were written then.

`format-1.sql` is the sample, coded by three coders, as the first format kept it; `format-1-codings.csv` is what
`codings()` said of it then.
"""

import sqlite3
from contextlib import closing

import pandas as pd
import pytest

from synth.study import Study, migrate, tables

from .conftest import codes_of


def test_every_coding_is_read_after_the_migration(tmp_path, old_study, then):
    path = old_study(tmp_path / "study.db")
    with Study(path) as study:
        now = study.codings()
        columns = then.columns.tolist()
        pd.testing.assert_frame_equal(
            now.sort_values("coding_id", ignore_index=True),
            then.sort_values("coding_id", ignore_index=True)[columns],
            check_dtype=False,
        )
        assert study.check().empty
        assert study.memos()["text"].tolist() == ["น่าจะถามต่อ"]
        assert study.sources()["province"].tolist() == ["สงขลา"]
        assert len(study.reviews()) == 81
        assert study.redo(coder="ครูแดง") == ""
        study.code(study.statements()["statement_id"].iloc[0], "trust", coder="b")


def test_the_file_as_it_was_is_kept_and_the_migration_is_done_once(tmp_path, old_study):
    path = old_study(tmp_path / "study.db")
    Study(path).close()
    kept = migrate.backup_name(path, 1)
    with closing(sqlite3.connect(kept)) as before:
        assert before.execute("SELECT max(number) FROM formats").fetchone() == (1,)
        assert not before.execute("SELECT * FROM sqlite_master WHERE name = 'spans'").fetchall()
    written = kept.stat().st_mtime_ns
    Study(path).close()
    assert kept.stat().st_mtime_ns == written


def test_a_migrated_file_is_as_a_new_one(tmp_path, old_study):
    def layout(path):
        with closing(sqlite3.connect(path)) as file:
            names = [row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            return {
                name: sorted(row[1:4] for row in file.execute(f"PRAGMA table_info({name})")) for name in names
            }

    old, new = old_study(tmp_path / "old.db"), tmp_path / "new.db"
    for path in (old, new):
        Study(path).close()
    assert layout(old) == layout(new)


def test_every_format_has_its_step():
    assert sorted(migrate.STEPS) == list(range(2, tables.FORMAT + 1))


def test_an_old_copy_is_merged_into_a_new_study(tmp_path, old_study, corpus):
    with Study(tmp_path / "new.db") as study:
        study.add_corpus(corpus)
        before = old_study(tmp_path / "old.db").read_bytes()
        study.merge(tmp_path / "old.db")
        assert (tmp_path / "old.db").read_bytes() == before
        assert {coder for _, _, coder in codes_of(study)} == {"a", "b", "ครูแดง"}


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path, old_study, monkeypatch):
    path = old_study(tmp_path / "study.db")

    def half(connection):
        migrate._spans(connection)
        raise OSError("the lid was closed")

    monkeypatch.setitem(migrate.STEPS, 2, half)
    with pytest.raises(OSError, match="the lid was closed"):
        Study(path)
    monkeypatch.undo()
    with Study(path) as study:
        assert len(study.codings()) == 188
