"""Who a note says was asked answers its questions; of whom it tells, or whose heads ask nothing, does not."""

import pytest
from docx import Document

import synth
from synth.corpus.statements import read_note

A, B = "ตอนนั้นน้ำท่วมนาหมด เลยชวนกันสานกระจาด", "ไผ่แพงมาก ต้องสั่งจากอำเภออื่น"
ASKED = ["เริ่มกลุ่มได้อย่างไร", "อุปสรรคสำคัญคืออะไร"]

TOPICS = ["รุ่นแรกที่เกือบล้ม", "ก้าวต่อไปของกลุ่ม"]


@pytest.mark.parametrize(
    ("head", "headings", "speaker"),
    [
        ("สัมภาษณ์ป้าละไม ประธานกลุ่มจักสาน", ASKED, "ป้าละไม"),
        ("เรื่องเล่าจากพระมหาเอก วัดป่าห้วยลาน", ["เรื่องนี้เริ่มต้นอย่างไร", "สิ่งที่ยังไม่สำเร็จคืออะไร"], "พระมหาเอก"),
        ("ผู้ให้สัมภาษณ์: ลุงคำ อายุ 71 ปี", ASKED, "ลุงคำ"),
        # topics, nobody asked, somebody who only was there
        ("สัมภาษณ์ป้าละไม ประธานกลุ่มจักสาน", ["การเริ่มกลุ่ม", "อุปสรรคสำคัญ"], ""),
        ("ถอดบทเรียนกลุ่มจักสาน", ASKED, ""),
        ("เวทีคุยกันที่บ้านป้าละไม", ASKED, ""),
    ],
)
def test_who_answers(head, headings, speaker):
    note = f"{head}\n8 ส.ค. 2566\n\n{headings[0]}\n- {A}\n\n{headings[1]}\n- {B}\n"
    said = {row["text"]: row["speaker"] for row in read_note(note, "a.txt").statements}
    assert [said[A], said[B]] == [speaker, speaker]


@pytest.mark.parametrize(
    ("head", "asked", "sections", "speaker"),
    [
        ("คุยกับหลวงพี่ตั้ม พระผู้ดูแลสวน", ["เริ่มกลุ่มได้อย่างไร", "เงินมาจากไหน"], TOPICS, "หลวงพี่ตั้ม"),
        ("สัมภาษณ์ป้าละไม ประธานกลุ่ม", ["เริ่มกลุ่มได้อย่างไรครับ", "เงินมาจากไหนครับ"], TOPICS, "ป้าละไม"),
        # nobody is named, but somebody is addressed
        ("ถอดบทเรียนกลุ่มจักสาน", ["เริ่มกลุ่มได้อย่างไรคะ", "เงินมาจากไหนคะ"], TOPICS, ""),
        ("ถอดบทเรียนกลุ่มจักสาน", ["เริ่มกลุ่มได้อย่างไร", "เงินมาจากไหน"], ["เริ่มกลุ่มได้อย่างไร", "เงินมาจากไหน"], ""),
    ],
)
def test_questions_under_topics_only_ask(tmp_path, head, asked, sections, speaker):
    document = Document()
    document.add_heading("ธรรมะในสวนผัก", 1)
    document.add_paragraph(head)
    for topic, question, answer in zip(TOPICS, asked, (A, B), strict=True):
        document.add_heading(topic, 2)
        document.add_paragraph().add_run(question).bold = True
        document.add_paragraph(answer)
    document.save(tmp_path / "a.docx")
    said = synth.read_corpus(tmp_path).statements.set_index("text")
    assert list(said.loc[[A, B], "speaker"]) == [speaker, speaker]
    assert [section.rpartition(" > ")[2] for section in said.loc[[A, B], "section"]] == sections
