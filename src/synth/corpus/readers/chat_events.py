"""What a chat itself says: pictures and files, calls, messages taken back, who joins and leaves."""

from __future__ import annotations

import re

_THING = (
    r"สติกเกอร์|สติ๊กเกอร์|รูป(?:ภาพ)?|ภาพ|วิดีโอ|วีดีโอ|ไฟล์|สื่อ|ข้อความ(?:เสียง)?|เสียง|ลิงก์|ตำแหน่งที่ตั้ง|ที่ตั้ง|อัลบั้ม|โน้ต"
    r"|โพล|การโทร|รายชื่อติดต่อ|ของขวัญ|กิจกรรม"
    r"|stickers?|photos?|images?|media|videos?|gif|files?|documents?|(?:voice )?message|audio|location"
    r"|albums?|notes?|contacts?|polls?|gifts?|events?"
)
_CALL = (
    r"สายที่ไม่ได้รับ|ไม่ได้รับสาย|ยกเลิกสาย|ไม่มีผู้รับสาย|ไม่มีการตอบรับ|(?:การโทร|สายสนทนา)(?:แบบ)?กลุ่ม(?:เริ่ม(?:ต้น)?|สิ้นสุด)(?:ขึ้น)?(?:แล้ว)?"
    r"|missed call|cancell?ed call|no answer|group (?:voice |video )?call (?:started|ended)\.?|☎.*"
)
_UNSENT = (
    r"(?:\S.{0,40}\s)?(?:ได้)?ยกเลิก(?:การส่ง)?ข้อความ(?:แล้ว)?|.{0,40}unsent a message\.?"
    r"|(?:คุณ)?ลบข้อความนี้(?:แล้ว)?|ข้อความนี้ถูกลบ(?:ไป)?(?:แล้ว)?"
    r"|(?:you deleted this message|this message was deleted)\.?|null"
)
_DONE_TO_GROUP = (
    rf"(?:ได้)?(?:เขียน|สร้าง|เพิ่ม|แก้ไข|ลบ|โพสต์|แชร์|ส่ง|ปักหมุด|เลิกปักหมุด)(?:{_THING})(?:ใหม่|ลงในอัลบั้ม.{{0,60}})?(?:แล้ว)?(?:\s?\d+\s?รายการ)?"
    r"|(?:ได้)?เปลี่ยน(?:รูป(?:ภาพ)?(?:โปรไฟล์)?(?:ของ)?กลุ่ม|รูปโปรไฟล์|ชื่อกลุ่ม)(?:เป็น.{0,60})?(?:แล้ว)?"
    r"|(?:ได้)?(?:เชิญ|เพิ่ม|ลบ|นำ)\s.{1,60}(?:เข้าร่วมกลุ่ม|เข้ากลุ่ม|ออกจากกลุ่ม|จากกลุ่ม)(?:แล้ว)?"
    r"|(?:ได้)?(?:เข้าร่วมกลุ่ม|ออกจากกลุ่ม)(?:แล้ว)?|(?:joined|left) the (?:group|chat)\.?"
    r"|(?:added|invited|removed) .{1,60} (?:to|from) the (?:group|chat)\.?"
    r"|changed the (?:group'?s? |chat )?(?:name|(?:profile )?(?:photo|picture)).{0,60}"
    rf"|(?:created|posted|wrote|shared|added|edited|deleted|(?:un)?pinned) (?:an? |the )?(?:new )?"
    rf"(?:{_THING}).{{0,40}}"
)
ATTACHMENT = re.compile(
    rf"\[?(?:ส่ง)?(?:{_THING})(?:แล้ว)?\]?|\[(?:{_THING})\]\s.{{1,120}}|\(emoji\)|{_CALL}|{_UNSENT}|{_DONE_TO_GROUP}"
    rf"|<[^<>]{{2,80}}>|(?:{_THING}) omitted|ไม่รวม(?:{_THING})"
    r"|.{1,120}\.\w{2,5} \((?:file attached|ไฟล์แนบ|แนบไฟล์)\)",
    re.IGNORECASE,
)

NAMELESS = re.compile(
    rf"\d{{1,2}}[:.]\d{{2}}(?: ?[AP]M| น\.)?\s+(?:{_CALL}|{_UNSENT}|.{{1,60}}?\s?(?:{_DONE_TO_GROUP}))",
    re.IGNORECASE,
)
"""What the chat itself says, with a time and nobody's name in its place."""
