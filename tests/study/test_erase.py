"""Erasing for good: no byte left, codings at their words, and nothing that brings it back."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pandas as pd
import pytest

import synth
from synth.study import Study
from synth.study.tombstones import PUT

NAME, FILE = "ป้าแดง", "สัมภาษณ์ป้าแดง.txt"
NOTE = "บทเรียน\n1. ป้าแดงเล่าว่าน้ำแห้ง\n2. ทุกคนช่วยกัน ป้า แดงก็มา\n3. ชาวบ้านร่วมมือดี\n"
OTHER = "บทเรียน\n1. ลุงดำเล่าว่าดี\n2. ทุกคนมา\n"


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "home" / "corpus"
    folder.mkdir(parents=True)
    (folder / FILE).write_text(NOTE, encoding="utf-8")
    (folder / "b.txt").write_text(OTHER, encoding="utf-8")
    return folder


@pytest.fixture
def study(corpus, request):
    """A study that says the name wherever words can stand, in a file or on a server."""
    place = corpus.parent / "study.db"
    if getattr(request, "param", "file") == "server":
        place = request.getfixturevalue("server").database("erase")
    with Study(place) as made:
        made.add_corpus(synth.read_corpus(corpus))
        codes = {"code": ["a"], "name": ["ก"], "example": ["ป้าแดงเล่าว่า"], "keywords": ["ป้าแดง"]}
        made.set_codebook(pd.DataFrame(codes), coder="y")
        ids = made.statements()["statement_id"]
        for one in ids:
            made.code(one, "a", coder=NAME)
        own = ids[made.statements()["text"] == "ชาวบ้านร่วมมือดี"].iloc[0]
        made.code(own, "a", coder="y", span=(0, 7))
        made.memo("source", FILE, "ถามป้าแดงอีกครั้ง", coder="y")
        made.set_attribute(FILE, "recorder", NAME, coder="y")
        made.name_version("ฉบับป้าแดง", coder="y")
        yield made


def bytes_of(folder):
    """Give the bytes of every file that is no source."""
    return {path.name: path.read_bytes() for path in Path(folder).iterdir() if path.is_file()}


def held(study):
    """Give every byte of a study; of one on a server, every row."""
    if isinstance(study.path, Path):
        return study.path.read_bytes()
    return "".join(table.to_csv() for table in study.dump().values()).encode()


@pytest.mark.file
def test_no_byte_is_left_in_the_file_its_journal_its_neighbours_and_backups(study):
    home = study.path.parent
    study.backup(home / "study-2026-11-29.db")
    for name in ("study.db.vectors", "study.db.tokens", "study.db.looked"):
        (home / name).write_bytes("ป้าแดง".encode())
    (home / "study.db.format-3").write_bytes((home / "study.db").read_bytes())
    assert sum(NAME.encode() in held for held in bytes_of(home).values()) == 6
    receipt = study.erase([NAME, "ลุงดำ"], coder="y")
    held = bytes_of(home)
    assert [name for name, said in held.items() if NAME.encode() in said or "แดง".encode() in said] == []
    assert [name for name, said in held.items() if "ลุงดำ".encode() in said] == []
    assert "study.db-journal" not in held
    assert {"study.db.vectors", "study.db.tokens", "study.db.looked"} <= set(receipt.wiped)
    assert receipt.cleaned["study-2026-11-29.db"] > 0
    assert NAME not in json.dumps(receipt.__dict__, ensure_ascii=False)


def test_statements_keep_their_codings_and_coded_words(study):
    before = study.codings()[["coding_id", "code"]].values.tolist()
    said = study.evidence()["text"].tolist()
    study.erase([NAME], coder="y")
    assert study.codings()[["coding_id", "code"]].values.tolist() == before
    assert study.evidence()["text"].tolist() == said == ["ชาวบ้าน"]
    assert study.statements()["text"].tolist()[2:4] == [f"{PUT}เล่าว่าน้ำแห้ง", f"ทุกคนช่วยกัน {PUT}ก็มา"]
    assert study.check().empty
    assert study.orphans().empty
    for table in (*study.tables().values(), study.history(), study.versions()):
        assert not table.astype(str).apply(lambda column: column.str.contains("แดง")).any(axis=None)


def test_reading_the_corpus_again_does_not_bring_it_back_and_says_so(study, corpus):
    study.erase([NAME], coder="y")
    before = study.statements()["statement_id"].tolist()
    study.add_corpus(synth.read_corpus(corpus))
    assert study.problems()["problem"].str.contains("ลบออกจากไฟล์งาน").any()
    assert study.statements()["statement_id"].tolist() == before
    assert not study.add_corpus(synth.read_corpus(corpus))
    (corpus / FILE).write_text(NOTE + "4. ป้าแดงขายผัก\n", encoding="utf-8")
    study.add_corpus(synth.read_corpus(corpus))
    assert f"{PUT}ขายผัก" in study.statements()["text"].tolist()
    assert study.orphans().empty
    assert "แดง".encode() not in held(study)


@pytest.mark.parametrize("their_way", [False, True])
def test_a_merge_leaves_it_out_and_says_so(study, tmp_path, their_way):
    away = tmp_path / "away.db"
    study.backup(away)
    with Study(away) as other:
        other.memo("project", "บางกล่ำ", "ป้าแดงโทรมา", coder="z")
        other.code(other.statements()["statement_id"].iloc[2], "a", coder="z")
        study.erase([NAME], coder="y")
        here, there = (other, study.path) if their_way else (study, away)
        conflicts = here.merge(there)
        assert ("erased" in set(conflicts["what"])) is not their_way
        assert here.check().empty
        assert "แดง".encode() not in held(here)
        assert f"{PUT}โทรมา" in here.memos()["text"].tolist()
        assert here.merge(there)["what"].tolist() in ([], ["erased"])
        assert "z" in set(here.codings()["coder"])
        assert here.orphans().empty


def test_what_comes_says_that_it_erases(study, tmp_path):
    study.backup(tmp_path / "away.db")
    with Study(tmp_path / "away.db") as other:
        other.erase([NAME], coder="z")
    assert "erases" in set(study.incoming(tmp_path / "away.db")["how"])


def test_a_source_goes_with_all_that_was_done_on_it(study, corpus, tmp_path):
    study.backup(tmp_path / "away.db")
    study.erase_sources([FILE], coder="y")
    assert study.sources()["source_id"].tolist() == ["b.txt"]
    assert study.check().empty
    assert len(study.codings()) == 2
    assert "ชาวบ้านร่วมมือดี".encode() not in held(study)
    shutil.move(corpus / FILE, corpus / "ชื่ออื่น.txt")
    study.add_corpus(synth.read_corpus(corpus))
    study.merge(tmp_path / "away.db")
    assert study.sources()["source_id"].tolist() == ["b.txt"]
    assert study.check().empty
    assert "ชาวบ้านร่วมมือดี".encode() not in held(study)


def test_pseudonyms_take_the_place_of_words_in_the_stored_text(study):
    study.redact({NAME: "ป้า[ชาวบ้าน-1]"}, coder="y")
    assert "ป้า[ชาวบ้าน-1]เล่าว่าน้ำแห้ง" in study.statements()["text"].tolist()
    assert study.check().empty
    assert "แดง".encode() not in held(study)
    assert "redact" in set(study.history()["act"])


def test_corrections_still_stand_after_it(study):
    source = study.sources()["source_id"].iloc[1]
    line = study.lines(source)
    start = int(line.loc[line["kind"] == "statement", "start"].iloc[-1])
    study.correct({source: {start: {"speaker": "ครูนิด"}}}, coder="y")
    ids = study.statements()["statement_id"].tolist()
    study.erase([NAME], coder="y")
    assert [one.rpartition("@")[2] for one in study.statements()["statement_id"]] == [
        one.rpartition("@")[2] for one in ids
    ]
    source = study.sources()["source_id"].iloc[1]
    first = study.lines(source).query("kind == 'statement'")["start"].iloc[0]
    study.correct({source: {int(first): {"speaker": "คนหนึ่ง"}}}, coder="y")
    assert study.orphans().empty
    assert study.check().empty


@pytest.mark.parametrize("words", ["แดง", "ก", "- -"])
def test_words_that_stand_within_others_are_refused(study, words):
    with pytest.raises(ValueError, match="too short"):
        study.erase([words], coder="y")


@pytest.mark.file
def test_tombstones_hold_no_words(study):
    study.erase([NAME], coder="y")
    with closing(sqlite3.connect(study.path)) as file:
        rows = file.execute("SELECT hash, size, put FROM erasures").fetchall()
    assert len(rows) == 1
    assert len(rows[0][0]) == 32
    assert rows[0][1:] == (6, PUT)


def test_what_is_no_name_is_learnt(study):
    assert study.no_name("name", ["กล้า", "กล้า"], coder="y")
    assert not study.no_name("name", ["กล้า"], coder="y")
    assert study.no_names().values.tolist() == [["name", "กล้า"]]
