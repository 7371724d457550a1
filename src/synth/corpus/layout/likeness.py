"""Lines that look like one that a person put right: in the same note, in notes of the same form, in all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from synth.corpus.layout.lines import Line
from synth.corpus.layout.markers import marker_of

_DIGITS = re.compile("[0-9๐-๙]+")
_WIDTHS = (25, 60, 160)
"""Characters up to which lines count as equally long: labels, headings, sentences."""
_LABEL = 60
"""Characters of the longest line that can be a label of a form."""
_SHARED = 0.5
"""Of the labels of the note that has fewer, the share that two notes of one form have in common."""
_FEWEST = 2


class LinePlace(NamedTuple):
    """A line of a corpus: its source, and where it begins in its text."""

    source: str
    start: int


class Alike(NamedTuple):
    """The lines like another one; each list holds the one before it."""

    file: list[LinePlace]
    form: list[LinePlace]
    all: list[LinePlace]


class _Appearance(NamedTuple):
    words: str
    look: tuple
    kind: str


def alike(
    notes: Mapping[str, Sequence[Line]],
    at: LinePlace,
    kind: str,
    fields_at: Mapping[str, Mapping[int, dict]] | None = None,
) -> Alike:
    r"""Find the lines that are taken for what a line was taken for, and look like it.

    They say the same but for digits; or they have the same form of marker, the same signs, are about as long,
    the format says the same of them, and what follows them is marked alike.

    Parameters
    ----------
    notes : mapping of str to sequence of Line
        By source, its lines as they are taken now.
    at : LinePlace
        The line.
    kind : str
        What it was taken for before it was put right.
    fields_at : mapping of str to mapping of int to dict, optional
        By source, what its format says of the line that begins there.

    Returns
    -------
    Alike
        In this file, in files of this form, in all; the line itself is not among them.

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> lines = [line._replace(kind="statement") for line in lines_of("จุดแข็ง:\n- คนพร้อม\nจุดอ่อน:\n- งบช้า")]
    >>> found = alike({"ก.txt": lines}, LinePlace("ก.txt", 0), "statement")
    >>> [lines[0].text, *(line.text for line in lines if LinePlace("ก.txt", line.start) in found.file)]
    ['จุดแข็ง:', 'จุดอ่อน:']
    """
    fields_at = fields_at or {}
    appearances = {name: _appearances(lines, fields_at.get(name, {})) for name, lines in notes.items()}
    mine = appearances[at.source][at.start]
    every = [
        LinePlace(name, start)
        for name, lines in appearances.items()
        for start, appearance in lines.items()
        if appearance.kind == kind
        and (appearance.words == mine.words or appearance.look == mine.look)
        and (name, start) != at
    ]
    form = same_form(notes, at.source)
    return Alike(
        [place for place in every if place.source == at.source],
        [place for place in every if place.source in form],
        every,
    )


def same_form(notes: Mapping[str, Sequence[Line]], source: str) -> set[str]:
    r"""Return the sources whose heads and labels are mostly the same lines; so are rows of one workbook.

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> form = "บทเรียน\n{}\nข้อเสนอแนะ\n{}"
    >>> texts = {"ก": form.format("งบช้า", "เพิ่มคน"), "ข": form.format("ฝนตก", "เลื่อนวัน"), "ค": "น้ำท่วม\nถนนพัง"}
    >>> sorted(same_form({name: lines_of(text) for name, text in texts.items()}, "ก"))
    ['ก', 'ข']
    """
    short = {
        name: {_plain(line.text) for line in lines if len(line.text) <= _LABEL}
        for name, lines in notes.items()
    }
    times = Counter(words for texts in short.values() for words in texts)
    labels = {name: {words for words in texts if times[words] > 1} for name, texts in short.items()}
    mine, file = labels[source], source.partition("#")[0]
    sources = {name for name in notes if name.partition("#")[0] == file}
    for name, theirs in labels.items():
        common = len(mine & theirs)
        if common >= max(_FEWEST, _SHARED * min(len(mine), len(theirs))):
            sources.add(name)
    return sources


def _appearances(lines: Sequence[Line], fields_at: Mapping[int, dict]) -> dict[int, _Appearance]:
    forms = [_form(line.text) for line in lines]
    appearances = {}
    for index, line in enumerate(lines):
        behind = forms[index + 1] if index + 1 < len(lines) else "end"
        before = lines[index - 1] if index else None
        fields = fields_at.get(line.start, {})
        look = (
            forms[index],
            sum(len(line.text) > width for width in _WIDTHS),
            _sign(line.text),
            bool(index) and line.after_blank,
            before is not None and line.indent > before.indent,
            behind == forms[index],
            behind == "none",
            fields.get("kind"),
            fields.get("level"),
            bool(line.column),
        )
        appearances[line.start] = _Appearance(_plain(line.text), look, str(line.kind))
    return appearances


def _plain(text: str) -> str:
    return " ".join(_DIGITS.sub("0", text).split()).rstrip(" :：")


def _form(text: str) -> str:
    """Return what stands before the words: numbers of one form alike."""
    marker = marker_of(text)
    sign = text[: marker.length].strip() if marker else ""
    return _DIGITS.sub("1", sign) or "none"


def _sign(text: str) -> str:
    """Return the signs that frame a line, where there are any; a colon within it is one too."""
    first = text[0] if not text[0].isalnum() and not "\u0e00" <= text[0] <= "\u0e7f" else ""
    last = text[-1] if not text[-1].isalnum() and not "\u0e00" <= text[-1] <= "\u0e7f" else ""
    within = ":" if ":" in text[1:40] or "：" in text[1:40] else ""
    return first + last + within
