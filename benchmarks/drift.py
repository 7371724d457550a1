"""Alarms, coverage and power of a comparison of cohorts when the coder changed, with and without anchors.

    .venv/bin/python benchmarks/drift.py [TRIALS]

Two cohorts of 20 or 60 notes with 10 to 40 statements each; the true share of a code varies between notes
with an intraclass correlation of .1. A coder sees a code that is there with the sensitivity given, and one
that is not there in 2 % of statements; errors are independent. Anchors are statements of the earlier
cohort, coded again as the coder codes now, half of them drawn over codes (ten, or this one alone), half by
lot. The true difference is that of what the coding of now finds in both; beside Welch's, it is that without
any drift.
"""

import sys

import numpy as np

from synth.findings.intervals import welch_interval
from synth.findings.yardstick import through, yardstick

CORRELATION, FALSE = 0.1, 0.02
DRIFTS = ((0.8, 0.8), (0.8, 0.7), (0.8, 0.6))


def notes(rng, n, share):
    """Draw for each statement its note, and whether the code is there."""
    sizes = rng.integers(10, 41, n)
    strength = 1 / CORRELATION - 1
    own = rng.beta(share * strength, (1 - share) * strength, n)
    place = np.repeat(np.arange(n), sizes)
    return place, rng.random(len(place)) < own[place]


def coded(rng, there, sensitivity):
    return rng.random(len(there)) < np.where(there, sensitivity, FALSE)


def shares(place, given):
    return np.bincount(place, weights=given) / np.bincount(place)


def lot(rng, then, size, codes):
    """Draw the anchors that count for one code: half of all by lot, and those drawn for it."""
    half = rng.permutation(len(then))[: size - size // 2]
    rest = rng.permutation(np.setdiff1d(np.flatnonzero(then), half))
    return np.concatenate([half, rest[: size // 2 // codes]])


def trial(rng, n, share, change, drift, anchors, codes):
    """Return whether Welch alone alarms and holds what is true, and the same of the test with anchors."""
    before, now = drift
    place, there = notes(rng, n, share)
    then = coded(rng, there, before)
    later, there_later = notes(rng, n, share * change)
    after = shares(later, coded(rng, there_later, now))
    drawn = lot(rng, then, anchors, codes)
    seen = yardstick(then[drawn], coded(rng, there, now)[drawn], place[drawn])
    earlier = shares(place, then)
    low, high = welch_interval(after, earlier)
    truth, plain = (share * (change - 1) * (one - FALSE) for one in (now, before))
    found = through(seen, after, earlier)
    enough = seen.is_enough and not np.isnan(found.low)
    alone = not low <= 0 <= high, low <= plain <= high
    return (
        *alone,
        found.p <= 0.05,
        found.low <= truth <= found.high,
        enough,
        found.high - found.low,
        high - low,
    )


def main() -> None:
    trials = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    heads = "notes, share, later ×, drift, codes, anchors, Welch alarms, holds, with anchors: alarms, holds"
    print("| " + " | ".join(f"{heads}, enough, width ÷ Welch".split(", ")) + " |")
    print("|" + "---|" * 12)
    rng = np.random.default_rng(21)
    for share, codes, anchors in ((0.3, 1, 100), (0.3, 10, 100), (0.15, 10, 100), (0.15, 10, 300)):
        for n in (20, 60):
            for change in (1.0, 1.5):
                for drift in DRIFTS:
                    rows = np.array(
                        [trial(rng, n, share, change, drift, anchors, codes) for _ in range(trials)],
                        dtype=float,
                    )
                    enough = rows[:, 4] > 0
                    alone, told = rows.mean(axis=0), rows[enough].mean(axis=0)
                    cells = [n, share, change, f"{drift[0]} → {drift[1]}", codes, anchors]
                    cells += [f"{alone[0]:.3f}", f"{alone[1]:.3f}", f"{told[2]:.3f}", f"{told[3]:.3f}"]
                    cells += [f"{enough.mean():.2f}", f"{np.median(rows[enough, 5] / rows[enough, 6]):.2f}"]
                    print("| " + " | ".join(map(str, cells)) + " |", flush=True)


if __name__ == "__main__":
    main()
