import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from synth.text.repair import repair
from synth.text.terms import terms_of
from synth.text.tokens import ANALYSED_LENGTH, tokenise
from synth.themes import cutting
from synth.themes.cutting import Cutting, read_words, tokens_kept
from synth.themes.kept import KeptBlocks

TEXTS = (
    "การสร้างความโปร่งใส",
    "",
    "เเผนงาน ๆ",
    "😀\udc80",
    "ผู้นำ อบต.\nชุมชน",
    "ยาว" * 1500,
    "การสร้างความโปร่งใส",
)


@pytest.fixture(autouse=True)
def few_are_kept(monkeypatch):
    monkeypatch.setattr(cutting, "WORTH_KEEPING", 1)


def plainly(texts):
    tokens = tokenise(repair(text)[:ANALYSED_LENGTH] for text in texts)
    return tokens, terms_of(tokens)


def named(found):
    return found.tokens.named(found.names), found.terms.named(found.names)


@pytest.mark.parametrize("texts", [TEXTS, (), ("",), TEXTS[::-1]])
def test_what_is_cut_is_what_text_cuts(texts):
    assert read_words(texts) == plainly(texts)
    assert named(Cutting()(texts)) == plainly(texts)


@pytest.mark.parametrize("block", [1, 2, 100])
def test_a_second_run_takes_from_the_file_what_the_first_has_cut(tmp_path, monkeypatch, block):
    monkeypatch.setattr(cutting, "BLOCK", block)
    path = tmp_path / "study.db.tokens"
    Cutting(path)(TEXTS[:4])
    cut = []
    monkeypatch.setattr(cutting, "cut", lambda texts: cut.extend(texts) or real(texts))
    assert named(Cutting(path)(TEXTS)) == plainly(TEXTS)
    assert cut == list(TEXTS[4:6])
    assert named(Cutting(path)(TEXTS[::-1])) == plainly(TEXTS[::-1])
    assert cut == list(TEXTS[4:6])


real = cutting.cut


@pytest.mark.parametrize("at", [0, 2])
def test_a_run_broken_off_loses_the_block_at_hand_only(tmp_path, monkeypatch, at):
    monkeypatch.setattr(cutting, "BLOCK", 1)
    path, cut = tmp_path / "study.db.tokens", []

    def broken(texts):
        if len(cut) == at:
            raise KeyboardInterrupt
        cut.extend(texts)
        return real(texts)

    monkeypatch.setattr(cutting, "cut", broken)
    with pytest.raises(KeyboardInterrupt):
        Cutting(path)(TEXTS)
    cut.clear()
    monkeypatch.setattr(cutting, "cut", lambda texts: cut.extend(texts) or real(texts))
    assert named(Cutting(path)(TEXTS)) == plainly(TEXTS)
    assert cut == list(TEXTS[at:6])


@pytest.mark.parametrize("lost", [1, 30, 10**6])
def test_a_file_that_was_cut_off_or_is_another_is_begun_anew_where_it_is_whole(tmp_path, monkeypatch, lost):
    monkeypatch.setattr(cutting, "BLOCK", 2)
    path = tmp_path / "study.db.tokens"
    Cutting(path)(TEXTS)
    whole = path.read_bytes()
    path.write_bytes(whole[:-lost] or b"another\n" + whole)
    assert named(Cutting(path)(TEXTS)) == plainly(TEXTS)
    assert named(Cutting(path)(TEXTS)) == plainly(TEXTS)
    assert path.read_bytes() == whole


def test_other_rules_begin_the_file_anew(tmp_path):
    path = tmp_path / "study.db.tokens"
    Cutting(path)(TEXTS)
    assert list(KeptBlocks(path, "other rules").read()) == []
    assert path.read_bytes() == b""


def test_within_a_context_no_text_is_cut_twice(monkeypatch):
    cut = []
    monkeypatch.setattr(cutting, "cut", lambda texts: cut.extend(texts) or real(texts))
    read_words.cache_clear()
    with tokens_kept() as outer:
        outer(TEXTS[:2])
        with tokens_kept() as inner:
            assert inner is outer
            read_words(TEXTS)
    assert sorted(cut) == sorted(set(TEXTS))


def test_several_cores_give_what_one_gives(monkeypatch):
    monkeypatch.setattr(cutting, "SEVERAL_CORES", 1)
    monkeypatch.setattr(cutting, "BLOCK", 2)
    assert named(Cutting()(TEXTS)) == plainly(TEXTS)


def test_a_few_texts_leave_no_file(tmp_path, monkeypatch):
    monkeypatch.setattr(cutting, "WORTH_KEEPING", 7)
    path = tmp_path / "study.db.tokens"
    Cutting(path)(TEXTS)
    assert not path.exists()
    Cutting(path)((*TEXTS, "ป่า", "น้ำ"))
    size = path.stat().st_size
    Cutting(path)(("ทะเล",))
    assert path.stat().st_size > size


@pytest.mark.skipif(os.name == "nt", reason="a killed parent is not seen there")
def test_helpers_end_with_a_program_that_is_killed(tmp_path):
    program = (
        "import os, time; from synth.themes import cutting; cutting.SEVERAL_CORES = 1; cutting.IDLE = 600\n"
        f"open({str(tmp_path / 'pids')!r}, 'w').write(' '.join(map(str, cutting.side_by_side(os.getpid, [()], 9))))\n"
        "os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", program], check=False)
    [helper] = map(int, (tmp_path / "pids").read_text().split())
    for _ in range(300):
        if not alive(helper):
            return
        time.sleep(1)
    raise AssertionError("a helper stayed")


@pytest.mark.skipif(os.name == "nt", reason="signals to a group are another matter there")
def test_ctrl_c_is_told_once_and_ends_the_helpers(tmp_path):
    program = (
        "import os, pathlib, signal, time; from synth.themes import cutting; cutting.SEVERAL_CORES = 1\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        f"pids = pathlib.Path({str(tmp_path / 'pids')!r})\n"
        "def begin():\n"
        "    for number in cutting.side_by_side(os.getpid, [()], 9): pids.write_text(str(number))\n"
        "    list(cutting.side_by_side(time.sleep, [(600,)], 9))\n"
        "try: begin()\n"
        "except KeyboardInterrupt: print('interrupted')"
    )
    ran = subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    for _ in range(1_200):
        if (tmp_path / "pids").exists() or ran.poll() is not None:
            break
        time.sleep(0.25)
    time.sleep(1)
    os.killpg(ran.pid, signal.SIGINT)
    told, errors = ran.communicate(timeout=300)
    assert (told, errors) == ("interrupted\n", "")
    assert not alive(int((tmp_path / "pids").read_text()))


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or status.read_text().rsplit(")", 1)[1].split()[0] != "Z"
