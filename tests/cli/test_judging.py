"""The verbs assistant, draw and shares, as they are typed."""

import csv

import pytest
from click.testing import CliRunner

import synth
from synth.cli import main
from themes.answering import said as model_says
from themes.answering import serving

from .conftest import said


def agreeing(statement, prompt):
    return model_says(True, statement[:6])


@pytest.fixture
def defined(begun):
    """A study with a codebook that says what its codes are."""
    import pandas as pd

    with synth.Study(begun / "study.db") as study:
        book = {"code": ["trust"], "name": ["ความไว้วางใจ"], "definition": ["คนไว้ใจกัน"], "keywords": ["เชื่อ"]}
        study.set_codebook(pd.DataFrame(book), coder="ก")
    return begun


def test_a_model_is_asked_after_it_was_said_what_that_costs(defined):
    with serving(agreeing) as (address, asked):
        line = ["assistant", "งาน", "--model", "m", "--address", address, "--coder", "ก"]
        refused = CliRunner().invoke(main, line, input="n\n")
        assert refused.exit_code == 0
        assert "ต้องถาม" in refused.output
        assert f"ส่งไปที่เซิร์ฟเวอร์ {address} เท่านั้น" in refused.output
        assert len(asked) == 1  # an invented statement, to see how long it takes
        assert "เวทีตัวอย่าง" in asked[0]["messages"][1]["content"]
        told = said("assistant", "งาน", "--model", "m", "--address", address, "--coder", "ก", "--yes")
        assert "ยังไม่ใช่การลงรหัส" in told
        n = len(asked)
        said("assistant", "งาน", "--model", "m", "--address", address, "--coder", "ก", "--yes")
        assert len(asked) == n
    with synth.Study(defined / "study.db") as study:
        assert len(study.machines()) == 1
        assert study.codings().empty


def test_what_is_wrong_is_said_in_a_line(defined):
    told = said("assistant", "งาน", "--model", "m", "--address", "http://127.0.0.1:9/v1", "--yes", status=2)
    assert "ไม่มีเซิร์ฟเวอร์ตอบ" in told
    told = said("assistant", "งาน", "--model", "m", "--address", "https://api.example.org/v1", status=2)
    assert "--host api.example.org" in told
    assert "--host ollama.com" in said("assistant", "งาน", "--model", "gpt-oss:120b-cloud", "--yes", status=2)
    with serving(agreeing, 404) as (address, _):
        assert "/v1" in said("assistant", "งาน", "--model", "m", "--address", address, "--yes", status=2)
    assert "ยังไม่ได้สุ่ม" in said("shares", "งาน", status=2)


@pytest.mark.server
def test_on_a_server_a_lot_is_drawn_and_a_model_asked_from_a_file_that_is_taken_in(defined, server):
    address = server.database("judging")
    said("move", "งาน", address)
    with serving(agreeing) as (place, asked):
        line = ("--model", "m", "--address", place, "--coder", "ก", "--yes")
        assert "synth backup" in said("assistant", address, *line, status=2)
        assert not asked
        with synth.Study(address) as study, pytest.raises(ValueError, match="synth import"):
            study.ask(synth.Assistant("m", place), "ก")
        with synth.Study(address) as study:
            assert study.machines().empty
        said("backup", address, "สำรอง.db")
        said("assistant", "สำรอง.db", *line)
        said("import", address, "สำรอง.db", "--accept")
    with synth.Study(address) as study:
        assert study.machines()["whole"].tolist() == [True]
        assert len(study.guesses())
    other = server.database("judging_2")
    said("move", "งาน", other)
    assert "สุ่ม" in said("draw", other, "2", "--coder", "ก")  # keeps what synth suggests first


def test_a_lot_is_drawn_and_read_and_gives_shares(defined, tmp_path):
    with synth.Study(defined / "study.db") as study:
        ids = study.statements().query("use == 'analysed'")["statement_id"].tolist()
    n = len(ids)
    assert f"จาก {n} ข้อความ" in said("draw", "งาน", str(n - 1), "--coder", "ก")
    with synth.Study(defined / "study.db") as study:
        first, *others = study.drawn()
        study.code(first, "trust", coder="ก")
        assert "ยังอ่านข้อความที่สุ่มมาไม่ครบ" in said("shares", "งาน")
        for name in others:
            study.code(name, "trust", coder="ก")
    assert "fewer than 20" in said("shares", "งาน", "--out", "shares.csv", "--lang", "en")
    with open("shares.csv", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert {row["about"] for row in rows} == {"material", "documents"}
    assert "few_documents" in {row["refused"] for row in rows}
