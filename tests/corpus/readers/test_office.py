"""Files that LibreOffice opens for us: read where it is, a line of advice where it is not, killed when late."""

import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

import synth
from synth.corpus import apart
from synth.corpus.readers import office
from synth.corpus.readers.kinds import check_kind

sys.path.insert(0, str(Path(__file__).parents[2] / "fuzz"))

from writers import SECTIONS

pytestmark = pytest.mark.usefixtures("helpers")
RTF = rb"{\rtf1\ansi lessons of the village}"
NOTE = "บทเรียน\n1. ไว้ใจกัน\n2. ติดตามงาน\n"


def write(folder, name, data):
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def convert(path, kind):
    profile = (path.parent / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind, path.name]
    subprocess.run(command, cwd=path.parent, check=True, capture_output=True, timeout=600)


def test_without_libreoffice_it_says_what_to_do(monkeypatch):
    monkeypatch.setattr(office, "found_program", lambda: "")
    with pytest.raises(ValueError, match="LibreOffice") as caught:
        office.read(RTF, Path("letter.rtf"))
    assert caught.value.args[1] == "ติดตั้ง LibreOffice หรือเปิดด้วยโปรแกรมเดิม แล้วบันทึกเป็น .docx"


@pytest.mark.parametrize(("told", "there"), [("none", False), ("", True)])
def test_a_computer_can_be_told_to_do_without(tmp_path, monkeypatch, told, there):
    (tmp_path / "soffice").write_text("#!/bin/sh\n", encoding="utf-8")
    (tmp_path / "soffice").chmod(stat.S_IRWXU)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("SYNTH_OFFICE", told)
    assert bool(office.found_program()) == there


def test_much_that_is_called_doc_is_rtf():
    check_kind(".doc", RTF)
    with pytest.raises(ValueError, match="เนื้อในเป็น"):
        check_kind(".ppt", RTF)


@pytest.mark.skipif(os.name == "nt", reason="a script stands for LibreOffice")
def test_a_libreoffice_that_hangs_is_killed_with_its_children(tmp_path, monkeypatch):
    place = tmp_path / "bin"
    place.mkdir()
    program = place / "soffice"
    program.write_text(f"#!/bin/sh\nsleep 1000 &\necho $! > {tmp_path}/child\nwait\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{place}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv("SYNTH_OFFICE", raising=False)
    ask, whole = apart._Helper.ask, apart.SECONDS

    def asked(helper, path, *how):  # the helper has begun by then
        monkeypatch.setattr(apart, "SECONDS", 5 if path.name == "b.rtf" else whole)
        return ask(helper, path, *how)

    monkeypatch.setattr(apart._Helper, "ask", asked)
    folder = tmp_path / "notes"
    write(folder, "a.txt", NOTE)
    write(folder, "b.rtf", RTF)
    write(folder, "c.txt", NOTE + "3. แบ่งหน้าที่\n")
    corpus = synth.read_corpus(folder)
    assert corpus.problems["path"].tolist() == ["b.rtf"]
    assert corpus.sources["source_id"].tolist() == ["a.txt", "c.txt"]
    child, began = int((tmp_path / "child").read_text()), time.monotonic()
    while Path(f"/proc/{child}/stat").exists() and " Z " not in Path(f"/proc/{child}/stat").read_text():
        assert time.monotonic() - began < 60
        time.sleep(0.05)


def flat_slides():
    """Write slides as one XML file, of which LibreOffice makes those of every program."""

    def frame(kind, at, words):
        return f'<draw:frame presentation:class="{kind}" svg:width="20cm" svg:height="3cm" svg:x="1cm" svg:y="{at}cm"><draw:text-box>{words}</draw:text-box></draw:frame>'

    def listed(lessons):
        items = (f"<text:list-item><text:p>{lesson}</text:p></text:list-item>" for lesson in lessons)
        return f"<text:list>{''.join(items)}</text:list>"

    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
        for name, space in (
            *((name, name) for name in ("office", "text", "presentation", "style")),
            ("draw", "drawing"),
            ("svg", "svg-compatible"),
        )
    )
    pages = "".join(
        f'<draw:page draw:name="{section}" draw:master-page-name="M">'
        + frame("title", 1, f"<text:p>{section}</text:p>")
        + frame("outline", 5, listed(lessons))
        + "</draw:page>"
        for section, lessons in SECTIONS.items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} office:version="1.2"'
        ' office:mimetype="application/vnd.oasis.opendocument.presentation"><office:automatic-styles>'
        '<style:page-layout style:name="L"/></office:automatic-styles><office:master-styles><style:master-page'
        ' style:name="M" style:page-layout-name="L"/></office:master-styles><office:body>'
        f"<office:presentation>{pages}</office:presentation></office:body></office:document>"
    )


@pytest.mark.office
def test_slides_as_libreoffice_writes_them(tmp_path):
    made = write(tmp_path / "made", "talk.fodp", flat_slides())
    for kind in ("odp", "ppt", "pptx"):
        convert(made, kind)
        write(tmp_path / "corpus", f"{kind}.{kind}", made.with_suffix(f".{kind}").read_bytes())
    corpus = synth.read_corpus(tmp_path / "corpus")
    for _, text in corpus.sources["text"].items():
        lines = [line for line in text.split("\n") if line]
        found = [line.removeprefix("• ") for line in lines]
        expected = [words for section, lessons in SECTIONS.items() for words in (section, *lessons)]
        assert [line for line in found if line in expected] == expected
    assert len(corpus.sources) == 3


@pytest.mark.office
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("old.doc", b"\xd0\xcf\x11\xe0" + b"\x00" * 600 + "WordDocument".encode("utf-16-le")),
        ("old.ppt", b"\xd0\xcf\x11\xe0" + b"\x00" * 600 + "PowerPoint Document".encode("utf-16-le")),
    ],
)
def test_what_libreoffice_cannot_open_is_not_read_as_text(tmp_path, name, data):
    write(tmp_path, name, data)
    write(tmp_path, "b.txt", NOTE)
    corpus = synth.read_corpus(tmp_path)
    assert corpus.sources["source_id"].tolist() == ["b.txt"]
    assert corpus.problems["path"].tolist() == [name]
