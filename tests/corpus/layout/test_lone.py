"""Headings that nothing else in their note looks like."""

import pytest

from synth.corpus.layout.evidence import evidence_of
from synth.corpus.layout.lines import Kind, lines_of
from synth.corpus.layout.lone import lone_headings
from synth.corpus.layout.markers import markers_of
from synth.corpus.statements import read_note

REMINDED = """\
ค่ายลำห้วยโรงเรียนบ้านหนองแวง 14 มี.ค. 66

เด็กตื่นเต้นกับกล้องส่องแมลงมากกว่าใบงาน
ใบงานยาวไป เด็กเขียนไม่ทันสักกลุ่ม
ค่าน้ำวัดออกมาไม่เท่ากัน ครูเองก็งง
รถมาช้า เสียเวลาฐานสุดท้ายไปทั้งฐาน
ผู้ปกครองมาช่วยหุงข้าวแล้วอยู่ฟังจนจบ

{between}

เรื่องความปลอดภัยยังหลวม มีเด็กลื่นหินล้มสองคน
ไม่ได้ถามว่าใครแพ้กุ้ง โชคดีที่ครูรู้จักเด็ก
ปีหน้าควรจัดต้นเดือนธันวา น้ำจะลดกว่านี้
แบ่งกลุ่มคละห้องดีแล้ว ไม่ทะเลาะกันเลย"""


@pytest.mark.parametrize(
    ("between", "heads"),
    [("ซื้อถ่านกับเทปใสด้วย", False), ("ปัญหาที่พบ", True), ("สิ่งที่ต้องปรับปรุง", True)],
)
def test_a_reminder_between_heads_nothing(between, heads):
    found = read_note(REMINDED.format(between=between), "note.txt").statements
    last = next(row for row in found if row["text"].startswith("ปีหน้าควรจัด"))
    assert (last["section"].split(" > ")[-1] == between.rstrip(":")) == heads


ITEMS = "\n- ฝนมาช้า" * 10


@pytest.mark.parametrize(
    ("note", "sure", "lone"),
    [
        (f"ถนน{ITEMS}", {0: 0.6}, [0]),
        (f"ถนน{ITEMS}", {0: 0.9}, []),
        (f"ถนน{ITEMS}\nตลาด{ITEMS}", {0: 0.6, 11: 0.6}, [0, 11]),  # only the first stands apart
        (f"ถนน{ITEMS}\n\nตลาด{ITEMS}", {0: 0.6, 11: 0.6}, []),
        (f"ถนน:{ITEMS}\nรถ{ITEMS}\nตลาด:{ITEMS}\nเงิน:{ITEMS}", {11: 0.6, 22: 0.6, 33: 0.6}, [11]),
        (f"ถนน:{ITEMS}\n【รถ】{ITEMS}\nตลาด:{ITEMS}", {11: 0.7, 22: 0.9}, [11]),
        ("ถนน\n- ฝนมาช้า\n- น้ำแล้ง", {0: 0.6}, []),  # a short note has one heading
        (f"ปัญหาที่พบ{ITEMS}", {0: 0.6}, []),  # words of headings
        ("", {}, []),
    ],
)
def test_only_doubtful_headings_that_look_like_no_other(note, sure, lone):
    lines = lines_of(note)
    assert lone_headings(lines, markers_of([line.text for line in lines]), sure, {}) == lone


@pytest.mark.parametrize("fields", [{"kind": "heading", "level": -8}, {"kind": "section"}, {"level": 5}])
def test_what_the_format_tells_stays_a_heading(fields):
    lines = lines_of(f"ถนน{ITEMS}")
    assert lone_headings(lines, markers_of([line.text for line in lines]), {0: 0.6}, {0: fields}) == []


SENTENCE = "กิจกรรมที่ผู้เรียนพูดถึงมากที่สุดคือคาบเล่าเรื่องของเก่า ซึ่งให้แต่ละคนถือของเก่ามาหนึ่งชิ้นแล้วเล่าที่มา คนที่ปกติเงียบก็พูดได้ยาว"


@pytest.mark.parametrize(
    ("line", "able"),
    [
        (SENTENCE, False),
        ("กิจกรรมที่ผู้เรียนพูดถึงมากที่สุด", True),
        # what asks or leads in may be long
        (f"{SENTENCE} มีดังนี้", True),
        (f"{SENTENCE}:", True),
        ("เมื่อสิ้นสุดทุนแล้วโครงการจะดำเนินต่อไปในลักษณะใด และชุมชนจะเข้ามามีส่วนร่วมในการดูแลรักษาต่อไปได้อย่างไรบ้าง", True),
    ],
)  # fmt: skip
def test_a_long_sentence_is_no_heading(line, able):
    evidence = evidence_of(f"โรงเรียนผู้สูงอายุ\n\nวิธีที่ได้ผล\n- จับคู่บัดดี้บ้านใกล้กัน\n{line}\n“วิทยากรพูดศัพท์ยาก” ยายทองใบ")
    allowed = evidence.allowed[3]
    assert (allowed is None or Kind.HEADING in allowed) == able
