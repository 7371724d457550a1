"""What people wrote in cells and claims, as the report and a file of its own show it."""

from dataclasses import replace

import pandas as pd
import pytest
from docx import Document
from openpyxl import load_workbook

import synth
from synth.report.blocks import Heading, Paragraph, Prompt, Table
from synth.report.data import gather
from synth.report.outline import build
from synth.report.wording import Wording
from synth.study import citing

WORDS = [
    "หัวโจกแกนนำกลุ่มย่อย",
    "ต้องสร้างความเชื่อมั่นผ่านผู้นำชุมชน",
    "การติดตามทบทวนตลอดการทำงาน",
    "ทำงานให้เป็นเรื่องสนุก ทำอย่างมีความสุข",
]
OTHERS = ["ฝนมาช้าไปสองเดือน", "ทุกคนช่วยกันขุดสระ", "สระเก็บน้ำได้ทั้งปี"]
ONE, TWO = ("บางกล่ำ", "people"), ("ท่าช้าง", "people")


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """Two projects, one written cell of each; beneath the second a coding came later."""
    folder = tmp_path_factory.mktemp("written")
    for name, lines in (("ก.txt", WORDS), ("ข.txt", OTHERS)):
        items = "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))
        (folder / "corpus" / "2564").mkdir(parents=True, exist_ok=True)
        (folder / "corpus" / "2564" / name).write_text(f"บทเรียน\n{items}\n", encoding="utf-8")
    made = synth.Study(folder / "study.db")
    made.add_corpus(synth.read_corpus(folder / "corpus"))
    codes = {"code": ["people", "trust"], "name": ["คนและทีม", "ความไว้วางใจ"], "parent": ["", "people"]}
    made.set_codebook(pd.DataFrame(codes), coder="a")
    ids = made.statements()["statement_id"].tolist()
    made.set_project("2564/ก.txt", "บางกล่ำ", coder="a")
    made.set_project("2564/ข.txt", "ท่าช้าง", coder="a")
    for one in ids[:6]:
        made.code(one, "trust", coder="a")
    made.write_cell(*ONE, f"ทีมเล็กทำให้เชื่อใจ {citing.cite(ids[0])} {citing.cite(ids[1])}", coder="a")
    made.write_cell(*TWO, f"ขุดสระด้วยกัน “{OTHERS[1]}” {citing.cite(ids[5])}", coder="a")
    made.code(ids[6], "trust", coder="a")
    low = made.write_claim("conclusion", "งานเล็กทำให้เชื่อใจ", coder="a")
    high = made.write_claim("recommendation", "ให้งบก้อนเล็กก่อน", coder="a")
    made.write_claim("recommendation", "มีพี่เลี้ยงทุกพื้นที่", coder="a")
    made.link(high, "claim", low, coder="a")
    made.link(low, "cell", TWO, coder="a")
    made.link(high, "statement", ids[3], coder="a", against=True)
    yield made
    made.close()


@pytest.fixture(scope="module")
def contents(study):
    return {lang: build(gather(study, Wording(lang)), "2026-11-29") for lang in ("th", "en")}


def table(contents, name, lang="th"):
    return next(block for block in contents[lang].tables if block.name == name)


def after(contents, anchor, lang="th"):
    """Give the blocks below a heading."""
    blocks = list(contents[lang].blocks)
    start = next(n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.anchor == anchor)
    end = next((n for n in range(start + 1, len(blocks)) if isinstance(blocks[n], Heading)), len(blocks))
    return blocks[start + 1 : end]


def test_cells_stand_with_their_references_and_those_to_be_read_again_are_marked(contents):
    shown = table(contents, "synthesis")
    assert shown.heads == ["โครงการ", "คนและทีม"]
    assert [row[0] for row in shown.rows] == ["บางกล่ำ", "ท่าช้าง"]
    assert shown.rows[0][1] == "ทีมเล็กทำให้เชื่อใจ (โครงการบางกล่ำ, บทเรียน ข้อ 1; บทเรียน ข้อ 2)"
    assert shown.rows[1][1].endswith("(โครงการท่าช้าง, บทเรียน ข้อ 2)")
    assert shown.marked == {(1, 1)}
    assert shown.behind == {(0, 1): (1, 2), (1, 1): (6,)}
    assert any(note.startswith("* หลักฐาน") for note in shown.notes)
    assert "สังเคราะห์ผลรายโครงการ จำแนกตามประเด็น" in shown.caption


def test_a_recommendation_carries_its_trail(contents):
    said = [block.text for block in after(contents, "claims") if isinstance(block, Paragraph)]
    assert said == [
        "1. ให้งบก้อนเล็กก่อน",
        "อ้างอิง: ข้อสรุป “งานเล็กทำให้เชื่อใจ” ← ช่อง ท่าช้าง × คนและทีม (จาก 3 ข้อความ) (หลักฐานเปลี่ยน ยังไม่ได้อ่านใหม่)",
        f"สิ่งที่แย้ง: ข้อความ “{WORDS[3]}” (โครงการบางกล่ำ, บทเรียน ข้อ 4)",
        "2. มีพี่เลี้ยงทุกพื้นที่",
        "อ้างอิง: ยังไม่มีหลักฐานรองรับ",
    ]
    headline = after(contents, "claims")[0]
    assert headline.behind == (6,)
    assert after(contents, "claims", "en")[-1].text == "Rests on: no evidence yet"
    prompts = [block.text for block in contents["th"].blocks if isinstance(block, Prompt)]
    assert not any("ข้อเสนอแนะของคณะผู้จัดทำ" in text for text in prompts)


def test_the_ledger_lists_every_claim_and_both_gaps(contents):
    shown = table(contents, "ledger")
    assert [row[0] for row in shown.rows] == ["ข้อเสนอแนะ", "ข้อเสนอแนะ", "ข้อสรุป"]
    assert shown.rows[0][2] == "ข้อสรุป “งานเล็กทำให้เชื่อใจ”"
    assert str(shown.rows[2][3]) == "6"
    assert [row[:3] for row in table(contents, "gaps").rows] == [
        ["ยังไม่มีหลักฐานรองรับ", "ข้อเสนอแนะ “มีพี่เลี้ยงทุกพื้นที่”", 0],
        ["ข้อค้นพบเด่นที่ยังไม่ได้นำไปสรุป", "ช่อง บางกล่ำ × คนและทีม", 4],
    ]
    assert {"cells", "claims", "links", "gaps"} <= set(contents["th"].data)


def test_nothing_is_said_where_nobody_wrote(study):
    m = gather(study, Wording("th"))
    bare = build(replace(m, written={}), "2026-11-29")
    anchors = {block.anchor for block in bare.blocks if isinstance(block, Heading)}
    assert not {"synthesis", "ledger", "claims", "heard"} & anchors
    assert "cells" not in bare.data


def test_everything_of_it_is_worded(contents):
    for lang, made in contents.items():
        for block in made.blocks:
            if isinstance(block, Table) and block.name in ("synthesis", "ledger", "gaps"):
                said = " ".join([block.title, *block.heads, *block.notes])
                assert "{" not in said
                assert any("ก" <= sign <= "๙" for sign in said.replace("คนและทีม", "")) == (lang == "th")


@pytest.mark.parametrize("lang", ["th", "en"])
def test_it_is_written_to_word_excel_and_html(study, tmp_path, lang):
    cited = "โครงการบางกล่ำ, บทเรียน ข้อ 1" if lang == "th" else "บางกล่ำ, บทเรียน item 1"
    files = [
        synth.write_synthesis(study, tmp_path / f"ตาราง{ending}", lang, author="คณะทำงาน", date="2026-11-29")
        for ending in (".docx", ".xlsx", ".html")
    ]
    document = Document(files[0])
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any(cited in text for text in cells)
    book = load_workbook(files[1])
    values = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert any(cited in value for value in values)
    page = files[2].read_text(encoding="utf-8")
    assert cited in page
    assert WORDS[0] in page


def test_a_file_of_another_kind_is_refused(study, tmp_path):
    with pytest.raises(ValueError, match=r"is written as \.docx, \.xlsx, \.html"):
        synth.write_synthesis(study, tmp_path / "ตาราง.pdf")
    assert not list(tmp_path.iterdir())


def test_the_tables_of_the_folder_have_a_meaning_for_every_column(contents):
    from synth.report.formats.excel import meaning

    for lang, made in contents.items():
        for name in ("cells", "claims", "links", "gaps"):
            unknown = Wording(lang)("dictionary.attribute", name="{}").split("{}")[0]
            told = [meaning(column, Wording(lang)) for column in made.data[name].columns]
            assert isinstance(made.data[name], pd.DataFrame)
            assert not [one for one in told if unknown and one.startswith(unknown)]
