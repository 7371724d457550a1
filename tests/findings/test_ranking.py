import pandas as pd
import pytest

from synth.findings.ranking import theme_ranking


def study(**themes):
    """A theme: how many statements each of its sub-themes has; none for a theme that is a code itself."""
    book, codings = [], []
    for theme, said in themes.items():
        book.append((theme, ""))
        for place, statements in enumerate(said if isinstance(said, list) else []):
            book.append((f"{theme}{place}", theme))
            codings += [f"{theme}{place}"] * statements
        codings += [theme] * (said if isinstance(said, int) else 0)
    codings = pd.DataFrame({"code": codings, "coder": "ก"}).reset_index(names="statement_id")
    lines = codings[["statement_id"]].assign(source_id="n")
    return codings, codings, lines, pd.DataFrame(book, columns=["code", "parent"])


@pytest.mark.parametrize(
    ("themes", "order", "owed", "divided"),
    [
        # as many statements a sub-theme everywhere: the order is that of the codebook's division
        ({"a": [5] * 8, "b": [5] * 6, "c": [5] * 4, "d": [5] * 2, "e": [5]}, "abcde", "", True),
        # the same number of sub-themes: division tells nothing
        ({"a": [9, 9], "b": [7, 7], "c": [5, 5], "d": [3, 3]}, "abcd", "", False),
        # one theme is high for its eight small sub-themes only
        ({"a": [3] * 8, "b": [20], "c": [10, 8], "d": [9, 7], "e": [8, 6]}, "abcde", "a", False),
        # what is divided least is spoken of most
        ({"a": [40], "b": [15, 15], "c": [7, 7, 6], "d": [2] * 5}, "abcd", "", False),
        # the most divided are spoken of more in each sub-theme too
        ({"a": [20] * 6, "b": [15] * 4, "c": [10] * 3, "d": [5] * 2}, "abcd", "", False),
        # too few themes to say
        ({"a": [5] * 8, "b": [5] * 3, "c": [5]}, "abc", "", False),
    ],
)
def test_where_rank_is_owed_to_division(themes, order, owed, divided):
    table = theme_ranking(*study(**themes))
    assert "".join(table["theme"]) == order
    assert "".join(table.loc[table["owed"], "theme"]) == owed
    assert table["divided"].unique().tolist() == [divided]


def test_equals_share_a_rank_and_a_theme_without_sub_themes_is_one():
    table = theme_ranking(*study(a=[4, 4], b=8, c=[1], d=[1, 0]))
    assert table[["theme", "rank", "codes", "per_code"]].values.tolist() == [
        ["a", 1, 2, 4.0],
        ["b", 1, 1, 8.0],
        ["c", 3, 1, 1.0],
        ["d", 3, 2, 0.5],
    ]


def test_retired_codes_divide_nothing():
    codings, reviews, lines, book = study(a=[4, 0, 0], b=[1], c=[1], d=[1])
    book["retired"] = book["code"].isin(["a1", "a2"])
    assert theme_ranking(codings, reviews, lines, book).set_index("theme")[
        "codes"
    ].to_dict() == dict.fromkeys("abcd", 1)


def test_many_themes_are_dealt_at_random_and_the_same_each_time():
    themes = {chr(97 + n): [3] * (n + 1) for n in range(12)}
    first, second = (theme_ranking(*study(**themes)) for _ in range(2))
    assert first["divided"].all()
    assert first["p"].iloc[0] < 0.01
    assert first.equals(second)


def test_nothing_coded_has_its_table():
    codings, reviews, lines, book = study(a=[1], b=[1])
    table = theme_ranking(codings[:0], reviews, lines, book)
    assert table["statements"].tolist() == [0, 0]
    assert not table["divided"].any()
