"""A cluster gives what one computer gives, to the statement; what is wrong with it is said, and soon."""

import os
import shutil
import signal
import socket

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner

import synth
from clustering import SOURCES, Cluster
from synth import cluster as ours
from synth import versions
from synth.cli import main
from synth.cluster import cluster_at, spread
from synth.corpus.layout.labeller import labeller
from synth.corpus.layout.lines import lines_of
from synth.corpus.layout.teaching import taught
from synth.telling import say
from synth.themes import cutting, discover, joining, large, meaning
from synth.themes.cutting import tokens_kept
from synth.themes.meaning import Model, meanings
from synth.themes.tokens import cut

pytestmark = pytest.mark.server
TABLES = ("sources", "statements", "left_out", "problems", "lines")
SAID = ["ผู้นำชุมชนเข้มแข็ง", "แกนนำร่วมมือกัน", "งบประมาณล่าช้า", "เบิกงบยาก", "ดูแลป่าชุมชน", "ปลูกป่าริมน้ำ"]
TEXTS = [f"{one} {other}{n}" for n in range(3) for one in SAID for other in SAID]


def same(one, other):
    """Say whether two tables are the same to the last digit."""
    pd.testing.assert_frame_equal(one, other, check_exact=True)


@pytest.fixture(scope="module")
def cluster():
    """Two workers, which no test brings down."""
    with Cluster() as running:
        yield running


@pytest.fixture
def small(monkeypatch):
    """What is large begins early, and everything is worth sending."""
    monkeypatch.setattr(joining, "LARGE", 50)
    monkeypatch.setattr(joining, "SAMPLE", 40)
    monkeypatch.setattr(large, "BLOCK", 20)
    monkeypatch.setattr(cutting, "BLOCK", 20)
    monkeypatch.setattr(cutting, "WORTH_SENDING", 1)


def test_notes_are_read_as_here(cluster, corpus_folder, corpus):
    with cluster_at(cluster.address):
        read = synth.read_corpus(corpus_folder)
    for name in TABLES:
        same(getattr(read, name), getattr(corpus, name))
    assert read.said == corpus.said


def test_what_cannot_be_sent_or_read_is_said_as_here(cluster, tmp_path):
    for name, letters in {"ก.txt": "บทเรียน\n1. ผู้นำเข้มแข็ง".encode(), "ข.docx": b"PK", "ค.odt": b"?"}.items():
        (tmp_path / name).write_bytes(letters)
    (tmp_path / "ง.txt").mkdir()
    with cluster_at(cluster.address):
        read = synth.read_corpus(tmp_path)
    alone = synth.read_corpus(tmp_path)
    for name in TABLES:
        same(getattr(read, name), getattr(alone, name))
    assert len(alone.problems) == 2


def test_workers_read_with_what_a_study_taught(cluster, tmp_path):
    note = "๏ ลุงดำ ๏\n- ฝายพังทุกปี\n- คนเฝ้าน้อย\n๏ ป้าแดง ๏\n- ไฟมาจากข้างนอก\n- ไม่มีแนวกัน"
    kinds = zip(lines_of(note), ["name", "statement", "statement"] * 2, strict=True)
    by = taught(labeller(), [(note, {}, {line.start: kind for line, kind in kinds})])
    year_after = "๏ ครูนก ๏\n- ดินแข็งขึ้น\n- ใช้ปุ๋ยมาก\n๏ ลุงเขียว ๏\n- ลูกหลานไม่อยู่\n- ไม่มีคนสอน"
    (tmp_path / "เวที.txt").write_text(year_after, encoding="utf-8")
    with cluster_at(cluster.address):
        read = synth.read_corpus(tmp_path, by=by)
    same(read.lines, synth.read_corpus(tmp_path, by=by).lines)
    assert not read.lines.equals(synth.read_corpus(tmp_path).lines)


@pytest.mark.parametrize("seed", [0, 5])
def test_themes_are_those_of_one_computer_to_the_statement(cluster, small, seed):
    statements = pd.DataFrame({"statement_id": [f"s{n:03}" for n in range(len(TEXTS))], "text": TEXTS})
    alone = discover.discover(statements, seed=seed, embedding="none")
    with cluster_at(cluster.address), tokens_kept() as kept:
        shared = discover.discover(statements, seed=seed, embedding="none")
        tokens = kept(TEXTS)
    assert alone.sample == 40
    for name in ("themes", "members", "subthemes"):
        same(getattr(shared, name), getattr(alone, name))
    assert tokens.tokens.named(tokens.names) == cut(TEXTS).tokens.named(cut(TEXTS).names)


def test_a_worker_that_is_killed_costs_time_alone():
    blocks = [(TEXTS[at : at + 4],) for at in range(0, len(TEXTS), 4)] * 4
    with Cluster() as running, cluster_at(running.address):
        coming = spread(cut, blocks)
        found = [next(coming)]
        os.kill(running.workers[0].pid, signal.SIGKILL)
        found += coming
    wanted = [cut(*block) for block in blocks]
    assert [one.names for one in found] == [one.names for one in wanted]
    assert all(
        np.array_equal(getattr(one, rows).values, getattr(other, rows).values)
        for one, other in zip(found, wanted, strict=True)
        for rows in ("tokens", "terms")
    )


def test_a_cluster_that_is_lost_on_the_way_is_said():
    with Cluster(1) as running, cluster_at(running.address):
        coming = spread(cut, [(TEXTS,)] * 40)
        next(coming)
        os.kill(running.scheduler.pid, signal.SIGKILL)
        with pytest.raises(ValueError, match="is gone"):
            list(coming)


def test_a_sentence_model_is_asked_on_the_workers_or_said_to_be_missing(cluster, monkeypatch):
    model = Model("kein Modell 1", 1.0, 0.5, lambda texts: np.ones((len(texts), 2)))
    with cluster_at(cluster.address), pytest.raises(ValueError, match="kein Modell 1"):
        meanings(["ผู้นำ"], model)
    if (model := meaning._installed()) is None:
        pytest.skip("needs the extra semantic")
    alone = model.read(meaning.readable(SAID))
    with cluster_at(cluster.address):
        [there] = spread(meaning._read_there, [(model.name, meaning.readable(SAID))])
    assert np.array_equal(np.asarray(there, np.float16), np.asarray(alone, np.float16))


def test_workers_of_another_version_are_refused(tmp_path):
    other = shutil.copytree(SOURCES, tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "ipynb"))
    with (other / "synth" / "schema.py").open("a", encoding="utf-8") as file:
        file.write("# another\n")
    with Cluster(1, other) as running, pytest.raises(ValueError, match="a worker has synth"):
        cluster_at(running.address).__enter__()


def test_a_worker_that_comes_later_with_another_version_is_refused(cluster, monkeypatch):
    known = versions.versions()
    with cluster_at(cluster.address):
        monkeypatch.setattr(ours, "versions", lambda: known | {"numpy": "1.0"})
        with pytest.raises(ValueError, match=r"a worker has numpy .*, this computer 1\.0"):
            list(spread(cut, [(TEXTS,)]))


@pytest.fixture(scope="module")
def silent():
    """Something that listens and never says a word."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield f"tcp://127.0.0.1:{listening.getsockname()[1]}"


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("nobody", "unreachable"),
        ("silent", "unreachable"),
        ("หน้าห้อง", "address"),
        ("tcp://a:ลับ@b:1", "address"),
    ],
)
def test_no_scheduler_is_said_and_nothing_is_begun(tmp_path, silent, address, key, lang):
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "เวที.txt").write_text("บทเรียน\n1. ผู้นำเข้มแข็ง", encoding="utf-8")
    at = {"nobody": "tcp://127.0.0.1:9", "silent": silent}.get(address, address)
    ours.ANSWERS, before = 1, ours.ANSWERS
    try:
        where = ["--study", tmp_path / "study.db", "--out", tmp_path / "report"]
        typed = ["run", tmp_path / "notes", *where, "--scheduler", at, "--lang", lang]
        result = CliRunner().invoke(main, list(map(str, typed)))
    finally:
        ours.ANSWERS = before
    assert result.exit_code == 2
    assert say(ours.told(f"cluster.{key}", address=at), lang) in result.output
    assert "ลับ" not in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["notes"]


def test_a_run_keeps_no_address_and_leaves_no_words_with_the_workers(cluster, tmp_path):
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "เวที.txt").write_text("บทเรียน\n1. ผู้นำเข้มแข็ง\n2. งบประมาณล่าช้า", encoding="utf-8")
    where = ["--study", tmp_path / "study.db", "--out", tmp_path / "report"]
    typed = ["run", tmp_path / "notes", *where, "--scheduler", cluster.address]
    result = CliRunner().invoke(main, list(map(str, typed)))
    assert result.exit_code == 0, result.output
    port = cluster.address.rpartition(":")[2].encode()
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert (tmp_path / "report" / "manifest.json") in written
    assert not any(b"127.0.0.1:" + port in path.read_bytes() for path in written)
    assert not any("ผู้นำ".encode() in path.read_bytes() for path in cluster.left())
