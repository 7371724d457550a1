"""A key says who the codes of a talk are; what is only said of somebody is no name."""

import pytest

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
