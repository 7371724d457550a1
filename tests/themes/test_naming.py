import itertools
from types import SimpleNamespace

import numpy as np
import pytest

from synth.text.tokens import tokenise
from synth.themes import naming
from synth.themes.candidates import candidate_terms
from synth.themes.features import unit_length
from synth.themes.naming import joined, names, opening_words
from synth.themes.parts import Spoken

LATE = ["งบประมาณล่าช้า", "รองบประมาณนาน", "งบประมาณไม่พอ"]
RUBBISH = ["เก็บขยะที่หาด", "แยกขยะทุกบ้าน", "ขยะล้นถัง"]


def named(*groups, **model):
    texts = [text for group in groups for text in group]
    ends = np.cumsum([0, *map(len, groups)])
    places = [np.arange(start, end) for start, end in itertools.pairwise(ends)]
    return names(candidate_terms(texts), places, **model)


def test_a_name_is_the_noun_that_speaks_for_most_of_a_group_and_few_of_the_others():
    assert [name.parts[0] for name in named(LATE, RUBBISH)] == ["งบประมาณ", "ขยะ"]


def test_nouns_are_added_as_long_as_they_speak_for_statements_for_which_none_speaks_yet():
    [name, _] = named(["เติมน้ำมันแพง", "จ่ายน้ำมัน", "อาหารไม่พอ", "ขออาหาร", "แจกอาหาร"], RUBBISH * 3)
    assert set(name.parts) == {"น้ำมัน", "อาหาร"}
    assert "และ" in name.text


def test_no_two_groups_share_a_part():
    found = named(LATE, [*RUBBISH, "งบประมาณเก็บขยะ"], ["งบประมาณน้ำท่วม", "น้ำท่วมถนน"])
    parts = [part for name in found for part in name.parts]
    assert len(parts) == len(set(parts))


def test_words_that_say_little_come_last():
    texts = ["ประชุมน้ำท่วม", "ประชุมน้ำท่วม", "ประชุมบ่อย"]
    little = named(texts, RUBBISH, little=frozenset(["ประชุม"]))[0]
    assert little.parts[0] == "น้ำท่วม"


@pytest.mark.parametrize("texts", [["555", "12 34", "๙๙"], ["และ", "ที่", "ๆ"], ["", "", ""]])
def test_figures_have_no_name_and_a_group_of_them_does_not_hold(texts):
    name = named(texts, RUBBISH)[0]
    assert (name.text, name.parts, name.holds) == ("", (), False)


def place(text: str) -> list[float]:
    return [float("งบ" in text or "เงิน" in text), float("ขยะ" in text), 0.2]


def test_with_a_model_a_name_speaks_for_what_means_it_too():
    late, other = ["เงินมาช้า", "งบประมาณหมด", "รองบประมาณ", "รองเงิน"] * 3, RUBBISH * 8
    vectors = np.array([place(text) for text in [*late, *other]])
    found = named(late, other, embed=lambda those: np.array([place(text) for text in those]), vectors=vectors)
    assert found[0].parts[0] in ("งบประมาณ", "เงิน")
    assert found[0].holds


def test_with_a_model_a_name_that_speaks_for_few_does_not_hold():
    mixed = [f"{word}ดี" for word in "แมว รถ ฝน หนังสือ ดาว ปลา มือ ถนน เพลง ไฟ เรือ ผ้า นก หิน".split()]
    vectors = np.random.default_rng(0).normal(size=(len(mixed) + 6, 8))
    rng = np.random.default_rng(1)
    found = named(mixed, RUBBISH * 2, embed=lambda those: rng.normal(size=(len(those), 8)), vectors=vectors)
    assert not found[0].holds


@pytest.mark.parametrize(
    ("parts", "text"),
    [([], ""), (["ขยะ"], "ขยะ"), (["ขยะ", "น้ำ"], "ขยะและน้ำ"), (["ขยะ", "น้ำ", "ป่า"], "ขยะ น้ำ และป่า")],
)
def test_parts_are_joined_as_thai_does(parts, text):
    assert joined(parts) == text


@pytest.mark.parametrize(
    ("texts", "said"),
    [(["ขอบคุณค่ะ"], "ขอบคุณค่ะ"), (["และ", "ผู้นำ"], "ผู้นำ"), (["และ ที่"], ""), ([""], ""), ([], "")],
)
def test_words_of_a_group_without_phrases(texts, said):
    assert opening_words(tokenise(texts)) == said


OTHERS = [f"{word}หาย" for word in "แมว รถ ฝน หนังสือ ดาว ปลา มือ ถนน เพลง ไฟ เรือ ผ้า".split()]


def read_by(*matters: tuple[str, ...]):
    """Make a model that sees of which matters a text is, each known by its words."""

    def read(texts):
        return np.array(
            [[*(float(any(word in text for word in words)) for words in matters), 0.3] for text in texts]
        )

    return read


def named_by(read, *groups):
    vectors = read([text for group in groups for text in group])
    return named(*groups, embed=read, vectors=unit_length(vectors - vectors.mean(axis=0)))


def test_with_a_model_a_part_of_a_name_stands_in_some_of_the_statements():
    money = ["เงินมาช้า", "เบิกเงิน", "ขอเงิน", "รอเงิน", "หมดเงิน", "ยืมเงิน", "คืนเงิน", "งบประมาณหมด"]
    name = named_by(read_by(("เงิน", "งบประมาณ"), ("ขยะ",)), money, RUBBISH * 3, OTHERS)[0]
    assert name.parts == ("เงิน",)


def test_with_a_model_a_longer_noun_that_stands_nearly_everywhere_takes_the_place_of_its_piece():
    good = ["โรงเรียนคุณธรรมเริ่มแล้ว", "ไปโรงเรียนคุณธรรม", "เห็นโรงเรียนคุณธรรม", "โรงเรียนคุณธรรมดี", "โรงเรียนปิด"]
    name = named_by(read_by(("โรงเรียน",), ("ขยะ",)), good, RUBBISH * 3, OTHERS)[0]
    assert name.parts == ("โรงเรียนคุณธรรม",)


def test_with_a_model_two_parts_belong_to_one_matter():
    texts = ["เด็กเล่นน้ำ", "เด็กกลับบ้าน", "พาเด็กไป", "เด็กหลับ", "รอโควิด", "โควิดระบาด", "กลัวโควิด", "ตรวจโควิด"]
    apart = read_by(("เด็ก",), ("โควิด",), *((word[:-3],) for word in OTHERS))
    assert len(named_by(apart, texts, OTHERS)[0].parts) == 1
    together = read_by(("เด็ก", "โควิด"), ("เด็ก",), ("โควิด",), *((word[:-3],) for word in OTHERS))
    assert set(named_by(together, texts, OTHERS)[0].parts) == {"เด็ก", "โควิด"}


def test_what_was_chosen_first_decides_whether_a_name_holds_not_what_is_written_first():
    """A phrase speaks for 19 of 30 statements, a noun for 13; nouns are written first."""
    stands = np.zeros((120, 2))
    stands[:19, 0] = stands[17:30, 1] = 1
    likeness = np.random.default_rng(0).normal(0, 0.1, (120, 2))
    likeness[:30] += 2
    parts = [SimpleNamespace(text="การจัดการขยะ", found="จัดการขยะ", several=True)]
    parts += [SimpleNamespace(text="ถังหมัก", found="ถังหมัก", several=False)]
    said = Spoken(parts, [[0, 1]], stands, stands, np.array([0.85, 1.0]), likeness, np.eye(2))
    own = stands[:30].mean(axis=0)
    weight = said.worth * own / (own + stands.mean(axis=0))
    chosen = naming._cover(said, np.arange(30), [0, 1], weight, [])
    assert chosen == [0, 1]
    assert naming._in_words(said, np.arange(30), chosen) == [1, 0]
    assert naming._holds(said, np.arange(30), chosen, own[0] * weight[0], 0)


def test_it_is_known_which_statements_a_name_speaks_for():
    name = named(LATE, RUBBISH)[1]
    assert name.speaks == {3, 4, 5}
