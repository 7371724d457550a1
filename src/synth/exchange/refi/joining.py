"""Codes of another program among those of a study: the same code is found by its id, else by its name."""

from __future__ import annotations

import pandas as pd

from synth.study.ids import plain
from synth.telling import noted

from .project import Note


def joined_codebook(
    ours: pd.DataFrame, ids: dict[str, str], theirs: pd.DataFrame, note: Note
) -> tuple[pd.DataFrame, dict[str, str], int]:
    """Put their codes that are new below ours; what we say of a code that both have stands.

    Returns
    -------
    codebook : DataFrame
        With code_id, under which new codes are born.
    called : dict
        Their code_id → what the code is called in the codebook.
    new : int
        How many codes are new.
    """
    rows = [{**row, "code_id": ids[row["code"]]} for row in ours.to_dict("records")]
    codes_by_id = {row["code_id"]: row["code"] for row in rows}
    names = _Names(rows)
    codes_by_guid: dict[str, str] = {}
    new = []
    for row in theirs.to_dict("records"):
        code = codes_by_id.get(row["code_id"]) or names.same(row)
        if code is None:
            code = row["code"]
            new.append(row)
        elif code != row["code"] and plain(row["name"]) != plain(names.row[code]["name"]):
            note(row["code"], noted("exchange.same_code", code=code))
        codes_by_guid[row["code_id"]] = code
    by_code = dict(zip(theirs["code"], theirs["code_id"], strict=True))
    for row in new:
        if row["parent"]:
            row["parent"] = codes_by_guid[by_code[row["parent"]]]
        rows.append(row)
    dimensions = {row["code"]: row["dimension"] for row in rows}
    for row in new:
        if row["parent"] and row["dimension"] != dimensions[row["parent"]]:
            row["dimension"] = dimensions[row["code"]] = dimensions[row["parent"]]
    columns = ["code_id", *ours.columns]
    return pd.DataFrame(rows, columns=columns), codes_by_guid, len(new)


class _Names:
    """The codes of a study by what they are called."""

    def __init__(self, rows: list[dict]):
        self.row = {row["code"]: row for row in rows}
        self._by_column: dict[str, dict[str, list[str]]] = {"code": {}, "name": {}}
        for column, codes_by_name in self._by_column.items():
            for row in rows:
                codes_by_name.setdefault(plain(row[column]), []).append(row["code"])

    def same(self, row: dict) -> str | None:
        """Return the code that has the same short name, or, if there is only one, the same name."""
        for codes_by_name in self._by_column.values():
            for name in filter(None, (row["code"], row["name"])):
                codes = codes_by_name.get(plain(name), [])
                if len(codes) == 1:
                    return codes[0]
        return None
