import pytest

import synth
from synth.corpus.layout.signatures import name_before
from synth.corpus.layout.transcripts import commenter, comments, name_line, name_lines
from synth.corpus.statements import read_note


def said(text):
    return [(row["speaker"], row["time"], row["text"]) for row in read_note(text, "a.txt").statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Otter and Teams
        # Zoom
        ("[ป้าศรี] 09:15:02\nป่ากลับมาแล้ว\n\n[ลุงชัย] 09:15:20\nปลาก็กลับมา\n\n[ป้าศรี] 09:16:00\nดีใจมาก", [("ป้าศรี", "09:15:02", "ป่ากลับมาแล้ว"), ("ลุงชัย", "09:15:20", "ปลาก็กลับมา"), ("ป้าศรี", "09:16:00", "ดีใจมาก")]),
        # Word
        ("00:00:03 ป้าศรี\nป่ากลับมาแล้ว\n00:00:09 ลุงชัย\nปลาก็กลับมา", [("ป้าศรี", "00:00:03", "ป่ากลับมาแล้ว"), ("ลุงชัย", "00:00:09", "ปลาก็กลับมา")]),
        # the times of a cue over the name
        ("0:0:3.1 --> 0:0:7.4\nป้าศรี\nป่ากลับมาแล้ว\n\n0:0:8.0 --> 0:0:9.2\nลุงชัย\nปลาก็กลับมา", [("ป้าศรี", "00:00:03", "ป่ากลับมาแล้ว"), ("ลุงชัย", "00:00:08", "ปลาก็กลับมา")]),
        # a messenger's copy: the clock alone under the name
        ("ป้าศรี\n10:12\nป่ากลับมาแล้ว\nลุงชัย\nเมื่อวาน 10:15\nปลาก็กลับมา\nป้าศรี\n10:16\nดีใจมาก", [("ป้าศรี", "10:12", "ป่ากลับมาแล้ว"), ("ลุงชัย", "10:15", "ปลาก็กลับมา"), ("ป้าศรี", "10:16", "ดีใจมาก")]),
        # names in brackets, in braces, behind an @
        ("[ป้าศรี] ป่ากลับมาแล้ว\n[กำนัน] ปลาก็กลับมา\n[ป้าศรี] ดีใจมาก", [("ป้าศรี", "", "ป่ากลับมาแล้ว"), ("กำนัน", "", "ปลาก็กลับมา"), ("ป้าศรี", "", "ดีใจมาก")]),
        ("{ป้าศรี} ป่ากลับมาแล้ว\n{กำนัน} ปลาก็กลับมา\n@ป้าศรี: ดีใจมาก", [("ป้าศรี", "", "ป่ากลับมาแล้ว"), ("กำนัน", "", "ปลาก็กลับมา"), ("ป้าศรี", "", "ดีใจมาก")]),
        ("ป้าศรี  0:04\nป่ากลับมาแล้ว\n\nลุงชัย  0:21  \nปลาก็กลับมา\nนกด้วย\n\nป้าศรี  1:00:02\nดีใจมาก", [("ป้าศรี", "00:00:04", "ป่ากลับมาแล้ว"), ("ลุงชัย", "00:00:21", "ปลาก็กลับมา"), ("ลุงชัย", "00:00:21", "นกด้วย"), ("ป้าศรี", "01:00:02", "ดีใจมาก")]),
    ],
)  # fmt: skip
def test_transcripts_of_programs(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ["ลงทะเบียน 8:30", "พิธีเปิด 9:00", "อาหารกลางวัน 12:00"],
        ["ลงทะเบียน 8:30", "เจ้าหน้าที่ต้อนรับ", "พิธีเปิด 9:00", "นายอำเภอกล่าวเปิด"],
        ["ป้าศรี 0:04", "มีคนเดียว"],
        ["อัตราส่วน 2:10", "ผสมให้เข้ากัน", "อัตราส่วน 1:20", "รดทุกวัน"],
        ["อัตราส่วน 1:10", "รดทุกวัน", "อัตราส่วน 1:20", "รดทุกสัปดาห์"],
        ["ปุ๋ยต่อน้ำ 1:04", "รดทุกวัน", "แกลบต่อดิน 1:20", "รดทุกสัปดาห์"],
        ["ลงทะเบียน 8:30", "รับเอกสาร", "พักเบรก 10:30", "กาแฟ", "พักเบรก 14:30", "กาแฟ"],
        # times over, below and between the names of stages
        ["09:00", "ลงทะเบียน", "รับเอกสาร", "10:30", "พักเบรก", "กาแฟ", "14:30", "พักเบรก", "กาแฟ"],
        ["แบ่งกลุ่ม", "คุยสี่เรื่อง", "9:30", "พักเบรก", "กาแฟ", "10:30", "แบ่งกลุ่ม", "คุยอีกสองเรื่อง", "13:00"],
        ["ครูสอนอ่าน", "09:00 น.", "อ่านนิทาน", "พักเบรก", "10:30 น.", "กาแฟ", "พักเบรก", "14:30 น.", "น้ำ", "ปิด"],
        # clocks that people appoint: a stage again is no one who writes again
        ["ลงทะเบียน", "08:30", "รับเอกสาร", "แบ่งกลุ่ม", "09:00", "กลุ่มละห้าคน", "แบ่งกลุ่ม", "10:45", "คุยต่อ"],
        ["08:30", "ลงทะเบียน", "รับเอกสาร", "09:00", "แบ่งกลุ่ม", "กลุ่มละห้าคน", "10:45", "แบ่งกลุ่ม", "คุยต่อ"],
        # nobody writes again, and what comes again tells
        ["น้ำขึ้น", "08:12", "ถึงตลิ่ง", "น้ำลง", "09:47", "เห็นโคลน", "เรือเข้า", "10:03", "ปลาน้อย"],
        ["ไม่มีรถ", "08:12", "รอหน้าวัด", "รถมาแล้ว", "09:47", "ขึ้นได้สิบคน", "ไม่มีรถ", "10:03", "เดินกลับ"],
        # a log's stages and places, at whatever clocks
        ["0:12", "เปิดงาน", "คนมาร้อยกว่าคน", "3:47", "กลุ่มที่ 1", "ปลาตาย", "9:21", "กลุ่มที่ 1", "อยากให้ปิด"],
        [
            "09:33",
            "กิจกรรมกลุ่ม",
            "แบ่งกันเองไม่ได้",
            "10:17",
            "พัก",
            "ขนมหมดก่อน",
            "10:41",
            "กิจกรรมกลุ่ม",
            "เสนอสามเรื่อง",
        ],
        ["23:12", "เตียง 4", "หายใจไม่ออก", "23:47", "เตียง 7", "ญาติโวยวาย", "01:08", "เตียง 4", "หมอมาช้า"],
        ["23:12", "ห้องคลอด", "หายใจไม่ออก", "23:47", "ห้องฉุกเฉิน", "ญาติโวยวาย", "01:08", "ห้องคลอด", "หมอมาช้า"],
        ["ลานวัด", "08:12", "ฝนตก", "ศาลา", "09:47", "คนแน่น", "ลานวัด", "10:03", "แดดออก"],
        # a diary's headings with days and clocks
        ["เยี่ยมบ้านลุงดำ 3 มี.ค. 2566 09:12", "ถังเต็ม", "ลงแปลงกลุ่มสอง 4 มี.ค. 2566 10:47", "ดินแห้ง"],
        ["ประชุมหมู่บ้าน 3 มี.ค. 2566 09:12", "ถังเต็ม", "ป้าศรี 4 มี.ค. 2566 10:47"],
        # cues without names
        ["00:00:01 --> 00:00:03", "ถังไม่พอ", "รถมาช้า", "00:00:03 --> 00:00:05", "คนมาน้อย", "ฝนตก"],
    ],
)
def test_an_agenda_is_no_transcript(lines):
    assert name_lines(lines) == {}


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["ฝน 0:04", "ป่ากลับมา", "นก 0:21", "ปลาก็กลับมา"], {"ฝน", "นก"}),
        (["Ploy 0:04", "ป่ากลับมา", "Speaker 2 0:21", "ปลาก็กลับมา"], {"Ploy", "Speaker 2"}),
        (["ผู้พูด 1 0:04", "ป่ากลับมา", "ผู้พูด 2 0:21", "ปลาก็กลับมา"], {"ผู้พูด 1", "ผู้พูด 2"}),
        (["สมชาย ใจดี 0:04", "ป่ากลับมา", "ทีมงาน 0:21", "ปลาก็กลับมา"], {"สมชาย ใจดี", "ทีมงาน"}),
        # nobody has a list of what people call themselves
        (["ซอมิน", "19:02", "เด็กมาน้อย", "user_one", "19:05", "รถมาช้า", "ซอมิน", "19:06", "ย้ายวัน"], {"ซอมิน", "user_one"}),
        (["19:02", "ซอมิน", "ครับ", "19:05", "user_one", "รถมาช้า", "19:06", "ซอมิน", "ครับ", "19:09", "ซอมิน", "ดี"], {"ซอมิน", "user_one"}),
        (["ซอมิน", "เด็กมาน้อย", "19:02", "user_one", "รถมาช้า", "19:05", "ซอมิน", "ย้ายวัน", "19:06"], {"ซอมิน", "user_one"}),
        (["ต้อย", "10:12", "ป่ากลับมา", "Nok", "10:15", "ปลา", "ต้อย", "10:16", "ดีใจ"], {"ต้อย", "Nok"}),
    ],
)  # fmt: skip
def test_who_speaks_may_be_called_in_many_ways(lines, names):
    assert {spoken.speaker for spoken in name_lines(lines).values()} == names


CHAT = [
    ("ชมพู่แก้มแดง", ["น้ำไม่ไหลมาสามวัน"], "09:12"),
    ("", ["ต้องซื้อน้ำถังละ 15"], "09:13"),
    ("ข้าวปั้นไส้ทูน่า", ["ซอยเราก็ไม่ไหล"], "09:14"),
    ("", ["ถังเก็บน้ำแห้ง", "ปั๊มเสีย"], "09:16"),
    ("ชมพู่แก้มแดง", ["เทศบาลบอกว่าปั๊มเสีย"], "09:17"),
]
"""Each message with the clock; who writes again at once is not named again."""
ORDERS = {
    "below": lambda name, words, clock: [name, *words, clock],
    "between": lambda name, words, clock: [name, clock, *words],
    "over": lambda name, words, clock: [clock, name, *words],
}


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("names", [("ชมพู่แก้มแดง", "ข้าวปั้นไส้ทูน่า"), ("ป้าศรี", "ลุงดำ"), ("Ploy", "ซอมิน")])
def test_a_second_message_with_a_clock_of_its_own_is_no_name(order, names):
    called = dict(zip(("ชมพู่แก้มแดง", "ข้าวปั้นไส้ทูน่า"), names, strict=True)) | {"": ""}
    lines = [
        line for name, *rest in CHAT[:3] + CHAT[4:] for line in ORDERS[order](called[name], *rest) if line
    ]
    assert {spoken.speaker for spoken in name_lines(lines).values()} == set(names)
    found = {text: (speaker, time) for speaker, time, text in said("\n".join(lines))}
    for name, (_, [words], clock) in zip((names[0], names[0], names[1]), CHAT[:3], strict=True):
        assert found.get(words) == (name, clock)


@pytest.mark.parametrize("order", ORDERS)
def test_a_second_message_of_lines_that_tell_is_no_name(order):
    lines = [line for message in CHAT for line in ORDERS[order](*message) if line]
    assert {spoken.speaker for spoken in name_lines(lines).values()} == {"ชมพู่แก้มแดง", "ข้าวปั้นไส้ทูน่า"}


@pytest.mark.parametrize("line", ["ลงทะเบียน 8:30 น.", "8:30 ลงทะเบียน", "ป้าศรี", "0:04", "ป้าศรี: 0:04"])
def test_no_name_with_a_clock(line):
    assert name_line(line) is None


@pytest.mark.parametrize("line", ["[เสียงหัวเราะ]", "[1] อ้างอิง", "[ ] ยังไม่ทำ", "อีเมล a@b.org: ส่งได้"])
def test_no_name_in_brackets(line):
    assert name_before(line)[0] == ""


def test_a_table_says_who_the_labels_are(tmp_path):
    note = "ผู้พูด 1: ป่ากลับมาแล้ว\nผู้พูด 2: ปลาก็กลับมา\nผู้พูด 1: ดีใจมาก"
    table = "path,label,name,role\na.txt,ผู้พูด 1,ป้าศรี,แกนนำ\n,ผู้พูด 2,,ผู้สัมภาษณ์\na.txt,ผู้พูด 9,ใคร,\n"
    (tmp_path / "a.txt").write_text(note, encoding="utf-8")
    (tmp_path / "speakers.csv").write_text(table, encoding="utf-8")
    corpus = synth.read_corpus(tmp_path)
    assert corpus.statements["speaker"].tolist() == ["ป้าศรี (แกนนำ)", "ผู้สัมภาษณ์", "ป้าศรี (แกนนำ)"]
    assert corpus.problems[["path", "place"]].values.tolist() == [["speakers.csv", "a.txt ผู้พูด 9"]]


def test_who_asks_and_answers_behind_tabs_makes_no_table():
    talk = "เรื่องหมวก\nถาม\tเวลาไหนที่เสี่ยงที่สุด\nส.ว.\tตอนเช้าเจ็ดโมงครึ่ง\nอ.ม.\tของหนูเป็นตอนฝนจะตก\nส.ว.\tแอปมันจับเวลา"
    assert [(speaker, text[:6]) for speaker, _, text in said(talk)][1:] == [
        ("ส.ว.", "ตอนเช้"),
        ("อ.ม.", "ของหนู"),
        ("ส.ว.", "แอปมัน"),
    ]


def test_who_wrote_a_comment_stands_over_it():
    below = "ถูกใจ · ตอบกลับ · 2 วัน"
    text = f"สรุปเวที\n\nความคิดเห็น\nป้าศรี บ้านดอน\nป่ากลับมาแล้ว\n{below}\nPloy P.\nปลาก็กลับมา\n{below}\n"
    assert [(name, words) for name, _, words in said(text)] == [
        ("ป้าศรี บ้านดอน", "ป่ากลับมาแล้ว"),
        ("Ploy P.", "ปลาก็กลับมา"),
    ]


def test_comments_without_names_are_whole():
    below = "ถูกใจ · ตอบกลับ · 2 วัน"
    written = ["ถังขยะไม่พอสำหรับทุกบ้าน", "ปีหน้าควรเริ่มเก็บเร็วขึ้น", "เด็กแยกขยะเก่งกว่าผู้ใหญ่", "รถเก็บขยะมาไม่ตรงเวลา"]
    text = f"ความคิดเห็น\n{written[0]}\n{written[1]}\n{below}\n{written[2]}\n{written[3]}\n{below}\n"
    found = " ".join(words for _, _, words in said(text))
    assert [words for words in written if words not in found] == []


@pytest.mark.parametrize(
    ("above", "names"),
    [
        ("ป้าศรี|ถังไม่พอ", ["ป้าศรี"]),
        ("ป้าศรี|ถังไม่พอ|อยากได้เพิ่มอีกสองใบ", ["ป้าศรี"]),
        ("เวทีเมื่อวาน||ป้าศรี|ถังไม่พอ|อยากได้เพิ่มอีกสองใบ", ["ป้าศรี"]),
        ("เวทีเมื่อวาน||Ploy P.|ถังไม่พอ|อยากได้เพิ่มอีกสองใบ", ["Ploy P."]),
        ("เวทีเมื่อวาน||ความคิดเห็น|Ploy P.|ถังไม่พอ|อยากได้เพิ่ม", ["Ploy P."]),
        # a post without a blank line behind it
        ("เวทีเมื่อวาน|ป้าศรี|ถังไม่พอ|อยากได้เพิ่มอีกสองใบ", ["ป้าศรี"]),
        ("เวทีเมื่อวาน|ลุงดำ|ถังไม่พอ|ป้าศรีก็ว่าอย่างนั้น", ["ลุงดำ"]),  # who writes again
        ("เวทีเมื่อวาน|Ploy P.|ถังไม่พอ|อยากได้เพิ่มอีกสองใบ", []),  # in doubt nobody
    ],
)
def test_the_first_comment_may_have_lines(above, names):
    below = ["ถูกใจ · ตอบกลับ · 2 วัน"]
    rows = [*above.split("|"), *below, "ลุงดำ", "เห็นด้วย", *below]
    apart = {place - 1 for place, row in enumerate(rows) if place and not rows[place - 1]}
    lines = list(filter(None, rows))
    assert [lines[place] for place in comments(lines, apart)[0]] == [*names, "ลุงดำ"]


def test_no_line_of_the_first_comment_is_lost():
    below = "ถูกใจ · ตอบกลับ · 2 วัน"
    text = f"สรุปเวที\n\nป้าศรี\nถังไม่พอ\nอยากได้เพิ่มอีกสองใบ\n{below}\nลุงดำ\nน้ำมาเร็ว\n{below}\n"
    kept = "".join(words for name, _, words in said(text) if name == "ป้าศรี")
    assert "ถังไม่พอ" in kept
    assert "อยากได้เพิ่มอีกสองใบ" in kept


@pytest.mark.parametrize(
    "text",
    [
        "# บอร์ด\n\n## ดี\n* นอนกับน้อง 👍4 @แนน\n* คุยก่อนนอน 👍7 @โอ๊ต",
        "# บอร์ด\n\n## ดี\n[yellow] นอนกับน้อง · by แนน\n[pink] คุยก่อนนอน · by โอ๊ต",
    ],
)
def test_who_wrote_a_card_stands_behind_it(text):
    assert [(name, words) for name, _, words in said(text)] == [("แนน", "นอนกับน้อง"), ("โอ๊ต", "คุยก่อนนอน")]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Mint Thanyarat แฟนตัวยง", "Mint Thanyarat"),
        ("แม่นิด แม่น้องเจได แก้ไขแล้ว", "แม่นิด แม่น้องเจได"),
        ("ป้าศรี ผู้ดูแลกลุ่ม", "ป้าศรี"),
        ("ลุงดำ แอดมิน", "ลุงดำ"),
        ("Tawan J. Top fan", "Tawan J."),
        ("Boss Boss · ผู้เขียน", "Boss Boss"),
        # what people are called, and names that only end alike
        ("ป้าศรี ผู้ดูแลแม่", "ป้าศรี ผู้ดูแลแม่"),
        ("ก้องภพ ลูกแม่ปิง", "ก้องภพ ลูกแม่ปิง"),
        ("แฟนตัวยง", "แฟนตัวยง"),
        ("ทีมแอดมิน", "ทีมแอดมิน"),
    ],
)
def test_badges_beside_a_name_are_no_part_of_it(line, name):
    assert commenter(line) == name


@pytest.mark.parametrize(
    ("below", "is_badge"),
    [
        *((badge, True) for badge in ("แฟนตัวยง", "สมาชิกใหม่", "ผู้มีส่วนร่วมดาวรุ่ง", "Top contributor", "ติดตาม")),
        *((words, False) for words in ("ผู้ดูแลไม่พอ", "ติดตามงานทุกเดือน", "แอดมินตอบช้า", "แฟนตัวยงมาช่วย")),
    ],
)
def test_badges_below_a_name_are_no_comment(below, is_badge):
    buttons = "ถูกใจ · ตอบกลับ · 2 วัน"
    lines = ["ป้าศรี", "ถังไม่พอ", buttons, "ลุงดำ", below, "น้ำมาเร็วกว่าปีก่อน", buttons]
    names, furniture = comments(lines)
    assert [lines[index] for index in names] == ["ป้าศรี", "ลุงดำ"]
    assert [lines[index] for index in furniture if lines[index] != buttons] == ([below] if is_badge else [])


SRI, DAM, AGAIN = "ถังขยะไม่พอสำหรับทุกบ้าน", "ปีหน้าควรเริ่มเก็บเร็วขึ้น", "เด็กแยกขยะเก่งกว่าผู้ใหญ่"
THREE = [("ป้าศรี", SRI), ("ลุงดำ", DAM), ("ป้าศรี", AGAIN)]


def by_speaker(text):
    return [
        (row["speaker"], row["text"])
        for row in read_note(text, "a.txt").statements
        if row["use"] == "analysed"
    ]


@pytest.mark.parametrize(
    "text",
    [
        # a range of times, and a dash before the name
        f"00:00:03 - 00:00:14 ป้าศรี\n{SRI}\n\n00:00:15 - 00:00:26 ลุงดำ\n{DAM}\n\n00:00:27 - 00:00:30 ป้าศรี\n{AGAIN}",
        f"[00:00:03.12] - ป้าศรี\n{SRI}\n\n[00:00:15.90] - ลุงดำ\n{DAM}\n\n[00:00:27.01] - ป้าศรี\n{AGAIN}",
        # a clock between the name and its colon
        f"ป้าศรี [00:00:03]: {SRI}\nลุงดำ [00:00:15]: {DAM}\nป้าศรี [00:00:27]: {AGAIN}",
        f"ป้าศรี (00:03): {SRI}\nลุงดำ (00:15): {DAM}\nป้าศรี (00:27): {AGAIN}",
        # a clock over name and words, and below them
        f"09:13\nป้าศรี\n{SRI}\n09:14\nลุงดำ\n{DAM}\n09:16\nป้าศรี\n{AGAIN}",
        f"ป้าศรี\n{SRI}\n5 มี.ค. 2567 9:13\nลุงดำ\n{DAM}\n5 มี.ค. 2567 9:14\nป้าศรี\n{AGAIN}\n5 มี.ค. 2567 9:16",
        # comments with their buttons in a line each, and with badges beside the names
        "ความคิดเห็น\n" + "\n".join(f"{name}\n{words}\nถูกใจ\nตอบกลับ\n2 วัน" for name, words in THREE),
        "ความคิดเห็น\n" + "\n".join(f"{name}\nแฟนตัวยง\n{words}\n2 วัน ถูกใจ ตอบกลับ\nดูการตอบกลับ 3 รายการ" for name, words in THREE),
        # letters and their answers
        f"จาก: ป้าศรี\nส่ง: 5 มีนาคม 2567 9:13\nถึง: ทีมขยะ\nเรื่อง: ขยะ\n\n{SRI}\n\nจาก: ลุงดำ\nส่ง: 4 มีนาคม 2567 20:10\nถึง: ทีมขยะ\nเรื่อง: ขยะ\n\n{DAM}\n\nขอแสดงความนับถือ\nลุงดำ\n\nFrom: ป้าศรี <sri@example.org>\nTo: ทีม\nSubject: ขยะ\n\n{AGAIN}",
    ],
)  # fmt: skip
def test_who_speaks_in_what_programs_and_pages_write(text):
    assert by_speaker(text) == THREE


@pytest.mark.parametrize(
    "wrote",
    [
        "On Mon, Mar 4, 2024 at 8:10 PM ลุงดำ <dam@example.org> wrote:",
        "เมื่อ จ. 4 มี.ค. 2024 เวลา 20:10 ลุงดำ <dam@example.org> เขียนว่า:",
    ],
)
def test_who_wrote_the_letter_that_is_answered(wrote):
    text = f"From: ป้าศรี <sri@example.org>\nTo: ทีม\nSubject: ขยะ\n\n{SRI}\n\n{wrote}\n> {DAM}"
    assert by_speaker(text) == THREE[:2]


ASKED = "ตรงไหนที่ติดขัดที่สุด"
THREAD = f"""From: ฝน สำนักงาน <fon@example.org>
To: ป้าศรี; ลุงดำ
Subject: ถามความเห็น

1) {ASKED}

ฝน

From: ป้าศรี บ้านดอน <sri@example.org>
To: ฝน สำนักงาน
Subject: Re: ถามความเห็น

คุณฝนจ๊ะ

On Mon, Mar 4, 2024 at 8:10 PM ฝน สำนักงาน <fon@example.org> wrote:
> 1) {ASKED}

{SRI}

{AGAIN}

ป้าศรี

From: ลุงดำ <dam@example.org>
To: ฝน สำนักงาน
Subject: Re: ถามความเห็น

> 1) {ASKED}

{DAM}
"""


def test_answers_beneath_a_quoted_question_are_of_who_sent_the_letter():
    found = [row for row in read_note(THREAD, "a.txt").statements if row["use"] == "analysed"]
    assert [(row["section"], row["speaker"], row["text"]) for row in found] == [
        (ASKED, "ป้าศรี บ้านดอน", SRI),
        (ASKED, "ป้าศรี บ้านดอน", AGAIN),
        (ASKED, "ลุงดำ", DAM),
    ]


def test_what_was_asked_the_greeting_and_the_name_below_are_left_out():
    left = {row["text"] for row in read_note(THREAD, "a.txt").left_out}
    assert {f"1) {ASKED}", "คุณฝนจ๊ะ", "ป้าศรี", "ฝน"} <= left


def test_the_head_of_a_note_is_no_letter():
    text = f"เรื่อง: ขยะ\nวันที่: 5 มีนาคม 2567\nสถานที่: วัดดอน\n\nปัญหา\n- {SRI}\n- {DAM}"
    assert by_speaker(text) == [("", SRI), ("", DAM)]


def test_a_numbered_voice_and_the_day_over_a_recording():
    talk = [
        ("น้าหมาน", "00:15", "ยางล้วนสิบแปดไร่ ราคาตกก็แย่"),
        ("Speaker 4", "02:40", "ผมช่วยกลับกองปุ๋ยทุกเย็น"),
        ("น้าหมาน", "03:02", "หลานเรียนมา ลุงก็ต้องฟัง เพราะปุ๋ยไม่เหม็นแล้ว"),
    ]
    turns = "\n\n".join(f"{name}  {clock}\n{words}" for name, clock, words in talk)
    head = "วงคุยสวนผสมผสาน\nSat, Mar 23, 2024 9:12AM • 41:07\n\nSUMMARY KEYWORDS\nน้ำ, ปุ๋ย\n\nSPEAKERS\nน้าหมาน, Speaker 4"
    rows = read_note(f"{head}\n\n{turns}", "a.txt").statements
    assert [(row["speaker"], row["text"], row["section"]) for row in rows] == [
        (name, words, "") for name, _, words in talk
    ]
