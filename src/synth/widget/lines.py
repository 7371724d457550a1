"""The lines of a note with what they are taken for, put right one by one or all alike: the reading view."""

from __future__ import annotations

import json
from bisect import bisect_right
from typing import TYPE_CHECKING

from synth.corpus.doubts import doubtful_lines
from synth.corpus.layout.correcting import lines_from, path_words, paths
from synth.corpus.layout.likeness import Alike, LinePlace, alike
from synth.corpus.layout.lines import Line
from synth.schema import LEFT_OUT
from synth.text.dates import read_dates

from .outcomes import Refused

if TYPE_CHECKING:
    import pandas as pd

    from .desk import Desk
    from .page import Words

SCOPES = ("file", "form", "all")
_SHARED = ("kind", "level")
"""What is said of the lines alike; a speaker or a section is of the one line."""
_OF_SOURCE = ("title", "project", "cohort", "date")


class Lines:
    """Shows the lines of a study's sources, and does what the page says of them.

    Parameters
    ----------
    desk : Desk
    words : Words
    """

    def __init__(self, desk: Desk, words: Words):
        self._desk, self._study, self._words = desk, desk.study, words
        self._notes: dict[str, list[Line]] = {}
        self._facts: dict[str, dict[int, dict]] = {}
        """For each source what its file tells of a line, by where the line begins."""
        self._corrected: dict[str, set[int]] = {}
        """For each source where the lines begin that were put right."""
        self._acts = {"line": self._line, "alike": self._alike, "about": self._about, "out": self._out}
        self._last: tuple[LinePlace, dict[str, str], Alike] | None = None

    def load(self) -> None:
        """Read all lines, as they are put right now."""
        self._desk.load()
        self._notes, self._facts, self._corrected = {}, {}, {}
        self._lay(self._study.lines())
        corrections = self._study.corrections()
        for source, start in zip(corrections["source_id"], corrections["start"], strict=True):
            self._corrected.setdefault(source, set()).add(start)

    def _lay(self, table: pd.DataFrame) -> None:
        for source, group in table.groupby("source_id", sort=False):
            rows, text = group.to_dict("records"), self._desk.sources[source]["text"]
            self._facts[source] = {row["start"]: json.loads(row["told"]) for row in rows if row["told"]}
            self._notes[source] = lines_from(text, self._facts[source], rows)

    def note(self, asked: dict) -> dict:
        """Show the note that is asked for by name, by one of its statements, or as the next to it."""
        if not self._notes or asked.get("anew"):
            self.load()
        names = list(self._notes)
        if not names:
            return {"source": None, "lines": [], "sources": 0, "offer": None}
        statement = self._desk.statements.get(asked.get("k"))
        source = asked.get("source") or (statement.source_id if statement else "")
        source = source if source in self._notes else names[0]
        at = names.index(source) + int(asked.get("step") or 0)
        return self._payload(names[max(0, min(at, len(names) - 1))])

    def act(self, asked: dict) -> dict:
        """Do what the page says, and show the note anew."""
        source = asked.get("source")
        if source not in self._notes:
            raise Refused(self._words["why.no_source"])
        act = self._acts.get(asked.get("act"))
        if act is None:
            raise Refused(self._words.say("why.unknown", what=asked.get("act")))
        message = act(source, asked)
        self._desk.forget()
        return {**self._payload(source), "said": message}

    def _line(self, source: str, asked: dict) -> str:
        """Say of one line what it is; a heading, and then its level, is still one correction."""
        correction = {name: str(value) for name, value in asked["said"].items()}
        start = int(asked["start"])
        line = next((line for line in self._notes[source] if line.start == start), None)
        if line is None:
            raise Refused(self._words["why.no_line"])
        before, position = str(line.kind), LinePlace(source, start)
        kind = correction.get("kind", before)
        if self._last and self._last[0] == position:
            correction, like = self._last[1] | correction, self._last[2]
            kind = correction.get("kind", before)
        else:
            like = alike(self._notes, position, before, self._facts) if kind != before else None
        self._study.correct({source: {start: correction}}, self._desk.coder)
        self._renew({source: {start}})
        self._last = (position, correction, like) if like else None
        return self._words.say("said.line", kind=self._words[f"kind.{kind}"])

    def _alike(self, source: str, asked: dict) -> str:
        """Say of the lines like the last one what was said of it, as one act."""
        if self._last is None or asked.get("scope") not in SCOPES:
            raise Refused(self._words["why.nothing_alike"])
        _, correction, like = self._last
        places = getattr(like, asked["scope"])
        shared = {name: value for name, value in correction.items() if name in _SHARED}
        corrections: dict[str, dict[int, dict]] = {}
        for name, start in places:
            corrections.setdefault(name, {})[start] = shared
        self._last = None
        if corrections:
            self._study.correct(corrections, self._desk.coder)
            self._renew({name: set(starts) for name, starts in corrections.items()})
        kind = self._words[f"kind.{correction['kind']}"]
        return self._words.say("said.alike", n=len(places), kind=kind)

    def _renew(self, corrected: dict[str, set[int]]) -> None:
        """Look again at the lines of some sources."""
        for source, starts in corrected.items():
            self._corrected.setdefault(source, set()).update(starts)
        self._lay(self._study.lines(next(iter(corrected)) if len(corrected) == 1 else ""))

    def _about(self, source: str, asked: dict) -> str:
        """Say what a person knows of the source: title, project, cohort, date."""
        for name in _OF_SOURCE:
            value = " ".join(str(asked["about"].get(name, self._desk.sources[source][name])).split())
            if name == "date" and value:
                value = self._day(value)
            if value != str(self._desk.sources[source][name]):
                self._study.set_attribute(source, name, value, self._desk.coder)
                self._desk.sources[source][name] = value
        return self._words["said.about"]

    def _day(self, written: str) -> str:
        """Read a date as people write it."""
        dates = read_dates(written)
        if not dates:
            raise Refused(self._words.say("why.no_date", date=written))
        return dates[0][2]

    def _out(self, source: str, asked: dict) -> str:
        out = bool(asked.get("out"))
        (self._study.take_out if out else self._study.put_back)(source, self._desk.coder)
        self._desk.sources[source]["out"] = out
        return self._words["said.out" if out else "said.back"]

    # What is shown

    def _payload(self, source: str) -> dict:
        columns, lines = self._desk.sources[source], self._notes[source]
        headings, corrected = paths(lines), self._corrected.get(source, set())
        table = self._study.statements()
        table = table[table["source_id"] == source]
        read = table[table["use"] != LEFT_OUT]
        spans = list(zip(read["start"], read["end"], read["certain"], strict=True))
        doubtful, section = doubtful_lines(lines, spans) - corrected, _sections(table, lines)
        names = list(self._notes)
        return {
            "source": {
                "id": source,
                **{name: str(columns[name]) for name in (*_OF_SOURCE, "path")},
                "out": bool(columns.get("out")),
                "place": names.index(source),
            },
            "sources": len(names),
            "projects": self._values("project"),
            "cohorts": self._values("cohort"),
            "sections": list(dict.fromkeys(path_words(path) for path in headings.values())),
            "lines": [
                {
                    "start": line.start,
                    "text": columns["text"][line.start : line.end],
                    "kind": str(line.kind),
                    "level": len(headings[line.start]) if line.start in headings else 0,
                    **{name: getattr(line, name) for name in ("speaker", "topic", "column", "indent")},
                    "blank": line.after_blank,
                    "section": section.get(line.start, ""),
                    "doubtful": line.start in doubtful,
                    "said": line.start in corrected,
                }
                for line in lines
            ],
            "offer": self._offer(source),
        }

    def _values(self, column: str) -> list[str]:
        """Return what stands in a column of the sources."""
        return sorted({str(source[column]) for source in self._desk.sources.values() if source[column]})

    def _offer(self, source: str) -> dict | None:
        """Say how many lines are like the one that was put right last, and where in this note."""
        if self._last is None or self._last[0].source != source:
            return None
        (_, start), correction, like = self._last
        counts = {scope: len(getattr(like, scope)) for scope in SCOPES}
        if not counts["all"]:
            return None
        return {
            **counts,
            "start": start,
            "kind": correction["kind"],
            "places": [position.start for position in like.file],
        }


def _sections(statements: pd.DataFrame, lines: list[Line]) -> dict[int, str]:
    """Return the section of each statement by where the line begins in which it stands."""
    starts, sections = [line.start for line in lines], {}
    for start, section in zip(statements["start"], statements["section"], strict=True):
        sections.setdefault(starts[max(bisect_right(starts, start) - 1, 0)], section)
    return sections
