"""Who asks, and is answered, tells nothing; who complains with the same words, or proposes, is heard."""

import pytest

from synth.corpus.layout.asking import asks_something, may_ask
from synth.corpus.layout.judging import with_parts
from synth.corpus.layout.lines import Kind, lines_of
from synth.corpus.statements import read_note

WELL = "ถังขยะไม่พอสำหรับทุกบ้าน", "ปีหน้าควรเริ่มเก็บเร็วขึ้น", "เด็กแยกขยะเก่งกว่าผู้ใหญ่"


def asked_in(turns):
    """Return which turns are taken for questions of who leads the talk."""
    lines = lines_of("\n".join(words for _, words in turns))
    told = [line._replace(kind=Kind.TURN, speaker=who) for line, (who, _) in zip(lines, turns, strict=True)]
    return [line.words for line in with_parts(told) if line.kind == Kind.QUESTION]


def by_turns(said, answers=WELL):
    return [turn for one, two in zip(said, answers, strict=True) for turn in (("ฝน", one), ("ป้าศรี", two))]


@pytest.mark.parametrize(
    "asked",
    [
        ("ที่ผ่านมาเป็นยังไงบ้างคะ", "แล้วปีหน้าจะทำยังไงต่อ", "เด็กช่วยไหม"),
        ("เกิดอะไรขึ้น?", "อยากเห็นอะไร?", "ใครทำได้ดี?"),
    ],
)
def test_who_asks_and_is_answered_leads_the_talk(asked):
    assert asked_in(by_turns(asked)) == list(asked)


@pytest.mark.parametrize(
    "complained",
    [
        ("ไม่รู้จะทำยังไง", "ไม่มีใครมาเลย", "ไม่ได้อะไรสักอย่าง"),
        ("ใครอยากมาก็มา", "ได้ผลบ้าง ไม่ได้บ้าง", "ใครมีแรงช่วยแรง ใครมีเงินช่วยเงิน"),
        ("ถังล้นทุกวันคะ", "รถไม่มาคะ", "กลิ่นแรงคะ"),
        ("ช่วยกันเก็บบ้าง", "หมู่อื่นก็มีบ้าง", "เหนื่อยบ้าง"),
        ("ทำไมงบช้า? เพราะเอกสารไม่ครบ", "จะไปบอกใคร ไม่มีใครฟัง", "ไม่รู้จะไปที่ไหน"),
    ],
)
def test_who_complains_is_heard(complained):
    assert asked_in(by_turns(complained)) == []


def test_who_asks_and_is_not_answered_leads_no_talk():
    alone = [("ป้าศรี", "จะเอายังไงกันดี?"), ("ป้าศรี", "งบมาเมื่อไร?"), ("ป้าศรี", WELL[1])]
    assert asked_in([("ฝน", WELL[0]), *alone, ("ฝน", WELL[2])]) == []
    assert asked_in([*by_turns(WELL), *alone[:1]]) == []


def test_what_the_one_who_leads_tells_stays():
    asked = ("เกิดอะไรขึ้น?", "อยากเห็นอะไร?", "เมื่อวานหมู่สองเล่าว่ารถไม่เข้า")
    assert asked_in(by_turns(asked)) == list(asked[:2])


def test_a_talk_is_read_without_the_questions():
    asked = ("ที่ผ่านมาเป็นยังไงบ้างคะ", "แล้วปีหน้าจะทำยังไงต่อ", "เด็กช่วยไหม")
    text = "วงคุย\n\n" + "\n".join(f"{who}: {words}" for who, words in by_turns(asked))
    rows = read_note(text, "a.txt").statements
    assert [row["text"] for row in rows if row["use"] == "analysed"] == list(WELL)


@pytest.mark.parametrize(
    "words",
    [
        "ปีหน้าจะทำยังไงคะ", "อะไรที่ภูมิใจ?", "มากันกี่คน?", "ได้อะไรจากเวทีบ้างคะ", "ไปดูที่ไหนกันครับ", "ยังทำอยู่ไหม",
        "แล้วหมู่อื่นเป็นยังไงบ้าง", "ใครเป็นคนดูแล?", "ทำไมคนไม่มา?", "ส่งแล้วหรือยังคะ", "เห็นด้วยหรือเปล่า",
    ],
)  # fmt: skip
def test_what_asks(words):
    assert asks_something(words)


@pytest.mark.parametrize(
    "words",
    [
        "ไม่รู้จะทำยังไง", "ไม่มีใครมา", "ไม่ได้อะไร", "ใครอยากมาก็มา", "ใครมีแรงช่วยแรง ใครมีเงินช่วยเงิน", "ได้ผลบ้าง ไม่ได้บ้าง",
        "ช่วยกันบ้าง", "ทำอะไรก็ได้", "อะไรที่ทำได้เราทำหมด", "รู้แล้วว่าต้องทำอย่างไร", "กี่ครั้งก็เหมือนเดิม", "ถังไม่พอคะ", "จะไหวไหม ก็ไม่รู้",
        "ไม่รู้จะดีไหม", "ถังไม่พอ", "ทำไปก็เท่านั้นล่ะ", "ไม่รู้จะไปที่ไหนครับ", "จะได้หรือไม่ได้ยังไม่รู้", "เข้าใจว่าทำยังไง",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_question(words):
    assert not asks_something(words)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        # who asks once may mean what is so
        (("แล้วใครจะฟังเรา", "ขยะล้นทุกวันจันทร์", "กลิ่นแรงตอนบ่าย"), []),
        # who leads may ask for something as well
        (
            ("ช่วยเล่าตอนน้ำมาให้ฟังหน่อยค่ะ", "เวรหนึ่งดูแลกี่เตียงครับ", WELL[0]),
            ["ช่วยเล่าตอนน้ำมาให้ฟังหน่อยค่ะ", "เวรหนึ่งดูแลกี่เตียงครับ"],
        ),
        # proposals are answers
        (("งั้นย้ายไปวันเสาร์ดีไหมคะ", "ลองสลับกับหมู่สองดูไหม", "ให้วัดทำข้าวตากดีไหม"), []),
    ],
)
def test_questions_beside_what_is_told(said, asked):
    assert asked_in(by_turns(said)) == asked


@pytest.mark.parametrize(
    ("words", "use"),
    [
        ("ที่บ้านใครเป็นคนจัดยาให้คะ", "left out"),
        ("อยากให้เล่าวันที่น้ำมาให้ฟังค่ะ", "left out"),
        ("คนสูงอายุกินยาไม่ครบร้อยละ 40", "analysed"),
        ("หมู่ที่มีหลานอยู่ด้วยกินยาครบกว่าเกือบเท่าตัว", "analysed"),
    ],
)
def test_who_does_research_asks_and_tells(words, use):
    note = f"วงคืนข้อมูล\n\nผู้วิจัย: {words}\nป้าศรี: {WELL[0]}\nผู้วิจัย: {WELL[1]}\nลุงดำ: {WELL[2]}"
    rows = read_note(note, "n").statements
    assert [row["use"] for row in rows] == [use, "analysed", "analysed", "analysed"]
    assert may_ask(words) == (use == "left out")


def test_who_leads_a_chat_is_known_by_the_questions():
    said = [("ฝน", "รอบนี้ใครเจออะไรบ้าง"), ("ซอมิน", WELL[0]), ("ฝน", "แล้วทำยังไงต่อคะ"), ("ซอมิน", WELL[1])]
    chat = "\n".join(f"{who}\n19:0{n}\n{words}" for n, (who, words) in enumerate(said, 1))
    rows = read_note(chat, "n").statements
    assert [row["use"] for row in rows] == ["left out", "analysed"] * 2


@pytest.mark.parametrize(
    "words",
    [
        "หน้าแล้งไฟไหม้ป่าทุกปี", "ต้องจ้างคนเกี่ยวข้าว", "เมียทอผ้าไหมขาย", "เมียทอผ้าไหม", "ทำไม้กวาดขาย", "เรื่องนี้ต้องใคร่ครวญ",
        "เรื่องที่เกี่ยวข้อง", "ปีนี้ของแพงขึ้นหน่อย",
    ],
)  # fmt: skip
def test_letters_within_another_word_ask_nothing(words):
    assert not may_ask(words)
    assert not asks_something(words)
    assert asks_something(f"{words} ใช่ไหมคะ")


@pytest.mark.parametrize(
    "words",
    [
        "หลังน้ำลด บ้านเหลือแต่เสา ไม่รู้จะเริ่มตรงไหน", "เงินชดเชยห้าพัน จะพออะไร", "ซอย 3 น้ำไม่ไหลตั้งแต่เมื่อวาน ซอยอื่นเป็นไหม",
        "รถน้ำเทศบาลมาแค่หน้าปากซอย ใครจะหิ้วไหว", "ค่าน้ำก็ยังเก็บเต็ม ได้ยังไง", "อยากให้ครูช่วยดูแลเด็กหน่อย",
        "อยากฟังผลสอบเป็นรายคน", "ลองย้ายตลาดไปลานวัดกันไหม", "ย้ายไปวันเสาร์ดีไหมล่ะ", "ไปทางน้ำดีกว่าไหม",
    ],
)  # fmt: skip
def test_what_tells_wishes_or_proposes_is_no_question_of_who_leads(words):
    assert not may_ask(words)


@pytest.mark.parametrize(
    "words",
    ["ซอยอื่นเป็นไหม", "ดีใจจังค่ะ แล้วติดปัญหาอะไรบ้างคะ", "วันแรก ใครมาบ้าง", "ทำไมคนไม่มา", "พี่ช่วยยกตัวอย่างหน่อยค่ะ"],
)
def test_what_who_leads_asks(words):
    assert may_ask(words)


@pytest.mark.parametrize(
    "said",
    [
        "ลุงดำ: หน้าแล้งไฟไหม้ป่าทุกปี\nป้าศรี: ควันเข้าบ้าน เด็กไอ\nลุงดำ: ต้องจ้างคนเกี่ยวข้าว\nป้าศรี: ค่าแรงวันละสี่ร้อย\nลุงดำ: เมียทอผ้าไหมขาย",
        "ป้าศรี: หลังน้ำลด บ้านเหลือแต่เสา ไม่รู้จะเริ่มตรงไหน\nลุงดำ: นาข้าวหายหมด\n"
        "ป้าศรี: เงินชดเชยห้าพัน จะพออะไร\nลุงดำ: รอเงินมาสามเดือนแล้ว",
        "แม่ฝน: อยากให้ครูช่วยดูแลเด็กหน่อย\nครูเอ๋: ห้องหนึ่งมีเด็กสี่สิบคน\nแม่ฝน: อยากฟังผลสอบเป็นรายคน\nครูเอ๋: นัดได้ทุกวันศุกร์",
        "- อยากให้มีคนช่วยเก็บหน่อย @แนน\n- ถังไม่พอ @บอส\n- ขอไฟทางหน่อย @แนน\n- รถมาช้า @บอส",
        "- จะเอาถังมาจากไหน @แนน\n- ถังไม่พอ @บอส\n- ใครจะเก็บ @แนน\n- รถมาช้า @บอส",
    ],
)
def test_who_tells_or_writes_on_cards_leads_no_talk(said):
    rows = read_note(f"วงคุย\n\n{said}", "n").statements
    assert [row["use"] for row in rows] == ["analysed"] * len(said.split("\n"))


@pytest.mark.parametrize(
    "words",
    ["เล่าเรื่องวันแรกได้ไหมคะ", "ยกตัวอย่างลูกค้าได้ไหมคะ", "เล่าต่อค่ะ", "ลองนึกถึงเมื่อปีที่แล้ว", "ค่ะ แล้วหลังโควิด", "ขายให้ใคร"],
)
def test_prompts_of_who_does_research_tell_nothing(words):
    note = f"สัมภาษณ์\n\nป้าศรี: {WELL[0]}\nผู้วิจัย: {words}\nป้าศรี: {WELL[1]}\nผู้วิจัย: {WELL[2]}\n"
    rows = read_note(note, "n").statements
    assert [row["text"] for row in rows if row["use"] == "analysed"] == list(WELL)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("คำถามที่ 2 แล้วติดขัดตรงไหนคะ บ่นได้เต็มที่", True),
        ("คำถามข้อ 3: รอบหน้าอยากปรับอะไร พิมพ์เป็นข้อๆ ได้ค่ะ", True),
        # who answers says which one
        ("คำถามที่ 2 รถอัดฟางมีคันเดียวทั้งตำบล", False),
        ("คำถามที่ 3 ไม่รู้จะปรับยังไง", False),
    ],
)
def test_a_question_by_number_is_one_whoever_asks(words, asked):
    talk = [("ฝน", "นาข้างๆ ยังเผาอยู่"), ("ฝน", "ดินนุ่มขึ้นมาก"), ("ฝน", words), ("ป้าศรี", "ต้องรอคิวนาน")]
    assert asked_in(talk) == ([words] if asked else [])


@pytest.mark.parametrize(
    ("first", "use"),
    [("ผมเสนอดังนี้", "left out"), ("รถเสียบ่อยมากครับ", "analysed")],
)
def test_who_only_leads_in_a_list_tells_nothing_yet(first, use):
    lines = lines_of(f"{first}\nแบ่งสายใหม่\nขอค่าน้ำมัน")
    told = [line._replace(kind=Kind.TURN, speaker="พ่อสุข") for line in lines]
    listed = [told[0], *(line._replace(number=str(number)) for number, line in enumerate(told[1:], 1))]
    kinds = [line.kind for line in with_parts(listed)]
    assert kinds == [Kind.ASIDE if use == "left out" else Kind.TURN, Kind.TURN, Kind.TURN]
