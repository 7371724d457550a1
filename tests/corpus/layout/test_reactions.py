"""Pictures beside names of those who write are no findings; pictures beside words are."""

import pytest

from synth.corpus.layout.lines import Kind, lines_of
from synth.corpus.layout.reactions import without_reactions


@pytest.mark.parametrize(
    ("line", "reacts"),
    [
        ("❤ลุงดำ", True),
        ("• 👍 ลุงดำ", True),
        ("ลุงดำ 👍❤️", True),
        ("❤️ 2 ลุงดำ, ป้าศรี", True),
        ("😮 ลุงดำ และอีก 3 คน", True),
        (":thumbsup: ลุงดำ", True),
        ("ลุงดำ  1:02:09", False),
        ("ลุงดำ", False),
        ("👍 ลุงดำทำดีมาก", False),
        ("👍 ครูนิด", False),  # nobody who writes
        ("รถมาช้า 😢", False),
        ("👍", False),
    ],
)
def test_who_liked_it(line, reacts):
    kinds = [Kind.NAME, Kind.STATEMENT, Kind.STATEMENT, Kind.NAME, Kind.STATEMENT]
    lines = lines_of(f"ป้าศรี\nถังไม่พอทุกบ้าน\n{line}\nลุงดำ\nรถก็มาช้า")
    chat = [line._replace(kind=kind) for line, kind in zip(lines, kinds, strict=True)]
    done = without_reactions(chat)
    assert [line.kind for line in done] == [*kinds[:2], Kind.FURNITURE if reacts else kinds[2], *kinds[3:]]


def test_headings_with_pictures_stay():
    lines = lines_of("👍 ดี\nมีน้ำใช้\n👍 ดี\nถนนเรียบ")
    note = [
        line._replace(kind=Kind.STATEMENT if index % 2 else Kind.HEADING) for index, line in enumerate(lines)
    ]
    assert without_reactions(note) == note
