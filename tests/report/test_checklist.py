import tomllib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synth.report import checklist as module
from synth.report.checklist import FACTS, NAMES, checklist, source
from synth.report.wording import Wording

LISTS = tomllib.loads(Path(module.__file__).with_name("checklists.toml").read_text(encoding="utf-8"))
WORDS = {
    "areas",
    "attributes",
    "forms",
    "first_date",
    "last_date",
    "title",
    "codebook_version",
    "saturation",
    "software",
}
PARTS = set(
    "title contents summary introduction sources method themes cohorts recommendations limits "
    "codebook agreement quoted saturation statements".split()
)
ALL = {
    fact: "ตรัง" if fact in WORDS else True if fact in ("redacted", "saturation_fixed") else 7
    for fact in FACTS
}
ALL |= {"alpha": 0.668, "alpha_low": 0.618, "alpha_high": 0.716}
PLACES = {part: f"ที่ {part}" for part in PARTS}


@pytest.mark.parametrize(
    ("name", "items", "first", "last"),
    [("coreq", 32, "1", "32"), ("srqr", 21, "S1", "S21"), ("uneg", 16, "1a", "8a")],
)
def test_every_item_is_there_once_and_in_its_order(name, items, first, last):
    rows = checklist(name, {})
    numbers = [row.number for row in rows]
    assert (len(numbers), len(set(numbers)), numbers[0], numbers[-1]) == (items, items, first, last)
    assert all(row.group and row.item for row in rows)


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_with_nothing_known_everything_is_asked(name, lang):
    rows = checklist(name, {}, lang)
    assert all(row.prompt and not row.answer and not row.where for row in rows)
    assert checklist(name, dict.fromkeys(FACTS), lang) == rows
    assert checklist(name, dict.fromkeys(FACTS, float("nan")), lang) == rows


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_with_all_known_people_are_asked_only_what_they_alone_know(name, lang):
    rows = checklist(name, ALL, lang, PLACES)
    answered = {row.number for row in rows if row.answer}
    asked = {item["number"] for item in LISTS[name]["items"] if not item.get("whole")}
    assert answered == {item["number"] for item in LISTS[name]["items"] if item.get("answers")}
    assert {row.number for row in rows if row.prompt} == asked
    assert all(row.where for row in rows if row.answer)
    assert not any("{" in part for row in rows for part in row)


@given(st.sets(st.sampled_from(FACTS)), st.sets(st.sampled_from(sorted(PARTS))))
def test_nothing_is_said_that_was_not_given(facts, parts):
    places = {part: PLACES[part] for part in parts}
    said = LISTS["said"]
    kept = facts - {"saturation"} if "saturation_fixed" in facts else facts
    for name in NAMES:
        rows = checklist(name, {fact: ALL[fact] for fact in facts}, "th", places)
        for row, item in zip(rows, LISTS[name]["items"], strict=True):
            sayable = [
                key
                for key in item.get("answers", ())
                if (set(said[key]["facts"]) <= kept if said[key]["facts"] else said[key]["part"] in parts)
            ]
            assert len([part for part in row.answer.split(" · ") if part]) == len(sayable)
            assert set(filter(None, row.where.split(", "))) <= set(places.values())
            assert row.answer or row.prompt


@pytest.mark.parametrize(
    ("facts", "number", "answer"),
    [
        (
            {"documents": 21, "respondents": 41, "survey_files": 4},
            "12",
            "เอกสาร 21 ฉบับ · แบบสอบถาม 4 ชุด ผู้ตอบ 41 คน",
        ),
        ({"respondents": 41}, "12", ""),
        (
            {"coders": 2, "alpha": 0.668, "alpha_low": 0.618, "alpha_high": 0.716},
            "24",
            "0.668 · ช่วงความเชื่อมั่นร้อยละ 95: 0.62–0.72",
        ),
        ({"coders": 2, "alpha": 0.0}, "24", "0.000"),
        ({"codes": 28, "definitions": 0}, "25", "มีนิยาม 0 จาก 28 รหัส"),
        ({"saturation": "", "saturation_fixed": False}, "22", ""),
        ({"saturation": "4+2"}, "22", "ถึงเกณฑ์ความอิ่มตัวแบบ 4+2"),
        ({"saturation": "4+2", "saturation_fixed": True}, "22", "บอกความอิ่มตัวของประเด็นใหม่ไม่ได้"),
        ({"quotes": np.int64(1084), "quoted_projects": np.int64(20)}, "29", "1,084 ข้อความ จาก 20 โครงการ"),
    ],
)
def test_what_the_figures_answer(facts, number, answer):
    row = next(row for row in checklist("coreq", facts) if row.number == number)
    assert answer in row.answer if answer else not row.answer


def test_a_criterion_that_a_fixed_codebook_met_is_not_told():
    row = checklist("coreq", {"saturation": "4+2", "saturation_fixed": True})[21]
    assert "4+2" not in row.answer


def test_digits_are_those_of_the_report():
    official = Wording("th", digits="thai")
    row = checklist("srqr", {"documents": 21}, official)[11]
    assert (row.number, row.answer) == ("S๑๒", "เอกสาร ๒๑ ฉบับ")


def test_a_part_that_the_report_does_not_have_is_no_place():
    rows = checklist("coreq", ALL, places={"method": "บทที่ 2"})
    assert {row.where for row in rows} == {"", "บทที่ 2"}


@pytest.mark.parametrize(
    ("name", "facts", "said"),
    [
        ("casp", {}, "there is no checklist='casp'; there is: coreq, srqr, uneg"),
        ("coreq", {"coder": 2}, "there is no facts='coder'; there is: documents"),
    ],
)
def test_what_is_not_known_here_is_refused(name, facts, said):
    with pytest.raises(ValueError, match=said):
        checklist(name, facts)


def test_the_file_is_whole():
    said = LISTS["said"]
    used = {key for name in NAMES for item in LISTS[name]["items"] for key in item.get("answers", ())}
    assert used == set(said)
    assert {fact for one in said.values() for fact in one["facts"]} == set(FACTS)
    assert {one["part"] for one in said.values()} == PARTS
    for name in NAMES:
        assert {source(name, lang) for lang in ("th", "en")}
        for item in LISTS[name]["items"]:
            keys = ["number", "th", "en", "ask_th", "ask_en", "answers", "whole", "group_th", "group_en"]
            assert set(item) <= set(keys)
            assert set(keys[:5]) <= set(item)
