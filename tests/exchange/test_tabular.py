"""Codebooks and codings as people keep them in spreadsheets."""

from pathlib import Path

import pandas as pd
import pytest
import xlsxwriter

from synth.exchange.tabular import (
    faults_of_corpus,
    read_codebook,
    read_codings,
    unread_columns,
)
from synth.exchange.taking import import_file
from synth.study import Study
from synth.telling import say

CORPUS = Path(__file__).parents[2] / "corpus"
HEAD = "path,section,item,text,codes\n"
NOTE = "b/note.txt"


@pytest.fixture
def statements():
    rows = [
        (f"{NOTE}@1", NOTE, "วิธีการ > การสร้างทีม", "1", "หัวโจกแกนนำ"),
        (f"{NOTE}@2", NOTE, "วิธีการ > การสร้างทีม", "5", "ต้องสร้างความเชื่อมั่น"),
        (f"{NOTE}@3", NOTE, "วิธีการ > การสร้างทีม", "8", "ต้องสร้างความเชื่อมั่น"),
        (f"{NOTE}@4", NOTE, "บทเรียน", "1", "ต้องสร้างความเชื่อมั่น"),
        (f"{NOTE}@5", NOTE, "บทเรียน", "2", "บรรทัดแรก\nบรรทัดสอง"),
    ]
    return pd.DataFrame(rows, columns=["statement_id", "source_id", "section", "item", "text"])


@pytest.fixture
def codebook():
    return pd.DataFrame({"code": ["trust", "team"], "name": ["ความไว้วางใจ", "ทีมงาน"]})


def codings_file(folder, *rows, name="a.csv", head=HEAD):
    path = folder / name
    path.write_text(head + "\n".join(rows), encoding="utf-8")
    return path


def read(path, statements, codebook):
    codings, reviews = read_codings(path, statements, codebook)
    assert set(reviews["coder"]) <= {path.stem}
    return [tuple(row) for row in codings[["statement_id", "code"]].to_numpy()], reviews[
        "statement_id"
    ].tolist()


def test_the_samples_codebook_and_codings(corpus):
    codebook = read_codebook(CORPUS / "codebook.csv")
    assert (codebook["code"].iloc[1], codebook["parent"].iloc[1]) == ("leader", "people")
    assert codebook["dimension"].unique().tolist() == ["ประเด็น", "ประเภทข้อค้นพบ"]
    for coder in ("a", "b"):
        path = CORPUS / "codings" / f"{coder}.csv"
        codings, _ = read_codings(path, corpus.statements, codebook, corpus.sources)
        assert set(codings["coder"]) == {coder}
    assert faults_of_corpus(CORPUS, corpus.statements, corpus.sources) == []


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (f"{NOTE},การสร้างทีม,1,หัวโจกแกนนำ,trust;team", ("@1", ["trust", "team"])),
        (f"{NOTE},วิธีการ > การสร้างทีม,5,ต้องสร้างความเชื่อมั่น,ความไว้วางใจ", ("@2", ["trust"])),
        (f"{NOTE},การสร้างทีม,๘,ต้องสร้างความเชื่อมั่น, team ; ", ("@3", ["team"])),
        (f"{NOTE},บทเรียน,,ต้องสร้างความเชื่อมั่น,team", ("@4", ["team"])),
        (f"{NOTE},,,หัวโจกแกนนำ,", ("@1", [])),
        (f"{NOTE},การสร้างทีม,1 ม.ค.,หัวโจก แกนนํา,team;team", ("@1", ["team"])),
        ('b\\note.txt,บทเรียน,2,"บรรทัดแรก\r\nบรรทัดสอง",team', ("@5", ["team"])),
    ],
)
def test_a_row_finds_its_statement(tmp_path, statements, codebook, row, expected):
    codings, reviews = read(codings_file(tmp_path, row), statements, codebook)
    assert reviews == [NOTE + expected[0]]
    assert codings == [(NOTE + expected[0], code) for code in expected[1]]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (
            f"{NOTE},การสร้างทีม,1,หัวโจกแกนนำ,trsut",
            "code 'trsut' is not in the codebook; did you mean 'trust'?",
        ),
        (
            f"{NOTE},การสร้างทีม,1,หัวโจกแกนนา,",
            "no statement has the text 'หัวโจกแกนนา'; did you mean 'หัวโจกแกนนำ'?",
        ),
        (
            f"{NOTE},บทเรียน,1,หัวโจกแกนนำ,",
            "'หัวโจกแกนนำ' stands at วิธีการ > การสร้างทีม item 1, not at บทเรียน item 1",
        ),
        (
            f"{NOTE},การสร้างทีม,,ต้องสร้างความเชื่อมั่น,",
            "'ต้องสร้างความเชื่อมั่น' stands at วิธีการ > การสร้างทีม item 5 and วิธีการ > การสร้างทีม item 8; "
            "name the section and the item",
        ),
        ("b/nots.txt,,,หัวโจกแกนนำ,", "'b/nots.txt' is not a source; did you mean 'b/note.txt'?"),
        (f"{NOTE},การสร้างทีม,1,,team", "no text; copy the statement's words into the column text"),
    ],
)
def test_each_row_that_does_not_fit_is_told_with_what_would_be_right(
    tmp_path, statements, codebook, row, fault
):
    good = f'{NOTE},บทเรียน,2,"บรรทัดแรก\nบรรทัดสอง",team'
    path = codings_file(tmp_path, good, "", row)
    with pytest.raises(ValueError) as told:  # noqa: PT011 - the whole message is compared
        read_codings(path, statements, codebook)
    # The sheet's third row is blank and the second has two lines; Excel shows the fault in row 4.
    assert str(told.value).startswith(f"{path} row 4: {fault}")


def test_all_faults_of_all_files_are_listed_together(tmp_path, statements):
    codebook = "code,name,parent\ntrust,ไว้วางใจ,\ntrust,เชื่อใจ,\nteam,ทีม,poeple\n,ไม่มีรหัส,"
    (tmp_path / "codebook.csv").write_text(codebook, encoding="utf-8")
    folder = tmp_path / "codings"
    folder.mkdir()
    codings_file(folder, f"{NOTE},,,หัวโจกแกนนำ,trsut", f"{NOTE},,,ไม่มีข้อความนี้,team")
    codings_file(folder, f"{NOTE},,,หัวโจกแกนนำ,", f"{NOTE},,,หัวโจกแกนนำ,team", name="b.csv")
    codings_file(folder, "", name="c.csv", head="file;note\n")
    faults = faults_of_corpus(tmp_path, statements)
    assert [fault.removeprefix(f"{tmp_path}/").partition(";")[0] for fault in faults] == [
        "codebook.csv row 3: code 'trust' stands in row 2 already",
        "codebook.csv row 4: parent of 'team': code 'poeple' is not in the codebook",
        "codebook.csv row 5: no code for 'ไม่มีรหัส'",
        "codings/a.csv row 2: code 'trsut' is not in the codebook",
        "codings/a.csv row 3: no statement has the text 'ไม่มีข้อความนี้'",
        "codings/b.csv row 3: the same statement as row 2",
        "codings/c.csv: no row of heads",
    ]


@pytest.mark.parametrize(
    ("head", "rows", "codings", "read_too"),
    [
        (  # a row for each coding
            "path,item,text,code",
            [f"{NOTE},1,หัวโจกแกนนำ,trust", f"{NOTE},1,หัวโจกแกนนำ,team", f"{NOTE},1,หัวโจกแกนนำ,team"],
            [("@1", "trust", "a"), ("@1", "team", "a")],
            [],
        ),
        (  # of several coders, and one who read and coded nothing
            "เอกสาร,ข้อความ,รหัส,ผู้ลงรหัส",
            [f"{NOTE},หัวโจกแกนนำ,trust,ก", f"{NOTE},หัวโจกแกนนำ,team,ข", f"{NOTE},หัวโจกแกนนำ,,ค"],
            [("@1", "trust", "ก"), ("@1", "team", "ข")],
            [("@1", "ค")],
        ),
        (  # as the table codings has them
            "coding_id,statement_id,code,coder,created_at,origin,version",
            [f"x1,{NOTE}@3,team,ก,2024-01-01,hand,v1", f"x2,{NOTE}@3,trust,ก,2024-01-01,hand,v1"],
            [("@3", "team", "ก"), ("@3", "trust", "ก")],
            [],
        ),
        ("statement_id,codes", [f"{NOTE}@2,", f"{NOTE}@2,"], [], [("@2", "a")]),
    ],
)
def test_codings_in_long_form(tmp_path, statements, codebook, head, rows, codings, read_too):
    path = codings_file(tmp_path, *rows, head=f"{head}\n")
    found, reviews = read_codings(path, statements, codebook)
    assert found.to_numpy().tolist() == [[NOTE + at, code, coder] for at, code, coder in codings]
    whole = dict.fromkeys(
        [(NOTE + at, coder) for at, _, coder in codings] + [(NOTE + at, c) for at, c in read_too]
    )
    assert list(reviews.itertuples(index=False, name=None)) == list(whole)
    assert unread_columns(path) == []


@pytest.mark.parametrize(
    ("head", "row", "fault", "thai"),
    [
        (HEAD, f'{NOTE},,1,หัวโจกแกนนำ,"trust, team"', "write trust;team", "คั่นด้วย ; เขียนว่า trust;team"),
        (HEAD, f"{NOTE},,1,หัวโจกแกนนำ,ทีมงาน/ความไว้วางใจ", "write team;trust", "เขียนว่า team;trust"),
        (HEAD, f"{NOTE},,1,หัวโจกแกนนำ,trsut", "did you mean 'trust'?", "หมายถึง “trust” หรือไม่"),
        ("statement_id,codes\n", "x@9,team", "no statement 'x@9' now", "ไม่มีข้อความรหัส “x@9”"),
        ("path,text,codes,coder\n", f"{NOTE},หัวโจกแกนนำ,team,", "no coder", "ไม่ได้ระบุผู้ลงรหัส"),
        (HEAD, "b/nots.txt,,,หัวโจกแกนนำ,", "is not a source", "หมายถึง “b/note.txt” หรือไม่"),
        (HEAD, f"{NOTE},บทเรียน,1,หัวโจกแกนนำ,", "not at บทเรียน item 1", "ไม่ใช่ที่บทเรียน ข้อ 1"),
        (HEAD, f"{NOTE},การสร้างทีม,1,,team", "no text", "คัดลอกถ้อยคำ"),
    ],
)
def test_a_fault_of_a_row_is_said_in_both_languages(tmp_path, statements, codebook, head, row, fault, thai):
    path = codings_file(tmp_path, row, head=head)
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - both languages are compared
        read_codings(path, statements, codebook)
    assert fault in str(refused.value)
    said = say(refused.value, "th")
    assert said.startswith(f"{path} แถวที่ 2: ")
    assert thai in said


@pytest.mark.parametrize(
    ("name", "text", "unread"),
    [
        ("codebook.csv", "รหัส,ชื่อ,ผู้เสนอ,วันที่\npa,ป่า,ก,\n", "ผู้เสนอ"),  # a column with nothing in it is none
        ("codebook.csv", "code,memo,definition\npa,จดไว้,ป่าต้นน้ำ\n", "memo"),
        ("codebook.csv", "code,name,\npa,ป่า,ไม่มีหัว\n", "C"),
        ("codebook.csv", "code,name\npa,ป่า\n", ""),
        ("a.csv", "path,text,codes,หมายเหตุ,page\nx,y,z,ดูอีกครั้ง,3\n", "หมายเหตุ, page"),
        ("a.csv", "coding_id,statement_id,code,coder,created_at\n1,s,z,ก,2024\n", ""),
    ],
)
def test_columns_that_are_not_read_are_named(tmp_path, name, text, unread):
    (tmp_path / name).write_text(text, encoding="utf-8")
    said = [say(what, "th") for what, _ in unread_columns(tmp_path / name)]
    assert said == ([f"คอลัมน์ที่ไม่ได้อ่าน: {unread}"] if unread else [])


@pytest.mark.parametrize(
    ("written", "retired"), [("TRUE", True), ("1.0", True), ("ใช่", True), ("ไม่ใช่", False), ("", False)]
)
def test_a_retired_code_in_every_writing(tmp_path, written, retired):
    (tmp_path / "codebook.csv").write_text(f"code,retired\npa,{written}\n", encoding="utf-8")
    assert read_codebook(tmp_path / "codebook.csv")["retired"].tolist() == [retired]
    with Study(tmp_path / "study.db") as study:
        study.set_codebook(pd.DataFrame({"code": ["pa"], "retired": [written]}))
        assert study.codebook()["retired"].tolist() == [retired]
        study.change_code("pa", coder="ก", retired=written)
        assert study.codebook()["retired"].tolist() == [retired]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("code,name,dimension\ntrust,ความไว้วางใจ,", "utf-8"),
        ("code;name;dimension\r\ntrust;ความไว้วางใจ;\r\n", "utf-8-sig"),
        ("รหัส\tชื่อ\tมิติ\ntrust\tความไว้วางใจ\tประเด็น", "utf-16"),
        ("รหัส,ชื่อ\ntrust,ความไว้วางใจ", "cp874"),
        ("สมุดรหัสของเรา,,\n\n , Code , NAME \n,trust\u00a0, ความไว้วางใจ \n,,\n", "utf-8"),
    ],
)
def test_a_codebook_in_every_dress(tmp_path, text, encoding):
    path = tmp_path / "codebook.csv"
    path.write_bytes(text.encode(encoding))
    assert read_codebook(path)[["code", "name", "dimension"]].to_numpy().tolist() == [
        ["trust", "ความไว้วางใจ", "ประเด็น"]
    ]


def test_a_workbook_with_merged_cells_and_a_title(tmp_path):
    path = tmp_path / "codebook.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, 4, "สมุดรหัส โครงการบางกล่ำ")
        sheet.write_row(2, 1, ["มิติ", "รหัสแม่", "รหัส", "ชื่อ"])
        sheet.write_row(3, 3, ["people", "คนและทีม"])
        sheet.merge_range(4, 1, 6, 1, "ประเด็น")
        sheet.merge_range(4, 2, 6, 2, "people")
        for row, cells in enumerate([["trust", "ความไว้วางใจ"], ["team", "ทีมงาน"], [2564, "ปี"]], start=4):
            sheet.write_row(row, 3, cells)
    assert read_codebook(path)[["code", "parent"]].to_numpy().tolist() == [
        ["people", ""],
        ["trust", "people"],
        ["team", "people"],
        ["2564", "people"],
    ]


@pytest.mark.parametrize(
    ("head", "row", "code"),
    [
        ("ชื่อ,นิยาม", "ความไว้วางใจ,เชื่อใจกัน", "ความไว้วางใจ"),
        ("name", "ทีมงาน", "ทีมงาน"),
        ("รหัส,ชื่อ", "T1,ทีมงาน", "T1"),
    ],
)
def test_names_are_the_codes_where_no_column_has_codes(tmp_path, head, row, code):
    (tmp_path / "codebook.csv").write_text(f"{head}\n{row}\n", encoding="utf-8")
    assert read_codebook(tmp_path / "codebook.csv")["code"].tolist() == [code]


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        (["a,,,b,", "b,,,a,"], "row 2: parent of 'a' goes in a circle: a > b > a; leave one parent empty"),
        (["a,,ประเด็น,,", "b,,ระดับ,a,"], "row 3: code 'b' is in dimension 'ระดับ', its parent 'a' in 'ประเด็น'"),
        (["a,,,,rouge"], "row 2: colour 'rouge' is not of the form #1b9e77"),
        (["a;b,,,,"], "row 2: code 'a;b' has a ';'"),
    ],
)
def test_faults_of_a_codebook(tmp_path, rows, fault):
    path = tmp_path / "codebook.csv"
    path.write_text("\n".join(["code,name,dimension,parent,colour", *rows]), encoding="utf-8")
    with pytest.raises(ValueError, match="codebook") as told:
        read_codebook(path)
    assert fault in str(told.value)


def test_an_empty_dimension_is_that_of_the_parent_and_a_parent_may_be_named_in_thai(tmp_path):
    path = tmp_path / "codebook.csv"
    path.write_text(
        "code,name,dimension,parent\nkind,ประเภท,ประเภทข้อค้นพบ,\nsuccess,สำเร็จ,,ประเภท", encoding="utf-8"
    )
    assert read_codebook(path)[["dimension", "parent"]].to_numpy().tolist() == [
        ["ประเภทข้อค้นพบ", ""],
        ["ประเภทข้อค้นพบ", "kind"],
    ]


def test_a_changed_file_is_taken_in_when_a_person_says_so(tmp_path, corpus):
    folder = tmp_path / "codings"
    folder.mkdir()
    first = corpus.statements.iloc[0]
    path = codings_file(folder, f"{first['source_id']},,{first['item']},{first['text']},team")
    with Study(tmp_path / "study.db") as study:
        study.add_corpus(corpus)
        assert "was taken in" in import_file(study, CORPUS / "codebook.csv")
        assert "is in the study already" in import_file(study, CORPUS / "codebook.csv")
        assert "1 new codings by a" in import_file(study, path)
        codings_file(folder, f"{first['source_id']},,{first['item']},{first['text']},trust")
        assert "1 new codings by a" in import_file(study, path)
        assert study.codings()["code"].tolist() == ["trust"]


@pytest.mark.parametrize(
    ("head", "column"),
    [
        ("คำจำกัดความ", "definition"),
        ("Memo", "definition"),
        ("หมวด", "dimension"),
        ("คำหลัก", "keywords"),
        ("เกณฑ์ไม่รวม", "exclude"),
    ],
)
def test_heads_as_people_write_them(tmp_path, head, column):
    (tmp_path / "codebook.csv").write_text(f"รหัส,{head}\npa,ป่าต้นน้ำ\n", encoding="utf-8")
    assert read_codebook(tmp_path / "codebook.csv").loc[0, column] == "ป่าต้นน้ำ"


def test_a_definition_goes_before_a_memo(tmp_path):
    (tmp_path / "codebook.csv").write_text("code,memo,definition\npa,จดไว้,ป่าต้นน้ำ\n", encoding="utf-8")
    assert read_codebook(tmp_path / "codebook.csv").loc[0, "definition"] == "ป่าต้นน้ำ"


@pytest.mark.parametrize("written", ["ป่า;ไฟป่า", "ป่า|ไฟป่า", "ป่า, ไฟป่า", "ป่า\nไฟป่า", " ป่า ;; ไฟป่า,"])
def test_keywords_are_parted_as_people_part_them(tmp_path, written):
    (tmp_path / "codebook.csv").write_text(f'code,keywords\npa,"{written}"\n', encoding="utf-8")
    assert read_codebook(tmp_path / "codebook.csv").loc[0, "keywords"] == "ป่า;ไฟป่า"
