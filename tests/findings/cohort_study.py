"""Cohorts of projects in a few letters."""

import pandas as pd

BOOK = pd.DataFrame(
    {"code": ["people", "trust", "money"], "name": ["คน", "ไว้ใจ", "เงิน"], "parent": ["", "people", ""]}
)


def study(**cohorts):
    """A string a cohort, a word a project, a letter a statement: t trust, m money, . read, ? not read."""
    statements, codings, reviews = [], [], []
    for cohort, projects in cohorts.items():
        for number, letters in enumerate(projects.split()):
            for place, letter in enumerate(letters):
                statement_id = f"{cohort}-{number}-{place}"
                statements.append(
                    (statement_id, f"{cohort}/{number}.txt", f"{cohort} p{number}", cohort, "analysed")
                )
                if letter != "?":
                    reviews.append((statement_id, "ก"))
                codings += (
                    [(statement_id, {"t": "trust", "m": "money"}[letter], "ก")] if letter in "tm" else []
                )
    return (
        pd.DataFrame(codings, columns=["statement_id", "code", "coder"]),
        pd.DataFrame(reviews, columns=["statement_id", "coder"]),
        pd.DataFrame(statements, columns=["statement_id", "source_id", "project", "cohort", "use"]),
        BOOK,
    )
