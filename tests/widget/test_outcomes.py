"""What cannot be done is said in the coder's language, with what to do, and the desk stays true."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from synth.study import copying, store

from .pages import Page
from .test_desk import fresh, laid


@pytest.fixture
def fast(monkeypatch):
    """Wait less for a locked file."""
    monkeypatch.setattr(store, "WAIT", 0.1)
    monkeypatch.setattr(copying, "WAIT", 0.1)


def true(page):
    """Say whether the desk is what a fresh one would be."""
    page("refresh")
    return laid(page.widget._desk) == laid(fresh(page.widget._desk))


def test_a_locked_file(page, study, fast):
    with closing(sqlite3.connect(study.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        done = page.act("code", k=page.keys[0], code="trust")
        other.execute("ROLLBACK")
    assert (done["ok"], done["why"]) == (
        False,
        "ไฟล์งานถูกโปรแกรมอื่นใช้อยู่ ยังไม่ได้บันทึก ปิดโปรแกรมนั้นหรือรอสักครู่แล้วลองอีกครั้ง",
    )
    assert page.row(page.keys[0])["state"] == "u"
    assert page.act("code", k=page.keys[0], code="trust")["ok"]
    assert true(page)


def test_a_file_that_may_not_be_written(page, study):
    study._store._mode = "ro"  # as the system opens a file that is write-protected; root would be let in
    done = page.act("review", k=page.keys[0])
    assert done["why"].startswith("ไฟล์งานเขียนไม่ได้ ยังไม่ได้บันทึก")
    assert page.row(page.keys[0])["state"] == "u"


def test_a_file_that_is_gone_and_comes_back(page, study, folder):
    shutil.move(study.path, folder / "elsewhere.db")
    done = page.act("review", k=page.keys[0])
    assert done["why"].startswith("ไม่พบไฟล์งานในที่เดิม ยังไม่ได้บันทึก")
    assert not study.path.exists()  # no empty study is begun in its place
    shutil.move(folder / "elsewhere.db", study.path)
    assert page.act("review", k=page.keys[0])["ok"]


def test_a_file_that_was_damaged_meanwhile(page, study):
    with closing(sqlite3.connect(study.path)) as file:
        file.execute("UPDATE events SET kind = 'nope' WHERE kind = 'read'")
        file.commit()
    done = page.act("review", k=page.keys[0])
    assert "เสียหาย จึงยังไม่บันทึกสิ่งใดลงไป" in done["why"]
    assert page.row(page.keys[0])["state"] == "u"


@pytest.mark.parametrize(
    ("do", "why"),
    [
        (lambda study: study.retire_code("trust", "ข"), "รหัสนี้เลิกใช้แล้ว"),
        (lambda study: study.rename_code("trust", "ข", to="faith"), "ไม่มีรหัสนี้ในสมุดรหัสแล้ว"),
        (lambda study: study.merge_codes(["trust"], "leader", "ข"), "ไม่มีรหัสนี้ในสมุดรหัสแล้ว"),
        (lambda study: study.split(study.statements()["statement_id"][1], 5, "ข"), "ข้อความนี้ไม่มีแล้ว"),
        (lambda study: study.join(study.statements()["statement_id"][:2], "ข"), "ข้อความนี้ไม่มีแล้ว"),
    ],
)
def test_what_another_did_meanwhile(page, study, do, why):
    k = page.keys[1]
    do(study)
    done = page.act("code", k=k, code="trust")
    assert not done["ok"]
    assert done["why"].startswith(why)
    assert done["gone"] == ([k] if why.startswith("ข้อความ") else [])
    assert [code["code"] for code in done["book"]] == [code["code"] for code in Page(study).opened["book"]]
    assert true(page)


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"act": "code", "k": 999, "code": "trust"}, "ข้อความนี้ไม่มีแล้ว"),
        ({"act": "code", "k": 0, "code": "ไม่มี"}, "ไม่มีรหัสนี้ในสมุดรหัสแล้ว"),
        ({"act": "code", "k": 0}, "เกิดข้อผิดพลาดที่ไม่คาดไว้ (KeyError"),
        ({"act": "split", "k": 0, "at": [0]}, "แยกตรงนี้ไม่ได้"),
        ({"act": "split", "k": 1, "at": [1]}, "แยกตรงนี้ไม่ได้"),  # within ต้
        ({"act": "join", "k": 4}, "ข้อความนี้เป็นข้อความสุดท้ายของแหล่งข้อมูล"),
        ({"act": "join", "k": 7}, "ข้อความนี้เป็นข้อความสุดท้ายของแหล่งข้อมูล"),
        ({"act": "memo", "about": "statement", "k": 0, "text": " "}, "ยังไม่มีคำในบันทึกช่วยคิด"),
        ({"act": "memo", "about": "ฟ้า", "k": 0, "text": "ก"}, "เกิดข้อผิดพลาดที่ไม่คาดไว้ (KeyError"),
        ({"act": "take", "k": 0, "from": "ก"}, "ไม่รู้จักคำสั่ง take"),
        ({"act": "fly", "k": 0}, "ไม่รู้จักคำสั่ง fly"),
        ({"act": None}, "ไม่รู้จักคำสั่ง None"),
        ({"act": "use", "k": 0, "use": "ไม่ใช้"}, "ทำไม่ได้: use เป็น"),
    ],
)
def test_what_does_not_fit(page, asked, why):
    done = page("act", **asked)
    assert not done["ok"]
    assert done["why"].startswith(why)
    assert true(page)


def test_anothers_memo_is_not_overwritten(page, study):
    name = study.statements()["statement_id"][0]
    memo = study.memo("statement", name, "ของ ข", coder="ข")
    page("refresh")
    done = page.act("memo", about="statement", k=page.keys[0], text="แก้", memo_id=memo)
    assert done["why"] == "บันทึกนี้เป็นของ ข แก้ไม่ได้ เขียนบันทึกของตนเองเพิ่มได้"
    assert study.memos()["text"].tolist() == ["ของ ข"]


def test_undo_of_what_another_stands_on(page, study):
    k = page.keys[1]
    made = page.act("split", k=k, at=[page("cuts", k=k)["words"][0]])["k"]
    study.code(page.widget._desk.statements[made].statement_id, "trust", coder="ข")
    done = page.act("undo")
    assert done["why"].startswith("เลิกทำไม่ได้ เพราะมีการลงรหัสหรือการแก้ไขที่ทำต่อจากนั้น")
    assert true(page)


def test_an_act_that_was_saved_is_never_called_failed(page, study, monkeypatch):
    """The act is in the file, but then the study cannot be looked at."""

    def lost(_):
        raise OSError("the drive went away")

    with monkeypatch.context() as broken:
        broken.setattr(type(study), "statement", lambda self, name: lost(name))
        done = page.act("code", k=page.keys[0], code="trust")
    assert (done["ok"], done["changed"]) == (True, True)
    assert len(study.codings()) == 1
    assert true(page)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"change": "add", "name": " "}, "ใส่ชื่อรหัสก่อน"),
        ({"change": "add", "code": "trust", "name": "ไว้ใจ"}, "มีรหัสนี้ในสมุดรหัสแล้ว"),
        ({"change": "add", "name": "ใหม่", "parent": "ไม่มี"}, "ไม่มีรหัสนี้ในสมุดรหัสแล้ว"),
        ({"change": "rename", "code": "trust", "to": "leader"}, "มีรหัสนี้ในสมุดรหัสแล้ว"),
        ({"change": "rename", "code": "trust", "to": ""}, "ใส่ชื่อรหัสก่อน"),
        ({"change": "move", "code": "people", "parent": "trust"}, "ย้ายรหัสไปอยู่ใต้ตัวเอง"),
        ({"change": "move", "code": "trust", "parent": "success"}, "รหัสที่อยู่ใต้กันต้องอยู่ในมิติเดียวกัน"),
        ({"change": "merge", "codes": ["trust"], "into": "success"}, "รวมได้เฉพาะรหัสในมิติเดียวกัน"),
        ({"change": "merge", "codes": ["trust", "ไม่มี"], "into": "leader"}, "ไม่มีรหัสนี้ในสมุดรหัสแล้ว"),
        ({"change": "retire", "code": "ไม่มี"}, "ไม่มีรหัสนี้ในสมุดรหัสแล้ว"),
        ({"change": "paint"}, "ไม่รู้จักคำสั่ง paint"),
    ],
)
def test_what_the_codebook_refuses(page, study, change, why):
    before = study.codebook()
    done = page("book", **change)
    assert not done["ok"]
    assert done["why"].startswith(why)
    assert study.codebook().equals(before)
    assert true(page)


def test_a_fault_of_any_message_is_told_and_the_page_goes_on(page):
    for asked in (
        {"do": "rows"},
        {"do": "source", "k": "ก"},
        {"do": "memos"},
        {"do": "view", "filter": {"code": 7}},
    ):
        answer = page(**asked)
        assert (answer["ok"], bool(answer["why"])) == (False, True)
    assert page("ping")["ok"]


def test_in_english(study):
    page = Page(study, lang="en")
    assert page.act("code", k=page.keys[0], code="trust")["said"] == "coded trust"
    study.retire_code("leader", "ข")
    done = page.act("code", k=page.keys[0], code="leader")
    assert (
        done["why"] == "this code is retired; choose another, or take it into use again in the codebook (B)"
    )
