"""People whom a note introduces once with what they are, and calls by the name alone elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from synth.corpus.layout.lines import Line
from synth.corpus.layout.people import how_named

_WITH_PART = re.compile(r"(?P<name>[^\s()][^()]*?)\s*\([^()]*\)")


def called_alike(lines: Sequence[Line]) -> list[Line]:
    """Take what people are, in brackets behind the name, off who speaks, where a note only introduces so.

    Somebody speaks there by the name alone as well; a name that speaks once is one as `how_named` knows it.

    Examples
    --------
    >>> from synth.corpus.layout.lines import Line
    >>> said = [Line(0, 1, "ก", 0, False, speaker=name) for name in ("บอย (ช่าง)", "น้องฟ้า (ม.2)", "บอย")]
    >>> [line.speaker for line in called_alike(said)], called_alike(said[:2])[0].speaker
    (['บอย', 'น้องฟ้า', 'บอย'], 'บอย (ช่าง)')
    """
    speakers = {line.speaker for line in lines if line.speaker}
    alone = {speaker: match["name"] for speaker in speakers if (match := _WITH_PART.fullmatch(speaker))}
    again = {name for name in alone.values() if name in speakers}
    if not again:
        return list(lines)
    bare = {speaker: name for speaker, name in alone.items() if name in again or how_named(name) > 0}
    return [line._replace(speaker=bare.get(line.speaker, line.speaker)) for line in lines]
