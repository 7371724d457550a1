"""Only what stands in a statement, sign by sign, is believed of a language model's answer."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synth.themes.masking import Masked
from synth.themes.verdicts import NEGATORS, judged

from .answering import said


def plain(text):
    return Masked(text, [*range(len(text))], [*range(1, len(text) + 1)])


@pytest.mark.parametrize(
    ("quote", "dropped"),
    [
        ("ไม่ไว้ใจกัน", ""),
        ("ชาวบ้านไม่ไว้ใจกัน", ""),
        (" ชาวบ้าน\n", ""),
        ("ไว้ใจกัน", "negated"),  # it stands there, but behind ไม่
        ("ชาวบ้านไว้ใจกัน", "not_there"),  # ไม่ was lost in the middle
        ("ชาวบ้านไม่ค่อยไว้ใจกัน", "not_there"),
        ("ชาวบ้านไม่ไว้ใจ กัน", "not_there"),
        ("้านไม่", "cut"),
        ("", "no_quote"),
        ("   ", "no_quote"),
        (None, "no_quote"),
        (["ชาวบ้าน"], "no_quote"),
    ],
)
def test_evidence_stands_in_the_statement_sign_by_sign(quote, dropped):
    text = "ชาวบ้านไม่ไว้ใจกัน"
    found = judged(json.dumps({"applies": True, "quote": quote}), plain(text))
    assert (found.dropped, found.given) == (dropped, not dropped)
    if found.given:
        assert text[found.start : found.end] == quote.strip()


@pytest.mark.parametrize("negator", NEGATORS)
def test_a_quote_that_lost_what_takes_it_back_is_dropped(negator):
    assert judged(said(True, "เชื่อใจกัน"), plain(f"ชาวบ้าน{negator}เชื่อใจกัน")).dropped == "negated"


@pytest.mark.parametrize(
    ("text", "start"),
    [("บางคนไม่ไว้ใจกัน แต่แกนนำไว้ใจกัน", 24), ("สมาชิกในภูมิไว้ใจกัน", 12)],
)
def test_words_that_are_said_without_a_no_somewhere_are_evidence(text, start):
    found = judged(said(True, "ไว้ใจกัน"), plain(text))
    assert (found.given, text[found.start :]) == (True, "ไว้ใจกัน")


@pytest.mark.parametrize(
    ("words", "given", "dropped"),
    [
        ('{"applies": false}', False, ""),
        ('```json\n{"applies": true, "quote": "ทีม"}\n```', True, ""),
        ('{"applies": "yes", "quote": "ทีม"}', False, "no_answer"),
        ('{"applies": 1, "quote": "ทีม"}', False, "no_answer"),
        ("ใช่ค่ะ ใช้รหัสนี้ได้", False, "no_answer"),
        ("[true]", False, "no_answer"),
        ("[" * 100_000, False, "no_answer"),
        ("", False, "no_answer"),
    ],
)
def test_what_is_no_answer_is_dropped(words, given, dropped):
    found = judged(words, plain("ทีมแกนนำ"))
    assert (found.given, found.dropped) == (given, dropped)


@given(st.text(max_size=60), st.text(max_size=30))
@settings(max_examples=150, deadline=None)
def test_whatever_is_quoted_is_evidence_only_where_it_stands(text, quote):
    found = judged(said(True, quote), plain(text))
    assert not found.given or text[found.start : found.end] == quote.strip()
