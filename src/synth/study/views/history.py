"""Who did what and when, in words."""

from __future__ import annotations

import json
from collections import Counter, defaultdict

import pandas as pd
from sqlalchemy import Connection, select

from synth import telling

from .. import codebook as books
from .. import origins, places
from ..standing import stands, stored_texts
from ..tables import (
    cells,
    claims,
    coders,
    confirmations,
    events,
    form_answers,
    forms,
    heard,
    lessons,
    links,
    statements,
    triangulations,
)
from . import glance
from .axes import cell_called

COLUMNS = ("event_id", "at", "coder", "act", "words", "stands", "file")
_LONGEST = 60

WORDS = {
    "th": {
        "read": "อ่านแหล่งข้อมูล {sources} แหล่ง",
        "import": "นำเข้าการลงรหัส {codings} รายการ",
        "import codebook": "นำเข้าสมุดรหัส",
        "code": "ลงรหัส {code} ให้ข้อความ “{statement}”",
        "uncode": "เอารหัส {code} ออกจากข้อความ “{statement}”",
        "review": "อ่านข้อความ “{statement}” แล้ว",
        "dismiss": "ไม่ใช้รหัสที่ระบบแนะนำ {code} กับข้อความ “{statement}”",
        "memo": "เขียนบันทึกช่วยคิด",
        "attribute": "แก้ {name} ของแหล่งข้อมูล {source}",
        "use": "กำหนดว่าจะนำ “{target}” มาวิเคราะห์หรือไม่",
        "split": "แยกข้อความ “{statement}”",
        "join": "รวมข้อความ “{statement}” กับข้อความถัดไป",
        "take back": "นำ “{statement}” กลับเข้ามาเป็นข้อความ",
        "correct": "แก้การอ่าน {lines} บรรทัดใน {source}",
        "settle": "ปรับข้อความใน {sources} แหล่งตามการแก้การอ่านของทุกคน",
        "take out": "เอาแหล่งข้อมูล {source} ออกจากชุดข้อมูล",
        "put back": "นำแหล่งข้อมูล {source} กลับเข้ามา",
        "same": "ระบุว่า {now} คือแหล่งข้อมูลเดียวกับ {source}",
        "confirm": "ยืนยันข้อความที่ไม่มีในต้นฉบับใหม่ “{orphan}”",
        "codebook": "แก้สมุดรหัส",
        "add code": "เพิ่มรหัส {code}",
        "change code": "แก้รหัส {code}",
        "rename": "เปลี่ยนชื่อรหัส {code}",
        "retire": "เลิกใช้รหัส {code}",
        "move": "ย้ายรหัส {code}",
        "merge": "รวมรหัสเข้ากับ {code}",
        "divide": "แยกรหัส {code}",
        "name": "ตั้งชื่อสมุดรหัสฉบับ {version}",
        "remember": "จำชื่อผู้ลงรหัสไว้ในเครื่องนี้",
        "accept": "ให้บันทึกต่อได้ ทั้งที่ไฟล์มีข้อบกพร่อง",
        "rescue": "กู้จากไฟล์ที่เสียหาย",
        "erase": "ลบข้อมูลส่วนบุคคลอย่างถาวร {places} แห่ง",
        "redact": "แทนข้อมูลส่วนบุคคลในต้นฉบับด้วยรหัสแทนชื่อ {places} แห่ง",
        "no name": "ระบุว่า {words} คำไม่ใช่ข้อมูลส่วนบุคคล",
        "write cell": "เขียนช่อง {cell}",
        "confirm cell": "ยืนยันช่อง {cell} หลังอ่านหลักฐานใหม่",
        "write claim": "เขียน{claim_kind} “{claim}”",
        "link": "เชื่อม{claim_kind} “{claim}” กับ{target_kind}{link_against}",
        "unlink": "เอาการเชื่อมโยงกับ{target_kind}ออกจาก{claim_kind} “{claim}”",
        "map form": "ระบุว่าช่องในแบบ {form} เกี่ยวกับอะไร",
        "answer form": "ตอบในแบบ {form}: “{answer}”",
        "draw anchors": "สุ่มข้อความเทียบเกณฑ์ {size} ข้อความจากรุ่นก่อน",
        "judge lesson": "ตัดสินว่าอุปสรรค “{obstacle}” {verdict}ข้อเสนอแนะ “{advice}”",
        "hear": "บันทึกสิ่งที่ชุมชนบอกเมื่อคืนข้อมูล {answers} ข้อ",
        "triangulate": "เขียนผลการตรวจสอบสามเส้าของ{triangulated}",
        "try machine": "ลองตั้งค่าเครื่องช่วยลงรหัส",
        "freeze": "เก็บคำตอบของเครื่องช่วยลงรหัสไว้ตามที่เป็นอยู่",
        "draw": "สุ่มข้อความให้คนลงรหัส",
        "by": "{words} · ผู้หาข้อยุติ {by}",
        "undo": "เลิกทำ: {undone}",
        "redo": "ทำซ้ำ: {undone}",
    },
    "en": {
        "read": "read {sources} sources",
        "import": "imported {codings} codings",
        "import codebook": "took in a codebook",
        "code": "coded “{statement}” with {code}",
        "uncode": "took {code} off “{statement}”",
        "review": "read “{statement}”",
        "dismiss": "did not want the suggested {code} on “{statement}”",
        "memo": "wrote a memo",
        "attribute": "changed {name} of {source}",
        "use": "changed whether “{target}” is analysed",
        "split": "split “{statement}”",
        "join": "joined “{statement}” with what follows",
        "take back": "took back “{statement}”",
        "correct": "put the reading of {lines} lines in {source} right",
        "settle": "made the statements of {sources} sources again, as everybody put them right",
        "take out": "took the source {source} out of the study",
        "put back": "put the source {source} back",
        "same": "said that {now} is the same source as {source}",
        "confirm": "settled “{orphan}”, which its changed source no longer has",
        "codebook": "changed the codebook",
        "add code": "added the code {code}",
        "change code": "changed the code {code}",
        "rename": "renamed the code {code}",
        "retire": "retired the code {code}",
        "move": "moved the code {code}",
        "merge": "merged codes into {code}",
        "divide": "split the code {code}",
        "name": "named the codebook version {version}",
        "remember": "had the coder remembered on this computer",
        "accept": "had the study written to with its faults",
        "rescue": "saved from a damaged file",
        "erase": "erased personal data for good in {places} places",
        "redact": "put pseudonyms for personal data in {places} places of the stored text",
        "no name": "said of {words} words that they are no personal data",
        "write cell": "wrote the cell {cell}",
        "confirm cell": "confirmed the cell {cell} after reading its evidence again",
        "write claim": "wrote the {claim_kind} “{claim}”",
        "link": "linked the {claim_kind} “{claim}” to {target_kind}{link_against}",
        "unlink": "took the link to {target_kind} off the {claim_kind} “{claim}”",
        "map form": "said what the parts of the form {form} are about",
        "answer form": "answered in the form {form}: “{answer}”",
        "draw anchors": "drew {size} anchor statements of earlier cohorts",
        "judge lesson": "judged that the obstacle “{obstacle}” {verdict} the recommendation “{advice}”",
        "hear": "kept what a community said to findings ({answers} answers)",
        "triangulate": "wrote how sources agree on {triangulated}",
        "try machine": "tried a configuration of a machine",
        "freeze": "kept a machine's answers as they were",
        "draw": "drew statements at random for people to code",
        "by": "{words} · settled by {by}",
        "undo": "undid: {undone}",
        "redo": "redid: {undone}",
    },
}

PARTS = {
    "th": {
        **{"recommendation": "ข้อเสนอแนะ", "conclusion": "ข้อสรุป", "finding": "ข้อค้นพบ"},
        **{"claim": "อีกข้อหนึ่ง", "cell": "ช่องในตารางสังเคราะห์", "statement": "ข้อความ", "code": "รหัส"},
        **{"speaks against": "ที่แย้งกัน", "rests on": "", "not linked": ""},
        **{"came back": "คือเรื่องเดิมของ", "taken up": "แสดงว่ามีการนำไปใช้แล้วซึ่ง"},
        **{"not the same": "ไม่ใช่เรื่องเดียวกับ", "not judged": "ยังไม่ตัดสินเทียบกับ"},
    },
    "en": {
        **{"recommendation": "recommendation", "conclusion": "conclusion", "finding": "finding"},
        **{"claim": "another claim", "cell": "a cell", "statement": "a statement", "code": "a code"},
        **{"speaks against": " that speaks against it", "rests on": "", "not linked": ""},
        **{"came back": "is what came back of", "taken up": "shows the taking up of"},
        **{"not the same": "is not the same as", "not judged": "is not judged beside"},
    },
}
"""What the sentences say for kinds of claims and of what they are linked to."""


def table(connection: Connection, lang: str = "th", statement_id: str = "") -> pd.DataFrame:
    """Return every act, or those on one statement, the first one first.

    Columns: event_id, at, coder, act, words, stands, file. `stands` is False for an act that was undone and
    not redone. A coder is empty where the program acted; `file` is where a merged act came from.
    """
    if lang not in WORDS:
        raise ValueError(telling.told("study.history", lang=lang))
    words, called, said = WORDS[lang], books.names(connection), _quotes(connection)
    written = _written(connection, lang)
    people = dict(connection.execute(select(coders.c.coder_id, coders.c.name)).all())
    came = origins.files(connection)
    told: dict[str, tuple[str, str]] = {}
    rows = []
    query = select(events, coders.c.name, stands(events.c.event_id).label("stands"))
    query = query.outerjoin(coders, coders.c.coder_id == events.c.coder_id).order_by(events.c.event_id)
    if statement_id:
        query = query.where(events.c.event_id.in_(glance.concerning(connection, statement_id)))
    for row in connection.execute(query):
        ids = json.loads(row.payload)
        kind, undone = told.get(row.undoes, ("", ""))
        if kind == "undo":  # a redo names the undo; people want to hear of the act itself
            undone = undone.partition(": ")[2]
        about = ids | {"code": called.get(ids.get("code"), "?"), "undone": undone}
        target = ids.get("statement") or (ids.get("statements") or [""])[0]
        about |= {"statement": said.get(target, target), "orphan": said.get(ids.get("orphan"), "?")}
        about["target"] = about["statement"] or ids.get("source", "")
        about |= written.get(row.event_id, {})
        sentence = words[row.kind].format_map(defaultdict(lambda: "?", about))
        if by := people.get(ids.get("by", "")):
            sentence = words["by"].format(words=sentence, by=by)
        told[row.event_id] = row.kind, sentence
        about_act = row.event_id, row.at, row.name or "", row.kind, sentence
        rows.append((*about_act, bool(row.stands), came.get(row.event_id, "")))
    made = pd.DataFrame(rows, columns=list(COLUMNS))
    return made.astype({name: bool if name == "stands" else str for name in COLUMNS})


def _quotes(connection: Connection) -> dict[str, str]:
    """Return the beginning of each statement's words by its id."""
    words = stored_texts(connection)
    rows = connection.execute(
        select(statements.c.statement_id, statements.c.text_id, statements.c.start, statements.c.end)
    )
    quotes = {}
    for row in rows:
        quotes[row.statement_id] = _short(words[row.text_id][row.start : row.end])
    return quotes


def _written(connection: Connection, lang: str) -> dict[str, dict[str, str]]:
    """Return what acts that write are about, for their sentences."""
    parts, names = PARTS[lang], books.names(connection)
    merged = books.mapping(connection)
    made = {
        row.event_id: {"cell": cell_called(names, places.resolved(row.cell, merged))}
        for row in connection.execute(select(cells.c.event_id, cells.c.cell))
    }
    for row in connection.execute(select(confirmations.c.event_id, confirmations.c.written)):
        made[row.event_id] = made.get(row.written, {})
    said: dict[str, dict[str, str]] = {}
    for row in connection.execute(select(claims).order_by(claims.c.event_id)):
        one = {"claim_kind": parts[row.kind], "claim": _short(row.text)}
        said[row.claim_id] = one if row.text else said.get(row.claim_id, one)
        made[row.event_id] = said[row.claim_id]
    for row in connection.execute(select(links)):
        to = {"target_kind": parts[row.about], "link_against": parts[row.how]}
        made[row.event_id] = said.get(row.claim_id, {}) | to
    return made | _in_forms(connection) | _judged(connection, lang, said)


def _in_forms(connection: Connection) -> dict[str, dict[str, str]]:
    """Return of which form acts are, and what they answer in it."""
    made, called = {}, {}
    for row in connection.execute(select(forms).order_by(forms.c.event_id)):
        called[row.form] = row.name
        made[row.event_id] = {"form": row.name}
    for row in connection.execute(select(form_answers)):
        made[row.event_id] = {"form": called.get(row.form, "?"), "answer": _short(row.text)}
    return made


def _judged(connection: Connection, lang: str, said: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Return what verdicts, answers and triangulations are about, for their sentences."""
    parts, names, quotes = PARTS[lang], books.names(connection), _quotes(connection)
    made: dict[str, dict[str, str]] = {}
    for row in connection.execute(select(lessons)):
        claim = said.get(row.target_id, {}).get("claim", "?")
        advice = claim if row.about == "claim" else quotes.get(row.target_id, "?")
        obstacle = quotes.get(row.obstacle_id, "?")
        made[row.event_id] = {"advice": advice, "obstacle": obstacle, "verdict": parts[row.verdict]}
    for act, n in Counter(connection.scalars(select(heard.c.event_id))).items():
        made[act] = {"answers": str(n)}
    for row in connection.execute(select(triangulations)):
        target = names.get(row.target_id) or said.get(row.target_id, {}).get("claim", "?")
        kind = said.get(row.target_id, {}).get("claim_kind") or parts[row.about]
        made[row.event_id] = {"triangulated": f"{kind} “{target}”"}
    return made


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
