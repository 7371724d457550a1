"""How long `synth run` takes on a large corpus, stage by stage, now and with the sources of another version.

    .venv/bin/python benchmarks/large.py 2000 20000 [--before OTHER/src]

Three coders have read everything, see `synthetic.py`. Seconds are those of the processor, so that other work
on the machine tells little; then the sizes of the pages, and which tables of the two versions differ.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pandas as pd

from synthetic import write_corpus

NOW = Path(__file__).parents[1] / "src"
RUN = """
import sys, time
time.perf_counter = time.process_time
from synth.cli import main
main(["run", *sys.argv[1:]])
"""
TIMED = {"codings", "reviews"}
"""Tables that hold when a coding came in."""


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
    asked.add_argument("statements", type=int, nargs="*", default=[2_000, 20_000])
    asked.add_argument("--before", type=Path)
    told = asked.parse_args()
    for statements in told.statements:
        with tempfile.TemporaryDirectory() as folder:
            at = Path(folder)
            corpus = write_corpus(at / "corpus", statements)
            columns = {"before": run(told.before, corpus, at / "before")} if told.before else {}
            columns["now"] = run(NOW, corpus, at / "now")
            print(
                pd.DataFrame(columns)
                .round(2)
                .to_string(na_rep="", header=[f"{statements:,} {n}" for n in columns])
            )
            if told.before:
                print(
                    "tables that differ:",
                    ", ".join(differing(at / "before", at / "now")) or "none",
                    flush=True,
                )


if __name__ == "__main__":
    main()
