"""A study for forms, and the sheet of a form as a person fills it."""

import shutil
import tempfile
from functools import cache
from pathlib import Path

import openpyxl
import pandas as pd

from synth.corpus.folder import read_corpus
from synth.exchange.form.handed import take_form_sheet
from synth.exchange.form.outline import read_form
from synth.exchange.form.sheet import write_form_sheet
from synth.study import Study

NOTES = {
    "ก": ("2565", ["หัวโจกแกนนำกลุ่มย่อย", "ต้องสร้างความเชื่อมั่นผ่านผู้นำชุมชน", "การติดตามทบทวนตลอดการทำงาน"]),
    "ข": ("2567", ["เปิดบัญชีให้ทุกคนดู จึงไว้ใจกัน", "ประชุมวางแผนทุกเดือน", "งบมาช้าทุกปี"]),
}
SOURCES = "path,project\n2565/ก.txt,บ้านดอน\n2567/ข.txt,บ้านเหนือ\n"
BOOK = pd.DataFrame(
    {
        "code": ["people", "trust", "process", "health", "obstacle"],
        "name": ["คนและทีมงาน", "ความไว้วางใจ", "กระบวนการทำงาน", "อาหารปลอดภัย", "ปัญหาอุปสรรค"],
        "dimension": ["ประเด็น"] * 4 + ["ประเภทข้อค้นพบ"],
        "parent": ["", "people", "", "", ""],
        "keywords": ["ทีม", "เชื่อมั่น;ไว้ใจ", "วางแผน;ติดตาม", "", ""],
    }
)
CODES = ("people", "trust", "process", "trust", "process", "obstacle")


def begin(path):
    """Begin a study of two projects, each statement coded once by a; a copy, since making one takes longer."""
    return Study(shutil.copy(_begun(), path))


@cache
def _begun():
    folder = Path(_KEPT.name)
    for name, (cohort, lines) in NOTES.items():
        note = folder / "notes" / cohort / f"{name}.txt"
        note.parent.mkdir(parents=True)
        said = [f"{at}. {line}" for at, line in enumerate(lines, 1)]
        note.write_text("\n".join(["บทเรียน", *said]), encoding="utf-8")
    (folder / "notes" / "sources.csv").write_text(SOURCES, encoding="utf-8")
    with Study(folder / "study.db") as study:
        study.add_corpus(read_corpus(folder / "notes"))
        study.set_codebook(BOOK)
        for name, code in zip(study.statements()["statement_id"], CODES, strict=True):
            study.code(name, code, coder="a")
    return folder / "study.db"


_KEPT = tempfile.TemporaryDirectory()


def sheet_of(study, form, path, said=None, answers=None, agree=True, **scope):
    """Write the sheet of a form and fill it: ✓ where something is proposed, or what `said` says by label."""
    path.unlink(missing_ok=True)
    write_form_sheet(study, form, path, **scope)
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows(min_row=3):
        label, proposed_role, proposed_about = (row[at].value or "" for at in (2, 3, 5))
        if agree and proposed_role not in ("", "–"):
            row[4].value = "✓"
        if agree and proposed_about:
            row[7].value = "✓"
        for key, (role, about) in (said or {}).items():
            if label.endswith(key):
                row[4].value, row[7].value = role, about
    for row in book.worksheets[1].iter_rows(min_row=3):
        for (scope_of, row_of, column), answer in (answers or {}).items():
            if (
                row[0].value.endswith(scope_of)
                and row[1].value.endswith(row_of)
                and (row[2].value or "") == column
            ):
                row[4].value = answer
    book.save(path)
    return path


def map_form(study, path, folder, **how):
    """Read a form, and hand its filled sheet back; return what was not taken."""
    form = read_form(path)
    return take_form_sheet(study, form, sheet_of(study, form, folder / "sheet.xlsx", **how), "หนิง")[1]


def filled_cell(path, at, row_of, column, words):
    """Fill one cell of a sheet that was written: of sheet `at`, in the row that holds `row_of`."""
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[at].iter_rows(min_row=3):
        if any(str(cell.value or "").endswith(row_of) for cell in row[:3]):
            row[column].value = words
            break
    book.save(path)
    return path
