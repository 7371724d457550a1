"""Every kind of act is known wherever a kind must be: a new one fails here until all have heard of it."""

import pytest

from synth.study import tables
from synth.study.act_kinds import BRINGS, OF_THE_PROGRAM
from synth.study.acts.kept import NAMES_STATEMENTS
from synth.study.acts.undo import UNDOABLE
from synth.study.care import act_bonds, references, rescue
from synth.study.erasure import burying
from synth.widget.actions import CALLED
from synth.widget.desk import READ_ANEW
from synth.widget.page import Words

BY_THE_PROGRAM = {*OF_THE_PROGRAM} - {"codebook"}
STAYS = BY_THE_PROGRAM | {"import", "remember", "redo", "draw"}
"""Kinds that no key takes back: `undo.UNDOABLE` holds all others."""
RESTS_ON = {
    **dict.fromkeys(("split", "join", "take back"), "work on the statements that it made"),
    **{"draw anchors": "work on the anchors", "memo": "a later wording", "hear": "a later wording"},
    **dict.fromkeys(("write cell", "write claim", "answer form", "triangulate"), "a later wording"),
    **dict.fromkeys(("codebook", "add code", "change code", "rename", "retire", "move"), "codings, versions"),
    **dict.fromkeys(("merge", "divide"), "codings, later versions"),
    **dict.fromkeys(("code", "uncode", "review", "dismiss", "attribute", "use", "name", "confirm"), ""),
    **dict.fromkeys(("correct", "take out", "put back", "same", "confirm cell", "link", "unlink"), ""),
    **dict.fromkeys(("map form", "judge lesson"), ""),
}
"""What may rest on an act that can be undone, so that `undo._bears` refuses; empty where nothing does."""

PLACES = [
    (READ_ANEW, {*BRINGS} - {"undo", "redo"}, "widget/desk.py READ_ANEW: what the page reads anew after it"),
    (UNDOABLE, {*BRINGS} - STAYS, "study/acts/undo.py UNDOABLE, or STAYS in this test"),
    (RESTS_ON, {*UNDOABLE}, "study/acts/undo.py _bears: what may rest on it, and RESTS_ON in this test"),
    (CALLED, {*UNDOABLE}, "widget/actions.py CALLED: how the page calls it when it was undone"),
]


@pytest.mark.parametrize(
    ("known", "wanted", "where"), PLACES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_each_kind_of_act_is_known(known, wanted, where):
    assert set(known) == wanted, where


def test_what_an_undone_act_is_called_is_worded():
    for lang in ("th", "en"):
        words = Words(lang)
        for called in CALLED.values():
            assert words[f"act.{called}"]


def test_tables_that_acts_bring_are_there():
    brought = {table for needed, free in BRINGS.values() for table in needed + free}
    assert brought <= tables.metadata.tables.keys()
    of_acts = {table.name for table in tables.metadata.sorted_tables if "event_id" in table.c}
    assert of_acts - {"events", "origins"} == brought, (
        "study/act_kinds.py BRINGS: which act brings rows to it"
    )


def test_a_row_whose_act_is_lost_stands_for_a_kind_of_act():
    of_coders = {table.name for table in act_bonds.BY_A_CODER} | {"removals"}
    assert rescue.STANDS_FOR.keys() == of_coders, "study/care/rescue.py STANDS_FOR"
    for table, kind in rescue.STANDS_FOR.items():
        assert table in BRINGS[kind][0]


# Columns that name a statement, a text or a source

NO_WORK = {
    "guesses.statement_id": "a machine's answer, which keeps no reading and hinders no undo",
    "anchors.anchor_id": "the seat of an anchor; the statement seated is anchors.statement_id",
    "triangulations.target_id": "a code or a claim, never a statement",
}


def naming_statements():
    """Give the columns that name a statement: by the references, or by what they are about."""
    named = {column for column, target in references._references() if target.table is tables.statements}
    about = {table.c.target_id for table in tables.metadata.sorted_tables if "target_id" in table.c}
    return {f"{column.table.name}.{column.name}" for column in named | about}


def test_what_names_a_statement_keeps_its_reading_and_bears_on_an_undo():
    known = {f"{column.table.name}.{column.name}" for column in NAMES_STATEMENTS}
    assert known == naming_statements() - NO_WORK.keys(), (
        "study/acts/kept.py NAMES_STATEMENTS, or NO_WORK here"
    )


def test_what_names_a_statement_a_text_or_a_source_is_buried_with_it():
    buried = {f"{column.table.name}.{column.name}" for column in burying.OF_STATEMENTS}
    assert buried == naming_statements() - {"triangulations.target_id"}, (
        "study/erasure/burying.py OF_STATEMENTS"
    )
    gone = {column.table for column in (*burying.OF_STATEMENTS, *burying.OF_TEXTS, *burying.OF_SOURCES)}
    holding = {
        table for table in tables.metadata.sorted_tables if {"text_id", "source_id"} & set(table.c.keys())
    }
    assert holding <= gone, "study/erasure/burying.py OF_TEXTS or OF_SOURCES"
