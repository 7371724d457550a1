"""False alarms of what `contrasts` says, and how often it sees what is there.

    .venv/bin/python benchmarks/contrasts.py [TRIALS]

Two cohorts of projects with 10 to 40 statements each and a codebook of 28 codes; the share of a code varies
between projects with an intraclass correlation of .1, and from code to code. First no code differs between
the cohorts: every alarm is a false one. Then three codes of the later cohort have three times the share.
"""

import sys

import numpy as np
import pandas as pd

from synth.findings.contrasts import contrasts

CODES, CHANGED, TIMES, CORRELATION = 28, 3, 3, 0.1
SIDES = ((6, 6), (8, 8), (9, 10), (6, 20), (20, 20))


def spoken_of(rng, projects, shares):
    """Say which project speaks of which code at all (beta-binomial): projects × codes."""
    strength = 1 / CORRELATION - 1
    own = rng.beta(shares * strength, (1 - shares) * strength, (projects, len(shares)))
    return rng.binomial(rng.integers(10, 41, projects)[:, None], own) > 0


def found(rng, sides, shares, later):
    """Give the table of contrasts of one invented study: a statement a project, with all its codes."""
    book = pd.DataFrame({"code": [f"c{n}" for n in range(len(shares))]})
    book["name"] = book["code"]
    lines, codings = [], []
    for cohort, projects, own in (("1", sides[0], shares), ("2", sides[1], later)):
        for number, said in enumerate(spoken_of(rng, projects, own)):
            name = f"{cohort}-{number}"
            lines.append((name, name, name, cohort))
            codings += [(name, f"c{code}", "a") for code in np.flatnonzero(said)]
    lines = pd.DataFrame(lines, columns=["statement_id", "source_id", "project", "cohort"])
    codings = pd.DataFrame(codings, columns=["statement_id", "code", "coder"])
    return contrasts(codings, lines[["statement_id"]].assign(coder="a"), lines, book)


def rates(rng, sides, trials):
    """Rates of rows and of whole tables with a false alarm, then of true changes that are seen."""
    alarms, seen = [], []
    for _ in range(trials):
        shares = rng.uniform(0.01, 0.12, CODES)
        null = found(rng, sides, shares, shares)
        outside = (null["difference_low"] > 0) | (null["difference_high"] < 0)
        holds = null["standing"] == "holds"
        alarms.append(((null["p"] <= 0.05).mean(), outside.mean(), holds.any()))
        later = np.where(np.arange(CODES) < CHANGED, np.minimum(shares * TIMES, 0.9), shares)
        table = found(rng, sides, shares, later)
        true = table["code"].isin([f"c{n}" for n in range(CHANGED)])
        held = table["standing"] == "holds"
        seen.append(
            (
                held[true].mean(),
                table.loc[true, "standing"].isin(["holds", "tendency"]).mean(),
                (held & ~true).sum() / max(1, held.sum()),
            )
        )
    return [*np.mean(alarms, axis=0), *np.nanmean(seen, axis=0)]


def main() -> None:
    trials, rng = int(sys.argv[1]) if len(sys.argv) > 1 else 300, np.random.default_rng(0)
    heads = ["p ≤ .05", "interval without 0", "tables with a false “holds”"]
    heads += ["true change holds", "or is a tendency", "false among “holds”"]
    print(f"| projects | {' | '.join(heads)} |\n|---|{'---|' * len(heads)}")
    for sides in SIDES:
        cells = " | ".join(f"{rate:.3f}" for rate in rates(rng, sides, trials))
        print(f"| {sides[0]} v {sides[1]} | {cells} |", flush=True)


if __name__ == "__main__":
    main()
