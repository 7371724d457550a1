"""The sheet for what a community says: out of a study, filled, and in again."""

import pytest
from openpyxl import load_workbook

from study.conftest import begin
from synth.exchange.returned import HEARD, import_returned, iso_day, return_rows, write_return_sheet
from synth.telling import say


@pytest.fixture
def study(tmp_path):
    made, ids = begin(tmp_path / "study.db")
    made.code(ids[0], "trust", coder="a")
    yield made
    made.close()


@pytest.fixture
def sheet(study, tmp_path):
    return write_return_sheet(study, tmp_path / "คืนข้อมูล.xlsx")


def filled(path, *rows):
    """Write rows of cells into the sheet, below its heads."""
    book = load_workbook(path)
    own = book.worksheets[0]
    for at, row in enumerate(rows, start=3):
        for column, value in enumerate(row, start=1):
            own.cell(at, column).value = value
    book.save(path)
    return path


ROW = ("คนและทีม", "กลุ่มแม่บ้าน", "31 พ.ค. 2567", "ศาลา", "เห็นด้วย", "ใช่ ทีมเล็ก")


def test_what_people_said_comes_in_once(study, sheet):
    filled(sheet, ROW, ("คนและทีม", "เยาวชน", "2024-06-01", "", "เพิ่มเติม", "เด็กก็ช่วย"))
    said, lost = import_returned(study, sheet, "a")
    assert "2 ข้อ" in say(said, "th")
    assert lost.empty
    assert study.heard()[["code", "says", "who", "day", "place", "text"]].values.tolist() == [
        ["people", "agrees", "กลุ่มแม่บ้าน", "2024-05-31", "ศาลา", "ใช่ ทีมเล็ก"],
        ["people", "adds", "เยาวชน", "2024-06-01", "", "เด็กก็ช่วย"],
    ]
    assert "0 ข้อ" in say(import_returned(study, sheet, "a")[0], "th")
    assert study.history()["act"].tolist().count("hear") == 1


def test_a_sheet_that_is_written_again_has_the_answers_and_their_words_may_change(study, sheet, tmp_path):
    import_returned(study, filled(sheet, ROW), "a")
    again = write_return_sheet(study, tmp_path / "again.xlsx", "en")
    rows = return_rows(again)[1]
    assert rows[0].cells[:6] == ["คนและทีม", "กลุ่มแม่บ้าน", "2024-05-31", "ศาลา", "Agree", "ใช่ ทีมเล็ก"]
    filled(again, (*rows[0].cells[:4], "Disagree", "ไม่ใช่"))
    import_returned(study, again, "b")
    assert study.heard()[["says", "text", "coder"]].values.tolist() == [["disagrees", "ไม่ใช่", "b"]]
    filled(again, (*rows[0].cells[:4], "", ""))
    import_returned(study, again, "b")
    assert study.heard().empty


OTHER = ("คนและทีม", "เยาวชน", "2024-06-01", "", "เพิ่มเติม", "เด็กก็ช่วย")


def withdrawn(study):
    study.hear([{"heard_id": study.heard()["heard_id"][0], "code": "people", "says": "not said"}], "b")


def changed(study):
    answer = study.heard().iloc[0].to_dict()
    study.hear([answer | {"text": "ทีมเล็กไป"}], "b")


@pytest.mark.parametrize("act", [withdrawn, changed, lambda study: study.undo("a")])
def test_a_sheet_that_is_read_again_does_not_bring_back_what_a_person_took_away(study, sheet, act):
    import_returned(study, filled(sheet, ROW), "a")
    act(study)
    before = study.heard()
    said, lost = import_returned(study, filled(sheet, ROW, OTHER), "a")
    assert "1 ข้อ" in say(said, "th")
    assert study.heard()["text"].tolist() == [*before["text"], OTHER[5]]
    assert [say(place, "en") for place in lost["place"]] == ["row 3"]
    assert "taken away" in say(lost["problem"][0], "en")


@pytest.mark.parametrize("words", ["ใช่ ทีมเล็ก", "คำอื่น"])
def test_an_answer_that_was_taken_away_stays_away_by_its_hidden_name(study, sheet, tmp_path, words):
    import_returned(study, filled(sheet, ROW), "a")
    again = write_return_sheet(study, tmp_path / "again.xlsx")
    withdrawn(study)
    _, lost = import_returned(study, filled(again, (*ROW[:5], words)), "a")
    assert study.heard().empty
    assert len(lost) == 1
    study.hear([{"code": "people", "says": "agrees", "who": "กลุ่มแม่บ้าน", "text": "ใช่ ทีมเล็ก"}], "b")
    assert len(study.heard()) == 1


@pytest.mark.parametrize(
    ("place", "cell", "problem"),
    [
        (0, "ไม่มีประเด็นนี้", "ไม่รู้จักประเด็น"),
        (2, "เมื่อวาน", "เป็นวันที่ไม่ได้"),
        (4, "เฉย ๆ", "ใช้ไม่ได้"),
        (5, "", ""),
    ],
)
def test_rows_that_cannot_be_read_are_told_and_the_others_come_in(study, sheet, place, cell, problem):
    bad = [*ROW[:place], cell, *ROW[place + 1 :]]
    _, lost = import_returned(study, filled(sheet, bad, (*ROW[:5], "ข้อที่ดี")), "a")
    assert "ข้อที่ดี" in study.heard()["text"].tolist()
    if problem:
        assert problem in say(lost["problem"].iloc[0], "th")
        assert say(lost["place"].iloc[0], "th").endswith("3")
    else:
        assert len(study.heard()) == 2


def test_a_column_that_was_renamed_is_named(study, sheet):
    book = load_workbook(sheet)
    book.worksheets[0].cell(2, 2).value = "ใคร"
    book.save(sheet)
    with pytest.raises(ValueError, match="Group"):
        import_returned(study, sheet, "a")


def test_another_workbook_is_none(study, tmp_path):
    from synth.exchange.workbook import write_form_book

    other = write_form_book(study, tmp_path / "form.xlsx")
    assert return_rows(other) is None
    with pytest.raises(ValueError, match=r"form\.xlsx"):
        import_returned(study, other, "a")


@pytest.mark.parametrize(
    ("said", "day"),
    [("2024-05-31 00:00:00", "2024-05-31"), ("31/5/2567", "2024-05-31"), ("พ.ค. 2567", ""), ("", "")],
)
def test_days_as_people_write_them(said, day):
    assert iso_day(said) == day


def test_rows_are_known_by_a_hidden_column(sheet):
    own = load_workbook(sheet).worksheets[0]
    assert own.cell(2, 7).value == HEARD
    assert own.column_dimensions["G"].hidden
