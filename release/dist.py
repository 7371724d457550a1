"""Build the wheel and the source distribution from what git has at HEAD, and from nothing else: make dist.

What lies about in the working tree (notes, studies, reports) can so never get into a distribution.
"""

import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def build(target: Path, revision: str = "HEAD") -> list[Path]:
    """Build both into `target`; return their paths, the source distribution first."""
    target = target.absolute()
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        packed, tree = Path(place, "tree.tar"), Path(place, "tree")
        subprocess.run(["git", "archive", "-o", packed, revision], cwd=ROOT, check=True)
        with tarfile.open(packed) as tar:
            tar.extractall(tree, filter="data")
        when = ["git", "log", "-1", "--format=%ct", revision]
        stamp = subprocess.run(when, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()
        command = [sys.executable, "-m", "hatchling", "build", "-d", target, "-t", "sdist", "-t", "wheel"]
        subprocess.run(
            command,
            cwd=tree,
            check=True,
            env=os.environ | {"SOURCE_DATE_EPOCH": stamp},
            stdout=subprocess.DEVNULL,
        )
    return sorted([*target.glob("*.tar.gz"), *target.glob("*.whl")], key=lambda path: path.suffix)


if __name__ == "__main__":
    for built in build(ROOT / "dist"):
        print(built.relative_to(ROOT))
