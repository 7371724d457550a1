"""Terms: words that say to people what a text is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from synth.signs import NOMINALISERS
from synth.text.repair import repair
from synth.text.tokens import ANALYSED_LENGTH, several_texts, tokenise
from synth.text.words import dictionary

NEGATIONS = frozenset("ไม่ ไม่ใช่ ไม่ค่อย ไม่ได้ มิ มิใช่ มิได้ ไร้ ขาด ขาดแคลน อย่า ห้าม".split())
"""Words that turn a lesson round; they are never stop words."""

# PyThaiNLP's stop list is made for retrieval; these of its words carry meaning in lessons.
_GIVEN_BACK = NEGATIONS | frozenset(
    """กลุ่ม ตนเอง เปลี่ยน เปลี่ยนแปลง ร่วม ร่วมกัน ร่วมมือ เชื่อ เชื่อมั่น เชื่อถือ เข้าใจ แก้ไข ปรับ เพิ่ม เพิ่มเติม
    เพียงพอ พอเพียง ยอมรับ ยาก ง่าย ช้า รวดเร็ว จัดการ จัดตั้ง กำหนด ปฏิบัติ หารือ มุ่งเน้น เปิดเผย จริงจัง คิด พูด ช่วย
    ใหม่ พร้อม ผิด ถูกต้อง จำเป็น เกี่ยวข้อง ภายนอก ภายใน พร้อมเพียง รับรอง เริ่ม รวม ยืนยัน น้อย สำคัญ""".split()
)
# Function words that the stock list does not have.
_ADDED = frozenset("ทำ เรื่อง เป็นเรื่อง มาจาก ที่เกิด เกิดขึ้น เอง แท้จริง อย่างแท้จริง ท่าน พวกเรา คน สิ่งที่ ครับผม".split())

# After these the noun goes on: ความ|เป็น|เจ้าของ, การ|มี|ส่วนร่วม, ความ|ไม่|เข้าใจ.
_LINKS = frozenset("เป็น มี ไม่ ไร้ ขาด".split())
_THAI_WORD = re.compile(r"[\u0E01-\u0E2E\u0E40-\u0E44][\u0E01-\u0E3A\u0E40-\u0E4E]+")
_ABBREVIATION = re.compile(r"(?:[\u0E01-\u0E2E]{1,5}\.)+")
_LETTERS = re.compile(r"[\u0E01-\u0E2E]{1,5}")
_THAI_LETTER = re.compile(r"[\u0E01-\u0E4E]")
_MOST_CUT = 8
"""Tokens that an abbreviation is cut into."""
# Titles, eras, months, places and measures are shortened too, and say nothing of what a text is about.
_NO_TERMS = frozenset(
    """พ.ศ. ค.ศ. ร.ศ. ม.ค. ก.พ. ม.ย. พ.ค. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค. น.ส. ด.ช. ด.ญ. ดร.
    ผศ. รศ. นพ. พญ. ทพ. ภก. นส. ดช. ดญ.
    กก. กม. ซม. มม. ตร.ม. ตร.ว. ตร.กม. ลบ.ม. ชม. มล. มก. ซีซี. ถ. ซ. จว. กทม.
    ฉบ. หน. ร.ต. พ.ต. พล.อ. จ.ส.อ. ม.ล. ม.ร.ว.""".split()
)
_LATIN_WORD = re.compile(r"[A-Za-z][\w.&+-]*", re.ASCII)
_VOWEL = re.compile(r"[\u0E30-\u0E3A\u0E40-\u0E45\u0E47\u0E4D]")
_LEADING_VOWEL_LAST = re.compile(r"[\u0E40-\u0E44]$")


def terms(texts: Iterable[str]) -> list[list[str]]:
    """Words that say what a text is about, as a person would name them.

    Each text is repaired and tokenised; ความ/การ and the verb behind it are one word again; stop words,
    digits, punctuation, a lone ๆ and fragments of words are left out. Words that negate stay.

    Parameters
    ----------
    texts : iterable of str

    Returns
    -------
    list of list of str
        One list for each text, in the order of the text, repeats included.

    Examples
    --------
    >>> terms(["การสร้างความโปร่งใสไว้ใจเชื่อใจ", "เด็กไม่ชอบแสดงความคิดเห็น"])
    [['การสร้าง', 'ความโปร่งใส', 'ไว้ใจ', 'เชื่อใจ'], ['เด็ก', 'ไม่', 'ชอบ', 'แสดงความคิดเห็น']]
    """
    return terms_of(tokenise(repair(text)[:ANALYSED_LENGTH] for text in several_texts(texts)))


def terms_of(tokens: list[list[str]]) -> list[list[str]]:
    """Take the terms of texts that are repaired and tokenised already.

    Examples
    --------
    >>> terms_of([["การ", "ติดตาม", "ทบทวน", "และ"]])
    [['การติดตาม', 'ทบทวน']]
    """
    return [[word for word in _nominalised(_abbreviated(words)) if is_term(word)] for words in tokens]


@lru_cache(maxsize=200_000)
def is_term(word: str) -> bool:
    """Say whether `word` may stand before people as a term.

    Examples
    --------
    >>> [word for word in ["ความโปร่งใส", "และ", "ๆ", "๒๕", "ดครง", "อบต.", "พ.ศ."] if is_term(word)]
    ['ความโปร่งใส', 'อบต.']
    """
    if word in stop_words():
        return False
    if _ABBREVIATION.fullmatch(word):
        return len(word.replace(".", "")) > 1 and word not in _NO_TERMS
    if _THAI_WORD.fullmatch(word):
        return word in dictionary() or _could_be_word(word)
    return bool(_LATIN_WORD.fullmatch(word)) and len(word) > 1


@cache
def stop_words() -> frozenset[str]:
    """Words that carry no meaning of their own: PyThaiNLP's list, less what matters in lessons."""
    from pythainlp.corpus import thai_stopwords

    bare = (thai_stopwords() - _GIVEN_BACK) | _ADDED | frozenset(NOMINALISERS)
    return bare | frozenset(head + word for head in NOMINALISERS for word in bare)


def _abbreviated(tokens: list[str]) -> list[str]:
    """Put an abbreviation together again that was cut: รพ.|สต., พช|อ., ศพ|ด|."""
    if not any("." in token for token in tokens):
        return tokens
    whole: list[str] = []
    at = 0
    while at < len(tokens):
        end, free = at + 1, not (whole and _THAI_LETTER.match(whole[-1][-1]))
        if _LETTERS.fullmatch(tokens[at].replace(".", "")):
            ends = range(at + 2, min(at + _MOST_CUT, len(tokens)) + 1)
            end = max((end for end in ends if _is_abbreviation(tokens[at:end], free)), default=end)
        whole.append("".join(tokens[at:end]))
        at = end
    return whole


def _is_abbreviation(tokens: list[str], free: bool) -> bool:
    """Say whether tokens are one abbreviation; one that begins with a word has nothing before it."""
    first, *rest = tokens
    if not _ABBREVIATION.fullmatch("".join(tokens)):
        return False
    return first not in dictionary() or first.endswith(".") or (free and rest != ["."])


def _nominalised(tokens: list[str]) -> Iterator[str]:
    """Put ความ/การ and what they make a noun of together again."""
    if not any(head in tokens for head in NOMINALISERS):
        yield from tokens
        return
    at = 0
    while at < len(tokens):
        token, size = tokens[at], 1
        if token in NOMINALISERS:
            if at and _is_fragment(tokens[at - 1]):
                at += 1  # ดครง|การ: the tail of a misspelt word, not a nominaliser
                continue
            if _continues(tokens, at + 1):
                size = 2
                if tokens[at + 1] in _LINKS and _continues(tokens, at + 2):
                    size = 3
        yield "".join(tokens[at : at + size])
        at += size


def _continues(tokens: list[str], at: int) -> bool:
    return (
        at < len(tokens)
        and bool(_THAI_WORD.fullmatch(tokens[at]))
        and tokens[at] not in NOMINALISERS
        and (tokens[at] in _LINKS or tokens[at] not in stop_words() or tokens[at] in _ADDED)
    )


def _is_fragment(token: str) -> bool:
    return bool(_THAI_WORD.fullmatch(token)) and token not in dictionary() and not _could_be_word(token)


def _could_be_word(word: str) -> bool:
    """Judge a word that no dictionary has: a name may be one, four bare consonants are not."""
    return bool(_VOWEL.search(word)) and len(word) > 2 and not _LEADING_VOWEL_LAST.search(word)
