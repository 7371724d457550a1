"""Small corpora made of lines: each line of a source is a statement."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

from synth.study import Study, move, tables

HERE = Path(__file__).parent
MEMORY = next((path for path in [Path("/dev/shm")] if path.is_dir()), None)
"""A disk that syncs in no time, where there is one."""
WORDS = [
    "หัวโจกแกนนำกลุ่มย่อย",
    "ต้องสร้างความเชื่อมั่นผ่านผู้นำชุมชน",
    "การติดตามทบทวนตลอดการทำงาน",
    "ทำงานให้เป็นเรื่องสนุก ทำอย่างมีความสุข",
]
CODES = pd.DataFrame(
    {
        "code": ["people", "trust", "team", "success", "obstacle"],
        "name": ["คนและทีม", "ความไว้วางใจ", "ทีมงาน", "ปัจจัยความสำเร็จ", "ปัญหาอุปสรรค"],
        "dimension": ["ประเด็น", "ประเด็น", "ประเด็น", "ประเภทข้อค้นพบ", "ประเภทข้อค้นพบ"],
        "parent": ["", "people", "people", "", ""],
    }
)


def corpus_of(texts, **attributes):
    """Make a corpus of {source_id: lines}; the first line of each is left out as its title."""
    sources, statements, left_out = [], [], []
    for source, lines in texts.items():
        text, start = "\n".join(["circle", *lines]), len("circle\n")
        left_out.append({"source_id": source, "start": 0, "end": 6, "text": "circle", "reason": "คำไอคอน"})
        for number, line in enumerate(lines, start=1):
            ordinal = f"-{lines[:number].count(line)}of{lines.count(line)}" if lines.count(line) > 1 else ""
            row = {"statement_id": f"{source}@{line}{ordinal}", "source_id": source, "section": "บทเรียน"}
            row |= {"item": str(number), "speaker": "", "time": "", "repeats": "", "use": "analysed"}
            statements.append(row | {"start": start, "end": start + len(line), "text": line})
            start += len(line) + 1
        row = {"source_id": source, "cohort": "2564", "project": "บางกล่ำ", "path": source, "title": "เวที"}
        row |= {"date": "2021-12-26", "date_note": "", "text": text, "sha256": "", **attributes}
        sources.append(row)
    problems = pd.DataFrame(columns=["path", "place", "problem", "what_to_do"])
    frames = [pd.DataFrame(rows) for rows in (sources, statements, left_out)]
    return SimpleNamespace(sources=frames[0], statements=frames[1], left_out=frames[2], problems=problems)


def begin(path, texts=None):
    """Begin a study with four statements and five codes; return it with the statements' ids."""
    study = Study(path)
    study.add_corpus(corpus_of(texts or {"note.txt": WORDS}))
    study.set_codebook(CODES)
    return study, study.statements()["statement_id"].tolist()


@pytest.fixture(scope="session")
def begun(tmp_path_factory):
    """The file of a study as `begin` leaves it, to be copied: making one takes thirty times as long."""
    path = tmp_path_factory.mktemp("begun") / "study.db"
    begin(path)[0].close()
    return path


SERVED = ("test_acts", "test_claims", "test_codebook", "test_glance", "test_imports", "test_sources")
SERVED += ("test_spans", "test_synthesis", "test_erase")
"""Modules whose tests hold of a study on a server as they do of a file."""


def pytest_generate_tests(metafunc):
    """Have the tests of those modules run on both; `file` marks a test of what only a file has."""
    served = Path(metafunc.module.__file__).stem in SERVED and "study" in metafunc.fixturenames
    if served and not any(mark.name == "file" for mark in metafunc.definition.iter_markers()):
        places = ["file", pytest.param("server", marks=pytest.mark.server)]
        metafunc.parametrize("study", places, indirect=True)


@pytest.fixture(scope="session")
def served(server, begun):
    """Give a function that puts the study as `begin` leaves it on a server, and returns its address.

    A database for each test would take longer than the tests: one is emptied and filled again.
    """
    move(begun, server.database("study"))
    names = [f'"{table.name}"' for table in tables.metadata.sorted_tables]
    server.sql(
        "CREATE SCHEMA begun", *(f"CREATE TABLE begun.{n} AS TABLE {n}" for n in names), database="study"
    )
    again = [f"DELETE FROM {name}; INSERT INTO {name} TABLE begun.{name}" for name in names]

    def fill():
        server.sql("; ".join(again), database="study")
        return server.address("study")

    return fill


@pytest.fixture
def study(request, begun, tmp_path):
    if getattr(request, "param", "file") == "file":
        made = Study(shutil.copy(begun, tmp_path / "study.db"))
    else:
        made = Study(request.getfixturevalue("served")())
    with made:
        yield made


@pytest.fixture
def ids(study):
    return study.statements()["statement_id"].tolist()


def codes_of(study):
    """Give the codings as a set of (statement, code, coder)."""
    return set(study.codings()[["statement_id", "code", "coder"]].itertuples(index=False, name=None))


@pytest.fixture
def old_study():
    """Give a function that writes the file of the first format to a path."""

    def write(path):
        with closing(sqlite3.connect(path)) as file:
            file.executescript((HERE / "format-1.sql").read_text(encoding="utf-8"))
        return path

    return write


@pytest.fixture
def then():
    """Give what `codings()` said of that file when it was written."""
    return pd.read_csv(HERE / "format-1-codings.csv", dtype=str, keep_default_na=False)
