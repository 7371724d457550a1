"""A fault of the database is a built-in exception with a sentence; a fault of this program stays what it is."""

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import create_engine, text

from synth.study.file_faults import explained, in_words


def fault(name):
    error = sqlite3.OperationalError("in the words of SQLite")
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("SQLITE_BUSY", TimeoutError, "in use by another program"),
        ("SQLITE_BUSY_SNAPSHOT", TimeoutError, "in use by another program"),
        ("SQLITE_FULL", OSError, "the disk is full"),
        ("SQLITE_READONLY_DIRECTORY", PermissionError, "read-only"),
        ("SQLITE_CANTOPEN", PermissionError, "cannot be opened"),
        ("SQLITE_IOERR_WRITE", OSError, "would not read or write"),
        ("SQLITE_CORRUPT_VTAB", ValueError, "is damaged"),
        ("SQLITE_NOTADB", ValueError, "is no study"),
        ("SQLITE_CONSTRAINT", ValueError, "is damaged"),
        ("", ValueError, "is damaged"),
    ],
)
def test_each_fault_is_an_exception_of_its_kind_that_names_the_file(tmp_path, name, kind, said):
    (tmp_path / "study.db").touch()
    told = explained(tmp_path / "study.db", fault(name))
    assert type(told) is kind
    assert said in str(told)
    assert str(tmp_path / "study.db") in str(told)
    assert "SQLite" not in str(told)


def test_a_file_that_is_gone_is_no_question_of_rights(tmp_path):
    assert isinstance(explained(tmp_path / "gone.db", fault("SQLITE_CANTOPEN")), FileNotFoundError)


@pytest.mark.parametrize("kind", [sqlite3.ProgrammingError, sqlite3.InterfaceError])
def test_a_fault_of_this_program_stays_what_it_is(tmp_path, kind):
    assert explained(tmp_path, kind("two values for one place")) is None
    with pytest.raises(kind), in_words(tmp_path):
        raise kind("two values for one place")


def test_what_sqlite_and_sqlalchemy_raise_is_said_with_what_was_beneath(tmp_path):
    path = tmp_path / "study.db"
    path.write_text("no database, but long enough to be looked at" * 9, encoding="utf-8")
    with (
        pytest.raises(ValueError, match="is no study") as caught,
        in_words(path),
        closing(sqlite3.connect(path)) as file,
    ):
        file.execute("SELECT * FROM events")
    assert isinstance(caught.value.__cause__, sqlite3.DatabaseError)
    with (
        pytest.raises(ValueError, match="is no study"),
        in_words(path),
        create_engine(f"sqlite:///{path}").connect() as connection,
    ):
        connection.execute(text("SELECT * FROM events"))


def test_other_faults_and_none_pass(tmp_path):
    with in_words(tmp_path):
        pass
    with pytest.raises(KeyError), in_words(tmp_path):
        raise KeyError("of something else")
