"""Furniture of the page that a note came from: icon words, menus, player scripts, sizes of pictures."""

from __future__ import annotations

import re

from synth.corpus.layout.bounds import COUNT_OF_VOTES

# Reasons for which a line is left out, as people read them.
ICON = "คำไอคอนของหน้าเว็บ"
NUMBER = "ตัวเลขที่อยู่ลำพัง"
FORM = "ป้ายกำกับของแบบฟอร์ม"
TITLE = "ชื่อเรื่อง"
HEAD = "ส่วนหัวของบันทึก"
MENU = "เมนูหรือปุ่มของหน้าเว็บ"
PLAYER = "ข้อความของเครื่องเล่นเสียงหรือวิดีโอ"
SCRIPT = "คำสั่งของหน้าเว็บ"
PICTURE = "ชื่อหรือขนาดของรูป"
ADDRESS = "ที่อยู่เว็บหรือที่ติดต่อ"
RULE = "เส้นคั่น"
PAGE = "หัวหรือท้ายหน้ากระดาษ"
REMARK = "ความเห็นที่แนบไว้ข้างเอกสาร"
DRAWN = "ข้อความในแผนภูมิ"
CAPTION = "คำบรรยายภาพ"
FOOT = "ส่วนท้ายของบันทึก"
SOUND = "เสียงประกอบ ไม่ใช่คำพูด"
VOTES = "ผลการลงคะแนน"
OTHER = "ส่วนประกอบอื่นที่ไม่ใช่เนื้อหา"

_MENU_WORD = (
    r"(?:พิมพ์|แชร์|แบ่งปัน|หน้าแรก|หน้าหลัก|ย้อนกลับ|กลับ(?:หน้าหลัก|ด้านบน|ไปหน้าแรก)|อ่านต่อ|อ่านเพิ่มเติม|ดูทั้งหมด|ดูเพิ่มเติม|เข้าสู่ระบบ|ออกจากระบบ"
    r"|สมัครสมาชิก|ลงทะเบียน|ติดต่อเรา|เกี่ยวกับเรา|แผนผังเว็บไซต์|ค้นหา|เมนู|ข่าวสาร|ข่าวประชาสัมพันธ์|กิจกรรม|ดาวน์โหลด|แกลเลอรี่?|ถัดไป|ก่อนหน้า|ปิด|แก้ไข|ลบ"
    r"|ถูกใจ|กดถูกใจ|ตอบกลับ|ดูความคิดเห็น(?:ก่อนหน้า|เพิ่มเติม)?|เขียนความคิดเห็น\.*|(?:(?:กรุณา|โปรด)?\s?เข้าสู่ระบบ\s?(?:เพื่อ|ก่อน)?)?แสดงความ(?:คิด)?เห็น"
    r"|ลืมรหัสผ่าน\??|ลืมบัญชี(?:ใช่หรือไม่)?\??|พิมพ์รายงาน|ดาวน์โหลดไฟล์แนบ(?:\s*\(\d+\))?|ไฟล์แนบ(?:\s*\(\d+\))?|ตั้งค่าคุกกี้"
    r"|ยอมรับ(?:ทั้งหมด)?|นโยบายความเป็นส่วนตัว|ส่งต่อ|คัดลอกลิงก์|ภาษาไทย|ไทย|home|about(?: us)?"
    r"|contact(?: us)?|login|log in|log out|logout|sign in|register|menu|search|share|print"
    r"|read more|next|previous|prev|back|close|edit|delete|download|facebook|twitter|line"
    r"|youtube|instagram|tiktok|email|english|en|th|tweet|like|skip to (?:main )?content)"
)
_PATTERNS = [
    (
        MENU,
        re.compile(rf"{_MENU_WORD}(?:\s*[|/»>•·,\-–]\s*{_MENU_WORD})*(?:\s+{_MENU_WORD})*", re.IGNORECASE),
    ),
    (
        MENU,
        re.compile(
            r"(?:published using google docs|report abuse|updated automatically every"
            r"|©|\(c\)|copyright|สงวนลิขสิทธิ์|all rights reserved|views?\s*+:?\s*+\d).{0,120}"
            r"|(?:จำนวน(?:ผู้เข้าชม|ผู้อ่าน|การเข้าชม)|(?:ผู้)?(?:เข้า|เยี่ยม)ชม)\s*:?\s*[\d๐-๙][\d๐-๙,.]*+\s*(?:ครั้ง|คน)?"
            r"|จำนวน(?:ผู้|การ)?(?:เข้า|เยี่ยม)ชม(?:เว็บไซต์|เว็บ|เพจ)|(?:(?:เมื่อ)?วาน|วัน|สัปดาห์|เดือน|ปี)นี้\s*:?\s*[\d๐-๙,.]+(?:\s*ครั้ง)?"
            r"|[\d๐-๙,.]+\s*(?:views?|ครั้ง|likes?|shares?|ความคิดเห็น)"
            r"|(?:[\d๐-๙,.]*+\s*+(?:ความคิดเห็น|แชร์|ถูกใจ|อ่าน)\s*+[\d๐-๙,.]++\s*+(?:รายการ|ครั้ง|คน)?+\s*+(?:·\s*+)?+)++",
            re.IGNORECASE,
        ),
    ),
    (
        FORM,
        re.compile(
            r"(?:การ|คำ)ตอบ(?:กลับ)?\s?[\d๐-๙,.]+\s?(?:ข้อ|รายการ|คำตอบ)|[\d๐-๙,.]+\s?(?:(?:การ|คำ)ตอบ(?:กลับ)?|responses?|answers?)",
            re.IGNORECASE,
        ),
    ),
    (
        SOUND,
        re.compile(
            r"[(\[][^()\[\]]{0,20}?(?:หัวเราะ|ปรบมือ|ตบมือ|เงียบ|ถอน(?:หาย)?ใจ|ร้องไห้|ฟังไม่ชัด|ไม่ชัด|พักเบรก|หยุดพัก)[^()\[\]]{0,30}[)\]]"
        ),
    ),
    (
        PLAYER,
        re.compile(
            r"your browser does not support.{0,60}|เบราว์เซอร์.{0,20}ไม่(?:รองรับ|สนับสนุน).{0,40}"
            r"|(?:\d{1,2}:)?\d{1,2}:\d{2}\s*/\s*(?:\d{1,2}:)?\d{1,2}:\d{2}|(?:play|pause|mute|unmute|loading)(?:\s+(?:play|pause|mute|unmute|video|audio))*\.{0,3}"
            r"|ดาวน์โหลดไฟล์เสียง|การประชุมสิ้นสุดหลังจาก\s?[\d๐-๙].{0,40}|meeting ended after.{0,40}"
            r"|transcribed by .{1,60}"
            r"|.{0,60}(?:สร้างขึ้นโดยคอมพิวเตอร์|computer[- ]generated).{0,80}"
            r"|video player.{0,40}|jw ?player.{0,60}",
            re.IGNORECASE,
        ),
    ),
    (
        SCRIPT,
        re.compile(
            r"(?:var|let|const)\s+[\w$]+\s*=.*|\s*(?:window|document|jQuery|jwplayer|googletag|ga|gtag|fbq)\b\s*[.(\[].*"
            r"|(?=[^{]*\{)(?:.*\bfunction\s*\w*\s*\([\w\s,$]*\)\s*\{.*|[.#@]?[\w-]+(?:[\s,.#>:][\w-]+)*\s*\{[^{}]*\}?)"
            r"|\$\s*[.(].*|\}[\s;)}]*|</?[a-z][^<>]*>|<!--.*|//\s*<!\[CDATA\[.*|/\*.*\*/",
        ),
    ),
    (
        PICTURE,
        re.compile(
            r"(?:รูป)?ภาพ(?:ถ่าย)?(?:กิจกรรม|ประกอบ|บรรยากาศ)?(?:\s*[\d๐-๙]+\s*(?:ภาพ|รูป))?|แกลเลอรี่?"
            r"|(?:ขนาด(?:ภาพ|รูป|ไฟล์)?\s*+:?\s*+)?\d{2,5}\s*[x×X*]\s*\d{2,5}(?:\s*(?:px|pixels?|พิกเซล))?(?:\s*[,|(].{0,30})?"
            r"|(?:ขนาด(?:ภาพ|รูป|ไฟล์)\s*+:?\s*+)?[\d.,]+\s*(?:kb|mb|bytes?|กิโลไบต์)"
            r"|(?:\[?(?:ภาพ|รูป|image|photo)[^\s]{0,20}\]?\s*+:?\s*+)?[\w.\-()%]{1,80}\.(?:jpe?g|png|gif|bmp|webp|heic)(?:\s*\(?[\d.,]*\s*(?:kb|mb|[x×])?.{0,20}\)?)?",
            re.IGNORECASE,
        ),
    ),
    (
        ADDRESS,
        re.compile(
            r"(?:e-?mail|อีเมล์?)?\s*+:?\s*+[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4}"
            r"|(?:โทร(?:ศัพท์|สาร)?|แฟกซ์|มือถือ|tel|fax|phone)[\s.:]*[\d๐-๙][\d๐-๙\s\-–,/()]*"
            r"(?:(?:ต่อ|โทรสาร|แฟกซ์|fax)[\s.:]*[\d๐-๙][\d๐-๙\s\-–,/()]*)*"
            r"|(?:(?:โทร(?:ศัพท์)?|มือถือ|tel|phone)[\s.:]*)?[0๐][\dx*]{1,2}[-\s]?[\dx*]{3,4}[-\s]?[\dx*]{3,4}",
            re.IGNORECASE,
        ),
    ),
    (
        ADDRESS,
        re.compile(
            r"(?:(?:ที่มา|อ้างอิง|แหล่งที่มา|source|url|link|ลิงก์)\s*+:?\s*+)?(?:https?://|www\.)\S+", re.IGNORECASE
        ),
    ),
    (
        CAPTION,
        re.compile(
            r"(?!.*(?:พบว่า|เห็นว่า|จะเห็น|แสดงว่า|เพราะ|ไม่|เป็น|แล้ว|ลดลง|เพิ่มขึ้น|เพิ่มจาก|ทำให้|ต้อง|จน|เลย))(?:(?:ตาราง|(?:แผน)?ภาพ|รูป(?:ภาพ)?|แผนภูมิ|กราฟ)ที่|table|figure)"
            r"\s?[\d๐-๙]{1,3}(?:[.\-–][\d๐-๙]{1,2})?(?:[\s.:：)].{0,120})?",
            re.IGNORECASE,
        ),
    ),
    (
        FORM,
        re.compile(
            r"(?:หมายเหตุ\s*+[:：]?\s*+)?(?:[^\w\s=]{1,10}|(?:(?:ช่อง|แถว|ตัว(?:อักษร|หนังสือ)?|พื้น)\s?)?สี\S{1,10}?)\s?=\s?[^=\s].{0,120}"
        ),
    ),
    (RULE, re.compile(r"[\W_]+")),
    (
        PAGE,
        re.compile(
            r"(?:หน้า(?:ที่)?|page)\s*[\d๐-๙]{1,4}(?:\s*(?:/|จาก|of)\s*[\d๐-๙]{1,4})?|-\s*[\d๐-๙]{1,4}\s*-",
            re.IGNORECASE,
        ),
    ),
    (
        FOOT,
        re.compile(
            r"(?:ปิด|เลิก)(?:การ)?ประชุม(?:\s*(?:เวลา|เมื่อ)?\s*(?:เวลา)?\s*[\d๐-๙].{0,60})?"
            r"|(?:ผู้(?:จด)?บันทึก(?:รายงาน)?(?:การประชุม)?|ผู้ตรวจ(?:รายงาน)?(?:การประชุม)?|ผู้รายงาน|ผู้พิมพ์)(?:[\s:：.…_].{0,60})?"
            r"|(?:ผู้(?:จัดทำ|เรียบเรียง|รวบรวม)|(?:จัดทำ|เรียบเรียง|รวบรวม|บันทึก|สรุป)โดย)(?:[\s:：.…_](?!.*(?:ไม่|แล้ว|ต้อง|ควร|ทำให้|ว่า)).{0,80})?"
            r"|\(?ลงชื่อ(?:[\s.…_:)].{0,60})?|ตำแหน่ง\s(?!.*(?:ไม่|แล้ว|ว่าง|เปลี่ยน|ต้อง|ควร|ทำให้))\S.{0,60}"
        ),
    ),
    (
        MENU,
        re.compile(
            r"(?:โพสต์|เผยแพร่|อัปเดต|อัพเดท|ปรับปรุง|แก้ไข)(?:ครั้ง)?(?:เมื่อ|ล่าสุด|วันที่){1,2}\s*:?\s*(?:วัน\S{0,12}\s?)?"
            r"[\d๐-๙]{1,4}\s*(?:[/.:-]|นาที|ชั่วโมง|ชม|วัน|สัปดาห์|เดือน|ปี|[ก-๙]{1,3}\.|[ก-๙]{2,8}(?:คม|ยน|พันธ์)).{0,80}"
            r"|(?:posted|published|updated) on.{0,80}|(?:tags?|ป้ายกำกับ|คำค้น)\s*:.{0,120}"
            r"|แชร์บทความ(?:นี้|ไป\S{0,20})?",
            re.IGNORECASE,
        ),
    ),
    (
        MENU,
        re.compile(
            r"แสดงความรู้สึก|ดูความคิดเห็น(?:เพิ่มเติม|ก่อนหน้า)?\s*[\d๐-๙,]+\s*รายการ"
            r"|(?:เว็บไซต์นี้|เรา)(?:มีการ)?ใช้(?:งาน)?คุกกี้.{0,60}(?:เว็บ|ประสบการณ์|ประสิทธิภาพ|ความเป็นส่วนตัว).{0,100}"
            r"|(?:เว็บไซต์(?:นี้)?(?:พัฒนา|ออกแบบ)โดย\s|ระบบ(?:นี้)?(?:พัฒนา|ออกแบบ)โดย\s(?:บริษัท|บจก|หจก|ห้างหุ้นส่วน|มหาวิทยาลัย|สำนัก)).{1,80}"
            r"|สร้างด้วย\s+[A-Z]\w+.{0,60}|(?:created|made|powered) (?:with|by) .{1,60}",
            re.IGNORECASE,
        ),
    ),
    (VOTES, COUNT_OF_VOTES),
    (HEAD, re.compile(r"(?:เริ่ม|เปิด)(?:การ)?ประชุม(?:เวลา|เมื่อเวลา)\s*[\d๐-๙.:]{1,5}\s*(?:น\.?)?")),
    (NUMBER, re.compile(r"(?=[\s.,/()%+\-–:]*[\d๐-๙])[\d๐-๙\s.,/()%+\-–:]{1,40}")),
    # What a form asks of those who fill it in; of 10 labelled lines all are labels.
    (
        FORM,
        re.compile(
            r"[(\[*]{0,2}\s?(?:"
            r"(?:โปรด|กรุณา)(?:ท่าน|ผู้ตอบ|คุณ)?\s?(?:ระบุ|เลือก|กรอก|อธิบาย|บรรยาย|ขยายความ|ให้คะแนน|ทำเครื่องหมาย|ใส่(?!ใจ)|เขียน(?=ชื่อ|คำ|ข้อ|ความ|เล่า|ลงใน|สิ่งที่|\s|$)|ตอบ|ยกตัวอย่าง|แนบ|เติม|เรียงลำดับ).{0,120}"
            r"|(?:เลือก|ตอบ|ระบุ)ได้(?:มากกว่า|หลาย|ไม่เกิน|เพียง|แค่)\s?(?:[\d๐-๙]{1,2}|หนึ่ง)?\s?(?:ข้อ|คำตอบ|ตัวเลือก|รายการ).{0,40}"
            r"|(?:ทำ|ใส่|กา)\s?เครื่องหมาย\s?[(“\"]?[✓✔☑/xX].{0,100}"
            r"|(?:ระบุ|บรรยาย|อธิบาย|กรอก|เขียน|สรุป)(?!ว่า).{0,100}(?:ไม่(?:น้อยกว่า|เกิน)|อย่างน้อย)\s?[\d๐-๙]{1,4}\s?(?:บรรทัด|คำ|ตัวอักษร).{0,40}"
            r")"
        ),
    ),
    # Field labels of the reporting forms of Thai health-promotion funds, glued to their help text.
    (
        FORM,
        re.compile(
            r"กิจกรรมที่ป[ฎฏ]ิบัติ\s*รายละเอียดของ(?:การทำ)?กิจกรรม.*|ผลที่เกิดขึ้นจริง\s*ผลผลิต\s*(?:\(Output\))?\s*/.*"
        ),
    ),
]
_ITEM = re.compile(_MENU_WORD, re.IGNORECASE)
_OTHERS = re.compile(r"(?:แสดงความรู้สึก\s*)?.{1,60}\sและคนอื่นๆ อีก\s*[\d๐-๙,.]+\s*คน")
_BY = re.compile(r"(?:[ก-๙.]{2,12}\s?[\d๐-๙]{4}\s?)?(?:เรื่อง|เขียน|โพสต์|เผยแพร่|รายงานจากพื้นที่)\s?โดย\s.{1,80}")
_ROW = re.compile(r"[^|»]{1,40}+\s*+(?:[|»]\s*+[^\s|»][^|»]{0,24}+\s*+){3,}")
"""Menus that may begin with any word; tried where they have the word or sign that makes them one."""
_PATTERNS = [
    (reason, re.compile(rf"\A(?:{pattern.pattern})\Z", pattern.flags)) for reason, pattern in _PATTERNS
]
"""What a whole line is; tried at its beginning only, else a long line would cost the square of its length."""
_ANY = re.compile(
    "|".join(
        f"(?{'i' if pattern.flags & re.IGNORECASE else ''}:{pattern.pattern})" for _, pattern in _PATTERNS
    )
)
"""All of them at once: most lines are none."""
_ICON_WORD = re.compile(
    r"[a-z]+(?:_[a-z0-9]+)*"
    r"|(?:[a-z]+(?:_[a-z0-9]+)+|share|event|menu|home|search|person|place|comment|print|schedule|visibility)\s[^a-zA-Z].{0,119}"
)
_LONGEST = 300
"""Characters; a longer line is text unless it is a script."""
_SCRIPT = next(pattern for reason, pattern in _PATTERNS if reason == SCRIPT)


def reason_for(line: str, thai: bool) -> str:
    """Return the reason to leave `line` out as furniture; empty for text.

    Parameters
    ----------
    line : str
        One line, without the blanks around it.
    thai : bool
        The note is Thai, so that a lone lower-case Latin word is the name of an icon.

    Examples
    --------
    >>> reason_for("directions_run", thai=True), reason_for("ผู้นำตามธรรมชาติ", thai=True)
    ('คำไอคอนของหน้าเว็บ', '')
    """
    if len(line) > _LONGEST:
        return SCRIPT if line.isascii() and _SCRIPT.fullmatch(line[:5_000]) else ""
    if thai and _ICON_WORD.fullmatch(line):
        return ICON
    if ("|" in line or "»" in line) and _ROW.fullmatch(line) and _is_menu(line):
        return MENU
    if _ANY.match(line):
        return next(reason for reason, pattern in _PATTERNS if pattern.match(line))
    by = ("โดย" in line and _BY.fullmatch(line)) or ("ๆ" in line and _OTHERS.fullmatch(line))
    return MENU if by else ""


def _is_menu(row: str) -> bool:
    """Say whether a row of words is a menu: its sign leads on, or two of its words are of menus."""
    return "»" in row or sum(bool(_ITEM.fullmatch(part.strip())) for part in row.split("|")) > 1
