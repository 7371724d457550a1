"""What a worker does with files, without a cluster; with one, tests/test_cluster.py."""

import time

import pytest

from synth.corpus import afar
from synth.corpus.afar import _blocks, _Resting


class Helpers:
    """In the place of processes."""

    made: list = []  # noqa: RUF012

    def __init__(self):
        self.closed = False
        self.made.append(self)

    def close(self):
        self.closed = True


@pytest.fixture
def made(monkeypatch):
    monkeypatch.setattr(afar, "Helpers", Helpers)
    monkeypatch.setattr(afar, "_REST", 0.05)
    monkeypatch.setattr(Helpers, "made", [])
    return Helpers.made


def test_helpers_serve_all_who_ask_and_end_after_a_rest(made):
    resting = _Resting()
    with resting.woken() as one:
        with resting.woken() as other:
            assert one is other
        time.sleep(0.2)
        assert not one.closed  # somebody is still at work
    for _ in range(1_200):
        if one.closed:
            break
        time.sleep(0.05)
    with resting.woken() as again:
        assert (one.closed, again.closed, made) == (True, False, [one, again])


@pytest.mark.parametrize(
    ("sizes", "blocks"),
    [
        ([], []),
        ([10], [1]),
        ([10] * 40, [16, 16, 8]),
        ([60_000, 60_000, 10, 200_000, 5], [2, 2, 1]),
    ],
)
def test_small_files_go_together(tmp_path, sizes, blocks):
    files = []
    for number, size in enumerate(sizes):
        path = tmp_path / f"{number}.txt"
        path.write_bytes(b"x" * size)
        files.append((path, path.name, {}))
    found = list(_blocks(files, [True] * len(files)))
    assert [len(block) for block in found] == blocks
    assert [name for block in found for _, _, name, _ in block] == [name for _, name, _ in files]


def test_a_file_that_is_gone_by_then_is_left_to_be_read_here(tmp_path):
    [[(letters, *_)]] = _blocks([(tmp_path / "ไม่มี.txt", "ไม่มี.txt", {})], [True])
    assert letters is None
