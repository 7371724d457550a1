"""Every act that was answered for is there after the process was killed.

`SYNTH_KILLS=300 pytest tests/study/test_kills.py` kills more often; benchmarks/study.py counts the acts.
"""

import os
import random
import sqlite3
import time

import pytest

from synth.study import Study, migrate, restore

from .conftest import begin
from .killing import fork, kill, kill_writers

KILLS = int(os.environ.get("SYNTH_KILLS", "15"))


@pytest.mark.long
@pytest.mark.parametrize("writers", [1, 2])
def test_every_answered_act_is_there_after_a_kill(tmp_path, writers):
    assert kill_writers(tmp_path / "study.db", KILLS, writers, seed=writers) >= KILLS


@pytest.mark.long
def test_a_study_whose_beginning_was_killed_begins_again(tmp_path):
    chance = random.Random(1)
    for number in range(KILLS // 2):
        path = tmp_path / f"{number}.db"
        child, reading = fork(lambda _, path=path: begin(path))
        time.sleep(chance.uniform(0, 0.06))
        kill(child, reading)
        with Study(path) as study:
            assert study.check().empty
        begin(path)[0].close()


@pytest.mark.long
def test_a_restore_that_was_killed_leaves_one_of_the_two(tmp_path):
    study, ids = begin(tmp_path / "study.db")
    backup = study.backup(tmp_path / "backup.db")
    for one in ids:
        study.code(one, "trust", coder="a")
    full, chance = len(study.codings()), random.Random(2)
    study.backup(tmp_path / "full.db")
    for number in range(KILLS):
        source = (backup, tmp_path / "full.db")[number % 2]
        child, reading = fork(lambda _, source=source: restore(study.path, source))
        time.sleep(chance.uniform(0, 0.04))
        kill(child, reading)
        assert len(study.codings()) in (0, full)
        assert study.check().empty


def test_a_migration_that_was_killed_is_taken_up_again(tmp_path, old_study):
    chance = random.Random(3)
    for number in range(KILLS // 3):
        path = old_study(tmp_path / f"{number}.db")
        child, reading = fork(lambda _, path=path: Study(path))
        time.sleep(chance.uniform(0, 0.03))
        kill(child, reading)
        with Study(path) as study:
            assert study.check().empty
            assert len(study.codings()) == 188
        kept = sqlite3.connect(migrate.backup_name(path, 1))
        assert kept.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        kept.close()
