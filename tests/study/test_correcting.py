"""A reading put right: lines, sources, files that moved; what stays of the codings, and what a second run keeps."""

import pytest

from synth.schema import TABLES
from synth.study import Study

from .conftest import CODES, codes_of
from .lined import KINDS, NOTE, corpus, read


@pytest.fixture
def study(tmp_path):
    with Study(tmp_path / "study.db") as made:
        made.add_corpus(corpus(read(NOTE, KINDS)))
        made.set_codebook(CODES)
        yield made


def start(words, text=NOTE):
    return text.index(words)


def shown(study):
    return [tuple(row) for row in study.statements()[["section", "speaker", "text"]].to_numpy().tolist()]


def by_text(study, words):
    found = study.statements().set_index("text")["statement_id"]
    return found[words]


WRONG = [
    ("ปัจจัยความสำเร็จ", "", "ผู้นำลงพื้นที่เอง"),
    ("ปัจจัยความสำเร็จ", "", "ทีมพบกันทุกเดือน"),
    ("ปัจจัยความสำเร็จ", "", "และจดบันทึกไว้"),
    ("ปัจจัยความสำเร็จ", "", "ปัญหา"),
    ("ปัจจัยความสำเร็จ", "", "งบออกช้า"),
    ("ปัจจัยความสำเร็จ", "", "ป้าแดง: ฝนตกทั้งเดือน"),
]
RIGHT = [
    ("ปัจจัยความสำเร็จ", "", "ผู้นำลงพื้นที่เอง"),
    ("ปัจจัยความสำเร็จ", "", "ทีมพบกันทุกเดือน\nและจดบันทึกไว้"),
    ("ปัญหา", "", "งบออกช้า"),
    ("ปัญหา", "ป้าแดง", "ฝนตกทั้งเดือน"),
]


def put_right(study, coder="มาลี", name="note.txt", text=NOTE):
    said = {"และจด": {"kind": "more"}, "ปัญหา": {"kind": "heading", "level": "1"}, "ป้าแดง": {"kind": "turn"}}
    return study.correct({name: {start(words, text): one for words, one in said.items()}}, coder=coder)


def test_statements_are_made_again_and_the_unchanged_keep_their_codings(study):
    assert shown(study) == WRONG
    study.code(by_text(study, "งบออกช้า"), "obstacle", coder="มาลี")
    study.code(by_text(study, "ทีมพบกันทุกเดือน"), "team", coder="มาลี")
    kept = by_text(study, "งบออกช้า")
    assert put_right(study)
    assert shown(study) == RIGHT
    assert codes_of(study) == {(kept, "obstacle", "มาลี")}
    assert study.orphans().query("acts > 0")["text"].tolist() == ["ทีมพบกันทุกเดือน"]
    assert study.orphans().query("acts > 0")["nearest_text"].tolist() == ["ทีมพบกันทุกเดือน\nและจดบันทึกไว้"]
    assert study.check().empty
    assert study.statements()["certain"].between(0, 1).all()
    assert study.lines("note.txt")["certain"].eq(1.0).sum() == 3
    study.code(by_text(study, "ฝนตกทั้งเดือน"), "obstacle", coder="มาลี")  # acts go on


def test_undo_and_redo_take_the_statements_along(study):
    put_right(study)
    study.undo(coder="มาลี")
    assert (shown(study), len(study.corrections())) == (WRONG, 0)
    study.redo(coder="มาลี")
    assert (shown(study), len(study.corrections())) == (RIGHT, 4)
    assert study.history()["words"].tolist()[-3:] == [
        "แก้การอ่าน 3 บรรทัดใน note.txt",
        "เลิกทำ: แก้การอ่าน 3 บรรทัดใน note.txt",
        "ทำซ้ำ: แก้การอ่าน 3 บรรทัดใน note.txt",
    ]
    assert "put the reading of 3 lines in note.txt right" in study.history("en")["words"].tolist()


def test_undo_of_the_earlier_of_two_keeps_the_later(study):
    study.correct({"note.txt": {start("และจด"): {"kind": "more"}}}, coder="ก")
    study.correct({"note.txt": {start("ปัญหา"): {"kind": "heading"}}}, coder="ข")
    study.undo(coder="ก")
    assert [text for _, _, text in shown(study)][1:3] == ["ทีมพบกันทุกเดือน", "และจดบันทึกไว้"]
    assert shown(study)[-1][0] == "ปัญหา"
    study.redo(coder="ก")
    assert [text for _, _, text in shown(study)][1] == "ทีมพบกันทุกเดือน\nและจดบันทึกไว้"


def test_the_same_said_again_is_no_act(study):
    put_right(study)
    assert put_right(study) == ""


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"x.txt": {0: {"kind": "more"}}}, "no source 'x.txt'"),
        ({"note.txt": {1: {"kind": "more"}}}, "no line of 'note.txt' begins at 1"),
        ({"note.txt": {0: {"kind": "หัวข้อ"}}}, "a line is one of title, head"),
        ({"note.txt": {0: {"kind": "heading", "level": "สูง"}}}, "levels are 1, 2"),
        ({"note.txt": {0: {"colour": "red"}}}, "can be said its kind, level"),
    ],
)
def test_what_no_line_can_be_is_refused(study, said, why):
    with pytest.raises(ValueError, match=why):
        study.correct(said, coder="ก")
    assert study.corrections().empty


@pytest.mark.parametrize(
    ("said", "sections"),
    [
        ({"ปัญหา": {"kind": "heading", "level": "2"}}, "ปัจจัยความสำเร็จ > ปัญหา"),
        ({"ปัญหา": {"kind": "heading", "level": "1"}}, "ปัญหา"),
        ({"ปัญหา": {"kind": "heading"}, "1. งบ": {"section": "ปัจจัยความสำเร็จ"}}, "ปัจจัยความสำเร็จ"),
        ({"1. งบ": {"section": ""}}, ""),
        ({"1. งบ": {"kind": "headed"}, "ป้าแดง": {"kind": "more", "section": ""}}, ""),
        ({"1. งบ": {"kind": "furniture"}}, None),
        ({"1. งบ": {"kind": "headed", "topic": "งบ"}}, "ปัจจัยความสำเร็จ > งบ"),
    ],
)
def test_sections_of_a_line(study, said, sections):
    study.correct({"note.txt": {start(words): one for words, one in said.items()}}, coder="ก")
    rows = study.statements()
    found = rows[rows["text"].str.contains("ออกช้า")]["section"].tolist()
    assert found == ([] if sections is None else [sections])


def test_a_second_run_keeps_what_was_put_right(study):
    put_right(study)
    acts = len(study.history())
    assert not study.add_corpus(corpus(read(NOTE, KINDS)))
    assert (shown(study), len(study.history())) == (RIGHT, acts)


def test_a_reader_that_decides_otherwise_keeps_it_too(study):
    put_right(study)
    assert study.add_corpus(corpus(read(NOTE, ["heading", "heading", "statement"])))
    assert shown(study)[2:] == [("ปัญหา", "", "งบออกช้า"), ("ปัญหา", "ป้าแดง", "ฝนตกทั้งเดือน")]
    assert study.check().empty


def test_on_a_changed_text_it_holds_for_lines_with_the_same_words(study):
    put_right(study)
    changed = NOTE.replace("1. ผู้นำลงพื้นที่เอง", "1. ผู้นำลงพื้นที่เองทุกวัน").replace("ป้าแดง: ", "ลุงดำ: ")
    study.add_corpus(corpus(read(changed, KINDS)))
    assert shown(study) == [
        ("ปัจจัยความสำเร็จ", "", "ผู้นำลงพื้นที่เองทุกวัน"),
        ("ปัจจัยความสำเร็จ", "", "ทีมพบกันทุกเดือน\nและจดบันทึกไว้"),
        ("ปัญหา", "", "งบออกช้า"),
        ("ปัญหา", "", "ลุงดำ: ฝนตกทั้งเดือน"),
    ]


def test_a_title_is_the_title_of_the_source(study):
    study.correct(
        {"note.txt": {start("เวที"): {"kind": "furniture"}, start("ปัจจัย"): {"kind": "title"}}}, coder="ก"
    )
    assert study.sources()["title"].tolist() == ["ปัจจัยความสำเร็จ"]
    study.undo(coder="ก")
    assert study.sources()["title"].tolist() == ["เวทีสรุปงาน"]


def test_split_statements_stay_split_where_they_still_stand(study):
    whole = by_text(study, "ผู้นำลงพื้นที่เอง")
    parts = study.split(whole, 5, coder="ก")
    put_right(study)
    assert set(parts) <= set(study.statements()["statement_id"])


# Two files


def copies(study, tmp_path):
    study.backup(tmp_path / "other.db")
    return Study(tmp_path / "other.db")


def test_corrections_of_two_files_come_together_in_any_order(study, tmp_path):
    with copies(study, tmp_path) as other:
        study.correct(
            {"note.txt": {start("และจด"): {"kind": "more"}, start("ป้าแดง"): {"kind": "turn"}}}, coder="ก"
        )
        other.correct({"note.txt": {start("ปัญหา"): {"kind": "heading", "level": "1"}}}, coder="ข")
        assert study.merge(other.path).empty
        assert other.merge(study.path).empty
        assert shown(study) == shown(other) == RIGHT
        assert len(study.history()) == len(other.history())
        acts = len(study.history())
        study.merge(other.path)
        assert len(study.history()) == acts
        assert study.check().empty


def test_a_merge_keeps_the_list_of_problems_and_says_what_it_made_again(study, tmp_path):
    study.add_corpus(corpus(read("น้ำท่วม", ["statement"], "อื่น.txt")))
    told = study.problems()
    assert len(told) == 1
    with copies(study, tmp_path) as other:
        study.correct({"note.txt": {start("และจด"): {"kind": "more"}}}, coder="ก")
        other.correct({"note.txt": {start("ปัญหา"): {"kind": "heading"}}}, coder="ข")
        study.merge(other.path)
    assert study.problems().equals(told)
    assert (
        study.history("en")["words"].iloc[-1]
        == "made the statements of 1 sources again, as everybody put them right"
    )


def test_where_they_disagree_the_later_holds_and_it_is_said(study, tmp_path):
    with copies(study, tmp_path) as other:
        study.correct({"note.txt": {start("ปัญหา"): {"kind": "more"}}}, coder="ก")
        other.correct({"note.txt": {start("ปัญหา"): {"kind": "heading"}}}, coder="ข")
        clashes = study.merge(other.path)
        assert clashes[["what", "here", "there", "counts"]].to_numpy().tolist() == [
            ["line", "more", "heading", "heading"]
        ]
        assert shown(study)[-1][0] == "ปัญหา"


# Sources


def test_a_source_is_taken_out_and_put_back(study):
    study.code(by_text(study, "งบออกช้า"), "obstacle", coder="ก")
    coded = codes_of(study)
    study.take_out("note.txt", coder="ก")
    assert study.sources().empty
    assert study.statements().empty
    assert study.codings().empty
    assert study.check().empty
    assert study.add_corpus(corpus(read(NOTE, KINDS))) is False, "a second run brings nothing back"
    study.put_back("note.txt", coder="ก")
    assert codes_of(study) == coded
    study.undo(coder="ก")
    study.undo(coder="ก")
    assert codes_of(study) == coded
    assert study.put_back("note.txt", coder="ก") == ""


def test_a_workbook_goes_as_a_whole(tmp_path):
    rows = [read("ถนนพัง", ["statement"], f"ตอบ.xlsx#{n}") for n in (2, 3)]
    with Study(tmp_path / "study.db") as study:
        study.add_corpus(corpus(*rows, read("น้ำท่วม", ["statement"], "อื่น.txt")))
        study.take_out("ตอบ.xlsx", coder="ก")
        assert study.statements()["text"].tolist() == ["น้ำท่วม"]


def test_what_is_gone_from_the_folder_is_said_with_what_to_do(study):
    moved = read(NOTE, KINDS, "ใหม่.txt")
    study.add_corpus(corpus(moved))
    told = study.problems()
    assert told["path"].tolist() == ["note.txt"]
    assert 'synth same-source study.db "note.txt" "ใหม่.txt"' in told["what_to_do"].iloc[0]
    assert 'synth take-out study.db "note.txt"' in told["what_to_do"].iloc[0]


def test_codings_go_on_when_a_file_was_renamed(study):
    put_right(study)
    study.code(by_text(study, "งบออกช้า"), "obstacle", coder="ก")
    part = study.split(by_text(study, "ผู้นำลงพื้นที่เอง"), 5, coder="ก")[0]
    study.code(part, "people", coder="ก")
    coded, before = codes_of(study), shown(study)
    moved = read(NOTE, KINDS, "ใหม่.txt")
    study.add_corpus(corpus(moved))
    assert len(study.statements()) == len(before) + len(WRONG), "it counts twice until a person says so"
    study.same_source("note.txt", "ใหม่.txt", coder="ก")
    for _ in range(2):
        assert shown(study) == before
        assert codes_of(study) == coded
        assert study.sources()[["source_id", "path"]].to_numpy().tolist() == [["note.txt", "ใหม่.txt"]]
        assert study.check().empty
        study.add_corpus(corpus(moved))
    assert study.problems().empty
    study.undo(coder="ก")
    assert len(study.statements()) == len(before) + len(WRONG)


def test_a_renamed_workbook_with_a_further_row(tmp_path):
    def book(name, rows):
        return corpus(*(read(f"ถนนพัง {n}", ["statement"], f"{name}#{n}") for n in rows))

    with Study(tmp_path / "study.db") as study:
        study.add_corpus(book("ตอบ.xlsx", (2, 3)))
        study.add_corpus(book("ตอบ-2.xlsx", (2, 3)))
        study.same_source("ตอบ.xlsx", "ตอบ-2.xlsx", coder="ก")
        study.add_corpus(book("ตอบ-2.xlsx", (2, 3, 4)))
        assert study.statements()["source_id"].tolist() == ["ตอบ.xlsx#2", "ตอบ.xlsx#3", "ตอบ.xlsx#4"]


def test_a_study_of_the_former_reader_opens_and_is_put_right_once_it_is_read_again(tmp_path, old_study, then):
    path = old_study(tmp_path / "study.db")
    with Study(path) as study:
        assert len(study.codings()) == len(then)
        assert study.lines().empty
        source = study.sources()["source_id"].iloc[0]
        with pytest.raises(ValueError, match="no line of"):
            study.correct({source: {0: {"kind": "more"}}}, coder="ก")
        text = study.sources()["text"].iloc[0]
        name = study.sources()["source_id"].iloc[0]
        before = codes_of(study)
        study.add_corpus(corpus(read(text, ["statement"], name)))
        assert codes_of(study) <= before
        assert study.check().empty


def test_corrections_are_examples_and_so_is_what_was_let_stand(study):
    assert study.examples() == []
    put_right(study)
    ((text, told, kinds),) = study.examples()
    assert (text, told) == (NOTE, {})
    said = {start("และจด"): "more", start("ปัญหา"): "heading", start("ป้าแดง"): "turn"}
    assert said.items() <= kinds.items()
    assert kinds[start("1. งบ")] == "statement"
    study.undo(coder="มาลี")
    assert study.examples() == []
    assert study.corrections().columns.tolist() == list(TABLES["corrections"])


def test_a_dump_is_loaded_again(study, tmp_path):
    from synth.study.care.backup import load

    put_right(study)
    tables = {name: frame.astype(str) for name, frame in study.dump().items()}
    load(tmp_path / "again.db", tables)
    with Study(tmp_path / "again.db") as again:
        assert shown(again) == RIGHT
        assert again.check().empty
