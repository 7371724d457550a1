"""A short form of `make soak`: every part once."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from soak import PARTS, soak, table


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_nothing_breaks(part):
    counts, broken = soak(0, seed=1, parts=[part])
    assert not broken[part.__name__], "\n".join([*table(counts, broken), *map(str, broken[part.__name__])])
    assert counts[part.__name__].total() > 1
