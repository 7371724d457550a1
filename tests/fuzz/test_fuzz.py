"""A small seeded run of the fuzzer; `make fuzz` runs thousands."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from fuzz import run


def test_mutated_files_end_in_statements_or_in_the_promised_error(tmp_path):
    ended = run(40, seed=1, keep=tmp_path / "kept")
    assert not any(counts["FAILED"] for counts in ended.values()), sorted((tmp_path / "kept").iterdir())
    assert all(counts.total() == 40 for counts in ended.values())
