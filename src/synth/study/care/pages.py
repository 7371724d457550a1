"""The rows that can still be read in the pages of a damaged SQLite file, page by page.

The layout is that of https://sqlite.org/fileformat2.html. A page of rows ("table leaf") says where its cells
are; a row that does not fit goes on in a chain of overflow pages. Since nothing in a study is ever changed, a
page that is no longer in use holds, at worst, rows that stand elsewhere as well.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import pairwise

LEAF, ABOVE = 0x0D, 0x05
INDEX_LEAF, INDEX_ABOVE = 0x0A, 0x02
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""The length in bytes of an integer by its serial type."""
Value = int | float | str | bytes | None


def rows(data: bytes) -> Iterator[tuple[int, list[Value]]]:
    """Give (rowid, values) of every row that is whole in the bytes of a database file."""
    size = _page_size(data)
    for number in range(1, len(data) // size + 1):
        page = data[(number - 1) * size : number * size]
        head = 100 if number == 1 else 0
        if page[head] != LEAF:
            continue
        count = int.from_bytes(page[head + 3 : head + 5], "big")
        for (offset,) in struct.iter_unpack(">H", page[head + 8 : head + 8 + 2 * min(count, size // 4)]):
            try:
                yield _cell(data, page, offset, size)
            except (IndexError, ValueError, struct.error):
                continue  # this cell was overwritten; its neighbours may not be


def trees(data: bytes) -> dict[str, tuple[list[tuple[int, list[Value]]], bool]]:
    """Give what each table and index holds that the file's first page names, and whether all of it was read.

    An entry of a table is (rowid, values), one of an index (0, values and last the rowid). Nothing is given
    where the first page is lost.
    """
    return {name: _tree(data, root) for name, root in roots(data).items()}


def ended(data: bytes, root: int) -> bool:
    """Say whether the last page of a table, or of an index, can be read: that nothing came after it."""
    size, number = _page_size(data), root
    for _ in range(40):
        page = data[(number - 1) * size : number * size]
        if len(page) < size or page[0] not in (LEAF, ABOVE, INDEX_LEAF, INDEX_ABOVE):
            return False
        if page[0] in (LEAF, INDEX_LEAF):
            return True
        number = int.from_bytes(page[8:12], "big")
    return False


def roots(data: bytes) -> dict[str, int]:
    """Return the first page of each table and index that the file's first page names."""
    if not data.startswith(b"SQLite format 3\0"):
        return {}
    return {row[1]: row[3] for _, row in _tree(data, 1)[0] if len(row) == 5 and isinstance(row[3], int)}


def _tree(data: bytes, root: int) -> tuple[list[tuple[int, list[Value]]], bool]:
    size, all_entries, whole = _page_size(data), [], True
    waiting, passed = [root], set()
    while waiting:
        number = waiting.pop()
        page = data[(number - 1) * size : number * size]
        head = 100 if number == 1 else 0
        kind = page[head] if len(page) == size and number not in passed else 0
        passed.add(number)
        if kind not in (LEAF, ABOVE, INDEX_LEAF, INDEX_ABOVE):
            whole = False
            continue
        try:
            entries, below = _page(data, page, head, size)
        except (IndexError, ValueError, struct.error):
            whole = False
            continue
        all_entries += entries
        waiting += below
    return all_entries, whole


def _page(data: bytes, page: bytes, head: int, size: int) -> tuple[list[tuple[int, list[Value]]], list[int]]:
    """Give the entries of one page and the pages below it; raise where one of them cannot be read."""
    kind, inner = page[head], page[head] in (ABOVE, INDEX_ABOVE)
    count, start = int.from_bytes(page[head + 3 : head + 5], "big"), head + (12 if inner else 8)
    entries, below = [], []
    for (offset,) in struct.iter_unpack(">H", _part(page, start, 2 * count)):
        if inner:
            below.append(int.from_bytes(_part(page, offset, 4), "big"))
        if kind == LEAF:
            entries.append(_cell(data, page, offset, size))
        elif kind != ABOVE:
            entries.append((0, _index_cell(data, page, offset + (4 if inner else 0), size)))
    if inner:
        below.append(int.from_bytes(_part(page, head + 8, 4), "big"))
    return entries, below


def _page_size(data: bytes) -> int:
    """Return the size in the file's header; the usual one where the header is lost."""
    size = int.from_bytes(data[16:18], "big")
    size = 65536 if size == 1 else size
    whole = data.startswith(b"SQLite format 3\0") and size >= 512 and size & (size - 1) == 0
    return size if whole else 4096


def _cell(data: bytes, page: bytes, offset: int, size: int) -> tuple[int, list[Value]]:
    length, offset = _varint(page, offset)
    rowid, offset = _varint(page, offset)
    return rowid, _payload(data, page, offset, length, size - 35, size)


def _index_cell(data: bytes, page: bytes, offset: int, size: int) -> list[Value]:
    length, offset = _varint(page, offset)
    return _payload(data, page, offset, length, (size - 12) * 64 // 255 - 23, size)


def _payload(data: bytes, page: bytes, offset: int, length: int, most: int, size: int) -> list[Value]:
    """Read a record of `length` bytes, of which at most `most` stand in the page itself."""
    if length <= most:
        return _record(_part(page, offset, length))
    least = (size - 12) * 32 // 255 - 23
    local = least + (length - least) % (size - 4)
    local = local if local <= most else least
    payload = _part(page, offset, local)
    following = int.from_bytes(_part(page, offset + local, 4), "big")
    passed: set[int] = set()
    while following and len(payload) < length:
        if following in passed:
            raise ValueError("the overflow pages go in a circle")
        passed.add(following)
        further = _part(data, (following - 1) * size, size)
        payload += further[4:]
        following = int.from_bytes(further[:4], "big")
    return _record(_part(payload, 0, length))


def _record(payload: bytes) -> list[Value]:
    end, offset = _varint(payload, 0)
    kinds = []
    while offset < end:
        kind, offset = _varint(payload, offset)
        kinds.append(kind)
    lengths = [_length(kind) for kind in kinds]
    starts = [end]
    for length in lengths:
        starts.append(starts[-1] + length)
    if starts[-1] != len(payload):
        raise ValueError("the row's parts do not fill it")
    return [
        _value(kind, payload[first:last]) for kind, (first, last) in zip(kinds, pairwise(starts), strict=True)
    ]


def _length(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    return 8 if kind == 7 else _INTEGERS.get(kind, 0)


def _value(kind: int, raw: bytes) -> Value:
    if kind == 0:
        return None
    if kind in (8, 9):
        return kind - 8
    if kind == 7:
        return struct.unpack(">d", raw)[0]
    if kind in _INTEGERS:
        return int.from_bytes(raw, "big", signed=True)
    return raw.decode() if kind % 2 else raw


def _varint(raw: bytes, offset: int) -> tuple[int, int]:
    value = 0
    for number in range(9):
        byte = raw[offset + number]
        if number == 8:
            return value << 8 | byte, offset + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return value, offset + number + 1


def _part(raw: bytes, start: int, length: int) -> bytes:
    part = raw[start : start + length]
    if start < 0 or len(part) != length:
        raise ValueError("the row goes on beyond the file")
    return part
