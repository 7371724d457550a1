"""Who leads a talk is known by speaking first, asking most and being civil; who tells is not."""

import pytest

from synth.corpus.layout.hosting import hosted
from synth.corpus.layout.lines import Kind, Line
from synth.corpus.statements import read_note

LEADS = [
    ("ศน.มด", "สวัสดีค่ะทุกคน เริ่มจากอาหารกลางวันนะคะ เป็นยังไงบ้าง"),
    ("ครูโอ๋", "ซื้อผักจากผู้ปกครองถูกกว่าร้านครึ่งหนึ่ง"),
    ("ศน.มด", "เก่งมากค่ะ แล้วป้าดวงล่ะคะ"),
    ("ป้าดวง", "เด็กไม่กินผักขม ต้องสับละเอียด"),
    ("ศน.มด", "เรื่องเงินติดอะไรกันบ้างคะ"),
    ("ครูโอ๋", "เงินโอนช้าสองเดือน ต้องเชื่อร้านค้า"),
    ("ศน.มด", "ขอบคุณทุกคนนะคะ ไว้เจอกันค่ะ"),
]
TELLS = [
    ("ป้าศรี", "ทำไมถังเต็มทุกวันก็ไม่รู้ รถไม่เคยมาตรงเวลา"),
    ("ลุงดำ", "คนเก็บมีคนเดียว จะเอาอะไรกับเขา"),
    ("ป้าศรี", "แล้วใครจะทนกลิ่น บ้านป้าอยู่ติดถังเลย"),
    ("ครูเอ๋", "เด็กที่โรงเรียนแยกขยะเป็นแล้วทุกห้อง"),
    ("ป้าศรี", "ไหนว่าจะซื้อถังเพิ่ม รอมาสองปีไม่เห็นมี"),
    ("ลุงดำ", "งบหมดตั้งแต่กลางปี ไม่มีใครบอก"),
]


@pytest.mark.parametrize(("talk", "host"), [(LEADS, "ศน.มด"), (TELLS, ""), (LEADS[1:], ""), (LEADS[:3], "")])
def test_who_leads(talk, host):
    lines = [Line(0, 9, words, 0, False, Kind.TURN, speaker=name) for name, words in talk]
    assert hosted(lines) == {index for index, (name, _) in enumerate(talk) if name == host}


def test_what_the_host_says_is_not_analysed():
    text = "ถอดเทปวงคุยอาหารกลางวัน\n\n" + "\n".join(f"{name}: {words}" for name, words in LEADS)
    rows = read_note(text, "a.txt").statements
    assert {row["speaker"] for row in rows if row["use"] == "analysed"} == {"ครูโอ๋", "ป้าดวง"}
