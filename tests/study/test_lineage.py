"""Which statements there are now, column by column and in reading order."""

import pytest

from synth.study import Study, lineage
from synth.study.standing import current_readings

from .conftest import begin, corpus_of

NOTES = {"ข.txt": ["ผู้นำเสียสละ", "ทำบัญชีโปร่งใส ทุกคนดูได้"], "ก.txt": ["เก็บออมทุกเดือน", "แบ่งหน้าที่ชัดเจน"]}
"""The order of the notes is not that of their names."""


@pytest.fixture
def study(tmp_path):
    with begin(tmp_path / "study.db", NOTES)[0] as made:
        yield made


def now(study, columns=(), sources=()):
    with study._store.reading() as connection:
        return lineage.placed(connection, current_readings(connection, *sources), columns)


def words(study):
    texts = dict(zip(*(study.sources()[name] for name in ("source_id", "text")), strict=True))
    held = now(study)
    places = zip(*(held[name] for name in ("source_id", "start", "end")), strict=True)
    return [texts[source][start:end] for source, start, end in places]


def named(study, text):
    return study.statements().set_index("text")["statement_id"][text]


def test_statements_are_in_reading_order_with_the_columns_that_are_asked_for(study):
    assert words(study) == [*NOTES["ข.txt"], *NOTES["ก.txt"]]
    assert list(now(study)["source_id"]) == ["ข.txt"] * 2 + ["ก.txt"] * 2
    assert list(now(study, ("item",), ("ก.txt",))["item"]) == ["1", "2"]
    with study._store.reading() as connection:
        rows = lineage.present(connection, current_readings(connection), ("item",))
    held = now(study, ("item",))
    assert [list(row) for row in rows] == [list(held)] * 4
    assert rows[3] == {name: values[3] for name, values in held.items()}


def test_what_was_cut_up_gives_way_to_its_parts_and_comes_back(study):
    long = named(study, "ทำบัญชีโปร่งใส ทุกคนดูได้")
    study.split(long, 15, coder="b")
    assert words(study)[1:3] == ["ทำบัญชีโปร่งใส", "ทุกคนดูได้"]
    study.join([named(study, "เก็บออมทุกเดือน"), named(study, "แบ่งหน้าที่ชัดเจน")], coder="a")
    assert words(study)[3:] == ["เก็บออมทุกเดือน\nแบ่งหน้าที่ชัดเจน"]
    for coder in ("a", "b"):
        study.undo(coder=coder)
    assert words(study) == [*NOTES["ข.txt"], *NOTES["ก.txt"]]


def test_of_a_note_that_was_read_again_the_last_reading_counts(study):
    study.add_corpus(corpus_of(NOTES | {"ก.txt": ["แบ่งหน้าที่ชัดเจน", "เก็บออมทุกวัน"]}))
    assert words(study) == [*NOTES["ข.txt"], "แบ่งหน้าที่ชัดเจน", "เก็บออมทุกวัน"]


def test_a_study_without_statements_has_the_columns(tmp_path):
    with Study(tmp_path / "study.db") as study:
        assert {name: len(values) for name, values in now(study, ("item",)).items()} == dict.fromkeys(
            ("statement_id", "text_id", "start", "end", "made", "item", "source_id"), 0
        )
