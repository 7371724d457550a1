"""A first report: what notes say under their own headings before anything is coded."""

from synth.report.blocks import Heading, Paragraph, Table
from synth.report.data import gather
from synth.report.outline import build
from synth.report.wording import Wording

from .. import studies

NOTE = "เวทีถอดบทเรียนบ้านดอน\n\nสิ่งที่ได้เรียนรู้\n1. เริ่มจากเรื่องเล็กก่อน\n2. ต้องคุยกันทุกเดือน\n\nปัญหา\n1. งบมาช้า"


def contents_of(path, notes):
    return build(gather(studies.uncoded(studies.folder(path, notes)), Wording("th"), year="2569"))


def section(contents, name):
    """The blocks under a heading, up to the next."""
    at = next(n for n, block in enumerate(contents.blocks) if getattr(block, "anchor", "") == name)
    after = contents.blocks[at + 1 :]
    level = contents.blocks[at].level
    end = next((n for n, b in enumerate(after) if isinstance(b, Heading) and b.level <= level), len(after))
    return after[:end]


def test_a_note_is_shown_by_its_headings_with_its_statements(tmp_path):
    shown = section(contents_of(tmp_path, {"รุ่น1/ก.txt": NOTE}), "read")
    assert [block.text for block in shown if isinstance(block, Paragraph)][1:] == [
        "สิ่งที่ได้เรียนรู้",
        "เริ่มจากเรื่องเล็กก่อน [1]",
        "ต้องคุยกันทุกเดือน [2]",
        "ปัญหา",
        "งบมาช้า [3]",
    ]


def test_the_report_names_its_document_and_its_headings(tmp_path):
    contents = contents_of(tmp_path, {"รุ่น1/ก.txt": NOTE})
    assert contents.subtitles[0] == "เวทีถอดบทเรียนบ้านดอน"
    said = " ".join(block.text for block in section(contents, "summary") if isinstance(block, Paragraph))
    assert "“สิ่งที่ได้เรียนรู้” (2 ข้อความ) และ “ปัญหา” (1 ข้อความ)" in said


def test_several_notes_are_told_apart(tmp_path):
    shown = section(contents_of(tmp_path, {"รุ่น1/ก.txt": NOTE, "รุ่น1/ข.txt": NOTE}), "read")
    headings = [block.text for block in shown if isinstance(block, Heading)]
    assert headings == ["เอกสารที่ 1 เวทีถอดบทเรียนบ้านดอน", "เอกสารที่ 2 เวทีถอดบทเรียนบ้านดอน"]


def test_many_statements_are_counted_under_their_headings(tmp_path):
    long = "บทเรียน\n" + "\n".join(f"{n}. ทำเรื่องที่ {n} ให้เสร็จก่อน" for n in range(1, 161))
    contents = contents_of(tmp_path, {"รุ่น1/ก.txt": NOTE, "รุ่น1/ข.txt": long})
    made = next(block for block in section(contents, "read") if isinstance(block, Table))
    assert [row[1:] for row in made.rows] == [["สิ่งที่ได้เรียนรู้", 2], ["ปัญหา", 1], ["บทเรียน", 160]]
    assert all(len(made.behind[row, 2]) == cells[2] for row, cells in enumerate(made.rows))


def test_nothing_of_it_is_there_once_somebody_has_coded(study):
    contents = build(gather(study, Wording("th"), year="2569"))
    assert "read" not in [block.anchor for block in contents.blocks if isinstance(block, Heading)]
