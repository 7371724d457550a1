"""Agreement: its time with 100 codes, three coders and 1,000 resamples, and the coverage of alpha's interval.

.venv/bin/python benchmarks/agreement.py [STATEMENTS …]
.venv/bin/python benchmarks/agreement.py coverage [TRIALS]

The second draws notes of 10 to 30 statements with a code that a fifth or a twentieth of them has, unevenly
over notes (intraclass correlation), read by two coders who guess a fifth of the time, more in some notes.
"""

import sys
import time

import numpy as np
import pandas as pd

from synth.findings.agreement import agreement
from synth.findings.alpha import alpha_interval, bootstrap_draws, krippendorff_alpha
from synth.findings.coefficients import Tally


def study(count, codes=100, coders=3, per_source=40):
    rng = np.random.default_rng(0)
    names = np.array([f"c{code}" for code in range(codes)])
    statements = pd.DataFrame({"statement_id": [f"s{n}" for n in range(count)], "use": "analysed"})
    statements["source_id"] = [f"n{n // per_source}" for n in range(count)]
    truth = rng.integers(codes, size=(count, 2))
    codings = []
    for coder in range(coders):
        said = np.where(rng.random(truth.shape) < 0.8, truth, rng.integers(codes, size=truth.shape))
        codings += [
            pd.DataFrame(
                {"statement_id": statements["statement_id"], "code": names[said[:, k]], "coder": f"k{coder}"}
            )
            for k in range(2)
        ]
    codings = pd.concat(codings).drop_duplicates(ignore_index=True)
    book = pd.DataFrame({"code": names, "name": names, "dimension": "ประเด็น"})
    return codings, codings[["statement_id", "coder"]].drop_duplicates(), statements, book


def coded(rng, sources, share, correlation, guessed=0.2):
    """Draw what two coders say of one code, and the source of each statement."""
    sizes = rng.integers(10, 31, sources)
    shares, guesses = np.full(sources, share), np.full(sources, guessed)
    if correlation:
        strength = 1 / correlation - 1
        shares = rng.beta(share * strength, (1 - share) * strength, sources)
        guesses = rng.beta(2, 2 / guessed - 2, sources)
    source = np.repeat(np.arange(sources), sizes)
    truth = rng.random(len(source)) < shares[source]
    said = [
        np.where(rng.random(len(source)) < guesses[source], rng.random(len(source)) < share, truth)
        for _ in range(2)
    ]
    return Tally([False, True], np.array(said, dtype=int).T), list(source)


def coverage(trials: int) -> None:
    rng = np.random.default_rng(0)
    print("| correlation | share | sources | interval given | holds the truth |\n|---|---|---|---|---|")
    for correlation in (0.0, 0.1):
        for share in (0.2, 0.05):
            truth = krippendorff_alpha(coded(rng, 20_000, share, correlation)[0])
            for sources in (6, 10, 20, 40):
                draws = bootstrap_draws(sources)
                made = [
                    alpha_interval(*coded(rng, sources, share, correlation), None, draws)
                    for _ in range(trials)
                ]
                made = np.array([edges for edges in made if not np.isnan(edges[0])])
                holds = ((made[:, 0] <= truth) & (truth <= made[:, 1])).mean()
                given = len(made) / trials
                print(f"| {correlation} | {share} | {sources} | {given:.2f} | {holds:.3f} |", flush=True)


def seconds(sizes: list[int]) -> None:
    print("| statements | seconds | seconds for 1,000 statements |\n|---|---|---|")
    for size in sizes:
        tables = study(size)
        began = time.perf_counter()
        agreement(*tables)
        took = time.perf_counter() - began
        print(f"| {size:,} | {took:.1f} | {1000 * took / size:.2f} |", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["coverage"]:
        coverage(int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
    else:
        seconds([int(size) for size in sys.argv[1:]] or [2_000, 6_000, 20_000])
