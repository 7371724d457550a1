"""Identifiers that need no counter in the database: of acts, people, codes, texts.

An act's id is a UUID of version 7 (RFC 9562, 5.7), so that the order of the ids is the order of the acts. All
other ids are taken from what they name, so that two people who never met give the same thing the same id.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import threading
import time
import unicodedata
import uuid
from datetime import UTC, datetime
from functools import lru_cache

from synth.signs import STRAY

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "thai-synth.study")
_written = json.JSONEncoder(ensure_ascii=False).encode  # made once: every coding of a file has such an id
_lock, _last = threading.Lock(), 0
YEARS = 2000, 2200
"""The years from which an act may be: wide enough for a clock that is set wrong, and acts still count on."""


def event_id(after: str = "") -> str:
    """Return a new UUID of version 7 that sorts after every earlier one and after the id `after`.

    The first 60 bits that vary are milliseconds and a fraction of one; where the clock stands still or runs
    back they count on by one, so a laptop whose clock was set back still writes its acts in their order.

    Examples
    --------
    >>> first = event_id()
    >>> first < event_id() and uuid.UUID(first).version == 7
    True
    """
    global _last  # noqa: PLW0603 - one clock for the process is what makes the order hold
    seconds, rest = divmod(time.time_ns(), 1_000_000_000)
    now = (seconds * 1000 + rest // 1_000_000) << 12 | (rest % 1_000_000) * 4096 // 1_000_000
    with _lock:
        _last = max(now, _last + 1, _clock(after) + 1 if after else 0)
        value = _last
    number = (value >> 12) << 80 | 7 << 76 | (value & 0xFFF) << 64 | 2 << 62 | secrets.randbits(62)
    return str(uuid.UUID(int=number))


def following(event: str, *parts: str) -> str:
    """Return the id of an act that comes right after `event` and follows from it: the same in every file."""
    clock = _clock(event) + 1
    drawn = int(digest(event, *parts, length=16), 16) & (1 << 62) - 1
    return str(uuid.UUID(int=(clock >> 12) << 80 | 7 << 76 | (clock & 0xFFF) << 64 | 2 << 62 | drawn))


def moment(event: str) -> str:
    """Return the time that an act's id holds, as text; what is left when the act itself was lost."""
    milliseconds = _clock(event) >> 12
    return datetime.fromtimestamp(milliseconds / 1000, UTC).isoformat(timespec="microseconds")


def _first_of(year: int) -> str:
    """Return an id before which no act of the year sorts."""
    milliseconds = int(datetime(year, 1, 1, tzinfo=UTC).timestamp() * 1000)
    return str(uuid.UUID(int=milliseconds << 80))


def now() -> str:
    """Return the present moment in UTC, as it is stored: text that sorts as time does."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


@lru_cache(maxsize=4096)  # names of files, sections and codes stand in every row of a sheet of codings
def plain(name: str) -> str:
    """Return `name` without the differences that nobody sees: NFC, sara am whole, single blanks.

    Examples
    --------
    >>> plain(" ผู้นํา  ชุมชน ") == plain("ผู้นำ ชุมชน")
    True
    """
    name = unicodedata.normalize("NFC", str(name)).replace("\u0e4d\u0e32", "\u0e33")
    for sign in STRAY:
        name = name.replace(sign, "")
    return " ".join(name.split())


def coder_id(name: str) -> str:
    """Return the id of the person called `name`; the same on every computer."""
    return str(uuid.uuid5(NAMESPACE, f"coder:{plain(name)}"))


def nameless(coder: str) -> str:
    """Return what a person is called whose name was lost.

    Examples
    --------
    >>> nameless(coder_id("ครูแดง"))
    'ผู้ลงรหัส f9992e36'
    """
    return f"ผู้ลงรหัส {coder[:8]}"


def code_id(code: str, salt: str = "") -> str:
    """Return the id of a code born under the name `code`; `salt` where that name was used before."""
    return str(uuid.uuid5(NAMESPACE, f"code:{salt}:{plain(code)}"))


def derived(*parts: str) -> str:
    """Return an id made of `parts`, so that the same file imported by two people is one and the same act."""
    return str(uuid.uuid5(NAMESPACE, _written(parts)))


def digest(*parts: object, length: int = 32) -> str:
    """Return a hash of `parts` (text, numbers, lists of them) in `length` hexadecimal digits."""
    content = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def _clock(event: str) -> int:
    number = uuid.UUID(event).int
    return (number >> 80) << 12 | (number >> 64) & 0xFFF


EARLIEST, LATEST = map(_first_of, YEARS)
"""Ids between which every act's id is."""
