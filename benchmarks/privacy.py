"""How much of the personal data in labelled statements is found, and how much is found that is none.

    python benchmarks/privacy.py [--misses] FILE…

Each FILE has JSON lines: id, text, spans [[start, end, kind], …]; names without title. With --misses what was
missed, cut short or found wrongly is printed as well.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from synth.text.privacy import KINDS, find_in

ALIKE = {"nickname": "name"}
"""Kinds of which one counts as the other: whether a name is one from home is no fault to tell."""
OWN = Path(__file__).with_name("privacy") / "own.jsonl"


def read(path: Path) -> list[dict]:
    """Return the labelled statements of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def measure(statements: list[dict]) -> tuple[dict[str, Counter], list[str]]:
    """Count by kind: there, touched, covered whole, of the right kind, found wrongly; say what went wrong."""
    counts: dict[str, Counter] = {kind: Counter() for kind in KINDS}
    wrong = []
    for row in statements:
        text, found = row["text"], find_in(row["text"])
        for start, end, kind in row["spans"]:
            over = [one for one in found if one.start < end and start < one.end]
            held = {place for one in over for place in range(one.start, one.end)}
            whole = all(place in held or text[place].isspace() for place in range(start, end))
            named = any(ALIKE.get(one.kind, one.kind) == ALIKE.get(kind, kind) for one in over)
            counts[kind] += Counter(there=1, touched=bool(over), covered=whole, named=named and whole)
            if not whole:
                wrong.append(
                    f"{'short' if over else 'missed'} {kind} «{text[start:end]}» {row['id']}: {text}"
                )
        for one in found:
            if not any(one.start < end and start < one.end for start, end, _ in row["spans"]):
                counts[one.kind]["alarms"] += 1
                wrong.append(f"alarm {one.kind} «{text[one.start : one.end]}» {row['id']}: {text}")
    return counts, wrong


def main() -> None:
    """Print a table for each file."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("files", nargs="*", type=Path, default=[OWN])
    asked.add_argument("--misses", action="store_true")
    said = asked.parse_args()
    for path in said.files or [OWN]:
        statements = read(path)
        counts, wrong = measure(statements)
        counts["all"] = sum(counts.values(), Counter())
        none = sum(not row["spans"] for row in statements)
        print(f"{path.name}: {len(statements)} statements, {none} without personal data\n")
        print("| kind | there | found | covered whole | and of the kind | false alarms a 100 statements |")
        print("|---|---|---|---|---|---|")
        for kind, count in counts.items():
            shares = (f"{count[name] / count['there']:.3f}" if count["there"] else "–" for name in _SHARES)
            alarms = f"{100 * count['alarms'] / len(statements):.2f}"
            print("| " + " | ".join([kind, str(count["there"]), *shares, alarms]) + " |")
        print("\n".join(["", *wrong]) if said.misses else "")


_SHARES = ("touched", "covered", "named")

if __name__ == "__main__":
    main()
