"""How long themes, suggestions and the whole run take on very many statements, and how much memory.

    .venv/bin/python benchmarks/scale.py 10000 100000 [1000000] [--what discover suggest] [--embedding none]
    .venv/bin/python benchmarks/scale.py 2000 20000 --what run [--before OTHER/src]

Beside `discover` and `suggest` stands what PyThaiNLP's newmm takes for the same texts in as many processes as
there are cores, in the same run; seconds are those of the processors (what a quiet machine would take on one
core), and by the clock. `run` is timed stage by stage, with three coders who have read all, or `--read`
statements (see `synthetic.py`), then the sizes of the pages, and, with the sources of another version, which
tables differ.
"""

import argparse
import atexit
import json
import os
import random
import resource
import select
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

import pandas as pd

from synthetic import halves, write_corpus

NOW = Path(__file__).parents[1] / "src"
CORES = len(os.sched_getaffinity(0))
RUN = """
import sys, time
time.perf_counter = time.process_time
from synth.cli import main
main(["run", *sys.argv[1:]])
"""
LOOK = 0.2
"""Seconds after which memory is looked at again."""
TIMED = {"codings", "reviews"}
"""Tables that hold when a coding came in."""


def texts(number: int, seed: int = 0) -> list[str]:
    """Make texts that nearly all differ: a beginning, a middle and an end of what three people said."""
    rng, said = random.Random(seed), halves()
    made = []
    for _ in range(number):
        first, middle, last = (rng.choice(said) for _ in range(3))
        gap = " " if rng.random() < 0.3 else ""
        made.append(first[0] + gap + middle[1][: len(middle[1]) // 2] + last[1][len(last[1]) // 2 :])
    return made


def _newmm(part: list[str]) -> int:
    from pythainlp.tokenize import word_tokenize

    return sum(len(word_tokenize(text, engine="newmm")) for text in part)


def timed(work, *given) -> dict[str, float]:
    """Do something in a process of its own; give its seconds and the most memory of it and its helpers."""
    reader, writer = os.pipe()
    began = time.perf_counter()
    child = os.fork()
    if not child:
        try:
            work(*given)
            sys.stdout.flush()
            _end_helpers()
        except BaseException:  # nothing of the parent's may be tidied up here
            traceback.print_exc()
            os._exit(1)
        used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        told = {
            "processor, s": sum(one.ru_utime + one.ru_stime for one in used),
            "clock, s": time.perf_counter() - began,
        }
        os.write(writer, json.dumps(told).encode())
        print(f"  {work.__name__}: {told['processor, s']:.0f} s", flush=True)
        os._exit(0)
    os.close(writer)
    most = 0.0
    while not select.select([reader], [], [], LOOK)[0]:
        most = max(most, _memory(str(child)))
    with os.fdopen(reader) as answer:
        told = json.loads(answer.read() or "{}")
    os.waitpid(child, 0)
    return told | {"memory of all at one time, GB": most}


def _memory(process: str) -> float:
    """Sum what a process and its helpers hold; ``ru_maxrss`` of a helper is its parent's at its start."""
    try:
        pages = int(Path("/proc", process, "statm").read_text().split()[1])
        started = [child for task in Path("/proc", process, "task").iterdir() for child in _started(task)]
    except OSError:  # it ended
        return 0.0
    return pages * resource.getpagesize() / 1e9 + sum(map(_memory, started))


def _started(task: Path) -> list[str]:
    return (task / "children").read_text().split()


def _end_helpers() -> None:
    """End the processes of joblib, so that their seconds are counted."""
    from joblib.externals.loky import get_reusable_executor

    get_reusable_executor().shutdown(wait=True)
    atexit._run_exitfuncs()


def newmm(said: list[str]) -> None:
    """Cut texts with newmm alone, on all cores."""
    from joblib import Parallel, delayed

    blocks = [said[at : at + 10_000] for at in range(0, len(said), 10_000)]
    Parallel(CORES)(delayed(_newmm)(block) for block in blocks)


def discovered(said: list[str], embedding: str, beside: Path | None) -> None:
    """Propose themes."""
    from synth.themes.discover import discover

    statements = pd.DataFrame({"statement_id": [f"s{n}" for n in range(len(said))], "text": said})
    discover(statements, embedding=embedding, beside=beside)


def suggested(said: list[str], embedding: str, beside: Path | None) -> None:
    """Suggest codes of the sample's codebook, of which 150 have been coded."""
    import synth
    from synth.themes.suggest import suggest

    book = synth.read_codebook(Path(__file__).parents[1] / "corpus" / "codebook.csv")
    statements = pd.DataFrame({"statement_id": [f"s{n}" for n in range(len(said))], "text": said})
    codes = book["code"].tolist()
    codings = pd.DataFrame({"statement_id": [f"s{n}" for n in range(150)]})
    codings["code"] = [codes[n % len(codes)] for n in range(150)]
    suggest(statements, codings, book, embedding=embedding, beside=beside)


def compare(sizes: list[int], what: list[str], embedding: str) -> None:
    """Print what each takes, and how many times newmm on the same cores."""
    works = {"discover": discovered, "suggest": suggested}
    for size in sizes:
        said = texts(size)
        rows = {"newmm alone": timed(newmm, said)}
        folder = Path(tempfile.mkdtemp())  # a TemporaryDirectory goes when a child ends
        try:
            for name in (name for name in what if name in works):
                beside = folder / f"{name}.db"
                rows[name] = timed(works[name], said, embedding, beside)
                rows[f"{name} again"] = timed(works[name], said, embedding, beside)
        finally:
            shutil.rmtree(folder)
        table = pd.DataFrame(rows).T
        table["times newmm"] = table["processor, s"] / table["processor, s"].iloc[0]
        table["by the clock"] = table["clock, s"] / table["clock, s"].iloc[0]
        print(f"{size:,} statements, {len(set(said)):,} different, {CORES} cores")
        print(table.round(2).to_string(), flush=True)


def run(sources: Path, corpus: Path, at: Path) -> dict[str, float]:
    """Run the main job on a corpus; give its seconds by stage and the megabytes of its pages."""
    at.mkdir()
    command = [sys.executable, "-c", RUN, str(corpus), "--study", str(at / "study.db"), "--out", str(at)]
    settings = os.environ | {"PYTHONPATH": str(sources), "PYTHAINLP_OFFLINE": "1"}
    subprocess.run(command, env=settings, check=True, capture_output=True)
    told = json.loads((at / "manifest.json").read_text(encoding="utf-8"))["durations"]
    told["whole"] = sum(told.values())
    return told | {f"{page.name}, MB": page.stat().st_size / 1e6 for page in sorted(at.glob("*.html"))}


def differing(before: Path, now: Path) -> list[str]:
    """Name the tables that are not the same, numbers to 1e-12."""
    names = {path.stem for at in (before, now) for path in at.glob("tables/*.csv")} - TIMED
    return sorted(
        name for name in names if not _same(*(at / "tables" / f"{name}.csv" for at in (before, now)))
    )


def _same(before: Path, now: Path) -> bool:
    if not (before.exists() and now.exists()):
        return False
    try:
        pd.testing.assert_frame_equal(pd.read_csv(before), pd.read_csv(now), rtol=0, atol=1e-12)
    except (AssertionError, pd.errors.EmptyDataError):
        return before.read_bytes() == now.read_bytes()
    return True


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("statements", type=int, nargs="*", default=[10_000, 100_000])
    asked.add_argument(
        "--what", nargs="*", choices=("discover", "suggest", "run"), default=["discover", "suggest"]
    )
    asked.add_argument("--embedding", default="none")
    asked.add_argument("--before", type=Path)
    asked.add_argument("--read", type=int, default=0, help="statements that the coders of `run` have read")
    told = asked.parse_args()
    if set(told.what) - {"run"}:
        compare(told.statements, told.what, told.embedding)
    for size in told.statements if "run" in told.what else ():
        stages(size, told.before, told.read)


def stages(size: int, earlier: Path | None, read: int) -> None:
    """Print what each stage of `synth run` takes."""
    with tempfile.TemporaryDirectory() as folder:
        at = Path(folder)
        corpus = write_corpus(at / "corpus", size, read=read)
        columns = {"before": run(earlier, corpus, at / "before")} if earlier else {}
        columns["now"] = run(NOW, corpus, at / "now")
        table = pd.DataFrame(columns).round(2)
        print(table.to_string(na_rep="", header=[f"{size:,} {name}" for name in columns]), flush=True)
        if earlier:
            print("tables that differ:", ", ".join(differing(at / "before", at / "now")) or "none")


if __name__ == "__main__":
    main()
