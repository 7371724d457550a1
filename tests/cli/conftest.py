"""A study folder with two cohorts of invented notes, and the commands said in it."""

import shutil

import pytest
from click.testing import CliRunner

import synth
from synth.cli import main
from synth.notebooks.new import new_folder

NOTES = {
    "2566/ป่า.txt": "เวทีสรุปบทเรียน โครงการป่าชุมชน\n\nบทเรียน\n1. แกนนำเสียสละเวลา\n2. เก็บออมร่วมกัน\n",
    "2567/เวที.txt": "เวทีสรุปบทเรียน โครงการครัวชุมชน\n\nบทเรียน\n1. ผู้นำตามธรรมชาติทำให้คนเข้าร่วม\n"
    "2. ทำบัญชีโปร่งใสคนจึงไว้ใจ\n3. ทีมทำงานแบ่งหน้าที่ชัดเจน\n",
}
"""Invented."""
CODED = {"แกนนำเสียสละเวลา": "team", "ทำบัญชีโปร่งใสคนจึงไว้ใจ": "trust", "ทีมทำงานแบ่งหน้าที่ชัดเจน": "team"}


def said(*arguments, status=0, **given):
    result = CliRunner(env=given).invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == status, result.output + repr(result.exception)
    assert "Traceback" not in result.output
    return result.output


def put(folder, notes=NOTES):
    for name, text in notes.items():
        path = folder / "corpus" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def empty(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def states(tmp_path_factory):
    """The study folder as it is without a study, with one, and with all of it read and coded by ก."""
    made = {name: tmp_path_factory.mktemp(name) / "งาน" for name in ("noted", "begun", "coded")}
    new_folder(made["noted"])
    put(made["noted"])
    shutil.copytree(made["noted"], made["begun"])
    with synth.Study(made["begun"] / "study.db") as study:
        synth.import_folder(study, made["begun"] / "corpus", synth.read_corpus(made["begun"] / "corpus"))
    shutil.copytree(made["begun"], made["coded"])
    with synth.Study(made["coded"] / "study.db") as study:
        study.add_code("trust", coder="ก", name="ความไว้วางใจ")
        study.add_code("team", coder="ก", name="ทีมงาน")
        for row in study.statements().itertuples():
            study.review(row.statement_id, coder="ก")
            if row.text in CODED:
                study.code(row.statement_id, CODED[row.text], coder="ก")
    return made


@pytest.fixture
def folder(states, empty):
    """A study folder with notes, in which nothing was done yet; the present folder is the one above."""
    return shutil.copytree(states["noted"], empty / "งาน")


@pytest.fixture
def begun(states, empty):
    """The same with its study."""
    return shutil.copytree(states["begun"], empty / "งาน")


@pytest.fixture
def coded(states, empty):
    """The same with two codes, every statement read by ก."""
    return shutil.copytree(states["coded"], empty / "งาน")
