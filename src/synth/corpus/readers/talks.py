"""A talk in a sheet: who speaks in one column, what is said in another, a turn a row. It is one source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from synth.corpus.document import Document, Draft
from synth.corpus.layout.column_heads import lines_of_cell
from synth.corpus.readers.columns_of_answers import Heads

_TURNS, _EACH = 6, 2
"""Rows of a talk at least, and how often one who speaks does on average."""
_TIME = re.compile(r"\s*(?:เวลา|นาที(?:ที่)?|time(?:code|stamp)?|start)\s*", re.IGNORECASE)
_ASIDE = re.compile(r"\[[^\]]*\]|\([^)]*\)")
"""What happens in a talk, in brackets: nobody says it."""
_SPEECH = re.compile(
    r"\s*(?:คำพูด|คำสนทนา|บท(?:สนทนา|พูด|สัมภาษณ์)|ถ้อยคำ|ถอดเทป|ถอดความ|ข้อความ|สิ่งที่พูด|พูดว่า|เล่าว่า|speech|utterance|transcript(?:ion)?|text|words|message)\s*",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\s*(?:\d{1,2}[:.]){1,2}\d{2}\s*(?:น\.?)?\s*")


def is_talk(rows: Sequence[Sequence[str]], heads: Heads) -> bool:
    """Say whether rows are the turns of a talk: several people speak by turns, again and again.

    Answers of a survey are of one person each, or of groups one after the other.

    Examples
    --------
    >>> heads = Heads(["ผู้พูด", "คำพูด"], 0, [1], {"speaker": 0})
    >>> [is_talk([[who, "น้ำไม่พอ"] for who in rows], heads) for rows in ("ABACBA", "AAABBB")]
    [True, False]
    """
    column = heads.roles.get("speaker")
    if column is None or len(heads.texts) != 1 or "date" in heads.roles:
        return False
    [told] = heads.texts
    clock = clock_of(heads)
    clocks = [] if clock is None else [row[clock] for row in rows if clock < len(row) and row[clock].strip()]
    timed = bool(clocks) and all(map(_CLOCK.fullmatch, clocks))
    others = set(heads.attributes(list(map(list, rows)))) - {clock}
    if not (timed or (_SPEECH.fullmatch(heads.names[told]) and not others)):
        return False  # cards and comments, or rows of which more is known
    who = [row[column].strip() for row in rows if column < len(row) and told < len(row) and row[told].strip()]
    speakers = set(filter(None, who))
    changes = sum(one != other for one, other in pairwise(filter(None, who)))
    return len(who) >= _TURNS and len(who) >= _EACH * len(speakers) and changes > len(speakers) > 1


def clock_of(heads: Heads) -> int | None:
    """Return the column of clocks."""
    return next((index for index, name in enumerate(heads.names) if _TIME.fullmatch(name)), None)


def talk_of(rows: Sequence[Sequence[str]], heads: Heads, name: str, part: str = "") -> Document:
    """Return the rows of a talk as one document; what the columns of sections say heads the rows below it."""
    [told], draft, over = heads.texts, Draft(), None
    head = " ".join(heads.names[told].split())
    clock = clock_of(heads)
    if part:
        draft.add(part, kind="section", level=-4)
    for row in rows:
        cells = [cell.strip() for cell in row] + [""] * (len(heads.names) - len(row))
        section = cells[heads.roles["section"]] if "section" in heads.roles else ""
        if not cells[told]:
            continue
        if (section or head) != over:
            over = section or head
            draft.add(over, kind="section", level=-3)
        if not cells[heads.roles["speaker"]] and _ASIDE.fullmatch(cells[told]):
            draft.add(cells[told], kind="furniture")
            continue
        fields = {"speaker": cells[heads.roles["speaker"]], "time": "" if clock is None else cells[clock]}
        fields = heads.told_of(told) | {key: value for key, value in fields.items() if value}
        for line in lines_of_cell(cells[told]):
            draft.add(line, **fields)
        draft.blank()
    return draft.document(name)
