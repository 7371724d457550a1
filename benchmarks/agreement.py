"""Time of `agreement` with 100 codes, three coders and 1,000 resamples, and how it grows with statements.

.venv/bin/python benchmarks/agreement.py [STATEMENTS …]
"""

import sys
import time

import numpy as np
import pandas as pd

from synth.findings.agreement import agreement


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


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [2_000, 6_000, 20_000]
    print("| statements | seconds | seconds for 1,000 statements |\n|---|---|---|")
    for size in sizes:
        tables = study(size)
        began = time.perf_counter()
        agreement(*tables)
        seconds = time.perf_counter() - began
        print(f"| {size:,} | {seconds:.1f} | {1000 * seconds / size:.2f} |")


if __name__ == "__main__":
    main()
