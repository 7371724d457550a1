"""How often intervals of shares with a machine's help hold what they promise, in simulated materials.

    nice -n 10 python benchmarks/assisted.py --rounds 2000

Each cell is one kind of material: so many documents of 40 statements on average, a code of a prevalence that
documents share to a degree (beta-binomial, intraclass correlation), a machine whose errors cluster too, and a
random lot. Printed are how often a share is printed at all, how often its interval then holds the truth, how
often of all tries a wrong one is printed, and how wide it is beside people alone.
"""

import argparse
import itertools

import numpy as np

from synth.findings.difference import (
    ASSISTED,
    FEWEST_CODED,
    FEWEST_DOCUMENTS,
    Lot,
    chosen,
    of_documents,
    of_material,
)

MACHINES = {"good": (0.95, 0.98, 0.02), "fair": (0.8, 0.95, 0.05), "poor": (0.6, 0.9, 0.1)}
"""Sensitivity, specificity, and how much documents share of its errors."""
SIZES = ((20, 200), (30, 100), (60, 200), (60, 400))
PREVALENCES, ALIKE = (0.05, 0.1, 0.2, 0.5), (0.0, 0.1, 0.2)
STATEMENTS = 40


def beta(rng, mean, alike, n):
    """Draw the shares of `n` documents."""
    if not alike:
        return np.full(n, mean)
    return rng.beta(mean * (1 - alike) / alike, (1 - mean) * (1 - alike) / alike, n)


def material(rng, documents, n, prevalence, alike, machine):
    """Make one material with its lot; return it with the true share in it."""
    sizes = 1 + rng.poisson(STATEMENTS - 1, documents)
    unit = np.repeat(np.arange(documents), sizes)
    true = rng.random(len(unit)) < beta(rng, prevalence, alike, documents)[unit]
    sensitivity, specificity, errors = MACHINES[machine]
    found = beta(rng, sensitivity, errors, documents)[unit]
    false = beta(rng, 1 - specificity, errors, documents)[unit]
    guess = rng.random(len(unit)) < np.where(true, found, false)
    drawn = np.zeros(len(unit), bool)
    drawn[rng.choice(len(unit), n, replace=False)] = True
    return Lot(unit, guess, np.zeros(len(unit), bool), drawn, true), float(true.mean())


def cell(rounds, seed, documents, n, prevalence, alike, machine):
    """Return for both kinds of share what the columns of the table say."""
    rng = np.random.default_rng(seed)
    seen = {one: [] for one in (of_material, of_documents)}
    for _ in range(rounds):
        lot, share = material(rng, documents, n, prevalence, alike, machine)
        coded = lot.coded[lot.drawn].sum()
        for one, truth in ((of_material, share), (of_documents, prevalence)):
            people, assisted = one(lot, False), one(lot, True)
            by = chosen(lot, people, assisted)
            best = assisted if by == ASSISTED else people
            few = one is of_documents and documents < FEWEST_DOCUMENTS
            printed = not few and min(best.coded, coded) >= FEWEST_CODED
            alone = people.low <= truth <= people.high
            held = best.low <= truth <= best.high
            seen[one].append((printed, held, best.width, people.width, by == ASSISTED, alone))
    for rows in seen.values():
        printed, held, width, alone, used, people = np.array(rows, float).T
        shown = printed > 0
        if not shown.any():
            yield 0.0, np.nan, 0.0, np.nan, np.nan, np.nan, np.nan
            continue
        yield (
            *(shown.mean(), held[shown].mean(), (shown * (1 - held)).mean()),
            *(width[shown].mean() / alone[shown].mean(), (width[shown] <= alone[shown]).mean()),
            *(used[shown].mean(), people[shown].mean()),
        )


def main():
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    heads = ("share of", "machine", "documents", "lot", "alike", "prevalence")
    heads += ("printed", "held", "wrong", "width", "used", "people held")
    print(f"| {' | '.join(heads)} |")
    print("|---" * len(heads) + "|")
    cells = itertools.product(MACHINES, SIZES, ALIKE, PREVALENCES)
    for number, (machine, (documents, n), alike, prevalence) in enumerate(cells):
        found = cell(given.rounds, [given.seed, number], documents, n, prevalence, alike, machine)
        for about, one in zip(("material", "documents"), found, strict=True):
            printed, held, wrong, width, never, used, people = one
            assert not printed or never == 1, "wider than people alone"
            print(
                f"| {about} | {machine} | {documents} | {n} | {alike} | {prevalence} | {printed:.2f} | "
                f"{held:.3f} | {wrong:.3f} | {width:.2f} | {used:.2f} | {people:.3f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
