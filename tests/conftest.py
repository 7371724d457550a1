"""The sample as tables, for every test that needs real words."""

import gc
import itertools
import json
import os
import shutil
import tempfile
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import settings

import synth
from serving import MEMORY, Server, programs

gc.disable()  # a third of what collecting the tests takes went into looking for garbage among them
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


def pytest_collection_finish():
    """What is imported and collected stays to the end: it is not looked through again while tests run; and what
    they make is looked through more seldom than Python does, which took a tenth of the time."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)
    gc.enable()


@pytest.fixture(scope="session")
def quick_disk():
    """A disk that syncs in no time, where there is one with room: tests sync ten thousands of times, and a killed
    process does not lose what the system holds. What a power cut does is not tested here."""
    roomy = MEMORY and shutil.disk_usage(MEMORY).free > 2_000_000_000
    return MEMORY if roomy and not os.statvfs(MEMORY).f_flag & os.ST_NOEXEC else None


@pytest.fixture
def tmp_path(quick_disk):
    with tempfile.TemporaryDirectory(dir=quick_disk, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture(scope="session", autouse=True)
def no_layout():
    """Reports are written without LibreOffice's page numbers, which take seconds, unless a test asks."""
    from synth.report.formats import word

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(word, "found_program", lambda: "")
        yield


def _read_here(files):
    """Read files as `synth.corpus.apart.read_apart` does, in this process; all goes through JSON as it does there."""
    from synth.corpus.reading import read_file

    def read(path, name, how):
        asked = json.loads(json.dumps([os.fspath(path), name, how]))
        return json.loads(json.dumps(read_file(*asked), ensure_ascii=False))

    return nullcontext(itertools.starmap(read, files))


@pytest.fixture(scope="session", autouse=True)
def no_helpers():
    """Notes are read without helpers, each of which takes half a second to start, unless a test asks."""
    from synth.corpus import folder

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(folder, "read_apart", _read_here)
        yield


@pytest.fixture
def helpers(monkeypatch):
    """Notes are read in helpers, as they are for everybody: for tests of files that bring their reader down."""
    from synth.corpus import apart, folder

    monkeypatch.setattr(folder, "read_apart", apart.read_apart)


@pytest.fixture
def no_report(monkeypatch):
    """`synth run` without its last step, which is half of it: for tests that look at the study and at what is said."""

    def unwritten(_, out, **__):
        out.mkdir(parents=True, exist_ok=True)
        Path(out, "manifest.json").write_text('{"codings": {"coders": [], "coder": ""}}', encoding="utf-8")
        return []

    monkeypatch.setattr(synth, "write_report", unwritten)


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
