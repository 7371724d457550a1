"""False alarms and power of `code_sequences`, for nearness and for order.

    .venv/bin/python benchmarks/sequences.py [TRIALS]

Twenty notes of 10 to 20 statements, four codes whose shares differ between notes; the pair looked at is the
first of the codebook. "Any order": statements stand in any order. "In clumps": codes stand together with
codes like them, in either direction. "In order": so many statements of the first code have the second next.
"""

import sys

import numpy as np
import pandas as pd

from synth.findings.sequences import code_sequences

CODES = list("abcd")
BOOK = pd.DataFrame({"code": CODES, "name": CODES})
NOTES, ORDERS = 20, 399


def study(rng, follows=0.0, clumps=False):
    rows = []
    for note in range(NOTES):
        size = int(rng.integers(10, 21))
        given = rng.random((size, 4)) < rng.beta(2, 6, 4)
        if clumps:  # a and b drift slowly together, as a note that speaks of them for a while
            wave = np.sin(np.arange(size) / size * 2 * np.pi + rng.uniform(0, 2 * np.pi)) > 0
            given[:, :2] &= wave[:, None] | (rng.random((size, 2)) < 0.3)
        given[1:, 1] |= given[:-1, 0] & (rng.random(size - 1) < follows)
        rows += [(f"n{note}", f"{note}-{at}", one) for at, one in enumerate(given)]
    lines = pd.DataFrame({"source_id": [row[0] for row in rows], "statement_id": [row[1] for row in rows]})
    pairs = [(name, CODES[at], "k") for _, name, one in rows for at in np.flatnonzero(one)]
    codings = pd.DataFrame(pairs, columns=["statement_id", "code", "coder"])
    return codings, lines[["statement_id"]].assign(coder="k"), lines, BOOK


def trial(rng, **how):
    table = code_sequences(*study(rng, **how), permutations=ORDERS, seed=int(rng.integers(2**31)))
    row = table[(table["code"] == "a") & (table["next"] == "b")].iloc[0]
    return row["p"] <= 0.05, row["p_order"] <= 0.05, (table["q"] <= 0.05).any(), row["told"] == "in order"


def main() -> None:
    trials = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    rng = np.random.default_rng(21)
    print("| notes | near: p ≤ .05 | order: p ≤ .05 | any pair near: q ≤ .05 | told in order |")
    print("|---|---|---|---|---|")
    cases = {
        "any order": {},
        "in clumps": {"clumps": True},
        "in order, .2": {"follows": 0.2},
        "in order, .4": {"follows": 0.4},
    }
    for name, how in cases.items():
        rates = np.mean([trial(rng, **how) for _ in range(trials)], axis=0)
        print(f"| {name} | " + " | ".join(f"{rate:.3f}" for rate in rates) + " |", flush=True)


if __name__ == "__main__":
    main()
