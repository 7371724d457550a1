import itertools

import numpy as np
import pytest

from synth.themes.by_meaning import names_by_meaning
from synth.themes.candidates import candidate_terms
from synth.themes.features import unit_length
from synth.themes.headings import Heading, headings

RUBBISH = ["เก็บขยะที่หาด", "แยกขยะทุกบ้าน", "ขยะล้นถัง"]
OTHERS = [f"{word}หาย" for word in "แมว รถ ฝน หนังสือ ดาว ปลา มือ ถนน เพลง ไฟ เรือ ผ้า".split()]


def read_by(*matters: tuple[str, ...]):
    """Make a model that sees of which matters a text is, each known by its words."""

    def read(texts):
        return np.array(
            [[*(float(any(word in text for word in words)) for words in matters), 0.3] for text in texts]
        )

    return read


def named(read, *groups, little=frozenset()):
    texts = [text for group in groups for text in group]
    ends = np.cumsum([0, *map(len, groups)])
    places = [np.arange(start, end) for start, end in itertools.pairwise(ends)]
    vectors = read(texts)
    vectors = unit_length(vectors - vectors.mean(axis=0))
    return names_by_meaning(candidate_terms(texts), places, little, read, vectors)


def test_a_name_speaks_for_what_means_it_too():
    late = ["ทองมาช้า", "ทองคำหมด", "รอทองคำ", "รอทอง"] * 3
    name = named(read_by(("ทอง",), ("ขยะ",)), late, RUBBISH * 8, OTHERS)[0]
    assert "ทอง" in name.text
    assert name.holds
    assert name.speaks == set(range(12))


def test_a_name_that_few_mean_does_not_hold():
    mixed = [f"{word}ดี" for word in "แมว รถ ฝน หนังสือ ดาว ปลา มือ ถนน เพลง ไฟ เรือ ผ้า นก หิน".split()]
    rng = np.random.default_rng(1)
    [name, _] = named(lambda those: rng.normal(size=(len(those), 8)), mixed, RUBBISH * 2)
    assert not name.holds


def test_a_phrase_stands_in_some_of_the_statements():
    gold = ["ทองคำมาช้า", "เบิกทองคำ", "ขอทองคำ", "รอทองคำ", "หมดทองคำ", "ยืมทองคำ", "คืนทองคำ", "สร้อยหาย"]
    name = named(read_by(("ทองคำ", "สร้อย"), ("ขยะ",)), gold, RUBBISH * 3, OTHERS)[0]
    assert name.parts == ("ทองคำ",)


def test_a_longer_phrase_takes_the_place_of_its_piece_where_it_is_meant_as_much():
    good = ["ถ้วยคุณธรรมเริ่มแล้ว", "ไปดูถ้วยคุณธรรม", "เห็นถ้วยคุณธรรม", "ถ้วยคุณธรรมดี", "ถ้วยหาย"]
    name = named(read_by(("ถ้วย",), ("ขยะ",)), good, RUBBISH * 3, OTHERS)[0]
    assert name.parts == ("ถ้วยคุณธรรม",)


def test_a_broad_heading_names_what_is_said_in_many_words():
    money = ["จ่ายช้า", "ค้างค่าแรง", "หนี้เยอะ", "ขาดทุน", "ราคาแพง", "ยืมเพื่อน", "จ่ายยาก", "เบิกยาก"]
    words = ("จ่าย", "ค้าง", "หนี้", "ขาดทุน", "แพง", "ยืม", "เบิก", "เงินและ")
    name = named(read_by(words, ("ขยะ",)), money, RUBBISH * 3, OTHERS)[0]
    assert name.text == "เงินและค่าใช้จ่าย"
    assert name.holds


def test_a_heading_gives_way_to_a_group_that_it_fits_better():
    school = ["ครูสอนดี", "เรียนสนุก", "ครูสอนสนุก", "เด็กเรียนดี"]
    found = named(read_by(("สอน", "เรียน"), ("ขยะ",)), school, school[::-1], RUBBISH * 3, OTHERS)
    assert len({name.text for name in found}) == len(found)


def test_figures_mean_no_heading():
    figures = [f"{n},428 {n * 7}.5" for n in range(10, 20)]
    assert named(read_by(("428", "บุคลากร"), ("ขยะ",)), figures, RUBBISH * 3)[0].text == ""


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
