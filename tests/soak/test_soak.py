"""A short form of `make soak`: every part once."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from soak import PARTS, soak, table

LONG = ("kills", "writers", "merges", "damages")
EACH = [
    pytest.param(part, id=part.__name__, marks=pytest.mark.long if part.__name__ in LONG else ())
    for part in PARTS
]


@pytest.mark.parametrize("part", EACH)
def test_nothing_breaks(part):
    counts, broken = soak(0, seed=1, parts=[part])
    assert not broken[part.__name__], "\n".join([*table(counts, broken), *map(str, broken[part.__name__])])
    assert counts[part.__name__].total() > 1
