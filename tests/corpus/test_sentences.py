import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synth.corpus.sentences import cut


def sentences(paragraph):
    return [paragraph[piece.start : piece.end] for piece in cut(paragraph)]


@pytest.mark.parametrize(
    "whole",
    [
        # somebody begins to tell
        ["วันนี้เรานั่งคุยกันใต้ต้นหูกวางหลังศูนย์เด็ก", "ป้าจิตเล่าว่าตอนเริ่มใหม่ๆ ไม่มีใครกล้าช่วย"],
        ["เงินกองทุนเหลือไม่มากและคนส่งไม่ครบทุกเดือน", "ที่ประชุมเสนอให้โอนผ่านโทรศัพท์ได้ตลอดทั้งปี"],
        ["กลุ่มเริ่มจากสมาชิกไม่กี่คนในหมู่บ้านเดียว", "ต่อมาหมู่บ้านข้างๆ ขอเข้าร่วมด้วยกันทั้งหมด"],
        # a particle closes one
        ["อยากให้มีป้ายบอกจุดทิ้งน้ำมันเก่าด้วยค่ะ", "ร้านลูกชิ้นแถวบ้านยังเทลงคลองอยู่เลยทุกวัน"],
    ],
)
def test_where_a_new_thought_begins(whole):
    assert sentences(" ".join(whole)) == whole


@pytest.mark.parametrize(
    "one",
    [
        "งานสำเร็จเพราะผู้นำเข้มแข็งและชาวบ้านช่วยกัน เพื่อให้ลูกหลานได้เห็นว่าทำได้จริง",
        "ประชุมกับผู้แทน อบต. และ รพ.สต. ในพื้นที่ทุกเดือนเพื่อติดตามงานร่วมกัน",
        "กองทุนไม่ใช่ธนาคารของหมู่บ้านอย่างที่คิดกัน แต่เป็นเครื่องมือให้คนถามข่าวกัน",
        "คนที่เคยบอกว่า ทำไปก็ไม่มีประโยชน์ กลับมาช่วยงานกันทุกคน",
        "ใช้งบ 48,000 บาท จากกองทุนของตำบลซื้ออุปกรณ์ให้ศูนย์ทั้งหมด 12 ชุด",
    ],
)
def test_what_stays_together(one):
    assert sentences(one) == [one]


def test_a_figure_and_its_unit_are_not_parted_however_long_the_sentence():
    paragraph = "ฝึกอบรมแกนนำ 40 คน และครู 675 คน " * 60
    assert not [text for text in sentences(paragraph.strip()) if text.startswith(("คน", "40", "675"))]


@given(st.text(alphabet="กขคา่ แต่ว่าเล่า().1 2และ", max_size=400))
def test_every_letter_is_in_one_sentence(paragraph):
    pieces = cut(paragraph)
    assert "".join(paragraph[piece.start : piece.end] for piece in pieces).replace(
        " ", ""
    ) == paragraph.replace(" ", "")
    assert all(a.end <= b.start for a, b in itertools.pairwise(pieces))
