"""The tables of a report are those that the findings give of everybody's codings."""

import pandas as pd
import pytest

from synth.findings.asides import asides, without_asides
from synth.findings.crosstabs import code_by, cooccurrence, dimension_table
from synth.findings.exemplars import exemplars
from synth.findings.retrieval import project_table
from synth.findings.saturation import saturation
from synth.findings.tables import code_table, coverage_table, theme_table
from synth.report.data import gather
from synth.report.named import sides
from synth.report.outline import build
from synth.report.wording import Wording

from . import studies

MADE = {
    "codes": code_table,
    "themes": theme_table,
    "coverage": coverage_table,
    "code_by_section": code_by,
    "cooccurrence": cooccurrence,
    "exemplars": exemplars,
    "saturation": saturation,
    "projects": project_table,
}


@pytest.mark.parametrize("coder", ["a", "b"])
def test_a_table_is_the_same_with_the_counting_coder_alone(corpus_study, coder):
    material = gather(corpus_study, Wording("th"), coder)
    four = [getattr(corpus_study, name)() for name in ("codings", "reviews", "statements", "codebook")]
    four[2] = without_asides(four[0], four[2])
    assert four[0]["coder"].nunique() > 1
    found = material.findings | {"exemplars": material.findings["exemplars"].drop(columns="words")}
    for name, table in MADE.items():
        told = {"sides": sides(four[-1])} if name == "exemplars" else {}
        pd.testing.assert_frame_equal(found[name], table(*four, coder=coder, **told), obj=name)
    for name, crossing in material.crossings.items():
        pd.testing.assert_frame_equal(crossing, dimension_table(*four, columns=name, coder=coder), obj=name)


def test_questions_and_greetings_are_in_no_base():
    study = studies.sample()
    statements = study.held["statements"]
    last = statements.index[statements["use"] == "analysed"][-1]
    thanks = statements["statement_id"][last]
    statements.loc[last, ["speaker", "text"]] = "ป้าศรี", "ขอบคุณทุกท่านค่ะ"
    study.held["codings"] = study.held["codings"].query("statement_id != @thanks")
    material = gather(study, Wording("th"))
    found = asides(study.codings(), study.statements()).query("not coded")["statement_id"]
    assert material.asides == 1
    assert list(found) == [thanks]
    assert set(found) <= set(material.aside["statement_id"])
    assert len(material.statements) + len(material.aside) == len(study.statements())


def test_a_guess_that_stands_in_the_table_of_sources_is_not_marked_in_a_report():
    study = studies.sample()
    study.held["sources"]["project"] += " (คาดเดา)"
    study.held["sources"]["province"] = "สงขลา (คาดเดา)"
    study.held["statements"]["project"] += " (คาดเดา)"
    contents = build(gather(study, Wording("th"), year="2569"))
    assert "คาดเดา" not in repr(contents.blocks) + repr(contents.subtitles)
    assert "จังหวัด: สงขลา" in repr(contents.blocks)


def test_documents_and_respondents_are_counted_as_a_reader_does(corpus_study):
    told = gather(corpus_study, Wording("th")).documents.in_words(Wording("th"))
    assert told == "เอกสาร 21 ฉบับ: บันทึกและบทสัมภาษณ์ 17 ฉบับ แบบสอบถาม 4 ชุด (ผู้ตอบ 41 คน)"
