"""What a person says of each source in ``sources.csv``: project, date, attributes."""

from __future__ import annotations

import datetime
import unicodedata
from pathlib import Path

from synth.corpus.files import ATTRIBUTES_FILE, problem
from synth.sheets import read_sheet
from synth.text.dates import read_dates

GUESSED = "(คาดเดา)"
"""Ends a value of ``sources.csv`` that the machine guessed and nobody has looked at yet."""


class Attributes:
    """The rows of ``sources.csv`` by path; a spreadsheet's row counts for all its sources."""

    def __init__(self, folder: Path, problems: list[dict]) -> None:
        self._problems = problems
        self._rows = _read(folder / ATTRIBUTES_FILE, problems)
        self._used: set[str] = set()

    def of(self, source_id: str, path: str) -> dict[str, str]:
        """Return what is said of a source, by its own row or, failing that, by its file's."""
        key = source_id if source_id in self._rows else path
        self._used.add(key)
        said = self._rows.get(key, {})
        return {head: value for head, value in said.items() if value or key == path == source_id}

    def report_unused(self) -> None:
        """Say which rows name no source."""
        for path in self._rows:
            if path not in self._used:
                self._problems.append(
                    problem(
                        ATTRIBUTES_FILE, path, "ไม่พบเอกสารที่ระบุไว้ในแถวนี้", "แก้ช่อง path ให้ตรงกับชื่อไฟล์ หรือลบแถวนี้"
                    )
                )


def date_of(written: str, path: str, place: str, problems: list[dict]) -> tuple[str, str] | None:
    """Read a date that stands in a cell; one that cannot be read is a row in `problems`."""
    written = written.removesuffix(GUESSED).strip()
    try:
        return datetime.date.fromisoformat(written[:10]).isoformat(), ""
    except ValueError:
        pass
    for _, _, iso_start, iso_end, uncertain in read_dates(written)[:1]:
        until = f"ถึง {iso_end}" if iso_end != iso_start else ""
        return iso_start, "; ".join(filter(None, [until, uncertain]))
    what = f"อ่านวันที่ {written[:40]!r} ไม่ออก"
    problems.append(problem(path, place, what, "เขียนเป็น ปี ค.ศ.-เดือน-วัน เช่น 2021-12-26"))
    return None


def _read(path: Path, problems: list[dict]) -> dict[str, dict]:
    if not path.is_file():
        return {}
    try:
        rows = read_sheet(path)
    except (ValueError, OSError) as error:
        problems.append(problem(ATTRIBUTES_FILE, "", str(error), "บันทึกใหม่เป็น CSV UTF-8"))
        return {}
    heads = [head.strip() for head in rows[0].cells] if rows else []
    attributes: dict[str, dict] = {}
    for row in rows[1:]:
        cells = {head: cell.strip() for head, cell in zip(heads, row.cells, strict=False) if head}
        source_id = unicodedata.normalize("NFC", cells.pop("path", "").replace("\\", "/"))
        if not source_id or source_id in attributes:
            what = "แถวนี้ไม่มี path หรือ path ซ้ำกับแถวก่อน"
            problems.append(problem(ATTRIBUTES_FILE, f"แถว {row.number}", what, "ให้แต่ละเอกสารมีแถวเดียว"))
            continue
        attributes[source_id] = cells
    return attributes
