"""Settings of an office: what fits, what does not, and that every one of them does something."""

import re
from dataclasses import FrozenInstanceError, fields

import pytest

from synth.report.options import EXAMPLES, Options, options_of, read_settings, write_settings
from synth.report.wording import Wording
from synth.report.write import write_report
from synth.telling import languages

from . import studies


def settings(folder, text, encoding="utf-8", lang="th"):
    (folder / "report.toml").write_bytes(text.encode(encoding))
    return read_settings(folder, Wording(lang))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('digits = "thai"', {"digits": "thai"}),
        ("font_size = 15.5", {"font_size": 15.5}),
        ('sections = ["summary"]', {"sections": ["summary"]}),
        ('# digits = "thai"', {}),
        ('\ufeffauthor = "คณะทำงาน"\r\n', {"author": "คณะทำงาน"}),
    ],
)
def test_settings_that_fit(tmp_path, text, found):
    assert settings(tmp_path, text) == found


def test_a_file_of_an_old_windows_is_read(tmp_path):
    assert settings(tmp_path, 'author = "คณะทำงาน"', "cp874") == {"author": "คณะทำงาน"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('colour = "red"', "colour: there is no such setting; there is: title, author, digits"),
        ('digits = "roman"', 'digits: "roman" is none of: arabic, thai'),
        ("digits = true", "digits: true should be text in quotation marks"),
        ("font_size = true", "font_size: true should be a number"),
        ("font_size = 400", "font_size: 400 should be 6–40 points"),
        ('pdf_figures = "yes"', 'pdf_figures: "yes" should be true or false'),
        ('sections = "summary"', 'sections: "summary" should be a list'),
        ("sections = [1]", "sections: [1] should be a list"),
        ("author = คณะทำงาน", "write each line as"),
        ("a = 1\ndigits = 2", "digits: 2 should be text"),
    ],
)
def test_settings_that_do_not_fit_say_what_would(tmp_path, text, said):
    with pytest.raises(ValueError, match=r"report\.toml") as fault:
        settings(tmp_path, text, lang="en")
    assert said in str(fault.value)


def test_faults_are_thai_in_thai(tmp_path):
    with pytest.raises(ValueError, match=r"report\.toml: digits: 3 ควรเป็นข้อความในเครื่องหมายคำพูด"):
        settings(tmp_path, "digits = 3")


def test_without_a_file_there_are_no_settings(tmp_path):
    assert read_settings(tmp_path) == {}


def test_a_template_is_looked_for_beside_the_file(tmp_path):
    assert settings(tmp_path, 'template = "office.docx"') == {"template": str(tmp_path / "office.docx")}


@pytest.mark.parametrize("lang", languages())
def test_the_file_that_is_written_sets_nothing_until_its_lines_are_opened(tmp_path, lang):
    path = write_settings(tmp_path, Wording(lang))
    assert read_settings(tmp_path) == {}
    lines = path.read_text(encoding="utf-8").splitlines()
    opened = [
        line.removeprefix("# ") if line.startswith(tuple(f"# {name} =" for name in EXAMPLES)) else line
        for line in lines
    ]
    path.write_text("\n".join(opened), encoding="utf-8")
    assert read_settings(tmp_path) == {**EXAMPLES, "template": str(tmp_path / EXAMPLES["template"])}
    with pytest.raises(ValueError, match=r"report\.toml"):
        write_settings(tmp_path, Wording(lang))


def test_every_setting_is_one_of_the_report():
    assert set(EXAMPLES) <= {found.name for found in fields(Options)}


def test_single_options_go_before_those_that_are_kept():
    kept = Options(author="คณะทำงาน", digits="thai")
    assert options_of(kept, {"digits": "arabic"}) == Options(author="คณะทำงาน")
    assert options_of(None, {}) == Options()


def test_an_option_that_is_not_there_is_named():
    with pytest.raises(TypeError, match="no option 'colour'; it has: title, author"):
        options_of(None, {"colour": "red"})


def test_options_are_kept_as_they_are():
    with pytest.raises(FrozenInstanceError):
        Options().digits = "thai"


def test_every_option_is_documented():
    said = Options.__doc__
    assert not [
        found.name for found in fields(Options) if not re.search(rf"^    .*\b{found.name}\b.* : ", said, re.M)
    ]


def test_a_report_takes_options_and_single_ones(tmp_path):
    options = Options(sections=["codebook"])
    out = tmp_path / "report"
    files = write_report(studies.sample(), out, options=options, title="ชุมชนน่าอยู่", date="2026-11-22")
    page = files[0].read_text(encoding="utf-8").replace("<wbr>", "")
    assert "ชุมชนน่าอยู่" in page
    assert "ภาคผนวก ก" in page
    assert "บทสรุปผู้บริหาร" not in page
