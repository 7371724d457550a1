"""What a whole note shows of who speaks in it: labels that come again, names alone, people listed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

from synth.corpus.layout.speakers import ARROW, Label, label_of, named
from synth.corpus.layout.vocabulary import patterns

if TYPE_CHECKING:
    from synth.corpus.layout.lines import Line
    from synth.corpus.layout.markers import Marker

SEEN = 60
"""Characters of a line's beginning and end that are looked at: what a line is shows there."""
_LABELLED = 300
"""Characters of the longest line that may have a name behind its words."""
_ALONE = 45
"""Characters of the longest line that only names who speaks, as which post, on which day."""
_MANY = 3
_OPENING = 5
"""Lines at the top of a note in which those who speak may be listed."""
_WORD = re.compile(r"[^\s,;:：|/=+*·()\[\]<>【】“”\"]+")
_SIGNS_OR_DIGITS = re.compile(r"[0-9๐-๙*#\[(【<]")
_BY_ARROW = re.compile(ARROW)
_LETTERS, _DIGITS = re.compile(r"[^\W\d_][\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*"), re.compile(r"\d+")
_SHORTENED = re.compile(r"(?:[ก-ฮA-Za-z]{1,3}\.\s?){1,3}|[A-Z]{1,3}-?\d{0,3}|[ก-ฮ]{1,2}-?\d{1,3}")
"""What is as short as initials, months and offices too: one of many things that are weighed."""
_CODE = re.compile(r"[A-Zก-ฮ]{1,3}-?\d{1,3}")
"""What a respondent may be called by: P3, ญ-01."""


class Naming:
    """Who is named in the lines of a note, and what says that it is somebody who speaks."""

    def __init__(self, lines: Sequence[Line], markers: Sequence[Marker]) -> None:
        self._lines = lines
        self._alone = [
            _alone(line.text, marker) if len(line.text) <= _ALONE else ""
            for line, marker in zip(lines, markers, strict=True)
        ]
        self._alone_times = Counter(filter(None, self._alone))
        shown = [name for name, times in self._alone_times.items() if times > 1]
        self.labels = labels_of(
            [line.text[:_LABELLED] for line in lines], [marker.length for marker in markers], shown
        )
        self._times = Counter(label.name for label in self.labels if label.name)
        self._forms = [
            _form(line.text) if alone else "" for line, alone in zip(lines, self._alone, strict=True)
        ]
        self._form_times = Counter(filter(None, self._forms))
        names = {*self._alone_times, *self._times}
        self._first = {name: match[0] for name in names if (match := _WORD.search(name))}
        called = frozenset(self._first.values())
        self._called = Counter(
            chain.from_iterable(
                called.intersection(_WORD.findall(line.text[:400])[0 if alone else 1 :])
                for line, alone in zip(lines, self._alone, strict=True)
            )
        )
        early = {word for line in lines[:_OPENING] for word in _WORD.findall(line.text[:_LABELLED])}
        self._named_early = {name for name, first in self._first.items() if first in early}
        self.again = [bool(label.name) and self._times[label.name] > 1 for label in self.labels]
        """Whether a line begins with a label that comes again."""
        self._voices = round(4 * sum(self.again) / max(len(lines), 1))
        shown = sum(self._is_shown(name) for name in self._alone if name)
        self._shown = min(round(8 * shown / max(len(lines), 1)), 4)

    def _calls(self, name: str) -> int:
        """Return how many lines speak of a name, beside those that it begins."""
        first = self._first.get(name)
        return self._called[first] - self._alone_times[name] if first else 0

    def _is_shown(self, name: str) -> bool:
        return self._alone_times[name] > 1 or self._calls(name) > 0

    def of(self, index: int) -> list[str]:
        """Return what speaks for and against a line's being (or beginning with) the name of a speaker."""
        return self._labelled(index) + self._named(index)

    def groups(self) -> list[list[int]]:
        """Return the lines behind the same label, and those of the same name alone."""
        groups: dict[str, list[int]] = {}
        for index, label in enumerate(self.labels):
            if label.name:
                groups.setdefault(label.name, []).append(index)
        for index, (name, form) in enumerate(zip(self._alone, self._forms, strict=True)):
            if name:
                groups.setdefault(f"\n{name} {form}", []).append(index)
        return [indexes for indexes in groups.values() if len(indexes) > 1]

    def _labelled(self, index: int) -> list[str]:
        line, label = self._lines[index], self.labels[index]
        again = min(self._times[label.name], _MANY)
        own = ["timed", f"timed again={again}"] if label.time else []
        if not label.name:
            return [*own, ":in" if ":" in line.text[:SEEN] else "no label"]
        begins = patterns("begins")
        person, field = bool(begins["person"].match(label.name)), bool(begins["field"].match(label.name))
        size, calls = min(len(label.name) // 8, 4), min(self._calls(label.name), 2)
        return [
            *own,
            f"label again={again}",
            f"label person={person} field={field}",
            f"label person={person} field={field} again={again > 1}",
            f"label n={size}",
            f"label person={person} n={size} many={len(self._times) > _MANY}",
            f"label called={calls}",
            f"label told={label.name in self._named_early and index >= _OPENING} person={person}",
            f"label called={calls > 0} again={again > 1} person={person}",
            f"label alone={min(self._alone_times[label.name], 2)}",
            f"label again={again > 1} voices={self._voices}",
            f"label initials={bool(_SHORTENED.fullmatch(label.name))} again={again > 1}",
            _sign(line.text, label),
            f"label is {label.name[:12]}".replace("\t", " "),
        ]

    def _named(self, index: int) -> list[str]:
        name = self._alone[index]
        if not name:
            return [f"not alone {self._shown}"]
        again, calls = min(self._alone_times[name], _MANY), min(self._calls(name), 2)
        person = bool(patterns("begins")["person"].match(name))
        form = min(self._form_times[self._forms[index]], _MANY) if self._forms[index] else 0
        return [
            f"alone again={again}",
            f"alone again={again > 1} called={calls}",
            f"alone shown={self._is_shown(name)} {self._shown}",
            f"alone person={person} {self._is_shown(name)} {self._shown > 0}",
            f"alone label={min(self._times[name], 2)}",
            f"alone form={form}",
        ]


def labels_of(texts: Sequence[str], firsts: Sequence[int], shown: Sequence[str] = ()) -> list[Label]:
    """Return the label of each line; a name that other lines show is one without a sign behind it too.

    Examples
    --------
    >>> lines = ["08:20 เต้ย เรือ ลำเดียวติดเครื่อง", "08:21 เต้ย เรือ อีกลำไม่มีใครซ่อม", "ป้าศรี: จริง", "ป้าศรี ขอเสริม"]
    >>> [label.name for label in labels_of(lines, [0] * 4, ["ป้าศรี"])]
    ['เต้ย เรือ', 'เต้ย เรือ', 'ป้าศรี', 'ป้าศรี']
    """
    labels = [label_of(text, first) for text, first in zip(texts, firsts, strict=True)]
    single_names = {name for name in shown if " " not in name}
    second: dict[str, set[str]] = {}
    times: Counter[str] = Counter()
    for label, text in zip(labels, texts, strict=True):
        if label.time and label.name and _glued(label, text):
            second.setdefault(label.name, set()).add(text[label.first :].split(" ", 1)[0])
            times[label.name] += 1
    same = {name: next(iter(words)) for name, words in second.items() if len(words) == 1 and times[name] > 1}
    for index, (label, text) in enumerate(zip(labels, texts, strict=True)):
        if label.name in same and _glued(label, text):
            more = same[label.name]
            begins = label.first + len(more) + 1
            if begins < len(text):
                labels[index] = Label(f"{label.name} {more}", label.time, begins, label.last)
        elif not label.name and single_names:
            name, _, rest = text[label.first :].partition(" ")
            if name in single_names and rest and not _BY_ARROW.match(rest):
                labels[index] = Label(name, label.time, label.last - len(rest.lstrip()), label.last)
    return labels


def _glued(label: Label, text: str) -> bool:
    """Say whether nothing but a blank parts a label from the words."""
    return text[: label.first].endswith(f"{label.name} ")


def _alone(text: str, marker: Marker) -> str:
    """Return the name that a short line is, if it is one: without clock, day, post, brackets."""
    if marker.number or text[-1:] in "?!…ๆ":
        return ""
    words = text[marker.length :]
    return named(words)[0] if _SIGNS_OR_DIGITS.search(words) else words.strip(" \t:：–—-")


def _form(text: str) -> str:
    """Return how a line with figures or signs is made up, whatever it says; empty where it has letters alone.

    So ``#2 ป้าศรี 20:14`` is ``#0 ก 0:0``, and lines of one form probably name who writes.
    """
    return _DIGITS.sub("0", _LETTERS.sub("ก", text)) if _SIGNS_OR_DIGITS.search(text) else ""


def _sign(text: str, label: Label) -> str:
    """Say what parts a label from the words."""
    start = text.find(label.name)
    behind = text[start + len(label.name) : label.first] if 0 <= start < label.first else None
    if behind is None:
        return "label last"
    if ":" in behind or "：" in behind:
        return "label :"
    if "\t" in behind:
        return "label tab"
    return "label bracket" if any(char in "]】>›)" for char in behind) else "label other"
