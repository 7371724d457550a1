"""Who is quoted beside who spoke."""

import pytest

from synth.report.blocks import Heading, Paragraph, Quote
from synth.report.data import gather
from synth.report.material import Material
from synth.report.outline import build
from synth.report.parts import quoted
from synth.report.wording import Wording

from .. import studies


@pytest.fixture(scope="module")
def corpus(corpus_study):
    return build(gather(corpus_study, Wording("th"), year="2569"))


def table(contents):
    return next(found for found in contents.tables if found.name == "quoted")


def quotes_of_chapters(contents):
    """Quotes before the appendices."""
    end = next(n for n, b in enumerate(contents.blocks) if isinstance(b, Heading) and b.anchor == "codebook")
    return [block for block in contents.blocks[:end] if isinstance(block, Quote)]


def test_the_quotes_of_the_chapters_are_counted(corpus):
    cohorts = [row for n, row in enumerate(table(corpus).rows) if n in table(corpus).strong]
    assert len(cohorts) == 3
    strips = [row for block in corpus.tables if block.name.startswith("strip_") for row in block.rows]
    assert sum(row[3] for row in cohorts) == len(quotes_of_chapters(corpus)) + len(strips)


def test_quotes_follow_what_cohorts_said(corpus):
    for row in (row for n, row in enumerate(table(corpus).rows) if n in table(corpus).strong):
        assert abs(row[2] - row[4]) < 0.15


def test_most_projects_are_quoted_and_none_often(corpus):
    found = table(corpus)
    counts = [row[3] for n, row in enumerate(found.rows) if n not in found.strong]
    assert sum(count > 0 for count in counts) >= 0.8 * len(counts)
    assert max(counts) <= 4


def test_quotes_speak_against_where_somebody_does(corpus):
    assert sum(block.against for block in quotes_of_chapters(corpus)) >= 3


def test_a_cohort_that_is_never_quoted_is_flagged(corpus_study):
    material = gather(corpus_study, Wording("th"), year="2569")
    later = material.statements.loc[material.statements["cohort"] == "invented-2567", "number"].tolist()
    one_sided = Material(**{**vars_of(material), "quotes": tuple(later[:20])})
    said = [block.text for block in quoted.quoted_part(one_sided) if isinstance(block, Paragraph)]
    assert any(text.startswith("ไม่ได้ยกข้อความใดของรุ่น invented-2565") for text in said)
    assert any("รุ่น invented-2567 มากกว่าสัดส่วน" in text for text in said)


def vars_of(material):
    return {name: getattr(material, name) for name in Material.__dataclass_fields__}


def test_one_cohort_and_project_have_no_such_table(study):
    contents = build(gather(study, Wording("th"), year="2569"))
    assert "quoted" not in [found.name for found in contents.tables]


def test_two_cohorts_of_a_kind_are_not_warned_of():
    contents = build(gather(studies.cohorts(), Wording("th"), year="2569"))
    at = next(n for n, b in enumerate(contents.blocks) if getattr(b, "anchor", "") == "quoted")
    assert getattr(contents.blocks[at + 1], "kind", "") != "warning"
