"""The codebook edited in place."""

import pytest


def tree(answer):
    return [(row["code"], row["depth"]) for row in answer["book"]]


def row(answer, code):
    return next(row for row in answer["book"] if row["code"] == code)


def test_a_code_is_added_below_another_under_its_name(page):
    done = page("book", change="add", name="ความสุข", parent="people", definition="ทำแล้วสนุก")
    assert done["said"] == "เพิ่มรหัส ความสุข แล้ว"
    assert tree(done)[:4] == [("people", 0), ("trust", 1), ("leader", 1), ("ความสุข", 1)]
    assert row(done, "ความสุข")["find"] == ["สุข", "ความสุข"]
    assert page.act("code", k=page.keys[0], code="ความสุข")["ok"]


def test_a_code_is_added_in_a_dimension_of_its_own(page):
    done = page("book", change="add", code="policy", name="นโยบาย", dimension="ระดับการเปลี่ยนแปลง")
    assert done["dimensions"] == ["ประเด็น", "ประเภทข้อค้นพบ", "ระดับการเปลี่ยนแปลง"]


@pytest.mark.parametrize(
    "columns",
    [
        {"definition": "ไว้ใจกันในกลุ่ม", "include": "เชื่อใจ", "exclude": "เชื่อเรื่องผี", "example": "โปร่งใส"},
        {"colour": "#2a7f9e"},
        {"name": "ความเชื่อใจ", "name_en": "faith", "keywords": "เชื่อใจ;ไว้ใจ"},
    ],
)
def test_a_code_is_changed_and_the_change_undone(page, columns):
    before = row(page.opened, "trust")
    done = page("book", change="change", code="trust", columns=columns)
    assert {name: row(done, "trust")[name] for name in columns} == columns
    assert done["stale"] is False
    undone = page.act("undo")
    assert undone["said"] == "เลิกทำแล้ว: แก้สมุดรหัส"
    assert row(undone, "trust") == before


def test_what_was_written_on_another_page_is_undone_by_its_own_name(page, study):
    study.write_claim("finding", "ทีมเล็กทำได้นาน", coder="ก")
    assert page.act("undo")["said"] == "เลิกทำแล้ว: เขียนงานสังเคราะห์"


def test_a_renamed_code_keeps_its_codings(page):
    page.act("code", k=page.keys[0], code="trust")
    done = page("book", change="rename", code="trust", to="faith")
    assert done["stale"]
    assert [one["code"] for one in page.row(page.keys[0])["codes"]] == ["faith"]
    assert row(done, "faith")["uses"] == 1


def test_merged_codes_count_as_one_and_an_undo_parts_them(page):
    page.act("code", k=page.keys[0], code="trust")
    page("rows", keys=page.keys[:3])
    done = page("book", change="merge", codes=["trust"], into="leader")
    assert [[one["code"] for one in shown["codes"]] for shown in done["rows"]] == [["leader"], [], []]
    assert "trust" not in [code["code"] for code in done["book"]]
    undone = page.act("undo")
    assert [one["code"] for one in undone["rows"][0]["codes"]] == ["trust"]


def test_a_code_goes_to_another_place_with_those_below_it(page):
    done = page("book", change="move", code="budget", parent="leader")
    assert tree(done)[:4] == [("people", 0), ("trust", 1), ("leader", 1), ("budget", 2)]
    done = page("book", change="move", code="budget", parent="")
    assert ("budget", 0) in tree(done)


def test_a_code_goes_to_another_dimension_with_those_below_it(page):
    done = page(
        "book", change="change", code="people", columns={"dimension": "ประเภทข้อค้นพบ", "colour": "#111111"}
    )
    assert {code: row(done, code)["dimension"] for code in ("people", "trust", "leader")} == dict.fromkeys(
        ("people", "trust", "leader"), "ประเภทข้อค้นพบ"
    )
    assert row(done, "people")["colour"] == "#111111"
    assert row(done, "trust")["parent"] == "people"
    assert page("refresh")["changed"] is False  # both acts are its own
    done = page("book", change="change", code="trust", columns={"dimension": "ประเด็น"})
    assert (row(done, "trust")["parent"], row(done, "trust")["dimension"]) == ("", "ประเด็น")


def test_a_code_is_retired_and_taken_into_use_again(page):
    page.act("code", k=page.keys[0], code="trust")
    done = page("book", change="retire", code="trust")
    assert (row(done, "trust")["retired"], row(done, "trust")["uses"]) == (True, 1)
    assert not page.act("code", k=page.keys[1], code="trust")["ok"]
    done = page("book", change="unretire", code="trust")
    assert (row(done, "trust")["retired"], done["said"]) == (False, "กลับมาใช้รหัส ความไว้วางใจ แล้ว")
    assert page.act("code", k=page.keys[1], code="trust")["ok"]


def test_a_change_that_changes_nothing_is_no_act(page, study):
    before = study.reached
    assert page("book", change="change", code="trust", columns={"name": "ความไว้วางใจ", "code": "trust"})["ok"]
    assert study.reached == before
