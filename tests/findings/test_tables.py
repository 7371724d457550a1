import pandas as pd
import pytest
from coded_notes import BOOK, CODINGS, REVIEWS, STATEMENTS, TABLES, cells

from synth.findings.counting import code_places
from synth.findings.crosstabs import cooccurrence
from synth.findings.tables import code_table, coverage_table, source_table, theme_table


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
