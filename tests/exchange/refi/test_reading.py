"""What other programs' files do otherwise than the standard says: one made file for each, and what becomes of it."""

import io
import zipfile

import docx
import pytest

import synth
from synth.exchange.refi.taking import import_refi
from synth.study import Study
from synth.telling import say

from .making import USERS, begin, guid, project, qdpx, said, selection, source

TEXT = "บันทึก\nทุนชุมชน และป่า\nคนรักกัน"
WORDS = "ทุนชุมชน"
AT = TEXT.index(WORDS), TEXT.index(WORDS) + len(WORDS)


def place(text, words, pairs=1, mark=0, units=False):
    """Give the place of words as a program counts that has its own ways."""
    before, inside = text[: text.index(words)], words

    def count(said):
        said = said if pairs == 2 else said.replace("\r\n", "\n")
        return len(said.encode("utf-16-le")) // 2 if units else len(said)

    return mark + count(before), mark + count(before) + count(inside)


def taken(tmp_path, path, study=None, coder=""):
    """Take a file into a study; return what is coded there and what could not be kept."""
    with study or Study(tmp_path / "study.db") as made:
        _, lost = import_refi(made, path, coder)
        assert made.check().empty
        lines = [say(row["problem"], "en") for row in lost.to_dict("records")]
        return said(made), lines


PLAIN = source(selection(*AT, WORDS))
CRLF = TEXT.replace("\n", "\r\n")
FAR = "😀😀\n" + TEXT
FAULTS = {
    "as the standard says": (project(PLAIN), {"one.txt": TEXT}, {}, None),
    "ATLAS.ti: Project.qde": (project(PLAIN), {"one.txt": TEXT}, {"entry": "Project.qde"}, None),
    "Sources/ capitalised": (project(PLAIN), {"ONE.TXT": TEXT}, {"folder": "Sources"}, None),
    "offsets behind a mark (utf-8-sig)": (
        project(source(selection(*place(TEXT, WORDS, mark=1), WORDS))),
        {"one.txt": "\ufeff" + TEXT},
        {},
        "another way than the standard says (BOM",
    ),
    "a mark that does not count": (project(PLAIN), {"one.txt": "\ufeff" + TEXT}, {}, None),
    "CRLF counted as two": (
        project(source(selection(*place(CRLF, WORDS, pairs=2), WORDS))),
        {"one.txt": CRLF},
        {},
        None,
    ),
    "CRLF counted as one": (project(PLAIN), {"one.txt": CRLF}, {}, "CR LF = 1"),
    "UTF-16 units": (
        project(source(selection(*place(FAR, WORDS, units=True), ""))),
        {"one.txt": FAR},
        {},
        "UTF-16",
    ),
    "capital GUIDs in references": (
        project(PLAIN.replace(guid("ทุน"), guid("ทุน").upper()).replace(guid("แดง"), "{" + guid("แดง").upper() + "}")),
        {"one.txt": TEXT},
        {},
        None,
    ),
    "inline PlainTextContent": (
        project(source(f"<PlainTextContent>{TEXT}</PlainTextContent>" + selection(*AT, WORDS), path="")),
        {},
        {},
        None,
    ),
    "the words of a PDF": (
        project(
            f'<PDFSource guid="{guid("pdf")}" name="บันทึก">'
            f'<PDFSelection guid="{guid("p")}" name="ภาพ" page="0" firstX="0" firstY="0" secondX="9" secondY="9">'
            f'<Coding guid="{guid("pc")}"><CodeRef targetGUID="{guid("ทุน")}"/></Coding></PDFSelection>'
            f'<Representation guid="{guid("r")}" plainTextPath="internal://one.txt">{selection(*AT, WORDS)}'
            "</Representation></PDFSource>"
        ),
        {"one.txt": TEXT},
        {},
        "1 codings on a picture, a page or a moment",
    ),
    "a transcript with moments": (
        project(
            f'<AudioSource guid="{guid("mp3")}" name="บันทึก"><Transcript guid="{guid("t")}" '
            f'plainTextPath="internal://one.txt"><SyncPoint guid="{guid("s1")}" position="{AT[0]}"/>'
            f'<SyncPoint guid="{guid("s2")}" position="{AT[1]}"/>'
            + selection(0, 0, WORDS)
            .replace("PlainTextSelection", "TranscriptSelection")
            .replace('startPosition="0" endPosition="0"', f'fromSyncPoint="{guid("s1")}" toSyncPoint="{guid("s2")}"')
            + "</Transcript></AudioSource>"
        ),
        {"one.txt": TEXT},
        {},
        None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_no_coding_is_lost(tmp_path, fault):
    xml, texts, how, line = FAULTS[fault]
    coded, lost = taken(tmp_path, qdpx(tmp_path / "x.qdpx", xml, texts, **how))
    assert coded == [("บันทึก", WORDS, "ทุน", "แดง")]
    assert [line in one for one in lost] == ([True] if line else [])


def word(*paragraphs):
    """Write a Word file into bytes."""
    made, file = docx.Document(), io.BytesIO()
    for text in paragraphs:
        made.add_paragraph(text)
    made.save(file)
    return file.getvalue()


def test_a_word_file_beside_an_empty_text(tmp_path):
    xml = project(PLAIN.replace("plainTextPath", 'richTextPath="internal://one.docx" plainTextPath'))
    path = qdpx(tmp_path / "x.qdpx", xml, {"one.txt": "\n", "one.docx": word(*TEXT.split("\n"))})
    coded, lost = taken(tmp_path, path)
    assert coded == [("บันทึก", WORDS, "ทุน", "แดง")]
    assert "words of the Word file" in lost[0]


def test_no_text_at_all_is_listed_and_the_studys_own_is_taken(tmp_path):
    inner = source(selection(11, 16, ""), name="เวที.txt", path="")
    path = qdpx(tmp_path / "x.qdpx", project(inner))
    assert "1 codings were not taken in: their source has no text" in taken(tmp_path, path)[1][0]
    coded, lost = taken(tmp_path, path, begin(tmp_path / "b" / "study.db"))
    assert coded == [("เวที.txt", "ผู้นำ", "ทุน", "แดง")]
    assert "the study's own was taken" in lost[0]


def test_two_codes_of_one_name(tmp_path):
    more = f'<Code guid="{guid("ทุน2")}" name="ทุน" isCodable="true"/>'
    xml = project(source(selection(*AT, WORDS) + selection(*AT, WORDS, code="ทุน2")), codes=more)
    coded, lost = taken(tmp_path, qdpx(tmp_path / "x.qdpx", xml, {"one.txt": TEXT}))
    assert [row[2] for row in coded] == ["ทุน", "ทุน (2)"]
    assert lost == ["is called 'ทุน (2)' here"]


@pytest.mark.parametrize(
    ("users", "coder", "who"),
    [(USERS, "", "แดง"), ("", "มาลี", "มาลี"), ("", "", "x"), (USERS + "", "มาลี", "แดง")],
)
def test_a_coding_that_names_nobody(tmp_path, users, coder, who):
    xml = project(source(selection(*AT, WORDS, user="")), users=users)
    coded, lost = taken(tmp_path, qdpx(tmp_path / "x.qdpx", xml, {"one.txt": TEXT}), coder=coder)
    assert [row[3] for row in coded] == [who]
    assert len(lost) == (not users)


LOST = {
    "outside the text": (selection(5, 900), "their place lies outside"),
    "of an unknown code": (selection(*AT, code="อื่น"), "has no code"),
    "without a code": (
        f'<PlainTextSelection guid="{guid("x")}" startPosition="0" endPosition="3"><Coding guid="{guid("y")}"/>'
        "</PlainTextSelection>",
        "names no code",
    ),
    "on nothing but blanks": (selection(TEXT.index(" "), TEXT.index(" ") + 1), "its words are no statement"),
}


@pytest.mark.parametrize("what", LOST)
def test_a_coding_that_cannot_be_kept_is_a_row(tmp_path, what):
    inner, line = LOST[what]
    coded, lost = taken(tmp_path, qdpx(tmp_path / "x.qdpx", project(source(inner)), {"one.txt": TEXT}))
    assert coded == []
    assert line in lost[0]


def test_stretches_stay_stretches_and_each_statement_under_them_is_coded_once(tmp_path):
    both = TEXT.index("ชุมชน"), TEXT.index("รัก")
    heading = selection(0, 6, "บันทึก")
    xml = project(source(selection(*both) + selection(*AT, WORDS) + heading))
    path = qdpx(tmp_path / "x.qdpx", xml, {"one.txt": TEXT})
    with Study(tmp_path / "study.db") as study:
        import_refi(study, path)
        assert not study.codings().duplicated(["statement_id", "code", "coder"]).any()
        assert {"บันทึก", WORDS, TEXT[both[0] : both[1]]} == {row[1] for row in said(study)}
        out = synth.read_refi(synth.write_refi(study, tmp_path / "y.qdpx"))
    assert {(row.start, row.end) for row in out.codings.itertuples()} == {both, AT, (0, 6)}


def test_letters_are_taken_whole(tmp_path):
    text = "ที่นี่มีทุน"
    coded, lost = taken(
        tmp_path, qdpx(tmp_path / "x.qdpx", project(source(selection(1, 4))), {"one.txt": text})
    )
    assert [row[1] for row in coded] == ["ที่นี่"]
    assert "whole letters" in lost[0]


def test_cases_variables_notes_and_what_has_no_place(tmp_path):
    variables = f'<Variables><Variable guid="{guid("v")}" name="จังหวัด" typeOfVariable="Text"/></Variables>'
    variables += (
        f'<Cases><Case guid="{guid("case")}" name="บ้านนา"><VariableValue><VariableRef targetGUID="{guid("v")}"/>'
        f'<TextValue>พัทลุง</TextValue></VariableValue><SourceRef targetGUID="{guid("บันทึก")}"/></Case></Cases>'
    )
    rest = (
        f'<Notes><Note guid="{guid("n")}" name="คิด"><PlainTextContent>ลองดู</PlainTextContent></Note></Notes>'
        f'<Links><Link guid="{guid("l")}" name="โยง"/></Links>'
        f'<Sets><Set guid="{guid("set")}" name="ชุด"><MemberCode targetGUID="{guid("ทุน")}"/></Set></Sets>'
    )
    inner = source(selection(*AT, WORDS, inner=f'<NoteRef targetGUID="{guid("n")}"/>'))
    path = qdpx(tmp_path / "x.qdpx", project(inner, variables=variables, rest=rest), {"one.txt": TEXT})
    with Study(tmp_path / "study.db") as study:
        _, lost = import_refi(study, path)
        assert study.sources()[["project", "จังหวัด"]].values.tolist() == [["บ้านนา", "พัทลุง"]]
        assert study.memos()[["about", "coder", "text"]].values.tolist() == [["statement", "แดง", "คิด\nลองดู"]]
        assert lost["place"].tolist() == ["ชุด", "โยง"]


def test_codes_of_a_study_are_found_by_their_id_or_name(tmp_path):
    with begin(tmp_path / "study.db") as study:
        before = study.codebook()
        xml = project("", codes=f'<Code guid="{guid("t")}" name=" ไว้ใจ " isCodable="true"/>')
        path = qdpx(tmp_path / "x.qdpx", xml.replace("<Sources></Sources>", ""))
        import_refi(study, path)
        assert study.codebook()["code"].tolist() == [*before["code"], "ทุน"]
        assert study.code_ids()["ทุน"] == guid("ทุน")


def test_a_source_with_another_text_here_is_coded_by_its_words(tmp_path):
    text = "หัวเรื่องอื่น\nผู้นำตามธรรมชาติ\nคำที่ไม่มี"
    inner = selection(14, 30) + selection(31, 41)
    path = qdpx(tmp_path / "x.qdpx", project(source(inner, name="เวที.txt")), {"one.txt": text})
    coded, lost = taken(tmp_path, path, begin(tmp_path / "study.db"))
    assert coded == [("เวที.txt", "ผู้นำตามธรรมชาติ", "ทุน", "แดง")]
    assert "do not stand in the study's text as often: คำที่ไม่มี" in lost[-1]


def test_the_same_name_twice_in_a_file(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.qdpx", "w") as archive:
        second = source(selection(*AT), path="internal://two.txt").replace(guid("บันทึก"), guid("2"), 1)
        archive.writestr("project.qde", project(PLAIN + second))
        archive.writestr("sources/one.txt", TEXT)
        archive.writestr("sources/two.txt", TEXT + "\nต่อ")
    coded, lost = taken(tmp_path, tmp_path / "x.qdpx")
    assert [row[0] for row in coded] == ["บันทึก", "บันทึก (2)"]
    assert "another source has its name" in lost[0]
