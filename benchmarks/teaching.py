"""What corrections teach: python benchmarks/teaching.py [--chosen-on].

Trained without a fifth of the layouts; of each layout left out one note is "corrected" (a person says what
its wrong lines are, and lets the others stand), and the others of that layout are read by the labeller as it
was and as it was taught; so are notes of other layouts, which must not become worse. Settings were chosen on
half of the layouts (``--chosen-on`` prints those); the figures are of the other half.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import labelled
import reader
from synth.corpus.doubts import DOUBTFUL
from synth.corpus.layout.labeller import Labeller
from synth.corpus.layout.read import read_lines
from synth.corpus.layout.teaching import taught
from synth.corpus.statements import read_note

TOGETHER = (1, 6)
"""So many layouts are corrected in one study."""


@dataclass
class Figures:
    """Counts of `labelled.score`, before and after, on the layouts corrected and on others."""

    before: Counter = field(default_factory=Counter)
    after: Counter = field(default_factory=Counter)
    others_before: Counter = field(default_factory=Counter)
    others_after: Counter = field(default_factory=Counter)
    corrected: int = 0
    seconds: float = 0.0


def halves(layouts: Sequence[str]) -> tuple[set[str], set[str]]:
    """Return the layouts that settings were chosen on, and the others."""
    mixed = sorted(layouts)
    random.Random(7).shuffle(mixed)
    return set(mixed[::2]), set(mixed[1::2])


def corrected(note: labelled.Labelled, by: Labeller) -> tuple[tuple[str, dict, dict[int, str]], int]:
    """Return what a study knows of a note whose wrong lines a person put right; and how many those were."""
    lines = read_lines(note.text, by=by)
    taken = {line.start: str(line.kind) for line in lines}
    wrong = {start: kind for start, kind in note.kinds.items() if taken.get(start) != kind}
    stand = {line.start: str(line.kind) for line in lines if line.certain >= DOUBTFUL}
    return (note.text, {}, stand | wrong), len(wrong)


def score(note: labelled.Labelled, by: Labeller) -> Counter:
    return Counter(labelled.score(note, read_note(note.text, "note", by=by).statements))


def studies(layouts: set[str], together: int) -> Iterator[list[str]]:
    mine = sorted(layouts)
    yield from (mine[first : first + together] for first in range(0, len(mine), together))


def measure(
    notes: dict[str, list[labelled.Labelled]], learnt: Sequence[reader.Example], half: set[str], file: Path
) -> dict[int, Figures]:
    every = [note for same in notes.values() for note in same]
    found: dict[int, Figures] = defaultdict(Figures)
    for fold in reader.folds_of(every):
        by = Labeller(*reader.fit([one for one in learnt if one.layout not in fold], file))
        before = {layout: [score(note, by) for note in notes[layout]] for layout in sorted(fold & half)}
        for together in TOGETHER:
            for study in studies(fold & half, together):
                examples = [corrected(notes[layout][0], by) for layout in study]
                begun = time.process_time()
                teacher = taught(by, [example for example, _ in examples])
                figures = found[together]
                figures.seconds += time.process_time() - begun
                figures.corrected += sum(many for _, many in examples)
                for layout in study:
                    for note, was in zip(notes[layout][1:], before[layout][1:], strict=True):
                        figures.before += was
                        figures.after += score(note, teacher)
                chance = random.Random(study[0])
                for layout in sorted((fold & half) - set(study)):
                    place = chance.randrange(len(notes[layout]))
                    figures.others_before += before[layout][place]
                    figures.others_after += score(notes[layout][place], teacher)
    return found


def main() -> None:
    notes: dict[str, list[labelled.Labelled]] = defaultdict(list)
    for note in labelled.read_notes():
        notes[note.layout].append(note)
    chosen, other = halves([layout for layout in notes if not layout.startswith(reader.SAMPLE)])
    learnt = reader.examples([note for same in notes.values() for note in same])
    half = chosen if "--chosen-on" in sys.argv else other
    with tempfile.TemporaryDirectory() as folder:
        found = measure(notes, learnt, half, Path(folder) / "model")
    print(f"| layouts corrected in one study | notes | {reader.HEAD}")
    for together, figures in found.items():
        print(f"| {together} | same layout, as it was | {reader.shares(figures.before)} |")
        print(f"| {together} | same layout, taught | {reader.shares(figures.after)} |")
        print(f"| {together} | other layouts, as it was | {reader.shares(figures.others_before)} |")
        print(f"| {together} | other layouts, taught | {reader.shares(figures.others_after)} |")
    one = found[TOGETHER[0]]
    each = one.corrected / len(half), one.seconds / len(half)
    print("\n{:.1f} lines corrected in a note; {:.2f} s to teach it".format(*each))


if __name__ == "__main__":
    main()
