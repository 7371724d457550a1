"""Heads of columns that ask: for an answer in words, for a choice, for a value of who answers."""

from __future__ import annotations

import re

_NUMBER = r"\W*+(?:(?:ข้อ|q)?\s*+[\d๐-๙]{1,3}(?:\.[\d๐-๙]{1,2})*[.):]?\s*)?"
ASKS = re.compile(
    r"[?？]|อย่างไร|ยังไง|อะไร|ทำไม|เพราะ|เหตุผล|บ้าง\s*$|เสนอแนะ|ข้อเสนอ|ปัญหา|อุปสรรค|ประทับใจ|ชื่นชอบ|สิ่งที่|เรื่องที่|จุดที่|บทเรียน|ปัจจัย|ผลที่|ผลลัพธ์"
    r"|แนวทาง|วิธี|ความสำเร็จ|เปลี่ยนแปลง|เปลี่ยนไป|ข้อค้นพบ|ข้อดี|ข้อเสีย|ข้อจำกัด|จุดเด่น|จุดแข็ง|จุดอ่อน|จุดเปลี่ยน|ความ(?:คิด)?เห็น|รู้สึก|อธิบาย|เล่า|ฝากถึง|หมายเหตุ"
    r"|ระบุ|ความคาดหวัง|ข้อสังเกต|ความต้องการ|\b(?:why|what|how|which|describe|explain|comments?|suggest\w*|feedback|improve\w*|learn\w*|remarks?|strengths?|"
    r"weakness\w*|challenges?|lessons?)\b",
    re.IGNORECASE,
)
"""What a head holds that asks for an answer in words."""
CHOOSES = re.compile(
    r"หรือไม่|หรือเปล่า|ใช่ไหม|เพียงใด|มากน้อย|^\W*+(?:[\d๐-๙.]++\s*+)?ระดับ|คะแนน|กี่|(?:ตอบ|เลือก)(?:ได้)?\s?(?:มากกว่า|หลาย|เพียง)"
    r"|\b(?:how (?:many|much|often|satisfied|likely)|rate|rating|score|select|choose|yes/no)\b",
    re.IGNORECASE,
)
"""What a head holds that lets one choose."""
_WHY = re.compile(r"เหตุผล|เพราะ|เหตุใด|ทำไม|อธิบาย|\bwhy\b|\bexplain\b", re.IGNORECASE)
"""A head that asks for reasons asks for words, whatever one chooses before (ควรทำต่อหรือไม่ เพราะอะไร)."""
_NAMES_A_VALUE = re.compile(
    _NUMBER + r"(?:(?:ชื่อ|ประเภท|ช่วง|เขต|รหัส|เลข)[^?]{0,20}|เพศ|อายุ|อาชีพ|(?:ระดับ)?การศึกษา|วุฒิ|ศาสนา|สถานภาพ"
    r"|สถานะ|รายได้(?:เฉลี่ย)?(?:ต่อเดือน)?|จังหวัด|อำเภอ|ตำบล|หมู่(?:บ้าน|ที่)?"
    r"|บ้าน(?:เลขที่)?|ที่อยู่|ภูมิลำเนา|พื้นที่|ชุมชน|ตำแหน่ง|บทบาท|หน่วยงาน|สังกัด|องค์กร|กลุ่ม\S{0,15}|ชั้น(?:เรียน|ปี)?|โรงเรียน|ห้อง|คณะ|แผนก|ฝ่าย|รุ่น(?:ที่)?|ปี\S{0,12}|ลำดับ\S{0,5}"
    r"|จำนวน\S{0,20}|งบประมาณ\S{0,10}|เบอร์\S{0,12}|(?:หมายเลข)?โทร\S{0,10}|มือถือ|อีเมล\S{0,6}|ไลน์(?:ไอดี)?|ครั้งที่|เดือน|เวลา\S{0,15}|สถานที่\S{0,6}|ผู้\S{0,15}"
    r"|(?:คุณ|ท่าน|ผู้ตอบ)?\s?(?:เป็นใคร|คือใคร|(?:มา|อยู่)(?:จาก)?(?:ที่)?ไหน)|who are you|where are you from"
    r"|id|no\.?|sex|gender|age(?: group)?|occupation|education|province|district|village|address"
    r"|role|position|organi[sz]ation|group|class|school|status|type"
    r"|e-?mail(?: address)?|phone(?: number)?|tel\.?|username|language|duration"
    r"|.{0,20}time|year|month|ip address|score|points.*)"
    r"(?:\s?ของ(?:ท่าน|คุณ|ผู้ตอบ))?\s*(?:\([^)]*\))?\s*[:*]?",
    re.IGNORECASE,
)
"""A head that names a value of the respondent."""


def lets_choose(head: str) -> bool:
    """Say whether a head lets one choose, and does not ask why.

    Examples
    --------
    >>> lets_choose("คะแนนที่ให้"), lets_choose("ระบุเหตุผลที่ให้คะแนน")
    (True, False)
    """
    return bool(CHOOSES.search(head)) and not _WHY.search(head)


def names_a_value(head: str) -> bool:
    """Say whether a head names a value of the respondent, or several.

    Examples
    --------
    >>> names_a_value("หน่วยงาน/บทบาท"), names_a_value("ตำแหน่ง/ข้อเสนอ")
    (True, False)
    """
    return all(_NAMES_A_VALUE.fullmatch(part.strip()) for part in head.split("/")) or bool(
        _NAMES_A_VALUE.fullmatch(head)
    )
