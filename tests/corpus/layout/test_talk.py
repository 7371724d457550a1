"""What people tell in a talk is told from what they ask, arrange and say by the way."""

import math

import pytest

from synth.corpus.layout.talk import Turn, chances, evidence

LEADER, OTHERS = "พี่หน่อย", ("ลุงดำ", "ป้าศรี", "แม่ฝน")
ASKED = [
    "สวัสดีค่ะทุกคน วันนี้ชวนคุยเรื่องฝายนะคะ",
    "อะไรที่ทำแล้วได้ผลบ้างคะ",
    "แล้วติดขัดตรงไหนกันบ้างคะ",
    "ขอบคุณมากค่ะ เดี๋ยวพักทานข้าวกันก่อน",
]
TOLD = [
    "ขุดลอกเองปีละสองครั้ง น้ำเลยไหลถึงท้ายนา", "ชาวบ้านลงแรงกันครบทุกหลังคาเรือน", "หน้าแล้งน้ำยังไม่พออยู่ดี", "งบซ่อมเบิกยากมาก รอครึ่งปี",
    "เด็กรุ่นใหม่ไม่มาช่วยเลย", "กติกาแบ่งน้ำเขียนไว้ที่ศาลา ไม่มีใครทะเลาะกัน",
]  # fmt: skip


def talk():
    turns = [Turn(LEADER, ASKED[0]), Turn(LEADER, ASKED[1])]
    turns += [Turn(OTHERS[place % 3], words) for place, words in enumerate(TOLD[:3])]
    turns += [Turn(LEADER, ASKED[2])]
    turns += [Turn(OTHERS[place % 3], words) for place, words in enumerate(TOLD[3:])]
    return [*turns, Turn(LEADER, ASKED[3])]


def test_findings_are_likelier_than_what_the_leader_says():
    turns = talk()
    by_words = dict(zip((turn.words for turn in turns), chances(turns), strict=True))
    assert min(by_words[words] for words in TOLD) > 0.5 > max(by_words[words] for words in ASKED)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        *((words, True) for words in ("ท่อแตกทุกเดือน", "ไม่มีใครมาดูเลยครับ", "ขอบคุณทีมช่างนะคะ น้ำไหลแรงขึ้นเยอะ", "ปีนี้ข้าวได้ 520 โล")),
        *((words, False) for words in ("ได้ยินไหมครับ", "เดี๋ยวส่งรูปให้นะคะ", "ไว้เจอกันใหม่นะครับ", "ขอบคุณทุกคนค่ะ", "เชิญลุงดำก่อนเลยค่ะ")),
    ],
)  # fmt: skip
def test_words_tell_within_a_talk(words, told):
    turns = talk()
    turns.insert(5, Turn(OTHERS[0], words))
    assert (chances(turns)[5] > 0.5) == told


def test_chances_are_the_weights_added_up():
    turns = [Turn("ก", "น้ำแห้ง"), Turn("ข", "จริง")]
    signs = list(evidence(turns))
    weighing = {"": -1.0, "น้ำ": 2.0, "before แห้ง": 0.5}
    expected = [1 / (1 + math.exp(-total)) for total in (1.0, -0.5)]
    assert ["น้ำ" in signs[0], "before แห้ง" in signs[1]] == [True, True]
    assert chances(turns, weighing) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("turns", "sign", "place"),
    [
        ([("ก", "น้ำพอไหมคะ"), ("ข", "พอ")], "answers shortly", 1),
        ([("ก", "น้ำพอไหมคะ"), ("ข", "พอถึงเดือนเมษาแล้วก็แห้งหมดทั้งคลอง")], "answers", 1),
        ([("ก", "น้ำพอ"), ("ก", "ปีนี้ดี")], "goes on", 1),
        ([("ก", "น้ำพอ"), ("ข", "ปีนี้ดี")], "once", 0),
        ([("ก", "น้ำพอไหมคะ"), ("ก", "ปีนี้ดี"), ("ข", "ดี")], "else asks > 0.5", 1),
    ],
)
def test_evidence_is_of_who_speaks_and_of_the_turn_before(turns, sign, place):
    assert sign in list(evidence([Turn(*turn) for turn in turns]))[place]


def test_nothing_said_is_no_talk():
    assert chances([]) == []
