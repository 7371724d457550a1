import pytest

from synth.text.terms import terms, terms_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("การสร้างความโปร่งใส", ["การสร้าง", "ความโปร่งใส"]),
        ("การทำงานต้องมีการติดตามประเมินผล", ["การทำงาน", "การติดตาม", "ประเมินผล"]),
        ("เด็กไม่ชอบแสดงความคิดเห็น", ["เด็ก", "ไม่", "ชอบ", "แสดงความคิดเห็น"]),
        ("ขาดงบประมาณ", ["ขาด", "งบประมาณ"]),
        ("กลุ่มย่อยๆ ๑๒ 34", ["กลุ่มย่อย"]),
        ("ดำเนินงานดครงการย่อย", ["ดำเนินงาน"]),  # ดครง is a slip: no fragment, and no การย่อย
        ("ความเป็นเจ้าของ", ["ความเป็นเจ้าของ"]),
        ("ประชุมผ่าน Zoom และ LINE", ["ประชุม", "Zoom", "LINE"]),
        ("และของที่", []),
        ("", []),
    ],
)
def test_terms_are_whole_words_for_people(text, expected):
    assert terms([text]) == [expected]


def test_terms_read_broken_text_as_if_it_were_whole():
    assert terms(["การท\u0e4d\u0e32งานเเบบมีส่วนร่วม"]) == terms(["การทำงานแบบมีส่วนร่วม"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("รพ.สต.ดอนกับ พชอ.", ["รพ.สต.", "พชอ."]),
        ("ธ.ก.ส. และ อบต.", ["ธ.ก.ส.", "อบต."]),
        ("กับ ศพด. และ สสอ.", ["ศพด.", "สสอ."]),  # their first letters are words
        ("ศอ.บต. พอช. ป.ป.ช.", ["ศอ.บต.", "พอช.", "ป.ป.ช."]),
        ("มาร่วม 5 คน. ได้ผล.", []),
        ("ปี พ.ศ. 2566 จ.น่าน 5 กก.", []),
    ],
)
def test_abbreviations_are_terms(text, expected):
    assert [term for term in terms([text])[0] if "." in term] == expected


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        (["การ", "มี", "ส่วนร่วม"], ["การมีส่วนร่วม"]),
        (["ความ", "ไม่", "เข้าใจ", "กัน"], ["ความไม่เข้าใจ"]),
        (["ติดตาม", "การ"], ["ติดตาม"]),
        (["ดครง", "การ", "ทุน"], ["ทุน"]),
        (["ฎา", "ทุน"], ["ทุน"]),  # too short to be a name
    ],
)
def test_nouns_are_made_of_tokens(tokens, expected):
    assert terms_of([tokens]) == [expected]
