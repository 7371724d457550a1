"""A corpus folder of any size, made of the sample's words: notes, codebook and the codings of some people.

    .venv/bin/python benchmarks/synthetic.py FOLDER [STATEMENTS] [SEED] [READ]

Every statement joins the beginning of one of the sample's with the end of another: nothing here was said by
anybody. Notes stand in cohorts and projects; the codebook is the sample's with further codes and a further
dimension; each coder has read every statement (or READ of them, whole notes spread evenly) and agrees with
the first in three of four codes.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import synth
from synth.sheets import write_csv

SAMPLE = Path(__file__).parents[1] / "corpus"
COHORTS, CODERS, FURTHER, A_NOTE, SECTIONS = 4, 3, 24, 50, 5
LEVELS = {"person": "ระดับบุคคล", "group": "ระดับกลุ่ม", "community": "ระดับชุมชน", "policy": "ระดับนโยบาย"}
HEADINGS = ("การสร้างทีม", "การสร้างงาน", "การสนับสนุนและภาคีเครือข่าย", "ความยั่งยืน", "บทเรียน")


def write_corpus(folder: str | Path, statements: int, seed: int = 0, read: int = 0) -> Path:
    """Write a corpus of so many statements, a multiple of `A_NOTE`, into `folder`; of them `read`, or all."""
    each = statements // read if read else 1
    folder, rng = Path(folder), random.Random(seed)
    book = list(_codebook())
    _write(folder / "codebook.csv", list(book[0]), (list(row.values()) for row in book))
    said, sources, codings = halves(), [], {f"coder-{n + 1}": [] for n in range(CODERS)}
    for number in range(statements // A_NOTE):
        path = f"รุ่น {number % COHORTS + 1}/เวที-{number + 1:04}.txt"
        sources.append([path, f"โครงการที่ {number // 2 + 1}", f"202{number % COHORTS + 1}-06-15"])
        note = list(_note(rng, said))
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("\n".join(_lines(note)), encoding="utf-8")
        for section, item, text in note:
            given = zip(codings, _codes(rng, book, section), strict=True)
            for coder, codes in given if number % each == 0 else ():
                codings[coder].append([path, section, item, text, ";".join(codes)])
    _write(folder / "sources.csv", ["path", "project", "date"], sources)
    for coder, rows in codings.items():
        _write(folder / "codings" / f"{coder}.csv", ["path", "section", "item", "text", "codes"], rows)
    return folder


def _codebook() -> Iterator[dict]:
    with (SAMPLE / "codebook.csv").open(encoding="utf-8-sig", newline="") as file:
        book = list(csv.DictReader(file))
    yield from book
    tops = [row["code"] for row in book if not row["parent"] and row["dimension"] == "ประเด็น"]
    empty = dict.fromkeys(book[0], "")
    for n in range(FURTHER):
        top = tops[n % len(tops)]
        yield empty | {"code": f"more{n}", "name": f"ประเด็นย่อยที่ {n}", "dimension": "ประเด็น", "parent": top}
    for code, name in LEVELS.items():
        yield empty | {"code": code, "name": name, "dimension": "ระดับการเปลี่ยนแปลง"}


def halves() -> list[tuple[str, str]]:
    """Halves of what the sample says, cut between words."""
    found = synth.read_corpus(SAMPLE).statements
    texts = dict.fromkeys(found.loc[found["use"] == "analysed", "text"])
    words = synth.tokenise([text for text in texts if "\n" not in text])
    halves = [(part[: len(part) // 2], part[len(part) // 2 :]) for part in words if 4 <= len(part) <= 40]
    return [("".join(first).strip(), "".join(last).strip()) for first, last in halves]


def _note(rng: random.Random, said: list[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    for heading in HEADINGS:
        for item in range(A_NOTE // SECTIONS):
            yield heading, str(item + 1), rng.choice(said)[0] + rng.choice(said)[1]


def _lines(note: list[tuple[str, str, str]]) -> Iterator[str]:
    for section, item, text in note:
        if item == "1":
            yield f"\n{section}"
        yield f"{item}. {text}"


def _codes(rng: random.Random, book: list[dict], section: str) -> Iterator[list[str]]:
    """One or two themes, those of the section likelier, a kind of finding and now and then a level."""
    parents = {row["parent"] for row in book}
    by_dimension: dict[str, list[str]] = {}
    for row in book:
        if row["code"] not in parents:
            by_dimension.setdefault(row["dimension"], []).append(row["code"])
    first: list[str] = []
    for dimension, codes in by_dimension.items():
        begin = len(codes) * HEADINGS.index(section) // len(HEADINGS)
        for _ in range(rng.choice((1, 1, 2)) if dimension == "ประเด็น" else rng.random() < 0.7):
            near = codes[begin : begin + len(codes) // len(HEADINGS) + 2]
            first.append(rng.choice(near if rng.random() < 0.6 else codes))
    every = [code for codes in by_dimension.values() for code in codes]
    for coder in range(CODERS):
        given = [code if not coder or rng.random() < 0.75 else rng.choice(every) for code in first]
        yield list(dict.fromkeys(given))


def _write(path: Path, head: list[str], rows: Iterable[list[str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_csv(path, head, rows)


if __name__ == "__main__":
    write_corpus(sys.argv[1], *map(int, sys.argv[2:] or [2_000]))
