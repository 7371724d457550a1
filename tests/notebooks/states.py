"""Study folders in every state that a first week has, and the notebooks run in one of them."""

import copy
import csv
import shutil
from pathlib import Path

import nbformat
import xlsxwriter
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

import synth
from synth.notebooks.execute import cleared
from synth.notebooks.new import new_folder
from synth.notebooks.shipped import own_notebooks

from .making import corpus_of

NAMES = [path.stem for path in sorted(own_notebooks().glob("*.ipynb"))]
NO_NOTES, NO_STATEMENTS, NO_BOOK = "ยังไม่มีบันทึกที่อ่านได้", "ยังไม่มีข้อความ", "ยังไม่มีสมุดรหัส"
EMPTY = {
    "01_read": [NO_NOTES],
    "02_words": [NO_NOTES, "ยังไม่มีข้อความให้แสดง"],
    "03_discover": ["มีเพียง 0 ข้อความ"],
    **{name: [NO_NOTES, NO_STATEMENTS, NO_BOOK] for name in NAMES[3:]},
}
"""What each notebook says where there is neither note nor study, or a study without any."""

BOOK = [
    ["code", "name", "dimension", "parent", "keywords"],
    ["people", "คนและทีม", "ประเด็น", "", ""],
    ["trust", "ความไว้วางใจ", "ประเด็น", "people", "ไว้วางใจ;โปร่งใส"],
    ["team", "ทีมงาน", "ประเด็น", "people", "ทีม;แกนนำ"],
    ["helps", "ปัจจัยความสำเร็จ", "ประเภทข้อค้นพบ", "", "เข้มแข็ง"],
    ["hinders", "ปัญหาอุปสรรค", "ประเภทข้อค้นพบ", "", "ล่าช้า;ขาด"],
]
FIRST = [
    "ไว้วางใจกันในกลุ่ม/ทำบัญชีโปร่งใสทุกเดือน/ทีมแกนนำเข้มแข็ง/งบประมาณล่าช้า",
    "แกนนำเสียสละเวลา/ขาดคนรุ่นใหม่มาช่วย/ประชุมทีมทุกสัปดาห์/ชาวบ้านไว้วางใจผู้นำ",
    "ใช้วัสดุในชุมชน/ขายผลผลิตได้ราคา/ตลาดชุมชนเข้มแข็ง/ฝนตกหนักช่วงเก็บเกี่ยว",
]
SECOND = [
    "ทีมทำงานเป็นระบบ/แกนนำรุ่นใหม่เข้มแข็ง/งบประมาณล่าช้าอีกปี/ไว้วางใจและโปร่งใส",
    "ขาดน้ำในหน้าแล้ง/ทีมช่วยกันขุดสระ/ขายผลผลิตออนไลน์/โรงเรียนเข้าร่วมกิจกรรม",
]


def nothing_yet(folder):
    """As ``synth new`` leaves it: no note, no study."""


def empty_study(folder):
    """A study that somebody opened before there was any note."""
    synth.Study(folder / "study.db").close()


def no_codebook(folder):
    corpus_of(folder / "corpus", y2567=FIRST)


def no_codings(folder):
    """Notes, and a codebook in .xlsx; that of the coded studies is .csv."""
    no_codebook(folder)
    with xlsxwriter.Workbook(folder / "corpus" / "codebook.xlsx") as book:
        sheet = book.add_worksheet()
        for place, row in enumerate(BOOK):
            sheet.write_row(place, 0, row)


def notes_and_codebook(folder, cohorts, first=FIRST):
    notes = {"y2567": first, "y2568": SECOND}
    corpus_of(folder / "corpus", **{name: notes[name] for name in cohorts})
    with (folder / "corpus" / "codebook.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(BOOK)


def coded(folder, coders, cohorts=("y2567",), **notes):
    notes_and_codebook(folder, cohorts, **notes)
    words = {"trust": "ไว้วางใจ", "team": "ทีม", "helps": "เข้มแข็ง", "hinders": "ล่าช้า"}
    with synth.Study(folder / "study.db") as study:
        synth.import_folder(study, folder / "corpus", synth.read_corpus(folder / "corpus"))
        for coder in coders:
            for place, row in enumerate(study.statements().itertuples()):
                study.review(row.statement_id, coder=coder)
                for code, word in words.items():
                    if word in row.text and (coder == "ก" or place % 5):
                        study.code(row.statement_id, code, coder=coder)


def three_statements(folder):
    coded(folder, ["ก"], first=["ไว้วางใจกัน/ทีมเข้มแข็ง/งบประมาณล่าช้า"])


def one_cohort(folder):
    coded(folder, ["ก", "ข"])


def two_cohorts(folder):
    coded(folder, ["ก", "ข"], ["y2567", "y2568"])


def notes_moved_away(folder):
    """Coded, and then the notes were put elsewhere: the study still holds them."""
    coded(folder, ["ก"])
    shutil.rmtree(folder / "corpus" / "2567")


STATES = {
    make.__name__.replace("_", " "): make
    for make in (
        *(nothing_yet, empty_study, no_codebook, no_codings, three_statements),
        *(one_cohort, two_cohorts, notes_moved_away),
    )
}


def study_folder(folder, state):
    """Make a study folder by ``synth new`` and bring it into a state."""
    new_folder(folder)
    STATES[state](folder)
    return folder


def run_notebooks(folder):
    """Run the folder's notebooks in one kernel, emptied between them; give each its executed cells.

    A cell that fails does not stop the others.
    """
    paths = sorted(Path(folder, "notebooks").glob("*.ipynb"))
    cells, ends = [], []
    for path in paths:
        made = cleared(nbformat.read(path, as_version=4))
        cells += [new_code_cell("%reset -sf"), *copy.deepcopy(made["cells"])]
        ends.append(len(cells))
    whole = new_notebook(cells=cells)
    options = {"timeout": 600, "allow_errors": True, "record_timing": False, "store_widget_state": False}
    resources = {"metadata": {"path": str(Path(folder, "notebooks"))}}
    NotebookClient(whole, resources=resources, **options).execute()
    starts = [0, *ends[:-1]]
    return {
        path.stem: whole["cells"][start + 1 : end]
        for path, start, end in zip(paths, starts, ends, strict=True)
    }


def said(cells):
    """Everything that code cells show, as plain text and HTML."""
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    shown = [[output.get("text", ""), *output.get("data", {}).values()] for output in outputs]
    return "\n".join(str(part) for parts in shown for part in parts if isinstance(part, str))


def errors(cells):
    """What went wrong: the cell's first line and the error."""
    return [
        f"{cell['id']}: {output['ename']}: {output['evalue'][:300]}"
        for cell in cells
        for output in cell.get("outputs", [])
        if output["output_type"] == "error"
    ]
