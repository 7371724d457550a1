"""False alarms and coverage of what `compare_cohorts` reports, beside chi-square on statements.

    .venv/bin/python benchmarks/cohorts.py [TRIALS]

Cohorts of 6 to 20 projects with 10 to 40 statements each and the same true share of a theme; the share varies
between projects with the intraclass correlation given. Every alarm is a false one.
"""

import sys

import numpy as np
from scipy.stats import chi2_contingency

from synth.findings.cohorts import permutation_p, welch_interval
from synth.findings.intervals import newcombe, wilson

SHARE = 0.15


def cohort(rng, projects, correlation):
    """Draw the counts with the theme and of all statements, by project (beta-binomial)."""
    sizes = rng.integers(10, 41, projects)
    if not correlation:
        return rng.binomial(sizes, SHARE), sizes
    strength = 1 / correlation - 1
    shares = rng.beta(SHARE * strength, (1 - SHARE) * strength, projects)
    return rng.binomial(sizes, shares), sizes


def trial(rng, projects, correlation, presence):
    sides = [cohort(rng, projects, correlation) for _ in range(2)]
    (before, n_before), (after, n_after) = sides
    shares = [found / total for found, total in ((after, n_after), (before, n_before))]
    low, high = welch_interval(*shares)
    table = [[found.sum(), (total - found).sum()] for found, total in sides]
    with_before, with_after = (before > 0).sum(), (after > 0).sum()
    difference = newcombe(with_after, projects, with_before, projects)
    interval = wilson(with_after, projects)
    return (
        permutation_p(*shares, 400, int(rng.integers(2**31))) <= 0.05,
        not low <= 0 <= high,
        chi2_contingency(table, correction=False).pvalue <= 0.05 if np.min(np.sum(table, axis=0)) else False,
        difference[0] <= 0 <= difference[1],
        interval[0] <= presence <= interval[1],
    )


def main() -> None:
    trials = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    rng = np.random.default_rng(0)
    heads = ["permutation", "Welch", "χ² on statements", "Newcombe covers", "Wilson covers"]
    print(f"| correlation | projects | {' | '.join(heads)} |")
    print("|---|---|---|---|---|---|---|")
    for correlation in (0.0, 0.1):
        many, _ = cohort(rng, 200_000, correlation)
        presence = (many > 0).mean()
        for projects in (6, 10, 20):
            rates = np.mean([trial(rng, projects, correlation, presence) for _ in range(trials)], axis=0)
            print(
                f"| {correlation} | {projects} v {projects} | "
                + " | ".join(f"{rate:.3f}" for rate in rates)
                + " |"
            )


if __name__ == "__main__":
    main()
