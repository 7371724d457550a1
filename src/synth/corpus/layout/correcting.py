"""Lines as a person put them right: what was said of a line holds, the others stay what they were."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from synth.corpus.layout.bare import bare_lines
from synth.corpus.layout.headings import with_levels
from synth.corpus.layout.judging import judged, with_speakers
from synth.corpus.layout.lines import LETTER, STATEMENTS, Kind, Line
from synth.corpus.layout.markers import Marker, marker_of
from synth.schema import SECTION_JOIN

_PARTING = re.compile(r"[\s:：\-–—]+")
_ABOVE_ALL = -1000
"""Level of what stands above every heading: where a line belongs to no section."""


def lines_from(text: str, fields_at: Mapping[int, dict], rows: Iterable[Mapping]) -> list[Line]:
    """Make lines of the rows of the table `lines` that were read from `text`."""
    bare = {line.start: line for line in bare_lines(text, fields_at)[0]}
    restored = []
    for row in rows:
        start, end = row["start"], row["end"]
        bare_line = bare.get(start) or Line(start, end, text[start:end], 0, False)
        named = ("kind", "number", "body", "level", "reason", "speaker", "time", "topic", "column", "certain")
        restored.append(bare_line._replace(text=text[start:end], **{name: row[name] for name in named}))
    return restored


def put_right(
    text: str,
    fields_at: Mapping[int, dict],
    lines: Sequence[Line],
    corrections: Mapping[int, Mapping[str, str]],
) -> list[Line]:
    r"""Return the lines of a note with what a person said of some of them.

    A line of which nothing is said keeps its kind; levels of headings and speakers are found again, for they
    hang on other lines.

    Parameters
    ----------
    text : str
    fields_at : mapping of int to dict
        What the file's format says of its lines (see `synth.corpus.document.Document`).
    lines : sequence of Line
        As they were read.
    corrections : mapping of int to mapping of str to str
        By where a line begins, some of `synth.corpus.layout.lines.SAID`.

    Returns
    -------
    list of Line
        Those with something said of them are certain.

    Examples
    --------
    >>> from synth.corpus.layout.read import read_lines
    >>> text = "ฝน: เริ่มจากแม่บ้านห้าคน\nแล้วขยายไปทั้งตำบล"
    >>> lines = put_right(text, {}, read_lines(text), {0: {"kind": "turn"}, 25: {"kind": "more"}})
    >>> [(line.kind, line.speaker, line.words) for line in lines]
    [('turn', 'ฝน', 'เริ่มจากแม่บ้านห้าคน'), ('more', '', 'แล้วขยายไปทั้งตำบล')]
    """
    bare, fields_at = bare_lines(text, fields_at)
    raw = {line.start: line for line in bare}
    done = []
    for line in _unspoken(lines):
        words = corrections.get(line.start)
        if words:
            fields = fields_at.get(line.start, {})
            line = _corrected(line, raw.get(line.start, line), fields, words)  # noqa: PLW2901 - the same line, corrected
        done.append(line)
    levelled = with_levels(done, fields_at)
    return with_speakers(
        _at_depths(
            levelled,
            {
                start: int(correction["level"])
                for start, correction in corrections.items()
                if correction.get("level")
            },
        ),
        fields_at,
    )


def _corrected(line: Line, bare: Line, fields: dict, correction: Mapping[str, str]) -> Line:
    """Read one line again, as what a person says it is."""
    kind = correction.get("kind") or line.kind
    if correction.get("kind"):
        marker = marker_of(bare.text) or Marker("plain")
        whole = line.kind in STATEMENTS and len(line.text) == len(bare.text)  # what is no vote stays none
        again = judged(bare, kind, 1.0, fields, marker, tallied=() if whole else None)
        line = again._replace(level=line.level)
    if name := correction.get("speaker"):
        line = _without(line, bare, name)._replace(speaker=name)
    if topic := correction.get("topic"):
        line = _without(line, bare, topic)._replace(topic=topic)
    if kind == Kind.STATEMENT and line.kind == Kind.EMPTY:
        line = line._replace(kind=Kind.STATEMENT)
    return line._replace(certain=1.0)


def _without(line: Line, bare: Line, label: str) -> Line:
    """Let the words of a line begin behind its label, where it stands at their front."""
    first = line.body - line.start
    words = bare.text[first:].lstrip("[(【<")
    if line.kind == Kind.NAME or not words.startswith(label):
        return line
    begins = len(bare.text) - len(words) + len(label)
    parting = _PARTING.match(bare.text.replace("]", " ").replace(")", " ").replace("】", " "), begins)
    begins = parting.end() if parting else begins
    return line._replace(body=line.start + begins) if begins < len(bare.text) else line


def _unspoken(lines: Sequence[Line]) -> list[Line]:
    """Take speakers off again that lines have only from a name above them."""
    done, name = [], ""
    for line in lines:
        if line.kind == Kind.NAME:
            name = line.speaker
        elif line.kind in (Kind.HEADING, Kind.TITLE) or line.column:
            name = ""
        elif name and line.speaker == name and line.kind != Kind.TURN:
            line = line._replace(speaker="", time="")  # noqa: PLW2901 - the same line
        done.append(line)
    return done


def _at_depths(lines: Sequence[Line], depths: Mapping[int, int]) -> list[Line]:
    """Put headings as deep as a person says: beside the heading that stands so deep, or below the last."""
    done, above = [], []
    for line in lines:
        if line.kind == Kind.HEADING:
            depth = depths.get(line.start)
            if depth and len(above) >= depth:
                line = line._replace(level=above[depth - 1].level)  # noqa: PLW2901 - the same line
            elif depth and above:
                line = line._replace(level=above[-1].level + 1)  # noqa: PLW2901 - the same line
            above = [*_higher(above, line), line]
        done.append(line)
    return done


def _higher(above: Sequence[Line], line: Line) -> list[Line]:
    return [heading for heading in above if heading.level < line.level]


def paths(lines: Sequence[Line]) -> dict[int, list[Line]]:
    """Return for each heading, by where it begins, the headings above it and itself, the highest first."""
    heading_paths, above = {}, []
    for line in lines:
        if line.kind == Kind.NAME and line.level == LETTER:
            above = []
        if line.kind == Kind.HEADING:
            above = [*_higher(above, line), line]
            heading_paths[line.start] = above
    return heading_paths


def path_words(path: Iterable[Line]) -> str:
    """Return a section as a person says it: the words of its headings, joined."""
    return SECTION_JOIN.join(" ".join(heading.words.split()) for heading in path)


def with_sections(lines: Sequence[Line], corrections: Mapping[int, Mapping[str, str]]) -> list[Line]:
    """Let a section begin before each line of which a person said to which it belongs."""
    moved = {start: words["section"] for start, words in corrections.items() if "section" in words}
    if not moved:
        return list(lines)
    heading_paths = paths(lines)
    done = []
    for line in lines:
        if line.start in moved and line.kind != Kind.HEADING:
            at = len(done)
            while line.kind == Kind.MORE and at and done[at - 1].kind == Kind.MORE:
                at -= 1
            at -= line.kind == Kind.MORE and at > 0  # a section begins where the statement does
            done[at:at] = _opening(line, heading_paths, moved[line.start])
        done.append(line)
    return done


def _opening(line: Line, heading_paths: Mapping[int, list[Line]], section: str) -> list[Line]:
    """Return the headings of a section again, to stand before `line`; one without words where it has none."""
    none = Line(line.start, line.start, "", 0, True, kind=Kind.HEADING, body=line.start, level=_ABOVE_ALL)
    if not section:
        return [none]
    nearest = sorted(heading_paths, key=lambda start: (start > line.start, abs(start - line.start)))
    for start in nearest:
        if path_words(heading_paths[start]) == section:
            return [none, *heading_paths[start]]
    return []
