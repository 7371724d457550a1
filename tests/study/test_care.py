"""Backups, restoring, checking, and faults of the file told in a sentence with nothing lost."""

import os
import random
import resource
import shutil
import sqlite3
import subprocess
import tempfile
import threading
from contextlib import closing
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import delete, insert

from synth.study import Study, copying, rescue, restore, store, tables
from synth.study import ids as keys
from synth.study.acts import coding as acts

from .conftest import CODES, WORDS, begin, codes_of, corpus_of


def in_child(work):
    """Run `work` in another process, as nobody where this one is root, whom no permission holds."""
    child = os.fork()
    if not child:
        try:
            if os.geteuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            work()
        except BaseException as error:
            os.write(2, f"{type(error).__name__}: {error}\n".encode())
            os._exit(1)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0


def test_the_file_made_read_only_in_the_middle():
    def work():
        folder = Path(tempfile.mkdtemp())
        study, ids = begin(folder / "study.db")
        study.code(ids[0], "trust", coder="a")
        study.path.chmod(0o444)
        with pytest.raises(PermissionError, match="is read-only, so the act was not saved"):
            study.code(ids[1], "trust", coder="a")
        assert codes_of(study) == {(ids[0], "trust", "a")}
        study.path.chmod(0o644)
        folder.chmod(0o555)
        with pytest.raises(PermissionError, match="allow"):
            study.code(ids[1], "trust", coder="a")
        with Study(study.path) as again:
            assert codes_of(again) == {(ids[0], "trust", "a")}
        folder.chmod(0o777)
        study.code(ids[1], "trust", coder="a")
        assert codes_of(study) == {(ids[0], "trust", "a"), (ids[1], "trust", "a")}
        assert study.check().empty
        shutil.rmtree(folder)

    in_child(work)


def code_until_full(study, ids):
    """Code until the disk takes no more; return what was answered for."""
    answered = set()

    def code_on():
        for number in range(5_000):
            study.code(ids[number % 4], "trust", coder=f"ผู้ลงรหัสคนที่ {number}")
            answered.add((ids[number % 4], "trust", f"ผู้ลงรหัสคนที่ {number}"))

    with pytest.raises(OSError, match="every act that was answered for is still there"):
        code_on()
    assert len(answered) > 20
    return answered


def test_a_file_that_may_grow_no_further(tmp_path):
    study, ids = begin(tmp_path / "study.db")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (study.path.stat().st_size + 50_000, before[1]))
    try:
        answered = code_until_full(study, ids)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert codes_of(study) == answered
    study.code(ids[0], "team", coder="b")
    assert study.check().empty
    study.close()


@pytest.fixture
def small_disk(tmp_path):
    """Give a disk of 700 kilobytes; only the superuser may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this user may not mount a small disk; the test above fills a quota instead")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk(small_disk):
    study, ids = begin(small_disk / "study.db")
    answered = code_until_full(study, ids)
    assert codes_of(study) == answered
    with Study(study.path) as again:
        assert again.check().empty
        assert codes_of(again) == answered
    study.close()


def test_a_disk_that_becomes_read_only(small_disk):
    study, ids = begin(small_disk / "study.db")
    study.code(ids[0], "trust", coder="a")
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with pytest.raises(OSError, match="is still there"):
        study.code(ids[1], "trust", coder="a")
    assert codes_of(study) == {(ids[0], "trust", "a")}
    subprocess.run(["mount", "-o", "remount,rw", small_disk], check=True)
    assert study.code(ids[1], "trust", coder="a")
    study.close()


def test_a_locked_file(study, ids, monkeypatch):
    monkeypatch.setattr(store, "WAIT", 0.05)
    with closing(sqlite3.connect(study.path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(TimeoutError, match="in use by another program"):
            study.code(ids[0], "trust", coder="a")
    assert study.code(ids[0], "trust", coder="a")


def test_a_file_that_went_away(study, ids, tmp_path):
    study.path.rename(tmp_path / "moved.db")
    with pytest.raises(FileNotFoundError, match="no longer there"):
        study.code(ids[0], "trust", coder="a")
    assert not study.path.exists()
    with pytest.raises(FileNotFoundError, match="is not there"):
        Study(study.path, create=False)


def test_a_file_from_a_newer_program(study):
    with study._store.writing() as connection:
        connection.execute(insert(tables.formats), store.format_row(99))
    with pytest.raises(ValueError, match=r"newer synth \(format 99.*pip install --upgrade"):
        Study(study.path)


@pytest.mark.parametrize("content", [b"path,section\n" * 100, b"SQLite format 3\0" + b"\0" * 5000])
def test_a_file_that_is_no_study(tmp_path, content):
    (tmp_path / "study.db").write_bytes(content)
    with pytest.raises(ValueError, match=r"no study|damaged"):
        Study(tmp_path / "study.db")
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE notes (text)")
    with pytest.raises(ValueError, match="is a database, but not a study"):
        Study(tmp_path / "other.db")


def test_a_backup_while_others_write_is_whole(study, ids, tmp_path):
    stop = threading.Event()
    answered = []

    def write():
        with Study(study.path) as own:
            while not stop.is_set():
                answered.append(own.code(ids[0], "trust", coder=f"c{len(answered)}"))

    writer = threading.Thread(target=write)
    writer.start()
    counts = []
    try:
        for number in range(10):
            before = len(answered)
            with Study(study.backup(tmp_path / "copies" / f"{number}.db")) as copy:
                assert copy.check().empty
                counts.append(len(copy.codings()))
                assert counts[-1] >= before
    finally:
        stop.set()
        writer.join()
    assert counts == sorted(counts)
    assert len(study.codings()) == len(answered)


def test_restoring_keeps_the_study_as_it_was_and_reaches_who_has_it_open(study, ids, tmp_path):
    study.code(ids[0], "trust", coder="a")
    study.backup(tmp_path / "backup.db")
    study.code(ids[1], "team", coder="a")
    kept = restore(study.path, tmp_path / "backup.db")
    assert codes_of(study) == {(ids[0], "trust", "a")}
    with Study(kept) as before:
        assert len(before.codings()) == 2
    study.code(ids[2], "team", coder="a")
    assert study.check().empty
    assert restore(study.path, kept).name == "study.db.before-restore-2"


def test_a_damaged_study_is_replaced_by_its_backup_and_its_bytes_are_kept(study, ids, tmp_path):
    study.code(ids[0], "trust", coder="a")
    study.backup(tmp_path / "backup.db")
    study.path.write_bytes(b"lost" * 2000)
    kept = restore(study.path, tmp_path / "backup.db")
    assert kept.read_bytes() == b"lost" * 2000
    assert codes_of(study) == {(ids[0], "trust", "a")}


def test_a_locked_study_is_not_replaced(study, ids, tmp_path, monkeypatch):
    study.backup(tmp_path / "backup.db")
    study.code(ids[0], "trust", coder="a")
    monkeypatch.setattr(copying, "WAIT", 0.05)
    with closing(sqlite3.connect(study.path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(TimeoutError, match="in use by another program"):
            restore(study.path, tmp_path / "backup.db")
    assert codes_of(study) == {(ids[0], "trust", "a")}


def test_a_damaged_backup_is_not_brought_back(study, ids, tmp_path):
    study.code(ids[0], "trust", coder="a")
    backup = study.backup(tmp_path / "backup.db")
    with Study(backup) as copy, copy._store.writing() as connection:
        connection.execute(delete(tables.codings))
    with pytest.raises(ValueError, match="is not whole"):
        restore(study.path, backup)
    assert len(study.codings()) == 1
    with pytest.raises(ValueError, match="is the study itself"):
        study.backup(study.path)


@pytest.mark.parametrize(
    "table", ["events", "coders", "texts", "statements", "codes", "codings", "reviews", "removals"]
)
def test_check_notices_whatever_is_lost(study, ids, table):
    study.code(ids[0], "trust", coder="a")
    study.uncode(ids[0], "trust", coder="a")
    assert study.check().empty
    with study._store.writing() as connection:
        connection.execute(delete(tables.metadata.tables[table]))
    assert len(study.check())


@pytest.fixture(scope="module")
def worked_on(tmp_path_factory):
    """Give the bytes of a study with work on 300 statements, what is coded in it, and its corpus."""
    lines = [f"{WORDS[number % 4]} ครั้งที่ {number}" for number in range(300)]
    study, ids = begin(tmp_path_factory.mktemp("worked") / "study.db", {"note.txt": lines})
    with study._store.writing() as connection:
        for number, one in enumerate(ids):
            acts.code(connection, one, "trust" if number % 3 else "ทีมงาน", "ครูแดง")
        for one in ids[::10]:
            acts.uncode(connection, one, "trust", "ครูแดง")
    return study.path.read_bytes(), codes_of(study), corpus_of({"note.txt": lines})


def saved_share(tmp_path, data, before, corpus):
    """Damage a study to `data`, save it, read the corpus again; return what share of the codings is there.

    Those that a lost act may have taken away are there, but do not stand; none comes back that did not stand.
    """
    (tmp_path / "damaged.db").write_bytes(data)
    rescue(tmp_path / "damaged.db", tmp_path / "saved.db")
    with Study(tmp_path / "saved.db") as saved:
        saved.add_corpus(corpus)
        assert len(saved.statements()) == 300
        if {"ครูแดง"} >= set(saved.codings()["coder"]) and not saved.codebook().empty:  # else names were lost
            assert codes_of(saved) <= before
        return len(before & stored_codes(saved)) / len(before)


def stored_codes(study):
    """Give all codings in the file, also those that do not stand, as a set of (statement, code, coder)."""
    codes = {
        keys.code_id(code): code for code in CODES["code"]
    }  # ids say their names, also where those are lost
    coders = {keys.coder_id("ครูแดง"): "ครูแดง"}
    made = study.dump()["codings"]
    return set(
        zip(made["statement_id"], made["code_id"].map(codes), made["coder_id"].map(coders), strict=True)
    )


@pytest.mark.parametrize(("lost", "least"), [(0.02, 0.98), (0.2, 0.8)])
def test_what_a_damaged_disk_left_is_saved(tmp_path, worked_on, lost, least):
    data, before, corpus = worked_on
    data, chance = bytearray(data), random.Random(7)
    pages = len(data) // 4096
    for page in chance.sample(range(pages), round(lost * pages)):
        data[page * 4096 : (page + 1) * 4096] = chance.randbytes(4096)
    assert saved_share(tmp_path, bytes(data), before, corpus) >= least


def test_a_study_without_its_first_page_is_saved(tmp_path, worked_on):
    data, before, corpus = worked_on
    assert saved_share(tmp_path, b"\0" * 4096 + data[4096:], before, corpus) == 1


def test_what_stands_in_a_study_cut_short_is_saved(tmp_path, worked_on):
    data, before, corpus = worked_on
    assert saved_share(tmp_path, data[: len(data) * 3 // 4 + 100], before, corpus) > 0.3


def test_a_whole_file_is_saved_as_it_is(study, ids, tmp_path):
    study.code(ids[0], "trust", coder="a")
    study.memo("statement", ids[0], "ยาว" * 9000, coder="a")
    assert rescue(study.path, tmp_path / "saved.db").empty
    with Study(tmp_path / "saved.db") as saved:
        rows = saved.dump()
        for name, table in study.dump().items():
            if name != "formats":
                pd.testing.assert_frame_equal(rows[name], table)
    with pytest.raises(ValueError, match="is there already"):
        rescue(study.path, tmp_path / "saved.db")


def test_an_empty_file_is_no_study_and_stays_empty(tmp_path):
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(ValueError, match="is empty: there is no study in it"):
        Study(path, create=False)
    assert path.stat().st_size == 0


@pytest.mark.parametrize("table", ["events", "codings", "statements", "texts"])
@pytest.mark.parametrize("view", ["codings", "check", "history"])
def test_a_schema_whose_letters_are_none_is_a_damaged_file(tmp_path, table, view):
    begin(tmp_path / "study.db")[0].close()
    data = bytearray((tmp_path / "study.db").read_bytes())
    data[data.index(b"CREATE TABLE " + table.encode()) + 3] = 0xCD  # SQLite's message quotes it
    (tmp_path / "study.db").write_bytes(data)
    with pytest.raises(ValueError, match="damaged"), Study(tmp_path / "study.db", create=False) as study:
        getattr(study, view)()
