"""A study as it grows: open, one coding until it is durable, codings as a table, merge; and kills.

    .venv/bin/python benchmarks/study.py [CODINGS ...]   # 10000 100000
    .venv/bin/python benchmarks/study.py kills [TIMES]   # 300, with one and with two writers

Three coders code 20,000 statements (in proportion where there are fewer codings). Beside two of the times
stands what plain SQLite takes for the same on the same disk: a row in a transaction of its own, all rows read
with pandas. Times of one machine on one day say little; the ratios and the growth say more.
"""

import os
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pandas as pd

from synth.study import Study

ROOT = Path(__file__).parents[1]
CODES = 33
CODERS = ("ครูแดง", "สมชาย", "วิไล")


def corpus(statements: int) -> SimpleNamespace:
    """Make sources of 50 statements each."""
    sources, rows = [], []
    for number in range(statements // 50):
        source, text = f"รุ่น/{number:04}.txt", ""
        for item in range(50):
            said = f"การสร้างความเชื่อมั่นผ่านผู้นำชุมชน ครั้งที่ {number}/{item}"
            row = {"statement_id": f"{source}@{item}", "source_id": source, "section": "บทเรียน", "text": said}
            rows.append(
                row | {"item": str(item), "start": len(text), "end": len(text) + len(said), "use": "analysed"}
            )
            text += said + "\n"
        sources.append(
            {"source_id": source, "cohort": "รุ่น", "project": f"โครงการ {number % 40}", "text": text}
        )
    return SimpleNamespace(sources=pd.DataFrame(sources), statements=pd.DataFrame(rows))


def filled(path: Path, codings: int) -> Study:
    """Make a study with so many codings, a fifth of them of each coder's later acts."""
    study = Study(path)
    study.add_corpus(corpus(max(1_000, codings // 5)))
    study.set_codebook(
        pd.DataFrame({"code": [f"c{n}" for n in range(CODES)], "name": [f"รหัสที่ {n}" for n in range(CODES)]})
    )
    ids = study.statements()["statement_id"].tolist()
    share = codings // len(CODERS)
    for place, coder in enumerate(CODERS):
        rows = [
            (ids[n % len(ids)], f"c{(n // len(ids) * 7 + n + place) % CODES}", coder) for n in range(share)
        ]
        table = pd.DataFrame(rows, columns=["statement_id", "code", "coder"])
        study.import_codings(table, path=f"codings/{coder}.csv", sha256=coder)
    return study


def seconds(work, times: int = 5) -> float:
    took = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return statistics.median(took)


def plain_row(folder: Path) -> float:
    """Time a row with plain SQLite, as durable as ours."""
    with closing(sqlite3.connect(folder / "plain.db", isolation_level=None)) as file:
        file.execute("PRAGMA synchronous=EXTRA")
        file.execute("CREATE TABLE codings (a TEXT PRIMARY KEY, b TEXT, c TEXT)")
        numbers = iter(range(10_000))
        return seconds(
            lambda: file.execute("INSERT INTO codings VALUES (?, 'x', 'y')", (str(next(numbers)),)), 50
        )


def plain_frame(path: Path) -> float:
    query = "SELECT * FROM codings JOIN events USING (event_id)"
    with closing(sqlite3.connect(path)) as file:
        return seconds(lambda: pd.read_sql(query, file))


def measure(folder: Path, codings: int) -> dict[str, float]:
    study = filled(folder / "study.db", codings)
    ids = study.statements()["statement_id"].tolist()
    other = Study(shutil.copy(study.path, folder / "other.db"))
    step = max(1, len(ids) // 200)
    for one in ids[::step]:
        other.code(one, "c0", coder="อีกคน")
    acts = []
    for one in ids[::step]:
        began = time.perf_counter()
        study.code(one, "c1", coder="วัดเวลา")
        acts.append(time.perf_counter() - began)
    acts.sort()
    began = time.perf_counter()
    study.merge(other.path)
    merge = time.perf_counter() - began
    return {
        "file, MB": study.path.stat().st_size / 1e6,
        "open, ms": 1000 * seconds(lambda: Study(study.path).close()),
        "one coding, median ms": 1000 * statistics.median(acts),
        "one coding, 95th percentile ms": 1000 * acts[int(0.95 * len(acts))],
        "  a row of plain SQLite, ms": 1000 * plain_row(folder),
        "codings(), s": seconds(study.codings),
        "  pandas.read_sql, s": plain_frame(study.path),
        "reviews(), s": seconds(study.reviews),
        "statements(), s": seconds(study.statements),
        "merge of 200 new codings, s": merge,
        "merge into an empty study, s": seconds(lambda: emptied(folder).merge(study.path), 1),
        "check(), s": seconds(study.check, 1),
        "backup, s": seconds(lambda: study.backup(folder / "backup.db"), 3),
    }


def emptied(folder: Path) -> Study:
    (folder / "empty.db").unlink(missing_ok=True)
    return Study(folder / "empty.db")


def grow(sizes: list[int]) -> None:
    columns = []
    for size in sizes:
        with tempfile.TemporaryDirectory(dir=os.environ.get("SYNTH_DISK")) as folder:
            columns.append(measure(Path(folder), size))
    print(f"{'codings':32}" + "".join(f"{size:>12,}" for size in sizes) + "      growth")
    for name in columns[0]:
        values = [column[name] for column in columns]
        print(
            f"{name:32}" + "".join(f"{value:12.3f}" for value in values) + f"{values[-1] / values[0]:11.1f}x"
        )


def kills(times: int) -> None:
    sys.path.insert(0, str(ROOT / "tests"))
    from study.killing import kill_writers

    for writers in (1, 2):
        with tempfile.TemporaryDirectory(dir=os.environ.get("SYNTH_DISK")) as folder:
            answered = kill_writers(Path(folder) / "study.db", times, writers)
        print(f"{times} kills of {writers} writing at once: {answered:,} acts answered for, none lost")


if __name__ == "__main__":
    if sys.argv[1:2] == ["kills"]:
        kills(int((sys.argv[2:] or [300])[0]))
    else:
        grow([int(size) for size in sys.argv[1:]] or [10_000, 100_000])
