import pytest

from synth.findings.retrieval import project_table, retrieve


def tables(sample):
    return sample.codings, sample.reviews, sample.statements, sample.codebook


@pytest.mark.parametrize(
    ("has", "without", "attributes", "items"),
    [
        ("trust", (), {}, ["5", "8", "10", "7"]),
        ("ความไว้วางใจและความโปร่งใส", (), {}, ["5", "8", "10", "7"]),  # by its Thai name
        ("trust", "recommendation", {}, ["10"]),
        (["people", "success"], (), {}, ["3", "4", "7"]),  # a theme stands for all below it
        ((), ("practice", "recommendation"), {"section": "วิธีการดำเนินงาน > การสร้างทีม"}, ["3", "4", "7"]),
    ],
)
def test_a_and_not_b(sample, has, without, attributes, items):
    assert retrieve(*tables(sample), has=has, without=without, **attributes)["item"].tolist() == items


def test_what_is_not_there_is_named(sample):
    with pytest.raises(ValueError, match="no code 'trsut'"):
        retrieve(*tables(sample), has="trsut")
    with pytest.raises(ValueError, match="no column 'province'"):
        retrieve(*tables(sample), province="สงขลา")


def test_each_project_in_its_own_words(sample):
    table = project_table(*tables(sample)).set_index("theme")
    assert table["statements"].to_dict() == {
        "people": 13,
        "process": 18,
        "partners": 5,
        "results": 6,
        "sustainability": 1,
    }
    assert table.loc["sustainability", "quotes"] == "ยกระดับกลุ่มให้เป็นวิสาหกิจชุมชน"
    assert table["read"].all()


def test_a_project_that_was_not_read_is_not_silent(sample):
    some = sample.reviews[sample.reviews["statement_id"].isin(sample.statements["statement_id"][:10])]
    codings = sample.codings[sample.codings["statement_id"].isin(some["statement_id"])]
    table = project_table(codings, some, sample.statements, sample.codebook)
    assert not table["read"].any()
