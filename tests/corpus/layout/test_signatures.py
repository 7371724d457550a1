"""Names before, behind and below the words of several lines say who speaks; other brackets do not."""

from pathlib import Path

import pytest

from synth.corpus.layout.minutes import reported
from synth.corpus.layout.people import people_of
from synth.corpus.readers import markdown, plain
from synth.corpus.statements import read_note

A, B, C, D = "ถังขยะไม่พอสำหรับทุกบ้าน", "ปีหน้าควรเริ่มเก็บเร็วขึ้น", "เด็กแยกขยะเก่งกว่าผู้ใหญ่", "รถเก็บขยะมาไม่ตรงเวลา"


def said(text):
    rows = read_note(text, "a.txt").statements
    return [(row["speaker"], row["text"]) for row in rows if row["use"] == "analysed"]


@pytest.mark.parametrize(
    "board",
    [
        f"วงคุย\n\nดี\n- [ป้าศรี] {A}\n- [ลุงดำ] {B}\n\nไม่ดี\n1. [ป้าศรี] {C}\n2. [เอก] {D}",
        f"กระดาน\n\nเก็บไว้\n- {A} (ป้าศรี)\n- {B} (ลุงดำ)\n\nปรับ\n- {C} (ป้าศรี)\n- {D} (เอก)",
        f"กระดาน\n\nเก็บไว้\n- {A} – ป้าศรี\n- {B} – ลุงดำ\n\nปรับ\n- {C} – ป้าศรี\n- {D} – เอก",
        f"กระดาน\n\nเก็บไว้\n- {A} @ป้าศรี\n- {B} @ลุงดำ\n\nปรับ\n- {C} @ป้าศรี\n- {D} @เอก",
    ],
)
def test_names_of_a_board(board):
    assert said(board) == [("ป้าศรี", A), ("ลุงดำ", B), ("ป้าศรี", C), ("เอก", D)]


@pytest.mark.parametrize("dash", ["— ", "- ", ""])
def test_names_below_quotations(dash):
    quotes = [("ป้าศรี แกนนำ", A), ("ลุงดำ กำนัน", B), ("ครูเอ๋", f"{C}\n{D}")]
    text = "\n\n".join(f"“{words}”\n{dash}{name}" for name, words in quotes)
    assert said(f"เสียงจากเวที\n\n{text}") == [(name.split(" ")[0], words) for name, words in quotes]


ALONE = {"น้องบีม ม.2": "น้องบีม", "ฟิล์ม ม.4 (เลิกได้ 5 เดือน)": "ฟิล์ม", "คุณนิด ลูกสาวผู้ดูแล": "คุณนิด"}
"""People who are called by the name alone, without what they are."""


@pytest.mark.parametrize(
    "names",
    [
        ("แม่ค้าหน้าวัด", "ช่างน้ำโซน 3"),
        ("คนขับเรือ", "เด็กไกด์ ม.2"),
        ("ลุงเวรยาม วัย 67", "เจ้าหน้าที่อุทยานคนหนึ่ง"),
        ("บังหลี", "ฟาเดีย"),
        ("น้องบีม ม.2", "ฟิล์ม ม.4 (เลิกได้ 5 เดือน)"),
        ("คุณนิด ลูกสาวผู้ดูแล", "ผอ.กองสวัสดิการฯ อบต.แห่งหนึ่ง"),
    ],
)
@pytest.mark.parametrize("dash", ["— ", "–", "― "])
def test_who_stands_behind_a_dash_below_a_quotation_said_it(names, dash):
    text = "".join(f"“{words}”\n{dash}{name}\n\n" for words, name in zip((A, B), names, strict=True))
    called = [ALONE.get(name, name) for name in names]
    assert said(f"เสียงจากเวที\n\n{text}") == [(called[0], A), (called[1], B)]


@pytest.mark.parametrize(
    ("labels", "people"),
    [
        (["มายด์", "โอม", "ฝ้าย", "โอม"], {"มายด์", "โอม", "ฝ้าย"}),
        (["ตุ๋ย", "ช่างนพ", "QC ฝน", "ตุ๋ย"], {"ตุ๋ย", "ช่างนพ", "QC ฝน"}),
        (["ป้าศรี", "ครูเอ๋"], {"ป้าศรี", "ครูเอ๋"}),
        (["ครูเอ๋", "ยังไม่แน่", "ป้าศรี"], {"ครูเอ๋", "ป้าศรี"}),
        # what else stands in brackets
        (["คาด", "จริง", "คาด"], set()),
        (["ก่อนอบรม", "หลังอบรม", "ก่อนอบรม"], set()),
        (["หมู่ 2", "หมู่ 8", "หมู่ 2"], set()),
        (["ปัญหา", "ข้อเสนอ", "ปัญหา"], set()),
        (["ปี 65", "ปี 66"], set()),
        (["ด่วน", "เสร็จแล้ว", "ด่วน"], set()),
        (["เงิน", "คน", "เงิน"], set()),
    ],
)
def test_which_labels_are_people(labels, people):
    assert people_of(labels) == people


@pytest.mark.parametrize("behind", ["(ปี 65)", "(5 ครั้ง)", "(บางส่วน)", "– บ้านดอน"])
def test_what_belongs_to_the_words_stays(behind):
    text = f"ปัญหา\n- {A} {behind}\n- {B} {behind}\n- {C}"
    assert said(text)[:2] == [("", f"{A} {behind}"), ("", f"{B} {behind}")]


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        (f"นายสมชาย เสนอว่า {A}", "นายสมชาย"),
        (f"น.ส.พัชรี ตั้งข้อสังเกตว่า {A}", "น.ส.พัชรี"),
        (f"ประธานแจ้งว่า {A}", "ประธาน"),
        (f"ตัวแทนกลุ่มวังไทร เห็นต่างว่า {A}", "ตัวแทนกลุ่มวังไทร"),
        (f"ที่ประชุมมีมติว่า {A}", "ที่ประชุม"),
        (f"ชาวบ้านบอกว่า {A}", ""),
        (A, ""),
    ],
)
def test_minutes_report_who_said_what(line, speaker):
    text = f"รายงานการประชุมกลุ่มขยะ\n\nวาระที่ 3 เรื่องเพื่อพิจารณา\n\nนางสมพิศ ให้ข้อมูลว่า {B}\n{line}\n\nจบ"
    assert ("นางสมพิศ", f"นางสมพิศ ให้ข้อมูลว่า {B}") in said(text) or not speaker
    assert reported(["รายงานการประชุม", line]).get(1, "") == speaker
    assert reported([line]) == {}  # a story is no minutes


def test_initials_that_speak_again():
    text = f"สัมภาษณ์กลุ่ม\n\nส.ว. : {A}\nก.ด. : {B}\nส.ว. : {C}\nต.ท. : {D}"
    assert said(text) == [("ส.ว.", A), ("ก.ด.", B), ("ส.ว.", C), ("ต.ท.", D)]


TASK, OTHER = "ซื้อถังให้ครบทุกบ้าน", "นัดรถให้ตรงเวลา"


@pytest.mark.parametrize("box", ["- [ ] ", "- [x] ", "* [X] ", "☐ ", "☑ ", "[ ] "])
@pytest.mark.parametrize("kind", [".md", ".txt"])
def test_who_is_to_do_a_task_does_not_say_it(box, kind):
    text = f"เวทีขยะ\n\nสิ่งที่จะทำ\n{box}{TASK} @สมชาย\n{box}{OTHER} @หมออิง @ครูนก\n{box}คุยกับ @อบต เรื่องรถ\n"
    reader = markdown if kind == ".md" else plain
    [document] = reader.read(text.encode(), Path(f"a{kind}"))
    assert "@หมออิง @ครูนก" in document.text
    rows = read_note(document.text, "n", document.told).statements
    assert [(row["speaker"], row["text"]) for row in rows] == [
        ("", TASK),
        ("", OTHER),
        ("", "คุยกับ @อบต เรื่องรถ"),
    ]


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        (("@แนน", "@ก้อง"), [("แนน", TASK), ("ก้อง", OTHER)]),
        # a place is nobody
        (("@ศาลาวัด", "@ตลาดเช้า"), [("", f"{TASK} @ศาลาวัด"), ("", f"{OTHER} @ตลาดเช้า")]),
    ],
)
def test_behind_a_card_stands_who_wrote_it(behind, expected):
    rows = read_note(f"เวทีขยะ\n\nปัญหา\n- {TASK} {behind[0]}\n- {OTHER} {behind[1]}\n", "n").statements
    assert [(row["speaker"], row["text"]) for row in rows] == expected


@pytest.mark.parametrize(
    "labels",
    [
        ("ม.ค.", "ก.พ.", "ม.ค."),
        ("รพ.สต.", "อบต.", "รพ.สต."),
        ("พ.ศ.", "ค.ศ.", "พ.ศ."),
    ],
)
def test_abbreviations_do_not_speak(labels):
    lines = [f"{label} : {words}" for label, words in zip(labels, (A, B, C), strict=True)]
    assert {speaker for speaker, _ in said("แผนงานขยะ\n\n" + "\n".join(lines))} == {""}


@pytest.mark.parametrize(
    "months", [("ม.ค.", "ก.พ.", "ม.ค."), ("ต.ค.", "พ.ย.", "ต.ค."), ("มี.ค.", "เม.ย.", "มี.ค.")]
)
def test_what_happened_in_a_month_is_told_by_nobody(months):
    lines = [f"{month}: {words}" for month, words in zip(months, (A, B, C), strict=True)]
    found = said("เส้นเวลาโครงการ\n\nสิ่งที่เกิดขึ้น\n\n" + "\n".join(lines))
    assert {speaker for speaker, _ in found} == {""}
    assert [words for words in (A, B, C) if words not in " ".join(text for _, text in found)] == []


@pytest.mark.parametrize(
    "label", ["แม่น้ำเน่า", "พ่อแม่ย้ายงาน", "ครู", "ชาวบ้าน", "ครูย้าย", "หมอกควัน", "ลุงป่วย", "ออนไซต์"]
)
@pytest.mark.parametrize("sign", ["({})", "– {}"])
def test_no_words_behind_are_lost(label, sign):
    behind = sign.format(label)
    text = f"ปัญหา\n- {A} {behind}\n- {B} (ป้าศรี)\n- {C} {behind}\n- {D} (ลุงดำ)"
    assert (found := said(text))[0] == ("", f"{A} {behind}")
    assert found[2] == ("", f"{C} {behind}")
    assert {speaker for speaker, _ in found} == {"", "ป้าศรี", "ลุงดำ"}


@pytest.mark.parametrize("words", ["ครูย้ายบ่อย", "แม่น้ำยังเน่าอยู่", "หมอกควันมาทุกปี", "น้องใหม่มาเรื่อย"])
def test_what_stands_below_a_quotation_is_told_too(words):
    text = f"เสียงจากเวที\n\n“{A}”\n{words}\n\n“{B}”\nลุงดำ\n\n“{C}”\nป้าศรี"
    assert words in " ".join(text for _, text in said(text))


@pytest.mark.parametrize(
    ("below", "speakers"),
    [
        (("เหรัญญิก หมู่ 4", "ประธานประปา หมู่ 7"), ["เหรัญญิก หมู่ 4", "ประธานประปา หมู่ 7"]),
        (("เหรัญญิก หมู่ 4", "ป้าศรี"), ["เหรัญญิก หมู่ 4", "ป้าศรี"]),
        # where something is told below one, an office may be what is told of
        (("เหรัญญิก หมู่ 4", "ที่ประชุมเห็นด้วยทุกคน"), ["", ""]),
    ],
)
def test_offices_alone_below_quotations_say_them(below, speakers):
    text = "".join(f"“{words}”\n{line}\n\n" for words, line in zip((A, B), below, strict=True))
    found = {words.strip("“”"): speaker for speaker, words in said(f"เสียงสะท้อนจากเวที\n\n{text}")}
    assert [found.get(words, "") for words in (A, B)] == speakers


@pytest.mark.parametrize(
    "below",
    [("คนมาเยอะกว่าปีก่อน", "เด็ก 40 คน"), ("ขาดงบขุดบ่อ", "น้ำเสียจากโรงงาน"), ("เดือนละ 40 คน", "บ่อบาดาลแห้งทุกบ่อ")],
)
def test_what_is_told_behind_a_dash_below_a_quotation_stays(below):
    text = "".join(f"“{words}”\n— {line}\n\n" for words, line in zip((A, B), below, strict=True))
    found = said(f"เสียงจากเวที\n\n{text}")
    assert {speaker for speaker, _ in found} == {""}
    assert all(line in " ".join(words for _, words in found) for line in below)


def test_offices_behind_every_dash_say_it():
    offices = ("ครู", "นักเรียน", "ผู้ปกครอง")
    text = "\n".join(f"- {words} — {office}" for words, office in zip((A, B, C), offices, strict=True))
    assert said(f"สรุปเวที\n\n{text}") == list(zip(offices, (A, B, C), strict=True))
    mixed = text.replace("นักเรียน", "ต้องเวียนกันใช้")
    assert {speaker for speaker, _ in said(f"สรุปเวที\n\n{mixed}")} == {""}


@pytest.mark.parametrize(
    ("answers", "sign"),
    [
        (("Too hot", "Wifi slow", "คนเยอะเกินไป"), "- {}"),
        (("Wifi", "มะลิ", "ครูดี"), "({})"),
        (("กำนัน", "หมออนามัย", "ครูดี"), "({})"),
        (("มะลิซ้อน", "ฝ้ายคำ", "Slow"), "– {}"),
    ],
)
def test_answers_that_may_be_names_are_said_by_those_behind_them(answers, sign):
    names = ("ครูเอ๋", "ป้าศรี", "น้องฟ้า")
    text = "\n".join(f"- {words} {sign.format(name)}" for words, name in zip(answers, names, strict=True))
    assert said(f"คำตอบ\n\n{text}") == list(zip(names, answers, strict=True))


def test_who_holds_an_office_does_not_say_it():
    text = "คณะทำงาน\n\n- เลขา - ครูนิด\n- ประธาน - ป้าศรี\n- เหรัญญิก - ลุงดำ"
    assert {row["speaker"] for row in read_note(text, "a.txt").statements} == {""}


@pytest.mark.parametrize("open_close", ["“”", '""', "«»", "‘’"])
@pytest.mark.parametrize("form", ["{} — {}", "{}\n— {}\n", "{} ({})", "{}\n{}\n"])
def test_marks_of_quotation_are_left_off_wherever_the_name_stands(open_close, form):
    names = ("ป้าศรี", "ลุงดำ")
    quoted = [
        (name, open_close[0] + words + open_close[1]) for words, name in zip((A, B), names, strict=True)
    ]
    text = "\n".join(form.format(words, name) for name, words in quoted)
    assert said(f"เสียงจากเวที\n\n{text}") == [("ป้าศรี", A), ("ลุงดำ", B)]
    before = "\n".join(f"{name}: {words}" for name, words in quoted)
    assert said(f"เสียงจากเวที\n\n{before}") == [("ป้าศรี", A), ("ลุงดำ", B)]


@pytest.mark.parametrize("dash", ["— ", "–"])
def test_items_with_dashes_below_a_quotation_are_no_names(dash):
    text = f"เสียงจากเวที\n\n“{A}”\n{dash}ต้องเวียนกันใช้\n{dash}{B}\n{dash}{C}"
    assert {speaker for speaker, _ in said(text)} == {""}
    assert "ต้องเวียนกันใช้" in " ".join(words for _, words in said(text))
