import pytest

from synth.notebooks.parameters import COMPUTED, GIVEN, declared, typed, with_defaults, with_values

from .making import notebook

CELL = """import os

cohort = "bangklam-2564"  # รุ่น "แรก" ที่อยากดู
earlier, later = "2565", None
themes: int | None = None
seed = 0
study_file = os.environ.get("SYNTH_STUDY")
coder = os.environ.get("SYNTH_CODER")"""


def test_parameters_are_what_the_tagged_cell_sets():
    assert declared(notebook("x = 1", parameters=CELL)) == {
        "cohort": "bangklam-2564",
        "earlier": "2565",
        "later": None,
        "themes": None,
        "seed": 0,
        "study_file": COMPUTED,
        "coder": COMPUTED,
    }
    assert declared(notebook("x = 1", parameters="")) == {}


@pytest.mark.parametrize(
    ("said", "default", "value"),
    [
        ("2569", None, "2569"),
        ("2569", "2564", "2569"),
        ("2569", COMPUTED, "2569"),
        ("๒", 1, 2),
        ("0.5", 1.0, 0.5),
        ("True", False, True),
        ("ไม่", True, False),
    ],
)
def test_a_value_is_read_as_what_the_notebook_has_there(said, default, value):
    made = typed("x", said, default)
    assert (made, type(made)) == (value, type(value))


@pytest.mark.parametrize(("said", "default"), [("สอง", 1), ("maybe", True), ("a,b", ["a"])])
def test_what_does_not_fit_is_said(said, default):
    with pytest.raises(ValueError, match="parameter groups"):
        typed("groups", said, default)


def test_values_stand_in_a_cell_behind_and_once():
    values = {"cohort": "2569", "seed": 1}
    made = with_values(with_values(notebook("x = 1"), {"cohort": "2568"}), values, "รอบนี้")
    tags = [cell["metadata"].get("tags") for cell in made["cells"]]
    assert tags == [["parameters"], [GIVEN], None]
    assert made["cells"][1]["source"] == "# รอบนี้\ncohort = '2569'\nseed = 1"


def test_defaults_are_changed_in_their_place_remarks_kept():
    values = {"cohort": None, "later": "๒๕๖๙", "study_file": "../study.db", "unknown": 1, "coder": None}
    made = with_defaults(notebook("x = 1", parameters=CELL), values)
    assert made["cells"][0]["source"].split("\n")[2:] == [
        'cohort = None  # รุ่น "แรก" ที่อยากดู',
        'earlier, later = "2565", "๒๕๖๙"',
        "themes: int | None = None",
        "seed = 0",
        'study_file = os.environ.get("SYNTH_STUDY") or "../study.db"',
        'coder = os.environ.get("SYNTH_CODER")',
    ]
