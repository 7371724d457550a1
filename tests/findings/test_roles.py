"""Which codes are recommendations, obstacles, success factors and plans."""

import pandas as pd
import pytest

from synth.findings.roles import roles


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("ข้อเสนอแนะ", "recommendation"),
        ("ปัญหา/อุปสรรค", "obstacle"),
        ("Barriers", "obstacle"),
        ("ปัจจัยความสำเร็จ", "success"),
        ("ก้าวต่อไป", "plan"),
        ("แนวทางการทำงาน", None),
    ],
)
def test_a_code_is_known_by_its_name_outside_themes(name, role):
    book = pd.DataFrame({"code": ["x"], "name": [name], "dimension": ["ประเภทข้อค้นพบ"]})
    assert roles(book).get("x") == role
    assert roles(book.assign(dimension="ประเด็น")) == {}
