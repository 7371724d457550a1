"""A key says who the codes of a talk are; what is only said of somebody is no name."""

import pytest

from synth.corpus.layout.keys import labels_of, rows_of_key
from synth.corpus.layout.lines import lines_of
from synth.corpus.layout.markers import Marker
from synth.corpus.layout.speakers import label_of
from synth.corpus.statements import read_note

TALK = ["เริ่มทำตั้งแต่เมื่อไรคะ", "เริ่มตอนน้ำท่วม ไม่มีใครมาช่วย", "ผมขับเรือส่งข้าวเองทุกบ้าน"]


@pytest.mark.parametrize(
    ("key", "codes", "speakers"),
    [
        (["ถ = ผู้สัมภาษณ์", "ฟ = ยายเฟื่อง (เจ้าของบ้าน)", "ด = ลุงดำ"], "ถฟด", ["ผู้สัมภาษณ์", "ยายเฟื่อง", "ลุงดำ"]),
        (["ผู้ร่วมวง: M = ผู้ดำเนินวง, A = ป้าศรี อายุ 54, B = ลุงดำ"], "MAB", ["ผู้ดำเนินวง", "ป้าศรี", "ลุงดำ"]),
        # what they do is no name, and who has no code speaks as he is called
        (["M = ผู้ดำเนินวง", "A = ดูแลแม่ติดเตียง", "B = ขับเรือจ้าง"], "MAB", ["ผู้ดำเนินวง", "A", "B"]),
        (["X = ป้าศรี", "Y = ลุงดำ"], "MAB", ["M", "A", "B"]),
    ],
)
def test_who_the_codes_are(key, codes, speakers):
    turns = [f"{code}: {words}" for code, words in zip(codes, TALK, strict=True)]
    again = [f"{codes[1]}: ตอนนี้มีวิทยุแล้ว ไม่ต้องรอเสียงตามสาย"]
    note = read_note("\n".join(["ถอดเทปกลุ่มย่อย", *key, "", *turns, *again]), "a.txt")
    said = {row["text"]: row["speaker"] for row in note.statements}
    assert [said[words] for words in TALK] == speakers


MEMBERS = ["ครูประจำชั้น ป.2 (Model Teacher)", "ครูประจำชั้น ป.1 (Buddy)", "ศึกษานิเทศก์ (Expert)"]
TOLD = ["เดิมรีบสอนให้ทันหนังสือ พอช้าลงเด็กไปได้ไกลกว่า", "เด็กโต๊ะหลังมองกระดานไม่ชัด", "ควรเก็บคะแนนอ่านรายคนทุกสองสัปดาห์"]


@pytest.mark.parametrize(
    ("listed", "before", "speakers"),
    [
        (MEMBERS, ["Model Teacher", "Buddy", "Expert"], ["Model Teacher", "Buddy", "Expert"]),
        (["ผู้เข้าร่วม: ป้าศรี (ครัว), ลุงดำ (เรือ)"], ["ป้าศรี", "ลุงดำ", "ป้าศรี"], ["ป้าศรี", "ลุงดำ", "ป้าศรี"]),
    ],
)
def test_labels_that_a_list_of_people_introduces(listed, before, speakers):
    turns = [f"{label} : {words}" for label, words in zip(before, TOLD, strict=True)]
    note = read_note("\n".join(["ประชุมครูเรื่องอ่านไม่คล่อง", "", *listed, "", *turns]), "a.txt")
    rows = [row for row in note.statements if row["use"] == "analysed"]
    said = {row["text"]: row["speaker"] for row in rows}
    assert [said.get(words, "") for words in TOLD] == speakers
    assert {*said} == {*TOLD}


@pytest.mark.parametrize(
    ("note", "found"),
    [
        (["ครูประจำชั้น (Buddy)", "ศึกษานิเทศก์ (Expert)", "Buddy: ดี", "Expert: ช้า"], ([2, 3], [0, 1])),
        # things are nobody, one alone no list, and who only is listed says nothing
        (["ผลผลิต (Output)", "ผลลัพธ์ (Outcome)", "Output: ถังสิบใบ", "Outcome: ขยะลด"], ([], [])),
        (["ครูประจำชั้น (Buddy)", "Buddy: ดี", "Buddy: ช้า"], ([], [])),
        (["ป้าศรี (ครัว)", "ลุงดำ (เรือ)", "น้ำ: ขาด", "ไฟ: ดับ"], ([], [])),
    ],
)
def test_only_people_in_a_list_are_labels_for_what_is_said(note, found):
    lines = lines_of("\n".join(note))
    assert labels_of(lines, [label_of(line.text) for line in lines], [Marker(0, "")] * len(lines)) == found


@pytest.mark.parametrize(
    ("cells", "codes", "said"),
    [
        (["แม่ของเด็กพิการ อายุ 41 ปี", "พี่ชายคนตาบอด"], ["ด1", "ด2"], [0, 1]),
        (["ป้าศรี", "ผู้สัมภาษณ์"], ["ส", "ถ"], [0, 1]),
        # what people with codes say, several cells of one, and names before rows
        (["ตื่นตีสี่ครึ่งทุกวัน", "ไม่มีเวลาของตัวเอง"], ["ด1", "ด2"], []),
        (["แม่ของเด็กพิการ", "พี่ชายคนตาบอด"], ["ด1", "ด1"], []),
        (["แม่ของเด็กพิการ", "พี่ชายคนตาบอด"], ["ป้าศรีนวล", "ลุงดำเกิง"], []),
    ],
)
def test_a_table_says_who_the_codes_are(cells, codes, said):
    turns = [f"{code}: {words}" for code, words in zip(codes, TOLD, strict=False)]
    lines = lines_of("\n".join([*cells, *turns]))
    told = {line.start: {"column": f"{code} > คือใคร"} for line, code in zip(lines, codes, strict=False)}
    assert rows_of_key(lines, [label_of(line.text) for line in lines], told) == said
