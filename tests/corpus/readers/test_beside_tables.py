"""Beside the tables of a sheet words are read too: numbered rows as lists, and what nobody reads is said."""

import pytest

from synth.telling import say

from .test_answers import TABLE, A, B, C, D, sheets

SHARES = [["รายการ", "จำนวน", "ร้อยละ"], ["ครู", 3, 25], ["ผู้ปกครอง", 9, 75], ["คะแนนเฉลี่ย", 4.25, "(เต็ม 5)"]]
LIST = [["ข้อค้นพบเด่น"], [1, A], [2, B], ["จุดที่ต้องแก้"], [1, C], [2, D]]
FOUND = [("ข้อค้นพบเด่น", "1", A), ("ข้อค้นพบเด่น", "2", B), ("จุดที่ต้องแก้", "1", C), ("จุดที่ต้องแก้", "2", D)]


def read(tmp_path, *tables):
    documents, rows = sheets(tmp_path, *tables)
    return documents, [(row["section"], row["item"], row["text"]) for row in rows]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        # alone, below a title and a day, below shares, over them, and with what stands alone at the end
        (LIST, FOUND),
        ([["สรุปผลเวทีขยะ"], ["วันที่ 5 มี.ค. 2567"], [], *LIST], FOUND),
        ([*SHARES, [], *LIST], FOUND),
        ([*SHARES, *LIST], FOUND),
        ([*LIST, [], *SHARES], FOUND),
        ([*SHARES, [], *LIST, ["ผู้สรุป: งานสิ่งแวดล้อม"]], FOUND),
        # numbers as people type them, no heading, lines in a cell
        ([["ข้อค้นพบเด่น"], ["๑.", A], ["๒.", B]], FOUND[:2]),
        ([["1)", A], ["2)", B]], [("", "1", A), ("", "2", B)]),
        ([["ข้อค้นพบเด่น"], [1, f"{A}\n{B}"], [2, C]], [FOUND[0], ("ข้อค้นพบเด่น", "", B), ("ข้อค้นพบเด่น", "2", C)]),
        # objectives stay left out
        ([["วัตถุประสงค์"], [1, C], [2, D], *LIST[:3]], FOUND[:2]),
    ],
)  # fmt: skip
def test_numbered_rows_are_a_list_under_what_stands_alone_over_them(tmp_path, table, expected):
    _, rows = sheets(tmp_path, table)
    assert [
        (row["section"], row["item"], row["text"]) for row in rows if row["use"] == "analysed"
    ] == expected


def test_the_day_over_a_list_is_that_of_its_source(tmp_path):
    documents, _ = read(tmp_path, [["สรุปผลเวทีขยะ"], ["วันที่ 5 มี.ค. 2567"], [], *LIST])
    assert [one.text.split("\n")[1] for one in documents] == ["วันที่ 5 มี.ค. 2567"]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        # heads that count rows, or stand empty over the numbers, make a table
        ([["ลำดับ", "ปัญหา"], [1, A], [2, B]], [("ปัญหา", A), ("ปัญหา", B)]),
        ([["ลำดับ", "ปัญหา"], [1, A], [], ["กลุ่มเด็ก"], [1, B], [2, C]], [("ปัญหา", A), ("กลุ่มเด็ก > ปัญหา", B), ("กลุ่มเด็ก > ปัญหา", C)]),
        ([["ที่", "ปัญหา", "ข้อเสนอ"], [1, A, B], [2, C, D]], [("ปัญหา", A), ("ข้อเสนอ", B), ("ปัญหา", C), ("ข้อเสนอ", D)]),
        # figures beside figures are no list, and no answers
        ([*TABLE, [], ["รวม"], [1, 5], [2, 7]], None),
    ],
)  # fmt: skip
def test_numbered_rows_of_a_table_stay_its_rows(tmp_path, table, expected):
    _, rows = read(tmp_path, table)
    found = [(section, text) for section, _, text in rows]
    assert found == expected if expected else {text for _, text in found} >= {A, B, C, D}


@pytest.mark.parametrize("figure", ["5", "๑๒", "4.25", "2567"])
def test_a_bare_figure_among_answers_is_no_finding(tmp_path, figure):
    _, rows = read(tmp_path, [["ปัญหา", "ข้อเสนอ"], [A, B], [C, figure]])
    assert [text for *_, text in rows] == [A, B, C]


@pytest.mark.parametrize(
    ("table", "row"),
    [
        # words among values, and in a row over the heads
        ([["เรื่อง", "ปัญหา", "จำนวนคน"], ["น้ำ", A, 5], ["ไฟ", B, 3], ["ถนน", C, "ชาวบ้านบอกว่าไม่เคยมีใครมาดูเลยสักครั้ง"]], 4),
        ([["ข้อค้นพบ", "เด็กหายกลัวน้ำแล้วเพราะครูใจเย็น"], ["ชื่อ", "ข้อดี", "ข้อเสีย", "เสนอแนะ"], ["ศรี", A, B, C], ["ดำ", B, C, D]], 1),
        # titles, values, choices that come again, and long heads of values are not lost
        ([["แบบสรุปเวทีที่เราทำกันแล้วเมื่อเดือนก่อน"], *TABLE], None),
        ([["ท่านเคยได้เข้าร่วมอบรมเรื่องนี้มาก่อนหรือไม่", "ปัญหา"], ["เคย", A], ["ไม่เคย", B], ["เคย", C]], None),
        ([["ต้องการเข้าร่วมหรือไม่", "ปัญหา"], *([["ไม่ต้องการเพราะไม่มีเวลาว่างมากพอ", one] for one in (A, B, C, D)])], None),
    ],
)  # fmt: skip
def test_words_that_no_column_reads_are_said(tmp_path, table, row):
    documents, _ = read(tmp_path, table)
    said = [say(what, "en") for one in documents for _, what, _ in one.remarks]
    lost = [what for what in said if "not read" in what]
    assert lost == ([f"1 rows hold words that were not read; the first is row {row}"] if row else [])
