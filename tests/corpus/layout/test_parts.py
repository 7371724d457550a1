"""What a line is by exact rule: under which heading it stands, who says it, what it leads in."""

import pytest

from synth.corpus.statements import read_note


def read(text):
    return [
        (row["section"].split(" > ")[-1], row["text"], row["use"]) for row in read_note(text, "n").statements
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "ผู้มาประชุม",
        "มีใครมาบ้าง",
        "ผู้เข้าร่วม 3 คน",
        "จุดประสงค์",
        "เป้าหมายของเวที",
        "วันนี้คุยเพื่ออะไร",
        "ตารางกิจกรรม",
        "Agenda",
        "กติกาวง",
        "เป้าหมายค่าย",
        "กติกาในการคุย",
        "แนวคำถามสนทนากลุ่ม",
        "ภาคผนวก ก รายชื่อผู้ให้ข้อมูล",
    ],
)
def test_nothing_is_a_finding_under_objectives_an_agenda_or_people(heading):
    items = "\n".join(f"{n}. ครูนกจากโรงเรียนบ้านดอน {n}" for n in (1, 2, 3))
    found = read(f"เวทีถอดบทเรียน\n\n{heading}\n{items}\n\nบทเรียน\n1. เริ่มจากเรื่องเล็กก่อน\n2. ต้องคุยกันทุกเดือน")
    assert [use for _, _, use in found] == ["left out"] * 3 + ["analysed"] * 2


@pytest.mark.parametrize("heading", ["กติกาชุมชน", "กติกาที่ใช้ได้ผล", "คำถามที่ยังค้างใจ", "ภาคผนวก ข บทเรียน"])
def test_headings_that_only_look_like_those_of_rules_and_questions_promise_findings(heading):
    found = read(f"เวทีถอดบทเรียน\n\n{heading}\n1. ใครทิ้งขยะต้องช่วยกวาดตลาด\n2. ห้ามขายที่ให้คนนอกหมู่บ้าน")
    assert [use for _, _, use in found] == ["analysed"] * 2


@pytest.mark.parametrize(
    ("speaker", "use"),
    [("ถาม", "left out"), ("ผู้สัมภาษณ์", "left out"), ("ป้าศรี", "analysed")],
)
def test_what_somebody_asks_whose_part_it_is_is_no_finding(speaker, use):
    note = f"{speaker}: ปีนี้น้ำพอใช้กันทั้งหมู่บ้าน\nลุงชัย: พอ แต่ต้องจัดเวรกันทุกสัปดาห์\n{speaker}: ใครเป็นคนจัดเวร\nลุงชัย: ผู้ใหญ่บ้านกับกลุ่มผู้ใช้น้ำ"
    rows = read_note(note, "n").statements
    assert [row["use"] for row in rows if row["speaker"] == speaker] == [use, use]
    assert {row["use"] for row in rows if row["speaker"] == "ลุงชัย"} == {"analysed"}


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("ตอนที่ ๑ ปัญหาที่พบ", "ปัญหาที่พบ"),
        ("ระเบียบวาระที่ 2 ปัญหาที่พบ", "ปัญหาที่พบ"),
        ("กลุ่มที่ 1 คนปลูกผัก", "กลุ่มที่ 1 คนปลูกผัก"),
        ("การประสานกับเจ้าหน้าที่ยังไม่ราบรื่น ได้แก่", "การประสานกับเจ้าหน้าที่ยังไม่ราบรื่น ได้แก่"),
    ],
)
def test_headings_keep_their_words_but_not_the_numbers_of_parts(line, section):
    note = f"เวทีถอดบทเรียนบ้านดอน\n\n{line}\n- งบออกช้ากว่าที่แจ้งไว้สองเดือน\n- ไม่มีคนมาตรวจแปลง"
    assert [found for found, _, _ in read(note)] == [section, section]


@pytest.mark.parametrize(
    "form", ["“{}” — {}", '"{}" - {}', "‘{}’ / {}", "“{}” [{}]", "- “{}” ({})", "1. «{}» – {}"]
)
def test_words_in_quotes_are_said_by_the_name_behind_them(form):
    note = f"เสียงจากวง\n{form.format('น้ำมาเร็วกว่าที่บอกไว้', 'ลุงปั้น')}\n{form.format('ขนของไม่ทันสักบ้าน', 'ครูนก')}"
    rows = read_note(note, "n").statements
    assert [(row["speaker"], row["use"]) for row in rows] == [("ลุงปั้น", "analysed"), ("ครูนก", "analysed")]


@pytest.mark.parametrize(
    "line",
    [
        "หน้า 3 จาก 9",
        "-----",
        "ลงชื่อ ................",
        "(เสียงหัวเราะ)",
        "โทร. 02 123 4567",
    ],
)
def test_what_is_furniture_by_its_words_is_no_finding(line):
    note = f"บทเรียน\nเริ่มจากเรื่องเล็กที่ทุกคนทำได้ก่อน\n{line}\nต้องคุยกันทุกเดือนไม่อย่างนั้นจะลืม"
    assert line not in [row["text"] for row in read_note(note, "n").statements]


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        ("โปรดอธิบาย", True),
        ("กรุณาระบุให้มากที่สุดเท่าที่นึกออก", True),
        ("ตอบได้ไม่เกินสามเรื่อง", True),
        ("ทำเครื่องหมาย ✓ หน้าข้อที่ตรงกับท่าน", True),
        ("บรรยายผลที่เกิดขึ้นไม่น้อยกว่า 5 บรรทัด", True),
        # what people recommend sounds alike
        ("ขอให้ระบุงบประมาณให้ชัดตั้งแต่ต้นปี", False),
        ("ทำเครื่องหมายต้นไม้ที่จะตัดไว้ก่อน", False),
        ("เขียนข้อตกลงร่วมกันอย่างน้อย 3 ข้อ", False),
    ],
)
def test_what_a_form_asks_of_those_who_fill_it_in_is_no_finding(line, asks):
    found = read(f"แบบบันทึกเวที\n\nบทเรียน\n- เริ่มจากเรื่องเล็กก่อน\n{line}\n- ต้องคุยกันทุกเดือน")
    assert (line not in [text for _, text, _ in found]) == asks


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("## 1) สิ่งที่ได้เรียนรู้", "สิ่งที่ได้เรียนรู้"),
        ("【2. บทเรียน】", "บทเรียน"),
        ("## 2.5 ล้านบาทหายไปไหน", "2.5 ล้านบาทหายไปไหน"),
        ("## โต๊ะ 2: น้ำ", "น้ำ"),
        # when and where it was
        ("## ปี 65: น้ำท่วม", "ปี 65: น้ำท่วม"),
        ("## หมู่ 2: น้ำ", "หมู่ 2: น้ำ"),
    ],
)
def test_a_number_behind_the_sign_of_a_heading_is_no_part_of_it(heading, section):
    found = read(f"เวทีถอดบทเรียน\n\n{heading}\n- เริ่มจากเรื่องเล็กก่อน\n- ต้องคุยกันทุกเดือน")
    assert {part for part, _, _ in found} == {section}


def test_what_stands_below_the_words_of_a_heading_does_not_hang_on_it():
    note = "เวทีถอดบทเรียน\n\n# น้ำกับรถ\n  รถน้ำวิ่งวนเติมที่สระโรงเรียน\n  หัวจ่ายน้ำหน้าตลาดเปิดไม่ออก\n"
    assert [text for _, text, _ in read(note)] == ["รถน้ำวิ่งวนเติมที่สระโรงเรียน", "หัวจ่ายน้ำหน้าตลาดเปิดไม่ออก"]


@pytest.mark.parametrize("line", ["(ไก่ขัน)", "(ตอบได้มากกว่าหนึ่งข้อ)"])
def test_a_sound_or_a_help_in_brackets_is_neither_a_finding_nor_a_heading(line):
    found = read(f"เวทีถอดบทเรียน\n\nบทเรียน\n- เริ่มจากเรื่องเล็กก่อน\n{line}\n- ต้องคุยกันทุกเดือน")
    assert [(section, text) for section, text, _ in found] == [
        ("บทเรียน", "เริ่มจากเรื่องเล็กก่อน"),
        ("บทเรียน", "ต้องคุยกันทุกเดือน"),
    ]


def test_what_is_told_in_brackets_may_be_a_finding():
    found = read("เวทีถอดบทเรียน\n\nบทเรียน\n- เริ่มจากเรื่องเล็กก่อน\n(ฝนตกหนัก ย้ายเข้าใต้สะพาน)\n- ต้องคุยกันทุกเดือน")
    assert "(ฝนตกหนัก ย้ายเข้าใต้สะพาน)" in [text for _, text, _ in found]


@pytest.mark.parametrize("voice", ["ผู้พูด {}", "ผู้ให้ข้อมูลคนที่ {}", "Speaker {}", "คนที่ {}"])
def test_numbered_speakers_of_whom_one_speaks_again_speak(voice):
    said = [(1, "ป่ากลับมาแล้ว"), (2, "ปลาก็กลับมา"), (1, "นกก็มากขึ้น")]
    note = "\n".join(f"{voice.format(number)}: {words}" for number, words in said)
    rows = read_note(note, "n").statements
    assert [(row["speaker"], row["text"]) for row in rows] == [
        (voice.format(number), words) for number, words in said
    ]


@pytest.mark.parametrize(
    ("line", "section"),
    [("วาระ 1  ปัญหาที่พบ", "ปัญหาที่พบ"), ("4/ ปัญหาที่พบ", "ปัญหาที่พบ"), ("ปัญหาที่พบ [แก้ไข]", "ปัญหาที่พบ"), ("【1】 ปัญหาที่พบ", "ปัญหาที่พบ"), ("ปัญหาที่พบ 😭", "ปัญหาที่พบ"), ("📌 ปัญหาที่พบ 👨‍👩‍👧❤️:", "ปัญหาที่พบ"), ("ปัญหาที่พบ (3 หมู่)", "ปัญหาที่พบ (3 หมู่)")],
)  # fmt: skip
def test_signs_of_division_of_a_wiki_and_pictures_are_no_words_of_a_heading(line, section):
    found = read(f"เวทีถอดบทเรียนบ้านดอน\n\n{line}\n- งบออกช้ากว่าที่แจ้งไว้สองเดือน\n- ไม่มีคนมาตรวจแปลง")
    assert [heading for heading, _, _ in found] == [section, section]


def test_words_in_a_table_below_a_topic_stand_under_the_topic():
    note = "ถอดเทปวงคุย\n\nเวลา | ผู้พูด | คำพูด\n■ เรื่องน้ำ\n00:45 | ป้าศรี | น้ำแห้งตั้งแต่มีนา\n01:20 | ลุงชัย | ต้องสูบจากบ่อใหญ่\n■ เรื่องเงิน\n02:05 | ป้าศรี | ค่าน้ำมันแพงขึ้น"
    assert [section for section, _, _ in read(note)] == ["เรื่องน้ำ", "เรื่องน้ำ", "เรื่องเงิน"]


@pytest.mark.parametrize(
    "words", ["จบแล้วไม่มีงานทำ", "ภาพรวมดีขึ้นกว่าปีก่อน", "พบกันยากขึ้น", "ขอบคุณครูสอนลูกดี", "หน้า 3 ซอยน้ำท่วม"]
)
@pytest.mark.parametrize(
    "note",
    [
        "เวทีบ้านดอน\n\nปัญหาที่พบ\nรถมาสายทุกวัน\n{}",
        "เวทีบ้านดอน\n\nรถมาสายทุกวัน เพราะถนนขาด\n\n{}",
        "ป้าศรี 09:10\n{}\nลุงดำ 09:12\nรถมาสายทุกวัน\nป้าศรี 09:15\nถนนขาด",
    ],
)
def test_what_begins_as_a_greeting_and_says_more_is_read(note, words):
    assert words in [text for _, text, use in read(note.format(words)) if use == "analysed"]


@pytest.mark.parametrize("words", ["ขอบคุณค่ะ", "สวัสดีค่ะทุกคน"])
def test_a_greeting_at_the_end_is_no_finding(words):
    found = read(f"เวทีบ้านดอน\n\nปัญหาที่พบ\n1. รถมาสายทุกวัน\n2. ถนนขาด\n\n{words}")
    assert [text for _, text, use in found if use == "analysed"] == ["รถมาสายทุกวัน", "ถนนขาด"]


def test_a_name_beneath_which_nothing_is_said_is_listed_as_left_out():
    told = {0: {"kind": "name"}, 7: {"kind": "name"}}
    note = read_note("ป้าศรี\nลุงดำ\nถังไม่พอ", "n", told)
    assert [row["text"] for row in note.left_out] == ["ป้าศรี"]
    assert [(row["speaker"], row["text"]) for row in note.statements] == [("ลุงดำ", "ถังไม่พอ")]
