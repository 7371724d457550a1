"""Every format, as its real writers make it: the same six lessons come out of each."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import synth

sys.path.insert(0, str(Path(__file__).parents[2] / "fuzz"))

from writers import LESSONS, SECTIONS, WRITERS

WRONG = pytest.mark.xfail(strict=True, reason="the labeller of lines reads this wrongly; issue 12 is open")

WORKSHOP = [(section, lesson) for section, lessons in SECTIONS.items() for lesson in lessons]
OFFICE = shutil.which("soffice")


def write(folder, name, data):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def read(folder):
    corpus = synth.read_corpus(folder)
    for row in corpus.statements.itertuples():
        text = corpus.sources.set_index("source_id").loc[row.source_id, "text"]
        assert text[row.start : row.end] == row.text
    return corpus


@pytest.mark.parametrize("name", [name for name in WRITERS if name != "report.pdf"])
def test_every_format_gives_the_same_lessons(tmp_path, name):
    write(tmp_path, name, WRITERS[name]())
    corpus = read(tmp_path)
    assert sorted(corpus.statements["text"]) == sorted(LESSONS)
    assert corpus.problems["problem"].str.startswith("อ่านเป็นคำตอบ").all()


@pytest.mark.parametrize("name", ["note.txt", "note.md", "page.html", "minutes.docx"])
def test_headings_are_sections(tmp_path, name):
    write(tmp_path, name, WRITERS[name]())
    statements = read(tmp_path).statements
    assert list(zip(statements["section"], statements["text"], strict=True)) == WORKSHOP


def test_rows_are_sources_with_sections_and_attributes(tmp_path):
    write(tmp_path, "answers.xlsx", WRITERS["answers.xlsx"]())
    corpus = read(tmp_path)
    assert corpus.sources["source_id"].tolist() == [f"answers.xlsx#{n}" for n in (2, 3, 4)]
    assert corpus.sources["จังหวัด"].tolist() == ["สงขลา"] * 3
    assert corpus.statements["section"].unique().tolist() == ["สิ่งที่ได้เรียนรู้", "ข้อเสนอแนะ"]


def test_heads_that_name_a_role_and_cells_of_several_statements(tmp_path):
    write(
        tmp_path,
        "a.csv",
        'section,speaker,date,project,text,อายุ\nบทเรียน,ป้าสมใจ,26/12/2564,บ้านดอน,"- ไว้ใจกัน\n- ติดตามงาน",61\nบทเรียน,ลุงแดง,27/12/2564,บ้านดอน,1) แบ่งเวร 2) จดบัญชี,58\n',
    )
    corpus = read(tmp_path)
    source = corpus.sources.iloc[0]
    assert (source["date"], source["project"], source["อายุ"]) == ("2021-12-26", "บ้านดอน", "61")
    found = corpus.statements[["section", "speaker", "text"]].values.tolist()
    assert found == [
        ["บทเรียน", "ป้าสมใจ", "ไว้ใจกัน"],
        ["บทเรียน", "ป้าสมใจ", "ติดตามงาน"],
        ["บทเรียน", "ลุงแดง", "แบ่งเวร"],
        ["บทเรียน", "ลุงแดง", "จดบัญชี"],
    ]


def test_times_and_speakers_of_subtitles(tmp_path):
    for name in ("talk.srt", "talk.vtt"):
        write(tmp_path, name, WRITERS[name]())
    statements = read(tmp_path).statements
    assert set(statements["speaker"]) == {"ป้าสมใจ"}
    assert statements["time"].tolist()[:2] == ["00:00:01", "00:00:02"]


def test_a_chat_has_days_speakers_and_no_stickers(tmp_path):
    write(
        tmp_path,
        "chat.txt",
        '[LINE] กลุ่มแกนนำ\nบันทึกเมื่อ: 30/12/2564 10:00\n\nอา. 26/12/2564\n09:15\tสมใจ\tผักงามมาก\n09:16\tแดง\t[สติกเกอร์]\n9:20 PM\tแดง\t"นัดกันก่อน\nแล้วค่อยลงแปลง"\n09:30\t\tดำเข้าร่วมกลุ่ม\n',
    )
    corpus = read(tmp_path)
    assert corpus.statements[["speaker", "time", "text"]].values.tolist() == [
        ["สมใจ", "2021-12-26 09:15", "ผักงามมาก"],
        ["แดง", "2021-12-26 21:20", "นัดกันก่อน\nแล้วค่อยลงแปลง"],
    ]
    assert corpus.sources["date"].item() == "2021-12-26"
    assert "สติกเกอร์ รูป หรือไฟล์แนบ" in corpus.left_out["reason"].tolist()


def test_lines_of_one_message_that_say_something_of_their_own(tmp_path):
    write(
        tmp_path,
        "chat.txt",
        '[LINE] กลุ่ม\n\n2566.07.31 วันจันทร์\n08:31\tมิ้ว\t"เดือนนี้มีผู้ป่วยสองรายนะคะ เดือนก่อนหกราย\nทีมที่ไปเร็วหลังรับแจ้งคุมได้ทุกราย"\n08:40\tมิ้ว\thttps://example.org/form\n08:41\tเพ็ญ\tรับทราบ',
    )
    corpus = read(tmp_path)
    assert corpus.statements[["speaker", "time", "text"]].values.tolist() == [
        ["มิ้ว", "2023-07-31 08:31", "เดือนนี้มีผู้ป่วยสองรายนะคะ เดือนก่อนหกราย"],
        ["มิ้ว", "2023-07-31 08:31", "ทีมที่ไปเร็วหลังรับแจ้งคุมได้ทุกราย"],
        ["เพ็ญ", "2023-07-31 08:41", "รับทราบ"],
    ]


@pytest.mark.parametrize(
    ("chat", "expected"),
    [
        # a telephone that speaks English, days with weekdays
        ("[LINE] Chat history with แกนนำ\nSaved on: 04/03/2022 10:00\n\nThu, 03/03/2022\n9:15 AM\tสมใจ\tผักงามมาก\n09:16\tแดง\t[Sticker]\n\nFri, 04/03/2022\n09:05PM\tแดง\tขายดีมาก\n", [["สมใจ", "2022-03-03 09:15", "ผักงามมาก"], ["แดง", "2022-03-04 21:05", "ขายดีมาก"]]),
        # a computer: blanks for tabs, names with blanks, further lines without quotes, several days
        ("2565.03.03 วันพฤหัสบดี\n09:15 สมใจ ใจดี ผักงามมาก\n09:16 แดง สติกเกอร์\n09:17 แดง นัดกันที่ศาลา\nเอาตะกร้ามาด้วย\n09:18 ดำ joined the group.\n2565.03.04 วันศุกร์\n08:00 สมใจ ใจดี มาแล้วค่ะ\n08:01 สมใจ ใจดี ทุกคนรออยู่\n", [["สมใจ ใจดี", "2022-03-03 09:15", "ผักงามมาก"], ["แดง", "2022-03-03 09:17", "นัดกันที่ศาลา\nเอาตะกร้ามาด้วย"], ["สมใจ ใจดี", "2022-03-04 08:00", "มาแล้วค่ะ"], ["สมใจ ใจดี", "2022-03-04 08:01", "ทุกคนรออยู่"]]),
        # a list within a message; calls and invitations
        ("2565.03.03 วันพฤหัสบดี\n09:15 ครูต้น ของนักเรียนครับ\n1. น้ำสมุนไพรขายดี\n- เด็กคิดเงินผิด\n09:16 จอย ได้เชิญ ปลัดนุ้ย เข้าร่วมกลุ่ม\n09:20 สายที่ไม่ได้รับ\n09:21 จอย เห็นด้วยค่ะ\n", [["ครูต้น", "2022-03-03 09:15", "ของนักเรียนครับ"], ["ครูต้น", "2022-03-03 09:15", "น้ำสมุนไพรขายดี"], ["ครูต้น", "2022-03-03 09:15", "เด็กคิดเงินผิด"], ["จอย", "2022-03-03 09:21", "เห็นด้วยค่ะ"]]),
        # an agenda is no chat
        ("กำหนดการ\n09:15 ลงทะเบียน\n09:30 เปิดเวที โดย นายอำเภอ\n", [["", "", "09:15 ลงทะเบียน"], ["", "", "09:30 เปิดเวที โดย นายอำเภอ"]]),
    ],
)  # fmt: skip
def test_chats_of_telephones_and_computers(tmp_path, chat, expected):
    write(tmp_path, "แชต กลุ่ม.txt", chat)
    assert read(tmp_path).statements[["speaker", "time", "text"]].values.tolist() == expected


def test_a_cue_without_a_name_goes_on_at_once_or_speaks_for_itself(tmp_path):
    cues = [("03,000", "07,200", "ครูนิด: ปู่ย่ามาเล่านิทาน"), ("07,300", "09,000", "ทุกวันพุธตอนสาย"), ("12,000", "14,000", "[เสียงปรบมือ]"), ("14,100", "14,900", "ลุงชัย: จริงครับ"), ("15,500", "18,000", "ตอนแรกเด็กไม่กล้าฟัง")]  # fmt: skip
    write(
        tmp_path,
        "a.srt",
        "\n\n".join(f"{n}\n00:00:{a} --> 00:00:{b}\n{w}" for n, (a, b, w) in enumerate(cues)),
    )
    corpus = read(tmp_path)
    assert corpus.statements[["time", "text"]].values.tolist() == [
        ["00:00:03", "ปู่ย่ามาเล่านิทาน\nทุกวันพุธตอนสาย"],
        ["00:00:14", "จริงครับ"],
        ["00:00:15", "ตอนแรกเด็กไม่กล้าฟัง"],
    ]
    assert corpus.left_out["text"].tolist() == ["[เสียงปรบมือ]"]


def test_answers_that_say_nothing_are_proposed_as_left_out(tmp_path):
    write(tmp_path, "a.csv", "หมู่บ้าน;ปัญหาที่พบ\nดอน;งบประมาณมาช้ากว่าแผนสามเดือน\nนา;ไม่มีค่ะ\nป่า;-\n")
    assert read(tmp_path).statements[["text", "use"]].values.tolist() == [
        ["งบประมาณมาช้ากว่าแผนสามเดือน", "analysed"],
        ["ไม่มีค่ะ", "left out"],
    ]


def test_a_column_of_answers_in_one_sheet_is_one_in_all(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["ลำดับ", "ของดีในหมู่บ้าน"])
    book.active.append([1, "หมอยาสมุนไพรสามคนที่ยังรับรักษาคนในตำบลอยู่"])
    other = book.create_sheet("หมู่ 5")
    other.append(["ลำดับ", "ของดีในหมู่บ้าน"])
    other.append([2, "ทำปลาส้มขายส่ง"])
    book.save(tmp_path / "a.xlsx")
    assert read(tmp_path).statements["text"].tolist()[1:] == ["ทำปลาส้มขายส่ง"]


def test_word_boxes_breaks_and_bold_numbers(tmp_path):
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    document.add_paragraph("เวทีสรุป")
    heading = document.add_paragraph()
    heading.add_run("สิ่งที่ทำได้ดี").bold = True
    box = f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>แก่แล้วไม่ใช่ภาระ</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
    heading._p.append(parse_xml(box))
    document.add_paragraph("1) รำไม้พลองทุกเช้า")
    document.add_paragraph().add_run("2. ข้อสังเกต").bold = True
    document.add_paragraph("หลังคารั่วแต่ไม่มีใครพูดถึง\nสมาชิกเดินเข้ามาเติมข้อมูล")
    document.save(tmp_path / "a.docx")
    assert read(tmp_path).statements[["section", "text"]].values.tolist() == [
        ["สิ่งที่ทำได้ดี", "รำไม้พลองทุกเช้า"],
        ["สิ่งที่ทำได้ดี", "แก่แล้วไม่ใช่ภาระ"],
        ["สิ่งที่ทำได้ดี > ข้อสังเกต", "หลังคารั่วแต่ไม่มีใครพูดถึง"],
        ["สิ่งที่ทำได้ดี > ข้อสังเกต", "สมาชิกเดินเข้ามาเติมข้อมูล"],
    ]


def convert(path, kind):
    subprocess.run(
        [
            OFFICE,
            f"-env:UserInstallation=file://{path.parent / 'profile'}",
            "--headless",
            "--convert-to",
            kind,
            path.name,
        ],
        cwd=path.parent,
        check=True,
        capture_output=True,
        timeout=600,
    )


@pytest.mark.office
@pytest.mark.parametrize(
    ("name", "kind"),
    [("minutes.docx", "pdf"), ("minutes.docx", "html"), ("minutes.docx", "odt"), pytest.param(*("minutes.docx", "doc"), marks=WRONG), ("minutes.docx", "rtf"), ("answers.xlsx", "xls"), ("answers.xlsx", "ods"), ("answers.xlsx", "xlsx:Calc MS Excel 2007 XML"), ("answers.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76")],
)  # fmt: skip
def test_files_that_libreoffice_writes(tmp_path, name, kind):
    path = write(tmp_path / "made", name, WRITERS[name]())
    convert(path, kind)
    ending = kind.split(":")[0]
    made = path.with_suffix(f".{ending}")
    folder = tmp_path / "corpus"
    folder.mkdir()
    shutil.copy(made, folder)
    statements = read(folder).statements
    assert sorted(statements["text"]) == sorted(LESSONS)


def test_a_word_table_with_a_title_row_and_names_over_several_rows(tmp_path):
    import docx

    document = docx.Document()
    document.add_paragraph("เวทีสรุป")
    table = document.add_table(rows=5, cols=2)
    for row, cells in zip(table.rows, [["ผลการระดมความคิด", ""], ["กลุ่ม", "ปัญหา"], ["ติดสังคม", "คนใหม่ไม่กล้าเข้ามาร่วมกลุ่ม"], ["", "กิจกรรมซ้ำๆ มีแต่รำกับร้องเพลง"], ["ติดบ้าน", "ลูกหลานไม่ให้ออกเพราะกลัวล้ม"]], strict=True):  # fmt: skip
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(2, 0).merge(table.cell(3, 0))
    document.save(tmp_path / "a.docx")
    assert read(tmp_path).statements[["section", "text"]].values.tolist() == [
        ["ติดสังคม > ปัญหา", "คนใหม่ไม่กล้าเข้ามาร่วมกลุ่ม"],
        ["ติดสังคม > ปัญหา", "กิจกรรมซ้ำๆ มีแต่รำกับร้องเพลง"],
        ["ติดบ้าน > ปัญหา", "ลูกหลานไม่ให้ออกเพราะกลัวล้ม"],
    ]


def test_a_cell_of_word_over_all_columns_heads_the_rows_below(tmp_path):
    import docx

    document = docx.Document()
    document.add_heading("เวทีสรุป", 0)
    table = document.add_table(rows=0, cols=3)
    for row in (
        ["เรื่อง", "ที่ทำได้ดี", "ที่ต้องปรับ"],
        ["กลุ่มน้ำ"],
        ["ผู้ร่วมวง ป้าศรี ลุงดำ"],
        ["ขุดสระ", "มีน้ำใช้ตลอดหน้าแล้ง", "น้ำเค็มเข้าตอนปลายฤดู"],
    ):
        cells = table.add_row().cells
        for cell, words in zip(cells, row, strict=False):
            cell.text = words
        if len(row) == 1:
            cells[0].merge(cells[2])
    document.save(tmp_path / "a.docx")
    found = read(tmp_path).statements
    assert found.loc[found["use"] == "analysed", ["section", "text"]].values.tolist() == [
        ["กลุ่มน้ำ > ขุดสระ > ที่ทำได้ดี", "มีน้ำใช้ตลอดหน้าแล้ง"],
        ["กลุ่มน้ำ > ขุดสระ > ที่ต้องปรับ", "น้ำเค็มเข้าตอนปลายฤดู"],
    ]


def test_word_tables_boxes_and_thai_numbers(tmp_path):
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    document.add_paragraph("เวทีสรุป").runs[0].bold = True
    document.add_paragraph("วันที่ 3 มีนาคม 2565")
    table = document.add_table(rows=0, cols=3)
    for row in (["ที่", "ปัญหา", "ทางออก"], ["๑", "งบประมาณมาช้ากว่าแผน", "ขอเบิกล่วงหน้าก่อนหน้าฝน"]):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    box = f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>กล่องข้อความ</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
    document.add_paragraph()._p.append(parse_xml(box))
    document.save(tmp_path / "a.docx")
    corpus = read(tmp_path)
    assert corpus.statements[["section", "item", "text"]].values.tolist() == [
        ["ปัญหา", "1", "งบประมาณมาช้ากว่าแผน"],
        ["ทางออก", "1", "ขอเบิกล่วงหน้าก่อนหน้าฝน"],
        ["", "", "กล่องข้อความ"],
    ]
    assert corpus.sources[["title", "date"]].values.tolist() == [["เวทีสรุป", "2022-03-03"]]
