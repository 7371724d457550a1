"""Which labels of a note are people (by title, kinship, office, or in no dictionary), and who asks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from synth.corpus.layout.vocabulary import patterns
from synth.text.words import is_word

_LONGEST = 40
_NONE = re.compile(r"[\d๐-๙?!:/]|ๆ$|ไม่|แล้ว|จึง|เพราะ|ทำให้|ต้อง|อยาก|ควร|กว่า|ครับ|ค่ะ")
"""What no name has."""
_ASKING = re.compile(
    r"(?:^|\s)(?:แล้ว)?(?:อะไร|ทำไม|ใคร|ที่ไหน|ตรงไหน|เมื่อไร|กี่|what\b|how\b|why\b)"
    r"|(?:อะไร|ทำไม|ใคร|ไหน|เมื่อไร|ยังไง|อย่างไร|เท่าไร|ไหม|มั้ย|บ้าง|หรือ(?:ยัง|เปล่า|ไม่)|ล่ะ|(?<!นะ)(?=คะ)|เอาไงดี|[?？])"
    r"\s*(?:คะ|ครับ|ค่ะ|จ๊ะ|ฮะ|ดี|กัน|[?？]){0,3}(?:\s|$)",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"(?:รายงาน|บันทึก)(?:การ)?ประชุม|(?:ระเบียบ)?วาระ(?:การประชุม)?ที่\s?[\d๐-๙]|minutes of", re.IGNORECASE
)
_REPORTED = re.compile(
    r"(?P<name>(?:ที่ประชุม|ประธาน|รองประธาน|เลขา|เหรัญญิก|ตัวแทน|ผู้แทน|ผอ\.|นาย|นาง|น\.ส\.|ด\.[ชญ]\.|ดร\.|น\.?สพ\.|นพ\.|พญ\.|ผู้ใหญ่|กำนัน|ปลัด"
    r"|คุณ|ครู|หมอ|อาจารย์|อ\.|ผศ\.|รศ\.)[^\n:：]{0,32}?)\s?(?:ได้)?(?:(?:มี)?มติ(?:ว่า|ให้)|เสนอ(?:ว่า|ให้|แนะว่า)"
    r"|(?:แจ้ง|รายงาน|กล่าว|ชี้แจง|อธิบาย|สอบถาม|ถาม|เล่า|บอก|สะท้อน|ยืนยัน|เพิ่มเติม|อภิปราย|ฝาก|ให้ข้อมูล|ให้ความ(?:คิด)?เห็น|ตั้งข้อสังเกต|เห็น(?:ต่าง|ด้วย|ชอบ)?)"
    r"(?:ต่อที่ประชุม|ให้ที่ประชุมทราบ|เพิ่มเติม|ให้คิด)?ว่า)"
)
"""Who says what minutes report, by title or office."""
_THAI = re.compile("[ก-๎]{2,15}")


def is_person(name: str) -> bool:
    """Say whether a label begins as people are called.

    Examples
    --------
    >>> is_person("ป้าศรี"), is_person("ช่างนพ"), is_person("ถังขยะ")
    (True, True, False)
    """
    return bool(patterns("begins")["person"].match(name) or patterns("people")["called"].match(name))


def asks_something(words: str) -> bool:
    """Say whether a clause of somebody's words asks, by the word that it begins or ends with.

    Examples
    --------
    >>> asks_something("แล้วปีหน้าจะทำยังไงคะ"), asks_something("อะไรที่ภูมิใจ บอกมาเลย"), asks_something("ถังไม่พอ")
    (True, True, False)
    """
    return bool(_ASKING.search(words))


def reported(texts: Sequence[str]) -> dict[int, str]:
    """Return the lines of minutes that report what somebody said, with the name; none in other notes.

    Examples
    --------
    >>> reported(["รายงานการประชุมกลุ่ม", "นายสมชาย เสนอว่า ควรเริ่มเร็วขึ้น", "ประธานแจ้งว่างบมาแล้ว", "รถมาช้า"])
    {1: 'นายสมชาย', 2: 'ประธาน'}
    """
    if not any(_MINUTES.search(text[:_LONGEST]) for text in texts):
        return {}
    found = {place: match for place, text in enumerate(texts) if (match := _REPORTED.match(text))}
    return {place: match["name"].strip() for place, match in found.items()}


def people_of(labels: Iterable[str]) -> set[str]:
    """Return those of the labels of a note that name people; none where the others are no names either.

    Half of them are called as people are; or one comes again, and one is called so or is no word at all.

    Examples
    --------
    >>> sorted(people_of(["ตุ๋ย", "ช่างนพ", "ตุ๋ย", "QC ฝน", "ยังไม่แน่"]))
    ['QC ฝน', 'ช่างนพ', 'ตุ๋ย']
    >>> people_of(["คาด", "จริง", "คาด"]), people_of(["หมู่ 2", "หมู่ 8"])
    (set(), set())
    """
    times = Counter(" ".join(label.split()) for label in labels)
    able = {name for name in times if _may_name(name)}
    if not able or 2 * len(able) <= len(times):
        return set()
    called = set(filter(is_person, able))
    again = len(able) > 1 and max(times[name] for name in able) > 1
    strange = again and (called or any(_is_no_word(name) for name in able))
    return able if strange or 2 * len(called) >= len(able) else set()


def _may_name(name: str) -> bool:
    if not 1 < len(name) <= _LONGEST or _NONE.search(name):
        return False
    begins = patterns("begins")
    return is_person(name) or not (begins["heading"].match(name) or begins["field"].match(name))


def _is_no_word(name: str) -> bool:
    """Say whether Thai letters are neither a word nor several: มายด์, ตุ๋ย."""
    return bool(_THAI.fullmatch(name)) and not _is_made_of_words(name)


def _is_made_of_words(name: str) -> bool:
    ends = [True, *(False for _ in name)]
    for end in range(1, len(name) + 1):
        ends[end] = any(ends[begin] and is_word(name[begin:end]) for begin in range(end))
    return ends[-1]
