import pytest

from synth.corpus.readers.chat import read_chat
from synth.corpus.readers.chat_days import days_of
from synth.corpus.readers.chat_forms import is_chat
from synth.corpus.statements import read_note


def said(chat):
    document = read_chat(chat)
    note = read_note(document.text, "chat.txt", document.told)
    return [(row["speaker"], row["time"][-5:], row["text"]) for row in note.statements]


TABS = "[LINE] กลุ่มป่า\nบันทึกเมื่อ 04/12/2568 07:48\n\nศ. 28/11/2568\n"
BLANKS = "2025.05.15 วันพฤหัสบดี\n08:35 ป้าสมใจ ต้นไม้รอดเกือบหมด\n08:36 ลุงแดง ฝนมาพอดีเลยปีนี้\n"
BEGUN = [("ป้าสมใจ", "08:35", "ต้นไม้รอดเกือบหมด"), ("ลุงแดง", "08:36", "ฝนมาพอดีเลยปีนี้")]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        # tabs within and behind a message
        ("08:37 ป้าสมใจ เวรเฝ้าไฟ\tจันทร์\tลุงแดง", [("ป้าสมใจ", "08:37", "เวรเฝ้าไฟ\tจันทร์\tลุงแดง")]),
        ("08:37 ป้าสมใจ เหลือกล้าสองถุง\t", [("ป้าสมใจ", "08:37", "เหลือกล้าสองถุง")]),
        # what the chat itself says
        *((f"08:40 {line}", []) for line in (
            "ยกเลิกข้อความแล้ว", "ลุงแดง ยกเลิกข้อความ", "ลุงแดง เขียนโน้ตใหม่", "ลุงแดง สร้างโพล", "ลุงแดง รูป", "ลุงแดง ไม่ได้รับสาย",
            "ลุงแดง เปลี่ยนชื่อกลุ่มเป็น รักป่า", "ลุงแดง เพิ่ม ครูนิด เข้ากลุ่ม", "ลุงแดงเพิ่มครูนิดเข้ากลุ่ม", "ลุงแดง added Nid to the group", "สายที่ไม่ได้รับ", "สายวิดีโอที่ไม่ได้รับ", "ข้อความถูกยกเลิก", "ลุงแดง ☎ 2:10",
        )),
        # what people say of notes, calls and pictures
        ("08:40 ลุงแดง เขียนโน้ตใหม่ให้หน่อยครับ", [("ลุงแดง", "08:40", "เขียนโน้ตใหม่ให้หน่อยครับ")]),
        ("08:40 ลุงแดง รูปสวยมากเลย", [("ลุงแดง", "08:40", "รูปสวยมากเลย")]),
        # a day within a message begins no day
        ("08:40 ลุงแดง ประชุมที่วัด\nนัดวันที่ 5 มกราคม 2569\n08:50 ป้าสมใจ ได้ค่ะ", [("ลุงแดง", "08:40", "ประชุมที่วัด\nนัดวันที่ 5 มกราคม 2569"), ("ป้าสมใจ", "08:50", "ได้ค่ะ")]),
    ],
)  # fmt: skip
def test_a_chat_of_a_computer(message, expected):
    assert said(BLANKS + message) == BEGUN + expected


@pytest.mark.parametrize(
    ("messages", "expected"),
    [
        # quotes within a message of several lines are written twice
        ('08:55\tแดง\t"หลานถามว่า\n""ป่าโตหรือยัง""\nจะไปดูด้วย"\n09:10\tศรี\tพามาเลย', [("แดง", "08:55", 'หลานถามว่า\n""ป่าโตหรือยัง""\nจะไปดูด้วย'), ("ศรี", "09:10", "พามาเลย")]),
        ('08:55\tแดง\t"ครูบอก ""ดีมาก""\nเจอกัน 5 มกราคม 2569\nที่ศาลา"\n09:10\tศรี\tได้ค่ะ', [("แดง", "08:55", 'ครูบอก ""ดีมาก""\nเจอกัน 5 มกราคม 2569\nที่ศาลา'), ("ศรี", "09:10", "ได้ค่ะ")]),
        # a quote that is never closed takes no other message
        ('08:55\tแดง\t"ครูบอกว่าดี\n09:10\tศรี\tได้ค่ะ', [("แดง", "08:55", "ครูบอกว่าดี"), ("ศรี", "09:10", "ได้ค่ะ")]),
        ('08:55\tแดง\t"รอด" กับ "ตาย" อย่างละครึ่ง', [("แดง", "08:55", '"รอด" กับ "ตาย" อย่างละครึ่ง')]),
        # further lines without quotes
        ("08:55\tแดง\tพรุ่งนี้\nเก็บขยะด้วย\n09:10\tศรี\tได้ค่ะ", [("แดง", "08:55", "พรุ่งนี้\nเก็บขยะด้วย"), ("ศรี", "09:10", "ได้ค่ะ")]),
    ],
)  # fmt: skip
def test_a_chat_of_a_telephone(messages, expected):
    assert said(TABS + messages) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Thu, 3/9/2026", "Thu, 10/9/2026"], ["2026-09-03", "2026-09-10"]),
        (["Thu, 9/3/2026", "Fri, 9/25/2026"], ["2026-09-03", "2026-09-25"]),
        (["Thu, 9/3/2026", "Thu, 9/10/2026"], ["2026-09-03", "2026-09-10"]),  # only the weekday tells
        (["พฤ. 03/09/2569"], ["2026-09-03"]),
        (["2569.09.03 วันพฤหัสบดี"], ["2026-09-03"]),
        (["วันพฤหัสบดีที่ 3 กันยายน 2569"], ["2026-09-03"]),
        (["Thursday, September 3, 2026"], ["2026-09-03"]),
        (["Saved on: 9/26/2026, 11:00", "นัดวันที่ 3 กันยายน 2569"], []),
    ],
)
def test_the_days_of_a_chat(lines, expected):
    assert list(days_of(lines).values()) == expected


SRI, DAM = "ถังขยะไม่พอ", "ปีหน้าเริ่มเร็วขึ้น"
TALK = [("ป้าศรี", "09:13", SRI), ("ลุงดำ", "09:14", DAM), ("ป้าศรี", "09:16", SRI)]
SAYS_ITSELF = ("<ไม่รวมสื่อ>", "<Media omitted>", "ข้อความนี้ถูกลบแล้ว", "This message was deleted", "IMG-20240305-WA0001.jpg (file attached)", "\u200eimage omitted")  # fmt: skip


@pytest.mark.parametrize(
    ("chat", "day"),
    [
        # WhatsApp of Android and of an iPhone, in several orders of the day
        *(
            (f"05/03/2567 09:12 - ครูนก สร้างกลุ่ม\n05/03/2567 09:13 - ป้าศรี: {SRI}\n05/03/2567 09:14 - ลุงดำ: {DAM}\n05/03/2567 09:15 - ลุงดำ: {own}\n05/03/2567 09:16 - ป้าศรี: {SRI}", "2024-03-05")
            for own in SAYS_ITSELF
        ),
        (f"3/5/24, 9:12 AM - Messages and calls are end-to-end encrypted. No one outside of this chat can read them.\n3/5/24, 9:13 AM - ป้าศรี: {SRI}\n3/15/24, 9:14 AM - ลุงดำ: {DAM}\n3/15/24, 9:16 AM - ป้าศรี: {SRI}", "2024-03-15"),
        (f"[5/3/2567 09:13:20] ป้าศรี: {SRI}\n\u200e[5/3/2567 09:14:05] ลุงดำ: {DAM}\n[5/3/2567 09:16:44] ป้าศรี: {SRI} \u200e<This message was edited>", "2024-03-05"),
        # Zoom
        (f"09:13:02 From ป้าศรี to Everyone:\n\t{SRI}\n09:14:10 From ลุงดำ to Everyone:\n\t{DAM}\n09:16:44 From ป้าศรี to Everyone:\n\t{SRI}", ""),
        (f"09:13:02\t From ป้าศรี : {SRI}\n09:14:10\t From ลุงดำ : {DAM}\n09:16:44\t From ป้าศรี : {SRI}", ""),
        (f"09:13:02 จาก ป้าศรี ถึง ทุกคน: {SRI}\n09:14:10 จาก ลุงดำ ถึง ทุกคน: {DAM}\n09:16:44 จาก ป้าศรี ถึง ทุกคน: {SRI}", ""),
        # Telegram and Discord
        (f"ป้าศรี, [05.03.2024 09:13]\n{SRI}\n\nลุงดำ, [05.03.2024 09:14]\n{DAM}\n\nป้าศรี, [05.03.2024 09:16]\n{SRI}", "2024-03-05"),
        (f"ป้าศรี — 05/03/2024 9:13 AM\n{SRI}\nลุงดำ — 05/03/2024 9:14 AM\n{DAM}\nป้าศรี — 05/03/2024 9:16 AM\n{SRI}", "2024-03-05"),
    ],
)  # fmt: skip
def test_a_chat_whose_messages_have_stamps(chat, day):
    assert is_chat(chat)
    assert said(chat) == TALK
    assert read_chat(chat).given.get("date", "") == day


LOGS = [
    "12/3/67 10:30 น้ำท่วมถนนหน้าวัด รถเข้าไม่ได้\n12/3/67 11:00 เรือสองลำ: ไม่พอรับคนแก่\n13/3/67 09:00 เรือสองลำ: ซ่อมอยู่หนึ่ง\n13/3/67 10:00 เรือสองลำ: เครื่องเสีย",
    "12/3/67 10:30 - น้ำท่วมถนนหน้าวัด\n12/3/67 11:15 - ปัญหา: เรือไม่พอ\n13/3/67 09:00 - ปัญหา: ข้าวหมดโรงครัว\n13/3/67 11:00 - ทางออก: ขอเรือจาก อบต.",
    "12/3/67 10:30 - หน้าวัด: น้ำท่วมถนน\n12/3/67 11:15 - เรือไม่พอ\n13/3/67 09:00 - หน้าวัด: ข้าวหมด\n13/3/67 11:00 - หน้าวัด: ขอเรือเพิ่มแล้ว",
    "2567.03.12 วันอังคาร\n09:15 น้ำท่วมถนน รถไม่มา\n09:40 ฝนหยุด คนออกมาช่วยกัน\n10:05 เรือมาถึง รับคนแก่ก่อน",
    "เวลา\tเกิดอะไร\tถ้าย้อนได้\n22.14\tรับแจ้งผิดซอย\tขอพิกัดทุกครั้ง\n22.31\tถึงแล้วมีกลิ่นสาร\tขอบัญชีสารไว้ก่อน\n22.50\tไฟลุกแรงขึ้น\tหยุดรอโฟม",
    "09.00\tลงทะเบียน\n09.20\tแนะนำตัว\n10.00\tแบ่งวง\nหน่อวา\tเขาถามบัตรก่อนถามอาการ",
    "[LINE] สรุปที่คุยกันในกลุ่ม\n\nปัญหา\n1. ถังขยะไม่พอ\n2. รถมาไม่ตรงเวลา",
]


@pytest.mark.parametrize(
    "note",
    [
        "กำหนดการ\n5/3/2567 09:00 - ลงทะเบียน\n5/3/2567 09:30 - พิธีเปิด\n5/3/2567 10:00 - แบ่งกลุ่ม",
        "5/3/2567 09:00 น. ปัญหา: ถังไม่พอ\n6/3/2567 09:00 น. ทางออก: เวียนกันใช้\n7/3/2567 09:00 น. ผล: ดีขึ้น",
        "ปัญหา: ถังไม่พอ\nทางออก: เวียนกันใช้",
        *LOGS,
    ],
)  # fmt: skip
def test_a_note_with_clocks_is_no_chat(note):
    assert not is_chat(note)


HEADED = f"5/3/2567 09:10 - ป้าศรี: {SRI}\n5/3/2567 09:11 - ลุงดำ: {DAM}\n5/3/2567 09:12 - ป้าศรี: {SRI}\n5/3/2567 09:12 - ลุงดำ: {DAM}\n5/3/2567 09:13 - "


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # people's own words, whatever signs stand around them
        ("ลุงดำ: ท่อน้ำหน้าวัดแตก <แก้ไขแล้ว>", ("ลุงดำ", "ท่อน้ำหน้าวัดแตก <แก้ไขแล้ว>")),
        ("ลุงดำ: เสนอให้ <แก้ไขข้อบังคับกลุ่ม>", ("ลุงดำ", "เสนอให้ <แก้ไขข้อบังคับกลุ่ม>")),
        ("ลุงดำ: <ถังใบใหญ่หายสองใบ>", ("ลุงดำ", "<ถังใบใหญ่หายสองใบ>")),
        ("ลุงดำ: [รูปภาพ] ถนนหน้าวัดน้ำท่วมทุกปี", ("ลุงดำ", "[รูปภาพ] ถนนหน้าวัดน้ำท่วมทุกปี")),
        ("ลุงดำ: ☎ โทรหา อบต. แล้วไม่มีใครรับ", ("ลุงดำ", "☎ โทรหา อบต. แล้วไม่มีใครรับ")),
        ("ลุงดำ: เปลี่ยนชื่อกลุ่มเป็นวิสาหกิจชุมชนแล้วกู้เงินได้", ("ลุงดำ", "เปลี่ยนชื่อกลุ่มเป็นวิสาหกิจชุมชนแล้วกู้เงินได้")),
        *((f"ลุงดำ: {words}", ("ลุงดำ", words)) for words in ("เพิ่มกิจกรรม", "เสียง", "สร้างสื่อใหม่", "แชร์ตำแหน่งที่ตั้ง", "ลูกบ้าน ออกจากกลุ่ม")),
        ("ลุงดำ: \u200eน้ำลดแล้วแต่โคลนเต็มบ้าน", ("ลุงดำ", "น้ำลดแล้วแต่โคลนเต็มบ้าน")),
        ("น้ำลดแล้วแต่โคลนเต็มบ้าน", ("", "น้ำลดแล้วแต่โคลนเต็มบ้าน")),
        # what is said beneath a picture
        (f"ลุงดำ: IMG-1.jpg (file attached)\n{DAM}", ("ลุงดำ", DAM)),
        # what the program says
        (f"ลุงดำ: {DAM} <This message was edited>", ("ลุงดำ", DAM)),
        *((f"ลุงดำ: {words}", None) for words in ("<Media omitted>", "<ไม่รวมสื่อ>", "<attached: 00012-PHOTO-2024.jpg>", "<แนบ: 00012-PHOTO.jpg>", "[ไฟล์] รายงาน เดือนมีนา.pdf", "รูป", "☎ 2:10", "ลุงดำ เข้าร่วมกลุ่ม", "ลุงดำ เข้าร่วมกลุ่มแล้ว", "ส่งไฟล์ บัญชี_มีนา.xlsx", "ข้อความและการโทรได้รับการเข้ารหัสจากต้นทางถึงปลายทาง")),
        *((f"ลุงดำ: {words}", ("ลุงดำ", words)) for words in ("ส่งไฟล์ บัญชีไม่ได้เพราะเน็ตหลุด", "เข้าร่วมกลุ่มแล้วกู้เงินได้")),
        *((line, None) for line in ("ลุงดำ ออกจากกลุ่ม", "ครูนก ได้เพิ่ม ลุงดำ เข้ากลุ่ม", "ป้าศรี added ลุงดำ", "ลุงดำ left", "ข้อความและการโทรได้รับการเข้ารหัสจากต้นทางถึงปลายทาง แตะเพื่อดูข้อมูลเพิ่ม")),
    ],
)  # fmt: skip
def test_only_what_the_program_writes_is_left_out_of_a_chat(line, expected):
    assert is_chat(HEADED + line)
    assert [row[::2] for row in said(HEADED + line)[4:]] == ([expected] if expected else [])


def test_what_stands_over_a_chat_is_read():
    chat = (
        f"สรุปก่อนประชุม\n- ชาวบ้านอยากได้ถังเพิ่มทุกซอย\n\n09:13\tป้าศรี\t{SRI}\n09:14\tลุงดำ\t{DAM}\n09:15\tป้าศรี\t{SRI}"
    )
    assert is_chat(chat)
    assert [words for *_, words in said(chat)] == ["ชาวบ้านอยากได้ถังเพิ่มทุกซอย", SRI, DAM, SRI]


def test_the_day_of_a_chat_is_that_of_most_messages():
    chat = "[LINE] กลุ่ม\n\nส. 22/09/2561\n18:00\tศรี\tพรุ่งนี้เจอกัน\n\nอา. 23/09/2561\n17:00\tศรี\tคนมาเยอะ\n17:01\tดำ\tเรือไม่พอ"
    assert read_chat(chat).given["date"] == "2018-09-23"


@pytest.mark.parametrize(
    ("message", "use"),
    [
        *((words, "left out") for words in ("ครับผม", "โอเคค่ะ", "เห็นด้วยครับ", "ขอบคุณครับ 🙏", "สวัสดีค่ะทุกคน", "555", "👍👍", "ได้ค่ะ")),
        *((words, "left out") for words in ("ขอบคุณค่ะคุณครู", "สวัสดีค่ะพี่ๆ ทุกคน", "ขอโทษค่ะ", "จริงค่ะ")),
        *((words, "analysed") for words in ("ขอโทษ อาหารไม่พอ", "ขอบคุณครูสอนลูกดี", "ขอบคุณ อาหารดี", "ขอโทษแม่น้ำแห้ง", "ได้จริง")),
        *((words, "analysed") for words in ("รูปแบบประชุมน่าเบื่อ", "จบแล้วไม่มีงานทำ", "ภาพรวมดีขึ้น", "พบกันยากขึ้น", "หน้า 3 ซอยน้ำท่วม")),
        *((words, "analysed") for words in ("ได้เงินคืนครบ", "เห็นด้วยกับลุงดำเรื่องถัง", "ไม่ได้ครับ", "ขอบคุณที่มาช่วยขนทราย", "ร้อน")),
    ],
)  # fmt: skip
def test_nods_and_greetings_are_no_findings(message, use):
    document = read_chat(f"{TABS}09:13\tศรี\t{SRI}\n09:14\tดำ\t{message}\n09:15\tศรี\t{DAM}")
    rows = read_note(document.text, "a.txt", document.told).statements
    assert {row["use"] for row in rows if row["text"] == message} <= {use}
    assert use == "left out" or message in [row["text"] for row in rows]


def test_who_leads_a_talk_asks_even_if_nobody_says_so():
    turns = [
        "นก: ปัญหาหลักคืออะไรคะ",
        f"ศรี: {SRI}",
        "นก: แล้วปีหน้าจะทำยังไง",
        f"ดำ: {DAM}",
        "ศรี: ใครจะไปรู้ว่ารถไม่มา",
        "ศรี: ถังก็เก่า",
    ]
    rows = read_note("\n".join(turns), "a.txt").statements
    assert [row["speaker"] for row in rows if row["use"] == "analysed"] == ["ศรี", "ดำ", "ศรี", "ศรี"]


def test_a_chat_in_which_nobody_speaks_twice():
    text = "2024/03/05(อังคาร)\n09:15\tสมใจ\tผักงามมาก\n09:16\tแดง\tน้ำแห้งหมด\n2024/03/06(พุธ)\n09:20\tศรี\tป่าหายครึ่งหนึ่ง"
    assert [speaker for speaker, *_ in said(text)] == ["สมใจ", "แดง", "ศรี"]
    log = text.replace("(อังคาร)", "").replace("(พุธ)", "")
    assert not is_chat(log)


@pytest.mark.parametrize(
    ("words", "items"),
    [
        ('"1.ถังไม่พอทุกหมู่\n2.รถมาช้าสองวัน"', ["ถังไม่พอทุกหมู่", "รถมาช้าสองวัน"]),
        ('"- ถังไม่พอทุกหมู่\n- รถมาช้าสองวัน"', ["ถังไม่พอทุกหมู่", "รถมาช้าสองวัน"]),
        ('"เรื่องขยะค่ะ\n- ถังไม่พอทุกหมู่"', ["เรื่องขยะค่ะ", "ถังไม่พอทุกหมู่"]),
        ("2.5 ล้านบาทหายไปกับน้ำ", ["2.5 ล้านบาทหายไปกับน้ำ"]),
    ],
)
def test_a_message_that_is_a_list_begins_with_an_item(words, items):
    rows = said(f"{TABS}09:15\tสมใจ\t{words}\n09:16\tแดง\tฝนมาพอดีเลยปีนี้\n")
    assert [text for speaker, _, text in rows if speaker == "สมใจ"] == items
