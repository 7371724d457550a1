import numpy as np
import pytest

from synth.themes.candidates import candidate_terms
from synth.themes.labels import describe


@pytest.mark.parametrize(
    ("texts", "there", "not_there"),
    [
        # pieces of a longer phrase give way to it
        (["จังหวัดชายแดนภาคใต้", "ลงพื้นที่จังหวัดชายแดนภาคใต้"], "จังหวัดชายแดนภาคใต้", "ชายแดนภาคใต้"),
        # what goes before and after must part from it somewhere
        (["แนวทางการขับเคลื่อนงาน", "หารือแนวทางการขับเคลื่อนงาน"], "งาน", "ทางการขับเคลื่อน"),
        # a noun keeps what makes it one
        (["สร้างความเชื่อมั่น", "ต้องสร้างความเชื่อมั่น"], "สร้างความเชื่อมั่น", "เชื่อมั่น"),
        # a phrase of one text only is no phrase
        (["ใช้คนให้ถูกงาน", "ผู้นำชุมชน"], "ผู้นำ", "คนให้ถูกงาน"),
        (["ใช้คนให้ถูกงาน", "ต้องใช้คนให้ถูกงาน"], "ใช้คนให้ถูกงาน", "ให้"),
        # the long name of an office stays whole
        (
            ["กระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์", "ที่กระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์"],
            "กระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์",
            "สังคมและความมั่นคงของมนุษย์",
        ),
        # no phrase goes over the beginning of a clause, nor is a sentence one
        (["งานแต่งยังหวาน", "งานแต่งยังหวาน"], "งานแต่ง", "งานแต่งยังหวาน"),
        (["เกษตรกรมีรายได้", "เกษตรกรมีรายได้"], "เกษตรกร", "เกษตรกรมีรายได้"),
        (["การมีส่วนร่วม", "เน้นการมีส่วนร่วม"], "การมีส่วนร่วม", "ร่วม"),
        # nor does one end in a negation or a unit
        (["เรือไม่ล่ม", "เรือไม่จม"], "เรือ", "เรือไม่"),
        (["ขายผักกิโลละ", "ขายผักกิโลละ"], "ขายผัก", "ขายผักกิโล"),
    ],
)
def test_candidates_are_whole(texts, there, not_there):
    found = set().union(*(words.terms for words in candidate_terms(texts)))
    assert any(there in term for term in found)
    assert not_there not in found


def say(texts, labels):
    points = np.eye(len(texts))
    return describe(candidate_terms(texts), np.array(labels), points, [f"s{n}" for n in range(len(texts))])


def test_labels_differ_and_say_what_sets_the_theme_apart():
    texts = ["ผู้นำเข้มแข็ง", "ผู้นำเสียสละ", "งบประมาณล่าช้า", "งบประมาณไม่พอ"]
    first, second = say(texts, [0, 0, 1, 1])
    assert "ผู้นำ" in first.label
    assert "งบประมาณ" in second.label
    assert first.label not in second.label
    assert second.label not in first.label


def test_negation_stays_in_a_phrase():
    texts = ["ชาวบ้านไม่เข้าใจ", "เพราะไม่เข้าใจ", "ผู้นำเข้มแข็ง", "แกนนำ"]
    assert any(term.startswith("ไม่") for term in candidate_terms(texts)[0].terms)


def test_a_theme_of_nothing_has_a_number():
    assert say(["และ", "ผู้นำ"], [0, 1])[0].label == "กลุ่มที่ 1"


def test_the_first_exemplar_shows_the_label_where_it_stands():
    texts = ["งบประมาณล่าช้า", "งบล่าช้าทุกปี", "รองบประมาณล่าช้า", "ผู้นำเข้มแข็ง", "ผู้นำเสียสละ", "ป่า"]
    said = say(texts, [0, 0, 0, 1, 1, 1])[0]
    assert said.label in texts[int(said.exemplars[0][1:])]


def test_exemplars_are_not_near_copies():
    points = np.array([[1, 0], [1, 0.01], [0.99, 0.02], [0.6, 0.8]])
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    texts = ["ผู้นำ", "ผู้นำ", "ผู้นำ", "ผู้นำ"]
    said = describe(candidate_terms(texts), np.zeros(4, dtype=int), points, list("abcd"))
    assert "d" in said[0].exemplars


@pytest.mark.parametrize("word", ["สัปดาห์", "บาท", "ปีหน้า", "ไม่รู้", "คนละ", "นะคะ"])
def test_units_times_and_small_talk_name_no_theme(word):
    texts = [f"ผู้นำ{word}", f"{word}ผู้นำ", f"เด็ก{word}", "งบประมาณล่าช้า", "งบประมาณไม่พอ", "งบประมาณ"]
    said = say(texts, [0, 0, 0, 1, 1, 1])[0]
    assert said.label != word
    assert said.terms[0] == "ผู้นำ"
