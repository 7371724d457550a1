"""What only a person can settle: freeze, orphans, attribute."""

import pytest

import synth
from synth.sheets import read_sheet

from .conftest import said


def kept(folder, table, *arguments):
    with synth.Study(folder / "study.db", create=False) as study:
        return getattr(study, table)(*arguments)


def test_a_version_of_the_codebook_is_named_and_frozen(coded):
    assert "(ยังไม่ตั้งชื่อ)" in said("freeze", "งาน")
    told = said("freeze", "งาน", "ฉบับ 1", "--coder", "ก")
    assert "2 รหัส ชื่อ “ฉบับ 1” ปิดการแก้ไขแล้ว" in told
    assert "synth rerun งาน --cohort COHORT --codebook 'ฉบับ 1'" in told
    assert "ฉบับ 1 · 2 รหัส ← ฉบับปัจจุบัน" in said("freeze", "งาน")
    with synth.Study(coded / "study.db") as study:
        study.add_code("late", coder="ก", name="มาทีหลัง")
    assert "“ฉบับ 1” เป็นชื่อของสมุดรหัสฉบับอื่นแล้ว" in said("freeze", "งาน", "ฉบับ 1", "--coder", "ก", status=2)
    assert kept(coded, "codebook", "ฉบับ 1")["code"].tolist() == ["trust", "team"]


def test_who_acts_must_be_known(coded):
    assert "เพิ่ม --coder ชื่อ" in said("freeze", "งาน", "x", status=2)
    assert "--coder NAME" in said("freeze", "งาน", "x", "--lang", "en", status=2)
    with synth.Study(coded / "study.db") as study:
        study.remember("ก")
    said("freeze", "งาน", "x")


def test_there_is_no_codebook_to_freeze(begun):
    assert "ยังไม่มีสมุดรหัส" in said("freeze", "งาน")
    assert "ยังไม่มีสมุดรหัสให้ตั้งชื่อ" in said("freeze", "งาน", "x", "--coder", "ก", status=2)


@pytest.fixture
def changed(coded):
    """A note in which one coded statement has other words and another one is gone."""
    note = coded / "corpus" / "2567" / "เวที.txt"
    text = note.read_text(encoding="utf-8").replace("คนจึงไว้ใจ", "ทุกเดือน คนจึงไว้ใจ")
    note.write_text(text.replace("3. ทีมทำงานแบ่งหน้าที่ชัดเจน\n", ""), encoding="utf-8")
    with synth.Study(coded / "study.db") as study:
        study.add_corpus(synth.read_corpus(coded / "corpus"))
    return coded


def test_orphans_are_listed_with_the_nearest_statement(changed):
    told = said("orphans", "งาน")
    assert "1. 2567/เวที.txt: ทำบัญชีโปร่งใสคนจึงไว้ใจ" in told
    assert "→ ทำบัญชีโปร่งใสทุกเดือน คนจึงไว้ใจ" in told
    assert "synth orphans งาน/study.db --confirm" in told


def test_orphans_are_confirmed_and_let_go(changed):
    assert len(kept(changed, "codings")) == 1
    told = said("orphans", "งาน", "--confirm", "1", "--let-go", "2", "--coder", "ก")
    assert "ยืนยันแล้ว 1 ข้อความ ปล่อยไป 1 ข้อความ" in told
    assert "ไม่มีข้อความที่รอยืนยัน" in told
    assert sorted(kept(changed, "codings")["code"]) == ["team", "trust"]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (["--confirm", "3"], "ไม่มีลำดับที่ 3 มีถึง 2"),
        (["--confirm", "x"], "x ไม่ใช่ลำดับ"),
        (["--confirm", "1-2", "--let-go", "2"], "ลำดับที่ 2 อยู่ทั้งใน"),
    ],
)
def test_numbers_that_are_none_change_nothing(changed, asked, words):
    assert words in said("orphans", "งาน", *asked, "--coder", "ก", status=2)
    assert len(kept(changed, "orphans")) == 2


def test_all_are_let_go_in_one_line(changed):
    assert "ปล่อยไป 2 ข้อความ" in said("orphans", "งาน", "--let-go", "all", "--coder", "ก")


@pytest.mark.parametrize(
    ("source", "n"), [("2567/เวที.txt", 1), ("2567", 1), ("2567/", 1), ("256?/*", 2), ("*", 2), ("*.txt", 2)]
)
def test_attributes_are_said_of_one_source_or_of_many(begun, source, n):
    assert f"ให้ {n} แหล่งข้อมูลแล้ว" in said("attribute", "งาน", source, "จังหวัด", "สงขลา", "--coder", "ก")
    assert (kept(begun, "sources")["จังหวัด"] == "สงขลา").sum() == n
    assert "2567/เวที.txt: cohort = 2567 · จังหวัด = สงขลา" in said("attribute", "งาน")
    assert "จังหวัด = สงขลา" in said("attribute", "งาน", "*", "จังหวัด")


def test_attributes_that_cannot_be(begun):
    assert "ไม่มีแหล่งข้อมูลที่ตรงกับ x" in said("attribute", "งาน", "x", "จังหวัด", "สงขลา", status=2)
    assert "ไม่มีคุณลักษณะชื่อ x" in said("attribute", "งาน", "*", "x", status=2)
    assert "เป็นไปตามไฟล์ แก้ไม่ได้" in said("attribute", "งาน", "*", "path", "y", "--coder", "ก", status=2)


def test_project_and_cohort_are_attributes_too(coded):
    said("attribute", "งาน", "2567", "project", "ครัวชุมชน", "--coder", "ก")
    assert "1 โครงการที่ระบุชื่อ" in said("status", "งาน")


RETRIEVED = [
    (["--code", "ทีมงาน"], ["แกนนำเสียสละเวลา", "ทีมทำงานแบ่งหน้าที่ชัดเจน"]),
    (["--code", "team", "--where", "cohort=2567"], ["ทีมทำงานแบ่งหน้าที่ชัดเจน"]),
    (["--code", "team", "--code", "trust"], []),
    (["--without", "team", "--where", "cohort=2566"], ["เก็บออมร่วมกัน"]),
]


@pytest.mark.parametrize(("asked", "texts"), RETRIEVED)
def test_statements_are_found_again_with_their_places(coded, asked, texts):
    told = said("retrieve", "งาน", *asked)
    assert f"พบ {len(texts)} ข้อความ" in told
    assert all(text in told for text in texts)
    assert told.count(" > บทเรียน > ") == len(texts)


def test_codes_by_an_attribute_go_to_excel(coded):
    said("attribute", "งาน", "2567", "จังหวัด", "สงขลา", "--coder", "ก")
    said("retrieve", "งาน", "--code", "team", "--by", "จังหวัด", "--out", "ตาราง [1].xlsx")
    heads, *rows = [row.cells for row in read_sheet("ตาราง [1].xlsx")]
    assert heads[:2] == ["แหล่งข้อมูล", "รุ่น"]
    assert "จังหวัด" in heads
    assert [row[heads.index("ข้อความ")] for row in rows] == ["แกนนำเสียสละเวลา", "ทีมทำงานแบ่งหน้าที่ชัดเจน"]
    import openpyxl

    book = openpyxl.load_workbook("ตาราง [1].xlsx")
    assert book.sheetnames == ["ข้อความ", "รหัสตามคุณลักษณะ"]
    grid = [[cell.value for cell in row] for row in book["รหัสตามคุณลักษณะ"]]
    assert grid == [["รหัส", "ชื่อรหัส", "– (n = 2)", "สงขลา (n = 3)"], ["team", "ทีมงาน", 1, 1]]


def test_codes_by_an_attribute_go_to_csv(coded):
    said("retrieve", "งาน", "--by", "cohort", "--out", "out/ตาราง.csv")
    heads, *rows = [row.cells for row in read_sheet("out/ตาราง-by.csv")]
    assert heads[2:] == ["2566 (n = 2)", "2567 (n = 3)"]
    assert rows == [["trust", "ความไว้วางใจ", "0", "1"], ["team", "ทีมงาน", "1", "1"]]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (["--code", "x"], "สมุดรหัสไม่มีรหัส “x”"),
        (["--where", "x"], "เขียน --where เป็น ชื่อ=ค่า"),
        (["--where", "x=1"], "ไม่มีคอลัมน์ 'x'"),
        (["--by", "x"], "ไม่มีคอลัมน์ 'x'"),
        (["--coder", "ข"], "ผู้ลงรหัส “ข” ยังไม่ได้อ่านข้อความใด"),
    ],
)
def test_what_cannot_be_found_is_said(coded, asked, words):
    assert words in said("retrieve", "งาน", *asked, status=2)


def test_nobody_has_coded_yet(begun):
    assert "ยังไม่มีใครลงรหัสในงานนี้" in said("retrieve", "งาน", status=2)


NAMES = [
    *("x [1].xlsx", "x [1].csv", "ก" * 75 + ".xlsx", "a:b.xlsx", "a'b.xlsx", "History.xlsx", "ปี.2567"),
    *("ตาราง [1]", "ใหม่/ใน/ตาราง.xlsx", "X.XLSX", "x.y.z.csv"),
]


CODERS = [(name, coder) for name in NAMES for coder in ("", "ก") if not coder or "." in name[-5:]]


@pytest.mark.parametrize(("name", "coder"), [pair for pair in CODERS if pair != ("ปี.2567", "ก")])
def test_export_writes_to_any_file_name(coded, name, coder):
    for _ in range(2):  # also where it stands already
        said("export", "งาน", name, *(["--coder", coder] if coder else []))
    from pathlib import Path

    assert Path(name).exists()
    assert not [path for path in Path(name).parent.iterdir() if path.name.startswith(".")]


def test_export_says_what_it_cannot_write(coded):
    assert "เขียนไฟล์ .sav ไม่ได้" in said("export", "งาน", "x.sav", status=2)
    assert "ชื่อยาวเกิน" in said("export", "งาน", "ก" * 90 + ".xlsx", status=2)
    (coded.parent / "แฟ้ม").write_text("x", encoding="utf-8")
    told = said("export", "งาน", "แฟ้ม/ใน.xlsx", status=2)
    assert "แฟ้ม" in told
    assert "Errno" not in told


def test_where_two_copies_differ_is_said_without_ids(coded):
    said("backup", "งาน", "b.db")
    for name, province in (("งาน/study.db", "สงขลา"), ("b.db", "ตรัง")):
        said("attribute", name, "2567", "จังหวัด", province, "--coder", "ก")
        with synth.Study(name) as study:
            ids = study.statements()["statement_id"]
            study.split(ids[0], 6, coder="ก") if name == "b.db" else study.code(ids[0], "trust", coder="ก")
    told = said("import", "งาน", "b.db", "--accept")
    assert "จังหวัด: " in told
    assert "| " in told
    assert "ลงรหัสบนข้อความที่อีกคนแยกหรือรวมแล้ว 1 ข้อความ" in told
    assert "#" not in told
