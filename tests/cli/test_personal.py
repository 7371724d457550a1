"""Personal data on the command line: found, confirmed, kept out of what goes out, erased."""

import json
import zipfile

import nbformat
import pandas as pd
import pytest

import synth

from .conftest import put, said

NAME = "ป้าแดง"
NOTES = {
    "2567/สัมภาษณ์ป้าแดง.txt": "เวทีสรุปบทเรียน โครงการน้ำ\n\nบทเรียน\n1. ป้าแดงเล่าว่าน้ำแห้ง โทร 081-234-5678\n"
    "2. กำนันสมชาย ใจดี มาช่วย\n3. คุณสมชายบอกว่าคุณภาพดี\n4. น้องกล้าหาญมาก\n5. ทุกคนช่วยกันดีมาก\n",
}
HIDDEN = ("แดง", "สมชาย", "081-234")


@pytest.fixture
def home(empty):
    put(empty, NOTES)
    with synth.Study("study.db") as study:
        study.add_corpus(synth.read_corpus("corpus"))
        study.set_codebook(pd.DataFrame({"code": ["a"], "name": ["น้ำ"], "example": ["ป้าแดงเล่า"]}))
        for one in study.statements()["statement_id"]:
            study.code(one, "a", coder="y")
        study.memo("project", "โครงการน้ำ", "โทรหาป้าแดง", coder="y")
    return empty


def key():
    return pd.read_csv("study-personal.csv", dtype=str, keep_default_na=False)


def everything(path):
    """Give the text of all files below a path, of zipped ones what is in them, with their names."""
    for one in sorted(path.rglob("*")) if path.is_dir() else [path]:
        yield one.name.encode()
        if zipfile.is_zipfile(one):
            with zipfile.ZipFile(one) as packed:
                yield from (packed.read(name) for name in packed.namelist())
        elif one.is_file():
            yield one.read_bytes()


def holds(path, words):
    return [word for word in words if any(word.encode() in part for part in everything(path))]


def test_what_is_found_is_listed_with_place_kind_and_pseudonym(home):
    shown = said("redact", "study.db", "--find", "--lang", "en")
    assert "[ผู้นำ-1]" in shown
    assert "telephone number" in shown
    assert "--confirm" in shown
    found = key()
    assert found["pseudonym"].is_unique
    assert found.loc[found["kind"] == "name", "pseudonym"].tolist() == ["[ผู้นำ-1]"]
    assert found.loc[found["pseudonym"] == "[ผู้นำ-1]", "words"].item() == "สมชาย ใจดี | สมชาย"


def test_what_is_no_name_is_not_asked_again_and_what_is_marked_is_erased(home):
    said("redact", "study.db", "--find")
    found = key()
    found.loc[found["words"] == "แดง", "decide"] = "erase"
    found.loc[found["words"].str.startswith("กล้า"), "decide"] = "no"
    found.to_csv("study-personal.csv", index=False)
    shown = said("redact", "study.db", "--confirm", "study-personal.csv", "--lang", "en", status=2)
    assert "--yes" in shown
    assert holds(home / "study.db", ["แดง"])
    said("redact", "study.db", "--confirm", "study-personal.csv", "--yes", "--coder", "y")
    assert holds(home / "study.db", ["แดง"]) == []
    assert not (set(key()["words"]) & {"แดง", "กล้า", "กล้าหาญ"})
    said("redact", "study.db", "--find")
    assert not key()["words"].str.startswith("กล้า").any()


def test_erasing_gives_a_receipt_that_says_nothing_of_the_words(home):
    shown = said("redact", "study.db", "--erase", NAME, "--yes", "--lang", "en")
    [receipt] = home.glob("study-erased-*.json")
    assert holds(receipt, HIDDEN) == []
    assert json.loads(receipt.read_text(encoding="utf-8"))["places"]["texts"] == 1
    assert "still holds" in shown
    assert "แดง" not in shown


@pytest.mark.parametrize("target", ["out.xlsx", "out", "codebook.csv"])
def test_an_export_warns_or_goes_out_with_pseudonyms(home, target):
    assert "--redact" in said("export", "study.db", f"plain-{target}", "--lang", "en")
    assert holds(home / f"plain-{target}", HIDDEN)
    said("export", "study.db", target, "--redact")
    assert holds(home / target, HIDDEN) == []
    assert holds(home / "study.db", HIDDEN) == list(HIDDEN)


def test_a_report_goes_out_with_pseudonyms(home):
    shown = said("run", "corpus", "--redact", "--lang", "en")
    assert holds(home / "report", HIDDEN) == []
    assert "study-personal.csv" in shown
    assert holds(home / "report", ["[ผู้นำ-1]", "[ชาวบ้าน-1]"])


def test_pseudonyms_in_the_stored_text_need_a_yes(home):
    said("redact", "study.db", "--find")
    assert "yes" in said("redact", "study.db", "--pseudonymise", "study-personal.csv", "--yes", status=2)
    key().assign(decide="yes").to_csv("study-personal.csv", index=False)
    said("redact", "study.db", "--pseudonymise", "study-personal.csv", "--yes")
    assert holds(home / "study.db", HIDDEN) == []
    with synth.Study("study.db") as study:
        assert study.check().empty
        assert len(study.codings()) == 5
        assert "กำนัน[ผู้นำ-1] มาช่วย" in study.statements()["text"].tolist()


def test_makers_of_office_files_are_shown(home):
    from docx import Document

    note = Document()
    note.core_properties.author = "กานดา สุขใจ"
    note.save(home / "corpus" / "เวที.docx")
    assert "กานดา สุขใจ" in said("redact", "study.db", "--files", "corpus")


def test_notebooks_are_stripped(home):
    output = nbformat.v4.new_output("stream", text=NAME)
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1", outputs=[output])])
    book.metadata["widgets"] = {"state": NAME}
    nbformat.write(book, "ของฉัน.ipynb")
    said("strip", ".")
    assert holds(home / "ของฉัน.ipynb", [NAME]) == []
