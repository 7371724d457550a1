"""Offsets and finding in the page: Python counts code points, JavaScript UTF-16 units."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.browser

LETTERS = st.text(st.sampled_from("กขผู้นำเแโใไ่้๊๋ั็์ 👩‍🌾🌾é<&\"'\u202e\u200b"), max_size=24)


@pytest.mark.parametrize(
    ("text", "point", "unit"),
    [
        ("ผู้นำ", 3, 3),
        ("🌾ข้าว", 0, 0),
        ("🌾ข้าว", 1, 2),
        ("🌾ข้าว", 5, 6),
        ("ทุ่ง🌾🌾นา", 5, 6),
        ("ทุ่ง🌾🌾นา", 8, 10),
        ("นา", 9, 2),
    ],
)
def test_a_place_in_code_points_and_in_units(module, text, point, unit):
    assert module("unitOf", text, point) == unit
    assert module("pointOf", text, unit) == min(point, len(text))


@settings(max_examples=60, deadline=None)
@given(text=LETTERS, start=st.integers(0, 26), end=st.integers(0, 26))
def test_a_cut_is_pythons_slice(module, text, start, end):
    start, end = min(start, end), max(start, end)
    assert module("cut", text, start, end) == text[start:end]
    assert module("pointOf", text, module("unitOf", text, start)) == min(start, len(text))


@pytest.mark.parametrize(
    ("text", "hits", "found"),
    [
        ("งานของพนักงาน", [[0, 3]], ["งาน"]),
        ("🌾งาน🌾งาน", [[1, 4], [5, 8]], ["งาน", "งาน"]),
        ("<b>งาน</b>", [[3, 6]], ["งาน"]),
        ("งาน", [], []),
        ("งาน", [[2, 1], [0, 99]], ["งาน"]),
    ],
)
def test_hits_are_marked_where_python_found_them(module, text, hits, found):
    assert module("shownMarked", text, hits) == [text, found, 0]


@settings(max_examples=40, deadline=None)
@given(words=st.lists(LETTERS, min_size=8, max_size=12), at=st.integers(0, 7))
def test_a_row_shows_its_first_hit_and_marks_the_same_words(module, words, at):
    text = "x".join(words)
    start = min(sum(len(word) + 1 for word in words[:at]), len(text))
    end = min(start + 4, len(text))
    shown = module("aroundHit", text, [[start, end]])
    ((left, right),) = shown["hits"]
    assert shown["text"][left:right] == text[start:end]
    assert left <= 60


@pytest.mark.parametrize(
    ("text", "units", "shown"),
    [
        ("สั้น", 10, "สั้น"),
        ("บรรทัด\nแรก", 20, "บรรทัด แรก"),
        ("ผู้นำ", 2, "ผู้"),
    ],
)
def test_a_cut_leaves_no_mark_without_its_letter(module, text, units, shown):
    assert module("lead", text, units).rstrip("…") in (shown, "")
    tail = module("tail", text, units).lstrip("…")
    assert not tail or tail[0] not in "่้๊๋ัิีึืุู็์ำ"


NAMES = [
    ("trust", "ความเชื่อมั่น", "Trust", ""),
    ("open", "ความไว้วางใจและความโปร่งใส", "Openness", "เชื่อใจ;ตรวจสอบได้"),
    ("part", "การมีส่วนร่วม", "Participation", "ร่วมคิด;ร่วมทำ"),
    ("comm", "การสื่อสารและสร้างความเข้าใจร่วม", "Communication", ""),
    ("staff", "บทบาทของพนักงาน", "Staff", ""),
    ("work", "งานประจำ", "Routine work", ""),
    ("joy", "แรงจูงใจ", "Motivation", ""),
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("เชื่อมั่น", ["trust"]),  # the content word behind ความ
        ("เชื่อ", ["trust", "open"]),  # a name before a keyword
        ("เชือมัน", ["trust"]),  # without tone marks
        ("ชื่อ", ["trust", "open"]),  # the vowel before the consonant left out
        ("ช", ["trust", "open"]),
        ("โปร่ง", ["open"]),  # the second content word of a name
        ("ปร่งส", ["open"]),
        ("ความ", ["trust", "open", "comm"]),
        ("ร่วม", ["part", "comm"]),  # in the order of the codebook where they fit alike
        ("งาน", ["work", "staff"]),  # the start of a word before the inside of one
        ("จูง", ["joy"]),
        ("แรง", ["joy"]),
        ("Trust", ["trust"]),
        ("commu", ["comm"]),
        ("g=njv,yjo", ["trust"]),  # เชื่อมั่น on the English layout
        ("ะพีหะ", ["trust"]),  # trust on the Thai layout
        ("สื่อ เข้าใจ", ["comm"]),  # two words, both
        ("ไม่มีรหัสนี้", []),
        ("  ", ["trust", "open", "part", "comm", "staff", "work", "joy"]),
    ],
)
def test_a_code_is_found_by_a_piece_of_its_name(module, typed, found):
    book = [
        {"code": code, "name": name, "name_en": english, "keywords": keywords, "find": [name, code]}
        for code, name, english, keywords in NAMES
    ]
    assert [entry["code"] for entry in module("matches", book, typed)] == found


@settings(max_examples=60, deadline=None)
@given(typed=LETTERS)
def test_whatever_is_typed_nothing_breaks_and_the_other_layout_comes_back(module, typed):
    book = [{"code": "c", "name": "ความเชื่อมั่น", "find": []}]
    assert len(module("matches", book, typed)) <= 1
    assert len(module("otherLayout", typed)) <= len(typed)


@pytest.mark.parametrize(
    ("text", "statements", "pieces"),
    [
        (
            "หัวข้อ\nหนึ่ง\nสอง",
            [(7, 12), (13, 16)],
            [("หัวข้อ", None), ("หนึ่ง", 0), ("สอง", 1)],
        ),
        ("🌾หนึ่ง สอง", [(1, 6), (7, 10)], [("หนึ่ง", 0), ("สอง", 1)]),
        ("หนึ่ง", [(0, 5)], [("หนึ่ง", 0)]),
        ("ไม่มีข้อความ", [], [("ไม่มีข้อความ", None)]),
        ("หัวข้อ\n1. หนึ่ง\n๒) สอง", [(10, 15), (19, 22)], [("หัวข้อ", None), ("หนึ่ง", 0), ("สอง", 1)]),
        ("กขค", [(0, 2), (1, 3)], [("กข", 0), ("ค", 1)]),  # nothing is shown twice
    ],
)
def test_a_source_is_shown_whole_and_once(module, text, statements, pieces):
    given = [
        {"k": k, "start": start, "end": end, "state": "u", "codes": []}
        for k, (start, end) in enumerate(statements)
    ]
    shown = module("piecesOf", {"text": text, "statements": given, "left_out": []})
    assert [(piece["text"], piece.get("k")) for piece in shown] == pieces
