"""The rows of a table of codings: who coded which statement with which code, and every fault of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from synth import schema
from synth.exchange.heads import columns
from synth.exchange.places import Places
from synth.exchange.quoted import Passage, Quoted, code_columns
from synth.sheets import stripped
from synth.study.code_names import finder
from synth.telling import Told, joined, told

_PLACE = ("path", "section", "item", "text")


CODING_COLUMNS = (*_PLACE, "codes", "coder", "statement_id")


NEEDED = (("path", "text", "codes"), ("statement_id", "codes"))


class Whole(Places):
    """Finds whole statements only, as `read_codings` promises."""

    def named(self, statement: str) -> tuple[list[Passage], list[Told]]:
        """Find the statement of this id, as one place without ends."""
        name, faults = super().named(statement)
        return [(name, None, None)] if name else [], faults

    def find(self, path: str, section: str, item: str, text: str) -> tuple[list[Passage], list[Told]]:
        """Find the statement that a row means, as one place without ends."""
        name, faults = super().find(path, section, item, text)
        return [(name, None, None)] if name else [], faults


def codings_rows(
    path: Path, places: Whole | Quoted, codebook: pd.DataFrame, coder: str = ""
) -> tuple[pd.DataFrame, pd.DataFrame, list[Told]]:
    """Read the rows of a table of codings; start and end are columns where words of a statement are coded."""
    find = finder({row["code"]: row for row in codebook.to_dict("records")})
    sheet = columns(path, CODING_COLUMNS, *NEEDED)
    if not sheet.rows and sheet.faults:
        sheet = code_columns(path, find) or sheet
    faults, first, codings = list(sheet.faults), {}, {}
    faults += [told("value.row", path=path, row=number, fault=fault) for number, fault in sheet.wrong]
    for number, row in sheet.rows:
        who, meant, wrong = _meant(path, places, row, coder)
        statement = meant[0][0] if meant else ""
        codes, unknown = _codes(find, row["codes"])
        wrong += unknown
        whole = bool(meant) and meant[0][1] is None
        before = first.get((who, statement)) if whole else None
        if before and bool(codes or unknown) != bool(before[1]):
            wrong.append(told("codings.same_statement", row=before[0]))
        if wrong:
            faults.append(told("value.row", path=path, row=number, fault=joined(wrong, "; ")))
        elif meant:
            for name, *_ in meant:
                first.setdefault((who, name), (number, codes))
            codings |= dict.fromkeys((name, code, who, *span) for name, *span in meant for code in codes)
    reviews = [(statement, who) for who, statement in first]
    return (
        _coded(list(codings)),
        pd.DataFrame(reviews, columns=["statement_id", "coder"], dtype=object),
        faults,
    )


def _coded(rows: list[tuple]) -> pd.DataFrame:
    columns = ["statement_id", "code", "coder", "start", "end"]
    table = pd.DataFrame(rows, columns=columns, dtype=object)
    return table if table["start"].notna().any() else table[columns[:3]]


def _meant(
    path: Path, places: Whole | Quoted, row: dict, coder: str
) -> tuple[str, list[Passage], list[Told]]:
    """Return who coded a row and which statements it means, or what is wrong."""
    who, wrong = row.get("coder", coder or path.stem), []
    if not who:
        wrong.append(told("codings.no_coder"))
    if row.get("statement_id"):
        meant, faults = places.named(row["statement_id"])
    else:
        meant, faults = places.find(**{name: row.get(name, "") for name in _PLACE})
    return who, meant, wrong + faults


def _codes(find: Callable[[str], str], cell: str) -> tuple[list[str], list[Told]]:
    codes, unknown = [], []
    for name in filter(None, map(stripped, cell.split(schema.CODE_JOIN))):
        try:
            codes.append(find(name))
        except ValueError as error:
            unknown.append(error.args[0])
    return codes, unknown
