"""A table that promises findings is read whatever heading stands over it, but for what was only intended."""

import pytest

from synth.corpus.document import Draft
from synth.corpus.layout.intended import is_intended, promises_findings
from synth.corpus.layout.tables import add_table
from synth.corpus.statements import read_note

ROWS = [
    ("ร้านค้า", "ในวัดไม่มีร้านขายเหล้า", "ร้านใหญ่หกร้านร่วมมือดีมาก", "ผู้ใหญ่เดินคุยทีละร้านก่อนงาน"),
    ("ขบวนแห่", "คนในขบวนไม่ดื่มทั้งสี่คุ้ม", "วัยรุ่นคุ้มใต้ดื่มมาจากบ้าน", "รางวัลไม่จูงใจวัยรุ่นเลย"),
]
ASIDES = ("วัตถุประสงค์ของกิจกรรม", "เป้าหมายของเวที", "รายชื่อผู้เข้าร่วม")


def uses(heading, heads):
    """Return of each column of a table below a heading and its list whether its cells are analysed."""
    draft = Draft()
    draft.add("ทบทวนงานบุญ")
    draft.blank()
    draft.add(heading, kind="heading", level=-8)
    draft.add("เพื่อลดการดื่มในงานบุญของหมู่บ้าน", marker="1. ", kind="item", number="1")
    draft.add("เพื่อให้เยาวชนมีส่วนร่วม", marker="2. ", kind="item", number="2")
    add_table(draft, [heads, *ROWS])
    draft.add("บทเรียน", kind="heading", level=-8)
    draft.add("พระเทศน์มีน้ำหนักกว่าป้ายทุกแผ่น", marker="1. ", kind="item", number="1")
    document = draft.document()
    found = {row["text"]: row["use"] for row in read_note(document.text, "n", document.told).statements}
    assert found.pop("พระเทศน์มีน้ำหนักกว่าป้ายทุกแผ่น") == "analysed"
    columns = [{found[cell] == "analysed" for cell in column} for column in list(zip(*ROWS, strict=True))[1:]]
    assert all(len(column) == 1 for column in columns)
    return [column.pop() for column in columns]


@pytest.mark.parametrize("heading", ASIDES)
@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        # what was found is read, also under heads that ask; what was intended is an aside as the heading says
        (("ประเด็น", "สิ่งที่ตั้งใจไว้", "สิ่งที่เกิดขึ้นจริง", "เพราะอะไร"), [False, True, True]),
        (("เรื่อง", "แผนที่วางไว้", "ผลที่ได้", "ครั้งหน้าเอาอย่างไร"), [False, True, True]),
        (("ฐาน", "เป้าหมาย", "ปัญหา", "ทางแก้"), [False, True, True]),
        (("ฐาน", "วัตถุประสงค์", "ข้อค้นพบ", "ข้อเสนอแนะ"), [False, True, True]),
        (("ฐาน", "จุดแข็ง", "จุดอ่อน", "ผลที่คาดว่าจะได้รับ"), [True, True, False]),
        # a plan, a frame of objectives, a list of who came
        (("วัตถุประสงค์", "ตัวชี้วัด", "กิจกรรม", "วิธีวัด"), [False, False, False]),
        (("วัตถุประสงค์", "ตัวชี้วัดความสำเร็จ", "ผลลัพธ์", "วิธีวัด"), [False, False, False]),
        (("วัตถุประสงค์", "ตัวชี้วัด", "ผลที่เกิดขึ้น", "ปัญหา"), [False, True, True]),
        (("เวลา", "กิจกรรม", "สิ่งที่ได้เรียนรู้", "ผู้ดูแล"), [False, True, False]),
        (("ประเด็น", "เป้าหมาย", "ผลที่คาดว่าจะได้รับ", "กลุ่มคน"), [False, False, False]),
        (("ด้าน", "สิ่งที่ตั้งใจไว้", "สิ่งที่คาดหวัง", "วิธีทำ"), [False, False, False]),
        (("คุ้ม", "ตัวแทน", "งานที่รับ", "ที่อยู่"), [False, False, False]),
    ],
)
def test_a_table_below_a_heading_of_asides(heading, heads, expected):
    assert uses(heading, heads) == expected


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (("ประเด็น", "วัตถุประสงค์", "ผลที่เกิดขึ้น", "เพราะอะไร"), [False, True, True]),
        # beside what came of it, what was hoped for is as often a finding
        (("ประเด็น", "สิ่งที่ตั้งใจไว้", "สิ่งที่เกิดขึ้นจริง", "เพราะอะไร"), [True, True, True]),
    ],
)
def test_a_table_below_a_heading_of_findings(heads, expected):
    assert uses("ผลการทบทวน", heads) == expected


@pytest.mark.parametrize(
    ("head", "intended"),
    [
        *((head, True) for head in ("สิ่งที่ตั้งใจไว้", "ที่ตั้งใจไว้", "สิ่งที่คาดหวัง", "คาดว่าจะเกิดอะไร", "ผลที่คาดว่าจะได้รับ", "สิ่งที่วางแผนไว้", "แผน", "งานตามแผน")),
        *((head, True) for head in ("เป้าหมาย", "ค่าเป้าหมาย", "เป้าที่ตั้งไว้", "เป้าหมาย (คน)", "วัตถุประสงค์ของงาน", "Planned", "Objective")),
        # what people resolve or missed, and plans for later, are findings
        *((head, False) for head in ("สิ่งที่ตั้งใจจะทำต่อ", "สิ่งที่คาดไม่ถึง", "แผนปีหน้า", "เป้าหมายต่อไป", "สิ่งที่ไม่เป็นไปตามแผน", "กลุ่มเป้าหมาย", "ที่ทำได้ตามแผน")),
        *((head, False) for head in ("สิ่งที่เกิดขึ้นจริง", "ผล", "ปัญหา", "สิ่งที่อยากเห็น")),
    ],
)  # fmt: skip
def test_heads_of_what_was_intended(head, intended):
    assert is_intended(head) == intended
    assert not (intended and promises_findings([head]))
