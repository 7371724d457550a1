"""Who is reported, in minutes and in talk: a line begins with the name or the office of who said it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from synth.corpus.layout.callings import WHERE, is_body, is_name, is_somebody
from synth.corpus.layout.lines import STATEMENTS, Kind, Line
from synth.corpus.layout.people import CLAUSE, NO_NAME, has_title, how_named, tells, title_end
from synth.text.likely_names import first_word
from synth.text.senses import senses

_MINUTES = re.compile(r"(?:สรุป|ร่าง)?(?:รายงาน|บันทึก)(?:การ)?ประชุม|minutes of", re.IGNORECASE)
_AGENDA = re.compile(r"(?:ระเบียบ)?วาระ(?:การประชุม)?ที่\s?[\d๐-๙]")
_LONGEST_WHO, _LONGEST_LEAD, _ALL = 45, 50, "ที่ประชุม"
_QUOTES = frozenset('“"‘«')
_KIN = re.compile(r"ลูก|หลาน|ภรรยา|เมีย|สามี|ผัว|แม่|พ่อ|พี่|น้อง|เพื่อน|ญาติ|คน(?:ข้าง|รู้จัก)|ตัวแทน|ผู้แทน|สะใภ้|เขย")
"""Who is somebody's, and speaks for them or in their place."""
_OVER_ALL = 3
"""Lines over a note in which it is called minutes."""
SAYS = (
    r"(?:(?:มี)?มติ(?:ว่า|ให้)|เสนอ\s?ให้|(?:แจ้ง|รายงาน|กล่าว|ชี้แจง|อธิบาย|สอบถาม|ถาม|ตอบ|เล่า|บอก|พูด|กระซิบ|สะท้อน|ยืนยัน|เพิ่มเติม|อภิปราย"
    r"|ฝาก|เสริม|ยอมรับ|ย้ำ|แย้ง|บ่น|เตือน|สรุป|มอง|(?:นำ)?เสนอ(?:แนะ)?|แนะนำ|ทิ้งท้าย|เปิดเผย|ระบุ|เห็น(?:ต่าง|ด้วย|ชอบ)?|ขอ(?=ว่า)"
    r"|(?:ให้|ตั้ง|แสดง|มี)(?:ข้อมูล|ความ(?:คิด)?เห็น|ข้อ(?:สังเกต|เสนอ(?:แนะ)?|คิด)|คำ(?:ถาม|แนะนำ)|เหตุผล))"
    r"\s?(?:ต่อที่ประชุม|(?:ให้)?ที่ประชุม(?:ทราบ|ฟัง)|ทิ้งท้าย|ปิดท้าย|เสริม|เพิ่ม(?:เติม)?|อีก(?:ด้าน)?|ด้วย|ให้คิด|ให้ฟัง|กับ(?:เรา|ทีม|ที่ประชุม)|ต่อ|ไว้|ติดตลก|ตรง\s?ๆ){0,2}ว่า)"
)
_OPENS = r"(?:(?:ส่วน|ด้าน|ฝั่ง|ฟาก|(?:ใน)?ขณะที่|ต่อมา|จากนั้น)\s?)?"
"""What joins the report to the one before."""
_AGED = r"(?:\s(?:อายุ|วัย)\s?[\d๐-๙]{1,2}\s?ปี)?"
_WHO = rf"(?P<name>[^\s()][^\n:：()“”\"]{{1,64}}?)(?:\s?\((?P<called>[^()\n]{{1,40}})\))?{_AGED}"
_REPORTED = re.compile(rf"{_OPENS}{_WHO}(?P<apart>\s)?(?:ยัง|ก็)?(?:ได้)?{SAYS}")
_REPORTS, _LEADS = re.compile(r"ว่า|มติให้|เสนอ\s?ให้"), re.compile(rf"{SAYS}\Z")
"""What stands in all that is reported, and at the end of all that leads in: found in a part of the time."""
_OWN_WORDS = re.compile(rf"{_OPENS}(?P<name>[^\s()]{{2,20}}?)ว่า(?!ง|จ[้ะ]|ที่|ด้วย|แต่|ไป)")
"""Somebody, and what he says, with no verb: ช่างโอ๊ตว่าคนน้อย."""
_SAYS_APART = re.compile(rf"{_OPENS}(?P<name>[^\s()]{{2,20}}?)(?:บอก|เล่า|เสริม|ย้ำ|แย้ง|บ่น)\s(?=\S)")
"""A verb of saying, and what he says apart: น้องอิมบอก งบตั้งไว้แล้ว."""
_OFFICE = re.compile(
    r"(?:รอง|ผู้ช่วย|อดีต)?(?:ที่ประชุม|ประธาน|เลขา|เหรัญญิก|ตัวแทน|ผู้แทน|ผอ\.|ผู้อำนวยการ|ผู้ใหญ่บ้าน|กำนัน|ปลัด|นายก(?=อบต|เทศ|\s)|ครูใหญ่|เจ้าอาวาส)"
    r"(?P<of>\S{0,24}?)(?:\s?(?:หมู่|ม\.)?(?:ที่)?\s?[\d๐-๙]{1,2})?"
)
"""Who says what minutes report, by office, and of what."""
_OF_WHOM = re.compile(
    r"(?:คุณ)?(?:แม่|พ่อ|ลูก(?:สาว|ชาย)?|เมีย|สามี|ภรรยา|ย่า|ยาย|ปู่|ตา|หลาน(?:สาว|ชาย)?|พี่(?:สาว|ชาย)?|น้อง(?:สาว|ชาย)|ผู้ปกครอง)(?:ของ)?"
)
"""Kin of somebody named: แม่ของน้องฟ้า."""
_BY_KINSHIP = re.compile("ลุง|ป้า|น้า|ตา|ยาย|พี่|น้อง|คุณ|นาย|นาง")
_IN_A_FAMILY = re.compile(f"{_BY_KINSHIP.pattern}|แม่|พ่อ|ปู่|ย่า|ลูก|หลาน|ผู้ปกครอง")


def reported(
    texts: Sequence[str], turns: Collection[int] = (), speakers: Collection[str] = ()
) -> dict[int, str]:
    """Return the lines of minutes that report what somebody said, with the name.

    In other notes than minutes only `turns` are looked
    at, lines that name nobody else; `speakers` are those whom the note names elsewhere. Somebody by what they
    do (ครูศูนย์เด็กเล็ก) is one beside people reported by name or office.

    Examples
    --------
    >>> reported(["รายงานการประชุมกลุ่ม", "นายสมชาย เสนอว่า ควรเริ่มเร็วขึ้น", "ประธานแจ้งว่างบมาแล้ว", "รถมาช้า"])
    {1: 'นายสมชาย', 2: 'ประธาน'}
    >>> reported(["คุยหลังงาน", "ครูเอ๋เล่าว่าเด็กชอบ", "ป้าศรี พยาบาลวิชาชีพ บอกว่าถังเต็ม"], turns=[2])
    {2: 'ป้าศรี พยาบาลวิชาชีพ'}
    """
    minutes = are_minutes(texts)
    indexes = range(len(texts)) if minutes else turns
    names = {index: name for index in indexes if (name := _who_says(texts[index]))}
    if not minutes:  # elsewhere all together are nobody
        names = {index: name for index, name in names.items() if not name.startswith(_ALL)}
    sure = {
        index
        for index, name in names.items()
        if name in speakers or _is_sure(name) or _is_parted(texts[index])
    }
    return {index: name for index, name in names.items() if index in sure or (sure and _serves(name))}


def are_minutes(texts: Sequence[str]) -> bool:
    """Say whether a note is called minutes over all, or counts the points of an agenda."""
    return any(map(_MINUTES.match, texts[:_OVER_ALL])) or any(map(_AGENDA.match, texts))


def leading_in(lines: Sequence[Line]) -> dict[int, str]:
    r"""Return lines that only lead in somebody's words (ครูใหญ่เล่าว่า), with who says these.

    Over words in quotes, or beside one who is surely somebody, that may be anybody by what they are.

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> leading_in(lines_of("ครูใหญ่บอก\nมีห้องน้ำยี่สิบห้อง\nกู้ภัยบอก\nเรือเสียหนึ่งลำ"))
    {0: 'ครูใหญ่', 2: 'กู้ภัย'}
    """
    leads = {
        index: name
        for index, line in enumerate(lines[:-1])
        if len(line.words) <= _LONGEST_LEAD and (name := _lead(line.words.rstrip(" :：")))
    }
    sure = {index for index, name in leads.items() if _is_sure(name)}
    return {
        index: name
        for index, name in leads.items()
        if index in sure
        or (sure and " " not in name)
        or (lines[index + 1].words[:1] in _QUOTES and is_somebody(name))
    }


def _lead(words: str) -> str:
    """Return who says what words lead in, if these are no more than a name and a verb of saying."""
    words = words if words.endswith("ว่า") else f"{words}ว่า"
    match = _REPORTED.fullmatch(words) if _LEADS.search(words) else None
    return match["name"].strip() if match and not words.startswith(_ALL) else ""


def said_beneath(lines: Sequence[Line]) -> dict[int, str]:
    """Return who says what stands beneath lines that lead it in, up to the next heading or name.

    Where the first of it is in quotes, or an item, what is not has been said by nobody.
    """
    if not any(line.kind == Kind.HEADING and _lead(line.words.rstrip(" :：")) for line in lines):
        return {}
    leads = {index: name for index, name in leading_in(lines).items() if lines[index].kind == Kind.HEADING}
    said: dict[int, str] = {}
    name, form = "", None
    for index, line in enumerate(lines):
        if line.kind in (Kind.HEADING, Kind.TITLE, Kind.NAME) or line.speaker or line.column:
            name, form = leads.get(index, ""), None
        elif name and line.kind in STATEMENTS:
            own = (line.words[:1] in _QUOTES, line.body > line.start)
            form = form or own
            if form != own:
                name = ""
            else:
                said[index] = name
    return said


def _who_says(words: str) -> str:
    """Return the words before a verb of saying, or the name in brackets behind them.

    What tells more of somebody is none of the name.
    """
    reports = _REPORTS.search(words)
    if match := reports and _REPORTED.match(words):
        called = (match["called"] or "").strip()
        name = match["name"].partition("ซึ่ง")[0].strip()
        if len(name) > _LONGEST_WHO and not _is_parted(words):
            return ""
        office, _, own = name.partition(" ")
        of_office = is_somebody(office) and not (how_named(office) or _KIN.match(office))
        own = own if of_office and is_named(own) else name
        return called if how_named(called) == 1 else own
    match = (reports and _OWN_WORDS.match(words)) or _SAYS_APART.match(words)
    name = match["name"] if match else ""
    return name if how_named(name) == 1 and not _is_called_by_a_verb(name) else ""


def _is_parted(words: str) -> bool:
    """Say whether a name is parted from the verb, as by what tells who that is: ป้าศรี แม่ค้าผัก เล่าว่า."""
    match = _REPORTED.match(words)
    named = match and match["apart"] and is_name(match["name"].partition(" ")[0])
    return bool(named) and not CLAUSE.search(match["name"])


def _is_sure(name: str) -> bool:
    first, _, more = name.partition(" ")
    by_a_verb = _is_called_by_a_verb(first) and all(map(_is_a_part, more.split()))
    return by_a_verb or is_named(name) or _holds_an_office(name)


def is_named(name: str) -> bool:
    """Say whether words beside what is said are somebody's name, alone or with what they are behind it.

    Examples
    --------
    >>> is_named("ลุงดำ เกษตรกร"), is_named("แม่ของน้องฟ้า"), is_named("ป้าอิ่ม อสม. หมู่ ๓")
    (True, True, True)
    >>> is_named("ครูหลายคน"), is_named("งานวิจัย"), is_named("ครูสอนดี เด็ก"), is_named("ชาวบ้าน")
    (False, False, False, False)
    """
    if not has_title(name):
        return False
    if how_named(name) == 1:
        return True
    first, *others = name.split(" ")
    return _is_a_name(first) and all(map(_is_a_part, others)) and not CLAUSE.search(name)


def _is_a_name(run: str) -> bool:
    """Say whether a run of letters is a name, or that of somebody's kin."""
    kin = _OF_WHOM.match(run)
    return how_named(run) == 1 or bool(kin and how_named(run[kin.end() :]) == 1)


def _is_called_by_a_verb(run: str) -> bool:
    """Say whether a title has a verb for a name, as it may before another verb: ลุงเพิ่ม."""
    title = _BY_KINSHIP.match(run)
    rest = run[title.end() :] if title else ""
    means = senses(rest) if rest and first_word(rest) == rest and first_word(run) != run else []
    return len(means) == 1 and means[0].part == "v"


def _is_a_part(run: str) -> bool:
    """Say whether a run of letters behind a name is what somebody is, or where: เกษตรกร, หมู่, รพ.ชุมชน."""
    if run == "คน":
        return False  # they are many
    if WHERE.match(run) or title_end(run) or is_body(run):
        return True
    return not tells(run[len(first_word(run)) :] if is_somebody(run) else run)


def _holds_an_office(name: str) -> bool:
    office = _OFFICE.fullmatch(name)
    return bool(office) and not (NO_NAME.search(office["of"]) or tells(office["of"]))


def _serves(name: str) -> bool:
    """Say whether somebody is called by what they do somewhere: no kin, no group, nobody of many."""
    run, *others = name.split(" ")
    end = title_end(run)
    if not 0 < end < len(name) or not is_somebody(name) or _IN_A_FAMILY.match(run):
        return False
    if not all(map(_is_a_part, others)):
        return False
    called, behind = senses(first_word(run)), senses(run[end:])
    group = any(sense.name == "group" for sense in called)
    return not group and not any(sense.part in ("this", "number") for sense in behind)
