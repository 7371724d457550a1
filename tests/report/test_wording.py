import re
import tomllib
from pathlib import Path

import pytest

from synth.report import wording
from synth.report.wording import Wording
from synth.telling import languages

FOLDER = Path(wording.__file__).parent
NEVER = [
    "ธีม",
    "เซกชัน",
    "โค้ดดิ้ง",
    "คลัสเตอร์",
    "โคฮอร์ต",
    "เสถียรภาพ",
    "ความถี่",
    "เข้ารหัส",
    "ถ้อยแถลง",
    "ข้อเสนอโครงการ",
    "แช่แข็ง",
    "กำพร้า",
]


def words_of(lang):
    file = tomllib.loads((FOLDER / f"{lang}.toml").read_text(encoding="utf-8"))
    return {f"{section}.{key}": text for section, entries in file.items() for key, text in entries.items()}


@pytest.mark.parametrize("lang", languages())
def test_every_language_has_the_same_words_and_places(lang):
    thai, other = words_of("th"), words_of(lang)
    assert set(thai) == set(other)
    for key in thai:
        places = [set(re.findall(r"{(\w+)}", words[key])) for words in (thai, other)]
        assert places[0] == places[1], key


def test_thai_keeps_to_the_words_of_the_field():
    for key, text in words_of("th").items():
        assert not [word for word in NEVER if word in text], (key, text)
        if key.startswith("caption."):
            assert ":" not in text, key


def test_every_word_is_used():
    package = FOLDER.parent
    source = " ".join(
        path.read_text(encoding="utf-8") for path in [*package.rglob("*.py"), *package.rglob("*.j2")]
    )
    made = ("month.", "dictionary.", "count.", "dimension.", "agreement.", "column.", "sheet.", "caption.")
    made += (
        "heading.",
        "cli.",
        "note.resampled_",
        "value.project",
        "value.unit_",
        "date.",
        "page.",
        "change.",
        "course.",
        "settings.",
        "settings_fault.",
        "merge.",
        "merge_acts.",
        "kept.",
        "agreement_text.alpha_",
        "standing.",
        "prompt.",
        "cohorts.holds_",
        "cohorts.tendency_",
        "quoted.",
        "medium.",
        "reason.",
    )
    made += ("cohorts.opening_", "caption.figure_word")
    made += ("written.of_", "written.by_", "written.head_", "ledger.head_")
    made += ("judged.",)  # by the state of a machine, and why a share is refused
    made += ("ledger.recommendation", "ledger.conclusion", "ledger.finding")
    made += ("ledger.rests_on_nothing", "ledger.nobody_concluded")
    made += ("drift.", "told.", "note.drift_assumed")
    made += (
        "returning.agrees",
        "returning.disagrees",
        "returning.adds",
        "recurring.head_",
        "recurring.said_",
    )
    made += ("recurring.came_back", "recurring.taken_up", "answers.head_", "answers.agrees")
    made += ("answers.disagrees", "answers.adds", "triangulated.head_", "triangulated.by_")
    made += ("triangulated.agree", "triangulated.partly_agree", "triangulated.disagree")
    made += ("triangulated.one_source_only",)
    unused = [key for key in words_of("th") if key not in source and not key.startswith(made)]
    assert unused == []


@pytest.mark.parametrize(
    ("lang", "iso", "written"),
    [
        ("th", "2021-12-26", "26 ธันวาคม 2564"),
        ("th", "2021-12", "ธันวาคม 2564"),
        ("th", "2021", "พ.ศ. 2564"),
        ("en", "2021-12-26", "26 December 2021"),
        ("th", "ปลายปี", "ปลายปี"),
        ("th", float("nan"), ""),
    ],
)
def test_dates(lang, iso, written):
    assert Wording(lang).date(iso) == written


def test_names_fall_back():
    row = {"name": "ผู้นำ", "name_en": "Leaders"}
    assert Wording("th").name(row) == "ผู้นำ"
    assert Wording("en").name(row) == "Leaders"
    assert Wording("en").name(row | {"name_en": ""}) == "ผู้นำ"
    assert Wording("en").name({"name_a": "ทีม", "name_en_a": None}, "", "_a") == "ทีม"


def test_small_bases_are_spelt_out():
    words = Wording("th")
    assert words.part(7, 29, "projects") == "7 จาก 29 โครงการ"
    assert words.part(7, 30, "statements") == "7 ข้อความ (ร้อยละ 23.3)"
    assert Wording("en").counted(1, "statements") == "1 statement"


def test_coefficients():
    words = Wording("th")
    assert words.coefficient(-0.001) == "0.00"
    assert words.coefficient(-0.25) == "−0.25"
    assert words.interval(-0.2, 0.5) == "−0.20 ถึง 0.50"
    assert words.interval(0.25, 0.5) == "0.25–0.50"


@pytest.mark.parametrize(
    ("options", "written"),
    [
        ({"digits": "thai"}, ("๑,๒๓๔ ข้อความ", "๒๖ ธันวาคม ๒๕๖๔", "๑๒.๕")),
        ({"era": "christian"}, ("1,234 ข้อความ", "26 ธันวาคม ค.ศ. 2021", "12.5")),
        ({"lang": "en", "era": "buddhist"}, ("1,234 statements", "26 December 2564 BE", "12.5")),
    ],
)
def test_digits_and_years_are_settings(options, written):
    words = Wording(**options)
    assert (words.counted(1234, "statements"), words.date("2021-12-26"), words.share(0.125)) == written


def test_points_have_a_sign():
    words = Wording("th")
    assert [words.points(value) for value in (0.125, -0.125, 0.0001)] == ["+12.5", "−12.5", "0.0"]
    assert words.interval(-0.1, 0.25, points=True) == "−10.0 ถึง +25.0"


def test_thai_stands_apart_from_latin_in_a_list():
    assert Wording("th").listing(["รุ่น ก", "รุ่น ข"]) == "รุ่น ก และรุ่น ข"
    assert Wording("th").listing(["2564", "2565"]) == "2564 และ 2565"


@pytest.mark.parametrize("options", [{"digits": "roman"}, {"era": "moon"}])
def test_an_unknown_setting_is_named(options):
    with pytest.raises(ValueError, match="there is no"):
        Wording("th", **options)


def test_an_unknown_language_is_named():
    with pytest.raises(ValueError, match="lang='xx'"):
        Wording("xx")
