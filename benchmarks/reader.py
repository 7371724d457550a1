"""Teach the labeller of lines from labelled notes: make reader; or --measure, --held, --curve, --rival.

The notes of ``notes/`` are invented but for the sample's, one layout a file. Each is learnt as it stands;
as a Word file or a web page would hold it (some headings with a style or in bold, list items that the
format knows, no blank lines); as other hands would have set it (`relaid`); a piece of it, with a short title
or none; and some lines alone.

The figures that count are printed first (``--measure``: they alone): trained without a fifth of the layouts,
tried on them, over all fifths, by folder of layouts. How sure a reading is learns ``strangers.py`` after it.
``--held`` reads notes of which
nothing was learnt (`labelled.HELD`), with the weights that come with the program. ``--curve`` learns from
fewer layouts. ``--rival`` sets the conditional random field beside logistic regression of lines apart, with
how often kinds follow each other.
"""

from __future__ import annotations

import datetime
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

import labelled
from relaid import relaid
from synth.corpus.layout.bare import bare_lines
from synth.corpus.layout.features import Seen
from synth.corpus.layout.labeller import OFFSETS, WEIGHTS, Labeller, write_weights
from synth.corpus.layout.lines import Shown, lines_of
from synth.corpus.statements import read_note

FOLDS = 5
L1, L2, ROUNDS, LEAST_TIMES = 0.5, 1.0, 60, 2
"""Penalties, rounds, and how often a feature must be seen; on the folds they hardly matter."""
SAMPLE, TIMES = "sample/", 6
"""The note of corpus/ must always come out whole: it is learnt several times."""
FEW = 2
"""Pieces of some lines that are learnt of each note."""
RELAID, FORMATTED = 4, 0.3
"""How often each note is learnt as another hand would have set it, and the share of these in a format."""
LEAST_WEIGHT = 0.0005


@dataclass
class Example:
    """One note to learn from: what is seen of its lines, and what they are."""

    layout: str
    rows: list[list[str]]
    kinds: list[str]


def example(layout: str, text: str, kinds: dict[int, str], told: dict[int, dict]) -> Example:
    lines, told = bare_lines(text, told)
    seen = Seen(lines, told).features()
    labels = []
    for line in lines:
        cell = told.get(line.start, {})
        in_table = "column" if cell.get("kind") == "column" else "statement" if "column" in cell else ""
        labels.append(in_table or kinds.get(line.start, "statement"))
    return Example(layout, rows_of(seen), labels)


def rows_of(seen: Sequence[Shown]) -> list[list[str]]:
    """Put what a line's neighbours show beside what it shows itself, as `Labeller` does."""
    rows = []
    for place, line in enumerate(seen):
        row = line.alone + line.shared
        for offset in OFFSETS:
            inside = 0 <= place + offset < len(seen)
            names = seen[place + offset].shared if inside else ["none"]
            row += [f"{offset:+d} {name}" for name in names]
        rows.append(row)
    return rows


def as_formatted(
    note: labelled.Labelled, chance: random.Random
) -> tuple[str, dict[int, str], dict[int, dict]]:
    """Return a note as a format would tell it: text, kinds, and what is told of its lines."""
    how = chance.choices(("style", "bold", "nothing"), (5, 4, 2))[0]
    listed, blanks = chance.random() < 0.6, chance.random() < 0.4
    titled = chance.choice(("", "style", "bold"))
    lines = lines_of(note.text)
    markers = Seen(lines, {}).markers
    parts: list[str] = []
    kinds, told, at = {}, {}, 0
    for line, marker in zip(lines, markers, strict=True):
        if blanks and line.after_blank and parts:
            parts.append("")
            at += 1
        kind = note.kinds[line.start]
        said: dict = {}
        if kind == "heading" and (how == "style" or (how == "bold" and chance.random() < 0.95)):
            level = note.levels.get(line.start, 1)
            said = {"kind": "heading", "level": level - 9} if how == "style" else {"level": 5}
        elif kind == "title" and titled:
            said = {"kind": "heading", "level": -9} if titled == "style" else {"level": 5}
        elif kind in ("name", "head", "statement") and len(line.text) < 60 and chance.random() < 0.03:
            said = {"level": 5}
        if (
            marker.length
            and listed
            and kind in ("statement", "aside", "question", "turn", "headed", "heading")
        ):
            said |= {"number": marker.number, "body": at + marker.length}
            said.setdefault("kind", "item")
        parts.append(line.text)
        kinds[at] = kind
        if said:
            told[at] = said
        at += len(line.text) + 1
    return "\n".join(parts), kinds, told


def a_part(note: labelled.Labelled, chance: random.Random) -> tuple[str, dict[int, str], dict] | None:
    """Return a piece of a note that begins with a heading: notes may be short, and begin at once."""
    starts = [start for start in note.levels if note.kinds[start] == "heading"]
    if not starts:
        return None
    start = chance.choice(starts)
    begin = note.text.rfind("\n", 0, start) + 1
    lines = note.text[begin:].split("\n")[: chance.randint(4, 14)]
    text = "\n".join(lines)
    kinds = _within(note, begin, text)
    if not kinds:
        return None
    title = next((place for place, kind in note.kinds.items() if kind == "title"), None)
    if title is None or chance.random() < 0.7:
        return text, kinds, {}
    words = note.text[title:].split("\n")[0]
    short = words if chance.random() < 0.5 else words.split(" ")[0]
    over = short + chance.choice(("\n", "\n\n"))
    return over + text, {0: "title"} | {place + len(over): kind for place, kind in kinds.items()}, {}


def a_few(note: labelled.Labelled, chance: random.Random) -> tuple[str, dict[int, str], dict] | None:
    """Return some lines out of a note: so little is in many a file."""
    lines = note.text.split("\n")
    first = chance.randrange(len(lines))
    begin = sum(len(line) + 1 for line in lines[:first])
    text = "\n".join(lines[first : first + chance.choice((1, 2, 2, 3, 3, 4, 5, 6, 8))])
    kinds = _within(note, begin, text)
    return (text, kinds, {}) if kinds and kinds[min(kinds)] != "more" else None


def _within(note: labelled.Labelled, begin: int, text: str) -> dict[int, str]:
    """Return the kinds of the lines of a piece; nothing where it ends in a heading, as no note does."""
    kinds = {place - begin: kind for place, kind in note.kinds.items() if begin <= place < begin + len(text)}
    return kinds if kinds and kinds[max(kinds)] != "heading" else {}


def examples(notes: Iterable[labelled.Labelled], seed: int = 0) -> list[Example]:
    made = []
    for place, note in enumerate(notes):
        if note.layout.startswith(SAMPLE):
            made += [example(note.layout, note.text, note.kinds, {})] * TIMES
        made.append(example(note.layout, note.text, note.kinds, {}))
        chance = random.Random(seed * 1_000_003 + place)
        made.append(example(note.layout, *as_formatted(note, chance)))
        for _ in range(RELAID):
            other = labelled.note_of(note.layout, note.date, relaid(note.body, chance))
            told = (
                as_formatted(other, chance) if chance.random() < FORMATTED else (other.text, other.kinds, {})
            )
            made.append(example(note.layout, *told))
        parts = [a_part(note, chance), *(a_few(note, chance) for _ in range(FEW))]
        made += [example(note.layout, *part) for part in parts if part]
    return made


def fit(learnt: Iterable[Example], file: Path) -> tuple[dict, dict]:
    """Fit a conditional random field; return the weights of features and of steps."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for one in learnt:
        trainer.append(one.rows, one.kinds)
    trainer.set_params(
        {
            "c1": L1,
            "c2": L2,
            "max_iterations": ROUNDS,
            "feature.possible_transitions": True,
            "feature.minfreq": LEAST_TIMES,
        }
    )
    trainer.train(str(file))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(file))
    info = tagger.info()
    features: dict[str, dict[str, float]] = defaultdict(dict)
    for (name, kind), weight in info.state_features.items():
        if abs(weight) >= LEAST_WEIGHT:
            features[name][kind] = weight
    return features, dict(info.transitions)


def fit_apart(learnt: Iterable[Example], _: Path) -> tuple[dict, dict]:
    """Fit the rival: lines apart by logistic regression, and how often a kind follows another."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    learnt = list(learnt)
    seen = DictVectorizer()
    rows = seen.fit_transform([dict.fromkeys(row, 1.0) for one in learnt for row in one.rows])
    kinds = [kind for one in learnt for kind in one.kinds]
    model = LogisticRegression(C=0.5, max_iter=ROUNDS).fit(rows, kinds)
    features: dict[str, dict[str, float]] = defaultdict(dict)
    for name, column in seen.vocabulary_.items():
        features[name] = dict(zip(model.classes_, model.coef_[:, column], strict=True))
    follow = Counter(pair for one in learnt for pair in pairwise(one.kinds))
    often, whole = Counter(kinds), len(kinds)
    steps = {
        (before, kind): float(
            np.log((follow[before, kind] + 0.5) * whole / (often[before] * often[kind] + 1))
        )
        for before in often
        for kind in often
    }
    return features, steps


def folds_of(notes: Sequence[labelled.Labelled]) -> list[set[str]]:
    layouts = sorted({note.layout for note in notes})
    random.Random(1).shuffle(layouts)
    return [set(layouts[fold::FOLDS]) for fold in range(FOLDS)]


def left_out(
    notes: Sequence[labelled.Labelled],
    learnt: Sequence[Example],
    file: Path,
    share: float = 1.0,
    fitted: Callable = fit,
):
    """Read each note by a labeller that has not seen its layout; yield note and reading."""
    for fold in folds_of(notes):
        kept = sorted({one.layout for one in learnt} - fold)
        kept = set(random.Random(2).sample(kept, round(share * len(kept))))
        by = Labeller(*fitted([one for one in learnt if one.layout in kept], file))
        for note in notes:
            if note.layout in fold:
                yield note, read_note(note.text, "note", by=by)


def shares(counts: Counter) -> str:
    def of(part: str, whole: str) -> str:
        return f"{counts[part] / counts[whole]:.3f}" if counts[whole] else "–"

    both = f"{counts['sections'] / counts['statements']:.3f}"
    figures = [
        of("right", "statements"),
        of("sections", "right"),
        both,
        of("speakers", "spoken"),
        of("analysed", "others"),
    ]
    return " | ".join([str(counts["statements"]), *figures])


HEAD = (
    "statements | right | section right, of those | both | speaker | non-findings analysed |\n"
    + "|---" * 8
    + "|"
)


def held(notes: Sequence[labelled.Labelled]) -> None:
    """Print how notes are read of which nothing was learnt."""
    print(f"| never learnt from | notes | {HEAD}")
    by_folder: dict[str, Counter] = defaultdict(Counter)
    times = Counter(note.layout.split("/")[0] for note in notes)
    for note in notes:
        by_folder[note.layout.split("/")[0]].update(
            labelled.score(note, read_note(note.text, "note").statements)
        )
    for folder, counts in sorted(by_folder.items()):
        print(f"| {folder} | {times[folder]} | {shares(counts)} |")
    print(f"| all | {len(notes)} | {shares(sum(by_folder.values(), Counter()))} |")


def measure(notes: Sequence[labelled.Labelled], readings: Iterable) -> None:
    """Print how notes of layouts left out are read."""
    by_folder: dict[str, Counter] = defaultdict(Counter)
    for note, reading in readings:
        by_folder[note.layout.split("/")[0]].update(labelled.score(note, reading.statements))
    print(f"| layouts left out | notes | {HEAD}")
    for folder, counts in sorted(by_folder.items()):
        number = sum(note.layout.startswith(folder) for note in notes)
        print(f"| {folder} | {number} | {shares(counts)} |")
    print(f"| all | {len(notes)} | {shares(sum(by_folder.values(), Counter()))} |")


def curve(notes: Sequence[labelled.Labelled], learnt: Sequence[Example], file: Path) -> None:
    """Print what fewer layouts teach."""
    print(f"\n| share of the layouts learnt | {HEAD}")
    for share in (0.25, 0.5, 0.75):
        counts = Counter()
        for note, reading in left_out(notes, learnt, file, share):
            counts.update(labelled.score(note, reading.statements))
        print(f"| {share} | {shares(counts)} |", flush=True)


def rival(notes: Sequence[labelled.Labelled], learnt: Sequence[Example], file: Path) -> None:
    """Print what scikit-learn's logistic regression reads beside the conditional random field."""
    print(f"| learnt with | {HEAD}")
    for name, fitted in (("python-crfsuite", fit), ("scikit-learn", fit_apart)):
        counts = Counter()
        for note, reading in left_out(notes, learnt, file, fitted=fitted):
            counts.update(labelled.score(note, reading.statements))
        print(f"| {name} | {shares(counts)} |", flush=True)


def main() -> None:
    import tempfile

    if "--held" in sys.argv:
        return held(labelled.read_notes(held=True))
    notes = labelled.read_notes()
    learnt = examples(notes)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "model"
        if "--curve" in sys.argv:
            return curve(notes, learnt, file)
        if "--rival" in sys.argv:
            return rival(notes, learnt, file)
        measure(notes, left_out(notes, learnt, file))
        if "--measure" in sys.argv:
            return None
        features, steps = fit(learnt, file)
    layouts = len({note.layout for note in notes})
    about = (
        f"What lines of notes are: weights of a conditional random field, made by benchmarks/reader.py on "
        f"{datetime.date.today()}\nfrom {len(notes)} invented notes in {layouts} layouts."
    )
    write_weights(WEIGHTS, features, steps, about)
    print(f"{WEIGHTS.name}: {len(features)} features, {WEIGHTS.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
