"""Bytes of Thai texts, as editors, spreadsheets and full disks leave them."""

import codecs
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synth import sheets
from synth.corpus.readers import source
from synth.decoding import begins_with_a_mark, decoded
from synth.telling import Unreadable

NOTE = "บทเรียนจากเวทีบ้านดอน " * 10
IN_UTF8 = NOTE.encode()


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (IN_UTF8, NOTE),
        (codecs.BOM_UTF8 + IN_UTF8, NOTE),
        (codecs.BOM_UTF8 + b"code,name", "code,name"),
        (codecs.BOM_UTF8, ""),
        (NOTE.encode("utf-16"), NOTE),
        (NOTE.encode("utf-16-le"), NOTE),
        (NOTE.encode("utf-16-be"), NOTE),
        (NOTE.encode("cp874"), NOTE),
        # a byte is missing, or one too many: one letter is lost, the others are not read as something else
        (IN_UTF8[:-2], NOTE[:-2] + "\ufffd"),
        (codecs.BOM_UTF8 + IN_UTF8[:-2], NOTE[:-2] + "\ufffd"),
        (NOTE.encode("utf-16")[:-1], NOTE[:-1] + "\ufffd"),
        (NOTE.encode("utf-16-be") + b"\x0e", NOTE + "\ufffd"),
        # half a character, as a program cuts an emoji, and what no text holds
        (NOTE.encode("utf-16") + b"\x3d\xd8", NOTE + "\ufffd"),
        ("ก\x01ข\x7f".encode() + IN_UTF8, "ก\x01ข\x7f" + NOTE),
        # a disk that was full, however long the gap
        (IN_UTF8 + b"\x00" * 200, NOTE + "\x00" * 200),
        # line ends and tabs are the business of who asked
        ("ก\r\nข\tค\x0b".encode(), "ก\r\nข\tค\x0b"),
    ],
)
def test_a_text_however_it_was_saved(data, text):
    assert decoded(data) == text
    assert sheets.decode(data) == text
    assert source.decode(data) == re.sub("[\x00\x01\x7f]", "\ufffd", text.replace("\r\n", "\n"))


@pytest.mark.parametrize(
    "data",
    [
        b"\x01\x02\xff\xfe\x00",
        b"\xdb\xfc\xff",
        codecs.BOM_UTF16_LE + b"\x00\xd8" * 40,
        b"\x89PNG\r\n\x1a\n" * 9,
    ],
)
def test_what_is_no_text_is_refused_everywhere(data):
    with pytest.raises(Unreadable):
        decoded(data)
    with pytest.raises(Unreadable):
        source.decode(data)
    with pytest.raises(ValueError, match=r"ก\.csv"):
        sheets.decode(data, "ก.csv")


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=80))
def test_what_was_written_comes_back(text):
    assert decoded(codecs.BOM_UTF8 + text.encode()) == text.removeprefix("\ufeff")
    assert decoded(text.encode("utf-16")) == text.removeprefix("\ufeff")


def test_marks_are_seen():
    assert [begins_with_a_mark("ก".encode(name)) for name in ("utf-8", "utf-8-sig", "utf-16")] == [
        False,
        True,
        True,
    ]
