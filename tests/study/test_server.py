"""A study on a PostgreSQL server: many at once, nothing lost, nobody in another's name, no password anywhere."""

import logging
import os
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from urllib.parse import quote

import pandas as pd
import pytest

import synth
from serving import PASSWORD, Server
from synth.address import Address, placed
from synth.study import Study, load, migrate, move, rescue, restore, tables
from synth.study.file_faults import in_words
from synth.study.roles import admit
from synth.study.saying import in_language

from . import lined
from .conftest import WORDS, codes_of, corpus_of
from .killing import answers, fork, kill, write_acts

pytestmark = pytest.mark.server


@pytest.fixture
def address(served):
    return served()


@pytest.fixture
def study(address):
    with Study(address) as made:
        yield made


def same(one, two):
    """Say whether every row of every table of two studies is the same."""
    one, two = one.dump(), two.dump()
    return one.keys() == two.keys() and all(one[name].equals(two[name]) for name in one)


def test_a_new_database_becomes_a_study_once(server):
    address = server.database("new")
    with pytest.raises(ValueError, match="no study in"):
        Study(address, create=False)
    with ThreadPoolExecutor(4) as people:
        studies = list(people.map(Study, [address] * 4))
    assert len(studies[0].dump()["formats"]) == 1
    studies[0].add_corpus(corpus_of({"note.txt": WORDS}))
    assert len(studies[3].statements()) == len(WORDS)
    for one in studies:
        one.close()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("CREATE TABLE other (a int)", "is a database, but not a study"),
        ("ALTER TABLE codings DROP COLUMN basis", "codings.basis"),
        ("UPDATE formats SET number = 99", "written by a newer synth"),
        ("DROP TABLE formats", "is a database, but not a study"),
    ],
)
def test_another_database_is_refused(server, begun, line, says):
    address = server.database("strange")
    if "other" not in line:
        move(begun, address)
    server.sql(line, database="strange")
    with pytest.raises(ValueError, match=says):
        Study(address)


def test_a_database_that_cannot_keep_thai_is_refused(server):
    server.sql(
        "DROP DATABASE IF EXISTS latin",
        "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0",
    )
    with pytest.raises(ValueError, match="LATIN1"):
        Study(server.address("latin"))


def test_an_older_layout_is_brought_up_to_date_in_one_act(server, begun, monkeypatch):
    address = server.database("older")
    move(begun, address)
    server.sql(f"UPDATE formats SET number = {tables.FORMAT - 1}", database="older")
    monkeypatch.setitem(migrate.STEPS, tables.FORMAT, lambda connection: None)
    with Study(address) as study:
        assert study.dump()["formats"]["number"].tolist() == [tables.FORMAT - 1, tables.FORMAT]


def test_text_sorts_as_in_a_file(server, begun, tmp_path):
    words = ["ก", "a", "B", "_", "ฯ", "É", "z-1", "z 1", "Z"]
    answers = []
    for place in (tmp_path / "study.db", server.database("sorted")):
        with Study(place) as study:
            study.add_corpus(corpus_of({f"{word}.txt": WORDS for word in words}))
            rows = study.dump()
            answers.append(
                (rows["texts"]["text_id"].tolist(), rows["statements"]["statement_id"].tolist())
                + (study.sources()["source_id"].tolist(),)
            )
    assert answers[0] == answers[1]


def test_twenty_coders_at_once_and_nothing_is_lost(study, address):
    ids = study.statements()["statement_id"].tolist()

    def work(number):
        with Study(address, create=False) as own:
            made = [own.code(one, "trust", coder=f"coder {number}") for one in ids]
            made.append(own.undo(coder=f"coder {number}"))
            return made

    with ThreadPoolExecutor(20) as people:
        acts = list(people.map(work, range(20)))
    assert all(made == sorted(made) and all(made) for made in acts)
    there = study.history()["event_id"].tolist()
    assert set(chain(*acts)) <= set(there)
    assert there == sorted(there)
    assert study.codings()["coder"].value_counts().tolist() == [len(ids) - 1] * 20
    assert study.check().empty


def test_the_same_act_of_many_at_once_is_done_once(study, address):
    one = study.statements()["statement_id"].iloc[0]

    def work(_):
        with Study(address, create=False) as own:
            made = own.code(one, "trust", coder="a")
            try:
                own.add_code("joy", coder="a", name="ความสุข")
            except ValueError:
                return made, 0
            return made, 1

    with ThreadPoolExecutor(8) as people:
        made = list(people.map(work, range(8)))
    assert sum(act != "" for act, _ in made) == 1
    assert sum(added for _, added in made) == 1
    assert len(study.codings()) == 1


def test_each_is_told_of_the_others_acts_in_their_order(study, address):
    ids = study.statements()["statement_id"].tolist()
    with Study(address) as other:
        before = study.reached
        first = other.code(ids[0], "trust", coder="b")
        assert study.reached == (before[0] + 1, first)
        own = study.code(ids[1], "team", coder="a")
        assert other.since(first)["event_id"].tolist() == [own]
        assert study.since(before[1])["coder"].tolist() == ["b", "a"]


def test_the_coding_page_tells_of_what_another_did(study, address):
    one = study.statements()["statement_id"].iloc[0]
    page = synth.Coder(address, coder="a")
    page.answer({"do": "open", "n": 1})
    with Study(address) as other:
        other.code(one, "trust", coder="b")
    assert page.answer({"do": "refresh", "n": 2})["changed"]
    assert not page.answer({"do": "refresh", "n": 3})["changed"]


def test_who_reads_waits_for_nobody_and_who_writes_for_one_act(study, address):
    one = study.statements()["statement_id"].iloc[0]
    with Study(address) as other, ThreadPoolExecutor(1) as people:
        with study._store.writing():
            assert len(other.statements()) == len(WORDS)
            waiting = people.submit(other.code, one, "trust", coder="b")
            time.sleep(0.3)
            assert not waiting.done()
        assert waiting.result(60)


def test_an_act_that_takes_too_long_keeps_nobody_for_ever(study, address, monkeypatch):
    one = study.statements()["statement_id"].iloc[0]
    monkeypatch.setitem(synth.study.server._SESSION, "lock_timeout", "200ms")
    with study._store.writing(), Study(address) as other, pytest.raises(TimeoutError, match="took longer"):
        other.code(one, "trust", coder="b")
    assert study.code(one, "trust", coder="a")


@pytest.mark.parametrize("writers", [1, 2])
def test_every_answered_act_is_there_after_a_client_was_killed(study, address, writers):
    ids, answered = study.statements()["statement_id"].tolist(), set()
    study.close()  # a process that is forked must not share the connection
    for number in range(3):
        running = [fork(write_acts(address, ids, coder)) for coder in "ab"[:writers]]
        for _, reading in running:
            answers(reading)
        time.sleep(0.05 * number)
        for child, reading in running:
            answered |= {line for line in kill(child, reading) if not line.startswith("import ")}
        assert answered <= {*study.history()["event_id"], ""}
        assert study.check().empty
        assert study.memo("source", "note.txt", "ต่อได้ทันที", coder="c")
        study.close()
    assert len(answered) > writers


@pytest.mark.parametrize(
    "broken", [ConnectionResetError(104, "reset by peer"), BrokenPipeError(32, "broken pipe")]
)
def test_a_line_that_breaks_is_said_as_a_server_that_does_not_answer(broken):
    with (
        pytest.raises(ConnectionError, match="db.example.*does not answer"),
        in_words(placed("postgresql://db.example/study")),
        in_words(placed("postgresql://db.example/study")),
    ):
        raise broken


def test_every_answered_act_is_there_after_the_server_was_killed(begun):
    server = Server(durable=True)
    try:
        address = server.database("study")
        move(begun, address)
        with Study(address) as study:
            ids = study.statements()["statement_id"].tolist()
            answered = [study.code(ids[0], "trust", coder="c")]
            running = [fork(write_acts(address, ids, coder)) for coder in "ab"]
            for _, reading in running:
                answers(reading)
            time.sleep(0.5)
            server.kill()
            with pytest.raises(ConnectionError, match="does not answer"):
                study.code(ids[1], "trust", coder="c")
            for child, reading in running:
                answered += [line for line in kill(child, reading) if not line.startswith("import ")]
            server.start()
            assert set(answered) <= {*study.history()["event_id"], ""}
            assert study.check().empty
            assert study.code(ids[2], "trust", coder="c")  # the study that was open goes on
            assert len(answered) > 2
    finally:
        server.stop()


def test_a_study_goes_to_a_server_and_back_and_every_table_is_equal(server, old_study, tmp_path):
    home = old_study(tmp_path / "study.db")  # of the first format, coded by three
    before, address = home.read_bytes(), server.database("moved")
    move(home, address)
    assert home.read_bytes() == before
    with Study(address) as there, Study(move(address, tmp_path / "back.db") or tmp_path / "back.db") as back:
        assert there.check().empty
        assert back.check().empty
        assert same(there, back)
        with Study(home) as here:
            one, two = here.dump(), there.dump()
            assert all(one[name].equals(two[name]) for name in one if name != "formats")
            assert here.history("th").equals(there.history("th"))
    with pytest.raises(ValueError, match="a study in .* already"):
        move(home, address)
    with pytest.raises(ValueError, match="there already"):
        move(address, home)


def test_a_copy_that_fails_leaves_no_words_on_the_disk(study, tmp_path, monkeypatch):
    left = tmp_path / "left.db"

    def fail(part, target):
        os.link(part, left)  # what the disk still holds once the name is gone
        assert WORDS[0].encode() in left.read_bytes()
        raise OSError("the disk is full")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="disk is full"):
        study.backup(tmp_path / "copy.db")
    assert [path.name for path in tmp_path.iterdir()] == ["left.db"]
    assert not any(left.read_bytes())


def test_a_faulty_study_is_not_moved(server, begun, tmp_path):
    import shutil
    import sqlite3
    from contextlib import closing

    path = shutil.copy(begun, tmp_path / "study.db")
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("DELETE FROM texts")
    address = server.database("unmoved")
    with pytest.raises(ValueError, match="not whole"):
        move(path, address)
    with pytest.raises(ValueError, match="no study in"):
        Study(address, create=False)


def test_check_finds_what_somebody_changed_on_the_server(study, server):
    study.code(study.statements()["statement_id"].iloc[0], "trust", coder="a")
    server.sql("DELETE FROM reviews", "UPDATE statements SET start = 9999", database="study")
    assert set(study.check()["path"]) >= {"events", "statements"}


def test_files_are_merged_into_it_and_it_into_files(study, address, tmp_path):
    ids = study.statements()["statement_id"].tolist()
    away = study.backup(tmp_path / "มาลี.db")
    with Study(away) as own:
        own.code(ids[0], "trust", coder="มาลี")
    study.code(ids[1], "team", coder="ครูแดง")
    assert study.incoming(away)["coder"].tolist() == ["มาลี"]
    assert study.merge(away).empty
    assert study.merge(away).empty
    with Study(away) as own:
        assert own.merge(address).empty
        assert codes_of(own) == codes_of(study)
        assert len(codes_of(own)) == 2
        assert set(own.history()["file"]) == {"", "study"}


def test_words_are_erased_from_its_tables(study, server):
    ids = study.statements()["statement_id"].tolist()
    study.code(ids[1], "trust", coder="a")
    study.memo("statement", ids[1], "ถามผู้นำชุมชน", coder="a")
    with study.redacted({"ผู้นำชุมชน": "[ก]"}) as seen:
        assert "ผู้นำชุมชน" not in str(seen.dump())
    receipt = study.erase(["ผู้นำชุมชน"], coder="a")
    assert sum(receipt.places.values()) > 1
    assert receipt.holding == [str(study.path)]  # the server's log and backups are not looked into
    rows = [server.sql(f'TABLE "{name}"', database="study") for name in tables.metadata.tables]
    assert "ผู้นำชุมชน" not in str(rows)
    assert study.check().empty
    assert len(study.codings()) == 1


def test_its_tables_make_it_anew(study, server):
    address = server.database("loaded")
    load(address, study.dump())
    with Study(address) as made:
        assert codes_of(made) == codes_of(study)
        assert made.check().empty


@pytest.mark.parametrize("what", [rescue, restore])
def test_what_only_a_file_has_is_refused_clearly(address, begun, tmp_path, what):
    with pytest.raises(ValueError, match=str(Address(address).name)) as refused:
        what(address, tmp_path / "out.db" if what is rescue else begun)
    assert "synth move" in str(refused.value) or "keeper" in str(refused.value)


PEOPLE = {"daeng": "ครูแดง", "มาลี": "มาลี"}


@pytest.fixture
def people(server, study):
    """Two coders with roles of their own; give their addresses."""
    for role in PEOPLE:
        if not server.sql(f"SELECT 1 FROM pg_roles WHERE rolname = '{role}'"):
            server.sql(f"CREATE ROLE \"{role}\" LOGIN PASSWORD 'รหัส'")
    for role, coder in PEOPLE.items():
        admit(study, coder, role)
    return {coder: server.address("study", role, "รหัส") for role, coder in PEOPLE.items()}


def test_a_coder_does_all_that_coders_do_under_her_own_name(people, study):
    ids = study.statements()["statement_id"].tolist()
    with Study(people["ครูแดง"]) as own:
        own.remember("ครูแดง")
        assert own.code(ids[0], "trust")
        assert own.code(ids[0], "team", span=(0, 5))
        assert own.undo()
        assert own.redo()
        assert own.uncode(ids[0], "trust")
        assert own.memo("statement", ids[0], "ดูอีกครั้ง")
        assert own.dismiss(ids[0], "people")
        assert own.split(ids[3], WORDS[3].index(" "))
        assert own.undo()
        assert own.join(ids[:2])
        assert own.undo()
        assert own.add_code("joy", name="ความสุข")
        assert own.change_code("joy", definition="สุขใจ")
        assert own.set_cohort("note.txt", "รุ่น 2")
        assert own.write_cell("บางกล่ำ", "people", "เล่า")
        assert own.write_claim("finding", "พบว่า")
        assert own.take_out("note.txt")
        assert own.put_back("note.txt")
    assert set(study.history()["coder"]) >= {"ครูแดง"}
    assert study.check().empty


def test_a_coder_draws_anchors_and_imports_codings_of_words(people, study):
    one = study.statements()["statement_id"].iloc[0]
    study.add_corpus(corpus_of({"later.txt": WORDS}, cohort="2565"))
    table = pd.DataFrame([{"statement_id": one, "code": "trust", "coder": "ครูแดง", "start": 7, "end": 12}])
    with Study(people["ครูแดง"]) as own:
        assert own.review(one, coder="ครูแดง")
        assert own.draw_anchors("2565", 1, coder="ครูแดง")
        assert own.import_codings(table, path="codings.csv", sha256="0" * 64)
    assert len(study.anchors()) == len(study.evidence()) == 1
    assert study.check().empty


def test_a_coder_cannot_act_as_another_nor_erase(people, study):
    ids = study.statements()["statement_id"].tolist()
    made = study.code(ids[0], "trust", coder="มาลี")
    before = study.dump()
    with Study(people["ครูแดง"]) as own:
        for act in (
            lambda: own.code(ids[1], "trust", coder="มาลี"),
            lambda: own.undo(coder="มาลี"),
            lambda: own.uncode(ids[0], "trust", coder="มาลี"),
            lambda: own.review(ids[1], coder="adjudicated", by="ครูแดง"),
            lambda: own.erase(["ผู้นำชุมชน"], coder="ครูแดง"),
            lambda: own.erase_sources(["note.txt"], coder="ครูแดง"),
            lambda: admit(own, "มาลี", "daeng"),
        ):
            with pytest.raises(PermissionError, match="daeng may not do this"):
                act()
        with pytest.raises(
            PermissionError, match="notes are read, and lines put right, by who keeps the study"
        ):
            own.add_corpus(corpus_of({"other.txt": WORDS}))
    assert all(before[name].equals(table) for name, table in study.dump().items())
    assert made in set(study.codings()["coding_id"])


def _row(table, **values):
    names = ", ".join(f'"{name}"' for name in values)
    said = ", ".join(f"'{value}'" for value in values.values())
    return f'INSERT INTO "{table}" ({names}) VALUES ({said})'


_SHARED = (("codes", "version_id"), ("texts", "text_id"))
_LINE = ("kind", "number", "speaker", "time", "topic", "column", "reason", "told")
_NUMBERS = dict.fromkeys(("start", "end", "body", "level"), 0)


def test_the_server_itself_refuses_whatever_program_asks(people, study):
    import pg8000.dbapi

    from synth.study import ids as names

    ids = study.statements()["statement_id"].tolist()
    theirs = study.code(ids[0], "trust", coder="มาลี")
    with Study(people["ครูแดง"]) as own:
        mine = own.code(ids[1], "trust", coder="ครูแดง")
    me, other = names.coder_id("ครูแดง"), names.coder_id("มาลี")
    act = {"at": names.now(), "payload": "{}"}
    coding = {"statement_id": ids[2], "text_id": "x", "code_id": "c", "version_id": "v", "origin": "hand"}
    coding |= {"basis": "", "span_id": ""}
    version, text_id = (study.dump()[name][column].iloc[0] for name, column in _SHARED)
    blank = dict.fromkeys(("name_en", "dimension", "parent", "definition", "include", "exclude"), "")
    blank |= {"name": "ความสุข", "keywords": "", "example": "", "colour": "", "retired": "false"}
    place = {"text_id": text_id, "start": 1, "end": 2, "certain": 1, "use": "analysed"}
    place |= dict.fromkeys(("section", "item", "speaker", "time", "repeats"), "")
    lines = [
        *(f'DELETE FROM "{name}"' for name in tables.metadata.tables),
        *(f'TRUNCATE "{name}"' for name in tables.metadata.tables),
        "UPDATE codings SET code_id = ''",
        "UPDATE events SET coder_id = ''",
        "UPDATE signed_in SET coder_id = ''",
        _row("signed_in", role="keeper", coder_id=me),
        _row("events", event_id=names.event_id(), coder_id=other, kind="memo", undoes="", **act),
        _row("events", event_id=names.event_id(), coder_id="", kind="read", undoes="", **act),
        _row("events", event_id=names.event_id(), coder_id=me, kind="undo", undoes=theirs, **act),
        _row("codings", coding_id=theirs[:-1], event_id=theirs, coder_id=other, **coding),
        _row("codings", coding_id=theirs[:-1], event_id=theirs, coder_id=me, **coding),
        _row("codings", coding_id=mine[:-1], event_id=mine, coder_id=me, **coding),  # an act that is done
        _row("removals", event_id=mine, coding_id=theirs),
        _row("coders", coder_id=other[:-1], name="ใคร", kind="person"),
        _row("coders", coder_id=names.coder_id("adjudicated"), name="adjudicated", kind="adjudicated"),
        _row("coders", coder_id=names.coder_id("ใหม่"), name="ใหม่", kind="person"),
        _row("codes", version_id=version, code_id=names.code_id("joy"), position=99, code="joy", **blank),
        _row("statements", statement_id="note.txt@1-2", made="false", **place),  # as if it had been read
        _row("statements", statement_id="note.txt@1-2", made="true", **place),  # of no act
        _row("statements", statement_id=ids[0], made="true", **place | {"text_id": "x"}),
        _row("left_out", text_id=text_id, start=1, end=2, reason="อื่น"),
        _row("lines", text_id=text_id, position=999, certain=1, **dict.fromkeys(_LINE, ""), **_NUMBERS),
        _row("texts", text_id="x", source_id="note.txt", text="อื่น"),
        _row("spans", span_id=names.derived("x"), text_id=text_id, start=0, end=99_999),
        _row("spans", span_id=names.derived("x"), text_id=text_id, start=3, end=3),
        _row("spans", span_id=names.derived("x"), text_id="x", start=0, end=1),
        _row("formats", number=1, at="", program=""),
        "DROP TABLE codings",
        "ALTER TABLE codings DISABLE ROW LEVEL SECURITY",
        "SET ROLE keeper",
    ]
    way = Address(people["ครูแดง"])
    raw = pg8000.dbapi.connect(
        user=way.user, password=way.password, host=way.host, port=way.port, database=way.name
    )
    raw.autocommit = True
    for line in lines:
        with pytest.raises(pg8000.dbapi.Error) as refused:
            raw.cursor().execute(line)
        assert refused.value.args[0]["C"] == "42501", line
    raw.close()


def test_words_are_coded_where_they_stand_whatever_place_somebody_wrote_under_their_id(people, study, server):
    from synth.study import ids as names

    one, text_id = study.statements()["statement_id"].iloc[0], study.dump()["texts"]["text_id"].iloc[0]
    taken = names.derived(text_id, "0", "5")
    server.sql(_row("spans", span_id=taken, text_id=text_id, start=3, end=9), database="study")
    with Study(people["ครูแดง"]) as own:
        assert own.code(one, "trust", span=(0, 5), coder="ครูแดง")
        assert not own.code(one, "trust", span=(0, 5), coder="ครูแดง")
    assert study.evidence()["text"].tolist() == [WORDS[0][:5]]
    assert study.check().empty


def test_who_was_let_in_before_may_add_no_more_than_who_is_let_in_now(people, study, server):
    server.sql("GRANT INSERT ON coders, left_out TO daeng", database="study")
    server.sql(
        "DROP POLICY IF EXISTS adding ON coders",
        "CREATE POLICY adding ON coders FOR INSERT WITH CHECK (true)",
        database="study",
    )
    admit(study, "มาลี ๑๐๐% 'แท้'", "มาลี")
    assert "มาลี ๑๐๐% 'แท้'" in set(study.dump()["coders"]["name"])
    with Study(people["ครูแดง"]) as own, pytest.raises(PermissionError, match="daeng may not do this"):
        own.code(own.statements()["statement_id"].iloc[0], "trust", coder="ใหม่")
    assert study.check().empty


def test_a_coder_who_puts_a_line_right_is_told_whose_work_that_is(people, study):
    study.add_corpus(lined.corpus(lined.read(lined.NOTE, lined.KINDS, "lined.txt")))
    start = lined.NOTE.index("ปัญหา")
    before = study.dump()
    with Study(people["ครูแดง"]) as own:
        with pytest.raises(PermissionError, match="lines put right, by who keeps the study") as refused:
            own.correct({"lined.txt": {start: {"kind": "heading"}}}, coder="ครูแดง")
        assert "แก้การอ่าน" in in_language(refused.value, "th")
        with pytest.raises(PermissionError, match="lines put right, by who keeps the study"):
            own.same_source("note.txt", "lined.txt", coder="ครูแดง")
        page = synth.Coder(own, coder="ครูแดง", reading=True, lang="th")
        asked = {"do": "right", "act": "line", "source": "lined.txt", "start": start}
        page.answer({"do": "note", "id": "1"})
        assert "เจ้าของงาน" in page.answer(asked | {"said": {"kind": "heading"}, "id": "2"})["why"]
        page.close()
    assert all(before[name].equals(table) for name, table in study.dump().items())
    assert study.correct({"lined.txt": {start: {"kind": "heading"}}}, coder="มาลี")  # its owner may


def test_a_role_that_is_not_there_is_named(study):
    with pytest.raises(ValueError, match="no role 'nobody'"):
        admit(study, "ครูแดง", "nobody")


def _refused(place, **options):
    """Open a study that does not open; give all that is said of it, with what Python shows of the fault."""
    with pytest.raises((OSError, ValueError)) as refused:
        Study(place, **options)
    return refused.type, "".join(traceback.format_exception(refused.value))


def test_no_password_is_ever_said(server, study, caplog, capfd, tmp_path):
    caplog.set_level(logging.DEBUG)
    logging.getLogger("sqlalchemy").setLevel(logging.DEBUG)
    right, wrong = server.address("study", "keeper", PASSWORD), server.address("study", "keeper", "ผิด:ลับ@")
    said = []
    for place, kind in (
        (wrong, PermissionError),
        (server.address("nowhere", "keeper", PASSWORD), FileNotFoundError),
        (right.replace(f":{server.port}/", ":9/"), ConnectionError),
        (f"{right}?sslmode=require", ConnectionError),  # this server has no certificate
        (f"{right}?sslmode=verify-full", ConnectionError),
        (right.replace("@127.0.0.1", "@no-such-host.invalid"), ConnectionError),
    ):
        found, told = _refused(place)
        assert found is kind
        said.append(told)
    with Study(right) as own:
        own.code(own.statements()["statement_id"].iloc[0], "trust", coder="a")
        said += [repr(own), own._repr_html_(), str(own.path), repr(own.path), repr(vars(own))]
        said += [repr(own._store.engine), repr(own._store.engine.url), str(own.history()), str(own.dump())]
        said += [repr(synth.Coder(own, coder="a")), str(synth.Coder(own, coder="a")._repr_mimebundle_())]
        own.backup(tmp_path / "copy.db")
        said.append((tmp_path / "copy.db").read_bytes().decode("utf-8", "replace"))
    said += [caplog.text, *capfd.readouterr(), (server.folder / "log").read_text(encoding="utf-8")]
    logging.getLogger("sqlalchemy").setLevel(logging.NOTSET)
    for secret in (PASSWORD, "ผิด:ลับ@"):
        for form in (secret, quote(secret, safe=""), secret.encode("unicode_escape").decode()):
            assert not any(form in text for text in said)


@pytest.mark.parametrize("mode", ["require", "verify-full"])
def test_a_server_that_does_not_secure_the_connection_is_told_nothing(server, mode):
    address = f"{server.address('study', 'keeper', PASSWORD)}?sslmode={mode}"
    with pytest.raises(ConnectionError, match="as sslmode asks"):
        Study(address)


def test_without_the_driver_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setattr(synth.study.server, "find_spec", lambda name: None)
    with pytest.raises(ValueError, match=r"pip install 'thai-synth\[server\]'"):
        Study("postgresql://db.example/mel")


def test_findings_and_themes_take_it_like_a_file(study):
    ids = study.statements()["statement_id"].tolist()
    study.code(ids[0], "trust", coder="a")
    assert isinstance(synth.code_table(study), pd.DataFrame)
    assert study.beside is None
    assert synth.suggest(study)["statement_id"].nunique() <= len(ids)
