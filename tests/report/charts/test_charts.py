"""What all charts keep: text inside the page and apart, no missing glyph, n, words where there is nothing."""

import itertools
import warnings
from contextlib import nullcontext

import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

from synth.report.charts import (
    plot_agreement,
    plot_code_by,
    plot_codes,
    plot_cohorts,
    plot_cooccurrence,
    plot_dimensions,
    plot_proposal,
    plot_saturation,
    style,
)
from synth.report.charts.proposal import RADIUS, apart
from synth.report.wording import Wording

from .. import tables


def forty():
    """Forty codes with names of 80 characters."""
    long = tables.many()
    table = long.groupby("code", sort=False).agg(
        name=("name", "first"), statements=("statements", "sum"), base=("base", "first")
    )
    return table.reset_index().assign(dimension="ประเด็น", parent="", source_base=12, name_en="")


def pairs_of(table):
    rows = [
        {
            "code_a": a.code,
            "name_a": a.name,
            "code_b": b.code,
            "name_b": b.name,
            "statements": n % 7,
            "a": 9,
            "b": 9,
        }
        for n, (a, b) in enumerate(itertools.combinations(table.itertuples(index=False), 2))
    ]
    made = pd.DataFrame(rows)
    return made[made["statements"] > 0]


def crossed(table):
    made = table.rename(columns={"code": "row_code", "name": "row_name", "group": "column_code"})
    return made.assign(column_name=made["column_code"], row_name_en="", column_name_en="")


def judged(table):
    made = table.assign(level="code", alpha=np.linspace(-0.3, 1, len(table)), note="")
    return made.assign(alpha_low=made["alpha"] - 0.3, alpha_high=(made["alpha"] + 0.2).clip(upper=1))


CHARTS = {
    "codes": lambda: plot_codes(tables.themes_only()),
    "codes, all dimensions": lambda: plot_codes(tables.code_table()),
    "codes, English": lambda: plot_codes(tables.code_table(), lang="en"),
    "codes, forty": lambda: plot_codes(forty()),
    "sections": lambda: plot_code_by(tables.code_by()),
    "sections, forty codes": lambda: plot_code_by(tables.many()),
    "sections, forty groups": lambda: plot_code_by(tables.many(12, 40)),
    "dimensions": lambda: plot_dimensions(tables.dimension_table()),
    "dimensions, hostile": lambda: plot_dimensions(crossed(tables.many(40, 6))),
    "pairs": lambda: plot_cooccurrence(tables.cooccurrence(), base=39),
    "pairs, forty": lambda: plot_cooccurrence(pairs_of(forty())),
    "proposal": lambda: plot_proposal(tables.proposal()),
    "proposal, forty": lambda: plot_proposal(tables.proposal(3000, 40)),
    "proposal, some by chance": lambda: plot_proposal(tables.proposal(by_chance=3)),
    "proposal, all by chance": lambda: plot_proposal(tables.proposal(by_chance=5), "en"),
    "agreement": lambda: plot_agreement(tables.agreement(), note="ตัวอย่างเท่านั้น"),
    "cohorts": lambda: plot_cohorts(tables.cohorts()),
    "cohorts, counts only": lambda: plot_cohorts(tables.cohorts(units=3)),
    "cohorts, forty": lambda: plot_cohorts(tables.cohorts(40, letters=80)),
    "cohorts, three": lambda: plot_cohorts(pd.concat([tables.cohorts(), tables.cohorts(first=2565)])),
    "cohorts, English": lambda: plot_cohorts(tables.cohorts(), "en"),
    "saturation": lambda: plot_saturation(tables.saturation()),
    "saturation, never": lambda: plot_saturation(tables.saturation(5)),
    "saturation, two hundred": lambda: plot_saturation(tables.saturation(200), "en"),
    "Thai digits": lambda: plot_cooccurrence(tables.cooccurrence(), Wording("th", digits="thai"), 39),
    "agreement, forty": lambda: plot_agreement(judged(forty())),
}


@pytest.fixture(
    params=[(name, phone) for phone in (False, True) for name in CHARTS],
    ids=lambda param: f"{param[0]}{', on a phone' if param[1] else ''}",
    scope="module",
)
def chart(request):
    name, phone = request.param
    with style.on_a_phone() if phone else nullcontext():
        return CHARTS[name]()


def test_text_stays_inside_the_page_and_apart(chart):
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # "Glyph … missing from font" among them
        chart.canvas.draw()
    width, height = chart.canvas.get_width_height()
    texts = [text for text in chart.axes[0].texts if text.get_text()]
    boxes = [text.get_window_extent() for text in texts]
    for text, box in zip(texts, boxes, strict=True):
        assert box.x0 >= -0.5, text
        assert box.x1 <= width + 0.5, text
        assert box.y0 >= -1, text
        assert box.y1 <= height + 1, text
    for (a, first), (b, second) in itertools.combinations(zip(texts, boxes, strict=True), 2):
        # Thai boxes hold the marks above and below; letters meet only where boxes meet by more.
        wide = min(first.x1, second.x1) - max(first.x0, second.x0)
        high = min(first.y1, second.y1) - max(first.y0, second.y0)
        assert not (wide > 0.5 and high > 0.45 * min(first.height, second.height)), (a, b)


def test_every_chart_is_a_figure_with_n(chart):
    assert isinstance(chart, Figure)
    said = " ".join(text.get_text() for text in chart.axes[0].texts)
    assert "n = " in said or "จำนวนข้อความทั้งหมดของประเด็น" in said


@pytest.mark.parametrize("lang", ["th", "en"])
def test_nothing_is_said_in_words(lang):
    sample = tables.code_table()[:0], tables.code_by()[:0], tables.dimension_table()[:0]
    empty = [
        plot_codes(sample[0], lang),
        plot_code_by(sample[1], lang),
        plot_dimensions(sample[2], lang),
        plot_cooccurrence(tables.cooccurrence()[:0], lang),
        plot_agreement(tables.agreement()[:0], lang),
        plot_proposal(None, lang),
        plot_cohorts(tables.cohorts()[:0], lang),
        plot_saturation(tables.saturation(1), lang),
    ]
    for chart in empty:
        assert chart.axes[0].texts[0].get_text()


def test_groups_that_came_by_chance_have_no_number_and_one_line():
    made = tables.proposal(by_chance=3)
    said = [text.get_text() for text in plot_proposal(made).axes[0].texts]
    assert [one for one in said if one.isdigit()] == ["1", "2"] * 2
    at = said.index("ยังไม่อยู่ในประเด็นใด")
    assert said[at + 1] == f"{made.themes['size'].iloc[2:].sum()} ข้อความ"


def test_a_code_not_mentioned_is_said_in_words():
    said = [text.get_text() for text in plot_codes(tables.themes_only()).axes[0].texts]
    assert "ไม่ได้กล่าวถึง" in said
    heading = said.index("คนและทีม")  # of the tree; it was not given itself: no bar, no words for none
    assert said[heading + 1] == "ความไว้วางใจและความโปร่งใส"
    assert "4 (10.3)" in said


def test_a_small_base_has_no_percentages():
    table = tables.themes_only().assign(base=12)
    assert not [
        text for text in plot_codes(table).axes[0].texts if "(" in text.get_text() and "." in text.get_text()
    ]


def test_an_undefined_coefficient_is_said_in_words():
    said = [text.get_text() for text in plot_agreement(tables.agreement()).axes[0].texts]
    assert "คำนวณค่าไม่ได้" in said
    assert "nan" not in " ".join(said)


def test_cells_under_a_heading_that_names_the_code_are_marked():
    table = tables.code_by().assign(circular=lambda made: made["statements"] == made["statements"].max())
    said = [text.get_text() for text in plot_code_by(table).axes[0].texts]
    assert f"{table['statements'].max()}*" in said
    assert "ชื่อหัวข้อตรงกับประเด็นนี้อยู่แล้ว" in " ".join(said)
    assert "*" not in " ".join(text.get_text() for text in plot_code_by(tables.code_by()).axes[0].texts)


def test_digits_of_a_chart_are_thai_where_asked():
    said = "".join(
        text.get_text() for text in plot_code_by(tables.code_by(), Wording("th", "thai")).axes[0].texts
    )
    assert "๓๙" in said
    assert not [letter for letter in said if letter in "0123456789"]


def test_few_projects_have_no_interval():
    said = " ".join(text.get_text() for text in plot_cohorts(tables.cohorts(units=3)).axes[0].texts)
    assert "ไม่มีช่วงความเชื่อมั่น" in said
    assert "เส้นคือช่วงความเชื่อมั่น" not in said


@pytest.mark.parametrize(
    "name", ["codes, forty", "sections, forty codes", "agreement, forty", "cohorts, forty"]
)
def test_a_chart_is_no_taller_than_a_page_and_says_what_it_leaves_out(name):
    made = CHARTS[name]()
    assert made.get_size_inches()[1] < 11
    assert "ดูครบทุกแถวในตาราง" in " ".join(text.get_text() for text in made.axes[0].texts)


def test_saturation_says_where_it_is_reached():
    said = [text.get_text() for text in plot_saturation(tables.saturation()).axes[0].texts]
    assert "ถึงเกณฑ์ 6+2" in said


def test_a_chart_shows_itself_in_a_notebook():
    assert plot_codes(tables.themes_only())._repr_png_().startswith(b"\x89PNG")


def test_numbers_of_themes_do_not_cover_each_other():
    placed = apart(np.full((30, 2), 120.0), 2 * RADIUS + 1.5)
    gaps = [np.hypot(*(a - b)) for a, b in itertools.combinations(placed, 2)]
    assert min(gaps) >= 2 * RADIUS


def test_sub_themes_stand_under_their_theme_the_largest_theme_first():
    rows = [
        ("people", "คนและทีม", "people", "", 0),
        ("leader", "ผู้นำ", "people", "people", 2),
        ("trust", "ความไว้วางใจ", "people", "people", 3),
        ("process", "กระบวนการ", "process", "", 0),
        ("plan", "การวางแผน", "process", "process", 9),
    ]
    table = pd.DataFrame(rows, columns=["code", "name", "theme", "parent", "statements"]).assign(base=20)
    said = [text.get_text() for text in plot_codes(table).axes[0].texts]
    order = ["กระบวนการ", "การวางแผน", "คนและทีม", "ความไว้วางใจ", "ผู้นำ"]
    assert [text for text in said if text in order] == order
    tops = table["code"] == table["theme"]  # a table of codes leaves them to the table of themes
    chart = plot_codes(table[~tops], themes=table[tops][["theme", "name"]])
    assert [text.get_text() for text in chart.axes[0].texts if text.get_text() in order] == order
