"""One statement, and what is new, asked for by themselves: what the whole tables say."""

import pytest

from synth.study import Study

from .conftest import begin, codes_of


def of_tables(study, name):
    """Say of a statement what the tables say."""
    tables = study.tables()
    mine = {
        key: table[table["statement_id"] == name] for key, table in tables.items() if "statement_id" in table
    }
    row = mine["statements"].iloc[0]
    return {
        **{
            key: row[key]
            for key in ("source_id", "section", "item", "speaker", "time", "repeats", "text", "use")
        },
        "certain": float(row["certain"]),
        **{key: int(row[key]) for key in ("start", "end")},
        "codings": list(mine["codings"][["code", "coder", "origin"]].itertuples(index=False, name=None)),
        "reviews": dict(zip(mine["reviews"]["coder"], mine["reviews"]["created_at"], strict=True)),
        "dismissals": set(mine["dismissals"][["code", "coder"]].itertuples(index=False, name=None)),
        "inherited": list(mine["inherited"][["code", "coder", "because"]].itertuples(index=False, name=None)),
    }


def busy(study, ids):
    """Do a little of everything."""
    study.code(ids[0], "trust", coder="ก")
    study.code(ids[0], "people", coder="ข", basis="พบคำว่า แกนนำ")
    study.code(ids[0], "success", coder="ก")
    study.uncode(ids[0], "success", coder="ก")
    study.dismiss(ids[1], "team", coder="ก")
    study.review(ids[1], coder="ข")
    study.split(ids[0], 4, coder="ก")
    study.code(ids[2], "team", coder="ก")
    study.merge_codes(["team"], "trust", coder="ก")
    study.split_code("people", ["elders", "youth"], coder="ก")
    study.code(ids[3], "obstacle", coder="ข")
    study.undo(coder="ข")
    study.set_use(ids[3], "left out", coder="ก")


@pytest.mark.parametrize("source_left_out", [False, True])
def test_one_statement_is_what_the_tables_say(study, ids, source_left_out):
    if source_left_out:
        study.set_use("note.txt", "left out", coder="ก")
    busy(study, ids)
    names = study.statements()["statement_id"].tolist()
    assert len(names) == 5
    for name in names:
        assert study.statement(name) == of_tables(study, name)
    assert study.statement(ids[0]) is None  # it was split
    assert study.statement("nobody") is None


def test_a_code_that_no_version_has_any_more(study, ids):
    study.add_code("joy", coder="ก")
    study.code(ids[0], "joy", coder="ข")
    study.set_codebook(study.codebook()[lambda book: book["code"] != "joy"])
    assert study.statement(ids[0]) == of_tables(study, ids[0])


def test_the_tables_of_one_moment_are_the_tables(study, ids):
    busy(study, ids)
    for name, table in study.tables().items():
        assert table.equals(getattr(study, name)()), name


def test_what_was_done_since_an_act(study, ids):
    count, last = study.reached
    assert study.since(last).empty
    study.code(ids[0], "trust", coder="ก")
    study.memo("statement", ids[1], "คิดต่อ", coder="ข")
    study.rename_code("trust", "ก", to="faith")
    parts = study.split(ids[2], 3, coder="ข")
    study.undo(coder="ข")
    study.redo(coder="ข")
    new = study.since(last)
    assert study.reached == (count + 6, new["event_id"].iloc[-1])
    assert new[["coder", "act", "kind"]].values.tolist() == [
        ["ก", "code", "code"],
        ["ข", "memo", "memo"],
        ["ก", "rename", "rename"],
        ["ข", "split", "split"],
        ["ข", "undo", "split"],
        ["ข", "redo", "split"],
    ]
    touched = [ids[2], *parts]
    assert new["statements"].tolist() == [[ids[0]], [ids[1]], [], touched, touched, touched]
    assert new["code"].tolist() == ["faith", "", "faith", "", "", ""]


def test_a_merge_is_noticed_by_the_number_of_acts(study, ids, tmp_path):
    with begin(tmp_path / "other.db")[0] as other:
        other.code(ids[0], "trust", coder="ข")
    study.code(ids[0], "trust", coder="ก")
    count, last = study.reached
    study.merge(tmp_path / "other.db")
    missed = study.reached[0] - count - len(study.since(last))
    assert missed > 0  # the other file's acts that are older than the last one here
    assert len(codes_of(study)) == 2


def test_the_history_of_one_statement(study, ids):
    study.code(ids[0], "trust", coder="ก")
    study.review(ids[1], coder="ก")
    study.undo(coder="ก")
    study.redo(coder="ก")
    study.memo("statement", ids[1], "คิดต่อ", coder="ข")
    [part, _] = study.split(ids[0], 4, coder="ข")
    assert study.history(statement_id=ids[0])["act"].tolist() == ["code", "split"]
    told = study.history("en", ids[1])
    assert told["act"].tolist() == ["review", "undo", "redo", "memo"]
    assert told["words"][2].startswith("redid: read “")
    assert study.history(statement_id=part)["act"].tolist() == ["split"]
    assert len(study.history()) > 6


def test_a_code_moves_to_another_dimension_with_those_below_it(study):
    study.move_code("people", "", coder="ก", dimension="ประเภทข้อค้นพบ")
    book = study.codebook().set_index("code")
    assert set(book["dimension"]) == {"ประเภทข้อค้นพบ"}
    assert book.loc["trust", "parent"] == "people"
    with pytest.raises(ValueError, match="its parent"):
        study.move_code("trust", "people", coder="ก", dimension="ประเด็น")
    with Study(study.path) as again:
        assert again.codebook().equals(study.codebook())
