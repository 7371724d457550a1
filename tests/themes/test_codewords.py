import pandas as pd
import pytest

from synth.themes.codewords import usable_codes, weigh
from synth.themes.cutting import read_words
from synth.themes.keywords import keywords_found


@pytest.mark.parametrize(
    ("text", "keyword", "found"),
    [
        ("ต้องทำจริง", "ต้อง", True),
        ("ความต้องการของชุมชน", "ต้อง", False),  # a short word inside another
        ("การท่องเที่ยวชุมชน", "ท่องเที่ยว", True),  # a long one may be a part
        ("ธนาคาร SMEs ไทย", "smes", True),
        ("ทํางานเป็นทีม", "ทำงาน", True),  # nikhahit and aa
        ("", "ทีม", False),
    ],
)
def test_keywords_are_found_as_words(text, keyword, found):
    assert keywords_found(read_words((text,))[0], [[keyword]]) == [{0: [keyword]} if found else {}]


def test_what_is_excluded_speaks_against_a_code():
    book = pd.DataFrame(
        {"code": ["team", "leader"], "name": ["ทีมงาน", "แกนนำ"], "exclude": ["การเลือกผู้นำ", ""]}
    )
    texts = ["การเลือกผู้นำ", "ทีมงานเข้มแข็ง", "แกนนำ"]
    with_it = weigh(texts, usable_codes(book, set())).prior[0, 0]
    assert with_it < weigh(texts, usable_codes(book.drop(columns="exclude"), set())).prior[0, 0]


def test_a_codebook_of_codes_alone_is_enough():
    assert weigh(["ผู้นำ"], usable_codes(pd.DataFrame({"code": ["a", "b"]}), set())).prior.shape == (1, 2)
