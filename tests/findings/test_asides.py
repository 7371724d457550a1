import pandas as pd
import pytest

import synth
from synth.findings.asides import asides, without_asides

NOBODY = pd.DataFrame(columns=["statement_id", "code", "coder"])


def turns(*texts, speaker="ป้าศรี", source="ไลน์.txt", use="analysed"):
    lines = pd.DataFrame({"statement_id": [f"s{n}" for n in range(len(texts))], "text": texts})
    return lines.assign(source_id=source, speaker=speaker, use=use)


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("สวัสดีค่ะ", True),
        ("สวัสดีครับพี่น้องทุกคน", True),
        ("ขอบคุณครับทุกท่านที่มาร่วมเวทีวันนี้", True),
        ("ขอบคุณครับท่านปลัด", True),
        ("ครับผม", True),
        ("เห็นด้วยค่ะ", True),
        ("รับทราบค่ะ 🙏", True),
        ("🙏🙏", True),
        ("5555", True),
        ("Thank you", True),
        ("ขอบคุณ อบต. ที่สนับสนุนงบ", False),
        ("ครับ งบมาช้า", False),
        ("ทุกคนเข้าใจกัน", False),
        ("ดีมากครับ", False),
        ("ไม่มีค่ะ", False),
        ("12", False),
        ("ทีม", False),
        ("คนมาประชุมทุกครั้ง", False),
        ("", False),
        ("ขอบคุณค่ะ " * 20, False),
    ],
)
def test_turns_that_only_greet_thank_or_agree(text, aside):
    assert list(asides(NOBODY, turns(text))["reason"]) == ["courtesy"] * aside


@pytest.mark.parametrize(
    ("speaker", "reasons"),
    [
        ("ผู้สัมภาษณ์", ["asks"]),
        ("พี่หนุ่ม (ผู้สัมภาษณ์)", ["asks"]),
        ("moderator", ["asks"]),
        ("ผู้ให้สัมภาษณ์", []),
        ("ป้าศรี", []),
        ("", []),
        (None, []),
    ],
)
def test_who_asks_says_no_finding(speaker, reasons):
    assert list(asides(NOBODY, turns("ติดขัดตรงไหนบ้าง", speaker=speaker))["reason"]) == reasons


@pytest.mark.parametrize(
    "spared",
    [
        {"speaker": ""},  # a line of a note
        {"source": "แบบสอบถาม.csv#2"},  # an answer
        {"use": "left out"},  # left out already
    ],
)
def test_what_nobody_is_named_for_an_answer_and_what_is_out_are_no_asides(spared):
    assert asides(NOBODY, turns("ขอบคุณค่ะ", **spared)).empty


def test_what_a_person_coded_stays_in_the_base():
    lines = turns("ขอบคุณค่ะ", "สวัสดีค่ะ", "ทีมดี")
    coded = pd.DataFrame({"statement_id": ["s0"], "code": "trust", "coder": "ก"})
    assert list(asides(coded, lines)["coded"]) == [True, False]
    assert list(without_asides(coded, lines)["use"]) == ["analysed", "left out", "analysed"]


def test_the_base_of_shares_is_without_them():
    lines, book = turns("ขอบคุณค่ะ", "ทีมดี", "ไว้ใจกัน"), pd.DataFrame({"code": ["trust"], "name": ["ไว้ใจ"]})
    coded = pd.DataFrame({"statement_id": ["s2"], "code": "trust", "coder": "ก"})
    reviews = lines[["statement_id"]].assign(coder="ก")
    bases = [
        synth.code_table(coded, reviews, one, book)["base"][0]
        for one in (lines, without_asides(coded, lines))
    ]
    assert bases == [3, 2]


@pytest.mark.parametrize(
    "columns", [["statement_id", "source_id", "text"], ["statement_id", "source_id", "text", "speaker"]]
)
def test_statements_may_have_no_speaker_or_use(columns):
    lines = turns("ขอบคุณค่ะ")[columns]
    assert set(without_asides(NOBODY, lines)["use"]) == {"left out" if "speaker" in columns else "analysed"}
