"""Slides: titles head what stands on them, bullets and numbers are items, furniture and notes are left out."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "fuzz"))

import pytest

import synth
from synth.corpus.readers import slides
from writers import body, bulleted, deck, number, run, shape, slide, title

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


HEAD = {"kind": "heading", "level": -8}


def read(*pages, opening=None):
    """Return the text line by line, with what is told of each, and what is said of the source."""
    [document] = slides.read(deck(*pages, opening=opening), Path("talk.pptx"))
    at, lines = 0, []
    for line in document.text.split("\n"):
        begin = at + len(line) - len(line.lstrip())
        told = {
            key: value
            for key, value in document.told.get(begin, {}).items()
            if key not in ("body", "certain")
        }
        lines += [(line, told)] if line else []
        at += len(line) + 1
    return lines, dict(document.given)


def item(number=""):
    return {"kind": "item", "number": number}


def cells(*rows):
    made = "".join(
        "<a:tr>" + "".join(f"<a:tc><a:txBody>{bulleted(cell)}</a:txBody></a:tc>" for cell in row) + "</a:tr>"
        for row in rows
    )
    return f"<p:graphicFrame><a:graphic><a:graphicData><a:tbl>{made}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"


def test_a_title_heads_its_bullets_wherever_it_stands():
    page = slide(
        body(
            bulleted("ชาวบ้านติดตามงานกันเองทุกสัปดาห์"),
            bulleted("กลุ่มไลน์ช่วยเตือนกันได้ทันเวลา", '<a:pPr lvl="1"/>'),
        ),
        title("ปัจจัยความสำเร็จ"),
    )
    assert read(slide(title("ปก")), page)[0][1:] == [
        ("ปัจจัยความสำเร็จ", HEAD | {"kind": "section"}),
        ("• ชาวบ้านติดตามงานกันเองทุกสัปดาห์", item()),
        ("  • กลุ่มไลน์ช่วยเตือนกันได้ทันเวลา", item()),
    ]


def test_the_title_of_a_cover_is_the_source_s_own():
    opening = slide(title("สรุปเวทีถอดบทเรียน", "ctrTitle"), shape(bulleted("3 มีนาคม 2565"), "subTitle"))
    lines, given = read(slide(title("ปัญหาอุปสรรค"), body(bulleted("งบมาช้า"))), opening=opening)
    assert given == {"title": "สรุปเวทีถอดบทเรียน"}
    assert [told.get("kind", "") for _, told in lines] == ["furniture", "", "section", "item"]


def test_a_deck_without_a_cover_begins_with_a_section():
    lines, given = read(slide(title("บทเรียน"), body(bulleted("ผู้นำเข้มแข็ง"))))
    assert lines == [("บทเรียน", HEAD), ("• ผู้นำเข้มแข็ง", item())]
    assert given == {}


def test_numbers_that_the_program_counts():
    about = '<a:pPr{}><a:buAutoNum type="arabicPeriod"{}/></a:pPr>'
    page = slide(
        body(
            bulleted("ควรมีเวทีแลกเปลี่ยนทุกปี", about.format("", ' startAt="3"')),
            bulleted("ระหว่างตำบล", about.format(' lvl="1"', "")),
            bulleted("ควรเบิกจ่ายล่วงหน้าก่อนฤดูฝน", about.format("", "")),
        )
    )
    assert read(page)[0] == [
        ("3. ควรมีเวทีแลกเปลี่ยนทุกปี", item("3")),
        ("  1. ระหว่างตำบล", item("1")),
        ("4. ควรเบิกจ่ายล่วงหน้าก่อนฤดูฝน", item("4")),
    ]


def test_a_cell_over_all_columns_heads_the_rows_below():
    table = cells(["เรื่อง", "ที่ทำได้ดี"], ["กลุ่มน้ำ", ""], ["ขุดสระ", "มีน้ำใช้ตลอดหน้าแล้ง"])
    spanned = table.replace("<a:tc>", "<a:tc gridSpan='2'>", 3).replace("<a:tc gridSpan='2'>", "<a:tc>", 2)
    place = spanned.index("<a:tc>", spanned.index("gridSpan"))
    lines, _ = read(slide(spanned[:place] + "<a:tc hMerge='1'>" + spanned[place + 6 :]))
    assert lines[2:] == [
        ("กลุ่มน้ำ", {"kind": "column"}),
        ("ขุดสระ", {"kind": "column"}),
        ("มีน้ำใช้ตลอดหน้าแล้ง", {"column": "กลุ่มน้ำ > ขุดสระ > ที่ทำได้ดี"}),
    ]


def test_tables_groups_and_diagrams():
    diagram = f'<p:graphicFrame><a:graphic><a:graphicData><dgm:relIds xmlns:dgm="{DGM}" xmlns:r="{R}" r:dm="rId1"/></a:graphicData></a:graphic></p:graphicFrame>'
    points = f'<dgm:dataModel xmlns:dgm="{DGM}" xmlns:a="{A}"><dgm:ptLst><dgm:pt type="doc"/><dgm:pt><dgm:t>{bulleted("เก็บขยะร่วมกัน")}</dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>'
    pages = [
        slide(cells(["ปัญหา", "ทางออก"], ["งบประมาณมาช้ากว่าแผน", "ขอเบิกล่วงหน้า"])),
        slide(
            f"<p:grpSp><p:grpSp>{body(bulleted('ผู้นำลงพื้นที่'))}</p:grpSp></p:grpSp>",
            diagram,
            related=[("diagramData", "../diagrams/data1.xml")],
            parts={"ppt/diagrams/data1.xml": points},
        ),
    ]
    lines, _ = read(*pages)
    assert [words for words, _ in lines] == [
        "ปัญหา",
        "ทางออก",
        "งบประมาณมาช้ากว่าแผน",
        "ขอเบิกล่วงหน้า",
        "• ผู้นำลงพื้นที่",
        "• เก็บขยะร่วมกัน",
    ]
    assert [told.get("kind", told.get("column")) for _, told in lines[:4]] == [
        "column",
        "column",
        "ปัญหา",
        "ทางออก",
    ]


def test_slide_numbers_and_what_the_speaker_notes_are_furniture():
    page = slide(body(bulleted("ผู้นำเข้มแข็ง")), number(12), notes="เล่าเรื่องผู้ใหญ่บ้านคนใหม่")
    assert [(words, told["kind"]) for words, told in read(page)[0]] == [
        ("• ผู้นำเข้มแข็ง", "item"),
        ("12", "furniture"),
        ("เล่าเรื่องผู้ใหญ่บ้านคนใหม่", "furniture"),
    ]


def test_a_text_box_has_no_bullets_and_goes_on_behind_a_break():
    page = slide(shape(f"<a:p>{run('เราทำกันเอง')}<a:br/>{run('ไม่มีใครมาสั่งเรา')}</a:p>"))
    assert read(page)[0] == [("เราทำกันเอง", {}), ("ไม่มีใครมาสั่งเรา", {"kind": "more"})]


def test_groups_within_groups_without_end():
    page = slide("<p:grpSp>" * 200 + body(bulleted("ลึก")) + "</p:grpSp>" * 200)
    assert read(page)[0] == [("• ลึก", item())]


def test_what_has_deeper_bullets_beneath_may_head_them(tmp_path):
    deep = '<a:pPr lvl="1"/>'
    page = slide(
        title("ผลที่เกิดขึ้น"),
        body(
            bulleted("ด้านดินและน้ำ"),
            bulleted("ดินร่วนขึ้น ไถรอบสองใช้น้ำมันน้อยลง", deep),
            bulleted("ไส้เดือนกลับมา เด็กขุดไปตกปลาได้อีก", deep),
            bulleted("ด้านสุขภาพ"),
            bulleted("คนไข้โรคปอดเดือนมกราคมน้อยลงครึ่งหนึ่ง", deep),
            bulleted("ชาวบ้านกล้าเปิดหน้าต่างนอน", deep),
        ),
    )
    (tmp_path / "a.pptx").write_bytes(deck(slide(title("สรุปเวที")), page))
    rows = synth.read_corpus(tmp_path).statements.query("use == 'analysed'")
    assert rows["section"].tolist() == ["ผลที่เกิดขึ้น > ด้านดินและน้ำ"] * 2 + ["ผลที่เกิดขึ้น > ด้านสุขภาพ"] * 2


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        # what the slide does not show is told under its title
        ("มีร้านหนึ่งติดป้ายแล้วยอดขายตกทันที", None),
        ("ทุกคนเห็นตรงกันว่าคนติดเตียงต้องมาก่อนเรือ", None),
        # how to speak, what is shown anyway, and what names only
        ("พูดไม่เกิน 2 นาที แล้วเปิดคลิป", "furniture"),
        ("ผู้นำเข้มแข็งมากและคนมาครบทุกบ้าน", "furniture"),
        ("กลุ่มย่อยที่สอง", "furniture"),
    ],
)
def test_a_note_that_tells_more_than_its_slide_is_read(note, kind):
    lines, _ = read(slide(title("บทเรียน"), body(bulleted("ผู้นำเข้มแข็ง คนมาครบทุกบ้าน")), notes=note))
    [told] = [told for words, told in lines if words == note]
    assert told.get("kind") == kind
    assert (lines[1][0] == note) is (kind is None)


def test_what_stands_on_most_slides_in_a_box_of_its_own_is_the_foot_of_the_deck():
    foot, once = (
        shape(f"<a:p>{run('ทีมประเมิน | อำเภอท่าช้าง')}</a:p>"),
        shape(f"<a:p>{run('ร้านลดเค็มได้จริง')}</a:p>"),
    )
    lines, _ = read(*(slide(title(f"ตอน {n}"), foot, *([once] if n == 1 else [])) for n in (1, 2, 3)))
    kinds = {words: told.get("kind") for words, told in lines}
    assert kinds["ทีมประเมิน | อำเภอท่าช้าง"] == "furniture"
    assert kinds["ร้านลดเค็มได้จริง"] is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [("อ่าวเกาะมุด | {}", "furniture"), ("{} / อ่าวเกาะมุด", "furniture"), ("กลุ่มที่ {}", None)],
)
def test_the_number_of_a_slide_stands_beside_its_foot(words, kind):
    feet = [words.format(n) for n in (1, 2, 3)]
    boxes = [shape(f"<a:p>{run(foot)}</a:p>") for foot in feet]
    lines, _ = read(*(slide(title(f"ตอน {n}"), box) for n, box in enumerate(boxes, 1)))
    assert {told.get("kind") for line, told in lines if line in feet} == {kind}


def test_boxes_of_a_slide_stand_apart(tmp_path):
    notes = ["ตรวจร้านออนไลน์ที่ส่งถึงหน้าโรงเรียน", "อย่าให้ใบเหลืองก่อนคุยกัน", "ห้องเงียบๆ ไว้นั่งตอนเครียด"]
    page = slide(title("อยากให้ผู้ใหญ่ทำอะไร"), *(shape(bulleted(words)) for words in notes))
    (tmp_path / "a.pptx").write_bytes(deck(page))
    assert list(synth.read_corpus(tmp_path).statements["text"]) == notes


BOLD = "<a:p><a:r><a:rPr b='1'/><a:t>{}</a:t></a:r></a:p>"
TWO = bulleted("ส้วมไม่พอ แขกต่อคิวนาน") + bulleted("ฝนตกแล้วไม่มีแผนสอง")


@pytest.mark.parametrize(
    ("first", "second", "headed"),
    [
        # the layout that compares has a head over each of its lists
        (shape(bulleted("ชุมชนทำเองได้"), "body"), body(bulleted("ฝึกคนทำบัญชี")), True),
        (shape(bulleted("ชุมชนทำเองได้ ไม่ต้องรอให้ใครมาสั่งหรือออกเงินให้ก่อน"), "body"), body(bulleted("ฝึกคนทำบัญชี")), False),
        (shape(bulleted("ชุมชนทำเองได้") * 2, "body"), body(bulleted("ฝึกคนทำบัญชี")), False),
        (shape(bulleted("ชุมชนทำเองได้"), "body"), shape(bulleted("ฝึกคนทำบัญชี"), "body"), False),
        # boxes of its own: one set apart over lines that are not
        (shape(BOLD.format("ว้าว!")), shape(TWO), True),
        (shape(bulleted("ว้าว!")), shape(TWO), False),
        (shape(BOLD.format("ว้าว!")), shape(bulleted("ส้วมไม่พอ")), False),
        (shape(BOLD.format("ว้าว!")), shape(BOLD.format("ส้วมไม่พอ") * 2), False),
    ],
)  # fmt: skip
def test_a_box_heads_the_one_that_follows(first, second, headed):
    lines, _ = read(slide(title("ถ้าจะให้ไปต่อ"), first, second))
    assert (lines[1][1].get("kind") == "heading") == headed


MIDDLE = '<a:pPr algn="ctr"/>'


@pytest.mark.parametrize(
    ("box", "headed"),
    [
        ([("ปัง 🔥", MIDDLE), ("เพื่อนเล่าเองคนเลยหยุดฟัง", ""), ("ไม่ด่าคนกล้าเอามาทิ้ง", "")], True),
        ([("ปัง 🔥", ""), ("เพื่อนเล่าเองคนเลยหยุดฟัง", ""), ("ไม่ด่าคนกล้าเอามาทิ้ง", "")], False),
        ([("ปัง 🔥", MIDDLE), ("เพื่อนเล่าเองคนเลยหยุดฟัง", MIDDLE), ("ไม่ด่าคนกล้าเอามาทิ้ง", MIDDLE)], False),
        # words with a name beneath them, and what is told
        ([("“ยึดไปก็ซื้อใหม่”", MIDDLE), ("— ครูแนะแนว", "")], False),
        ([("เพื่อนเล่าเองจากปากไม่ใช่ครูเทศน์คนเลยหยุดฟัง", MIDDLE), ("ไม่ด่า", ""), ("ไม่แจ้ง", "")], False),
    ],
)
def test_what_is_set_apart_over_a_box_heads_it(box, headed):
    lines, _ = read(slide(title("ปัง vs พัง"), shape("".join(bulleted(*line) for line in box))))
    assert (lines[1][1] == {"level": 5}) == headed
