"""What the words of messages are: a format says who wrote them and when, and no more."""

import pytest

from synth.corpus.readers.chat import read_chat
from synth.corpus.readers.subtitles import read
from synth.corpus.statements import read_note
from synth.schema import ANALYSED, LEFT_OUT

TOLD = [
    "ถังเต็มเร็วมาก รถเก็บมาอาทิตย์ละครั้งเดียว",
    "ของบ้านเราแยกขยะแล้วเงินเข้ากองทุนเดือนละสามร้อย",
    "ที่โรงเรียนเด็กแยกเป็นแต่ผู้ปกครองยังไม่แยก",
    "รถเทศบาลเทรวมกันหมด คนเลยไม่อยากแยก",
]
NAMES = ["ศรี", "ดำ", "ครูนิด"]
FINDINGS = [
    "น้ำไม่ไหลสามวันแล้ว", "ราคาตก", "ร้อน", "ถังเต็มทุกวัน", "ไม่มีรถ", "ปุ๋ยแพง", "น้ำเค็ม", "ครูดุ", "ยายเดินเองได้แล้ว", "อาหารอร่อย",
    "ทำไมน้ำยังไม่ไหล", "ใครจะจ่ายค่าไฟ", "ยังไม่ได้ถังเลยค่ะ", "ขอโทษ อาหารไม่พอ", "เห็นด้วยกับลุงดำเรื่องถัง", "เงินยังไม่ออกเลยครับ",
]  # fmt: skip
BY_THE_WAY = ["วันนี้มีเท่านี้นะคะ", "ขอบคุณค่ะ เดี๋ยวสรุปส่งให้นะคะ"]
LED = [
    "สวัสดีค่ะทุกคน มากันครบหรือยังคะ", "วันนี้อยากให้ช่วยกันเล่าว่าแยกขยะแล้วเป็นยังไง พิมพ์ได้เลยนะคะ", "ดีจังเลยค่ะ แล้วติดเรื่องอะไรกันบ้าง",
    "ขอบคุณมากค่ะ เดี๋ยวรวบรวมส่งให้อ่านกันนะคะ", "พรุ่งนี้เจอกัน 9 โมงที่ศาลานะคะ",
]  # fmt: skip


ASKED = [
    "สวัสดีค่ะ ธนาคารขยะของเราครบ 3 เดือนแล้วนะคะ", "ข้อแรกค่ะ 3 เดือนที่ผ่านมา อะไรที่ทำแล้วได้ผลดี อยากให้ทำต่อ",
    "ข้อต่อไปค่ะ ติดตรงไหนกันบ้าง พูดได้เต็มที่นะคะ", "สุดท้ายค่ะ ถ้าทำต่อปีหน้าอยากให้เพิ่มอะไร", "ขอบคุณมากค่ะ พี่จะสรุปส่งให้วันจันทร์นะคะ",
]  # fmt: skip


def talk_of(words):
    """Return messages of three people who tell something, and one that says `words`."""
    talk = [(NAMES[place % 3], TOLD[place % 4]) for place in range(14)]
    return [*talk[:7], (NAMES[1], words), *talk[7:]]


def as_line(messages):
    rows = [f"09:{10 + place}\t{who}\t{words}" for place, (who, words) in enumerate(messages)]
    return read_chat("\n".join(["[LINE] กลุ่มถัง", "", "2023/06/14(พุธ)", *rows]))


def as_whatsapp(messages):
    rows = [f"14/6/2023, 09:{10 + place} - {who}: {words}" for place, (who, words) in enumerate(messages)]
    return read_chat("\n".join(rows))


def as_call(messages):
    cues = [
        f"00:{place:02}:01.000 --> 00:{place:02}:09.000\n{who}: {words}\n"
        for place, (who, words) in enumerate(messages)
    ]
    return read("\n".join(["WEBVTT\n", *cues]).encode(), None)[0]


def used(document):
    rows = read_note(document.text, "a.txt", document.told).statements
    return {row["text"]: row["use"] == ANALYSED for row in rows}


@pytest.mark.parametrize("written", [as_line, as_whatsapp, as_call])
@pytest.mark.parametrize(
    ("words", "found"), [*((words, True) for words in FINDINGS), *((words, False) for words in BY_THE_WAY)]
)
def test_words_say_whether_a_message_is_a_finding(written, words, found):
    assert used(written(talk_of(words)))[words] == found


@pytest.mark.parametrize("written", [as_line, as_whatsapp, as_call])
def test_what_who_leads_asks_among_the_lines_around_is_no_finding(written):
    led = [("หน่อย", words) for words in ASKED]
    talk = [(NAMES[place % 3], TOLD[place % 4]) for place in range(9)]
    uses = used(written([*led[:2], *talk[:3], led[2], *talk[3:6], led[3], *talk[6:], led[4]]))
    assert not any(uses[words] for words in ASKED)
    assert all(uses[words] for words in TOLD)


@pytest.mark.parametrize("written", [as_line, as_call])
def test_who_leads_greets_asks_and_thanks_and_finds_something_too(written):
    says = "ของหน่อยเองลงไปดูมา ถังที่แจกไว้ถูกเอาไปใส่น้ำครึ่งหนึ่ง ต้องเขียนชื่อบ้านไว้"
    talk = [(NAMES[place % 3], TOLD[place % 4]) for place in range(8)]
    led = [("หน่อย", words) for words in LED]
    uses = used(written([*led[:2], *talk[:4], led[2], *talk[4:], ("หน่อย", says), *led[3:]]))
    assert sum(uses[words] for words in LED) <= 1
    assert uses[says]
    assert all(uses[words] for words in TOLD)


def test_little_is_left_out_where_little_is_said():
    assert all(used(as_line([("ศรี", "ขอบคุณครูสอนลูกดี"), ("ดำ", "ภาพรวมดีขึ้น"), ("ศรี", TOLD[0])])).values())


def test_what_is_said_by_the_way_stays_somebodys_words():
    document = as_line(talk_of(BY_THE_WAY[1]))
    rows = read_note(document.text, "a.txt", document.told).statements
    assert [(row["speaker"], row["use"]) for row in rows if row["text"] == BY_THE_WAY[1]] == [
        ("ดำ", LEFT_OUT)
    ]


@pytest.mark.parametrize(
    ("over", "section"),
    [
        (["เพื่อนบ้านซอย 9", "โพสต์ที่ตรึงไว้", "2 พ.ย. 2567, 19:31", "คุณส่งข้อความ"], ""),
        (["สรุปวงคุยซอย 9", "", "ช่วงแรก เรื่องถัง", ""], "ช่วงแรก เรื่องถัง"),
        (["สรุปวงคุยซอย 9", "", "== เรื่องถัง ==", "[เริ่มบันทึกเสียง]", ""], "เรื่องถัง"),
    ],
)
def test_what_a_window_shows_heads_no_talk(over, section):
    said = [f"{NAMES[place % 3]}\n{TOLD[place % 4]}\n" for place in range(8)]
    rows = read_note("\n".join([*over, *said]), "a.txt").statements
    assert {row["section"] for row in rows if row["text"] in TOLD} == {section}


@pytest.mark.parametrize(
    ("written", "messages", "findings"),
    [
        (as_call, [  # who answers in few words does not lead
            ("ผู้สัมภาษณ์", "ทำมากี่ปีแล้วครับ"), ("จันทร์", "ทำมาแปดปี"), ("ผู้สัมภาษณ์", "ยากตรงไหน"), ("จันทร์", "คนไม่เชื่อ"), ("จันทร์", "ต้องทำให้ดูก่อน"),
            ("ผู้สัมภาษณ์", "แล้วรายได้"), ("จันทร์", "พอเลี้ยงลูก"), ("ผู้สัมภาษณ์", "ใครช่วย"), ("จันทร์", "แม่เลี้ยงหลานให้"), ("ผู้สัมภาษณ์", "ขอบคุณครับ"),
        ], ["คนไม่เชื่อ", "ต้องทำให้ดูก่อน", "พอเลี้ยงลูก", "แม่เลี้ยงหลานให้"]),
        (as_line, [  # nor does who only asks why
            ("แก้ว", "ทำไมรถขยะไม่เข้าซอยเรา"), ("ศักดิ์", "ถนนแตกตั้งแต่เดือนสิงหา"), ("แก้ว", "ใครจะรับผิดชอบน้ำเสีย"), ("น้ำ", "โทรไปสามรอบไม่มีคนรับ"), ("ศักดิ์", "เมื่อไหร่จะซ่อมไฟ"),
            ("น้ำ", "เด็กตกท่อเมื่อวาน"), ("แก้ว", "งบปีที่แล้วเอาไปทำอะไร"), ("น้ำ", "คนแก่เดินไม่ได้"), ("ศักดิ์", "จ่ายทุกเดือนแต่ไม่มีคนมา"),
        ], ["ถนนแตกตั้งแต่เดือนสิงหา", "โทรไปสามรอบไม่มีคนรับ", "เด็กตกท่อเมื่อวาน", "คนแก่เดินไม่ได้", "จ่ายทุกเดือนแต่ไม่มีคนมา"]),
        (as_line, [  # small talk around makes no finding small
            ("ครูนิด", "รายงานสัปดาห์ที่ 3 ค่ะ"), ("ครูนิด", "เด็กมาเรียน 18 จาก 25 คน"), ("ผอ.", "ดีมากครับ"), ("ครูแอน", "ของ ป.4 เด็กอ่านออกเพิ่ม 6 คน"), ("ผอ.", "ขอบคุณครับ"),
            ("ครูนิด", "พ่อแม่เริ่มมาช่วยอ่าน"), ("ครูแอน", "ห้องสมุดร้อน พัดลมเสีย"), ("ผอ.", "เดี๋ยวส่งช่าง"), ("ครูนิด", "ได้ค่ะ"), ("ครูแอน", "นมบูดสองลัง"),
        ], ["เด็กมาเรียน 18 จาก 25 คน", "ของ ป.4 เด็กอ่านออกเพิ่ม 6 คน", "พ่อแม่เริ่มมาช่วยอ่าน", "ห้องสมุดร้อน พัดลมเสีย", "นมบูดสองลัง"]),
    ],
)  # fmt: skip
def test_few_words_are_findings_too(written, messages, findings):
    uses = used(written(messages))
    assert [words for words in findings if not uses[words]] == []


MUCH_SMALL_TALK = [
    [
        ("ครูแอน", "สวัสดีค่ะทุกคน"), ("ป้านิด", "สวัสดีจ้า"), ("ครูแอน", "วันนี้ชวนคุยเรื่องนมโรงเรียนนะคะ เด็กๆ เป็นไงบ้างคะ"), ("ป้านิด", "หลานชอบค่ะ"), ("ลุงมา", "บูดบ่อย"),
        ("ป้านิด", "ขอบคุณครูมากที่ตามเรื่องนมให้ เดี๋ยวนี้มาทุกวัน"), ("ลุงมา", "อยากให้มีรสจืดด้วยครับ"), ("แม่ฝน", "ลูกแพ้นมวัว มีนมถั่วเหลืองไหมคะ"), ("ครูแอน", "ยังไม่มีค่ะ"),
        ("แม่ฝน", "เสียดายค่ะ ลูกเลยไม่ได้กิน"), ("ครูแอน", "ขอบคุณทุกคนค่ะ"), ("ลุงมา", "ครับผม"), ("ป้านิด", "👍"), ("ครูแอน", "พรุ่งนี้เจอกันค่ะ"),
    ],
    [
        ("Admin", "รบกวนทุกบ้านแจ้งสถานการณ์น้ำด้วยครับ"), ("บ้าน 12", "ท่วมถึงเข่าครับ"), ("บ้าน 7", "แห้งแล้วค่ะ"), ("บ้าน 3", "ยังออกไม่ได้"), ("Admin", "บ้านไหนขาดอะไรบ้างครับ"),
        ("บ้าน 12", "น้ำดื่ม"), ("บ้าน 3", "ยาเบาหวานแม่"), ("บ้าน 7", "ไม่ขาดค่ะ ขอบคุณค่ะ"), ("บ้าน 9", "ไฟดับตั้งแต่เมื่อคืน"), ("Admin", "รับทราบครับ ส่งเรือไปบ้าน 3 แล้ว"),
        ("บ้าน 9", "ไฟมาแล้วค่ะ"), ("Admin", "ขอบคุณครับ"), ("บ้าน 7", "ขอบคุณทีมเรือค่ะ ช่วยยายออกมาได้ทัน"),
    ],
    [
        ("ต้น", "พรุ่งนี้นัดกี่โมงครับ"), ("เจี๊ยบ", "9 โมงค่ะ"), ("ต้น", "ที่เดิมนะ"), ("เจี๊ยบ", "ใช่ค่ะ"), ("บอย", "ใครเอากล้องมาบ้าง"), ("ต้น", "ผมเอาไป"),
        ("เจี๊ยบ", "เมื่อวานคนมาแค่ 12 คนเองค่ะ"), ("บอย", "ฝนตกด้วย"), ("ต้น", "ห้องประชุมเล็กไป"), ("เจี๊ยบ", "ป้าๆ บอกว่าฟังไม่รู้เรื่อง"), ("บอย", "โอเค"), ("ต้น", "แก้สไลด์ก่อนนะ"),
        ("เจี๊ยบ", "ได้ค่า"), ("ต้น", "เจอกันครับ"), ("เจี๊ยบ", "เด็กๆ สนุกมาก"), ("บอย", "จริง"), ("ต้น", "ค่าน้ำมันใครออก"), ("เจี๊ยบ", "ยังเบิกไม่ได้เลย"),
    ],
    [
        ("พี่หน่อย", "ขอถามเรื่องรถรับส่งผู้ป่วยหน่อยค่ะ ใช้แล้วเป็นยังไงบ้าง"), ("สมศรี", "ดีค่ะ"), ("สมศรี", "ไม่ต้องจ้างรถแล้ว"), ("ตาคำ", "โทรยาก"), ("พี่หน่อย", "จดไว้แล้วค่ะ"),
        ("น้องมิ้น", "คนขับใจดีมากค่ะ ขอบคุณนะคะ"), ("สมศรี", "รอเกือบสองชั่วโมง"), ("ตาคำ", "จะได้รถเพิ่มเมื่อไหร่"), ("พี่หน่อย", "ปีหน้าค่ะ"), ("พี่หน่อย", "รับทราบค่ะ"), ("น้องมิ้น", "ขอบคุณค่ะ"), ("สมศรี", "สู้ๆ ค่ะทีมงาน"),
    ],
]  # fmt: skip


FOUND = [
    ["หลานชอบค่ะ", "บูดบ่อย", "ลูกแพ้นมวัว มีนมถั่วเหลืองไหมคะ", "อยากให้มีรสจืดด้วยครับ", "เสียดายค่ะ ลูกเลยไม่ได้กิน"],
    ["ท่วมถึงเข่าครับ", "แห้งแล้วค่ะ", "ยังออกไม่ได้", "ไฟมาแล้วค่ะ", "ขอบคุณทีมเรือค่ะ ช่วยยายออกมาได้ทัน"],
    ["เมื่อวานคนมาแค่ 12 คนเองค่ะ", "ห้องประชุมเล็กไป", "เด็กๆ สนุกมาก", "ยังเบิกไม่ได้เลย"],
    ["ไม่ต้องจ้างรถแล้ว", "โทรยาก", "คนขับใจดีมากค่ะ ขอบคุณนะคะ", "รอเกือบสองชั่วโมง"],
]  # fmt: skip
NOT_FOUND = [["สวัสดีจ้า", "ขอบคุณทุกคนค่ะ", "พรุ่งนี้เจอกันค่ะ"], ["ขอบคุณครับ"], ["พรุ่งนี้นัดกี่โมงครับ", "ใครเอากล้องมาบ้าง", "เจอกันครับ"], ["ขอบคุณค่ะ"]]  # fmt: skip


@pytest.mark.parametrize("written", [as_line, as_whatsapp, as_call])
def test_most_of_what_is_told_in_few_words_among_much_small_talk_is_found(written):
    """Two or three words, most of them polite: of 18 that a person would keep the model takes 5 for talk."""
    kept = dict.fromkeys((True, False), 0)
    for messages, found, none in zip(MUCH_SMALL_TALK, FOUND, NOT_FOUND, strict=True):
        uses = used(written(messages))
        assert not any(uses[words] for words in none)
        for words in found:
            kept[uses[words]] += 1
    assert kept[True] >= 13


@pytest.mark.parametrize(
    ("asked", "headed"),
    [
        (("✅ อะไรที่เวิร์ค", "❌ อะไรที่ไม่เวิร์ค"), True),
        # a question alone, one without its picture, and pictures before other words part nothing
        (("✅ อะไรที่เวิร์ค", "ใครไม่ว่างพิมพ์คืนนี้ได้"), False),
        (("อะไรที่เวิร์ค", "อะไรที่ไม่เวิร์ค"), False),
        (("✅ อะไรที่เวิร์ค", "🙏 ขอบคุณทุกคนที่ช่วยกันตอบ"), False),
    ],
)
def test_short_questions_behind_pictures_part_a_chat(asked, headed):
    first, second = asked
    said = [
        ("แอน", first),
        *zip(NAMES, TOLD[:2], strict=False),
        ("แอน", second),
        *zip(NAMES, TOLD[2:], strict=False),
    ]
    clock = (f"09:{minute:02}" for minute in range(10, 50))
    chat = "[LINE] กลุ่ม\n\nอา. 26/12/2021\n" + "\n".join(
        f"{next(clock)}\t{who}\t{words}" for who, words in said
    )
    document = read_chat(chat)
    found = {row["text"]: row["section"] for row in read_note(chat, "a.txt", document.told).statements}
    expected = ["อะไรที่เวิร์ค"] * 2 + ["อะไรที่ไม่เวิร์ค"] * 2 if headed else [""] * 4
    assert [found[words] for words in TOLD] == expected
