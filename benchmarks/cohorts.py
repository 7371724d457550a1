"""False alarms and coverage of what `compare_cohorts` reports, beside chi-square on statements.

    .venv/bin/python benchmarks/cohorts.py [TRIALS]

Cohorts of 6 to 20 projects with 10 to 40 statements each; the share of a theme varies between projects with
the intraclass correlation given. First both cohorts have the same true share: every alarm is a false one.
Then the later one has twice the share: how often do the intervals hold the true difference?
"""

import sys

import numpy as np
from scipy.stats import chi2_contingency

from synth.findings.chance import permutation_p
from synth.findings.intervals import newcombe, welch_interval, wilson

SHARE = 0.15
CORRELATIONS, PROJECTS = (0.0, 0.1), (6, 10, 20)


def cohort(rng, projects, correlation, share=SHARE):
    """Draw the counts with the theme and of all statements, by project (beta-binomial)."""
    sizes = rng.integers(10, 41, projects)
    if not correlation:
        return rng.binomial(sizes, share), sizes
    strength = 1 / correlation - 1
    shares = rng.beta(share * strength, (1 - share) * strength, projects)
    return rng.binomial(sizes, shares), sizes


def alarms(rng, projects, correlation):
    """Say for one trial without a true difference which of the methods see one."""
    sides = [cohort(rng, projects, correlation) for _ in range(2)]
    (before, n_before), (after, n_after) = sides
    shares = [found / total for found, total in ((after, n_after), (before, n_before))]
    low, high = welch_interval(*shares)
    table = [[found.sum(), (total - found).sum()] for found, total in sides]
    difference = newcombe((after > 0).sum(), projects, (before > 0).sum(), projects)
    return (
        permutation_p(*shares, 400, int(rng.integers(2**31))) <= 0.05,
        low > 0 or high < 0,
        difference[0] > 0 or difference[1] < 0,
        chi2_contingency(table, correction=False).pvalue <= 0.05 if np.min(np.sum(table, axis=0)) else False,
    )


def covers(rng, projects, correlation, presence):
    """Say for one trial in which the later cohort has twice the share which intervals hold what is true."""
    (before, n_before), (after, n_after) = (cohort(rng, projects, correlation, k * SHARE) for k in (1, 2))
    low, high = welch_interval(after / n_after, before / n_before)
    with_before, with_after = (before > 0).sum(), (after > 0).sum()
    difference = newcombe(with_after, projects, with_before, projects)
    single = wilson(with_before, projects)
    return (
        low <= SHARE <= high,
        difference[0] <= presence[1] - presence[0] <= difference[1],
        single[0] <= presence[0] <= single[1],
    )


def printed(heads, trials, trial) -> None:
    print(f"| correlation | projects | {' | '.join(heads)} |\n|---|---|{'---|' * len(heads)}")
    for correlation in CORRELATIONS:
        for projects in PROJECTS:
            rates = np.mean([trial(projects, correlation) for _ in range(trials)], axis=0)
            cells = " | ".join(f"{rate:.3f}" for rate in rates)
            print(f"| {correlation} | {projects} v {projects} | {cells} |", flush=True)


def main() -> None:
    trials = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    rng = np.random.default_rng(0)
    presence = {
        correlation: [(cohort(rng, 200_000, correlation, k * SHARE)[0] > 0).mean() for k in (1, 2)]
        for correlation in CORRELATIONS
    }
    heads = ["permutation", "Welch", "growing or shrinking (Newcombe)", "χ² on statements"]
    printed(heads, trials, lambda projects, correlation: alarms(rng, projects, correlation))
    print()
    heads = ["Welch holds", "Newcombe holds", "Wilson holds"]
    printed(heads, trials, lambda *one: covers(rng, *one, presence[one[1]]))


if __name__ == "__main__":
    main()
