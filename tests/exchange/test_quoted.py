"""Tables as other programs hand them out: a row for each coding, a column for each code."""

import pytest

from synth.exchange.taking import import_file
from synth.telling import say

from .refi.making import LINES, begin, said


@pytest.fixture
def study(tmp_path):
    with begin(tmp_path / "study.db") as made:
        yield made


TABLES = {
    "Taguette's highlights": (
        "id,document,tag,content\n1,เวที,ทีม,ผู้นำ\n1,เวที,ไว้ใจ,ผู้นำ\n2,เวที.txt,ทีม,ที่นี่มีทุนเดิม\n",
        [("ผู้นำ", "team"), ("ผู้นำ", "trust"), (LINES[2], "team")],
    ),
    "QualCoder's report": (
        "Filename,Codename,Coder,Coded text\nเวที.txt,ไว้ใจ,มาลี,ทุนเดิม\n",
        [("ทุนเดิม", "trust")],
    ),
    "words over two statements": (
        "document,tag,content\nเวที,ทีม,ทุนเดิม 4. งบ\n",
        [("ทุนเดิม\n4. งบ", "team")],
    ),
    "a column for each code": (
        f"path,text,ทีม,trust,สำเร็จ\nเวที.txt,{LINES[0]},1,0,x\nเวที.txt,{LINES[3]},0,0,\nข.txt,{LINES[1]},,TRUE,0\n",
        [(LINES[1], "trust"), (LINES[0], "ok"), (LINES[0], "team")],
    ),
}


@pytest.mark.parametrize("what", TABLES)
def test_what_programs_hand_out(study, tmp_path, what):
    text, wanted = TABLES[what]
    (tmp_path / "แดง.csv").write_text(text, encoding="utf-8")
    import_file(study, tmp_path / "แดง.csv")
    assert sorted(row[1:3] for row in said(study)) == sorted(wanted)
    assert {row[3] for row in said(study)} == {"มาลี" if "Coder" in text else "แดง"}
    assert study.check().empty


def test_a_row_of_noughts_was_read(study, tmp_path):
    (tmp_path / "x.csv").write_text(TABLES["a column for each code"][0], encoding="utf-8")
    import_file(study, tmp_path / "x.csv", "ก")
    assert study.reviews()["coder"].tolist() == ["ก"] * 3


def test_taguettes_codebook(study, tmp_path):
    (tmp_path / "b.csv").write_text(
        "tag,description,number of highlights\nทุน.ป่า,ไม้และน้ำ,3\n", encoding="utf-8"
    )
    assert "number of highlights" in say(import_file(study, tmp_path / "b.csv"), "en")
    assert study.codebook()[["code", "definition"]].values.tolist()[0] == ["ทุน.ป่า", "ไม้และน้ำ"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("document,tag,content\nเวที,ทีม,ไม่มีคำนี้\n", "row 2"),
        ("document,tag,content\nเวที,ทมี,ผู้นำ\n", "did you mean 'team'"),
        (f"path,text,ทีม\nเวที.txt,{LINES[0]},อาจจะ\n", "row 2"),
        ("path,text,อื่น\nเวที.txt,ก,1\n", "no row of heads"),
    ],
)
def test_rows_that_do_not_fit_are_all_listed_and_nothing_is_taken(study, tmp_path, text, line):
    (tmp_path / "x.csv").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=line):
        import_file(study, tmp_path / "x.csv")
    assert said(study) == []
