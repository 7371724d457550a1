"""What people are, said once behind their names, is no part of what they are called."""

import pytest

from synth.corpus.readers.source import read_source
from synth.corpus.statements import read_note


@pytest.mark.parametrize(
    ("labels", "speakers"),
    [
        (["บอย (หัวหน้าชุด)", "น้องแพรว (เยาวชน)", "บอย"], ["บอย", "น้องแพรว", "บอย"]),
        (["ลุงคำ (อายุ 71 ปี)", "ลุงคำ", "ชาวบ้าน (ไม่บอกชื่อ)"], ["ลุงคำ", "ลุงคำ", "ชาวบ้าน (ไม่บอกชื่อ)"]),
        (["ครูนิด (ป.1)", "ป้าศรี, แกนนำ อสม.", "ลุงดำ"], ["ครูนิด (ป.1)", "ป้าศรี", "ลุงดำ"]),
        (["พี่เจี๊ยบเล่า", "ลุงหล้าเสริม", "ครูนิดแย้ง"], ["พี่เจี๊ยบ", "ลุงหล้า", "ครูนิด"]),
        (["บังหมาด อวนปู 51 ปี", "บังหมาด", "ป้าศรี หมู่ 3"], ["บังหมาด", "บังหมาด", "ป้าศรี หมู่ 3"]),
        (["ป้าศรี หมู่ 3", "ป้าศรี", "ป้าศรี หมู่ 5"], ["ป้าศรี หมู่ 3", "ป้าศรี", "ป้าศรี หมู่ 5"]),
        (["นายทองสุข มาเยอะ", "นายทองสุข", "ลุงดำ"], ["นายทองสุข มาเยอะ", "นายทองสุข", "ลุงดำ"]),
        # how old somebody is tells apart those who have no name
        (["แม่คำ อายุ ๗๘ ปี", "ลุงเวรยาม วัย 67", "เยาวชน วัย 16 ปี"], ["แม่คำ", "ลุงเวรยาม วัย 67", "เยาวชน วัย 16 ปี"]),
        (["คำถาม", "ป้าศรี", "ลุงดำ"], ["คำถาม", "ป้าศรี", "ลุงดำ"]),
        # always called so, or by no name, or the part says who asks
        (["เดี่ยว (ขาขาด)", "แม่บุญ (ผู้ดูแล)", "เดี่ยว (ขาขาด)"], ["เดี่ยว (ขาขาด)", "แม่บุญ (ผู้ดูแล)", "เดี่ยว (ขาขาด)"]),
        (["ชาวบ้าน (ไม่บอกชื่อ)", "ป้าศรี", "ลุงดำ"], ["ชาวบ้าน (ไม่บอกชื่อ)", "ป้าศรี", "ลุงดำ"]),
        (["พี่หนุ่ม (host)", "ป้าศรี", "ลุงดำ"], ["พี่หนุ่ม (host)", "ป้าศรี", "ลุงดำ"]),
    ],
)
def test_people_are_called_alike(labels, speakers):
    words = ["ชุดเรามีหน้ากากดี ๆ แค่สี่อัน", "หนูส่งจุดความร้อนเข้าไลน์ทุกตีสอง", "บางจุดไปถึงแล้วไม่มีไฟ เสียเที่ยวเปล่า"]
    lines = [f"{label}: {said}" for label, said in zip(labels, words, strict=True)]
    rows = read_note("เวทีไฟป่า\n\nเรื่องคนดับไฟ\n" + "\n".join(lines), "a.txt").statements
    assert [row["speaker"] for row in rows] == speakers


@pytest.mark.parametrize(
    ("labels", "speakers"),
    [
        (["ลุงหวัง บ้านเลขที่ 9", "ป้าเนียน แม่ค้ารถเร่"], ["ลุงหวัง", "ป้าเนียน"]),
        (["น้องพิ้ง ม.2", "น้องฝน (บัญชี)"], ["น้องพิ้ง", "น้องฝน"]),
        (["นายประเสริฐ ดวงแข เจ้าของแผงหมู", "นางวิไล ประธาน อสม."], ["นายประเสริฐ ดวงแข", "นางวิไล"]),
        (["นายทองสุข มาเยอะ", "คุณสมพิศ ใจงาม"], ["นายทองสุข มาเยอะ", "คุณสมพิศ ใจงาม"]),
        # two of one name, and who has none
        (["ป้าศรี หมู่ 3", "ป้าศรี หมู่ 5"], ["ป้าศรี หมู่ 3", "ป้าศรี หมู่ 5"]),
        (["ประธานประปา หมู่ 7", "เด็กไกด์ ม.2"], ["ประธานประปา หมู่ 7", "เด็กไกด์ ม.2"]),
    ],
)
def test_beneath_what_they_say_people_are_introduced(labels, speakers):
    words = ["“ถังไม่พอสำหรับทุกบ้านในซอยเรา”", "“รถมาช้าทุกวันจนขยะล้นออกมา”"]
    lines = [f"{said}\n— {label}\n" for label, said in zip(labels, words, strict=True)]
    rows = read_note("เวทีขยะ\n\nเสียงจากชุมชน\n\n" + "\n".join(lines), "a.txt").statements
    assert [row["speaker"] for row in rows] == speakers


@pytest.mark.parametrize(
    ("cells", "names"),
    [
        (["ป้าศรี (ครัว)", "ลุงดำ (เรือ)", "ป้าศรี (ครัว)"], ["ป้าศรี", "ลุงดำ", "ป้าศรี"]),
        (
            ["น้องเมย์ (ป.4)", "น้องเมย์ (ป.6)", "ล่ามมือ (หูหนวก)"],
            ["น้องเมย์ (ป.4)", "น้องเมย์ (ป.6)", "ล่ามมือ (หูหนวก)"],
        ),
    ],
)
def test_in_a_sheet_people_are_called_alike(cells, names, tmp_path):
    words = ["ถังไม่พอสำหรับทุกบ้านในซอยเรา", "รถมาช้าทุกวันจนขยะล้น", "อยากให้ติดประกาศเวลารถมา"]
    rows = [f"{cell},{said}" for cell, said in zip(cells, words, strict=True)]
    path = tmp_path / "a.csv"
    path.write_text("ผู้พูด,คำพูด\n" + "\n".join(rows), encoding="utf-8")
    documents, _ = read_source(path, ())
    assert [
        fields["speaker"] for doc in documents for fields in doc.told.values() if "speaker" in fields
    ] == names
