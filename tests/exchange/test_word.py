"""Forms for Word and what people write into them, and files with comments that nobody made for this."""

import shutil
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX

from synth.exchange.word.forms import write_word_forms
from synth.exchange.word.marks import read_marks
from synth.exchange.word.taking import import_word
from synth.programs import run_bounded
from synth.study import Study
from synth.telling import say

from .refi.making import LINES, begin, said

FORM = "เวที.txt.docx"


@pytest.fixture
def study(tmp_path):
    with begin(tmp_path / "study.db") as made:
        yield made


def opened(study, tmp_path, **how):
    """Write the forms; return the path of one and its document."""
    write_word_forms(study, tmp_path / "forms", **how)
    return tmp_path / "forms" / FORM, docx.Document(tmp_path / "forms" / FORM)


def statement(document, number):
    """Give the paragraph of a statement by its number."""
    return next(one for one in document.paragraphs if one.text.startswith(f"{number}\t"))


def taken(study, path, coder="ค", **how):
    """Take a file in; return what is coded and the lines about what was not."""
    _, lost = import_word(study, path, coder, **how)
    assert study.check().empty
    return said(study), [say(row["problem"], "en") for row in lost.to_dict("records")]


def test_comments_are_codings_of_the_statement_or_of_its_words(study, tmp_path):
    path, document = opened(study, tmp_path)
    document.add_comment(statement(document, 1).runs, "ทีม; trust", author="ใคร")
    line = statement(document, 3)
    line.runs[1].text = "ที่นี่มี"
    document.add_comment(line.add_run("ทุนเดิม"), "TRUST", author="ใคร")
    document.add_comment(statement(document, 4).runs, "-", author="ใคร")
    document.add_comment(statement(document, 2).runs, "บันทึก: ถามต่อ", author="ใคร")
    document.save(path)
    coded, lost = taken(study, path)
    assert coded == [
        ("เวที.txt", "ทุนเดิม", "trust", "ค"),
        ("เวที.txt", LINES[0], "team", "ค"),
        ("เวที.txt", LINES[0], "trust", "ค"),
    ]
    assert lost == []
    assert study.reviews()["statement_id"].nunique() == 3
    assert study.memos()["text"].tolist() == ["ถามต่อ"]


def test_without_a_name_the_author_of_the_comment_is_the_coder(study, tmp_path):
    path, document = opened(study, tmp_path)
    document.add_comment(statement(document, 1).runs, "ทีม", author="มาลี")
    document.save(path)
    assert [row[3] for row in taken(study, path, "")[0]] == ["มาลี"]


@pytest.mark.long
def test_comments_by_the_thousand_and_none_is_lost(tmp_path):
    lines = [f"ข้อความที่ {number} ว่าด้วยทุนของชุมชน" for number in range(999)]
    with begin(tmp_path / "study.db", lines) as study:
        path, document = opened(study, tmp_path)
        for paragraph in document.paragraphs:
            number, tab, _ = paragraph.text.partition("\t")
            if tab:
                document.add_comment(paragraph.runs, ("ทีม", "ไว้ใจ", "สำเร็จ")[int(number) % 3], author="ก")
        document.save(path)
        coded, lost = taken(study, path)
        assert lost == []
        assert [row[1] for row in coded] == sorted(lines)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("ไวใจ", "code 'ไวใจ' is not in the codebook; did you mean 'trust'?"),
        ("trust, team", "several codes in one cell are joined by ';': write trust;team"),
        ("อุปสรรค", "retired"),
        ("น่าสนใจมาก", "code 'น่าสนใจมาก' is not in the codebook"),
    ],
)
def test_what_is_no_code_is_listed_and_the_rest_is_taken(study, tmp_path, words, line):
    path, document = opened(study, tmp_path)
    document.add_comment(statement(document, 1).runs, f"ทีม; {words}", author="ก")
    document.save(path)
    coded, lost = taken(study, path)
    assert [row[2] for row in coded] == ["team"]
    assert line in lost[0]


def test_statements_that_were_edited_are_found_again_or_listed(study, tmp_path):
    path, document = opened(study, tmp_path)
    for number, text in ((1, "ผู้นำตามธรรมชาติของหมู่บ้าน"), (2, "  ไว้ใจกัน  😀 มาก ")):
        statement(document, number).runs[1].text = text
        document.add_comment(statement(document, number).runs, "ทีม", author="ก")
    document.add_comment(document.add_paragraph("ข้อความใหม่ที่เพิ่มเอง").runs, "ทีม", author="ก")
    document.save(path)
    coded, lost = taken(study, path)
    assert [row[1] for row in coded] == [LINES[0], LINES[1]]
    assert [line.split(";")[0] for line in lost] == [
        "was edited in Word",
        "its words are not found in the study",
    ]


def test_a_form_mended_and_taken_in_again_counts_by_its_difference(study, tmp_path):
    path, document = opened(study, tmp_path)
    first = document.add_comment(statement(document, 1).runs, "ทมี", author="ก")
    document.add_comment(statement(document, 2).runs, "ไว้ใจ", author="ก")
    document.save(path)
    assert len(taken(study, path)[0]) == 1
    first.paragraphs[0].runs[-1].text = "ทีม"
    document.save(path)
    assert [row[2] for row in taken(study, path)[0]] == ["team", "trust"]


def test_a_code_that_was_lacking_is_taken_when_the_codebook_has_it(study, tmp_path):
    path, document = opened(study, tmp_path)
    document.add_comment(statement(document, 1).runs, "ทุน", author="ก")
    document.save(path)
    assert taken(study, path)[0] == []
    study.add_code("ทุน", coder="ก")
    assert [row[2] for row in taken(study, path)[0]] == ["ทุน"]


def test_a_column_of_codes(study, tmp_path):
    path, document = opened(study, tmp_path, column=True)
    table = document.tables[0]
    for row, cell in ((1, "ทีม;\nไว้ใจ"), (2, "memo: ถามต่อ"), (3, "-"), (4, "อะไร")):
        table.rows[row].cells[2].text = cell
    document.save(path)
    coded, lost = taken(study, path)
    assert [row[1:3] for row in coded] == [(LINES[0], "team"), (LINES[0], "trust")]
    assert len(lost) == 1
    assert study.memos()["text"].tolist() == ["ถามต่อ"]
    assert len(study.reviews()) == 2


@pytest.mark.parametrize("column", [False, True])
def test_a_form_is_filled_with_what_a_coder_did(study, tmp_path, column):
    ids = study.statements()["statement_id"].tolist()
    study.code(ids[0], "trust", coder="ก")
    study.code(ids[0], "ok", coder="ก")
    study.code(ids[1], "trust", coder="ข")
    path, _ = opened(study, tmp_path, coder="ก", column=column)
    with begin(tmp_path / "b" / "study.db") as other:
        assert {row[2] for row in taken(other, path)[0]} == {"trust", "ok"}


def test_a_file_that_nobody_made_for_this(study, tmp_path):
    document = docx.Document()
    document.add_paragraph("รายงานของเรา")
    line = document.add_paragraph("• ")
    document.add_comment(line.add_run(LINES[2]), "ไว้ใจ", author="มาลี")
    line = document.add_paragraph("เขาว่า ")
    line.add_run(LINES[3]).font.highlight_color = WD_COLOR_INDEX.YELLOW
    line = document.add_paragraph("")
    line.add_run("ผู้นำตาม").font.highlight_color = WD_COLOR_INDEX.BRIGHT_GREEN
    line.add_run("ธรรมชาติ").font.highlight_color = WD_COLOR_INDEX.BRIGHT_GREEN
    path = tmp_path / "เวที.docx"
    document.save(path)
    coded, lost = taken(study, path, "", highlights={"Green": "team"})
    assert coded == [("เวที.txt", LINES[2], "trust", "มาลี"), ("เวที.txt", LINES[0], "team", "เวที")]
    assert lost == ["highlighted in yellow, and nothing says what that means"]
    coded, lost = taken(study, path, "", highlights={"yellow": "ok"})
    assert ("เวที.txt", LINES[3], "ok", "เวที") in coded


@pytest.mark.office
@pytest.mark.parametrize("column", [False, True])
def test_libreoffice_opens_and_saves_a_form_and_nothing_is_lost(study, tmp_path, column):
    path, document = opened(study, tmp_path, column=column)
    if column:
        for row in document.tables[0].rows[1:]:
            row.cells[2].text = "ทีม; ไว้ใจ"
    else:
        for number in range(1, 5):
            document.add_comment(statement(document, number).runs, "ทีม; ไว้ใจ", author="ก")
    document.save(path)
    office = shutil.which("soffice")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for ending, into in (("odt", "a"), ("docx", "b")):
        run_bounded(
            [
                office,
                profile,
                "--headless",
                "--convert-to",
                ending,
                "--outdir",
                str(tmp_path / into),
                str(path),
            ],
            120,
        )
        path = tmp_path / into / f"เวที.txt.{ending}"
    coded, lost = taken(study, path)
    assert len(coded) == 8
    assert lost == []
    assert {row[1] for row in coded} == set(LINES)


@pytest.mark.office
def test_highlights_and_comments_of_a_pdf(study, tmp_path):
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    document.save(tmp_path / "เวที.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        shutil.which("soffice"),
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
    ]
    run_bounded([*command, str(tmp_path / "เวที.docx")], 120)
    path = tmp_path / "out" / "เวที.pdf"
    path.parent.mkdir()
    highlighted(tmp_path / "เวที.pdf", path, {LINES[3]: "ไว้ใจ", LINES[2]: ""})
    coded, lost = taken(study, path)
    assert coded == [("เวที.txt", LINES[3], "trust", "ค")]
    assert len(lost) == 1
    assert "highlighted in #ffff00" in lost[0]


def highlighted(path, out, words):
    """Copy a PDF with words highlighted, each with its comment."""
    import ctypes

    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    document = pdfium.PdfDocument(path)
    page = document[0]
    text = page.get_textpage()
    for sought, comment in words.items():
        index, count = text.search(sought).get_next()
        mark = raw.FPDFPage_CreateAnnot(page, 9)
        raw.FPDFAnnot_SetColor(mark, 0, 255, 255, 0, 255)
        boxes = [text.get_charbox(at) for at in range(index, index + count)]
        left, bottom, right, top = (
            pick(box[at] for box in boxes) for at, pick in enumerate((min, min, max, max))
        )
        quad = raw.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
        raw.FPDFAnnot_AppendAttachmentPoints(mark, ctypes.byref(quad))
        raw.FPDFAnnot_SetRect(mark, ctypes.byref(raw.FS_RECTF(left, top, right, bottom)))
        letters = ctypes.create_string_buffer((comment + "\0").encode("utf-16-le"))
        raw.FPDFAnnot_SetStringValue(mark, b"Contents", ctypes.cast(letters, ctypes.POINTER(raw.FPDF_WCHAR)))
        raw.FPDFPage_CloseAnnot(mark)
    document.save(out)


def test_harm_is_refused(study, tmp_path):
    before = study.dump()
    bomb = '<!DOCTYPE a [<!ENTITY b "ก">]><a>&b;</a>'
    harm = {
        "a DTD": {"word/document.xml": bomb},
        "no Word": {"a.txt": "ก"},
        "no XML": {"word/document.xml": "<a"},
        "depth": {"word/document.xml": "<a>" * 5000 + "</a>" * 5000},
        "comments by the hundred thousand": {
            "word/document.xml": "<a/>",
            "word/comments.xml": "<comments>" + '<comment id="1"/>' * 100_001 + "</comments>",
        },
    }
    for name, parts in harm.items():
        path = tmp_path / f"{name}.docx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, data in parts.items():
                archive.writestr(part, data)
        with pytest.raises(ValueError, match=r"\.docx|Word"):
            import_word(study, path, "ก")
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7 no")
    with pytest.raises(ValueError, match="not a PDF"):
        import_word(study, tmp_path / "x.pdf", "ก")
    after = study.dump()
    assert all(after[name].equals(table) for name, table in before.items())


@pytest.mark.long
def test_comments_by_the_ten_thousand_on_what_is_not_there(study, tmp_path):
    document = docx.Document()
    document.add_paragraph("ก")
    document.save(tmp_path / "x.docx")
    paragraphs = "".join(
        f'<w:p><w:commentRangeStart w:id="{n}"/><w:r><w:t>ไม่มี {n}</w:t></w:r><w:commentRangeEnd w:id="{n}"/></w:p>'
        for n in range(20_000)
    )
    comments = "".join(
        f'<w:comment w:id="{n}"><w:p><w:r><w:t>อะไร {n}</w:t></w:r></w:p></w:comment>' for n in range(20_000)
    )
    space = 'xmlns:w="urn:x"'
    with zipfile.ZipFile(tmp_path / "y.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {space}>{paragraphs}</w:document>")
        archive.writestr("word/comments.xml", f"<w:comments {space}>{comments}</w:comments>")
    assert len(read_marks(tmp_path / "y.docx").marks) == 20_000
    coded, lost = taken(study, tmp_path / "y.docx")
    assert coded == []
    assert len(lost) == 20_000
    assert not Path(tmp_path / "y").exists()


def test_an_empty_study_gives_no_form(tmp_path):
    with Study(tmp_path / "study.db") as empty:
        assert write_word_forms(empty, tmp_path / "forms") == []
