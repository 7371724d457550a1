"""What each line of a note is, with its marker, its speaker and its level: the text of a source, read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from synth.corpus.layout.bounds import tallied_units
from synth.corpus.layout.evidence import evidence_of
from synth.corpus.layout.features import FINDING, SHORT
from synth.corpus.layout.headings import with_levels
from synth.corpus.layout.introduced import called_alike
from synth.corpus.layout.judging import judged, with_parts, with_speakers
from synth.corpus.layout.keys import by_key, keys_of
from synth.corpus.layout.labeller import FAVOUR, KINDS, Labeller, labeller
from synth.corpus.layout.lines import STATEMENTS, Kind, Line
from synth.corpus.layout.lone import lone_headings
from synth.corpus.layout.markers import Marker
from synth.corpus.layout.messages import is_message, with_topics
from synth.corpus.layout.minutes import reported, said_beneath
from synth.corpus.layout.quotations import told_of
from synth.corpus.layout.reactions import without_reactions
from synth.corpus.layout.recorder import not_of_the_speaker, without_reminders
from synth.corpus.layout.shapes import paragraphs
from synth.corpus.layout.smalltalk import without_small_talk
from synth.corpus.layout.teller import interviewed
from synth.corpus.layout.vocabulary import patterns

if TYPE_CHECKING:
    import numpy as np

_HEADING = KINDS.index(Kind.HEADING)
_UNSAID = 0.999
"""The most that a line is certain of which no person spoke."""
_IN_FEW = 1.0
"""What speaks for statements in a note of few lines: there is less that speaks for anything."""
_TOLD = (Kind.STATEMENT, Kind.MORE)
_TELLS, _BY_THE_WAY = (Kind.STATEMENT, Kind.TURN), (Kind.QUESTION, Kind.ASIDE, Kind.FURNITURE)
_OF_MYSELF = re.compile(r"(?:^|\s)(?:แต่|แล้ว|ที่)?(?:ผม|ดิฉัน|ฉัน)(?=[ก-ฮเ-ไ])(?!ร่วง|หงอก|ยาว|สั้น)")
_OPEN = re.compile(r"[(\[“«][^)\]”»]*$")
"""A bracket or a quotation that is not closed."""
_GOES_ON = re.compile(r"(?!.*[\"“”])[^\n]*?\s(?:แต่|แล้ว)?(?:ผม|ดิฉัน|ฉัน|เรา)(?=[ก-ฮเ-ไ])")
_AT_ALL = 8.0
"""What speaks for statements where a note would have none."""


def read_lines(text: str, told: Mapping[int, dict] | None = None, by: Labeller | None = None) -> list[Line]:
    r"""Say of each line of a note what it is.

    Parameters
    ----------
    text : str
        The stored text of a source.
    told : mapping of int to dict, optional
        What the file's format says of the line that begins there (see `Document`).
    by : Labeller, optional
        One that was taught by a study; else the one that comes with the program.

    Returns
    -------
    list of Line
        The lines with text, in order.

    Examples
    --------
    >>> text = "เวทีถอดบทเรียนบ้านดอน\n\nสิ่งที่ได้เรียนรู้\n1. เริ่มจากเรื่องเล็กก่อน\n2. ต้องคุยกันทุกเดือน"
    >>> [str(line.kind) for line in read_lines(text)]
    ['title', 'heading', 'statement', 'statement']
    """
    evidence = evidence_of(text, told)
    lines, fields_at = evidence.lines, evidence.fields_at
    if not lines:
        return []
    by = by or labeller()
    groups = {"alike": evidence.alike, "paired": evidence.paired}
    favour = FAVOUR if len(lines) > SHORT else _IN_FEW
    chances = by.probabilities(evidence.features, evidence.allowed, favour=favour, **groups)
    if not any(KINDS[kind] in STATEMENTS for kind in chances.argmax(axis=1)):
        # a note without a finding is a note that was not understood
        chances = by.probabilities(evidence.features, evidence.allowed, favour=_AT_ALL, **groups)
    best = chances.argmax(axis=1)
    headings = {int(index): float(chances[index, _HEADING]) for index in (best == _HEADING).nonzero()[0]}
    for index in {
        *_no_titles(lines, best, evidence.markers),
        *lone_headings(lines, evidence.markers, headings, fields_at),
    }:
        best[index] = max(
            (kind for kind in range(len(KINDS)) if kind != best[index]), key=chances[index].__getitem__
        )
    best[_begun(lines, best, told or {})] = KINDS.index(Kind.STATEMENT)
    messages = {line.start for line in lines if is_message(fields_at.get(line.start, {}))}
    best[[index for index, line in enumerate(lines) if line.start in messages]] = KINDS.index(Kind.TURN)
    sure = _sure(lines, chances[range(len(lines)), best], fields_at)
    tallied = tallied_units(_lists(lines, best, evidence.markers))
    done = [
        judged(line, KINDS[kind], chance, fields_at.get(line.start, {}), marker, label, tallied)
        for line, kind, chance, marker, label in zip(
            lines, best, sure, evidence.markers, evidence.labels, strict=True
        )
    ]
    done = without_reactions(by_key(done, keys_of(lines, evidence.labels)[0]))
    done = interviewed(done, fields_at)
    names = reported(
        [line.words for line in done],
        _without_speaker(done),
        {line.speaker for line in done if line.speaker},
    )
    names = said_beneath(done) | {
        index: name for index, name in names.items() if done[index].kind != Kind.HEADING
    }
    done = [
        line._replace(speaker=names[index]) if index in names and not (line.speaker or line.column) else line
        for index, line in enumerate(done)
    ]
    done = with_speakers(with_levels(told_of(done), fields_at), fields_at)
    done = called_alike(not_of_the_speaker(without_reminders(with_parts(done))), fields_at)
    done = without_small_talk(done, messages, _taught(lines, by.lessons(evidence.features)))
    return with_topics(done, messages)


def _taught(lines: Sequence[Line], lessons: np.ndarray) -> dict[int, float]:
    """Return by where a line begins what was taught of it speaks for a finding, beside what is none."""
    if not lessons.any():
        return {}
    told, other = ([KINDS.index(kind) for kind in kinds] for kinds in (_TELLS, _BY_THE_WAY))
    leaning = lessons[:, told].max(axis=1) - lessons[:, other].max(axis=1)
    return {line.start: float(lean) for line, lean in zip(lines, leaning, strict=True) if lean}


def _lists(lines: Sequence[Line], kinds: Sequence[int], markers: Sequence[Marker]) -> list[list[str]]:
    """Return the words of the items under each heading."""
    lists: list[list[str]] = [[]]
    for line, kind, marker in zip(lines, kinds, markers, strict=True):
        if kind == _HEADING:
            lists.append([])
        elif marker.length:
            lists[-1].append(line.text[marker.length :])
    return lists


def _without_speaker(lines: Sequence[Line]) -> list[int]:
    """Return what is told without a name, but what may go on with somebody's just above.

    Where somebody without a name tells of himself, a paragraph that goes on with him stays his.
    """
    own = any(
        line.kind in _TOLD and not line.speaker and line.body == line.start and _OF_MYSELF.search(line.text)
        for line in lines
    )
    return [
        index
        for index, line in enumerate(lines)
        if (
            line.kind == Kind.TURN
            or (line.kind == Kind.STATEMENT and not (own and _GOES_ON.match(line.text)))
        )
        and not line.speaker
        and (
            (line.after_blank and line.kind == Kind.TURN)
            or line.body > line.start
            or not (index and lines[index - 1].speaker)
        )
    ]


def _sure(lines: Sequence[Line], best: Sequence[float], fields_at: Mapping[int, dict]) -> list[float]:
    """Return how sure the kinds of lines are: of a cell, that its column holds findings."""
    told = (fields_at.get(line.start, {}).get("certain", _UNSAID) for line in lines)
    return [min(float(chance), most) for chance, most in zip(best, told, strict=True)]


def _begun(lines: Sequence[Line], best: Sequence[int], told: Mapping[int, dict]) -> list[int]:
    """Return the lines that go on with a statement although the format says that a paragraph begins there.

    A turn may have several, and so has what stands in an open bracket or quotation.
    """
    begun, head, words = [], Kind.MORE, ""
    at_a_paragraph = set(paragraphs(lines, told))
    for index, line in enumerate(lines):
        if (kind := KINDS[best[index]]) != Kind.MORE:
            head, words = kind, line.text
        elif index in at_a_paragraph and head == Kind.STATEMENT and not _OPEN.search(words):
            begun.append(index)
            words = line.text
        else:
            words = f"{words} {line.text}"
    return begun


def _no_titles(lines: Sequence[Line], kinds: Sequence[int], markers: Sequence[Marker]) -> list[int]:
    """Return lines taken for a title that promise findings, over an item or apart from a title above."""
    title, finding = KINDS.index(Kind.TITLE), patterns("begins")[FINDING]
    apart = {
        index
        for index, pair in enumerate(pairwise(kinds), 1)
        if pair == (title, title) and lines[index].after_blank
    }
    over = {
        index
        for index, (line, marker) in enumerate(zip(lines[1:], markers[1:], strict=True))
        if kinds[index] == title and marker.length and not line.after_blank
    }
    return [index for index in sorted(apart | over) if finding.match(lines[index].text)]
