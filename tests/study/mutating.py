"""A study with every kind of act in it, every column of it changed in every way, and what may come of that."""

import random
import shutil
import sqlite3
from collections import Counter
from contextlib import closing

import pandas as pd

from synth.study import Study, act_kinds, places, tables
from synth.study.store import record

from .conftest import CODES, WORDS, begin, corpus_of
from .lined import KINDS as LINES
from .lined import NOTE, corpus, read

VIEWS = (
    *("sources", "statements", "left_out", "problems", "orphans", "codings", "reviews", "memos"),
    *("dismissals", "inherited", "spans", "codebook", "versions", "history", "tables", "dump"),
    *("lines", "corrections", "examples"),
    *("synthesis", "cells", "cell_changes", "cell_texts", "claims", "links", "gaps"),
    *("forms", "form_answers"),
    *("anchors", "recoded"),
    *("lessons", "heard", "triangulations", "claimed"),
    *("machines", "draws", "drawn", "lot", "guesses"),
)
ODD = {
    "empty": "",
    "nothing": None,
    "words": "nope",
    "broken JSON": '{"statement": ',
    "other JSON": "[1, {}]",
    "null": "null",
    "object": "{}",
    "endless number": "Infinity",
    "below zero": -1,
    "huge": 2**62,
    "fraction": 1.5,
    "no UTF-8": "no UTF-8",  # written as bytes that say they are text
    "bytes": b"\x00\xff",
    "no such id": "00000000-0000-5000-8000-000000000000",
    "id of the far future": "ffffffff-ffff-7fff-bfff-ffffffffffff",
    "act of the far future": "7fffffff-ffff-7fff-bfff-ffffffffffff",
    "malformed id": "01a20397-44e3-75d8-a8f0-9dcfd1736d2",
    "far time": "9999-12-31T23:59:59.999999+00:00",
    "time without zone": "2026-11-22T14:09:34",
    "number of no use": 7,
    "kind of another act": "uncode",
    "kind of a code map": "merge",
    "name of text": "text",
}
ANOTHER = "of another row"
KINDS = (*ODD, ANOTHER)
"""How a value is changed."""


def columns():
    """List every column of every table as (table, column)."""
    return [(table.name, column.name) for table in tables.metadata.sorted_tables for column in table.c]


def begin_two(folder):
    """Begin a study and a colleague's copy of it with every kind of act; return both paths and the statements."""
    study, ids = begin(folder / "mine.db", {"note.txt": [*WORDS, "ขอบคุณ ทุกคน"], "other.txt": WORDS[:3]})
    with study:
        study.code(ids[0], "trust", coder="a")
        study.review(ids[1], coder="a")
        study.backup(folder / "theirs.db")
    with Study(folder / "theirs.db") as other:
        work(other, ids)
        other.backup(folder / "third.db")
        with Study(folder / "third.db") as third:
            third.code(ids[0], "success", coder="c")
            third.correct({"แนว.txt": {NOTE.index("1. งบ"): {"speaker": "ลุงดำ"}}}, coder="c")
        other.correct({"แนว.txt": {NOTE.index("2. ทีม"): {"topic": "อากาศ"}}}, coder="b")
        other.merge(folder / "third.db")
    return folder / "mine.db", folder / "theirs.db", ids


def put_right(other):
    """Read notes with their lines, put some right, take one out and back, and say that one was renamed."""
    other.add_corpus(corpus(*(read(NOTE, LINES, name) for name in ("แนว.txt", "เดิม.txt", "ใหม่.txt"))))
    starts = [NOTE.index(words) for words in ("และจด", "ปัญหา", "ป้าแดง")]
    said = {
        starts[0]: {"kind": "more"},
        starts[1]: {"kind": "heading", "level": "1"},
        starts[2]: {"section": ""},
    }
    other.correct({"แนว.txt": said, "เดิม.txt": said}, coder="b")
    other.take_out("แนว.txt", coder="b")
    other.put_back("แนว.txt", coder="b")
    other.same_source("เดิม.txt", "ใหม่.txt", coder="b")


def work(other, ids):
    """Do one of everything."""
    put_right(other)
    other.remember("b")
    for one in ids[1:4]:
        other.code(one, "trust", coder="b")
    other.code(ids[1], "team", coder="b", basis="คำเดียวกัน")
    other.uncode(ids[1], "trust", coder="b")
    other.dismiss(ids[2], "team", coder="b")
    memo = other.memo("statement", ids[2], "ถามต่อ", coder="b")
    other.memo("statement", ids[2], "ถามแล้ว", coder="b", memo_id=memo)
    other.memo("code", "trust", "นิยามกว้างไป", coder="b")
    other.memo("project × theme", ("บางกล่ำ", "people"), "เด่น", coder="b")
    other.undo(coder="b")
    other.redo(coder="b")
    other.set_attribute("note.txt", "people", 12, coder="b")
    other.set_use(ids[3], "left out", coder="b")
    other.add_code("joy", coder="b", colour="#1b9e77", parent="people")
    other.merge_codes(["team"], "trust", coder="b")
    other.split_code("obstacle", ["money", "time"], coder="b")
    other.name_version("ร่าง", coder="b")
    other.split(ids[4], len("ขอบคุณ"), coder="b")
    other.join(ids[5:7], coder="b")
    other.take_back("other.txt", 0, 6, coder="b")
    for sha256, some in (("1", ids[:3]), ("2", ids[1:4])):
        table = pd.DataFrame({"statement_id": some, "code": "success", "coder": "d"}).assign(start=7, end=12)
        other.import_codings(table, path="codings/d.csv", sha256=sha256)
    other.add_corpus(
        corpus_of({"note.txt": [*WORDS[:3], "ทำงานให้สนุก", "ขอบคุณ ทุกคน"], "other.txt": WORDS[:3]})
    )
    orphan = other.orphans().iloc[0]
    other.confirm(orphan["statement_id"], orphan["nearest"], coder="b")
    rewrite(other)
    synthesise(other, ids)
    map_and_answer(other)
    other.set_cohort("note.txt", "2563", coder="b")
    other.draw_anchors("2564", 2, "b")
    other.code(other.anchors()["anchor_id"][0], "trust", coder="b")
    judge(other)
    other.no_name("name", ["กล้าหาญ"], coder="b")
    other.erase(["ลุงสมหมาย"], coder="b")
    other.redact({"ป้าแดงเล่า": "[ชาวบ้าน-1]เล่า"}, coder="b")
    lacking = set(act_kinds.BRINGS) - set(other.history()["act"]) - {"settle"}  # which a merge makes
    assert lacking == {"accept", "rescue"}, lacking
    with other._store.writing() as connection:
        for kind in sorted(lacking):
            record(connection, kind, "", faults=["0123456789abcdef"])


def map_and_answer(other):
    """Say what the parts of a form are about, and answer in it."""
    form, row, column = "0123456789abcdef" * 2, "00112233445566aa", "00112233445566bb"
    parts = [
        {
            "part": row,
            "kind": "row",
            "label": "ความเข้มแข็งของกลุ่ม",
            "about": [("code", "trust"), ("cohort", "2564")],
        },
        {
            "part": column,
            "kind": "column",
            "position": 1,
            "label": "บรรลุหรือไม่",
            "role": "judgement",
            "context": "ก",
        },
    ]
    other.map_form(form, parts, coder="b", name="แบบ.docx")
    other.answer_form(form, row, "บรรลุ", coder="b", across=column, project="บางกล่ำ")
    other.answer_form(form, row, "บรรลุบางส่วน", coder="b", across=column, project="บางกล่ำ")
    other.answer_form(form, row, "ทั้งหมด", coder="b")


def synthesise(other, ids):
    """Write cells and claims, link them, read one cell again, and take some of it away."""
    said = other.statements()["statement_id"].tolist()
    cell = ("บางกล่ำ", "people")
    other.code(said[0], "trust", coder="b")
    other.write_cell(*cell, f"ลุงสมหมายว่าทีมดี [[{said[0]}]]", coder="b")
    other.change_code("trust", coder="b", definition="ไว้ใจกัน")
    other.confirm_cell(*cell, coder="b")
    other.write_cell("2564", "success", "รุ่นนี้ดี", coder="b", rows="cohort", columns="code")
    high, low, gone = (
        other.write_claim(kind, f"เรื่อง{kind}", coder="b")
        for kind in ("recommendation", "finding", "conclusion")
    )
    other.link(high, "claim", low, coder="b")
    other.link(low, "cell", cell, coder="b")
    other.link(low, "statement", said[0], coder="b", against=True)
    other.link(low, "code", "trust", coder="b")
    other.unlink(low, "code", "trust", coder="b")
    other.write_claim("conclusion", "", coder="b", claim_id=gone)
    other.judge_lesson(said[0], said[1], "came back", coder="b", note="ลุงสมหมายบอก")
    other.judge_lesson(high, said[1], "taken up", coder="b", about="claim")
    answer = {
        "code": "people",
        "says": "adds",
        "who": "ชาวบ้าน",
        "day": "2024-05-31",
        "text": "ลุงสมหมายเห็นด้วย",
    }
    other.hear([answer, answer | {"says": "agrees", "place": "ศาลา"}], coder="b")
    other.triangulate("code", "people", "partly agree", "ลุงสมหมายกับสมุดบัญชีตรงกัน", coder="b")
    other.triangulate("claim", high, "one source only", "มีแต่เวที", coder="b")


def judge(other):
    """Try a machine, keep its answers, and draw a lot from the rest."""
    machine = other.try_machine("assistant", {"model": "qwen", "codes": ["trust"]}, coder="b")
    asked = other.statements()["statement_id"].tolist()
    other.freeze(machine, asked, [(asked[0], "trust"), (asked[-1], "success")], coder="b", dropped=1)
    unread = other.statements().query("use == 'analysed'")
    unread = unread[~unread["statement_id"].isin(other.reviews()["statement_id"])]
    other.draw(min(2, len(unread)), coder="b")


def use_synthesis(study, statement, code):
    """Write and read again every cell that there is, and a claim on each claim."""
    for row in study.synthesis().head(3).itertuples():
        study.cell(row.row, row.column)
        study.cell_evidence(row.row, row.column)
        study.write_cell(row.row, row.column, f"ของ z [[{statement}]]", coder="z")
        study.write_cell(row.row, row.column, "ของ z อีกครั้ง", coder="z")
    study.uncode(statement, code, coder="z")
    study.code(statement, code, coder="z")
    for row in study.cell_changes().drop_duplicates(["row", "column"]).head(3).itertuples():
        one, other = study_places(row.cell)
        study.confirm_cell(row.row, row.column, coder="z", rows=one, columns=other)
    for claim in study.claims()["claim_id"]:
        above = study.write_claim("recommendation", "ของ z", coder="z")
        study.link(above, "claim", claim, coder="z")
        study.trail(above)
        study.unlink(above, "claim", claim, coder="z")
        study.undo(coder="z")
        study.triangulate("claim", claim, "agree", "ของ z", coder="z")
        study.judge_lesson(claim, statement, "not the same", coder="z", about="claim")
    study.hear([{"code": code, "says": "agrees", "who": "ของ z"}], coder="z")


def study_places(cell):
    """Give what the row and the column of a cell are, as `Study.cell` is asked for it."""
    return [place.kind for place in places.places(cell)]


def rewrite(other):
    """Change the codebook in every way that is left."""
    other.change_code("joy", coder="b", definition="สุขใจ", keywords="สุข; สนุก")
    other.rename_code("joy", coder="b", to="gladness")
    other.move_code("gladness", "", coder="b")
    other.retire_code("gladness", coder="b")
    other.import_codebook(CODES.assign(name_en=CODES["code"]), path="codebook.csv", sha256="3")


def mutate(path, table, column, how, chance):
    """Change one value of a column in the file `path`; say whether there was one to change."""
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA ignore_check_constraints=ON")
        rows = [row[0] for row in file.execute(f'SELECT rowid FROM "{table}"')]
        if not rows:
            return False
        row, value = chance.choice(rows), ODD.get(how)
        if how == ANOTHER:
            value = file.execute(
                f'SELECT "{column}" FROM "{table}" WHERE rowid = ?', [chance.choice(rows)]
            ).fetchone()[0]
        said = "CAST(x'e0b8ff' AS TEXT)" if how == "no UTF-8" else "?"
        given = [row] if how == "no UTF-8" else [value, row]
        try:
            before = file.execute(
                f'SELECT CAST("{column}" AS BLOB) FROM "{table}" WHERE rowid = ?', [row]
            ).fetchone()
            file.execute(f'UPDATE "{table}" SET "{column}" = {said} WHERE rowid = ?', given)
            after = file.execute(
                f'SELECT CAST("{column}" AS BLOB) FROM "{table}" WHERE rowid = ?', [row]
            ).fetchone()
        except sqlite3.IntegrityError:
            return False  # a key that is there already, or nothing where something must be
        file.commit()
        return before != after


def use(study, ids):
    """See every view of a study and do an act of every kind; raise whatever goes wrong."""
    for name in VIEWS:
        getattr(study, name)()
    study.history("en")
    study.since("")
    here = study.statements()["statement_id"].tolist()
    for one in here:
        study.statement(one)
    study.remember("z")
    book = study.codebook()
    code = book.loc[~book["retired"], "code"].iloc[0]
    study.code(here[0], code, coder="z")
    study.uncode(here[0], code, coder="z")
    study.undo(coder="z")
    study.redo(coder="z")
    study.review(here[-1], coder="z")
    study.dismiss(here[-1], code, coder="z")
    study.memo("code", code, "ดี", coder="z")
    study.set_use(here[0], "left out", coder="z")
    study.set_cohort(study.sources()["source_id"].iloc[0], "รุ่น 9", coder="z")
    study.add_code("brand new", coder="z")
    study.rename_code("brand new", coder="z", to="newer")
    study.name_version("ของ z", coder="z")
    use_synthesis(study, here[0], code)
    table = pd.DataFrame({"statement_id": here, "code": code, "coder": "y"})
    study.import_codings(table, path="codings/y.csv", sha256="9")
    use_sources(study)
    if not study.check().empty:
        raise AssertionError(f"a fault that came in: {study.check().iloc[0].tolist()}")


def use_sources(study):
    """Cut a statement, put right a line of each reading that has lines, take it out and back, rename it."""
    long = study.statements().query("text.str.len() > 3", engine="python")
    parts = study.split(long["statement_id"].iloc[-1], 2, coder="z")
    study.join(parts, coder="z")
    lines = study.lines().query("start < end").drop_duplicates("source_id")
    for source, start in zip(lines["source_id"], lines["start"], strict=True):
        study.correct({source: {int(start): {"section": "ของ z", "speaker": "z"}}}, coder="z")
        study.correct({source: {int(start): {"kind": "statement"}}}, coder="z")
        study.undo(coder="z")
        study.take_out(source, coder="z")
        study.put_back(source, coder="z")
    names = study.sources()["source_id"].tolist()
    study.same_source(names[0], names[-1], coder="z")
    for name in VIEWS:
        getattr(study, name)()


def outcome(work):
    """Say whether `work` was ``sound``, ``refused`` with one line, or how it broke."""
    try:
        work()
    except (ValueError, OSError) as error:
        plain = type(error) in (ValueError, TimeoutError, PermissionError, FileNotFoundError, OSError)
        if plain and "\n" not in str(error) and any(word in str(error) for word in PROMISED):
            return "refused"
        return f"broken: {type(error).__name__}: {error}"
    except Exception as error:
        return f"broken: {type(error).__name__}: {error}"
    return "sound"


PROMISED = (
    "is not whole",
    "is damaged",
    "says otherwise",
    "is no study",
    "more than keep rows",
    "no table",
    "newer synth",
)


def merged(folder, made, table, column, how, chance):
    """Merge a colleague's file with one value changed; return what came of it, None where nothing changed."""
    mine, theirs, ids = made
    here, there = folder / "here.db", folder / "there.db"
    shutil.copy(mine, here)
    shutil.copy(theirs, there)
    if not mutate(there, table, column, how, chance):
        return None
    with Study(here) as study:
        before = here.read_bytes()
        came = outcome(lambda: study.merge(there))
        if came == "refused":
            return came if here.read_bytes() == before else "broken: refused, but not whole"
        return came if came != "sound" else outcome(lambda: use(study, ids))


def opened(folder, made, table, column, how, chance):
    """Open a file with one value changed and use it; return what came of it."""
    there = shutil.copy(made[1], folder / "open.db")
    if not mutate(there, table, column, how, chance):
        return None

    def look():
        with Study(there, create=False) as study:
            use(study, made[2])

    return outcome(look)


def mutations(folder, made, cases, chance, ways=(merged, opened)):
    """Try (table, column, kind) cases; return counts by (way in, outcome) and the broken ones."""
    counts, broken = Counter(), []
    for table, column, how in cases:
        for way in ways:
            came = way(folder, made, table, column, how, chance)
            if came is None:
                continue
            counts[way.__name__, came.partition(":")[0]] += 1
            if came.startswith("broken"):
                broken.append((way.__name__, table, column, how, came))
    return counts, broken


def sampled(number, seed):
    """Give `number` cases, every column in turn."""
    chance, places = random.Random(seed), columns()
    return [(*places[n % len(places)], chance.choice(KINDS)) for n in range(number)]
