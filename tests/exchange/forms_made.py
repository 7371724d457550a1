"""Four forms of funders, all invented for the tests, as Word, LibreOffice and Google Docs would write them."""

import zipfile
from pathlib import Path

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

INVENTED = "แบบนี้แต่งขึ้นเพื่อทดสอบ ไม่ใช่แบบของแหล่งทุนใด"
FONT = "Sarabun"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def _run(paragraph, text, bold=False, size=14):
    run = paragraph.add_run(text)
    run.bold = run.font.cs_bold = bold
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), FONT)
    run.font.size = Pt(size)
    large = OxmlElement("w:szCs")
    large.set(qn("w:val"), str(size * 2))
    run._r.rPr.find(qn("w:sz")).addnext(large)
    return run


def _said(cell, text, bold=False):
    _run(cell.paragraphs[0], text, bold)


def objectives(path: Path) -> Path:
    """(a) Objectives × indicators × result × achieved or not × evidence, as Word writes it: cells merged down."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    _run(document.add_paragraph(), "แบบรายงานผลการดำเนินงานตามวัตถุประสงค์", True, 18)
    _run(document.add_paragraph(), INVENTED)
    _run(document.add_paragraph(), "ชื่อโครงการ: ...............................................")
    table = document.add_table(8, 6, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    top = table.rows[0].cells[0].merge(table.rows[0].cells[5])
    _said(top, "ตารางที่ 1 ผลตามวัตถุประสงค์และตัวชี้วัด", True)
    heads = ["วัตถุประสงค์", "ตัวชี้วัด", "ผลที่เกิดขึ้น", "บรรลุ", "ไม่บรรลุ", "หลักฐานเชิงประจักษ์"]
    for cell, words in zip(table.rows[1].cells, heads, strict=True):
        _said(cell, words, True)
    rows = [
        ("1. เพื่อสร้างคนและทีมงานในพื้นที่", "1.1 มีทีมงานที่เข้มแข็ง"),
        ("", "1.2 คนในชุมชนไว้วางใจกัน"),
        ("2. เพื่อพัฒนากระบวนการทำงาน", "2.1 มีการวางแผนและติดตาม"),
        ("", "2.2 มีการสื่อสารในชุมชน"),
        ("3. เพื่อให้เกิดการเปลี่ยนแปลง", "3.1 อาหารปลอดภัยเพิ่มขึ้น"),
    ]
    for at, (objective, indicator) in enumerate(rows, start=2):
        cells = table.rows[at].cells
        if objective:
            _said(cells[0], objective)
        _said(cells[1], indicator)
    table.cell(2, 0).merge(table.cell(3, 0))
    table.cell(4, 0).merge(table.cell(5, 0))
    last = table.rows[7].cells[0].merge(table.rows[7].cells[5])
    _said(last, "หมายเหตุ: ให้อ้างอิงหลักฐานที่ตรวจสอบได้")
    for row in table.rows[2:7]:
        height = OxmlElement("w:trHeight")
        height.set(qn("w:val"), "500")
        height.set(qn("w:hRule"), "exact")
        row._tr.get_or_add_trPr().append(height)
    document.save(path)
    return path


def _paragraph(text="", *, bold=False, mark=True, properties=""):
    look = f'<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>{"<w:b/><w:bCs/>" * bold}<w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>'
    run = f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}{look if mark else ''}</w:pPr>{run}</w:p>"


def _cell(inner, width, extra=""):
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{extra}</w:tcPr>{inner}</w:tc>'


def _table(rows, widths):
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _package(path, body, main="word/document.xml"):
    """Write the least that a .docx is, from raw XML."""
    types = (
        '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{main}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{main}"/></Relationships>'
    )
    text = f'<?xml version="1.0" encoding="UTF-8"?><w:document {W} {W14}><w:body>{body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr></w:body></w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (("[Content_Types].xml", types), ("_rels/.rels", relations), (main, text)):
            archive.writestr(name, data)
    return path


DIMENSIONS = [
    "ความรู้และนวัตกรรม",
    "คนและทีมงาน",
    "กระบวนการทำงาน",
    "ความไว้วางใจ",
    "สุขภาพและอาหารปลอดภัย",
    "นโยบายสาธารณะ",
]


def values(path: Path) -> Path:
    """(b) Six dimensions of value with yes or no, details, evidence, what next, as LibreOffice writes it."""
    widths = [2300, 1300, 2200, 2400, 1400]
    head = (
        '<w:tr><w:trPr><w:tblHeader w:val="true"/></w:trPr>'
        + "".join(
            _cell(_paragraph(words, bold=True), width)
            for words, width in zip(
                ["คุณค่าที่เกิดขึ้น", "เกิดหรือไม่", "รายละเอียด", "หลักฐาน/แหล่งอ้างอิง", "แนวทางการพัฒนาต่อ"],
                widths,
                strict=True,
            )
        )
        + "</w:tr>"
    )
    rows = [head]
    for number, name in enumerate(DIMENSIONS, start=1):
        boxes = _paragraph("☐ ใช่") + _paragraph("☐ ไม่ใช่")
        blank = [_cell(_paragraph(), width) for width in widths[2:]]
        rows.append(
            f"<w:tr>{_cell(_paragraph(f'{number}. {name}'), widths[0])}{_cell(boxes, widths[1])}{''.join(blank)}</w:tr>"
        )
    body = _paragraph("แบบประเมินคุณค่า 6 มิติ", bold=True) + _paragraph(INVENTED) + _table(rows, widths)
    return _package(path, body + _paragraph())


def _control(label, kind="<w:text/>", shown="คลิกเพื่อพิมพ์", alias=True):
    name = f'<w:alias w:val="{label}"/>' if alias else ""
    return (
        f"<w:sdt><w:sdtPr>{name}{kind}<w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:rPr>"
        f'<w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>{shown}</w:t></w:r></w:sdtContent></w:sdt>'
    )


def text(path: Path) -> Path:
    """(c) Marked places and content controls in running text, runs cut as Google Docs and Word cut them."""
    cut = (
        '<w:p><w:r><w:t xml:space="preserve">ผลลัพธ์สำคัญคือ </w:t></w:r><w:r><w:t>{{</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ความไว้</w:t></w:r>'
        '<w:r><w:t xml:space="preserve">วางใจ}} ซึ่งเกิดจาก [ทีมงาน]</w:t></w:r></w:p>'
    )
    choice = '<w:dropDownList><w:listItem w:displayText="เลือก" w:value=""/><w:listItem w:displayText="ดีมาก" w:value="3"/><w:listItem w:displayText="พอใช้" w:value="2"/></w:dropDownList>'
    box = '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>'
    body = (
        _paragraph("สรุปผลโครงการ", bold=True)
        + _paragraph(INVENTED)
        + f'<w:p><w:r><w:t xml:space="preserve">ชื่อโครงการ: </w:t></w:r>{_control("ชื่อโครงการ")}</w:p>'
        + cut
        + _paragraph("ปัญหาอุปสรรค .......................................................................")
        + _paragraph("....................................................................................")
        + f'<w:p><w:r><w:t xml:space="preserve">ระดับความสำเร็จ: </w:t></w:r>{_control("ระดับความสำเร็จ", choice, "เลือก")}</w:p>'
        + _paragraph("การขยายผลในพื้นที่อื่น")
        + f'<w:p>{box}<w:r><w:t xml:space="preserve"> มีแล้ว   </w:t></w:r>{box}<w:r><w:t xml:space="preserve"> ยังไม่มี</w:t></w:r></w:p>'
        + '<w:p><w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs></w:pPr><w:r><w:t>ผู้รายงาน</w:t></w:r><w:r><w:tab/></w:r></w:p>'
        + _paragraph("อ้างอิงเอกสาร [1] และ [2]")
    )
    return _package(path, body, main="word/document2.xml")


def projects(path: Path, numbers=("๑", "๒")) -> Path:
    """(d) Heads in two rows, merged across and down, a nested table, and empty rows: a row a project."""
    widths = [700, 2300, 1800, 2000, 1800, 1400]

    def down(begins):
        return '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"

    first = [
        _cell(_paragraph("ที่", bold=True), widths[0], down(True)),
        _cell(_paragraph("โครงการ", bold=True), widths[1], down(True)),
        _cell(_paragraph("คนและทีมงาน", bold=True), widths[2] + widths[3], '<w:gridSpan w:val="2"/>'),
        _cell(_paragraph("กระบวนการทำงาน", bold=True), widths[4] + widths[5], '<w:gridSpan w:val="2"/>'),
    ]
    second = [
        _cell(_paragraph(mark=False), widths[0], down(False)),
        _cell(_paragraph(mark=False), widths[1], down(False)),
        *(
            _cell(_paragraph(words, bold=True), width)
            for words, width in zip(["ผล", "หลักฐาน", "หลักฐาน", "สำเร็จหรือไม่"], widths[2:], strict=True)
        ),
    ]
    rows = [f"<w:tr>{''.join(first)}</w:tr>", f"<w:tr>{''.join(second)}</w:tr>"]
    for number in numbers:
        rows.append(
            "<w:tr>"
            + _cell(_paragraph(number), widths[0])
            + "".join(_cell(_paragraph(mark=False), width) for width in widths[1:])
            + "</w:tr>"
        )
    inner = _table(
        [f"<w:tr>{_cell(_paragraph('ข้อเสนอแนะ'), 1500)}{_cell(_paragraph(), 4000)}</w:tr>"], [1500, 4000]
    )
    outer = _table([f"<w:tr>{_cell(_paragraph('ส่วนท้าย') + inner + _paragraph(), 10000)}</w:tr>"], [10000])
    body = (
        _paragraph("ผลรายโครงการ", bold=True)
        + _paragraph(INVENTED)
        + _table(rows, widths)
        + _paragraph()
        + outer
    )
    return _package(path, body + _paragraph())


ALL = {"objectives": objectives, "values": values, "text": text, "projects": projects}
