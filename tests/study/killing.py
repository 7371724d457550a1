"""Writers that are killed at random moments, and what must be in the file afterwards."""

import os
import random
import select
import signal
import time

import pandas as pd

from synth.study import Study

from .conftest import begin


def fork(work):
    """Run `work` in another process; return its id and the pipe on which it answers, for acts that were new."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        try:
            work(lambda line: line and os.write(writing, f"{line}\n".encode()))
        finally:
            os._exit(0)
    os.close(writing)
    return child, reading


def answers(reading):
    """Wait for the first answer."""
    select.select([reading], [], [], 60)


def kill(child, reading):
    """Kill a process without warning and return the whole lines that it answered."""
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        said = pipe.read()
    return said[: said.rfind("\n") + 1].splitlines()


def write_acts(path, ids, coder):
    """Give the work of a coder who does everything in turn and answers each act by its id."""

    def work(answer):
        study, number = Study(path), 0
        while True:
            one, number = ids[number % len(ids)], number + 1
            answer(study.code(one, ("trust", "team")[number // len(ids) % 2], coder=coder))
            answer(study.review(one, coder=f"{coder}{number}"))
            answer(study.undo(coder=f"{coder}{number}"))
            answer(study.memo("statement", one, "ถามต่อ" * 50, coder=coder))
            if number % 5 == 0:
                answer(study.add_code(f"{coder} {os.getpid()} {number}", coder=coder))
                answer(study.uncode(one, "trust", coder=coder))
            if number % 7 == 0:  # many rows in one act: all of them or none
                table = pd.DataFrame({"statement_id": ids, "code": "success", "coder": f"{coder}{number}"})
                study.import_codings(table, path=f"{os.getpid()}", sha256=f"{os.getpid()}-{number}")
                answer(f"import {coder}{number}")

    return work


def kill_writers(path, times, writers, seed=0):
    """Kill `writers` processes that write to one study, `times` times; return how many acts were answered.

    After each kill every act that was answered for is in the file, and the file is whole.
    """
    study, ids = begin(path)
    chance, answered, total = random.Random(seed), set(), 0
    for _ in range(times):
        running = [fork(write_acts(path, ids, coder)) for coder in "ab"[:writers]]
        for _, reading in running:
            answers(reading)
        time.sleep(chance.uniform(0, 0.1))
        for child, reading in running:
            answered |= set(kill(child, reading)) - {""}
        there = set(study.history()["event_id"])
        imported = study.codings()["coder"]
        lost = {one for one in answered if not one.startswith("import ")} - there
        assert not lost, f"{len(lost)} acts were answered for and are not there"
        for one in answered - there:
            assert (imported == one.removeprefix("import ")).sum() == len(ids)
        assert study.check().empty
        if len(there) > 400:  # a fresh file keeps each round short
            study.path.unlink()
            study, ids = begin(path)
            total, answered = total + len(answered), set()
    study.close()
    return total + len(answered)
