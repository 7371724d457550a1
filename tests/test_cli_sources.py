"""What belongs to a study, from the command line: sources that are gone, taken out, moved; what a statement is."""

import pytest
from click.testing import CliRunner

import synth
from synth.cli import main

pytestmark = pytest.mark.usefixtures("no_report")
TALK = (
    "เวทีสรุปงาน\n\nบทเรียน\n\nเราเริ่มจากแม่บ้านห้าคนในหมู่บ้าน แล้วขยายไปทั้งตำบลเพราะทุกคนเห็นผลจริง "
    "จากนั้นเทศบาลก็เข้ามาช่วยเรื่องตลาด ปีหน้าเราจะทำโรงเรือนร่วมกับโรงเรียนบ้านดอน\n"
)
LESSONS = "บทเรียนที่ได้\n1. เริ่มจากเรื่องเล็กก่อน\n2. ต้องคุยกันทุกเดือน\n"


def synth_says(*arguments, status=0):
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == status, result.output + repr(result.exception)
    return result.output


@pytest.fixture
def at(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus" / "2567").mkdir(parents=True)
    (tmp_path / "corpus" / "2567" / "คุย.txt").write_text(TALK, encoding="utf-8")
    (tmp_path / "corpus" / "2567" / "เวที.txt").write_text(LESSONS, encoding="utf-8")
    return tmp_path


def sources():
    with synth.Study("study.db", create=False) as study:
        return study.sources()["source_id"].tolist()


def test_a_file_that_is_gone_is_named_with_the_command_that_takes_it_out(at):
    synth_says("run", "corpus")
    (at / "corpus" / "2567" / "เวที.txt").unlink()
    said = synth_says("run", "corpus")
    command = 'synth take-out study.db "2567/เวที.txt"'
    assert command in said
    assert "นำ" not in synth_says("sources", "study.db")
    assert "ออกจากงานแล้ว" in synth_says("take-out", "study.db", "2567/เวที.txt", "--coder", "มาลี")
    assert sources() == ["2567/คุย.txt"]
    assert "take-out" not in synth_says("run", "corpus")
    listed = synth_says("sources", "study.db", "--lang", "en")
    assert '2567/เวที.txt is taken out; put it back with synth put-back study.db "2567/เวที.txt"' in listed
    assert "is back" in synth_says("put-back", "study.db", "2567/เวที.txt", "--coder", "มาลี", "--lang", "en")
    assert len(sources()) == 2
    assert "อยู่แล้ว" in synth_says("put-back", "study.db", "2567/เวที.txt", "--coder", "มาลี")


def test_a_file_that_moved_is_said_to_be_the_same(at):
    synth_says("run", "corpus", "--study", "งาน.db")
    with synth.Study("งาน.db") as study:
        coded = study.statements()["statement_id"].iloc[-1]
        study.review(coded, coder="มาลี")
    (at / "corpus" / "2567" / "เวที.txt").rename(at / "corpus" / "2567" / "เวทีบ้านดอน.txt")
    said = synth_says("run", "corpus", "--study", at / "งาน.db")
    assert f'synth same-source {at / "งาน.db"} "2567/เวที.txt" "2567/เวทีบ้านดอน.txt"' in said
    moved = ("2567/เวที.txt", "2567/เวทีบ้านดอน.txt")
    synth_says("same-source", "งาน.db", *moved, "--coder", "มาลี")
    assert "2567/เวที.txt ← 2567/เวทีบ้านดอน.txt" in synth_says("sources", "งาน.db")
    with synth.Study("งาน.db") as study:
        assert coded in set(study.reviews()["statement_id"]) & set(study.statements()["statement_id"])


@pytest.mark.parametrize("verb", ["take-out", "put-back"])
def test_a_source_that_is_not_there_is_refused(at, verb):
    synth_says("run", "corpus")
    assert "ไม่มี.txt" in synth_says(verb, "study.db", "ไม่มี.txt", "--coder", "มาลี", status=2)


def test_what_a_statement_is_can_be_said_where_notes_are_read(at):
    def many(*arguments):
        synth_says("read", "corpus", "--out", "tables", *arguments)
        return (at / "tables" / "statements.csv").read_text(encoding="utf-8-sig").count("\n2567/คุย.txt@")

    assert (many(), many("--unit", "sentence")) == (1, 2)
    (at / "corpus" / "sources.csv").write_text("path,unit\n2567/คุย.txt,auto\n", encoding="utf-8")
    assert many("--unit", "sentence") == 1, "the file's own row wins"
    assert "sentence" in synth_says("read", "corpus", "--out", "tables", "--unit", "word", status=2)
    synth_says("run", "corpus", "--unit", "turn")
    assert "--unit" in synth_says("discover", "--help")


def test_a_second_run_reads_with_what_was_put_right(at):
    form = "แบบบันทึกรายบุคคล\n\n<{}>\n- {}\n- {}\n<{}>\n- {}\n- {}\n"
    first = form.format("ลุงดำ", "ฝายพังทุกปี", "คนเฝ้ามีน้อย", "ป้าแดง", "ไฟป่ามาจากข้างนอก", "ไม่มีแนวกันไฟ")
    (at / "corpus" / "2567" / "รายบุคคล.txt").write_text(first, encoding="utf-8")
    synth_says("run", "corpus")
    with synth.Study("study.db") as study:
        names = {first.index(f"<{name}"): {"kind": "name"} for name in ("ลุงดำ", "ป้าแดง")}
        study.correct({"2567/รายบุคคล.txt": names}, coder="มาลี")
    second = form.format("ครูนก", "ดินแข็งขึ้นทุกปี", "ใช้ปุ๋ยมาก", "ลุงเขียว", "ลูกหลานไม่อยู่", "ไม่มีคนสอน")
    (at / "corpus" / "2568").mkdir()
    (at / "corpus" / "2568" / "รายบุคคล.txt").write_text(second, encoding="utf-8")
    synth_says("run", "corpus")
    with synth.Study("study.db") as study:
        new = study.statements().query("cohort == '2568'")
    assert new["speaker"].tolist() == ["ครูนก", "ครูนก", "ลุงเขียว", "ลุงเขียว"]
