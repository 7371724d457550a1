import pytest

from synth.notebooks.place import place_for, place_of
from synth.notebooks.state import State, next_steps

STEPS = [
    (State(), ["notes"]),
    (State(notes=2, unread=2), ["run"]),
    (State(notes=2, begun=True, sources=2, statements=9, projects=1), ["begin", "report"]),
    (
        State(notes=2, begun=True, sources=2, statements=9, projects=1, report=True, doubtful=1),
        ["check", "begin"],
    ),
    (
        State(notes=2, begun=True, sources=2, statements=9, projects=1, report=True, read={"ก": 3}, codes=2),
        ["go_on"],
    ),
    (
        State(notes=2, begun=True, sources=2, statements=9, projects=1, report=True, read={"ก": 9}, codes=2),
        ["freeze"],
    ),
    (State(2, 0, True, 2, statements=9, projects=1, report=True, read={"ก": 9}, codes=2, frozen=True), []),
    (
        State(2, 0, True, 2, statements=9, projects=1, read={"ก": 9, "ข": 2}, both=2, frozen=True),
        ["agreement", "report"],
    ),
    (
        State(2, 1, True, 2, statements=9, projects=1, read={"ก": 9}, frozen=True, orphans=1),
        ["run", "settle"],
    ),
    (
        State(2, 0, True, 2, statements=9, projects=1, report=True, stale=True, read={"ก": 9}, frozen=True),
        ["report"],
    ),
    (State(notes=2, begun=True, sources=2, statements=9, report=True), ["begin", "project"]),
]


@pytest.mark.parametrize(("state", "steps"), STEPS)
def test_what_can_be_done_next(state, steps):
    assert next_steps(state) == steps


PLACES = [
    (["corpus/", "notebooks/"], True),
    (["study.db"], True),
    (["study.db", "corpus/"], True),
    (["corpus/"], False),
    (["notebooks/", "x.db"], False),
    ([], False),
]


@pytest.mark.parametrize(("there", "is_one"), PLACES)
def test_what_is_a_study_folder(tmp_path, there, is_one):
    for name in there:
        path = tmp_path / name
        path.mkdir() if name.endswith("/") else path.touch()
    assert (place_of(tmp_path) is not None) == is_one
    assert (place_for(tmp_path).study == tmp_path / "study.db") == is_one
    assert place_for(tmp_path).corpus == (tmp_path / "corpus" if is_one else tmp_path)


def test_a_study_of_another_name_is_in_its_folder(tmp_path):
    place = place_of(tmp_path / "เก็บ" / "ปี67.db")
    assert (place.folder, place.study.name) == (tmp_path / "เก็บ", "ปี67.db")
    assert place_of(tmp_path / "ไม่มี") is None
