"""A small study of two workshop notes, and a page that is driven by its messages alone."""

import itertools
import json
import shutil

import pandas as pd

import synth
from study.conftest import corpus_of
from synth.study import Study

NOTES = {
    "2564/บางกล่ำ.txt": [
        "หัวโจกแกนนำกลุ่มย่อย",
        "ต้องสร้างความเชื่อมั่นผ่านผู้นำชุมชน",
        "พนักงานติดตามงานของชุมชน",
        "ทำงานให้เป็นเรื่องสนุก 😀 ทำอย่างมีความสุข",
        "งบประมาณเบิกจ่ายล่าช้า",
    ],
    "2564/ปากพูน.txt": ["การติดตามทบทวนตลอดการทำงาน", "ผู้นำชุมชนโปร่งใสไว้ใจได้", "ขาดงบประมาณต่อเนื่อง"],
}
BOOK = pd.DataFrame(
    [
        ("people", "คนและทีม", "people", "ประเด็น", "", ""),
        ("trust", "ความไว้วางใจ", "trust", "ประเด็น", "people", "โปร่งใส;ไว้ใจ;เชื่อมั่น"),
        ("leader", "ผู้นำ", "leaders", "ประเด็น", "people", "ผู้นำ;แกนนำ"),
        ("budget", "งบประมาณ", "budget", "ประเด็น", "", "งบประมาณ;เบิกจ่าย"),
        ("success", "ปัจจัยความสำเร็จ", "success factor", "ประเภทข้อค้นพบ", "", ""),
        ("obstacle", "ปัญหาอุปสรรค", "obstacle", "ประเภทข้อค้นพบ", "", ""),
    ],
    columns=["code", "name", "name_en", "dimension", "parent", "keywords"],
)
_numbers = itertools.count()


def begin(path, notes=None):
    """Begin a study; return it."""
    study = Study(path)
    study.add_corpus(corpus_of(notes or NOTES))
    study.set_codebook(BOOK)
    return study


class Page:
    """Asks a widget as the page does; every answer must go through JSON."""

    def __init__(self, study, coder="ก", **options):
        self.widget = synth.Coder(study, coder, **options)
        self.opened = self("open")
        self.keys = self.opened["view"]["keys"]

    def __call__(self, do, **fields):
        asked = {"id": f"m{next(_numbers)}", "do": do, **fields}
        answer = self.widget.answer(json.loads(json.dumps(asked)))
        assert answer["id"] == asked["id"]
        return json.loads(json.dumps(answer))

    def act(self, act, **fields):
        return self("act", act=act, **fields)

    def view(self, **asked):
        return self("view", filter=asked)

    def row(self, k):
        return self("rows", keys=[k])["rows"][0]

    def texts(self, **asked):
        return [self.row(k)["text"] for k in self.view(**asked)["keys"]]


def copied(study, path):
    """Give the same study in another file, as a colleague has it."""
    shutil.copy(study.path, path)
    return Study(path)
