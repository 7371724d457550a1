"""Teach what shows names without titles, from marked statements: make names.

    python benchmarks/names.py [--measure] FILE…

Each FILE has JSON lines: id, text, spans [[start, end, kind], …]. Learnt as well are the invented notes of
``notes/``, which have no marks: names behind titles are taken as found, with and without their title, and
with other names of the lists in their place; all else counts as no name, but for what a first round is sure
of. Frames of notes (labels, rows, signatures; places and goods) are filled with lines of them and names.
``--measure`` leaves out one FILE after the other and says how many of its names are told from others.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from synth.text.cuts import LETTERS
from synth.text.likely_names import family_names, given_names, lists, nicknames, word_cost
from synth.text.name_evidence import evidence
from synth.text.name_judge import WEIGHTS, sure
from synth.text.name_places import FULL, Line
from synth.text.name_rows import goods
from synth.text.title_readings import Person, cheapest_names
from synth.text.words import dictionary

HERE = Path(__file__).parent
NAMES = ("name", "nickname")
PENALTY, ROUNDS = 1.0, 400
SWAPPED = 3
"""So often a marked statement is learnt again with other names."""
PERSON = 0.25
"""How much a line counts in which a name was put in the place of a word for a person."""
LEAST_SEEN = 3
LEAST_WEIGHT = 0.05
DOUBTFUL = 0.6
"""What a first round is so sure of in the notes is not learnt as no name."""


class Marked(NamedTuple):
    """A text with the places of its names, and how much it counts."""

    text: str
    names: tuple[tuple[int, int], ...]
    counts: float = 1.0
    sure: bool = True


def _is_like_a_name(word: str) -> bool:
    return 2 <= len(word) <= 5 and LETTERS.fullmatch(word) is not None and 7 < word_cost(word) < 16


def _as_name(name: str) -> float:
    """Return how often a name from home is drawn: one that is a usual word is rare as a name."""
    if name not in dictionary():
        return 1.0
    return 0.6 if word_cost(name) > 11 else 0.3 if word_cost(name) > 9 else 0.1


class Example(NamedTuple):
    """What is seen of a place, and whether a name stands there."""

    seen: list[str]
    name: bool
    counts: float
    sure: bool


def read(path: Path) -> list[Marked]:
    """Return the marked statements of a file."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [
        Marked(row["text"], tuple((s, e) for s, e, kind in row["spans"] if kind in NAMES)) for row in rows
    ]


def notes() -> list[Marked]:
    """Return the statements of the invented notes, with the names that stand behind titles."""
    found = []
    for path in sorted((HERE / "notes").rglob("*.txt")):
        for row in path.read_text(encoding="utf-8").splitlines():
            label, tab, text = row.partition("\t")
            text = text.translate(dict.fromkeys(map(ord, "⟦⟧⟪⟫⦅⦆"))).strip()
            if tab and label in ("S", "+", "Q", "N") and len(text) > 3:
                people = titled(text)
                found.append(Marked(text, tuple((one.start, one.end) for one in people), 0.3, False))
    return found


def titled(text: str) -> list[Person]:
    """Return the names that surely stand behind titles."""
    line = Line(text)
    parts = line.titled_parts(place.start for place in line.places if place.title)
    return [one for part in parts for one in cheapest_names(text, *part) if one.score > 0.8]


def without_title(text: str) -> Marked | None:
    """Return a text of the notes whose one titled name stands without its title."""
    people = titled(text)
    if len(people) != 1:
        return None
    one = people[0]
    title = one.title.rpartition(" ")[2]
    begin = text.rfind(one.title.partition(" ")[0], 0, one.start)
    if begin < 0 or one.start - begin > len(one.title) + 3 or not title:
        return None
    size = one.end - one.start
    return Marked(text[:begin] + text[one.start :], ((begin, begin + size),), 0.6)


PERSONS = frozenset(
    (
        "เขา แก ชาวบ้าน ครู หมอ ประธาน กำนัน ผู้ใหญ่บ้าน ยาย ตา ป้า ลุง แม่ พ่อ พี่ น้อง "
        "เพื่อน ผม หนู เจ้าหน้าที่ วิทยากร แกนนำ อาจารย์ เหรัญญิก เด็ก"
    ).split()
)
"""Words for people in whose place a name may stand."""


def in_place_of_persons(text: str, lot: Lot) -> Iterator[Marked]:
    """Give a line of the notes with a name where a word for a person stands."""
    line = Line(text)
    places = []
    for start, end in line.runs:
        at = start
        for behind in line.cuts(start, end).places():
            if text[at : start + behind] in PERSONS:
                places.append((at, start + behind))
            at = start + behind
    if places:
        start, end = lot.lot.choice(places)
        name = lot.any()
        yield Marked(text[:start] + name + text[end:], ((start, start + len(name)),), PERSON)


FRAMES = (
    *(
        "{home}: {line}",
        "{home} : {line}",
        "{given}: {line}",
        "[09.12] {home}: {line}",
        "10.45 น. {home} {line}",
    ),
    *(
        "{home}ครับ {line}",
        "{home}คะ {line}",
        "{home}ค่ะ {line}",
        "@{home} {line}",
        "{line} ({home})",
        "{line} {home}",
    ),
    *(
        "{home}จ๊ะ {line}",
        "หนู{home}ค่ะ {line}",
        "ผม{given}ครับ {line}",
        "{line} โดย {full}",
        "{line} โดย{given}",
    ),
    *("{home} {home} {home} {line}", "{home}, {home}, {home} {line}", "{home} {home} และ{home} {line}"),
    *("มี {home} {home} กับ{home} {line}", "{home}/{home}/{home} {line}", "{given} {given} กับ{given} {line}"),
    *(
        "ได้แก่ {given}, {given} และ {given}",
        "{home} 40 {home} 80",
        "{home} 50 บาท, {home} 20 บาท",
        "{home}และ{home}{line}",
    ),
    *(
        "{role} {full}",
        "{role}: {full}",
        "{role} {full} {line}",
        "{full} {role} {line}",
        "{full} ({role})",
        "{role}คือ{full}",
    ),
    *("1. {full} หมู่ 3", "12) {full}", "{full}", "({full})", "ลงชื่อ {full} {role}", "{full}, {full}, {full}"),
    *(
        "{full}\t{role}",
        "{full} โทร 081-234-5678",
        "{line} {full} {line}",
        "มอบให้ {full} {line}",
        "{given} {role} {line}",
    ),
)
"""Frames of notes around names: labels, calls, rows, lists, signatures."""
KIN = (
    "ป้า ลุง น้า พี่ น้อง ยาย ย่า ปู่ ตา แม่ พ่อ ครู หมอ กำนัน ผู้ใหญ่ พ่อใหญ่ "
    "แม่ใหญ่ หลวงพ่อ พระ ช่าง อ้าย เอื้อย บัง เจ๊ เฮีย อาจารย์ คุณ ปลัด พี่บ่าว แม่เฒ่า ไอ้ หลาน ผอ."
).split()
ROLES = (
    "ประธาน เลขานุการ เหรัญญิก กรรมการ ผู้บันทึก ผู้รับเงิน ผู้ตรวจ "
    "วิทยากร ผู้ประสานงาน แกนนำ เจ้าของสวน สมาชิก ตัวแทนหมู่ พยาน คนขับ"
).split()
OTHERS = (
    *(
        "{goods} {goods} {goods} {line}",
        "{goods}, {goods}, {goods} และ{goods}",
        "ปลูก{goods} {goods} {goods}",
        "{goods} กับ {goods} {line}",
        "มี{goods} {goods} {goods} {line}",
        "{goods}/{goods}/{goods}",
        "{goods}: {line}",
    ),
    *(
        "เป้าหมาย: {usual} {usual} {usual}",
        "เช่น {usual} {usual} {usual}",
        "{usual} {usual} {line}",
        "{usual}, {usual} และ{usual}{line}",
    ),
    *(
        "{head} เช่น {usual} {usual} {usual}",
        "{head}: {usual} {home}",
        "{head} {usual}",
        "{head}ที่พบ เช่น {home} {home}",
        "{head} {home} {home}",
    ),
    *(
        "{line} {usual} {usual}",
        "คำขวัญ: {usual} {usual}",
        "{usual}{line}",
        "{usual} {line}",
        "{usual}: {line}",
        "ปลูก{usual} {usual}",
    ),
    *(
        "ต.{given} อ.{given} จ.{given} {line}",
        "วัด{given}{line}",
        "บ้าน{given}{line}",
        "{line}บ้าน{given}กับบ้าน{given}",
        "โรงเรียนบ้าน{given}{line}",
    ),
    *(
        "ดอย{kin}{given}{line}",
        "ข้าว{kin}{given}{line}",
        "ลาย{kin}{home}{line}",
        "วัดหลวงพ่อ{home}{line}",
        "ตำบลนาง{home}{line}",
        "ถนนพระ{given} {line}",
    ),
    *(
        "{line} ต.{given}",
        "ถนน{given} {line}",
        "กลุ่ม{given}{line}",
        "ตำบล{given}{line}",
        "{line} อำเภอ{given}",
        "ข้าว{home} {line}",
    ),
)


def framed(line: str, lot: Lot, frame: str) -> Marked:
    """Return a frame with a line of the notes, names and roles in it."""
    text, names = "", []
    for said, field, *_ in Formatter().parse(frame):
        text += said
        if field:
            part = line if field == "line" else lot.drawn(field)
            if field in ("home", "given", "full", "word") and frame in FRAMES:
                names.append((len(text), len(text) + len(part)))
            text += part
    return Marked(text, tuple(names), PERSON)


class Lot:
    """Names drawn by lot: listed ones, and some that are put together."""

    def __init__(self, seed: int):
        self.lot = random.Random(seed)
        self.given = sorted(name for name in given_names() if 3 < len(name) < 12)
        self.family = sorted(name for name in family_names() if 4 < len(name) < 16)
        self.heads = lists()["untitled"]["heads"]
        self.goods = sorted(goods())
        self.words = sorted(word for word in dictionary() if _is_like_a_name(word))
        self.homes = sorted(name for name in nicknames() if len(name) < 7)
        self.usuals = sorted(one for one in {*self.homes, *self.given} & dictionary() if word_cost(one) < 12)
        self.usual = [_as_name(name) for name in self.homes]

    @property
    def short(self) -> list[str]:
        """Return one name from home, in a list to choose from; usual words are rarer as names."""
        return self.lot.choices(self.homes, self.usual)

    def like(self, name: str) -> str:
        """Return a name of the shape of another."""
        given, blank, family = name.partition(" ")
        if blank:
            return f"{self.one()} {self.lot.choice(self.family) if not family.endswith('.') else family}"
        if len(given) < 5 or (given in nicknames() and given not in given_names()):
            return self.lot.choice(self.short)
        return self.one()

    def one(self) -> str:
        """Return a given name, listed or put together."""
        if self.lot.random() < 0.2:
            return self.lot.choice(self.short) + self.lot.choice(self.short)
        return self.lot.choice(self.given)

    def drawn(self, field: str) -> str:
        """Return what a field of a frame asks for."""
        if field == "full":
            return f"{self.one()} {self.lot.choice(self.family)}"
        if field == "given":
            return self.one()
        return self.lot.choice(
            {
                "home": self.short,
                "role": ROLES,
                "goods": self.goods,
                "kin": KIN,
                "word": self.words,
                "usual": self.usuals,
                "head": self.heads,
            }[field]
        )

    def any(self) -> str:
        """Return a name from home, a given name or a full one."""
        drawn = self.lot.random()
        if drawn < 0.45:
            return self.lot.choice(self.short)
        return self.one() if drawn < 0.8 else f"{self.one()} {self.lot.choice(self.family)}"

    def word(self, name: str) -> str:
        """Return any word of a name's length, as names behind kin words often are; full names stay names."""
        return self.like(name) if " " in name else self.lot.choice(self.words)

    def swapped(self, said: Marked, words: bool = False) -> Marked:
        """Return a statement with other names, or words, in the place of its names."""
        text, at, places = "", 0, []
        for start, end in sorted(said.names):
            text += said.text[at:start]
            name = (self.word if words else self.like)(said.text[start:end])
            places.append((len(text), len(text) + len(name)))
            text, at = text + name, end
        return said._replace(text=text + said.text[at:], names=tuple(places), counts=said.counts * 0.4)


def examples(said: Marked) -> Iterator[Example]:
    """Give what is seen of each place of a statement; of parts of names nothing is learnt."""
    off = 0
    for text in said.text.split("\n"):
        line = Line(text)
        for place in line.places:
            start, end = place.start + off, place.end + off
            name = (start, end) in said.names
            part = not name and any(start < b and a < end for a, b in said.names)
            inside = part and any(a <= start and end <= b for a, b in said.names)
            if part and inside and place.shape != FULL:
                continue
            yield Example(evidence(line, place), name, said.counts, said.sure or name)
        off += len(text) + 1


def framed_examples(said: Marked) -> list[Example]:
    """Return what is seen of a framed line: its names, or what is none in their place."""
    return [row for row in examples(said) if row.name or not said.names or row.seen[0] == FULL]


def learnt(rows: list[Example]) -> dict[str, float]:
    """Return the weights that tell names from others."""
    times = Counter(one for row in rows for one in row.seen)
    number = {one: at for at, one in enumerate(sorted(one for one, n in times.items() if n >= LEAST_SEEN))}
    marks, ends = [], [0]
    for row in rows:
        marks += sorted({number[one] for one in row.seen if one in number})
        ends.append(len(marks))
    shape = (len(rows), len(number))
    table = csr_matrix((np.ones(len(marks)), marks, ends), shape=shape)
    model = LogisticRegression(C=PENALTY, max_iter=ROUNDS, solver="lbfgs")
    model.fit(table, [row.name for row in rows], sample_weight=[row.counts for row in rows])
    found = {one: float(model.coef_[0][at]) for one, at in number.items()}
    return {"": float(model.intercept_[0])} | {
        one: weight for one, weight in found.items() if abs(weight) >= LEAST_WEIGHT
    }


def taught(marked: Iterable[Marked], unmarked: list[Example]) -> dict[str, float]:
    """Return the weights learnt from marked statements and the notes, in two rounds."""
    lot = Lot(7)
    rows = [row for said in marked for row in examples(said)]
    rows += [
        row for said in marked if said.names for _ in range(SWAPPED) for row in examples(lot.swapped(said))
    ]
    first = learnt(rows)
    clean = [row for row in unmarked if row.sure or sure(row.seen, first) < DOUBTFUL]
    return learnt(rows + clean)


def of_notes() -> list[Example]:
    """Return what is learnt from the notes."""
    lot, rows = Lot(11), []
    for said in notes():
        rows += examples(said)
        if not said.names:
            frame = lot.lot.choice(FRAMES if lot.lot.random() < 0.7 else OTHERS)
            rows += framed_examples(framed(said.text, lot, frame))
            rows += [row for one in in_place_of_persons(said.text, lot) for row in examples(one) if row.name]
        if said.names and (bare := without_title(said.text)):
            rows += examples(bare)
            rows += examples(lot.swapped(bare))
        if said.names:
            rows += [row for row in examples(lot.swapped(said, words=True)) if row.name]
            rows += [row for row in examples(lot.swapped(said)) if row.name]
    return rows


def write(weights: dict[str, float], path: Path, files: int) -> None:
    """Write the weights as a text."""
    head = [
        "# What shows names without titles: weights of a logistic regression, made by benchmarks/names.py on "
        f"{datetime.date.today()}",
        f"# from {files} files of marked statements and the invented notes of benchmarks/notes.",
    ]
    rows = [
        f"{one}\t{weight:.3f}".replace("\t", "\\t", one.count("\t"))
        for one, weight in sorted(weights.items())
    ]
    path.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("files", nargs="+", type=Path)
    asked.add_argument("--measure", action="store_true")
    said = asked.parse_args()
    marked = {path: read(path) for path in said.files}
    unmarked = of_notes()
    if not said.measure:
        write(taught([one for rows in marked.values() for one in rows], unmarked), WEIGHTS, len(marked))
        return
    for path in said.files:
        rest = [one for other, rows in marked.items() if other != path for one in rows]
        weights = taught(rest, unmarked)
        print(path.name, *measured(marked[path], weights), sep="\n")


def measured(rows: list[Marked], weights: dict[str, float]) -> Iterator[str]:
    """Say how many places with names are told from others, at several levels."""
    seen = [row for said in rows for row in examples(said)]
    scores = [(sure(row.seen, weights), row.name) for row in seen]
    names = sum(name for _, name in scores)
    for level in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        right = sum(name for score, name in scores if score >= level)
        wrong = sum(not name for score, name in scores if score >= level)
        share = 100 * wrong / len(rows)
        yield f"  {level}: {right} of {names} names, {wrong} others, {share:.2f} a 100 statements"


if __name__ == "__main__":
    main()
