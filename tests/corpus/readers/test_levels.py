"""Levels of lists: what stands beside a topic is not beneath it."""

import pytest

import synth

PAGE = """<html><meta charset="utf-8"><body><h1>สรุปเวที</h1><h2>สิ่งที่ได้เรียนรู้</h2>{}</body></html>"""


@pytest.mark.parametrize(
    ("first", "second", "sections"),
    [
        ("ด้านคน", "ด้านการจัดการ", ["ด้านคน", "ด้านการจัดการ"]),
        ("ปีหน้าจะทำ", "ขอจาก อบต.", ["ปีหน้าจะทำ", "ขอจาก อบต."]),
        # one that tells, and it stays a finding
        ("ขยะลดลงครึ่งหนึ่งในสามเดือน", "คนไม่มาประชุมเพราะติดนา", []),
    ],
)
def test_what_stands_over_deeper_items_each_names_them(tmp_path, first, second, sections):
    deeper = "<ul><li>พ่อหลวงพูดคนเดียวเกินครึ่งเวลา</li><li>ใบเสร็จค่าหินยังไม่ครบ</li></ul>"
    listed = f"<ul><li>{first}{deeper}</li><li>{second}{deeper.replace('ใบ', 'บิล')}</li></ul>"
    (tmp_path / "a.html").write_text(PAGE.format(listed), encoding="utf-8")
    rows = synth.read_corpus(tmp_path).statements
    over = "สิ่งที่ได้เรียนรู้"
    named = [f"{over} > {section}" for section in sections]
    assert list(dict.fromkeys(rows["section"])) == (named or [over])
    assert (first in set(rows["text"])) == (not sections)
