import pandas as pd
import pytest

from synth.findings.found import code_grid, found_statements

LINES = [
    ("s1", "n1", "ไว้ใจกัน"),
    ("s2", "n1", "งบล่าช้า"),
    ("s3", "n2", "ทีมดี ไว้ใจกัน"),
    ("s4", "n2", "ยังไม่ได้อ่าน"),
]


@pytest.fixture
def tables():
    statements = pd.DataFrame(LINES, columns=["statement_id", "source_id", "text"])
    statements = statements.assign(cohort="2567", project="", section="บทเรียน", item="", speaker="")
    codings = [("s1", "trust", "ก"), ("s3", "trust", "ก"), ("s3", "team", "ก"), ("s1", "team", "ข")]
    book = {"code": ["people", "trust", "team"], "name": ["คน", "ความไว้วางใจ", "ทีมงาน"]}
    return {
        "statements": statements,
        "sources": pd.DataFrame(
            {"source_id": ["n1", "n2"], "path": ["ก.txt", "ข.txt"], "จังหวัด": ["สงขลา", ""]}
        ),
        "codebook": pd.DataFrame(book | {"parent": ["", "people", "people"]}),
        "codings": pd.DataFrame(codings, columns=["statement_id", "code", "coder"]),
        "reviews": pd.DataFrame({"statement_id": ["s1", "s2", "s3"], "coder": "ก"}),
    }


@pytest.mark.parametrize(
    ("asked", "texts"),
    [
        ({}, ["ไว้ใจกัน", "งบล่าช้า", "ทีมดี ไว้ใจกัน"]),
        ({"codes": ["คน"]}, ["ไว้ใจกัน", "ทีมดี ไว้ใจกัน"]),
        ({"codes": ["trust", "ทีมงาน"]}, ["ทีมดี ไว้ใจกัน"]),
        ({"codes": ["trust"], "without": ["team"]}, ["ไว้ใจกัน"]),
        ({"where": {"จังหวัด": "สงขลา"}, "without": ["คน"]}, ["งบล่าช้า"]),
        ({"codes": ["team"], "coder": "ข"}, ["ไว้ใจกัน"]),
    ],
)
def test_statements_found_again(tables, asked, texts):
    assert found_statements(tables, **asked)["text"].tolist() == texts


def test_each_has_its_place_and_its_codes_by_name(tables):
    row = found_statements(tables, ["team"]).iloc[0]
    told = [row[name] for name in ("path", "section", "codes", "names", "จังหวัด", "coder")]
    assert told == ["ข.txt", "บทเรียน", "trust;team", "ความไว้วางใจ;ทีมงาน", "", "ก"]


def test_codes_by_an_attribute(tables):
    grid = code_grid(tables, "จังหวัด")
    assert list(grid) == ["code", "name", "สงขลา (n = 2)", "– (n = 1)"]
    assert grid.drop(columns="name").to_numpy().tolist() == [["trust", 1, 1], ["team", 0, 1]]


def test_codes_by_an_attribute_within_a_value(tables):
    grid = code_grid(tables, "จังหวัด", where={"จังหวัด": "สงขลา"})
    assert grid.drop(columns="name").to_numpy().tolist() == [["trust", 1], ["team", 0]]


@pytest.mark.parametrize(("codes", "shown"), [(["team"], ["team"]), (["คน"], ["trust", "team"])])
def test_only_the_codes_that_are_asked_for(tables, codes, shown):
    assert code_grid(tables, "จังหวัด", codes)["code"].tolist() == shown
