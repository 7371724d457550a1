"""Beside the tables of a sheet words are read too: numbered rows as lists, and what nobody reads is said."""

import pytest

import synth
from synth.telling import say

from .test_answers import TABLE, A, B, C, D, sheets

SHARES = [["รายการ", "จำนวน", "ร้อยละ"], ["ครู", 3, 25], ["ผู้ปกครอง", 9, 75], ["คะแนนเฉลี่ย", 4.25, "(เต็ม 5)"]]
LIST = [["ข้อค้นพบเด่น"], [1, A], [2, B], ["จุดที่ต้องแก้"], [1, C], [2, D]]
FOUND = [("ข้อค้นพบเด่น", "1", A), ("ข้อค้นพบเด่น", "2", B), ("จุดที่ต้องแก้", "1", C), ("จุดที่ต้องแก้", "2", D)]


def read(tmp_path, *tables):
    documents, rows = sheets(tmp_path, *tables)
    return documents, [(row["section"], row["item"], row["text"]) for row in rows]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        # alone, below a title and a day, below shares, over them, and with what stands alone at the end
        (LIST, FOUND),
        ([["สรุปผลเวทีขยะ"], ["วันที่ 5 มี.ค. 2567"], [], *LIST], FOUND),
        ([*SHARES, [], *LIST], FOUND),
        ([*SHARES, *LIST], FOUND),
        ([*LIST, [], *SHARES], FOUND),
        ([*SHARES, [], *LIST, ["ผู้สรุป: งานสิ่งแวดล้อม"]], FOUND),
        # numbers as people type them, no heading, lines in a cell
        ([["ข้อค้นพบเด่น"], ["๑.", A], ["๒.", B]], FOUND[:2]),
        ([["1)", A], ["2)", B]], [("", "1", A), ("", "2", B)]),
        ([["ข้อค้นพบเด่น"], [1, f"{A}\n{B}"], [2, C]], [FOUND[0], ("ข้อค้นพบเด่น", "", B), ("ข้อค้นพบเด่น", "2", C)]),
        # objectives stay left out
        ([["วัตถุประสงค์"], [1, C], [2, D], *LIST[:3]], FOUND[:2]),
    ],
)  # fmt: skip
def test_numbered_rows_are_a_list_under_what_stands_alone_over_them(tmp_path, table, expected):
    _, rows = sheets(tmp_path, table)
    assert [
        (row["section"], row["item"], row["text"]) for row in rows if row["use"] == "analysed"
    ] == expected


def test_the_day_over_a_list_is_that_of_its_source(tmp_path):
    documents, _ = read(tmp_path, [["สรุปผลเวทีขยะ"], ["วันที่ 5 มี.ค. 2567"], [], *LIST])
    assert [one.text.split("\n")[1] for one in documents] == ["วันที่ 5 มี.ค. 2567"]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        # heads that count rows, or stand empty over the numbers, make a table
        ([["ลำดับ", "ปัญหา"], [1, A], [2, B]], [("ปัญหา", A), ("ปัญหา", B)]),
        ([["ลำดับ", "ปัญหา"], [1, A], [], ["กลุ่มเด็ก"], [1, B], [2, C]], [("ปัญหา", A), ("กลุ่มเด็ก > ปัญหา", B), ("กลุ่มเด็ก > ปัญหา", C)]),
        ([["ที่", "ปัญหา", "ข้อเสนอ"], [1, A, B], [2, C, D]], [("ปัญหา", A), ("ข้อเสนอ", B), ("ปัญหา", C), ("ข้อเสนอ", D)]),
        # figures beside figures are no list, and no answers
        ([*TABLE, [], ["รวม"], [1, 5], [2, 7]], None),
    ],
)  # fmt: skip
def test_numbered_rows_of_a_table_stay_its_rows(tmp_path, table, expected):
    _, rows = read(tmp_path, table)
    found = [(section, text) for section, _, text in rows]
    assert found == expected if expected else {text for _, text in found} >= {A, B, C, D}


@pytest.mark.parametrize("figure", ["5", "๑๒", "4.25", "2567"])
def test_a_bare_figure_among_answers_is_no_finding(tmp_path, figure):
    _, rows = read(tmp_path, [["ปัญหา", "ข้อเสนอ"], [A, B], [C, figure]])
    assert [text for *_, text in rows] == [A, B, C]


@pytest.mark.parametrize(
    ("table", "row"),
    [
        # words among values, and in a row over the heads
        ([["เรื่อง", "ปัญหา", "จำนวนคน"], ["น้ำ", A, 5], ["ไฟ", B, 3], ["ถนน", C, "ชาวบ้านบอกว่าไม่เคยมีใครมาดูเลยสักครั้ง"]], 4),
        ([["ข้อค้นพบ", "เด็กหายกลัวน้ำแล้วเพราะครูใจเย็น"], ["ชื่อ", "ข้อดี", "ข้อเสีย", "เสนอแนะ"], ["ศรี", A, B, C], ["ดำ", B, C, D]], 1),
        # titles, values, choices that come again, and long heads of values are not lost
        ([["แบบสรุปเวทีที่เราทำกันแล้วเมื่อเดือนก่อน"], *TABLE], None),
        ([["ท่านเคยได้เข้าร่วมอบรมเรื่องนี้มาก่อนหรือไม่", "ปัญหา"], ["เคย", A], ["ไม่เคย", B], ["เคย", C]], None),
        ([["ต้องการเข้าร่วมหรือไม่", "ปัญหา"], *([["ไม่ต้องการเพราะไม่มีเวลาว่างมากพอ", one] for one in (A, B, C, D)])], None),
    ],
)  # fmt: skip
def test_words_that_no_column_reads_are_said(tmp_path, table, row):
    documents, _ = read(tmp_path, table)
    said = [say(what, "en") for one in documents for _, what, _ in one.remarks]
    lost = [what for what in said if "not read" in what]
    assert lost == ([f"1 rows hold words that were not read; the first is row {row}"] if row else [])


def book(tmp_path, **pages):
    import openpyxl

    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in pages.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(row)
    made.save(tmp_path / "a.xlsx")
    return synth.read_corpus(tmp_path)


@pytest.mark.parametrize(
    ("alone", "expected"),
    [
        # findings of a team that stand in a sheet of their own, under what heads them
        ([["สิ่งที่ทีมเรียนรู้"], [A], [B]], [("สิ่งที่ทีมเรียนรู้", A), ("สิ่งที่ทีมเรียนรู้", B)]),
        ([["อะไรที่เวิร์ค"], [A], [], ["ปีหน้าขอ"], [B], [C]], [("อะไรที่เวิร์ค", A), ("ปีหน้าขอ", B), ("ปีหน้าขอ", C)]),
        ([[None, "ข้อสังเกตรวม"], [None, A], [None, B]], [("ข้อสังเกตรวม", A), ("ข้อสังเกตรวม", B)]),
        ([[A], [B], [C]], [("", A), ("", B), ("", C)]),
        # what the file is, how to fill it in, and what one may choose
        ([["ไฟล์นี้รวมข้อมูลที่เราเก็บมาแล้วสองรอบ"], ["ยังไม่ได้ตรวจคำ"]], []),
        ([["กรอกเฉพาะช่องสีเหลือง"], ["ถ้าไม่แน่ใจให้เว้นไว้"], [A]], []),
        ([["หมู่ 1"], ["หมู่ 2"], ["หมู่ 3"]], []),
        ([["มากที่สุด"], ["มาก"], ["น้อย"]], []),
    ],
)  # fmt: skip
def test_a_sheet_of_one_column_beside_a_table_is_read_if_it_tells(tmp_path, alone, expected):
    corpus = book(tmp_path, ตอบ=[["ชื่อ", "ข้อดี"], ["ศรี", "ร่มรื่นดีแล้ว"], ["ดำ", "ไม่ไกลบ้าน"]], ทีม=alone)
    found = corpus.statements[["section", "text"]].values.tolist()[2:]
    assert [tuple(row) for row in found] == expected
    said = corpus.problems["problem"].tolist()
    assert ("มีคอลัมน์เดียว จึงอ่านเป็นคำอธิบายของไฟล์ ไม่ใช่คำตอบ" in said) is not expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # titles, who collected it, and remarks below
        ([["แบบสรุปเวที"], ["ชื่อ", "ปัญหา"], ["ศรี", A], ["ดำ", B], ["ที่มา: น้องแอน"]], "แบบสรุปเวที; ที่มา: น้องแอน"),
        # an empty corner, figures and what is read are not lost
        (TABLE, ""),
        ([*TABLE, [5]], ""),
        ([*TABLE, [], ["ข้อสรุป"], ["ทุกคนอยากให้ทำต่อเพราะไม่เคยมีเวทีแบบนี้"]], ""),
    ],
)  # fmt: skip
def test_what_stands_outside_a_table_and_is_not_read_is_named(tmp_path, rows, expected):
    said = [say(row, "th") for row in book(tmp_path, ก=rows).problems["problem"]]
    beside = [words.partition(": ")[2] for words in said if words.startswith("ไม่ได้อ่านข้อความนอกตาราง")]
    assert beside == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("over", "sections"),
    [
        (["ผู้ใหญ่", "", "เด็ก", ""], ["ผู้ใหญ่ > ข้อดี", "ผู้ใหญ่ > ข้อเสีย", "เด็ก > ชอบ", "เด็ก > ไม่ชอบ"]),
        # a title, a fact, and a name over one column only are not over tables side by side
        (["สรุปเวที"], ["ข้อดี", "ข้อเสีย", "ชอบ", "ไม่ชอบ"]),
        (["วันที่", "", "5 มี.ค. 67", ""], ["ข้อดี", "ข้อเสีย", "ชอบ", "ไม่ชอบ"]),
        (["ผู้ใหญ่", "เด็ก"], ["ข้อดี", "ข้อเสีย", "ชอบ", "ไม่ชอบ"]),
    ],
)
def test_tables_side_by_side_stand_each_under_its_name(tmp_path, over, sections):
    corpus = book(tmp_path, ก=[over, ["ข้อดี", "ข้อเสีย", "ชอบ", "ไม่ชอบ"], [A, B, C, D], [B, C, D, A]])
    assert corpus.statements["section"].tolist()[:4] == sections


WHO = [["รหัส", "อายุ", "หมายเหตุ"], ["G1", 17, "ลูกแปดเดือนแล้ว"], ["G2", 16, "ยังไม่ได้กลับไปเรียน"]]
TALK = [["ผู้พูด", "คำพูด"], ["G1", A], ["G2", B], ["G1", C], ["G2", D]]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (WHO, TALK, [A, B, C, D]),  # who speaks again and again in another sheet is listed there
        (WHO, [["รหัส", "คำตอบ"], ["G1", A], ["G2", B]], ["ลูกแปดเดือนแล้ว", "ยังไม่ได้กลับไปเรียน", A, B]),
    ],
)
def test_a_list_of_those_who_speak_holds_no_answers(tmp_path, first, second, expected):
    assert book(tmp_path, ก=first, ข=second).statements["text"].tolist() == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # what was done names its row where others ask what came of it, and sums are no answers
        ([["ที่", "กิจกรรม", "ปัญหา"], [1, "ล้างถัง", A], [2, "เปลี่ยนมิเตอร์", B], [None, "รวมงบประมาณ", None]], [("ล้างถัง > ปัญหา", A), ("เปลี่ยนมิเตอร์ > ปัญหา", B)]),
        # activities that tell, and those that nobody asks about, are answers
        ([["กิจกรรม", "ปัญหา"], ["ล้างถังแล้วน้ำใสขึ้นมาก", A], ["เปลี่ยนมิเตอร์แล้วเก็บเงินได้ครบ", B]], [("กิจกรรม", "ล้างถังแล้วน้ำใสขึ้นมาก"), ("ปัญหา", A), ("กิจกรรม", "เปลี่ยนมิเตอร์แล้วเก็บเงินได้ครบ"), ("ปัญหา", B)]),
        # topics below an empty corner, beside what groups said
        ([[None, "กลุ่มผู้ใหญ่", "กลุ่มเยาวชน"], ["ที่ดี", "ประชุมทุกเดือนไม่ขาดเลยสักครั้ง", "ทำเพจเองจนมีคนตามพันกว่าคน"], ["ที่ติด", "เงินไม่พอตั้งแต่ช่วงปลายปีแล้ว", "ผู้ใหญ่ไม่ค่อยฟังตอนประชุม"]], [("ที่ดี > กลุ่มผู้ใหญ่", "ประชุมทุกเดือนไม่ขาดเลยสักครั้ง"), ("ที่ดี > กลุ่มเยาวชน", "ทำเพจเองจนมีคนตามพันกว่าคน"), ("ที่ติด > กลุ่มผู้ใหญ่", "เงินไม่พอตั้งแต่ช่วงปลายปีแล้ว"), ("ที่ติด > กลุ่มเยาวชน", "ผู้ใหญ่ไม่ค่อยฟังตอนประชุม")]),
        # groups that only name those who answer are their values
        ([["กลุ่ม", "กลุ่มย่อย", "ปัญหา"], ["ประมง", "เรือเล็ก", A], ["เกษตร", "นาปรัง", B]], [("ปัญหา", A), ("ปัญหา", B)]),
        # parts of a table in the column that counts its rows
        ([["ที่", "บทเรียน"], ["ด้านคน", None], [1, A], [2, B], ["ด้านเงิน", None], [1, C], [2, D]], [("ด้านคน > บทเรียน", A), ("ด้านคน > บทเรียน", B), ("ด้านเงิน > บทเรียน", C), ("ด้านเงิน > บทเรียน", D)]),
        # the first head again, without an empty row over it
        ([["หมู่", "ปัญหา"], ["1", A], ["2", B], ["หมู่", "ทางออก"], ["1", C], ["2", D]], [("ปัญหา", A), ("ปัญหา", B), ("ทางออก", C), ("ทางออก", D)]),
        # heads in two rows, some of them merged over both; what a recorder remarks has no group
        ([["เรื่องที่คุย", "เล่าว่า", None, "หมายเหตุคนจด"], [None, "ที่ดี", "ที่ยังติด", None], ["น้ำ", A, B, C], ["ไฟ", B, A, D]], [("น้ำ > เล่าว่า > ที่ดี", A), ("น้ำ > เล่าว่า > ที่ยังติด", B), ("น้ำ > หมายเหตุคนจด", C), ("ไฟ > เล่าว่า > ที่ดี", B), ("ไฟ > เล่าว่า > ที่ยังติด", A), ("ไฟ > หมายเหตุคนจด", D)]),
        # quarters with their own heads, as in a SWOT, below a title
        ([[None, "วิเคราะห์ตัวเอง"], [None, f"จุดแข็ง\n- {A}", f"จุดอ่อน\n- {B}"], [None, f"โอกาส\n- {C}", f"อุปสรรค\n- {D}"]], [(f"วิเคราะห์ตัวเอง > {head}", said) for head, said in zip(("จุดแข็ง", "จุดอ่อน", "โอกาส", "อุปสรรค"), (A, B, C, D), strict=True)]),
        # below a wide table: a heading with its lines, and who signs
        ([["ชื่อ", "ข้อดี", "ข้อเสีย"], ["ศรี", A, B], ["ดำ", B, A], [], ["ข้อเสนอจากวง"], ["- ขอถนนเข้าแปลง"], ["- ขอไฟทางเดิน"], [], [None, None, "ลงชื่อ ............ ผู้รายงาน"]], [("ข้อดี", A), ("ข้อเสีย", B), ("ข้อดี", B), ("ข้อเสีย", A), ("ข้อเสนอจากวง", "ขอถนนเข้าแปลง"), ("ข้อเสนอจากวง", "ขอไฟทางเดิน")]),
    ],
)  # fmt: skip
def test_sheets_as_people_lay_them_out(tmp_path, rows, expected):
    found = book(tmp_path, ก=rows).statements
    found = found[found["use"] == "analysed"]
    assert [tuple(row) for row in found[["section", "text"]].values.tolist()] == expected
