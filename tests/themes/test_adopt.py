import pandas as pd
import pytest

from synth.schema import TABLES
from synth.themes.adopt import code_from_theme
from synth.themes.discover import discover

from .test_discover import BUDGETS, LEADERS, table

STATEMENTS = table(LEADERS + BUDGETS)


@pytest.fixture(scope="module")
def proposal():
    return discover(STATEMENTS, themes=2)


def test_a_theme_becomes_a_row_of_the_codebook_and_suggestions(proposal):
    row, hints = code_from_theme(proposal, 1, STATEMENTS)
    assert tuple(row.columns) == TABLES["codebook"]
    assert row["dimension"].item() == "ประเด็น"
    assert row["keywords"].item() == proposal.themes["terms"].iloc[0]
    assert row["example"].item() in LEADERS + BUDGETS
    fitting = proposal.members.query("theme == 1 and fits")
    assert set(hints["statement_id"]) == set(fitting["statement_id"])
    assert hints["because"].str.contains(proposal.themes["label"].iloc[0]).all()


def test_the_new_code_has_a_name_of_its_own(proposal):
    first, _ = code_from_theme(proposal, 1, STATEMENTS)
    again, hints = code_from_theme(proposal, 1, STATEMENTS, codebook=first)
    assert again["code"].item() != first["code"].item()
    assert set(hints["code"]) == set(again["code"])
    named, _ = code_from_theme(proposal, 1, STATEMENTS, code="leader", name="ผู้นำ")
    assert named[["code", "name"]].values.tolist() == [["leader", "ผู้นำ"]]


@pytest.mark.parametrize(
    ("theme", "code", "said"), [(9, None, "no theme 9 is proposed"), (1, "a", "has a code 'a' already")]
)
def test_what_cannot_be_is_said_in_words(proposal, theme, code, said):
    with pytest.raises(ValueError, match=said):
        code_from_theme(proposal, theme, STATEMENTS, pd.DataFrame({"code": ["a"]}), code=code)
