"""What programs write into a page, and the letters that are read from it: in their order, each once."""

import pytest

from synth.corpus.readers.letters import Piece, said_again
from synth.corpus.readers.pdf import pages

TOP = 700


def page_of(content):
    """Return a PDF of one page with `content` in Helvetica, 20 points."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    body = b"%PDF-1.7\n"
    for number, told in enumerate(objects, start=1):
        body += b"%d 0 obj%s endobj\n" % (number, told)
    return body + b"trailer<</Root 1 0 R>>\n%%EOF"


def shown(letters, left, base=TOP):
    return f"1 0 0 1 {left} {base} Tm ({letters}) Tj\n"


def span(words, *parts):
    return f"/Span<</ActualText<FEFF{words.encode('utf-16-be').hex()}>>>BDC\n{''.join(parts)}EMC\n"


def text(*parts):
    return f"BT /F1 20 Tf\n{''.join(parts)}ET\n"


def read(tmp_path, *content):
    file = tmp_path / "a.pdf"
    file.write_bytes(page_of("".join(content).encode("latin-1")))
    return [run[0] for run in pages(file)[0]]


CUT = "q 50 100 400 500 re W n\n"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        # browsers: the mark of a span begins where the next letter does, and PDFium gives the span again there
        (text(span("รี", shown("r", 90), shown("i", 103)), shown("e", 100), shown("n", 111)), ["รีen"]),
        (text(span("รี", shown("r", 90), shown("i", 103)), span("รี", shown("r", 105), shown("i", 118)), shown("e", 114)), ["รีรีe"]),
        # two spans that say the same are two; so are words that their author doubled
        (text(span("จริง", shown("x", 90)), span("จริง", shown("x", 100))), ["จริงจริง"]),
        # office programs: the mark of a letter is written behind it, and PDFium sorts it behind the next ones
        (text(shown("kra", 90), span("้", shown("`", 119.5)), shown("ng", 119)), ["kra้ng"]),
        # a blank without width that a browser writes as an object of its own
        (text(shown("one", 90), shown(" ", 122.5), shown("two", 128)), ["one two"]),
        (text(shown("1", 90), shown(".", 101.1), shown(" ", 103), shown("one", 110)), ["1. one"]),
        # the upper edge of the first line of the next page
        (CUT + text(shown("seen", 90, 300), shown("cut", 90, 95)) + "Q", ["seen"]),
        # a bullet that is drawn
        ("92 304 m 98 304 l 98 310 l 92 310 l f\n" + text(shown("item", 110, 300)), ["• item"]),
        ("92 304 m 98 304 l 98 310 l 92 310 l f\n" + text(shown("far", 310, 300)), ["far"]),
    ],
)  # fmt: skip
def test_letters_come_in_their_order_and_once(tmp_path, content, expected):
    assert read(tmp_path, content) == expected


def test_a_mark_that_was_moved_over_its_letter_says_nothing_again():
    letter = Piece("ลั๊", [0, 1, 2], 422.9, 430.0, 310.6, 11.0, False)
    mark = Piece("ลั๊", [3, 4, 5], 429.1, 430.0, 310.2, 11.0, False)
    assert said_again(letter, mark)
    assert not said_again(letter, Piece("ลั๊", [3, 4, 5], 430.0, 437.1, 310.6, 11.0, False))  # twice indeed
    assert not said_again(Piece("al", [0, 1], 90.0, 98.0, 700.0, 11.0, False), Piece("l", [2], 98.0, 99.0, 700.0, 11.0, False))  # fmt: skip
