"""A sheet in which people speak by turns is one talk; one in which each says something once is answers."""

import pytest

from synth import read_corpus
from synth.schema import ANALYSED

SAID = [
    "ขุดสระแล้วน้ำพอทั้งแล้ง",
    "ปลูกผักขายได้ทุกวัน",
    "งบซ่อมเบิกยากมาก",
    "เด็กรุ่นใหม่ไม่มาช่วย",
    "กติกาเขียนไว้ที่ศาลา",
    "ขอให้มีคนจดบัญชี",
]


def read(folder, *rows):
    (folder / "a.csv").write_text("\n".join(map(",".join, rows)), encoding="utf-8-sig")
    return read_corpus(folder)


def rows_of(speakers, *more):
    return [list(row) for row in zip(*more, speakers, SAID, strict=True)]


@pytest.mark.parametrize(
    ("speakers", "sources"),
    [
        (["ดำ", "ศรี", "ดำ", "ฝน", "ศรี", "ดำ"], 1),
        (["ดำ", "ศรี", "ฝน", "นก", "แดง", "เขียว"], 6),  # once each
        (["ดำ", "ดำ", "ดำ", "ศรี", "ศรี", "ศรี"], 6),  # one after the other
        (["ดำ"] * 6, 6),
    ],
)
def test_people_who_speak_by_turns_make_one_source(tmp_path, speakers, sources):
    corpus = read(tmp_path, ["ผู้พูด", "คำพูด"], *rows_of(speakers))
    assert len(corpus.sources) == sources
    assert list(corpus.statements["speaker"]) == speakers
    assert list(corpus.statements["text"]) == SAID


def test_topics_head_the_rows_that_name_them_and_clocks_stay(tmp_path):
    topics, clocks = ["", "น้ำ", "น้ำ", "คน", "", "คน"], [f"00:0{minute}" for minute in range(6)]
    rows = rows_of(["ดำ", "ศรี", "ดำ", "ฝน", "ศรี", "ดำ"], clocks, topics)
    corpus = read(tmp_path, ["เวลา", "ประเด็น", "ผู้พูด", "คำพูด"], *rows)
    assert list(corpus.statements["section"]) == [topic or "คำพูด" for topic in topics]
    assert list(corpus.statements["time"]) == clocks


def test_what_happens_in_brackets_is_nobodys_finding(tmp_path):
    rows = rows_of(["ดำ", "ศรี", "ดำ", "ฝน", "ศรี", "ดำ"])
    corpus = read(tmp_path, ["ผู้พูด", "คำพูด"], *rows[:3], ["", "[พักสิบนาที]"], *rows[3:])
    analysed = corpus.statements[corpus.statements["use"] == ANALYSED]
    assert list(analysed["text"]) == SAID
    assert "[พักสิบนาที]" in list(corpus.left_out["text"])


def test_it_is_said_that_a_sheet_was_read_as_one_talk(tmp_path):
    corpus = read(tmp_path, ["ผู้พูด", "คำพูด"], *rows_of(["ดำ", "ศรี", "ดำ", "ฝน", "ศรี", "ดำ"]))
    assert any("บทสนทนาเดียว 6 แถว" in problem for problem in corpus.problems["problem"])


@pytest.mark.parametrize(
    ("heads", "more"),
    [
        (["ผู้เสนอ", "ข้อเสนอ"], []),
        (["ชื่อเล่น", "สิ่งที่ได้เรียนรู้"], []),
        (["ผู้ให้ข้อมูล", "ความเห็น"], []),
        (["หมู่บ้าน", "ผู้ให้ข้อมูล", "คำพูด"], [["บ้านดอน", "บ้านนา"] * 3]),  # of which more is known
    ],
)
def test_cards_comments_and_rows_with_more_columns_stay_sources_of_their_own(tmp_path, heads, more):
    corpus = read(tmp_path, heads, *rows_of(["ดำ", "ศรี", "ดำ", "ฝน", "ศรี", "ดำ"], *more))
    assert len(corpus.sources) == 6
    assert set(corpus.statements["use"]) == {ANALYSED}
