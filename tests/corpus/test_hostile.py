"""Broken and hostile files: bounded memory and time, a row in problems, the rest is read."""

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest

import synth
from synth.corpus import apart
from synth.corpus.readers.source import LARGEST

sys.path.insert(0, str(Path(__file__).parents[1] / "fuzz"))

from writers import WRITERS, saved

pytestmark = pytest.mark.usefixtures("helpers")
PATIENCE = 120
"""Seconds until a helper is ended: each file takes one to five of the processor, which others use as well."""
SWELLS = ("far-cell.xlsx",)
"""What no reader has the memory for: there the helper is the answer."""
LAST_RESORT = "เวลาหรือหน่วยความจำ"
GOOD = "บทเรียน\n1. ไว้ใจกัน\n2. ติดตามงาน\n"


def zipped(parts):
    def write(file):
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, content in parts.items():
                packed.writestr(name, content)

    return saved(write)


def changed(data, part, content):
    packed = zipfile.ZipFile(io.BytesIO(data))
    return zipped({name: content if name == part else packed.read(name) for name in packed.namelist()})


def word_bomb():
    return changed(WRITERS["minutes.docx"](), "word/document.xml", b"<a>" + b" " * 400_000_000)


def entity_bomb():
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    body = f'<!DOCTYPE x [<!ENTITY a0 "ฮาฮาฮา">{entities}]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:body></w:document>'
    return changed(WRITERS["minutes.docx"](), "word/document.xml", body.encode())


def outside_entity():
    body = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>'
    return changed(WRITERS["minutes.docx"](), "word/document.xml", body.encode())


def far_cell():
    cell = '<row r="{row}"><c r="{place}" t="inlineStr"><is><t>{text}</t></is></c></row>'
    rows = cell.format(row=1, place="A1", text="ก") + cell.format(row=1048576, place="XFD1048576", text="ข")
    space, root = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "worksheet"
    sheet = f'<{root} xmlns="{space}"><sheetData>{rows}</sheetData></{root}>'.encode()
    return changed(WRITERS["answers2.xlsx"](), "xl/worksheets/sheet1.xml", sheet)


def worded(body):
    spaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    xml = f"<w:document {spaces}><w:body>{body}</w:body></w:document>"
    return changed(WRITERS["minutes.docx"](), "word/document.xml", xml.encode())


def nested_boxes():
    begin, end = "<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"
    return worded(begin * 40 + "<w:p><w:r><w:t>ลึกลงไปในกล่องข้อความ</w:t></w:r></w:p>" + end * 40)


def many_styles():
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="s{n}"/><w:basedOn w:val="s{n + 1}"/></w:style>'
        for n in range(100_000)
    )
    told = '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>ชาวบ้านติดตามงานกันเอง</w:t></w:r></w:p>'
    return changed(worded(told * 20), "word/styles.xml", f"<w:styles {space}>{styles}</w:styles>".encode())


def many_attributes():
    about = " ".join(f"a{n}" for n in range(100_000))
    return f"<p {about}>ชาวบ้านติดตามงานกันเอง</p>".encode()


def nested_page():
    return b"<div>" * 200_000 + "ลึก".encode()


HOSTILE = {
    "truncated.docx": lambda: WRITERS["minutes.docx"]()[:5_000],
    "truncated.xlsx": lambda: WRITERS["answers.xlsx"]()[:3_000],
    "truncated.pdf": lambda: b"%PDF-1.7\n1 0 obj",
    "encrypted.docx": lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
    "mislabelled.txt": WRITERS["minutes.docx"],
    "mislabelled.pdf": GOOD.encode,
    "empty.docx": lambda: b"",
    "word-bomb.docx": word_bomb,
    "entity-bomb.docx": entity_bomb,
    "outside.docx": outside_entity,
    "far-cell.xlsx": far_cell,
    "nested.html": nested_page,
    "columns.csv": lambda: b"a," * 1_000_000,
    "nul.txt": lambda: b"\0" * 5_000,
    "noise.txt": lambda: os.urandom(100_000),
    "scan.pdf": lambda: WRITERS["report.pdf"]().replace(b"Tj", b"  "),
    "picture.jpg": lambda: b"\xff\xd8\xff\xe0",
    "slides.pptx": lambda: zipped({"ppt/presentation.xml": "<a/>"}),
    "old.doc": lambda: b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"),
    "letter.rtf": lambda: b"{\\rtf1 }",
    "note.odt": lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.text"}),
    "notes.zip": lambda: zipped({"a.txt": GOOD}),
}


def worked():
    """Give the seconds that processes which ended were at work, however busy the machine is."""
    times = os.times()
    return times.children_user + times.children_system


def read_at_once(folder, files):
    """Read files and a good note in one folder, so that helpers are started once and not for each."""
    for name, make in files.items():
        (folder / name).write_bytes(make())
    (folder / "ดี.txt").write_text(GOOD, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("synth.corpus.folder.read_apart", apart.read_apart)
        patched.setattr(apart, "SECONDS", PATIENCE)
        return synth.read_corpus(folder)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    began = worked()
    corpus = read_at_once(tmp_path_factory.mktemp("hostile"), HOSTILE)
    assert worked() - began < 60
    return corpus


@pytest.fixture(scope="module")
def odd(tmp_path_factory):
    return read_at_once(tmp_path_factory.mktemp("odd"), ODD)


def problems_of(corpus, name):
    return [row for row in corpus.problems.to_dict("records") if row["path"] == name]


def test_the_rest_is_read(hostile):
    assert hostile.sources["source_id"].tolist() == ["ดี.txt"]
    assert sorted(hostile.problems["path"]) == sorted(HOSTILE)


@pytest.mark.parametrize("name", HOSTILE)
def test_one_row_in_problems(hostile, name):
    [row] = problems_of(hostile, name)
    assert row["problem"]
    assert row["problem"] != "โปรแกรมขัดข้องขณะอ่านไฟล์นี้"  # a fault of ours is no broken file
    assert (LAST_RESORT in row["problem"]) == (name in SWELLS)  # nor one whose reader had to be ended
    assert row["what_to_do"]
    assert "root:" not in str(hostile.sources.to_dict())


ODD = {
    "invisible.txt": ("\u200b" * 1_000_000 + "ชาวบ้านติดตามงานกันเอง").encode,
    "notes.srt": ("1\n00:00:01,000 --> 00:00:02,000\n" + "♪" * 100_000 + "ก").encode,
    "voices.vtt": ("WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<v." * 100_000 + "ก").encode,
    "boxes.docx": nested_boxes,
    "styles.docx": many_styles,
    "attributes.html": many_attributes,
}


@pytest.mark.parametrize("name", ODD)
def test_what_never_came_back_is_read_or_refused(odd, name):
    assert odd.sources["source_id"].tolist()[-1] == "ดี.txt"
    told = [row["problem"] for row in problems_of(odd, name)]
    assert (name in set(odd.sources["source_id"])) == (name != "attributes.html")
    assert len(told) <= 1
    assert not any(LAST_RESORT in what for what in told)


def test_a_sparse_file_of_200_mb_is_not_opened(tmp_path):
    (tmp_path / "ดี.txt").write_text(GOOD, encoding="utf-8")
    for ending in (".txt", ".docx", ".xlsx", ".csv", ".pdf", ".html", ".srt"):
        with (tmp_path / f"big{ending}").open("wb") as file:
            file.truncate(200_000_000)
    corpus = synth.read_corpus(tmp_path)
    assert len(corpus.sources) == 1
    assert corpus.problems["problem"].str.startswith("ไฟล์ใหญ่เกินไป").sum() == 7
    assert LARGEST < 200_000_000


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_links_and_pipes(tmp_path):
    corpus_folder = tmp_path / "corpus"
    corpus_folder.mkdir()
    (corpus_folder / "ดี.txt").write_text(GOOD, encoding="utf-8")
    (corpus_folder / "สอง\nบรรทัด.txt").write_text(GOOD, encoding="utf-8")
    (corpus_folder / os.fsdecode(b"\xff\xfe.txt")).write_text(GOOD, encoding="utf-8")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.txt").write_text("ความลับ", encoding="utf-8")
    (corpus_folder / "folder").symlink_to(tmp_path / "outside")
    (corpus_folder / "nowhere.txt").symlink_to(tmp_path / "nothing")
    (corpus_folder / "circle.txt").symlink_to(corpus_folder / "circle.txt")
    os.mkfifo(corpus_folder / "pipe.txt")
    corpus = synth.read_corpus(corpus_folder)
    assert corpus.sources["source_id"].tolist() == ["ดี.txt"]
    assert len(corpus.problems) == 6
    corpus.problems.to_csv(tmp_path / "problems.csv")  # every name can be written


def test_a_broken_byte_costs_a_flag_not_the_note(tmp_path):
    data = bytearray((GOOD * 40).encode())
    data[5] = 0xFF
    (tmp_path / "a.txt").write_bytes(data)
    corpus = synth.read_corpus(tmp_path)
    assert len(corpus.statements) > 60
    assert corpus.problems["problem"].tolist() == ["มีอักขระที่อ่านไม่ออก"]
    assert corpus.problems["place"].item().startswith("ตัวอักษรที่ 2")


def test_the_same_note_twice_is_told(tmp_path):
    for name in ("ก.txt", "ข.txt"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    corpus = synth.read_corpus(tmp_path)
    assert corpus.problems[["path", "problem"]].values.tolist() == [
        ["ข.txt", "เหมือนกับ ก.txt ทุกตัวอักษร ข้อความจะถูกนับซ้ำ"]
    ]


def test_a_folder_of_text_needs_nothing_that_other_formats_need(tmp_path):
    import subprocess

    (tmp_path / "ดี.txt").write_text(GOOD, encoding="utf-8")
    heavy = ("docx", "python_calamine", "pypdfium2", "selectolax", "pythainlp", "csv", "lxml")
    script = f"import sys; from synth.corpus.reading import read_file; assert read_file({str(tmp_path / 'ดี.txt')!r}, 'n', {{}})['readings']; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    script = "import sys, pandas; known = set(sys.modules); import synth; synth.read_corpus; print(sorted(name for name in set(sys.modules) - known if name.startswith(('synth.corpus.layout', 'synth.corpus.readers'))))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"  # what reads is loaded where it reads
