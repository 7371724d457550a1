"""Every stored row without the erased words, under the ids that it then has; nothing else rewrites rows.

What is rewritten depends on the rows and the tombstones alone, so that two files of a study, each rewritten
where it lies, still have the same rows and can be merged.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict

from sqlalchemy import Connection, Table, and_, bindparam, delete, insert, select

from .. import codebook as books
from .. import ids
from ..column_kinds import COLUMNS
from ..laying import LINE, PLACE, laid
from ..tables import coders, codes, formats, left_out, lines, metadata, statements, texts
from ..tombstones import Erased, Replacement, moved, rewritten

_WORDS = ("words", "name")
_JSON = ("payload", "value", "told", "cell", "target", "subject", "scope", "settings")
_OFFSETS = ("start", "end", "body")

Row = dict
Rows = dict[Table, list[Row]]


def rewrite(connection: Connection, erased: Erased) -> Counter:
    """Take erased words out of every row; return in how many places of each table they stood."""
    counts: Counter = Counter()
    before = {
        table: [dict(row._mapping) for row in connection.execute(select(table))]
        for table in metadata.sorted_tables
        if table is not formats and table.name not in ("erasures", "received", "origins")
    }
    before[_received()] = [dict(row._mapping) for row in connection.execute(select(_received()))]
    gone = {row["text_id"]: erased.places(row["text"]) for row in before[texts]}
    after = {
        table: [_cleaned(table, row, erased, gone, counts) for row in rows] for table, rows in before.items()
    }
    counts["texts"] += sum(map(len, gone.values()))
    if not +counts:
        return Counter()
    _rename(after, {**_texts_renamed(before, after), **_versions_renamed(before, after)})
    for table, rows in after.items():
        _write(connection, table, before[table], rows)
    return +counts


def _received() -> Table:
    return metadata.tables["received"]


def _cleaned(
    table: Table, row: Row, erased: Erased, gone: dict[str, list[Replacement]], counts: Counter
) -> Row:
    """Return a row without the erased words, its places moved with the text that they are in."""
    cleaned = dict(row)
    for name, value in row.items():
        kind = COLUMNS[table.name][name].removesuffix("?")
        if table is texts and name == "text":
            cleaned[name] = rewritten(value, gone[row["text_id"]])
        elif kind in _JSON and value:
            cleaned[name] = erased.without_in(value)
        elif kind in _WORDS:
            cleaned[name] = erased.without(value)
        if table is not texts and cleaned[name] != value and kind in (*_WORDS, *_JSON):
            counts[table.name] += 1
    if table is coders and cleaned["name"] != row["name"]:
        cleaned["name"] = ids.nameless(row["coder_id"])
    places = gone.get(row.get("text_id", ""))
    if places and table is not texts:
        cleaned |= {name: moved(places, row[name]) for name in _OFFSETS if name in row}
        if table is lines and cleaned["told"]:
            line = json.loads(cleaned["told"])
            line |= {name: moved(places, line[name]) for name in ("body", "end") if name in line}
            cleaned["told"] = json.dumps(line, ensure_ascii=False)
    return cleaned


def _texts_renamed(before: Rows, after: Rows) -> dict[str, str]:
    """Return the new id of each text whose rows changed, as a reader gives it that reads the new text."""
    grouped: dict[Table, dict[str, list[Row]]] = {}
    touched = set()
    for table in (texts, statements, left_out, lines):
        grouped[table] = defaultdict(list)
        for old, new in zip(before[table], after[table], strict=True):
            grouped[table][new["text_id"]].append(new)
            if old != new:
                touched.add(new["text_id"])
    return {name: _text_id(name, grouped) for name in sorted(touched)}


def _text_id(name: str, grouped: dict[Table, dict[str, list[Row]]]) -> str:
    text = grouped[texts][name][0]
    read = sorted((row for row in grouped[statements][name] if not row["made"]), key=lambda row: row["start"])
    rows = [{column: row[column] for column in ("statement_id", *PLACE, "certain")} for row in read]
    parts = [
        {column: row[column] for column in ("start", "end", "reason")}
        for row in sorted(grouped[left_out][name], key=lambda row: (row["start"], row["end"]))
    ]
    line_rows = [
        {column: row[column] for column in LINE}
        for row in sorted(grouped[lines][name], key=lambda row: row["position"])
    ]
    return laid(text["source_id"], text["text"], rows, parts, line_rows)["text_id"]


def _versions_renamed(before: Rows, after: Rows) -> dict[str, str]:
    """Return the new id of each version of the codebook whose codes changed."""
    versions: dict[str, list[Row]] = defaultdict(list)
    touched = set()
    for old, new in zip(before[codes], after[codes], strict=True):
        versions[new["version_id"]].append(new)
        if old != new:
            touched.add(new["version_id"])
    renamed = {}
    for name in sorted(touched):
        rows = {row["code_id"]: {field: row[field] for field in books.FIELDS} for row in versions[name]}
        renamed[name] = books.version_of(rows)
    return renamed


def _rename(after: Rows, names: dict[str, str]) -> None:
    """Put new ids wherever old ones of texts and versions are named."""
    for table, rows in after.items():
        kinds = COLUMNS[table.name]
        named = [name for name, kind in kinds.items() if kind.removesuffix("?") in ("hash", "reading")]
        for row in rows:
            for name in named:
                row[name] = names.get(row[name], row[name])
            if "payload" in row and any(old in row["payload"] for old in _mentioned(row["payload"], names)):
                payload = json.loads(row["payload"])
                payload = {
                    key: names.get(entry, entry) if isinstance(entry, str) else entry
                    for key, entry in payload.items()
                }
                row["payload"] = json.dumps(payload, ensure_ascii=False, sort_keys=True)


def _mentioned(payload: str, names: dict[str, str]) -> list[str]:
    return [entry for entry in json.loads(payload).values() if isinstance(entry, str) and entry in names]


def _write(connection: Connection, table: Table, before: list[Row], after: list[Row]) -> None:
    """Write the rows that changed in the place of what they were."""
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    if not changed:
        return
    key = [column.name for column in table.primary_key.columns]
    same = and_(*(table.c[name] == bindparam(f"old_{name}") for name in key))
    connection.execute(
        delete(table).where(same), [{f"old_{name}": old[name] for name in key} for old, _ in changed]
    )
    stay = {tuple(old[name] for name in key) for old, new in zip(before, after, strict=True) if old == new}
    by_key = {tuple(new[name] for name in key): new for _, new in changed}
    fresh = [row for name, row in by_key.items() if name not in stay]
    if fresh:
        connection.execute(insert(table), fresh)
