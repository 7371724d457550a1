"""Teach what turns of a talk tell: make reader; or --measure.

Learnt from the talks among the labelled notes (``notes/``, but for those held back) and from ``talks.tsv``:
talks in files of people who had not seen the program, all invented, a turn a row.

``--measure`` prints, for limits, findings below and others above: of the talks held back, with and without
``talks.tsv``, and of each set of ``talks.tsv``, with the others learnt.
"""

from __future__ import annotations

import csv
import datetime
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from labelled import HELD, NOTES
from synth.corpus.layout.talk import WEIGHTS, Turn, chances, evidence

TALKS = Path(__file__).with_name("talks.tsv")
PENALTY, ROUNDS, LEAST_TIMES, LEAST_WEIGHT = 1.0, 3000, 2, 0.005
LIMITS = (0.1, 0.2, 0.3, 0.4, 0.5)
FEWEST = 6
"""Turns of a talk that is learnt."""
_MARKS = str.maketrans("", "", "⟦⟧⟪⟫⦅⦆")
_NAME, _WORDS = re.compile("⦅(.*?)⦆"), re.compile("⟦([^⟧]*)")
_NEAR = 22
"""A name that begins behind more letters is none of who speaks."""


class Talk(NamedTuple):
    """A talk: its turns, and which of them tell a finding."""

    name: str
    turns: list[Turn]
    tells: list[bool]


def of_notes(held: bool) -> Iterator[Talk]:
    """Give the talks among the labelled notes to learn from, or those held back."""
    for path in sorted(NOTES.rglob("*.txt")):
        if (path.parent.name in HELD) != held:
            continue
        for body in re.split(r"^=== date=.*$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            talk = _talk(f"{path.parent.name}/{path.stem}", body)
            if len(talk.turns) >= FEWEST and len({turn.speaker for turn in talk.turns}) > 1:
                yield talk


def _talk(name: str, body: str) -> Talk:
    people = sorted(set(_NAME.findall(body)), key=len, reverse=True)
    turns, tells, alone, goes_on = [], [], "", False
    for row in body.split("\n"):
        label, _, line = row.partition("\t")
        bare = line.translate(_MARKS).strip()
        if label == "+" and goes_on:
            turns[-1] = turns[-1]._replace(words=f"{turns[-1].words} {bare}")
            continue
        named = _NAME.search(line)
        if label == "N":
            alone = named[1] if named else ""
        speaker, words = alone, bare
        if label in ("S", "Q"):
            speaker = named[1] if named else alone
            words = " ".join(_WORDS.findall(line)).strip() or bare
        elif label == "X":
            speaker, words = next(
                ((one, _behind(bare, one)) for one in people if 0 <= bare.find(one) < _NEAR), (alone, bare)
            )
        goes_on = bool(label in ("S", "Q", "X") and speaker and words and not words.startswith(("[", "(")))
        if goes_on:
            turns.append(Turn(speaker, words))
            tells.append(label == "S")
    return Talk(name, turns, tells)


def _behind(line: str, name: str) -> str:
    return line.partition(name)[2].strip(" \t:：-–)]>")


def of_strangers() -> Iterator[Talk]:
    """Give the talks of ``talks.tsv``."""
    talks: dict[str, Talk] = {}
    with TALKS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            talk = talks.setdefault(row["talk"], Talk(row["talk"], [], []))
            talk.turns.append(Turn(row["speaker"], row["words"]))
            talk.tells.append(row["tells"] == "1")
    yield from talks.values()


def learnt(talks: Sequence[Talk]) -> dict[str, float]:
    """Learn what evidence weighs."""
    seen = [signs for talk in talks for signs in evidence(talk.turns)]
    times = Counter(sign for signs in seen for sign in signs)
    columns = {sign: at for at, sign in enumerate(sorted(s for s, n in times.items() if n >= LEAST_TIMES))}
    rows = [sorted(columns[sign] for sign in signs if sign in columns) for signs in seen]
    ends = np.cumsum([0, *map(len, rows)])
    places = np.concatenate([np.array(row, dtype=int) for row in rows])
    known = csr_matrix((np.ones(len(places)), places, ends), shape=(len(rows), len(columns)))
    model = LogisticRegression(C=PENALTY, max_iter=ROUNDS)
    model.fit(known, [tells for talk in talks for tells in talk.tells])
    return {"": float(model.intercept_[0]), **dict(zip(columns, map(float, model.coef_[0]), strict=True))}


def tried(name: str, weighing: dict[str, float], talks: Sequence[Talk]) -> None:
    """Print what limits would leave out and let in."""
    tells = np.array([one for talk in talks for one in talk.tells])
    chance = np.array([one for talk in talks for one in chances(talk.turns, weighing)])
    found = [f"{(tells & (chance < at)).sum():4}/{(~tells & (chance >= at)).sum():<4}" for at in LIMITS]
    area = roc_auc_score(tells, chance)
    print(f"{name:32} {tells.sum():5}{(~tells).sum():5}  {area:.4f} ", *found, flush=True)


def measure() -> None:
    notes, held, strangers = list(of_notes(held=False)), list(of_notes(held=True)), list(of_strangers())
    print(f"{'tried on':32} tell  not  area   findings below / others above", *LIMITS)
    tried("held back", learnt(notes), held)
    tried("held back, talks.tsv learnt too", learnt(notes + strangers), held)
    tried("talks.tsv", learnt(notes), strangers)
    for name in sorted({talk.name.split("/")[0] for talk in strangers}):
        own = [talk for talk in strangers if talk.name.startswith(f"{name}/")]
        tried(f"{name}, the other sets learnt", learnt(notes + [t for t in strangers if t not in own]), own)


def main() -> None:
    if "--measure" in sys.argv[1:]:
        measure()
        return
    talks = [*of_notes(held=False), *of_strangers()]
    weighing = {sign: weight for sign, weight in learnt(talks).items() if abs(weight) >= LEAST_WEIGHT}
    about = f"# Learnt {datetime.date.today()} by benchmarks/talk.py from {len(talks)} invented talks.\n"
    rows = (f"{sign}\t{weight:.3f}\n" for sign, weight in sorted(weighing.items()))
    WEIGHTS.write_text(about + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
