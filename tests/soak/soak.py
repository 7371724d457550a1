"""Kills, damage, merged mutations, many writers and full disks for as long as told; one table at the end.

    python tests/soak/soak.py [MINUTES] [SEED]     # or: make soak MINUTES=60

Each part runs in turn until the time is over. A part counts what ended as promised and what did not; what did
not is printed with what it takes to see it again.
"""

import itertools
import os
import random
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.study import damaging, mutating
from tests.study.conftest import MEMORY, begin
from tests.study.killing import answers, fork, kill, kill_writers, write_acts

from synth.exchange import plain
from synth.report import write_report
from synth.study import Study
from synth.whole import mend_folder

WRITERS = 20


def kills(folder, chance):
    """Kill one writer, and four at once; every act that was answered for is there."""
    counts = Counter()
    for writers in (1, 2):
        (folder / "study.db").unlink(missing_ok=True)
        counts["acts answered for"] += kill_writers(folder / "study.db", 3, writers, chance.random())
        counts["kills"] += 3 * writers
    return counts, []


def writers(folder, chance):
    """Let twenty write to one study for some seconds, then kill them all at once."""
    study, ids = begin(folder / "study.db")
    running = [fork(write_acts(study.path, ids, f"c{number}")) for number in range(WRITERS)]
    for _, reading in running:
        answers(reading)
    time.sleep(chance.uniform(1, 4))
    said = {one for child, reading in running for one in kill(child, reading)} - {""}
    there, whole = set(study.history()["event_id"]), study.check().empty
    study.close()
    lost = {one for one in said if not one.startswith("import ")} - there
    broken = [f"{len(lost)} acts lost"] * bool(lost) + ["the study has faults"] * (not whole)
    return Counter({"writers": WRITERS, "acts answered for": len(said)}), broken


def merges(folder, chance):
    """Merge and open files with one value changed."""
    made = mutating.begin_two(folder)
    places = mutating.columns()
    cases = [(*chance.choice(places), chance.choice(mutating.KINDS)) for _ in range(8)]
    counts, broken = mutating.mutations(folder, made, cases, chance)
    return Counter({f"{way} {came}": number for (way, came), number in counts.items()}), broken


def damages(folder, chance):
    """See, write to and rescue damaged copies."""
    made, counts, broken = mutating.begin_two(folder), Counter(), []
    for how in chance.sample(damaging.DAMAGES, 4):
        seed = chance.randrange(10**9)
        came = damaging.damaged(folder, made, how, seed)
        counts["copies"] += 1
        counts += Counter(f"{what} {said.partition(':')[0]}" for what, said in came.items())
        broken += [(how, seed, what, said) for what, said in came.items() if said.startswith("broken")]
    return counts, broken


def full_disk(folder, chance):
    """Write acts, backup, export and report where a file may not grow; what stood there stands."""
    study, _ = begin(folder / "study.db")
    written = _written(study, folder)
    for work in written.values():
        work()
    counts, broken = Counter(), []
    for name, work in written.items():
        before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        room = chance.randrange(200, 20_000)
        counts["writes"] += 1
        ended = _in_child(lambda work=work, room=room: _with_room(room, work))
        if ended not in (0, 1):  # done, or told
            broken.append((name, room, f"ended with {ended}"))
        counts["told" if ended == 1 else "done"] += 1
        for path, content in before.items():
            same = path.exists() and (ended == 0 or path.read_bytes() == content)
            if not same:
                broken.append((name, room, f"{path.name} is not as it was"))
    study.close()
    return counts, broken


def files(folder, chance):
    """Kill the writing of report, export and backup; what stands there is the former or the new one, whole."""
    study, ids = begin(folder / "study.db")
    written, counts, broken = _written(study, folder), Counter(), []
    for work in written.values():
        work()
    for name, work in written.items():
        study.code(chance.choice(ids), "trust", coder=f"c{chance.random()}")
        took = _seconds(work)
        study.code(chance.choice(ids), "trust", coder=f"c{chance.random()}")
        child, reading = fork(lambda _, work=work: work())
        time.sleep(chance.uniform(0, took))
        kill(child, reading)
        counts["kills"] += 1
        if wrong := _mixed(folder):
            broken.append((name, wrong))
    study.close()
    return counts, broken


def _written(study, folder):
    return {
        "report": lambda: write_report(
            study, folder / "report", sections=["summary", "codebook"], date="2026-11-22"
        ),
        "tables": lambda: plain.write_tables(study, folder / "tables"),
        "workbook": lambda: plain.write_book(study, folder / "book.xlsx"),
        "codebook": lambda: plain.write_codebook(study, folder / "codebook.csv"),
        "backup": lambda: study.backup(folder / "backup.db"),
    }


def _mixed(folder):
    """Say what of the written files is neither the former nor the new one."""
    import hashlib
    import json
    import zipfile

    for name in ("report", "tables"):
        mend_folder(folder / name)
    manifest = json.loads((folder / "report" / "manifest.json").read_text(encoding="utf-8"))
    for name, sha256 in manifest["files"].items():
        if hashlib.sha256((folder / "report" / name).read_bytes()).hexdigest() != sha256:
            return f"report/{name}"
    with Study(folder / "backup.db", create=False) as copy:
        if not copy.check().empty:
            return "backup.db"
    (folder / "again.db").unlink(missing_ok=True)
    plain.read_tables(folder / "tables", folder / "again.db").close()
    return "book.xlsx" if zipfile.ZipFile(folder / "book.xlsx").testzip() else ""


def _seconds(work):
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _with_room(room, work):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        work()
    except (ValueError, OSError):
        os._exit(1)
    except BaseException:
        os._exit(2)


def _in_child(work):
    child = os.fork()
    if not child:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 2)
        work()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


PARTS = (kills, writers, merges, damages, full_disk, files)


def soak(seconds, seed=0, parts=PARTS):
    """Run each part in turn until the time is over, each at least once; return counts and what broke, by part."""
    until, counts = time.monotonic() + seconds, {part.__name__: Counter() for part in parts}
    broken = {part.__name__: [] for part in parts}
    for number in itertools.count(seed):
        for part in parts:
            with tempfile.TemporaryDirectory(dir=MEMORY, ignore_cleanup_errors=True) as folder:
                try:
                    came, wrong = part(Path(folder), random.Random(f"{part.__name__} {number}"))
                except Exception as error:
                    came, wrong = Counter(), [f"{type(error).__name__}: {error}"]
            counts[part.__name__] += came + Counter({"rounds": 1})
            broken[part.__name__] += [(f"round {number}", one) for one in wrong]
        if time.monotonic() > until:
            return counts, broken


def table(counts, broken):
    """Give the lines of the table: part, what was counted, broken."""
    for part, found in counts.items():
        said = ", ".join(f"{name} {number:,}" for name, number in sorted(found.items()))
        yield f"{part:<10} broken {len(broken[part]):>3}   {said}"


if __name__ == "__main__":
    minutes, first = (float(sys.argv[1]) if len(sys.argv) > 1 else 10), int((sys.argv[2:] or [0])[0])
    found, wrong = soak(60 * minutes, first)
    for part, ones in wrong.items():
        for one in ones:
            print("BROKEN", part, str(one)[:2_000])
    print(f"{minutes:g} minutes from seed {first}")
    print("\n".join(table(found, wrong)))
    sys.exit(any(wrong.values()))
