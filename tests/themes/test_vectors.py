import numpy as np
import pytest

from synth.study.erasure.neighbours import _computed
from synth.themes import vectors
from synth.themes.vectors import kept_file, vectors_of

TEXTS = ["ผู้นำชุมชน", "งบประมาณ", "ป่าชายเลน", "ผู้นำชุมชน"]


class Reader:
    """A model that remembers what it was asked to read."""

    def __init__(self):
        self.read = []

    def __call__(self, texts):
        self.read += texts
        return np.array([[len(text), sum(map(ord, text)) / 7, 1 / 3] for text in texts])


@pytest.fixture(autouse=True)
def forgotten(monkeypatch):
    """Each test begins as a new program does: nothing in memory."""
    monkeypatch.setattr(vectors, "_held", {})


def restart(monkeypatch):
    monkeypatch.setattr(vectors, "_held", {})


def test_what_was_read_is_not_read_again(tmp_path, monkeypatch):
    study, reader = tmp_path / "study.db", Reader()
    first = vectors_of(TEXTS, "m 1", reader, study)
    assert reader.read == TEXTS[:3]
    restart(monkeypatch)
    again = vectors_of([*TEXTS, "น้ำ"], "m 1", reader, study)
    assert reader.read == [*TEXTS[:3], "น้ำ"]
    np.testing.assert_array_equal(again[:4], first)
    restart(monkeypatch)
    vectors_of(TEXTS, "m 2", reader, study)  # another model
    assert reader.read[4:] == TEXTS[:3]


def test_what_is_in_memory_is_kept_beside_the_study_that_asks(tmp_path, monkeypatch):
    reader = Reader()
    vectors_of(TEXTS, "m", reader)
    vectors_of(TEXTS[:1], "m", reader, tmp_path / "a.db")
    restart(monkeypatch)
    vectors_of(TEXTS[:2], "m", reader, tmp_path / "a.db")
    assert reader.read == [*TEXTS[:3], TEXTS[1]]  # only what was asked for with the study is beside it


@pytest.mark.parametrize("broken", [b"", b"PK\x03\x04", b"nonsense", b"\x93NUMPY\x01\x00"])
def test_a_broken_file_is_written_anew(tmp_path, monkeypatch, broken):
    study, reader = tmp_path / "study.db", Reader()
    kept_file(study, "m").write_bytes(broken)
    first = vectors_of(TEXTS, "m", reader, study)
    restart(monkeypatch)
    np.testing.assert_array_equal(vectors_of(TEXTS, "m", reader, study), first)
    assert reader.read == TEXTS[:3]


def test_who_stops_in_the_middle_goes_on_from_there(tmp_path, monkeypatch):
    study, texts = tmp_path / "study.db", [f"ข้อความที่ {n}" for n in range(50)]
    reader = Reader()

    def stopped(some):
        if len(reader.read) >= 32:
            raise KeyboardInterrupt
        return reader(some)

    with pytest.raises(KeyboardInterrupt):
        vectors_of(texts, "m", stopped, study)
    restart(monkeypatch)
    vectors_of(texts, "m", reader, study)
    assert reader.read == texts


def test_a_folder_that_cannot_be_written_to_keeps_nothing(tmp_path):
    assert len(vectors_of(TEXTS, "m", Reader(), tmp_path / "nowhere" / "study.db")) == 4


def test_no_word_is_in_the_file_and_it_goes_with_what_is_erased(tmp_path):
    study = tmp_path / "study.db"
    vectors_of(TEXTS, "m", Reader(), study)
    assert "ผู้นำชุมชน".encode() not in kept_file(study, "m").read_bytes()
    left = tmp_path / ".study.db.m.123.part.vectors"  # of a program that was killed
    left.write_bytes(b"")
    assert set(_computed(study)) == {kept_file(study, "m"), left}


def test_nothing_to_read():
    assert len(vectors_of([], "m", Reader())) == 0
