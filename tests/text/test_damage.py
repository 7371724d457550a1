import pytest
from hypothesis import given
from hypothesis import strategies as st

from synth.text.damage import broken_forms, damage_of
from synth.text.words import is_word


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("เรื่องนี้สาคัญมาก", "ตัวอักษรที่ 10 (สาคัญ)"),  # ำ is lost
        ("คนในชมุ ชน", "ตัวอักษรที่ 5 (ชมุ ชน)"),  # a mark drifted, a space came in
        ("การดาเนนิ งาน", "ตัวอักษรที่ 4 (ดาเนนิ)"),
        ("จานวน\nกาหนด", "ตัวอักษรที่ 1 (จานวน), 7 (กาหนด)"),
        ("เลือกประธานกนัเอง", "ตัวอักษรที่ 12 (กนั)"),  # no syllable ends so
        ("ทั้งจงัหวดั", "ตัวอักษรที่ 9 (วดั)"),
        ("จำเป้นต้องเผา", "ตัวอักษรที่ 3 (เป้น)"),  # the wrong mark
        ("ประธานเ", "ตัวอักษรที่ 6 (นเ)"),
        ("ข้อ 1\u0e48", "ตัวอักษรที่ 6 (\u0e48)"),  # a mark without a letter
        ("เห็น\ufffdด้วย", "ตัวอักษรที่ 5 (\ufffd)"),
    ],
)
def test_flags_what_no_rule_restores(text, place):
    assert [row[0] for row in damage_of(text)] == [place]


@pytest.mark.parametrize(
    "clean",
    [
        "ชุมชนดิจิทัล",
        "สื่อสารองค์กร",
        "สำคัญ จำนวน กำหนด ดำเนินงาน",
        "\uf0b7 ไว้ใจกัน",
        "ก็ ณ ฯลฯ",
        "",
        "เธอ เธอ เธอ",
        "เพื่ อน ฟื้ นฟู ทั้ งที",
        "เเผน เข้มแข็ง",
        "เ แ โ",
    ],
)
def test_clean_text_is_not_flagged(clean):
    assert damage_of(clean) == []


def test_no_form_is_a_word_of_its_own():
    assert not [form for form in broken_forms() if is_word(form)]


def test_many_places_are_one_row():
    [(place, problem, what_to_do)] = damage_of("สาคัญ " * 20)
    assert place.endswith("และอีก 15 แห่ง")
    assert problem
    assert what_to_do


@given(st.text(alphabet="สาคัญำดเนิชมุ \n\ufffd", max_size=60))
def test_flags_never_fail_and_say_a_place(text):
    assert all(row[0].startswith("ตัวอักษรที่ ") for row in damage_of(text))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # what repair restores is no damage, wherever it stands
        ("ฌา้ฌฌ\nบา้น\nชุมชน\nฌา้ฌฌ", "ตัวอักษรที่ 1 (ฌา้), 18 (ฌา้)"),
        # also where the marks stand in the order that repair turns round
        ("ทีุ่ หนึุ่ง", "ตัวอักษรที่ 1 (ทีุ), 7 (นึุ)"),
        # a text in shreds, and a long one
        ("ก\n" * 6 + "ฌา้ฌฌ\n" + "ข\n" * 6, "ตัวอักษรที่ 13 (ฌา้)"),
        ("ปลูกป่า\n" * 40 + "ฌา้ฌฌ", "ตัวอักษรที่ 321 (ฌา้)"),
    ],
)
def test_marks_that_meet_are_looked_at_line_by_line(text, place):
    assert [found for found, *_ in damage_of(text)] == [place]


@pytest.mark.parametrize("text", ["ฌา้ฌฌ", "บา้น", "หน้้า"])
def test_marks_that_repair_leaves_are_flagged(text):
    assert bool(damage_of(text)) == (text == "ฌา้ฌฌ")
