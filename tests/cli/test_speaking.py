"""Every command, option and refusal in both languages, and which language a run speaks."""

import re
import string
from pathlib import Path

import click
import pytest

import synth.cli
from synth.cli import main
from synth.cli.speaking import WRITING, Words, language, typed

from .conftest import said

SOURCE = Path(synth.cli.__file__).parents[1]
TH, EN = (Words(lang).by_key() for lang in ("th", "en"))


def _options():
    for name, verb in {**main.commands, "synth": main}.items():
        for param in verb.params:
            if isinstance(param, click.Option):
                yield name, param.name


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("verb", [*main.commands, "synth"])
def test_every_command_says_what_it_does(verb, lang):
    assert Words(lang).has(f"{verb}.help")


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize(("verb", "option"), list(_options()))
def test_every_option_says_what_it_means(verb, option, lang):
    words = Words(lang)
    assert words.has(f"{verb}.{option}") or words.has(f"common.{option}")


def test_every_command_stands_under_a_heading():
    listed = [name for names in main.headings.values() for name in names]
    assert sorted(listed) == sorted(main.commands)


def test_both_languages_say_the_same_with_the_same_places():
    assert set(TH) == set(EN)
    for key, words in EN.items():
        places = [
            {name for _, name, *_ in string.Formatter().parse(text) if name} for text in (words, TH[key])
        ]
        assert places[0] == places[1], key


@pytest.mark.parametrize("key", sorted(set(TH) - {"fault.system"}))
def test_thai_help_is_thai(key):
    assert re.search("[ก-๙]", TH[key]) or key in ("status.report_there", "status.coder")


@pytest.mark.parametrize(
    ("line", "given", "lang"),
    [
        ("status", {}, "th"),
        ("status", {"LANG": "C.UTF-8"}, "th"),
        ("status", {"LANG": "en_US.UTF-8"}, "en"),
        ("status", {"LANG": "en_US.UTF-8", "LC_ALL": "th_TH.UTF-8"}, "th"),
        ("status", {"LANG": "en_US.UTF-8", "SYNTH_LANG": "th"}, "th"),
        ("status --lang th", {"LANG": "en_US.UTF-8"}, "th"),
        ("--lang en", {}, "en"),
        ("", {"LANG": "en_US.UTF-8"}, "en"),
        ("run corpus", {"LANG": "en_US.UTF-8"}, "th"),
        ("run corpus", {"SYNTH_LANG": "en"}, "en"),
        ("run --help", {"LANG": "en_US.UTF-8"}, "en"),
        ("run --help --lang th", {"LANG": "en_US.UTF-8"}, "th"),
        ("status --lang xx", {}, "th"),
    ],
)
def test_which_language_a_run_speaks(line, given, lang):
    assert language(line.split(), given) == lang


def test_what_stays_is_thai_unless_english_is_asked_for():
    assert set(WRITING) <= set(main.commands)


@pytest.mark.parametrize("verb", sorted(main.commands))
@pytest.mark.parametrize(("lang", "usage"), [("th_TH.UTF-8", "วิธีใช้:"), ("en_GB.UTF-8", "Usage:")])
def test_help_follows_the_language_of_the_computer(empty, verb, lang, usage):
    shown = said(verb, "--help", SYNTH_LANG="", LANG=lang, LC_ALL="", LC_MESSAGES="")
    assert usage in shown
    assert "Show this message" not in shown
    if lang.startswith("en"):
        assert not re.search("[ก-๙]", shown)


MISUSED = [
    ("ran", "ไม่มีคำสั่ง ran", "no command ran"),
    ("run --chort", "ไม่มีตัวเลือก --chort", "no option --chort"),
    ("run --themes many", "--themes ต้องเป็นจำนวนเต็ม", "--themes is a whole number"),
    ("run --lang fr", "--lang เลือกได้จาก th, en", "--lang is one of th, en"),
    ("run --out", "ตัวเลือก --out ใช้ไม่ถูก", "--out does not fit"),
    ("new a b", "พิมพ์มาเกิน", "more was typed"),
    ("export", "ยังไม่ได้ระบุ STUDY", "STUDY is missing"),
    ("read nowhere", "ยังไม่ได้ระบุ --out", "--out is missing"),
    ("discover corpus --out x --embedding nowhere", "ไม่พบ nowhere", "nowhere is not there"),
    ("check nowhere.db", "ยังไม่มีไฟล์งาน nowhere.db", "no study nowhere.db yet"),
    ("check nowhere", "ไม่พบ nowhere", "nowhere is not there"),
    ("check", "ไม่ใช่โฟลเดอร์งาน", "is no study folder"),
    ("status", "ไม่ใช่โฟลเดอร์งาน", "is no study folder"),
    ("lab", "ไม่ใช่โฟลเดอร์งาน", "is no study folder"),
    ("run", "ระบุโฟลเดอร์บันทึก", "name the folder of the notes"),
    ("run nowhere", "ไม่มีโฟลเดอร์ nowhere", "no folder of notes at nowhere"),
    ("import x.db nowhere.csv", "ไม่พบ nowhere.csv", "nowhere.csv is not there"),
    ("restore x.db nowhere.db", "ไม่มีไฟล์ nowhere.db", "nowhere.db is not there"),
]


@pytest.mark.parametrize(("line", "thai", "english"), MISUSED)
def test_what_is_typed_wrongly_is_said_in_the_language_of_the_run(empty, line, thai, english):
    assert thai in said(*line.split(), status=2)
    told = said(*line.split(), status=2, SYNTH_LANG="en")
    assert english in told
    assert not re.search("[ก-๙]|Errno|Error", told)
    assert list(empty.iterdir()) == []


def test_a_line_to_type_is_quoted_where_it_must_be():
    assert typed("run", "ปี 2567") == "synth run 'ปี 2567'"
    assert typed("status", ".") == "synth status"
