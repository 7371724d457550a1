import itertools

import numpy as np
import pytest

from synth.text.tokens import tokenise
from synth.themes.candidates import candidate_terms
from synth.themes.naming import joined, names, opening_words

LATE = ["งบประมาณล่าช้า", "รองบประมาณนาน", "งบประมาณไม่พอ"]
RUBBISH = ["เก็บขยะที่หาด", "แยกขยะทุกบ้าน", "ขยะล้นถัง"]


def named(*groups, **little):
    texts = [text for group in groups for text in group]
    ends = np.cumsum([0, *map(len, groups)])
    places = [np.arange(start, end) for start, end in itertools.pairwise(ends)]
    return names(candidate_terms(texts), places, **little)


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


def test_it_is_known_which_statements_a_name_speaks_for():
    name = named(LATE, RUBBISH)[1]
    assert name.speaks == {3, 4, 5}
