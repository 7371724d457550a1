"""Anchor statements at the command line: drawn, read, and told of in words."""

import synth
from study.anchored import two_cohorts
from synth.sheets import read_sheet

from .conftest import said

PROJECTS = ("บางกล่ำ", "ควนลัง", "ท่าข้าม", "น้ำน้อย", "คลองแห", "พะวง")


def test_a_lot_is_drawn_read_and_told_of(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    two_cohorts(tmp_path / "study.db", PROJECTS).close()
    assert "ยังไม่ได้สุ่มข้อความเทียบเกณฑ์" in said("anchors", "study.db")
    told = said("anchors", "study.db", "--cohort", "รุ่น 10", "--size", 24, "--coder", "ก")
    assert "24 ข้อความ" in told
    assert "synth lab study.db" in told
    assert "ชุดสำหรับ รุ่น 10: 24 ข้อความ" in said("anchors", "study.db")
    with synth.Study("study.db") as study:
        for anchor in study.anchors()["anchor_id"]:
            study.review(anchor, coder="ก")
    told = said("anchors", "study.db", "--out", "out")
    assert "ก: อ่านแล้ว 24 จาก 24" in told
    assert "ก ให้รหัส “ความไว้วางใจ” น้อยกว่าข้อยุติครั้งก่อน" in told
    assert "finds 0% of what had it" in said("anchors", "study.db", "--lang", "en")
    for name, rows in (("drift", 1), ("training", 6)):
        assert len(read_sheet(tmp_path / "out" / f"{name}.csv")) == rows + 1
    assert "stability.csv" in {path.name for path in (tmp_path / "out").iterdir()}


def test_what_cannot_be_drawn_costs_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    two_cohorts(tmp_path / "study.db").close()
    assert "ไม่มีรุ่นก่อน รุ่น 9" in said("anchors", "study.db", "--cohort", "รุ่น 9", "--coder", "ก", status=2)
    told = said("anchors", "study.db", "--cohort", "รุ่น 8", "--coder", "ก", "--lang", "en", status=2)
    assert "no cohort 'รุ่น 8'" in told
    assert "ยังไม่ได้สุ่ม" in said("anchors", "study.db")
