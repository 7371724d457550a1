"""A note of forty lines put wholly right in the real JupyterLab, by keys alone; keys and time are counted."""

import json

import pytest

from study.lined import corpus, read
from synth.study import Study

from .righting_person import Person
from .running_lab import Lab, chromium_page

pytestmark = pytest.mark.browser

NOTE = [  # what a line is, what the reader took it for, how sure it was; then the line
    ("title", "title", 0.9, "บันทึกเวทีถอดบทเรียนป่าชุมชนบ้านสมมติ"),
    ("head", "head", 0.9, "วันที่ 12 มกราคม 2565 ณ ศาลาหมู่บ้าน"),
    ("heading", "heading", 0.9, "วัตถุประสงค์"),
    ("aside", "aside", 0.8, "1. ทบทวนงานที่ทำมาทั้งปี"),
    ("aside", "statement", 0.4, "2. วางแผนงานปีหน้า"),
    ("heading", "statement", 0.4, "■ สิ่งที่ทำได้ดี"),
    ("statement", "statement", 0.9, "1. ผู้นำลงพื้นที่เองทุกเดือน"),
    ("statement", "statement", 0.9, "2. ทีมงานพบกันทุกวันจันทร์"),
    ("more", "statement", 0.3, "และจดบันทึกไว้ทุกครั้งในสมุดเล่มเดียวกัน"),
    ("statement", "statement", 0.9, "3. เด็กในโรงเรียนมาช่วยเพาะกล้า"),
    ("statement", "statement", 0.9, "4. แม่บ้านทำอาหารจากของในป่า"),
    ("furniture", "statement", 0.45, "หน้า 1 จาก 3"),
    ("heading", "statement", 0.4, "■ ปัญหาที่พบ"),
    ("statement", "statement", 0.9, "1. งบประมาณออกช้าทุกงวด"),
    ("statement", "statement", 0.45, "2. ไฟป่าปลายฤดูแล้ง"),
    ("statement", "statement", 0.9, "3. คนรุ่นใหม่ไปทำงานในเมือง"),
    ("more", "statement", 0.3, "กลับมาเพียงช่วงสงกรานต์เท่านั้นในแต่ละปี"),
    ("statement", "heading", 0.4, "4. ไม่มีคนเฝ้า"),
    ("statement", "statement", 0.9, "5. ปุ๋ยแพงขึ้นกว่าเท่าตัว"),
    ("heading", "statement", 0.4, "■ เสียงจากชาวบ้าน"),
    ("turn", "statement", 0.45, "ป้าแดง: แต่ก่อนเดินเข้าป่าไม่ได้ เดี๋ยวนี้มีเห็ดทั้งปี"),
    ("turn", "turn", 0.9, "ลุงดำ: น้ำในห้วยกลับมาแล้ว"),
    ("turn", "statement", 0.45, "ครูนก: เด็กนับต้นไม้ได้เอง"),
    ("turn", "turn", 0.9, "ลุงดำ: ต้องมีกฎที่ทุกคนทำตาม"),
    ("furniture", "statement", 0.45, "หน้า 2 จาก 3"),
    ("heading", "heading", 0.8, "ข้อเสนอแนะ"),
    ("statement", "statement", 0.9, "1. ให้โรงเรียนเป็นเจ้าของแปลงเพาะ"),
    ("statement", "statement", 0.9, "2. ตั้งกองทุนจากการขายเห็ด"),
    ("statement", "statement", 0.45, "3. ทำแนวกันไฟร่วมกับบ้านใกล้เคียง"),
    ("statement", "statement", 0.9, "4. เชิญเทศบาลมาฟังทุกครั้ง"),
    ("heading", "statement", 0.8, "■ แผนปีหน้า"),
    ("statement", "statement", 0.9, "1. ปลูกเพิ่มอีกห้าสิบไร่"),
    ("statement", "statement", 0.9, "2. ทำแผนที่ต้นไม้ใหญ่"),
    ("statement", "statement", 0.9, "3. อบรมอาสาดับไฟ"),
    ("statement", "statement", 0.9, "4. ขึ้นทะเบียนป่าให้เสร็จ"),
    ("statement", "statement", 0.9, "5. จัดเวทีแบบนี้ปีละสองครั้ง"),
    ("heading", "heading", 0.8, "รายชื่อผู้เข้าร่วม"),
    ("aside", "aside", 0.8, "นางสมมติ หนึ่ง"),
    ("aside", "aside", 0.8, "นายสมมติ สอง"),
    ("furniture", "furniture", 0.9, "หน้า 3 จาก 3"),
]
RIGHT = [right for right, _, _, _ in NOTE]
WRONG = [place for place, (right, taken, _, _) in enumerate(NOTE) if right != taken]


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """A study that nobody has coded and that has no codebook, beside a notebook of one cell."""
    folder = tmp_path_factory.mktemp("งาน")
    (folder / "notebooks").mkdir()
    cell = 'import os, synth\nsynth.Coder(os.environ["SYNTH_STUDY"], coder="มาลี", reading=True)'
    cells = [
        {
            "cell_type": "code",
            "id": "1",
            "metadata": {},
            "execution_count": None,
            "outputs": [],
            "source": cell,
        }
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    notebook = {"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    (folder / "notebooks" / "04_code.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    text = "\n".join(words for *_, words in NOTE)
    source, statements, left_out, lines = read(text, [taken for _, taken, _, _ in NOTE], "2565/ป่า.txt")
    lines = [row | {"certain": sure} for row, (_, _, sure, _) in zip(lines, NOTE, strict=True)]
    with Study(folder / "study.db") as made:
        made.add_corpus(corpus((source, statements, left_out, lines)))
    return folder / "study.db"


@pytest.fixture(scope="module")
def lab(study):
    running = Lab(study)
    yield running
    running.stop()


def test_a_note_of_forty_lines_is_put_wholly_right(lab, study, record_property, capsys):
    with chromium_page() as page:
        page.goto(f"{lab.address}/lab/tree/notebooks/04_code.ipynb")
        page.wait_for_selector(".jp-Notebook .jp-Cell")
        idle = page.locator("#jp-main-statusbar >> text=/Idle/")
        idle.wait_for()
        page.locator(".jp-Notebook .jp-Cell").first.click()
        page.keyboard.press("Control+Enter")
        page.wait_for_selector(".synth-right-line")
        idle.wait_for()
        page.locator(".synth-right-lines").focus()
        cells = page.locator(".jp-Notebook .jp-Cell").count()
        person = Person(page, RIGHT)
        seconds = person.put_right()
        assert person.kinds() == RIGHT
        assert page.locator(".jp-Notebook .jp-Cell").count() == cells, "a key reached the notebook"
        page.wait_for_selector(".synth-saved.is-saved")
    with Study(study, create=False) as kept:
        assert kept.lines()["kind"].tolist() == RIGHT
        assert kept.statements().query("section == 'แผนปีหน้า'")["text"].tolist()[0] == "ปลูกเพิ่มอีกห้าสิบไร่"
        acts = (kept.history()["act"] == "correct").sum()
    told = f"{len(NOTE)} lines, {len(WRONG)} wrong: {person.keys} keys, {acts} acts, {seconds:.0f} s"
    record_property("put right", told)
    with capsys.disabled():
        print(f"\n{told}")
