"""The numbers that Word writes before list paragraphs; its file holds only how to count."""

from __future__ import annotations

import re

from synth.corpus.document import INDENT
from synth.signs import IN_THAI

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_ROMAN = [(10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]


class Numbering:
    """Counts the list paragraphs of one document, in their order."""

    def __init__(self, opened) -> None:
        part = next(
            (rel.target_part for rel in opened.part.rels.values() if rel.reltype.endswith("/numbering")), None
        )
        root = None if part is None else part.element
        self._abstract, self._lists, self._of_style = {}, {}, {}
        self._counts: dict[str, list[int]] = {}
        self._restarted: set[str] = set()
        if root is not None:
            self._learn(root)
        for style in opened.styles:
            if (numbering := style.element.find(f"{_W}pPr/{_W}numPr")) is not None:
                self._of_style[style.style_id] = numbering

    def _learn(self, root) -> None:
        for abstract in root.findall(f"{_W}abstractNum"):
            levels = {lvl.get(f"{_W}ilvl"): lvl for lvl in abstract.findall(f"{_W}lvl")}
            self._abstract[abstract.get(f"{_W}abstractNumId")] = levels
        for num in root.findall(f"{_W}num"):
            starts = {
                override.get(f"{_W}ilvl"): override.find(f"{_W}startOverride").get(f"{_W}val")
                for override in num.findall(f"{_W}lvlOverride")
                if override.find(f"{_W}startOverride") is not None
            }
            self._lists[num.get(f"{_W}numId")] = (_value(num, "abstractNumId"), starts)

    def next(self, paragraph, styles: list[str]) -> tuple[str, str]:
        """Return the item's number in Arabic digits and the marker that stands before it, or two blanks."""
        elements = [paragraph.find(f"{_W}pPr/{_W}numPr"), *(self._of_style.get(name) for name in styles)]
        elements = [element for element in elements if element is not None]
        num = next((value for element in elements if (value := _value(element, "numId"))), "")
        level = next((value for element in elements if (value := _value(element, "ilvl"))), "0")
        abstract, starts = self._lists.get(num, ("", {}))
        levels = self._abstract.get(abstract, {})
        if level not in levels or not level.isdigit():
            return "", ""
        counts = self._count(num, abstract, levels, starts, int(level))
        return _marker(levels, counts, int(level))

    def _count(self, num, abstract, levels, starts, level) -> list[int]:
        counts = self._counts.setdefault(abstract, [])
        if starts and num not in self._restarted:
            self._restarted.add(num)
            counts.clear()
        del counts[level + 1 :]
        while len(counts) <= level:
            name = str(len(counts))
            first = starts.get(name) or _value(levels.get(name), "start") or "1"
            counts.append(int(first) if first.isdigit() else 1)
            if len(counts) <= level:
                continue
            return counts
        counts[level] += 1
        return counts


def _marker(levels, counts, level) -> tuple[str, str]:
    form = _value(levels[str(level)], "numFmt")
    if form == "bullet":
        return "", f"{INDENT * level}• "
    if form == "none":
        return "", ""
    pattern = _value(levels[str(level)], "lvlText") or f"%{level + 1}."

    def filled(match: re.Match) -> str:
        depth = int(match[1]) - 1
        if not 0 <= depth < len(counts):
            return ""
        return _written(counts[depth], _value(levels.get(str(depth)), "numFmt"))

    marker = re.sub(r"%(\d)", filled, pattern).strip()
    number = ".".join(
        str(counts[int(digit) - 1])
        for digit in re.findall(r"%(\d)", pattern)
        if 0 < int(digit) <= len(counts)
    )
    return number, f"{INDENT * level}{marker} " if marker else ""


def _written(count: int, form: str) -> str:
    if form in ("thaiNumbers", "thaiCounting"):
        return str(count).translate(IN_THAI)
    if form == "thaiLetters":
        return _THAI_LETTERS[(count - 1) % len(_THAI_LETTERS)]
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26)
        return letter.upper() if form.startswith("upper") else letter
    if form in ("lowerRoman", "upperRoman") and count < 40:
        text, rest = "", count
        for value, sign in _ROMAN:
            text, rest = text + sign * (rest // value), rest % value
        return text.upper() if form.startswith("upper") else text
    return str(count)


def _value(element, name: str) -> str:
    child = None if element is None else element.find(f"{_W}{name}")
    return "" if child is None else child.get(f"{_W}val") or ""
