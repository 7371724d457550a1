"""Every column of every table changed in every way, merged and opened: some hours on two cores.

    python tests/soak/product.py [JOBS] [CASES]     # or: make mutations

The cases come in random order (one seed), so that what was done before it was stopped is a fair sample.
"""

import itertools
import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.study import mutating
from tests.study.conftest import MEMORY

SEED, TOLD = 14, 100


def tried(case):
    """Try one case in a folder of this process; give the case, counts and what broke."""
    folder, made, cell = case
    own = Path(folder, str(os.getpid()))
    own.mkdir(exist_ok=True)
    return cell, *mutating.mutations(own, made, [cell], random.Random(f"{cell} {SEED}"))


def product(jobs, most):
    """Try all cells, or the first `most` of them; print counts on the way, return whether any broke."""
    cells = list(itertools.product(mutating.columns(), mutating.KINDS))
    random.Random(SEED).shuffle(cells)
    counts, unchanged, anything = Counter(), 0, False
    began = time.monotonic()
    with (
        tempfile.TemporaryDirectory(dir=MEMORY) as folder,
        multiprocessing.get_context("fork").Pool(jobs) as pool,
    ):
        made = mutating.begin_two(Path(folder))
        cases = [(folder, made, (*place, kind)) for place, kind in cells[:most]]
        for number, (_, came, broken) in enumerate(pool.imap_unordered(tried, cases), start=1):
            counts, unchanged, anything = counts + came, unchanged + (not came), anything or bool(broken)
            for one in broken:
                print("BROKEN", *one, flush=True)
            if number % TOLD == 0 or number == len(cases):
                said = ", ".join(f"{way} {what} {count:,}" for (way, what), count in sorted(counts.items()))
                seconds = time.monotonic() - began
                print(
                    f"{number:,} of {len(cells):,} cells, {unchanged:,} without change: {said} ({seconds:.0f} s)",
                    flush=True,
                )
    return anything


if __name__ == "__main__":
    asked = [int(one) for one in sys.argv[1:]]
    sys.exit(product(*(asked + [os.cpu_count() or 1, None][len(asked) :])))
