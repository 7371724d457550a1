import re

import pytest

from synth.themes import reasons


def test_wording_is_what_a_colleague_would_write():
    said = [text for name, text in vars(reasons).items() if name.isupper() and isinstance(text, str)]
    for text in said:
        assert not re.search("ข้อเสนอแนะ|คลัสเตอร์|เข้ารหัส|โค้ด|ธีม|ซิมิลาร์", text)
        assert re.search("[ก-ฮ]", text)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("ผู้นำตามธรรมชาติ", "ผู้นำตามธรรมชาติ"),
        ("ผู้นำ\n ตามธรรมชาติ", "ผู้นำ ตามธรรมชาติ"),
        ("ชุมชน" * 30, "ชุมชน" * 9 + "…"),
    ],
)
def test_quotes_are_cut_between_words(text, short):
    assert reasons._short(text) == short
