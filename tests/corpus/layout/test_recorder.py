"""What who records or sends a note writes is said by nobody who speaks in it, and reminders are no findings."""

import pytest

from synth.corpus.layout.lines import Kind, Line, lines_of
from synth.corpus.layout.recorder import not_of_the_speaker, without_reminders, without_senders
from synth.corpus.statements import read_note
from synth.schema import SECTION_JOIN


def statement(words, **known):
    return Line(0, len(words), words, 0, False, Kind.STATEMENT, **known)


@pytest.mark.parametrize(
    ("head", "remarks"),
    [
        ("ข้อสังเกตผู้เก็บข้อมูล", True),
        ("หมายเหตุของผู้จดบันทึก", True),
        (f"วงที่ 1{SECTION_JOIN}บันทึกของทีมวิจัย", True),
        ("Notes (observer)", True),
        ("memo แพร/อาร์ม", True),
        ("การตีความเบื้องต้น", True),
        ("สีหน้า/ท่าทาง", True),
        # what people say themselves; field notes hold that, too
        ("บันทึกภาคสนาม", False),
        ("คำพูด", False),
        ("ข้อสังเกตของชาวบ้าน", False),
        ("หมายเหตุ", False),
        (f"บันทึกของทีมวิจัย{SECTION_JOIN}คำพูด", False),
    ],
)
def test_remarks_of_who_records_are_said_by_nobody(head, remarks):
    cell = statement("ยิ้มตลอด", speaker="ป้าศรี", column=head)
    assert not_of_the_speaker([cell])[0].speaker == ("" if remarks else "ป้าศรี")
    heading = Line(0, 1, head, 0, False, Kind.HEADING)
    below = not_of_the_speaker([heading, statement("ยิ้มตลอด", speaker="ป้าศรี")])[1].speaker
    assert below == ("" if remarks and SECTION_JOIN not in head else "ป้าศรี")


def test_a_heading_of_remarks_ends_at_the_next():
    heads = [Line(0, 1, head, 0, False, Kind.HEADING) for head in ("ข้อสังเกตของผู้วิจัย", "เสียงจากวง")]
    said = statement("ถังไม่พอ", speaker="ป้าศรี")
    assert [line.speaker for line in not_of_the_speaker([heads[0], said, heads[1], said])] == [
        "",
        "",
        "",
        "ป้าศรี",
    ]


@pytest.mark.parametrize(
    ("written", "talk", "speakers"),
    [
        # a letter alone, or over a talk, is its sender's; so many turns are a talk
        ({0: "ครูนก"}, 0, ["", ""]),
        ({0: "ครูนก"}, 3, ["", "ป้าศรี"]),
        # in a thread it is said who answers what
        ({0: "ครูนก", 1: "ป้าศรี"}, 0, ["ครูนก", "ป้าศรี"]),
        ({0: "ครูนก"}, 1, ["ครูนก", "ป้าศรี"]),
    ],
)
def test_who_sends_a_note_does_not_speak_in_it(written, talk, speakers):
    other = speakers[1] or ""
    lines = [statement("ถังไม่พอ", speaker="ครูนก"), statement("รถมาช้า", speaker=other)]
    assert [line.speaker for line in without_senders(lines, written, talk)] == speakers


BEFORE = "คุยหลังงานแยกขยะ\n\nปัญหา\n- ถังไม่พอสำหรับทุกบ้าน\n- รถมาไม่ตรงเวลา\n\n"
REMINDERS = [
    "โทรหาน้องอิมพุธหน้า 0810000000",
    "***โทรหาปลัดเรื่องค่าน้ำมัน พรุ่งนี้",
    "ค่าเรือ 1,200 ยังไม่ได้บิล!!!\nโทรหาพี่โซเรื่องใบเสร็จ!!",
    "todo: ส่งรูปให้พี่ตาล / คืนกุญแจห้อง",
    "อย่าลืมแนบใบเซ็นชื่อ",
]
TOLD = [
    "โทรหากำนันไม่ติด เบอร์เก่าหมด",
    "โทรหากันทุกเย็นทำให้ไม่มีใครหลุด",
    "ค่าเรือ 1,200 บาทต่อเที่ยว แพงเกินไป",
    "คนแก่บอกว่าอย่าลืมพวกเขา",
    "อย่าลืมคนแก่ที่ออกมาทิ้งไม่ไหว\nทวงถามเทศบาลเรื่องถังมาสามเดือนแล้ว ไม่ได้คำตอบ",
    "อย่าลืมบ้านปลายท่อ\nโทรบอกล่วงหน้าก่อนปิดน้ำพรุ่งนี้ได้ก็ยังดี",
    "อย่าลืมชวนคนที่ไม่พูด\nกินข้าวด้วยกันบ่อยๆ",
    "To do\nตั้งเวรเก็บขยะทุกวันเสาร์",
]


@pytest.mark.parametrize("words", REMINDERS)
def test_reminders_at_the_end_of_a_note_are_no_findings(words):
    lines = [line._replace(kind=Kind.STATEMENT) for line in lines_of(BEFORE + words)]
    kinds = [line.kind for line in without_reminders(lines)]
    assert {*kinds[4:]} == {Kind.ASIDE}
    assert {*kinds[:4]} == {Kind.STATEMENT}


@pytest.mark.parametrize("words", TOLD)
def test_what_is_told_at_the_end_of_a_note_stays(words):
    lines = [line._replace(kind=Kind.STATEMENT) for line in lines_of(BEFORE + words)]
    assert without_reminders(lines) == lines


def test_reminders_within_a_note_or_of_those_who_speak_stay():
    lines = [line._replace(kind=Kind.STATEMENT) for line in lines_of(f"{REMINDERS[0]}\n\n{BEFORE}ถังเต็ม")]
    assert without_reminders(lines) == lines
    spoken = [*lines[:-1], lines[-1]._replace(text=REMINDERS[0], speaker="ป้าศรี")]
    assert without_reminders(spoken) == spoken


def test_a_note_is_read_without_its_reminders():
    rows = read_note(BEFORE + REMINDERS[2], "n").statements
    analysed = [row["text"] for row in rows if row["use"] == "analysed"]
    assert analysed == ["ถังไม่พอสำหรับทุกบ้าน", "รถมาไม่ตรงเวลา"]
