"""Files of each format as their usual writers make them, all with the same lessons in them."""

import io
import zipfile
from email.message import EmailMessage

LESSONS = [
    "ผู้นำตามธรรมชาติที่ชาวบ้านเชื่อใจ",
    "ติดตามงานกันทุกสัปดาห์ผ่านกลุ่มไลน์",
    "งบประมาณมาช้ากว่าแผนสามเดือน",
    "เด็กไม่ชอบแสดงความคิดเห็นเพราะกลัวผิด",
    "ควรมีเวทีแลกเปลี่ยนระหว่างหมู่บ้านทุกปี",
    "น้ำใจของคนในชุมชนทำให้งานสำเร็จ",
]
SECTIONS = {"ปัจจัยความสำเร็จ": LESSONS[:2], "ปัญหาอุปสรรค": LESSONS[2:4], "ข้อเสนอแนะ": LESSONS[4:]}


def text() -> bytes:
    lines = ["เวทีถอดบทเรียน 26 ธันวาคม 2564", ""]
    for section, lessons in SECTIONS.items():
        lines += [section, *(f"{n}. {lesson}" for n, lesson in enumerate(lessons, start=1)), ""]
    return "\n".join(lines).encode()


def markdown() -> bytes:
    lines = ["# เวทีถอดบทเรียน", ""]
    for section, lessons in SECTIONS.items():
        lines += [f"## {section}", "", *(f"- {lesson}" for lesson in lessons), ""]
    return "\n".join(lines).encode()


def web() -> bytes:
    body = "".join(
        f"<h2>{section}</h2><ol>{''.join(f'<li>{lesson}</li>' for lesson in lessons)}</ol>"
        for section, lessons in SECTIONS.items()
    )
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>เวที</title><style>p{color:red}</style>"
        "<script>var a = 1;</script></head><body><nav><ul><li>หน้าแรก</li><li>ติดต่อเรา</li></ul></nav>"
        f"<h1>เวทีถอดบทเรียน</h1>{body}<footer>สงวนลิขสิทธิ์</footer></body></html>"
    ).encode()


def word() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading("เวทีถอดบทเรียน", 0)
    for section, lessons in SECTIONS.items():
        document.add_heading(section, 1)
        for lesson in lessons:
            document.add_paragraph(lesson, style="List Number")
    return saved(document.save)


def rows() -> list[list[str]]:
    return [
        ["ลำดับ", "จังหวัด", "สิ่งที่ได้เรียนรู้", "ข้อเสนอแนะ"],
        *([str(n), "สงขลา", LESSONS[n], LESSONS[n + 3]] for n in range(3)),
    ]


def workbook() -> bytes:
    import xlsxwriter

    def write(file) -> None:
        with xlsxwriter.Workbook(file) as book:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows()):
                sheet.write_row(number, 0, row)

    return saved(write)


def workbook_openpyxl() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    for row in rows():
        book.active.append(row)
    return saved(book.save)


def comma() -> bytes:
    return "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in rows()).encode("utf-8-sig")


def tabbed() -> bytes:
    return "\n".join("\t".join(row) for row in rows()).encode("utf-16")


def srt() -> bytes:
    cues = (
        f"{n}\r\n00:00:{n:02},000 --> 00:00:{n + 1:02},500\r\nป้าสมใจ: {lesson}\r\n"
        for n, lesson in enumerate(LESSONS, start=1)
    )
    return "\r\n".join(cues).encode()


def vtt() -> bytes:
    cues = (f"00:{n:02}.000 --> 00:{n + 1:02}.000\n<v ป้าสมใจ>{lesson}\n" for n, lesson in enumerate(LESSONS))
    return ("WEBVTT\n\nNOTE หมายเหตุ\n\n" + "\n".join(cues)).encode()


def chat() -> bytes:
    lines = (f"09:{n:02}\tป้าสมใจ\t{lesson}" for n, lesson in enumerate(LESSONS))
    return ("[LINE] กลุ่มแกนนำ\nบันทึกเมื่อ: 30/12/2564 10:00\n\nอา. 26/12/2564\n" + "\n".join(lines)).encode()


def mail() -> bytes:
    made = EmailMessage()
    made["From"], made["Subject"] = "ป้าสมใจ <somjai@example.org>", "บทเรียน"
    made.set_content("เรียนทีม\n\n" + "\n".join(f"- {lesson}" for lesson in LESSONS))
    made.add_alternative("".join(f"<p>{lesson}</p>" for lesson in LESSONS), subtype="html")
    return made.as_bytes()


def pdf() -> bytes:
    """Write a small PDF by hand; LibreOffice writes the Thai ones of the tests marked `office`."""
    words = b"BT /F1 12 Tf 72 720 Td (Lessons of the village, every week again) Tj 0 -20 Td (1. Trust comes first) Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(words), words),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    file, places = io.BytesIO(b""), []
    file.write(b"%PDF-1.4\n")
    for number, content in enumerate(objects, start=1):
        places.append(file.tell())
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    file.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    file.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    return file.getvalue()


def slides() -> bytes:
    return deck(
        *(
            slide(title(section), body(*map(bulleted, lessons)), number(place), notes=f"เล่าเรื่อง{section}")
            for place, (section, lessons) in enumerate(SECTIONS.items(), start=2)
        ),
        opening=slide(title("เวทีถอดบทเรียน", "ctrTitle")),
    )


_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def deck(*pages: dict, opening: dict | None = None) -> bytes:
    """Pack slides into a .pptx file; without layouts, which no reader of words asks for."""
    pages = ([opening] if opening else []) + list(pages)
    ids = "".join(f'<p:sldId id="{255 + n}" r:id="rId{n}"/>' for n in range(1, len(pages) + 1))
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "ppt/presentation.xml": f"<p:presentation {_SPACES}><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": related(
            *(("slide", f"slides/slide{n}.xml") for n in range(1, len(pages) + 1))
        ),
    }
    for n, page in enumerate(pages, start=1):
        shapes = "".join(page["shapes"])
        parts[f"ppt/slides/slide{n}.xml"] = (
            f"<p:sld {_SPACES}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>"
        )
        pointed = [("notesSlide", f"../notesSlides/notes{n}.xml"), *page["related"]]
        parts[f"ppt/slides/_rels/slide{n}.xml.rels"] = related(*pointed[0 if page["notes"] else 1 :])
        if page["notes"]:
            words = shape(f"<a:p>{run(page['notes'])}</a:p>", "body")
            parts[f"ppt/notesSlides/notes{n}.xml"] = (
                f"<p:notes {_SPACES}><p:cSld><p:spTree>{words}</p:spTree></p:cSld></p:notes>"
            )
        parts |= page["parts"]

    def write(file) -> None:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, content in parts.items():
                packed.writestr(name, content)

    return saved(write)


def related(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{_KINDS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{rows}</Relationships>'


def slide(*shapes: str, notes: str = "", related=(), parts=None) -> dict:
    return {"shapes": shapes, "notes": notes, "related": related, "parts": parts or {}}


def shape(paragraphs: str, holds: str | None = None) -> str:
    place = "" if holds is None else f'<p:ph type="{holds}"/>' if holds else '<p:ph idx="1"/>'
    return f"<p:sp><p:nvSpPr><p:nvPr>{place}</p:nvPr></p:nvSpPr><p:txBody>{paragraphs}</p:txBody></p:sp>"


def run(words: str) -> str:
    return f"<a:r><a:t>{words}</a:t></a:r>"


def bulleted(words: str, about: str = "") -> str:
    return f"<a:p>{about}{run(words)}</a:p>"


def title(words: str, holds: str = "title") -> str:
    return shape(bulleted(words), holds)


def body(*paragraphs: str) -> str:
    return shape("".join(paragraphs), "")


def number(place: int) -> str:
    return shape(f'<a:p><a:fld type="slidenum"><a:t>{place}</a:t></a:fld></a:p>', "sldNum")


def saved(save) -> bytes:
    file = io.BytesIO()
    save(file)
    return file.getvalue()


WRITERS = {
    "note.txt": text,
    "note.md": markdown,
    "page.html": web,
    "minutes.docx": word,
    "answers.xlsx": workbook,
    "answers2.xlsx": workbook_openpyxl,
    "answers.csv": comma,
    "answers.tsv": tabbed,
    "talk.srt": srt,
    "talk.vtt": vtt,
    "letter.eml": mail,
    "chat.txt": chat,
    "talk.pptx": slides,
    "report.pdf": pdf,
}
