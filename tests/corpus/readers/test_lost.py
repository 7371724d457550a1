"""Letters of a PDF without a name: what the ring of ``ำ`` is called, from what stands beside it."""

import pytest

from synth.corpus.readers.lost import LOST, Lost, joined_rings

RING, HIGH = chr(LOST + 760), chr(LOST + 762)


def read(*words, font=b"S"):
    """Read what a font says twice, as a document with lost letters is."""
    lost = Lost()
    for _ in range(2):
        found = [
            lost.mended(font, list(enumerate(one)), lambda place, one=one: one[place] == HIGH)
            for one in words
        ]
        lost.decide()
    return [joined_rings("".join(letter for _, letter in letters)) for letters in found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([f"ท{RING}างาน"], ["ทำงาน"]),
        # the tail is called ำ everywhere, also where no ring is
        (["หน้ำ", f"ท{RING}ำงำน"], ["หน้า", "ทำงาน"]),
        # a tone with a name of its own
        ([f"น{RING}้าฝน"], ["น้ำฝน"]),
        # a tone and a ring in one shape: the tone that makes the most words
        ([f"น{HIGH}าฝน", f"ซ{HIGH}า"], ["น้ำฝน", "ซ้ำ"]),
        ([f"ต{HIGH}า", f"ค{HIGH}าคืน"], ["ต่ำ", "ค่ำคืน"]),
        # what stands elsewhere is what its number says, as before
        ([f"{chr(LOST + 0xB7)} ก", f"ก{chr(LOST + 0x41)}"], ["· ก", "กA"]),
        (["ทำงาน"], ["ทำงาน"]),
    ],
)
def test_the_ring_of_sara_am(words, expected):
    assert read(*words) == expected


def test_a_tail_that_another_object_draws():
    letters = Lost().mended(b"S", list(enumerate(f"น{RING}")), lambda place: False)
    assert joined_rings("".join(letter for _, letter in letters) + "้าฝน") == "น้ำฝน"
