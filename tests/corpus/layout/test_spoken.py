"""Who speaks before a sign: people, and bodies beside them; what points from a thing is said by nobody."""

import pytest

from synth.corpus.layout.lines import lines_of
from synth.corpus.layout.speakers import label_of
from synth.corpus.layout.spoken import listed_behind
from synth.corpus.statements import read_note

TOLD = ["ถังเต็มทุกวันจันทร์", "ไม่มีงบ", "เด็กแยกขยะเก่งกว่าผู้ใหญ่"]
SIGNS = [": ", " → ", " -> ", " - ", " >> "]


def said(names, sign, told=TOLD):
    note = "สรุปวงคุย 12 มี.ค. 2566\n\n" + "\n".join(
        f"{n}{sign}{words}" for n, words in zip(names, told, strict=True)
    )
    rows = read_note(note, "n").statements
    return [(row["speaker"], row["text"], row["use"]) for row in rows]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize(
    "names",
    [
        ("ป้าศรี", "อบต.", "ลุงดำ"),
        ("กำนัน", "รพ.สต.", "ครูนิด"),
        ("ชาวบ้าน", "โรงเรียนบ้านดอน", "ครูเอ๋"),
    ],
)
def test_people_speak_and_bodies_beside_them(names, sign):
    assert said(names, sign) == [(name, words, "analysed") for name, words in zip(names, TOLD, strict=True)]


@pytest.mark.parametrize("sign", [" → ", " -> ", " >> "])
@pytest.mark.parametrize(
    "names", [("น้ำ", "ถนน", "รถเก็บขยะ"), ("อบต.", "น้ำ", "ป้าศรี"), ("ปัญหา", "ป้าศรี", "ทางแก้")]
)
def test_what_points_from_a_thing_is_said_by_nobody(names, sign):
    assert {speaker for speaker, _, _ in said(names, sign)} == {""}


def test_who_is_named_beside_an_office_says_nothing():
    note = "คณะทำงาน\n\nประธาน - ป้าศรี ใจดี\nเลขา - ครูนิด\nเหรัญญิก - ลุงดำ\n\nปัญหา\n- ถังเต็มทุกวันจันทร์"
    assert {row["speaker"] for row in read_note(note, "n").statements} == {""}


FOUND = "\n\nสิ่งที่ได้\n- ถังไม่พอทุกหมู่\n- รถมาช้า"


def read(note):
    return [
        (row["section"], row["speaker"], row["text"], row["use"]) for row in read_note(note, "n").statements
    ]


@pytest.mark.parametrize(
    "listed",
    [
        "ผู้เข้าร่วม\nป้าศรี: ทำกลุ่มทอผ้า\nลุงดำ: เลี้ยงวัวนม\nครูเอ๋: สอนคณิต ป.6",
        "รายชื่อผู้เข้าร่วม:\nป้าศรี: ทำกลุ่มทอผ้า\nลุงดำ: เลี้ยงวัวนม\nครูเอ๋: สอนคณิต ป.6",
        "ผู้เข้าร่วม\n\nป้าศรี: บ้านไม่มีที่นา\nลุงดำ: เมียทอผ้าขาย\nครูเอ๋: ลูกเรียนอยู่ ป.6",
        "กำหนดการ\n09:00 ครูเอ๋: กล่าวเปิด\n09:30 ป้าศรี: เล่าเรื่องถัง",
        "คณะกรรมการ\nประธาน: นายสมชาย ใจดี\nรองประธาน: นางมาลี มีสุข\nเลขานุการ: นางสาวสุดา รักไทย",
        "แบ่งหน้าที่\nป้าศรี: ทำอาหาร\nลุงดำ: ขับรถ\nครูเอ๋: จดบันทึก",
        "ทีมงาน\nพี่นิด: กระบวนกร\nน้องฟ้า: จดบันทึก\nลุงดำ: ขับรถ",
        "แนะนำตัว\nป้าศรี: ทำสวนทุเรียน\nลุงดำ: เลี้ยงวัว\nครูเอ๋: สอนคณิต",
        "งบประมาณ\nโรงเรียน: ได้ 5,000 บาท ใช้แล้ว 3,200\nเทศบาล: ให้ 20,000 บาท\nชุมชน: ลงขันกัน 1,500",
        "หน่วยงานร่วมจัด\nโรงเรียน: ให้ใช้สถานที่\nเทศบาล: ให้ยืมเครื่องเสียง\nวัด: ให้ยืมเต็นท์",
    ],
)
def test_who_came_and_who_does_what_is_no_finding(listed):
    analysed = [text for _, _, text, use in read(listed + FOUND) if use == "analysed"]
    assert analysed == ["ถังไม่พอทุกหมู่", "รถมาช้า"]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (["กำนัน", "อบต.: งบไม่พอ ต้องรอปีหน้า"], ["ป้าศรี", "ครู: ย้ายบ่อย"]),
        (["กำนัน", "ลุงดำ: ไม่เคยมาประชุม"], ["ป้าศรี", "ครูเอ๋: เด็กไม่มาเรียน"]),
    ],
)
def test_who_speaks_in_a_table_is_not_whom_the_words_begin_with(table, said):
    piped = "\n".join(f"| {who} | {words} |" for who, words in (["ผู้พูด", "คำพูด"], ["---", "---"], table, said))
    tabbed = "\n".join("\t".join(row) for row in (["ผู้พูด", "คำพูด"], table, said))
    for note in (piped, tabbed):
        assert [[who, words] for _, who, words, use in read(note) if use == "analysed"] == [table, said]


@pytest.mark.parametrize(
    "lines",
    [
        ["ครู/ ผู้ปกครองไม่คุยกัน", "เด็ก/ เยาวชนไม่มีที่เล่น", "ผู้สูงอายุ/ คนพิการไม่มีทางลาด"],
        ["ครู → ย้ายบ่อย", "นักเรียน → ขาดเรียน", "ผู้ปกครอง → ไม่มีเวลา"],
        ["แม่วัยรุ่น → ออกจากโรงเรียน", "เด็ก → ขาดเรียน", "ครู → ไม่มีเวลา"],
        ["ป้าศรี → ลุงดำ ไม่คุยกัน", "ครูเอ๋ → ผู้ใหญ่บ้าน ไม่คุยกัน"],
        ["คนขับรถ: ขับเร็ว", "ตำรวจ: มาเฉพาะช่วงเช้า"],
    ],
)
def test_what_is_told_of_kinds_of_people_is_said_by_nobody(lines):
    rows = read("ปัญหาที่พบ\n" + "\n".join(f"- {line}" for line in lines))
    assert [(speaker, text) for _, speaker, text, _ in rows] == [("", line) for line in lines]


@pytest.mark.parametrize(
    ("note", "sections"),
    [
        (
            "1. ครู: ภาระงานมากเกินไป\n   - ทำเอกสารทุกวัน\n   - สอนไม่ตรงเอก\n2. ผู้ปกครอง: ไม่มีเวลา\n   - ทำกะดึก",
            ["ครู: ภาระงานมากเกินไป", "ครู: ภาระงานมากเกินไป", "ผู้ปกครอง: ไม่มีเวลา"],
        ),
        (
            "ป้าศรี: ปัญหามีดังนี้\n- ถังไม่พอ\nลุงดำ: ต้องการ\n- รถเพิ่มหนึ่งคัน",
            ["ป้าศรี: ปัญหามีดังนี้", "ลุงดำ: ต้องการ"],
        ),
    ],
)
def test_what_has_items_beneath_heads_them(note, sections):
    assert [section for section, *_ in read(note)] == sections


def test_bodies_alone_do_not_speak_for_sure():
    names = "ศูนย์เด็กเล็ก", "เทศบาล", "กองทุนหมู่บ้าน"
    told = "ครูไม่พอ", "งบไม่พอ ต้องรอปีหน้า", "คนไม่ส่งคืน"
    note = "\n".join(f"{who}: {words}" for who, words in zip(names, told, strict=True))
    assert read(note)[0] == ("", "", "ศูนย์เด็กเล็ก: ครูไม่พอ", "analysed")


def test_a_title_before_a_name_that_no_list_has_speaks():
    told = "เด็กลอยได้เกินนาที", "ป้ายปักไว้ฝั่งที่เด็กไม่ลง", "คนแก่เดินไม่ไหว"
    names = "หมออิ๋ว", "ช่างเบิ้ม", "กำนัน"
    assert said(names, ": ", told) == [
        (who, words, "analysed") for who, words in zip(names, told, strict=True)
    ]


@pytest.mark.parametrize(
    ("label", "words", "listed"),
    [
        ("ผู้เข้าร่วม", "บังหมาด (ประธาน), ก๊ะเยาะ (บ้านพัก), จ๊ะนี (ครัว), น้องซาน (ไกด์เด็ก)", True),
        ("คนที่มา", "ป้าศรี ลุงดำ และครูนิด", True),
        ("ผู้เข้าร่วม", "อยากให้มีถังเพิ่ม, รถมาไม่ตรงเวลา", False),
        ("ผู้เข้าร่วม", "ป้าศรีบอกว่าคิวหมุนเวียนดีแล้วแต่แขกขอกลับบ้านเดิม, ลุงดำก็เห็นด้วย", False),
        ("กำนัน", "ป้าศรี, ลุงดำ", False),
    ],
)
def test_who_was_there_is_listed_behind_its_label(label, words, listed):
    lines = lines_of(f"{label}: {words}")
    assert bool(listed_behind(lines, [label_of(lines[0].text)])) == listed


TURNS = {
    "youth": "สนทนากลุ่มเยาวชน\n\nครู: เวลาโดนแกล้งทำยังไง\nฟ้า: เงียบ\nครู: ทำไมล่ะ\nฟ้า: กลัว\nบีม: กลัวโดนหนักกว่าเดิม\nครู: บอกใครไหม\nบีม: บอกแม่\nฟ้า: ไม่บอก",
    "work": "วงคุยแรงงาน\n\nโซ: ไม่ได้ค่าแรงสองเดือน\nมิน: นายจ้างยึดบัตร\nโซ: กลัวตำรวจ\nเอ: ไปหาสหภาพแล้วได้คืน",
    "team": "ประชุมทีมพี่เลี้ยง\n\nแอน: เดือนนี้ไปสามหมู่บ้าน\nบอย: บ้านโป่งคนมาเยอะสุด\nแอน: เขาชวนกันยังไง\nบอย: ผู้ใหญ่บ้านประกาศเสียงตามสาย\nแอน: บ้านดอนล่ะ\nบอย: คนมาน้อย\nแอน: ติดเกี่ยวข้าว\nบอย: น่าจะใช่",
    "home": "บันทึกการเยี่ยมบ้านยายมี\n\nหมอ: กินข้าวกับอะไร\nยายมี: กินปลาร้าทุกมื้อ ไม่มีอย่างอื่น\nหมอ: ลูกมาไหม\nยายมี: ไม่มาสามปีแล้ว\nหมอ: ยาเหลือไหม\nยายมี: หมดแล้ว",
}


@pytest.mark.parametrize("talk", TURNS.values(), ids=TURNS)
def test_short_turns_are_no_list_of_people(talk):
    told = [line.partition(": ") for line in talk.split("\n")[2:]]
    rows = read_note(talk, "n").statements
    assert [(row["speaker"], row["text"]) for row in rows] == [(who, words) for who, _, words in told]
    assert sum(row["use"] == "analysed" for row in rows) >= len(rows) / 2


@pytest.mark.parametrize(
    "listed",
    [
        "วันแรก\nป้าศรี: ทำอาหาร\nลุงดำ: ขับรถ\n\nวันที่สอง\nป้าศรี: จดบันทึก\nลุงดำ: ขับรถ",
        "กรรมการ: ป้าศรี\nเลขา: ครูนิด\nกรรมการ: ลุงดำ\nเหรัญญิก: ยายมี",
        "ครู: นายสมชาย ใจดี\nแม่ครัว: นางมาลี มีสุข\nครู: นางสาวสุดา รักไทย",
        "กำหนดการ\nวันแรก: ลงทะเบียน\nวันที่สอง: ลงพื้นที่\n\nกำหนดการ\nวันแรก: ลงทะเบียน\nวันที่สอง: ลงพื้นที่",
    ],
)
def test_lists_name_the_same_twice_and_are_no_talk(listed):
    assert {row["speaker"] for row in read_note("แบ่งหน้าที่\n\n" + listed + FOUND, "n").statements} == {""}
