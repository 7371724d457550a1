"""Suggestions come from a process of their own, and without it coding goes on."""

import os
import signal
import subprocess
import sys
import textwrap
import time

import pandas as pd
import pytest

import synth
from synth.widget import suggestions
from synth.widget.suggester import answer

from .pages import BOOK, Page, begin

PATIENCE = 120
"""Seconds after which a test gives up; the process takes some to begin on a busy machine."""


def wait(until):
    end = time.monotonic() + PATIENCE
    while not (found := until()):
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)
    return found


@pytest.fixture
def events(study, monkeypatch):
    """Give a page whose events are kept in a list."""
    heard = []
    monkeypatch.setattr(synth.Coder, "send", lambda self, content, buffers=None: heard.append(content))
    page = Page(study)
    page.heard = heard
    page.post = lambda **asked: page.widget._receive(page.widget, asked, [])
    yield page
    page.widget.close()


def test_suggestions_are_those_of_the_themes_room_and_asked_again_after_ten_acts(events, study):
    page, k = events, events.keys[6]
    assert page("suggestions", k=k)["ready"] is False
    page.post(id="o", do="open")
    wait(lambda: page.widget._desk.turns)
    assert page.heard.count({"event": "suggestions"}) == 2  # the suggestions, then the order
    shown = page("suggestions", k=k)
    expected = synth.suggest(study.statements(), None, study.codebook())
    name = page.widget._desk.statements[k].statement_id
    expected = expected[expected["statement_id"] == name]
    assert shown["ready"]
    assert [(one["code"], one["because"]) for one in shown["suggestions"]] == list(
        zip(expected["code"], expected["because"], strict=True)
    )
    assert page.widget._desk.turns == synth.coding_order(study.statements(), None, study.codebook())
    before = page.widget._desk.suggested
    for number, code in enumerate(["trust", "leader", "budget", "success", "obstacle"] * 2):
        page.post(id=f"c{number}", do="act", act="code", k=page.keys[number // 5], code=code)
    wait(lambda: page.widget._desk.suggested is not before)
    assert page.widget._desk.suggested[name][0][1] != before[name][0][1]


def test_the_answer_goes_before_the_asking(events):
    events.post(id="o", do="open")
    assert events.heard[0]["id"] == "o"


def test_one_process_for_all_pages_and_none_after_the_last(events, folder, monkeypatch):
    monkeypatch.setattr(suggestions, "helper", suggestions.Helper())  # pages of other tests may still be open
    events.post(id="o", do="open")
    pid = wait(lambda: suggestions.helper.pid)
    with begin(folder / "other.db") as study:
        other = Page(study)
        other.widget._receive(other.widget, {"id": "o2", "do": "open"}, [])
        wait(lambda: other.widget._desk.suggested)
        assert suggestions.helper.pid == pid
        other.widget.close()
        assert suggestions.helper.pid == pid
    events.widget.close()
    assert suggestions.helper.pid is None


def test_a_page_closed_while_its_statements_are_gathered_starts_none(monkeypatch):
    helper, told = suggestions.Helper(), []
    started = []
    monkeypatch.setattr(suggestions.subprocess, "Popen", lambda *a, **k: started.append(a))

    def gather():
        helper.forget(1)
        return {}

    helper.ask(1, gather, lambda *what: told.append(what))
    wait(lambda: not helper._wanted)
    helper.ask(2, lambda: {}, lambda *what: told.append(what))  # served after the one before
    wait(lambda: told)
    assert (len(started), told[0]) == (1, ("failed", None))  # the second page alone started one


def test_a_process_that_dies_takes_nothing_but_suggestions_with_it(events, study, folder, monkeypatch):
    monkeypatch.setattr(suggestions, "helper", suggestions.Helper())
    monkeypatch.setattr(
        sys, "executable", silent(folder / "silent")
    )  # it must not answer before it is killed
    events.post(id="o", do="open")
    os.kill(wait(lambda: suggestions.helper.pid), signal.SIGKILL)
    wait(lambda: events.widget._suggestions.ready)
    answer = events("suggestions", k=events.keys[0])
    assert (answer["suggestions"], answer["note"][:23]) == ([], "ขณะนี้ระบบแนะนำรหัสไม่ไ"[:23])
    assert events.act("code", k=events.keys[0], code="leader")["ok"]
    assert len(study.codings()) == 1


def silent(program):
    """Write a program that takes what it is told and says nothing."""
    program.write_text("#!/bin/sh\nexec sleep 600\n", encoding="utf-8")
    program.chmod(0o700)
    return str(program)


def test_without_a_program_to_start_there_are_no_suggestions(events, monkeypatch):
    monkeypatch.setattr(suggestions, "helper", suggestions.Helper())
    monkeypatch.setattr(sys, "executable", "")
    events.post(id="o", do="open")
    wait(lambda: events.widget._suggestions.failed)
    assert events("suggestions", k=events.keys[0])["note"]


@pytest.mark.parametrize("options", [{"blind": True}, {"adjudicate": ("ก", "ข")}])
def test_blind_and_adjudicating_pages_start_none(study, options, monkeypatch):
    monkeypatch.setattr(suggestions, "helper", suggestions.Helper())
    for coder in ("ก", "ข"):
        study.code(study.statements()["statement_id"][0], "trust", coder=coder)
    page = Page(study, **options)
    page.widget._receive(page.widget, {"id": "o", "do": "open"}, [])
    assert suggestions.helper.pid is None
    shown = page("suggestions", k=page.keys[0])
    assert (shown["suggestions"], shown["ready"], shown["hidden"]) == ([], True, "blind" in options)


def test_it_ends_with_the_kernel(folder):
    """A killed kernel takes the process with it, which then is in the middle of its work."""
    begin(folder / "study.db").close()
    kernel = f"""
        import synth, time
        from synth.widget import suggestions
        page = synth.Coder({str(folder / "study.db")!r}, "ก")
        page._receive(page, {{"id": "o", "do": "open"}}, [])
        while suggestions.helper.pid is None:
            time.sleep(0.01)
        print(suggestions.helper.pid, flush=True)
        time.sleep(600)
    """
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(kernel)], stdout=subprocess.PIPE, text=True
    ) as run:
        pid = int(run.stdout.readline())
        run.kill()
    wait(lambda: not alive(pid))


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    try:  # nobody reaps an orphan in a container without an init
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_what_cannot_be_suggested_is_answered_with_nothing():
    statements = pd.DataFrame({"statement_id": ["s1"], "text": ["ผู้นำชุมชน"]})
    nothing = pd.DataFrame(columns=["statement_id", "code"])
    asked = {"statements": statements, "codings": nothing, "dismissals": nothing}
    assert list(answer("suggestions", {**asked, "codebook": BOOK.iloc[:0]})) == []
    assert list(answer("turns", {**asked, "codebook": BOOK})) == [["s1"]]
