import pandas as pd
import pytest

from synth.exchange.places import Places

LINES = pd.DataFrame(
    {
        "statement_id": ["s1", "s2"],
        "source_id": ["เวที.txt", "เวที.txt"],
        "section": ["สรุปกลุ่ม > กลุ่มที่ 1 คนปลูกผัก", "สรุปกลุ่ม > 2.1 คนขายผัก"],
        "item": ["1", "1"],
        "text": ["มีตลาดทุกวันเสาร์", "ลูกค้ากลับมาซื้อซ้ำ"],
    }
)


@pytest.mark.parametrize(
    ("section", "text", "found"),
    [
        ("กลุ่มที่ 1 คนปลูกผัก", "มีตลาดทุกวันเสาร์", "s1"),
        ("คนปลูกผัก", "มีตลาดทุกวันเสาร์", "s1"),  # a file of before headings kept their numbers
        ("คนขายผัก", "ลูกค้ากลับมาซื้อซ้ำ", "s2"),
        ("ปลูกผัก", "มีตลาดทุกวันเสาร์", ""),
    ],
)
def test_a_heading_is_known_with_its_number_and_without(section, text, found):
    statement, faults = Places(LINES).find(path="เวที.txt", section=section, item="1", text=text)
    assert (statement, bool(faults)) == (found, not found)
