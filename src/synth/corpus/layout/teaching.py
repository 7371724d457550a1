"""What a person put right in notes, taught to the labeller: it reads notes of the same form so from then on.

Corrected notes that look alike are a form. For each form weights are learnt on top of those that come with
the program, by a few steps down the slope of the conditional random field (Lafferty, McCallum & Pereira
2001) with a pull back to where it began; to features that neighbours share, pairs of them are added, which
tell one form from all others. They speak in notes that look like one of the form, and in no others, so that
what was said of one form harms no other.
"""

from __future__ import annotations

import json
import math
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from synth.corpus.layout.chain import forward_backward, from_logarithms
from synth.corpus.layout.evidence import evidence_of
from synth.corpus.layout.labeller import (
    KINDS,
    OFFSETS,
    Labeller,
    labeller,
    leaning,
)
from synth.corpus.layout.lines import Shown

if TYPE_CHECKING:
    import numpy as np

    Features = Sequence[Shown]

ROUNDS, RATE = 40, 0.15
"""Steps down the slope, and how far one goes; more and shorter steps come to the same."""
NEAR = 0.1
"""How freely the weights of what neighbours show move, beside 1 for what a line shows itself."""
UNLIKE, ALIKE = 0.86, 0.92
"""Likeness to a form below which its lessons say nothing in a note, and from which on all they can."""
ONE_FORM = 0.86
"""Likeness from which on two corrected notes are of one form."""
_LEAST_WEIGHT = 0.005
_NEVER = -1e3


class Form(NamedTuple):
    """Notes that look alike, and what was learnt of them."""

    looks: list[dict[str, float]]
    weights: dict[str, dict[str, float]]


class Taught(Labeller):
    """A labeller with lessons on top, for notes that look like those that were put right.

    Parameters
    ----------
    base : Labeller
    forms : sequence of Form
    """

    def __init__(self, base: Labeller, forms: Sequence[Form]) -> None:
        self.__dict__.update(vars(base))
        self.base, self.forms = base, list(forms)
        self._lessons = [Labeller(form.weights, {}) for form in forms]

    def scores(self, features: Features) -> np.ndarray:
        """Return what the features say, with what was learnt of the form that the note looks like."""
        return self.base.scores(features) + self.lessons(features)

    def lessons(self, features: Features) -> np.ndarray:
        """Return what of the `scores` was learnt of the form that the note looks like."""
        mine = look_of(features)
        likes = [max(likeness(mine, look) for look in form.looks) for form in self.forms]
        if not likes or (most := max(likes)) <= UNLIKE:
            return super().lessons(features)
        speaks = min(1.0, (most - UNLIKE) / (ALIKE - UNLIKE))
        return speaks * self._lessons[likes.index(most)].scores(with_pairs(features))

    @contextmanager
    def as_file(self) -> Iterator[str]:
        """Give the path of a file with the lessons, for processes that read apart."""
        with tempfile.TemporaryDirectory(prefix="synth-", ignore_cleanup_errors=True) as folder:
            path = Path(folder, "lessons.json")
            path.write_text(json.dumps(self.forms), encoding="utf-8")
            yield str(path)


def taught(base: Labeller, examples: Iterable[tuple[str, Mapping, Mapping[int, str]]]) -> Taught:
    r"""Teach a labeller what people said of lines.

    Parameters
    ----------
    base : Labeller
    examples : iterable of (str, mapping, mapping of int to str)
        Of each note its text, what its format tells of its lines, and by where a line begins, its kind: also
        of the lines that were right from the beginning, so that they stay so.

    Returns
    -------
    Taught

    Examples
    --------
    >>> from synth.corpus.layout.labeller import labeller
    >>> from synth.corpus.layout.lines import lines_of
    >>> from synth.corpus.layout.read import read_lines
    >>> note = "๏ ลุงดำ ๏\n- ฝายพังทุกปี\n- คนเฝ้าน้อย\n๏ ป้าแดง ๏\n- ไฟมาจากข้างนอก\n- ไม่มีแนวกัน"
    >>> kinds = ["name", "statement", "statement"] * 2
    >>> said = {line.start: kind for line, kind in zip(lines_of(note), kinds)}
    >>> by = taught(labeller(), [(note, {}, said)])
    >>> year_after = "๏ ครูนก ๏\n- ดินแข็งขึ้น\n- ใช้ปุ๋ยมาก\n๏ ลุงเขียว ๏\n- ลูกหลานไม่อยู่\n- ไม่มีคนสอน"
    >>> [str(line.kind) for line in read_lines(year_after, by=by)] == kinds
    True
    """
    forms: list[tuple[list[dict], list[_Lesson]]] = []
    for text, fields_at, kinds in examples:
        lesson = _Lesson(base, text, fields_at, kinds)
        if lesson.says:
            likes = [max(likeness(lesson.look, look) for look in looks) for looks, _ in forms]
            if not likes or max(likes) < ONE_FORM:
                likes.append(1.0)
                forms.append(([], []))
            looks, lessons = forms[likes.index(max(likes))]
            looks.append(lesson.look)
            lessons.append(lesson)
    return Taught(base, [Form(looks, _learnt(lessons)) for looks, lessons in forms])


@cache
def read_lessons(path: str) -> Taught:
    """Return the labeller of the program with the lessons that `Taught.as_file` wrote."""
    forms = json.loads(Path(path).read_text(encoding="utf-8"))
    return Taught(labeller(), [Form(*form) for form in forms])


def look_of(features: Features) -> dict[str, float]:
    """Return how a note looks: how often it shows what, as a direction."""
    times = Counter(name for line in features for name in line.shared)
    weights = {name: math.log1p(many) for name, many in times.items()}
    length = math.sqrt(sum(weight**2 for weight in weights.values())) or 1.0
    return {name: weight / length for name, weight in weights.items()}


def likeness(look: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return how alike two notes look, 0 to 1: the cosine."""
    return sum(weight * other.get(name, 0.0) for name, weight in look.items())


def with_pairs(features: Features) -> Features:
    """Let each line show what it shows in pairs too: a dash and a blank line above it."""
    return [
        Shown([*own, *(f"{a} & {b}" for a, b in combinations(shared, 2))], shared, common)
        for own, shared, common in features
    ]


class _Lesson:
    """A note of which a person said what its lines are, or some of them."""

    def __init__(self, base: Labeller, text: str, fields_at: Mapping, kinds: Mapping[int, str]) -> None:
        import numpy as np

        evidence = evidence_of(text, fields_at)
        features = evidence.features
        self.look = look_of(features)
        self.steps = np.exp(base.steps)
        self.names = _names(with_pairs(features))
        self.scores = base.scores(features) + leaning()
        self.barred = np.zeros_like(self.scores)
        for index, (line, allowed) in enumerate(zip(evidence.lines, evidence.allowed, strict=True)):
            kind = kinds.get(line.start)
            if allowed is not None:
                self.scores[index, [candidate not in allowed for candidate in KINDS]] = _NEVER
            if kind is not None and (allowed is None or kind in allowed):
                self.barred[index, [candidate != kind for candidate in KINDS]] = _NEVER
        self.says = bool(self.barred.any())

    def number(self, numbers: dict[str, int]) -> None:
        """Give each feature its number among those `numbers`."""
        import numpy as np

        rows = [[numbers.setdefault(name, len(numbers)) for name in names] for names in self.names]
        self._flat = np.array([number for row in rows for number in row])
        self._sizes = np.array([len(row) for row in rows])
        self._starts = np.concatenate([[0], np.cumsum(self._sizes)[:-1]])

    def add_slope(self, weights: np.ndarray, slope: np.ndarray) -> None:
        """Add to `slope` which way the weights bring what the labeller says towards what was said."""
        import numpy as np

        scores = self.scores + np.add.reduceat(weights[self._flat], self._starts, axis=0)
        are = forward_backward(from_logarithms(scores), self.steps)
        should_be = forward_backward(from_logarithms(scores + self.barred), self.steps)
        np.add.at(slope, self._flat, np.repeat(should_be - are, self._sizes, axis=0))


def _names(features: Features) -> list[list[str]]:
    """Return what speaks in each line: its own features, and those of its neighbours with their distance."""
    rows = []
    for index, line in enumerate(features):
        row = [*line.alone, *line.shared]
        for offset in OFFSETS:
            near = features[index + offset].shared if 0 <= index + offset < len(features) else ["none"]
            row += [f"{offset:+d} {name}" for name in near]
        rows.append(row)
    return rows


def _learnt(lessons: Sequence[_Lesson]) -> dict[str, dict[str, float]]:
    """Return the weights that the lessons of one form ask for (AdaGrad: Duchi, Hazan & Singer 2011)."""
    import numpy as np

    number: dict[str, int] = {}
    for lesson in lessons:
        lesson.number(number)
    near = tuple(f"{offset:+d} " for offset in OFFSETS)
    free = np.array([[NEAR if name.startswith(near) else 1.0] for name in number])
    weights = np.zeros((len(number), len(KINDS)))
    squares = np.full_like(weights, 1e-8)
    for _ in range(ROUNDS):
        slope = -weights / free
        for lesson in lessons:
            lesson.add_slope(weights, slope)
        slope *= np.sqrt(free)
        squares += slope**2
        weights += RATE * np.sqrt(free) * slope / np.sqrt(squares)
    return {
        name: {
            KINDS[kind]: round(float(row[kind]), 4) for kind in np.flatnonzero(np.abs(row) > _LEAST_WEIGHT)
        }
        for name, row in zip(number, weights, strict=True)
        if np.abs(row).max() > _LEAST_WEIGHT
    }
