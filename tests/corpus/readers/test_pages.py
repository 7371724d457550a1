"""Pages as PDFium finds them: runs with their places become the lines, cells and edges that an author wrote."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synth.corpus.readers.pages import laid_out
from synth.corpus.statements import read_note

LEFT, RIGHT, SIZE, PITCH = 90.0, 510.0, 16.0, 24.0


def line(words, base, left=LEFT, right=RIGHT, bold=False, blank=False, size=SIZE):
    return (words, left, right, base, size, bold, blank)


def lines(*words, top=700.0, **told):
    """Return full lines one under the other; the last ends early."""
    bases = [top - PITCH * n for n in range(len(words))]
    rights = [RIGHT] * (len(words) - 1) + [200.0]
    return [
        line(text, *place, **told)
        for text, *place in zip(words, bases, [LEFT] * len(words), rights, strict=True)
    ]


def written(*pages):
    return list(filter(None, laid_out(pages).text.split("\n")))


HEADER, FOOTER = line("โครงการผักปลอดภัย", 760.0, right=250.0), line("หน้า 1", 40.0, right=130.0)


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        # a line that ended because the page did goes on in the next, with its blank if it had one
        ([lines("1. ติดตามงานกันทุกสัปดาห์ผ่านกลุ่ม", "ไลน์ของหมู่บ้าน")], ["1. ติดตามงานกันทุกสัปดาห์ผ่านกลุ่มไลน์ของหมู่บ้าน"]),
        ([lines("1. ติดตามงานกันทุกสัปดาห์", "ผ่านกลุ่มไลน์", blank=True)], ["1. ติดตามงานกันทุกสัปดาห์ ผ่านกลุ่มไลน์"]),
        ([lines("1. ประชุมกับทีม LINE", "official ทุกเดือน")], ["1. ประชุมกับทีม LINE official ทุกเดือน"]),
        # a figure that begins a line is no number of an item
        ([lines("1. ได้รับงบประมาณจากกองทุนของตำบล", "2.5 ล้านบาท")], ["1. ได้รับงบประมาณจากกองทุนของตำบล 2.5 ล้านบาท"]),
        # a line that its author ended does not
        ([[line("- ผู้นำเข้มแข็ง", 700, right=190), line("- ติดตามงาน", 676, right=180)]], ["- ผู้นำเข้มแข็ง", "- ติดตามงาน"]),
        ([[line("ผู้นำเปิดโอกาสให้ทุกคนเสนอ", 700, right=190), line("เด็กเข้ามาเป็นแกนนำ", 676, right=RIGHT)]], ["ผู้นำเปิดโอกาสให้ทุกคนเสนอ", "เด็กเข้ามาเป็นแกนนำ"]),
        # nor does one that more than a line's distance parts from the next
        ([[*lines("ผู้นำเปิดโอกาสให้ทุกคนเสนอ", "ความเห็น"), line("ชาวบ้านร่วมกันวางแผนทุกเดือน", 628), line("และติดตามผล", 588, right=300)]], ["ผู้นำเปิดโอกาสให้ทุกคนเสนอความเห็น", "ชาวบ้านร่วมกันวางแผนทุกเดือน", "และติดตามผล"]),
        # quotes and brackets go on until they close, though nearer to the margin than other lines
        ([[*lines("ผู้เฒ่ามาเรียนทุกวันพฤหัสบดีและ", "เล่าเรื่องเก่า"), line("“มาที่นี่มีคนถามว่ากินข้าวหรือ", 640, 120, 440), line("ยัง” (พ่อ", 616, 120, 200), line("หลวงแก้ว)", 592, 120, 200)]], ["ผู้เฒ่ามาเรียนทุกวันพฤหัสบดีและเล่าเรื่องเก่า", "“มาที่นี่มีคนถามว่ากินข้าวหรือยัง” (พ่อหลวงแก้ว)"]),
        ([[*lines("ผู้เฒ่ามาเรียนทุกวันพฤหัสบดีและ", "เล่าเรื่องเก่า"), line("“ถังไม่พอ”", 640, 120, 200), line("“รถมาช้า”", 616, 120, 200), line("(ต่อ", 592, 120, 200), line("เด็กมาช่วย", 568, 120, 200)]], ["ผู้เฒ่ามาเรียนทุกวันพฤหัสบดีและเล่าเรื่องเก่า", "“ถังไม่พอ”", "“รถมาช้า”", "(ต่อ", "เด็กมาช่วย"]),
        # past the footer of one page and the header of the next
        ([[HEADER, line("1. ชาวบ้านช่วยกันดูแลแปลงผักทุกเช้าและ", 80), FOOTER], [HEADER, line("แบ่งเวรรดน้ำ", 720, right=200), line("2. เก็บบัญชี", 696, right=180), FOOTER]], ["โครงการผักปลอดภัย", "1. ชาวบ้านช่วยกันดูแลแปลงผักทุกเช้าและแบ่งเวรรดน้ำ", "หน้า 1", "โครงการผักปลอดภัย", "2. เก็บบัญชี", "หน้า 1"]),
        # a year at the foot of a page is the end of its line
        ([[HEADER, *lines("- เปลี่ยนเป็นเรือพายในคลองเล็กทุกสายภายในปี", "2568", top=104.0), line("1", 40.0, right=95)], [HEADER, line("2", 40.0, right=95)]], ["โครงการผักปลอดภัย", "- เปลี่ยนเป็นเรือพายในคลองเล็กทุกสายภายในปี 2568", "1", "โครงการผักปลอดภัย", "2"]),
    ],
)  # fmt: skip
def test_lines_become_what_was_written(pages, expected):
    assert written(*pages) == expected


CELLS = [
    line("ประเด็น", 700, 90, 140), line("ปัญหา", 700, 234, 270), line("ทางออก", 700, 378, 420),
    line("ด้านคน", 679, 90, 137), line("คนรุ่นใหม่ออกไปทำ", 679, 234, 366), line("งานในเมือง", 658, 234, 300),
    line("ชวนลูกหลานมาเป็น", 679, 378, 505), line("ทีมข้อมูล", 658, 378, 430),
    line("ด้านเงิน", 637, 90, 137), line("งบมาช้า", 637, 234, 280), line("ตั้งกองทุน", 637, 378, 430),
]  # fmt: skip


def sections(*pages):
    document = laid_out(pages)
    return [
        (row["section"], row["text"]) for row in read_note(document.text, "a.pdf", document.told).statements
    ]


def test_cells_of_several_lines_stay_whole_under_their_heads():
    found = sections(CELLS)
    assert [text for _, text in found] == [
        "คนรุ่นใหม่ออกไปทำงานในเมือง",
        "ชวนลูกหลานมาเป็นทีมข้อมูล",
        "งบมาช้า",
        "ตั้งกองทุน",
    ]
    assert [section.split(" > ")[-1] for section, _ in found] == ["ปัญหา", "ทางออก"] * 2


def test_a_table_goes_on_over_a_page_with_its_heads_and_within_a_row():
    full = [(*run[:2], 360.0, *run[3:]) if run[0] == "งานในเมือง" else run for run in CELLS[:8]]
    heads = [line(*run[:1], 740, *run[1:3]) for run in CELLS[:3]]
    rest = [line("และไม่กลับมา", 716, 234, 330), line("ด้านเงิน", 690, 90, 137), line("งบมาช้า", 690, 234, 280)]
    found = sections(full, heads + rest)
    assert [text for _, text in found] == [
        "คนรุ่นใหม่ออกไปทำงานในเมืองและไม่กลับมา",
        "ชวนลูกหลานมาเป็นทีมข้อมูล",
        "งบมาช้า",
    ]
    assert found[-1][0].split(" > ")[-1] == "ปัญหา"


def test_letters_drawn_twice_to_look_bold_are_read_once():
    twice = [line("บทเรีย", 700, 90, 140), line("รี", 700, 120, 131), line("นของเรา", 700, 140, 190)]
    assert laid_out([twice]).text == "บทเรียนของเรา"
    # also where other lines begin
    twice = [
        line("สิ่งที่", 700, 57.4, 85.4),
        line("สิ่", 700, 58.4, 71.7),
        line("เห็น", 700, 85.5, 120),
        line("ไว้ใจกัน", 660, 58, 120),
    ]
    assert written(twice) == ["สิ่งที่เห็น", "ไว้ใจกัน"]


def test_what_stands_out_heads_what_follows():
    page = [
        line("ปัญหา", 700, right=140, bold=True),
        *lines("ชาวบ้านยังไม่มั่นใจในโครงการเพราะ", "เคยล้มมาก่อน", top=676),
    ]
    assert sections(page) == [("ปัญหา", "ชาวบ้านยังไม่มั่นใจในโครงการเพราะเคยล้มมาก่อน")]


def column(left, top, *words, width=190.0):
    """Return the lines of a column of text; one that ends with a stop ends early."""
    rights = [left + (80.0 if text.endswith(".") else width) for text in words]
    return [
        line(text.rstrip("."), top - PITCH * n, left, right)
        for n, (text, right) in enumerate(zip(words, rights, strict=True))
    ]


LEFT_COLUMN = ("1. แม่ครัวยอมลดน้ำปลา", "ลงครึ่งหนึ่งในงานบุญ.", "2. ครูช่วยจดบันทึกน้ำหนัก", "ผักทุกวันศุกร์และ")
RIGHT_COLUMN = ("ส่งให้กลุ่มทุกเดือน.", "3. เด็กช่วยกันเพาะกล้า.", "4. คนเฒ่าเล่าเรื่องเก่า", "ให้ลูกหลานฟังทุกเย็น.")
IN_COLUMNS = [
    "1. แม่ครัวยอมลดน้ำปลาลงครึ่งหนึ่งในงานบุญ",
    "2. ครูช่วยจดบันทึกน้ำหนักผักทุกวันศุกร์และส่งให้กลุ่มทุกเดือน",
    "3. เด็กช่วยกันเพาะกล้า",
    "4. คนเฒ่าเล่าเรื่องเก่าให้ลูกหลานฟังทุกเย็น",
]


@pytest.mark.parametrize("top", [700.0, 696.0, 660.0])
@pytest.mark.parametrize("left", [300.0, 324.0])
def test_columns_of_text_are_read_one_after_the_other(top, left):
    title = line("บันทึกการถอดบทเรียน", 740, right=300.0)
    page = [title, *column(90, top, *LEFT_COLUMN), *column(left, 700, *RIGHT_COLUMN)]
    assert written(page) == ["บันทึกการถอดบทเรียน", *IN_COLUMNS]


def test_the_last_page_may_have_one_column_only():
    first = [*column(90, 700, *LEFT_COLUMN), *column(324, 700, *RIGHT_COLUMN)]
    last = column(90, 700, "5. ตลาดนัดขายผักปลอดสาร", "ได้ทุกวันเสาร์.")
    assert written(first, last) == [*IN_COLUMNS, "5. ตลาดนัดขายผักปลอดสารได้ทุกวันเสาร์"]


@pytest.mark.parametrize(
    ("left", "edge"),
    [
        (LEFT, True),
        (LEFT + 40, False),
    ],  # as near to the text as its lines are, in one place on both pages or not
)
def test_what_stands_in_one_place_on_several_pages_is_their_head(left, edge):
    head = "จดหมายข่าวคนรักษ์คลองฉบับที่ห้า"
    first = [line(head, 724, right=380.0), *lines("ชาวบ้านยังไม่มั่นใจในโครงการ", "เคยล้มมาก่อน")]
    second = [line(head, 724, left, right=380.0), *lines("ครูช่วยจดน้ำหนักผักทุกวันศุกร์", "ส่งให้กลุ่มทุกเดือน")]
    told = laid_out([first, second]).told.values()
    assert [fields["kind"] for fields in told if "kind" in fields] == ["furniture"] * 2 * edge


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        # the number of an item is no page number, at whatever edge of a page it stands
        ([line("1.", 700, 90, 100), line("แม่ครัวช่วยกัน", 700, 110, 200), line("2.", 676, 90, 100), line("ครูช่วยกัน", 676, 110, 190)], ["1. แม่ครัวช่วยกัน", "2. ครูช่วยกัน"]),
        # numbers that were written apart from their items
        ([line("1.", 700, 90, 100), line("2.", 676, 90, 100), line("แม่ครัวช่วยกัน", 700, 110, 200), line("ครูช่วยกัน", 676, 110, 190)], ["1. แม่ครัวช่วยกัน", "2. ครูช่วยกัน"]),
        # a figure begins a line of a paragraph without a number, too, but not after its like
        (lines("ค่าใช้จ่ายของครัวเรือนลดลง", "2.5 พันบาทต่อเดือน"), ["ค่าใช้จ่ายของครัวเรือนลดลง 2.5 พันบาทต่อเดือน"]),
        (lines("2.4 ค่าใช้จ่ายของครัวเรือนลดลง", "2.5 รายได้เพิ่มขึ้น"), ["2.4 ค่าใช้จ่ายของครัวเรือนลดลง", "2.5 รายได้เพิ่มขึ้น"]),
        # larger figures do not part a paragraph
        ([(*line("ครูพี่เลี้ยงช่วยสอนใช้", 700, size=11.0), 11.0), (*line("Google Form เก็บข้อมูล", 676, right=200.0, size=11.0), 14.0)], ["ครูพี่เลี้ยงช่วยสอนใช้ Google Form เก็บข้อมูล"]),
    ],
)  # fmt: skip
def test_numbers_and_figures_keep_to_their_words(page, expected):
    assert written(page) == expected


def test_a_running_head_stands_apart_from_the_text_and_items_do_not():
    pages = [[HEADER, *column(90, 700, "- ปลูกผัก.", "- ขายผัก.")] for _ in range(2)]
    told = laid_out(pages)
    furniture = [
        told.text[at:].split("\n")[0] for at, what in told.told.items() if what.get("kind") == "furniture"
    ]
    assert furniture == ["โครงการผักปลอดภัย"] * 2


RUNS = st.builds(
    line,
    st.text(alphabet="กขคงานที่เป็น 12.-•", min_size=1, max_size=20),
    st.sampled_from([40.0, 60, 200, 224, 248, 500, 760]),
    left=st.sampled_from([90.0, 108, 234, 378]),
    right=st.sampled_from([130.0, 366, 510]),
    bold=st.booleans(),
    blank=st.booleans(),
    size=st.sampled_from([8.0, 16, 24]),
).filter(lambda run: run[1] < run[2])


@settings(deadline=None)  # the dictionary is loaded once
@given(st.lists(st.lists(RUNS, max_size=12), max_size=3))
def test_no_letter_of_a_page_is_lost_but_what_was_drawn_twice(pages):
    text = laid_out(pages).text
    for words in {run[0].strip() for page in pages for run in page}:
        assert "".join(words.split()) in "".join(text.split())


def spoken(*turns, top=700.0):
    """Return lines of a page: who speaks on the left, the words beside."""
    return [
        run
        for n, (who, said) in enumerate(turns)
        for run in (line(who, top - 40 * n, LEFT, LEFT + 18), line(said, top - 40 * n, LEFT + 37))
    ]


def test_who_speaks_first_on_each_page_is_no_head_of_the_pages():
    said = [
        "ระฆังโบสถ์ช่วยไว้ เด็กหนุ่มวิ่งไปตีจนเชือกขาด",
        "มีแผนที่บ้านคนแก่ติดไว้ที่ศาลา",
        "ขอวิทยุเพิ่มเป็นสิบเครื่องพร้อมแผงโซลาร์",
        "ย้ายศูนย์เด็กขึ้นไปข้างโบสถ์",
    ]
    pages = [spoken(("ก1", said[0]), ("ก2", said[1])), spoken(("ก1", said[2]), ("ก2", said[3]))]
    parts = written(*pages)
    assert [sum(who in part for part in parts) for who in ("ก1", "ก2")] == [2, 2]
    assert all(sum(one in part for one in said) < 2 for part in parts)  # none goes on with another
