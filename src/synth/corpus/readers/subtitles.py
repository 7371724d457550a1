"""Subtitles (.srt, .vtt): a statement for each cue, with its time and, where it is named, its speaker."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import pairwise, takewhile
from pathlib import Path
from typing import NamedTuple

from synth.corpus.document import Document, Draft
from synth.corpus.layout.furniture import REMARK, SOUND
from synth.corpus.layout.people import people_of
from synth.corpus.readers.source import decode
from synth.corpus.sentences import LONG
from synth.telling import Unreadable, noted

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_CUE = re.compile(rf"^\s*{_TIME}\s*-+>\s*{_TIME}.*$")
_VOICE = re.compile(r"<v(?:\.[^ <>]{0,80})? ([^<>]{1,100})>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<\d[\d:.]*>|\{\\[^{}]{0,200}\}")
_UTTERANCE = re.compile(r"[\w-]{4,80}/(\d{1,9})-(\d{1,9})")
"""How Teams numbers cues: the utterance, and the part of it."""
_NOT_SPOKEN = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)\b")
_SPEAKER = re.compile(
    r"(?:>>\s*)?(?P<name>[^\W\d_][^:：\n]{0,38}?)(?<!ว่า)(?<!คือ)(?<!แก่)(?<!ดังนี้)(?<!เช่น)\s*(?:(?<!\d)[:：]|[:：](?!\d))(?!//)\s*(?=\S)"
)
"""A name before a colon; the colon of a clock, a ratio or an address is none of it."""
_BRACKETED = re.compile(
    r"(?:>>\s*)?[\[(（](?P<name>[^\[\]()（）\n]{1,40})[\])）]\s*(?P<colon>[:：]?)\s*(?=\S)"
)
_CALLED = re.compile(r"speaker[\s_]?\d{1,2}", re.IGNORECASE)
_DASHED = re.compile(r"[-–—]\s*(?=\S)")
_SOUND = re.compile(r"[\[(（][^\[\]()（）]{1,40}[\])）]|[♪♫](?:.*[♪♫])?")
_AT_ONCE = 0.5
"""Seconds within which a cue without a name goes on with the one before."""
_MOSTLY_NAMED = 0.3
"""Share of cues with a name from which on a cue without one is taken to go on."""


class _Cue(NamedTuple):
    """What one cue says: when (for people, and from and to in seconds), who, what."""

    time: str
    start: float
    end: float
    speaker: str
    words: str
    utterance: str = ""  # its number, where the file parts one into several cues


def read(data: bytes, path: Path) -> list[Document]:
    """Read the cues of a subtitle file; numbers, times and styles are not text."""
    text = decode(data)
    draft, cues = Draft(), _cues(text)
    named = sum(bool(cue.speaker) for cue in cues) >= _MOSTLY_NAMED * len(cues)
    length, before = 0, None
    for cue in cues:
        if _SOUND.fullmatch(cue.words):
            draft.add(cue.words, kind="furniture", reason=SOUND)
            continue
        goes_on = before and named and not cue.speaker and cue.start - before.end <= _AT_ONCE
        same = before and cue.utterance and (cue.speaker, cue.utterance) == (before.speaker, before.utterance)
        if same or (goes_on and length < LONG):
            draft.add(cue.words, kind="more")
        else:
            length, marker = 0, f"{cue.speaker}: " if cue.speaker else ""
            fields = {"kind": "plain", "time": cue.time} | ({"speaker": cue.speaker} if cue.speaker else {})
            draft.add(cue.words, marker=marker, **fields)
        length, before = length + len(cue.words), cue
    for line in _remarks(text):
        draft.add(line, kind="furniture", reason=REMARK)
    return [draft.document()]


def _remarks(text: str) -> Iterator[str]:
    """Give what a file says beside its cues: its name, comments, and what a cue is called."""
    for block in re.split(r"\n\s*\n", text):
        first, *below = block.strip().split("\n")
        opening = _NOT_SPOKEN.match(first)
        if opening and opening[0] in ("WEBVTT", "NOTE"):
            head = first[opening.end() :].strip(" -–:")
            yield from filter(None, [head, *(line.strip() for line in below)])
        elif below and _CUE.match(below[0]) and not _numbers(first):
            yield first.strip()


def _voices(timing: re.Match, lines: list[str], utterance: str) -> list[_Cue]:
    """Take a cue apart into who says what: a cue may hold the words of several."""
    begun, ended = _seconds(timing.groups()[:4]), _seconds(timing.groups()[4:])
    time = f"{int(begun) // 3600:02}:{int(begun) // 60 % 60:02}:{int(begun) % 60:02}"
    speeches = [_who(words) for words in _parted(lines)]
    return [_Cue(time, begun, ended, who, words, utterance) for who, words in speeches if words]


def _parted(lines: list[str]) -> list[str]:
    """Part the lines of a cue where a voice, a dash or a second name begins another person's words."""
    words = " ".join(lines)
    offsets = [voice.start() for voice in _VOICE.finditer(words)]
    if offsets:
        return [words[start:end] for start, end in pairwise([0, *offsets, len(words)])]
    bare = [html.unescape(_TAG.sub("", line)).strip() for line in lines]
    dashed = sum(bool(_DASHED.match(line)) for line in bare) > 1
    named = bool(bare) and bool(_SPEAKER.match(bare[0]))
    parts: list[str] = []
    for line in bare:
        another = (dashed and _DASHED.match(line)) or (named and _SPEAKER.match(line))
        if another or not parts:
            parts.append(_DASHED.sub("", line, count=1) if dashed else line)
        else:
            parts[-1] += f" {line}"
    return parts


def _who(words: str) -> tuple[str, str]:
    """Return who says the words, if somebody is named, and the words alone."""
    voice = _VOICE.search(words)
    bare = html.unescape(_TAG.sub("", words)).strip()
    named = None if voice else _SPEAKER.match(bare)
    if voice:
        return voice[1].strip(), bare
    return (named["name"], bare[named.end() :]) if named else ("", bare)


def _seconds(time: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, rest = time
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{rest}")


def _cues(text: str) -> list[_Cue]:
    """Return the cues that say something, also where blank lines or numbers are missing."""
    cues: list[tuple[re.Match, list[str], str]] = []
    spoken = False
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if cue := _CUE.match(line):
            part = _UTTERANCE.fullmatch(lines[number - 1].strip()) if number else None
            cues.append((cue, [], part[1] if part else ""))
            spoken = True
        elif not line.strip():
            if spoken and (number == 0 or lines[number - 1].strip()):
                spoken = _goes_on(lines, number, len(cues))
        elif spoken and not (_numbers(line) and _CUE.match("".join(lines[number + 1 : number + 2]))):
            cues[-1][1].append(line.strip())
    if not cues:
        raise Unreadable(noted("file.no_times"), noted("todo.check_times"))
    return _named([cue for cue_parts in cues for cue in _voices(*cue_parts)])


def _named(cues: list[_Cue]) -> list[_Cue]:
    """Take names in brackets off the words of cues: people, or what stands before a colon or has a number."""
    matches = [None if cue.speaker else _BRACKETED.match(cue.words) for cue in cues]
    people = people_of(match["name"] for match in matches if match)
    return [
        cue._replace(speaker=match["name"].strip(), words=cue.words[match.end() :])
        if match and (match["colon"] or _CALLED.fullmatch(match["name"]) or match["name"] in people)
        else cue
        for cue, match in zip(cues, matches, strict=True)
    ]


def _numbers(line: str) -> bool:
    """Say whether a line is the number of a cue."""
    return line.strip().isdigit() or bool(_UTTERANCE.fullmatch(line.strip()))


def _goes_on(lines: list[str], blank: int, cues: int) -> bool:
    """Say whether the cue goes on after a blank line: the next block is no cue, comment or lost number."""
    begin = next((n for n in range(blank, len(lines)) if lines[n].strip()), len(lines))
    block = list(takewhile(str.strip, lines[begin : begin + 3]))
    if not block or any(_CUE.match(line) for line in block[:2]) or _NOT_SPOKEN.match(block[0]):
        return False
    return not (len(block) == 1 and block[0].strip() == str(cues + 1))
