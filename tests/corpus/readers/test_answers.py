import pytest

import synth
from synth.corpus.readers.answers import read as read_sheets
from synth.corpus.readers.columns_of_answers import heads_of
from synth.corpus.readers.open_answers import holds_answers
from synth.corpus.statements import read_note
from synth.telling import say

from .surveys import SURVEYS


def read(folder, content, name="a.csv", sources=""):
    place = folder / "c" / "2567"
    place.mkdir(parents=True)
    (place / name).write_text(content, encoding="utf-8")
    if sources:
        (folder / "c" / "sources.csv").write_text(sources, encoding="utf-8")
    return synth.read_corpus(folder / "c")


@pytest.mark.parametrize("name", SURVEYS)
def test_the_columns_of_open_answers_are_told_from_values(name):
    columns = SURVEYS[name]
    rows = [[head for head, *_ in columns], *zip(*(cells for *_, cells in columns), strict=True)]
    heads = heads_of([list(row) for row in rows])
    found = [place in heads.texts for place in range(len(columns))]
    assert dict(zip(rows[0], found, strict=True)) == {head: what == "open" for head, what, _ in columns}
    for role in ("speaker", "date", "project", "section"):
        wanted = [place for place, (_, what, _) in enumerate(columns) if what == role][:1]
        assert [heads.roles[role]] if role in heads.roles else wanted == []


@pytest.mark.parametrize(
    ("head", "cells", "expected"),
    [
        ("ข้อเสีย", ["ร้อน", "ไกล"], True),
        ("ท่านเป็นใคร", ["ครู", "อสม.", "คนขายน้ำชา", "กรรมการ"], False),
        ("คุณมาจากไหน", ["ตรัง", "บ้านหัวหิน", "ในเมือง", "เกาะลิบง"], False),
        ("สิ่งที่ชอบ", ["ผัก", "ผัก", "ปลา", "ผัก", "ปลา", "ผัก", "ผัก", "ปลา"], False),  # chosen, not written
        ("กิจกรรมที่เข้าร่วม", ["ปลูกผัก, ทำปุ๋ย", "ทำปุ๋ย", "ปลูกผัก, ทำปุ๋ย", "ปลูกผัก"], False),
        ("กิจกรรมที่ชอบ", ["วาดรูป;ปั้นดิน;", "ร้องเพลง;"], False),  # as Microsoft Forms writes choices
        ("ข้อเสนอแนะ", ["เพิ่มเวลา, ลดเอกสาร", "มีรถรับส่ง, ที่พักใกล้", "จัดที่วัด", "ดีแล้ว"], True),
        ("ปัญหา", ["ไม่มี", "-"], True),  # asked, and nobody said anything
        ("เพศ", ["ไม่ระบุ", "-"], False),
        ("วันที่สะดวก", ["5/3/2567", "6 มี.ค. 67"], False),
        ("หมู่บ้าน", ["ดอน", "นา", "ป่า", "ใหม่", "ล่าง"], False),
        # what a machine wrote into an export
        ("start", ["2024-09-10T9:10:22.120+07:00", "2024-09-10T10:11:22.120+07:00"], False),
        ("_uuid", ["9e1c2f0a-77b0-4d1e-8c0f-3a5d6e0f91b2", "9e1c2f1a-77b1-4d1e-8c0f-3a5d6e1f91b2"], False),
        ("feedback", ["good", "more shade"], True),
    ],
)
def test_answers_and_values(head, cells, expected):
    assert holds_answers(head, cells) is expected


def test_what_was_taken_for_answers_is_said_and_can_be_said(tmp_path):
    sheet = "กลุ่ม,คำขวัญ,ของดี\nA,รักน้ำ,ผ้าทอ\nB,รักษ์ป่า,ปลาส้ม\n"
    guessed = read(tmp_path / "1", sheet.replace("คำขวัญ", "ข้อดี"))
    [row] = guessed.problems.to_dict("records")
    assert row["problem"] == "อ่านเป็นคำตอบ: ข้อดี · อ่านเป็นข้อมูลของผู้ตอบ: กลุ่ม; ของดี"
    with pytest.raises(ValueError, match=r"the column answers of sources\.csv") as refused:
        read(tmp_path / "0", sheet)
    assert "ใส่หัวคอลัมน์ของคำตอบในช่อง answers ของ sources.csv" in say(refused.value, "th")
    said = read(tmp_path / "2", sheet, sources="path,answers\n2567/a.csv,คำขวัญ\n")
    assert said.statements["text"].tolist() == ["รักน้ำ", "รักษ์ป่า"]
    assert said.sources["ของดี"].tolist() == ["ผ้าทอ", "ปลาส้ม"]
    assert said.problems.empty
    assert "answers" not in said.sources
    wrong = read(tmp_path / "3", sheet, sources="path,answers\n2567/a.csv,คำขวัญ; ของฝาก\n")
    assert wrong.problems[["place", "problem"]].values.tolist() == [
        ["ของฝาก", "ไม่พบหัวคอลัมน์นี้ที่ระบุในช่อง answers"]
    ]


def test_no_column_and_no_row_is_lost_in_silence(tmp_path):
    corpus = read(
        tmp_path,
        "ที่,cohort,path,สี,สี,,ปัญหา\n1,2560,ก,แดง,ดำ,ซ้าย,น้ำแล้ง\n2,2561,ข,ขาว,ฟ้า,ขวา,หนี้สิน\n3,2561,ค,ขาว,ดำ,ขวา,\n",
        sources="path,answers\n2567/a.csv,ปัญหา\n",
    )
    columns = ["cohort", "path (ในไฟล์)", "สี", "สี (2)", "คอลัมน์ F"]
    assert corpus.sources[columns].values.tolist() == [
        ["2560", "ก", "แดง", "ดำ", "ซ้าย"],
        ["2561", "ข", "ขาว", "ฟ้า", "ขวา"],
    ]
    assert corpus.problems["problem"].tolist() == ["1 แถวไม่มีคำตอบที่เป็นข้อความ จึงไม่นับเป็นแหล่งข้อมูล"]


@pytest.mark.parametrize(("first", "silent"), [("5", 1), ("10/10", 1), ("-", 0)])
def test_what_is_said_of_a_sheet_stays_where_its_first_answer_is_none(tmp_path, first, silent):
    corpus = read(tmp_path, f"กลุ่ม,ข้อเสนอแนะ\nA,{first}\nB,ขอถนนเข้าแปลง\nC,ลอกคลองก่อนหน้าฝน\n")
    assert corpus.statements["text"].tolist() == ["ขอถนนเข้าแปลง", "ลอกคลองก่อนหน้าฝน"]
    problems = corpus.problems["problem"].tolist()
    assert problems[0].startswith("อ่านเป็นคำตอบ: ข้อเสนอแนะ")
    assert problems[1:] == ["1 แถวไม่มีคำตอบที่เป็นข้อความ จึงไม่นับเป็นแหล่งข้อมูล"] * silent


@pytest.mark.parametrize(
    "answer",
    ["2.5 ล้านบาทต่อปี", "-5 องศาเมื่อปีก่อน", "#ปลูกป่า ทุกปี", "# หนึ่งคือน้ำ", "**น้ำ**", "ค้นหา", "30.5 กก. ต่อวัน"],
)
def test_figures_and_signs_at_the_beginning_of_an_answer_stay(tmp_path, answer):
    corpus = read(tmp_path, f"กลุ่ม,ข้อเสนอแนะ\nA,{answer}\nB,ขอถนนเข้าแปลง\n")
    assert corpus.statements["text"].tolist() == [answer, "ขอถนนเข้าแปลง"]


def test_thanks_alone_are_no_answer(tmp_path):
    corpus = read(tmp_path, "กลุ่ม,ข้อเสนอแนะ\nA,ขอบคุณค่ะ!\nB,ขอถนนเข้าแปลง\nC,ขอบคุณทีมที่ทำให้แม่เดินได้\nD,ขอบคุณหมอ\n")
    assert corpus.statements["use"].tolist() == ["left out", "analysed", "analysed", "analysed"]


def test_forms_of_microsoft_and_google(tmp_path):
    microsoft = "ID,Start time,Completion time,Email,Name,อะไรคืออุปสรรค\n1,3/14/24 9:01,3/14/24 9:12,anonymous,anonymous,งบช้า\n2,3/2/24 9:01,3/2/24 9:12,anonymous,,คนน้อย\n"
    corpus = read(tmp_path / "1", microsoft)
    assert corpus.statements[["section", "speaker", "text"]].values.tolist() == [
        ["อะไรคืออุปสรรค", "", "งบช้า"],
        ["อะไรคืออุปสรรค", "", "คนน้อย"],
    ]
    assert corpus.sources["date"].tolist() == ["2024-03-14", "2024-03-02"]
    google = "Timestamp,ท่านชอบสิ่งใด (เลือกได้หลายข้อ),ชอบเพราะอะไร\n3/4/2024 10:00:00,ผัก;ปลา,อร่อย\n3/25/2024 10:00:00,ผัก,ถูก\n4/11/2024 10:00:00,ผัก;ปลา,ปลูกเอง\n"
    corpus = read(tmp_path / "2", google)
    assert corpus.statements["text"].tolist() == ["อร่อย", "ถูก", "ปลูกเอง"]
    assert corpus.sources["date"].tolist() == ["2024-03-04", "2024-03-25", "2024-04-11"]
    assert corpus.sources["ท่านชอบสิ่งใด (เลือกได้หลายข้อ)"].tolist() == ["ผัก;ปลา", "ผัก", "ผัก;ปลา"]


@pytest.mark.parametrize(
    ("heads", "speaker"),
    [
        ("ชื่อ / หน่วยงาน,ข้อเสนอแนะ", "มะลิ"),
        ("ชื่อเล่นและบ้านที่อยู่,ข้อเสนอแนะ", "มะลิ"),
        ("ชื่อกลุ่ม / ตำบล,ข้อเสนอแนะ", ""),
        ("หน่วยงาน / ชื่อ,ข้อเสนอแนะ", ""),
    ],
)
def test_a_name_beside_other_facts_is_who_speaks(tmp_path, heads, speaker):
    corpus = read(tmp_path, f"{heads}\nมะลิ,ขอถนนเข้าแปลง\nมะลิ,งบช้า\n")
    assert corpus.statements["speaker"].tolist() == [speaker] * 2


def test_a_sheet_that_says_what_the_file_is_holds_no_answers(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    for row in (["ไฟล์นี้ส่งออกเมื่อ 3 พ.ค. 2567"], ["ผู้ส่งออก: ทีมข้อมูล"]):
        book.active.append(row)
    answers = book.create_sheet("คำตอบ")
    for row in (["หมู่", "เรื่องที่เปลี่ยนไป"], [1, "ลูกกลับมากินข้าวเย็นด้วยกัน"], [2, "เลิกทะเลาะกัน"]):
        answers.append(row)
    book.save(tmp_path / "a.xlsx")
    corpus = synth.read_corpus(tmp_path)
    assert corpus.statements["text"].tolist() == ["ลูกกลับมากินข้าวเย็นด้วยกัน", "เลิกทะเลาะกัน"]
    assert corpus.problems["problem"].tolist()[0] == "มีคอลัมน์เดียว จึงอ่านเป็นคำอธิบายของไฟล์ ไม่ใช่คำตอบ"


def test_heads_in_two_rows_and_what_stands_below_a_table(tmp_path):
    rows = [
        "ถอดบทเรียนบ่อน้ำ,,,,",
        ",,,,",
        "ประเด็น,หมู่ 2,,หมู่ 8,",
        ",ได้ผล,ไม่ได้ผล,ได้ผล,ไม่ได้ผล",
        "การขุด,น้ำลงตรงบ่อพอดี,จุดใกล้ส้วมต้องถมทิ้ง,คนเฒ่าชี้จุดให้,ดินดานลึกเจาะไม่ลง",
        "วัสดุ,ใช้ขวดเก่าไม่ต้องซื้อ,,ท่อเหลือจาก อบต.,ยางรถมีกลิ่น",
        ",,,,",
        "ข้อสรุปร่วม,,,,",
        "ทำบ่อเล็กหลายบ่อดีกว่าบ่อใหญ่บ่อเดียว,,,,",
        "ต้องมีคนรู้เรื่องดินมาดูก่อนขุดทุกครั้ง,,,,",
    ]
    found = read(tmp_path, "\n".join(rows)).statements
    assert found[["section", "text"]].values.tolist() == [
        ["การขุด > หมู่ 2 > ได้ผล", "น้ำลงตรงบ่อพอดี"],
        ["การขุด > หมู่ 2 > ไม่ได้ผล", "จุดใกล้ส้วมต้องถมทิ้ง"],
        ["การขุด > หมู่ 8 > ได้ผล", "คนเฒ่าชี้จุดให้"],
        ["การขุด > หมู่ 8 > ไม่ได้ผล", "ดินดานลึกเจาะไม่ลง"],
        ["วัสดุ > หมู่ 2 > ได้ผล", "ใช้ขวดเก่าไม่ต้องซื้อ"],
        ["วัสดุ > หมู่ 8 > ได้ผล", "ท่อเหลือจาก อบต."],
        ["วัสดุ > หมู่ 8 > ไม่ได้ผล", "ยางรถมีกลิ่น"],
        ["ข้อสรุปร่วม", "ทำบ่อเล็กหลายบ่อดีกว่าบ่อใหญ่บ่อเดียว"],
        ["ข้อสรุปร่วม", "ต้องมีคนรู้เรื่องดินมาดูก่อนขุดทุกครั้ง"],
    ]


A, B, C, D = "ถังไม่พอสำหรับทุกบ้าน", "ปีหน้าควรเริ่มเก็บเร็วขึ้น", "เด็กแยกขยะเก่งกว่าผู้ใหญ่", "รถเก็บขยะมาไม่ตรงเวลา"
TABLE = [["ปัญหา", "ข้อเสนอ"], [A, B], [D, C]]


def sheets(tmp_path, *tables):
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, table in enumerate(tables):
        sheet = book.create_sheet(f"ชีต{number}")
        for row in table:
            sheet.append(row)
    book.save(path := tmp_path / "a.xlsx")
    documents = read_sheets(path.read_bytes(), path)
    rows = [row for one in documents for row in read_note(one.text, one.name, one.told).statements]
    return documents, [row for row in rows if row["use"] == "analysed"]


def by_speaker(rows):
    return [(row["speaker"], row["text"]) for row in rows]


@pytest.mark.parametrize(
    "other",
    [
        [["รายการ", "จำนวนเงิน (บาท)"], ["ค่าอาหาร 85 คน x 70 บาท", 5950], ["ค่าน้ำมันเรือ", 1200], ["รวมทั้งสิ้น", 7150]],
        [["เวลา", "กิจกรรม"], ["08.30-09.00", "ลงทะเบียน"], ["09.00-10.30", "แบ่งกลุ่มคุยเรื่องขยะ"]],
        [["รายการ", "ค่าเฉลี่ย", "ร้อยละ"], ["ความเหมาะสมของเวลา", 4.2, 84], ["อาหารและที่พัก", 3.8, 76]],
        [["ลำดับ", "ชื่อ-สกุล", "หน่วยงาน"], [1, "นางศรี ทองดี", "หอผู้ป่วยหญิง"], [2, "นายดำ ใจดี", "งานเวรเปล"]],
        [["ชื่อชุดข้อมูล", "วงคุยขยะบ้านดอน"], ["วันที่เก็บข้อมูล", "5 มี.ค. 2567"], ["ผู้ลงข้อมูล", "ผู้ช่วยวิจัย (ก้อย)"], ["หมายเหตุ", "ช่องสีเหลือง = ยังไม่ได้ฟังซ้ำ"]],
        [["ชื่อกิจกรรม", "เวทีขยะบ้านดอน"], ["วันคุย AAR", "5 มี.ค. 2567"], ["วัตถุประสงค์", "ทบทวนการจัดการขยะ"], ["ผู้บันทึก", "ฝน"]],
    ],
)  # fmt: skip
def test_sheets_of_money_of_people_of_times_and_of_facts_hold_no_answers(tmp_path, other):
    documents, rows = sheets(tmp_path, other, TABLE)
    assert by_speaker(rows) == [("", A), ("", B), ("", D), ("", C)]
    assert {one.given.get("date") for one in documents} == {
        "2024-03-05" if other[0][0].startswith("ชื่อ") else None
    }


@pytest.mark.parametrize(
    ("table", "speakers"),
    [
        ([["ใครเว้า", "คำที่อยากเก็บไว้"], ["ป้าศรี", A], ["ลุงดำ", B]], ["ป้าศรี", "ลุงดำ"]),
        ([["ชื่อผู้ให้ข้อมูล (นามสมมติ)", "อายุ", "เล่าความเปลี่ยนแปลง"], ["ป้าศรี", 60, A], ["ลุงดำ", 55, B]], ["ป้าศรี", "ลุงดำ"]),
        ([["การ์ด", "ผู้เขียน", "โหวต"], [A, "ป้าศรี", 3], [B, "ลุงดำ", 1]], ["ป้าศรี", "ลุงดำ"]),
        ([["Posted by", "Comment"], ["ป้าศรี", A], ["ลุงดำ", B]], ["ป้าศรี", "ลุงดำ"]),
        ([["คำถาม", "ช่างโป่ง", "ช่างหวัง"], ["ขุดลึกเท่าไร", A, B], ["พลาดตรงไหน", C, D]], ["ช่างโป่ง", "ช่างหวัง"] * 2),
        ([["คำถาม", "หมู่ 2", "หมู่ 8"], ["ขุดลึกเท่าไร", A, B], ["พลาดตรงไหน", C, D]], [""] * 4),
        ([["เจออะไร", "ลองทำ"], [f"{A}\n(ป้าศรี)", f"{B}\n(ลุงดำ)"], [f"{C}\n(ตุ๋ย)", D]], ["ป้าศรี", "ลุงดำ", "ตุ๋ย", ""]),
        # who took the notes does not speak
        ([["ผู้บันทึก", "พื้นที่", "บทเรียน"], ["ฝน", "บ้านดอน", A], ["เมย์", "บ้านไร่", B]], ["", ""]),
    ],
)  # fmt: skip
def test_who_speaks_in_a_sheet(tmp_path, table, speakers):
    _, rows = sheets(tmp_path, table)
    assert by_speaker(rows) == list(zip(speakers, (A, B, C, D), strict=False))


def test_who_does_it_and_when_are_no_answers(tmp_path):
    plan = [
        ["ประเด็น", "สิ่งที่จะทำ", "ใครทำ", "เสร็จเมื่อ", "งบ"],
        ["ถัง", A, "งานอาคาร", "ต.ค. 68", 5000],
        ["รถ", B, "พัสดุ", "ธ.ค. 68", "-"],
    ]
    documents, rows = sheets(tmp_path, [["แผนงานขยะ ประชุม 11/11/2565"], [], *plan])
    assert by_speaker(rows) == [("", A), ("", B)]
    assert [one.given["date"] for one in documents] == ["2022-11-11"] * 2
    assert [one.given["ใครทำ"] for one in documents] == ["งานอาคาร", "พัสดุ"]


@pytest.mark.parametrize(
    ("heads", "names", "sections"),
    [
        (["ด้าน", "ปัญหา/ข้อขัดข้อง"], ["การแจ้งเตือน", "การอพยพ"], ["การแจ้งเตือน > ปัญหา/ข้อขัดข้อง", "การอพยพ > ปัญหา/ข้อขัดข้อง"]),
        (["หน่วยงาน/บทบาท", "ปัญหา"], ["ต.ป่าแดด", "มูลนิธิ"], ["ปัญหา"] * 2),
        # what is found on a side, and by whom it was wished, is no name
        (["ด้านที่ดีขึ้นมาก", "ปัญหา"], ["เด็กกล้าพูดขึ้น", "น้ำใสขึ้น"], ["ด้านที่ดีขึ้นมาก", "ปัญหา"] * 2),
        (["ตำแหน่ง/ข้อเสนอ", "ปัญหา"], ["ขอถังเพิ่ม", "ขอรถเพิ่ม"], ["ตำแหน่ง/ข้อเสนอ", "ปัญหา"] * 2),
    ],
)  # fmt: skip
def test_sides_and_offices_beside_answers_are_none(tmp_path, heads, names, sections):
    _, rows = sheets(tmp_path, [["ที่", *heads], [1, names[0], A], [2, names[1], B]])
    assert [row["section"] for row in rows] == sections


@pytest.mark.parametrize(
    ("over", "date"),
    [
        ([["น้ำท่วมระหว่างวันที่ 9-14 กันยายน 2567"], ["ประชุมเมื่อวันที่ 2 ตุลาคม 2567"]], "2024-10-02"),
        ([["น้ำท่วมวันที่ 9 กันยายน 2567"], ["ผู้จด ฝน 2 ตุลาคม 2567"]], "2024-09-09"),
        ([["วันที่จัดเวที", "5 มี.ค. 2567"]], "2024-03-05"),
        ([["สรุปเวทีบ้านดอน 5 มี.ค. 2567"], ["ผู้จด", "พิมพ์ใจ"]], "2024-03-05"),
        ([["เวทีกลุ่มส่งออกมะม่วง 5 มี.ค. 2567"]], "2024-03-05"),
        ([["ส่งออกเมื่อ", "30/11/2569"], [], ["วันที่จัดเวที 5 มี.ค. 2567"]], "2024-03-05"),
        # what says that a day is that of the file stands beside it, over it or some cells away
        ([["ส่งออกเมื่อ", "30/11/2569"]], None),
        ([["ส่งออกเมื่อ", "ทีมข้อมูล", "30/11/2569"]], None),
        ([["ผู้จัดทำ", "วันที่ส่งออก"], ["ทีมข้อมูล", "30/11/2569"]], None),
        ([["Export date", "2026-11-30"]], None),
        ([["ปรับปรุงล่าสุด", "30 พ.ย. 2569"]], None),
        ([["ข้อมูล ณ วันที่", "30 พ.ย. 2569"]], None),
    ],
)
def test_the_day_over_a_table_is_not_that_of_its_file(tmp_path, over, date):
    table = [["หมู่", "บ้าน", "กลุ่ม", "อายุ", "เพศ", "อาชีพ", *TABLE[0]]]
    table += [[1, "ดอน", "แม่บ้าน", 40, "ญ", "นา", A, B], [2, "ไร่", "ออม", 52, "ช", "สวน", D, C]]
    documents, _ = sheets(tmp_path, [*over, [], *table])
    assert [one.given.get("date") for one in documents] == [date] * 2


def test_what_stands_apart_below_a_board_is_read_in_all_columns(tmp_path):
    board = [["เจออะไร", "ลองทำ"], [A, B], [], [], ["ความในใจก่อนกลับบ้าน"], [C, D]]
    _, rows = sheets(tmp_path, board)
    assert by_speaker(rows) == [("", A), ("", B), ("", C), ("", D)]
    assert [row["section"] for row in rows[2:]] == ["ความในใจก่อนกลับบ้าน"] * 2


def test_what_was_ticked_is_no_answer_where_each_option_has_a_column(tmp_path):
    ticked = "ไปที่ใดบ่อย,ไปที่ใดบ่อย/รพ.,ไปที่ใดบ่อย/วัด,ข้อเสนอแนะ\nรพ. วัด,1,1,รถมาช้า\nวัด,0,1,บันไดสูง\nรพ.,1,0,จองยาก\n"
    corpus = read(tmp_path / "1", ticked)
    assert corpus.statements["text"].tolist() == ["รถมาช้า", "บันไดสูง", "จองยาก"]


@pytest.mark.parametrize(
    ("rows", "sections"),
    [
        # a board: under which question a note of paper stood, and what whoever typed it remarks
        ([["คำถาม (สีกระดาษ)", "ข้อความบนกระดาษ", "หมายเหตุคนพิมพ์"], ["ทำอะไรได้ดี", A, "ตัวใหญ่"], ["ทำอะไรได้ดี", B, ""]], ["ทำอะไรได้ดี"] * 2),
        ([["คำถาม (สีกระดาษ)", "ข้อความที่อยากฝาก", "หมายเหตุ"], ["หมู่ 2", A, C]], ["หมู่ 2 > ข้อความที่อยากฝาก", "หมู่ 2 > หมายเหตุ"]),
        # a form of parts, what is looked at beside what was found
        ([["ที่", "รายการติดตาม", "ดี", "สิ่งที่พบ"], ["หมวด 1 น้ำ"], [1, "ถังกรอง", "✓", A], [2, "ถังสูง", "", B], ["หมวด 2 คน"], [3, "กรรมการ", "✓", C]],
         ["น้ำ > ถังกรอง > สิ่งที่พบ", "น้ำ > ถังสูง > สิ่งที่พบ", "คน > กรรมการ > สิ่งที่พบ"]),
    ],
)  # fmt: skip
def test_what_a_row_of_a_sheet_is_about(tmp_path, rows, sections):
    assert [row["section"] for row in sheets(tmp_path, rows)[1]] == sections


def test_below_a_table_totals_and_places_to_sign_tell_nothing(tmp_path):
    rows = [["ที่", "หมู่", "ปัญหา"], [1, "2", A], [2, "4", B], [], ["", "", "รวม 2 ใบ (อ่านไม่ออก 1 ใบ)"]]
    assert by_speaker(sheets(tmp_path, rows)[1]) == [("", A), ("", B)]
    rows[-1:] = [
        ["ข้อเสนอแนะของผู้เยี่ยม"],
        [f"1. {C}"],
        [f"2. {D}"],
        [],
        ["ลงชื่อ ........ ผู้เยี่ยม", "", "ลงชื่อ ........ ผู้รับ"],
    ]
    found = sheets(tmp_path, rows)[1][2:]
    assert [(row["section"], row["text"]) for row in found] == [
        ("ข้อเสนอแนะของผู้เยี่ยม", C),
        ("ข้อเสนอแนะของผู้เยี่ยม", D),
    ]


def test_each_row_below_a_table_tells_for_itself(tmp_path):
    table = [["ที่", "หมู่", "ปัญหา"], [1, "2", A], [2, "4", B], []]
    told = ["หมู่ 5 ยังไม่ส่งข้อมูล", "ชาวบ้านอยากให้ทำต่อทุกปี"]
    found = sheets(tmp_path, [*table, *([row] for row in told)])[1][2:]
    assert [(row["section"], row["text"]) for row in found] == [("", text) for text in told]
    found = sheets(tmp_path, [*table, ["สรุปภาพรวม"], ["น้ำดีขึ้นทุกหมู่"], ["คนยังไม่กล้าร้องเรียน"]])[1][2:]
    assert {row["section"] for row in found} == {"สรุปภาพรวม"}


COVER = [["แบบบันทึก AAR"], ["วันที่ทำ AAR", "21 ก.พ. 2568"], ["ผู้นำวง", "หัวหน้าพยาบาล"]]
ASKED = ["ขั้นตอน", "สิ่งที่ทำได้ดี", "ใครพูด"]
TOLD = [["ก่อนถึง รพ.", "ญาติรู้จักอาการแล้วโทรเร็ว", "พี่ตุ๊ก"], ["ห้องฉุกเฉิน", "เวรดึกตัดสินใจเองได้", "น้องบาส"]]


@pytest.mark.parametrize(
    ("sheets", "told", "dates"),
    [
        # facts over a table, two a row, parted from it by an empty row
        ([[["AAR"], ["วันที่ทำ", "2 พ.ย. 67", "ผู้นำวง", "ศน."], ["ผู้ร่วมวง", "ครู 9"], [], ASKED, *TOLD]], 2, {"2024-11-02"}),
        # days as heads are no facts
        ([[["วันที่", "2 พ.ย. 67", "9 พ.ย. 67"], ["ครู", "เด็กอ่านคล่องขึ้น", "ยังติดตัวสะกด"]]], 2, {"2024-11-02"}),
        # a cover says the day of the whole file; a form that tells something is none
        ([COVER, [ASKED, *TOLD]], 2, {"2025-02-21"}),
        ([[["วันที่", "21 ก.พ. 2568"], ["สถานที่", "วัด"], ["อะไรทำได้ดี", "ซ้อมบ่อยจนมือไปเอง"]], [ASKED, *TOLD]], 3, {"2025-02-21"}),
        # one day in a file is that of all its sheets; of two each has its own
        ([[["เวทีวันที่ 4 พ.ค. 2568"], [], ASKED, *TOLD], [ASKED, *TOLD]], 4, {"2025-05-04"}),
        ([[["เวทีวันที่ 4 พ.ค. 2568"], [], ASKED, *TOLD], [["เวทีวันที่ 9 พ.ค. 2568"], [], ASKED, *TOLD], [ASKED, *TOLD]], 6, {"2025-05-04", "2025-05-09", ""}),
    ],
)  # fmt: skip
def test_facts_and_days_of_a_workbook(tmp_path, sheets, told, dates):
    corpus = _workbook(tmp_path, sheets)
    assert (corpus.statements["use"] == "analysed").sum() == told
    assert {*corpus.sources["date"]} == dates


def test_groups_of_heads_side_by_side_have_each_their_own_speaker(tmp_path):
    cards = [["ชอบ", "", "ไม่ชอบ", ""], ["การ์ด", "คนเขียน", "การ์ด", "คนเขียน"], ["ได้พายเรือดูป่า", "น้ำ", "เสื้อชูชีพไม่พอ", "บอม"], ["ยายสอนทำขนม", "เจ", "เรือมาสาย", "น้ำ"]]  # fmt: skip
    board = [["คอลัมน์บนบอร์ด", "ข้อความ", "เขียนโดย"], ["ภูมิใจ", "กล้าพูดกับพ่อแล้ว", "ฟ้า"], ["ภูมิใจ", "คลิปดังมาก", "ต้น"]]  # fmt: skip
    said = _workbook(tmp_path / "1", [cards]).statements[["text", "speaker"]].values.tolist()
    assert said == [["ได้พายเรือดูป่า", "น้ำ"], ["เสื้อชูชีพไม่พอ", "บอม"], ["ยายสอนทำขนม", "เจ"], ["เรือมาสาย", "น้ำ"]]
    said = _workbook(tmp_path / "2", [board]).statements[["section", "speaker"]].values.tolist()
    assert said == [["ภูมิใจ", "ฟ้า"], ["ภูมิใจ", "ต้น"]]


def _workbook(folder, sheets):
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"แผ่น {number + 1}")
        for at, row in enumerate(rows, start=1):
            for place, cell in enumerate(row, start=1):
                sheet.cell(at, place, cell or None)
    (folder / "c" / "2568").mkdir(parents=True)
    book.save(folder / "c" / "2568" / "a.xlsx")
    return synth.read_corpus(folder / "c")


@pytest.mark.parametrize("head", [["ผู้พูด", "สิ่งที่พูด"], ["สิ่งที่พูด", "ผู้พูด"]])
def test_each_group_of_equal_heads_has_its_own_speaker(head):
    pairs = [
        ("ป้าศรี", "น้ำไม่พอทำนาปรัง"),
        ("ลุงดำ", "ปุ๋ยแพงขึ้นเท่าตัว"),
        ("ครูนิด", "เด็กขาดเรียน"),
        ("หมอเอก", "ยาขาดสองเดือน"),
    ]
    cells = [pair if head[0] == "ผู้พูด" else pair[::-1] for pair in pairs]
    heads = heads_of([head * 2, [*cells[0], *cells[1]], [*cells[2], *cells[3]]])
    first = head.index("สิ่งที่พูด")
    assert heads.tellers == {first: 1 - first, first + 2: 3 - first}
