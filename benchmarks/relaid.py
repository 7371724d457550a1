"""Labelled notes laid out anew: the same words as another person would have set them, to learn from.

What a line is must show in its words and in how it stands to its neighbours, not in the marks of one hand.
So each note is learnt also with other marks before its headings and items, other signs behind who speaks,
other blank lines. The words stay, and so do the labels.
"""

from __future__ import annotations

import random
import re

from synth.corpus.layout.markers import marker_of

_HEADING = re.compile(r"(?P<before>[^⟪⟫⟦⦅]*)⟪(?P<words>[^⟪⟫]+)⟫(?P<behind>[^⟪⟫⟦⦅]*)")
_ITEM = re.compile(r"(?P<before>[^⟦⟪⦅]*)(?P<words>⟦[^⟦⟧]*(?:⟧\s*)?)")
_TURN = re.compile(
    r"(?P<indent>\s*)(?P<before>[^⟦⟪⦅]*)⦅(?P<name>[^⦅⦆]+)⦆(?P<sign>[^⟦⟪⦅]*)(?P<words>⟦[^⟦⟧]*(?:⟧\s*)?)"
)
_HEADED = re.compile(
    r"(?P<indent>\s*)(?P<before>[^⟦⟪⦅]*)⟪(?P<topic>[^⟪⟫]+)⟫(?P<sign>[^⟦⟪⦅]*)(?P<words>⟦[^⟦⟧]*(?:⟧\s*)?)"
)
_NAME = re.compile(r"[^⟦⟪⦅⦆]*⦅(?P<name>[^⦅⦆]+)⦆[^⟦⟪⦅⦆]*")
_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_LETTERS = "กขคงจฉชซ"
_PARAGRAPH = 90
"""Characters from which on a statement without a mark is a paragraph, and stays one."""

HEADINGS = (
    "{w}", "{w}", "{w}", "{w}:", "{w} :", "{n}. {w}", "{t}. {w}", "{n}) {w}", "**{w}**",
    "**{n}. {w}**", "## {w}", "# {w}", "【{w}】", "[{w}]", "<{w}>", "■ {w}", "● {w}", "▶ {w}",
    "★ {w}", "📌 {w}", "ส่วนที่ {n} {w}", "ข้อ {n} {w}", "{l}. {w}", "--- {w} ---", "== {w} ==",
    "“{w}”", "* {w}", "{w} -", "{w} ({n})", "{n}/ {w}", "══ {w} ══", ">> {w}", "{w} =>", "▶ {w} ◀",
    "{l}) {w}", "~ {w} ~",
)  # fmt: skip
ITEMS = (
    "- ", "- ", "-", "• ", "•\t", "* ", "{n}. ", "{n}. ", "{n}) ", "({n}) ", "{t}. ", "{t}) ", "",
    "", "", "✓ ", "→ ", "👉 ", "○ ", "– ", "+ ", "{l}. ", "{l}) ", "{n}.{n} ", "> ",
    "~ ", ">> ", "└ ", "[ ] ", "▪ ",
)  # fmt: skip
TURNS = (
    "{w}: {s}", "{w}: {s}", "{w} : {s}", "{w}:{s}", "{w} - {s}", "{w} – {s}", "{w} — {s}",
    "[{w}] {s}", "({w}) {s}", "<{w}> {s}", "{w}\t{s}", "{w}   {s}", "**{w}**: {s}", "**{w}:** {s}",
    "{c} {w}: {s}", "[{c}] {w}: {s}", "{c} {w} {s}", "{w} ({c}): {s}", "“{s}” — {w}", "“{s}” ({w})",
    "{w} / {s}", "{s} · by {w}", "{s} @{w}",
)  # fmt: skip
NAMES = (
    "{w}", "{w}", "{w}", "{w}:", "**{w}**", "[{w}]", "{w}  {c}", "{c} {w}", "{w} ({c})", "# {w}",
    "— {w} —", "- {w}", "<{w}>", "{w} >", "({w})", "👤 {w}", "{n}. {w}", "#{n} {w} {d}",
    "{w} {d} {c}", "{w} @ {d}", "{w} · {n} ชม.", "{w} 2y",
)  # fmt: skip
TOPICS = (
    "{w}: {s}", "{w}: {s}", "{w} : {s}", "{w} - {s}", "{w} – {s}", "{w} = {s}", "[{w}] {s}",
    "**{w}**: {s}", "{w} → {s}",
)  # fmt: skip


class _Hand:
    """How one person sets notes: chosen once a note."""

    def __init__(self, chance: random.Random) -> None:
        self.headings = {level: chance.choice(HEADINGS) for level in "123"}
        self.items, self.turns = chance.choice(ITEMS), chance.choice(TURNS)
        self.names, self.topics = chance.choice(NAMES), chance.choice(TOPICS)
        self.below = chance.random() < 0.3  # names stand over the words
        self.deep = chance.choice((0, 0, 0, 2, 4, 3))
        self.blanks = chance.choice(("as it is", "as it is", "none", "headings", "blocks"))
        self.changes = {kind for kind in ("headings", "items", "turns", "topics") if chance.random() < 0.75}
        self.wraps = chance.choice(("as it is", "as it is", "joined", "wrapped", "wrapped"))
        self.width, self.hangs = chance.choice((45, 55, 64, 72, 80, 90)), chance.choice((0, 0, 2, 4))
        self.clock = chance.randrange(8 * 60, 15 * 60)
        self._chance, self._numbers = chance, {}

    def number(self, what: str) -> int:
        self._numbers[what] = self._numbers.get(what, 0) + 1
        return self._numbers[what]

    def again(self, *what: str) -> None:
        for one in what:
            self._numbers.pop(one, None)

    def told(self, form: str, words: str, said: str = "", what: str = "") -> str:
        number = self.number(what) if what else 1
        if "{c}" in form:
            self.clock += self._chance.randrange(4)
        clock = f"{self.clock // 60:02}:{self.clock % 60:02}"
        day = f"{1 + self.clock // 60} มี.ค. 65"
        letter = _LETTERS[(number - 1) % len(_LETTERS)]
        return form.format(
            w=words, s=said, n=number, t=str(number).translate(_THAI), l=letter, c=clock, d=day
        )


def relaid(body: str, chance: random.Random) -> str:
    """Return the rows of a labelled note as another hand would have set them."""
    hand = _Hand(chance)
    rows: list[str] = []
    for row in _joined(body.split("\n"), hand):
        label, tab, line = row.partition("\t")
        if not row.strip() or not tab:
            if hand.blanks == "as it is":
                rows.append("")
            continue
        made = _row(label, line, hand)
        apart = label in "123" or (hand.blanks == "blocks" and label in "NT")
        if (
            apart
            and hand.blanks in ("headings", "blocks")
            and rows
            and not rows[-1].startswith(("1", "2", "3"))
        ):
            rows.append("")
        rows += [part for one in made for part in _wrapped(one, hand)]
    return "\n".join(rows)


def _joined(rows: list[str], hand: _Hand) -> list[str]:
    """Put what a statement goes on with behind its first line, if this hand breaks none or breaks others."""
    done: list[str] = []
    for row in rows:
        goes_on = row.startswith("+\t") and bool(done) and done[-1].count("⟦") > done[-1].count("⟧")
        if goes_on and hand.wraps != "as it is" and "|" not in row:
            done[-1] += f" {row[2:].strip()}"
        else:
            done.append(row)
    return done


def _wrapped(row: str, hand: _Hand) -> list[str]:
    """Break a long statement into lines as an editor does, at blanks, else where the line is full."""
    label, _, line = row.partition("\t")
    if hand.wraps != "wrapped" or label not in "SQ" or len(line) <= hand.width or line.count("⟦") != 1:
        return [row]
    first, _, rest = line.partition("⟦")
    indent = " " * (len(first) - len(first.lstrip()) + hand.hangs)
    lines, begins = [], len(first)
    while len(rest) + begins > hand.width and "⟧" in rest:
        at = rest.rfind(" ", 1, hand.width - begins)
        whole = rest.index("⟧")
        if at < (hand.width - begins) // 2:
            at = next((n for n in range(hand.width - begins, whole - 3) if "ก" <= rest[n] <= "ฮ"), whole)
        if at >= whole - 3:
            break
        lines.append(rest[:at].rstrip())
        rest, begins = rest[at:].lstrip(), len(indent)
    lines.append(rest)
    return [f"{label}\t{first}⟦{lines[0]}", *(f"+\t{indent}{part}" for part in lines[1:])]


def _row(label: str, line: str, hand: _Hand) -> list[str]:
    if label in "123":
        return [f"{label}\t{_heading(label, line, hand)}"]
    if label == "N" and "turns" in hand.changes and (found := _NAME.fullmatch(line)):
        return [f"N\t{hand.told(hand.names, _named(found['name']), what='names')}"]
    if label in "SQO" and line.count("⟦") == 1:
        return _statement(label, line, hand)
    if label in "E+" and "items" in hand.changes and not ("|" in line or "\t" in line):
        marker = marker_of(line.strip())
        if label == "E" and marker:
            return [f"E\t{_marked(line.strip()[marker.length :], hand)}"]
        return [f"{label}\t{' ' * hand.deep}{line.strip()}"]
    return [f"{label}\t{line}"]


def _heading(level: str, line: str, hand: _Hand) -> str:
    hand.again("items", *(f"heading {below}" for below in "123" if below > level))
    found = _HEADING.fullmatch(line)
    if not found or "headings" not in hand.changes:
        return line
    return hand.told(hand.headings[level], f"⟪{found['words']}⟫", what=f"heading {level}")


def _statement(label: str, line: str, hand: _Hand) -> list[str]:
    if found := _TURN.fullmatch(line):
        if "turns" not in hand.changes:
            return [f"{label}\t{line}"]
        name, said = _named(found["name"]), found["words"]
        if hand.below:
            over = hand.told(hand.names, name, what="names")
            return [f"N\t{over}", f"{label}\t{' ' * hand.deep}{said}"]
        behind = hand.turns.startswith(("{s}", "“{s}”"))
        form = "{w}: {s}" if behind and "⟧" not in said else hand.turns
        return [f"{label}\t{_marked(hand.told(form, name, said), hand, found['before'])}"]
    if found := _HEADED.fullmatch(line):
        if "topics" not in hand.changes or len(found["topic"]) > 40:
            return [f"{label}\t{line}"]
        words = hand.told(hand.topics, f"⟪{found['topic']}⟫", found["words"])
        return [f"{label}\t{_marked(words, hand, found['before'])}"]
    found = _ITEM.fullmatch(line)
    if (
        not found
        or "items" not in hand.changes
        or "|" in line
        or (found["before"] and not marker_of(line.strip() + "ก"))
    ):
        return [f"{label}\t{line}"]
    if not found["before"] and len(found["words"]) > 90:
        return [f"{label}\t{line}"]
    return [f"{label}\t{_marked(found['words'], hand, found['before'] or '-')}"]


def _marked(words: str, hand: _Hand, before: str = "-") -> str:
    """Put the mark of an item before words that had one."""
    if "items" not in hand.changes:
        return before + words
    return " " * hand.deep + (hand.told(hand.items, "", what="items") if before.strip() else "") + words


def _named(name: str) -> str:
    return f"⦅{name}⦆"
