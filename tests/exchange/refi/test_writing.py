"""What other programs are given: valid, complete, and nothing that the machine proposed."""

import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

import synth
from synth.exchange.refi import writing
from synth.exchange.refi.codes import described
from synth.exchange.refi.taking import import_refi
from synth.study import Study

from .making import begin, said, work

SCHEMAS = Path(__file__).parents[4] / "shared" / "refi"
needs_schemas = pytest.mark.skipif(
    not SCHEMAS.is_dir(), reason="the standard's schemas are not beside the tree"
)


@pytest.fixture
def study(tmp_path):
    with work(begin(tmp_path / "study.db")) as made:
        yield made


def inside(path):
    """Give the project of a .qdpx as it is compared: without the times."""
    with zipfile.ZipFile(path) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    return {name: re.sub(rb' \w*DateTime="[^"]*"', b"", data) for name, data in found.items()}


@needs_schemas
@pytest.mark.parametrize(("name", "schema"), [("x.qdpx", "Project.xsd"), ("x.qdc", "Codebook.xsd")])
def test_the_file_is_valid(study, tmp_path, name, schema):
    path = synth.write_refi(study, tmp_path / name)
    data = inside(path)["project.qde"] if name.endswith("qdpx") else path.read_bytes()
    found = etree.XMLSchema(etree.parse(SCHEMAS / schema))
    assert found.validate(etree.fromstring(data)), found.error_log


@needs_schemas
def test_a_study_with_nothing_in_it_is_valid(tmp_path):
    with Study(tmp_path / "empty.db") as empty:
        data = inside(synth.write_refi(empty, tmp_path / "x.qdpx"))["project.qde"]
        found = etree.XMLSchema(etree.parse(SCHEMAS / "Project.xsd"))
        assert found.validate(etree.fromstring(data)), found.error_log
        with pytest.raises(ValueError, match="no codebook"):
            synth.write_refi(empty, tmp_path / "x.qdc")


def test_what_keeps_other_programs_right(study, tmp_path):
    parts = inside(synth.write_refi(study, tmp_path / "x.qdpx"))
    assert all(re.fullmatch(r"project\.qde|sources/[0-9a-f-]{36}\.txt", name) for name in parts)
    xml = parts["project.qde"].decode()
    assert 'origin="synth"' in xml
    assert "PlainTextContent" not in xml
    assert not re.search(r'(?i:guid)="[^"]*[A-F]', xml)
    assert (
        len(re.findall("<Coding ", xml)) == len(re.findall('<Coding guid="[^"]*" creatingUser="', xml)) == 5
    )
    assert not any(data.startswith(b"\xef\xbb\xbf") or b"\r" in data for data in parts.values())
    names = re.findall('<Code guid="[^"]*" name="([^"]*)"', xml)
    assert len(names) == len(set(names)) == 4


def test_everything_comes_back_in_a_new_study_and_goes_out_the_same(study, tmp_path):
    first = synth.write_refi(study, tmp_path / "x.qdpx")
    (tmp_path / "two").mkdir()
    with Study(tmp_path / "two" / "study.db") as again:
        _, lost = import_refi(again, first)
        assert lost.empty
        assert again.check().empty
        assert said(again) == said(study)
        assert again.codebook().to_dict("records") == study.codebook().to_dict("records")
        assert again.code_ids() == study.code_ids()
        memos = [
            set(map(tuple, one.memos()[["memo_id", "about", "coder", "text"]].values))
            for one in (study, again)
        ]
        assert memos[0] == memos[1]
        for name in ("cohort", "project", "title", "date", "province", "people", "share"):
            assert again.sources()[name].tolist() == study.sources()[name].tolist()
        assert set(again.codings()["origin"]) == {"import"}
        second = synth.write_refi(again, tmp_path / "two" / "x.qdpx")
    assert inside(second) == inside(first)


def test_its_own_file_brings_a_study_nothing_new_but_what_was_removed_stays_removed(study, tmp_path):
    path = synth.write_refi(study, tmp_path / "x.qdpx")
    before = said(study)
    import_refi(study, path)
    assert said(study) == before
    assert len(study.memos()) == 5
    study.uncode(study.statements()["statement_id"][0], "trust", coder="ก")
    after = said(study)
    import_refi(study, path)
    assert said(study) == after != before
    assert study.check().empty


def test_one_coder_goes_out_alone(study, tmp_path):
    found = synth.read_refi(synth.write_refi(study, tmp_path / "x.qdpx", coder="ข"))
    assert set(found.codings["coder"]) == set(found.memos["coder"]) == {"ข"}
    with pytest.raises(ValueError, match="who has: ก, ข"):
        synth.write_refi(study, tmp_path / "y.qdpx", coder="ค")


def test_what_is_suggested_never_leaves(study, tmp_path):
    codings = study.codings()
    study.dismiss(study.statements()["statement_id"][0], "ok", coder="ก")
    assert len(synth.suggest(study.statements(), codings, study.codebook()))
    found = synth.read_refi(synth.write_refi(study, tmp_path / "x.qdpx"))
    assert len(found.codings) == len(study.stretches())


def faulty(text, change):
    """Write a project in which a text, a place, a code or a memo is another one than it should be."""
    made = writing.project_xml

    def other(project):
        root, texts = made(project)
        change(root, texts)
        return root, texts

    return other


CHANGES = {
    "texts": lambda root, texts: texts.update({next(iter(texts)): "อื่น"}),
    "codings": lambda root, _: root.find(".//PlainTextSelection").set("startPosition", "8"),
    "codes": lambda root, _: root.find(".//Code").set("name", "อื่น"),
    "memos": lambda root, _: root.find("Notes").remove(root.find("Notes/Note")),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_file_that_does_not_read_back_is_not_written(study, tmp_path, monkeypatch, what):
    monkeypatch.setattr(writing, "project_xml", faulty(what, CHANGES[what]))
    with pytest.raises(ValueError, match=f"its {what} are not the same"):
        synth.write_refi(study, tmp_path / "x.qdpx")
    assert not list(tmp_path.glob("*.qdpx"))


def test_a_description_can_be_read_by_people():
    row = dict.fromkeys(("name_en", "exclude", "keywords", "example"), "")
    row |= {"code": "team", "name": "ทีม", "definition": "คนทำงาน", "dimension": "ประเด็น"}
    row |= {"include": "อาสา\nแกนนำ", "retired": True}
    text = "คนทำงาน\n\n[synth]\ncode: team\ndimension: ประเด็น\ninclude: อาสา\n  แกนนำ\nretired: yes"
    assert described(row, "ทีม") == text
