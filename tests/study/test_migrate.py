"""Files of earlier formats, as they were written then.

`format-1.sql` is the sample, coded by three coders, as the first format kept it; `format-1-codings.csv` is what
`codings()` said of it then.
"""

import csv
import sqlite3
from contextlib import closing

import pandas as pd
import pytest

from synth.study import Study, load, migrate, tables
from synth.study.care import salvage

from .conftest import HERE, codes_of

LAYOUT = HERE / f"format-{tables.FORMAT}.csv"
ASKED = f"""The tables are not those of tests/study/{LAYOUT.name}. What is new asks for its place in:

- study/tables/: a new column stands last in its table; FORMAT in columns.py goes up by one
- study/migrate.py: TABLES or COLUMNS of that format, with what older rows hold (it serves old files, damaged ones
  and old exports)
- study/column_kinds.py: what may stand in it; a new kind in kinds.py, with its words in study/th.toml and en.toml
- study/care/: references.py where it names another row; rescue.py (STANDS_FOR) where a table has a coder
- study/erasure/: burying.py where it names a source or statement; rewriting.py where it holds people's words
- study/acts/: kept.py where it names a statement (NAMES_STATEMENTS)
- what writes it (study/acts/, laying.py) and what shows it (study/views/); a new table, in act_kinds.py, too
- for people: synth/schema.py and [dictionary] of report/th.toml, en.toml, where a table that users see has it
- what comes back from a sheet: study/acts/imports.py, exchange/

Then write the list again: tests/study/format-<number>.csv holds `table,column` in the order of the tables."""


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


def test_the_layout_is_that_of_its_format():
    assert LAYOUT.exists(), ASKED
    with LAYOUT.open(encoding="utf-8", newline="") as file:
        known = {tuple(row) for row in csv.reader(file)} - {("table", "column")}
    now = {(table.name, column.name) for table in tables.metadata.sorted_tables for column in table.c}
    assert now == known, f"{sorted(now ^ known)}\n\n{ASKED}"


def test_what_came_later_stands_last_in_its_table():
    for table in tables.metadata.sorted_tables:
        came = list(migrate.later(table))
        assert not came or [column.name for column in table.c][-len(came) :] == came, ASKED


def test_every_table_and_column_came_with_a_format(old_study, tmp_path):
    with closing(sqlite3.connect(old_study(tmp_path / "first.db"))) as file:
        layout = "SELECT m.name, p.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS p"
        first = set(file.execute(f"{layout} WHERE m.type = 'table'"))
    brought = {table.name for some in migrate.TABLES.values() for table in some}
    for table in tables.metadata.sorted_tables:
        names = {column.name for column in table.c}
        at_first = names if table.name in brought else {name for told, name in first if told == table.name}
        assert names == at_first | migrate.later(table).keys(), f"{table.name}\n\n{ASKED}"


@pytest.fixture
def one_more(monkeypatch):
    """Take two columns of codings, and one of a table that a former format brought, for new ones."""
    codings, lines = tables.codings, tables.lines
    monkeypatch.setitem(migrate.COLUMNS, 2, {codings.c.basis: "", codings.c.span_id: ""})
    brought = migrate.COLUMNS.get(tables.FORMAT, {})
    monkeypatch.setitem(migrate.COLUMNS, tables.FORMAT, brought | {lines.c.told: ""})


def test_a_column_that_came_later_reaches_each_older_file(tmp_path, old_study, one_more):
    path = old_study(tmp_path / "study.db")
    with closing(sqlite3.connect(path)) as file:
        file.execute("ALTER TABLE codings DROP COLUMN basis")
        file.commit()
    with Study(path) as study:
        assert len(study.codings()) == 188
        assert study.check().empty


def test_rows_of_an_older_format_are_found_in_a_damaged_file(tmp_path, old_study, one_more):
    path = old_study(tmp_path / "study.db")
    with closing(sqlite3.connect(path)) as file:
        stored = file.execute("SELECT count(*) FROM codings").fetchone()[0]
        file.execute("ALTER TABLE codings DROP COLUMN basis")
        file.execute("VACUUM")
    found, _ = salvage.sorted_rows(path.read_bytes())
    assert len(found["codings"]) == stored
    assert {row["basis"] for row in found["codings"].values()} == {""}


def test_an_export_of_an_older_format_is_read(tmp_path, old_study):
    with Study(old_study(tmp_path / "study.db")) as study:
        stored, codings = study.dump(), study.codings()
    of_first = {
        name: rows.drop(columns=[*migrate.later(tables.metadata.tables[name])])
        for name, rows in stored.items()
        if not any(name == table.name for some in migrate.TABLES.values() for table in some)
    }
    load(tmp_path / "again.db", of_first)
    with Study(tmp_path / "again.db") as study:
        pd.testing.assert_frame_equal(study.codings(), codings)
    with pytest.raises(ValueError, match="basis"):
        load(tmp_path / "third.db", of_first | {"codings": of_first["codings"].drop(columns="basis")})


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
    path, step = old_study(tmp_path / "study.db"), migrate.STEPS[2]

    def half(connection):
        step(connection)
        raise OSError("the lid was closed")

    monkeypatch.setitem(migrate.STEPS, 2, half)
    with pytest.raises(OSError, match="the lid was closed"):
        Study(path)
    monkeypatch.undo()
    with Study(path) as study:
        assert len(study.codings()) == 188
