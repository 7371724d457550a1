"""The course of a theme over cohorts as columns of numbers, which people can sort and reckon with."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from synth.report.blocks import Course, Table
from synth.report.wording import Wording, missing


def unfolded(table: Table, words: Wording) -> Table:
    """Give each cohort of a course a column of its own, with the ends of its interval where there are any.

    Examples
    --------
    >>> from synth.report.blocks import Course
    >>> row = ["ผู้นำ", Course((("รุ่น 2564", 0.1, None, None), ("รุ่น 2565", 0.3, None, None)))]
    >>> made = unfolded(Table("a", "", ["ประเด็น", "แนวโน้ม"], ["text", "course"], [row]), Wording("th"))
    >>> made.heads, made.rows
    (['ประเด็น', 'รุ่น 2564', 'รุ่น 2565'], [['ผู้นำ', 0.1, 0.3]])
    """
    if "course" not in table.kinds:
        return table
    heads, kinds, moved, rows = [], [], {}, [[] for _ in table.rows]
    for column, kind in enumerate(table.kinds):
        moved[column] = len(heads)
        if kind != "course":
            heads.append(table.heads[column])
            kinds.append(kind)
            for row, values in zip(rows, table.rows, strict=True):
                row.append(values[column])
            continue
        courses = [_by_cohort(row[column]) for row in table.rows]
        for cohort in dict.fromkeys(cohort for course in courses for cohort in course):
            points = [by.get(cohort, (None, None, None)) for by in courses]
            has_interval = any(not missing(low) for _, low, _ in points)
            ends = [words("formats.course_low", cohort=cohort), words("formats.course_high", cohort=cohort)]
            for offset, head in enumerate([cohort, *(ends if has_interval else [])]):
                heads.append(head)
                kinds.append("share")
                for row, values in zip(rows, points, strict=True):
                    row.append(values[offset])
    return replace(
        table,
        heads=heads,
        kinds=kinds,
        rows=rows,
        group=None if table.group is None else moved[table.group],
        marked=frozenset((row, moved[column]) for row, column in table.marked),
        bars=frozenset(moved[column] for column in table.bars),
    )


def _by_cohort(course: Any) -> dict[str, tuple]:
    return {cohort: figures for cohort, *figures in course.points} if isinstance(course, Course) else {}
