import warnings

import pytest
from matplotlib.textpath import TextPath

from synth.report.charts import style


def test_tone_marks_are_drawn_above_vowels():
    """Before matplotlib 3.11 the mark of ที่ was printed over the vowel: no higher than ที."""
    font = style.font()
    heights = [TextPath((0, 0), text, size=100, prop=font).get_extents().height for text in ("ที", "ที่")]
    assert heights[1] - heights[0] > 15


def test_the_shades_are_ordered_by_luminance():
    light = [0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b, _ in style.SHADES([0, 0.25, 0.5, 0.75, 1])]
    assert light == sorted(light, reverse=True)
    assert light[0] - light[-1] > 0.5


@pytest.mark.parametrize("draw", [style.svg, style.png])
def test_the_same_chart_gives_the_same_file(draw):
    made = []
    for _ in range(2):
        chart, axes = style.page(60)
        style.write(axes, 10, 30, "ผู้นำ $x^2$ ทั้งหมด")
        made.append(draw(chart))
    assert made[0] == made[1]


def test_an_svg_has_no_date_and_no_text_to_look_for_a_font():
    chart, axes = style.page(60)
    style.write(axes, 10, 30, "ที่นี่")
    drawn = style.svg(chart)
    assert "<text" not in drawn
    assert "dc:date" not in drawn
    assert ">ที่นี่</text>" in style.svg(chart, "text")


def test_a_picture_has_300_dots_an_inch():
    import io

    from PIL import Image

    chart, axes = style.page(72)
    style.write(axes, 10, 30, "ป่าน้ำ")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        picture = Image.open(io.BytesIO(style.png(chart)))
    assert picture.height == 300
    assert round(picture.info["dpi"][0]) == 300
