import pytest

import synth
from synth.corpus.attributes import date_of
from synth.corpus.dating import FROM_BODY, FROM_NAME, NO_DATE, UNREADABLE
from synth.corpus.statements import read_note

STORY = "\n\nบทเรียน\n1. เริ่มออมกันตั้งแต่ 1 มกราคม 2560 วันละบาท\n2. ไว้ใจกัน"

DIARY = (
    "บันทึกประจำวันของครูฝน\n"
    + "\n\nจันทร์ที่ {} พฤษภาคม 2567\n- เด็กมาไม่ครบเพราะไปช่วยพ่อแม่ปลูกข้าว\n- ฝนตกทั้งวันเปิดทีวีสอนทางไกลไม่ได้" * 4
)


@pytest.mark.parametrize(
    ("text", "date", "note"),
    [
        ("สรุปเวที\nวันที่ 4 กรกฏาคม 2566 ณ ศาลา" + STORY, "2023-07-04", ""),
        ("สรุปเวที 4-5 มีนาคม 2566" + STORY, "2023-03-04", "ถึง 2023-03-05"),
        # a head that nobody can read is said, and no remembered day takes its place
        ("สรุปเวที\nวันที่ ๔ เดือนแปดหลัง ปีเถาะ ณ ศาลา" + STORY, "", UNREADABLE),
        ("สรุปเวที\nวันที่: 31/02/2566" + STORY, "", UNREADABLE),
        ("สรุปเวที\nวันเสาร์ที่ 4 มีนาคม เวลา 9.00 น." + STORY, "", UNREADABLE),
        # a day of the story is none of the note
        ("สรุปเวที" + STORY, "", NO_DATE),
        ("สรุปเวที\n\nบทเรียน\n1. ประชุมกันวันที่ 4 มีนาคม 2566 ทุกคนมา", "2023-03-04", FROM_BODY),
        # an empty place in a form, and the second day of a meeting, are no dates
        ("สรุปเวที\nวันที่ ..../..../...." + STORY, "", NO_DATE),
        ("สรุปเวที วันที่ 2\n4 มีนาคม 2566" + STORY, "2023-03-04", ""),
        # the day of a memo or a post gives way to that of which it tells, but stands where there is no other
        ("บันทึกข้อความ\nที่ ชร 0032/118    วันที่ 21 กันยายน 2565\nเรื่อง สรุปบทเรียน\n\nตามที่ได้จัดเวทีเมื่อวันที่ 14 กันยายน 2565 ณ วัด นั้น\n\nบทเรียน\n1. ไว้ใจกัน", "2022-09-14", ""),
        ("บันทึกข้อความ\nที่ ชร 0032/118    วันที่ 21 กันยายน 2565\nเรื่อง สรุปบทเรียน\n\nบทเรียน\n1. ไว้ใจกัน\n2. คุยกัน", "2022-09-21", ""),
        ("เราเรียนรู้อะไร\nโพสต์เมื่อ 2 มิถุนายน 2563 โดย แอดมิน\n\nเมื่อวันที่ 28 พฤษภาคม 2563 เราล้อมวงคุยกัน" + STORY, "2020-05-28", ""),
        ("เราเรียนรู้อะไร\nโพสต์เมื่อ 2 มิถุนายน 2563 โดย แอดมิน\n\nเราเคยหนีน้ำกันมาแล้วเมื่อวันที่ 5 มกราคม 2560 จนต้องไปนอนวัดกันทั้งหมู่บ้าน" + STORY, "2020-06-02", ""),
        # the day of printing is none
        ("สรุปเวทีป่า\nศุกร์ 12 มีนาคม 2564 ลานหิน" + STORY + "\n\nวันที่พิมพ์ 29/11/2569", "2021-03-12", ""),
        ("สรุปเวทีป่า" + STORY + "\n\nพิมพ์เมื่อวันที่ 29/11/2569", "", NO_DATE),
        ("สรุปค่าย\nระหว่างวันที่ 12 – 14 มีนาคม 2564 ณ วัด" + STORY, "2021-03-12", ""),
        # how long a project lasts is no day of a note
        ("รายงานปิดโครงการ\nระยะเวลา 1 มกราคม 2566 – 31 พฤษภาคม 2567" + STORY, "", NO_DATE),
        ("จดหมายข่าว ประจำเดือนมกราคม–มีนาคม 2568" + STORY, "", NO_DATE),
        # when people were heard, as a report tells it, not what it remembers nor the month of its cover
        ("รายงานตลาดนัด\n\nผลการดำเนินงาน\nเทศบาลได้จัดประชุมถอดบทเรียนกับผู้ค้า เมื่อวันศุกร์ที่ 23 สิงหาคม 2567 ณ ห้องประชุม" + STORY, "2024-08-23", FROM_BODY),
        ("รายงานตลาดนัด" + STORY + "\n\nคณะผู้จัดทำ\nกันยายน 2567", "", NO_DATE),
        # a diary has a day over each of its parts
        (DIARY.format(13, 20, 27, 30), "", NO_DATE),
        ("สรุปเวที 4 มีนาคม 2566\n\n" + DIARY.format(13, 20, 27, 30), "2023-03-04", ""),
        (DIARY.format(13, 13, 13, 13), "2024-05-13", ""),
        ("สัมภาษณ์คนปลูกผัก\n\nคุยกับหลวงพี่ตั้ม พระผู้ดูแลสวน เมื่อ 14 มีนาคม 2567 เรื่องและภาพ: กองบรรณาธิการ" + STORY, "2024-03-14", ""),
        ("รายงานปิดโครงการ\nตุลาคม 2566 – กันยายน 2567" + STORY, "", NO_DATE),
        ("สรุปเวที\nระยะเวลา 1 มกราคม 2566 – 31 พฤษภาคม 2567\nวันที่ 4 มีนาคม 2567" + STORY, "2024-03-04", ""),
        # the day as an item of a form's head
        ("แบบรายงาน\n1. ชื่อกลุ่ม ออมทรัพย์\n2. วันที่จัด 4 มีนาคม 2566\n\nบทเรียน\n- ไว้ใจกัน", "2023-03-04", ""),
    ],
)  # fmt: skip
def test_the_day_of_a_note_and_what_is_said_of_it(text, date, note):
    found = read_note(text, "note.txt")
    assert found.date == date
    assert (
        found.date_note.startswith(note)
        if note
        else not found.date_note.removeprefix(f"ถึง {found.date[:8]}14")
    )


FOUNDED = "\n\nเมื่อวันที่ 1 มกราคม 2560 ชาวบ้านประชุมกันครั้งแรกที่ศาลาแล้วตกลงตั้งกลุ่มออมทรัพย์ขึ้นมา" + STORY


@pytest.mark.parametrize(
    ("head", "date"),
    [
        # a place, a telephone and a number of a meeting are no numbers of memos
        ("ที่ ศาลากลางบ้าน วันที่ 5/3/2567", "2024-03-05"),
        ("ที่ ห้องประชุมอำเภอ ชั้น 2 วันที่ 5.3.2567", "2024-03-05"),
        ("ที่ วัดดอน เวลา 9.30 น. วันที่ 5 มีนาคม 2567", "2024-03-05"),
        ("ที่ บ้านเลขที่ 12/4 วันที่ 5 มีนาคม 2567", "2024-03-05"),
        ("ที่ 5/3/2567 ณ ศาลากลางบ้าน", "2024-03-05"),
        ("ที่ สพ 12/2567 วันที่ 5 มีนาคม 2567", "2017-01-01"),
        ("ที่ อบต.บ้านดอน 71001/145 วันที่ 5 มีนาคม 2567", "2017-01-01"),
        ("ที่ มท ๐๘๑๖.๓/ว ๑๒๓ ลงวันที่ 5 มีนาคม 2567", "2017-01-01"),
    ],
)
def test_only_the_number_of_a_memo_makes_a_line_one_of_a_memo(head, date):
    assert read_note(f"สรุปเวที\n{head}{FOUNDED}", "note.txt").date == date


@pytest.mark.parametrize(
    ("line", "date"),
    [
        # names, workshops and trades that begin as printing and saving do
        ("พิมพ์ใจ ศรีสุข จดบันทึก วันที่ 5 มีนาคม 2567", "2024-03-05"),
        ("ผู้จดบันทึก พิมพ์ชนก วันที่ 5 มีนาคม 2567", "2024-03-05"),
        ("เวทีที่โรงพิมพ์ชุมชน วันที่ 5 มีนาคม 2567", "2024-03-05"),
        ("พบกันที่โรงพิมพ์เมื่อวันที่ 5 มีนาคม 2567", "2024-03-05"),
        ("เวทีกลุ่มผู้ส่งออกเมื่อวันที่ 5 มีนาคม 2567", "2024-03-05"),
        ("Printing workshop 5 March 2024", "2024-03-05"),
        ("พิมพ์เมื่อ 5 มีนาคม 2567", ""),
        ("พิมพ์วันที่ 5/3/2567 เวลา 10.15 น.", ""),
        ("เอกสารนี้พิมพ์จากระบบ 5/3/2567", ""),
        ("วันที่พิมพ์รายงาน 5 มีนาคม 2567", ""),
        ("ส่งออกข้อมูลเมื่อ 5 มีนาคม 2567", ""),
        ("Exported on 5 March 2024", ""),
        ("Printed: 5/3/2024", ""),
        ("Printed Mar 5, 2024", ""),
        ("Downloaded Tuesday, 5 Mar 2024", ""),
        ("วันที่พิมพ์รายงานนี้ 5/3/2567", ""),
        ("พิมพ์เอกสารนี้เมื่อ 5/3/2567", ""),
        ("พิมพ์ออกจากระบบ 5/3/2567 10:22", ""),
        ("Income generated by the weaving group, 5 March 2024", "2024-03-05"),
        ("Notes of the meeting saved time on 5 March 2024", "2024-03-05"),
    ],
)
def test_the_day_on_which_a_file_was_made_is_told_from_names_and_trades(line, date):
    assert read_note(f"สรุปเวทีบ้านดอน\n{line}{STORY}", "note.txt").date == date


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2567-03-05", "2024-03-05"),  # a year of the Buddhist era that a spreadsheet took for another
        ("2567-03-05T00:00:00", "2024-03-05"),
        ("5/3/2567", "2024-03-05"),
        ("5-3-67", "2024-03-05"),
        ("๕ มี.ค. ๒๕๖๗", "2024-03-05"),
        ("2024-03-05", "2024-03-05"),
        ("2567-03-05 (คาดเดา)", "2024-03-05"),
        ("วันก่อน", ""),
    ],
)
def test_a_date_in_a_cell(written, date):
    found = date_of(written)
    assert (found[0] if found else "") == date


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("ถอดบทเรียน_2024-03-29", "2024-03-29"),
        ("สรุปเวที 29 มี.ค. 67", "2024-03-29"),
        ("ค่าย 12-14 มีนาคม 2567", "2024-03-12"),
        ("GMT20240719-060412_Recording.transcript", "2024-07-19"),
        ("เวที25670329_2", "2024-03-29"),
        ("แบบที่ 20241399", ""),
        ("โทร 0202403291", ""),
        ("แผนงาน 2567", ""),
        ("สรุป มีนาคม 2567", ""),
        ("ส่งออก 29 มี.ค. 2567", ""),
        ("เทียบ 2024-03-29 กับ 2025-03-29", ""),
        ("ตารางที่ 3-4 กลุ่ม 5", ""),
        ("วงเล็ก ครั้งที่ 3-5-67", ""),
        ("ร่าง_v1.2.67", ""),
        ("ส่งภายใน 15-06-2567", ""),
        ("ทบทวนเหตุการณ์ 26 ธ.ค. 2547", ""),
    ],
)
def test_a_file_s_name_tells_the_day_of_a_note_that_tells_none(tmp_path, name, day):
    (tmp_path / f"{name}.txt").write_text("สรุปเวที" + STORY, encoding="utf-8")
    [source] = synth.read_corpus(tmp_path).sources.to_dict("records")
    assert source["date"] == day
    assert source["date_note"].endswith(FROM_NAME if day else NO_DATE)


def test_a_day_that_the_note_tells_or_that_nobody_can_read_is_not_taken_from_the_name(tmp_path):
    for head in ("วันที่ 4 มีนาคม 2566", "วันที่: 31/02/2566"):
        (tmp_path / "เวที_2024-03-29.txt").write_text(f"สรุปเวที\n{head}{STORY}", encoding="utf-8")
        [source] = synth.read_corpus(tmp_path).sources.to_dict("records")
        assert source["date"] != "2024-03-29"


def test_a_period_that_is_labelled_as_the_day_is_one_however_long(tmp_path):
    note = "ค่ายฤดูร้อน\nวันที่ 20 มีนาคม - 25 เมษายน 2567\nสิ่งที่ได้เรียนรู้\n- เด็กกล้าพูดมากขึ้น\n- ครูเหนื่อยแต่สนุก"
    (tmp_path / "a.txt").write_text(note, encoding="utf-8")
    [source] = synth.read_corpus(tmp_path).sources.to_dict("records")
    assert (source["date"], source["date_note"]) == ("2024-03-20", "ถึง 2024-04-25")
