"""Filters, search and retrieval, as a coder asks."""

import shutil

import pytest

from study.conftest import corpus_of
from synth.findings.retrieval import retrieve
from synth.study import Study
from synth.widget.filters import View

from .pages import NOTES, Page

LEADERS = "ต้องสร้างความเชื่อมั่นผ่านผู้นำชุมชน"
STAFF = "พนักงานติดตามงานของชุมชน"
FUN = "ทำงานให้เป็นเรื่องสนุก 😀 ทำอย่างมีความสุข"


@pytest.fixture(scope="module")
def acted(begun, tmp_path_factory):
    """The file of a study with two coders: the first read five statements, the second three of them."""
    with Study(shutil.copy(begun, tmp_path_factory.mktemp("acted") / "study.db")) as study:
        act(study)
        return study.path


def act(study):
    ids = study.statements()["statement_id"].tolist()
    for number, *codes in (
        (0, "leader"),
        (1, "trust", "success"),
        (2,),
        (4, "budget", "obstacle"),
        (6, "trust"),
    ):
        study.review(ids[number], coder="ก")
        for code in codes:
            study.code(ids[number], code, coder="ก")
    for number, code in ((0, "leader"), (1, "leader"), (2, "people")):
        study.code(ids[number], code, coder="ข")
    study.memo("statement", ids[5], "ถามเพิ่ม", coder="ก")
    study.set_cohort("2564/ปากพูน.txt", "2565", coder="ก")
    study.set_use(ids[7], "left out", coder="ก")


@pytest.fixture
def coded(study, acted):
    """A page on a copy of it."""
    study.close()
    shutil.copy(acted, study.path)
    return Page(study)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [0, 1, 2, 3, 4, 5, 6]),
        ({"use": "all"}, [0, 1, 2, 3, 4, 5, 6, 7]),
        ({"use": "left out"}, [7]),
        ({"cohort": "2565"}, [5, 6]),
        ({"project": "บางกล่ำ", "source": "2564/ปากพูน.txt"}, [5, 6]),
        ({"section": "บทเรียน"}, [0, 1, 2, 3, 4, 5, 6]),
        ({"section": "บท"}, []),  # a heading, not the beginning of one
        ({"state": "u"}, [3, 5]),
        ({"state": "r"}, [2]),
        ({"state": "c"}, [0, 1, 4, 6]),
        ({"state": "u", "coder": "ข"}, [3, 4, 5, 6]),
        ({"code": ["trust"]}, [1, 6]),
        ({"code": ["people"]}, [0, 1, 6]),  # and the codes below it
        ({"code": ["people"], "coder": "ข"}, [0, 1, 2]),
        ({"code": ["trust", "success"]}, [1]),
        ({"code": ["people"], "not_code": ["success"]}, [0, 6]),
        ({"not_code": ["people"]}, [2, 4]),  # of what was read: unread is not "without"
        ({"disagreement": True}, [1, 2]),
        ({"disagreement": True, "coder": "ข"}, [1, 2]),
        ({"memo": True}, [5]),
        ({"query": "ผู้นำ"}, [1, 6]),
        ({"query": "งาน"}, [2]),  # neither พนักงาน nor ทำงาน
        ({"query": "งาน", "inside": True}, [2, 3, 5]),
        ({"query": "ผู้นำ โปร่งใส"}, [6]),
        ({"query": "ผู้นำ", "state": "u"}, []),
    ],
)
def test_what_a_filter_finds(coded, asked, found):
    assert [coded.keys.index(k) if k in coded.keys else 7 for k in coded.view(**asked)["keys"]] == found


@pytest.mark.parametrize(
    ("has", "without"),
    [(["people"], []), (["people"], ["success"]), ([], ["people"]), ([], ["trust", "budget"])],
)
@pytest.mark.parametrize("coder", ["ก", "ข"])
def test_retrieval_is_that_of_the_findings(coded, study, has, without, coder):
    table = retrieve(
        study.codings(), study.reviews(), study.statements(), study.codebook(), has, without, coder=coder
    )
    asked = {"code": has, "not_code": without, "coder": coder}
    assert coded.texts(**asked) == table["text"].tolist()


@pytest.mark.parametrize(
    ("query", "inside", "marked"),
    [
        ("งาน", False, {STAFF: ["งาน"]}),
        ("ชุมชน ผู้นำ", False, {LEADERS: ["ผู้นำ", "ชุมชน"], "ผู้นำชุมชนโปร่งใสไว้ใจได้": ["ผู้นำ", "ชุมชน"]}),
        ("ความสุข", True, {FUN: ["ความสุข"]}),  # behind an emoji
    ],
)
def test_the_words_looked_for_are_marked_in_their_line(coded, query, inside, marked):
    found = coded.view(query=query, inside=inside)
    rows = [coded.row(k) for k in found["keys"]]
    assert {row["text"]: [row["text"][a:b] for a, b in row["hits"]] for row in rows} == marked
    assert found["hits"] == len(marked)


def test_a_word_that_is_only_within_others_is_told_of(coded):
    found = coded.view(query="นักงาน")
    assert (found["keys"], found["note"]) == ([], "ไม่พบเป็นคำเดี่ยว แต่พบอยู่ในคำอื่น 1 ข้อความ")
    assert coded.view(query="เทศบาล")["note"] == ""


def test_by_lot_every_statement_once_and_the_same_each_time(coded, study):
    order = coded.view(order="sample")["keys"]
    assert sorted(order) == coded.keys
    assert Page(study).view(order="sample")["keys"] == order
    assert Page(study, seed=1).view(order="sample")["keys"] != order


def test_next_disagreement(coded):
    assert coded("next", by="disagreement", k=coded.keys[1])["k"] == coded.keys[2]
    assert coded("next", by="disagreement", k=coded.keys[2])["k"] == coded.keys[1]
    coded.view(state="u")
    assert coded("next", by="disagreement", k=None)["k"] is None


def test_a_section_holds_the_sections_below(folder):
    corpus = corpus_of(NOTES)
    corpus.statements.loc[:1, "section"] = "บทเรียน > การสร้างทีม"
    with Study(folder / "sections.db") as study:
        study.add_corpus(corpus)
        page = Page(study)
    assert page.opened["options"]["sections"] == ["บทเรียน > การสร้างทีม", "บทเรียน"]
    assert len(page.view(section="บทเรียน")["keys"]) == 8
    assert page.view(section="บทเรียน > การสร้างทีม")["keys"] == page.keys[:2]


class _Order:
    """A desk, as far as a view needs it: where each key stands."""

    def __init__(self, order):
        self.place = {k: place for place, k in enumerate(order)}


@pytest.mark.parametrize(
    ("keys", "order", "gone", "came", "after"),
    [
        ([1, 2, 3], [1, 8, 9, 3], [2], [8, 9], [1, 8, 9, 3]),  # split
        ([1, 8, 9, 3], [1, 2, 3], [8, 9], [2], [1, 2, 3]),  # and undone
        ([3, 1, 2], [1, 8, 9, 3], [2], [9, 8], [3, 1, 8, 9]),  # in another order than the text's
        ([1, 3], [1, 2, 3], [], [2], [1, 2, 3]),
        ([], [2], [], [2], [2]),
    ],
)
def test_what_comes_takes_the_place_of_what_goes(keys, order, gone, came, after):
    view = View(list(keys))
    ahead = view.replace(_Order(order), gone, came)
    assert view.keys == after
    assert ahead == [(([None, *after])[after.index(k)], k) for k in sorted(came)]


def test_what_is_said_in_other_words_is_found_by_its_meaning(study, by_people):
    page = Page(study)
    assert page.opened["options"]["meaning"]
    assert page.view(query="คนนำทาง")["keys"] == []
    found = page.view(query="คนนำทาง", meaning=True)
    assert {page.keys.index(k) for k in found["keys"]} == {0, 1, 6}
    assert found["note"] == "เรียงจากความหมายใกล้ที่สุด"
    assert page.view(query="คนนำทาง", meaning=True, source="2564/ปากพูน.txt")["keys"] == [page.keys[6]]


def test_nobody_waits_for_a_model_that_has_much_to_read(study, by_people, monkeypatch):
    monkeypatch.setattr("synth.themes.nearest.AT_ONCE", 3)
    page = Page(study)
    found = page.view(query="คนนำทาง", meaning=True)
    assert found["keys"] == []
    assert found["note"].endswith("ยังไม่ได้อ่านความหมายอีก 8 ข้อความ")


def test_without_a_model_meaning_is_not_offered(study):
    page = Page(study)
    assert not page.opened["options"]["meaning"]
    assert len(page.view(query="ผู้นำ", meaning=True)["keys"]) == 2  # as words
