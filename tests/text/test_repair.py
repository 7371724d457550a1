import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synth.text.damage import damage_of
from synth.text.repair import repair, repair_with_map
from synth.text.tokens import tokenise
from synth.text.words import dictionary, is_word

THAI = "".join(map(chr, [*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C)])) + " \u200b\uf70a\uf70b\u00a0ab1\n"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("ท\u0e4d\u0e32งาน", "ทำงาน"),  # nikhahit and aa
        ("น\u0e4d\u0e49\u0e32", "น้ำ"),
        ("น\u0e49\u0e4d\u0e32", "น้ำ"),
        ("เเผน", "แผน"),
        ("ที\u0e48\u0e48", "ที่"),  # a mark typed twice
        ("ท\u0e48\u0e35", "ที่"),  # tone mark before its vowel
        ("ที\uf70a", "ที่"),  # a glyph of an old font
        ("ชุม\u200bชน", "ชุมชน"),
        ("ก\u00a0ข", "ก ข"),
        ("ชุม\u00a0ชน", "ชุมชน"),  # an odd space inside a word
        ("การประชุม\u00a0ชาวบ้าน", "การประชุม ชาวบ้าน"),
        ("แม่น้้า", "แม่น้ำ"),  # sara am typed as two tone marks
        ("ว่่า", "ว่า"),
        # of two readings the one that is a word in its place
        *(
            (f"{a}{b}", f"{c}{b}")
            for b in ("", "กัน")
            for a, c in (
                ("หน้้า", "หน้า"),
                ("เจ้้าหน้้าที่", "เจ้าหน้าที่"),
                ("ล้้านบาท", "ล้านบาท"),
                ("ต่่ากว่า", "ต่ำกว่า"),
                ("น้้าท่วม", "น้ำท่วม"),
                ("ก้้าวหน้้า", "ก้าวหน้า"),
                ("ฟฟบา้นฮฮ", "ฟฟบ้านฮฮ"),  # what stands beside the word is none
                ("สม่่าเสมอ", "สม่ำเสมอ"),
                ("กา้วหนา้", "ก้าวหน้า"),
                ("คา้ขาย", "ค้าขาย"),
                ("ขา้วกลา้", "ข้าวกล้า"),
            )
        ),
        ("จำาเป็น", "จำเป็น"),  # sara am in two parts
        ("ทําา", "ทำ"),
        ("คาํสั่ง", "คำสั่ง"),
        ("สำ านัก", "สำนัก"),
        ("บ้ านดอน", "บ้านดอน"),  # a blank where no syllable can begin
        ("กๅรงาน", "การงาน"),  # the vowel of ฤๅ
        ("ท ำงาน", "ทำงาน"),
        ("ฟื้ นฟูป่า", "ฟื้นฟูป่า"),  # a blank behind a mark, inside a word
        ("ทั้ งชุมชน", "ทั้งชุมชน"),
        ("เพื่ อให้เข้าใจ", "เพื่อให้เข้าใจ"),
        ("ในประเทศแ ละพัฒนา", "ในประเทศและพัฒนา"),
        ("1๕ มีนาคม ๒๕61 เวลา 1๐.00", "15 มีนาคม 2561 เวลา 10.00"),
        ("ชุ\nมชน", "ชุมชน"),  # a line end inside a syllable
        ("ทำงา\nน", "ทำงาน"),
        ("ผู้นำเ\nข้มแข็ง", "ผู้นำเข้มแข็ง"),
        ("กา\nรทำ\nงา\nนแ\nบบมี\nส่วนร่\nวม", "การทำงานแบบมีส่วนร่วม"),
        ("จึงเริ่มเข้าร่วมกันมากขึ้นทั้งหมู่บ้าน ดัง\nนั้นต้องทำให้เห็น", "จึงเริ่มเข้าร่วมกันมากขึ้นทั้งหมู่บ้าน ดังนั้นต้องทำให้เห็น"),
    ],
)
def test_restores_what_a_rule_can_restore(broken, whole):
    assert repair(broken) == whole


@pytest.mark.parametrize(
    "clean",
    [
        "ดึงคนที่มีปัญหาลุกขึ้นแก้ปัญหาของตนเอง",
        "กลุ่มย่อยๆ",
        "น้ำ ป่า\nเขา",
        "LINE กลุ่ม 2",
        "",
        "ก็ ณ ฯลฯ",
        "ปี ๒๕๖๔ และ 2565",
        "ป่าชุมชน\nบ้านดอน",
        "ที่ ดอน ผู้ ป่วย ก็ คือ ให้ คน นี้ จะ",
        "นายศรี มาลี",
        "สระ เ แ โ และ ไ",
        "ฤๅษี",
        "ฌา้ฌฌ",  # nobody knows the word; it is flagged
    ],
)
def test_clean_text_passes_through_untouched(clean):
    assert repair_with_map(clean) == (clean, list(range(len(clean) + 1)))


@settings(deadline=None)  # the dictionary is loaded once
@given(st.text(alphabet=THAI, max_size=80))
def test_the_map_leads_back_into_the_text(text):
    clean, origin = repair_with_map(text)
    assert len(origin) == len(clean) + 1
    assert origin[-1] == len(text)
    assert all(a <= b for a, b in itertools.pairwise(origin))
    assert all(0 <= place <= len(text) for place in origin)


TONES, MARKS = (
    "\u0e48\u0e49\u0e4a\u0e4b",
    "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e33\u0e47\u0e4c\u0e4d",
)
LEXICON = sorted(word for word in dictionary() if re.fullmatch("[\u0e01-\u0e4e]+", word))
DAMAGES = {
    "a mark typed twice": (f"([{MARKS}{TONES}])", r"\1\1"),
    "a mark typed three times": (f"([{MARKS}{TONES}])", r"\1\1\1"),
    "a tone mark behind aa": (f"([{TONES}])\u0e32", "\u0e32\\1"),
    "a tone mark behind sara am": (f"([{TONES}])\u0e33", "\u0e33\\1"),
    "a tone mark before its vowel": (f"([\u0e31\u0e34-\u0e39])([{TONES}])", r"\2\1"),
    "the vowel of ฤๅ for aa": ("(?<![ฤฦ])\u0e32", "\u0e45"),
    "sara am and aa": ("\u0e33", "\u0e33\u0e32"),
    "nikhahit and aa": ("\u0e33", "\u0e4d\u0e32"),
    "aa and nikhahit": ("\u0e33", "\u0e32\u0e4d"),
    "sara am behind a blank": ("\u0e33", " \u0e33"),
    "sara am with a blank in it": ("\u0e33", "\u0e33 \u0e32"),
}
BOTH_ARE_WORDS = {"ก่า", "กาน้า", "คร่า", "คล้า", "ฉ่า", "น้า", "พร่า", "ร่า", "ล้า"}
"""Words that are others with sara am; a doubled tone mark is read as the more frequent of the two."""


def damaged(word, damage):
    """The word with each of its places damaged in turn."""
    what, by = DAMAGES[damage]
    for match in re.finditer(what, word):
        yield word[: match.start()] + match.expand(by) + word[match.end() :]


@pytest.mark.parametrize("damage", DAMAGES)
def test_repair_gives_back_each_word_of_the_lexicon_or_flags_it(damage):
    read = {word: {repair(broken) for broken in damaged(word, damage)} for word in LEXICON[::6]}
    wrong = {word for word, found in read.items() if found - {word} and not damage_of(min(found))}
    assert wrong <= BOTH_ARE_WORDS
    assert sum(map(bool, read.values())) > 50
    assert all(is_word(found) for word in wrong for found in read[word])


@settings(deadline=None, max_examples=300)
@given(
    st.lists(st.sampled_from(LEXICON), min_size=3, max_size=3), st.sampled_from(sorted(DAMAGES)), st.data()
)
def test_repair_gives_back_a_word_among_others(words, damage, data):
    first, word, last = words
    broken = data.draw(st.sampled_from([*damaged(word, damage), word]))
    found = repair(f"{first}{broken}{last}")
    assert found == "".join(words) or damage_of(first + broken + last) or is_made_of_words(found)


def is_made_of_words(text):
    return all(is_word(token) for token in tokenise([text])[0])


@pytest.mark.parametrize("text", ["ปี๋้", "กีิ", "ฌา้ฌฌ", "กุูด"])
def test_what_no_reading_makes_a_word_stays_and_is_flagged(text):
    assert repair(text) == text
    assert damage_of(text)
