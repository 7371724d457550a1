"""What people hand over by mistake: a sentence that names table, row and column, never a wrong number."""

import re
import warnings

import pandas as pd
import pytest

import synth

PLACES = range(24)
STATEMENTS = pd.DataFrame(
    {
        "statement_id": [f"s{n}" for n in PLACES],
        "source_id": [f"n{n // 3}.txt" for n in PLACES],
        "project": [f"p{n // 6}" for n in PLACES],
        "cohort": ["2565"] * 12 + ["2567"] * 12,
        "section": ["การสร้างทีม", "ความยั่งยืน"] * 12,
        "item": "1",
        "text": [f"ผู้นำชุมชนคนที่ {n}" for n in PLACES],
        "repeats": "",
        "use": "analysed",
        "form": "เวที",
        "recorder": "",
    }
)
CODINGS = pd.DataFrame(
    [
        (f"s{n}", "trust" if n % 2 else "good", coder)
        for n in PLACES
        for coder in "กข"
        if (n + ord(coder)) % 3
    ],
    columns=["statement_id", "code", "coder"],
)
REVIEWS = pd.DataFrame(
    [(f"s{n}", coder) for n in PLACES for coder in "กข"], columns=["statement_id", "coder"]
)
BOOK = pd.DataFrame(
    {
        "code": ["people", "trust", "team", "good"],
        "name": ["คน", "ไว้ใจ", "ทีม", "ดี"],
        "dimension": ["", "", "", "ประเภทข้อค้นพบ"],
        "parent": ["", "people", "people", ""],
    }
)
TABLES = {"codings": CODINGS, "reviews": REVIEWS, "statements": STATEMENTS, "codebook": BOOK}
HINTS = pd.DataFrame({"statement_id": ["s1"], "code": ["team"], "score": [0.9]})
FINDINGS = {
    "code_table": synth.code_table,
    "theme_table": synth.theme_table,
    "coverage_table": synth.coverage_table,
    "code_by": synth.code_by,
    "code_by theme": lambda *four: synth.code_by(*four, by="cohort", level="theme"),
    "dimension_table": synth.dimension_table,
    "cooccurrence": synth.cooccurrence,
    "exemplars": synth.exemplars,
    "project_table": synth.project_table,
    "retrieve": lambda *four: synth.retrieve(*four, has="trust"),
    "saturation": lambda *four: synth.saturation(*four, orders=5),
    "agreement": lambda *four: synth.agreement(*four, resamples=10),
    "disagreements": synth.disagreements,
    "compare_cohorts": lambda *four: synth.compare_cohorts(*four, permutations=20),
    "cohort_table": synth.cohort_table,
    "contrasts": synth.contrasts,
    "quoted": lambda c, r, s, b: synth.quoted(c, r, s, b, quotes=STATEMENTS[:4]),
    "theme_ranking": synth.theme_ranking,
    "asides": lambda c, r, s, b: synth.asides(c, s),
    "with_suggestions": lambda c, r, s, b: synth.with_suggestions(c, r, s, b, suggestions=HINTS)[0],
}


def found(name, **changed):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return FINDINGS[name](*(TABLES | changed).values())


def spoilt():
    """Every table without rows, without each column, and with holes in each column."""
    for name, table in TABLES.items():
        yield name, "no rows", table.iloc[:0]
        yield name, "no columns", pd.DataFrame()
        for column in table:
            yield name, f"no {column}", table.drop(columns=column)
            hole = table.astype({column: object})
            hole.iloc[:2, hole.columns.get_loc(column)] = None
            yield name, f"holes in {column}", hole


SPOILT = [pytest.param(*case, id=f"{case[0]} {case[1]}") for case in spoilt()]


@pytest.mark.parametrize("name", FINDINGS)
@pytest.mark.parametrize(("table", "how", "spoilt"), SPOILT)
def test_what_is_missing_is_said_or_does_not_matter(name, table, how, spoilt):
    try:
        made = found(name, **{table: spoilt})
    except ValueError as error:
        made = str(error)
    if isinstance(made, str):
        assert re.search(f"{table}|codings|needed|no theme|no coder", made), made
    else:
        assert isinstance(made, pd.DataFrame)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"codings": CODINGS.assign(coder=[None, *CODINGS["coder"][1:]])}, "codings: row 1 has no coder"),
        (
            {"reviews": REVIEWS.assign(statement_id=[*REVIEWS["statement_id"][:-1], None])},
            "row 48 has no statement_id",
        ),
        ({"codings": CODINGS.replace("trust", "turst")}, "does not have: turst"),
        (
            {"statements": pd.concat([STATEMENTS, STATEMENTS.tail(1)])},
            "'s23' stands in two rows, the second is 25",
        ),
        (
            {"codebook": pd.concat([BOOK, BOOK.head(1)])},
            "codebook: 'people' stands in two rows, the second is 5",
        ),
        ({"codebook": BOOK.assign(parent=["trust", "people", "", ""])}, "circular"),
    ],
)
@pytest.mark.parametrize("name", ["code_table", "agreement", "compare_cohorts", "project_table"])
def test_a_row_that_would_be_counted_wrongly_is_refused(name, changed, said):
    with pytest.raises(ValueError, match=said):
        found(name, **changed)


@pytest.mark.parametrize("name", FINDINGS)
@pytest.mark.parametrize("table", ["codings", "reviews"])
def test_rows_that_stand_twice_count_once(name, table):
    assert found(name, **{table: pd.concat([TABLES[table]] * 2)}).equals(found(name))


@pytest.mark.parametrize("name", FINDINGS)
def test_codings_of_statements_that_are_not_there_do_not_count(name):
    more = pd.DataFrame([("elsewhere", "trust", "ก")], columns=CODINGS.columns)
    if name != "with_suggestions":  # it keeps a coder's codings as they are
        assert found(name, codings=pd.concat([CODINGS, more], ignore_index=True)).equals(found(name))


@pytest.mark.parametrize("name", FINDINGS)
def test_the_order_of_codings_and_reviews_does_not_matter(name):
    made = found(name, codings=CODINGS[::-1], reviews=REVIEWS[::-1])
    order = [column for column in ("statement_id", "code") if name == "with_suggestions"]
    pair = [
        table.sort_values(order).reset_index(drop=True) if order else table for table in (made, found(name))
    ]
    assert pair[0].equals(pair[1])


def test_words_and_lines_of_statements_without_text_or_group():
    holes = STATEMENTS.astype(object)
    holes.loc[0, ["text", "cohort"]] = None
    assert synth.word_table(holes, "cohort")["base"].max() == 12
    assert len(synth.concordance(holes, "ชุมชน")) == 23


def test_an_attribute_that_few_have_is_its_own_group():
    some = STATEMENTS.assign(province=["สงขลา"] * 6 + [None] * 18)
    table = synth.code_by(CODINGS, REVIEWS, some, BOOK, by="province", level="theme")
    assert dict(zip(table["group"], table["base"], strict=True)) == {"สงขลา": 6, "": 18}


FOUR = tuple(TABLES.values())


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (lambda: synth.agreement(*FOUR, resamples=0), "1000 are usual"),
        (lambda: synth.saturation(*FOUR, base=0), "base 0"),
        (lambda: synth.saturation(*FOUR, run=0), "run 0"),
        (lambda: synth.compare_cohorts(*FOUR, groups=("2565", "2565")), "two different values of cohort"),
        (lambda: synth.compare_cohorts(*FOUR, groups=("2565", "2567", "2569")), "no cohort '2569'"),
        (lambda: synth.compare_cohorts(*FOUR, by="nowhere"), "no column 'nowhere'"),
        (lambda: synth.cohort_table(*FOUR[:2], STATEMENTS.assign(unit="x"), BOOK, by="unit"), "by: 'unit'"),
        (lambda: synth.code_by(*FOUR[:2], STATEMENTS.assign(code="x"), BOOK, by="code"), "by: 'code'"),
        (lambda: synth.code_by(*FOUR, level="subtheme"), "neither 'code' nor 'theme'"),
        (lambda: synth.retrieve(*FOUR, has="trsut"), "no code 'trsut'"),
        (lambda: synth.retrieve(*FOUR, nowhere="x"), "no column 'nowhere'"),
        (lambda: synth.code_table(*FOUR, coder="ค"), "no coder 'ค'"),
    ],
)
def test_what_is_asked_for_and_cannot_be_is_said(asked, said):
    with pytest.raises(ValueError, match=said):
        asked()
