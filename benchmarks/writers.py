"""Many coders at once: acts a second and the slowest act, in a file and on a PostgreSQL server of Debian's.

    .venv/bin/python benchmarks/writers.py [SECONDS]   # 20 for each row

Each coder is a process that codes and takes back as fast as it can, which no person does; both places lie on
the same disk and sync to it. `serializable` is the way not taken: no lock, and an act that met another one is
done again. `refused` are acts that were told, after 30 seconds, to try again; they are among the slowest.
"""

import multiprocessing
import statistics
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from study import filled

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from serving import Server
from synth.study import Study, move, server

WRITERS = (1, 5, 20)


def main() -> None:
    """Print a row for each place and number of coders."""
    seconds = float(sys.argv[1]) if sys.argv[1:] else 20.0
    running = Server(durable=True)
    try:
        with tempfile.TemporaryDirectory() as folder:
            path, address = Path(folder) / "study.db", running.database("study")
            filled(path, 5_000).close()
            move(path, address)
            print("| place | coders | acts a second | median ms | slowest ms | done again | refused |")
            print("|---|---|---|---|---|---|---|")
            for coders in WRITERS:
                for name, place in (("file", path), ("server", address), ("serializable", address)):
                    row = measured(place, coders, seconds, name == "serializable")
                    print(f"| {name} | {coders} | {row}", flush=True)
            for place in (path, address):
                with Study(place) as study:
                    assert study.check().empty
    finally:
        running.stop()


def measured(place: object, coders: int, seconds: float, serializable: bool) -> str:
    """Let so many coders work at once; say what an act took and what became of it."""
    with multiprocessing.get_context("fork").Pool(coders) as pool:
        asked = [(place, number, time.time() + 5, seconds, serializable) for number in range(coders)]
        found = pool.starmap(work, asked, chunksize=1)
    took = sorted(one for times, *_ in found for one in times)
    again, refused = (sum(counts) for counts in zip(*(row[1:] for row in found), strict=True))
    rate, median = len(took) / seconds, statistics.median(took) * 1000
    return f"{rate:,.0f} | {median:,.0f} | {took[-1] * 1000:,.0f} | {again:,} | {refused:,} |"


def work(place: object, number: int, begin: float, seconds: float, serializable: bool) -> tuple:
    """Code and take back until the time is over.

    Return how long each act took, how often one was done again, and how many were refused.
    """
    if serializable:
        server._begin = _serializable
    took, again, refused, turn = [], 0, 0, 0
    with Study(place, create=False) as study:
        ids = study.statements()["statement_id"].tolist()[number * 40 : number * 40 + 40]
        time.sleep(max(0.0, begin - time.time()))
        while time.time() < begin + seconds:
            act = study.code if turn // len(ids) % 2 == 0 else study.uncode
            begun, done = time.perf_counter(), False
            while not done:
                try:
                    act(ids[turn % len(ids)], "c32", coder=f"coder {number}")
                    done = True
                except DBAPIError:  # could not be put in line with another act
                    again += 1
                except TimeoutError:
                    refused, done = refused + 1, True
            took.append(time.perf_counter() - begun)
            turn += 1
    return took, again, refused


def _serializable(connection) -> None:
    writing = connection.get_execution_options().get("writing")
    level = "SERIALIZABLE" if writing else "REPEATABLE READ, READ ONLY"
    connection.exec_driver_sql(f"SET TRANSACTION ISOLATION LEVEL {level}")


if __name__ == "__main__":
    main()
