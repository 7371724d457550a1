"""Four notes, two coders and a codebook of two dimensions, as the tables of findings take them."""

import pandas as pd

BOOK = pd.DataFrame(
    [
        ("people", "คนและทีม", "ประเด็น", ""),
        ("trust", "ความไว้วางใจ", "", "people"),
        ("team", "ทีมงาน", "ประเด็น", "people"),
        ("money", "งบประมาณ", "ประเด็น", ""),
        ("success", "ปัจจัยความสำเร็จ", "ประเภทข้อค้นพบ", ""),
        ("obstacle", "ปัญหาอุปสรรค", "ประเภทข้อค้นพบ", ""),
    ],
    columns=["code", "name", "dimension", "parent"],
)
STATEMENTS = pd.DataFrame(
    [
        ("s1", "n1", "p1", "ทีม", "analysed"),
        ("s2", "n1", "p1", "ทีม", "analysed"),
        ("s3", "n2", "p1", "งาน", "analysed"),
        ("s4", "n3", "p2", "งาน", "analysed"),
        ("s5", "n3", "p2", "วัตถุประสงค์", "left out"),
        ("s6", "n4", "p3", "งาน", "analysed"),  # nobody has read it
    ],
    columns=["statement_id", "source_id", "project", "section", "use"],
)
CODINGS = pd.DataFrame(
    [
        ("s1", "trust", "ก"),
        ("s1", "team", "ก"),
        ("s1", "success", "ก"),
        ("s2", "team", "ก"),
        ("s4", "trust", "ก"),
        ("s4", "obstacle", "ก"),
        ("s5", "money", "ก"),  # left out of the analysis: never counted
        ("s1", "money", "ข"),
    ],
    columns=["statement_id", "code", "coder"],
)
REVIEWS = pd.DataFrame(
    [(f"s{n}", "ก") for n in range(1, 6)] + [("s1", "ข")], columns=["statement_id", "coder"]
)
TABLES = (CODINGS, REVIEWS, STATEMENTS, BOOK)


def cells(table, *columns):
    """Give the rows of some columns as tuples."""
    return [tuple(row) for row in table[list(columns)].itertuples(index=False)]
