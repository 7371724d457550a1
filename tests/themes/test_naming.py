from collections import Counter

import numpy as np
import pytest

from synth.text.tokens import tokenise
from synth.themes.naming import by_meaning, opening_words, phrases, ranked_names


@pytest.mark.parametrize(
    ("text", "there", "not_there"),
    [
        # verb and object, noun and noun stay together
        ("ชุมชนเก็บข้อมูลขยะ", "เก็บข้อมูลขยะ", "เก็บข้อมูล"),
        ("การประชาสัมพันธ์ทางเพจยังไม่ทั่วถึง", "การประชาสัมพันธ์ทางเพจ", "การประชาสัมพันธ์"),
        # what negates stays with what it negates
        ("ขับรถโดยไม่มีใบขับขี่", "ไม่มีใบขับขี่", "มีใบขับขี่"),
        ("ชาวบ้านไม่เข้าใจ", "ชาวบ้านไม่เข้าใจ", "เข้าใจ"),
        # no phrase goes over the beginning of a clause, nor a mark or a space
        ("เกษตรกรยังขายผักไม่ได้", "ขายผัก", "เกษตรกรยังขายผัก"),
        ("ผู้นำเข้มแข็ง งบประมาณล่าช้า", "งบประมาณล่าช้า", "เข้มแข็งงบประมาณ"),
        # nor does one begin with a light verb, or end in a unit
        ("ให้เอาข้อมูลขยะไปใช้", "ข้อมูลขยะ", "เอาข้อมูลขยะ"),
        ("ขายผักกิโลละ", "ขายผัก", "ขายผักกิโล"),
    ],
)
def test_phrases_begin_and_end_where_a_sentence_lets_them(text, there, not_there):
    found = {phrase.text for phrase in phrases(tokenise([text])[0])}
    assert there in found
    assert not_there not in found


def ranked(texts, weights):
    tokens = tokenise(texts)
    counts = Counter(word for those in tokens for word in set(those))
    return [phrase.text for phrase in ranked_names(tokens, np.ones(len(texts)), weights, counts)]


@pytest.mark.parametrize(
    ("texts", "weights", "first"),
    [
        # a phrase of several statements before a word, and before a phrase of one
        (["งบประมาณล่าช้า", "ปีนี้งบประมาณล่าช้า", "ขอเพิ่มงบประมาณ"], {"งบประมาณ": 2, "ล่าช้า": 2}, "งบประมาณล่าช้า"),
        # the same statement twice is one
        (
            ["เก็บขยะทะเล"] * 3 + ["งบประมาณล่าช้า", "งบประมาณล่าช้ามาก"],
            {"งบประมาณ": 2, "ล่าช้า": 2, "ขยะ": 1, "ทะเล": 1},
            "งบประมาณล่าช้า",
        ),
        # what always goes on is not cut
        (["แก้ปัญหาหนี้นอกระบบ", "แก้ปัญหาหนี้นอกระบบแล้ว"], {"หนี้": 2, "ปัญหา": 1}, "แก้ปัญหาหนี้นอกระบบ"),
    ],
)
def test_the_phrase_that_says_most_for_most_comes_first(texts, weights, first):
    assert ranked(texts, weights)[0] == first


@pytest.mark.parametrize("weights", [{}, {"ไม่": 3}, {"ผู้นำ": -1}])
def test_where_no_word_sets_a_group_apart_there_is_no_name(weights):
    assert ranked(["ผู้นำไม่อยู่", "ผู้นำไม่มา"], weights) == []


def test_with_a_model_the_phrase_that_means_what_the_group_means_comes_first():
    texts = ["งบประมาณล่าช้า", "เก็บขยะทะเล", "งบประมาณล่าช้า มาก", "เก็บขยะทะเล มาก"]
    weights = {"งบประมาณ": 1, "ล่าช้า": 1, "ขยะ": 2, "ทะเล": 2}
    tokens = tokenise(texts)
    found = ranked_names(tokens, np.ones(4), weights, Counter(dict.fromkeys(weights, 2)))
    place = {"งบ": [1.0, 0.0], "ขยะ": [0.0, 1.0]}

    def embed(those):
        return np.array([place["งบ" if "งบ" in text else "ขยะ"] for text in those])

    assert "ขยะ" in found[0].text
    assert "งบ" in by_meaning(found, embed, np.eye(2), 0)[0].text
    assert "ขยะ" in by_meaning(found, embed, np.eye(2), 1)[0].text
    assert by_meaning(found, embed, np.eye(2)[:1], 0) == found


@pytest.mark.parametrize(
    ("texts", "said"),
    [(["ขอบคุณค่ะ"], "ขอบคุณค่ะ"), (["และ", "ผู้นำ"], "ผู้นำ"), (["และ ที่"], ""), ([""], ""), ([], "")],
)
def test_words_of_a_group_without_phrases(texts, said):
    assert opening_words(tokenise(texts)) == said
