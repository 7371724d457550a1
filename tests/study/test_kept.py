"""What was worked on keeps its reading; what nobody touched, and next year's files, are read as was taught."""

import pytest

from synth.corpus.folder import read_corpus
from synth.study import Study

from .lined import KINDS, NOTE, corpus, read

OTHERWISE = ["title", "heading", "statement", "more", "more", "heading", "statement"]
"""What a better reader takes the lines for."""


def noted(kinds, sha="1", speaker=""):
    source, statements, left_out, lines = read(NOTE, kinds, sha256=sha)
    for row in statements:
        row["speaker"] = speaker if row["speaker"] else ""
    return corpus((source, statements, left_out, lines))


@pytest.fixture
def study(tmp_path):
    with Study(tmp_path / "study.db") as made:
        made.add_corpus(noted(KINDS))
        yield made


def words(study):
    return study.statements()["text"].tolist()


def first(study):
    return study.statements()["statement_id"].iloc[0]


WORK = {
    "nothing": lambda study: None,
    "a review": lambda study: study.review(first(study), coder="ก"),
    "a memo": lambda study: study.memo("statement", first(study), "จำไว้", coder="ก"),
    "use": lambda study: study.set_use(first(study), "left out", coder="ก"),
    "a split": lambda study: study.split(first(study), 5, coder="ก"),
    "a correction": lambda study: study.correct({"note.txt": {NOTE.index("ป้าแดง"): {"kind": "turn"}}}, "ก"),
}


@pytest.mark.parametrize(("what", "work"), WORK.items())
def test_a_file_that_was_worked_on_keeps_its_reading(study, what, work):
    work(study)
    before = study.statements()
    study.add_corpus(noted(OTHERWISE))
    assert study.statements().equals(before) == (what != "nothing")
    assert study.orphans().query("acts > 0").empty
    assert study.check().empty
    assert not study.add_corpus(noted(OTHERWISE)), "a second run has nothing new"


def test_a_changed_file_and_another_choice_of_columns_are_read_anew(study):
    study.review(first(study), coder="ก")
    study.add_corpus(noted(OTHERWISE, sha="2"))
    assert "ทีมพบกันทุกเดือน" not in words(study)


TALK = (
    "เวทีสรุปงาน\n\nบทเรียน\n\nเราเริ่มจากแม่บ้านห้าคนในหมู่บ้าน แล้วขยายไปทั้งตำบลเพราะทุกคนเห็นผลจริง "
    "จากนั้นเทศบาลก็เข้ามาช่วยเรื่องตลาด ปีหน้าเราจะทำโรงเรือนร่วมกับโรงเรียนบ้านดอน\n"
)
"""One statement; two where each sentence is one."""


def test_what_a_statement_is_gets_through_where_somebody_says_it(tmp_path):
    folder, sources = tmp_path / "2567", tmp_path / "2567" / "sources.csv"
    folder.mkdir()
    (folder / "คุย.txt").write_text(TALK, encoding="utf-8")

    def many(unit=None, study=None):
        study.add_corpus(read_corpus(folder, unit=unit))
        assert study.check().empty
        return len(words(study))

    with Study(tmp_path / "study.db") as study:
        assert many(study=study) == 1
        assert many("sentence", study) == 2
        study.review(first(study), coder="ก")
        assert many(study=study) == 2, "nobody says otherwise, so what was worked on stays as it was"
        assert many("auto", study) == 1
        sources.write_text("path,unit\nคุย.txt,sentence\n", encoding="utf-8")
        assert many(study=study) == 2
        assert many("paragraph", study) == 2, "the file's own row wins"
        assert study.orphans().query("acts > 0").empty, "the reviewed sentence is there again"


def test_who_speaks_gets_through_and_outlasts_a_correction(study):
    turns = [*KINDS[:-1], "turn"]
    study.add_corpus(noted(turns))
    study.review(first(study), coder="ก")
    study.add_corpus(noted([*OTHERWISE, "turn"], speaker="นางแดง (ประธาน)"))
    assert study.statements()["speaker"].iloc[-1] == "นางแดง (ประธาน)"
    assert study.lines()["kind"].tolist() == turns
    study.correct({"note.txt": {NOTE.index("และจด"): {"kind": "more"}}}, coder="ก")
    assert study.statements()["speaker"].iloc[-1] == "นางแดง (ประธาน)"


# Next year's files

FORM = "แบบบันทึกรายบุคคล\n\n<{}>\n- {}\n- {}\n<{}>\n- {}\n- {}\n"
YEARS = {
    "2567": ("ลุงดำ", "ฝายพังทุกปี", "คนเฝ้ามีน้อย", "ป้าแดง", "ไฟป่ามาจากข้างนอก", "ยังไม่มีแนวกันไฟ"),
    "2568": ("ครูนก", "ดินแข็งขึ้นทุกปี", "ใช้ปุ๋ยมากเกินไป", "ลุงเขียว", "ลูกหลานไม่อยู่บ้าน", "ไม่มีคนสอนต่อ"),
}
OTHER = "เวทีถอดบทเรียน\n\nบทเรียนที่ได้\n1. เริ่มจากเรื่องเล็ก\n2. คุยกันทุกเดือน\n"


@pytest.fixture
def folder(tmp_path):
    for year, said in YEARS.items():
        (tmp_path / "corpus" / year).mkdir(parents=True)
        (tmp_path / "corpus" / year / "รายบุคคล.txt").write_text(FORM.format(*said), encoding="utf-8")
    (tmp_path / "corpus" / "2567" / "เวที.txt").write_text(OTHER, encoding="utf-8")
    return tmp_path / "corpus"


def test_next_years_files_of_the_same_form_come_out_right(folder, tmp_path):
    next_year = (folder / "2568").rename(tmp_path / "2568")
    with Study(tmp_path / "study.db") as study:
        read_before = read_corpus(folder)
        study.add_corpus(read_before)
        assert study.labeller() is None
        text = FORM.format(*YEARS["2567"])
        names = {text.index(f"<{name}"): {"kind": "name"} for name in ("ลุงดำ", "ป้าแดง")}
        study.correct({"2567/รายบุคคล.txt": names}, coder="มาลี")
        coded = study.statements()["statement_id"].iloc[0]
        study.review(coded, coder="มาลี")
        before = study.statements()

        next_year.rename(folder / "2568")
        study.add_corpus(read_corpus(folder, by=study.labeller()))
        rows = study.statements()
        new = rows[rows["cohort"] == "2568"]
        spoken = [YEARS["2568"][place] for place in (1, 2, 4, 5)]
        assert new["text"].tolist() == spoken
        assert new["speaker"].tolist() == ["ครูนก"] * 2 + ["ลุงเขียว"] * 2
        old = rows[rows["cohort"] == "2567"].reset_index(drop=True)
        assert old.equals(before.reset_index(drop=True)), "what was read and worked on stays"
        assert study.orphans().query("acts > 0").empty
        assert not study.add_corpus(read_corpus(folder, by=study.labeller()))


def test_without_corrections_nothing_is_taught(folder, tmp_path):
    with Study(tmp_path / "study.db") as study:
        plain = read_corpus(folder)
        study.add_corpus(plain)
        study.review(study.statements()["statement_id"].iloc[0], coder="มาลี")
        taught = read_corpus(folder, by=study.labeller())
        for name in ("sources", "statements", "left_out", "lines", "problems"):
            assert getattr(taught, name).equals(getattr(plain, name))
