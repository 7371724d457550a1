"""Lessons, recommendations and plans: what people said of them, and where authors add their own."""

from __future__ import annotations

from collections import Counter

from synth.report.behind import Numbers, by_code, by_theme
from synth.report.blocks import Block, Heading, Paragraph, Prompt, Refs, Table
from synth.report.material import Material
from synth.report.named import addressed
from synth.report.parts.ledger import own_recommendations
from synth.report.parts.measures import breadth, counted, unit_of
from synth.report.parts.notes import anchor, origin, quotes, whole_or_shortened, whose
from synth.report.parts.voices import voices
from synth.schema import FINDING_DIMENSION

MOST_ROWS, MOST_OF_THEME = 120, 20
"""Beyond so many statements a table has the first of each theme only; the appendix has all."""
MOST_LETTERS = 240
"""Of a recommendation in the table; the whole of it stands among the statements."""


def lessons_part(m: Material) -> list[Block]:
    """Say what helped and what stood in the way, with voices and a prompt for the lesson drawn from it."""
    words, blocks = m.words, []
    for row in _kinds(m):
        if m.roles.get(row["code"]) in ("recommendation", "plan") or not row["statements"]:
            continue
        blocks += [
            Heading(words.name(row), 2, anchor(m, row["code"], "k")),
            Paragraph(told_of(m, row), "headline", by_code(m).get(row["code"], ())),
            *quotes(m, voices(m)[row["code"]]),
        ]
        if m.roles.get(row["code"]) in ("success", "obstacle"):
            blocks.append(Prompt(words(f"prompt.{m.roles[row['code']]}")))
    return blocks or [Prompt(words("prompt.lessons"))]


def recommendations_part(m: Material) -> list[Block]:
    """List the statements coded as recommendations by theme, with whom they ask."""
    words = m.words
    codes = [row for row in _kinds(m) if m.roles.get(row["code"]) == "recommendation"]
    numbers = _numbers(m, codes)
    blocks: list[Block] = []
    if numbers:
        top = codes[0] if len(codes) == 1 else None
        headline = told_of(m, top) if top else words("lessons.several", count=_count(m, numbers))
        blocks += [Paragraph(headline, "headline", numbers), _table(m, "recommendations", numbers)]
    return blocks if len(own_recommendations(m)) else [*blocks, Prompt(words("prompt.recommendations"))]


def plans_part(m: Material) -> list[Block]:
    """Show statements coded as plans, where there are; what is planned is for people to write."""
    words = m.words
    numbers = _numbers(m, [row for row in _kinds(m) if m.roles.get(row["code"]) == "plan"])
    blocks: list[Block] = [Prompt(words("prompt.plans"))]
    if numbers:
        blocks.append(Paragraph(words("lessons.plans", count=_count(m, numbers)), "headline", numbers))
        blocks.append(_table(m, "plans", numbers))
    return blocks


def _kinds(m: Material) -> list[dict]:
    if not m.coded:
        return []
    named = FINDING_DIMENSION if FINDING_DIMENSION in m.crossings else next(iter(m.crossings), None)
    codes = m.findings["codes"]
    rows = codes[(codes["dimension"] == named) | codes["code"].isin(m.roles)]
    return rows.to_dict("records")


def _numbers(m: Material, codes: list[dict]) -> Numbers:
    return tuple(sorted({number for row in codes for number in by_code(m).get(row["code"], ())}))


def _count(m: Material, numbers: Numbers) -> str:
    return m.words.counted(len(numbers), "statements")


def told_of(m: Material, row: dict) -> str:
    """Say how much there is of a kind, in how many projects, and of which themes most is said."""
    words, own = m.words, set(by_code(m).get(row["code"], ()))
    sentence = words("lessons.counted", kind=words.within(row), count=counted(m, row))
    if unit_of(row):
        sentence += " " + words("themes.breadth", breadth=breadth(m, row))
    names = {theme["theme"]: words.named(theme) for theme in m.findings["themes"].to_dict("records")}
    counts = {theme: len(own & set(by_theme(m).get(theme, ()))) for theme in names}
    phrases = [
        words("lessons.theme", theme=names[theme], count=words.counted(counts[theme], "statements"))
        for theme in foremost(counts)
    ]
    return sentence + (" " + words("lessons.most", themes=words.listing(phrases)) if phrases else "")


def foremost(counts: dict[str, int], most: int = 2) -> list[str]:
    """Name those with the largest counts, at most so many; of equal ones all or none.

    Examples
    --------
    >>> foremost({"ทีม": 9, "ทุน": 25, "ภาคี": 9}), foremost({"ทีม": 9, "ทุน": 25, "ภาคี": 8})
    (['ทุน'], ['ทุน', 'ทีม'])
    >>> foremost({"ทีม": 9, "ทุน": 9, "ภาคี": 9})
    ['ทีม', 'ทุน', 'ภาคี']
    """
    names = sorted((name for name, count in counts.items() if count), key=lambda name: -counts[name])
    if len(names) > most and counts[names[most]] == counts[names[most - 1]]:
        level = counts[names[most]]
        above = [name for name in names if counts[name] > level]
        return above or [name for name in names if counts[name] == level]
    return names[:most]


def _shown(numbers: list[int], places: dict[int, int]) -> tuple[list[int], int]:
    """Keep all statements where they are few, else the first of each theme; say how many are left out."""
    if len(numbers) <= MOST_ROWS:
        return numbers, 0
    counts: Counter = Counter()
    shown = []
    for number in numbers:
        counts[places[number]] += 1
        if counts[places[number]] <= MOST_OF_THEME:
            shown.append(number)
    return shown, len(numbers) - len(shown)


def _table(m: Material, name: str, numbers: Numbers) -> Table:
    """Put statements under the theme that they are about, each traced by its number."""
    words, behind = m.words, by_theme(m)
    names = {theme["theme"]: words.name(theme) for theme in m.findings["themes"].to_dict("records")}
    order = {theme: position for position, theme in enumerate(names)}
    themes = {number: theme for theme in reversed(names) for number in behind.get(theme, ())}
    places = {number: order.get(themes.get(number, ""), len(order)) for number in numbers}
    shown, rest = _shown(sorted(numbers, key=lambda number: (places[number], number)), places)
    rows = []
    for number in shown:
        text = m.statements["text"].iat[number - 1]
        theme = names.get(themes.get(number, "")) or words("lessons.no_theme")
        cut = whole_or_shortened(" ".join(text.split()), MOST_LETTERS)
        rows.append([theme, cut, addressed(text) or None, Refs((number,))])
    asked = any(row[2] for row in rows)
    if not asked:
        rows = [[*row[:2], row[3]] for row in rows]
    keys = (
        "theme",
        "proposed" if name == "recommendations" else "planned",
        *(["asked"] if asked else []),
        "refs",
    )
    notes = [words("note.first_of_theme", most=MOST_OF_THEME, all=_count(m, numbers))] if rest else []
    notes += [words("note.asked")] if asked else []
    return Table(
        name=name,
        title=words(f"caption.{name}"),
        heads=[words(f"column.{key}") for key in keys],
        kinds=["text"] * len(keys),
        rows=rows,
        notes=[*notes, words("note.one_theme"), whose(m), origin(m)],
        group=0,
        sheet=words(f"sheet.{name}"),
    )
