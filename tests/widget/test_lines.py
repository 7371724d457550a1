"""The reading view by its messages: the lines of a note, corrections, the lines alike, the source, undo."""

import pytest

from synth.widget.coder import Coder

from .notes import DOUBTS, TEAM, noted


@pytest.fixture
def study(folder):
    with noted(folder / "study.db") as made:
        yield made


@pytest.fixture
def ask(study):
    page = Coder(study, coder="มาลี", reading=True)
    number = iter(range(1000))

    def asked(do, **message):
        return page.answer({"id": f"{next(number)}", "do": do, **message})

    yield asked
    page.close()


def start(words):
    return TEAM.index(words)


def kinds(note):
    return [line["kind"] for line in note["lines"]]


def put(ask, words, **said):
    return ask("right", act="line", source="2565/ป่า.txt", start=start(words), said=said)


def test_the_page_opens_on_the_notes_also_without_a_codebook(ask):
    assert ask("open")["reading"] is True
    note = ask("note")
    assert note["source"] | {"sources": note["sources"]} == {
        **{
            "id": "2565/ป่า.txt",
            "title": "เวทีสรุปงานป่าชุมชน",
            "project": "ป่าชุมชน",
            "cohort": "2565",
            "date": "",
        },
        **{"path": "2565/ป่า.txt", "out": False, "place": 0, "sources": 3},
    }
    assert [line["text"] for line in note["lines"]][:3] == TEAM.split("\n")[:3]
    assert [place for place, line in enumerate(note["lines"]) if line["doubtful"]] == list(DOUBTS)
    assert note["lines"][3]["section"] == "สิ่งที่ทำได้ดี"


@pytest.mark.parametrize(
    ("asked", "source"),
    [
        ({}, "2565/ป่า.txt"),
        ({"source": "2565/น้ำ.txt"}, "2565/น้ำ.txt"),
        ({"source": "2565/ป่า.txt", "step": 1}, "2565/น้ำ.txt"),
        ({"source": "2565/ป่า.txt", "step": -1}, "2565/ป่า.txt"),
        ({"source": "2566/อื่น.txt", "step": 1}, "2566/อื่น.txt"),
        ({"source": "ไม่มี.txt"}, "2565/ป่า.txt"),
    ],
)
def test_notes_in_their_order(ask, asked, source):
    assert ask("note", **asked)["source"]["id"] == source


def test_a_correction_brings_the_note_as_it_is_now(ask, study):
    ask("note")
    done = put(ask, "สิ่งที่ต้องปรับ", kind="heading", level="1")
    assert done["ok"], done
    line = done["lines"][6]
    assert (line["kind"], line["level"], line["said"], line["doubtful"]) == ("heading", 1, True, False)
    assert done["lines"][7]["section"] == "สิ่งที่ต้องปรับ"
    assert done["said"] == "เป็นหัวข้อแล้ว"
    assert study.statements().query("text == 'งบประมาณออกช้า'")["section"].tolist() == [
        "สิ่งที่ต้องปรับ",
        "สิ่งที่ทำได้ดี",
    ]


def test_the_same_is_offered_for_those_like_it_and_is_one_act(ask, study):
    ask("note")
    offer = put(ask, "และจดบันทึก", kind="more")["offer"]
    assert (offer["kind"], offer["file"] <= offer["form"] <= offer["all"]) == ("more", True)
    acts = len(study.history())
    done = ask("right", act="alike", source="2565/ป่า.txt", scope="form")
    assert done["ok"], done
    assert len(study.history()) == acts + 1
    assert (
        "ทีมงานพบกันทุกวันจันทร์\nและจดบันทึกไว้ทุกครั้ง"
        in study.statements().query("source_id == '2565/น้ำ.txt'")["text"].tolist()
    )
    ask("act", act="undo")
    assert kinds(ask("note", source="2565/น้ำ.txt", anew=True))[5] == "statement"
    assert kinds(ask("note", source="2565/ป่า.txt"))[5] == "more"


def test_a_heading_and_then_its_level_are_offered_together(ask):
    ask("note")
    first = put(ask, "สิ่งที่ต้องปรับ", kind="heading")["offer"]
    second = put(ask, "สิ่งที่ต้องปรับ", kind="heading", level="2")["offer"]
    assert first == second
    done = ask("right", act="alike", source="2565/ป่า.txt", scope="all")
    assert done["said"].startswith("เป็นหัวข้ออีก")
    assert [line["level"] for line in ask("note", source="2565/น้ำ.txt")["lines"]][6] == 2


def test_saying_that_a_line_is_right_makes_it_sure_and_offers_nothing(ask):
    ask("note")
    done = put(ask, "2. ฝนตก", kind="statement")
    assert done["offer"] is None
    assert not done["lines"][8]["doubtful"]


def test_what_is_known_of_the_source(ask, study):
    ask("note")
    about = {"project": "น้ำสะอาด", "cohort": "2566", "date": "12 ม.ค. 2565", "title": "เวทีบ้านใต้"}
    done = ask("right", act="about", source="2565/ป่า.txt", about=about)
    assert done["source"]["date"] == "2022-01-12"
    row = study.sources().set_index("source_id").loc["2565/ป่า.txt"]
    assert row[["project", "cohort", "date", "title"]].tolist() == [
        "น้ำสะอาด",
        "2566",
        "2022-01-12",
        "เวทีบ้านใต้",
    ]


def test_a_source_goes_out_and_comes_back(ask, study):
    ask("note")
    assert ask("right", act="out", source="2565/ป่า.txt", out=True)["source"]["out"]
    assert "2565/ป่า.txt" not in set(study.statements()["source_id"])
    assert not ask("right", act="out", source="2565/ป่า.txt", out=False)["source"]["out"]
    assert "2565/ป่า.txt" in set(study.statements()["source_id"])


@pytest.mark.parametrize(
    ("message", "why"),
    [
        ({"act": "line", "source": "ไม่มี", "start": 0, "said": {"kind": "more"}}, "ไม่มีเอกสารนี้"),
        ({"act": "line", "source": "2565/ป่า.txt", "start": 1, "said": {"kind": "more"}}, "บรรทัดนี้เปลี่ยนไปแล้ว"),
        ({"act": "alike", "source": "2565/ป่า.txt", "scope": "file"}, "ไม่มีบรรทัดที่เหมือนกัน"),
        ({"act": "about", "source": "2565/ป่า.txt", "about": {"date": "เมื่อวาน"}}, "อ่านวันที่ “เมื่อวาน” ไม่ได้"),
        ({"act": "ลบ", "source": "2565/ป่า.txt"}, "ไม่รู้จักคำสั่ง"),
    ],
)
def test_what_cannot_be_is_told_in_words(ask, message, why):
    ask("note")
    answer = ask("right", **message)
    assert not answer["ok"]
    assert answer["why"].startswith(why)


def test_an_answered_message_is_not_done_twice(study):
    page = Coder(study, coder="มาลี")
    page.answer({"id": "1", "do": "note"})
    message = {
        "id": "2",
        "do": "right",
        "act": "line",
        "source": "2565/ป่า.txt",
        "start": start("และจด"),
        "said": {"kind": "more"},
    }
    assert page.answer(message) == page.answer(message)
    assert len(study.corrections()) == 1
    page.close()


def test_coding_goes_on_with_the_statements_as_they_are_now(ask, study):
    ask("open")
    ask("note")
    put(ask, "และจดบันทึก", kind="more")
    assert ask("refresh")["changed"]
    keys = ask("view")["keys"]
    rows = ask("rows", keys=keys)["rows"]
    assert [row["text"] for row in rows] == study.statements()["text"].tolist()


def test_a_study_without_lines_says_so(folder):
    from study.conftest import begin

    with begin(folder / "old.db")[0] as study:
        page = Coder(study, coder="มาลี", reading=True)
        assert page.answer({"id": "1", "do": "note"})["source"] is None
        page.close()
