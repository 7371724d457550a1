"""The tables of a report are those that the findings give of everybody's codings."""

import pandas as pd
import pytest

from synth.findings.crossings import code_by, cooccurrence, dimension_table
from synth.findings.quotes import exemplars
from synth.findings.retrieval import project_table
from synth.findings.saturation import saturation
from synth.findings.tables import code_table, coverage_table, theme_table
from synth.report.data import gather
from synth.report.wording import Wording

MADE = {
    "codes": code_table,
    "themes": theme_table,
    "coverage": coverage_table,
    "code_by_section": code_by,
    "cooccurrence": cooccurrence,
    "exemplars": exemplars,
    "saturation": saturation,
    "projects": project_table,
}


@pytest.mark.parametrize("coder", ["a", "b"])
def test_a_table_is_the_same_with_the_counting_coder_alone(corpus_study, coder):
    material = gather(corpus_study, Wording("th"), coder)
    four = [getattr(corpus_study, name)() for name in ("codings", "reviews", "statements", "codebook")]
    assert four[0]["coder"].nunique() > 1
    found = material.findings | {"exemplars": material.findings["exemplars"].drop(columns="words")}
    for name, table in MADE.items():
        pd.testing.assert_frame_equal(found[name], table(*four, coder=coder), obj=name)
    for name, crossing in material.crossings.items():
        pd.testing.assert_frame_equal(crossing, dimension_table(*four, columns=name, coder=coder), obj=name)
