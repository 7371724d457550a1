"""Runs on small corpora with small notebooks; the project's own notebooks are behind the mark `server`."""

import json
import shutil

import nbformat
import pandas as pd
import pytest
from click.testing import CliRunner

import synth
from placing import one_note
from synth.cli import main
from synth.findings.suggested import SUGGESTED
from synth.notebooks.figures import kept_tables, read_table
from synth.notebooks.rerun import rerun
from synth.notebooks.shipped import opened, own_notebooks

from .making import corpus_of, folder_of, notebook, outputs

BOOK = "code,name,keywords\ntrust,ความไว้วางใจ,ไว้วางใจ;โปร่งใส\nteam,ทีมงาน,ทีม;แกนนำ\n"
OPEN = "study = synth.Study(study_file)\nchanged = synth.import_folder(study, corpus_folder, synth.read_corpus(corpus_folder))"
COUNT = (
    "statements = study.statements().query('cohort == @cohort')\n"
    "tables = study.codings(), study.reviews(), statements, study.codebook()\n"
    "themes = synth.theme_table(*tables, coder=coder)\n"
    "synth.keep_tables(tables_folder, themes=themes)"
)
PARAMETERS = "import synth\n\ncorpus_folder = study_file = cohort = coder = tables_folder = None\nlines = 3"


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A corpus of two cohorts, a study in which ``a`` has read the first, and a folder of one notebook."""
    place = tmp_path_factory.mktemp("begun")
    corpus = corpus_of(
        place / "corpus",
        y2568=["ไว้วางใจกัน/ทำบัญชีโปร่งใส", "ทีมเข้มแข็ง/แกนนำเสียสละ"],
        y2569=["ไว้วางใจผู้นำ/ทีมทำงานดี", "ฝนตกหนัก"],
    )
    (corpus / "codebook.csv").write_text(BOOK, encoding="utf-8")
    with synth.Study(place / "study.db") as study:
        synth.import_folder(study, corpus, synth.read_corpus(corpus))
        for row in study.statements().query("cohort == '2568'").itertuples():
            study.review(row.statement_id, coder="a")
            study.code(row.statement_id, "trust" if "0.txt" in row.source_id else "team", coder="a")
        study.name_version("ฉบับปี 2568", coder="a")
    folder_of(place / "mine", count=notebook(OPEN, COUNT, "study.close()", parameters=PARAMETERS))
    return place


@pytest.fixture
def at(begun, tmp_path, monkeypatch):
    """A copy of it, in which the test stands; the reports of make test's notebooks are laid out, here they are not."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SYNTH_OFFICE", "none")
    return shutil.copytree(begun, tmp_path, dirs_exist_ok=True)


def ran(at, **asked):
    said = []
    asked = {"cohort": "2568", "study": at / "study.db", "notebooks": at / "mine"} | asked
    return rerun(at / "corpus", **asked, tell=said.append), "\n".join(said)


def counts(run, table="themes"):
    found = read_table(run.folder / "tables" / f"{table}.csv")
    return dict(zip(found["theme"], found["statements"] + "/" + found["base"], strict=True))


@pytest.mark.server
def test_another_cohort_is_suggested_and_not_counted(at):
    before = (at / "study.db").read_bytes()
    first, _ = ran(at, codebook="ฉบับปี 2568")
    assert counts(first) == {"trust": "2/4", "team": "2/4"}
    second, said = ran(at, codebook="ฉบับปี 2568", cohort="2569")
    assert counts(second) == {"trust": "0/0", "team": "0/0"}
    assert "ยังไม่มีใครอ่านข้อความชุดนี้ (3 ข้อความ)" in said
    hints = read_table(second.folder / "suggestions.csv")
    assert hints.set_index("text")["code"]["ไว้วางใจผู้นำ"] == "trust"
    assert second.before == first.folder
    page = (second.folder / "changes.md").read_text(encoding="utf-8")
    assert "- cohort 2568 → 2569" in page
    assert "- ความไว้วางใจ: statements 2 → 0" in page
    assert (at / "study.db").read_bytes() == before
    assert not list(second.folder.rglob("*.db"))


@pytest.mark.server
def test_the_same_again_is_the_same(at):
    first, said = ran(at)
    assert "ยังไม่มีรอบก่อนหน้าให้เทียบ" in said
    second, said = ran(at)
    assert "ทุกอย่างเหมือนรอบก่อน" in said
    assert read_table(second.folder / "changes.csv").empty
    for name in ("count.ipynb", "tables/themes.csv", "codebook.csv"):
        copies = [(run.folder / name).read_text(encoding="utf-8") for run in (first, second)]
        assert _places(copies[0], first) == _places(copies[1], second)


def _places(text, run):
    import re

    return re.sub(r"'[^'\n]*/(synth-|runs/)[^'\n]*'", "'PLACE'", text.replace(str(run.folder), "RUN"))


@pytest.mark.server
def test_changed_notes_codes_and_codings_are_told(at):
    ran(at)
    (at / "corpus" / "2568" / "1.txt").write_text("เวทีสรุป\n\nบทเรียน\n1. ทีมเข้มแข็ง\n", encoding="utf-8")
    (at / "corpus" / "2568" / "2.txt").write_text("เวทีสรุป\n\nบทเรียน\n1. ออมเงิน\n", encoding="utf-8")
    with synth.Study("study.db") as study:
        study.change_code("team", coder="a", definition="คนทำงานด้วยกัน")
        study.uncode(study.statements()["statement_id"][0], "trust", coder="a")
    run, _ = ran(at)
    table = read_table(run.folder / "changes.csv")
    told = {(row.table, row.row, row.column) for row in table.itertuples()}
    assert {
        ("inputs", "2568/1.txt", ""),
        ("inputs", "2568/2.txt", ""),
        ("codings", "codebook", ""),
        ("codebook", "ทีมงาน", "definition"),
        ("themes", "ความไว้วางใจ", "statements"),
        ("themes", "ทีมงาน", "base"),
    } <= told
    page = (run.folder / "changes.md").read_text(encoding="utf-8")
    assert "- เนื้อหาเปลี่ยน 2568/1.txt" in page
    assert "- เพิ่ม 2568/2.txt" in page
    assert "statements 2 → 1 · share 0.500 → 0.333 · base 4 → 3" in page


@pytest.mark.server
def test_a_frozen_codebook_is_used_whatever_became_of_it(at):
    with synth.Study("study.db") as study:
        study.rename_code("trust", coder="a", to="confidence")
        study.add_code("later", coder="a", name="รหัสที่มาทีหลัง")
        study.code(study.statements()["statement_id"][0], "later", coder="a")
    run, said = ran(at, codebook="ฉบับปี 2568")
    assert counts(run) == {"trust": "2/4", "team": "2/4", "later": "1/4"}
    assert "ยังแสดงในตาราง: later" in said
    manifest = json.loads((run.folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["parameters"]["codebook"] == "ฉบับปี 2568"


@pytest.mark.server
def test_a_notebook_that_fails_says_where_and_leaves_earlier_runs_alone(at):
    first, _ = ran(at)
    before = {path: path.read_bytes() for path in first.folder.rglob("*") if path.is_file()}
    bad = notebook("x = 1\nx / 0", "never = 1", parameters=PARAMETERS)
    folder_of(at / "mine", aa_bad=bad, syntax=notebook("x = = 1", parameters=PARAMETERS))
    result = CliRunner().invoke(main, ["rerun", "corpus", "--cohort", "2568", "--notebooks", "mine"])
    assert result.exit_code == 1
    assert "aa_bad หยุดที่เซลล์โค้ดที่ 3: x / 0" in result.output
    assert "ZeroDivisionError: division by zero" in result.output
    assert "syntax หยุดที่เซลล์โค้ดที่ 3" in result.output
    [folder] = [path for path in (at / "runs").iterdir() if path != first.folder]
    assert "ZeroDivisionError" in (folder / "aa_bad.ipynb").read_text(encoding="utf-8")
    assert outputs(folder / "aa_bad.ipynb")[-1] == ""
    assert (folder / "count.ipynb").is_file()
    assert all(path.read_bytes() == content for path, content in before.items())
    (at / "mine" / "aa_bad.ipynb").unlink()
    (at / "mine" / "syntax.ipynb").unlink()
    assert ran(at)[0].before == first.folder


@pytest.mark.server
def test_values_from_the_command_line_stay_what_they_are(at):
    paper = notebook("print(repr(cohort), repr(lines), lang)", parameters=f"{PARAMETERS}\nlang = 'th'")
    folder_of(at / "mine", count=paper)
    asked = ["rerun", "corpus", "--cohort", "2569", "--notebooks", "mine", "-p", "lines", "๕", "--lang", "en"]
    result = CliRunner().invoke(main, asked)
    assert result.exit_code == 0, result.output
    [folder] = (at / "runs").iterdir()
    assert folder.name.startswith("2569-")
    assert outputs(folder / "count.ipynb")[-1] == "'2569' 5 en\n"
    assert "The notebooks kept no tables" in result.output


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"cohort": "2570"}, "there is no cohort '2570'; there is: 2568, 2569"),
        ({"codebook": "ปีหน้า"}, "no codebook version 'ปีหน้า'"),
        ({"codebook": "ฉบับปี 2568", "study": None}, "--study"),
        ({"study": "nowhere.db"}, "nowhere.db"),
        ({"coder": "ค"}, "no coder 'ค'"),
        ({"parameters": [("cohrt", "1")]}, "no notebook has a parameter 'cohrt'"),
        ({"parameters": [("lines", "สาม")]}, "no number"),
        ({"notebooks": "nowhere"}, "no folder of notebooks"),
        ({"notebooks": "corpus"}, "no notebook in"),
        ({"before": "corpus"}, "is no run"),
        ({"lang": "fr"}, "no wording"),
    ],
)
def test_what_is_asked_for_and_not_there_is_said_and_nothing_written(at, asked, said):
    with pytest.raises((ValueError, OSError), match=said):
        ran(at, **asked)
    assert not (at / "runs").exists()


def test_notebooks_that_cannot_be_told_are_named(at):
    folder_of(at / "mine", scratch=notebook("x = 1", parameters=""))
    (at / "mine" / "broken.ipynb").write_text("{", encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken\.ipynb is no notebook"):
        ran(at)
    shutil.rmtree(at / "mine")
    folder_of(at / "mine", scratch=notebook("x = 1", parameters=""))
    with pytest.raises(ValueError, match="parameters"):
        ran(at)


@pytest.mark.server
def test_the_projects_notebooks_run_on_each_cohort_and_on_one_that_nobody_has_read(at, corpus_folder):
    new = one_note(corpus_folder, at / "two")  # all three cohorts: README.th.md, typed in tests/guide
    corpus_of(new, y2569=["ไว้วางใจผู้นำ/ทีมทำงานดี", "ฝนตกหนัก/ออมเงิน"])
    with synth.Study("all.db") as study:
        synth.import_folder(study, new, synth.read_corpus(new))
    said = []
    asked = {"study": "all.db", "tell": said.append}
    coded = rerun(new, cohort="bangklam-2564", **asked)
    unread = rerun(new, cohort="2569", **asked)
    counting = {name: opened(own_notebooks() / f"{name}.ipynb") for name in ("06_synthesis", "07_cohorts")}
    asked["notebooks"] = folder_of(at / "counting", **counting)
    counted = rerun(new, cohort="2569", count_suggestions=True, **asked)
    assert not coded.failures + unread.failures + counted.failures, said
    assert unread.before == coded.folder
    for run, cohort in ((coded, "bangklam-2564"), (unread, "2569"), (counted, "2569")):
        assert set(read_table(run.folder / "report" / "tables" / "statements.csv")["cohort"]) == {cohort}
        assert f"รายงานอยู่ที่ {run.folder / 'report' / 'report.html'}" in said
    base = [
        read_table(run.folder / "tables" / "themes.csv")["base"].unique().tolist()
        for run in (coded, unread, counted)
    ]
    assert base == [["39"], ["0"], ["4"]]
    for name, table in kept_tables(counted.folder / "tables").items():
        if "coder" in table:
            assert all(coder.endswith(SUGGESTED) for coder in table["coder"]), name
    assert "ไม่ได้รัน 03_discover เพราะมีเพียง 4 ข้อความ" in "\n".join(said)
    assert not any("bangklam" in cell for cell in outputs(unread.folder / "06_synthesis.ipynb"))
    for copy in unread.folder.glob("*.ipynb"):
        assert not any(
            "sample" in cell["metadata"].get("tags", []) for cell in nbformat.read(copy, 4)["cells"]
        )


@pytest.mark.server
def test_the_projects_notebooks_run_where_there_is_no_codebook_and_one_note(at):
    only = corpus_of(at / "only", y1=["ผู้นำตามธรรมชาติ/ติดตามต่อเนื่อง"])
    run = rerun(only, tell=lambda said: None)
    assert not run.failures
    assert isinstance(read_table(run.folder / "tables" / "coverage.csv"), pd.DataFrame)
