"""A study of two cohorts, the first of which is coded."""

import pandas as pd

from synth.study import Study

from .conftest import CODES, corpus_of

LINES = ["ชาวบ้านไว้ใจกัน", "ทีมแกนนำเข้มแข็ง", "งบมาช้า", "ฝนตกทั้งวัน"]
PROJECTS = ("บางกล่ำ", "ควนลัง")


def two_cohorts(path, projects=PROJECTS):
    """Two cohorts of the same projects; ก read all of the first, and trust stands on its first lines."""
    made, parts = Study(path), []
    for cohort in ("รุ่น 9", "รุ่น 10"):
        for project in projects:
            lines = [f"{line} {project} {cohort}" for line in LINES]
            parts.append(corpus_of({f"{cohort}/{project}.txt": lines}, cohort=cohort, project=project))
    whole = parts[0]
    for name in ("sources", "statements", "left_out"):
        setattr(whole, name, pd.concat([getattr(one, name) for one in parts], ignore_index=True))
    made.add_corpus(whole)
    made.set_codebook(CODES)
    for row in made.statements().query("cohort == 'รุ่น 9'").itertuples():
        made.review(row.statement_id, coder="ก")
        if row.item == "1":
            made.code(row.statement_id, "trust", coder="ก")
    return made
