"""Files of codings: once for each content, a changed one by its difference."""

import pandas as pd
import pytest

from .conftest import CODES, codes_of


def frame(*rows):
    return pd.DataFrame(rows, columns=["statement_id", "code", "coder"])


def test_a_second_run_never_brings_back_what_a_coder_removed(study, ids):
    table = frame((ids[0], "trust", "a"), (ids[1], "ทีมงาน", "a"))
    assert study.import_status("codings/a.csv", "1") == "new"
    assert study.import_codings(table, path="codings/a.csv", sha256="1") == 2
    assert study.import_status("codings/a.csv", "1") == "same"
    study.uncode(ids[0], "trust", coder="a")
    assert study.import_codings(table, path="codings/a.csv", sha256="1") == 0
    assert codes_of(study) == {(ids[1], "team", "a")}
    assert study.codings()["origin"].tolist() == ["import"]


def test_a_changed_file_counts_by_its_difference(study, ids):
    first = frame((ids[0], "trust", "a"), (ids[1], "team", "a"), (ids[2], "team", "a"))
    study.import_codings(first, path="codings/a.csv", sha256="1")
    study.uncode(ids[0], "trust", coder="a")
    study.code(ids[3], "trust", coder="a")
    assert study.import_status("codings/a.csv", "2") == "changed"
    second = frame((ids[0], "trust", "a"), (ids[1], "team", "a"), (ids[1], "success", "a"))
    assert study.import_codings(second, path="codings/a.csv", sha256="2") == 1
    kept = {(ids[1], "team", "a"), (ids[1], "success", "a"), (ids[3], "trust", "a")}
    assert codes_of(study) == kept
    study.import_codings(first, path="codings/a.csv", sha256="1")
    assert codes_of(study) == kept - {(ids[1], "success", "a")} | {(ids[2], "team", "a")}


def test_what_was_read_without_a_code_is_a_review(study, ids):
    read = pd.DataFrame({"statement_id": ids, "coder": "b"})
    study.import_codings(frame((ids[0], "trust", "b")), read, path="codings/b.csv", sha256="1")
    assert study.reviews()["statement_id"].tolist() == ids
    assert len(study.codings()) == 1


def test_an_import_is_not_undone_by_a_key(study, ids):
    study.import_codings(frame((ids[0], "trust", "a")), path="codings/a.csv", sha256="1")
    assert study.undo(coder="a") == ""


def test_stretches_of_other_programs_stay_stretches(study, ids):
    table = frame((ids[0], "trust", "a"), (ids[1], "trust", "a")).assign(start=9, end=40)
    study.import_codings(table, path="x.qdpx", sha256="1")
    spans = study.spans()
    assert spans["span_id"].nunique() == 1
    assert spans[["source_id", "start", "end"]].drop_duplicates().to_numpy().tolist() == [["note.txt", 9, 40]]


def test_a_table_that_does_not_fit_is_refused_whole(study, ids):
    with pytest.raises(ValueError, match="no statement 'gone'"):
        study.import_codings(frame((ids[0], "trust", "a"), ("gone", "trust", "a")), path="x", sha256="1")
    with pytest.raises(ValueError, match="did you mean 'trust'"):
        study.import_codings(frame((ids[0], "trsut", "a")), path="x", sha256="1")
    assert study.codings().empty


def test_a_codebook_file_is_taken_in_once_for_each_content(study, ids):
    assert study.import_codebook(CODES.iloc[:3], path="codebook.csv", sha256="1")
    study.add_code("joy", coder="a")
    assert not study.import_codebook(CODES.iloc[:3], path="codebook.csv", sha256="1")
    assert study.codebook()["code"].tolist() == ["people", "trust", "team", "joy"]
    assert study.history()["words"].iloc[-2] == "นำเข้าสมุดรหัส"
    assert study.check().empty
    assert study.version == study.versions()["version"].iloc[-1]


def test_several_stretches_of_a_statement_may_have_one_code(study, ids):
    table = frame((ids[1], "trust", "a"), (ids[1], "trust", "a"), (ids[1], "trust", "a"))
    table = table.assign(start=[35, 39, None], end=[39, 43, None])
    assert study.import_codings(table, path="x.qdpx", sha256="1") == 3
    assert len(study.codings()) == 1
    assert len(study.evidence()) == 2
    assert study.import_codings(table.iloc[1:], path="x.qdpx", sha256="2") == 0
    assert len(study.evidence()) == 1
    assert study.check().empty


def test_memos_of_a_file_come_in_once_under_their_ids(study, ids):
    row = {"memo_id": "6f1e8a52-5a5c-4a3e-9d0b-0a3f0c5a7b11", "about": "statement", "target_id": ids[0]}
    table = pd.DataFrame([{**row, "text": "คิดดู", "coder": "a"}])
    assert study.import_memos(table) == 1
    assert study.import_memos(table) == 0
    assert study.memos()["memo_id"].tolist() == [row["memo_id"]]
    assert study.check().empty
    study.undo(coder="a")
    assert study.memos().empty
