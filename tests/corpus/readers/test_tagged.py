"""PDFs that tell their own structure: headings, items, paragraphs and cells come out as the file says."""

import json
import shutil
import subprocess

import pytest

from synth.corpus.readers.pdf import read
from synth.corpus.readers.structure import Block, Cell, Mark
from synth.corpus.readers.tagged import laid_out_by_tags
from synth.corpus.statements import read_note
from synth.report.charts.wrap import font_file

HEADING, TEXT, ITEM = (Block((n,), kind, 2 if kind == "heading" else 0) for n, kind in enumerate(("heading", "text", "item")))  # fmt: skip
LISTED = Block((2, 1), "item", labelled=True)


def run(words, base, block, left=90.0, right=510.0, label=False, size=16.0):
    mark = Mark(block, label) if isinstance(block, Block) else block
    return (words, left, right, base, size, False, False, size, mark)


def cell(row, place, **spans):
    return Block((3, row, place), "text", 0, Cell((3,), (3, row), place, **spans))


def written(*pages):
    document = laid_out_by_tags(pages)
    return document and list(filter(None, document.text.split("\n")))


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        # lines of one block are one, also over a page, whatever stands at its edges and however they are indented
        ([[run("ชาวบ้านช่วยกัน", 80, TEXT, right=490)], [run("ดูแลป่า", 760, TEXT, left=130, right=200)]], ["ชาวบ้านช่วยกันดูแลป่า"]),
        # two blocks are two, though the first ends at the margin
        ([[run("ชาวบ้านช่วยกัน", 700, TEXT), run("ดูแลป่า", 676, ITEM, right=200)]], ["ชาวบ้านช่วยกัน", "ดูแลป่า"]),
        # a line that its author ended within a block stays one
        ([[run("วันที่ 3 มีนาคม 2566", 700, TEXT, right=200), run("ศาลาประชาคมบ้านดอนซึ่งอยู่ไกลมาก", 676, TEXT), run("ริมน้ำ", 652, TEXT, right=140)]], ["วันที่ 3 มีนาคม 2566", "ศาลาประชาคมบ้านดอนซึ่งอยู่ไกลมากริมน้ำ"]),
        # the order is that of the structure, not of the page
        ([[run("ข้อเสนอ", 700, ITEM), run("เวทีสรุป", 740, HEADING)]], ["เวทีสรุป", "ข้อเสนอ"]),
        # a number or a bullet that stands apart, or is drawn, comes before its words
        ([[run("2.", 700, LISTED, right=100, label=True), run("แบ่งเวรกัน", 700, LISTED, left=110)]], ["2. แบ่งเวรกัน"]),
        ([[run("แบ่งเวรกัน", 700, LISTED, left=110)]], ["• แบ่งเวรกัน"]),
        ([[run("o", 700, LISTED, right=100, label=True), run("แบ่งเวรกัน", 700, LISTED, left=110)]], ["• แบ่งเวรกัน"]),
        ([[run("2)", 700, ITEM, right=100), run("แบ่งเวรกัน", 700, ITEM, left=110)]], ["2) แบ่งเวรกัน"]),
        # what the file calls the edge of a page waits until the block has ended
        ([[run("โครงการ", 790, -2), run("ชาวบ้านช่วยกัน", 80, TEXT)], [run("โครงการ", 790, -2), run("ดูแลป่า", 760, TEXT, right=200)]], ["โครงการ", "ชาวบ้านช่วยกันดูแลป่า", "โครงการ"]),
        # a file that says nothing of most letters, or calls each line a paragraph, is read from the page
        ([[run("ผู้นำเข้มแข็ง", 700, -1), run("ดี", 676, TEXT)]], None),
        ([[run("ชาวบ้านช่วยกันดูแลป่า", 700 - 24 * n, Block((n,), "text")) for n in range(6)]], None),
    ],
)  # fmt: skip
def test_blocks_become_what_was_written(pages, expected):
    assert written(*pages) == expected


def test_a_cell_that_spans_rows_or_columns_keeps_the_others_in_their_columns():
    page = [
        run("ด้าน", 700, cell(0, 0), 90, 200), run("ก่อน", 700, cell(0, 1), 210, 300), run("หลัง", 700, cell(0, 2), 310, 400),
        run("น้ำ", 676, cell(1, 0, down=2), 90, 200), run("ตักจากบ่อ", 676, cell(1, 1), 210, 300), run("มีประปาแล้ว", 676, cell(1, 2), 310, 400),
        run("เดินไปไกล", 652, cell(2, 0), 210, 300), run("เปิดก๊อกได้เลย", 652, cell(2, 1), 310, 400),
    ]  # fmt: skip
    document = laid_out_by_tags([page])
    found = [(row["section"], row["text"]) for row in read_note(document.text, "a", document.told).statements]
    assert found == [
        ("น้ำ > ก่อน", "ตักจากบ่อ"),
        ("น้ำ > หลัง", "มีประปาแล้ว"),
        ("น้ำ > ก่อน", "เดินไปไกล"),
        ("น้ำ > หลัง", "เปิดก๊อกได้เลย"),
    ]


LONG = "ผู้ใหญ่บ้านลงมือขุดคลองไส้ไก่ด้วยตัวเองตั้งแต่วันแรก คนที่ยืนดูอยู่ริมถนนก็เลยวางจักรยานแล้วลงมาช่วยกันจนเสร็จภายในสามวัน โดยไม่ต้องประกาศเสียงตามสายเลยสักครั้งเดียว"
PAGE = f"""<!DOCTYPE html><html lang="th"><meta charset="utf-8"><title>สรุปเวที</title><style>
@font-face {{ font-family: S; src: url("{{font}}") }}
body {{ font: 16px/1.7 S }} td, th {{ border: 1px solid; vertical-align: top }} .two {{ column-count: 2 }}
</style><h1>สรุปเวทีถอดบทเรียนบ้านหนองคู</h1><p>วันที่ 12 มีนาคม 2566</p>
<h2>สิ่งที่ทำได้ดี</h2><ol>{"".join(f"<li>{LONG} รอบที่ {n}</li>" for n in range(12))}</ol>
<h2>สองด้าน</h2><div class="two"><h3>คนทำงาน</h3><ul><li>{LONG}</li><li>กรรมการชุดเดิมเหนื่อย<ul><li>อยากได้คนรุ่นใหม่มาช่วย</li></ul></li></ul>
<h3>เรื่องเงิน</h3><ul><li>งบออกช้ากว่าแผนสี่เดือน ร้านวัสดุไม่ยอมให้เชื่อ</li></ul></div>
<h2>ผลรายประเด็น</h2><table><tr><th>ประเด็น</th><th>ปัญหาที่พบ</th><th>ทางออก</th></tr>
<tr><td>ไฟป่า</td><td>คนนอกเข้ามาเผาหาเห็ดตอนกลางคืน</td><td><ul><li>เพิ่มจุดเฝ้าระวังบนสันเขา</li><li>ตั้งด่านช่วงหน้าแล้ง</li></ul></td></tr>
<tr><td>น้ำ</td><td>ลำห้วยแห้งเร็วกว่าเดิมเกือบสองเดือน</td><td>ทำฝายชะลอน้ำก่อนหน้าฝน</td></tr></table>"""  # fmt: skip
SAID = [
    *(("สิ่งที่ทำได้ดี", f"{LONG} รอบที่ {n}") for n in range(12)),
    ("คนทำงาน", LONG),
    ("คนทำงาน", "กรรมการชุดเดิมเหนื่อย"),
    ("คนทำงาน", "อยากได้คนรุ่นใหม่มาช่วย"),
    ("เรื่องเงิน", "งบออกช้ากว่าแผนสี่เดือน ร้านวัสดุไม่ยอมให้เชื่อ"),
    ("ปัญหาที่พบ", "คนนอกเข้ามาเผาหาเห็ดตอนกลางคืน"),
    ("ทางออก", "เพิ่มจุดเฝ้าระวังบนสันเขา"),
    ("ทางออก", "ตั้งด่านช่วงหน้าแล้ง"),
    ("ปัญหาที่พบ", "ลำห้วยแห้งเร็วกว่าเดิมเกือบสองเดือน"),
    ("ทางออก", "ทำฝายชะลอน้ำก่อนหน้าฝน"),
]


def statements(path):
    [document] = read(path.read_bytes(), path)
    rows = read_note(document.text, path.name, document.told).statements
    return [(row["section"].split(" > ")[-1], "".join(row["text"].split())) for row in rows]


def page(folder):
    path = folder / "a.html"
    path.write_text(PAGE.replace("{font}", font_file().as_uri()), encoding="utf-8")
    return path


BARE = [(section, "".join(text.split())) for section, text in SAID]


@pytest.mark.browser
def test_a_page_that_a_browser_prints(tmp_path):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        opened = browser.new_page()
        opened.goto(page(tmp_path).as_uri())
        opened.evaluate("document.fonts.ready.then(() => true)")
        opened.pdf(path=tmp_path / "a.pdf", format="A4", tagged=True)
        browser.close()
    assert statements(tmp_path / "a.pdf") == BARE


def word(path):
    """Write a .docx file with the same lines."""
    import docx

    document = docx.Document()
    document.add_heading("สรุปเวทีถอดบทเรียนบ้านหนองคู", 0)
    section = table = None
    for place, words in SAID:
        if place in ("ปัญหาที่พบ", "ทางออก"):
            if table is None:
                table = document.add_table(rows=1, cols=2)
                table.rows[0].cells[0].text, table.rows[0].cells[1].text = "ปัญหาที่พบ", "ทางออก"
            if place == "ปัญหาที่พบ":
                table.add_row()
            cell = table.rows[-1].cells[place == "ทางออก"]
            if cell.text:
                cell.add_paragraph()
            cell.paragraphs[-1].text = words
            continue
        if place != section:
            document.add_heading(place, 1)
        document.add_paragraph(words, style="List Bullet" if place == "คนทำงาน" else "List Number")
        section = place
    document.save(path)
    return path


@pytest.mark.office
def test_a_file_that_libreoffice_writes_with_its_structure(tmp_path):
    wish = json.dumps({"UseTaggedPDF": {"type": "boolean", "value": "true"}})
    subprocess.run(
        [shutil.which("soffice"), "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
        + ["--convert-to", f"pdf:writer_pdf_Export:{wish}"]
        + ["--outdir", str(tmp_path), str(word(tmp_path / "a.docx"))],
        check=True,
        capture_output=True,
        timeout=600,
    )
    assert statements(tmp_path / "a.pdf") == BARE
