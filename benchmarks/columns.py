"""Teach what columns of tables hold: make reader; or --measure.

Learnt from ``tables/``: tables in files of people who had not seen the program, all invented. A table begins
with ``===``; ``@`` has a letter for each column (F findings, S who tells them, T what rows are about, O all
else), ``#`` the heads, if it has any; the rows follow, parted by tabs.

``--measure`` learns without each file and prints how its columns are told: of each letter how many, how many
rightly, and for limits how many columns of findings would be left out and how many others let in.
"""

from __future__ import annotations

import datetime
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from synth.corpus.layout.contents import KINDS, WEIGHTS, Contents, contents_of
from synth.corpus.layout.signs_of_columns import evidence

TABLES = Path(__file__).with_name("tables")
LETTERS = dict(zip("FSTO", KINDS, strict=True))
PENALTY, ROUNDS, LEAST_TIMES, LEAST_WEIGHT = 0.3, 2000, 2, 0.01
LIMITS = (0.05, 0.1, 0.2, 0.3, 0.5)
PIECES = ((0, 2), (0, 1))
"""Rows of pieces that are learnt of each table too, as of small ones."""


class Table(NamedTuple):
    """A table: its heads, its columns, and what each holds."""

    heads: list[str]
    columns: list[list[str]]
    kinds: list[Contents]


def read_tables(path: Path) -> Iterator[Table]:
    """Give the tables of a file."""
    for part in path.read_text(encoding="utf-8").split("===")[1:]:
        lines = [line.split("\t") for line in part.split("\n")[1:] if line.strip()]
        kinds = [LETTERS[letter.strip()] for letter in lines[0][1:] if letter.strip()]
        heads = [""] * len(kinds)
        rows = lines[1:]
        if rows and rows[0][0].startswith("#"):
            heads, rows = [cell.strip() for cell in rows[0][1:]], rows[1:]
        heads += [""] * (len(kinds) - len(heads))
        table = [[cell.strip() for cell in row[1:]] + [""] * len(kinds) for row in rows]
        columns = [[row[index] for row in table] for index in range(len(kinds))]
        yield Table(heads[: len(kinds)], columns, kinds)


def as_learnt(tables: Sequence[Table]) -> Iterator[Table]:
    """Give tables with pieces of them, and without their heads where findings speak for themselves."""
    for table in tables:
        yield table
        for first, last in PIECES:
            yield table._replace(columns=[column[first:last] for column in table.columns])


def learnt(tables: Sequence[Table]) -> dict[str, tuple[float, ...]]:
    """Learn what evidence weighs for each kind."""
    taught = list(as_learnt(tables))
    seen = [signs for table in taught for signs in evidence(table.heads, table.columns)]
    times = Counter(sign for signs in seen for sign in signs)
    places = {sign: at for at, sign in enumerate(sorted(s for s, n in times.items() if n >= LEAST_TIMES))}
    rows = [sorted(places[sign] for sign in signs if sign in places) for signs in seen]
    ends = np.cumsum([0, *map(len, rows)])
    known = csr_matrix(
        (np.ones(ends[-1]), np.concatenate(rows).astype(int), ends), shape=(len(rows), len(places))
    )
    model = LogisticRegression(C=PENALTY, max_iter=ROUNDS)
    model.fit(known, [KINDS.index(kind) for table in taught for kind in table.kinds])
    weighed = {sign: tuple(map(float, model.coef_[:, at])) for sign, at in places.items()}
    return {"": tuple(map(float, model.intercept_))} | weighed


def tried(name: str, weighing: dict, tables: Sequence[Table]) -> None:
    """Print how columns are told."""
    gold = [kind for table in tables for kind in table.kinds]
    found = [one for table in tables for one in contents_of(table.heads, table.columns, weighing)]
    best = [max(one, key=one.get) for one in found]
    pairs = Counter(zip(gold, best, strict=True))
    shares = [f"{kind}: {pairs[kind, kind]}/{gold.count(kind)}" for kind in KINDS]
    chance = np.array([one[Contents.FINDINGS] for one in found])
    is_f = np.array([kind == Contents.FINDINGS for kind in gold])
    limits = [f"{(is_f & (chance < at)).sum()}/{(~is_f & (chance >= at)).sum()}" for at in LIMITS]
    print(f"{name:12} {sum(pairs[k, k] for k in KINDS) / len(gold):.3f}", *shares, " ", *limits, flush=True)
    for (one, other), times in pairs.most_common():
        if one != other:
            print(f"    {one} taken for {other}: {times}")


def measure() -> None:
    files = {path.stem: list(read_tables(path)) for path in sorted(TABLES.glob("*.tsv"))}
    print("tried on; right; of each; findings below / others above", *LIMITS)
    for name, tables in files.items():
        rest = [table for other, those in files.items() if other != name for table in those]
        tried(name, learnt(rest), tables)


def main() -> None:
    if "--measure" in sys.argv[1:]:
        return measure()
    tables = [table for path in sorted(TABLES.glob("*.tsv")) for table in read_tables(path)]
    weighing = {s: w for s, w in learnt(tables).items() if max(map(abs, w)) >= LEAST_WEIGHT or not s}
    learnt_from = f"{len(tables)} invented tables: {' '.join(KINDS)}"
    about = f"# Learnt {datetime.date.today()} by benchmarks/columns.py from {learnt_from}.\n"
    rows = (
        "\t".join((sign, *(f"{one:.3f}" for one in of_kinds))) + "\n"
        for sign, of_kinds in sorted(weighing.items())
    )
    WEIGHTS.write_text(about + "".join(rows), encoding="utf-8")
    return None


if __name__ == "__main__":
    main()
