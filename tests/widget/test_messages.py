"""Every message of the page, as examples on two notes."""

import pytest

from .pages import NOTES, Page


def codes(row):
    return [one["code"] for one in row["codes"]]


def test_open_tells_the_page_all_it_needs_to_begin(page):
    opened = page.opened
    assert opened["study"] == "study.db"
    assert (opened["coder"], opened["coders"], opened["mode"]) == ("ก", ["ก"], "code")
    assert opened["words"]["suggested.title"] == "รหัสที่ระบบแนะนำ"
    assert [(row["code"], row["depth"]) for row in opened["book"]] == [
        ("people", 0),
        ("trust", 1),
        ("leader", 1),
        ("budget", 0),
        ("success", 0),
        ("obstacle", 0),
    ]
    assert opened["dimensions"] == ["ประเด็น", "ประเภทข้อค้นพบ"]
    assert opened["view"]["states"] == "u" * 8
    assert opened["at"] == opened["view"]["keys"][0]
    assert opened["counts"] == {
        "all": 8,
        "read": 0,
        "coded": 0,
        "left": 8,
        "x": 0,
        "today": 0,
        "per_hour": None,
    }
    assert opened["options"]["sources"] == [
        {
            "source_id": name,
            "title": "เวที",
            "project": "บางกล่ำ",
            "cohort": "2564",
            "n": len(lines),
            "left": len(lines),
        }
        for name, lines in NOTES.items()
    ]


def test_a_row_shows_the_statement_between_its_neighbours(page):
    first, last = page.row(page.keys[0]), page.row(page.keys[4])
    assert first["text"] == "หัวโจกแกนนำกลุ่มย่อย"
    assert (first["before"], first["after"]) == ("", "ต้องสร้างความเชื่อมั่นผ่านผู้นำชุมชน")
    assert last["after"] == ""  # the next statement is of another source
    assert {name: first[name] for name in ("section", "item", "state", "use", "others", "memos")} == {
        "section": "บทเรียน",
        "item": "1",
        "state": "u",
        "use": "analysed",
        "others": [],
        "memos": 0,
    }


def test_codes_come_and_go_and_are_counted(page, study):
    k = page.keys[1]
    done = page.act("code", k=k, code="trust")
    assert done["said"] == "ลงรหัส ความไว้วางใจ"
    assert [(codes(row), row["state"]) for row in done["rows"]] == [(["trust"], "c")]
    assert (done["counts"]["coded"], done["counts"]["left"], done["counts"]["today"]) == (1, 7, 1)
    assert study.codings()[["code", "coder", "origin"]].values.tolist() == [["trust", "ก", "hand"]]
    assert codes(page.act("code", k=k, code="success")["rows"][0]) == ["trust", "success"]
    page.act("uncode", k=k, code="trust")
    done = page.act("uncode", k=k, code="success")
    assert (codes(done["rows"][0]), done["rows"][0]["state"]) == ([], "r")  # that it was read stays
    assert page.act("review", k=page.keys[0])["counts"]["read"] == 2


def test_an_act_sent_again_after_a_reconnection_is_done_once(page, study):
    asked = {
        "id": "tab1-7",
        "do": "act",
        "act": "memo",
        "about": "statement",
        "k": page.keys[0],
        "text": "คิดต่อ",
    }
    first = page.widget.answer(asked)
    assert page.widget.answer(asked) == first
    assert len(study.memos()) == 1


def test_a_suggestion_that_is_used_keeps_its_reason_and_a_dismissed_one_is_gone(page, study):
    k = page.keys[1]
    name = page.widget._desk.statements[k].statement_id
    page.widget._desk.suggested = {name: [("trust", 0.8, "พบคำว่า เชื่อมั่น"), ("leader", 0.4, "พบคำว่า ผู้นำ")]}
    shown = page("suggestions", k=k)["suggestions"]
    assert [(one["code"], one["from"], one["because"]) for one in shown] == [
        ("trust", "machine", "พบคำว่า เชื่อมั่น"),
        ("leader", "machine", "พบคำว่า ผู้นำ"),
    ]
    page.act("accept", k=k, code="trust")
    assert study.codings()["origin"].tolist() == ["suggestion"]
    page.act("dismiss", k=k, code="leader")
    assert page("suggestions", k=k)["suggestions"] == []
    assert study.dismissals()["code"].tolist() == ["leader"]
    page.act("undo")
    assert [one["code"] for one in page("suggestions", k=k)["suggestions"]] == ["leader"]


@pytest.mark.parametrize("about", ["statement", "source", "project", "code"])
def test_memos_are_written_changed_and_taken_away(page, about):
    fields = {"about": about, "k": page.keys[0], "code": "trust"}
    assert page.act("memo", text="ต้องถามชุมชนเพิ่ม", **fields)["ok"]
    [memo] = page("memos", **fields)["memos"]
    assert (memo["text"], memo["coder"], memo["about"]) == ("ต้องถามชุมชนเพิ่ม", "ก", about)
    page.act("memo", text="ถามแล้ว", memo_id=memo["memo_id"], **fields)
    assert [one["text"] for one in page("memos", **fields)["memos"]] == ["ถามแล้ว"]
    assert page.row(page.keys[0])["memos"] == (about == "statement")
    assert page.act("memo", text=" ", memo_id=memo["memo_id"], **fields)["said"] == "เอาบันทึกช่วยคิดออกแล้ว"
    assert page("memos", **fields)["memos"] == []
    page.act("undo")
    assert [one["text"] for one in page("memos", **fields)["memos"]] == ["ถามแล้ว"]


def test_a_statement_is_taken_out_of_the_analysis_and_back(page):
    k = page.keys[0]
    done = page.act("use", k=k, use="left out")
    assert (done["rows"][0]["state"], done["counts"]["all"], done["counts"]["x"]) == ("x", 7, 1)
    assert k not in page.view()["keys"]
    assert page.view(use="left out")["keys"] == [k]
    assert page.view(use="all")["states"] == "x" + "u" * 7
    assert page.act("use", k=k, use="analysed")["rows"][0]["state"] == "u"


def test_a_statement_is_split_at_a_word_and_its_parts_inherit_its_codes(page):
    k = page.keys[3]
    page.act("code", k=k, code="success")
    text = page.row(k)["text"]
    cuts = page("cuts", k=k)
    assert [text[:place] for place in cuts["words"]][:2] == ["ทำงาน", "ทำงานให้"]
    assert set(cuts["words"]) <= set(cuts["graphemes"])
    place = text.index("ทำอย่าง")  # behind an emoji, which is one code point
    done = page.act("split", k=k, at=[place])
    assert done["gone"] == [k]
    [first, second] = done["came"]
    assert [first["row"]["text"], second["row"]["text"]] == ["ทำงานให้เป็นเรื่องสนุก 😀", "ทำอย่างมีความสุข"]
    assert [first["after"], second["after"]] == [page.keys[2], first["row"]["k"]]
    assert first["row"]["inherited"] == ["success"]
    assert done["k"] == first["row"]["k"]
    assert page.row(page.keys[4])["before"] == "ทำอย่างมีความสุข"
    offered = page("suggestions", k=done["k"])["suggestions"]
    assert [(one["code"], one["from"]) for one in offered] == [("success", "inherited")]
    back = page.act("undo")
    assert (sorted(back["gone"]), back["k"], codes(back["came"][0]["row"])) == (
        sorted([first["row"]["k"], second["row"]["k"]]),
        k,
        ["success"],
    )
    assert page.view()["keys"] == page.keys
    assert page.act("redo")["k"] == first["row"]["k"]


def test_statements_are_joined_with_the_next(page):
    done = page.act("join", k=page.keys[0])
    assert done["gone"] == page.keys[:2]
    assert done["came"][0]["row"]["text"] == "หัวโจกแกนนำกลุ่มย่อย\nต้องสร้างความเชื่อมั่นผ่านผู้นำชุมชน"
    assert page.view()["keys"] == [done["k"], *page.keys[2:]]


def test_undo_and_redo_say_what_and_where(page):
    a, b = page.keys[:2]
    page.act("code", k=a, code="leader")
    page.act("review", k=b)
    undone = page.act("undo")
    assert (undone["k"], undone["said"]) == (b, "เลิกทำแล้ว: อ่านแล้ว ไม่ลงรหัส")
    undone = page.act("undo")
    assert (undone["k"], undone["said"], undone["rows"][0]["state"]) == (a, "เลิกทำแล้ว: ลงรหัส ผู้นำ", "u")
    assert page.act("undo")["said"] == "ไม่มีอะไรให้เลิกทำ"
    assert page.act("redo")["said"] == "ทำซ้ำแล้ว: ลงรหัส ผู้นำ"
    assert page.act("redo")["k"] == b
    assert page.act("redo")["said"] == "ไม่มีอะไรให้ทำซ้ำ"


def test_a_source_is_shown_whole_with_the_places_of_its_statements(page):
    page.act("code", k=page.keys[0], code="leader")
    shown = page("source", k=page.keys[0])
    assert shown["source"]["id"] == "2564/บางกล่ำ.txt"
    assert shown["source"]["date"] == "2021-12-26"
    parts = [shown["text"][one["start"] : one["end"]] for one in shown["statements"]]
    assert parts == NOTES["2564/บางกล่ำ.txt"]
    assert [(one["state"], one["codes"]) for one in shown["statements"][:2]] == [("c", ["leader"]), ("u", [])]
    assert shown["left_out"] == [{"start": 0, "end": 6, "reason": "คำไอคอน"}]


def test_the_history_of_a_statement_in_words(page):
    k = page.keys[0]
    page.act("code", k=k, code="leader")
    page.act("undo")
    page.act("review", k=page.keys[1])
    told = page("history", k=k)["history"]
    assert [(one["coder"], one["stands"]) for one in told] == [("ก", False), ("ก", True)]
    assert told[0]["words"] == "ลงรหัส leader ให้ข้อความ “หัวโจกแกนนำกลุ่มย่อย”"
    assert told[1]["words"].startswith("เลิกทำ: ลงรหัส leader")


def test_next_goes_to_what_is_unread_within_the_filter_and_round_the_end(page):
    for k in page.keys[:2]:
        page.act("review", k=k)
    assert page("next", by="unread", k=page.keys[0])["k"] == page.keys[2]
    assert page("next", by="unread", k=page.keys[-1])["k"] == page.keys[2]
    assert page("next", by="source", source="2564/ปากพูน.txt")["k"] == page.keys[5]
    page.view(query="งบประมาณ")
    assert page("next", by="unread", k=None)["k"] == page.keys[4]
    assert page("next", by="unread", k=page.keys[7])["k"] == page.keys[4]
    assert page("next", by="source", source="ไม่มี.txt")["k"] is None


def test_next_by_suggestion_follows_the_order_in_which_coding_teaches_most(page):
    names = [page.widget._desk.statements[k].statement_id for k in page.keys]
    page.widget._desk.turns = [names[6], names[2], names[4]]
    assert page("next", by="suggestion", k=None)["k"] == page.keys[6]
    page.act("review", k=page.keys[2])
    assert page("next", by="suggestion", k=page.keys[6])["k"] == page.keys[4]
    assert page.view(order="suggestion")["keys"][:3] == [page.keys[k] for k in (6, 2, 4)]


def test_it_begins_again_where_the_coder_stopped(page, study):
    page.act("review", k=page.keys[2])
    assert Page(study).opened["at"] == page.keys[2]


def test_ping_and_what_nobody_knows(page):
    assert page("ping")["ok"]
    answer = page("fly")
    assert (answer["ok"], answer["why"]) == (False, "ไม่รู้จักคำสั่ง fly ลองโหลดหน้านี้ใหม่")
