"""Machines in the report: which were tried, how people judged them, and that none was used."""

import sqlite3

import pandas as pd
import pytest

from study.conftest import begin
from synth.report.data import gather
from synth.report.outline import build
from synth.report.wording import Wording

LINES = {"a.txt": [f"คำพูดสมมติข้อ {n}" for n in range(6)]}


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """Two configurations tried, one to its end, before a lot that is read whole."""
    made, ids = begin(tmp_path_factory.mktemp("judged") / "study.db", LINES)
    settings = {"model": "qwen2.5:7b", "host": "", "parameters": {"temperature": 0}, "codes": ["trust"]}
    machine = made.try_machine("assistant", settings, coder="a")
    made.freeze(machine, ids, [(ids[0], "trust")], coder="a", dropped=2)
    made.try_machine("assistant", settings | {"model": "llama3"}, coder="a")
    made.draw(4, "a", seed=1)
    for name in made.drawn():
        made.code(name, "trust", coder="a")
    return made


def written(study, lang):
    contents = build(gather(study, Wording(lang)), sections=["method", "sources", "judged"])
    return contents, {table.name: table for table in contents.tables}


@pytest.mark.parametrize(("lang", "model"), [("th", "แบบจำลองภาษา"), ("en", "language model")])
def test_every_configuration_is_listed_also_one_that_came_to_nothing(study, lang, model):
    _, tables = written(study, lang)
    first, second = tables["judged_machines"].rows
    assert model in first[0].lower()
    assert "qwen2.5:7b" in first[0]
    assert first[1:4] == [6, 1, 2]
    assert second[1:6] == [None] * 5


def test_answers_that_are_not_those_that_were_kept_are_said_to_be_so(tmp_path):
    study, ids = begin(tmp_path / "study.db", LINES)
    machine = study.try_machine("assistant", {"model": "m"}, coder="a")
    study.freeze(machine, ids, [(ids[0], "trust")], coder="a")
    states = []
    for _ in range(2):
        _, tables = written(study, "en")
        states.append(tables["judged_machines"].rows[0][-1])
        with sqlite3.connect(study.path) as file:
            file.execute("DELETE FROM guesses WHERE statement_id = ?", [ids[0]])
    assert ["not those that were kept" in state for state in states] == [False, True]


def test_a_machine_is_held_only_to_drawn_statements_that_it_was_asked_about(tmp_path):
    """One was asked before more came: what it said is wholly right; one was kept after the draw."""
    study, ids = begin(tmp_path / "study.db", LINES)
    kept = {}
    for model, asked in (("first", ids[:3]), ("last", ids), ("late", ids[:4])):
        if model == "late":
            study.draw(6, "a", seed=1)
            for place, name in enumerate(ids):
                study.review(name, coder="a")
                if place % 2 == 0:
                    study.code(name, "trust", coder="a")
        machine = study.try_machine("assistant", {"model": model}, coder="a")
        right = [(name, "trust") for place, name in enumerate(asked) if place % 2 == 0]
        kept[model] = study.freeze(machine, asked, right, coder="a")
    agreed = gather(study, Wording("en")).judged["agreement"]
    found = {
        model: agreed[act].set_index("level").loc["overall", ["statements", "machine"]].tolist()
        for model, act in kept.items()
    }
    assert found == {"first": [3, 1.0], "last": [6, 1.0], "late": [4, 1.0]}


def test_a_share_that_is_refused_has_its_reason_and_no_number(study):
    _, tables = written(study, "en")
    for row in tables["judged_shares"].rows:
        assert row[3:6] == [None] * 3
        assert row[-1]


@pytest.mark.parametrize(
    ("lang", "none"), [("th", "ไม่ได้ใช้แบบจำลองภาษา"), ("en", "No language model suggested codes")]
)
def test_the_method_says_which_model_was_used_or_that_none_was(study, tmp_path, lang, none):
    def said(one):
        return " ".join(getattr(block, "text", "") or "" for block in written(one, lang)[0].blocks)

    assert "qwen2.5:7b" in said(study)
    assert none not in said(study)
    bare, ids = begin(tmp_path / "study.db", LINES)
    bare.code(ids[0], "trust", coder="a")
    assert none in said(bare)
    assert pd.DataFrame(bare.machines()).empty
