"""How far coders agree: what is printed of it, and what its figure says to those who do not see it."""

import pytest

from synth.report.blocks import Figure
from synth.report.parts import agreement
from synth.report.wording import Wording

from .. import studies
from .test_projects import contents_of, table

FEW = "ข้อมูลน้อยเกินกว่าจะสรุป"
WRITTEN = {
    "ผู้นำและแกนนำ": ["3", "6", "92.3", "0.63", "0.63", "0.63", "−0.03 ถึง 1.00", ""],
    "การพัฒนาศักยภาพคน": ["2", "2", "100.0", "1.00", "1.00", "1.00", "", FEW],
    "ปัญหาอุปสรรค": ["0", "0", "100.0", "", "", "", "", "คำนวณค่าไม่ได้ เพราะไม่มีผู้ลงรหัสคนใดใช้รหัสนี้"],
    "ประเด็น (ทั้งชุด)": ["39", "39", "48.7", "0.48", "0.48", "0.64", "0.51–0.75", ""],
    "ทุกรหัส": ["39", "39", "41.0", "0.40", "0.40", "0.61", "0.50–0.72", ""],
}
"""Rows as people read them: statements of each coder, percent, κ, nominal α, α, its interval, a note."""


@pytest.fixture(scope="module")
def sample():
    return contents_of(studies.sample())


def figure(contents):
    return next(block for block in contents.blocks if isinstance(block, Figure) and block.name == "agreement")


def test_heads_name_the_columns_in_their_order(sample):
    assert " | ".join(table(sample, "agreement").heads) == (
        "รหัส | จำนวนข้อความ คนที่ 1 | จำนวนข้อความ คนที่ 2 | ร้อยละที่ลงรหัสตรงกัน | κ | α (nominal) | α"
        " | ช่วงความเชื่อมั่นร้อยละ 95 | หมายเหตุ"
    )


@pytest.mark.parametrize("name", WRITTEN)
def test_a_row_is_written_under_its_heads(sample, name):
    made = table(sample, "agreement")
    row = next(n for n, cells in enumerate(made.rows) if cells[0] == name)
    assert [made.shown(row, column, Wording("th")) for column in range(1, len(made.heads))] == WRITTEN[name]


def test_sums_are_strong_and_counts_lead_to_statements(sample):
    made = table(sample, "agreement")
    assert [made.rows[n][0] for n in sorted(made.strong)] == [
        "ประเด็น (ทั้งชุด)",
        "ประเภทข้อค้นพบ (ทั้งชุด)",
        "ทุกรหัส",
    ]
    for n, row in enumerate(made.rows):
        if n not in made.strong:
            assert [len(made.behind[n, column]) for column in (1, 2)] == row[1:3]


def test_the_figure_says_alpha_of_each_row_that_has_one(sample):
    said = figure(sample).alt.split("; ")
    assert said[0] == "ผู้นำและแกนนำ: 0.63"
    assert said[-3:] == ["ประเด็น (ทั้งชุด): 0.64", "ประเภทข้อค้นพบ (ทั้งชุด): 0.86", "ทุกรหัส: 0.61"]
    assert "ปัญหาอุปสรรค" not in figure(sample).alt


def test_the_figure_says_alpha_whichever_columns_are_printed(sample, monkeypatch):
    monkeypatch.setattr(agreement, "MEASURES", {"alpha": "coefficient", "percent": "share"})
    other = contents_of(studies.sample())
    assert len(table(other, "agreement").heads) == len(table(sample, "agreement").heads) - 2
    assert figure(other).alt == figure(sample).alt


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("measure", agreement.MEASURES)
def test_a_measure_that_is_printed_is_worded(measure, lang):
    words = Wording(lang)
    assert words.has(f"column.{measure}"), "its head: [column] of report/th.toml and en.toml"
    assert words.has(f"dictionary.{measure}"), "what it is: [dictionary]"
    if agreement.MEASURES[measure] == "coefficient":
        sign = words(f"column.{measure}").split()[0]
        assert sign in words("note.agreement_words"), f"[note] agreement_words does not say what {sign} is"


def test_one_coder_has_no_table():
    one = contents_of(studies.sample(coders="a"))
    assert table(one, "agreement") is None
    assert table(one, "disagreements") is None
