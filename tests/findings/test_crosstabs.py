import pytest
from coded_notes import TABLES, cells

from synth.findings.crosstabs import code_by, cooccurrence, dimension_table


def test_code_by_section_has_every_cell_and_its_base():
    table = code_by(*TABLES, by="section", level="theme")
    assert cells(table, "code", "group", "statements", "base", "share") == [
        ("people", "ทีม", 2, 2, 1.0),
        ("people", "งาน", 1, 2, 0.5),
        ("money", "ทีม", 0, 2, 0.0),
        ("money", "งาน", 0, 2, 0.0),
    ]
    assert list(table)[:6] == ["code", "name", "name_en", "dimension", "by", "group"]
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
