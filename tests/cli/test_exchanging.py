"""What goes out and comes in by the ending of a file, and what is said of what could not be kept."""

import zipfile

import docx
import pytest
from click.testing import CliRunner

import synth
from synth.cli import main
from synth.sheets import read_sheet


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    note = "บทเรียน\n1. ผู้นำตามธรรมชาติ\n2. ไว้ใจกันในหมู่บ้าน\n"
    (tmp_path / "corpus" / "เวที.txt").write_text(note, encoding="utf-8")
    (tmp_path / "corpus" / "codebook.csv").write_text("code,name\nlead,ผู้นำ\ntrust,ไว้ใจ\n", encoding="utf-8")
    with synth.open_study("study.db", "corpus") as study:
        study.code(study.statements()["statement_id"][0], "lead", coder="ก")
    return tmp_path


def says(*line, status=0):
    result = CliRunner().invoke(main, [*line, "--lang", "en"])
    assert result.exit_code == status, result.output + repr(result.exception)
    return result.output


def codings(path="study.db"):
    with synth.Study(path, create=False) as study:
        return sorted(map(tuple, study.codings()[["code", "coder"]].values))


def test_refi_goes_out_and_comes_in(here):
    says("export", "study.db", "x.qdpx")
    says("export", "study.db", "x.qdc")
    assert "1 new sources, 2 new codes, 1 codings" in says("import", "new.db", "x.qdpx")
    assert codings("new.db") == [("lead", "ก")]
    assert "0 new codes" in says("import", "study.db", "x.qdc")


def test_what_could_not_be_kept_is_said_and_written(here):
    says("export", "study.db", "x.qdpx")
    with zipfile.ZipFile("x.qdpx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    xml = (
        parts["project.qde"]
        .decode()
        .replace('origin="synth"', "")
        .replace('endPosition="27"', 'endPosition="900"')
    )
    with zipfile.ZipFile("y.qdpx", "w") as archive:
        for name, data in (parts | {"project.qde": xml.encode()}).items():
            archive.writestr(name, data)
    assert "their place lies outside the text" in says("import", "new.db", "y.qdpx")
    assert "see lost.csv" in says("import", "other.db", "y.qdpx", "--out", "lost.csv")
    assert "outside the text" in str(read_sheet("lost.csv"))


def test_a_file_that_is_refused_begins_no_study(here):
    (here / "x.qdpx").write_bytes(b"PK no")
    assert "not a whole file" in says("import", "new.db", "x.qdpx", status=2)
    assert not (here / "new.db").exists()


@pytest.mark.parametrize("how", ["--word", "--column"])
def test_forms_for_word(here, how):
    says("export", "study.db", "forms", how, "--coder", "ก")
    document = docx.Document(here / "forms" / "เวที.txt.docx")
    if how == "--word":
        line = next(one for one in document.paragraphs if one.text.startswith("2\t"))
        document.add_comment(line.runs, "ไว้ใจ", author="x")
    else:
        document.tables[0].rows[2].cells[2].text = "ไว้ใจ"
    document.save(here / "forms" / "เวที.txt.docx")
    assert "2 codings" in says("import", "study.db", "forms/*.docx", "--coder", "ข")
    assert codings() == [("lead", "ก"), ("lead", "ข"), ("trust", "ข")]


def test_a_form_for_excel(here):
    says("export", "study.db", "form.xlsx", "--excel", "--coder", "ก")
    assert "1 codings" in says("import", "study.db", "form.xlsx", "--coder", "ข")
    assert codings() == [("lead", "ก"), ("lead", "ข")]


def test_a_colour_means_a_code_only_where_it_is_said(here):
    assert "is not COLOUR=CODE" in says(
        "import", "study.db", "corpus/codebook.csv", "--highlight", "x", status=2
    )


def test_personal_data_stay_here_and_coded_words_are_found_all_the_same(here):
    note = "บทเรียน\n1. นายสมชาย ใจดี โทร 081-234-5678 เล่าว่าไว้ใจกันมาก\n"
    (here / "corpus" / "ข.txt").write_text(note, encoding="utf-8")
    with synth.open_study("study.db", "corpus") as study:
        row = study.statements().query("source_id == 'ข.txt'").iloc[0]
        at = row["text"].index("ไว้ใจ")
        study.code(row["statement_id"], "trust", coder="ก", span=(at, at + len("ไว้ใจ")))
    says("export", "study.db", "x.qdpx", "--redact")
    found = synth.read_refi("x.qdpx")
    texts = dict(found.sources[["source_id", "text"]].values)
    assert "081-234-5678" not in texts["ข.txt"]
    words = {texts[row.source_id][row.start : row.end] for row in found.codings.itertuples()}
    assert words == {"ผู้นำตามธรรมชาติ", "ไว้ใจ"}
