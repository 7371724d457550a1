import itertools

import numpy as np
import pytest

from synth.themes.by_meaning import names_by_meaning
from synth.themes.candidates import candidate_terms
from synth.themes.features import unit_length

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
    gold = [f"{does}ทองคำแท่ง" for does in ("เบิก", "ขอ", "รอ", "หมด", "ยืม", "คืน")]
    name = named(read_by(("ทองคำ", "สร้อย"), ("ขยะ",)), [*gold, "สร้อยหาย"], RUBBISH * 3, OTHERS)[0]
    assert name.parts == ("ทองคำแท่ง",)


def test_a_noun_alone_names_no_theme():
    gold = [f"{does}ทองคำ" for does in ("เบิก", "ขอ", "รอ", "หมด", "ยืม", "คืน")]
    name = named(read_by(("ทองคำ",), ("ขยะ",)), gold, RUBBISH * 3, OTHERS)[0]
    assert name.text != "ทองคำ"


def test_a_longer_phrase_takes_the_place_of_its_piece_where_it_is_meant_as_much():
    good = ["ถ้วยคุณธรรมเริ่มแล้ว", "ไปดูถ้วยคุณธรรม", "เห็นถ้วยคุณธรรม", "ถ้วยคุณธรรมดี", "ถ้วยหาย"]
    name = named(read_by(("ถ้วย",), ("ขยะ",)), good, RUBBISH * 3, OTHERS)[0]
    assert name.parts == ("ถ้วยคุณธรรม",)


def test_a_broad_heading_names_what_is_said_in_many_words():
    money = ["จ่ายช้า", "ค้างค่าแรง", "หนี้เยอะ", "ขาดทุน", "ราคาแพง", "ยืมเพื่อน", "จ่ายยาก", "เบิกยาก"]
    words = ("จ่าย", "ค้าง", "หนี้", "ขาดทุน", "แพง", "ยืม", "เบิก", "การเงินและ")
    name = named(read_by(words, ("ขยะ",)), money, RUBBISH * 3, OTHERS)[0]
    assert name.text == "การเงินและงบประมาณ"
    assert name.holds


def test_a_heading_gives_way_to_a_group_that_it_fits_better():
    school = ["ครูสอนดี", "เรียนสนุก", "ครูสอนสนุก", "เด็กเรียนดี"]
    found = named(read_by(("สอน", "เรียน"), ("ขยะ",)), school, school[::-1], RUBBISH * 3, OTHERS)
    assert len({name.text for name in found}) == len(found)


@pytest.mark.parametrize(
    ("texts", "word", "not_named"),
    [
        # a part of the matter, one statement's own phrase, who says it, what kind of finding it is
        (["ถ้วยคุณธรรมหาย", "ถ้วยแตก", "ล้างถ้วย", "ถ้วยใหม่", "เก็บถ้วย", "ถ้วยเก่า"], "ถ้วย", "ถ้วยคุณธรรม"),
        (["รวมถ้วยคุณธรรม", "ถ้วยชาม", "ถ้วยใหม่", "ขอถ้วย"], "ถ้วย", "ถ้วยคุณธรรม"),
        (["สำนักช่างถ้วย", "สำนักช่างถ้วยมา", "เห็นสำนักช่างถ้วย"], "ถ้วย", "สำนักช่าง"),
        (["ปัญหาถ้วยแตก", "เจอปัญหาถ้วย", "แก้ปัญหาถ้วย"], "ถ้วย", "ปัญหา"),
        (["จังหวัดตรังมีถ้วย", "ถ้วยของจังหวัดตรัง", "จังหวัดตรังซื้อถ้วย"], "ถ้วย", "จังหวัด"),
        (["จำนวนถ้วยน้อย", "ดูจำนวนถ้วย", "จำนวนถ้วยลด"], "ถ้วย", "จำนวน"),
        (["อบต.มาดูถ้วย", "ถ้วยของอบต.", "ขออบต.ซื้อถ้วย"], "ถ้วย", "อบต."),
        (["ชุมชนมีถ้วย", "ถ้วยของชุมชน", "ชุมชนซื้อถ้วย"], "ถ้วย", "ชุมชน"),
        # what is said not to be
        (["ยืนยันไม่ได้ยกเลิกถ้วย", "ไม่ได้ยกเลิกถ้วย", "ไม่เคยยกเลิกถ้วย"], "ถ้วย", "การยกเลิกถ้วย"),
    ],
)
def test_names_are_what_it_is_about(texts, word, not_named):
    name = named(read_by((word,), ("ขยะ",)), texts, RUBBISH * 3, OTHERS, little=frozenset({"ชุมชน"}))[0]
    assert not_named not in name.text
    assert word in name.text or not name.holds  # a noun alone is no name


def test_figures_mean_no_heading():
    figures = [f"{n},428 {n * 7}.5" for n in range(10, 20)]
    assert named(read_by(("428", "บุคลากร"), ("ขยะ",)), figures, RUBBISH * 3)[0].text == ""
