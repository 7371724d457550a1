"""Names without titles: where words may be cut, what speaks for a name, what is chosen; tables of examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synth.text.cuts import Cuts, may_cut
from synth.text.name_judge import chosen, judged, sure, weights
from synth.text.name_places import FULL, Line
from synth.text.particulars import find_particulars
from synth.text.privacy import find_in

FOUND = [
    ("ให้หนุ่ยไปตามรถมาอีกคัน", ["หนุ่ย"]),
    ("ผู้ตรวจรายงาน พีระพงศ์ ทองหล่อ", ["พีระพงศ์ ทองหล่อ"]),
    ("เย็นนั้นอารีรัตน์โทรมาบอกว่าไปไม่ได้", ["อารีรัตน์"]),
    ("ลงชื่อ อัญชลี พูนทรัพย์ ผู้รับเงิน", ["อัญชลี พูนทรัพย์"]),
]
NONE = ["วัดบุญมีเป็นที่รวมพลของตำบล", "ข้าวหอมมะลิราคาตก", "สมควรแก่เวลาแล้ว ขอปิดประชุม", "ติดต่อนายก อบต. ได้ทุกวัน"]
FORMS = [
    ("ไอดีไลน์ของผู้ประสานงาน: camp.leader", [("line_id", "camp.leader")]),
    ("ติดต่อทางไลน์ (bankrupk)", [("line_id", "bankrupk")]),
    ("ทักมาที่ไอดี noi_pr ได้", [("line_id", "noi_pr")]),
    ("ส่งของไปที่ 77 หมู่บ้านสุขใจ ซอย 4 แขวงบางแค", [("address", "77 หมู่บ้านสุขใจ ซอย 4 แขวงบางแค")]),
    ("จ่าหน้า 50/2 ถ.มิตรภาพ ต.ในเมือง", [("address", "50/2 ถ.มิตรภาพ ต.ในเมือง")]),
    ("คลอดลูกคนแรกวันที่ 8 สิงหาคม 2551", [("birth_date", "8 สิงหาคม 2551")]),
    ("ใบเกิดแจ้งว่า ๑๒ มีนาคม ๒๕๖๓", [("birth_date", "๑๒ มีนาคม ๒๕๖๓")]),
    ("เกิดปีมะโรง 2507", [("birth_date", "2507")]),
]
NO_FORMS = [
    *("ฝายเกิดรอยร้าวเมื่อ 3 ก.ย. 2564", "ต้องเกิดก่อนปี 2553", "อายุ 62 ปี", "เหลือ 9 บ้าน จากสมาชิก 24 บ้าน"),
    *("ศุกร์ 25 ต.ค. ห้องสมุดชุมชน", "doc_id: LL-2567-0038", "เลขประจำตัวผู้เสียภาษี 0993000418826"),
]


@pytest.mark.parametrize(("text", "names"), FOUND)
def test_names_are_found_by_what_stands_around_them(text, names):
    assert [text[one.start : one.end] for one in find_in(text)] == names


@pytest.mark.parametrize("text", [*NONE, *NO_FORMS])
def test_what_is_no_personal_data_is_left_alone(text):
    assert find_in(text) == []


@pytest.mark.parametrize(("text", "wanted"), FORMS)
def test_forms_are_found_in_all_ways_of_saying(text, wanted):
    assert [(one.kind, text[one.start : one.end]) for one in find_particulars(text)] == wanted


@given(st.text(alphabet="กานยสมชดีใจ์ะาิุเแ", max_size=40))
def test_a_run_is_cut_where_letters_allow_it(run):
    cuts = Cuts(run)
    ends = cuts.places()
    assert "".join(run[a:b] for a, b in zip([0, *ends], ends, strict=False)) == run
    assert all(may_cut(run, end) for end in ends)


def test_a_family_name_goes_with_its_given_name():
    line = Line("ผู้บันทึก กานดา สุขสมบูรณ์")
    best = chosen(judged(line))
    assert [(line.text[place.start : place.end], place.shape) for place, _ in best] == [
        ("กานดา สุขสมบูรณ์", FULL)
    ]


def test_evidence_adds_up():
    assert sure([], {"": 0.0}) == 0.5
    assert sure(["a"], {"": 0.0, "a": 2.0}) > sure(["a"], {"a": -2.0})
    assert all(abs(weight) < 20 for weight in weights().values())
