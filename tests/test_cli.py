import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import synth
from placing import one_note
from synth.cli import main
from synth.sheets import read_sheet


def synth_says(*arguments, status=0):
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == status, result.output + repr(result.exception)
    return result.output


@pytest.fixture
def at(tmp_path, monkeypatch, corpus_folder):
    """An empty place with the one real note, its codebook and its codings in ``corpus/``."""
    monkeypatch.chdir(tmp_path)
    one_note(corpus_folder, tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def once(tmp_path_factory, corpus_folder):
    """That place after ``synth run corpus``, and what it said."""
    place = tmp_path_factory.mktemp("once")
    one_note(corpus_folder, place)
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(place)
        return place, synth_says("run", "corpus")


@pytest.fixture
def ran(once, tmp_path, monkeypatch):
    """A copy of it: the main job takes seconds."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(once[0], tmp_path, dirs_exist_ok=True))


def acts(path):
    with synth.Study(path, create=False) as study:
        return {name: getattr(study, name)() for name in ("sources", "statements", "codings", "reviews")}


def test_the_main_job_writes_everything_and_says_where(once):
    at, said = once
    assert "รายงานอยู่ที่ report" in said
    names = {
        path.relative_to(at / "report").as_posix() for path in (at / "report").rglob("*") if path.is_file()
    }
    assert {"report.html", "report.docx", "tables.xlsx", "manifest.json"} <= names
    assert {"tables/statements.csv", "tables/codings.csv", "tables/themes.csv"} <= names
    for chart in ("codes", "cooccurrence", "proposal"):
        assert {f"charts/{chart}.png", f"charts/{chart}.svg"} <= names
    manifest = json.loads((at / "report" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["parameters"]["seed"] == 0
    assert manifest["statements"] >= 39


@pytest.mark.long  # in make check the notebooks write the report of all of it
@pytest.mark.usefixtures("helpers")  # as everybody's files are read
def test_the_main_job_runs_on_all_three_cohorts(corpus_folder, tmp_path):
    places = "--study", tmp_path / "study.db", "--out", tmp_path / "report"
    synth_says("run", corpus_folder, *places)
    tables = acts(tmp_path / "study.db")
    assert tables["sources"]["cohort"].nunique() == 3
    analysed = tables["statements"].query("use == 'analysed'").groupby("cohort").size()
    assert analysed["bangklam-2564"] == 39
    assert (analysed.drop("bangklam-2564") >= 150).all()
    assert (tmp_path / "report" / "tables" / "cohorts.csv").exists()


@pytest.mark.usefixtures("no_report")
def test_a_second_run_keeps_every_act_and_imports_nothing_twice(ran):
    with synth.Study("study.db") as study:
        first = study.codings()[lambda codings: codings["coder"] == "a"].iloc[0]
        study.uncode(first["statement_id"], first["code"], coder="a")
        study.code(first["statement_id"], "conflict", coder="a")
    before = acts("study.db")
    synth_says("run", "corpus")
    after = acts("study.db")
    assert all(after[name].equals(before[name]) for name in before)
    own = after["codings"].query("coder == 'a' and statement_id == @first.statement_id")["code"]
    assert first["code"] not in set(own)
    assert "conflict" in set(own)


def test_a_second_run_keeps_what_was_put_right(ran):
    with synth.Study("study.db") as study:
        lines = study.lines()
        line = lines[lines["kind"] == "statement"].iloc[1]
        study.correct({line["source_id"]: {int(line["start"]): {"kind": "more"}}}, coder="a")
    before = acts("study.db")
    synth_says("run", "corpus")
    after = acts("study.db")
    assert after["statements"].equals(before["statements"])
    assert (ran / "report" / "tables" / "doubts.csv").exists()


def test_the_report_in_english(at):
    said = synth_says("run", "corpus", "--lang", "en", "--out", "out/en")
    assert "The report is in" in said
    assert 'lang="en"' in (at / "out" / "en" / "report.html").read_text(encoding="utf-8")


def test_an_office_sets_its_report_once(at):
    assert "report.toml" in synth_says("settings", "corpus")
    path = at / "corpus" / "report.toml"
    opened = path.read_text(encoding="utf-8").replace("# digits", "digits").replace("# author", "author")
    path.write_text(opened, encoding="utf-8")
    synth_says("run", "corpus")
    page = (at / "report" / "report.html").read_text(encoding="utf-8")
    assert "๓๙ ข้อความ" in page
    told = json.loads((at / "report" / "manifest.json").read_text(encoding="utf-8"))["parameters"]["settings"]
    assert told == {"author": "คณะผู้ประเมิน", "digits": "thai"}
    path.write_text('digits = "roman"', encoding="utf-8")
    assert "arabic, thai" in synth_says("run", "corpus", status=2)
    synth_says("settings", "corpus", status=2)


@pytest.mark.usefixtures("no_report")
def test_a_changed_codings_file_is_told_of_and_waits(ran):
    before = acts("study.db")["codings"]
    path = ran / "corpus" / "codings" / "a.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("ownership;practice", "trust;practice"), encoding="utf-8"
    )
    assert "codings/a.csv" in synth_says("run", "corpus")
    assert acts("study.db")["codings"].equals(before)


@pytest.mark.parametrize("corpus", ["nowhere", "empty"])
def test_a_missing_or_empty_corpus_ends_with_status_2_and_nothing_written(at, corpus):
    (at / "empty").mkdir()
    assert corpus in synth_says("run", corpus, status=2)
    assert sorted(path.name for path in at.iterdir()) == ["corpus", "empty"]


def test_every_faulty_row_is_listed_and_nothing_written(at):
    codebook, codings = at / "corpus" / "codebook.csv", at / "corpus" / "codings" / "b.csv"
    row = codebook.read_text(encoding="utf-8").count("\n") + 1
    with codebook.open("a", encoding="utf-8") as file:
        file.write("trust,ซ้ำ,,,,,,,,,\nlost,หาแม่ไม่พบ,,ประเด็น,nowhere,,,,,,\n")
    rows = codings.read_text(encoding="utf-8").replace(
        "communication;benefit;practice", "comunication;benefit;practice"
    )
    codings.write_text(rows.replace("หัวโจกแกนนำกลุ่มย่อยๆ", "ไม่มีข้อความนี้"), encoding="utf-8")
    said = synth_says("run", "corpus", status=2)
    for place in (f"codebook.csv แถวที่ {row}", f"codebook.csv แถวที่ {row + 1}", "b.csv แถวที่ 3", "b.csv แถวที่ 4"):
        assert place in said
    assert "หมายถึง “communication” หรือไม่" in said
    assert sorted(path.name for path in at.iterdir()) == ["corpus"]


@pytest.mark.usefixtures("helpers")  # LibreOffice may be asked
def test_an_unreadable_note_is_a_row_in_problems_and_the_rest_goes_on(at):
    (at / "corpus" / "bangklam-2564" / "สแกน.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    assert "รายการที่ควรตรวจสอบ 1" in synth_says("run", "corpus")
    assert "สแกน.doc" in (at / "report" / "tables" / "problems.csv").read_text(encoding="utf-8-sig")


def test_under_ten_statements_there_is_a_report_without_a_proposal(at):
    shutil.rmtree(at / "corpus")
    (at / "corpus").mkdir()
    (at / "corpus" / "เวที.txt").write_text("บทเรียน\n1. ผู้นำตามธรรมชาติ\n2. ติดตามต่อเนื่อง\n", encoding="utf-8")
    synth_says("run", "corpus")
    assert not (at / "report" / "charts" / "proposal.png").exists()
    assert "ผู้นำตามธรรมชาติ" in (at / "report" / "report.html").read_text(encoding="utf-8")


def test_tables_for_other_programs(ran):
    synth_says("read", "corpus", "--out", "read")
    synth_says("discover", "corpus", "--out", "found", "--themes", "3")
    synth_says("discover", "study.db", "--out", "found2")
    assert "ทุกรหัส (39 ข้อความ): α" in synth_says("agreement", "study.db", "--out", "agreement.csv")
    synth_says("suggest", "study.db", "--coder", "new", "--out", "suggestions.csv")
    assert "พบคำว่า" in (ran / "suggestions.csv").read_text(encoding="utf-8-sig")
    assert "trust" in synth_says("suggest", "study.db", "--coder", "a")
    assert {path.stem for path in (ran / "read").iterdir()} == {
        "sources",
        "statements",
        "left_out",
        "doubts",
        "problems",
    }
    assert (ran / "found" / "proposed_themes.csv").read_text(encoding="utf-8-sig").count("\n") == 4
    assert "ตัวอย่างประกอบ" in (ran / "agreement.csv").read_text(encoding="utf-8-sig")
    assert (ran / "found2" / "proposed_members.csv").exists()


def test_a_study_is_checked_kept_and_brought_back(ran):
    before = acts("study.db")
    assert "study.db ครบถ้วน" in synth_says("check", "study.db")
    assert "study.db is whole" in synth_says("check", "study.db", "--lang", "en")
    synth_says("backup", "study.db", "safe.db")
    with synth.Study("study.db") as study:
        study.code(before["statements"]["statement_id"][5], "conflict", coder="ค")
    assert "ไฟล์เดิมเก็บไว้ที่" in synth_says("restore", "study.db", "safe.db")
    assert acts("study.db")["codings"].equals(before["codings"])
    whole = (ran / "study.db").read_bytes()
    (ran / "study.db").write_bytes(whole[: len(whole) // 2])
    assert "study.db เสียหาย" in synth_says("check", "study.db", status=2)
    assert "is damaged" in synth_says("check", "study.db", "--lang", "en", status=2)
    synth_says("check", "study.db", "--rescue", "saved.db", status=1)
    assert (ran / "saved.db").is_file()


def test_a_study_goes_out_and_comes_back(ran):
    before = acts("study.db")
    synth_says("export", "study.db", "tables")
    synth_says("import", "again.db", "tables")
    assert all(acts("again.db")[name].equals(before[name]) for name in before)
    synth_says("export", "study.db", "all.xlsx")
    synth_says("export", "study.db", "book.csv")
    synth_says("export", "study.db", "ก.csv", "--coder", "a")
    assert "ลงรหัสใหม่ 82 ครั้ง โดย ก" in synth_says("import", "again.db", "ก.csv")
    assert "places to settle" in synth_says("import", "study.db", "again.db", "--lang", "en")
    assert set(acts("study.db")["codings"]["coder"]) == {"a", "b", "ก"}
    synth_says("export", "study.db", "x.sav", status=2)


@pytest.mark.parametrize("verb", sorted(main.commands))
def test_every_verb_has_help(verb):
    assert main.commands[verb].help
    assert "วิธีใช้:" in synth_says(verb, "--help")
    assert "Usage:" in synth_says(verb, "--help", "--lang", "en")


def test_thai_comes_out_where_the_console_is_not_utf8(at):
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-m", "synth", "run", "nowhere"], capture_output=True, env=environment, check=False
    )
    assert done.returncode == 2
    assert "nowhere" in done.stderr.decode("utf-8")


def test_cohorts_are_set_side_by_side(at):
    note = "เวทีสรุป\n\nบทเรียน\n" + "".join(f"{n}. ผู้นำเข้มแข็งข้อ {n}\n" for n in range(1, 4))
    shutil.rmtree(at / "corpus" / "codings")
    for cohort in ("2565", "2566"):
        for project in "กขคง":
            path = at / "corpus" / cohort / f"{project}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text(note, encoding="utf-8")
    with synth.Study("s.db") as study:
        synth.import_folder(study, "corpus", synth.read_corpus("corpus"))
        for row in study.statements().query("cohort in ('2565', '2566') and use == 'analysed'").itertuples():
            study.review(row.statement_id, coder="ก")
            if row.cohort == "2566":
                study.code(row.statement_id, "leader", coder="ก")
    said = synth_says("compare", "s.db", "--out", "cohorts.csv")
    assert "คนและทีม: 2565 0/4, 2566 4/4" in said
    assert (at / "cohorts.csv").exists()
    assert "ไม่มีคอลัมน์ 'nothing'" in synth_says("compare", "s.db", "--by", "nothing", status=2)
    assert "no column" in synth_says("compare", "s.db", "--by", "nothing", "--lang", "en", status=2)


@pytest.mark.usefixtures("no_report")
def test_agreement_of_one_coder_and_cohorts_that_are_not_there_are_said(at):
    (at / "corpus" / "codings" / "b.csv").unlink()
    synth_says("run", "corpus")
    assert "มีผู้ลงรหัสคนเดียว" in synth_says("agreement", "study.db", "--out", "agreement.csv")
    assert "ต้องมี cohort อย่างน้อยสองค่า" in synth_says("compare", "study.db", status=2)
    assert "ผู้ลงรหัส “ค” ยังไม่ได้อ่าน" in synth_says("compare", "study.db", "--coder", "ค", status=2)
    assert "two values of province" in synth_says(
        "compare", "study.db", "--by", "province", "--lang", "en", status=2
    )


def test_a_new_folder_and_a_rerun_that_cannot_be(at):
    assert "พร้อมใช้แล้ว" in synth_says("new", "งาน")
    assert (at / "งาน" / "notebooks" / "07_cohorts.ipynb").is_file()
    assert "ไม่มีรุ่น “2569”" in synth_says("rerun", "corpus", "--cohort", "2569", status=2)
    assert "there is no cohort '2569'" in synth_says(
        "rerun", "corpus", "--cohort", "2569", "--lang", "en", status=2
    )
    assert not (at / "runs").exists()


FAULTY = {
    "codebook.csv": "code,name\ntrust,ไว้ใจ\ntrust,เชื่อใจ\n",
    "codings/ก.csv": 'path,text,codes\n2567/a.txt,ผู้นำเข้มแข็ง,"trust, team"\n',
}


@pytest.mark.parametrize(
    ("lang", "sentences"),
    [
        ("th", ["พบแถวที่ต้องแก้ไขก่อน", "แถวที่ 3: รหัส “trust” อยู่ในแถวที่ 2 แล้ว", "แถวที่ 2: ไม่มีรหัส “trust, team”"]),
        (
            "en",
            [
                "These rows need to be mended",
                "row 3: code 'trust' stands in row 2",
                "row 2: code 'trust, team' is not",
            ],
        ),
    ],
)
def test_faulty_rows_are_told_in_the_language_of_the_run(tmp_path, lang, sentences):
    for name, text in {"2567/a.txt": "บทเรียน\n1. ผู้นำเข้มแข็ง", **FAULTY}.items():
        (tmp_path / "corpus" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "corpus" / name).write_text(text, encoding="utf-8")
    places = "--study", tmp_path / "s.db", "--out", tmp_path / "report"
    said = synth_says("run", tmp_path / "corpus", *places, "--lang", lang, status=2)
    assert all(sentence in said for sentence in sentences)
    assert not (tmp_path / "report").exists()


@pytest.mark.parametrize(
    ("lang", "problem"),
    [("th", "คอลัมน์ที่ไม่ได้อ่าน: ผู้เสนอ"), ("en", "columns that were not read: ผู้เสนอ")],
)
def test_what_to_check_is_counted_as_the_table_does_and_said_in_its_language(tmp_path, lang, problem):
    notes = {"2567/a.txt": "บทเรียน\n1. เรื่องสาคัญ", "2567/b.zip": "", "codebook.csv": "code,ผู้เสนอ\nx,ก\n"}
    for name, text in notes.items():
        (tmp_path / "corpus" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "corpus" / name).write_text(text, encoding="utf-8")
    places = "--study", tmp_path / "s.db", "--out", tmp_path / "report"
    said = synth_says("run", tmp_path / "corpus", *places, "--lang", lang)
    [_, *rows] = read_sheet(tmp_path / "report" / "tables" / "problems.csv")
    assert ("3 รายการ" if lang == "th" else "3 entries") in said
    assert len(rows) == 3
    assert problem in [row.cells[2] for row in rows]
    thai = {letter for row in rows for letter in row.cells[2].replace("ผู้เสนอ", "") if "ก" <= letter <= "๛"}
    assert bool(thai) == (lang == "th")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("read", "nowhere", "--out", "x"), "ไม่มีโฟลเดอร์ nowhere"),
        (("read", "corpus", "--out", "here.txt"), "มี here.txt อยู่แล้ว"),
        (("export", "s.db", "x.sav"), "เขียนไฟล์ .sav ไม่ได้"),
        (("export", "s.db", "x.csv", "--coder", "ค"), "“ค” ยังไม่ได้อ่านข้อความใด"),
        (("discover", "corpus", "--out", "x"), "ต้องมีอย่างน้อย"),
    ],
)
def test_a_refusal_is_a_sentence_without_numbers_or_names_of_python(tmp_path, monkeypatch, typed, sentence):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("บทเรียน\n1. ผู้นำเข้มแข็ง", encoding="utf-8")
    (tmp_path / "here.txt").touch()
    with synth.Study("s.db") as study:
        study.add_corpus(synth.read_corpus("corpus"))
    said = synth_says(*typed, status=2)
    assert sentence in said
    assert "Errno" not in said
    assert "ValueError" not in said
