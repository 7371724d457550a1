"""`synth run` broken off: one line, nothing lost, and the next run goes on from what was kept."""

import importlib

import pytest

import synth
from synth.study.erasure import looked, personal
from synth.themes import cutting

from .conftest import put, said

NOTES = {
    f"2567/เวที-{note}.txt": "\n".join(
        [f"เวทีสรุปบทเรียน โครงการที่ {note}", "", "บทเรียน"]
        + [f"{item}. {said} แห่งที่ {note}{item}" for item, said in enumerate(SAID, 1)]
    )
    for SAID in [["ผู้นำเสียสละเวลา", "เก็บออมร่วมกันทุกเดือน", "ทำบัญชีโปร่งใส", "แบ่งหน้าที่ชัดเจน"]]
    for note in range(4)
}
"""Invented."""
STEPS = {
    "notes are read": ("synth.corpus.folder", "_source"),
    "notes come in": ("synth.study.acts.readings", "put"),
    "codings come in": ("synth.study.acts.imports", "put"),
    "personal data are looked for": ("synth.study.erasure.personal", "find_in"),
    "words are cut": ("synth.themes.cutting", "cut"),
    "tables are written": ("synth.report.write", "_csv"),
}
"""What is done by whom in a run, in its order."""


@pytest.fixture
def folder(empty, monkeypatch):
    monkeypatch.setattr(looked, "WORTH_KEEPING", 1)
    monkeypatch.setattr(cutting, "WORTH_KEEPING", 1)
    monkeypatch.setattr(personal, "_BLOCK", 4)
    monkeypatch.setattr(cutting, "BLOCK", 4)
    put(empty, NOTES | {"codebook.csv": "code,name\nteam,ทีมงาน\n"})
    rows = [f"2567/เวที-{note}.txt,แบ่งหน้าที่ชัดเจน แห่งที่ {note}4,team" for note in range(4)]
    put(empty, {"codings/ก.csv": "\n".join(["path,text,codes", *rows])})
    return empty


def run(**given):
    cutting.read_words.cache_clear()  # another process knows nothing
    return said("run", "corpus", "--embedding", "none", **given)


def broken_off(monkeypatch, step, after):
    """Run, and press Ctrl-C once a step was done so many times."""
    module, name = importlib.import_module(STEPS[step][0]), STEPS[step][1]
    real, times = getattr(module, name), []

    def pressed(*arguments, **options):
        if len(times) == after:
            raise KeyboardInterrupt
        times.append(arguments)
        return real(*arguments, **options)

    with monkeypatch.context() as patched:
        patched.setattr(module, name, pressed)
        return run(status=1)


@pytest.mark.usefixtures("no_report")
@pytest.mark.parametrize("step", list(STEPS)[:5])
def test_a_run_broken_off_says_one_line_and_the_next_one_has_everything(folder, monkeypatch, step):
    assert broken_off(monkeypatch, step, 1).splitlines()[-1] == "ยกเลิกแล้ว"
    assert not (folder / "report").exists()
    if (folder / "study.db").exists():
        with synth.Study("study.db") as study:
            assert study.check().empty
    run()
    with synth.Study("study.db") as study:
        tables = [getattr(study, name)() for name in ("sources", "statements", "codings", "reviews")]
    assert list(map(len, tables)) == [4, 16, 4, 4]


def test_the_former_report_stays_until_the_next_is_whole(folder, monkeypatch):
    run()
    former = {path: path.read_bytes() for path in folder.rglob("report/**/*") if path.is_file()}
    assert former
    put(folder, {"2567/เวที-5.txt": NOTES["2567/เวที-3.txt"].replace("แห่งที่ 3", "แห่งที่ 5")})
    assert broken_off(monkeypatch, "tables are written", 1).splitlines()[-1] == "ยกเลิกแล้ว"
    assert {path: path.read_bytes() for path in folder.rglob("report*/**/*") if path.is_file()} == former


@pytest.mark.usefixtures("no_report")
@pytest.mark.parametrize(
    ("step", "of_all", "kept"), [("personal data are looked for", 16, 8), ("words are cut", 4, 2)]
)
def test_what_was_looked_into_and_cut_before_is_not_again(folder, monkeypatch, step, of_all, kept):
    module, name = importlib.import_module(STEPS[step][0]), STEPS[step][1]
    broken_off(monkeypatch, step, kept)
    done, real = [], getattr(module, name)
    monkeypatch.setattr(module, name, lambda *given: done.append(given) or real(*given))
    run()
    assert len([given for given in done if "แห่งที่" in str(given)]) == of_all - kept
