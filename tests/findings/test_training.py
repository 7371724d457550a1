"""What a coder can learn from the anchors that were settled otherwise."""

import pandas as pd

from synth.findings.training import training

BOOK = pd.DataFrame(
    {
        "code": ["trust", "money"],
        "name": ["ไว้ใจ", "เงิน"],
        "name_en": ["trust", "money"],
        "definition": ["เชื่อมั่นกัน", "งบ"],
        "include": ["บัญชีเปิดเผย", ""],
    }
)


def recoded(*rows, **columns):
    table = pd.DataFrame(rows, columns=["text", "then", "now"])
    return table.assign(coder="ข", by="adjudicated", lot_done=True, **columns)


TABLE = recoded(
    ("เปิดบัญชีทุกเดือน", "trust", "money"),
    ("งบมาช้า", "money", "money"),
    ("ไว้ใจกัน", "trust;money", "money"),
    ("ฝนตก", "", ""),
)


def test_differences_stand_by_code_with_words_and_definition():
    found = training(TABLE, BOOK)
    assert found[["name", "how", "text"]].values.tolist() == [
        ["ไว้ใจ", "missed", "เปิดบัญชีทุกเดือน"],
        ["ไว้ใจ", "missed", "ไว้ใจกัน"],
        ["เงิน", "added", "เปิดบัญชีทุกเดือน"],
    ]
    row = found.iloc[1]
    assert row[["given", "settled", "definition", "include", "exclude"]].tolist() == [
        *("money", "trust;money", "เชื่อมั่นกัน", "บัญชีเปิดเผย", ""),
    ]


def test_a_lot_that_is_open_tells_nothing():
    found = training(TABLE.assign(lot_done=False), BOOK)
    assert found.empty
    assert "ครบทั้งชุด" in repr(found)
    assert "synth anchors" in repr(training(TABLE.iloc[:0], BOOK))
    assert training(TABLE.assign(by=""), BOOK).empty


def test_who_codes_as_was_settled_has_nothing_to_learn():
    assert training(TABLE.assign(now=TABLE["then"]), BOOK).empty
    assert training(TABLE, BOOK, coder="ก").empty


def test_coders_stand_in_turn_codes_in_the_order_of_the_book_and_what_was_missed_before_what_was_added():
    table = recoded(
        ("งบมาช้า", "", "money"), ("เงินหมด", "money", ""), ("ฝนตก", "", "trust"), ("ไว้ใจ", "trust", "")
    )
    two = training(pd.concat([table, table.assign(coder="ก")], ignore_index=True), BOOK)
    each = [("trust", "missed"), ("trust", "added"), ("money", "missed"), ("money", "added")]
    assert two[["coder", "code", "how"]].values.tolist() == [[who, *one] for who in "กข" for one in each]
