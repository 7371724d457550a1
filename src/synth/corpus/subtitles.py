"""Subtitles (.srt, .vtt): a statement for each cue, with its time and, where it is named, its speaker."""

from __future__ import annotations

import html
import re
from pathlib import Path

from synth.corpus.document import Document, Draft
from synth.corpus.readers import decode

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,]\d{1,3}"
_CUE = re.compile(rf"^\s*{_TIME}\s*-+>\s*{_TIME}.*$")
_VOICE = re.compile(r"<v(?:\.[^ >]*)? ([^>]+)>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<\d[\d:.]*>|\{\\[^{}]{0,200}\}")
_NOT_SPOKEN = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)\b")
_SPEAKER = re.compile(r"(?P<name>[^\W\d_][^:：\n]{0,38}?)\s*[:：]\s*(?=\S)")


def read(data: bytes, path: Path) -> list[Document]:
    """Read the cues of a subtitle file; numbers, times and styles are not text."""
    draft = Draft()
    for time, words in _cues(decode(data)):
        voice = _VOICE.search(words)
        bare = html.unescape(_TAG.sub("", words)).strip()
        named = None if voice else _SPEAKER.match(bare)
        speaker = voice[1].strip() if voice else named["name"] if named else ""
        marker = f"{speaker}: " if speaker else ""
        told = {"kind": "plain", "time": time} | ({"speaker": speaker} if speaker else {})
        draft.add(bare[named.end() :] if named else bare, marker=marker, **told)
    return [draft.document()]


def _cues(text: str) -> list[tuple[str, str]]:
    """Return the time and the words of each cue, also where blank lines or numbers are missing."""
    cues: list[tuple[str, list[str]]] = []
    spoken = False
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if cue := _CUE.match(line):
            hours, minutes, seconds = (int(part or 0) for part in cue.groups()[:3])
            cues.append((f"{hours:02}:{minutes:02}:{seconds:02}", []))
            spoken = True
        elif not line.strip():
            spoken = spoken and _goes_on(lines, number)
        elif spoken and not (line.strip().isdigit() and _CUE.match("".join(lines[number + 1 : number + 2]))):
            cues[-1][1].append(line.strip())
    if not cues:
        raise ValueError(
            "ไม่พบเวลาของคำบรรยายในไฟล์", "ตรวจสอบไฟล์ .srt หรือ .vtt ถ้าเป็นข้อความธรรมดาให้เปลี่ยนนามสกุลเป็น .txt"
        )
    return [(time, " ".join(words)) for time, words in cues if words]


def _goes_on(lines: list[str], blank: int) -> bool:
    """Say whether the cue goes on after a blank line: the next block has no time and is no comment."""
    block = [line for line in lines[blank + 1 : blank + 4] if line.strip()]
    return bool(block) and not any(_CUE.match(line) for line in block[:2]) and not _NOT_SPOKEN.match(block[0])
