"""E-mails as programs save them: .eml."""

import base64
from email.message import EmailMessage
from pathlib import Path

import pytest

import synth
from synth.corpus.readers.mails import read

A, B = "ถังไม่พอทุกหมู่ รถมาช้าสองวัน", "เด็กแยกขยะเก่งกว่าผู้ใหญ่"


def text_of(data):
    [document] = read(data, Path("a.eml"))
    return document.text


def letter(words=A, **more):
    made = EmailMessage()
    made["From"] = "ครูเอ๋ บ้านดอน <e@example.org>"
    made["To"] = "ทีมขยะ <team@example.org>"
    made["Subject"] = "ตอบ: ขอบทเรียนธนาคารขยะ"
    made.set_content(words, **more)
    return made


@pytest.mark.parametrize("cte", ["base64", "quoted-printable", "8bit"])
def test_the_words_are_those_that_were_written(cte):
    assert text_of(letter(cte=cte).as_bytes()).strip().endswith(A)


def test_the_head_is_what_a_person_sees():
    first, second, third, blank, *_ = text_of(letter().as_bytes()).split("\n")
    assert first == "From: ครูเอ๋ บ้านดอน <e@example.org>"
    assert second == "To: ทีมขยะ <team@example.org>"
    assert (third, blank) == ("Subject: ตอบ: ขอบทเรียนธนาคารขยะ", "")


def test_a_head_without_a_code_is_read_too():
    assert text_of("FROM: ครูเอ๋ <e@example.org>\nSubject: ขยะ\n\nถังไม่พอ".encode()) == (
        "From: ครูเอ๋ <e@example.org>\nSubject: ขยะ\n\nถังไม่พอ"
    )


def encoded(words, charset):
    return b"=?%s?B?%s?=" % (
        charset,
        base64.b64encode(words.encode("utf-8" if b"utf" in charset.lower() else "cp874")),
    )


@pytest.mark.parametrize("charset", [b"utf-8", b"UTF-8", b"tis-620", b"windows-874", b"Windows-874"])
def test_heads_and_words_in_the_letters_of_thai_programs(charset):
    subject = b"\r\n ".join([encoded("ขยะ", charset), encoded("บ้านดอน", charset)])
    words = A.encode("utf-8" if b"utf" in charset.lower() else "cp874")
    data = b"Subject: %s\r\nContent-Type: text/plain; charset=%s\r\n\r\n%s" % (subject, charset, words)
    assert text_of(data) == f"Subject: ขยะบ้านดอน\n\n{A}"


def test_of_two_forms_of_the_same_words_the_plain_one_is_read():
    made = letter()
    made.add_alternative(f"<p>{A}</p>", subtype="html")
    assert text_of(made.as_bytes()).count(A) == 1


def test_a_letter_that_is_a_web_page_alone_is_read_as_one():
    made = letter(
        f"<html><head><style>p {{color: red}}</style></head><body><p>{A}</p><p>{B}</p></body></html>",
        subtype="html",
    )
    lines = text_of(made.as_bytes()).split("\n")
    assert [line for line in lines[lines.index("") :] if line] == [A, B]


def test_what_hangs_on_it_is_named_and_not_read():
    made = letter()
    made.add_attachment("ความลับของแฟ้ม", filename="รายชื่อ.txt")
    assert "Attachments: รายชื่อ.txt" in text_of(made.as_bytes())
    assert "ความลับของแฟ้ม" not in text_of(made.as_bytes())


@pytest.mark.parametrize(
    "data",
    [
        b"From: =?utf-8?b?!!!?=\n\n" + A.encode(),
        b"From: =?no-such-code?B?4LiC?=\n\n" + A.encode(),
        "From: ครูเอ๋ <e@example.org>\n\n".encode() + A.encode(),  # without a code
        b"From: <<<@@@>>>,,,;\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\n" + A.encode(),
        b"Content-Transfer-Encoding: base64\nContent-Type: text/plain; charset=utf-8\n\n" + base64.b64encode(A.encode()) + b"=*",
    ],
)  # fmt: skip
def test_what_breaks_the_rules_of_mail_is_read_all_the_same(data):
    assert A in text_of(data)


def test_who_sends_a_note_says_it_to_nobody_and_nothing_of_the_head_is_a_finding(tmp_path):
    (tmp_path / "a.eml").write_bytes(letter(f"เรียนทีม\n\n- {A}\n- {B}\n\nขอแสดงความนับถือ\nครูเอ๋\n").as_bytes())
    rows = synth.read_corpus(tmp_path).statements.query("use == 'analysed'")
    assert rows["text"].tolist() == [A, B]
    assert set(rows["speaker"]) == {""}


def test_a_letter_that_hangs_on_another_has_its_head():
    made, inner = letter(), letter("ถังขยะไม่พอทั้งหมู่บ้าน\n")
    del inner["From"]
    inner["From"] = "ป้าศรี <s@example.org>"
    made.add_attachment(inner)
    lines = text_of(made.as_bytes()).split("\n")
    assert lines.index("From: ป้าศรี <s@example.org>") < lines.index("ถังขยะไม่พอทั้งหมู่บ้าน")


def test_plain_words_that_only_point_at_the_page_are_not_all():
    made = letter("ดูแบบเว็บ\n")
    made.add_alternative(f"<ul><li>{A}</li><li>{B}</li></ul>", subtype="html")
    assert A in text_of(made.as_bytes())
