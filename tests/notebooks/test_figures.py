import numpy as np
import pandas as pd
import pytest

from synth.notebooks.figures import changed_figures, keep_tables, kept_tables

THEMES = pd.DataFrame(
    {"theme": ["people", "money"], "name": ["คนและทีม", "เงิน"], "statements": [22, 3], "share": [0.2, np.nan]}
)


def kept(folder, **tables):
    keep_tables(folder, **tables)
    return kept_tables(folder)


def test_tables_come_back_as_text(tmp_path):
    tables = kept(
        tmp_path, themes=THEMES, by_name=THEMES.set_index("name")[["share"]], nothing=pd.DataFrame()
    )
    assert tables["themes"].values.tolist() == [["people", "คนและทีม", "22", "0.2"], ["money", "เงิน", "3", ""]]
    assert list(tables["by_name"]) == ["name", "share"]
    assert tables["nothing"].empty


def test_without_a_folder_nothing_is_kept():
    assert keep_tables(None, themes=THEMES) is None


@pytest.mark.parametrize(
    ("after", "rows"),
    [
        (THEMES, []),
        (THEMES.assign(share=[0.2 + 1e-15, np.nan]), []),
        (THEMES.assign(statements=[22, 5]), [("themes", "เงิน", "statements", "3", "5")]),
        (THEMES.assign(share=[0.20001, 0.5]), [
            ("themes", "คนและทีม", "share", "0.200000", "0.200010"),
            ("themes", "เงิน", "share", "", "0.500"),
        ]),
        (THEMES.assign(name=["คน", "เงิน"]), [("themes", "คน", "name", "คนและทีม", "คน")]),
        (THEMES.iloc[:1], [("themes", "เงิน", "", "statements 3", "")]),
        (THEMES.iloc[::-1], []),
        (THEMES.assign(base=[9, 9]).iloc[:1], [
            ("themes", "คนและทีม", "base", "", "9"),
            ("themes", "เงิน", "", "statements 3", ""),
        ]),
        (pd.DataFrame(), [
            ("themes", "คนและทีม", "", "statements 22, share 0.200", ""),
            ("themes", "เงิน", "", "statements 3", ""),
        ]),
    ],
)  # fmt: skip
def test_what_changed_between_two_runs(tmp_path, after, rows):
    before, now = kept(tmp_path / "1", themes=THEMES), kept(tmp_path / "2", themes=after)
    assert [tuple(row) for row in changed_figures(before, now).values.tolist()] == rows


def test_a_table_that_one_run_lacks_is_one_row(tmp_path):
    before, now = kept(tmp_path / "1", themes=THEMES), kept(tmp_path / "2", codes=THEMES)
    assert changed_figures(before, now)[["table", "before", "now"]].values.tolist() == [
        ["codes", "", "2 rows"],
        ["themes", "2 rows", ""],
    ]


def test_rows_are_found_by_as_many_first_columns_as_tell_them_apart(tmp_path):
    pairs = pd.DataFrame({"code": ["a", "a", "b"], "group": ["x", "y", "x"], "n": [1, 2, 1]})
    before, now = kept(tmp_path / "1", pairs=pairs), kept(tmp_path / "2", pairs=pairs.assign(n=[1, 3, 1]))
    assert changed_figures(before, now).values.tolist() == [["pairs", "a · y", "n", "2", "3"]]


def test_cells_that_a_spreadsheet_would_run_come_back_as_they_were(tmp_path):
    table = pd.DataFrame({"name": ["=1+1", "- ผู้นำ", 'ก;ข\n"ค"'], "n": [1, 2, 3]})
    assert kept(tmp_path, table=table)["table"]["name"].tolist() == table["name"].tolist()
