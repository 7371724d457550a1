"""What coders coded differently, side by side."""

from .. import studies
from .test_projects import contents_of, table


def test_both_coders_stand_beside_the_statement():
    made = table(contents_of(studies.sample()), "disagreements")
    assert made.heads == ["ข้อความที่", "ข้อความ", "ชุดรหัส", "คนที่ 1", "คนที่ 2"]
    assert len(made.rows) == 23
    assert [str(made.rows[0][0]), *made.rows[0][2:]] == [
        "1",
        "ประเด็น",
        "ความเป็นเจ้าของ",
        "ความเป็นเจ้าของ, การมีส่วนร่วม",
    ]
    assert not any(row[3] == row[4] for row in made.rows)
