import pandas as pd
import pytest

from synth.findings.counting import code_places, counted_coder
from synth.findings.crossings import code_by, cooccurrence, dimension_table
from synth.findings.tables import code_table, coverage_table, source_table, theme_table

BOOK = pd.DataFrame(
    [
        ("people", "คนและทีม", "ประเด็น", ""),
        ("trust", "ความไว้วางใจ", "", "people"),
        ("team", "ทีมงาน", "ประเด็น", "people"),
        ("money", "งบประมาณ", "ประเด็น", ""),
        ("success", "ปัจจัยความสำเร็จ", "ประเภทข้อค้นพบ", ""),
        ("obstacle", "ปัญหาอุปสรรค", "ประเภทข้อค้นพบ", ""),
    ],
    columns=["code", "name", "dimension", "parent"],
)
STATEMENTS = pd.DataFrame(
    [
        ("s1", "n1", "p1", "ทีม", "analysed"),
        ("s2", "n1", "p1", "ทีม", "analysed"),
        ("s3", "n2", "p1", "งาน", "analysed"),
        ("s4", "n3", "p2", "งาน", "analysed"),
        ("s5", "n3", "p2", "วัตถุประสงค์", "left out"),
        ("s6", "n4", "p3", "งาน", "analysed"),  # nobody has read it
    ],
    columns=["statement_id", "source_id", "project", "section", "use"],
)
CODINGS = pd.DataFrame(
    [
        ("s1", "trust", "ก"),
        ("s1", "team", "ก"),
        ("s1", "success", "ก"),
        ("s2", "team", "ก"),
        ("s4", "trust", "ก"),
        ("s4", "obstacle", "ก"),
        ("s5", "money", "ก"),  # left out of the analysis: never counted
        ("s1", "money", "ข"),
    ],
    columns=["statement_id", "code", "coder"],
)
REVIEWS = pd.DataFrame(
    [(f"s{n}", "ก") for n in range(1, 6)] + [("s1", "ข")], columns=["statement_id", "coder"]
)
TABLES = (CODINGS, REVIEWS, STATEMENTS, BOOK)


def cells(table, *columns):
    return [tuple(row) for row in table[list(columns)].itertuples(index=False)]


def test_codes_are_counted_over_what_the_coder_read_of_the_analysed():
    table = code_table(*TABLES)
    assert cells(table, "code", "statements", "base", "sources", "projects", "project_base") == [
        ("trust", 2, 4, 2, 2, 2),
        ("team", 2, 4, 1, 1, 2),
        ("money", 0, 4, 0, 0, 2),
        ("success", 1, 4, 1, 1, 2),
        ("obstacle", 1, 4, 1, 1, 2),
    ]
    assert table["share"].tolist() == [0.5, 0.5, 0, 0.25, 0.25]
    assert set(table["coder"]) == {"ก"}
    assert set(table["repeats"]) == {"counted"}


def test_a_statement_counts_once_for_its_theme():
    assert cells(theme_table(*TABLES), "theme", "codes", "statements", "base") == [
        ("people", 2, 3, 4),
        ("money", 0, 0, 4),
    ]


def test_read_without_a_code_is_not_the_same_as_not_read():
    assert cells(
        coverage_table(*TABLES), "dimension", "statements", "read", "coded", "read_no_code", "not_read"
    ) == [
        ("ประเด็น", 5, 4, 3, 1, 1),
        ("ประเภทข้อค้นพบ", 5, 4, 2, 2, 1),
    ]


def test_code_by_section_has_every_cell_and_its_base():
    table = code_by(*TABLES, by="section", level="theme")
    assert cells(table, "code", "group", "statements", "base", "share") == [
        ("people", "ทีม", 2, 2, 1.0),
        ("people", "งาน", 1, 2, 0.5),
        ("money", "ทีม", 0, 2, 0.0),
        ("money", "งาน", 0, 2, 0.0),
    ]
    with pytest.raises(ValueError, match="no column 'province'"):
        code_by(*TABLES, by="province")


def test_dimension_by_dimension():
    table = dimension_table(*TABLES)
    assert cells(table, "row_code", "column_code", "statements", "base") == [
        ("people", "success", 1, 3),
        ("people", "obstacle", 1, 3),
        ("money", "success", 0, 0),
        ("money", "obstacle", 0, 0),
    ]


def test_pairs_of_codes_in_one_statement():
    assert cells(cooccurrence(*TABLES), "code_a", "code_b", "statements", "a", "b", "jaccard") == [
        ("trust", "team", 1, 2, 2, 1 / 3)
    ]


@pytest.mark.parametrize(
    ("more", "named", "counts"),
    [([], None, "ก"), ([], "ข", "ข"), ([("s1", "adjudicated")], None, "adjudicated")],
)
def test_whose_codings_count(more, named, counts):
    reviews = pd.concat([REVIEWS, pd.DataFrame(more, columns=["statement_id", "coder"])])
    assert counted_coder(CODINGS, reviews, named) == counts


def test_faults_are_named():
    with pytest.raises(ValueError, match="no coder 'ค'.*ก, ข"):
        code_table(*TABLES, coder="ค")
    with pytest.raises(ValueError, match="does not have: money"):
        code_table(CODINGS[CODINGS["code"] == "money"], REVIEWS, STATEMENTS.assign(use="analysed"), BOOK[:3])
    with pytest.raises(ValueError, match="circular"):
        code_places(pd.DataFrame({"code": ["a", "b"], "parent": ["b", "a"]}))


def test_with_nothing_read_there_is_a_table_and_no_share():
    nothing, table = CODINGS[:0], code_table(CODINGS[:0], REVIEWS[:0], STATEMENTS, BOOK)
    assert table["statements"].sum() == 0
    assert table["share"].isna().all()
    assert cooccurrence(nothing, REVIEWS[:0], STATEMENTS, BOOK).empty


def test_the_sample(sample):
    tables = (sample.codings, sample.reviews, sample.statements, sample.codebook)
    codes = code_table(*tables).set_index("code")
    assert codes.loc["practice", ["statements", "base"]].tolist() == [23, 39]
    assert codes.loc["livelihood", "statements"] == 0  # coder a did not use it, coder b did
    assert theme_table(*tables).set_index("theme")["statements"].to_dict() == {
        "people": 13,
        "process": 18,
        "partners": 5,
        "results": 6,
        "sustainability": 1,
    }
    assert cells(source_table(sample.sources, sample.statements), "statements", "left_out") == [(39, 3)]
