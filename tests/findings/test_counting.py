import pandas as pd
import pytest
from coded_notes import BOOK, CODINGS, REVIEWS, STATEMENTS

from synth.findings.counting import (
    code_names,
    code_places,
    counted_coder,
    hold,
    read_statements,
    used_codes,
    with_attributes,
)


@pytest.mark.parametrize(
    ("more", "named", "counts"),
    [([], None, "ก"), ([], "ข", "ข"), ([("s1", "adjudicated")], None, "adjudicated")],
)
def test_whose_codings_count(more, named, counts):
    reviews = pd.concat([REVIEWS, pd.DataFrame(more, columns=["statement_id", "coder"])])
    assert counted_coder(CODINGS, reviews, named) == counts


def test_the_second_row_of_two_is_named():
    with pytest.raises(ValueError, match=r"'a' stands in two rows, the second is 3"):
        hold(pd.DataFrame({"code": ["a", "b", "a"]}), ["code"], "codebook", unique="code")
    with pytest.raises(ValueError, match=r"row 2 has no code"):
        hold(pd.DataFrame({"code": ["a", None]}), ["code"], "codebook")


@pytest.mark.parametrize(
    ("book", "themes"),
    [
        ([("a", "b"), ("b", "c"), ("c", "")], ["c", "c", "c"]),
        ([("a", ""), ("b", "")], ["a", "b"]),
        ([("a", "b"), ("b", "a")], None),
        ([("a", "b"), ("b", "c"), ("c", "b")], None),
        ([("a", "x")], None),
    ],
)
def test_the_theme_of_a_code_is_at_the_top_of_its_chain(book, themes):
    table = pd.DataFrame(book, columns=["code", "parent"])
    if themes:
        assert code_places(table)["theme"].tolist() == themes
    else:
        with pytest.raises(ValueError, match="not there or circular"):
            code_places(table)


def test_what_one_coder_has_read_is_the_base():
    for coder, ids in (("ก", ["s1", "s2", "s3", "s4"]), ("ข", ["s1"]), ("ค", [])):
        assert read_statements(CODINGS, REVIEWS, STATEMENTS, coder)["statement_id"].tolist() == ids


def test_groups_and_retired_codes_are_shown_where_they_were_used():
    book = BOOK.assign(retired=["", "", "", "yes", "", ""])
    codes = BOOK["code"].tolist()
    assert used_codes(book, CODINGS[:0]) == [c for c in codes if c not in ("people", "money")]
    used = pd.DataFrame({"code": ["people", "money"]})
    assert used_codes(book, used) == codes


def test_a_code_without_a_name_is_called_by_itself():
    named = code_names(pd.DataFrame({"code": ["a", "b"], "name": ["ทีม", ""], "name_en": ["", ""]}))
    assert named.to_dict("list") == {"name": ["ทีม", "b"], "name_en": ["ทีม", "b"]}


def test_attributes_are_joined_once_and_never_doubled():
    sources = pd.DataFrame({"source_id": ["n1", "n2", "n3", "n4"], "province": list("กขคง"), "title": "x"})
    joined = with_attributes(STATEMENTS, sources)
    assert joined["province"].tolist() == ["ก", "ก", "ข", "ค", "ค", "ง"]
    assert "title" not in joined
    with pytest.raises(ValueError, match="stands in two rows"):
        with_attributes(STATEMENTS, pd.concat([sources, sources]))
