"""The reading view: the lines of a note with what they are taken for, put right one by one or all alike."""

from __future__ import annotations

import json
from bisect import bisect_right
from typing import TYPE_CHECKING

from synth.corpus.doubts import doubtful_lines
from synth.corpus.layout.correcting import lines_from, path_words, paths
from synth.corpus.layout.likeness import Alike, Place, alike
from synth.corpus.layout.lines import Line
from synth.text.dates import read_dates

from .failing import Refused

if TYPE_CHECKING:
    from .desk import Desk
    from .page import Words

SCOPES = ("file", "form", "all")
_SHARED = ("kind", "level")
"""What is said of the lines alike; a speaker or a section is of the one line."""
_OF_SOURCE = ("title", "project", "cohort", "date")


class Righting:
    """Shows the lines of a study's sources, and does what the page says of them.

    Parameters
    ----------
    desk : Desk
    words : Words
    """

    def __init__(self, desk: Desk, words: Words):
        self._desk, self._study, self._words = desk, desk.study, words
        self._notes: dict[str, list[Line]] = {}
        self._told: dict[str, dict[int, dict]] = {}
        self._said: dict[str, set[int]] = {}
        self._last: tuple[Place, dict[str, str], Alike] | None = None

    def load(self) -> None:
        """Read all lines, as they are put right now."""
        self._desk.load()
        self._notes, self._told, self._said = {}, {}, {}
        self._look(self._study.lines())
        said = self._study.corrections()
        for source, start in zip(said["source_id"], said["start"], strict=True):
            self._said.setdefault(source, set()).add(start)

    def _look(self, table) -> None:
        for source, rows in table.groupby("source_id", sort=False):
            read = rows.to_dict("records")
            text = self._desk.sources[source]["text"]
            self._told[source] = {row["start"]: json.loads(row["told"]) for row in read if row["told"]}
            self._notes[source] = lines_from(text, self._told[source], read)

    def note(self, asked: dict) -> dict:
        """Show the note that is asked for by name, by one of its statements, or as the next to it."""
        if not self._notes or asked.get("anew"):
            self.load()
        names = list(self._notes)
        if not names:
            return {"source": None, "lines": [], "sources": 0, "offer": None}
        line = self._desk.lines.get(asked.get("k"))
        source = asked.get("source") or (line.source_id if line else "")
        source = source if source in self._notes else names[0]
        place = names.index(source) + int(asked.get("step") or 0)
        return self._shown(names[max(0, min(place, len(names) - 1))])

    def act(self, asked: dict) -> dict:
        """Do what the page says, and show the note anew."""
        source = asked.get("source")
        if source not in self._notes:
            raise Refused(self._words["why.no_source"])
        do = asked.get("act")
        if do not in ("line", "alike", "about", "out"):
            raise Refused(self._words.say("why.unknown", what=do))
        said = getattr(self, f"_{do}")(source, asked)
        self._desk.forget()
        return {**self._shown(source), "said": said}

    def _line(self, source: str, asked: dict) -> str:
        said = {name: str(value) for name, value in asked["said"].items()}
        start = int(asked["start"])
        line = next((line for line in self._notes[source] if line.start == start), None)
        if line is None:
            raise Refused(self._words["why.no_line"])
        was = str(line.kind)
        place = Place(source, start)
        if self._last and self._last[0] == place:  # a heading, and then its level: still one correction
            said, found = self._last[1] | said, self._last[2]
        else:
            changes = said.get("kind", was) != was
            found = alike(self._notes, place, was, self._told) if changes else None
        self._study.correct({source: {start: said}}, self._desk.coder)
        self._again({source: {start}})
        self._last = (place, said, found) if found else None
        return self._words.say("said.line", kind=self._words[f"kind.{said.get('kind', was)}"])

    def _alike(self, source: str, asked: dict) -> str:
        """Say of the lines like the last one what was said of it, as one act."""
        if self._last is None or asked.get("scope") not in SCOPES:
            raise Refused(self._words["why.nothing_alike"])
        _, said, found = self._last
        places = getattr(found, asked["scope"])
        shared = {name: value for name, value in said.items() if name in _SHARED}
        wanted: dict[str, dict[int, dict]] = {}
        for name, start in places:
            wanted.setdefault(name, {})[start] = shared
        self._last = None
        if wanted:
            self._study.correct(wanted, self._desk.coder)
            self._again({name: set(starts) for name, starts in wanted.items()})
        return self._words.say("said.alike", n=len(places), kind=self._words[f"kind.{said['kind']}"])

    def _again(self, said: dict[str, set[int]]) -> None:
        """Look again at the lines of some sources."""
        for source, starts in said.items():
            self._said.setdefault(source, set()).update(starts)
        self._look(self._study.lines(next(iter(said)) if len(said) == 1 else ""))

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
        found = read_dates(written)
        if not found:
            raise Refused(self._words.say("why.no_date", date=written))
        return found[0][2]

    def _out(self, source: str, asked: dict) -> str:
        out = bool(asked.get("out"))
        (self._study.take_out if out else self._study.put_back)(source, self._desk.coder)
        self._desk.sources[source]["out"] = out
        return self._words["said.out" if out else "said.back"]

    # What is shown

    def _shown(self, source: str) -> dict:
        about, lines = self._desk.sources[source], self._notes[source]
        known, said = paths(lines), self._said.get(source, set())
        table = self._study.statements()
        table = table[table["source_id"] == source]
        spans = list(zip(table["start"], table["end"], table["certain"], strict=True))
        doubtful, section = doubtful_lines(lines, spans) - said, _sections(table, lines)
        names = list(self._notes)
        return {
            "source": {
                "id": source,
                **{name: str(about[name]) for name in (*_OF_SOURCE, "path")},
                "out": bool(about.get("out")),
                "place": names.index(source),
            },
            "sources": len(names),
            "projects": sorted(
                {str(one["project"]) for one in self._desk.sources.values() if one["project"]}
            ),
            "cohorts": sorted({str(one["cohort"]) for one in self._desk.sources.values() if one["cohort"]}),
            "sections": list(dict.fromkeys(path_words(path) for path in known.values())),
            "lines": [
                {
                    "start": line.start,
                    "text": about["text"][line.start : line.end],
                    "kind": str(line.kind),
                    "level": len(known[line.start]) if line.start in known else 0,
                    **{name: getattr(line, name) for name in ("speaker", "topic", "column", "indent")},
                    "blank": line.after_blank,
                    "section": section.get(line.start, ""),
                    "doubtful": line.start in doubtful,
                    "said": line.start in said,
                }
                for line in lines
            ],
            "offer": self._offer(source),
        }

    def _offer(self, source: str) -> dict | None:
        """Say how many lines are like the one that was put right last, and where in this note."""
        if self._last is None or self._last[0].source != source:
            return None
        (_, start), said, found = self._last
        counts = {scope: len(getattr(found, scope)) for scope in SCOPES}
        if not counts["all"]:
            return None
        return {
            **counts,
            "start": start,
            "kind": said["kind"],
            "places": [place.start for place in found.file],
        }


def _sections(statements, lines: list[Line]) -> dict[int, str]:
    """Return the section of each statement by where the line begins in which it stands."""
    starts, found = [line.start for line in lines], {}
    for start, section in zip(statements["start"], statements["section"], strict=True):
        found.setdefault(starts[max(bisect_right(starts, start) - 1, 0)], section)
    return found
