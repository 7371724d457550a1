"""What people write in cells, and how a cell says that its evidence has changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synth.study import Study, citing, places
from synth.study.tombstones import PUT
from synth.study.views import changed

from .conftest import WORDS, begin, corpus_of

CELL = ("บางกล่ำ", "people")


@pytest.fixture
def written(study, ids):
    """A study in which one cell of three codings is written, citing the first."""
    for one in ids[:3]:
        study.code(one, "trust", coder="a")
    study.write_cell(*CELL, f"ผู้นำทำให้เชื่อใจ “{WORDS[0]}” {citing.cite(ids[0])}", coder="a")
    return study


def state(study):
    return study.cell(*CELL)["state"]


def what(study):
    return study.cell_changes()["what"].tolist()


def test_a_cell_is_written_and_shown_with_what_stands_beneath(written, ids):
    table = written.synthesis()
    row = table[table["text"] != ""].iloc[0]
    assert row[["row", "column", "coder", "state", "statements", "cited", "apart"]].tolist() == [
        *CELL, "a", "current", 3, 1, 0,
    ]  # fmt: skip
    below = written.cell_evidence(*CELL)
    assert below["statement_id"].tolist() == ids[:3]
    assert below["cited"].tolist() == [True, False, False]
    assert set(below["code"]) == {"trust"}
    assert not below["new"].any()
    assert what(written) == []
    assert written.confirm_cell(*CELL, coder="a") == ""


CHANGES = {
    "a coding comes": (lambda study, ids: study.code(ids[3], "team", coder="b"), ["coding added"]),
    "a coding goes": (lambda study, ids: study.uncode(ids[1], "trust", coder="a"), ["coding removed"]),
    "another code on the same words": (
        lambda study, ids: study.code(ids[0], "team", coder="a"),
        ["coding added"],
    ),
    "a second person codes alike": (lambda study, ids: study.code(ids[0], "trust", coder="b"), []),
    "a coding elsewhere": (lambda study, ids: study.code(ids[0], "success", coder="a"), []),
    "somebody reads": (lambda study, ids: study.review(ids[3], coder="b"), []),
    "settled otherwise": (
        lambda study, ids: study.review(ids[1], coder="adjudicated", by="a"),
        ["coding removed"],
    ),
    "left out": (lambda study, ids: study.set_use(ids[0], "left out", coder="a"), ["statement left out"]),
    "cut": (lambda study, ids: study.split(ids[0], 4, coder="a"), ["statement cut"]),
    "renamed": (
        lambda study, ids: study.rename_code("trust", coder="a", to="faith"),
        ["code renamed"],
    ),
    "the theme redefined": (
        lambda study, ids: study.change_code("people", coder="a", definition="คนในชุมชน"),
        ["code redefined"],
    ),
    "coloured": (lambda study, ids: study.change_code("trust", coder="a", colour="#1b9e77"), []),
    "merged": (
        lambda study, ids: study.merge_codes(["trust"], "team", coder="a"),
        ["code merged"],
    ),
    "retired": (lambda study, ids: study.retire_code("trust", coder="a"), ["code retired"]),
    "divided": (
        lambda study, ids: study.split_code("trust", ["faith", "hope"], coder="a"),
        ["code split"],
    ),
    "raised": (
        lambda study, ids: study.move_code("trust", "", coder="a"),
        [*["coding removed"] * 3, "code moved"],
    ),
    "another project": (
        lambda study, ids: study.set_project("note.txt", "บางกล่ำเหนือ", coder="a"),
        ["place gone", *["statement elsewhere"] * 3],
    ),
    "erased words": (lambda study, ids: study.erase(["หัวโจก"], coder="a"), ["words erased"]),
}


@pytest.mark.parametrize(("act", "said"), CHANGES.values(), ids=CHANGES)
def test_a_cell_asks_to_be_read_again_when_what_is_beneath_changes(written, ids, act, said):
    act(written, ids)
    assert what(written) == said
    assert set(what(written)) <= set(changed.WHAT)
    assert state(written) == ("read again" if said else "current")
    if said:
        assert written.confirm_cell(*CELL, coder="b")
        assert what(written) == [one for one in said if one == "place gone"]
        assert written.synthesis().query("text != ''")["confirmed_by"].tolist() == ["b"]
        written.undo(coder="b")
        assert what(written) == said
    assert written.check().empty


def test_a_change_says_what_was_before_and_what_is_now(written, ids):
    written.change_code("trust", coder="a", definition="เชื่อใจกัน")
    written.code(ids[3], "trust", coder="a")
    rows = written.cell_changes()[["what", "statement_id", "code", "before", "now"]].values.tolist()
    assert rows == [
        ["coding added", ids[3], "trust", "", WORDS[3]],
        ["code redefined", "", "trust", "", "เชื่อใจกัน"],
    ]
    assert written.cell_evidence(*CELL)["new"].tolist() == [False, False, False, True]


def test_a_project_that_was_renamed_leaves_its_text_to_be_taken_over(written):
    written.set_project("note.txt", "บางกล่ำเหนือ", coder="a")
    assert written.cell_changes().iloc[0][["what", "now"]].tolist() == ["place gone", "บางกล่ำเหนือ"]
    assert set(written.synthesis()["row"]) == {"บางกล่ำเหนือ", "บางกล่ำ"}
    text = written.cell(*CELL)["text"]
    written.write_cell("บางกล่ำเหนือ", "people", text, coder="a")
    written.write_cell(*CELL, "", coder="a")
    assert what(written) == []
    assert set(written.synthesis()["row"]) == {"บางกล่ำเหนือ", "บางกล่ำ"}
    assert written.synthesis().query("text != ''")["row"].tolist() == ["บางกล่ำเหนือ"]


def test_a_source_that_changed_or_was_erased_is_told(tmp_path):
    study, ids = begin(tmp_path / "study.db", {"note.txt": WORDS, "ป้าแดง.txt": ["น้ำแห้ง", "ปลาตาย"]})
    with study:
        other = ids[len(WORDS)]
        study.code(ids[0], "trust", coder="a")
        study.code(other, "trust", coder="a")
        claim = study.write_claim("finding", f"“น้ำแห้ง” {citing.cite(other)} ทุกปี", coder="a")
        study.link(claim, "statement", other, coder="a")
        study.write_cell(*CELL, f"เล่าว่า “น้ำแห้ง” {citing.cite(other)}", coder="a")
        study.add_corpus(corpus_of({"note.txt": WORDS[1:], "ป้าแดง.txt": ["น้ำแห้ง", "ปลาตาย"]}))
        assert what(study) == ["statement gone"]
        study.confirm_cell(*CELL, coder="a")
        study.erase_sources(["ป้าแดง.txt"], coder="a")
        assert what(study) == ["evidence erased"]
        assert study.cell(*CELL)["text"] == f"เล่าว่า {citing.GONE}"
        assert study.claims()["text"].tolist() == [f"{citing.GONE} ทุกปี"]
        assert study.links().empty
        assert study.gaps()["what"].tolist() == ["rests on nothing"]
        assert study.check().empty
        study.history()


def test_words_in_cells_and_claims_are_erased_and_the_cell_keeps_its_place(tmp_path):
    study, ids = begin(tmp_path / "study.db", {"ป้าแดง.txt": ["ป้าแดงเล่าว่าน้ำแห้ง", *WORDS]})
    with study:
        study.set_project("ป้าแดง.txt", "บ้านป้าแดง", coder="a")
        study.code(ids[0], "trust", coder="a")
        study.write_cell("บ้านป้าแดง", "people", f"ป้าแดงว่าน้ำแห้ง {citing.cite(ids[0])}", coder="a")
        claim = study.write_claim("recommendation", "ถามป้าแดง", coder="a")
        study.link(claim, "cell", ("บ้านป้าแดง", "people"), coder="a")
        study.erase(["ป้าแดง"], coder="a")
        assert "แดง".encode() not in study.path.read_bytes()
        row = study.synthesis().query("text != ''").iloc[0]
        assert row["row"] == f"บ้าน{PUT}"
        assert citing.cited(row["text"]) == study.statements()["statement_id"].tolist()[:1]
        assert study.claims()[["text", "rests_on", "statements"]].values.tolist() == [[f"ถาม{PUT}", 1, 1]]
        assert study.check().empty


def apart(study, tmp_path, act, other):
    """Two people work apart on one study; return what the merge of their files disagrees in."""
    study.backup(tmp_path / "away.db")
    act(study)
    with Study(tmp_path / "away.db") as away:
        other(away)
    return study.merge(tmp_path / "away.db")


def test_two_people_write_one_cell_and_both_texts_are_kept(written, tmp_path):
    said = apart(
        written,
        tmp_path,
        lambda mine: mine.write_cell(*CELL, "ของ a", coder="a"),
        lambda yours: yours.write_cell(*CELL, "ของ b", coder="b"),
    )
    assert said[["what", "where", "here", "there", "counts"]].values.tolist() == [
        ["cell", "บางกล่ำ × people", "ของ a", "ของ b", "ของ b"]
    ]
    cell = written.cell(*CELL)
    assert (cell["text"], cell["state"]) == ("ของ b", "read again")
    assert [text for _, _, text in cell["apart"]] == ["ของ a"]
    assert written.cell_changes()[["what", "before", "now"]].values.tolist() == [
        ["written apart", "ของ a", "ของ b"]
    ]
    assert written.cell_texts()["state"].tolist() == ["counts", "written apart", "earlier"]
    written.confirm_cell(*CELL, coder="a")
    assert written.cell(*CELL)["apart"] == []
    assert state(written) == "current"
    assert written.cell_texts()["state"].tolist() == ["counts", "earlier", "earlier"]
    written.undo(coder="a")
    assert len(written.cell(*CELL)["apart"]) == 1


def test_who_writes_on_both_texts_settles_them(written, tmp_path):
    apart(
        written,
        tmp_path,
        lambda mine: mine.write_cell(*CELL, "ของ a", coder="a"),
        lambda yours: yours.write_cell(*CELL, "ของ b", coder="b"),
    )
    written.write_cell(*CELL, "ของสองคน", coder="c")
    assert written.cell(*CELL)["text"] == "ของสองคน"
    assert state(written) == "current"


def test_a_confirmation_holds_for_the_text_that_was_read(written, ids, tmp_path):
    """One reads the old text again while the other writes a new one: the new one is not confirmed by that."""
    written.code(ids[3], "team", coder="a")
    apart(
        written,
        tmp_path,
        lambda mine: mine.confirm_cell(*CELL, coder="a"),
        lambda yours: yours.write_cell(*CELL, "ใหม่", coder="b"),
    )
    row = written.synthesis().query("text != ''").iloc[0]
    assert row[["text", "confirmed_by", "state"]].tolist() == ["ใหม่", "", "current"]


@pytest.mark.parametrize(
    ("rows", "columns", "pair"),
    [
        ("theme", "project", ("people", "บางกล่ำ")),
        ("project", "code", ("บางกล่ำ", "trust")),
        ("cohort", "theme", ("2564", "people")),
        ("project", "cohort", ("บางกล่ำ", "2564")),
        ("ประเภทข้อค้นพบ", "theme", ("ปัจจัยความสำเร็จ", "คนและทีม")),
    ],
)
def test_any_two_span_a_cell_and_both_ways_are_the_same_one(written, ids, rows, columns, pair):
    written.code(ids[0], "success", coder="a")
    written.write_cell(*pair, "เขียนแล้ว", coder="a", rows=rows, columns=columns)
    assert written.cell(*pair[::-1], rows=columns, columns=rows)["text"] == "เขียนแล้ว"
    assert written.synthesis(rows, columns).query("text == 'เขียนแล้ว'")["statements"].tolist() == [
        {"code": 3, "theme": 1 if rows == "ประเภทข้อค้นพบ" else 3, "project": 3, "cohort": 3}[columns]
    ]


def test_all_written_cells_are_listed_whatever_they_are_of(written):
    written.write_cell("2564", "success", "รุ่นนี้ดี", coder="b", rows="cohort", columns="code")
    table = written.cells()
    assert table[["rows", "columns", "row", "column"]].values.tolist() == [
        ["project", "code", *CELL],
        ["cohort", "code", "2564", "success"],
    ]
    for row in table.itertuples():
        assert written.cell(row.row, row.column, rows=row.rows, columns=row.columns)["text"] == row.text


def test_codes_that_were_merged_bring_their_cells_together(written):
    args = {"columns": "code"}
    written.write_cell("บางกล่ำ", "trust", "ไว้ใจ", coder="a", **args)
    written.write_cell("บางกล่ำ", "team", "ทีม", coder="a", **args)
    written.merge_codes(["trust"], "team", coder="a")
    cell = written.cell("บางกล่ำ", "team", **args)
    assert (cell["text"], [one[2] for one in cell["apart"]]) == ("ทีม", ["ไว้ใจ"])


REFUSED = [
    (
        lambda study: study.write_cell("บางกล้ำ", "people", "x", coder="a"),
        "no project 'บางกล้ำ'; it has: บางกล่ำ",
    ),
    (lambda study: study.write_cell("2565", "people", "x", coder="a", rows="cohort"), "no cohort '2565'"),
    (lambda study: study.write_cell("บางกล่ำ", "peple", "x", coder="a"), "did you mean 'people'"),
    (lambda study: study.write_cell("people", "people", "x", coder="a", rows="code"), "span no cell"),
    (lambda study: study.write_cell(*CELL, "[[ไม่มี]]", coder="a"), "cites 'ไม่มี', which is no statement"),
    (lambda study: study.confirm_cell("บางกล่ำ", "success", coder="a"), "nobody has written"),
    (lambda study: study.synthesis("village"), "rows and columns are one of project, cohort"),
]


@pytest.mark.parametrize(("act", "said"), REFUSED)
def test_what_does_not_fit_is_refused_and_nothing_is_written(study, act, said):
    before = len(study.history())
    with pytest.raises(ValueError, match=said):
        act(study)
    assert len(study.history()) == before


def test_the_same_text_is_no_act_and_undo_goes_back(written):
    before = written.cell(*CELL)["text"]
    assert written.write_cell(*CELL, f" {before}\r\n", coder="a") == ""
    written.write_cell(*CELL, "ใหม่", coder="a")
    written.undo(coder="a")
    assert written.cell(*CELL)["text"] == before
    written.redo(coder="a")
    assert written.cell(*CELL)["text"] == "ใหม่"
    assert written.history()["words"].iloc[-1] == "ทำซ้ำ: เขียนช่อง บางกล่ำ × people"


def test_nobody_undoes_what_another_wrote_over(written):
    written.write_cell(*CELL, "ของ b", coder="b")
    with pytest.raises(ValueError, match="cannot be undone"):
        written.undo(coder="a")


@given(st.lists(st.text(alphabet="กา่ั้.[]%5BD@#/ 1", min_size=1).filter(str.strip), unique=True))
def test_a_citation_is_read_back_whatever_the_name_of_the_file_is(names):
    text = " ดังนี้ ".join(map(citing.cite, names))
    assert citing.cited(text) == names
    assert citing.without(text, names).count(citing.GONE) == len(names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[[[ลบแล้ว].txt@1]] [[ก.txt@[ลบแล้ว]]]", ["[ลบแล้ว].txt@1", "ก.txt@[ลบแล้ว]"]),
        ("เขียนค้าง [[ แล้ว [[ก.txt@1]]", ["ก.txt@1"]),
        ("[[ก.txt@1]][[ข.txt@2]] ]]", ["ก.txt@1", "ข.txt@2"]),
        ("[[]] [x] [[ก\nข]]", []),
    ],
)
def test_citations_are_found_in_what_people_and_erasing_leave(text, names):
    assert citing.cited(text) == names
    assert not citing.cited(citing.without(text, names))


@given(st.text(alphabet='ก ×"\\[],', min_size=1), st.sampled_from(["project", "cohort"]))
def test_a_cell_is_read_back_whatever_its_project_is_called(name, kind):
    cell = places.key(places.Place("code", "7f0c"), places.Place(kind, name))
    assert places.places(cell) == ((kind, name), ("code", "7f0c"))
