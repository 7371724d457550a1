"""How long commands take beside the bare import of the libraries: pairs of whole processes in one run.

    .venv/bin/python benchmarks/startup.py [RUNS]

Prints the median ratio and its range; times of one machine on one day say little.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
SYNTH = [sys.executable, "-m", "synth"]
IMPORT = "import pandas, sklearn"
BARE = "import pandas, sklearn, matplotlib.pyplot, pythainlp; pythainlp.word_tokenize('ชุมชน')"


def seconds(command: list[str]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        done = subprocess.run(
            command,
            cwd=folder,
            capture_output=True,
            env={**os.environ, "PYTHAINLP_OFFLINE": "1"},
            check=False,
        )
        if done.returncode:
            sys.exit(f"{command} failed:\n{done.stderr.decode()}")
        return time.perf_counter() - began


def compare(name: str, ours: list[str], theirs: list[str], runs: int) -> str:
    seconds(ours), seconds(theirs)  # warm caches
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(runs)]
    ratios = sorted(a / b for a, b in pairs)
    a, b = (statistics.median(column) for column in zip(*pairs, strict=True))
    return (
        f"| {name} | {statistics.median(ratios):.2f} | {ratios[0]:.2f}–{ratios[-1]:.2f} | {a:.2f} | {b:.2f} |"
    )


def one_note(corpus: Path) -> Path:
    """Copy the corpus without the invented cohorts."""
    alone = shutil.copytree(corpus, corpus.parent / "note", ignore=shutil.ignore_patterns("invented-*"))
    for name in ("sources.csv", "codings/a.csv", "codings/b.csv"):
        rows = (alone / name).read_text(encoding="utf-8").splitlines(keepends=True)
        (alone / name).write_text(
            "".join(row for row in rows if not row.startswith("invented-")), encoding="utf-8"
        )
    return alone


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    whole = shutil.copytree(ROOT / "corpus", Path(tempfile.mkdtemp()) / "corpus")
    note = one_note(whole)
    bare = [sys.executable, "-c", BARE]
    print("| what | ratio (median) | range | seconds | beside |\n|---|---|---|---|---|")
    light = [sys.executable, "-c", IMPORT]
    print(compare("`synth --help` ÷ import of pandas and scikit-learn", [*SYNTH, "--help"], light, runs))
    for name, corpus in (("the real note", note), ("all three cohorts", whole)):
        what = f"`synth run`, {name} ÷ bare import of all libraries and one word"
        print(compare(what, [*SYNTH, "run", str(corpus)], bare, runs))


if __name__ == "__main__":
    main()
