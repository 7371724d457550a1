"""What no rule can restore: lost or drifted marks, unreadable characters. It is flagged, never guessed.

PDF text of old fonts loses ำ (สาคัญ) or moves a mark behind the next letter (ชมุ ชน, ดาเนนิ). Frequent words are
looked for in these forms; forms that clean words
or their neighbours make (ชุมชนดิจิทัล, สื่อสารองค์กร) are not in the
list: it was held against 0.7 million characters of government news and the word list of PyThaiNLP. Beside the
list stand three rules of spelling: no syllable ends in ◌ั, ◌ื or ◌็ (but ก็), and none in a leading vowel.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from synth.telling import Told, noted
from synth.text.gaps import shredded, word_goes_on
from synth.text.repair import repair_with_map

_LOST = """
    ทำให้ สำหรับ กำหนด ทำงาน จำนวน อำนาจ สำคัญ ตำแหน่ง ประจำ จำเป็น ดำเนิน สำนัก คำสั่ง จำกัด
    ลำดับ ทำหน้าที่ ดำรง สำเร็จ นำเข้า ชำระ สำรวจ จัดทำ อำเภอ จำหน่าย กำเนิด คำนึง น้ำท่วม คำนวณ
    ผู้อำนวย ตำนาน ลำบาก กำจัด กำลัง กำไร ถ้อยคำ บำบัด กำแพง ตำรวจ บำรุง ชำนาญ สม่ำเสมอ สำนึก อำนวย
    น้ำมัน จำแนก
    """.split()
_DRIFTED = """
    เรื่อง เพื่อ เมื่อ ครั้ง ชีวิต เหมือน กลุ่ม ปัญหา สังคม เสียง เมือง พัฒนา ระดับ เพียง ลักษณะ เริ่ม
    เพื่อน บุคคล พิจารณา หนังสือ ข้อมูล เพิ่ม เศรษฐกิจ เรียน รู้สึก เดือน รัฐบาล มนุษย์ ปฏิบัติ พร้อม
    รักษา เลือก เขียน ประชุม ศึกษา สิทธิ เปลี่ยน ปัจจุบัน พื้นที่ เนื่องจาก สัมพันธ์ วัฒนธรรม สินค้า
    บริษัท จังหวัด ทั้งหมด รู้จัก ดังนั้น ตัวอย่าง ครอบครัว เดินทาง โรงเรียน วิจัย ควบคุม สมาชิก อนุญาต
    เป็นต้น บังคับ สัมภาษณ์ ชุมชน สถาบัน สนับสนุน ระเบียบ รูปแบบ ธุรกิจ ชัดเจน ป้องกัน ปัจจัย ตัดสินใจ
    พฤติกรรม แหล่ง เลี้ยง ดำเนิน กำหนด กิจกรรม ปลอดภัย เครือข่าย หมู่บ้าน ประสบการณ์ ผลลัพธ์ เยาวชน
    นักเรียน ท้องถิ่น สิ่งแวดล้อม ยั่งยืน ร่วมมือ เรียนรู้ แลกเปลี่ยน
    """.split()
# Old fonts and hurried fingers write ้ where ็ stands.
_MISTAKEN = "เป็น เห็น เก็บ เด็ก เล็ก เจ็บ เร็ว เสร็จ เต็ม เย็น เพ็ญ เค็ม".split()

_C = "\u0e01-\u0e2e"
_M = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_OPEN = re.compile(
    "[\u0e31\u0e37\u0e47\u0e40-\u0e44](?:"
    f"(?<=[{_C}][\u0e31\u0e37])[\u0e48-\u0e4b]?(?![{_C}\u0e30{_M}])"
    f"|(?<=[{_C}]\u0e47)(?<!ก\u0e47)(?![{_C}\u0e30{_M}])"
    f"|(?<=[{_C}\u0e30-\u0e4e][\u0e40-\u0e44])(?![{_C}\u0e40-\u0e44]))"
)
"""The vowel of a syllable that cannot end as it does: a letter or a mark behind it is lost or has drifted.

It is looked for by the vowel, which few letters are; by the letter before, it would take four times as long.
"""
_MOST_ASKED = 1_000
"""Open syllables of a text of which it is asked whether they are repaired; a text with more is broken."""
_GAP = re.compile(f" (?=[{_C}])")
_BETWEEN = re.compile(f"([\u0e01-\u0e2e])([{_M}]+)([\u0e01-\u0e2e])")
_LONE_MARK = re.compile(
    f"[{_M}](?<![\u0e01-\u0e2e\u0e31-\u0e3a\u0e47-\u0e4e].)(?<![\u0e01-\u0e2e][ \n].)", re.DOTALL
)
_VOWEL_MARK = "[\u0e31\u0e34-\u0e39\u0e47]"
_MISPLACED = re.compile(
    f"[\u0e01-\u0e2e](?:{_VOWEL_MARK}{{2}}|{_VOWEL_MARK}?[\u0e48-\u0e4b]{{2}}|[\u0e32\u0e45][\u0e48-\u0e4b])"
)
"""Two tone marks, two vowels above or below, or a tone mark behind aa."""
_MARKS_MEET = re.compile(
    "[\u0e31\u0e32\u0e34-\u0e39\u0e45\u0e47-\u0e4b](?:"
    f"(?<=[\u0e31\u0e34-\u0e39\u0e47-\u0e4b]){_VOWEL_MARK}"
    "|[\u0e48-\u0e4b](?:[\u0e48-\u0e4b]|(?<=[\u0e32\u0e45\u0e48-\u0e4b].)))"
)
"""What stands in all of these, also in the order that repair turns round; found in half the time."""
_UNREADABLE = re.compile("[\ufffd\ue000-\uf6ff\uf71b-\uf8ff]")
_BULLETS = frozenset("\uf0a7\uf0b7\uf0d8\uf0fc\uf076\uf06e")
_WRONG_ENCODING = re.compile("(?:à¸[^ -~]|à¹[^ -~]|เธ.เธ|เน€เธ|เธ.เน)")


def damage_of(text: str) -> list[tuple[Told, Told, Told]]:
    """Name what is damaged in `text` beyond repair by rule.

    Parameters
    ----------
    text : str
        The stored text of a source.

    Returns
    -------
    list of (place, problem, what_to_do)
        One for each kind of damage, in Thai as they stand; `place` counts characters from 1 and quotes.

    Examples
    --------
    >>> damage_of("เรื่องสาคัญของชมุ ชน")[0][0]
    'ตัวอักษรที่ 7 (สาคัญ), 15 (ชมุ ชน)'
    >>> damage_of("เรื่องสำคัญของชุมชน")
    []
    """
    faults, again = [], noted("todo.type_again")
    if places := _broken_words(text):
        faults.append((_listed(text, places), noted("damage.marks"), again))
    if places := [match.span() for match in _LONE_MARK.finditer(text)]:
        faults.append((_listed(text, places), noted("damage.lone_mark"), again))
    if places := [match.span() for match in _UNREADABLE.finditer(text) if match[0] not in _BULLETS]:
        faults.append((_listed(text, places), noted("damage.unreadable"), again))
    if len(places := [match.span() for match in _WRONG_ENCODING.finditer(text)]) >= 3:
        faults.append((_listed(text, places), noted("damage.encoding"), noted("todo.as_utf8")))
    return faults


@cache
def _broken_form() -> re.Pattern:
    """Return a pattern that finds, wherever one begins, the longest of the broken forms.

    It takes the first letter only, and the last of its groups holds the others, so that all are found.
    """
    behind: dict[str, list[str]] = {}
    for form in broken_forms():
        behind.setdefault(form[0], []).append(form[1:])
    return re.compile("|".join(f"{first}(?=({_one_of(rest)}))" for first, rest in behind.items()))


def _one_of(forms: Iterable[str]) -> str:
    """Return a pattern for some words that tries each common beginning once."""
    behind: dict[str, list[str]] = {}
    for form in filter(None, forms):
        behind.setdefault(form[0], []).append(form[1:])
    tried = "|".join(re.escape(first) + _one_of(rest) for first, rest in behind.items())
    return f"(?:{tried}){'?' if '' in forms else ''}" if tried else ""


@cache
def broken_forms() -> tuple[str, ...]:
    """Return the forms in which damaged text has frequent words; the longest first."""
    forms = {word.replace("\u0e33", "\u0e32") for word in _LOST}
    for word in _DRIFTED:
        for match in _BETWEEN.finditer(word):
            moved = word[: match.start()] + match[1] + match[3] + match[2]
            rest = word[match.end() :]
            for form in (moved + rest, f"{moved} {rest}" if rest else ""):
                forms.add(form.replace("\u0e33", "\u0e32"))
    forms = {form for form in forms - {"", *_DRIFTED, *_LOST} if len(form) >= 5}
    forms |= {word.replace("\u0e47", "\u0e49") for word in _MISTAKEN}
    return tuple(sorted(forms, key=len, reverse=True))


def _broken_words(text: str) -> list[tuple[int, int]]:
    broken = {match.start(): match.end(match.lastindex) for match in _broken_form().finditer(text)}
    for number, (start, end) in enumerate(_open_syllables(text)):
        gap = _GAP.match(text, end) if number < _MOST_ASKED else None
        if not (gap and _restored(text[start:end], gap)):
            broken.setdefault(start, end)
    for start, end in _misplaced(text):
        broken.setdefault(start, end)
    return sorted(broken.items())


def _open_syllables(text: str) -> Iterator[tuple[int, int]]:
    """Give the syllables that cannot end as they do, with a letter before that may belong to them."""
    last = 0
    for vowel in _OPEN.finditer(text):
        start, leads = vowel.start() - 1, vowel[0] >= "\u0e40" and vowel[0] <= "\u0e44"
        if leads and start < last:
            continue
        if not leads and start and "\u0e01" <= text[start - 1] <= "\u0e2e":
            start -= 1
        last = vowel.end()
        yield start, last


def _misplaced(text: str) -> list[tuple[int, int]]:
    """Return where marks stand that no syllable can have so, and that `synth.text.repair` leaves there.

    Repair looks no farther than the lines beside, but where the whole text is broken into shreds.
    """
    misplaced, last, whole = [], -1, len(text)
    meetings = list(_MARKS_MEET.finditer(text))
    in_shreds = bool(meetings) and shredded(text)
    for meeting in meetings:
        if meeting.start() < last:
            continue
        first, last, begin, end = 0, whole, 0, whole
        if not in_shreds:  # find gives -1 on the last line
            first = text.rfind("\n", 0, meeting.start()) + 1
            last = text.find("\n", meeting.start()) % (whole + 1)
            begin = text.rfind("\n", 0, max(first - 1, 0)) + 1
            end = text.find("\n", last + 1) % (whole + 1)
        clean, origin = repair_with_map(text[begin:end])
        spans = ((origin[at.start()] + begin, origin[at.end()] + begin) for at in _MISPLACED.finditer(clean))
        misplaced += [span for span in spans if first <= span[0] < last]
    return misplaced


def _restored(syllable: str, gap: re.Match) -> bool:
    """Say whether `synth.text.repair` takes the blank behind an open syllable away."""
    return "\u0e40" <= syllable[-1] <= "\u0e44" or word_goes_on(gap, surely=True)


def _listed(text: str, places: Iterable[tuple[int, int]], most: int = 5) -> Told:
    places = list(places)
    shown = [f"{start + 1} ({' '.join(text[start:end].split())})" for start, end in places[:most]]
    if len(places) > most:
        return noted("damage.more", places=", ".join(shown), n=len(places) - most)
    return noted("damage.at", places=", ".join(shown))
