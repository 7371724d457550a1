import pytest

from synth.themes.headings import Heading, headings

FIRES = Heading("ไฟป่าและหมอกควัน", (frozenset({"ไฟป่า"}), frozenset({"หมอกควัน"})), False)
TONGUES = Heading("การสื่อสารต่างภาษาและล่าม", (frozenset({"สื่อสาร", "ภาษา"}), frozenset({"ล่าม"})), False)
WELFARE = Heading("สวัสดิการชุมชน", (frozenset({"สวัสดิการ", "ชุมชน"}),), False)
TRADE = Heading("การค้าขาย", (frozenset({"ค้า", "ขาย"}),), True)


@pytest.mark.parametrize(
    ("heading", "told", "may"),
    [
        (FIRES, {"ไฟป่า"}, True),
        (TONGUES, {"สื่อสาร"}, False),  # a matter is told whole
        (TONGUES, {"สื่อสาร", "ภาษา"}, True),
        (TONGUES, {"ล่าม"}, True),
        (WELFARE, {"ชุมชน"}, False),
        (WELFARE, {"ชุมชน", "สวัสดิการ"}, True),
        (TRADE, set(), True),
    ],
)
def test_a_narrow_heading_needs_its_words(heading, told, may):
    assert heading.may_name(frozenset(told)) is may


def test_headings_say_what_it_is_about_and_not_what_kind_of_finding():
    texts = [heading.text for heading in headings()]
    assert len(texts) == len(set(texts)) > 200
    assert all(heading.words for heading in headings())
    kinds = ("ปัญหา", "อุปสรรค", "ข้อเสนอ", "บทเรียน", "ผลลัพธ์", "ปัจจัย")
    assert not [text for text in texts if any(kind in text for kind in kinds) or len(text) > 35]


def test_a_matter_that_only_is_handled_is_told_by_its_word():
    texts = [heading.text for heading in headings() if heading.told(frozenset({"ขยะ"}))]
    assert texts == ["การจัดการขยะ"]
