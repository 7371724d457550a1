"""Markdown: what its signs say of a line is told; the words are stored as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path

from synth.corpus.document import INDENT, Document, Draft
from synth.corpus.layout.furniture import HEAD, RULE
from synth.corpus.layout.headings import STANDS_OUT
from synth.corpus.layout.markers import marker_of
from synth.corpus.layout.signatures import before_assignees
from synth.corpus.layout.tables import add_table
from synth.corpus.readers.source import decode

_HEADING = re.compile(r"(#{1,6})\s+(?P<words>\S.*)")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_BOLD_TAG = re.compile(r"<(?P<tag>b|strong)>(?P<words>[^<>]{2,90})</(?P=tag)>\s*[:：]?", re.IGNORECASE)
_BOLD_LINE = re.compile(r"(?P<sign>\*\*|__)(?=\S)(?P<words>[^*_]{2,90})(?P=sign)\s*[:：]?")
_FRONT = re.compile(r"---\n(?P<lines>(?:[^\n]*\n){0,60}?)(?:---|\.\.\.)(?:\n|$)")
_GIVEN = re.compile(r"(?P<name>title|date|project)\s*:\s*(?P<value>\S.*)", re.IGNORECASE)
_QUOTED = re.compile(r"(?:>\s?)+")
_TASK = re.compile(r"(?P<bullet>[-*+]|\d{1,3}[.)])\s+\[[ xX]\]\s+")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BREAK_BEHIND = re.compile(r"(?<=\S)\s*<br\s*/?>\s*$", re.IGNORECASE)
_UNDER_HEADS = re.compile(r"\s*+\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?\s*+")
_PIPE = re.compile(r"(?<!\\)\|")
_TAG = re.compile(
    r"</?(?:b|strong|i|em|u|s|mark|small|sup|sub|span|font|center|details|summary|p|div)(?:\s[^<>\n]{0,200})?>",
    re.IGNORECASE,
)
_INLINE = (
    (_TAG, ""),
    (re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\s]{1,2000}(?:\s[^()\n]{0,200})?\)"), ""),
    (re.compile(r"\[([^\[\]\n]{1,300})\]\([^()\s]{1,2000}(?:\s[^()\n]{0,200})?\)"), r"\1"),
    (re.compile(r"<(https?://[^<>\s]{1,2000})>"), r"\1"),
    (re.compile(r"(\*\*|__|~~)(?=\S)([^*_~\n]{1,2000}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![0-9A-Za-z*])\*(?=\S)([^*\n]{1,2000}?)(?<=\S)\*(?![0-9A-Za-z*])"), r"\1"),
    (re.compile(r"`([^`\n]{1,2000})`"), r"\1"),
)


def read(data: bytes, path: Path) -> list[Document]:
    """Read a Markdown file: stored without the signs for bold, links and quotations."""
    text, draft = decode(data), Draft()
    front = _FRONT.match(text)
    facts = _facts(front["lines"]) if front else {}
    for line in front[0].splitlines() if front else []:
        draft.add(line, kind="furniture", reason=HEAD)
    lines = text[front.end() :].split("\n") if front else text.split("\n")
    at = 0
    while at < len(lines):
        if rows := _table(lines, at):
            add_table(draft, [_cells(row) for row in (rows[0], *rows[2:])])
            at += len(rows)
            continue
        whole = _BREAK_BEHIND.sub("", lines[at])
        first, *more = [_BREAK.sub(" ", whole)] if "|" in whole else _BREAK.split(whole)
        following = lines[at + 1] if at + 1 < len(lines) else ""
        _add(draft, first, "" if more else following)
        if (marker := marker_of(first.strip())) and marker.kind == "item":
            _go_on(draft, more)
        else:
            for line in more:
                _add(draft, line, following if line is more[-1] else "")
        at += 1
    return [draft.document(given=facts)]


def _table(lines: Sequence[str], at: int) -> list[str]:
    """Return the rows of a table that begins at a line, if a cell of it has several lines; none otherwise.

    Any other table can stand as it is written, a row a line.
    """
    if "|" not in lines[at] or at + 1 == len(lines) or not _UNDER_HEADS.fullmatch(lines[at + 1]):
        return []
    rows = list(takewhile(lambda line: "|" in line, lines[at:]))
    return rows if any(map(_BREAK.search, rows)) else []


def _cells(row: str) -> list[str]:
    """Return the cells of a row, with line ends where they have <br>."""
    bare = row.strip().removeprefix("|")
    bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
    return [
        "\n".join(plain(line.strip()) for line in _BREAK.split(cell.replace("\\|", "|")))
        for cell in _PIPE.split(bare)
    ]


def _facts(lines: str) -> dict[str, str]:
    matches = (_GIVEN.fullmatch(line.strip()) for line in lines.split("\n"))
    return {match["name"].lower(): match["value"].strip("\"' ") for match in matches if match}


def _add(draft: Draft, line: str, following: str) -> None:
    bare = _QUOTED.sub("", line, count=1) if line.lstrip().startswith(">") else line
    if not bare.strip():
        draft.blank()
    elif match := _HEADING.fullmatch(bare.strip()):
        draft.blank()
        words = match["words"].rstrip("#").rstrip()
        draft.add(plain(words), kind="heading", level=len(match[1]) - 10)
    elif _UNDERLINE.fullmatch(bare.strip()):
        draft.add(bare, kind="furniture", reason=RULE)
    elif _UNDERLINE.fullmatch(following.strip()) and "=" in following:
        draft.blank()
        draft.add(plain(bare), kind="heading", level=-9)
    elif match := _BOLD_LINE.fullmatch(bare.strip()) or _BOLD_TAG.fullmatch(bare.strip()):
        draft.blank()
        draft.add(match["words"], kind="heading", level=STANDS_OUT)
    elif bare is not line:
        draft.add(plain(bare), quoted=True)
    else:
        words, task = _TASK.subn(r"\g<bullet> ", bare, count=1)
        words = plain(words)
        end = before_assignees(words) if task else len(words)
        draft.keep(words, end if end < len(words.rstrip()) else None)


def _go_on(draft: Draft, lines: Sequence[str]) -> None:
    """Add what stands behind breaks in an item: items below it, or more of its words."""
    for line in map(str.strip, lines):
        marker = marker_of(line)
        if marker and marker.kind == "item":
            sign = INDENT + line[: marker.length]
            draft.add(plain(line[marker.length :]), marker=sign, kind="item", number=marker.number)
        else:
            draft.add(plain(line), kind="more")


def plain(line: str) -> str:
    """Take the signs for emphasis, links and code out of a line.

    Examples
    --------
    >>> plain("ทำ[แบบฟอร์ม](https://example.org)ให้ **เสร็จก่อน** 15 วัน")
    'ทำแบบฟอร์มให้ เสร็จก่อน 15 วัน'
    """
    for pattern, words in _INLINE:
        line = pattern.sub(words, line)
    return line
