"""What a chat itself says: pictures and files, calls, messages taken back, who joins and leaves.

Each is a whole phrase as LINE or WhatsApp writes it; whatever else stands there may be somebody's own words.
"""

from __future__ import annotations

import re

_SENT = (
    r"สติ๊?กเกอร์|รูป(?:ภาพ)?|ว[ิี]ดีโอ|ไฟล์|ข้อความเสียง"
    r"|stickers?|photos?|images?|videos?|gif|files?|documents?|audio|voice messages?"
)
"""What stands in the place of a message, without brackets too."""
_IN_BRACKETS = (
    rf"{_SENT}|ภาพ|สื่อ|เสียง|ลิงก์|ตำแหน่งที่ตั้ง|ที่ตั้ง|อัลบั้ม|โน้ต|โพล|การโทร|รายชื่อติดต่อ|ของขวัญ|กิจกรรม"
    r"|media|location|albums?|notes?|contacts?|polls?|gifts?|events?"
)
_CALL = (
    r"สาย(?:วิดีโอ|เสียง)?ที่ไม่ได้รับ|ไม่ได้รับสาย|ยกเลิกสาย|ไม่มีผู้รับสาย|ไม่มีการตอบรับ|(?:การโทร|สายสนทนา)(?:แบบ)?กลุ่ม(?:เริ่ม(?:ต้น)?|สิ้นสุด)(?:ขึ้น)?(?:แล้ว)?"
    r"|(?:missed|cancell?ed) (?:(?:voice|video) )?call(?: from .{1,40})?|no answer"
    r"|group (?:voice |video )?call (?:started|ended)\.?"
    r"|☎\s?(?:การโทร|สายที่ไม่ได้รับ|ไม่ได้รับสาย|ยกเลิกสาย|ไม่มีการตอบรับ"
    r"|(?:missed |cancell?ed )?(?:voice |video )?call|no answer)?[\s\d:.]*"
)
_UNSENT = (
    r"(?:ได้)?ยกเลิก(?:การส่ง)?ข้อความ(?:แล้ว)?|unsent a message\.?"
    r"|(?:คุณ)?ลบข้อความนี้(?:แล้ว)?|ข้อความ(?:นี้)?ถูก(?:ลบ|ยกเลิก)(?:ไป)?(?:แล้ว)?"
    r"|(?:you deleted this message|this message was deleted)\.?"
)
_DONE_TO_GROUP = (
    rf"(?:ได้)?(?:เขียนโน้ต|(?:สร้าง|ลบ|แชร์)(?:อัลบั้ม|โน้ต|โพล)|แก้ไขโน้ต|เพิ่มประกาศ)(?:ใหม่)?|ส่ง(?:{_SENT})(?:แล้ว)?(?:\s[^.]{{1,120}}\.[a-z0-9]{{2,5}})?"
    r"|(?:ได้)?เพิ่ม(?:รูป(?:ภาพ)?|วิดีโอ)(?:ลง)?ในอัลบั้ม.{0,60}"
    r"|(?:ได้)?เปลี่ยน(?:รูป(?:ภาพ)?(?:โปรไฟล์)?(?:ของ)?กลุ่ม|รูปโปรไฟล์|ชื่อกลุ่มเป็น(?:\s?[“\"].{1,60}[”\"]|\s.{1,30}))"
    r"|(?:ได้)?(?:เชิญ|เพิ่ม|ลบ|นำ)\s.{1,40}\s(?:เข้าร่วมกลุ่ม|เข้ากลุ่ม|ออกจากกลุ่ม|จากกลุ่ม)"
    r"|(?:ได้)?(?:เข้าร่วมกลุ่ม|ออกจากกลุ่ม)(?:แล้ว)?|(?:joined|left) the (?:group|chat)\.?"
    r"|(?:added|invited|removed) .{1,60} (?:to|from) the (?:group|chat)\.?"
    r"|changed the (?:group['’]?s? |chat )?(?:name|(?:profile )?(?:photo|picture))(?: to .{1,60})?"
    r"|(?:created|posted|wrote|shared|edited|deleted) (?:an? |the )?(?:new )?(?:album|note|poll)s?\.?"
)
_MOVED = r"(?<!ถูก)(?:เชิญ|เพิ่ม|ลบ|นำ).{1,40}(?:เข้าร่วมกลุ่ม|เข้ากลุ่ม|ออกจากกลุ่ม|จากกลุ่ม)(?:แล้ว)?"
"""Who was let in, with the names run together; told so only where nobody is named who says it."""
_ENCRYPTED = (
    r"messages (?:and calls|to this (?:chat|group)).{0,30}end-to-end.*"
    r"|ข้อความและการโทร.{0,20}เข้ารหัสจากต้นทางถึงปลายทาง.*"
)
"""WhatsApp says it over each chat, on a phone in the name of the group."""
_OF_WHATSAPP = (
    rf"{_ENCRYPTED}"
    r"|.{1,60} สร้างกลุ่ม(?:\s?[“\"].{1,60}[”\"])?"
    r"|.{1,60} (?:created (?:this )?group.{0,60}|(?:was )?added(?: .{1,60})?|removed .{1,60}|left"
    r"|joined using .{1,40}|changed (?:the|this|their) (?:group|subject|icon|phone number).{0,100})"
)
_OMITTED = (
    r"<(?:(?:media|image|video|audio|sticker|document|gif) omitted|ไม่รวม(?:สื่อ|รูปภาพ|วิดีโอ|เสียง|สติกเกอร์|เอกสาร)"
    r"|(?:attached|แนบ|ไฟล์แนบ): ?[^<>]{1,120}\.[a-z0-9]{2,5})>"
    r"|(?:image|video|audio|sticker|document|gif|contact card) omitted|ไม่รวม(?:สื่อ|รูปภาพ|วิดีโอ|สติกเกอร์)"
    r"|[^:]{1,120}\.[a-z0-9]{2,5} \((?:file attached|ไฟล์แนบ|แนบไฟล์)\)"
)
ATTACHMENT = re.compile(
    rf"{_SENT}|\[(?:{_IN_BRACKETS})\](?:\s[^.]{{1,120}}\.[a-z0-9]{{2,5}}|\shttps?://\S+)?|\(emoji\)|null"
    rf"|{_CALL}|{_UNSENT}|{_DONE_TO_GROUP}|{_OMITTED}|{_ENCRYPTED}",
    re.IGNORECASE,
)
"""What stands in the place of somebody's message."""

EVENT = re.compile(
    rf"{_CALL}|(?:.{{1,60}}?\s?)?(?:{_UNSENT}|{_DONE_TO_GROUP}|{_MOVED})|{_OF_WHATSAPP}", re.IGNORECASE
)
"""What stands behind a time where nobody is named who says it."""

NAMELESS = re.compile(rf"\d{{1,2}}[:.]\d{{2}}(?: ?[AP]M| น\.)?\s+(?:{EVENT.pattern})", re.IGNORECASE)
"""The same in a line of its own, with the time."""

EDITED = re.compile(
    r"(?<!\s)\s*\u200e?<(?:this message was edited|ข้อความนี้(?:ถูก|ได้รับการ)แก้ไข(?:แล้ว)?|แก้ไขข้อความนี้แล้ว)>$",
    re.IGNORECASE,
)
"""What WhatsApp puts behind a message that was changed."""
