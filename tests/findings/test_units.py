import pandas as pd
import pytest

from synth.findings.units import cohorts, two_cohorts


@pytest.mark.parametrize(
    ("there", "asked", "pair"),
    [
        ([], {}, ("", "")),
        (["2567"], {}, ("", "2567")),
        (["2567", "2569", "2568"], {}, ("2568", "2569")),
        (["2567", "2568", "2569"], {"later": "2568"}, ("2567", "2568")),
        (["2567", "2568", "2569"], {"later": "2567"}, ("", "2567")),
        (["2567", "2568", "2569"], {"earlier": "2567"}, ("2567", "2569")),
    ],
)
def test_which_two_cohorts_are_compared(there, asked, pair):
    assert two_cohorts(pd.DataFrame({"cohort": there}), **asked) == pair


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["รุ่น 10", "รุ่น 9", "รุ่น 10"], ["รุ่น 9", "รุ่น 10"]),
        (["๒๕๖๗", "๒๕๖๕"], ["๒๕๖๕", "๒๕๖๗"]),
        ([2567, 2565], [2565, 2567]),
        (["ใต้", "", None, "เหนือ"], ["เหนือ", "ใต้"]),
        (["9", "a", "10", "²"], ["9", "10", "a", "²"]),
    ],
)
def test_cohorts_stand_in_the_order_of_their_numbers(values, order):
    assert cohorts(pd.DataFrame({"cohort": values})) == order
