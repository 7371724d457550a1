"""One file of a workshop → the text that is stored."""

from __future__ import annotations

import codecs
import hashlib
import re
from pathlib import Path

LARGEST = 20_000_000
"""Bytes of the largest file that is read; a note of this size would fill four thousand pages."""

READ = frozenset({".txt", ".md"})

_SAVE_AS_TEXT = "เปิดด้วยโปรแกรมเดิม แล้วบันทึกเป็นไฟล์ข้อความ (.txt, UTF-8)"
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")


def read_source(path: Path) -> tuple[str, str]:
    """Read the text of one file.

    Decoded (UTF-8, UTF-16, CP874), without byte order mark, line ends as LF, NUL as U+FFFD; nothing else
    is changed: offsets into this text stay true.

    Parameters
    ----------
    path : Path

    Returns
    -------
    text : str
    sha256 : str
        Of the file's bytes, in hexadecimal.

    Raises
    ------
    ValueError
        With two arguments, what is wrong and what to do, both in Thai.
    """
    if path.suffix.lower() not in READ:
        raise ValueError(f"ยังไม่รองรับไฟล์ชนิด {path.suffix or '(ไม่มีนามสกุล)'}", _SAVE_AS_TEXT)
    try:
        if (size := path.stat().st_size) > LARGEST:
            raise ValueError(
                f"ไฟล์ใหญ่เกินไป ({size // 1_000_000} MB เกิน {LARGEST // 1_000_000} MB)", "แบ่งเป็นไฟล์ย่อย"
            )
        data = path.read_bytes()
    except OSError as error:
        raise ValueError(f"เปิดไฟล์ไม่ได้ ({error.strerror})", "ตรวจสอบสิทธิ์การเปิดไฟล์ แล้วอ่านใหม่") from error
    text = decode(data)
    if not re.search(r"\w", text):
        raise ValueError("ไม่พบข้อความในไฟล์", "ตรวจสอบว่าเป็นไฟล์ที่ต้องการ หรือนำออกจากโฟลเดอร์")
    return text, hashlib.sha256(data).hexdigest()


def decode(data: bytes) -> str:
    r"""Decode the bytes of a Thai text file.

    By byte order mark, else UTF-8, else UTF-16 without a mark, else CP874 (TIS-620): detectors that guess
    from frequencies misjudge Thai.

    Raises
    ------
    ValueError
        With two arguments, what is wrong and what to do, both in Thai.

    Examples
    --------
    >>> decode("ชุมชน\r\n".encode("cp874"))
    'ชุมชน\n'
    """
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _CONTROL.search(text) is None:
            text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
            return re.sub("[\x00\ud800-\udfff]", "\ufffd", text)
    raise ValueError("อ่านตัวอักษรในไฟล์ไม่ออก", _SAVE_AS_TEXT)


def _encodings(data: bytes) -> list[str]:
    if data.startswith(codecs.BOM_UTF8):
        return ["utf-8-sig"]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ["utf-16"]
    sample = data[:4096]
    # Thai in UTF-16 alternates with the byte 0x0E, plain ASCII with 0x00
    high = [sum(byte in (0x00, 0x0E) for byte in sample[first::2]) for first in (0, 1)]
    if len(sample) >= 4 and max(high) * 2 > len(sample) * 0.6:
        return ["utf-16-be" if high[0] > high[1] else "utf-16-le"]
    return ["utf-8", "cp874"]
