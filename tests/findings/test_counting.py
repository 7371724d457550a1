import pandas as pd
import pytest
from coded_notes import CODINGS, REVIEWS

from synth.findings.counting import counted_coder


@pytest.mark.parametrize(
    ("more", "named", "counts"),
    [([], None, "ก"), ([], "ข", "ข"), ([("s1", "adjudicated")], None, "adjudicated")],
)
def test_whose_codings_count(more, named, counts):
    reviews = pd.concat([REVIEWS, pd.DataFrame(more, columns=["statement_id", "coder"])])
    assert counted_coder(CODINGS, reviews, named) == counts
