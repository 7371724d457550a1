"""Who speaks in a sheet, where its heads, another sheet or the group of its columns say so."""

import pytest
from openpyxl import Workbook

from synth.corpus.readers.source import read_source

SAID = ["ถังไม่พอสำหรับทุกบ้านในซอยเรา", "รถมาช้าทุกวันจนขยะล้นออกมา", "อยากให้ติดประกาศเวลาที่รถมา"]
CODES = [["รหัส", "เรียกว่า", "เป็นใคร"], ["ม4-01", "ป้าแก้ว", "คนดูแลระบบ"], ["ม4-02", "ลุงดำ", "คนปลายท่อ"]]
VILLAGES = [["หมู่บ้าน", "ผู้ใหญ่", "โทร"], ["บ้านดอน", "ป้าแก้ว", "081"], ["บ้านทุ่ง", "ลุงดำ", "089"]]


def spoken(tmp_path, *sheets):
    """Return who says what in the sheets of a workbook."""
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"แผ่น {number}")
        for row in rows:
            sheet.append(row)
    book.save(path := tmp_path / "a.xlsx")
    documents, _ = read_source(path, ())
    return [
        (fields.get("speaker", ""), doc.text[start:].partition("\n")[0])
        for doc in documents
        for start, fields in doc.told.items()
        if fields.get("kind") == "answer"
    ]


@pytest.mark.parametrize(
    ("head", "cells", "key", "speakers"),
    [
        ("รหัส", ["ม4-01", "ม4-02", "ม4-01"], CODES, ["ป้าแก้ว", "ลุงดำ", "ป้าแก้ว"]),
        # whose head says that they speak are called as there; one code may be somebody else's
        ("ผู้พูด", ["ม4-01", "ม4-02", "ม4-01"], CODES, ["ม4-01", "ม4-02", "ม4-01"]),
        ("รหัส", ["ม4-01", "ม4-02", "ม9-09"], CODES, ["", "", ""]),
        # who heads a village does not say what is found there
        ("หมู่บ้าน", ["บ้านดอน", "บ้านทุ่ง", "บ้านดอน"], VILLAGES, ["", "", ""]),
    ],
)
def test_codes_have_names_in_another_sheet(head, cells, key, speakers, tmp_path):
    rows = [
        ["ที่", "คำพูด", head],
        *([n, said, cell] for n, (said, cell) in enumerate(zip(SAID, cells, strict=True), 1)),
    ]
    found = spoken(tmp_path, rows, key)
    assert [speaker for speaker, words in found if words in SAID] == speakers


@pytest.mark.parametrize(
    ("heads", "speakers"),
    [
        (["ชื่อ-ฉายา", "คำพูด (ถอดตามเสียง)"], ["ป้าศรี", "ลุงดำ", "ป้าศรี"]),
        (["เจ้าของสวน", "สิ่งที่เปลี่ยนไป"], ["", "", ""]),
    ],
)
def test_names_beside_what_they_said(heads, speakers, tmp_path):
    names = ["ป้าศรี", "ลุงดำ", "ป้าศรี"]
    rows = [["ที่", *heads], *([n, *pair] for n, pair in enumerate(zip(names, SAID, strict=True), 1))]
    assert spoken(tmp_path, rows) == list(zip(speakers, SAID, strict=True))


def test_cards_are_signed_in_their_own_group_of_columns(tmp_path):
    rows = [
        ["ชอบ", "", "ไม่ชอบ", ""],
        ["การ์ด", "คนเขียน", "การ์ด", "คนเขียน"],
        [SAID[0], "น้ำ", SAID[1], "ฟ้าใส"],
        [SAID[2], "บอม", "เสื้อชูชีพไม่พอ รอบสองต้องรอ", "เจ"],
    ]
    assert [speaker for speaker, _ in spoken(tmp_path, rows)] == ["น้ำ", "ฟ้าใส", "บอม", "เจ"]


def test_fields_side_by_side_are_no_heads(tmp_path):
    rows = [
        ["วันที่ทำ AAR", "2 พฤศจิกายน 2567", "ผู้นำวง", "ศน.เขต"],
        ["คำถาม", "ความเห็น", "ใครพูด", "ภายใน"],
        *(
            ["สิ่งที่เกิดขึ้นจริง", said, who, "พ.ย. 67"]
            for said, who in zip(SAID, ["ครูนิด", "ผอ.", "ครูนิด"], strict=True)
        ),
    ]
    assert spoken(tmp_path, rows) == list(zip(["ครูนิด", "ผอ.", "ครูนิด"], SAID, strict=True))
