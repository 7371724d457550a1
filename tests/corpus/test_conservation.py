"""No word of a file is lost in silence: it is in the stored text, among what is told of a source, or in `problems`."""

import io
import sys
import zipfile
from email.message import EmailMessage
from itertools import count
from pathlib import Path

import docx
import openpyxl
import pytest
import xlsxwriter
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.comments import Comment

import synth

sys.path.insert(0, str(Path(__file__).parents[1] / "fuzz"))

from writers import body, bulleted, deck, run, saved, shape, slide, title

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
WHO, WHAT = (
    ("ชาวบ้าน", "เด็ก", "ครู", "ป้าศรี", "กลุ่มแม่บ้าน", "พระ", "ช่าง"),
    ("ปลูกผัก", "ขุดสระ", "ซ่อมฝาย", "เก็บขยะ", "เลี้ยงไก่"),
)


class Words:
    """Words for each place of a file, never the same twice."""

    def __init__(self) -> None:
        self.said: dict[str, str] = {}

    def __call__(self, place: str) -> str:
        n = len(self.said)
        self.said[place] = (
            f"{WHO[n % len(WHO)]}{WHAT[n % len(WHAT)]}ครั้งที่{'กขคงจฉชซณดตถทธนบปผพฟมยรลวศสหอ'[n]}แล้วได้ผล"
        )
        return self.said[place]


def lost(folder, name, data, words):
    """Return the places whose words are nowhere in what was read of a file."""
    (folder / name).write_bytes(data)
    corpus = synth.read_corpus(folder)
    told = [*corpus.sources.to_numpy().ravel(), *corpus.sources.columns, *corpus.problems.to_numpy().ravel()]
    told += corpus.statements[["section", "speaker"]].to_numpy().ravel().tolist()
    whole = "".join("\n".join(map(str, told)).split())
    return [place for place, said in words.said.items() if said not in whole and said[:40] not in whole]


def paragraph(words):
    return f"<w:p {nsdecls('w')}><w:r><w:t>{words}</w:t></w:r></w:p>"


def control(inner):
    return f"<w:sdt {nsdecls('w')}><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def box(inner):
    newer = (
        f'<mc:Choice Requires="wps"><w:drawing><w:txbxContent>{inner}</w:txbxContent></w:drawing></mc:Choice>'
    )
    older = f"<mc:Fallback><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></mc:Fallback>"
    return parse_xml(
        f'<w:r {nsdecls("w")} xmlns:mc="{MC}"><mc:AlternateContent>{newer}{older}</mc:AlternateContent></w:r>'
    )


def grid(*rows):
    cells = ("".join(f"<w:tc>{paragraph(words)}</w:tc>" for words in row) for row in rows)
    return f"<w:tbl {nsdecls('w')}>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def word(words):
    document = docx.Document()
    first = document.add_paragraph(words("paragraph"))
    first._p.append(parse_xml(control(f"<w:r><w:t>{words('control in a line')}</w:t></w:r>")))
    first._p.append(box(paragraph(words("box")) + grid(["ดี", "เสีย"], [words("table in a box"), "-"])))
    document.element.body.insert(1, parse_xml(control(paragraph(words("control")))))
    table = document.add_table(3, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = words("head"), "ผล"
    table.cell(1, 0).text = words("cell")
    table.cell(1, 1).paragraphs[0]._p.append(box(paragraph(words("box in a cell"))))
    table.cell(1, 1).add_table(1, 1).cell(0, 0).text = words("table in a cell")
    cell = table.cell(2, 1)
    cell.text = words("control around a cell")
    wrapped = parse_xml(control(""))
    cell._tc.getparent().replace(cell._tc, wrapped)
    wrapped[0].append(cell._tc)
    row = parse_xml(control(grid([words("control around a row")] * 2)))
    table._tbl.append(parse_xml(control("")))
    table._tbl[-1][0].append(row[0][0][0])
    document.add_comment(first.runs, text=words("remark"), author="ฝน", initials="ฝ")
    document.sections[0].header.paragraphs[0].text = words("head of the page")
    document.sections[0].footer.paragraphs[0].text = words("foot of the page")
    return with_drawings(saved(document.save), words("diagram"), words("chart"))


def with_drawings(data, shown, named):
    """Add a diagram and a chart to a Word file."""
    around = f'<w:p><w:r><w:drawing xmlns:r="{R}">{{}}</w:drawing></w:r></w:p>'
    frames = around.format(f'<d:relIds xmlns:d="{DGM}" r:dm="rd"/>') + around.format(
        f'<c:chart xmlns:c="{CHART}" r:id="rc"/>'
    )
    links = "".join(
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{to}"/>'
        for name, kind, to in (("rd", "diagramData", "d.xml"), ("rc", "chart", "c.xml"))
    )
    changes = {"word/document.xml": ("<w:sectPr", f"{frames}<w:sectPr"), "word/_rels/document.xml.rels": ("</Relationships>", f"{links}</Relationships>"), "[Content_Types].xml": ("</Types>", '<Override PartName="/word/d.xml" ContentType="text/xml"/><Override PartName="/word/c.xml" ContentType="text/xml"/></Types>')}  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(made := io.BytesIO(), "w") as again:
        for name in packed.namelist():
            again.writestr(name, packed.read(name).decode("utf-8", "surrogateescape").replace(*changes.get(name, ("\0", "")), 1).encode("utf-8", "surrogateescape"))  # fmt: skip
        again.writestr("word/d.xml", diagram(shown))
        again.writestr("word/c.xml", chart(named))
    return made.getvalue()


def diagram(words):
    return f'<d:dataModel xmlns:d="{DGM}" xmlns:a="{A}"><d:ptLst><d:pt modelId="1"><d:t><a:p>{run(words)}</a:p></d:t></d:pt></d:ptLst></d:dataModel>'


def chart(words):
    bars = f"<c:cat><c:strRef><c:strCache><c:pt><c:v>{words}</c:v></c:pt></c:strCache></c:strRef></c:cat>"
    return f'<c:chartSpace xmlns:c="{CHART}" xmlns:a="{A}"><c:title><a:p>{run("ผลรายเดือน")}</a:p></c:title>{bars}</c:chartSpace>'


def talk(words):
    frame = "<p:graphicFrame><a:graphic><a:graphicData>{}</a:graphicData></a:graphic></p:graphicFrame>"
    cells = "".join(
        f"<a:tc><a:txBody><a:p>{run(said)}</a:p></a:txBody></a:tc>" for said in (words("cell"), "ดี")
    )
    newer, grouped = (shape(f"<a:p>{run(words(place))}</a:p>") for place in ("newer shape", "group"))
    either = f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice>{newer}</mc:Choice></mc:AlternateContent>'
    return deck(
        slide(
            title(words("title")), body(bulleted(words("bullet"))), either,
            f"<p:grpSp><p:grpSp>{grouped}</p:grpSp></p:grpSp>",
            frame.format(f"<a:tbl><a:tr>{cells}</a:tr></a:tbl>"),
            frame.format(f'<d:relIds xmlns:d="{DGM}" xmlns:r="{R}" r:dm="rId2"/>'),
            frame.format(f'<c:chart xmlns:c="{CHART}" xmlns:r="{R}" r:id="rId3"/>'),
            notes=words("notes"),
            related=[("diagramData", "../d.xml"), ("chart", "../c.xml"), ("comments", "../r.xml")],
            parts={"ppt/d.xml": diagram(words("diagram")), "ppt/c.xml": chart(words("chart")), "ppt/r.xml": f'<p:cmLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cm><p:text>{words("remark")}</p:text></p:cm></p:cmLst>'},
        )
    )  # fmt: skip


def sheets(words):
    book = openpyxl.Workbook()
    for row in (
        [words("title")],
        ["กลุ่ม ก", "", "กลุ่ม ข", ""],
        ["ข้อดี", "ข้อเสีย"] * 2,
        [words(f"answer {n}") for n in range(4)],
        ["ดี", "ช้า", "ถูก", "ไกล"],
        [],
        [words("below")],
    ):
        book.active.append(row)
    book.active["A4"].comment = Comment(words("remark on a cell"), "ทีม")
    alone = book.create_sheet("ทีม")
    for row in (["สิ่งที่ทีมเรียนรู้"], [words("alone 1")], [words("alone 2")]):
        alone.append(row)
    return saved(book.save)


def boxed(words):
    with xlsxwriter.Workbook(made := io.BytesIO()) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate((["ชื่อ", "ข้อดี"], ["นก", words("answer")], ["ดาว", "ได้เพื่อนใหม่"])):
            sheet.write_row(number, 0, row)
        sheet.insert_textbox("E2", words("box"))
    return made.getvalue()


def web(words):
    return f"""<html><body><article><h1>{words("heading")}</h1><p>{words("paragraph")}</p>
    <dl><dt>{words("term")}</dt><dd>{words("definition")}</dd></dl>
    <details><summary>{words("summary")}</summary>{words("folded")}</details>
    <table><caption>{words("caption")}</caption><tr><th>หมู่</th><th>ผล</th></tr><tr><td>1</td><td>{words("cell")}</td></tr></table>
    <table><tr><td>{words("layout")}<table><tr><td>{words("inner")}</td></tr></table></td></tr></table>
    <figure><img><figcaption>{words("of a picture")}</figcaption></figure><svg><text>{words("drawn")}</text></svg>
    <form><label>{words("label")}</label><textarea>{words("typed")}</textarea></form></article>
    <section class="comments-area"><ol><li class="comment"><b>ป้านก</b><p>{words("of a reader")}</p></li></ol></section>
    <footer>{words("foot")}</footer></body></html>""".encode()  # fmt: skip


def page(words):
    made = EmailMessage()
    made.set_content(web(words).decode(), subtype="html")
    made.make_related()
    return made.as_bytes()


def mail(words):
    made = EmailMessage()
    made["From"], made["Subject"] = "ครู <e@example.org>", words("subject")
    made.set_content(words("letter"))
    made.add_attachment(b"-", maintype="application", subtype="pdf", filename=f"{words('attached')}.pdf")
    return made.as_bytes()


def cues(words):
    return f"WEBVTT - {words('head')}\n\nNOTE\n{words('note')}\n\n{words('name of a cue')}\n00:01.000 --> 00:02.000\n{words('cue')}\n".encode()


def form(words):
    """Make a PDF whose field was filled in; its letters are those of English."""
    words.said = {"page": "Whatwentwrong", "field": "Thepumpbroketwice"}
    parts = [b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]>>>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Resources<</Font<</F 4 0 R>>>>/Contents 7 0 R/Annots[5 0 R]>>", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", b"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(x)/Rect[20 300 380 320]/P 3 0 R/AP<</N 6 0 R>>>>"]  # fmt: skip
    drawn = ((b"/Type/XObject/Subtype/Form/BBox[0 0 360 20]/Resources<</Font<</F 4 0 R>>>>", b"/Tx BMC BT /F 12 Tf 2 5 Td (The pump broke twice) Tj ET EMC"), (b"", b"BT /F 12 Tf 20 330 Td (What went wrong in the village this year) Tj ET"))  # fmt: skip
    parts += [
        b"<<%b/Length %d>>stream\n%b\nendstream" % (about, len(words_), words_) for about, words_ in drawn
    ]
    data, places = b"%PDF-1.5\n", []
    for number, part in zip(count(1), parts, strict=False):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        data
        + b"xref\n0 8\n0000000000 65535 f \n%btrailer<</Root 1 0 R/Size 8>>\nstartxref\n%d\n%%%%EOF"
        % (rows, len(data))
    )


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("a.docx", word),
        ("a.pptx", talk),
        ("a.ppsx", talk),
        ("a.xlsx", sheets),
        ("b.xlsx", boxed),
        ("a.html", web),
        ("a.mhtml", page),
        ("a.eml", mail),
        ("a.vtt", cues),
        ("a.pdf", form),
    ],
)
def test_no_word_of_a_file_is_lost_in_silence(tmp_path, name, write):
    words = Words()
    assert lost(tmp_path, name, write(words), words) == []


@pytest.mark.parametrize("kind", ["document.macroEnabled", "template.macroEnabledTemplate"])
def test_documents_with_macros_and_templates_are_documents(tmp_path, kind):
    words, made = Words(), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word(words))) as packed, zipfile.ZipFile(made, "w") as again:
        for name in packed.namelist():
            plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
            other = f"application/vnd.ms-word.{kind}.main+xml".encode()
            again.writestr(name, packed.read(name).replace(plain, other))
    assert lost(tmp_path, "a.docm", made.getvalue(), words) == []
