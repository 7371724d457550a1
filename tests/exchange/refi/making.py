"""Studies to hand out, and files as other programs write them, made by hand."""

import shutil
import tempfile
import zipfile
from functools import cache
from pathlib import Path
from uuid import NAMESPACE_DNS, uuid5

import pandas as pd

from synth.exchange.refi.project import Project
from synth.exchange.refi.sources import corpus_of
from synth.study import Study

LINES = ["ผู้นำตามธรรมชาติ", "ไว้ใจกัน 😀 มาก", "ที่นี่มีทุนเดิม", "งบล่าช้า"]
CODES = pd.DataFrame(
    {
        "code": ["team", "trust", "ok", "bad"],
        "name": ["ทีม", "ไว้ใจ", "สำเร็จ", "อุปสรรค"],
        "name_en": ["Team", "", "", ""],
        "dimension": ["ประเด็น", "ประเด็น", "ประเภทข้อค้นพบ", "ประเภทข้อค้นพบ"],
        "parent": ["", "team", "", ""],
        "definition": ["คนทำงานร่วมกัน\nเป็นทีม", "", "", "<ติดขัด> & ล่าช้า"],
        "include": ["ก\nข: ค", "", "", ""],
        "exclude": ["", "รู้จักกันเฉย ๆ", "", ""],
        "keywords": ["ทีม;คน", "", "", ""],
        "example": ["", "", "“ไว้ใจ”", ""],
        "colour": ["#1b9e77", "", "", ""],
        "retired": [False, False, False, True],
    }
)


def begin(path, lines=LINES, **attributes):
    """Begin a study of a source that reads the same as a text; a copy, since making one takes far longer."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return Study(shutil.copy(_begun(tuple(lines), tuple(attributes.items())), path))


@cache
def _begun(lines, attributes):
    path = Path(_kept().name, f"{_begun.cache_info().misses}.db")
    with Study(path) as study:
        _fill(study, lines, dict(attributes))
    return path


@cache
def _kept():
    """A folder for as long as this process."""
    return tempfile.TemporaryDirectory()


def _fill(study, lines, attributes):
    about = {"cohort": "2564", "project": "บางกล่ำ", "province": "สงขลา", "people": 12, "share": 0.5}
    texts = {"เวที.txt": lines, "ข.txt": lines[:2]}
    rows = [{"source_id": name, "text": _text(own), **about, **attributes} for name, own in texts.items()]
    corpus = corpus_of(pd.DataFrame(rows), Project("x"))
    study.add_corpus(corpus)
    study.set_codebook(CODES)


def _text(lines):
    return "\n".join(["บทเรียน", *(f"{number}. {line}" for number, line in enumerate(lines, start=1))])


def work(study):
    """Let two people work on the study."""
    ids = study.statements()["statement_id"].tolist()
    study.code(ids[0], "trust", coder="ก")
    study.code(ids[1], "trust", coder="ก", span=(0, 8))
    study.code(ids[1], "trust", coder="ก", span=(9, 10))
    study.code(ids[1], "ok", coder="ข")
    study.code(ids[-1], "team", coder="ข")
    study.review(ids[2], coder="ก")
    study.memo("statement", ids[2], "คิดดู\nอีกที", "ก")
    study.memo("code", "trust", "ยังกว้างไป", "ก")
    study.memo("source", "ข.txt", "จดโดยเด็ก", "ข")
    study.memo("project", "บางกล่ำ", "ดี", "ก")
    study.memo("project × theme", ("บางกล่ำ", "team"), "เข้มแข็ง", "ข")
    return study


def guid(name):
    """Give an id for a name."""
    return str(uuid5(NAMESPACE_DNS, name))


USERS = f'<Users><User guid="{guid("แดง")}" name="แดง"/></Users>'
BOOK = (
    '<CodeBook><Codes>{further}<Code guid="'
    + guid("ทุน")
    + '" name="ทุน" isCodable="true"/></Codes></CodeBook>'
)


def selection(start, end, name="", code="ทุน", user="แดง", inner=""):
    """Write a selection with one coding."""
    who = f' creatingUser="{guid(user)}"' if user else ""
    return (
        f'<PlainTextSelection guid="{guid(f"{start}{end}{code}")}" name="{name}" startPosition="{start}" '
        f'endPosition="{end}"><Coding guid="{guid(f"c{start}{end}{code}")}"{who}>'
        f'<CodeRef targetGUID="{guid(code)}"/>{inner}</Coding></PlainTextSelection>'
    )


def source(inner, name="บันทึก", path="internal://one.txt", kind="TextSource"):
    """Write a source."""
    where = f' plainTextPath="{path}"' if path else ""
    return f'<{kind} guid="{guid(name)}" name="{name}"{where}>{inner}</{kind}>'


def project(sources, users=USERS, codes="", rest="", variables=""):
    """Write a project's XML."""
    book = BOOK.format(further=codes)
    return (
        '<?xml version="1.0" encoding="utf-8"?><Project name="งาน" xmlns="urn:QDA-XML:project:1.0">'
        f"{users}{book}{variables}<Sources>{sources}</Sources>{rest}</Project>"
    )


def qdpx(path, xml, texts=None, entry="project.qde", folder="sources"):
    """Write a .qdpx with texts (str or bytes) by their names."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(entry, xml)
        for name, text in (texts or {}).items():
            archive.writestr(f"{folder}/{name}", text if isinstance(text, bytes) else text.encode())
    return path


def said(study):
    """Give what is coded in a study: source, words, code, coder."""
    texts = dict(study.sources()[["source_id", "text"]].values)
    rows = study.stretches().to_dict("records")
    return sorted(
        (r["source_id"], texts[r["source_id"]][r["start"] : r["end"]], r["code"], r["coder"]) for r in rows
    )
