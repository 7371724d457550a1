"""Files are read in helpers: whatever happens to one, there is one row in problems and the rest is read."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import synth
from synth.corpus import apart
from synth.corpus.files import source_id

pytestmark = pytest.mark.usefixtures("helpers")
NOTE = "บทเรียน\n1. ไว้ใจกัน\n2. ติดตามงาน\n"
PROMPT = 50
"""Seconds for what ends at once, even on a busy machine; a file that hangs would take its whole time."""
BRIEF = 3
"""Seconds after which a file is given up that ends never; its helper has begun by then."""
FAULTY = """
import os, time
import synth.corpus.reading as reading

read_source = reading.read_source

def faulty(path, answers=()):
    if "hangs" in path.name:
        while True:
            pass
    if "sleeps" in path.name:
        time.sleep(1_000)
    if "swells" in path.name:
        return bytes(10**10)
    if "falls" in path.name:
        os._exit(3)
    if "recurs" in path.name:
        return faulty(path)
    if "prints" in path.name:
        print("{}", flush=True)
    return read_source(path)

reading.read_source = faulty
"""


@pytest.fixture
def faulty(tmp_path, monkeypatch):
    """Make helpers that do to a file what its name says."""
    room = tmp_path / "python"
    room.mkdir()
    (room / "sitecustomize.py").write_text(FAULTY, encoding="utf-8")
    already = os.environ.get("PYTHONPATH", "")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(room), already])))


def notes(folder, *names):
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text(NOTE, encoding="utf-8")
    return folder


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize(
    "name",
    [
        "hangs.txt",
        "sleeps.txt",
        "falls.txt",
        pytest.param(
            "swells.txt",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="no limit of memory on this system"),
        ),
    ],
)
def test_a_file_that_brings_the_helper_down_is_one_row_in_problems(tmp_path, monkeypatch, name):
    ask, whole = apart._Helper.ask, apart.SECONDS

    def asked(helper, path, *how):
        monkeypatch.setattr(apart, "SECONDS", BRIEF if path.name == name else whole)
        return ask(helper, path, *how)

    monkeypatch.setattr(apart._Helper, "ask", asked)
    corpus = synth.read_corpus(notes(tmp_path / "notes", "a.txt", name, "z.txt"))
    assert corpus.sources["source_id"].tolist() == ["a.txt", "z.txt"]
    assert corpus.problems[["path", "problem"]].values.tolist() == [
        [name, "อ่านไม่สำเร็จ ไฟล์ใช้เวลาหรือหน่วยความจำมากเกินไป"],
        ["z.txt", "เหมือนกับ a.txt ทุกตัวอักษร ข้อความจะถูกนับซ้ำ"],
    ]
    assert len(corpus.statements) == 4


@pytest.mark.usefixtures("faulty")
def test_endless_recursion_is_one_row_in_problems(tmp_path):
    corpus = synth.read_corpus(notes(tmp_path / "notes", "a.txt", "recurs.txt"))
    assert corpus.problems[["path", "problem"]].values.tolist() == [["recurs.txt", "ไฟล์เสียหาย อ่านไม่สำเร็จ"]]


@pytest.mark.usefixtures("faulty")
def test_what_a_library_prints_is_no_answer(tmp_path):
    corpus = synth.read_corpus(notes(tmp_path / "notes", "prints.txt"))
    assert corpus.statements["text"].tolist() == ["ไว้ใจกัน", "ติดตามงาน"]


def test_many_files_come_in_their_order(tmp_path):
    names = [f"{number:02}.txt" for number in range(40)]
    folder = notes(tmp_path / "notes", *names)
    (folder / "05.txt").write_text(NOTE * 3_000, encoding="utf-8")  # takes longer than those behind it
    assert synth.read_corpus(folder).sources["source_id"].tolist() == names


def test_nothing_is_left_behind(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    started = []
    popen = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *a, **k: started.append(popen(*a, **k)) or started[-1])
    folder = notes(tmp_path / "notes", "a.txt")
    synth.read_corpus(folder)
    assert [process.returncode is not None for process in started] == [True]
    assert [path.name for path in tmp_path.iterdir()] == ["notes"]


@pytest.mark.usefixtures("faulty")
def test_a_reading_that_is_broken_off_ends_its_helpers(tmp_path):
    folder = notes(tmp_path / "notes", *(f"hangs{number}.txt" for number in range(30)))
    files = [(path, source_id(path, folder), {}) for path in sorted(folder.iterdir())]
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt), apart.read_apart(files):
        raise KeyboardInterrupt
    while any(thread.name.startswith("synth-reading") for thread in threading.enumerate()):
        assert time.monotonic() - began < PROMPT
        time.sleep(0.05)


@pytest.mark.skipif(os.name == "nt", reason="processes are told by signals")
def test_helpers_end_with_the_program_that_started_them(tmp_path):
    folder = notes(tmp_path / "notes", "a.txt")
    script = (
        "import os, sys, time; from pathlib import Path; from synth.corpus import apart\n"
        "helper = apart._Helper(); helper.ask(Path(sys.argv[1]), 'a.txt', {})\n"
        "print(helper._process.pid, flush=True); time.sleep(600)"
    )
    parent = subprocess.Popen([sys.executable, "-c", script, folder / "a.txt"], stdout=subprocess.PIPE)
    helper = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    began = time.monotonic()
    while _runs(helper):
        assert time.monotonic() - began < PROMPT
        time.sleep(0.05)


def _runs(number: int) -> bool:
    stat = Path(f"/proc/{number}/stat")
    if stat.exists():
        return stat.read_text().rpartition(")")[2].split()[0] != "Z"  # ended, but nobody has asked yet
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return not Path("/proc/self").exists()


def test_helpers_find_no_module_in_the_folder_where_the_user_works(tmp_path, monkeypatch):
    notes(tmp_path / "notes", "a.txt")
    (tmp_path / "json.py").write_text("raise SystemExit('not ours')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert len(synth.read_corpus("notes").sources) == 1
