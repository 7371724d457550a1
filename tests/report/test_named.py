"""What notes and codebooks call the things that a report has a chapter for."""

import pandas as pd
import pytest

from synth.report.named import addressed, attribute, objectives, roles, sides

KINDS = "ประเภทข้อค้นพบ"


def book(*codes, dimension=KINDS):
    return pd.DataFrame(codes, columns=["code", "name"]).assign(dimension=dimension)


@pytest.mark.parametrize(
    ("code", "name", "role"),
    [
        ("recommendation", "ข้อเสนอ", "recommendation"),
        ("r", "ข้อเสนอแนะเชิงนโยบาย", "recommendation"),
        ("x", "ปัญหาและอุปสรรค", "obstacle"),
        ("barrier", "สิ่งกีดขวาง", "obstacle"),
        ("p", "ก้าวต่อไป", "plan"),
        ("s", " ปัจจัยแห่งความสำเร็จ ", "success"),
        ("o", "ผลลัพธ์", None),
    ],
)
def test_kinds_of_finding_by_code_or_name(code, name, role):
    assert roles(book((code, name))).get(code) == role


def test_a_theme_is_never_a_kind():
    assert roles(book(("plan", "แผน"), dimension="ประเด็น")) == {}


def test_two_sides_need_both():
    assert sides(book(("s", "ปัจจัยความสำเร็จ"))) is None
    assert sides(book(("s", "ปัจจัยความสำเร็จ"), ("o", "ปัญหา"))) == (["s"], ["o"])


@pytest.mark.parametrize(
    ("section", "found"),
    [
        ("วัตถุประสงค์", True),
        ("ก > วัตถุประสงค์ของเวที", True),
        ("Objectives", True),
        ("วัตถุประสงค์ > ผล", False),
        ("", False),
    ],
)
def test_sections_of_objectives(section, found):
    assert objectives(section) == found


@pytest.mark.parametrize(
    ("name", "kind"), [("จังหวัด", "place"), ("Province", "place"), ("อายุ", "people"), ("recorder", "")]
)
def test_attributes(name, kind):
    assert attribute(name) == kind


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("ขอให้เทศบาลช่วยเรื่องรถขยะ", "เทศบาล"),
        ("อบต.ควรตั้งงบไว้ล่วงหน้า", "อบต."),
        ("ให้ครูกับผู้ปกครองคุยกัน", "ครู"),
        ("อยากให้มีต่อเนื่อง", ""),
        ("ผลักดันเข้าแผนพัฒนาท้องถิ่น 5 ปี", ""),
        ("ควรทำต่อกับโรงเรียน", ""),
        ("ขอให้งบมาก่อนหน้าฝน", ""),
    ],
)
def test_whom_a_proposal_asks(text, who):
    assert addressed(text) == who
