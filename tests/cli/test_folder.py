"""The path: new, notes, run, status, lab, each from an empty folder."""

import shutil
import subprocess

import pytest

import synth
from synth.widget import lab

from .conftest import NOTES, put, said


@pytest.fixture
def opened(monkeypatch):
    """What would be started, instead of JupyterLab."""
    calls = []
    monkeypatch.setattr(lab, "run_lab", lambda command, env: calls.append((command, env)) or 0)
    return calls


def test_three_lines_to_the_first_report(empty):
    assert "synth run my-study" in said("new", "my-study")
    put(empty / "my-study")
    told = said("run", "my-study")
    assert "รายงานอยู่ที่ my-study/report" in told
    assert "synth lab my-study" in told
    page = (empty / "my-study" / "report" / "report.html").read_text(encoding="utf-8")
    assert "ทำบัญชีโปร่งใสคนจึงไว้ใจ" in page
    assert {path.name for path in (empty / "my-study").iterdir()} == {
        *("README.md", "corpus", "notebooks", "study.db", "report")
    }
    assert [path.name for path in empty.iterdir()] == ["my-study"]


def test_in_the_folder_nothing_need_be_named(folder, monkeypatch):
    monkeypatch.chdir(folder)
    said("run", "--lang", "en")
    assert (folder / "report" / "report.html").is_file()
    assert "อ่านครบแล้ว" in said()
    said("read", "--out", "tables")
    said("settings")
    assert (folder / "corpus" / "report.toml").is_file()


def test_synth_alone_says_the_state_in_a_study_folder_and_help_elsewhere(folder, monkeypatch):
    assert "วิธีใช้:" in said()
    monkeypatch.chdir(folder)
    assert said() == said("status") == said("status", ".")
    assert "บันทึก: 2 ไฟล์" in said()


STATES = [
    ("new", ["ยังไม่มีไฟล์ใน", "วางบันทึกเวทีใน"]),
    ("notes", ["2 ไฟล์", "ยังไม่ได้อ่าน", "synth run งาน"]),
    ("begun", ["2 แหล่ง", "นำมาวิเคราะห์ 5 ข้อความ", "สมุดรหัส: ยังไม่มี", "ยังไม่มีใคร", "synth lab งาน"]),
    ("coded", ["2 รหัส", "ก 5/5", "synth freeze งาน", "ยังไม่มีฉบับที่ปิดการแก้ไข"]),
    ("frozen", ["ฉบับที่ปิดการแก้ไขแล้ว: final"]),
    ("changed", ["เปลี่ยนไป 1 ไฟล์", "synth run งาน"]),
    ("orphans", ["รอยืนยัน 1 ข้อความ", "synth orphans งาน"]),
    ("two", ["ก 5/5", "ข 1/5", "สองคนขึ้นไป 1 ข้อความ", "synth agreement งาน"]),
    ("waiting", ["codebook.csv", "synth import งาน"]),
]


@pytest.mark.parametrize(("state", "words"), STATES)
def test_what_is_there_and_what_next_in_every_state(request, empty, state, words):
    if state == "new":
        said("new", "งาน")
    else:
        made = {"notes": "folder", "begun": "begun"}.get(state, "coded")
        folder = request.getfixturevalue(made)
        _go_on(folder, state)
    told = said("status", "งาน")
    for word in words:
        assert word in told
    assert said("status", "งาน", "--lang", "en").startswith("Study งาน")


def _go_on(folder, state):
    if state in ("changed", "orphans"):
        note = folder / "corpus" / "2567" / "เวที.txt"
        text = note.read_text(encoding="utf-8").replace("คนจึงไว้ใจ", "ทุกเดือน คนจึงไว้ใจ")
        note.write_text(text, encoding="utf-8")
    if state == "waiting":
        (folder / "corpus" / "codebook.csv").write_text("code,name\ntrust,ความไว้วางใจ\n", encoding="utf-8")
    with synth.Study(folder / "study.db") if state not in ("notes",) else _nothing() as study:
        if state == "frozen":
            study.name_version("final", coder="ก")
        elif state == "orphans":
            study.add_corpus(synth.read_corpus(folder / "corpus"))
        elif state == "two":
            study.review(study.statements()["statement_id"][0], coder="ข")


class _nothing:
    def __enter__(self):
        return None

    def __exit__(self, *_):
        pass


def test_a_file_that_cannot_be_read_is_not_asked_for_again(begun):
    (begun / "corpus" / "สแกน.pdf").write_bytes(b"%PDF-1.4 broken")
    assert "เปลี่ยนไป 1 ไฟล์" in said("status", "งาน")
    with synth.Study(begun / "study.db") as study:
        study.add_corpus(synth.read_corpus(begun / "corpus"))
    assert "อ่านครบแล้ว" in said("status", "งาน")
    assert "เรื่องของไฟล์ 1 รายการ" in said("status", "งาน")


def test_status_writes_nothing(begun):
    before = (begun / "study.db").read_bytes()
    said("status", "งาน")
    assert (begun / "study.db").read_bytes() == before


def test_lab_makes_the_study_and_opens_the_notebooks_of_that_folder(folder, opened):
    told = said("lab", "งาน", "--coder", "แป้ง", "--no-browser")
    assert "สร้าง งาน/study.db จากบันทึก: 2 แหล่งข้อมูล 5 ข้อความ" in told
    assert "Run All Cells" in told
    (command, environment) = opened[0]
    assert "--no-browser" in command
    assert f"--ServerApp.root_dir={folder}" in command
    assert command[-1].endswith("/lab/tree/notebooks/04_code.ipynb")
    assert environment["SYNTH_STUDY"] == str(folder / "study.db")
    assert environment["SYNTH_CODER"] == "แป้ง"
    assert "สร้าง" not in said("lab", "งาน")


@pytest.mark.parametrize("line", [["lab"], ["lab", "--no-browser"], ["lab", "."], ["lab", "study.db"]])
def test_lab_in_the_folder(begun, opened, monkeypatch, line):
    monkeypatch.chdir(begun)
    said(*line)
    assert f"--ServerApp.root_dir={begun}" in opened[0][0]
    assert opened[0][1]["SYNTH_STUDY"] == str(begun / "study.db")


def test_lab_takes_the_folders_own_notebooks_also_from_among_others(begun, opened, monkeypatch):
    said("new", "อีกงาน")
    monkeypatch.chdir("อีกงาน")
    said("lab", "../งาน")
    assert f"--ServerApp.root_dir={begun}" in opened[0][0]


def test_lab_without_notes_says_where_to_put_them(empty, opened):
    said("new", "งาน")
    assert "วางบันทึกเวทีใน งาน/corpus แล้วสั่ง synth lab งาน" in said("lab", "งาน", status=2)
    assert opened == []


def test_lab_puts_notebooks_beside_a_study_that_has_none(empty, opened):
    put(empty)
    said("run", "corpus", "--study", "เก็บ/s.db")
    shutil.rmtree(empty / "report")
    assert "วางสมุดงานไว้ที่ เก็บ/notebooks" in said("lab", "เก็บ/s.db")
    assert (empty / "เก็บ" / "notebooks" / "04_code.ipynb").is_file()


def test_more_notes_need_only_be_put_there(begun):
    put(begun, {"2568/ใหม่.txt": NOTES["2566/ป่า.txt"].replace("แกนนำ", "ผู้เฒ่า")})
    assert "1 ไฟล์" in said("status", "งาน")


def test_the_program_is_started_as_a_program(empty):
    import sys

    done = subprocess.run([sys.executable, "-m", "synth", "new", "งาน"], capture_output=True, check=True)
    assert f"{sys.executable} -m synth run งาน" in done.stdout.decode()
