"""The report of the sample, written once, and what other programs need to see it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import synth
from synth.report.charts.wrap import font_file
from synth.report.write import write_report
from synth.schema import ANALYSED

from . import studies, tables

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
import synthetic

NOTE = "การลงรหัสสองชุดนี้ทำขึ้นเป็นตัวอย่าง"


def proposal_of(study):
    """A proposal over the study's own statements."""
    statements = study.statements()
    ids = statements.loc[statements["use"] == ANALYSED, "statement_id"].tolist()
    made = tables.proposal(len(ids))
    made.members["statement_id"] = ids
    made.themes["exemplars"] = [";".join(ids[n::5][:2]) for n in range(5)]
    return made


@pytest.fixture(scope="session")
def study():
    return studies.sample()


@pytest.fixture(scope="session")
def corpus_study(tmp_path_factory):
    """All three cohorts of the repository's corpus, with files, rows, speakers and notes without a section."""
    with synth.Study(tmp_path_factory.mktemp("corpus") / "study.db") as opened:
        synth.import_folder(opened, studies.CORPUS, synth.read_corpus(studies.CORPUS))
        yield opened


@pytest.fixture(scope="session")
def report(study, tmp_path_factory):
    """The whole report of the sample in Thai."""
    out = tmp_path_factory.mktemp("report") / "report"
    write_report(
        study,
        out,
        proposal=proposal_of(study),
        agreement_note=NOTE,
        parameters={"seed": 0},
        date="2026-11-22",
        full=True,
    )
    return out


@pytest.fixture(scope="session")
def large_report(tmp_path_factory):
    """The whole report of an invented corpus whose statements stand in a page of their own."""
    at = tmp_path_factory.mktemp("large")
    corpus = synthetic.write_corpus(at / "corpus", 1_200)
    with synth.Study(at / "study.db") as opened:
        synth.import_folder(opened, corpus, synth.read_corpus(corpus))
        write_report(opened, at / "report", date="2026-11-22")
    return at / "report"


@pytest.fixture(scope="session")
def fonts(tmp_path_factory):
    """An environment in which LibreOffice and Chromium find Sarabun, also under the name that Thai offices use."""
    folder = tmp_path_factory.mktemp("fonts")
    config = folder / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<dir>{font_file().parent}</dir><cachedir>{folder}/cache</cachedir>"
        "<alias binding='same'><family>TH Sarabun New</family><prefer><family>Sarabun</family></prefer></alias>"
        "</fontconfig>",
        encoding="utf-8",
    )
    return os.environ | {"FONTCONFIG_FILE": str(config)}


@pytest.fixture(scope="module")
def browser(fonts):
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium")
    assert program, "Chromium is not installed"
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=program, env=fonts) as opened,
    ):
        yield opened


@pytest.fixture
def convert(fonts, tmp_path):
    """Convert a file with LibreOffice; gives the path of the result."""
    program = shutil.which("soffice")
    assert program, "LibreOffice is not installed"

    def converted(path, ending):
        subprocess.run(
            [program, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
            + ["--convert-to", ending, "--outdir", str(tmp_path), str(path)],
            env=fonts,
            check=True,
            capture_output=True,
            timeout=600,
        )
        return tmp_path / f"{path.stem}.{ending.split(':')[0]}"

    return converted
