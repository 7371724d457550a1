"""Somebody is called by what they do; the same words with something done are told."""

import pytest

from synth.corpus.layout.callings import called_by_name, is_somebody

SOMEBODY = ["คนขับเรือ", "ป้าเจ้าของบ้านหลังที่ 2", "บังคนขับเรือ", "นักเรียน ป.4", "พ่อหลวงบ้านปางห้า", "สมาชิกสาย 1", "หมออนามัย"]  # fmt: skip
NOBODY = ["เด็กมาน้อยลง", "คนมาเยอะ", "บ่อบาดาลแห้งทุกบ่อ", "ครูย้าย", "คนป่วยเพิ่ม", "แม่น้ำเน่า", "คนละสองกิโล", "ครูไม่พอ", "P1", "ผู้ปกครอง 3 คน"]  # fmt: skip


@pytest.mark.parametrize("label", [*SOMEBODY, *NOBODY])
def test_who_is_somebody_by_what_they_do(label):
    assert is_somebody(label) == (label in SOMEBODY)


NAMED = ["ครูนิด", "หมออิ๋ว", "ช่างเบิ้ม", "ตอบ", "ผู้พูด 2"]
UNNAMED = ["กำนัน", "แม่วัยรุ่น", "ครู", "ตำรวจ", "คนขับรถ", "เทศบาล", "แม่น้ำ", "ครูย้าย", "นักเรียน", "ผู้ปกครอง", "ครูพี่เลี้ยง", "หมออนามัย", "แม่ค้า", "ผู้สูงอายุ", "พ่อหลวง", "คุณภาพ"]  # fmt: skip


@pytest.mark.parametrize("label", [*NAMED, *UNNAMED])
def test_who_is_called_by_name_and_not_as_a_kind_of_people(label):
    assert called_by_name([label]) == (label in NAMED)
