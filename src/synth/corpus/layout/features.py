"""What can be seen of each line of a note, as the names of features: evidence, no judgement."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from synth.corpus.layout.character import character
from synth.corpus.layout.furniture import ICON, reason_for
from synth.corpus.layout.kin import groups_of, looks_apart, runs, series, together
from synth.corpus.layout.lines import Shown
from synth.corpus.layout.makeup import Makeup
from synth.corpus.layout.markers import INVISIBLE, Marker, markers_of
from synth.corpus.layout.naming import SEEN, Naming
from synth.corpus.layout.shapes import look_of, shape_of, widths_of
from synth.corpus.layout.vocabulary import within
from synth.corpus.layout.words import DIGITS, OPENS, spelling_of, vocabulary_of

if TYPE_CHECKING:
    from synth.corpus.layout.lines import Line

_LENGTHS = (0, 3, 6, 10, 15, 20, 28, 40, 60, 90, 150, 400)
FINDING = "finding"
"""Above a line: a heading that promises findings. Of 526 labelled lines under such none is an aside."""
SAME_LABEL, SAME_MARK, SAME_OF_FEW = 2.0, 0.3, 1.0
"""How much the mean of a group of lines weighs beside what each of them says."""
SHORT = 9
"""Lines of a short note; longer ones were learnt from."""


class Seen:
    """The features of the lines of one note."""

    def __init__(self, lines: Sequence[Line], fields_at: Mapping[int, dict]) -> None:
        self._lines, self._fields_at = lines, fields_at
        texts = [line.text for line in lines]
        self.markers = [
            Marker("item", fields.get("number", ""), 0, fields["body"] - line.start)
            if "body" in fields
            else marker
            for line, marker, fields in zip(
                lines,
                markers_of(texts),
                (fields_at.get(line.start, {}) for line in lines),
                strict=True,
            )
        ]
        self._shapes = [shape_of(line, marker) for line, marker in zip(lines, self.markers, strict=True)]
        self._often = {
            shape: f"often={shape} {min(many, 5)} {round(many / len(lines) * 4)}"
            for shape, many in Counter(self._shapes).items()
        }
        self._without_digits = [DIGITS.sub("0", line.text) for line in lines]
        self._repeated = Counter(self._without_digits)
        hidden = INVISIBLE.search("\n".join(texts))
        self.reasons = [reason_for(INVISIBLE.sub("", text) if hidden else text, thai=True) for text in texts]
        """Why a line is left out as furniture, as far as its words alone say; in a note in Thai."""
        self._widths, self._wide, self._wrapped = widths_of(lines)
        self._looks = [look_of(line, shape) for line, shape in zip(lines, self._shapes, strict=True)]
        self._naming = Naming(lines, self.markers)
        self.labels = self._naming.labels
        self.above: list[str] = []
        self._series: list[list[int]] = []
        self._thai = any("\u0e01" <= char <= "\u0e2e" for line in lines[:40] for char in line.text[:40])

    def features(self) -> list[Shown]:
        """Return what each line shows."""
        rows = [self._of(index) for index in range(len(self._lines))]
        every = [row.shared for row in rows]
        self.above, heads = self._under(every)
        groups = groups_of(self._lines, self._looks, heads)
        kin = together(self._lines, groups, every)
        apart = looks_apart(self._lines, self._looks)
        broken = runs(self._lines, self._shapes, self._widths)
        counted, self._series = series(self._lines, self.markers, self._shapes)
        noted = character(self._lines, every, [shape != "none" for shape in self._shapes], self._naming.again)
        makeup = Makeup(self._lines, self.markers, self.labels)
        alike = makeup.together(groups)
        below: dict[tuple[int, str], list[str]] = {}
        for index, row in enumerate(rows):
            kind, head = alike.get(index, []), heads[index]
            row.own.extend((f"under={self.above[index]}", broken[index], *makeup.own(index)))
            row.shared.extend(makeup.shared(index))
            row.common.extend((apart[index], kin[index], counted[index], noted[index], kind))
            if head >= 0:
                under = (head, kind[0] if kind else "")
                if under not in below:
                    below[under] = [*makeup.under(*under), *self._of_a_head(head)]
                row.common.append(below[under])
        return rows

    def _of_a_head(self, index: int) -> list[str]:
        """Return what the words of a heading show of the lines under it."""
        words = self._lines[index].text[self.markers[index].length :].replace("\t", " ").lstrip(OPENS)
        shown = [f"u^{words[:n]}" for n in (4, 7) if n <= len(words)]
        return shown + [f"u={word}" for word in dict.fromkeys(within().findall(words[:SEEN]))]

    def alike(self) -> list[tuple[list[int], float]]:
        """Return groups of lines that are probably of one kind, each with how much that weighs.

        Lines behind the same label (ตอบ:), and lines that are marked alike.
        """
        shapes: dict[str, list[int]] = {}
        for index, (line, shape, under) in enumerate(zip(self._lines, self._looks, self.above, strict=True)):
            if shape != "none":
                shapes.setdefault(f"{shape} {line.indent} {under}", []).append(index)
        marked = [indexes for indexes in (*shapes.values(), *self._series) if len(indexes) > 1]
        return [(indexes, SAME_LABEL) for indexes in self._naming.groups()] + [
            (indexes, SAME_MARK if len(self._lines) > SHORT else SAME_OF_FEW) for indexes in marked
        ]

    def paired(self) -> list[int]:
        """Return the lines marked as the one before or counting on from it, where little else speaks."""
        if len(self._lines) > SHORT:
            return []
        return [
            index
            for index in range(1, len(self._lines))
            if (self._shapes[index - 1] == self._shapes[index] != "none" or self._counts_on(index))
            and self._lines[index - 1].indent == self._lines[index].indent
        ]

    def _counts_on(self, index: int) -> bool:
        """Say whether a line has the number after that of the line before, in whatever form."""
        before, number = self.markers[index - 1].number, self.markers[index].number
        return before.isdecimal() and number.isdecimal() and int(number) == int(before) + 1

    def _under(self, shared: Sequence[list[str]]) -> tuple[list[str], list[int]]:
        """Say of each line what the last short line above that begins as a heading promises, and where."""
        states, heads, state, look, head = [], [], "", None, -1
        for index, names in enumerate(shared):
            states.append(state)
            heads.append(head)
            mine = self._looks[index]
            behind = self._looks[index + 1] if index + 1 < len(shared) else None
            if len(self._lines[index].text) > SEEN:
                if state == "aside" and self._lines[index].after_blank:
                    state, look, head = "", None, -1  # a paragraph that stands apart is under it no more
                continue
            if mine == behind or self.reasons[index]:
                continue
            if "b=aside" in names:
                state, look, head = "aside", mine, index
            elif "b=finding" in names:
                state, look, head = FINDING, mine, index
            elif mine == look or "b=heading" in names or "in signs" in names or "blank" in names:
                state, look, head = "other", mine, index
        return states, heads

    def _of(self, index: int) -> Shown:
        line, marker = self._lines[index], self.markers[index]
        fields = self._fields_at.get(line.start, {})
        words = line.text[marker.length :].replace("\t", " ")  # a tab parts the columns of weights.tsv
        shared = self._layout(index, line, marker, fields, words)
        shared += vocabulary_of(words)
        own = self._places(index)
        own += self._naming.of(index)
        own += spelling_of(words)
        shared += self._furniture(index) if self.reasons[index] else []
        return Shown(own, shared, [])

    def _layout(self, index: int, line: Line, marker: Marker, fields: dict, words: str) -> list[str]:
        shape = self._shapes[index]
        before = self._lines[index - 1] if index else None
        behind = self._lines[index + 1] if index + 1 < len(self._lines) else None
        size = bisect_left(_LENGTHS, len(words))
        shared = [f"m={shape}", f"n={size}", f"m={shape} n={size // 3}"]
        if line.after_blank:
            shared.append("blank")
        if behind is None or behind.after_blank:
            shared.append("blank behind")
        if before is not None:
            deeper = (line.indent > before.indent) - (line.indent < before.indent)
            shared.append(f"indent{deeper:+d}")
        shared.append(f"indent={min(line.indent, 9) // 3}")
        if marker.number:
            shared.append("first" if marker.number.rpartition(".")[2] in ("1", "ก", "a", "i") else "further")
        if fields:
            shared.append(f"told={fields.get('kind', 'plain')}")
            if fields.get("level"):
                shared.append("told level" if fields["level"] < 0 else "told bold")
            if fields.get("quoted"):
                shared.append("told quoted")
            if fields.get("speaker"):
                shared.append("told speaker")
        else:
            shared.append("told=")
        return shared

    def _places(self, index: int) -> list[str]:
        line, shape = self._lines[index], self._shapes[index]
        own = [
            "bias",
            f"place={index if index < 6 else 6 if index < 10 else 9}",
            f"end={min(len(self._lines) - index, 4)}",
            self._often[shape],
        ]
        if self._repeated[self._without_digits[index]] > 1:
            own.append("repeated")
        if index:
            before = self._lines[index - 1]
            full = self._widths[index - 1] >= 0.85 * self._wide
            first = line.text.find(" ", 0, 8)
            tight = self._widths[index - 1] + (first if first >= 0 else min(len(line.text), 8)) > self._wide
            plain = f"{not line.after_blank} {shape == 'none'}"
            own += [f"full={full} {plain} {self._wrapped}", f"tight={tight} {plain} {self._wrapped > 0}"]
            if _opens(before.text, "(", ")") or _opens(before.text, "“", "”"):
                own.append("opened")
            if self._shapes[index - 1] == shape:
                own.append("same as before")
            hanging = (
                line.indent >= before.indent + max(self.markers[index - 1].length, 1)
                and self.markers[index - 1].length
            )
            if hanging and shape == "none":
                own.append("hangs")
            if index > 1 and self._shapes[index - 2] == shape and self._shapes[index - 1] != shape:
                own.append("alternates")
        if index + 1 < len(self._lines):
            behind = self._lines[index + 1]
            longer = len(behind.text) > 2 * len(line.text)
            own.append(f"behind={self._shapes[index + 1] == shape} {longer} {behind.after_blank}")
        return own

    def _furniture(self, index: int) -> list[str]:
        """Return why a line may be furniture, as its words alone say."""
        reason = self.reasons[index]
        if reason == ICON and not self._thai:
            reason = reason_for(INVISIBLE.sub("", self._lines[index].text), thai=False)
        return [f"page={reason}"] if reason else []


def _opens(words: str, opening: str, closing: str) -> bool:
    return opening in words and words.count(opening) > words.count(closing)
