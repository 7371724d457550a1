"""Who mostly asks, and is answered, leads a talk; who complains with the same words does not, and is heard."""

import pytest

from synth.corpus.layout.judging import with_parts
from synth.corpus.layout.lines import Kind, lines_of
from synth.corpus.statements import read_note

WELL = "ถังขยะไม่พอสำหรับทุกบ้าน", "ปีหน้าควรเริ่มเก็บเร็วขึ้น", "เด็กแยกขยะเก่งกว่าผู้ใหญ่"


def asked_in(turns):
    """Return which turns are taken for questions of who leads the talk."""
    lines = lines_of("\n".join(words for _, words in turns))
    told = [line._replace(kind=Kind.TURN, speaker=who) for line, (who, _) in zip(lines, turns, strict=True)]
    return [line.words for line in with_parts(told) if line.kind == Kind.QUESTION]


def by_turns(said, answers=WELL):
    return [turn for one, two in zip(said, answers, strict=True) for turn in (("ฝน", one), ("ป้าศรี", two))]


@pytest.mark.parametrize(
    "asked",
    [
        ("ที่ผ่านมาเป็นยังไงบ้างคะ", "แล้วปีหน้าจะทำยังไงต่อ", "เด็กช่วยไหม"),
        ("เกิดอะไรขึ้น?", "อยากเห็นอะไร?", "ใครทำได้ดี?"),
    ],
)
def test_who_asks_and_is_answered_leads_the_talk(asked):
    assert asked_in(by_turns(asked)) == list(asked)


@pytest.mark.parametrize(
    "complained",
    [
        ("ไม่รู้จะทำยังไง", "ไม่มีใครมาเลย", "ไม่ได้อะไรสักอย่าง"),
        ("ใครอยากมาก็มา", "ได้ผลบ้าง ไม่ได้บ้าง", "ใครมีแรงช่วยแรง ใครมีเงินช่วยเงิน"),
        ("ถังล้นทุกวันคะ", "รถไม่มาคะ", "กลิ่นแรงคะ"),
        ("ช่วยกันเก็บบ้าง", "หมู่อื่นก็มีบ้าง", "เหนื่อยบ้าง"),
        ("ทำไมงบช้า? เพราะเอกสารไม่ครบ", "จะไปบอกใคร ไม่มีใครฟัง", "ไม่รู้จะไปที่ไหน"),
    ],
)
def test_who_complains_is_heard(complained):
    assert asked_in(by_turns(complained)) == []


def test_who_asks_and_is_not_answered_leads_no_talk():
    alone = [("ป้าศรี", "จะเอายังไงกันดี?"), ("ป้าศรี", "งบมาเมื่อไร?"), ("ป้าศรี", WELL[1])]
    assert asked_in([("ฝน", WELL[0]), *alone, ("ฝน", WELL[2])]) == []
    assert asked_in([*by_turns(WELL), *alone[:1]]) == []


def test_what_the_one_who_leads_tells_stays():
    asked = ("เกิดอะไรขึ้น?", "อยากเห็นอะไร?", "เมื่อวานหมู่สองเล่าว่ารถไม่เข้า")
    assert asked_in(by_turns(asked)) == list(asked[:2])


def test_a_talk_is_read_without_the_questions():
    asked = ("ที่ผ่านมาเป็นยังไงบ้างคะ", "แล้วปีหน้าจะทำยังไงต่อ", "เด็กช่วยไหม")
    text = "วงคุย\n\n" + "\n".join(f"{who}: {words}" for who, words in by_turns(asked))
    rows = read_note(text, "a.txt").statements
    assert [row["text"] for row in rows if row["use"] == "analysed"] == list(WELL)
