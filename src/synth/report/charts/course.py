"""The course of a theme over the cohorts, as small as a cell: a dot a cohort, with its interval."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise

from PIL import Image, ImageDraw

from synth.report.blocks import Course
from synth.report.charts.style import ACCENT, BAR, LINE, PAPER
from synth.report.wording import Wording, missing

STEP, HIGH, MARGIN = 26.0, 34.0, 4.0
"""Points from cohort to cohort, of the whole height, and of air around."""
RADIUS = 3.2
_FINE = 8
"""Pixels to a point: the picture is printed."""

Point = tuple[float, float, float | None, float | None]


def size(course: Course) -> tuple[float, float]:
    """Give width and height in points."""
    return STEP * len(course.points), HIGH


def described(course: Course, words: Wording) -> str:
    """Say a course in words, with its intervals.

    Examples
    --------
    >>> described(Course((("รุ่น 2564", 0.1, None, None), ("รุ่น 2565", 0.3, 0.1, 0.6))), Wording("th"))
    'รุ่น 2564 ร้อยละ 10.0 · รุ่น 2565 ร้อยละ 30.0 (ช่วงความเชื่อมั่นร้อยละ 95: 10.0–60.0)'
    """
    phrases = []
    for cohort, share, low, high in course.points:
        if missing(share):
            continue
        point = {"cohort": cohort, "share": words.share(share)}
        if missing(low) or missing(high):
            phrases.append(words("formats.course_point", **point))
        else:
            ends = {"low": words.share(low), "high": words.share(high)}
            phrases.append(words("formats.course_interval", **point, **ends))
    return " · ".join(phrases)


def svg(course: Course) -> str:
    """Draw a course as SVG, without words: whoever shows it says them with `described`."""
    wide, high = size(course)
    places = list(_places(course))
    lines = [_line(0, y, wide, y, LINE, 0.8) for y in (MARGIN, HIGH - MARGIN)]
    lines += [_line(a[0], a[1], b[0], b[1], BAR, 1) for a, b in pairwise(places)]
    dots = []
    for number, (x, y, low, top) in enumerate(places, start=1):
        colour = _colour(number, places)
        if low is not None and top is not None:
            lines.append(_line(x, low, x, top, colour, 1.6))
        dots.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS}" fill="{colour}"/>')
    box = f'viewBox="0 0 {wide:.0f} {high:.0f}" width="{wide:.0f}" height="{high:.0f}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{"".join([*lines, *dots])}</svg>'


def png(course: Course) -> bytes:
    """Draw a course as a picture, for Word."""
    wide, high = size(course)
    drawn = Image.new("RGB", (round(wide * _FINE), round(high * _FINE)), PAPER)
    pen, places = ImageDraw.Draw(drawn), list(_places(course))

    def line(x1: float, y1: float, x2: float, y2: float, colour: str, thick: float) -> None:
        ends = [(x1 * _FINE, y1 * _FINE), (x2 * _FINE, y2 * _FINE)]
        pen.line(ends, fill=colour, width=round(thick * _FINE))

    for y in (MARGIN, HIGH - MARGIN):
        line(0, y, wide, y, LINE, 0.8)
    for a, b in pairwise(places):
        line(a[0], a[1], b[0], b[1], BAR, 1)
    for number, (x, y, low, top) in enumerate(places, start=1):
        colour = _colour(number, places)
        if low is not None and top is not None:
            line(x, low, x, top, colour, 1.6)
        box = [(x - RADIUS) * _FINE, (y - RADIUS) * _FINE, (x + RADIUS) * _FINE, (y + RADIUS) * _FINE]
        pen.ellipse(box, fill=colour)
    buffer = io.BytesIO()
    small = drawn.resize((drawn.width // 2, drawn.height // 2), Image.Resampling.LANCZOS)
    small.save(buffer, "png", dpi=(72 * _FINE // 2,) * 2)
    return buffer.getvalue()


def _places(course: Course) -> Iterator[Point]:
    """Give where each dot stands, and the ends of its interval, in points from the top left."""
    for number, (_, share, low, high) in enumerate(course.points):
        if not missing(share):
            ends = (None, None) if missing(low) or missing(high) else (_height(low), _height(high))
            yield STEP * (number + 0.5), _height(share), *ends


def _height(share: float) -> float:
    return HIGH - MARGIN - min(max(share, 0.0), 1.0) * (HIGH - 2 * MARGIN)


def _colour(number: int, places: list[Point]) -> str:
    """Let the latest cohort stand out."""
    return ACCENT if number == len(places) and number > 1 else BAR


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, thick: float) -> str:
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} stroke="{colour}" stroke-width="{thick}"/>'
