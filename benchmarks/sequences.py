"""False alarms and power of `code_sequences`, for nearness and for order.

    .venv/bin/python benchmarks/sequences.py [TRIALS]

Twenty notes of 10 to 20 statements, two codes whose shares differ between notes. "Any order": statements
stand in any order. "In clumps": the codes stand together, in either direction, as where a note speaks of them
for a while. "In order": so many statements of the first code have the second next, whatever else it has.
"""

import sys

import numpy as np

from synth.findings.following import Followings, by_chance, in_order

NOTES, ORDERS = 20, 199


def notes(rng, follows=0.0, clumps=False):
    """Draw which statements have which code, and of which note each is."""
    made, unit = [], []
    for note in range(NOTES):
        size = int(rng.integers(10, 21))
        given = rng.random((size, 2)) < rng.beta(2, 6, 2)
        if clumps:
            wave = np.sin(np.arange(size) / size * 2 * np.pi + rng.uniform(0, 2 * np.pi)) > 0
            given &= wave[:, None] | (rng.random((size, 2)) < 0.3)
        given[1:, 1] |= given[:-1, 0] & (rng.random(size - 1) < follows)
        made.append(given)
        unit += [note] * size
    return np.concatenate(made).astype(np.float32), np.array(unit)


def trial(rng, **how):
    given, unit = notes(rng, **how)
    counted = Followings(given, unit, unit, lag=1)
    _, p = by_chance(counted, unit, ORDERS, rng)
    return p[0, 1] <= 0.05, in_order(counted, ORDERS, rng)[0, 1] <= 0.05


def main() -> None:
    trials = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    rng = np.random.default_rng(21)
    print("| notes | near: p ≤ .05 | order: p ≤ .05 |\n|---|---|---|")
    cases = {
        "any order": {},
        "in clumps": {"clumps": True},
        "in order, .2": {"follows": 0.2},
        "in order, .4": {"follows": 0.4},
    }
    for name, how in cases.items():
        near, order = np.mean([trial(rng, **how) for _ in range(trials)], axis=0)
        print(f"| {name} | {near:.3f} | {order:.3f} |", flush=True)


if __name__ == "__main__":
    main()
