"""Files and folders are the former or the new one, never a mix: killed, on a full disk, with files of one's own."""

import os
import random
import resource
import signal
import time
from pathlib import Path

import pytest

from synth.whole import mend_folder, whole_file, whole_folder


def write(folder, number):
    """Write a folder whose files all say `number`."""
    with whole_folder(folder, is_kept=lambda name: name.name != "gone.txt") as made:
        for name in ("a.txt", "b.txt", "c/d.txt"):
            (made / name).parent.mkdir(exist_ok=True)
            (made / name).write_text(str(number) * 5_000, encoding="utf-8")


def said(folder):
    return {(folder / name).read_text(encoding="utf-8")[0] for name in ("a.txt", "b.txt", "c/d.txt")}


def test_files_of_ones_own_stay_and_those_not_wanted_go(tmp_path):
    write(tmp_path / "report", 1)
    for name in ("mine.txt", "gone.txt", "c/mine.txt"):
        (tmp_path / "report" / name).write_text("ของฉัน", encoding="utf-8")
    write(tmp_path / "report", 2)
    assert said(tmp_path / "report") == {"2"}
    assert (tmp_path / "report" / "c" / "mine.txt").read_text(encoding="utf-8") == "ของฉัน"
    assert (tmp_path / "report" / "mine.txt").exists()
    assert not (tmp_path / "report" / "gone.txt").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_a_failure_leaves_the_former_folder(tmp_path):
    write(tmp_path / "report", 1)

    def half():
        with whole_folder(tmp_path / "report") as made:
            (made / "a.txt").write_text("half", encoding="utf-8")
            raise KeyError("a fault")

    with pytest.raises(KeyError):
        half()
    assert said(tmp_path / "report") == {"1"}
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_any_moment(tmp_path):
    folder, chance = tmp_path / "report", random.Random(3)
    write(folder, 1)
    for _ in range(25):
        child = os.fork()
        if not child:
            for number in range(1, 10_000):
                write(folder, number % 9)
            os._exit(0)
        time.sleep(chance.uniform(0, 0.05))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        mend_folder(folder)
        assert len(said(folder)) == 1


@pytest.mark.parametrize("name", ["ก" * 82 + ".txt", "x [1].txt", "*.txt", "ไม่มีนามสกุล", ".ซ่อน"])
def test_a_file_of_any_name_that_a_disk_takes(tmp_path, name):
    for text in ("ก่อน", "หลัง"):
        with whole_file(tmp_path / name) as part:
            part.write_text(text, encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text(encoding="utf-8") == "หลัง"


def test_a_disk_that_takes_no_more(tmp_path):
    target = tmp_path / "table.csv"
    target.write_text("before", encoding="utf-8")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, before[1]))
    try:
        with pytest.raises(OSError, match="too large"), whole_file(target) as part:
            part.write_text("ก" * 100_000, encoding="utf-8")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert target.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [Path(target)]
