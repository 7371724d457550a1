"""What lines are made of, whatever the words: people, sums, times; sentences have verbs and what binds them."""

import pytest

from synth.corpus.layout.lines import lines_of
from synth.corpus.layout.makeup import Makeup
from synth.corpus.layout.markers import markers_of
from synth.corpus.layout.naming import labels_of


def made(text):
    rows = text.split("\n")
    markers = markers_of(rows)
    return Makeup(lines_of(text), markers, labels_of(rows, [marker.length for marker in markers]))


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("ครู 2 คน", "v=0 True False False 0"),
        ("- ค่าน้ำมัน 500 บาท", "v=0 False False True 0"),
        ("ชาวบ้านกล้าพูดและเข้าใจกัน", "v=2 True False False 1"),
    ],
)
def test_lines_show_what_they_are_made_of(line, shown):
    assert shown in made(line).own(0)


def test_lines_without_a_known_word_say_so():
    assert made("12.5 km").own(0) == ["c0"]
    assert made("12.5 km").shared(0) == []


def test_lists_of_people_and_accounts_of_what_was_learnt_differ_as_groups():
    people = made("ใครมาบ้าง\n- กำนัน\n- ครู 2 คน\n- ตำรวจ").together([[1, 2, 3]])
    learnt = made("ได้อะไร\n- กล้าพูดเพราะเข้าใจกัน\n- ไม่กลัวที่จะถาม").together([[1, 2]])
    assert "kin v=0 people=2" in people[1]
    assert people[1] == people[3]
    assert "kin v=2 people=0" in learnt[1]
    assert 0 not in people


def test_a_heading_speaks_to_the_lines_below_with_what_they_are_made_of():
    under = made("แขก\n- กำนัน\n- ครู").under(0, "kin v=0 0")
    assert {"uc=person", "uc1=person", "uc=person kin v=0 0"} <= set(under)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("ป้าศรี: ขอบคุณค่ะ", {"said=ขอบคุณค่ะ", "said b=greeting", "c1=v communication"}),
        ("ป้าศรี: งบมาช้า เลยต้องออกเงินกันไปก่อนทุกเดือน", {"said ^งบ", "said n=4", "c1=possession"}),
    ],
)
def test_behind_a_label_what_is_said_shows(line, shown):
    found = made(f"{line}\nลุงมี: {line}")
    assert shown <= {*found.own(0), *found.shared(0)}
