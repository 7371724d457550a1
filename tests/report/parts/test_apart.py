"""What sets cohorts apart, and how far that may be said."""

import pytest

from synth.report.blocks import Heading, Paragraph
from synth.report.data import gather
from synth.report.outline import build
from synth.report.wording import Wording

from .. import studies

PARTS = ["summary", "cohorts", "by_cohort", "statements"]


def contents_of(study, **told):
    return build(gather(study, Wording("th"), year="2569", **told), sections=PARTS)


def said(contents, name):
    at = next(n for n, block in enumerate(contents.blocks) if getattr(block, "anchor", "") == name)
    after = contents.blocks[at + 1 :]
    end = next(n for n, block in enumerate(after) if isinstance(block, Heading))
    return [block.text for block in after[:end] if isinstance(block, Paragraph)]


def table(contents):
    return next((found for found in contents.tables if found.name == "contrasts"), None)


@pytest.fixture(scope="module")
def corpus(corpus_study):
    return contents_of(corpus_study)


def test_the_largest_difference_comes_first(corpus):
    sizes = [abs(row[3]) for row in table(corpus).rows]
    assert sizes == sorted(sizes, reverse=True)


def test_a_difference_that_does_not_hold_is_hedged(corpus):
    own = corpus.data["contrasts"].query("against == 'cohort'")
    standings = dict(zip(own["name"], own["standing"], strict=True))
    for row in table(corpus).rows:
        hedged = row[-1] == "มีแนวโน้ม ยังไม่ควรสรุป"
        assert hedged == (standings[row[0]] == "tendency")
    told = " ".join(said(corpus, "cohorts"))
    assert told.count("ข้อมูลน้อย ยังไม่ควรสรุป") == told.count("มีแนวโน้ม") > 0


def test_nothing_is_tested_with_one_project_on_a_side(corpus):
    told = " ".join(said(corpus, "cohorts"))
    assert "ไม่ได้ทดสอบรุ่น bangklam-2564 (1 โครงการ)" in told
    assert not [found for found in corpus.tables if found.name.startswith("contrasts_")]


def test_numbers_lead_to_statements_of_so_many_projects(corpus, corpus_study):
    entries = {block.number: block for block in corpus.blocks if hasattr(block, "codes")}
    for (row, column), numbers in table(corpus).behind.items():
        assert table(corpus).rows[row][column] > 0
        assert all(table(corpus).rows[row][0] in entries[number].codes for number in numbers)


def test_cohorts_of_other_material_are_told_in_plain_words():
    told = " ".join(said(contents_of(studies.cohorts()), "cohorts"))
    assert "เอกสารของรุ่น 2565 ส่วนใหญ่เป็นแบบสอบถาม (5 ใน 5 ฉบับ) ส่วนของรุ่น 2564 เป็นเวที (5 ใน 5 ฉบับ)" in told
    assert "ความแตกต่างจึงอาจมาจากลักษณะของเอกสาร" in told


def test_the_summary_says_what_else_the_cohorts_differ_in():
    contents = contents_of(studies.cohorts(projects=12, later=12))
    assert set(contents.data["contrasts"]["standing"]) & {"holds", "tendency"}
    assert "ความแตกต่างจึงอาจมาจาก" in " ".join(said(contents, "summary"))


def test_one_cohort_has_no_such_section(study):
    contents = contents_of(study)
    assert "cohorts" not in [block.anchor for block in contents.blocks if isinstance(block, Heading)]
