import datetime

import pytest
import xlsxwriter

import synth
from synth.corpus.readers.source import LARGEST, decode

NOTE = "เวทีสรุปบทเรียน 3 มีนาคม 2565\n\nบทเรียน\n1. ผู้นำตามธรรมชาติ\n2. ติดตามต่อเนื่อง\n"


def write(folder, name, content=NOTE):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp874"])
def test_encodings(tmp_path, encoding):
    write(tmp_path, "รุ่น2565/เวที.txt", NOTE.replace("\n", "\r\n").encode(encoding))
    corpus = synth.read_corpus(tmp_path)
    assert corpus.sources["text"].item() == NOTE
    assert corpus.sources["date"].item() == "2022-03-03"
    assert len(corpus.statements) == 2


def test_cohorts_are_the_folders_and_sources_csv_tells_the_rest(tmp_path):
    write(tmp_path, "2564/ก.txt")
    write(tmp_path, "2565/ย่อย/ข.md")
    write(tmp_path, "ค.txt")
    write(
        tmp_path,
        "sources.csv",
        "\ufeffpath,project,date,province\n2564/ก.txt,บ้านดอน,2021-12-26,สงขลา\n2565\\ย่อย\\ข.md,ป่าชุมชน,,\n",
    )
    sources = synth.read_corpus(tmp_path).sources.set_index("source_id")
    assert sources["cohort"].to_dict() == {
        "2564/ก.txt": "2564",
        "2565/ย่อย/ข.md": "2565",
        "ค.txt": tmp_path.name,
    }
    assert sources.loc["2564/ก.txt", ["project", "date", "province"]].tolist() == [
        "บ้านดอน",
        "2021-12-26",
        "สงขลา",
    ]
    assert sources.loc["2565/ย่อย/ข.md", ["project", "date", "province"]].tolist() == [
        "ป่าชุมชน",
        "2022-03-03",
        "",
    ]


def test_what_is_never_a_source(tmp_path):
    write(tmp_path, "2564/ก.txt")
    for name in ("README.md", "codebook.csv", "codings/a.csv", ".hidden.txt", "2564/~$ก.txt", ".git/x.txt"):
        write(tmp_path, name)
    corpus = synth.read_corpus(tmp_path)
    assert corpus.sources["source_id"].tolist() == ["2564/ก.txt"]
    assert corpus.problems.empty


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("ก.wpd", b"\xd0\xcf\x11\xe0", "ยังไม่รองรับไฟล์ชนิด .wpd"),
        ("ข.txt", b"", "ไม่พบข้อความในไฟล์"),
        ("ค.txt", b"\x01\x02\xff\xfe\x00", "อ่านตัวอักษรในไฟล์ไม่ออก"),
        ("ง.txt", b"a" * (LARGEST + 1), "ไฟล์ใหญ่เกินไป"),
    ],
)
def test_an_unreadable_note_is_a_row_in_problems_and_the_rest_goes_on(tmp_path, name, content, problem):
    write(tmp_path, "ดี.txt")
    write(tmp_path, name, content)
    corpus = synth.read_corpus(tmp_path)
    assert len(corpus.sources) == 1
    [row] = corpus.problems.to_dict("records")
    assert row["path"] == name
    assert row["problem"].startswith(problem)
    assert row["what_to_do"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    outside = write(tmp_path, "outside/secret.txt")
    write(tmp_path, "corpus/ก.txt")
    (tmp_path / "corpus" / "ล.txt").symlink_to(outside)
    corpus = synth.read_corpus(tmp_path / "corpus")
    assert corpus.sources["source_id"].tolist() == ["ก.txt"]
    assert corpus.problems["path"].tolist() == ["ล.txt"]


def test_faults_of_sources_csv_are_told_and_cost_nothing(tmp_path):
    write(tmp_path, "ก.txt")
    write(tmp_path, "sources.csv", "path,project,date\nก.txt,บ้านดอน,26 ธันวาคม\nก.txt,ซ้ำ,\nหาย.txt,,\n")
    corpus = synth.read_corpus(tmp_path)
    assert corpus.sources["project"].item() == "บ้านดอน"
    assert sorted(corpus.problems["place"]) == ["ก.txt", "หาย.txt", "แถว 3"]


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_a_missing_or_empty_folder_is_refused(tmp_path, name):
    (tmp_path / "empty").mkdir()
    with pytest.raises(ValueError, match=name):
        synth.read_corpus(tmp_path / name)


def test_reading_twice_gives_the_same(tmp_path):
    write(tmp_path, "2564/ก.txt")
    first, second = synth.read_corpus(tmp_path), synth.read_corpus(tmp_path)
    assert all(
        getattr(first, name).equals(getattr(second, name)) for name in ("sources", "statements", "left_out")
    )


def test_nul_and_byte_order_marks():
    assert decode("\ufeffก\x00ข".encode()) == "ก\ufffdข"


def test_a_corpus_shows_itself(corpus):
    assert repr(corpus).startswith("Corpus(sources=")
    assert "<table" in corpus._repr_html_()


def test_the_table_of_sources_as_a_workbook_with_days_of_both_eras(tmp_path):
    for name in ("ก.txt", "ข.txt", "ค.txt"):
        write(tmp_path, name, f"บทเรียน\n1. เรื่องของ {name} ที่ไว้ใจกัน")
    with xlsxwriter.Workbook(str(tmp_path / "sources.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["path", "project", "date"])
        sheet.write_row(1, 0, ["ก.txt", "ผัก", "2567-03-05"])
        sheet.write_row(2, 0, ["ข.txt", "ป่า"])
        sheet.write_datetime(2, 2, datetime.datetime(2567, 3, 6), book.add_format({"num_format": "d/m/yyyy"}))
        sheet.write_row(3, 0, ["ค.txt", "น้ำ", "7 มี.ค. 67"])
    sources = synth.read_corpus(tmp_path).sources
    assert sources[["project", "date"]].values.tolist() == [
        ["ผัก", "2024-03-05"],
        ["ป่า", "2024-03-06"],
        ["น้ำ", "2024-03-07"],
    ]


def test_the_days_in_sources_csv_have_one_order(tmp_path):
    for name in ("ก.txt", "ข.txt"):
        write(tmp_path, name, f"บทเรียน\n1. เรื่องของ {name} ที่ไว้ใจกัน")
    write(tmp_path, "sources.csv", "path,date\nก.txt,3/4/2024\nข.txt,3/25/2024\n")
    assert synth.read_corpus(tmp_path).sources["date"].tolist() == ["2024-03-04", "2024-03-25"]


@pytest.mark.parametrize(
    ("name", "table", "unread"),
    [
        ("sources.csv", "path,จังหวัด,\nก.txt,น่าน,ไม่มีหัว\n", "C"),
        ("sources.csv", "path,จังหวัด,จังหวัด\nก.txt,น่าน,แพร่\n", "จังหวัด, จังหวัด"),
        ("sources.csv", "path,จังหวัด,\nก.txt,น่าน,\n", ""),
        ("speakers.csv", "path,label,name,อายุ\nก.txt,ผู้พูด 1,สมใจ,60\n", "อายุ"),
        ("speakers.csv", "Path,Label,Name,Role\nก.txt,ผู้พูด 1,สมใจ,แกนนำ\n", ""),
    ],
)
def test_a_column_that_is_not_read_is_a_row_in_problems(tmp_path, name, table, unread):
    (tmp_path / "ก.txt").write_text("ผู้พูด 1: ผู้นำเข้มแข็งมากในชุมชน\nผู้พูด 2: เห็นด้วยกับเรื่องนี้", encoding="utf-8")
    (tmp_path / name).write_text(table, encoding="utf-8")
    found = [row for row in synth.read_corpus(tmp_path).problems["problem"] if row.startswith("คอลัมน์")]
    assert found == ([f"คอลัมน์ที่ไม่ได้อ่าน: {unread}"] if unread else [])
