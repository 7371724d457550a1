"""Score readings of strangers' files: [SET …] [--why], or --certainty to learn how sure a reading is.

``strangers/`` holds, a zip for each hand, files as workshops leave them behind (Word, Excel, PowerPoint, PDF,
web pages, chats, captions) with what a right reading of each is, as ``../shared/READING.md`` has it. All is
invented, by writers who had seen neither the program nor each other; nothing was learnt from their words, but
the program was mended after each set had been opened. How it read a set before that stands in README.md.

``--why`` tells what went wrong in each file. ``--certainty`` learns what turns the doubts about a statement
into a chance, tries it hand by hand with the others taught, and writes it beside `synth.corpus.certainty`.
"""

from __future__ import annotations

import datetime
import json
import re
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from synth.corpus.attributes import date_of
from synth.corpus.certainty import EVIDENCE, SCALE, Certainty
from synth.corpus.dating import NO_DATE, date_of_name
from synth.corpus.layout.read import read_lines
from synth.corpus.readers.source import read_source
from synth.corpus.statements import note_of
from synth.schema import ANALYSED, SECTION_JOIN

FILES = Path(__file__).with_name("strangers")
NEWEST, OLDER = ("blind12", "dev12", "dev13", "blind13"), 0.1
"""Sets that the program was mended least after; what a statement of the others weighs beside theirs."""
_SPACES, _SIGNS = re.compile(r"[\s\u200b\ufeff]+"), re.compile(r"[\s:：.\-–•*#()\[\]“”\"']+")
_COUNT = re.compile(r"(?:ช่วง|ตอน|ส่วน|รอบ|ประเด็น|หมวด|บท)ที่\s?[\d๐-๙]{1,2}\s*[:.)–-]?\s*(?=\S)")
"""What counts a heading: READING.md has sections without numbers; some hands keep these."""
_LEAST_LIKE, _LEAST_WITHIN = 6, 12
"""Characters from which on a non-finding counts as analysed with more or less around it."""
_BANDS = (0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.001)


@dataclass
class Reading:
    """What the program made of one file: rows of statements that are analysed, and days."""

    rows: list[dict] = field(default_factory=list)
    dates: set[str] = field(default_factory=set)


def reading_of(path: Path) -> Reading:
    """Read a file; `certain` of a statement is what speaks for it and against it (see `EVIDENCE`)."""
    reading = Reading()
    try:
        documents, _ = read_source(path, ())
    except ValueError:
        return reading  # refused
    for document in documents:
        lines = read_lines(document.text, document.told)
        note = note_of(document.text, document.name, lines, certain=Certainty(lines).evidence)
        reading.rows += [row for row in note.statements if row["use"] == ANALYSED]
        by_name = note.date_note == NO_DATE and not document.name
        given = date_of(document.given.get("date", ""))
        reading.dates.add(given[0] if given else date_of_name(path.stem)[0] if by_name else note.date)
    return reading


@dataclass
class Scored:
    """How a reading stands beside the gold: counts, what is wrong, and whether each statement is right."""

    counts: Counter
    wrong: list[str]
    right: list[bool]


def scored(reading: Reading, gold: dict) -> Scored:
    """Score a reading as READING.md says."""
    words = [squeezed(row["text"]) for row in reading.rows]
    counts, wrong, used = Counter(), [], {}
    for one in gold["statements"]:
        counts.update(statements=1, spoken=bool(one.get("speaker")))
        found = next(filter(None, (_covering(words, cut, used) for cut in _cuts(one))), [])
        if not found:
            wrong.append(f"missed {one['text']!r}")
            continue
        first = reading.rows[found[0]]
        in_section = any(_same_section(first["section"], name) for name in _listed(one["section"]))
        used |= dict.fromkeys(found, in_section)
        counts.update(right=1, sections=in_section)
        if not in_section:
            wrong.append(f"section {one['text'][:40]!r}: {first['section']!r} for {one['section']!r}")
        if one.get("speaker"):
            names = [one["speaker"], *_listed(one.get("speaker_also") or [])]
            said = squeezed(first["speaker"]) in map(squeezed, names)
            counts.update(speakers=said)
            wrong += [] if said else [f"speaker {one['text'][:40]!r}: {first['speaker']!r} for {names!r}"]
    left = [one for index, one in enumerate(words) if index not in used]
    told = {squeezed(one["text"]) for one in gold["statements"]}
    for other in filter(lambda words: squeezed(words) not in told | {""}, gold["non_findings"]):
        analysed = any(_holds(one, squeezed(other)) for one in left)
        counts.update(others=1, analysed=analysed)
        wrong += [f"analysed {other!r}"] if analysed else []
    dated = (gold.get("date") or "") in reading.dates
    counts.update(files=1, dates=dated)
    wrong += [] if dated else [f"date {reading.dates} for {gold.get('date')!r}"]
    return Scored(counts, wrong, [used.get(index, False) for index in range(len(words))])


def squeezed(words: str) -> str:
    """Return words without white space."""
    return _SPACES.sub("", words)


def _listed(one: str | list[str]) -> list[str]:
    return [one] if isinstance(one, str) else one


def _cuts(one: dict) -> Iterator[list[str]]:
    """Give the ways to cut a gold statement that are right."""
    yield [one["text"]]
    yield from map(_listed, one.get("also") or [])


def _covering(words: Sequence[str], cut: Sequence[str], used: dict[int, bool]) -> list[int]:
    """Return which statements cover the stretches of a cut exactly; none if one of them is not covered."""
    found: list[int] = []
    for stretch in map(squeezed, cut):
        for first in range(len(words)):
            joined, run = "", []
            while first + len(run) < len(words) and len(joined) < len(stretch):
                run.append(first + len(run))
                joined += words[run[-1]]
            if joined == stretch and run and used.keys().isdisjoint(run):
                found += run
                break
        else:
            return []
    return found


def _same_section(ours: str, gold: str) -> bool:
    lasts = (ours.rsplit(sign, maxsplit=1)[-1] for sign in ("\0", SECTION_JOIN, " / "))
    names = {_SIGNS.sub("", name) for name in lasts}
    golds = {_SIGNS.sub("", one) for one in (gold, _COUNT.sub("", gold))}
    return not golds.isdisjoint(names) or any(one and name.endswith(one) for one in golds for name in names)


def _holds(ours: str, other: str) -> bool:
    """Say whether a statement is a non-finding, more or less of it, or holds it."""
    if ours.startswith(other) or other.startswith(ours):
        return ours == other or min(len(ours), len(other)) >= _LEAST_LIKE
    return len(other) > _LEAST_WITHIN and other in ours


def read_sets(names: Sequence[str]) -> Iterator[tuple[str, str, Reading, Scored]]:
    """Read the files of sets (all, if none is named): the set, the file, how it is read, and how well."""
    for archive in sorted(FILES.glob("*.zip")):
        if names and archive.stem not in names:
            continue
        with (
            zipfile.ZipFile(archive) as zipped,
            tempfile.TemporaryDirectory() as folder,
        ):
            for gold in sorted(name for name in zipped.namelist() if name.startswith("gold/")):
                name = Path(gold).name.removesuffix(".json")
                (path := Path(folder) / name).write_bytes(zipped.read(f"files/{name}"))
                reading = reading_of(path)
                yield archive.stem, name, reading, scored(reading, json.loads(zipped.read(gold)))


def learn(read: Sequence[tuple[str, str, Reading, Scored]]) -> None:
    """Learn how sure a reading is, print how true that is of hands not learnt from, and write it."""
    rows = [
        (hand, row["certain"], right)
        for hand, _, reading, score in read
        for row, right in zip(reading.rows, score.right, strict=True)
    ]
    hands, found, right = (np.array(column) for column in zip(*rows, strict=True))
    weight = np.array([1 if hand.startswith(NEWEST) else OLDER for hand, _, _ in rows])
    chances = np.zeros(len(rows))
    for hand in sorted({*hands}):
        here = hands == hand
        model = _fitted(found[~here], right[~here], weight[~here])
        chances[here] = model.predict_proba(found[here])[:, 1]
    print("| how sure | statements | wrong | of the newest | wrong |\n|---|---|---|---|---|")
    for low, high in pairwise(_BANDS):
        band = (low <= chances) & (chances < high)
        new = band & (weight == 1)
        shares = (f"{(~right[some]).mean():.3f}" if some.any() else "" for some in (band, new))
        print(f"| {low}–{min(high, 1)} | {band.sum()} | {next(shares)} | {new.sum()} | {next(shares)} |")
    model = _fitted(found, right, weight)
    about = (
        "# How sure a reading is: logistic regression over what speaks for it, by benchmarks/strangers.py on",
        f"# {datetime.date.today()} from {len(rows)} statements in invented files of {len({*hands})} hands.",
    )
    weights = zip(("shift", *EVIDENCE), (*model.intercept_, *model.coef_[0]), strict=True)
    written = [*about, *(f"{name}\t{weight:.3f}" for name, weight in weights), ""]
    SCALE.write_text("\n".join(written), encoding="utf-8")


def _fitted(found: np.ndarray, right: np.ndarray, weight: np.ndarray) -> LogisticRegression:
    """Return what turns doubts into chances (Platt 1999)."""
    return LogisticRegression(C=1, max_iter=3000).fit(found, right, sample_weight=weight)


def main() -> None:
    names = [word for word in sys.argv[1:] if not word.startswith("--")]
    read, sums = [], {}
    for hand, name, reading, score in read_sets(names):
        read.append((hand, name, reading, score))
        sums[hand] = sums.get(hand, Counter()) + score.counts
        if "--why" in sys.argv and score.wrong:
            print(f"{hand} {name}", *score.wrong, sep="\n  ", flush=True)
    if "--certainty" in sys.argv:
        return learn(read)
    print("| hand | statements | section right, of those | speakers | non-findings analysed | dates |")
    print("|---|---|---|---|---|---|")
    for hand, counts in [*sums.items(), ("all", sum(sums.values(), Counter()))]:
        pairs = ("right", "statements"), ("sections", "right"), ("speakers", "spoken")
        pairs += ("analysed", "others"), ("dates", "files")
        print(f"| {hand} |", " | ".join(f"{counts[one]}/{counts[of]}" for one, of in pairs), "|")
    return None


if __name__ == "__main__":
    main()
