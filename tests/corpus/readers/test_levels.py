"""Levels of lists: a finding over deeper items stays one, and what stands beside a topic is not beneath it."""

import pytest

import synth

PAGE = """<html><meta charset="utf-8"><body><h1>สรุปเวที</h1><h2>สิ่งที่ได้เรียนรู้</h2>{}</body></html>"""
LISTED = (
    "<{0}><li>งบประมาณ<{0}><li>มาช้าสามเดือน</li><li>ไม่พอค่าเดินทาง</li></{0}></li>"
    "<li>เด็กๆ เป็นแรงดึงผู้ใหญ่<{0}><li>พ่อแม่มาเพราะลูกชวน</li></{0}></li>"
    "<li>ควรแบ่งกลุ่มย่อย<{0}><li>กลุ่มละห้าคน</li></{0}></li>"
    "<li>ควรมีตลาดประจำ:<{0}><li>วันเสาร์หน้าอำเภอ</li></{0}></li>"
    "<li>ไม่มีคนรับช่วงต่อ</li></{0}>"
)


@pytest.mark.parametrize("tag", ["ul", "ol"])
def test_findings_over_deeper_items_stay_and_topics_end_with_theirs(tmp_path, tag):
    (tmp_path / "a.html").write_text(PAGE.format(LISTED.format(tag)), encoding="utf-8")
    rows = synth.read_corpus(tmp_path).statements
    section = dict(zip(rows["text"], rows["section"], strict=True))
    over = "สิ่งที่ได้เรียนรู้"
    assert section == {
        "มาช้าสามเดือน": f"{over} > งบประมาณ",
        "ไม่พอค่าเดินทาง": f"{over} > งบประมาณ",
        "เด็กๆ เป็นแรงดึงผู้ใหญ่": over,
        "พ่อแม่มาเพราะลูกชวน": over,
        "ควรแบ่งกลุ่มย่อย": over,
        "กลุ่มละห้าคน": over,
        "วันเสาร์หน้าอำเภอ": f"{over} > ควรมีตลาดประจำ",
        "ไม่มีคนรับช่วงต่อ": over,
    }


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
