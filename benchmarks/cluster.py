"""Reading, cutting and proposing as `synth run` does, here and on Dask workers of this computer.

    .venv/bin/python benchmarks/cluster.py 100000 20000 [--workers 1 2 4] [--sample 2000] [--kill]

For each size a corpus is made (see `synthetic.py`), read, cut into words and proposed themes for, each time
in a program of its own: alone (all cores, as without ``--scheduler``) before and after, between them on so
many workers of one thread each; with ``--kill`` one is killed in the middle of reading and one in the middle
of cutting, and others begun in their place. Seconds are by the clock, to be read as ratios of one run beside
the load of the computer. `equal` compares every table of the corpus, tokens and terms of every statement and
every table of the proposal with the first run alone, to the last digit. With ``--sample 2000`` themes are
found on fewer statements than in earnest: that part is the same for all, and no worker shares it.
"""

import argparse
import json
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from synthetic import write_corpus

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from clustering import Cluster

ONE = """
import json, pickle, sys, time
from contextlib import nullcontext
import synth
from synth.cluster import cluster_at
from synth.themes import joining
from synth.themes.cutting import tokens_kept

corpus, kept, address, embedding, sample = sys.argv[1:]
joining.SAMPLE, joining.LARGE = int(sample), 2 * int(sample)
took = {}

def done(name, begun):
    took[name] = round(time.perf_counter() - begun, 2)
    print(name, flush=True)
    return time.perf_counter()

begun = at = time.perf_counter()
with cluster_at(address) if address else nullcontext():
    at = done("start", at)
    read = synth.read_corpus(corpus)
    at = done("read", at)
    said = read.statements[read.statements["use"] == "analysed"]
    with tokens_kept() as cut:
        tokens = cut(said["text"].tolist())
        at = done("cut", at)
        proposal = synth.discover(said, embedding=embedding)
        at = done("themes", at)
took["all"] = round(time.perf_counter() - begun, 2)
tables = {name: getattr(read, name) for name in ("sources", "statements", "left_out", "problems", "lines")}
tables |= {name: getattr(proposal, name) for name in ("themes", "members", "subthemes")}
words = [rows.named(tokens.names) for rows in (tokens.tokens, tokens.terms)]
with open(kept, "wb") as file:
    found = {name: table.to_csv(float_format="%r") for name, table in tables.items()}
    pickle.dump(found | {"words": words}, file)
print(json.dumps(took | {"statements": len(said)}))
"""


def main() -> None:
    """Print a row for each size and number of workers."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("sizes", nargs="+", type=int)
    asked.add_argument("--workers", nargs="+", type=int, default=[1, 2, 4])
    asked.add_argument("--embedding", default="none")
    asked.add_argument("--sample", type=int, default=10_000)
    asked.add_argument("--kill", action="store_true")
    given = asked.parse_args()
    how = [given.embedding, str(given.sample)]
    print("| statements | by | start | read | cut | themes | all | to alone | equal | load |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as room:
            folder, here = write_corpus(Path(room) / "corpus", size), Path(room) / "alone.pickle"
            (folder / "codebook.csv").unlink()
            first = measured(folder, here, "", how)
            row(size, "alone", first, first, True)
            for workers in given.workers:
                there = Path(room) / "there.pickle"
                with Cluster(workers) as cluster:
                    took = measured(folder, there, cluster.address, how)
                row(size, f"{workers} workers", took, first, equal(here, there))
            if given.kill:
                with Cluster(2) as cluster:
                    took = measured(folder, there, cluster.address, how, cluster)
                row(size, "2 workers, one killed twice", took, first, equal(here, there))
            again = measured(folder, there, "", how)
            row(size, "alone again", again, first, equal(here, there))


def measured(folder: Path, kept: Path, address: str, how: list[str], victims: Cluster | None = None) -> dict:
    """Do it once in a program of its own; kill a worker some seconds after each step, where told."""
    command = [sys.executable, "-c", ONE, str(folder), str(kept), address, *how]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        for line in program.stdout:
            if line.startswith("{"):
                return json.loads(line)
            if victims and line.strip() in ("start", "read"):
                threading.Timer(3, replace, [victims]).start()
    raise RuntimeError("it ended without an answer")


def replace(cluster: Cluster) -> None:
    """Kill the oldest worker and begin another."""
    cluster.workers[0].send_signal(signal.SIGKILL)
    cluster.workers.append(cluster.workers.pop(0))
    cluster.add()


def equal(one: Path, other: Path) -> bool:
    """Say whether two runs found the same."""
    return pickle.loads(one.read_bytes()) == pickle.loads(other.read_bytes())


def row(size: int, by: str, took: dict, first: dict, same: bool) -> None:
    """Print what a run took."""
    steps = " | ".join(f"{took[name]:.1f}" for name in ("start", "read", "cut", "themes", "all"))
    load = os.getloadavg()[0]
    ratio = f"{took['all'] / first['all']:.2f}"
    print(f"| {size:,} | {by} | {steps} | {ratio} | {'yes' if same else 'NO'} | {load:.0f} |", flush=True)
    time.sleep(1)


if __name__ == "__main__":
    main()
