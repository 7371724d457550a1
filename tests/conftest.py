"""The sample as tables, for every test that needs real words."""

import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import settings

import synth
from serving import Server, programs

settings.register_profile("untimed", deadline=None)  # a busy machine is no fault of what is tested
settings.load_profile("untimed")
os.environ.pop("SYNTH_LANG", None)
os.environ["SYNTH_EMBEDDING"] = "none"  # tests/themes/test_meaning.py asks for models
for _name in (
    "LC_ALL",
    "LC_MESSAGES",
    "LANG",
):  # commands that tests start speak Thai, whatever the computer does
    if os.environ.get(_name, "").lower().startswith("en"):
        os.environ[_name] = "C.UTF-8"
CORPUS = Path(__file__).parents[1] / "corpus"
SAMPLE_SOURCE = "bangklam-2564/workshop-note.txt"
PROGRAMS = {"browser": "chromium", "office": "soffice"}
SLOW = (*PROGRAMS, "server")


def pytest_runtest_setup(item):
    """Skip what a machine cannot run for want of a program; in CI it fails where it looks for it."""
    for mark, program in PROGRAMS.items():
        if item.get_closest_marker(mark) and not shutil.which(program) and "CI" not in os.environ:
            pytest.skip(f"needs {program}")


def pytest_collection_modifyitems(items):
    """Files with what is slow come first, so that processes beside each other end together."""
    slow = {item.path for item in items if item.path.suffix == ".ipynb"}
    slow |= {item.path for item in items if any(map(item.get_closest_marker, SLOW))}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(scope="session", autouse=True)
def no_layout():
    """Reports are written without LibreOffice's page numbers, which take seconds, unless a test asks."""
    from synth.report.formats import word

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(word, "found_program", lambda: "")
        yield


@pytest.fixture(scope="session")
def server():
    """A PostgreSQL server; where there is no program for it the test is skipped, in CI it fails."""
    if programs() is None and "CI" not in os.environ:
        pytest.skip("needs PostgreSQL")
    running = Server()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def corpus_folder():
    return CORPUS


@pytest.fixture(scope="session")
def corpus(corpus_folder):
    return synth.read_corpus(corpus_folder)


@pytest.fixture(scope="session")
def sample(corpus):
    """The note of 26 December 2564 with the codebook and both codings, read in the plainest way."""
    statements = corpus.statements[corpus.statements["source_id"] == SAMPLE_SOURCE]
    codebook = pd.read_csv(CORPUS / "codebook.csv", dtype=str, keep_default_na=False)
    analysed = statements[statements["use"] == "analysed"]
    codings, reviews = [], []
    for coder in ("a", "b"):
        rows = pd.read_csv(CORPUS / "codings" / f"{coder}.csv", dtype=str, keep_default_na=False)
        rows = rows[rows["path"] == SAMPLE_SOURCE]
        assert rows["text"].tolist() == analysed["text"].tolist()
        for statement_id, codes in zip(analysed["statement_id"], rows["codes"], strict=True):
            reviews.append((statement_id, coder))
            codings += [(statement_id, code, coder) for code in codes.split(";")]
    return SimpleNamespace(
        sources=corpus.sources[corpus.sources["source_id"] == SAMPLE_SOURCE],
        statements=statements,
        codebook=codebook,
        codings=pd.DataFrame(codings, columns=["statement_id", "code", "coder"]),
        reviews=pd.DataFrame(reviews, columns=["statement_id", "coder"]),
    )
