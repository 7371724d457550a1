import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from synth.text.thai import cut_inside_cluster, terms, tokenise, whole_clusters

THAI = "".join(map(chr, [*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C)]))
MIXED = st.text(alphabet=THAI + " \n\r\u200dab1👩👍🏽🇹🇭", max_size=60)


@settings(deadline=None)  # the dictionary is loaded once
@given(MIXED)
def test_the_tokens_of_a_text_are_the_text(text):
    assert "".join(tokenise([text])[0]) == text


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


def test_one_text_instead_of_several_is_refused():
    with pytest.raises(ValueError, match="put it in a list"):
        tokenise("ชุมชน")


@given(MIXED, st.data())
def test_widened_edges_are_edges_of_clusters(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = whole_clusters(text, start, end)
    edges = {0, len(text), *(match.start() for match in regex.finditer(r"\X", text))}
    assert {first, last} <= edges
    assert first <= start <= end <= last


def test_a_cut_in_plain_text_is_allowed():
    assert not cut_inside_cluster("a b", 1)


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
