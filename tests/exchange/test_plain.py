"""Everything out as plain tables and back."""

import openpyxl
import pandas as pd
import pytest

import synth
from synth.exchange.plain import read_tables, write_book, write_codebook, write_codings, write_tables
from synth.exchange.tabular import read_codebook, read_codings
from synth.study import Study

SHEET = "=1+1", "- ผู้นำ", "'- ผู้นำ", "a\r\nb", "\tก", 'คำว่า "ทีม", ทีม', "@x", "''=", ""


@pytest.fixture
def study(tmp_path, sample):
    with Study(tmp_path / "study.db") as made:
        sample.left_out = sample.problems = None
        made.add_corpus(sample)
        made.set_codebook(sample.codebook)
        made.import_codings(sample.codings, sample.reviews, path="codings/a.csv", sha256="a")
        ids = made.statements()["statement_id"].tolist()
        for number, text in enumerate(SHEET[:-1]):
            made.memo("statement", ids[number], text, coder="=ครู")
        made.code(ids[0], "trust", coder="=ครู")
        made.undo(coder="=ครู")
        made.split(ids[3], 5, coder="=ครู")
        made.change_code("trust", coder="=ครู", definition="=SUM(A1)", retired=True)
        made.set_attribute("bangklam-2564/workshop-note.txt", "people", 12, coder="=ครู")
        yield made


def test_everything_goes_to_csv_and_back_without_loss(study, tmp_path):
    files = write_tables(study, tmp_path / "out")
    assert {file.name for file in files} >= {"codings.csv", "events.csv", "history.csv"}
    with read_tables(tmp_path / "out", tmp_path / "again.db") as again:
        before, after = study.dump(), again.dump()
        for name, table in before.items():
            if name != "formats":
                pd.testing.assert_frame_equal(after[name], table)
        for name in ("sources", "statements", "codebook", "codings", "reviews", "memos", "history"):
            pd.testing.assert_frame_equal(getattr(again, name)(), getattr(study, name)())
        assert again.check().empty
        assert again.redo(coder="=ครู") == study.redo(coder="=ครู") == ""
        assert again.undo(coder="=ครู")


def test_headings_that_a_format_states_come_back(tmp_path):
    note = tmp_path / "corpus" / "เวที.md"
    note.parent.mkdir()
    note.write_text("# บทเรียน\n\n## การสร้างทีม\n\n- ผู้นำเข้มแข็ง\n- แบ่งงานกันทำ\n", encoding="utf-8")
    with Study(tmp_path / "study.db") as made:
        made.add_corpus(synth.read_corpus(note.parent))
        before = made.lines()
        write_tables(made, tmp_path / "out")
    assert (before["level"] < 0).any()
    with read_tables(tmp_path / "out", tmp_path / "again.db") as again:
        pd.testing.assert_frame_equal(again.lines(), before)


def test_no_cell_of_an_export_is_a_formula(study, tmp_path):
    for file in write_tables(study, tmp_path / "out"):
        for row in pd.read_csv(file, header=None, dtype=str, keep_default_na=False).to_numpy():
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in row)
    book = openpyxl.load_workbook(write_book(study, tmp_path / "all.xlsx"))
    assert not any(cell.data_type == "f" for sheet in book for row in sheet for cell in row)


@pytest.mark.parametrize("stem", ["x [1]", "ก:ข?", "'ปลาย'", "รุ่น 2567 " * 6, "History"])
def test_codings_go_to_a_workbook_of_any_name(study, tmp_path, stem):
    path = write_codings(study, tmp_path / f"{stem}.xlsx", coder="b")
    assert len(read_codings(path, study.statements(), study.codebook())[1]) > 0


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_codebook_and_codings_are_read_as_they_were_written(study, tmp_path, ending):
    again = read_codebook(write_codebook(study, tmp_path / f"codebook{ending}"))
    pd.testing.assert_frame_equal(again, study.codebook(), check_dtype=False)
    path = write_codings(study, tmp_path / f"b{ending}", coder="b")
    codings, reviews = read_codings(path, study.statements(), study.codebook())
    own = study.codings().query("coder == 'b'")
    assert set(zip(codings["statement_id"], codings["code"], strict=True)) == set(
        zip(own["statement_id"], own["code"], strict=True)
    )
    assert len(reviews) == (study.reviews()["coder"] == "b").sum()


def test_an_export_goes_only_into_a_new_study(study, tmp_path):
    write_tables(study, tmp_path / "out")
    with pytest.raises(ValueError, match="is there already"):
        read_tables(tmp_path / "out", study.path)
    with pytest.raises(ValueError, match="has no tables"):
        read_tables(tmp_path, tmp_path / "new.db")
