"""Who said or wrote a line, where names stand before, behind or below the words of several lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from synth.corpus.layout.behind import names_behind
from synth.corpus.layout.beneath import NAME, names_beneath
from synth.corpus.layout.column_heads import tells
from synth.corpus.layout.lines import Line
from synth.corpus.layout.markers import marker_of
from synth.corpus.layout.people import people_of
from synth.corpus.layout.spoken import POINTS, pointed_at
from synth.text.dates import find_dates

_BEFORE = re.compile(
    rf"(?:\[(?P<a>{NAME})\]|\{{(?P<b>{NAME})\}}|@(?P<c>[^\s\d:：][^:：\n]{{0,38}}?)\s*[:：])\s*[:：]?\s*(?=\S)"
)
_TASK = re.compile(r"(?:[-*+]\s+)?(?:\[[ xX✓✔]?\]|[☐☑☒□■])\s*(?=\S)")
_ASSIGNED = re.compile(r"(?<!\s)(?:\s+@[^\s@]{2,30})+\s*$")
_LONGEST = 45
"""Characters of a line of a name."""
_ASSIGNEES = 120
"""Characters at the end of a task in which those stand who are to do it."""
_SIGNS, _FAR = frozenset("[{@"), 12
"""What stands before a name, and how far from where its line begins."""
_OPEN = frozenset(("", "item", "plain"))
_FieldsAt = Mapping[int, dict]


def name_before(line: str) -> tuple[str, int]:
    """Return the name in brackets, or behind an @, before somebody's words, and where these begin.

    Examples
    --------
    >>> name_before("[ครูนิด] เราเริ่มจากเด็กสิบคน"), name_before("- {ป้าศรี} ถังไม่พอ"), name_before("[2] สอง")
    (('ครูนิด', 9), ('ป้าศรี', 11), ('', 0))
    """
    marker = marker_of(line)
    match = _BEFORE.match(line, marker.length if marker else 0)
    return (match[match.lastgroup].strip(), match.end()) if match else ("", 0)


def before_assignees(words: str) -> int:
    """Return where the words of a task end, before those who are to do it: they do not say it.

    Examples
    --------
    >>> words = "ซื้อถังให้ครบทุกบ้าน @สมชาย @ครูนก"
    >>> words[: before_assignees(words)]
    'ซื้อถังให้ครบทุกบ้าน'
    """
    match = _ASSIGNED.search(words, max(0, len(words) - _ASSIGNEES))
    return match.start() if match else len(words)


def tasks(lines: Sequence[Line], fields_at: _FieldsAt) -> dict[int, dict]:
    """Return where the words of tasks end, lines with a box before them."""
    ends = {
        line.start: before_assignees(line.text)
        for line in lines
        if line.start not in fields_at and "@" in line.text and _TASK.match(line.text)
    }
    return {start: {"end": start + end} for start, end in ends.items()}


def signed_lines(lines: Sequence[Line], fields_at: _FieldsAt) -> dict[int, dict]:
    r"""Return what is known of lines by the names around them, by where they begin.

    Of several lines, what stands before the words are names and offices (see `people_of`), behind them names
    alone (see `names_among`); what else is in brackets (``[หมายเหตุ] …``, ``… (ครู)``, ``… (แม่น้ำเน่า)``) stays.

    Examples
    --------
    >>> from synth.corpus.layout.lines import lines_of
    >>> cards = lines_of("- ถังไม่พอ (ป้าศรี)\n- รถมาช้า (ลุงดำ)\n- คนมาเยอะ (วันแรก)")
    >>> [said["speaker"] for said in signed_lines(cards, {}).values()]
    ['ป้าศรี', 'ลุงดำ']
    """
    free = [line for line in lines if _is_free(fields_at.get(line.start, {}))]
    signs = [line for line in free if not _SIGNS.isdisjoint(line.text[:_FAR])]
    before = {line: pair for line in signs if (pair := name_before(line.text))[0]}
    behind = names_behind([line for line in free if line not in before])
    name_fields: dict[int, dict] = {}
    if people := _several(people_of, [name for name, _ in before.values()]):
        for line, (name, first) in before.items():
            if name in people:
                name_fields[line.start] = _fields_of_speech(line, fields_at, name) | {
                    "body": line.start + first
                }
    rest = [line for line in free if line.start not in name_fields and POINTS.search(line.text)]
    markers = [marker.length if (marker := marker_of(line.text)) else 0 for line in rest]
    for index, (name, first) in pointed_at(rest, markers).items():
        fields = _fields_of_speech(rest[index], fields_at, name)
        name_fields[rest[index].start] = fields | {"body": rest[index].start + first}
    for line, (name, last) in behind.items():
        name_fields[line.start] = _fields_of_speech(line, fields_at, name) | {"end": line.start + last}
    return names_beneath(lines, fields_at) | _as_marked(lines, fields_at) | name_fields


def _several(judge: Callable[[Sequence[str]], set[str]], names: Sequence[str]) -> set[str]:
    return judge(names) if len(names) > 1 else set()


def _is_free(fields: dict) -> bool:
    return fields.get("kind", "") in _OPEN and not (
        fields.get("speaker") or fields.get("column") or fields.get("level")
    )


def _fields_of_speech(line: Line, fields_at: _FieldsAt, name: str) -> dict:
    """Return what is known of a line that somebody said; an item stays one."""
    fields = fields_at.get(line.start, {})
    marker = marker_of(line.text) if "body" not in fields else None
    if not fields and marker and marker.kind == "item":
        fields = {"kind": "item", "number": marker.number, "body": line.start + marker.length}
    return {"kind": "plain"} | fields | {"speaker": name}


def _as_marked(lines: Sequence[Line], fields_at: _FieldsAt) -> dict[int, dict]:
    """Return what is known of quotations in which the format itself marks who says it, and of that mark.

    What is long, tells something or has a day or a number before words is no name, and stays words.
    """
    name_fields: dict[int, dict] = {}
    quotation: list[Line] = []
    if not any(fields.get("signed") for fields in fields_at.values()):
        return name_fields
    for line in lines:
        fields = fields_at.get(line.start, {})
        name = " ".join(line.text.strip("-–—―() ").split())
        if fields.get("signed") and quotation and _is_signature(name):
            name_fields |= {quoted.start: {"kind": "plain", "speaker": name} for quoted in quotation}
            name_fields[line.start] = {"kind": "column"}
        if not fields.get("quoted") or fields.get("signed"):
            quotation = []
        elif quotation and fields_at[quotation[0].start]["quoted"] == fields["quoted"]:
            quotation.append(line)
        else:
            quotation = [line]
    return name_fields


def _is_signature(name: str) -> bool:
    return 0 < len(name) <= _LONGEST and not (tells(name) or ":" in name or len(find_dates(name)))
